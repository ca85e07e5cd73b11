/* The journal: names that are for ever, batches, loading, stepping through. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "engine/build.h"
#include "engine/modes/modes.h"
#include "engine/play.h"
#include "expect.h"

static struct build build;
static struct play play;

static void begin(void)
{
    build_start(&build);
    build_choice(&build, "*a|b|c|d")->shuffle = true;
    build_text(&build, "Томь", "");
    play_start(&play, &build.plan);
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

/* A change here breaks every journal that was ever written: add, never change. */
static void test_names_are_for_ever(void **state)
{
    (void)state;
    struct buf out = {0};
    for (size_t i = 0; i < EVENT_KINDS; i++) {
        enum event_kind kind = EVENT_KINDS;
        buf_format(&out, "%s%s\n", event_kinds[i].name, event_kinds[i].quiet ? " (quiet)" : "");
        expect_true(event_kind_named(event_kinds[i].name, &kind));
        expect_int(kind, i);
    }
    expect_golden("engine/events", buf_string(&out));
    buf_free(&out);
    enum event_kind kind = EVENT_KINDS;
    expect_false(event_kind_named("", &kind));
    expect_false(event_kind_named("STEP_OPENED", &kind));
    expect_false(event_kind_named("team_joined ", &kind));
    expect_int(kind, EVENT_KINDS);
    expect_text(mode_rules[MODE_ALL]->name, "all");
    expect_text(mode_rules[MODE_TURNS]->name, "turns");
}

static void test_batch_cuts_texts(void **state)
{
    (void)state;
    static struct event_batch batch;
    static char text[EVENT_TEXT_MAX * 2];
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "я", 2);
    batch_clear(&batch);
    const struct event *event = batch_add(&batch, EVENT_TEAM_MEMBERS, -1, 3, 0, text);
    expect_int(strlen(event->text), EVENT_TEXT_MAX - 2); /* not in the middle of a letter */
    expect_int(event->team, 3);
    expect_text(event->actor, "host");
    expect_text(batch_add(&batch, EVENT_FINISHED, -1, -1, 0, "")->text, "");
    batch_clear(&batch);
    expect_int(batch.count, 0);
}

static void test_numbering(void **state)
{
    (void)state;
    begin();
    play_run(&play, "team A; next");
    struct command open = {.kind = COMMAND_NEXT, .team = -1, .actor = "clock"};
    expect_int(play_do(&play, &open), REFUSED_NO);
    expect_int(play.batch.count, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct event *event = &play.history.events[2 + i];
        expect_int(event->seq, 3 + i);
        expect_int(event->cause, 3);
        expect_int(event->mono_ns, play.now.mono_ns);
        expect_int(event->wall_ms, play.now.wall_ms);
        expect_text(event->actor, "clock");
    }
    end();
}

/* A state made ahead of the commit changes nothing until it is taken in. */
static void test_after_changes_nothing(void **state)
{
    (void)state;
    begin();
    play_run(&play, "team A; next; next");
    struct hash before = state_digest(play.history.state);
    struct event_batch batch;
    expect_int(history_undo(&play.history, play.now, &batch), REFUSED_NO);
    free(history_after(&play.history, &batch));
    struct command close = {.kind = COMMAND_CLOSE, .team = -1};
    expect_int(history_decide(&play.history, &close, play.now, &batch), REFUSED_NO);
    free(history_after(&play.history, &batch));
    struct hash after = state_digest(play.history.state);
    expect_mem(&before, &after, sizeof before);
    expect_int(play.history.count, 4);
    end();
}

static void test_load_refuses_bad_numbers(void **state)
{
    (void)state;
    static const struct {
        int64_t seq, cause;
        bool fine;
    } cases[] = {{2, 2, false}, {0, 0, false}, {1, 0, false}, {1, 2, false}, {1, -1, false},
                 {1, 1, true},  {1, 1, false}, {3, 1, false}, {2, 3, false}, {2, 1, true}};
    begin();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct event event = {.seq = cases[i].seq,
                              .cause = cases[i].cause,
                              .kind = EVENT_FINISHED,
                              .text = "",
                              .actor = ""};
        expect_int(history_load(&play.history, &event), cases[i].fine);
    }
    end();
}

/* The state at every event is the one that was live then, undone events and all. */
static void test_state_at(void **state)
{
    (void)state;
    static const char *const script[] = {
        "team A",  "team B",        "next",        "next",  "give 0 a", "wait 5000", "close",
        "undo",    "next",          "give 1 b",    "close", "next",     "next",      "next",
        "next",    "draft 1 То",    "give 1 Томь", "pause", "undo",     "undo",      "next",
        "restart", "interrupted 7", "next",        "next",  "next",     "next",      "next",
        "undo",    "next",          "finish"};
    struct hash live[128];
    begin();
    live[0] = state_digest(play.history.state);
    size_t known = 0;
    for (size_t i = 0; i < sizeof script / sizeof *script; i++) {
        play_run(&play, script[i]);
        for (; known < play.history.count; known++) /* within a command nobody has seen the state */
            live[known + 1] =
                known + 1 == play.history.count ? state_digest(play.history.state) : live[0];
        for (size_t seq = 0; seq <= play.history.count; seq++) {
            struct state *at = history_state_at(&play.history, (int64_t)seq);
            struct hash digest = state_digest(at);
            bool seen = seq == 0 || seq == play.history.count ||
                        play.history.events[seq].cause == play.history.events[seq].seq;
            free(at);
            if (seen)
                expect_mem(&digest, &live[seq], sizeof digest);
        }
    }
    struct state *beyond = history_state_at(&play.history, 100000),
                 *early = history_state_at(&play.history, -5);
    expect_int(beyond->last_seq, play.history.count);
    expect_int(early->last_seq, 0);
    free(beyond);
    free(early);
    end();
}

