/* timeline: a day as rows. Every card and every free stretch has a row at least, longer ones more,
 * by a scale that makes the day fit; a day that still does not fit scrolls with the cursor. */
#include "base/text.h"
#include "ui/stages/days.h"

enum {
    FREE = -1,
    DAY_OVER = -2,
    POINTS_MAX = 2 * BOARD_CARDS_MAX + 2,
    STRETCHES_MAX = 4 * BOARD_CARDS_MAX + 8,
    TIME_COLUMNS = 7,
};

/* A stretch of the day with one thing to show. */
struct stretch {
    int start, end; /* equal: covered all along by others, or the end of the day */
    int item;       /* FREE, DAY_OVER */
    bool first;     /* the item begins here: its title stands in the first row */
    int row, rows;
};

struct stretches {
    struct stretch items[STRETCHES_MAX];
    int count, rows;
};

/* ---- the day as stretches ---- */

static void add_point(int points[POINTS_MAX], int *count, int minute)
{
    int at = *count;
    while (at > 0 && points[at - 1] > minute)
        at--;
    if (at > 0 && points[at - 1] == minute)
        return;
    for (int i = *count; i > at; i--)
        points[i] = points[i - 1];
    points[at] = minute;
    ++*count;
}

static int find_points(const struct day *day, int points[POINTS_MAX])
{
    int count = 0;
    add_point(points, &count, day->step->stage->from);
    add_point(points, &count, day->step->stage->to);
    for (int i = 0; i < day->board.count; i++) {
        const struct placed *item = &day->board.items[i];
        add_point(points, &count, item->start);
        add_point(points, &count, item->start + item->minutes);
    }
    return count;
}

/* Of those that cover the minute, the one that began last. */
static int owner_at(const struct board *board, int minute)
{
    int owner = FREE;
    for (int i = 0; i < board->count; i++)
        if (board->items[i].start <= minute &&
            minute < board->items[i].start + board->items[i].minutes)
            owner = i;
    return owner;
}

static void add(struct stretches *list, int item, int start, int end, bool first)
{
    if (list->count < STRETCHES_MAX)
        list->items[list->count++] =
            (struct stretch){.start = start, .end = end, .item = item, .first = first};
}

static void cut_into_stretches(const struct day *day, struct stretches *list)
{
    int points[POINTS_MAX], count = find_points(day, points), to = day->step->stage->to;
    const struct board *board = &day->board;
    list->count = 0;
    for (int k = 0; k < count; k++) {
        int start = points[k], owner = k + 1 < count ? owner_at(board, start) : FREE;
        if (start == to)
            add(list, DAY_OVER, start, start, true);
        for (int i = 0; i < board->count; i++)
            if (board->items[i].start == start && i != owner)
                add(list, i, start, start, true);
        if (k + 1 == count)
            break;
        struct stretch *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
        if (last != NULL && last->item == owner && last->end == start && start != to)
            last->end = points[k + 1];
        else
            add(list, owner, start, points[k + 1],
                owner == FREE || board->items[owner].start == start);
    }
}

/* ---- stretches as rows ---- */

static int rows_of(const struct stretch *stretch, int unit)
{
    int rows = (stretch->end - stretch->start + unit / 2) / unit;
    return rows > 0 ? rows : 1;
}

static int lay(struct stretches *list, int unit)
{
    list->rows = 0;
    for (int i = 0; i < list->count; i++) {
        list->items[i].row = list->rows;
        list->items[i].rows = rows_of(&list->items[i], unit);
        list->rows += list->items[i].rows;
    }
    return list->rows;
}

static void lay_within(struct stretches *list, int slot, int rows)
{
    static const int units[] = {30, 45, 60, 90, 120, 240};
    slot = slot > 0 ? slot : 1;
    if (lay(list, slot) <= rows)
        return;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i] > slot && lay(list, units[i]) <= rows)
            return;
}

