/* rehearse: random evenings. The state is folded in place, for there is no journal to keep it equal
 * to; everything else goes through decide and evolve like any command. */
#include "engine/rehearse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/rng.h"
#include "base/text.h"
#include "engine/effects.h"
#include "engine/engine.h"
#include "engine/tasks/tasks.h"

/* Draws of what is answered take a stream of their own. */
static const uint64_t answers_stream = UINT64_C(1) << 41;

static const struct moment at_once = {.wall_ms = 1, .mono_ns = 1};

struct stage_play {
    const struct plan *plan;
    struct rehearsal *out;
    struct state *state;       /* owned */
    struct event_batch *batch; /* owned */
    struct rng rng;
    uint32_t *low, *high; /* by game: indicators stopped in this play; owned */
    int64_t seq;
};

/* ---- commands ---- */

/* A limit that stops an indicator leaves no trace in the events: asked before they are folded. */
static void watch_limits(struct stage_play *play)
{
    for (size_t i = 0; i < play->batch->count; i++) {
        const struct event *event = &play->batch->events[i];
        if (event->kind != EVENT_INDICATORS_KEPT)
            continue;
        uint32_t low, high;
        uint16_t game = play->plan->steps[event->step]->stage->game->index;
        effects_stopped(play->plan, play->state, event->step, &low, &high);
        play->low[game] |= low;
        play->high[game] |= high;
    }
}

static bool command(struct stage_play *play, const struct command *command)
{
    enum refusal refusal = decide(play->plan, play->state, command, at_once, play->batch);
    if (refusal == REFUSED_NOTHING)
        return true;
    if (refusal != REFUSED_NO) {
        play->out->refused++;
        return false;
    }
    watch_limits(play);
    int64_t cause = play->seq + 1;
    for (size_t i = 0; i < play->batch->count; i++) {
        play->batch->events[i].seq = ++play->seq;
        play->batch->events[i].cause = cause;
        evolve(play->plan, play->state, &play->batch->events[i]);
    }
    return true;
}

static bool next(struct stage_play *play)
{
    return command(play, &(struct command){.kind = COMMAND_NEXT, .team = -1});
}

/* ---- answers ---- */

static void draw_options(struct stage_play *play, const struct step *step, char *out, size_t size)
{
    size_t used = 0;
    bool many = step->task == TASK_MULTI;
    uint32_t only = rng_below(&play->rng, step->option_count);
    for (uint32_t i = 0; i < step->option_count; i++) {
        if (i != only && (!many || rng_below(&play->rng, 2) == 0))
            continue;
        int length =
            snprintf(out + used, size - used, "%s%s", used > 0 ? "," : "", step->options[i].id);
        used += length > 0 ? (size_t)length : 0;
    }
}

/* An answer to a question that has no `random` of its own. */
static void draw_answer(struct stage_play *play, const struct step *step, char *out, size_t size)
{
    if (step->option_count > 0)
        draw_options(play, step, out, size);
    else if (step->task == TASK_NUMBER)
        snprintf(out, size, "%u", rng_below(&play->rng, 100));
    else if (step->accept_count > 0)
        text_copy(out, size, step->accept[rng_below(&play->rng, step->accept_count)]);
}

/* team: ROOM for the room. */
static void answer(struct stage_play *play, int team)
{
    const struct step *step = play->plan->steps[play->state->step];
    const struct task_rule *task = task_rules[step->task];
    char text[ANSWER_MAX];
    text[0] = '\0';
    if (task->random != NULL)
        task->random(play->plan, play->state, play->state->step, team, &play->rng, text,
                     sizeof text);
    else
        draw_answer(play, step, text, sizeof text);
    if (text[0] != '\0')
        command(play, &(struct command){
                          .kind = COMMAND_ANSWER, .team = team == ROOM ? -1 : team, .text = text});
}

