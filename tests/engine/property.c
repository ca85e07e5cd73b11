/* What holds for every evening: random plans, random commands, sensible and not. */
#include <stdlib.h>
#include <string.h>

#include "engine/scoring.h"
#include "engine/standings.h"
#include "engine/wild.h"
#include "expect.h"

enum { COMMANDS = 400, CHECK_EVERY = 50, EVENTS_MAX = 1 << 15 };

static struct wild wild;
static struct play *const play = &wild.play;

/* ---- undo ---- */

/* Undo of the command just done gives the state before it; only a clock that was touched stands
 * instead of running. */
static void check_undo(const struct state *before, struct moment then, int64_t head)
{
    size_t count;
    const struct event *target = history_undoable(&play->history, &count);
    if (target == NULL || target->seq != head)
        return; /* it was a quiet one */
    expect_int(play_undo(play), REFUSED_NO);
    struct state *after = state_copy(play->history.state);
    if (play->batch.events[play->batch.count - 1].kind == EVENT_PAUSED) {
        expect_false(after->clock.running);
        int64_t elapsed = clock_elapsed(&before->clock, then); /* a clock stands at a day at most */
        expect_int(after->clock.elapsed_ms,
                   elapsed < PLAN_TIME_MAX_MS ? elapsed : PLAN_TIME_MAX_MS);
        after->clock = before->clock;
    }
    after->last_seq = before->last_seq;
    struct hash a = state_digest(after), b = state_digest(before);
    free(after);
    expect_mem(&a, &b, sizeof a);
}

/* Was there a command that undo passes over? All its events are quiet. */
static bool is_quiet_since(size_t first)
{
    const struct history *history = &play->history;
    for (size_t i = first; i < history->count;) {
        int64_t cause = history->events[i].cause;
        bool quiet = history->events[i].kind != EVENT_UNDONE;
        for (; i < history->count && history->events[i].cause == cause; i++)
            quiet &= event_kinds[history->events[i].kind].quiet;
        if (quiet)
            return true;
    }
    return false;
}

/* Takes back the latest command if it came after the first `first` events. */
static bool undo_since(size_t first)
{
    size_t count;
    const struct event *target = history_undoable(&play->history, &count);
    if (target == NULL || target->seq <= (int64_t)first)
        return false;
    expect_int(play_undo(play), REFUSED_NO);
    return true;
}

/* Some commands, some undone on the way, then all taken back, one by one: the state is the one
 * before the first. */
