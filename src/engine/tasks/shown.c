/* brief, talk, break, compare, present: the room looks and listens; nobody answers. */
#include "engine/tasks/tasks.h"

extern const struct task_rule task_brief, task_talk, task_break, task_compare, task_present;

static size_t answer_max(const struct step *step)
{
    (void)step;
    return 1;
}

const struct task_rule task_brief = {.name = "brief", .flow = FLOW_SHOWN, .answer_max = answer_max};

const struct task_rule task_talk = {.name = "talk", .flow = FLOW_SHOWN, .answer_max = answer_max};

const struct task_rule task_break = {.name = "break", .flow = FLOW_SHOWN, .answer_max = answer_max};

const struct task_rule task_compare = {
    .name = "compare", .flow = FLOW_SHOWN, .answer_max = answer_max};

const struct task_rule task_present = {
    .name = "present", .flow = FLOW_SHOWN, .speaks = true, .answer_max = answer_max};
