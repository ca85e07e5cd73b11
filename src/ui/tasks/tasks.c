#include "ui/tasks/tasks.h"

extern const struct task_look look_choice, look_multi, look_truefalse, look_text, look_number;

const struct task_look *const task_looks[TASK_KINDS] = {
    [TASK_CHOICE] = &look_choice, [TASK_MULTI] = &look_multi,   [TASK_TRUEFALSE] = &look_truefalse,
    [TASK_TEXT] = &look_text,     [TASK_NUMBER] = &look_number,
};

const struct task_look *look_now(const struct view *view)
{
    return task_looks[view->plan->steps[view->state->step]->task];
}
