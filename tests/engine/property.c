/* What holds for every evening: random plans, random commands, sensible and not. The draws are
 * seeded, so a failure comes again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "engine/build.h"
#include "engine/play.h"
#include "engine/scoring.h"
#include "engine/standings.h"
#include "expect.h"

enum { EVENINGS = 300, COMMANDS = 400, CHECK_EVERY = 50, EVENTS_MAX = 8192 };

static struct build build;
static struct play play;
static struct rng rng;

static int64_t draw(uint32_t bound)
{
    return (int64_t)rng_below(&rng, bound);
}

static bool one_in(uint32_t bound)
{
    return rng_below(&rng, bound) == 0;
}

/* ---- plans ---- */

static const int32_t ranks[] = {7, 4, 2, 1};

static struct step *random_task(void)
{
    switch (draw(7)) {
    case 0:
        return build_multi(&build, "*a|b|*c|d|e|*f");
    case 1:
        return build_truefalse(&build, one_in(2));
    case 2:
        return build_text(&build, "Междуреченск|Ольжерас", "Зареченск");
    case 3:
        return build_number(&build, "1618", "5");
    case 4:
        return build_closest(&build, "-3.5", ranks, (uint8_t)(1 + draw(4)));
    default:
        return build_choice(&build, "a|b|*c|d");
    }
}

static void random_plan(void)
{
    build_start(&build);
    build.plan.late = (uint8_t)draw(LATE_RULES);
    build.plan.close_when_all = one_in(2);
    int64_t steps = 1 + draw(10);
    for (int64_t i = 0; i < steps; i++) {
        if (i > 0 && one_in(3) && build.plan.round_count < BUILD_ROUNDS_MAX)
            build_round(&build);
        struct step *step = random_task();
        step->points = (int32_t)(one_in(5) ? PLAN_POINTS_MAX : draw(100));
        step->penalty = (int32_t)(one_in(2) ? draw(50) : 0);
        step->time_ms = (int32_t)(one_in(4) ? 0 : 1 + draw(60000));
        step->speed = (uint8_t)draw(SPEED_RULES);
        step->mode = (uint8_t)draw(MODE_KINDS);
        step->partial = one_in(2);
        step->shuffle = one_in(2);
    }
}

/* ---- commands ---- */

static const char *const texts[] = {
    "",
    "a",
    "b",
    "c",
    "a,c,f",
    "c,a",
    "f,f",
    "true",
    "false",
    "1618",
    "1620",
    "-3,5",
    "0",
    "9e12",
    "Зареченск",
    "ольжерас",
    "Междуриченск",
    "Vt;lehtxtycr",
    "\x1B[2J",
    "\xFF\xFE",
    "Томь",
    "за песню",
    "  ",
    "Кия",
    "Мрассу",
    "Иня",
    "Яя",
    "Уса",
    "\xF0\x9F\x8C\x8A",
    "-9000000000000",
};

static const char *any_text(void)
{
    return texts[draw(sizeof texts / sizeof *texts)];
}

static int64_t any_amount(void)
{
    static const int64_t amounts[] = {INT64_MIN, INT64_MAX, -1000001, 1000001,
                                      -1000000,  1000000,   86400000, 86400001};
    if (one_in(10))
        return amounts[draw(sizeof amounts / sizeof *amounts)];
    return one_in(2) ? draw(4) - 1 : draw(40000);
}

/* The commands of an evening in about the shares they have there. */
static enum command_kind any_kind(void)
{
    static const enum command_kind often[] = {COMMAND_NEXT,   COMMAND_ANSWER, COMMAND_ANSWER,
                                              COMMAND_ANSWER, COMMAND_ANSWER, COMMAND_NEXT,
                                              COMMAND_TICK,   COMMAND_JUDGE};
    return one_in(2) ? often[draw(sizeof often / sizeof *often)]
                     : (enum command_kind)draw(COMMAND_KINDS);
}

