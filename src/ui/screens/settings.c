/* settings: kept as soon as they are changed. */
#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

enum row { ROW_THEME, ROW_LANGUAGE, ROW_TIME, ROW_TYPING, ROW_VENUE, ROW_FACILITATOR, ROWS };

enum { TIME_LOW = 5, TIME_HIGH = 600, TIME_STEP = 5 };

struct settings_screen {
    struct screen_head head;
    struct list list;
    struct preferences edited;
    struct field field;
};

static struct settings_screen *settings_of(struct screen *screen)
{
    return (struct settings_screen *)(void *)screen;
}

static char *text_of(struct preferences *preferences, int row)
{
    return row == ROW_VENUE         ? preferences->venue
           : row == ROW_FACILITATOR ? preferences->facilitator
                                    : NULL;
}

static void enter_row(struct settings_screen *settings)
{
    const char *text = text_of(&settings->edited, settings->list.selected);
    field_set(&settings->field, text != NULL ? text : "");
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    settings_of(screen)->edited = *view->preferences;
    enter_row(settings_of(screen));
}

static struct outcome keep(const struct settings_screen *settings)
{
    return (struct outcome){
        .kind = OUTCOME_REQUEST, .request = REQUEST_PREFERENCES, .preferences = &settings->edited};
}

static const struct binding bindings[] = {
    {PRESS_LEFT, ACTION_LEFT, true},    {PRESS_RIGHT, ACTION_RIGHT, false},
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_F1, ACTION_HELP, true},
    {PRESS_ESCAPE, ACTION_BACK, false}, {PRESS_NONE, ACTION_NONE, true},
};

static bool is_text_row(const struct screen *screen)
{
    return ((const struct settings_screen *)(const void *)screen)->list.selected >= ROW_VENUE;
}

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)view;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return is_text_row(screen) ? MSG_nothing : MSG_key_change;
    case ACTION_ENTER:
        return is_text_row(screen) ? MSG_key_save : MSG_nothing;
    case ACTION_HELP:
        return MSG_key_help;
    default:
        return MSG_key_return;
    }
}

static void change(struct preferences *edited, int row, int by)
{
    switch (row) {
    case ROW_THEME:
        edited->theme = (enum theme_kind)(((int)edited->theme + by + THEMES) % THEMES);
        break;
    case ROW_LANGUAGE:
        edited->language = (enum language)(((int)edited->language + by + LANGUAGES) % LANGUAGES);
        break;
    case ROW_TIME:
        edited->time_s += by * TIME_STEP;
        edited->time_s = edited->time_s < TIME_LOW ? TIME_LOW : edited->time_s;
        edited->time_s = edited->time_s > TIME_HIGH ? TIME_HIGH : edited->time_s;
        break;
    case ROW_TYPING:
        edited->hide_typing = !edited->hide_typing;
        break;
    default:
        break;
    }
}

static void take_text(struct settings_screen *settings, struct arena *arena)
{
    char *text = text_of(&settings->edited, settings->list.selected);
    if (text != NULL)
        text_copy(text, PREFERENCE_TEXT_MAX, text_clean(arena, settings->field.text));
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct settings_screen *settings = settings_of(screen);
    switch (action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        change(&settings->edited, settings->list.selected, action == ACTION_LEFT ? -1 : 1);
        return keep(settings);
    case ACTION_ENTER:
        take_text(settings, view->frame);
        return keep(settings);
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    default:
        take_text(settings, view->frame);
        struct outcome outcome = keep(settings);
        outcome.then_pop = true;
        return outcome;
    }
}

/* Leaving a text row keeps what was typed. */
static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    struct settings_screen *settings = settings_of(screen);
    int before = settings->list.selected;
    bool arrow = input->key == PRESS_UP || input->key == PRESS_DOWN;
    if (arrow) {
        take_text(settings, view->frame);
        list_key(&settings->list, input->key, ROWS, ROWS);
        if (settings->list.selected == before)
            return OUTCOME(STAY);
        enter_row(settings);
        return keep(settings);
    }
    if (is_text_row(screen) && field_input(&settings->field, input, PREFERENCE_TEXT_MAX / 2 - 1)) {
        take_text(settings, view->frame);
    }
    return OUTCOME(STAY);
}

static const char *value_of(const struct view *view, const struct preferences *preferences, int row)
{
    static const enum message themes[THEMES] = {
        [THEME_DARK] = MSG_theme_dark,
        [THEME_LIGHT] = MSG_theme_light,
        [THEME_CONTRAST] = MSG_theme_contrast,
        [THEME_MONO] = MSG_theme_mono,
    };
    switch (row) {
    case ROW_THEME:
        return VIEW_SAY(view, themes[preferences->theme]);
    case ROW_LANGUAGE:
        return VIEW_SAY(view, MSG_language_name);
    case ROW_TIME:
        return say_plural(view->frame, view_language(view), MSG_seconds, preferences->time_s);
    case ROW_TYPING:
        return VIEW_SAY(view, preferences->hide_typing ? MSG_typing_hidden : MSG_typing_shown);
    case ROW_VENUE:
        return preferences->venue;
    default:
        return preferences->facilitator;
    }
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    static const enum message names[ROWS] = {
        [ROW_THEME] = MSG_set_theme, [ROW_LANGUAGE] = MSG_set_language,
        [ROW_TIME] = MSG_set_time,   [ROW_TYPING] = MSG_set_typing,
        [ROW_VENUE] = MSG_set_venue, [ROW_FACILITATOR] = MSG_set_facilitator,
    };
    const struct settings_screen *settings = (const struct settings_screen *)(const void *)screen;
    struct rect content =
        widget_header(canvas, VIEW_SAY(view, MSG_brand), VIEW_SAY(view, MSG_item_settings), "");
    int wide = content.columns < 96 ? content.columns : 96;
    struct rect block = rect_centred(content, ROWS * 2, wide);
    enum { NAME_COLUMNS = 30 };
    for (int row = 0; row < ROWS; row++) {
        bool here = settings->list.selected == row;
        int at = block.row + row * 2, column = block.column + NAME_COLUMNS,
            columns = wide - NAME_COLUMNS;
        canvas_text_in(canvas, at, block.column, NAME_COLUMNS - 2, -1,
                       STYLE(here ? ROLE_ACCENT : ROLE_TEXT), VIEW_SAY(view, names[row]));
        if (here && row >= ROW_VENUE) {
            field_draw(canvas, at, column, columns, STYLE(ROLE_SELECTED), &settings->field, false,
                       true);
            continue;
        }
        const char *value = value_of(view, &settings->edited, row);
        const char *text = here ? arena_format(view->frame, "◀ %s ▶", value) : value;
        canvas_text_in(canvas, at, column, columns, -1, STYLE(here ? ROLE_STRONG : ROLE_DIM),
                       *value != '\0' ? text : VIEW_SAY(view, MSG_not_set));
    }
}

const struct screen_class screen_settings = {
    .size = sizeof(struct settings_screen),
    .bindings = bindings,
    .open = open,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
};
