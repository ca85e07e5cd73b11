/* match: each option finds its pair. The answer is "a-2,b-1": an option's id and the number of the
 * pair from 1 in the order of the file, so that "a-1,b-2" is always right; on the screen the pairs
 * stand in the order of their letters, which gives nothing away. A pair is used once; an option may
 * be left without. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_match;

enum { ONE_MAX = OPTION_ID_MAX + 4 };

static size_t answer_max(const struct step *step)
{
    return (size_t)step->option_count * ONE_MAX + 1;
}

bool match_read(const struct step *step, const char *text, int8_t pairs[STEP_OPTIONS_MAX])
{
    uint32_t used = 0;
    memset(pairs, -1, STEP_OPTIONS_MAX * sizeof *pairs);
    while (*text != '\0') {
        size_t length = strcspn(text, ",-");
        const struct step_option *option = step_option(step, text, length);
        if (option == NULL || text[length] != '-' || pairs[option - step->options] >= 0)
            return false;
        int number = 0;
        const char *at = text + length + 1;
        for (; *at >= '0' && *at <= '9' && number <= STEP_PAIRS_MAX; at++)
            number = number * 10 + (*at - '0');
        if (number < 1 || number > step->pair_count || (used >> number & 1) != 0 ||
            (*at != ',' && *at != '\0'))
            return false;
        used |= UINT32_C(1) << number;
        pairs[option - step->options] = (int8_t)(number - 1);
        text = at + (*at == ',');
    }
    return true;
}

bool match_write(const struct step *step, const int8_t pairs[STEP_OPTIONS_MAX], char *out,
                 size_t size)
{
    size_t used = 0;
    *out = '\0';
    for (int i = 0; i < step->option_count; i++) {
        char one[ONE_MAX + 2];
        if (pairs[i] < 0)
            continue;
        snprintf(one, sizeof one, "%s%s-%d", used > 0 ? "," : "", step->options[i].id,
                 pairs[i] + 1);
        if (used + strlen(one) >= size)
            return false;
        text_copy(out + used, size - used, one);
        used += strlen(one);
    }
    return used > 0;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    int8_t pairs[STEP_OPTIONS_MAX];
    return match_read(step, given, pairs) && match_write(step, pairs, out, size);
}

static struct verdict judge(const struct step *step, const char *answer)
{
    int8_t pairs[STEP_OPTIONS_MAX];
    int right = 0;
    if (!match_read(step, answer, pairs))
        return (struct verdict){.rule = RULE_WRONG, .share_of = 1};
    for (int i = 0; i < step->option_count; i++)
        right += pairs[i] == i;
    if (right == step->option_count)
        return (struct verdict){.rule = RULE_EXACT, .share = 1, .share_of = 1};
    if (right > 0 && step->partial)
        return (struct verdict){
            .rule = RULE_PARTIAL, .share = right, .share_of = step->option_count};
    return (struct verdict){.rule = RULE_WRONG, .share_of = 1};
}

static void draw_pairs(const struct plan *plan, const struct state *state, int at, int team,
                       struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    const struct step *step = plan->steps[at];
    uint8_t order[STEP_PAIRS_MAX];
    int8_t pairs[STEP_OPTIONS_MAX];
    for (uint8_t i = 0; i < step->pair_count; i++)
        order[i] = i;
    rng_shuffle(rng, order, step->pair_count);
    for (int i = 0; i < STEP_OPTIONS_MAX; i++)
        pairs[i] = i < step->pair_count ? (int8_t)order[i] : -1;
    match_write(step, pairs, out, size);
}

const struct task_rule task_match = {.name = "match",
                                     .typed = true,
                                     .answer_max = answer_max,
                                     .canonical = canonical,
                                     .judge = judge,
                                     .random = draw_pairs};
