/* Twenty thousand wild inputs, and files and names that mean harm: no crash, no hang, no escape
 * that reaches the terminal.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/rng.h"
#include "expect.h"
#include "kiosk.h"
#include "term/term.h"

/* ---- wild keys ---- */

enum { INPUTS = 20000, BURST = 200 };

static const char *const wild[] = {
    "\r",
    "\r",
    "\r",
    " ",
    " ",
    " ",
    " ",
    "1",
    "7",
    "z",
    "я",
    "ч",
    "\033",
    "\t",
    "\033[Z",
    "\177",
    KEY_F1,
    KEY_F2,
    KEY_F3,
    KEY_F4,
    KEY_F5,
    KEY_F6,
    KEY_F7,
    KEY_F8,
    KEY_F9,
    KEY_F11,
    KEY_F12,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_END,
    "\033[H",
    "\033[5~",
    "\033[6~",
    "\033[3~",
    "\003",

    "\x0c",
    "漢",
    "e\xcc\x81",
    "\xf0\x9f\x8c\x8a",
    "\xd7\xa9\xd7\x9c",
    "\xe2\x80\xae",
    "\033[2",
    "\033[",
    "\033O",
    "\033[20",
    "\xd0",
    "\xff",
    "\xf0\x9f",
    "\033[<0;1;1M",
    "\033]0;x\a",
    "\033[200~вставка\n\t\x01строки\033[201~",
    "\033[200~не закончена",
    "\033[201~",
    "\033[Izq\033[O",
    "0",
    "-",
};

static void put_wild(struct rng *rng, char *burst, size_t size)
{
    const char *next = wild[rng_below(rng, sizeof wild / sizeof wild[0])];
    if (strlen(burst) + strlen(next) < size)
        strcat(burst, next);
}

/* Writes what the terminal takes, reading meanwhile; until it is gone. */
static void type_wildly(struct kiosk *kiosk, const char *burst)
{
    for (size_t left = strlen(burst); left > 0 && kiosk->pty.master >= 0;) {
        ssize_t done = write(kiosk->pty.master, burst, left);
        if (done < 0 && errno != EAGAIN)
            return;
        burst += done > 0 ? done : 0;
        left -= done > 0 ? (size_t)done : 0;
        pty_is_silent(&kiosk->pty, 1);
    }
    pty_settle(&kiosk->pty);
}

/* F10 on the first screen and on a fault leaves the program, which is fine; then it is started
 * again. */
static void start_again_when_left(struct kiosk *kiosk)
{
    if (kiosk->pty.alternate && kiosk->pty.master >= 0 && kiosk->pty.sync >= 0)
        return;
    int ended = pty_wait_end(&kiosk->pty);
    bool by_late_key = WIFSIGNALED(ended) && WTERMSIG(ended) == SIGINT && !kiosk->pty.alternate;
    if (!by_late_key && (!WIFEXITED(ended) || WEXITSTATUS(ended) != 0))
        fail_msg("it ended with status %x", (unsigned)ended);
    kiosk_forget(kiosk);
    kiosk_start(kiosk, 24, 80);
    pty_wait_frames(&kiosk->pty, 1);
}

static void test_wild_keys(void **state)
{
    (void)state;
    const char *wanted = getenv("VOLNA_INPUTS");
    int inputs = wanted != NULL ? (int)strtol(wanted, NULL, 10) : INPUTS;
    struct rng rng = rng_start((uint64_t)term_monotonic_ns(), 1);
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_start(&kiosk, 24, 80);
    pty_wait_frames(&kiosk.pty, 1);
    for (int typed = 0; typed < inputs; typed += BURST) {
        char burst[BURST * 48] = "";
        for (int i = 0; i < BURST; i++)
            put_wild(&rng, burst, sizeof burst);
        type_wildly(&kiosk, burst);
        start_again_when_left(&kiosk);
    }
    pty_is_silent(&kiosk.pty, 300);
    start_again_when_left(&kiosk);
    int frames = kiosk.pty.frames;
    kiosk_type(&kiosk, "\033[201~\x0c"); /* it still answers */
    pty_wait_frames(&kiosk.pty, frames + 1);
    kiosk_quit(&kiosk);
    kiosk_remove(&kiosk);
}

/* ---- hostile names ---- */

static void test_hostile_names(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_play(
        &kiosk,
        "\033]0;взлом\a,'; DROP TABLE event; --,=cmd|' /C calc'!A0,%s%n%p,\xe2\x80\xae\xd7\xa9,"
        "<script>,\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7");
    pty_settle(&kiosk.pty);
    expect_true(strstr(kiosk.pty.seen, "\033]0;") == NULL);
    kiosk_do(&kiosk, " ", "Показать вопрос");
    kiosk_do(&kiosk, " ", "Закрыть");
    kiosk_do(&kiosk, "1", "✓");
    kiosk_quit(&kiosk);
    static struct journal journal;
    journal_read(kiosk.db, &journal);
    expect_true(journal_count(&journal, EVENT_TEAM_JOINED, -2, -2) >= 5);
    kiosk_remove(&kiosk);
}

/* ---- hostile files ---- */

enum { FILES_MAX = 4000 };
static char *files[FILES_MAX];
static size_t file_count;

static int note_file(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status, (void)where;
    if (kind == FTW_F && file_count < FILES_MAX)
        files[file_count++] = strdup(path);
    return 0;
}

/* Waits for the first frame; false when it ends without one. */
static bool begins(struct kiosk *kiosk)
{
    int64_t deadline_ns = term_monotonic_ns() + INT64_C(10000000000);
    while (kiosk->pty.frames == 0 && kiosk->pty.sync >= 0 && term_monotonic_ns() < deadline_ns)
        pty_is_silent(&kiosk->pty, 5);
    return kiosk->pty.frames > 0;
}

/* Played in a terminal: refused before the terminal is taken, or playable; never anything else. */
static void test_every_file_of_the_corpus(void **state)
{
    (void)state;
    nftw("tests/fuzz/corpus", note_file, 8, FTW_PHYS);
    if (file_count == 0)
        expect_skip("there is no corpus");
    for (size_t i = 0; i < file_count; i++) {
        struct kiosk kiosk;
        kiosk_make(&kiosk);
        kiosk.arguments[0] = "play";
        kiosk.arguments[1] = files[i];
        kiosk.arguments[2] = "--teams";
        kiosk.arguments[3] = "Томь,Кия";
        kiosk_start(&kiosk, 24, 80);
        if (begins(&kiosk)) {
            kiosk_type(&kiosk, "   1\r7\r  \r\r ");
            pty_settle(&kiosk.pty);
            kiosk_quit(&kiosk);
        } else {
            int ended = pty_wait_end(&kiosk.pty);
            if (!WIFEXITED(ended) || WEXITSTATUS(ended) != 1)
                fail_msg("%s: status %x", files[i], (unsigned)ended);
            kiosk_forget(&kiosk);
        }
        if (strstr(kiosk.pty.seen, "\033]0;") != NULL)
            fail_msg("%s: an escape reached the terminal", files[i]);
        kiosk_remove(&kiosk);
        free(files[i]);
    }
    file_count = 0;
}

const struct test_case tests_hostile[] = {
    TEST(test_wild_keys),
    TEST(test_hostile_names),
    TEST(test_every_file_of_the_corpus),
    {0},
};
