#include "engine/plan.h"

#include <string.h>

enum {
    MS_AROUND_A_STEP = 25000,
    MS_AROUND_A_ROUND = 60000,
    MS_WITHOUT_LIMIT = 40000,
    MS_A_MINUTE = 60000
};

int plan_minutes(const struct plan *plan)
{
    int64_t total = (int64_t)plan->round_count * MS_AROUND_A_ROUND;
    for (uint32_t i = 0; i < plan->step_count; i++) {
        int32_t time = plan->steps[i]->time_ms;
        total += MS_AROUND_A_STEP + (time > 0 ? time : MS_WITHOUT_LIMIT);
    }
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
