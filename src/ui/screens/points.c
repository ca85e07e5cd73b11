/* points: the host adds or takes points, with a reason that stays in the ledger. */
#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

enum line { LINE_TEAM, LINE_AMOUNT, LINE_REASON, LINES };

struct points {
    struct screen_head head;
    int line, team;
    struct field amount, reason;
};

static struct points *points_of(struct screen *screen)
{
    return (struct points *)(void *)screen;
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    struct points *points = points_of(screen);
    field_set(&points->amount, "1");
    field_set(&points->reason, VIEW_SAY(view, MSG_points_reason));
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_UP, ACTION_UP, true},
    {PRESS_DOWN, ACTION_DOWN, true},    {PRESS_TAB, ACTION_DOWN, true},
    {PRESS_BACKTAB, ACTION_UP, true},   {PRESS_LEFT, ACTION_LEFT, true},
    {PRESS_RIGHT, ACTION_RIGHT, true},  {PRESS_ESCAPE, ACTION_BACK, false},
    {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)view;
    const struct points *points = (const struct points *)(const void *)screen;
    switch (action) {
    case ACTION_ENTER:
        return points->line + 1 < LINES ? MSG_key_next_line : MSG_key_award;
    case ACTION_BACK:
        return MSG_key_cancel;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return points->line == LINE_REASON ? MSG_nothing : MSG_key_change;
    default:
        return MSG_key_next_line;
    }
}

static int64_t amount_of(const struct points *points)
{
    int64_t amount;
    return text_parse_int(points->amount.text, -PLAN_POINTS_MAX, PLAN_POINTS_MAX, &amount) ? amount
                                                                                           : 0;
}

static void change(struct points *points, const struct view *view, int by)
{
    if (points->line == LINE_TEAM) {
        int count = view->state->team_count;
        points->team = count > 0 ? (points->team + by + count) % count : 0;
        return;
    }
    int64_t amount = amount_of(points) + by;
    if (amount == 0)
        amount = by; /* zero points are nothing to award */
    field_set(&points->amount, arena_format(view->frame, "%lld", (long long)amount));
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct points *points = points_of(screen);
    switch (action) {
    case ACTION_ENTER:
        if (points->line + 1 < LINES) {
            points->line++;
            return OUTCOME(STAY);
        }
        return (struct outcome){
            .kind = OUTCOME_COMMAND_POP,
            .command = {.kind = COMMAND_ADJUST,
                        .team = points->team,
                        .amount = amount_of(points),
                        .text = arena_format(view->frame, "%s", points->reason.text)}};
    case ACTION_UP:
        points->line = (points->line + LINES - 1) % LINES;
        return OUTCOME(STAY);
    case ACTION_DOWN:
        points->line = (points->line + 1) % LINES;
        return OUTCOME(STAY);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        change(points, view, action == ACTION_LEFT ? -1 : 1);
        return OUTCOME(STAY);
    default:
        return OUTCOME(POP);
    }
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    (void)view;
    struct points *points = points_of(screen);
    if (points->line == LINE_AMOUNT)
        field_input(&points->amount, input, 8);
    else if (points->line == LINE_REASON)
        field_input(&points->reason, input, 120);
    return OUTCOME(STAY);
}

static void draw_line(const struct points *points, const struct view *view, struct canvas *canvas,
                      struct rect rect, enum line line)
{
    static const enum message names[LINES] = {MSG_line_team, MSG_line_points, MSG_line_reason};
    enum { NAME_COLUMNS = 12 };
    bool focused = points->line == (int)line;
    int column = rect.column + NAME_COLUMNS, columns = rect.columns - NAME_COLUMNS;
    canvas_text_in(canvas, rect.row, rect.column, NAME_COLUMNS - 1, -1,
                   STYLE(focused ? ROLE_PANEL : ROLE_PANEL_DIM), VIEW_SAY(view, names[line]));
    if (line == LINE_TEAM && points->team < view->state->team_count) {
        const char *text =
            arena_format(view->frame, focused ? "◀ %s %s ▶" : "%s %s", team_shape(points->team),
                         view->state->teams[points->team].name);
        canvas_text_in(canvas, rect.row, column, columns, -1,
                       STYLE(focused ? ROLE_SELECTED : ROLE_PANEL), text);
    } else if (line != LINE_TEAM) {
        const struct field *field = line == LINE_AMOUNT ? &points->amount : &points->reason;
        field_draw(canvas, rect.row, column, columns, STYLE(focused ? ROLE_SELECTED : ROLE_PANEL),
                   field, false, focused);
    }
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct points *points = (const struct points *)(const void *)screen;
    struct rect within = rect_whole(canvas);
    rect_take_bottom(&within, 1);
    struct rect inside = widget_dialog(canvas, within, VIEW_SAY(view, MSG_points_title), NULL, 0,
                                       LINES * 2 - 1, NULL, 0, view->frame);
    for (int line = 0; line < LINES; line++)
        draw_line(points, view, canvas,
                  (struct rect){inside.row + line * 2, inside.column, 1, inside.columns},
                  (enum line)line);
}

const struct screen_class screen_points = {
    .size = sizeof(struct points),
    .overlay = true,
    .bindings = bindings,
    .open = open,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
};