/* The digest is of the whole block: no byte may change unseen. */
static void test_digest_sees_every_byte(void **state)
{
    (void)state;
    begin();
    struct state *copy = state_copy(play.history.state);
    struct hash before = state_digest(copy);
    for (uint32_t i = 0; i < copy->size; i += i < sizeof *copy ? 1 : 7) {
        uint32_t size_at = (uint32_t)((char *)&copy->size - (char *)copy);
        if (i >= size_at && i < size_at + sizeof copy->size)
            continue;
        ((unsigned char *)copy)[i] ^= 1;
        struct hash changed = state_digest(copy);
        ((unsigned char *)copy)[i] ^= 1;
        expect_true(memcmp(&before, &changed, sizeof before) != 0);
    }
    free(copy);
    end();
}

/* Equal states are equal bytes, whatever longer texts stood there before. */
static void test_no_rest_of_longer_texts(void **state)
{
    (void)state;
    begin();
    play_run(&play, "team Я; members 0 Оля");
    struct hash before = state_digest(play.history.state);
    play_run(&play, "rename 0 Прокопьевск; rename 0 Я; members 0 Анастасия; members 0 Оля");
    play.history.state->last_seq = 2;
    struct hash after = state_digest(play.history.state);
    expect_mem(&before, &after, sizeof before);
    end();
}

/* An undo is never undone, whatever a journal says. */
static void test_undone_stays_undone(void **state)
{
    (void)state;
    begin();
    struct event events[] = {{.kind = EVENT_TEAM_JOINED, .team = 0, .text = "Томь"},
                             {.kind = EVENT_UNDONE, .amount = 1, .text = ""},
                             {.kind = EVENT_UNDONE, .amount = 2, .text = ""}};
    for (int i = 0; i < 3; i++) {
        events[i].seq = events[i].cause = i + 1;
        events[i].actor = "host";
        expect_true(history_load(&play.history, &events[i]));
    }
    history_refold(&play.history);
    expect_int(play.history.state->team_count, 0);
    play_run(&play, "undo !edge; team Кия");
    end();
}

/* ---- shuffling ---- */

static void test_shuffle_is_journalled(void **state)
{
    (void)state;
    begin();
    play_run(&play, "team A; next; next");
    char dealt[64];
    memcpy(dealt, play.batch.events[0].text, strlen(play.batch.events[0].text) + 1);
    expect_text(event_kinds[play.batch.events[0].kind].name, "options_dealt");
    uint8_t seen[4] = {0};
    for (size_t i = 0; i < 4; i++)
        seen[play.history.state->steps[0].order[i]]++;
    expect_mem(seen, "\1\1\1\1", 4);
    play_run(&play, "undo; next");
    expect_text(play.batch.events[0].text, dealt); /* the same draw again */
    play_run(&play, "close; reopen 0");
    expect_int(play.batch.count, 1); /* the room has seen the order: it stays */
    end();
}

static void test_shuffle_differs_by_seed(void **state)
{
    (void)state;
    char first[64] = "";
    int different = 0;
    for (uint64_t seed = 0; seed < 20; seed++) {
        begin();
        play.history.state->seed = seed;
        struct command add = {.kind = COMMAND_TEAM_ADD, .team = -1, .text = "A"};
        struct command next = {.kind = COMMAND_NEXT, .team = -1};
        play_do(&play, &add);
        play_do(&play, &next);
        play_do(&play, &next);
        const char *dealt = play.batch.events[0].text;
        if (seed == 0)
            memcpy(first, dealt, strlen(dealt) + 1);
        different += strcmp(first, dealt) != 0;
        end();
    }
    expect_true(different > 10);
}

const struct test_case tests_journal[] = {TEST(test_names_are_for_ever),
                                          TEST(test_batch_cuts_texts),
                                          TEST(test_numbering),
                                          TEST(test_after_changes_nothing),
                                          TEST(test_load_refuses_bad_numbers),
                                          TEST(test_state_at),
                                          TEST(test_digest_sees_every_byte),
                                          TEST(test_no_rest_of_longer_texts),
                                          TEST(test_undone_stays_undone),
                                          TEST(test_shuffle_is_journalled),
                                          TEST(test_shuffle_differs_by_seed),
                                          {0}};
