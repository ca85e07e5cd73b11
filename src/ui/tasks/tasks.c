#include "ui/tasks/tasks.h"

extern const struct task_look look_choice, look_multi, look_truefalse, look_text, look_number;
extern const struct task_look look_order, look_match, look_point, look_oral;
extern const struct task_look look_decide_options;

const struct task_look *const task_looks[TASK_KINDS] = {
    [TASK_CHOICE] = &look_choice,       [TASK_MULTI] = &look_multi,
    [TASK_TRUEFALSE] = &look_truefalse, [TASK_TEXT] = &look_text,
    [TASK_NUMBER] = &look_number,       [TASK_ORDER] = &look_order,
    [TASK_MATCH] = &look_match,         [TASK_POINT] = &look_point,
    [TASK_ORAL] = &look_oral,           [TASK_DECIDE] = &look_decide_options,
};

const struct task_look *look_now(const struct view *view)
{
    static const struct task_look shown_by_its_stage = {0};
    const struct task_look *look = task_looks[view->plan->steps[view->state->step]->task];
    return look != NULL ? look : &shown_by_its_stage;
}
