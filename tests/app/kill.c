/* kill -9 at any moment of an evening. After it everything that was on the screen is in the
 * journal, nothing is there twice, and the game goes on from that very place.
 *
 * The evening is a list of things typed. It is played once undisturbed; the screen and the length
 * of the journal after each thing are the measure. Then it is played again and again with the
 * program killed at random frames in the middle of random bursts, continued each time from what the
 * journal says. Draws are the same in all, since the session is always the same one, copied.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "expect.h"
#include "kiosk.h"
#include "term/term.h"

enum { KILLS = 15, BURST_MAX = 5, ROWS = 40, COLUMNS = 120 };

#define ERASE "\177\177\177\177\177\177\177\177\177\177\177\177"

/* Each leaves at least one event, and can be typed again when it was cut short. */
static const struct act {
    const char *keys;
    bool at_rollcall; /* to be typed there; continuing leads to the teams */
} acts[] = {
    {"Кия\r", false},
    {"Мрассу\r", false},
    {"1", true}, /* the roll-call */
    {"8", true},
    {"с", true},
    {" ", true},  /* the first question */
    {" ", false}, /* is open */
    {"1", false},
    {"8", false},
    {"2", false}, /* changes its mind */
    {"z", false},
    {KEY_F3 "\r", false}, /* taken back */
    {"x", false},
    {" ", false},
    {" ", false},
    {KEY_F8 "\r\r\r", false}, /* a point from the host */
    {" ", false},
    {" ", false}, /* the second, with a clock */
    {"2", false},
    {KEY_F5, false}, /* half a minute more */
    {"7", false},
    {"я", false},
    {" ", false},
    {" ", false},
    {KEY_F6, false}, /* does not count */
    {KEY_F3 "\r", false},
    {" ", false},
    {" ", false},
    {"1", false},
    {"3", false},
    {"7", false},
    {"8", false},
    {"c", false},
    {" ", false},
    {" ", false},
    {KEY_F7 "\r\033", false}, /* the host's word */
    {" ", false},             /* standings */
    {" ", false},
    {" ", false},
    /* the first key starts the turn */
    {" " ERASE "Маяковский\r", false},
    {" " ERASE "Vfzrjdcrbq\r", false},
    {" " ERASE "Есенин\r", false},
    {" ", false},
    {" ", false},
    {" ", false},
    {" " ERASE "1618\r", false},
    {" " ERASE "1620\r", false},
    {" " ERASE "1600\r", false},
    {" ", false},
    {" ", false}, /* the end */
};

enum { ACTS = sizeof acts / sizeof acts[0] };

/* What the undisturbed evening showed and kept after each act; [0] is before the first. */
static struct {
    char folder[KIOSK_PATH], db[KIOSK_PATH];
    char *screens[ACTS + 1];
    size_t events[ACTS + 1];
    struct journal journal;
} measure;

/* ---- the journal without what differs by being killed ---- */

static bool is_noise(const struct entry *entry)
{
    return entry->kind == EVENT_INTERRUPTED || entry->kind == EVENT_RESUMED ||
           entry->kind == EVENT_DRAFT_KEPT;
}

static void read_filtered(const char *db, struct journal *journal)
{
    size_t kept = 0;
    journal_read(db, journal);
    for (size_t i = 0; i < journal->count; i++)
        if (!is_noise(&journal->entries[i]))
            journal->entries[kept++] = journal->entries[i];
    journal->count = kept;
}

static bool is_same(const struct entry *a, const struct entry *b)
{
    bool counts = a->kind == EVENT_POINTS_AWARDED || a->kind == EVENT_ANSWER_JUDGED ||
                  a->kind == EVENT_STEP_OPENED;
    return a->kind == b->kind && a->step == b->step && a->team == b->team &&
           strcmp(a->text, b->text) == 0 && (!counts || a->amount == b->amount);
}

static void copy_file(const char *from, const char *to)
{
    char command[3 * KIOSK_PATH];
    snprintf(command, sizeof command, "cp %s %s", from, to);
    expect_int(system(command), 0);
}

/* ---- the undisturbed evening ---- */

/* How many keys there are: each is followed by a frame. */
static int count_keys(const char *keys)
{
    int count = 0;
    for (const char *at = keys; *at != '\0'; count++) {
        bool sequence = at[0] == '\033' && (at[1] == '[' || at[1] == 'O');
        at += sequence ? 2 : 1;
        while (sequence ? *at < '@' : (*at & 0xc0) == 0x80)
            at++;
        at += sequence;
    }
    return count;
}

