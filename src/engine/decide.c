/* decide: what a command leads to. A table of commands; each function either adds events to the batch or refuses. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/rng.h"
#include "base/text.h"
#include "engine/engine.h"
#include "engine/modes/modes.h"
#include "engine/scoring.h"
#include "engine/tasks/tasks.h"

struct decision {
    const struct plan *plan;
    const struct state *state;
    const struct command *command;
    const char *text; /* of the command, never NULL */
    struct moment now;
    struct event_batch *batch;
};

typedef enum refusal decider(struct decision *decision);

enum { EXTEND_MAX_MS = 60 * 60 * 1000 };

static void add(struct decision *decision, enum event_kind kind, int step, int team, int64_t amount,
                const char *text)
{
    batch_add(decision->batch, kind, step, team, amount, text);
}

static bool is_open(const struct state *state)
{
    return state->stage == STAGE_STEP && state_phase(state) == PHASE_OPEN;
}

/* ---- teams ---- */

/* `own` is the team that may keep its name, -1 for a new one. */
static enum refusal clean_name(struct decision *decision, int own, char out[TEAM_NAME_MAX])
{
    struct arena arena = {0};
    const char *clean = text_clean(&arena, decision->text);
    const char *folded = text_fold_words(&arena, clean);
    enum refusal refusal = REFUSED_NO;
    if (*clean == '\0' || strlen(clean) >= TEAM_NAME_MAX || text_width(clean) == 0)
        refusal = REFUSED_NAME;
    for (int team = 0; refusal == REFUSED_NO && team < decision->state->team_count; team++) {
        const char *name = decision->state->teams[team].name;
        bool same = strcmp(name, clean) == 0 ||
                    (*folded != '\0' && strcmp(text_fold_words(&arena, name), folded) == 0);
        if (team != own && same)
            refusal = REFUSED_NAME_TAKEN;
    }
    text_copy(out, TEAM_NAME_MAX, clean);
    arena_free(&arena);
    return refusal;
}

static int64_t late_score(const struct plan *plan, const struct state *state)
{
    int64_t lowest = 0, sum = 0;
    int playing = 0;
    for (int team = 0; team < state->team_count; team++) {
        if (!team_is_playing(state, team))
            continue;
        int64_t score = state->teams[team].score;
        lowest = playing == 0 || score < lowest ? score : lowest;
        sum += score;
        playing++;
    }
    switch ((enum late_rule)plan->late) {
    case LATE_LOWEST:
        return lowest;
    case LATE_AVERAGE:
        return playing == 0 ? 0 : sum / playing;
    default:
        return 0;
    }
}

static enum refusal team_add(struct decision *decision)
{
    const struct state *state = decision->state;
    bool late = state->stage != STAGE_LOBBY;
    char name[TEAM_NAME_MAX];
    if (state->team_count >= TEAMS_MAX)
        return REFUSED_TEAMS_FULL;
    if (late && decision->plan->late == LATE_REFUSED)
        return REFUSED_LATE;
    enum refusal refusal = clean_name(decision, -1, name);
    if (refusal != REFUSED_NO)
        return refusal;
    add(decision, EVENT_TEAM_JOINED, -1, state->team_count, 0, name);
    int64_t score = late ? late_score(decision->plan, state) : 0;
    if (score != 0)
        add(decision, EVENT_POINTS_AWARDED, -1, state->team_count, score, "late");
    if (late && state->entry == ENTRY_ZONES && state->team_count + 1 > TEAM_ZONES)
        add(decision, EVENT_ENTRY_CHOSEN, -1, -1, ENTRY_HOST, "host");
    return REFUSED_NO;
}

static enum refusal team_rename(struct decision *decision)
{
    char name[TEAM_NAME_MAX];
    enum refusal refusal = clean_name(decision, decision->command->team, name);
    if (refusal != REFUSED_NO)
        return refusal;
    if (strcmp(name, decision->state->teams[decision->command->team].name) == 0)
        return REFUSED_NOTHING;
    add(decision, EVENT_TEAM_RENAMED, -1, decision->command->team, 0, name);
    return REFUSED_NO;
}

static enum refusal team_members(struct decision *decision)
{
    struct arena arena = {0};
    char members[TEAM_MEMBERS_MAX];
    text_copy(members, sizeof members, text_clean(&arena, decision->text));
    arena_free(&arena);
    if (strcmp(members, decision->state->teams[decision->command->team].members) == 0)
        return REFUSED_NOTHING;
    add(decision, EVENT_TEAM_MEMBERS, -1, decision->command->team, 0, members);
    return REFUSED_NO;
}

