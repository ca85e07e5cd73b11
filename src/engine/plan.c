#include "engine/plan.h"

#include <string.h>

#include "engine/game.h"

enum { MS_AROUND_A_STEP = 25000, MS_WITHOUT_LIMIT = 40000, MS_A_MINUTE = 60000, USUAL_TEAMS = 5 };

/* In the middle between the least and the most that may play. */
static int usual_teams(const struct stage *stage)
{
    const struct game *game = stage->game;
    bool said = game != NULL && game->teams_most > 0;
    return said ? (game->teams_least + game->teams_most) / 2 : USUAL_TEAMS;
}

/* A stage is given all the time it takes, talk included; its speakers come one after the other. */
int64_t plan_step_ms(const struct step *step)
{
    if (step->stage != NULL)
        return (int64_t)step->time_ms * (step->task == TASK_PRESENT ? usual_teams(step->stage) : 1);
    return MS_AROUND_A_STEP + (step->time_ms > 0 ? step->time_ms : MS_WITHOUT_LIMIT);
}

static int64_t planned_minutes(const struct plan *plan)
{
    int64_t minutes = 0;
    for (uint32_t i = 0; i < plan->agenda_count; i++)
        minutes += plan->agenda[i].minutes;
    return minutes;
}

int plan_minutes(const struct plan *plan)
{
    if (plan->kind == PLAN_MEETING)
        return (int)planned_minutes(plan);
    int64_t total = plan->kind == PLAN_QUIZ ? (int64_t)plan->round_count * PLAN_ROUND_MS : 0;
    for (uint32_t i = 0; i < plan->step_count; i++)
        total += plan_step_ms(plan->steps[i]);
    return (int)((total + MS_A_MINUTE / 2) / MS_A_MINUTE);
}

int plan_difficulty(const struct plan *plan)
{
    int64_t sum = 0, rated = 0;
    for (uint32_t i = 0; i < plan->step_count; i++)
        if (plan->steps[i]->difficulty > 0) {
            sum += plan->steps[i]->difficulty;
            rated++;
        }
    return rated == 0 ? 0 : (int)((sum * 10 + rated / 2) / rated);
}

const struct step_option *step_option(const struct step *step, const char *id, size_t length)
{
    for (size_t i = 0; i < step->option_count; i++)
        if (strlen(step->options[i].id) == length && memcmp(step->options[i].id, id, length) == 0)
            return &step->options[i];
    return NULL;
}
