#define _GNU_SOURCE

#include "kiosk.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "expect.h"
#include "term/term.h"

static const int64_t patience_ns = 5000000000;

/* ---- the folder ---- */

/* The tests press faster than a person: keys pressed at once are all meant. */
static void write_settings(const struct kiosk *kiosk)
{
    char path[KIOSK_PATH + 16];
    snprintf(path, sizeof path, "%s/config.yaml", kiosk->folder);
    FILE *file = fopen(path, "w");
    expect_true(file != NULL);
    fputs("double_press_ms: 0\n", file);
    fclose(file);
}

void kiosk_make(struct kiosk *kiosk)
{
    *kiosk = (struct kiosk){0};
    snprintf(kiosk->folder, sizeof kiosk->folder, "/tmp/volna-test-XXXXXX");
    expect_true(mkdtemp(kiosk->folder) != NULL);
    snprintf(kiosk->db, sizeof kiosk->db, "%.64s/volna.db", kiosk->folder);
    write_settings(kiosk);
}

void kiosk_remove(struct kiosk *kiosk)
{
    DIR *folder = opendir(kiosk->folder);
    for (struct dirent *file; folder != NULL && (file = readdir(folder)) != NULL;) {
        char path[KIOSK_PATH + 300];
        snprintf(path, sizeof path, "%s/%s", kiosk->folder, file->d_name);
        if (file->d_name[0] != '.')
            unlink(path);
    }
    if (folder != NULL)
        closedir(folder);
    rmdir(kiosk->folder);
}

/* ---- starting ---- */

static const struct kiosk *starting; /* set before the fork */

const char *kiosk_program(char path[512])
{
    ssize_t length = readlink("/proc/self/exe", path, 500);
    path[length > 0 ? length : 0] = '\0';
    for (int i = 0; i < 2; i++)
        if (strrchr(path, '/') != NULL)
            *strrchr(path, '/') = '\0';
    strcat(path, "/volna");
    return path;
}

static int child(void)
{
    char path[512], config[KIOSK_PATH + 16];
    snprintf(config, sizeof config, "%s/config.yaml", starting->folder);
    const char *arguments[KIOSK_ARGUMENTS + 8] = {
        "volna", "--content", "tests/app/content", "--db", starting->db, "--config", config};
    for (size_t i = 0; i < KIOSK_ARGUMENTS && starting->arguments[i] != NULL; i++)
        arguments[7 + i] = starting->arguments[i];
    kiosk_program(path);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("XDG_DATA_HOME", starting->folder, 1); /* what is saved there is not the user's */
    if (starting->preload != NULL) {
        setenv("LD_PRELOAD", starting->preload, 1);
        setenv("ASAN_OPTIONS", "verify_asan_link_order=0", 1);
    }
    if (starting->user != 0 &&
        (setgid((gid_t)starting->user) != 0 || setuid((uid_t)starting->user) != 0))
        return 126;
    union {
        const char **constant;
        char *const *plain;
    } list = {arguments};
    execv(path, list.plain);
    return 127;
}

void kiosk_start(struct kiosk *kiosk, int rows, int columns)
{
    starting = kiosk;
    pty_start(&kiosk->pty, rows, columns, "xterm-256color", NULL, child);
    kiosk->runs = true;
    memset(kiosk->arguments, 0, sizeof kiosk->arguments);
}

void kiosk_play(struct kiosk *kiosk, const char *teams)
{
    kiosk->arguments[0] = "play";
    kiosk->arguments[1] = EVENING;
    kiosk->arguments[2] = "--teams";
    kiosk->arguments[3] = teams;
    kiosk_start(kiosk, 40, 120);
    kiosk_wait(kiosk, "перекличка");
}

void kiosk_start_question(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "Томь,Кия,Мрассу");
    kiosk_do(kiosk, " ", "Показать вопрос");
    kiosk_do(kiosk, " ", "Закрыть");
}

void kiosk_continue(struct kiosk *kiosk)
{
    kiosk_start(kiosk, 40, 120);
    kiosk_wait(kiosk, "Продолжить: «" EVENING_TITLE "»");
    kiosk_do(kiosk, "\r", "F10 Меню"); /* the last row */
}

/* ---- typing and looking ---- */

void kiosk_type(struct kiosk *kiosk, const char *keys)
{
    pty_type(&kiosk->pty, keys);
}

