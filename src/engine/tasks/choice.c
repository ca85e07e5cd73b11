/* choice and truefalse: one option of several. The answer is the option's id. */
#include <string.h>

#include "engine/tasks/tasks.h"

extern const struct task_rule task_choice, task_truefalse;

static size_t answer_max(const struct step *step)
{
    (void)step;
    return OPTION_ID_MAX;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    const struct step_option *option = step_option(step, given, strlen(given));
    if (option == NULL || strlen(option->id) >= size)
        return false;
    memcpy(out, option->id, strlen(option->id) + 1);
    return true;
}

static struct verdict judge(const struct step *step, const char *answer)
{
    const struct step_option *option = step_option(step, answer, strlen(answer));
    bool right = option != NULL && option->right;
    return (struct verdict){.rule = right ? RULE_EXACT : RULE_WRONG, .share = right, .share_of = 1};
}

const struct task_rule task_choice = {
    .name = "choice", .answer_max = answer_max, .canonical = canonical, .judge = judge};

const struct task_rule task_truefalse = {
    .name = "truefalse", .answer_max = answer_max, .canonical = canonical, .judge = judge};
