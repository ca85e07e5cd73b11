/* paper: every team works at its own table, on paper, and the host enters what it made, for any
 * team, until the step is revealed. The clock is the tables', not the host's: it refuses nothing.
 */
#include "engine/modes/modes.h"

extern const struct mode_rule mode_paper;

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

static void answered(const struct plan *plan, const struct state *state, int team,
                     struct event_batch *batch)
{
    (void)plan, (void)state, (void)team, (void)batch; /* the host closes, when all is entered */
}

static void end(const struct plan *plan, const struct state *state, const char *why,
                struct event_batch *batch)
{
    (void)plan;
    batch_add(batch, EVENT_STEP_CLOSED, state->step, -1, 0, why);
}

const struct mode_rule mode_paper = {
    .name = "paper", .begin = begin, .refuses = refuses, .answered = answered, .end = end};
