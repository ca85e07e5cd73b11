/* multi: every right option and no wrong one. The answer is the ids in the order of the file:
 * "a,c". */
#include <string.h>

#include "engine/tasks/tasks.h"

extern const struct task_rule task_multi;

static size_t answer_max(const struct step *step)
{
    return (size_t)step->option_count * OPTION_ID_MAX + 1;
}

/* Marks the options named in "c,a"; false when a name is unknown or stands twice. */
static bool read_marks(const struct step *step, const char *text, bool marks[STEP_OPTIONS_MAX])
{
    memset(marks, 0, STEP_OPTIONS_MAX * sizeof *marks);
    for (;;) {
        size_t length = strcspn(text, ",");
        const struct step_option *option = step_option(step, text, length);
        if (option == NULL || marks[option - step->options])
            return false;
        marks[option - step->options] = true;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    bool marks[STEP_OPTIONS_MAX];
    if (!read_marks(step, given, marks))
        return false;
    size_t used = 0;
    for (size_t i = 0; i < step->option_count; i++) {
        size_t length = strlen(step->options[i].id);
        if (!marks[i])
            continue;
        if (used + length + 2 > size)
            return false;
        if (used > 0)
            out[used++] = ',';
        memcpy(out + used, step->options[i].id, length);
        used += length;
    }
    out[used] = '\0';
    return true;
}

/* A wrong mark costs a right one, so that marking everything earns nothing. */
static struct verdict judge(const struct step *step, const char *answer)
{
    bool marks[STEP_OPTIONS_MAX];
    if (!read_marks(step, answer, marks))
        return (struct verdict){.rule = RULE_WRONG, .share_of = 1};
    int right = 0, hits = 0, misses = 0;
    for (size_t i = 0; i < step->option_count; i++) {
        right += step->options[i].right;
        hits += marks[i] && step->options[i].right;
        misses += marks[i] && !step->options[i].right;
    }
    if (hits == right && misses == 0)
        return (struct verdict){.rule = RULE_EXACT, .share = 1, .share_of = 1};
    if (step->partial && hits > misses)
        return (struct verdict){.rule = RULE_PARTIAL, .share = hits - misses, .share_of = right};
    return (struct verdict){.rule = RULE_WRONG, .share_of = 1};
}

const struct task_rule task_multi = {
    .name = "multi", .answer_max = answer_max, .canonical = canonical, .judge = judge};
