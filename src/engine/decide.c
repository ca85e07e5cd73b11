/* decide: what a command leads to. A table of commands; each function either adds events to the
 * batch or refuses. The life of a step is here; teams and answers have files of their own. */
#include <string.h>

#include "base/rng.h"
#include "engine/decide_internal.h"
#include "engine/modes/modes.h"

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

static void settle(struct decision *decision)
{
    struct verdict verdicts[TEAMS_MAX];
    score_step(decision->plan, decision->state, decision->state->step, verdicts);
    decide_awards(decision, decision->state->step, verdicts, NULL);
    decide_add(decision, EVENT_STEP_SETTLED, decision->state->step, -1, 0, "");
}

/* A host who leaves a revealed step, whichever way, leaves it in the ledger. */
static void settle_revealed(struct decision *decision)
{
    if (decision->state->stage == STAGE_STEP && state_phase(decision->state) == PHASE_REVEALED)
        settle(decision);
}

/* ---- the life of a step ---- */

static void deal_options(struct decision *decision)
{
    const struct step *step = decision->plan->steps[decision->state->step];
    uint8_t order[STEP_OPTIONS_MAX];
    for (uint8_t i = 0; i < step->option_count; i++)
        order[i] = i;
    if (step->shuffle) {
        struct rng rng = rng_start(decision->state->seed, (uint64_t)decision->state->step);
        rng_shuffle(&rng, order, step->option_count);
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

static void open_step(struct decision *decision, enum event_kind kind, int64_t limit_ms)
{
    const struct step *step = decision->plan->steps[decision->state->step];
    const struct mode_rule *mode = mode_rules[mode_for(step, decision->state)];
    if (decision->state->steps[decision->state->step].option_count == 0)
        deal_options(decision);
    decide_add(decision, kind, decision->state->step, -1, limit_ms, mode->name);
    mode->begin(decision->plan, decision->state, limit_ms, decision->batch);
}

static void go_on(struct decision *decision)
{
    const struct plan *plan = decision->plan;
    int step = decision->state->step;
    if ((uint32_t)step + 1 >= plan->step_count)
        decide_add(decision, EVENT_FINISHED, -1, -1, 0, "");
    else if (plan->steps[step + 1]->round != plan->steps[step]->round &&
             plan->steps[step]->round > decision->state->round_shown)
        decide_add(decision, EVENT_STANDINGS_SHOWN, -1, -1, plan->steps[step]->round, "");
    else
        decide_add(decision, EVENT_STEP_SHOWN, step + 1, -1, 0, "");
}

static enum refusal begin(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state_playing_count(state) == 0)
        return REFUSED_NO_TEAMS;
    if (state->entry == ENTRY_ZONES && state->team_count > TEAM_ZONES)
        decide_add(decision, EVENT_ENTRY_CHOSEN, -1, -1, ENTRY_HOST, "host");
    decide_add(decision, EVENT_STEP_SHOWN, 0, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal next_after_standings(struct decision *decision)
{
    decide_add(decision, EVENT_STEP_SHOWN, decision->state->step + 1, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal resume(struct decision *decision)
{
    decide_add(decision, EVENT_RESUMED, decision->state->step, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal next_in_step(struct decision *decision)
{
    const struct state *state = decision->state;
    switch (state_phase(state)) {
    case PHASE_READY:
        open_step(decision, EVENT_STEP_OPENED, decision->plan->steps[state->step]->time_ms);
        break;
    case PHASE_OPEN:
        if (!state->clock.running)
            return resume(decision);
        mode_rules[state->steps[state->step].mode]->end(decision->plan, state, "host",
                                                        decision->batch);
        break;
    case PHASE_CLOSED:
        decide_add(decision, EVENT_STEP_REVEALED, state->step, -1, 0, "");
        break;
    case PHASE_REVEALED:
        settle(decision);
        go_on(decision);
        break;
    case PHASE_SETTLED:
    case PHASE_VOID:
        go_on(decision);
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
        return next_after_standings(decision);
    case STAGE_FINAL:
        break;
    }
    return REFUSED_EDGE;
}

static enum refusal back(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state->stage == STAGE_LOBBY)
        return REFUSED_EDGE;
    if (decide_is_open(state))
        return REFUSED_OPEN;
    int step = state->stage == STAGE_STEP ? state->step - 1 : state->step;
    if (step < 0)
        return REFUSED_EDGE;
    settle_revealed(decision);
    decide_add(decision, EVENT_STEP_SHOWN, step, -1, 0, "");
    return REFUSED_NO;
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
    decide_awards(decision, state->step, NULL, "reopened");
    open_step(decision, EVENT_STEP_REOPENED,
              limit > 0 ? limit : decision->plan->steps[state->step]->time_ms);
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
    decide_add(decision, EVENT_STEP_VOIDED, state->step, -1, 0, "");
    if (phase == PHASE_READY)
        go_on(decision);
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
    settle_revealed(decision);
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
    [COMMAND_BACK] = {back, false},
    [COMMAND_CLOSE] = {close_step, false},
    [COMMAND_REOPEN] = {reopen, false},
    [COMMAND_VOID] = {void_step, false},
    [COMMAND_PAUSE] = {pause, false},
    [COMMAND_EXTEND] = {extend, false},
    [COMMAND_ANSWER] = {decide_answer, true},
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
    if (deciders[command->kind].decide == NULL)
        return REFUSED_PHASE;
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
