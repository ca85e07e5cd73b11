/* all: every team at once, hidden until reveal; an answer may be changed until the step closes. */
#include "engine/modes/modes.h"

extern const struct mode_rule mode_all;

static void begin(const struct plan *plan, const struct state *state, int64_t limit_ms,
                  struct event_batch *batch)
{
    (void)plan, (void)state, (void)limit_ms, (void)batch;
}

static enum refusal refuses(const struct state *state, int team)
{
    (void)state, (void)team;
    return REFUSED_NO;
}

static void end(const struct plan *plan, const struct state *state, const char *why,
                struct event_batch *batch)
{
    (void)plan;
    batch_add(batch, EVENT_STEP_CLOSED, state->step, -1, 0, why);
}

static void answered(const struct plan *plan, const struct state *state, int team,
                     struct event_batch *batch)
{
    /* An answer that is changed completes nothing: the step was reopened so that it can be. */
    if (!plan->close_when_all || state_answer(state, state->step, team)->given)
        return;
    for (int other = 0; other < state->team_count; other++)
        if (other != team && team_may_answer(state, state->step, other) &&
            !state_answer(state, state->step, other)->given)
            return;
    end(plan, state, "all", batch);
}

const struct mode_rule mode_all = {
    .name = "all", .begin = begin, .refuses = refuses, .answered = answered, .end = end};
