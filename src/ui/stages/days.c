/* days: many days side by side, thin columns on one scale of time, and those who wait for it. */
#include <string.h>

#include "base/text.h"
#include "ui/stages/days.h"

enum { HOURS_COLUMNS = 6, COLUMN_LEAST = 13, PAGE_COLUMNS = 10, ROWS_MAX = 128, NOBODY = -1 };

/* ---- pages ---- */

static int fit_per_page(const struct view *view, int each)
{
    bool compact = view->rows < 30 || view->columns < 100; /* as the header's margins */
    int columns = view->columns - (compact ? 2 : 6) - HOURS_COLUMNS;
    int fit = columns / (COLUMN_LEAST * each);
    return fit > 0 ? fit : 1;
}

int days_pages(const struct view *view, int teams, int each)
{
    int fit = fit_per_page(view, each);
    return teams > 0 ? (teams + fit - 1) / fit : 1;
}

int days_per_page(const struct view *view, int teams, int each)
{
    int pages = days_pages(view, teams, each);
    return teams > 0 ? (teams + pages - 1) / pages : 1;
}

enum message days_page_label(int page, int pages, enum action action)
{
    page = page < pages ? page : pages - 1;
    bool back = action == ACTION_PAGE_UP || action == ACTION_LEFT;
    bool on = action == ACTION_PAGE_DOWN || action == ACTION_RIGHT;
    return (back && page > 0) || (on && page < pages - 1) ? MSG_day_key_page : MSG_nothing;
}

void days_turn_page(struct desk *desk, int pages, enum action action)
{
    bool back = action == ACTION_PAGE_UP || action == ACTION_LEFT;
    int page = (desk->page < pages ? desk->page : pages - 1) + (back ? -1 : 1);
    desk->page = page < 0 ? 0 : page >= pages ? pages - 1 : page;
}

void days_draw_page(const struct view *view, struct canvas *canvas, struct rect row, int page,
                    int pages)
{
    if (pages > 1)
        canvas_text_in(canvas, row.row, row.column, row.columns, 1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_day_page, (page < pages ? page : pages - 1) + 1, pages));
}

/* ---- one scale for all ---- */

struct scale {
    int start, end, unit, rows;
};

static struct scale scale_for(const struct day_column *columns, int count, int rows)
{
    static const int units[] = {15, 20, 30, 60, 90, 120, 180, 240, 480, DAY_MINUTES};
    const struct stage *stage = columns[0].day->step->stage;
    struct scale scale = {stage->from, stage->to, DAY_MINUTES, 1};
    for (int i = 0; i < count; i++)
        for (int k = 0; k < columns[i].day->board.count; k++) {
            const struct placed *item = &columns[i].day->board.items[k];
            int end = item->start + item->minutes;
            scale.start = item->start < scale.start ? item->start : scale.start;
            scale.end = end > scale.end ? end : scale.end;
        }
    rows = rows < ROWS_MAX ? rows : ROWS_MAX;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        scale.unit = units[i];
        scale.rows = (scale.end - scale.start + units[i] - 1) / units[i];
        if (scale.rows <= rows)
            break;
    }
    return scale;
}

/* The card that takes most of a row; of equals the later. */
static int owner_of_row(const struct board *board, int start, int end)
{
    int owner = NOBODY, most = 0;
    for (int i = 0; i < board->count; i++) {
        int from = board->items[i].start, till = from + board->items[i].minutes;
        int shared = (till < end ? till : end) - (from > start ? from : start);
        if (shared >= most && shared > 0) {
            owner = i;
            most = shared;
        }
    }
    return owner;
}

/* Cards that begin in the row and have none of their own. */
static int hidden_in_row(const struct board *board, const int *owners, const struct scale *scale,
                         int row)
{
    int hidden = 0, start = scale->start + row * scale->unit;
    for (int i = 0; i < board->count; i++) {
        bool begins = board->items[i].start >= start && board->items[i].start < start + scale->unit;
        bool shown = false;
        for (int k = 0; k < scale->rows && begins && !shown; k++)
            shown = owners[k] == i;
        hidden += begins && !shown;
    }
    return hidden;
}

