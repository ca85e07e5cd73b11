/* decide: what a command leads to. A table of commands; each function either adds events to the
 * batch or refuses. The life of a step is here; teams and answers have files of their own. */
#include <string.h>

#include "base/rng.h"
#include "engine/decide_internal.h"
#include "engine/effects.h"
#include "engine/modes/modes.h"
#include "engine/path.h"
#include "engine/tasks/tasks.h"

typedef enum refusal decider(struct decision *decision);

enum { EXTEND_MAX_MS = 60 * 60 * 1000 };

void decide_add(struct decision *decision, enum event_kind kind, int step, int team, int64_t amount,
                const char *text)
{
    batch_add(decision->batch, kind, step, team, amount, text);
}

bool decide_is_open(const struct state *state)
{
    return state->stage == STAGE_STEP && state_phase(state) == PHASE_OPEN;
}

/* ---- the life of a step ---- */

/* What is to be put in order is never shown in the right one. */
static void spoil_order(uint8_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (order[i] != i)
            return;
    if (count > 1) {
        order[0] = 1;
        order[1] = 0;
    }
}

static void deal_options(struct decision *decision)
{
    const struct step *step = decision->plan->steps[decision->state->step];
    uint8_t order[STEP_OPTIONS_MAX];
    for (uint8_t i = 0; i < step->option_count; i++)
        order[i] = i;
    if (step->shuffle) {
        struct rng rng = rng_start(decision->state->seed, (uint64_t)decision->state->step);
        rng_shuffle(&rng, order, step->option_count);
        if (step->task == TASK_ORDER)
            spoil_order(order, step->option_count);
    }
    char text[STEP_OPTIONS_MAX * OPTION_ID_MAX] = "";
    size_t used = 0;
    for (size_t i = 0; i < step->option_count; i++) {
        const char *id = step->options[order[i]].id;
        if (i > 0)
            text[used++] = ',';
        memcpy(text + used, id, strlen(id));
        used += strlen(id);
    }
    if (step->option_count > 0)
        decide_add(decision, EVENT_OPTIONS_DEALT, decision->state->step, -1, 0, text);
}

static const struct task_rule *task_now(const struct decision *decision)
{
    return task_rules[decision->plan->steps[decision->state->step]->task];
}

/* What is only shown, or asked of the room, is given its time but never cut off by it. */
static bool has_deadline(const struct decision *decision)
{
    enum task_flow flow = task_now(decision)->flow;
    return flow == FLOW_QUESTION || flow == FLOW_WORK;
}

static void open_step(struct decision *decision, enum event_kind kind, int64_t limit_ms,
                      enum mode_kind kind_of_mode)
{
    const struct state *state = decision->state;
    const struct mode_rule *mode = mode_rules[kind_of_mode];
    int64_t limit = has_deadline(decision) ? limit_ms : 0;
    if (state->steps[state->step].option_count == 0)
        deal_options(decision);
    decide_add(decision, kind, state->step, -1, limit, mode->name);
    if (task_now(decision)->open != NULL && kind == EVENT_STEP_OPENED)
        task_now(decision)->open(decision->plan, state, state->step, decision->batch);
    mode->begin(decision->plan, state, limit, decision->batch);
}

static enum refusal begin(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state_playing_count(state) == 0)
        return REFUSED_NO_TEAMS;
    if (state->entry == ENTRY_ZONES && state->team_count > TEAM_ZONES)
        decide_add(decision, EVENT_ENTRY_CHOSEN, -1, -1, ENTRY_HOST, "host");
    decide_add(decision, EVENT_STEP_SHOWN, path_next(decision->plan, state, -1), -1, 0, "");
    return REFUSED_NO;
}

static enum refusal resume(struct decision *decision)
{
    decide_add(decision, EVENT_RESUMED, decision->state->step, -1, 0, "");
    return REFUSED_NO;
}

/* The mode the host names, or the step's own. */
static enum refusal open_ready(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state->stage != STAGE_STEP || state_phase(state) != PHASE_READY)
        return REFUSED_PHASE;
    const struct step *step = decision->plan->steps[state->step];
    enum mode_kind mode = mode_for(step, state), wanted;
    if (decision->command->kind == COMMAND_OPEN) {
        if (!mode_named(decision->text, &wanted) || wanted == MODE_ALL ||
            (wanted != mode && !mode_may_be_chosen(step)))
            return REFUSED_AMOUNT;
        mode = wanted;
    }
    open_step(decision, EVENT_STEP_OPENED, step->time_ms, mode);
    return REFUSED_NO;
}

