#include "engine/state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "engine/game.h"
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

/* Takes room at the end of the block; its offset, 0 for nothing. */
static uint32_t reserve(size_t *size, size_t wanted)
{
    size_t at = *size;
    *size += (wanted + 3) / 4 * 4;
    return wanted > 0 ? (uint32_t)at : 0;
}

static size_t marks_size(const struct step *step)
{
    const struct game *game = step->stage != NULL ? step->stage->game : NULL;
    return game != NULL ? sizeof(int32_t) * 2 * game->indicator_count * VOICES : 0;
}

static size_t dealt_size(const struct step *step)
{
    return step->stage != NULL && step->stage->dealt > 0 ? TEAMS_MAX * STAGE_DEALT_MAX : 0;
}

/* Where everything stands; all of it is decided by the plan. */
static size_t lay_out(const struct plan *plan, struct step_state *steps, uint32_t *indicators)
{
    size_t size = sizeof(struct state) + plan->step_count * sizeof *steps;
    size_t values = (size_t)plan->game_count * GAME_INDICATORS_MAX * VOICES * sizeof(int32_t);
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct step *step = plan->steps[i];
        steps[i] =
            (struct step_state){.answer_stride = stride_of(step), .mode = step->mode, .next = -1};
        steps[i].answers = reserve(&size, (size_t)steps[i].answer_stride * VOICES);
        steps[i].marks = reserve(&size, marks_size(step));
        steps[i].dealt = reserve(&size, dealt_size(step));
    }
    *indicators = reserve(&size, values);
    return size;
}

static void start_indicators(const struct plan *plan, struct state *state)
{
    for (uint32_t i = 0; i < plan->game_count; i++)
        for (int j = 0; j < plan->games[i]->indicator_count; j++)
            for (int voice = 0; voice < VOICES; voice++)
                *state_indicator_for_change(state, plan->games[i], j, voice) =
                    plan->games[i]->indicators[j].start;
}

struct state *state_new(const struct plan *plan, uint64_t seed)
{
    assert(plan->step_count <= PLAN_STEPS_MAX);
    struct step_state *steps = mem_zalloc(plan->step_count + 1, sizeof *steps);
    uint32_t indicators;
    size_t size = lay_out(plan, steps, &indicators);

    struct state *state = mem_zalloc(1, size);
    state->seed = seed;
    state->size = (uint32_t)size;
    state->step = -1;
    state->round_shown = -1;
    state->step_count = plan->step_count;
    state->indicators = indicators;
    memcpy(state->steps, steps, plan->step_count * sizeof *steps);
    free(steps);
    for (uint32_t i = 0; i < plan->step_count; i++)
        for (int voice = 0; voice < VOICES; voice++)
            state_answer_for_change(state, (int)i, voice)->judged = -1;
    start_indicators(plan, state);
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

/* The values that begin at an offset of the block. */
static int32_t *values_at(struct state *state, uint32_t offset)
{
    return (void *)((unsigned char *)state + offset);
}

static const int32_t *values_seen(const struct state *state, uint32_t offset)
{
    return (const void *)((const unsigned char *)state + offset);
}

/* Where an indicator's value stands among those of all games; among a step's changes. */
static size_t indicator_place(const struct game *game, int indicator, int voice)
{
    return ((size_t)game->index * GAME_INDICATORS_MAX + (size_t)indicator) * VOICES + (size_t)voice;
}

static size_t change_place(const struct game *game, int indicator, int voice)
{
    return ((size_t)game->indicator_count + (size_t)indicator) * VOICES + (size_t)voice;
}

static int voice_of(const struct game *game, int indicator, int team)
{
    return game->indicators[indicator].shared ? ROOM : team;
}

int32_t *state_indicator_for_change(struct state *state, const struct game *game, int indicator,
                                    int team)
{
    return values_at(state, state->indicators) + indicator_place(game, indicator, team);
}

int32_t state_indicator(const struct state *state, const struct game *game, int indicator, int team)
{
    int voice = voice_of(game, indicator, team);
    return values_seen(state, state->indicators)[indicator_place(game, indicator, voice)];
}

bool state_mark(const struct state *state, const struct plan *plan, int step, int indicator,
                int team, int32_t *value)
{
    const struct step_state *at = &state->steps[step];
    if (at->marks == 0 || at->phase != PHASE_SETTLED)
        return false;
    int voice = voice_of(plan->steps[step]->stage->game, indicator, team);
    *value = values_seen(state, at->marks)[indicator * VOICES + voice];
    return true;
}

int32_t *state_step_change_for_change(struct state *state, const struct plan *plan, int step,
                                      int indicator, int team)
{
    const struct step_state *at = &state->steps[step];
    if (at->marks == 0)
        return NULL;
    return values_at(state, at->marks) +
           change_place(plan->steps[step]->stage->game, indicator, team);
}

int32_t state_step_change(const struct state *state, const struct plan *plan, int step,
                          int indicator, int team)
{
    const struct step_state *at = &state->steps[step];
    if (at->marks == 0)
        return 0;
    const struct game *game = plan->steps[step]->stage->game;
    int voice = voice_of(game, indicator, team);
    return values_seen(state, at->marks)[change_place(game, indicator, voice)];
}

int state_dealt(const struct state *state, int step, int team, uint8_t out[STAGE_DEALT_MAX])
{
    const struct step_state *at = &state->steps[step];
    const uint8_t *dealt = (const uint8_t *)state + at->dealt + team * STAGE_DEALT_MAX;
    int count = 0;
    while (at->dealt != 0 && count < STAGE_DEALT_MAX && dealt[count] != 0) {
        out[count] = (uint8_t)(dealt[count] - 1);
        count++;
    }
    return count;
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