static void draw_column_row(const struct view *view, struct canvas *canvas, struct rect row,
                            const struct day *day, int item, bool first, bool late, int hidden)
{
    const struct placed *placed = &day->board.items[item];
    struct style sign = signs_style(ROLE_PANEL_TEAM, placed->category);
    int right = hidden > 0 ? 2 : 0;
    canvas_fill(canvas, row, STYLE(ROLE_PANEL), " ");
    canvas_text_in(canvas, row.row, row.column, row.columns, -1, sign, "▌");
    if (first) {
        canvas_text_in(canvas, row.row, row.column + 1, row.columns - 1, -1, sign,
                       signs_letter(&day->signs, placed->category));
        canvas_text_in(
            canvas, row.row, row.column + 3, row.columns - 3 - right, -1,
            STYLE(late ? ROLE_PANEL_WRONG : ROLE_PANEL),
            arena_format(view->frame, "%s%s", placed_mark(placed), placed_title(placed)));
    } else if (late) {
        canvas_text_in(canvas, row.row, row.column + 1, row.columns - 1, -1,
                       STYLE(ROLE_PANEL_WRONG), "!");
    }
    if (hidden > 0)
        canvas_text_in(canvas, row.row, row.column + row.columns - 2, 2, 1, STYLE(ROLE_PANEL_DIM),
                       arena_format(view->frame, "+%d", hidden));
}

static void draw_column_rows(const struct view *view, struct canvas *canvas, struct rect rect,
                             const struct day *day, const struct scale *scale)
{
    int owners[ROWS_MAX];
    for (int row = 0; row < scale->rows; row++)
        owners[row] = owner_of_row(&day->board, scale->start + row * scale->unit,
                                   scale->start + (row + 1) * scale->unit);
    for (int row = 0; row < scale->rows; row++) {
        struct rect at = {rect.row + row, rect.column, 1, rect.columns};
        bool late = scale->start + row * scale->unit >= day->step->stage->to;
        if (owners[row] == NOBODY)
            canvas_text_in(canvas, at.row, at.column, at.columns, -1, STYLE(ROLE_FAINT), "┊");
        else
            draw_column_row(view, canvas, at, day, owners[row],
                            row == 0 || owners[row - 1] != owners[row], late,
                            hidden_in_row(&day->board, owners, scale, row));
    }
}

static void draw_hours(const struct view *view, struct canvas *canvas, struct rect rect,
                       const struct scale *scale)
{
    for (int row = 0; row < scale->rows; row++) {
        int minute = scale->start + row * scale->unit;
        if (scale->unit >= 60 || minute % 60 == 0 || row == 0)
            canvas_text_in(canvas, rect.row + row, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                           words_clock(view, minute));
    }
}

/* ---- what stands over and under a column ---- */

static void draw_head(const struct view *view, struct canvas *canvas, struct rect rect,
                      const struct day_column *column)
{
    const char *name = view->state->teams[column->team].name;
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE_TEAM(column->team),
                   team_shape(column->team));
    canvas_text_in(canvas, rect.row, rect.column + 2, rect.columns - 2, -1, STYLE(ROLE_STRONG),
                   name);
    if (column->caption != NULL)
        canvas_text_in(canvas, rect.row + 1, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                       column->caption);
}

static void draw_foot(const struct view *view, struct canvas *canvas, struct rect rect,
                      const struct day *day)
{
    if (day->board.count == 0) {
        canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_day_empty));
        return;
    }
    const char *free =
        arena_format(view->frame, "%d:%02d", day->sums.free / 60, day->sums.free % 60);
    const char *over =
        arena_format(view->frame, "%d:%02d", day->sums.overflow / 60, day->sums.overflow % 60);
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_RIGHT),
                   VIEW_SAY(view, MSG_day_useful_short, words_percent(day->sums.useful)));
    bool late = day->sums.overflow > 0, thin = rect.columns < 14;
    if (late)
        canvas_text_in(canvas, rect.row + 1, rect.column, rect.columns, -1, STYLE(ROLE_WRONG),
                       VIEW_SAY(view, MSG_day_over_short, over));
    else
        canvas_text_in(canvas, rect.row + 1, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, thin ? MSG_day_free_thin : MSG_day_free_short, free));
}

void days_draw_legend(struct canvas *canvas, struct rect rect, const struct game *game,
                      const struct signs *signs)
{
    int at = rect.column, row = rect.row, end = rect.column + rect.columns;
    for (int i = 0; game != NULL && i < game->category_count; i++) {
        int columns = 2 + text_width(game->categories[i]);
        if (at + columns > end && at > rect.column) {
            at = rect.column;
            row++;
        }
        if (row >= rect.row + rect.rows)
            return;
        canvas_text_in(canvas, row, at, 1, -1, signs_style(ROLE_TEAM, i), signs_letter(signs, i));
        canvas_text_in(canvas, row, at + 2, end - at - 2, -1, STYLE(ROLE_DIM), game->categories[i]);
        at += columns + 3;
    }
}