static enum refusal next_in_open(struct decision *decision)
{
    const struct state *state = decision->state;
    const struct mode_rule *mode = mode_rules[state->steps[state->step].mode];
    if (!state->clock.running)
        return resume(decision);
    if (has_deadline(decision) || task_now(decision)->speaks)
        mode->end(decision->plan, state, "host", decision->batch);
    else
        decide_settle_and_go(decision);
    return REFUSED_NO;
}

static enum refusal next_in_step(struct decision *decision)
{
    const struct state *state = decision->state;
    switch (state_phase(state)) {
    case PHASE_READY:
        return open_ready(decision);
    case PHASE_OPEN:
        return next_in_open(decision);
    case PHASE_CLOSED:
        if (has_deadline(decision))
            decide_add(decision, EVENT_STEP_REVEALED, state->step, -1, 0, "");
        else
            decide_settle_and_go(decision);
        break;
    case PHASE_REVEALED:
        decide_settle_and_go(decision);
        break;
    case PHASE_SETTLED:
    case PHASE_VOID:
        decide_go_on(decision, state);
        break;
    }
    return REFUSED_NO;
}

static enum refusal next(struct decision *decision)
{
    switch ((enum where)decision->state->stage) {
    case STAGE_LOBBY:
        return begin(decision);
    case STAGE_STEP:
        return next_in_step(decision);
    case STAGE_STANDINGS:
        return decide_next_after_standings(decision);
    case STAGE_FINAL:
        break;
    }
    return REFUSED_EDGE;
}

static enum refusal close_step(struct decision *decision)
{
    const struct state *state = decision->state;
    if (!decide_is_open(state))
        return REFUSED_PHASE;
    if (state_turn_team(state) >= 0)
        decide_add(decision, EVENT_TURN_ENDED, state->step, state_turn_team(state), 0, "host");
    decide_add(decision, EVENT_STEP_CLOSED, state->step, -1, 0, "host");
    return REFUSED_NO;
}

static enum refusal reopen(struct decision *decision)
{
    const struct state *state = decision->state;
    enum phase phase = state_phase(state);
    int64_t limit = decision->command->amount;
    if (state->stage != STAGE_STEP || phase == PHASE_READY || phase == PHASE_OPEN)
        return REFUSED_PHASE;
    if (limit < 0 || limit > PLAN_TIME_MAX_MS)
        return REFUSED_AMOUNT;
    const struct step *step = decision->plan->steps[state->step];
    bool as_before = task_now(decision)->flow == FLOW_WORK;
    decide_awards(decision, state->step, NULL, "reopened");
    effects_take_back(decision->plan, state, state->step, decision->batch);
    open_step(decision, EVENT_STEP_REOPENED, limit > 0 ? limit : step->time_ms,
              as_before ? (enum mode_kind)state->steps[state->step].mode : mode_for(step, state));
    return REFUSED_NO;
}

static enum refusal void_step(struct decision *decision)
{
    const struct state *state = decision->state;
    enum phase phase = state_phase(state);
    if (state->stage != STAGE_STEP)
        return REFUSED_PHASE;
    if (phase == PHASE_VOID)
        return REFUSED_NOTHING;
    decide_awards(decision, state->step, NULL, "voided");
    effects_take_back(decision->plan, state, state->step, decision->batch);
    decide_add(decision, EVENT_STEP_VOIDED, state->step, -1, 0, "");
    if (phase == PHASE_READY)
        decide_go_on(decision, state);
    return REFUSED_NO;
}

static enum refusal pause(struct decision *decision)
{
    const struct state *state = decision->state;
    if (!decide_is_open(state))
        return REFUSED_PHASE;
    if (!state->clock.running)
        return resume(decision);
    decide_add(decision, EVENT_PAUSED, state->step, -1, clock_elapsed(&state->clock, decision->now),
               "");
    return REFUSED_NO;
}

static enum refusal extend(struct decision *decision)
{
    const struct state *state = decision->state;
    int64_t amount = decision->command->amount;
    if (!decide_is_open(state))
        return REFUSED_PHASE;
    if (amount < 1 || amount > EXTEND_MAX_MS)
        return REFUSED_AMOUNT;
    if (state->clock.limit_ms == 0 || state->clock.limit_ms >= PLAN_TIME_MAX_MS)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_STEP_EXTENDED, state->step, -1, amount, "");
    return REFUSED_NO;
}

/* ---- the rest ---- */

