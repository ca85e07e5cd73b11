/* points: the host adds or takes points, with a reason that stays in the ledger; in a game Tab
 * turns to its indicators. */
#include <string.h>

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/stages/stages.h"
#include "ui/widgets.h"

enum page { PAGE_POINTS, PAGE_INDICATORS, PAGES };

enum entry { ENTRY_TEAM, ENTRY_AMOUNT, ENTRY_REASON, ENTRY_INDICATOR };

enum { LINES = 3, AMOUNT_CHARACTERS = 8, REASON_CHARACTERS = 120 };

/* What stands on the lines of a page. */
static const enum entry entries[PAGES][LINES] = {
    [PAGE_POINTS] = {ENTRY_TEAM, ENTRY_AMOUNT, ENTRY_REASON},
    [PAGE_INDICATORS] = {ENTRY_INDICATOR, ENTRY_TEAM, ENTRY_AMOUNT},
};

struct points {
    struct screen_head head;
    enum page page;
    int line, team;
    int indicator; /* index into the game's */
    struct field amount, reason;
};

static struct points *points_of(struct screen *screen)
{
    return (struct points *)(void *)screen;
}

static const struct points *const_points_of(const struct screen *screen)
{
    return (const struct points *)(const void *)screen;
}

static enum entry entry_of(const struct points *points)
{
    return entries[points->page][points->line];
}

/* The game whose indicators can be changed now; NULL when there is none that is shown. */
static const struct game *game_now(const struct view *view)
{
    const struct stage *stage =
        view->state->step >= 0 ? view->plan->steps[view->state->step]->stage : NULL;
    return stage != NULL && stage->game != NULL && indicators_are_kept(view) ? stage->game : NULL;
}

static const struct indicator *indicator_of(const struct points *points, const struct view *view)
{
    const struct game *game = game_now(view);
    return game != NULL ? &game->indicators[points->indicator] : NULL;
}