/* An answer that the open step takes, most of the time. */
static const char *fitting_text(void)
{
    static const char *const by_task[TASK_KINDS][4] = {
        [TASK_CHOICE] = {"a", "b", "c", ""},
        [TASK_MULTI] = {"a,c,f", "a", "b,a", ""},
        [TASK_TRUEFALSE] = {"true", "false", "true", ""},
        [TASK_TEXT] = {"Междуреченск", "Томь", "междуриченск", ""},
        [TASK_NUMBER] = {"1618", "1 620", "-3,5", ""},
    };
    int step = play.history.state->step;
    return step < 0 || one_in(5) ? any_text() : by_task[build.steps[step]->task][draw(4)];
}

static struct command any_command(void)
{
    struct command command = {
        .kind = any_kind(), .team = (int)draw(TEAMS_MAX + 2) - 1, .amount = any_amount()};
    if (play.history.state->team_count > 0 && !one_in(8))
        command.team = (int)draw(play.history.state->team_count);
    command.text = command.kind == COMMAND_ANSWER ? fitting_text() : any_text();
    if (one_in(20))
        command.text = NULL;
    if (!one_in(6) && (command.kind == COMMAND_FINISH || command.kind == COMMAND_TEAM_RETIRE ||
                       command.kind == COMMAND_PAUSE || command.kind == COMMAND_INTERRUPTED)) {
        command.kind = COMMAND_ANSWER;
        command.text = fitting_text();
    }
    return command;
}

/* ---- what must hold ---- */

/* Undo of the command just done gives the state before it; only a clock that was touched stands
 * instead of running. */
static void check_undo(const struct state *before, struct moment then, int64_t head)
{
    size_t count;
    const struct event *target = history_undoable(&play.history, &count);
    if (target == NULL || target->seq != head)
        return; /* it was a quiet one */
    expect_int(play_undo(&play), REFUSED_NO);
    struct state *after = state_copy(play.history.state);
    if (play.batch.events[play.batch.count - 1].kind == EVENT_PAUSED) {
        expect_false(after->clock.running);
        expect_int(after->clock.elapsed_ms, clock_elapsed(&before->clock, then));
        after->clock = before->clock;
    }
    after->last_seq = before->last_seq;
    struct hash a = state_digest(after), b = state_digest(before);
    free(after);
    expect_mem(&a, &b, sizeof a);
}

static bool is_quiet_since(size_t first)
{
    for (size_t i = first; i < play.history.count; i++) {
        enum event_kind kind = play.history.events[i].kind;
        if (kind != EVENT_UNDONE && event_kinds[kind].quiet)
            return true;
    }
    return false;
}

/* Takes back the latest command if it came after the first `first` events. */
static bool undo_since(size_t first)
{
    size_t count;
    const struct event *target = history_undoable(&play.history, &count);
    if (target == NULL || target->seq <= (int64_t)first)
        return false;
    expect_int(play_undo(&play), REFUSED_NO);
    return true;
}

/* Some commands, some undone on the way, then all taken back, one by one: the state is the one
 * before the first. */
static void check_deep_undo(void)
{
    struct state *before = state_copy(play.history.state);
    size_t first = play.history.count;
    int64_t elapsed = clock_elapsed(&before->clock, play.now);
    for (int64_t i = draw(8); i >= 0; i--) {
        struct command command = any_command();
        play_do(&play, &command);
        play.now.mono_ns += draw(3000) * 1000000;
        if (one_in(5))
            undo_since(first);
    }
    while (undo_since(first))
        ;
    struct state *after = state_copy(play.history.state);
    bool stands = before->clock.running && !after->clock.running;
    bool given_back = stands && after->clock.elapsed_ms < elapsed;
    if (stands)
        after->clock = before->clock;
    after->clock.interrupted = before->clock.interrupted; /* it stands, no longer for that reason */
    after->last_seq = before->last_seq;
    struct hash a = state_digest(after), b = state_digest(before);
    free(after);
    free(before);
    if (is_quiet_since(first))
        return;
    expect_false(given_back);
    expect_mem(&a, &b, sizeof a);
}