static enum refusal finish(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state->stage == STAGE_LOBBY || state->stage == STAGE_FINAL)
        return REFUSED_PHASE;
    if (decide_is_open(state))
        return REFUSED_OPEN;
    decide_settle_revealed(decision);
    decide_add(decision, EVENT_FINISHED, -1, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal tick(struct decision *decision)
{
    const struct state *state = decision->state;
    if (!decide_is_open(state) || !state->clock.running ||
        clock_left(&state->clock, decision->now) != 0)
        return REFUSED_NOTHING;
    mode_rules[state->steps[state->step].mode]->end(decision->plan, state, "time", decision->batch);
    return REFUSED_NO;
}

static enum refusal interrupted(struct decision *decision)
{
    if (!decide_is_open(decision->state))
        return REFUSED_NOTHING;
    int64_t amount = decision->command->amount;
    decide_add(decision, EVENT_INTERRUPTED, decision->state->step, -1, amount < 0 ? 0 : amount, "");
    return REFUSED_NO;
}

static const struct {
    decider *decide;
    bool needs_team;
} deciders[COMMAND_KINDS] = {
    [COMMAND_TEAM_ADD] = {decide_team_add, false},
    [COMMAND_TEAM_RENAME] = {decide_team_rename, true},
    [COMMAND_TEAM_MEMBERS] = {decide_team_members, true},
    [COMMAND_TEAM_RETIRE] = {decide_team_retire, true},
    [COMMAND_TEAM_RETURN] = {decide_team_return, true},
    [COMMAND_TEAM_READY] = {decide_team_ready, true},
    [COMMAND_ENTRY] = {decide_entry, false},
    [COMMAND_NEXT] = {next, false},
    [COMMAND_OPEN] = {open_ready, false},
    [COMMAND_BACK] = {decide_back, false},
    [COMMAND_GO] = {decide_go, false},
    [COMMAND_INDICATOR] = {decide_indicator, false},
    [COMMAND_CLOSE] = {close_step, false},
    [COMMAND_REOPEN] = {reopen, false},
    [COMMAND_VOID] = {void_step, false},
    [COMMAND_PAUSE] = {pause, false},
    [COMMAND_EXTEND] = {extend, false},
    [COMMAND_ANSWER] = {decide_answer, false},
    [COMMAND_DRAFT] = {decide_draft, true},
    [COMMAND_JUDGE] = {decide_judge, true},
    [COMMAND_ADJUST] = {decide_adjust, true},
    [COMMAND_FINISH] = {finish, false},
    [COMMAND_TICK] = {tick, false},
    [COMMAND_INTERRUPTED] = {interrupted, false},
};

enum refusal decide(const struct plan *plan, const struct state *state,
                    const struct command *command, struct moment now, struct event_batch *batch)
{
    batch_clear(batch);
    if (deciders[command->kind].needs_team &&
        (command->team < 0 || command->team >= state->team_count))
        return REFUSED_TEAM;
    struct decision decision = {.plan = plan,
                                .state = state,
                                .command = command,
                                .text = command->text != NULL ? command->text : "",
                                .now = now,
                                .batch = batch};
    enum refusal refusal = deciders[command->kind].decide(&decision);
    if (refusal != REFUSED_NO)
        batch_clear(batch);
    return refusal;
}

/* Asks decide itself, so that the name of the key never drifts from what the key does. */
enum next_kind engine_next(const struct plan *plan, const struct state *state)
{
    static const enum next_kind by_event[EVENT_KINDS] = {
        [EVENT_STEP_OPENED] = NEXT_OPEN,          [EVENT_RESUMED] = NEXT_RESUME,
        [EVENT_TURN_ENDED] = NEXT_END_TURN,       [EVENT_STEP_CLOSED] = NEXT_CLOSE,
        [EVENT_STEP_REVEALED] = NEXT_REVEAL,      [EVENT_STEP_SHOWN] = NEXT_STEP,
        [EVENT_STANDINGS_SHOWN] = NEXT_STANDINGS, [EVENT_FINISHED] = NEXT_FINAL,
    };
    struct command command = {.kind = COMMAND_NEXT, .team = -1};
    struct event_batch batch;
    enum next_kind next = NEXT_NOTHING;
    if (decide(plan, state, &command, (struct moment){0}, &batch) != REFUSED_NO)
        return NEXT_NOTHING;
    for (size_t i = 0; i < batch.count; i++)
        if (by_event[batch.events[i].kind] != NEXT_NOTHING)
            next = by_event[batch.events[i].kind];
    return state->stage == STAGE_LOBBY ? NEXT_BEGIN : next;
}