void days_draw(const struct view *view, struct canvas *canvas, struct rect rect,
               const struct day_column *columns, int count)
{
    if (count == 0)
        return;
    bool roomy = rect.rows >= 24;
    if (roomy)
        rect_take_top(&rect, 1);
    struct rect legend = rect_take_bottom(&rect, rect.rows >= 18 && !roomy ? 3
                                                 : rect.rows >= 15         ? 2
                                                                           : 1);
    legend.columns -= PAGE_COLUMNS;
    days_draw_legend(canvas, legend, columns[0].day->step->stage->game, &columns[0].day->signs);
    rect_take_bottom(&rect, roomy ? 1 : 0);
    struct rect foot = rect_take_bottom(&rect, roomy ? 3 : 2);
    rect_take_top(&foot, foot.rows - 2);
    struct rect head = rect_take_top(&rect, (columns[0].caption != NULL ? 2 : 1) + (roomy ? 1 : 0));
    if (rect.rows <= 0)
        return;
    struct scale scale = scale_for(columns, count, rect.rows);
    struct rect hours = rect_take_left(&rect, HOURS_COLUMNS);
    draw_hours(view, canvas, hours, &scale);
    int wide = rect.columns / count, most = 40;
    wide = wide < most ? wide : most;
    for (int i = 0; i < count; i++) {
        struct rect at = {rect.row, rect.column + i * wide, rect.rows, wide - 1};
        draw_head(view, canvas, (struct rect){head.row, at.column, 1, at.columns}, &columns[i]);
        draw_column_rows(view, canvas, at, columns[i].day, &scale);
        draw_foot(view, canvas, (struct rect){foot.row, at.column, 2, at.columns}, columns[i].day);
    }
}

/* ---- nobody's may be seen ---- */

void days_draw_waiting(const struct view *view, struct canvas *canvas, struct rect rect)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), in = 0;
    for (int i = 0; i < count; i++)
        in += state_answer(view->state, view->state->step, teams[i])->given;
    rect = rect_inset(rect, rect.rows >= 24 ? 3 : 1, rect.columns >= 100 ? 8 : 2);
    struct rect head = rect_take_top(&rect, rect.rows > count + 4 ? rect.rows / 3 : 2);
    bigtext_fit(view->big, canvas, head, -1, STYLE(ROLE_STRONG),
                VIEW_SAY(view, MSG_day_are_in, in, count), view->frame);
    int halves = count > rect.rows ? 2 : 1, each = (count + halves - 1) / halves;
    int wide = rect.columns / halves;
    for (int i = 0; i < count; i++) {
        int row = rect.row + i % (each > 0 ? each : 1), column = rect.column + i / each * wide;
        bool done = state_answer(view->state, view->state->step, teams[i])->given;
        if (row >= rect.row + rect.rows)
            continue;
        int name = wide - 14 < 30 ? wide - 14 : 30;
        canvas_text_in(canvas, row, column, 1, -1, STYLE_TEAM(teams[i]), team_shape(teams[i]));
        canvas_text_in(canvas, row, column + 2, name, -1, STYLE(ROLE_TEXT),
                       view->state->teams[teams[i]].name);
        canvas_text_in(canvas, row, column + 3 + name, wide - name - 3, -1,
                       STYLE(done ? ROLE_RIGHT : ROLE_DIM),
                       VIEW_SAY(view, done ? MSG_day_is_in : MSG_day_is_not_in));
    }
}

/* ---- minutes by category ---- */

void days_draw_stack(struct canvas *canvas, struct rect row, const struct signs *signs,
                     const int minutes[GAME_CATEGORIES_MAX], int whole)
{
    int64_t before = 0;
    bool even = true;
    for (int i = 0; i < GAME_CATEGORIES_MAX && whole > 0; i++) {
        int64_t after = before + minutes[i];
        int from = (int)(before * row.columns / whole), till = (int)(after * row.columns / whole);
        before = after;
        till = till < row.columns ? till : row.columns;
        if (till <= from)
            continue;
        canvas_fill(canvas, (struct rect){row.row, row.column + from, row.rows, till - from},
                    signs_style(ROLE_TEAM_BAR, i), even ? "█" : "▓");
        canvas_text(canvas, row.row, row.column + from, signs_style(ROLE_TEAM, i),
                    signs_letter(signs, i));
        even = !even;
    }
}