/* A team that leaves in its own turn gives the turn on; one that all waited for is waited for no longer. */
static enum refusal team_retire(struct decision *decision)
{
    const struct state *state = decision->state;
    int team = decision->command->team;
    if (state->teams[team].retired)
        return REFUSED_NOTHING;
    add(decision, EVENT_TEAM_RETIRED, -1, team, 0, "");
    if (!is_open(state) || !team_may_answer(state, state->step, team))
        return REFUSED_NO;
    const struct mode_rule *mode = mode_rules[state->steps[state->step].mode];
    if (state_turn_team(state) == team)
        mode->end(decision->plan, state, "host", decision->batch);
    else
        mode->answered(decision->plan, state, team, decision->batch);
    return REFUSED_NO;
}

static enum refusal team_return(struct decision *decision)
{
    if (!decision->state->teams[decision->command->team].retired)
        return REFUSED_NOTHING;
    add(decision, EVENT_TEAM_RETURNED, -1, decision->command->team, 0, "");
    return REFUSED_NO;
}

static enum refusal team_ready(struct decision *decision)
{
    if (decision->state->teams[decision->command->team].ready)
        return REFUSED_NOTHING;
    add(decision, EVENT_TEAM_READY, -1, decision->command->team, 0, "");
    return REFUSED_NO;
}

static enum refusal choose_entry(struct decision *decision)
{
    int64_t entry = decision->command->amount;
    if (entry != ENTRY_ZONES && entry != ENTRY_HOST)
        return REFUSED_AMOUNT;
    if (entry == ENTRY_ZONES && decision->state->team_count > TEAM_ZONES)
        return REFUSED_TEAMS_FULL;
    if (is_open(decision->state))
        return REFUSED_OPEN;
    if (entry == decision->state->entry)
        return REFUSED_NOTHING;
    add(decision, EVENT_ENTRY_CHOSEN, -1, -1, entry, entry == ENTRY_HOST ? "host" : "zones");
    return REFUSED_NO;
}

/* ---- awards ---- */

/* Adds what the ledger lacks for each team to stand as `due` says for this step. */
static void award_differences(struct decision *decision, int step, const struct verdict due[TEAMS_MAX],
                              const char *reason)
{
    for (int team = 0; team < decision->state->team_count; team++) {
        int32_t owed = due == NULL ? 0 : due[team].points;
        int32_t held = state_answer(decision->state, step, team)->award;
        const char *why = reason != NULL ? reason : verdict_rule_names[due[team].rule];
        bool counts = due == NULL || team_had_joined(decision->state, step, team);
        if (counts && owed != held)
            add(decision, EVENT_POINTS_AWARDED, step, team, (int64_t)owed - held, why);
    }
}

static void settle(struct decision *decision)
{
    struct verdict verdicts[TEAMS_MAX];
    score_step(decision->plan, decision->state, decision->state->step, verdicts);
    award_differences(decision, decision->state->step, verdicts, NULL);
    add(decision, EVENT_STEP_SETTLED, decision->state->step, -1, 0, "");
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
        add(decision, EVENT_OPTIONS_DEALT, decision->state->step, -1, 0, text);
}

static void open_step(struct decision *decision, enum event_kind kind, int64_t limit_ms)
{
    const struct step *step = decision->plan->steps[decision->state->step];
    const struct mode_rule *mode = mode_rules[mode_for(step, decision->state)];
    if (decision->state->steps[decision->state->step].option_count == 0)
        deal_options(decision);
    add(decision, kind, decision->state->step, -1, limit_ms, mode->name);
    mode->begin(decision->plan, decision->state, limit_ms, decision->batch);
}

static void go_on(struct decision *decision)
{
    const struct plan *plan = decision->plan;
    int step = decision->state->step;
    if ((uint32_t)step + 1 >= plan->step_count)
        add(decision, EVENT_FINISHED, -1, -1, 0, "");
    else if (plan->steps[step + 1]->round != plan->steps[step]->round &&
             plan->steps[step]->round > decision->state->round_shown)
        add(decision, EVENT_STANDINGS_SHOWN, -1, -1, plan->steps[step]->round, "");
    else
        add(decision, EVENT_STEP_SHOWN, step + 1, -1, 0, "");
}