static void check_standings(void)
{
    struct standing list[TEAMS_MAX];
    const struct state *state = play.history.state;
    size_t count = standings(state, list);
    expect_int(count, state->team_count);
    for (size_t i = 0; i < count; i++) {
        expect_int(list[i].score, state->teams[list[i].team].score);
        expect_int(list[i].place == 0, state->teams[list[i].team].retired);
        if (i > 0 && list[i].place > 0) {
            expect_true(list[i - 1].score >= list[i].score);
            expect_int(list[i - 1].score == list[i].score, list[i - 1].place == list[i].place);
        }
    }
}

/* What is settled stands in the ledger as the rules have it. */
static void check_settled(void)
{
    const struct state *state = play.history.state;
    for (uint32_t at = 0; at < state->step_count; at++) {
        struct verdict verdicts[TEAMS_MAX];
        score_step(&build.plan, state, (int)at, verdicts);
        for (int team = 0; team < state->team_count; team++) {
            int32_t award = state_answer(state, (int)at, team)->award;
            expect_int(award, state->steps[at].phase == PHASE_SETTLED ? verdicts[team].points : 0);
        }
    }
}

/* One random command or undo. Returns true when it was a command and accepted. */
static bool one_command(void)
{
    struct command command = any_command();
    enum next_kind named = engine_next(&build.plan, play.history.state);
    if (one_in(25)) {
        play_undo(&play);
        return false;
    }
    enum refusal refusal = play_do(&play, &command);
    if (command.kind == COMMAND_NEXT) /* the name of the key and what it does agree */
        expect_int(named == NEXT_NOTHING, refusal != REFUSED_NO);
    return refusal == REFUSED_NO;
}

static void evening(struct hash live[EVENTS_MAX])
{
    for (int i = 0; i < COMMANDS; i++) {
        struct state *before = state_copy(play.history.state);
        int64_t head = (int64_t)play.history.count + 1;
        play.now.mono_ns += draw(one_in(20) ? 100000 : 2000) * 1000000;
        play.now.wall_ms += draw(3) - 1; /* the wall clock steps back and nobody minds */
        bool accepted = one_command();
        expect_true(play.history.count < EVENTS_MAX);
        live[play.history.count] = state_digest(play.history.state);
        if (accepted && one_in(8)) {
            check_undo(before, play.now, head);
            live[play.history.count] = state_digest(play.history.state);
        }
        free(before);
        check_standings();
        check_settled();
        if (one_in(40)) {
            check_deep_undo();
            live[play.history.count] = state_digest(play.history.state);
        }
        if (i % CHECK_EVERY == 0)
            play_check(&play);
    }
}

static void check_steps_back(const struct hash live[EVENTS_MAX])
{
    for (int i = 0; i < 20; i++) {
        size_t seq = (size_t)draw((uint32_t)play.history.count + 1);
        static const struct hash never;
        if (memcmp(&live[seq], &never, sizeof never) == 0)
            continue; /* in the middle of a command */
        struct state *at = history_state_at(&play.history, (int64_t)seq);
        struct hash digest = state_digest(at);
        free(at);
        expect_mem(&digest, &live[seq], sizeof digest);
    }
}

static void test_random_evenings(void **state)
{
    (void)state;
    static struct hash live[EVENTS_MAX];
    for (int i = 0; i < EVENINGS; i++) {
        rng = rng_start(20240620, (uint64_t)i);
        memset(live, 0, sizeof live);
        random_plan();
        play_start(&play, &build.plan);
        live[0] = state_digest(play.history.state);
        evening(live);
        play_check(&play);
        check_steps_back(live);
        play_free(&play);
        build_free(&build);
    }
}

/* ---- journals that nobody wrote ---- */

static int32_t wild(int32_t near)
{
    static const int32_t far[] = {INT32_MIN, INT32_MAX, -2, 255, 256, 65536};
    return one_in(10) ? far[draw(6)] : (int32_t)draw((uint32_t)near + 3) - 1;
}

