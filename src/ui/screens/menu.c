/* menu: everything the screen below can do now, with its keys. Esc, F1 and F10 open it, so a laptop
 * whose F-keys are taken loses nothing. It is made from the same table that binds the keys. */
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

enum { OFFERS_MAX = 40 };

struct menu {
    struct screen_head head;
    struct list list;
    struct offer offers[OFFERS_MAX];
    int count;
};

static struct menu *menu_of(struct screen *screen)
{
    return (struct menu *)(void *)screen;
}

/* An action stands once, under the first key that has it; the menu itself and the help are left
 * out. */
static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    struct menu *menu = menu_of(screen);
    struct offer all[OFFERS_MAX];
    size_t count = view->below != NULL ? screen_offers(view->below, view, all, OFFERS_MAX) : 0;
    for (size_t i = 0; i < count; i++) {
        bool seen = all[i].action == ACTION_HELP;
        for (int k = 0; k < menu->count; k++)
            seen |=
                menu->offers[k].action == all[i].action || menu->offers[k].label == all[i].label;
        if (!seen)
            menu->offers[menu->count++] = all[i];
    }
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_SPACE, ACTION_ENTER, true},
    {PRESS_ESCAPE, ACTION_BACK, false}, {PRESS_F1, ACTION_BACK, true},
    {PRESS_F10, ACTION_BACK, true},     {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    return action == ACTION_ENTER ? MSG_key_do : MSG_key_return;
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    (void)view;
    struct menu *menu = menu_of(screen);
    if (action != ACTION_ENTER || menu->list.selected >= menu->count)
        return OUTCOME(POP);
    return (struct outcome){.kind = OUTCOME_ACT,
                            .action = menu->offers[menu->list.selected].action};
}

/* Its own key does a thing from the menu as well: F8 means F8. */
static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    (void)view;
    struct menu *menu = menu_of(screen);
    if (list_key(&menu->list, input->key, menu->count, menu->count))
        return OUTCOME(STAY);
    for (int i = 0; i < menu->count; i++)
        if (menu->offers[i].key != PRESS_NONE && menu->offers[i].key == input->key)
            return (struct outcome){.kind = OUTCOME_ACT, .action = menu->offers[i].action};
    return OUTCOME(STAY);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct menu *menu = (const struct menu *)(const void *)screen;
    struct list_item items[OFFERS_MAX];
    for (int i = 0; i < menu->count; i++) {
        const struct offer *offer = &menu->offers[i];
        const char *key = offer->key != PRESS_NONE ? view_key_name(view, offer->key) : NULL;
        items[i] = (struct list_item){VIEW_SAY(view, offer->label), key, -1, false};
    }
    struct rect within = rect_whole(canvas);
    rect_take_bottom(&within, 1);
    const char *title = VIEW_SAY(view, menu->head.argument == 1 ? MSG_help_title : MSG_menu_title);
    const char *const lines[] = {VIEW_SAY(view, MSG_help_line)};
    struct rect inside =
        widget_dialog(canvas, within, title, lines, menu->head.argument == 1 ? 1 : 0, menu->count,
                      NULL, 0, view->frame);
    struct list list = menu->list;
    list_settle(&list, menu->count, list_page(inside, 1));
    list_draw_on_panel(canvas, inside, &list, items, menu->count, 1);
}

const struct screen_class screen_menu = {
    .size = sizeof(struct menu),
    .overlay = true,
    .lets_through = true,
    .bindings = bindings,
    .open = open,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
};
