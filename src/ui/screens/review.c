/* review: one evening the next day: places, and a table of questions × teams with points and
 * seconds. Arrows move over it; the chosen question is written out below. */
#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

struct review_screen {
    struct screen_head head;
    int row, team; /* the chosen question, and the first team shown */
};

enum { QUESTION_COLUMNS = 30, TEAM_COLUMNS = 15, POINTS_COLUMNS = 7 };

static struct review_screen *review_of(struct screen *screen)
{
    return (struct review_screen *)(void *)screen;
}

static const struct binding bindings[] = {
    {PRESS_UP, ACTION_UP, true},           {PRESS_DOWN, ACTION_DOWN, false},
    {PRESS_PAGE_UP, ACTION_PAGE_UP, true}, {PRESS_LEFT, ACTION_LEFT, true},
    {PRESS_RIGHT, ACTION_RIGHT, false},    {PRESS_PAGE_DOWN, ACTION_PAGE_DOWN, true},
    {PRESS_F5, ACTION_EXPORT, false},      {PRESS_F1, ACTION_HELP, false},
    {PRESS_ESCAPE, ACTION_BACK, false},    {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    static const enum message labels[ACTIONS] = {
        [ACTION_UP] = MSG_key_questions,  [ACTION_DOWN] = MSG_key_questions,
        [ACTION_PAGE_UP] = MSG_key_page,  [ACTION_PAGE_DOWN] = MSG_key_page,
        [ACTION_LEFT] = MSG_key_teams,    [ACTION_RIGHT] = MSG_key_teams,
        [ACTION_EXPORT] = MSG_key_export, [ACTION_HELP] = MSG_key_help,
        [ACTION_BACK] = MSG_key_return,
    };
    return labels[action];
}

static int clamped(int value, int count)
{
    return value >= count ? (count > 0 ? count - 1 : 0) : value < 0 ? 0 : value;
}

/* Teams that fit beside questions of a readable width; the questions get what is left. */
static int teams_shown(int columns, int teams)
{
    int least = columns >= 100 ? QUESTION_COLUMNS : columns / 3;
    int fits = (columns - least - 2) / TEAM_COLUMNS;
    return fits < teams ? fits : teams;
}

static int question_columns(int columns, int teams)
{
    return columns - 2 - teams_shown(columns, teams) * TEAM_COLUMNS;
}

/* The first team shown may move so far that the last one still stands at the right edge. */
static int first_teams(int columns, int teams)
{
    return teams - teams_shown(columns, teams) + 1;
}

static int content_columns(const struct view *view)
{
    const struct canvas canvas = {.rows = view->rows, .columns = view->columns};
    return view->columns - (widget_is_compact(&canvas) ? 2 : 6);
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct review_screen *at = review_of(screen);
    const struct session_table *table = view->table;
    int rows = table != NULL ? (int)table->row_count : 0,
        teams = table != NULL ? (int)table->team_count : 0;
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
        at->row = clamped(at->row + (action == ACTION_UP ? -1 : 1), rows);
        return OUTCOME(STAY);
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        at->row = clamped(at->row + (action == ACTION_PAGE_UP ? -10 : 10), rows);
        return OUTCOME(STAY);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        at->team = clamped(at->team + (action == ACTION_LEFT ? -1 : 1),
                           first_teams(content_columns(view), teams));
        return OUTCOME(STAY);
    case ACTION_EXPORT:
        return (struct outcome){.kind = OUTCOME_REQUEST,
                                .request = REQUEST_EXPORT,
                                .number = table != NULL ? table->session->id : 0};
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    default:
        return OUTCOME(POP);
    }
}

/* ---- drawing ---- */

static void draw_heads(const struct view *view, struct canvas *canvas, struct rect heads, int first,
                       int shown)
{
    const struct session_table *table = view->table;
    for (int i = 0; i < shown; i++) {
        int team = first + i, column = heads.column +
                                       question_columns(heads.columns, (int)table->team_count) + 2 +
                                       i * TEAM_COLUMNS;
        int number = table->numbers[team];
        canvas_text(canvas, heads.row, column, STYLE_TEAM(number), team_shape(number));
        canvas_text_in(canvas, heads.row, column + 2, TEAM_COLUMNS - 3, -1, STYLE(ROLE_STRONG),
                       table->teams[team]);
        const char *score =
            arena_format(view->frame, "%s · %s",
                         phrase_place(view->frame, table->places[team], table->places_last[team]),
                         phrase_number(view->frame, table->scores[team]));
        canvas_text_in(canvas, heads.row + 1, column + 2, TEAM_COLUMNS - 3, -1, STYLE(ROLE_ACCENT),
                       score);
    }
}

