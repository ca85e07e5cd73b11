/* undo, leave, go, blank: screens that ask one thing or show nothing. */
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false},
    {PRESS_SPACE, ACTION_ENTER, true},
    {PRESS_ESCAPE, ACTION_BACK, false},
    {PRESS_NONE, ACTION_NONE, true},
};

static void draw_question(const struct view *view, struct canvas *canvas, enum message title,
                          const char *text)
{
    struct rect within = rect_whole(canvas);
    rect_take_bottom(&within, 1);
    const char *const lines[] = {text};
    widget_dialog(canvas, within, VIEW_SAY(view, title), lines, 1, 0, NULL, 0, view->frame);
}

/* ---- undo: says what will be taken back before it is ---- */

static enum message undo_label(const struct screen *screen, const struct view *view,
                               enum action action)
{
    (void)screen;
    if (action == ACTION_ENTER)
        return phrase_undo(view) != NULL ? MSG_key_undo_it : MSG_nothing;
    return MSG_key_keep;
}

static struct outcome undo_act(struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    if (action == ACTION_ENTER)
        return (struct outcome){.kind = OUTCOME_REQUEST, .request = REQUEST_UNDO};
    return OUTCOME(POP);
}

static void undo_draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    (void)screen;
    const char *text = phrase_undo(view);
    draw_question(view, canvas, MSG_undo_title,
                  text != NULL ? text : VIEW_SAY(view, MSG_undo_nothing));
}

const struct screen_class screen_undo = {
    .size = sizeof(struct screen_head),
    .overlay = true,
    .lets_through = true,
    .bindings = bindings,
    .label = undo_label,
    .act = undo_act,
    .draw = undo_draw,
};

/* ---- leave: asks once; everything is kept ---- */

static enum message leave_label(const struct screen *screen, const struct view *view,
                                enum action action)
{
    (void)screen, (void)view;
    return action == ACTION_ENTER ? MSG_key_leave : MSG_key_stay;
}

static struct outcome leave_act(struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    if (action == ACTION_ENTER)
        return (struct outcome){.kind = OUTCOME_REQUEST, .request = REQUEST_LEAVE};
    return OUTCOME(POP);
}

static void leave_draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    (void)screen;
    bool over = view->state->stage == STAGE_FINAL;
    draw_question(view, canvas, MSG_leave_title,
                  VIEW_SAY(view, over ? MSG_leave_over : MSG_leave_text));
}

const struct screen_class screen_leave = {
    .size = sizeof(struct screen_head),
    .overlay = true,
    .lets_through = true,
    .bindings = bindings,
    .label = leave_label,
    .act = leave_act,
    .draw = leave_draw,
};

/* ---- go: asks once, when something of the programme would be left out ---- */

static enum message go_label(const struct screen *screen, const struct view *view,
                             enum action action)
{
    (void)screen, (void)view;
    return action == ACTION_ENTER ? MSG_key_go_there : MSG_key_stay;
}

static struct outcome go_act(struct screen *screen, const struct view *view, enum action action)
{
    (void)view;
    if (action != ACTION_ENTER)
        return OUTCOME(POP);
    return (struct outcome){
        .kind = OUTCOME_COMMAND_POP,
        .command = {.kind = COMMAND_GO, .team = -1, .amount = screen_head(screen)->argument}};
}

static void go_draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct screen_head *head = (const struct screen_head *)(const void *)screen;
    int left_out = 0;
    for (uint32_t i = 0; i < view->plan->agenda_count; i++) {
        const struct agenda_item *item = &view->plan->agenda[i];
        left_out += (int)item->first > view->state->step && (int64_t)item->first < head->argument;
    }
    const char *text = left_out > 0
                           ? say_plural(view->frame, view_language(view), MSG_go_left_out, left_out)
                           : VIEW_SAY(view, MSG_go_rest);
    draw_question(view, canvas, MSG_go_title, text);
}

const struct screen_class screen_go = {
    .size = sizeof(struct screen_head),
    .overlay = true,
    .bindings = bindings,
    .label = go_label,
    .act = go_act,
    .draw = go_draw,
};

/* ---- blank: nothing on the projector, or that there is a break, until a key is pressed ---- */

static const struct binding blank_bindings[] = {{PRESS_F9, ACTION_BACK, false},
                                                {PRESS_NONE, ACTION_NONE, true}};

static enum message blank_label(const struct screen *screen, const struct view *view,
                                enum action action)
{
    (void)screen, (void)view, (void)action;
    return MSG_key_return;
}

static struct outcome blank_act(struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view, (void)action;
    return OUTCOME(POP);
}

static struct outcome blank_key(struct screen *screen, const struct view *view,
                                const struct input *input)
{
    (void)screen, (void)view, (void)input;
    return OUTCOME(POP);
}

static void blank_draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct screen_head *head = (const struct screen_head *)(const void *)screen;
    if (head->argument != 1)
        return;
    struct rect words = rect_centred(rect_whole(canvas), 12, canvas->columns - 8);
    bigtext_fit(view->big, canvas, words, 0, STYLE(ROLE_ACCENT), VIEW_SAY(view, MSG_break),
                view->frame);
}

const struct screen_class screen_blank = {
    .size = sizeof(struct screen_head),
    .bare = true,
    .bindings = blank_bindings,
    .label = blank_label,
    .act = blank_act,
    .key = blank_key,
    .draw = blank_draw,
};
