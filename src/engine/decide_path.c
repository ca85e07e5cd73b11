/* Commands that leave a step: what it is settled with, and which comes next. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/decide_internal.h"
#include "engine/effects.h"
#include "engine/path.h"
#include "engine/tasks/tasks.h"

/* The state with the events of the batch from `first` on folded in. */
static struct state *folded(const struct decision *decision, size_t first)
{
    struct state *after = state_copy(decision->state);
    for (size_t i = first; i < decision->batch->count; i++)
        evolve(decision->plan, after, &decision->batch->events[i]);
    return after;
}

static void choose_path(struct decision *decision)
{
    int at = decision->state->step, choice;
    bool drawn;
    if (decision->plan->steps[at]->task != TASK_DECIDE)
        return;
    int next = path_choose(decision->plan, decision->state, at, &choice, &drawn);
    if (next < 0)
        return;
    char why[64];
    text_copy(why, sizeof why, drawn ? "lot " : "choice ");
    text_copy(why + strlen(why), sizeof why - strlen(why),
              decision->plan->steps[at]->stage->items[choice].id);
    decide_add(decision, EVENT_PATH_CHOSEN, at, -1, next, why);
}

/* Indicators first: the last stage of a game pays for what they have come to. */
static void settle(struct decision *decision)
{
    int at = decision->state->step;
    struct verdict verdicts[TEAMS_MAX];
    size_t first = decision->batch->count;
    effects_settle(decision->plan, decision->state, at, decision->batch);
    struct state *after = folded(decision, first);
    score_step(decision->plan, after, at, verdicts);
    decide_awards(decision, at, verdicts, NULL);
    free(after);
    choose_path(decision);
    decide_add(decision, EVENT_STEP_SETTLED, at, -1, 0, "");
}

void decide_settle_revealed(struct decision *decision)
{
    if (decision->state->stage == STAGE_STEP && state_phase(decision->state) == PHASE_REVEALED)
        settle(decision);
}

/* A game that counts alone begins from nothing. */
static void show_step(struct decision *decision, const struct state *after, int step)
{
    const struct plan *plan = decision->plan;
    const struct round *rounds = plan->rounds;
    int before = after->step < 0 ? -1 : plan->steps[after->step]->round;
    int now = plan->steps[step]->round;
    if (now > before && rounds[now].afresh && rounds[now].first == (uint32_t)step)
        for (int team = 0; team < after->team_count; team++)
            if (after->teams[team].score != 0)
                decide_add(decision, EVENT_POINTS_AWARDED, -1, team, -after->teams[team].score,
                           "afresh");
    decide_add(decision, EVENT_STEP_SHOWN, step, -1, 0, "");
}

void decide_go_on(struct decision *decision, const struct state *after)
{
    const struct plan *plan = decision->plan;
    int at = after->step, next = path_next(plan, after, at);
    int round = plan->steps[at]->round;
    if ((uint32_t)next >= plan->step_count)
        decide_add(decision, EVENT_FINISHED, -1, -1, 0, "");
    else if (plan->steps[next]->round != round && round > after->round_shown &&
             !plan->rounds[round].plain)
        decide_add(decision, EVENT_STANDINGS_SHOWN, -1, -1, round, "");
    else
        show_step(decision, after, next);
}

void decide_settle_and_go(struct decision *decision)
{
    settle(decision);
    struct state *after = folded(decision, 0);
    decide_go_on(decision, after);
    free(after);
}

enum refusal decide_next_after_standings(struct decision *decision)
{
    const struct state *state = decision->state;
    int next = path_next(decision->plan, state, state->step);
    if ((uint32_t)next >= decision->plan->step_count)
        decide_add(decision, EVENT_FINISHED, -1, -1, 0, "");
    else
        show_step(decision, state, next);
    return REFUSED_NO;
}

enum refusal decide_back(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state->stage == STAGE_LOBBY)
        return REFUSED_EDGE;
    if (decide_is_open(state))
        return REFUSED_OPEN;
    int step = state->stage == STAGE_STEP ? path_before(state, state->step) : state->step;
    if (step < 0)
        return REFUSED_EDGE;
    decide_settle_revealed(decision);
    decide_add(decision, EVENT_STEP_SHOWN, step, -1, 0, "");
    return REFUSED_NO;
}

enum refusal decide_go(struct decision *decision)
{
    const struct state *state = decision->state;
    int64_t step = decision->command->amount;
    if (state->stage == STAGE_LOBBY)
        return REFUSED_PHASE;
    if (decide_is_open(state))
        return REFUSED_OPEN;
    if (step < 0 || step >= (int64_t)decision->plan->step_count)
        return REFUSED_AMOUNT;
    if (state->stage == STAGE_STEP && step == state->step)
        return REFUSED_NOTHING;
    decide_settle_revealed(decision);
    show_step(decision, state, (int)step);
    return REFUSED_NO;
}

enum refusal decide_indicator(struct decision *decision)
{
    const struct state *state = decision->state;
    const struct stage *stage = state->step >= 0 ? decision->plan->steps[state->step]->stage : NULL;
    const struct game *game = stage != NULL ? stage->game : NULL;
    int team = decision->command->team;
    int64_t amount = decision->command->amount;
    int at = game != NULL ? game_indicator(game, decision->text, strlen(decision->text)) : -1;
    if (at < 0)
        return REFUSED_PHASE;
    bool shared = game->indicators[at].shared;
    if (shared ? team != -1 : team < 0 || team >= state->team_count)
        return REFUSED_TEAM;
    if (amount == 0 || amount < -INDICATOR_MAX || amount > INDICATOR_MAX)
        return REFUSED_AMOUNT;
    const struct indicator *indicator = &game->indicators[at];
    int64_t value = state_indicator(state, game, at, team) + amount;
    if (value < indicator->least || value > indicator->most)
        return REFUSED_AMOUNT;
    char text[EVENT_ACTOR_MAX * 2];
    text_copy(text, sizeof text, indicator->id);
    text_copy(text + strlen(text), sizeof text - strlen(text), " host");
    decide_add(decision, EVENT_INDICATOR_CHANGED, state->step, team, amount, text);
    return REFUSED_NO;
}
