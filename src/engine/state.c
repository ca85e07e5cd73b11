#include "engine/state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "engine/tasks/tasks.h"

/* state_digest and state_copy treat the block as bytes: nothing in it may be left to the compiler's
 * padding. */
_Static_assert(sizeof(struct team) == TEAM_NAME_MAX + TEAM_MEMBERS_MAX + 8 * 3 + 4 * 3 + 4,
               "no hidden padding");
_Static_assert(sizeof(struct answer) == 12, "no hidden padding");
_Static_assert(sizeof(struct step_state) == 4 * 3 + 5 + STEP_OPTIONS_MAX + TEAMS_MAX + 3 + 4 * 3,
               "no hidden padding");
_Static_assert(sizeof(struct clock) == 32, "no hidden padding");

static uint32_t stride_of(const struct step *step)
{
    size_t size = sizeof(struct answer) + task_rules[step->task]->answer_max(step);
    return (uint32_t)((size + 3) / 4 * 4);
}

struct state *state_new(const struct plan *plan, uint64_t seed)
{
    assert(plan->step_count <= PLAN_STEPS_MAX);
    size_t size = sizeof(struct state) + plan->step_count * sizeof(struct step_state);
    size_t answers = size;
    for (uint32_t i = 0; i < plan->step_count; i++)
        size += (size_t)stride_of(plan->steps[i]) * TEAMS_MAX;

    struct state *state = mem_zalloc(1, size);
    state->seed = seed;
    state->size = (uint32_t)size;
    state->step = -1;
    state->round_shown = -1;
    state->step_count = plan->step_count;
    for (uint32_t i = 0; i < plan->step_count; i++) {
        struct step_state *step = &state->steps[i];
        step->answers = (uint32_t)answers;
        step->answer_stride = stride_of(plan->steps[i]);
        step->mode = plan->steps[i]->mode;
        answers += (size_t)step->answer_stride * TEAMS_MAX;
        for (int team = 0; team < TEAMS_MAX; team++)
            state_answer_for_change(state, (int)i, team)->judged = -1;
    }
    return state;
}

struct state *state_copy(const struct state *state)
{
    struct state *copy = mem_alloc(state->size);
    memcpy(copy, state, state->size);
    return copy;
}

struct hash state_digest(const struct state *state)
{
    return hash_bytes(state, state->size);
}

struct answer *state_answer_for_change(struct state *state, int step, int team)
{
    const struct step_state *at = &state->steps[step];
    unsigned char *block = (unsigned char *)state;
    return (void *)(block + at->answers + (size_t)team * at->answer_stride);
}

const struct answer *state_answer(const struct state *state, int step, int team)
{
    const struct step_state *at = &state->steps[step];
    const unsigned char *block = (const unsigned char *)state;
    return (const void *)(block + at->answers + (size_t)team * at->answer_stride);
}

const char *answer_text(const struct answer *answer)
{
    return (const char *)(answer + 1);
}

int64_t clock_elapsed(const struct clock *clock, struct moment now)
{
    int64_t elapsed = clock->elapsed_ms;
    if (clock->running && now.mono_ns > clock->since_ns) /* far apart only in a damaged journal */
        elapsed += (int64_t)(((uint64_t)now.mono_ns - (uint64_t)clock->since_ns) / 1000000);
    if (elapsed < 0)
        elapsed = 0;
    return clock->limit_ms > 0 && elapsed > clock->limit_ms ? clock->limit_ms : elapsed;
}

int64_t clock_left(const struct clock *clock, struct moment now)
{
    return clock->limit_ms > 0 ? clock->limit_ms - clock_elapsed(clock, now) : -1;
}

bool team_is_playing(const struct state *state, int team)
{
    return team >= 0 && team < state->team_count && !state->teams[team].retired;
}

bool team_may_answer(const struct state *state, int step, int team)
{
    return team_is_playing(state, team) && team_had_joined(state, step, team);
}

bool team_had_joined(const struct state *state, int step, int team)
{
    return team >= 0 && team < state->team_count && state->teams[team].joined_step <= step;
}

int state_playing_count(const struct state *state)
{
    int count = 0;
    for (int team = 0; team < state->team_count; team++)
        count += team_is_playing(state, team);
    return count;
}

int state_answered_count(const struct state *state, int step)
{
    int count = 0;
    for (int team = 0; team < state->team_count; team++)
        count += team_may_answer(state, step, team) && state_answer(state, step, team)->given;
    return count;
}

enum phase state_phase(const struct state *state)
{
    return state->step < 0 ? PHASE_READY : (enum phase)state->steps[state->step].phase;
}

int state_turn_team(const struct state *state)
{
    if (state->step < 0)
        return -1;
    const struct step_state *step = &state->steps[state->step];
    if (step->phase != PHASE_OPEN || step->mode != MODE_TURNS || step->turn >= step->turn_count)
        return -1;
    return step->turns[step->turn];
}
