/* rollcall: every team presses its keys once and sees its lamp light. Nobody has to wait for a
 * lamp: Space goes on. */
#include <string.h>

#include "base/text.h"
#include "ui/keymap.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

struct rollcall {
    struct screen_head head;
    int team, place;             /* the key pressed last, -1 none */
    uint8_t pressed[TEAM_ZONES]; /* a bit a key */
};

static struct rollcall *rollcall_of(struct screen *screen)
{
    return (struct rollcall *)(void *)screen;
}

static const struct binding bindings[] = {
    {PRESS_SPACE, ACTION_NEXT, false}, {PRESS_ENTER, ACTION_NEXT, true},
    {PRESS_F1, ACTION_HELP, false},    {PRESS_ESCAPE, ACTION_BACK, false},
    {PRESS_NONE, ACTION_LEAVE, true},  {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    static const enum message labels[ACTIONS] = {
        [ACTION_NEXT] = MSG_next_begin,
        [ACTION_HELP] = MSG_key_help,
        [ACTION_BACK] = MSG_key_to_teams,
        [ACTION_LEAVE] = MSG_key_leave,
    };
    return labels[action];
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    switch (action) {
    case ACTION_NEXT:
        return OUTCOME_DO(.kind = COMMAND_NEXT, .team = -1);
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    case ACTION_LEAVE:
        return OUTCOME_TO(SCREEN_LEAVE, 0);
    default:
        return OUTCOME(POP);
    }
}

static bool uses_zones(const struct view *view)
{
    return view->state->entry == ENTRY_ZONES && view->state->team_count <= TEAM_ZONES;
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    struct rollcall *rollcall = rollcall_of(screen);
    int team, place;
    if (input->kind != INPUT_KEY || input->key != PRESS_CHARACTER || !uses_zones(view))
        return OUTCOME(STAY);
    struct physical_key pressed = keymap_find(view->layout, input->codepoint);
    if (!keymap_zone(pressed, view->state->team_count, &team, &place))
        return OUTCOME(STAY);
    rollcall->team = team;
    rollcall->place = place;
    rollcall->pressed[team] |= (uint8_t)(1u << place);
    return OUTCOME_DO(.kind = COMMAND_TEAM_READY, .team = team, .actor = "team");
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)view, (void)argument;
    rollcall_of(screen)->team = rollcall_of(screen)->place = -1;
}

/* ---- drawing ---- */

enum { CAP_PITCH = 8, CAP_PITCH_NARROW = 7, HEAD_ROWS = 2, NOTE_COLUMNS = 10 };

/* Key caps as on the keyboard: the Latin letter and the Russian one under or beside it. */
static void draw_keys(const struct rollcall *rollcall, struct canvas *canvas, struct rect caps,
                      int team)
{
    for (int place = 0; place < TEAM_KEYS; place++) {
        const char *latin, *cyrillic;
        keymap_caps(team, place, &latin, &cyrillic);
        bool seen = rollcall->pressed[team] & (1u << place);
        bool now = rollcall->team == team && rollcall->place == place;
        struct style style = STYLE(now ? ROLE_BADGE : seen ? ROLE_SELECTED : ROLE_PANEL);
        int pitch = (caps.columns + 1) / TEAM_KEYS;
        struct rect cap = {caps.row, caps.column + place * pitch, caps.rows, pitch - 1};
        int middle = cap.row + (cap.rows - 1) / 2;
        canvas_fill(canvas, cap, style, " ");
        canvas_text(canvas, middle, cap.column + (cyrillic != NULL ? 2 : 3), style, latin);
        if (cyrillic != NULL)
            canvas_text(canvas, middle, cap.column + 4, style, cyrillic);
    }
}