static void play_undisturbed(void)
{
    struct kiosk kiosk;
    static char screen[SCREEN_TEXT_MAX];
    kiosk_make(&kiosk);
    copy_file(measure.db, kiosk.db);
    kiosk_continue(&kiosk);
    for (size_t i = 0; i <= ACTS; i++) {
        if (i > 0 && acts[i - 1].at_rollcall && !(i > 1 && acts[i - 2].at_rollcall))
            kiosk_do(&kiosk, "\r", "перекличка");
        int frames = kiosk.pty.frames;
        if (i > 0) {
            kiosk_type(&kiosk, acts[i - 1].keys);
            pty_wait_frames(&kiosk.pty, frames + count_keys(acts[i - 1].keys));
        }
        pty_settle(&kiosk.pty);
        measure.screens[i] = strdup(kiosk_screen(&kiosk, screen));
        read_filtered(kiosk.db, &measure.journal);
        measure.events[i] = measure.journal.count;
        if (i > 0 && measure.events[i] <= measure.events[i - 1])
            fail_msg("act %zu left nothing in the journal:\n%s", i, screen);
    }
    kiosk_wait(&kiosk, "Победила команда");
    kiosk_quit(&kiosk);
    kiosk_remove(&kiosk);
}

/* A session with one team, not yet begun. */
static void prepare(void)
{
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_play(&kiosk, "Томь");
    kiosk_quit(&kiosk);
    memcpy(measure.folder, kiosk.folder, sizeof measure.folder);
    memcpy(measure.db, kiosk.db, sizeof measure.db);
    play_undisturbed();
}

static void put_away(void)
{
    struct kiosk kiosk = {0};
    memcpy(kiosk.folder, measure.folder, sizeof kiosk.folder);
    kiosk_remove(&kiosk);
    for (size_t i = 0; i <= ACTS; i++)
        free(measure.screens[i]);
}

/* ---- an evening with kills ---- */

struct evening {
    struct kiosk kiosk;
    struct rng rng;
    size_t done, sent; /* acts: those the journal holds, those typed */
    bool stands;       /* the clock, since the game was continued; Space lets it go on */
    int kills;
};

static int draw(struct evening *evening, int below)
{
    return (int)rng_below(&evening->rng, (uint32_t)below);
}

/* The act after which the screen looked like this, 0 when it is none of those typed since. */
static size_t shown_act(struct evening *evening)
{
    static char screen[SCREEN_TEXT_MAX];
    kiosk_screen(&evening->kiosk, screen);
    for (size_t i = evening->done; i <= evening->sent; i++)
        if (strcmp(screen, measure.screens[i]) == 0)
            return i;
    return 0;
}

/* The journal begins exactly as that of the undisturbed evening, holds what was seen, and nothing
 * that was not typed. */
static void expect_nothing_lost(struct evening *evening, size_t seen)
{
    static struct journal journal;
    read_filtered(evening->kiosk.db, &journal);
    for (size_t i = 0; i < journal.count; i++)
        if (i >= measure.journal.count ||
            !is_same(&journal.entries[i], &measure.journal.entries[i]))
            fail_msg("kill %d: event %zu is %s \"%s\", not that of the evening", evening->kills,
                     i + 1, event_kinds[journal.entries[i].kind].name, journal.entries[i].text);
    if (journal.count < measure.events[seen])
        fail_msg("kill %d: act %zu was on the screen, but the journal has %zu events, not %zu",
                 evening->kills, seen, journal.count, measure.events[seen]);
    expect_true(journal.count <= measure.events[evening->sent]);
    while (evening->done < ACTS && measure.events[evening->done + 1] <= journal.count)
        evening->done++;
}

static void kill_it(struct evening *evening, size_t seen)
{
    kiosk_kill(&evening->kiosk);
    size_t last = shown_act(evening);
    evening->kills++;
    expect_nothing_lost(evening, last > seen ? last : seen);
    kiosk_forget(&evening->kiosk);
}

/* The game is offered, and stands where the journal says. False when it was killed before it came
 * so far. */
static bool take_up(struct evening *evening)
{
    struct kiosk *kiosk = &evening->kiosk;
    kiosk_start(kiosk, ROWS, COLUMNS);
    evening->sent = evening->done;
    if (draw(evening, 8) == 0) {
        pty_wait_frames(&kiosk->pty, draw(evening, 2));
        kill_it(evening, evening->done);
        return false;
    }
    kiosk_wait(kiosk, "Продолжить: «" EVENING_TITLE "»");
    kiosk_type(kiosk, "\r");
    if (draw(evening, 8) == 0) {
        pty_wait_frames(&kiosk->pty, draw(evening, 3));
        kill_it(evening, evening->done);
        return false;
    }
    kiosk_wait(kiosk, "F10 Меню"); /* the last row */
    if (acts[evening->done].at_rollcall)
        kiosk_do(kiosk, "\r", "перекличка");
    evening->stands = kiosk_shows(kiosk, "Игра прерывалась");
    return true;
}