void kiosk_wait(struct kiosk *kiosk, const char *text)
{
    pty_wait_text(&kiosk->pty, text);
}

void kiosk_do(struct kiosk *kiosk, const char *keys, const char *text)
{
    kiosk_type(kiosk, keys);
    kiosk_wait(kiosk, text);
}

const char *kiosk_screen(struct kiosk *kiosk, char out[SCREEN_TEXT_MAX])
{
    size_t length = 0;
    for (int row = 0; row < kiosk->pty.rows; row++) {
        pty_row(&kiosk->pty, row, out + length, SCREEN_TEXT_MAX - length - 2);
        length += strlen(out + length);
        out[length++] = '\n';
    }
    out[length] = '\0';
    return out;
}

bool kiosk_shows(struct kiosk *kiosk, const char *text)
{
    static char screen[SCREEN_TEXT_MAX];
    return strstr(kiosk_screen(kiosk, screen), text) != NULL;
}

void kiosk_wait_gone(struct kiosk *kiosk, const char *text)
{
    int64_t deadline_ns = term_monotonic_ns() + patience_ns;
    while (kiosk_shows(kiosk, text)) {
        if (term_monotonic_ns() > deadline_ns)
            fail_msg("the screen still shows \"%s\"", text);
        pty_is_silent(&kiosk->pty, 20);
    }
}

/* ---- ending ---- */

void kiosk_expect_end(struct kiosk *kiosk, int status)
{
    int ended = pty_wait_end(&kiosk->pty);
    kiosk->runs = false;
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == status)
        return;
    static char screen[SCREEN_TEXT_MAX];
    fprintf(stderr, "%s", kiosk_screen(kiosk, screen)); /* what a sanitizer said stands there */
    if (!WIFEXITED(ended))
        fail_msg("it was ended by signal %d", WTERMSIG(ended));
    expect_int(WEXITSTATUS(ended), status);
}

void kiosk_forget(struct kiosk *kiosk)
{
    if (kiosk->pty.master >= 0)
        close(kiosk->pty.master);
    kiosk->pty.master = -1;
    vterm_free(kiosk->pty.vterm);
}

void kiosk_quit(struct kiosk *kiosk)
{
    kill(kiosk->pty.child, SIGTERM);
    kiosk_expect_end(kiosk, 0);
    kiosk_forget(kiosk);
}

void kiosk_kill(struct kiosk *kiosk)
{
    kill(kiosk->pty.child, SIGKILL);
    int ended = pty_wait_end(&kiosk->pty);
    kiosk->runs = false;
    expect_true(WIFSIGNALED(ended) && WTERMSIG(ended) == SIGKILL);
}

/* ---- the journal ---- */

static bool take(void *data, const struct event *event)
{
    struct journal *journal = data;
    if (journal->count == JOURNAL_MAX)
        return false;
    struct entry *entry = &journal->entries[journal->count++];
    *entry = (struct entry){.kind = event->kind,
                            .seq = event->seq,
                            .cause = event->cause,
                            .wall_ms = event->wall_ms,
                            .mono_ns = event->mono_ns,
                            .amount = event->amount,
                            .step = event->step,
                            .team = event->team};
    text_copy(entry->text, sizeof entry->text, event->text);
    return true;
}

void journal_read(const char *db, struct journal *journal)
{
    struct arena arena = {0};
    struct session_info *sessions;
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    size_t count = 0;
    journal->count = 0;
    struct store *store = store_open(db, true, &fault, &err);
    expect_ok(store != NULL, &err);
    expect_ok(store_sessions(store, &arena, &sessions, &count, &fault, &err), &err);
    expect_true(count > 0);
    journal->session = sessions[0].id;
    expect_ok(store_events(store, journal->session, take, journal, &fault, &err), &err);
    arena_free(&arena);
    store_close(store);
}

size_t journal_count(const struct journal *journal, enum event_kind kind, int step, int team)
{
    size_t count = 0;
    for (size_t i = 0; i < journal->count; i++) {
        const struct entry *at = &journal->entries[i];
        count += at->kind == kind && (step == -2 || at->step == step) &&
                 (team == -2 || at->team == team);
    }
    return count;
}

const struct entry *journal_last(const struct journal *journal, enum event_kind kind)
{
    for (size_t i = journal->count; i > 0; i--)
        if (journal->entries[i - 1].kind == kind)
            return &journal->entries[i - 1];
    return NULL;
}