static void draw_team(const struct rollcall *rollcall, const struct view *view,
                      struct canvas *canvas, struct rect cell, int team)
{
    const struct team *at = &view->state->teams[team];
    bool lit = at->ready && !at->retired;
    enum message note = at->retired ? MSG_retired : lit ? MSG_heard : MSG_nothing;
    canvas_text(canvas, cell.row, cell.column, lit ? STYLE_TEAM(team) : STYLE(ROLE_DIM),
                lit ? team_shape(team) : "○");
    char keys[64] = "";
    if (cell.rows == 1) /* no row for caps: the keys stand after the name */
        widget_zone_keys(keys, sizeof keys, team, TEAM_KEYS);
    int end = cell.columns - NOTE_COLUMNS - 1 - text_width(keys);
    canvas_text_in(canvas, cell.row, cell.column + 2, end - 3, -1,
                   STYLE(lit ? ROLE_STRONG : ROLE_DIM), at->name);
    canvas_text(canvas, cell.row, cell.column + end, STYLE(ROLE_DIM), keys);
    canvas_text_in(canvas, cell.row, cell.column + cell.columns - NOTE_COLUMNS, NOTE_COLUMNS, 1,
                   STYLE(lit ? ROLE_RIGHT : ROLE_DIM), VIEW_SAY(view, note));
    rect_take_top(&cell, cell.rows >= 5 ? HEAD_ROWS : 1);
    if (!at->retired && cell.rows > 0)
        draw_keys(rollcall, canvas, cell, team);
}

static void draw_zones(const struct rollcall *rollcall, const struct view *view,
                       struct canvas *canvas, struct rect content)
{
    int count = view->state->team_count;
    if (count == 0)
        return;
    bool narrow = content.columns < 2 * CAP_PITCH * TEAM_KEYS && count > 1;
    int wide = (narrow ? CAP_PITCH_NARROW : CAP_PITCH) * TEAM_KEYS - 1;
    int gap = content.columns >= 2 * wide + 12 ? 12 : 2;
    int columns = count > 1 && content.columns >= 2 * wide + gap ? 2 : 1;
    int lines = (count + columns - 1) / columns;
    int pitch = content.rows / lines > 7 ? 7 : content.rows / lines;
    int tall = pitch >= 6 ? 5 : pitch >= 3 ? 2 : pitch;
    struct rect block = rect_centred(content, pitch * lines, wide * columns + gap * (columns - 1));
    for (int team = 0; team < count; team++) {
        struct rect cell = {block.row + team / columns * pitch,
                            block.column + team % columns * (wide + gap), tall, wide};
        draw_team(rollcall, view, canvas, cell, team);
    }
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct rollcall *rollcall = (const struct rollcall *)(const void *)screen;
    struct rect content = widget_header(
        canvas, VIEW_SAY(view, MSG_brand),
        arena_format(view->frame, "%s · %s", view->plan->title, VIEW_SAY(view, MSG_rollcall)), "");
    int waiting = 0;
    for (int team = 0; team < view->state->team_count; team++)
        waiting += team_is_playing(view->state, team) && !view->state->teams[team].ready;
    bool zones = uses_zones(view);
    enum message words = !zones        ? MSG_rollcall_cards
                         : waiting > 0 ? MSG_rollcall_press
                                       : MSG_rollcall_all;
    bool roomy = content.rows >= 24;
    rect_take_top(&content, roomy);
    struct rect heading = rect_take_top(&content, roomy ? 7 : content.rows >= 18 ? 4 : 1);
    struct style style = STYLE(waiting > 0 || !zones ? ROLE_STRONG : ROLE_RIGHT);
    bool clear = bigtext_fits(view->big, heading, VIEW_SAY(view, words), BIG_CLEAR, view->frame);
    bigtext_fit(clear ? view->big : NULL, canvas, heading, 0, style, VIEW_SAY(view, words),
                view->frame);
    struct rect order = rect_take_top(&content, 1);
    if (zones)
        canvas_text_in(canvas, order.row, order.column, order.columns, 0, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_rollcall_order));
    if (zones)
        draw_zones(rollcall, view, canvas, content);
    else
        widget_paragraph(canvas, rect_centred(content, 4, content.columns * 3 / 4), 0,
                         STYLE(ROLE_TEXT), VIEW_SAY(view, MSG_rollcall_cards_how), view->frame);
}

const struct screen_class screen_rollcall = {
    .size = sizeof(struct rollcall),
    .bindings = bindings,
    .open = open,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
};
