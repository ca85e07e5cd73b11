/* turns: one team at a time, each with the whole time. The first team moves on by one with every
 * step, so that nobody always answers first. Every turn begins with a standing clock: the keyboard
 * has to change hands, and that is not the team's time. */
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "engine/modes/modes.h"
#include "engine/tasks/tasks.h"

extern const struct mode_rule mode_turns;

static void begin_turn(const struct state *state, int team, int64_t limit_ms,
                       struct event_batch *batch)
{
    batch_add(batch, EVENT_TURN_BEGUN, state->step, team, limit_ms, "");
    batch_add(batch, EVENT_PAUSED, state->step, -1, 0, PAUSED_HANDOVER);
}

/* The first team moves on by one with every step; speakers draw lots. */
static void order_teams(const struct plan *plan, const struct state *state, uint8_t *teams,
                        int count)
{
    uint8_t joined[TEAMS_MAX];
    memcpy(joined, teams, sizeof joined);
    for (int i = 0; i < count; i++)
        teams[i] = joined[(state->step + i) % count];
    if (task_rules[plan->steps[state->step]->task]->speaks) {
        struct rng rng = rng_start(state->seed, (uint64_t)state->step);
        rng_shuffle(&rng, teams, (size_t)count);
    }
}

static void begin(const struct plan *plan, const struct state *state, int64_t limit_ms,
                  struct event_batch *batch)
{
    uint8_t teams[TEAMS_MAX] = {0};
    int count = 0;
    for (int team = 0; team < state->team_count; team++)
        if (team_may_answer(state, state->step, team))
            teams[count++] = (uint8_t)team;
    if (count == 0)
        return;
    order_teams(plan, state, teams, count);
    char order[TEAMS_MAX * 3 + 1] = "";
    int used = 0;
    for (int i = 0; i < count; i++)
        used +=
            snprintf(order + used, sizeof order - (size_t)used, "%s%d", i > 0 ? "," : "", teams[i]);
    batch_add(batch, EVENT_TURNS_DEALT, state->step, -1, 0, order);
    begin_turn(state, teams[0], limit_ms, batch);
}

static enum refusal refuses(const struct state *state, int team)
{
    return state_turn_team(state) == team ? REFUSED_NO : REFUSED_TURN;
}

static void answered(const struct plan *plan, const struct state *state, int team,
                     struct event_batch *batch)
{
    (void)plan, (void)state, (void)team,
        (void)batch; /* Enter ends a turn, an answer alone does not */
}

static void end(const struct plan *plan, const struct state *state, const char *why,
                struct event_batch *batch)
{
    (void)plan;
    const struct step_state *step = &state->steps[state->step];
    int team = state_turn_team(state);
    if (team >= 0)
        batch_add(batch, EVENT_TURN_ENDED, state->step, team, 0, why);
    for (int turn = step->turn + 1; turn < step->turn_count; turn++)
        if (team_is_playing(state, step->turns[turn])) {
            begin_turn(state, step->turns[turn], step->limit_ms, batch);
            return;
        }
    batch_add(batch, EVENT_STEP_CLOSED, state->step, -1, 0, "turns");
}

const struct mode_rule mode_turns = {
    .name = "turns", .begin = begin, .refuses = refuses, .answered = answered, .end = end};