static int64_t wild_amount(void)
{
    static const int64_t far[] = {INT64_MIN, INT64_MAX,  INT32_MIN,
                                  INT32_MAX, 4294967296, -4294967297};
    return one_in(3) ? far[draw(6)] : draw(100000) - 1000;
}

static struct event wild_event(void)
{
    static char endless[EVENT_TEXT_MAX * 2];
    static const char *const journal_texts[] = {"host",
                                                "zones",
                                                "all",
                                                "turns",
                                                "2,0,1",
                                                "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0",
                                                "99999999999999999999",
                                                "0,99,1",
                                                ",",
                                                "a,b,c,d",
                                                "d,d,d,d,d,d,d,d,d,d,d,d",
                                                "c,,a",
                                                "zzz,a",
                                                "answer"};
    memset(endless, 'a', sizeof endless - 1);
    struct event event = {.kind = (enum event_kind)draw(EVENT_KINDS + 2), .actor = "host"};
    event.step = wild((int32_t)build.plan.step_count);
    event.team = wild(play.history.state->team_count);
    event.amount = wild_amount();
    event.mono_ns = wild_amount();
    event.wall_ms = wild_amount();
    event.text = one_in(30)  ? endless
                 : one_in(2) ? any_text()
                             : journal_texts[draw(sizeof journal_texts / sizeof *journal_texts)];
    if (event.kind == EVENT_TEAM_JOINED && one_in(2))
        event.team = play.history.state->team_count;
    return event;
}

/* Everything that looks at a state or asks what comes next; nothing may fall over. */
static void look_around(void)
{
    struct event_batch batch;
    struct standing list[TEAMS_MAX];
    struct verdict verdicts[TEAMS_MAX];
    struct state *state = play.history.state;
    struct command command = any_command();
    struct moment now = {.mono_ns = wild_amount()};
    if (decide(&build.plan, state, &command, now, &batch) == REFUSED_NO)
        free(history_after(&play.history, &batch));
    engine_next(&build.plan, state);
    standings(state, list);
    state_turn_team(state);
    clock_left(&state->clock, now);
    score_step(&build.plan, state, (int)draw(build.plan.step_count), verdicts);
}

static void test_evolve_garbage(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        rng = rng_start(1943, (uint64_t)i);
        random_plan();
        play_start(&play, &build.plan);
        for (int j = 0; j < 300; j++) {
            struct event event = wild_event();
            evolve(&build.plan, play.history.state, &event);
            look_around();
        }
        play_free(&play);
        build_free(&build);
    }
}

/* The same as a journal read back: whatever loads folds, is undone and stepped through without a
 * crash. */
static void test_load_garbage(void **state)
{
    (void)state;
    for (int i = 0; i < 100; i++) {
        rng = rng_start(1618, (uint64_t)i);
        random_plan();
        play_start(&play, &build.plan);
        for (int j = 0; j < 200; j++) {
            struct event event = wild_event();
            event.kind =
                (enum event_kind)((int)event.kind % EVENT_KINDS); /* the store knows no others */
            event.seq = (int64_t)play.history.count + 1;
            event.cause = one_in(3) ? 1 + draw((uint32_t)event.seq) : event.seq;
            if (event.kind == EVENT_UNDONE && !one_in(4))
                event.amount = 1 + draw((uint32_t)event.seq);
            expect_true(history_load(&play.history, &event));
        }
        history_refold(&play.history);
        struct hash once = state_digest(play.history.state);
        history_refold(&play.history);
        struct hash twice = state_digest(play.history.state);
        expect_mem(&once, &twice, sizeof once);
        for (int j = 0; j < 60; j++) {
            free(history_state_at(&play.history, draw(201)));
            look_around();
            play_undo(&play);
        }
        play_free(&play);
        build_free(&build);
    }
}

const struct test_case tests_property[] = {
    TEST(test_random_evenings), TEST(test_evolve_garbage), TEST(test_load_garbage), {0}};
