/* Journals that nobody wrote: whatever stands in one, nothing falls over. */
#include <stdlib.h>
#include <string.h>

#include "engine/agenda.h"
#include "engine/board.h"
#include "engine/effects.h"
#include "engine/judging.h"
#include "engine/path.h"
#include "engine/resolution.h"
#include "engine/standings.h"
#include "engine/wild.h"
#include "expect.h"

static struct wild wild;
static struct play *const play = &wild.play;

/* Everything that looks at a state or asks what comes next; nothing may fall over. */
static void look_around(void)
{
    struct event_batch batch;
    struct standing list[TEAMS_MAX];
    struct verdict verdicts[TEAMS_MAX];
    struct state *state = play->history.state;
    struct command command = wild_command(&wild);
    struct moment now = {.mono_ns = wild_amount(&wild)};
    if (decide(&wild.build.plan, state, &command, now, &batch) == REFUSED_NO)
        free(history_after(&play->history, &batch));
    engine_next(&wild.build.plan, state);
    standings(state, list);
    state_turn_team(state);
    clock_left(&state->clock, now);
    score_step(&wild.build.plan, state, (int)wild_draw(&wild, wild.build.plan.step_count),
               verdicts);
}

/* What one stage has come to, as its screen and the report ask. */
static void look_at_stage(int at, int team)
{
    const struct plan *plan = &wild.build.plan;
    const struct state *state = play->history.state;
    const struct step *step = plan->steps[at];
    struct board board;
    struct shift shifts[GAME_CATEGORIES_MAX];
    struct judging judging;
    struct ranking ranking;
    int votes[STAGE_ITEMS_MAX], of, choice;
    bool drawn;
    if (step->task == TASK_COMPOSE || step->task == TASK_DRAW)
        board_of(plan, state, at, team, &board);
    if (step->task == TASK_DRAW)
        board_ignores(plan, state, at, team, &board);
    if (step->task == TASK_COMPARE)
        board_shifts(plan, state, at, team, shifts);
    if (step->task == TASK_JUDGE) {
        judging_of(plan, state, at, team, &judging);
        judging_complete(plan, state, at, &of);
    }
    if (step->task == TASK_VOTE)
        votes_count(plan, state, at, votes);
    if (step->task == TASK_RANK)
        ranking_of(plan, state, at, &ranking);
    if (step->task == TASK_DECIDE)
        path_choose(plan, state, at, &choice, &drawn);
    if (step->task == TASK_RESOLVE) {
        static struct resolution document;
        struct arena arena = {0};
        resolution_of(plan, state, at, &arena, &document);
        arena_free(&arena);
    }
}

static void look_at_stages(void)
{
    const struct plan *plan = &wild.build.plan;
    const struct state *state = play->history.state;
    for (uint32_t at = 0; at < plan->step_count; at++) {
        const struct stage *stage = plan->steps[at]->stage;
        int team = (int)wild_draw(&wild, TEAMS_MAX);
        expect_true(path_next(plan, state, (int)at) > (int)at);
        if (stage == NULL)
            continue;
        look_at_stage((int)at, team);
        for (int i = 0; i < stage->game->indicator_count; i++) {
            const struct indicator *indicator = &stage->game->indicators[i];
            int32_t value = state_indicator(state, stage->game, i, team);
            expect_true(value >= indicator->least && value <= indicator->most);
        }
        effects_points(stage->game, state, team);
    }
}

static void look_at_programme(void)
{
    struct agenda_fact facts[BUILD_ROUNDS_MAX];
    struct agenda_now now;
    if (wild.build.plan.agenda_count > 0)
        agenda_look(&play->history, wild_draw(&wild, UINT32_MAX), facts, &now);
}

static void fold_garbage(uint64_t number, void (*make_plan)(struct wild *wild))
{
    wild.rng = rng_start(1943, number);
    make_plan(&wild);
    play_start(play, &wild.build.plan);
    for (int i = 0; i < 300; i++) {
        struct event event = wild_event(&wild);
        evolve(&wild.build.plan, play->history.state, &event);
        look_around();
        look_at_stages();
    }
    play_free(play);
    build_free(&wild.build);
}

static void test_evolve_garbage(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 200; i++)
        fold_garbage(i, wild_quiz);
    for (uint64_t i = 0; i < 60; i++)
        fold_garbage(i, wild_meeting);
}

static void load_garbage(void)
{
    for (int i = 0; i < 200; i++) {
        struct event event = wild_event(&wild);
        event.kind =
            (enum event_kind)((int)event.kind % EVENT_KINDS); /* the store knows no others */
        event.seq = (int64_t)play->history.count + 1;
        event.cause = wild_one_in(&wild, 3) ? 1 + wild_draw(&wild, (uint32_t)event.seq) : event.seq;
        if (event.kind == EVENT_UNDONE && !wild_one_in(&wild, 4))
            event.amount = 1 + wild_draw(&wild, (uint32_t)event.seq);
        expect_true(history_load(&play->history, &event));
    }
}

/* The same as a journal read back: whatever loads folds, is undone and stepped through without a
 * crash. */
static void unwind_garbage(uint64_t number, void (*make_plan)(struct wild *wild))
{
    wild.rng = rng_start(1618, number);
    make_plan(&wild);
    play_start(play, &wild.build.plan);
    load_garbage();
    history_refold(&play->history);
    struct hash once = state_digest(play->history.state);
    history_refold(&play->history);
    struct hash twice = state_digest(play->history.state);
    expect_mem(&once, &twice, sizeof once);
    for (int i = 0; i < 60; i++) {
        free(history_state_at(&play->history, wild_draw(&wild, 201)));
        look_around();
        look_at_programme();
        play_undo(play);
    }
    play_free(play);
    build_free(&wild.build);
}

static void test_load_garbage(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 100; i++)
        unwind_garbage(i, wild_quiz);
    for (uint64_t i = 0; i < 20; i++)
        unwind_garbage(i, wild_meeting);
}

const struct test_case tests_property_garbage[] = {
    TEST(test_evolve_garbage), TEST(test_load_garbage), {0}};
