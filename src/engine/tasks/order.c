/* order: the options put in order; the author's order is the right one. The answer is their ids
 * from the first to the last, "c,a,b". */
#include <stdio.h>
#include <string.h>

#include "engine/tasks/tasks.h"

extern const struct task_rule task_order;

static size_t answer_max(const struct step *step)
{
    return (size_t)step->option_count * OPTION_ID_MAX + 1;
}

/* Every option exactly once. */
static bool read_order(const struct step *step, const char *text, uint8_t order[STEP_OPTIONS_MAX])
{
    bool seen[STEP_OPTIONS_MAX] = {false};
    for (int count = 0;;) {
        size_t length = strcspn(text, ",");
        const struct step_option *option = step_option(step, text, length);
        if (option == NULL || seen[option - step->options])
            return false;
        seen[option - step->options] = true;
        order[count++] = (uint8_t)(option - step->options);
        if (text[length] == '\0')
            return count == step->option_count;
        text += length + 1;
    }
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    uint8_t order[STEP_OPTIONS_MAX];
    if (!read_order(step, given, order) || strlen(given) >= size)
        return false;
    memcpy(out, given, strlen(given) + 1);
    return true;
}

int order_inversions(const struct step *step, const char *answer)
{
    uint8_t order[STEP_OPTIONS_MAX];
    int inversions = 0;
    if (!read_order(step, answer, order))
        return -1;
    for (int i = 0; i < step->option_count; i++)
        for (int j = i + 1; j < step->option_count; j++)
            inversions += order[i] > order[j];
    return inversions;
}

/* Partial: what a random order would earn on the average, half of the pairs, earns nothing; from
 * there to the right order the share grows evenly. */
static struct verdict judge(const struct step *step, const char *answer)
{
    int inversions = order_inversions(step, answer);
    int pairs = step->option_count * (step->option_count - 1) / 2;
    if (inversions == 0)
        return (struct verdict){.rule = RULE_EXACT, .share = 1, .share_of = 1};
    if (inversions > 0 && step->partial && pairs > 2 * inversions)
        return (struct verdict){
            .rule = RULE_PARTIAL, .share = pairs - 2 * inversions, .share_of = pairs};
    return (struct verdict){.rule = RULE_WRONG, .share_of = 1};
}

static void draw_order(const struct plan *plan, const struct state *state, int at, int team,
                       struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    const struct step *step = plan->steps[at];
    uint8_t order[STEP_OPTIONS_MAX];
    size_t used = 0;
    for (uint8_t i = 0; i < step->option_count; i++)
        order[i] = i;
    rng_shuffle(rng, order, step->option_count);
    for (size_t i = 0; i < step->option_count && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s", i > 0 ? "," : "",
                                 step->options[order[i]].id);
}

const struct task_rule task_order = {.name = "order",
                                     .typed = true,
                                     .answer_max = answer_max,
                                     .canonical = canonical,
                                     .judge = judge,
                                     .random = draw_order};
