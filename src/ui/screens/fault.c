/* fault: the database cannot be written. Says why and what to do; nothing shown is lost, and the
 * game goes on once there is room, or in a fresh file beside the old one. Argument: 1 when a fresh
 * file can be begun. */
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_RETRY, false}, {PRESS_F2, ACTION_FRESH, false},
    {PRESS_F10, ACTION_LEAVE, false},   {PRESS_ESCAPE, ACTION_RETRY, true},
    {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)view;
    const struct screen_head *head = (const struct screen_head *)(const void *)screen;
    switch (action) {
    case ACTION_RETRY:
        return MSG_key_retry;
    case ACTION_FRESH:
        return head->argument == 1 ? MSG_key_fresh : MSG_nothing;
    default:
        return MSG_key_quit;
    }
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    (void)screen;
    if (action == ACTION_LEAVE)
        return view->state != NULL ? OUTCOME_TO(SCREEN_LEAVE, 0) : OUTCOME(QUIT);
    return (struct outcome){.kind = OUTCOME_REQUEST,
                            .request = action == ACTION_FRESH ? REQUEST_FRESH : REQUEST_RETRY};
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    (void)screen;
    struct rect within = rect_whole(canvas);
    rect_take_bottom(&within, 1);
    const char *const lines[] = {view->fault != NULL ? view->fault : "", "",
                                 VIEW_SAY(view, MSG_fault_safe)};
    widget_dialog(canvas, within, VIEW_SAY(view, MSG_fault_title), lines, 3, 0, NULL, 0,
                  view->frame);
}

const struct screen_class screen_fault = {
    .size = sizeof(struct screen_head),
    .overlay = true,
    .bindings = bindings,
    .label = label,
    .act = act,
    .draw = draw,
};