static void play_a_burst(struct evening *evening)
{
    char burst[512] = "";
    int inputs = 0, count = 1 + draw(evening, BURST_MAX);
    bool undoes = strncmp(acts[evening->sent].keys, KEY_F3, strlen(KEY_F3)) == 0;
    if (evening->stands && !undoes) /* what would be undone is that the clock goes on */
        strcat(burst, " ");
    for (; count > 0 && evening->sent < ACTS; count--) {
        if (acts[evening->sent].at_rollcall && !acts[evening->sent - 1].at_rollcall &&
            evening->sent > evening->done)
            strcat(burst, "\r"); /* from the teams */
        strcat(burst, acts[evening->sent].keys);
        inputs += (int)strlen(acts[evening->sent++].keys);
        if (evening->stands && undoes)
            strcat(burst, " ");
        evening->stands = false;
    }
    size_t seen = evening->done;
    int frames = draw(evening, inputs + 4);
    kiosk_type(&evening->kiosk, burst);
    for (int i = 0; i < frames && !pty_is_silent(&evening->kiosk.pty, 15); i++) {
        size_t now = shown_act(evening);
        seen = now > seen ? now : seen;
    }
    kill_it(evening, seen);
}

static void test_kills_cost_nothing(void **state)
{
    (void)state;
    const char *wanted = getenv("VOLNA_KILLS");
    int kills = wanted != NULL ? (int)strtol(wanted, NULL, 10) : KILLS;
    struct evening evening = {.rng = rng_start((uint64_t)term_monotonic_ns(), 0)};
    prepare();
    for (int played = 0; played < kills;) {
        kiosk_make(&evening.kiosk);
        copy_file(measure.db, evening.kiosk.db);
        evening.done = evening.sent = 0;
        evening.kills = played;
        while (evening.done < ACTS && evening.kills < kills)
            if (take_up(&evening))
                play_a_burst(&evening);
        played = evening.kills;
        kiosk_remove(&evening.kiosk);
    }
    put_away();
}

/* ---- the clock ---- */

static int64_t kept_ms(const struct kiosk *kiosk)
{
    static struct journal journal;
    journal_read(kiosk->db, &journal);
    const struct entry *last = journal_last(&journal, EVENT_INTERRUPTED);
    expect_true(last != NULL);
    return last->amount;
}

static void test_time_left_is_kept(void **state)
{
    (void)state;
    struct kiosk kiosk;
    int64_t played_ms = 0;
    kiosk_make(&kiosk);
    kiosk_start_question(&kiosk);
    kiosk_do(&kiosk, " ", "Показать ответ");
    kiosk_do(&kiosk, " ", "Дальше");
    kiosk_do(&kiosk, " ", "Показать вопрос");
    for (int run = 0; run < 2; run++) {
        int64_t typed_ns = term_monotonic_ns();
        kiosk_do(&kiosk, " ", "Закрыть");
        int64_t seen_ns = term_monotonic_ns();
        /* Long enough that the second that may be lost leaves something to be kept. */
        while (term_monotonic_ns() - seen_ns < (1600 + 350 * run) * INT64_C(1000000))
            pty_is_silent(&kiosk.pty, 50);
        int64_t before_ns = term_monotonic_ns();
        kiosk_kill(&kiosk);
        int64_t after_ns = term_monotonic_ns();
        kiosk_forget(&kiosk);
        kiosk_continue(&kiosk);
        kiosk_wait(&kiosk, "Игра прерывалась");
        int64_t kept = kept_ms(&kiosk);
        expect_true(kept <= played_ms + (after_ns - typed_ns) / 1000000);
        expect_true(kept >= played_ms + (before_ns - seen_ns) / 1000000 - 1000);
        played_ms = kept;
    }
    expect_true(played_ms > 500);
    kiosk_quit(&kiosk);
    kiosk_remove(&kiosk);
}

/* While it is paused nothing runs, and being killed does not start it. */
static void test_a_paused_clock_stays(void **state)
{
    (void)state;
    struct kiosk kiosk;
    static struct journal journal;
    kiosk_make(&kiosk);
    kiosk_start_question(&kiosk);
    kiosk_do(&kiosk, " ", "Показать ответ");
    kiosk_do(&kiosk, "  ", "Показать вопрос");
    kiosk_do(&kiosk, " ", "Пауза");
    kiosk_do(&kiosk, KEY_F4, "Пауза. Пробел");
    kiosk_kill(&kiosk);
    kiosk_forget(&kiosk);
    for (int run = 0; run < 2; run++) {
        kiosk_continue(&kiosk);
        kiosk_wait(&kiosk, CLOCK_STANDS);
        kiosk_kill(&kiosk);
        kiosk_forget(&kiosk);
    }
    journal_read(kiosk.db, &journal);
    int64_t paused_ms = journal_last(&journal, EVENT_PAUSED)->amount;
    kiosk_continue(&kiosk);
    kiosk_do(&kiosk, " ", "Закрыть");
    kiosk_do(&kiosk, KEY_F4, "Пауза. Пробел");
    kiosk_quit(&kiosk);
    journal_read(kiosk.db, &journal);
    int64_t again_ms = journal_last(&journal, EVENT_PAUSED)->amount;
    expect_true(again_ms >= paused_ms);
    expect_true(again_ms < paused_ms + 1000);
    kiosk_remove(&kiosk);
}

const struct test_case tests_kill[] = {
    TEST(test_kills_cost_nothing),
    TEST(test_time_left_is_kept),
    TEST(test_a_paused_clock_stays),
    {0},
};