static void next_indicator(struct points *points, const struct game *game, int by)
{
    int count = game->indicator_count;
    for (int i = 0; i < count; i++) {
        points->indicator = (points->indicator + by + count) % count;
        if (!game->indicators[points->indicator].hidden)
            return;
    }
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    struct points *points = points_of(screen);
    field_set(&points->amount, "1");
    field_set(&points->reason, VIEW_SAY(view, MSG_points_reason));
    const struct game *game = game_now(view);
    if (game != NULL && game->indicators[0].hidden)
        next_indicator(points, game, 1);
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_TAB, ACTION_TAB, false},
    {PRESS_UP, ACTION_UP, true},        {PRESS_DOWN, ACTION_DOWN, true},
    {PRESS_TAB, ACTION_DOWN, true},     {PRESS_BACKTAB, ACTION_UP, true},
    {PRESS_LEFT, ACTION_LEFT, true},    {PRESS_RIGHT, ACTION_RIGHT, true},
    {PRESS_ESCAPE, ACTION_BACK, false}, {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    const struct points *points = const_points_of(screen);
    switch (action) {
    case ACTION_ENTER:
        return points->line + 1 < LINES ? MSG_key_next_line : MSG_key_award;
    case ACTION_TAB:
        if (game_now(view) == NULL)
            return MSG_nothing;
        return points->page == PAGE_POINTS ? MSG_key_indicators : MSG_key_points;
    case ACTION_BACK:
        return MSG_key_cancel;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return entry_of(points) == ENTRY_REASON ? MSG_nothing : MSG_key_change;
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

static void change_amount(struct points *points, const struct view *view, int by)
{
    int64_t amount = amount_of(points) + by;
    if (amount == 0)
        amount = by; /* nothing is nothing to give */
    field_set(&points->amount, arena_format(view->frame, "%lld", (long long)amount));
}

static void change(struct points *points, const struct view *view, int by)
{
    int count = view->state->team_count;
    switch (entry_of(points)) {
    case ENTRY_TEAM:
        points->team = count > 0 ? (points->team + by + count) % count : 0;
        break;
    case ENTRY_INDICATOR:
        next_indicator(points, game_now(view), by);
        break;
    case ENTRY_AMOUNT:
        change_amount(points, view, by);
        break;
    case ENTRY_REASON:
        break;
    }
}

static struct outcome award(const struct points *points, const struct view *view)
{
    const struct indicator *indicator = indicator_of(points, view);
    struct command command = {.kind = COMMAND_ADJUST,
                              .team = points->team,
                              .amount = amount_of(points),
                              .text = arena_format(view->frame, "%s", points->reason.text)};
    if (points->page == PAGE_INDICATORS && indicator != NULL) {
        command.kind = COMMAND_INDICATOR;
        command.team = indicator->shared ? -1 : points->team;
        command.text = indicator->id;
    }
    return (struct outcome){.kind = OUTCOME_COMMAND_POP, .command = command};
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct points *points = points_of(screen);
    switch (action) {
    case ACTION_ENTER:
        if (points->line + 1 == LINES)
            return award(points, view);
        points->line++;
        return OUTCOME(STAY);
    case ACTION_TAB:
        points->page = points->page == PAGE_POINTS ? PAGE_INDICATORS : PAGE_POINTS;
        points->line = 0;
        return OUTCOME(STAY);
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
    if (entry_of(points) == ENTRY_AMOUNT)
        field_input(&points->amount, input, AMOUNT_CHARACTERS);
    else if (entry_of(points) == ENTRY_REASON)
        field_input(&points->reason, input, REASON_CHARACTERS);
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static const char *team_words(const struct points *points, const struct view *view)
{
    const struct indicator *indicator = indicator_of(points, view);
    if (points->page == PAGE_INDICATORS && indicator != NULL && indicator->shared)
        return VIEW_SAY(view, MSG_stage_room);
    if (points->team >= view->state->team_count)
        return "";
    return arena_format(view->frame, "%s %s", team_shape(points->team),
                        view->state->teams[points->team].name);
}

/* «Бюджет: 650» */
static const char *indicator_words(const struct points *points, const struct view *view)
{
    const struct indicator *indicator = indicator_of(points, view);
    if (indicator == NULL)
        return "";
    int team = indicator->shared ? ROOM : points->team;
    int32_t value = state_indicator(view->state, game_now(view), points->indicator, team);
    return arena_format(view->frame, "%s: %s", indicator->title, phrase_number(view->frame, value));
}

static void draw_line(const struct points *points, const struct view *view, struct canvas *canvas,
                      struct rect rect, int line)
{
    static const enum message names[PAGES][4] = {
        [PAGE_POINTS] = {[ENTRY_TEAM] = MSG_line_team,
                         [ENTRY_AMOUNT] = MSG_line_points,
                         [ENTRY_REASON] = MSG_line_reason},
        [PAGE_INDICATORS] = {[ENTRY_TEAM] = MSG_line_team,
                             [ENTRY_AMOUNT] = MSG_line_change,
                             [ENTRY_INDICATOR] = MSG_line_indicator},
    };
    enum { NAME_COLUMNS = 12 };
    enum entry entry = entries[points->page][line];
    bool focused = points->line == line;
    int column = rect.column + NAME_COLUMNS, columns = rect.columns - NAME_COLUMNS;
    struct style style = STYLE(focused ? ROLE_SELECTED : ROLE_PANEL);
    canvas_text_in(canvas, rect.row, rect.column, NAME_COLUMNS - 1, -1,
                   STYLE(focused ? ROLE_PANEL : ROLE_PANEL_DIM),
                   VIEW_SAY(view, names[points->page][entry]));
    if (entry == ENTRY_AMOUNT || entry == ENTRY_REASON) {
        const struct field *field = entry == ENTRY_AMOUNT ? &points->amount : &points->reason;
        field_draw(canvas, rect.row, column, columns, style, field, false, focused);
        return;
    }
    const char *words =
        entry == ENTRY_TEAM ? team_words(points, view) : indicator_words(points, view);
    canvas_text_in(canvas, rect.row, column, columns, -1, style,
                   arena_format(view->frame, focused ? "◀ %s ▶" : "%s", words));
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct points *points = const_points_of(screen);
    struct rect within = rect_whole(canvas);
    rect_take_bottom(&within, 1);
    enum message title = points->page == PAGE_POINTS ? MSG_points_title : MSG_indicators_title;
    struct rect inside = widget_dialog(canvas, within, VIEW_SAY(view, title), NULL, 0,
                                       LINES * 2 - 1, NULL, 0, view->frame);
    for (int line = 0; line < LINES; line++)
        draw_line(points, view, canvas,
                  (struct rect){inside.row + line * 2, inside.column, 1, inside.columns}, line);
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