static int row_of_minute(const struct stretches *list, int minute)
{
    for (int i = list->count - 1; i >= 0; i--) {
        const struct stretch *at = &list->items[i];
        if (minute >= at->start && minute < at->end)
            return at->row + (minute - at->start) * at->rows / (at->end - at->start);
    }
    for (int i = 0; i < list->count; i++)
        if (list->items[i].item == DAY_OVER && minute == list->items[i].start)
            return list->items[i].row;
    return list->rows - 1;
}

/* ---- drawing ---- */

struct brush {
    const struct view *view;
    struct canvas *canvas;
    struct rect rect;
    const struct day *day;
    const struct timeline *timeline;
    const struct stretches *list;
    int top, cursor_row; /* the first row shown; the cursor's, -1 none */
};

/* Minutes an item shares with those that began before it. */
static int overlap_of(const struct board *board, int item)
{
    int busy = 0, start = board->items[item].start, end = start + board->items[item].minutes;
    for (int i = 0; i < item; i++) {
        int till = board->items[i].start + board->items[i].minutes;
        busy = till > busy ? till : busy;
    }
    int last = busy < end ? busy : end;
    return last > start ? last - start : 0;
}

static const char *note_of(const struct brush *brush, int item, int columns)
{
    const struct placed *placed = &brush->day->board.items[item];
    int overlap = overlap_of(&brush->day->board, item);
    const char *minutes = words_minutes(brush->view, placed->minutes);
    if (overlap == 0)
        return minutes;
    return columns >= 36
               ? VIEW_SAY(brush->view, MSG_day_overlap, words_duration(brush->view, overlap))
               : arena_format(brush->view->frame, "! %s", minutes);
}

/* The words of a block's first row. */
static void draw_block_words(const struct brush *brush, int row, int column, int columns, int item)
{
    const struct placed *placed = &brush->day->board.items[item];
    bool late = placed->start >= brush->day->step->stage->to;
    bool lifted = brush->timeline->lifted == item;
    const char *mark = lifted ? "↕ " : placed_mark(placed);
    const char *note = note_of(brush, item, columns);
    int note_columns = text_width(note) + 1;
    if (note_columns > columns / 2)
        note_columns = columns >= 20 ? columns / 2 : 0;
    bool wrong = late || overlap_of(&brush->day->board, item) > 0;
    canvas_text_in(brush->canvas, row, column, columns - note_columns, -1,
                   STYLE(late ? ROLE_PANEL_WRONG : ROLE_PANEL),
                   arena_format(brush->view->frame, "%s%s", mark, placed_title(placed)));
    canvas_text_in(brush->canvas, row, column + columns - note_columns, note_columns, 1,
                   STYLE(wrong ? ROLE_PANEL_WRONG : ROLE_PANEL_DIM), note);
}

static void draw_block_row(const struct brush *brush, int row, const struct stretch *stretch,
                           bool first)
{
    const struct placed *placed = &brush->day->board.items[stretch->item];
    int column = brush->rect.column + TIME_COLUMNS, columns = brush->rect.columns - TIME_COLUMNS;
    struct style sign = signs_style(ROLE_PANEL_TEAM, placed->category);
    canvas_fill(brush->canvas, (struct rect){row, column, 1, columns}, STYLE(ROLE_PANEL), " ");
    canvas_text_in(brush->canvas, row, column, columns, -1, sign, "▌");
    if (!first)
        return;
    canvas_text_in(brush->canvas, row, column + 1, columns - 1, -1, sign,
                   stretch->first ? signs_letter(&brush->day->signs, placed->category) : "…");
    if (stretch->first)
        draw_block_words(brush, row, column + 3, columns - 4, stretch->item);
    else
        canvas_text_in(brush->canvas, row, column + 3, columns - 4, -1, STYLE(ROLE_PANEL_DIM),
                       placed_title(placed));
}

static void draw_over_row(const struct brush *brush, int row)
{
    int column = brush->rect.column + TIME_COLUMNS, columns = brush->rect.columns - TIME_COLUMNS;
    int overflow = brush->day->sums.overflow;
    canvas_hline(brush->canvas, row, column, columns, STYLE(overflow ? ROLE_WRONG : ROLE_FAINT));
    if (overflow == 0)
        return;
    const char *words = arena_format(
        brush->view->frame, " %s ",
        VIEW_SAY(brush->view, MSG_day_overflow, words_duration(brush->view, overflow)));
    canvas_text_in(brush->canvas, row, column + 2, columns - 2, -1, STYLE(ROLE_WRONG), words);
}

