/* rollcall: every team presses its keys once and sees its lamp light. Nobody has to wait for a lamp: Space goes on. */
#include <string.h>

#include "ui/keymap.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

struct rollcall {
    struct screen_head head;
    struct layout_tracker layout;
    int team, place; /* the key pressed last, -1 none */
    uint8_t pressed[TEAM_ZONES]; /* a bit a key */
};

static struct rollcall *rollcall_of(struct screen *screen)
{
    return (struct rollcall *)(void *)screen;
}

static const struct binding bindings[] = {
    {PRESS_SPACE, ACTION_NEXT, false},  {PRESS_ENTER, ACTION_NEXT, true}, {PRESS_F1, ACTION_HELP, false},
    {PRESS_ESCAPE, ACTION_BACK, false}, {PRESS_NONE, ACTION_LEAVE, true}, {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    static const enum message labels[ACTIONS] = {
        [ACTION_NEXT] = MSG_next_begin, [ACTION_HELP] = MSG_key_help,
        [ACTION_BACK] = MSG_key_to_teams, [ACTION_LEAVE] = MSG_key_leave,
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
    if (input->key != PRESS_CHARACTER || !uses_zones(view))
        return OUTCOME(STAY);
    struct physical_key pressed = keymap_find(&rollcall->layout, input->codepoint);
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

static void draw_keys(const struct rollcall *rollcall, struct canvas *canvas, int row, int column, int team)
{
    for (int place = 0; place < TEAM_KEYS; place++) {
        const char *latin, *cyrillic;
        keymap_caps(team, place, &latin, &cyrillic);
        bool seen = rollcall->pressed[team] & (1u << place);
        bool now = rollcall->team == team && rollcall->place == place;
        struct style style = now ? STYLE(ROLE_BADGE) : STYLE(seen ? ROLE_SELECTED : ROLE_PANEL);
        int at = column + place * 6;
        canvas_fill(canvas, (struct rect){row, at, 1, 5}, style, " ");
        canvas_text(canvas, row, at + 1, style, latin);
        if (cyrillic != NULL)
            canvas_text(canvas, row, at + 3, style, cyrillic);
    }
}

static void draw_team(const struct rollcall *rollcall, const struct view *view, struct canvas *canvas,
                      struct rect cell, int team)
{
    const struct team *at = &view->state->teams[team];
    bool lit = at->ready && !at->retired;
    struct style style = lit ? STYLE_TEAM(team) : STYLE(ROLE_DIM);
    canvas_text(canvas, cell.row, cell.column, style, lit ? team_shape(team) : "○");
    canvas_text_in(canvas, cell.row, cell.column + 2, cell.columns - 12, -1,
                   STYLE(lit ? ROLE_STRONG : ROLE_DIM), at->name);
    if (at->retired)
        canvas_text_in(canvas, cell.row, cell.column + cell.columns - 10, 10, 1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_retired));
    else if (lit)
        canvas_text_in(canvas, cell.row, cell.column + cell.columns - 10, 10, 1, STYLE(ROLE_RIGHT),
                       VIEW_SAY(view, MSG_heard));
    if (!at->retired && cell.rows > 1)
        draw_keys(rollcall, canvas, cell.row + (cell.rows > 2 ? 2 : 1), cell.column + 2, team);
}

static void draw_zones(const struct rollcall *rollcall, const struct view *view, struct canvas *canvas,
                       struct rect content)
{
    int count = view->state->team_count;
    int columns = count > 1 && content.columns >= 70 ? 2 : 1;
    int lines = (count + columns - 1) / columns;
    int pitch = content.rows / lines > 5 ? 5 : content.rows / lines;
    int wide = (content.columns - 6 * (columns - 1)) / columns;
    wide = wide > 48 ? 48 : wide;
    struct rect block = rect_centred(content, pitch * lines, wide * columns + 6 * (columns - 1));
    for (int team = 0; team < count; team++) {
        struct rect cell = {block.row + team / columns * pitch, block.column + team % columns * (wide + 6),
                            pitch > 3 ? 3 : pitch, wide};
        draw_team(rollcall, view, canvas, cell, team);
    }
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct rollcall *rollcall = (const struct rollcall *)(const void *)screen;
    struct rect content = widget_header(canvas, VIEW_SAY(view, MSG_brand),
                                        arena_format(view->frame, "%s · %s", view->plan->title,
                                                     VIEW_SAY(view, MSG_rollcall)),
                                        "");
    int waiting = 0;
    for (int team = 0; team < view->state->team_count; team++)
        waiting += team_is_playing(view->state, team) && !view->state->teams[team].ready;
    bool zones = uses_zones(view);
    enum message words = !zones ? MSG_rollcall_cards : waiting > 0 ? MSG_rollcall_press : MSG_rollcall_all;
    struct rect heading = rect_take_top(&content, content.rows >= 18 ? 6 : 3);
    bigtext_fit(view->big, canvas, heading, 0, STYLE(waiting > 0 || !zones ? ROLE_STRONG : ROLE_RIGHT),
                VIEW_SAY(view, words), view->frame);
    rect_take_top(&content, 1);
    if (zones)
        draw_zones(rollcall, view, canvas, content);
    else
        widget_paragraph(canvas, rect_centred(content, 4, content.columns * 3 / 4), 0, STYLE(ROLE_TEXT),
                         VIEW_SAY(view, MSG_rollcall_cards_how), view->frame);
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
