/* How long something takes that has a timetable of its own. */
#include "content/content.h"
#include "engine/game.h"

enum { MS_A_MINUTE = 60 * 1000, TEAMS_USUAL = 4 };

/* In the middle between the least and the most that may play. */
static int teams_of(const struct stage *stage)
{
    const struct game *game = stage->game;
    if (game == NULL || game->teams_most == 0)
        return TEAMS_USUAL;
    return (game->teams_least + game->teams_most) / 2;
}

static int game_minutes(const struct plan *plan)
{
    int64_t total = 0;
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct step *step = plan->steps[i];
        total += (int64_t)step->time_ms * (step->task == TASK_PRESENT ? teams_of(step->stage) : 1);
    }
    return (int)((total + MS_A_MINUTE / 2) / MS_A_MINUTE);
}

int content_minutes(const struct plan *plan)
{
    int total = 0;
    if (plan->kind == PLAN_QUIZ)
        return plan_minutes(plan);
    if (plan->kind == PLAN_GAME)
        return game_minutes(plan);
    for (uint32_t i = 0; i < plan->agenda_count; i++)
        total += plan->agenda[i].minutes;
    return total;
}
