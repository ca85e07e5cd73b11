/* decide: one of several choices, each with its consequences. The answer is the option's id, as in
 * choice; none is right. What the choices do is effects.c's and path.c's. */
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_decide;

static size_t answer_max(const struct step *step)
{
    (void)step;
    return OPTION_ID_MAX;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    const struct step_option *option = step_option(step, given, strlen(given));
    if (option == NULL)
        return false;
    text_copy(out, size, option->id);
    return true;
}

static void draw_option(const struct plan *plan, const struct state *state, int at, int team,
                        struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    const struct step *step = plan->steps[at];
    text_copy(out, size, step->options[rng_below(rng, step->option_count)].id);
}

const struct task_rule task_decide = {.name = "decide",
                                      .flow = FLOW_WORK,
                                      .answer_max = answer_max,
                                      .canonical = canonical,
                                      .random = draw_option};