static void draw_cell(const struct view *view, struct canvas *canvas, int row, int column,
                      const struct table_cell *cell)
{
    if (!cell->given && cell->points == 0) {
        canvas_text(canvas, row, column + 2, STYLE(ROLE_FAINT), "·");
        return;
    }
    char sign = view_language(view) == LANGUAGE_RU ? ',' : '.';
    const char *seconds = cell->given ? arena_format(view->frame, "%d%c%d", cell->elapsed_ms / 1000,
                                                     sign, cell->elapsed_ms % 1000 / 100)
                                      : "";
    enum role role = cell->points > 0 ? ROLE_RIGHT : cell->points < 0 ? ROLE_WRONG : ROLE_DIM;
    canvas_text_in(canvas, row, column + 2, POINTS_COLUMNS, -1, STYLE(role),
                   phrase_signed(view->frame, cell->points));
    canvas_text_in(canvas, row, column + 2 + POINTS_COLUMNS, TEAM_COLUMNS - POINTS_COLUMNS - 3, 1,
                   STYLE(ROLE_DIM), seconds);
}

static void draw_rows(const struct view *view, struct canvas *canvas, struct rect rect, int chosen,
                      int first, int shown)
{
    const struct session_table *table = view->table;
    struct list list = {.selected = chosen};
    list_settle(&list, (int)table->row_count, rect.rows);
    if (chosen - rect.rows + 1 > list.top)
        list.top = chosen - rect.rows + 1;
    int wide = question_columns(rect.columns, (int)table->team_count);
    for (int i = 0; i < rect.rows && list.top + i < (int)table->row_count; i++) {
        const struct table_row *at = &table->rows[list.top + i];
        bool here = list.top + i == chosen;
        struct style style = STYLE(here ? ROLE_SELECTED : at->played ? ROLE_TEXT : ROLE_DIM);
        const char *line = arena_format(view->frame, "%d. %s", at->number, at->question);
        canvas_text_in(canvas, rect.row + i, rect.column, wide, -1, style, line);
        if (at->voided) {
            canvas_text(canvas, rect.row + i, rect.column + wide + 4, STYLE(ROLE_DIM),
                        VIEW_SAY(view, MSG_voided_row));
            continue;
        }
        for (int k = 0; k < shown; k++)
            draw_cell(view, canvas, rect.row + i, rect.column + wide + 2 + k * TEAM_COLUMNS,
                      &at->cells[first + k]);
    }
}

static void draw_detail(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct table_row *row, int first, int shown)
{
    canvas_hline(canvas, rect.row, rect.column, rect.columns, STYLE(ROLE_FAINT));
    rect_take_top(&rect, 1);
    struct rect words = {rect.row, rect.column, 2, rect.columns};
    int used = widget_paragraph(canvas, words, -1, STYLE(ROLE_STRONG), row->question, view->frame);
    rect_take_top(&rect, used);
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_RIGHT),
                   row->right_answer);
    rect_take_top(&rect, 1);
    const char *answers = "";
    for (int team = first; team < first + shown; team++)
        if (row->cells[team].given)
            answers =
                arena_format(view->frame, "%s%s%s: %s", answers, *answers != '\0' ? " · " : "",
                             view->table->teams[team], row->cells[team].answer);
    widget_paragraph(canvas, rect, -1, STYLE(ROLE_DIM), answers, view->frame);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct review_screen *at = (const struct review_screen *)(const void *)screen;
    const struct session_table *table = view->table;
    if (table == NULL)
        return;
    const char *title = arena_format(view->frame, "%s · %s", table->session->title,
                                     phrase_date(view, table->session->started_ms));
    struct rect content =
        widget_header(canvas, VIEW_SAY(view, MSG_brand), title, table->session->venue);
    int first = clamped(at->team, first_teams(content.columns, (int)table->team_count));
    int shown = teams_shown(content.columns, (int)table->team_count);
    struct rect heads = rect_take_top(&content, 3);
    draw_heads(view, canvas, heads, first, shown);
    struct rect detail = rect_take_bottom(&content, content.rows >= 16 ? 6 : 5);
    draw_rows(view, canvas, content, at->row, first, shown);
    if (at->row < (int)table->row_count)
        draw_detail(view, canvas, detail, &table->rows[at->row], first, shown);
}

const struct screen_class screen_review = {.size = sizeof(struct review_screen),
                                           .bindings = bindings,
                                           .label = label,
                                           .act = act,
                                           .draw = draw};
