/* multi on the screen: a key marks an option, the same key takes the mark away. */
#include <string.h>

#include "ui/tasks/tasks.h"

extern const struct task_look look_multi;

static bool is_marked(const char *answer, const char *id)
{
    size_t length = strlen(id);
    while (*answer != '\0') {
        size_t part = strcspn(answer, ",");
        if (part == length && memcmp(answer, id, length) == 0)
            return true;
        answer += part + (answer[part] == ',');
    }
    return false;
}

static const char *press(const struct view *view, const char *answer, int place)
{
    const struct step_option *pressed = option_at(view, place);
    const struct step *step = view->plan->steps[view->state->step];
    if (pressed == NULL)
        return NULL;
    const char *marks = "";
    for (size_t i = 0; i < step->option_count; i++) {
        const char *id = step->options[i].id;
        bool marked = is_marked(answer, id) != (&step->options[i] == pressed);
        if (marked)
            marks = arena_format(view->frame, "%s%s%s", marks, *marks != '\0' ? "," : "", id);
    }
    return marks;
}

static const char *joined(const struct view *view, const struct step *step, const char *answer)
{
    const char *text = "";
    for (size_t i = 0; i < step->option_count; i++) {
        const struct step_option *option = &step->options[i];
        bool shown = answer != NULL ? is_marked(answer, option->id) : option->right;
        if (shown)
            text = arena_format(view->frame, "%s%s%s", text, *text != '\0' ? ", " : "",
                                option_text(view, option));
    }
    return text;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    return joined(view, view->plan->steps[step], answer);
}

static const char *right(const struct view *view, int step)
{
    return joined(view, view->plan->steps[step], NULL);
}

const struct task_look look_multi = {
    .hint = MSG_hint_multi,
    .draw_open = options_draw_open,
    .press = press,
    .readable = readable,
    .right = right,
    .draw_answers = teams_draw_answers,
};