static void draw_free_row(const struct brush *brush, int row, const struct stretch *stretch,
                          bool first)
{
    int column = brush->rect.column + TIME_COLUMNS, columns = brush->rect.columns - TIME_COLUMNS;
    canvas_text_in(brush->canvas, row, column, columns, -1, STYLE(ROLE_FAINT), "┊");
    if (!first)
        return;
    const char *length = words_duration(brush->view, stretch->end - stretch->start);
    for (int i = 3; i < columns - text_width(length) - 2; i += 3)
        canvas_text(brush->canvas, row, column + i, STYLE(ROLE_FAINT), "·");
    canvas_text_in(brush->canvas, row, column + 3, columns - 4, 1, STYLE(ROLE_DIM), length);
}

static void draw_time(const struct brush *brush, int row, int minute, bool cursor)
{
    enum role role = cursor                                 ? ROLE_ACCENT
                     : minute > brush->day->step->stage->to ? ROLE_WRONG
                                                            : ROLE_DIM;
    canvas_text_in(brush->canvas, row, brush->rect.column, TIME_COLUMNS - 1, -1, STYLE(role),
                   arena_format(brush->view->frame, "%s%s", words_clock(brush->view, minute),
                                cursor ? "▸" : ""));
}

static void draw_row(const struct brush *brush, const struct stretch *stretch, int line)
{
    int row = brush->rect.row + stretch->row + line - brush->top;
    bool first = line == 0, cursor = stretch->row + line == brush->cursor_row;
    if (row < brush->rect.row || row >= brush->rect.row + brush->rect.rows)
        return;
    if (stretch->item == DAY_OVER)
        draw_over_row(brush, row);
    else if (stretch->item == FREE)
        draw_free_row(brush, row, stretch, first);
    else
        draw_block_row(brush, row, stretch, first);
    bool held = stretch->item >= 0 && stretch->item == brush->timeline->lifted;
    if ((cursor && brush->timeline->focused) || held)
        canvas_restyle(brush->canvas,
                       (struct rect){row, brush->rect.column + TIME_COLUMNS, 1,
                                     brush->rect.columns - TIME_COLUMNS},
                       STYLE(ROLE_SELECTED));
    if (cursor)
        draw_time(brush, row, brush->timeline->cursor, true);
    else if (first && (stretch->item == DAY_OVER || stretch->start != brush->day->step->stage->to))
        draw_time(brush, row, stretch->start, false); /* the end of the day is said once */
}

/* There is more of the day above or below. */
static void draw_more(const struct brush *brush)
{
    int column = brush->rect.column + brush->rect.columns;
    if (brush->top > 0)
        canvas_text(brush->canvas, brush->rect.row, column, STYLE(ROLE_ACCENT), "▲");
    if (brush->top + brush->rect.rows < brush->list->rows)
        canvas_text(brush->canvas, brush->rect.row + brush->rect.rows - 1, column,
                    STYLE(ROLE_ACCENT), "▼");
}

void timeline_draw(const struct view *view, struct canvas *canvas, struct rect rect,
                   const struct day *day, const struct timeline *timeline)
{
    struct stretches list;
    if (rect.rows <= 0 || rect.columns <= TIME_COLUMNS)
        return;
    cut_into_stretches(day, &list);
    lay_within(&list, day->step->stage->slot, rect.rows);
    struct brush brush = {view, canvas, rect, day, timeline, &list, 0, -1};
    if (timeline->cursor >= 0)
        brush.cursor_row = row_of_minute(&list, timeline->cursor);
    int most = list.rows - rect.rows, centred = brush.cursor_row - rect.rows / 2;
    brush.top = centred > most ? most : centred;
    if (brush.top < 0)
        brush.top = 0;
    for (int i = 0; i < list.count; i++)
        for (int line = 0; line < list.items[i].rows; line++)
            draw_row(&brush, &list.items[i], line);
    draw_more(&brush);
}