static enum refusal begin(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state_playing_count(state) == 0)
        return REFUSED_NO_TEAMS;
    if (state->entry == ENTRY_ZONES && state->team_count > TEAM_ZONES)
        add(decision, EVENT_ENTRY_CHOSEN, -1, -1, ENTRY_HOST, "host");
    add(decision, EVENT_STEP_SHOWN, 0, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal next_after_standings(struct decision *decision)
{
    add(decision, EVENT_STEP_SHOWN, decision->state->step + 1, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal resume(struct decision *decision)
{
    add(decision, EVENT_RESUMED, decision->state->step, -1, 0, "");
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
        mode_rules[state->steps[state->step].mode]->end(decision->plan, state, "host", decision->batch);
        break;
    case PHASE_CLOSED:
        add(decision, EVENT_STEP_REVEALED, state->step, -1, 0, "");
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
    switch ((enum stage)decision->state->stage) {
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
    if (is_open(state))
        return REFUSED_OPEN;
    int step = state->stage == STAGE_STEP ? state->step - 1 : state->step;
    if (step < 0)
        return REFUSED_EDGE;
    settle_revealed(decision);
    add(decision, EVENT_STEP_SHOWN, step, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal close_step(struct decision *decision)
{
    const struct state *state = decision->state;
    if (!is_open(state))
        return REFUSED_PHASE;
    mode_rules[state->steps[state->step].mode]->end(decision->plan, state, "host", decision->batch);
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
    award_differences(decision, state->step, NULL, "reopened");
    open_step(decision, EVENT_STEP_REOPENED, limit > 0 ? limit : decision->plan->steps[state->step]->time_ms);
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
    award_differences(decision, state->step, NULL, "voided");
    add(decision, EVENT_STEP_VOIDED, state->step, -1, 0, "");
    if (phase == PHASE_READY)
        go_on(decision);
    return REFUSED_NO;
}

static enum refusal pause(struct decision *decision)
{
    const struct state *state = decision->state;
    if (!is_open(state))
        return REFUSED_PHASE;
    if (!state->clock.running)
        return resume(decision);
    add(decision, EVENT_PAUSED, state->step, -1, clock_elapsed(&state->clock, decision->now), "");
    return REFUSED_NO;
}

static enum refusal extend(struct decision *decision)
{
    const struct state *state = decision->state;
    int64_t amount = decision->command->amount;
    if (!is_open(state))
        return REFUSED_PHASE;
    if (amount < 1 || amount > EXTEND_MAX_MS)
        return REFUSED_AMOUNT;
    if (state->clock.limit_ms == 0 || state->clock.limit_ms >= PLAN_TIME_MAX_MS)
        return REFUSED_NOTHING;
    add(decision, EVENT_STEP_EXTENDED, state->step, -1, amount, "");
    return REFUSED_NO;
}

/* ---- answers ---- */

static enum refusal refuses_answer(const struct decision *decision)
{
    const struct state *state = decision->state;
    int team = decision->command->team;
    if (!is_open(state))
        return REFUSED_PHASE;
    if (!team_is_playing(state, team))
        return REFUSED_RETIRED;
    if (!team_may_answer(state, state->step, team))
        return REFUSED_LATE;
    if (!state->clock.running)
        return REFUSED_PAUSED;
    if (clock_left(&state->clock, decision->now) == 0)
        return REFUSED_TIME;
    return mode_rules[state->steps[state->step].mode]->refuses(state, team);
}

static enum refusal answer(struct decision *decision)
{
    const struct state *state = decision->state;
    enum refusal refusal = refuses_answer(decision);
    if (refusal != REFUSED_NO)
        return refusal;

    const struct step *step = decision->plan->steps[state->step];
    const struct answer *held = state_answer(state, state->step, decision->command->team);
    char canonical[TYPED_ANSWER_MAX] = "";
    const struct task_rule *task = task_rules[step->task];
    if (*decision->text != '\0' && !task->canonical(step, decision->text, canonical, task->answer_max(step)))
        return REFUSED_ANSWER;
    if (held->given == (*canonical != '\0') && !held->drafted && strcmp(answer_text(held), canonical) == 0)
        return REFUSED_NOTHING;

    int64_t elapsed = clock_elapsed(&state->clock, decision->now);
    add(decision, EVENT_ANSWER_GIVEN, state->step, decision->command->team, elapsed, canonical);
    if (*canonical != '\0')
        mode_rules[state->steps[state->step].mode]->answered(decision->plan, state, decision->command->team,
                                                             decision->batch);
    return REFUSED_NO;
}

static enum refusal draft(struct decision *decision)
{
    const struct state *state = decision->state;
    enum refusal refusal = refuses_answer(decision);
    if (refusal != REFUSED_NO)
        return refusal;
    if (!task_rules[decision->plan->steps[state->step]->task]->typed)
        return REFUSED_ANSWER;
    const struct answer *held = state_answer(state, state->step, decision->command->team);
    char text[TYPED_ANSWER_MAX];
    struct arena arena = {0};
    text_copy(text, sizeof text, text_clean(&arena, decision->text));
    arena_free(&arena);
    if (held->given || strcmp(answer_text(held), text) == 0)
        return REFUSED_NOTHING;
    add(decision, EVENT_DRAFT_KEPT, state->step, decision->command->team, 0, text);
    return REFUSED_NO;
}

/* The host's word may move others too (nearest number), so every team's points are looked at again. */
static enum refusal judge(struct decision *decision)
{
    const struct state *state = decision->state;
    const struct command *command = decision->command;
    enum phase phase = state_phase(state);
    if (state->stage != STAGE_STEP || (phase != PHASE_REVEALED && phase != PHASE_SETTLED))
        return REFUSED_PHASE;
    if (command->amount < -1 || command->amount > 1)
        return REFUSED_AMOUNT;
    if (!team_may_answer(state, state->step, command->team))
        return team_is_playing(state, command->team) ? REFUSED_LATE : REFUSED_RETIRED;
    if (state_answer(state, state->step, command->team)->judged == command->amount)
        return REFUSED_NOTHING;

    add(decision, EVENT_ANSWER_JUDGED, state->step, command->team, command->amount, "");
    if (phase == PHASE_SETTLED) {
        struct state *judged = state_copy(state);
        struct verdict verdicts[TEAMS_MAX];
        evolve(decision->plan, judged, &decision->batch->events[0]);
        score_step(decision->plan, judged, state->step, verdicts);
        award_differences(decision, state->step, verdicts, "rejudged");
        free(judged);
    }
    return REFUSED_NO;
}

static enum refusal adjust(struct decision *decision)
{
    int64_t amount = decision->command->amount;
    struct arena arena = {0};
    const char *reason = text_clean(&arena, decision->text);
    enum refusal refusal = REFUSED_NO;
    if (amount == 0 || amount < -PLAN_POINTS_MAX || amount > PLAN_POINTS_MAX)
        refusal = REFUSED_AMOUNT;
    else if (*reason == '\0')
        refusal = REFUSED_REASON;
    else
        add(decision, EVENT_POINTS_AWARDED, -1, decision->command->team, amount, reason);
    arena_free(&arena);
    return refusal;
}

/* ---- the rest ---- */

static enum refusal finish(struct decision *decision)
{
    const struct state *state = decision->state;
    if (state->stage == STAGE_LOBBY || state->stage == STAGE_FINAL)
        return REFUSED_PHASE;
    if (is_open(state))
        return REFUSED_OPEN;
    settle_revealed(decision);
    add(decision, EVENT_FINISHED, -1, -1, 0, "");
    return REFUSED_NO;
}

static enum refusal tick(struct decision *decision)
{
    const struct state *state = decision->state;
    if (!is_open(state) || !state->clock.running || clock_left(&state->clock, decision->now) != 0)
        return REFUSED_NOTHING;
    mode_rules[state->steps[state->step].mode]->end(decision->plan, state, "time", decision->batch);
    return REFUSED_NO;
}

static enum refusal interrupted(struct decision *decision)
{
    if (!is_open(decision->state))
        return REFUSED_NOTHING;
    int64_t amount = decision->command->amount;
    add(decision, EVENT_INTERRUPTED, decision->state->step, -1, amount < 0 ? 0 : amount, "");
    return REFUSED_NO;
}

static const struct {
    decider *decide;
    bool needs_team;
} deciders[COMMAND_KINDS] = {
    [COMMAND_TEAM_ADD] = {team_add, false},
    [COMMAND_TEAM_RENAME] = {team_rename, true},
    [COMMAND_TEAM_MEMBERS] = {team_members, true},
    [COMMAND_TEAM_RETIRE] = {team_retire, true},
    [COMMAND_TEAM_RETURN] = {team_return, true},
    [COMMAND_TEAM_READY] = {team_ready, true},
    [COMMAND_ENTRY] = {choose_entry, false},
    [COMMAND_NEXT] = {next, false},
    [COMMAND_BACK] = {back, false},
    [COMMAND_CLOSE] = {close_step, false},
    [COMMAND_REOPEN] = {reopen, false},
    [COMMAND_VOID] = {void_step, false},
    [COMMAND_PAUSE] = {pause, false},
    [COMMAND_EXTEND] = {extend, false},
    [COMMAND_ANSWER] = {answer, true},
    [COMMAND_DRAFT] = {draft, true},
    [COMMAND_JUDGE] = {judge, true},
    [COMMAND_ADJUST] = {adjust, true},
    [COMMAND_FINISH] = {finish, false},
    [COMMAND_TICK] = {tick, false},
    [COMMAND_INTERRUPTED] = {interrupted, false},
};

enum refusal decide(const struct plan *plan, const struct state *state, const struct command *command,
                    struct moment now, struct event_batch *batch)
{
    batch_clear(batch);
    if (deciders[command->kind].needs_team && (command->team < 0 || command->team >= state->team_count))
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