/* Everybody who may say something now says it. A step closes by itself when all have answered. */
static void answer_all(struct stage_play *play)
{
    const struct state *state = play->state;
    int at = state->step;
    const struct step *step = play->plan->steps[at];
    if (task_rules[step->task]->canonical == NULL)
        return;
    if (task_asks_room(step)) {
        answer(play, ROOM);
        return;
    }
    int turn = state_turn_team(state);
    for (int team = 0; team < state->team_count && state_phase(state) == PHASE_OPEN; team++)
        if (team_may_answer(state, at, team) && (turn < 0 || turn == team))
            answer(play, team);
}

/* ---- plays ---- */

static bool is_open(const struct state *state)
{
    return state->stage == STAGE_STEP && state_phase(state) == PHASE_OPEN;
}

static void note_play(struct stage_play *play)
{
    const struct state *state = play->state;
    struct rehearsal *out = play->out;
    for (uint32_t at = 0; at < state->step_count; at++)
        out->reached[at] += state->steps[at].phase != PHASE_READY;
    if (state->step >= 0)
        out->ended[state->step]++;
    for (uint32_t g = 0; g < play->plan->game_count; g++) {
        const struct game *game = play->plan->games[g];
        for (int i = 0; i < game->indicator_count; i++) {
            struct indicator_range *range = &out->ranges[g * GAME_INDICATORS_MAX + (uint32_t)i];
            range->stopped_low += play->low[g] >> i & 1;
            range->stopped_high += play->high[g] >> i & 1;
            for (int team = 0; team < state->team_count; team++) {
                int32_t value = state_indicator(state, game, i, team);
                bool first = out->plays == 0 && team == 0;
                range->least = first || value < range->least ? value : range->least;
                range->most = first || value > range->most ? value : range->most;
            }
        }
    }
    out->plays++;
}

/* A play that does not end within the bound counts as a refusal: it would not end at all. */
static void play_once(struct stage_play *play, uint64_t seed)
{
    uint32_t bound = play->plan->step_count * (TEAMS_MAX * 3 + 8) + 64;
    play->rng = rng_start(seed, answers_stream);
    memset(play->low, 0, play->plan->game_count * sizeof *play->low);
    memset(play->high, 0, play->plan->game_count * sizeof *play->high);
    while (play->state->stage != STAGE_FINAL && bound > 0) {
        if (is_open(play->state) && play->state->clock.running)
            answer_all(play);
        if (!next(play))
            break;
        bound--;
    }
    play->out->refused += bound == 0;
    note_play(play);
}

static void add_teams(struct stage_play *play, int teams)
{
    for (int team = 0; team < teams; team++) {
        char name[16];
        snprintf(name, sizeof name, "%d", team + 1);
        command(play, &(struct command){.kind = COMMAND_TEAM_ADD, .team = -1, .text = name});
    }
}

void rehearse(const struct plan *plan, int teams, uint32_t plays, uint64_t seed,
              struct rehearsal *out)
{
    *out = (struct rehearsal){0};
    out->reached = mem_zalloc(plan->step_count + 1, sizeof *out->reached);
    out->ended = mem_zalloc(plan->step_count + 1, sizeof *out->ended);
    out->ranges =
        mem_zalloc((size_t)plan->game_count * GAME_INDICATORS_MAX + 1, sizeof *out->ranges);
    struct stage_play play = {.plan = plan, .out = out, .state = state_new(plan, seed)};
    play.batch = mem_alloc(sizeof *play.batch);
    play.low = mem_zalloc(plan->game_count + 1, sizeof *play.low);
    play.high = mem_zalloc(plan->game_count + 1, sizeof *play.high);
    add_teams(&play, teams);
    struct state *fresh = state_copy(play.state);
    int64_t seq = play.seq;
    for (uint32_t i = 0; i < plays; i++) {
        memcpy(play.state, fresh, fresh->size);
        play.state->seed = seed + i;
        play.seq = seq;
        play_once(&play, seed + i);
    }
    free(fresh);
    free(play.high);
    free(play.low);
    free(play.batch);
    free(play.state);
}

void rehearsal_free(struct rehearsal *rehearsal)
{
    free(rehearsal->reached);
    free(rehearsal->ended);
    free(rehearsal->ranges);
    *rehearsal = (struct rehearsal){0};
}
