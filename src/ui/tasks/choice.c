/* choice and truefalse on the screen: a key is an answer, another key changes it. */
#include <string.h>

#include "ui/tasks/tasks.h"

extern const struct task_look look_choice, look_truefalse, look_decide_options;

static const char *press(const struct view *view, const char *answer, int place)
{
    (void)answer;
    const struct step_option *option = option_at(view, place);
    return option != NULL ? option->id : NULL;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct step_option *option = step_option(view->plan->steps[step], answer, strlen(answer));
    return option != NULL ? option_text(view, option) : answer;
}

static const char *right(const struct view *view, int step)
{
    const struct step *at = view->plan->steps[step];
    for (size_t i = 0; i < at->option_count; i++)
        if (at->options[i].right)
            return option_text(view, &at->options[i]);
    return "";
}

const struct task_look look_choice = {
    .hint = MSG_hint_choice,
    .draw_open = options_draw_open,
    .press = press,
    .readable = readable,
    .right = right,
    .draw_answers = options_draw_answers,
};

const struct task_look look_truefalse = {
    .hint = MSG_hint_truefalse,
    .draw_open = options_draw_open,
    .press = press,
    .readable = readable,
    .right = right,
    .draw_answers = options_draw_answers,
};

const struct task_look look_decide_options = {
    .hint = MSG_hint_decide,
    .draw_open = options_draw_open,
    .press = press,
    .readable = readable,
    .right = right,
    .draw_answers = options_draw_answers,
};
