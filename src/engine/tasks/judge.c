/* judge: points by criteria, from the jury or from the other teams (engine/judging.h). A team earns
 * the mean of the voices' weighted sums, scaled to the step's points. */
#include "engine/judging.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_judge;

enum { MEAN_PARTS = 100 }; /* judging gives hundredths */

static size_t answer_max(const struct step *step)
{
    const struct stage *stage = step->stage;
    size_t row = sizeof "15:," - 1;
    for (int i = 0; i < stage->item_count; i++) {
        row += 2;
        for (int32_t most = stage->items[i].most; most >= 10; most /= 10)
            row++;
    }
    size_t size = row * (stage->by == BY_JURY ? stage->juror_count : TEAMS_MAX) + 1;
    return size < ANSWER_MAX ? size : ANSWER_MAX;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    int32_t points[TEAMS_MAX][STAGE_ITEMS_MAX];
    return judging_read(step, given, points) && judging_write(step, points, out, size) &&
           *out != '\0';
}

/* By peers: to teams that are there, never to oneself. By the jury: `team` is who got the points.
 */
static bool may_give(const struct plan *plan, const struct state *state, int at, int team,
                     const char *answer)
{
    int32_t points[TEAMS_MAX][STAGE_ITEMS_MAX];
    const struct step *step = plan->steps[at];
    if (team == ROOM || !judging_read(step, answer, points))
        return false;
    for (int i = 0; step->stage->by == BY_PEERS && i < TEAMS_MAX; i++)
        for (int j = 0; j < step->stage->item_count; j++)
            if (points[i][j] != POINTS_NONE && (i == team || !team_had_joined(state, at, i)))
                return false;
    return true;
}

static void score(const struct plan *plan, const struct state *state, int at,
                  struct verdict out[TEAMS_MAX])
{
    const struct step *step = plan->steps[at];
    int64_t most = 0;
    for (int i = 0; i < step->stage->item_count; i++)
        most += (int64_t)step->stage->items[i].most * step->stage->items[i].weight;
    for (int team = 0; team < state->team_count; team++) {
        struct judging judging;
        if (!team_had_joined(state, at, team))
            continue;
        judging_of(plan, state, at, team, &judging);
        if (judging.voices == 0 || most <= 0)
            continue;
        out[team] = (struct verdict){
            .rule = RULE_JUDGED,
            .share = (int)(judging.sum * 1000 / (most * MEAN_PARTS)),
            .share_of = 1000,
            .points = (int32_t)(step->points * judging.sum / (most * MEAN_PARTS)),
        };
    }
}

static void random_points(const struct plan *plan, const struct state *state, int at, int team,
                          struct rng *rng, char *out, size_t size)
{
    const struct step *step = plan->steps[at];
    const struct stage *stage = step->stage;
    bool jury = stage->by == BY_JURY;
    int32_t points[TEAMS_MAX][STAGE_ITEMS_MAX];
    judging_read(step, "", points);
    for (int i = 0; i < (jury ? stage->juror_count : state->team_count); i++)
        for (int j = 0; j < stage->item_count; j++)
            if (team != ROOM && (jury || (i != team && team_may_answer(state, at, i))))
                points[i][j] = (int32_t)rng_below(rng, (uint32_t)stage->items[j].most + 1);
    if (!judging_write(step, points, out, size))
        *out = '\0';
}

const struct task_rule task_judge = {.name = "judge",
                                     .flow = FLOW_WORK,
                                     .typed = true,
                                     .answer_max = answer_max,
                                     .canonical = canonical,
                                     .may_give = may_give,
                                     .score = score,
                                     .random = random_points};
