#include "ui/screen.h"

#include <string.h>

#include "ui/phrases.h"
#include "ui/widgets.h"

static const struct screen_head *head_of(const struct screen *screen)
{
    return (const struct screen_head *)(const void *)screen;
}

struct screen_head *screen_head(struct screen *screen)
{
    return (struct screen_head *)(void *)screen;
}

static const struct screen_class *class_of(const struct screen *screen)
{
    return head_of(screen)->class;
}

/* ---- keys ---- */

static enum message label_of(const struct screen *screen, const struct view *view,
                             enum action action)
{
    return class_of(screen)->label(screen, view, action);
}

/* The first in the table has the key; what comes after it is left to the menu. */
static bool is_key_taken(const struct offer *offers, size_t count, enum key key)
{
    for (size_t i = 0; i < count; i++)
        if (offers[i].key == key && key != PRESS_NONE)
            return true;
    return false;
}

size_t screen_offers(const struct screen *screen, const struct view *view, struct offer *offers,
                     size_t max)
{
    size_t count = 0;
    const struct binding *binding = class_of(screen)->bindings;
    for (; binding->action != ACTION_NONE && count < max; binding++) {
        enum message label = label_of(screen, view, binding->action);
        if (label == MSG_nothing)
            continue;
        bool taken = is_key_taken(offers, count, binding->key);
        offers[count++] = (struct offer){taken ? PRESS_NONE : binding->key, binding->action, label,
                                         taken || binding->hidden};
    }
    return count;
}

/* F10 and Esc are the menu, F1 the help, wherever a screen says nothing else. */
static struct outcome fallback(const struct screen *screen, const struct input *input)
{
    if (class_of(screen)->overlay)
        return input->key == PRESS_ESCAPE || input->key == PRESS_F10 ? OUTCOME(POP) : OUTCOME(STAY);
    if (input->key == PRESS_F1)
        return OUTCOME_TO(SCREEN_MENU, 1);
    if (input->key == PRESS_F10 || input->key == PRESS_ESCAPE || input->key == PRESS_CTRL_C)
        return OUTCOME_TO(SCREEN_MENU, 0);
    return OUTCOME(STAY);
}

struct outcome screen_act(struct screen *screen, const struct view *view, enum action action)
{
    if (label_of(screen, view, action) == MSG_nothing)
        return OUTCOME(STAY); /* the moment has passed while the menu was open */
    return class_of(screen)->act(screen, view, action);
}

struct outcome screen_input(struct screen *screen, const struct view *view,
                            const struct input *input)
{
    if (input->kind == INPUT_PASTE && class_of(screen)->key != NULL)
        return class_of(screen)->key(screen, view, input); /* text for a field, never a command */
    if (input->kind != INPUT_KEY)
        return OUTCOME(STAY);
    bool known = false;
    const struct binding *binding = class_of(screen)->bindings;
    for (; binding->action != ACTION_NONE; binding++) {
        if (binding->key != input->key)
            continue;
        if (label_of(screen, view, binding->action) != MSG_nothing)
            return screen_act(screen, view, binding->action);
        known = true;
    }
    if (class_of(screen)->key != NULL) {
        struct outcome outcome = class_of(screen)->key(screen, view, input);
        if (outcome.kind != OUTCOME_STAY)
            return outcome;
    }
    if (class_of(screen)->lets_through && input->key == PRESS_CHARACTER && view->below != NULL &&
        screen_head(view->below)->kind == SCREEN_PLAY)
        return class_of(view->below)->key(view->below, view, input);
    if (known && input->key >= PRESS_F2 && input->key <= PRESS_F12)
        return OUTCOME(NOT_NOW); /* silence would look like a broken key */
    return fallback(screen, input);
}

/* ---- time ---- */

struct outcome screen_tick(struct screen *screen, const struct view *view)
{
    return class_of(screen)->tick != NULL ? class_of(screen)->tick(screen, view) : OUTCOME(STAY);
}

int64_t screen_wake(const struct screen *screen, const struct view *view)
{
    return class_of(screen)->wake != NULL ? class_of(screen)->wake(screen, view) : -1;
}

/* ---- drawing ---- */

enum { OFFERS_MAX = 40 };

/* Two keys for one thing take the room of one. */
static bool is_offered_before(const struct offer *offers, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (!offers[i].hidden && offers[i].label == offers[at].label)
            return true;
    return false;
}

/* «↑↓» where both arrows do the same. */
static const char *bar_key_name(const struct view *view, const struct offer *offers, size_t count,
                                size_t at)
{
    for (size_t i = at + 1; offers[at].key == PRESS_UP && i < count; i++)
        if (offers[i].key == PRESS_DOWN && !offers[i].hidden && offers[i].label == offers[at].label)
            return arena_format(view->frame, "%s%s", view_key_name(view, PRESS_UP),
                                view_key_name(view, PRESS_DOWN));
    return view_key_name(view, offers[at].key);
}

static void draw_bar(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    struct offer offers[OFFERS_MAX];
    struct bar_key keys[OFFERS_MAX];
    size_t count = screen_offers(screen, view, offers, OFFERS_MAX), shown = 0;
    for (size_t i = 0; i < count; i++)
        if (!offers[i].hidden && !is_offered_before(offers, i))
            keys[shown++] = (struct bar_key){bar_key_name(view, offers, count, i),
                                             VIEW_SAY(view, offers[i].label)};
    bool has_menu = !class_of(screen)->overlay;
    for (size_t i = 0; i < count; i++)
        has_menu &= offers[i].key != PRESS_F10;
    if (has_menu)
        keys[shown++] = (struct bar_key){"F10", VIEW_SAY(view, MSG_key_menu)};
    widget_bar(canvas, canvas->rows - 1, keys, shown);
}

static void draw_notice(const struct view *view, struct canvas *canvas)
{
    if (view->notice != NULL)
        widget_notice(canvas, canvas->rows - 2, view->notice, view->notice_is_bad);
}

void screens_draw(struct screen *const *stack, size_t count, const struct view *view,
                  struct canvas *canvas)
{
    canvas_clear(canvas, STYLE(ROLE_TEXT));
    canvas->cursor_row = canvas->cursor_column = -1;
    size_t first = count - 1;
    while (first > 0 && class_of(stack[first])->overlay)
        first--;
    for (size_t i = first; i < count; i++)
        class_of(stack[i])->draw(stack[i], view, canvas);
    if (class_of(stack[count - 1])->bare)
        return;
    draw_bar(stack[count - 1], view, canvas);
    draw_notice(view, canvas);
}
