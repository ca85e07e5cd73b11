/* Commands about answers and points: what a team says, and what the host says of it. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/decide_internal.h"
#include "engine/modes/modes.h"
#include "engine/tasks/tasks.h"

void decide_awards(struct decision *decision, int step, const struct verdict due[TEAMS_MAX],
                   const char *reason)
{
    for (int team = 0; team < decision->state->team_count; team++) {
        int32_t owed = due == NULL ? 0 : due[team].points;
        int32_t held = state_answer(decision->state, step, team)->award;
        const char *why = reason != NULL ? reason : verdict_rule_names[due[team].rule];
        bool counts = due == NULL || team_had_joined(decision->state, step, team);
        if (counts && owed != held)
            decide_add(decision, EVENT_POINTS_AWARDED, step, team, (int64_t)owed - held, why);
    }
}

/* A card that was raised in time is entered when the host gets to it: the clock is the teams', not
 * the host's. */
static bool takes_cards(const struct state *state)
{
    enum phase phase = state_phase(state);
    if (state->stage != STAGE_STEP || (phase != PHASE_OPEN && phase != PHASE_CLOSED))
        return false;
    uint8_t mode = state->steps[state->step].mode;
    return mode == MODE_PAPER || (mode == MODE_ALL && state->entry == ENTRY_HOST);
}

static enum refusal refuses_room(const struct decision *decision)
{
    const struct state *state = decision->state;
    const struct step *step = decision->plan->steps[state->step];
    bool decides = step->task == TASK_DECIDE && takes_cards(state);
    return decide_is_open(state) || decides ? REFUSED_NO : REFUSED_PHASE;
}

static enum refusal refuses_answer(const struct decision *decision)
{
    const struct state *state = decision->state;
    int team = decision->command->team;
    if (team < -1 || team >= state->team_count)
        return REFUSED_TEAM;
    if (state->step < 0 || state->stage != STAGE_STEP)
        return REFUSED_PHASE;
    if (task_asks_room(decision->plan->steps[state->step]))
        return team == -1 ? refuses_room(decision) : REFUSED_TEAM;
    if (team < 0)
        return REFUSED_TEAM;
    if (!decide_is_open(state) && !takes_cards(state))
        return REFUSED_PHASE;
    if (!team_is_playing(state, team))
        return REFUSED_RETIRED;
    if (!team_may_answer(state, state->step, team))
        return REFUSED_LATE;
    if (takes_cards(state))
        return REFUSED_NO;
    if (!state->clock.running)
        return REFUSED_PAUSED;
    if (clock_left(&state->clock, decision->now) == 0)
        return REFUSED_TIME;
    return mode_rules[state->steps[state->step].mode]->refuses(state, team);
}

enum refusal decide_answer(struct decision *decision)
{
    const struct state *state = decision->state;
    enum refusal refusal = refuses_answer(decision);
    if (refusal != REFUSED_NO)
        return refusal;

    const struct step *step = decision->plan->steps[state->step];
    int team = decision->command->team, voice = team < 0 ? ROOM : team;
    const struct answer *held = state_answer(state, state->step, voice);
    char canonical[ANSWER_MAX] = "";
    const struct task_rule *task = task_rules[step->task];
    if (*decision->text != '\0' &&
        (task->canonical == NULL ||
         !task->canonical(step, decision->text, canonical, task->answer_max(step)) ||
         (task->may_give != NULL &&
          !task->may_give(decision->plan, state, state->step, voice, canonical))))
        return REFUSED_ANSWER;
    if (held->given == (*canonical != '\0') && !held->drafted &&
        strcmp(answer_text(held), canonical) == 0)
        return REFUSED_NOTHING;

    bool open = decide_is_open(state);
    int64_t elapsed = open ? clock_elapsed(&state->clock, decision->now) : step->time_ms;
    decide_add(decision, EVENT_ANSWER_GIVEN, state->step, team, elapsed, canonical);
    if (open && team >= 0 && *canonical != '\0')
        mode_rules[state->steps[state->step].mode]->answered(decision->plan, state, team,
                                                             decision->batch);
    return REFUSED_NO;
}

enum refusal decide_draft(struct decision *decision)
{
    const struct state *state = decision->state;
    enum refusal refusal = refuses_answer(decision);
    if (refusal != REFUSED_NO)
        return refusal;
    const struct task_rule *task = task_rules[decision->plan->steps[state->step]->task];
    if (!task->typed || task->flow != FLOW_QUESTION)
        return REFUSED_ANSWER; /* every accepted change of a team's work is an answer already */
    const struct answer *held = state_answer(state, state->step, decision->command->team);
    char text[TYPED_ANSWER_MAX];
    struct arena arena = {0};
    text_copy(text, sizeof text, text_clean(&arena, decision->text));
    arena_free(&arena);
    if (held->given || strcmp(answer_text(held), text) == 0)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_DRAFT_KEPT, state->step, decision->command->team, 0, text);
    return REFUSED_NO;
}

/* The host's word may move others too (nearest number), so every team's points are looked at again.
 */
enum refusal decide_judge(struct decision *decision)
{
    const struct state *state = decision->state;
    const struct command *command = decision->command;
    enum phase phase = state_phase(state);
    if (state->stage != STAGE_STEP || (phase != PHASE_REVEALED && phase != PHASE_SETTLED) ||
        task_rules[decision->plan->steps[state->step]->task]->judge == NULL)
        return REFUSED_PHASE;
    if (command->amount < -1 || command->amount > 1)
        return REFUSED_AMOUNT;
    if (!team_may_answer(state, state->step, command->team))
        return team_is_playing(state, command->team) ? REFUSED_LATE : REFUSED_RETIRED;
    if (state_answer(state, state->step, command->team)->judged == command->amount)
        return REFUSED_NOTHING;

    decide_add(decision, EVENT_ANSWER_JUDGED, state->step, command->team, command->amount, "");
    if (phase == PHASE_SETTLED) {
        struct state *judged = state_copy(state);
        struct verdict verdicts[TEAMS_MAX];
        evolve(decision->plan, judged, &decision->batch->events[0]);
        score_step(decision->plan, judged, state->step, verdicts);
        decide_awards(decision, state->step, verdicts, "rejudged");
        free(judged);
    }
    return REFUSED_NO;
}

enum refusal decide_adjust(struct decision *decision)
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
        decide_add(decision, EVENT_POINTS_AWARDED, -1, decision->command->team, amount, reason);
    arena_free(&arena);
    return refusal;
}