static void check_deep_undo(void)
{
    struct state *before = state_copy(play->history.state);
    size_t first = play->history.count;
    int64_t elapsed = clock_elapsed(&before->clock, play->now);
    for (int64_t i = wild_draw(&wild, 8); i >= 0; i--) {
        struct command command = wild_command(&wild);
        play_do(play, &command);
        play->now.mono_ns += wild_draw(&wild, 3000) * 1000000;
        if (wild_one_in(&wild, 5))
            undo_since(first);
    }
    while (undo_since(first))
        ;
    struct state *after = state_copy(play->history.state);
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
    const struct state *state = play->history.state;
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

/* Is a step's worth decided by its own answers alone? A mended day hangs on the one before it, the
 * end of a game on its indicators. */
static bool stands_alone(const struct step *step)
{
    return step->stage == NULL || (step->task != TASK_DRAW && !step->stage->final);
}

/* What is settled stands in the ledger as the rules have it. */
static void check_settled(void)
{
    const struct state *state = play->history.state;
    for (uint32_t at = 0; at < state->step_count; at++) {
        struct verdict verdicts[TEAMS_MAX];
        bool settled = state->steps[at].phase == PHASE_SETTLED;
        if (settled && !stands_alone(wild.build.steps[at]))
            continue;
        score_step(&wild.build.plan, state, (int)at, verdicts);
        for (int team = 0; team < state->team_count; team++)
            expect_int(state_answer(state, (int)at, team)->award,
                       settled ? verdicts[team].points : 0);
    }
}

/* What is not settled has changed nothing, or has taken it back. */
static void check_taken_back(uint32_t at)
{
    const struct stage *stage = wild.build.steps[at]->stage;
    const struct state *state = play->history.state;
    if (stage == NULL || state->steps[at].phase == PHASE_SETTLED)
        return;
    for (int i = 0; i < stage->game->indicator_count; i++)
        for (int voice = 0; voice < VOICES; voice++)
            expect_int(state_step_change(state, &wild.build.plan, (int)at, i, voice), 0);
}

/* Every indicator stays within its limits. */
static void check_indicators(void)
{
    const struct plan *plan = &wild.build.plan;
    for (uint32_t at = 0; at < plan->step_count; at++)
        check_taken_back(at);
    for (uint32_t i = 0; i < plan->game_count; i++)
        for (int j = 0; j < plan->games[i]->indicator_count; j++) {
            const struct indicator *indicator = &plan->games[i]->indicators[j];
            for (int voice = 0; voice < VOICES; voice++) {
                int32_t value = state_indicator(play->history.state, plan->games[i], j, voice);
                expect_true(value >= indicator->least && value <= indicator->most);
            }
        }
}

/* One random command or undo. Returns true when it was a command and accepted. */
static bool one_command(void)
{
    struct command command = wild_command(&wild);
    enum next_kind named = engine_next(&wild.build.plan, play->history.state);
    if (wild_one_in(&wild, 25)) {
        play_undo(play);
        return false;
    }
    enum refusal refusal = play_do(play, &command);
    if (command.kind == COMMAND_NEXT) /* the name of the key and what it does agree */
        expect_int(named == NEXT_NOTHING, refusal != REFUSED_NO);
    return refusal == REFUSED_NO;
}

static void evening(struct hash live[EVENTS_MAX])
{
    for (int i = 0; i < COMMANDS; i++) {
        struct state *before = state_copy(play->history.state);
        int64_t head = (int64_t)play->history.count + 1;
        play->now.mono_ns += wild_draw(&wild, wild_one_in(&wild, 20) ? 100000 : 2000) * 1000000;
        play->now.wall_ms +=
            wild_draw(&wild, 3) - 1; /* the wall clock steps back and nobody minds */
        bool accepted = one_command();
        expect_true(play->history.count < EVENTS_MAX);
        live[play->history.count] = state_digest(play->history.state);
        if (accepted && wild_one_in(&wild, 8)) {
            check_undo(before, play->now, head);
            live[play->history.count] = state_digest(play->history.state);
        }
        free(before);
        check_standings();
        check_settled();
        check_indicators();
        if (wild_one_in(&wild, 40)) {
            check_deep_undo();
            live[play->history.count] = state_digest(play->history.state);
        }
        if (i % CHECK_EVERY == 0)
            play_check(play);
    }
}

static void check_steps_back(const struct hash live[EVENTS_MAX])
{
    for (int i = 0; i < 20; i++) {
        size_t seq = (size_t)wild_draw(&wild, (uint32_t)play->history.count + 1);
        static const struct hash never;
        if (memcmp(&live[seq], &never, sizeof never) == 0)
            continue; /* in the middle of a command */
        struct state *at = history_state_at(&play->history, (int64_t)seq);
        struct hash digest = state_digest(at);
        free(at);
        expect_mem(&digest, &live[seq], sizeof digest);
    }
}

static void one_evening(uint64_t number, void (*make_plan)(struct wild *wild), const char *script)
{
    static struct hash live[EVENTS_MAX];
    wild.rng = rng_start(20240620, number);
    memset(live, 0, sizeof live);
    make_plan(&wild);
    play_start(play, &wild.build.plan);
    live[0] = state_digest(play->history.state);
    play_run(play, script);
    evening(live);
    play_check(play);
    check_steps_back(live);
    play_free(play);
    build_free(&wild.build);
}

static void test_random_evenings(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 300; i++)
        one_evening(i, wild_quiz, "");
}

static void test_random_games(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 30; i++)
        one_evening(i, wild_meeting, "team Обь; team Чулым; team Урюп; next");
}

const struct test_case tests_property[] = {
    TEST(test_random_evenings), TEST(test_random_games), {0}};
