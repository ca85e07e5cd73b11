#include "engine/scoring.h"

#include "engine/effects.h"
#include "engine/tasks/tasks.h"

const char *const verdict_rule_names[VERDICT_RULES] = {
    [RULE_NO_ANSWER] = "none",        [RULE_EXACT] = "exact",       [RULE_WRONG] = "wrong",
    [RULE_PARTIAL] = "partial",       [RULE_VARIANT] = "variant",   [RULE_FOLDED] = "folded",
    [RULE_LAYOUT] = "layout",         [RULE_TYPO] = "typo",         [RULE_REJECTED] = "rejected",
    [RULE_TOLERANCE] = "tolerance",   [RULE_CLOSEST] = "closest",   [RULE_HOST] = "host",
    [RULE_INDICATORS] = "indicators", [RULE_WORK] = "work",         [RULE_JUDGED] = "judged",
    [RULE_VOTED] = "voted",           [RULE_DISTANCE] = "distance",
};

enum { KAHOOT_GRACE_MS = 500 };

static struct verdict judge_answer(const struct step *step, const struct answer *answer)
{
    if (answer->judged >= 0)
        return (struct verdict){.rule = RULE_HOST, .share = answer->judged, .share_of = 1};
    if (!answer->given)
        return (struct verdict){.rule = RULE_NO_ANSWER, .share_of = 1};
    return task_rules[step->task]->judge(step, answer_text(answer));
}

/* The last stage of a game pays for what its indicators have come to. */
static void score_indicators(const struct state *state, const struct stage *stage,
                             struct verdict out[TEAMS_MAX])
{
    for (int team = 0; team < state->team_count; team++) {
        int32_t points = effects_points(stage->game, state, team);
        out[team].points += points;
        if (points != 0 && out[team].rule == RULE_NO_ANSWER)
            out[team].rule = RULE_INDICATORS;
    }
}

/* Kahoot's published formula: round(P × (1 − (t/T)/2)), all of P for the first half second. */
static int32_t kahoot_points(int64_t points, int64_t elapsed_ms, int64_t time_ms)
{
    if (elapsed_ms < KAHOOT_GRACE_MS)
        return (int32_t)points;
    if (elapsed_ms > time_ms)
        elapsed_ms = time_ms;
    return (int32_t)((points * (2 * time_ms - elapsed_ms) + time_ms) / (2 * time_ms));
}

/* The bonus a step can give so that all bonuses of the plan together stay below its cheapest right
 * answer: the one property that keeps the team that knows more ahead of the team that is quicker.
 */
static int32_t capped_bonus_max(const struct plan *plan)
{
    int32_t least = 0;
    uint32_t steps = 0;
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct step *step = plan->steps[i];
        int32_t right = step->rank_count > 0 ? step->rank_points[0] : step->points;
        if (right > 0 && (least == 0 || right < least))
            least = right;
        steps += step->speed == SPEED_CAPPED;
    }
    return steps == 0 || least == 0 ? 0 : (least - 1) / (int32_t)steps;
}

static int32_t points_for(const struct plan *plan, const struct step *step,
                          const struct verdict *verdict, const struct answer *answer)
{
    if (verdict->rule == RULE_NO_ANSWER)
        return 0;
    if (verdict->share <= 0)
        return -step->penalty;
    int64_t points =
        (int64_t)step->points * verdict->share / verdict->share_of; /* a share is not rounded up */
    if (step->time_ms <= 0 || verdict->share < verdict->share_of || !answer->given)
        return (int32_t)points;
    if (step->speed == SPEED_KAHOOT)
        return kahoot_points(points, answer->elapsed_ms, step->time_ms);
    if (step->speed == SPEED_CAPPED && answer->elapsed_ms < (uint32_t)step->time_ms)
        points += (int64_t)capped_bonus_max(plan) * (step->time_ms - (int64_t)answer->elapsed_ms) /
                  step->time_ms;
    return (int32_t)points;
}

/* Places by error: every team that is nearer counts, equal errors share a place. */
static void score_closest(const struct state *state, int at, const struct step *step,
                          struct verdict out[TEAMS_MAX])
{
    uint64_t errors[TEAMS_MAX];
    bool ranked[TEAMS_MAX] = {false};
    for (int team = 0; team < state->team_count; team++) {
        const struct answer *answer = state_answer(state, at, team);
        ranked[team] = team_had_joined(state, at, team) && answer->given && answer->judged < 0 &&
                       number_error(step, answer_text(answer), &errors[team]);
    }
    for (int team = 0; team < state->team_count; team++) {
        if (!ranked[team])
            continue;
        struct verdict *verdict = &out[team];
        verdict->place = 1;
        for (int other = 0; other < state->team_count; other++) {
            verdict->place += ranked[other] && errors[other] < errors[team];
            verdict->tied |= other != team && ranked[other] && errors[other] == errors[team];
        }
        bool paid = verdict->place <= step->rank_count;
        verdict->points = paid ? step->rank_points[verdict->place - 1] : 0;
        verdict->share = paid;
        if (errors[team] > 0)
            verdict->rule = paid ? RULE_CLOSEST : RULE_WRONG;
    }
}

void score_step(const struct plan *plan, const struct state *state, int at,
                struct verdict out[TEAMS_MAX])
{
    const struct step *step = plan->steps[at];
    const struct task_rule *task = task_rules[step->task];
    for (int team = 0; team < TEAMS_MAX; team++) {
        out[team] = (struct verdict){.rule = RULE_NO_ANSWER, .share_of = 1};
        if (!team_had_joined(state, at, team) || task->judge == NULL)
            continue;
        const struct answer *answer = state_answer(state, at, team);
        out[team] = judge_answer(step, answer);
        out[team].points = points_for(plan, step, &out[team], answer);
    }
    if (step->rank_count > 0)
        score_closest(state, at, step, out);
    if (task->score != NULL)
        task->score(plan, state, at, out);
    if (step->stage != NULL && step->stage->final)
        score_indicators(state, step->stage, out);
}
