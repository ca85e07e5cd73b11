#include "engine/path.h"

#include <string.h>

#include "base/rng.h"

/* Draws of ties take a stream of their own, away from those of dealing (the step's number). */
static const uint64_t lots_stream = UINT64_C(1) << 40;

static bool holds(const struct plan *plan, const struct state *state, int step)
{
    const struct stage *stage = plan->steps[step]->stage;
    return stage == NULL || stage->when.length == 0 ||
           formula_value(&stage->when, plan, state, step, -1) != 0;
}

int path_next(const struct plan *plan, const struct state *state, int at)
{
    int next = at + 1;
    if (at >= 0 && state->steps[at].next > at)
        next = state->steps[at].next;
    while (next < (int)plan->step_count && !holds(plan, state, next))
        next++;
    return next < (int)plan->step_count ? next : (int)plan->step_count;
}

int path_before(const struct state *state, int at)
{
    int before = at - 1;
    while (before >= 0 && state->steps[before].phase == PHASE_READY)
        before--;
    return before;
}

/* Options and items stand side by side: keys press the first, effects belong to the second. */
int path_option(const struct step *step, const char *answer)
{
    size_t length = strlen(answer);
    const struct step_option *option = step_option(step, answer, length);
    if (option != NULL && option - step->options < step->stage->item_count)
        return (int)(option - step->options);
    const struct item *item = stage_item(step->stage, answer, length);
    return item != NULL ? (int)(item - step->stage->items) : -1;
}

/* How many voices each item got; returns the most. */
static int count_choices(const struct plan *plan, const struct state *state, int at,
                         int counts[STAGE_ITEMS_MAX])
{
    const struct step *step = plan->steps[at];
    bool by_room = step->stage->by == BY_ROOM;
    int most = 0;
    for (int voice = by_room ? ROOM : 0; voice < (by_room ? VOICES : state->team_count); voice++) {
        const struct answer *answer = state_answer(state, at, voice);
        bool counts_here = answer->given && (by_room || team_had_joined(state, at, voice));
        int choice = counts_here ? path_option(step, answer_text(answer)) : -1;
        if (choice >= 0 && ++counts[choice] > most)
            most = counts[choice];
    }
    return most;
}

int path_choose(const struct plan *plan, const struct state *state, int at, int *choice,
                bool *drawn)
{
    const struct stage *stage = plan->steps[at]->stage;
    int counts[STAGE_ITEMS_MAX] = {0}, best[STAGE_ITEMS_MAX], equal = 0;
    int most = count_choices(plan, state, at, counts);
    *choice = -1;
    *drawn = false;
    for (int i = 0; i < stage->item_count && most > 0; i++)
        if (counts[i] == most)
            best[equal++] = i;
    if (equal == 0)
        return -1;
    struct rng rng = rng_start(state->seed, lots_stream + (uint64_t)at);
    *choice = equal == 1 ? best[0] : best[rng_below(&rng, (uint32_t)equal)];
    *drawn = equal > 1;
    return stage->items[*choice].go > at ? stage->items[*choice].go : -1;
}
