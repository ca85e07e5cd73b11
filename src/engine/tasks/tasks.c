#include "engine/tasks/tasks.h"

extern const struct task_rule task_choice, task_multi, task_truefalse, task_text, task_number;

const struct task_rule *const task_rules[TASK_KINDS] = {
    [TASK_CHOICE] = &task_choice, [TASK_MULTI] = &task_multi,   [TASK_TRUEFALSE] = &task_truefalse,
    [TASK_TEXT] = &task_text,     [TASK_NUMBER] = &task_number,
};
