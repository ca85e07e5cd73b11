#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

static const char letters_of_teams[] = "0123456789uvwxyz"; /* ROLE_TEAM, ROLE_PANEL_TEAM */
static const char letters_of_bars[] = "ABCDEFGHIJKLMNOP";  /* ROLE_TEAM_BAR */

/* Letters of canvas_print_styles. */
static const char role_letters[] = {
    [ROLE_TEXT] = '.',        [ROLE_STRONG] = 's',       [ROLE_DIM] = 'd',
    [ROLE_FAINT] = 'f',       [ROLE_ACCENT] = 'a',       [ROLE_RIGHT] = 'r',
    [ROLE_WRONG] = 'e',       [ROLE_WARN] = '!',         [ROLE_PANEL] = 'p',
    [ROLE_PANEL_DIM] = 'q',   [ROLE_PANEL_ACCENT] = 'c', [ROLE_PANEL_RIGHT] = '+',
    [ROLE_PANEL_WRONG] = '-', [ROLE_BADGE] = 'b',        [ROLE_SELECTED] = '>',
    [ROLE_BAR] = '_',         [ROLE_BAR_KEY] = 'k',      [ROLE_TEAM] = '?',
    [ROLE_TEAM_BAR] = '?',    [ROLE_PANEL_TEAM] = '?',
};
_Static_assert(sizeof role_letters == ROLES, "a letter for every role");

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static struct cell blank(struct style style)
{
    return (struct cell){.bytes = " ", .width = 1, .style = style};
}

void canvas_resize(struct canvas *canvas, int rows, int columns)
{
    rows = clamp(rows, 1, CANVAS_SIDE_MAX);
    columns = clamp(columns, 1, CANVAS_SIDE_MAX);
    if (!canvas->cells || rows * columns != canvas->rows * canvas->columns)
        canvas->cells =
            mem_realloc(canvas->cells, (size_t)rows * (size_t)columns * sizeof *canvas->cells);
    canvas->rows = rows;
    canvas->columns = columns;
    canvas_clear(canvas, STYLE(ROLE_TEXT));
}

void canvas_free(struct canvas *canvas)
{
    free(canvas->cells);
    *canvas = (struct canvas){0};
}

void canvas_clear(struct canvas *canvas, struct style style)
{
    for (int i = 0; i < canvas->rows * canvas->columns; i++)
        canvas->cells[i] = blank(style);
    canvas->cursor_row = canvas->cursor_column = -1;
}

static struct cell *cell_at(struct canvas *canvas, int row, int column)
{
    if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns)
        return NULL;
    return &canvas->cells[row * canvas->columns + column];
}

const struct cell *canvas_at(const struct canvas *canvas, int row, int column)
{
    if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns)
        return NULL;
    return &canvas->cells[row * canvas->columns + column];
}

/* The wide cluster that covers a cell loses its other half: it turns into spaces of its own style.
 */
static void break_wide(struct canvas *canvas, int row, int column)
{
    struct cell *cell = cell_at(canvas, row, column);
    if (!cell || cell->width == 1)
        return;
    struct cell *other = cell_at(canvas, row, cell->width == 2 ? column + 1 : column - 1);
    if (other)
        *other = blank(other->style);
    *cell = blank(cell->style);
}

/* One cluster of `width` columns at a place that may lie outside. */
static void put(struct canvas *canvas, int row, int column, struct style style, const char *bytes,
                int width)
{
    for (int i = 0; i < width; i++)
        break_wide(canvas, row, column + i);
    struct cell *left = cell_at(canvas, row, column);
    struct cell *right = width == 2 ? cell_at(canvas, row, column + 1) : NULL;
    if (left)
        *left = blank(style);
    if (right)
        *right = blank(style);
    if (!left || (width == 2 && !right))
        return;
    text_copy(left->bytes, sizeof left->bytes, bytes);
    left->width = (uint8_t)width;
    if (right)
        *right = (struct cell){.bytes = "", .width = 0, .style = style};
}

/* Draws what fits before column `end`; *at is left at the first cluster that did not fit. */
static int put_text(struct canvas *canvas, int row, int column, int end, struct style style,
                    const char **at)
{
    struct text_cluster cluster;
    for (const char *next = *at; text_next_cluster(&next, &cluster); *at = next) {
        if (column + cluster.width > end)
            break;
        put(canvas, row, column, style, cluster.bytes, cluster.width);
        column += cluster.width;
    }
    return column;
}

int canvas_text(struct canvas *canvas, int row, int column, struct style style, const char *text)
{
    if (row < 0 || row >= canvas->rows)
        return column;
    int end = put_text(canvas, row, column, canvas->columns, style, &text);
    struct text_cluster rest;
    if (end == canvas->columns - 1 && text_next_cluster(&text, &rest) && rest.width == 2)
        put(canvas, row, end++, style, " ", 1); /* half of a wide cluster */
    return end;
}

int canvas_text_in(struct canvas *canvas, int row, int column, int columns, int align,
                   struct style style, const char *text)
{
    if (columns <= 0)
        return column;
    int width = text_width(text);
    if (width > columns) {
        int end = put_text(canvas, row, column, column + columns - 1, style, &text);
        put(canvas, row, end, style, "…", 1);
        return end + 1;
    }
    int indent = align < 0 ? 0 : align == 0 ? (columns - width) / 2 : columns - width;
    return put_text(canvas, row, column + indent, column + columns, style, &text);
}

static struct rect clip(const struct canvas *canvas, struct rect rect)
{
    int top = clamp(rect.row, 0, canvas->rows), left = clamp(rect.column, 0, canvas->columns);
    int bottom = clamp(rect.row + rect.rows, top, canvas->rows);
    int right = clamp(rect.column + rect.columns, left, canvas->columns);
    return (struct rect){top, left, bottom - top, right - left};
}

void canvas_fill(struct canvas *canvas, struct rect rect, struct style style, const char *cluster)
{
    struct text_cluster one;
    const char *at = cluster;
    if (!text_next_cluster(&at, &one))
        one = (struct text_cluster){.bytes = " ", .width = 1};
    rect = clip(canvas, rect);
    for (int row = rect.row; row < rect.row + rect.rows; row++) {
        int column = rect.column, end = rect.column + rect.columns;
        for (; column + one.width <= end; column += one.width)
            put(canvas, row, column, style, one.bytes, one.width);
        if (column < end)
            put(canvas, row, column, style, " ", 1);
    }
}

void canvas_restyle(struct canvas *canvas, struct rect rect, struct style style)
{
    rect = clip(canvas, rect);
    for (int row = rect.row; row < rect.row + rect.rows; row++)
        for (int column = rect.column; column < rect.column + rect.columns; column++)
            cell_at(canvas, row, column)->style = style;
}

void canvas_hline(struct canvas *canvas, int row, int column, int columns, struct style style)
{
    canvas_fill(canvas, (struct rect){row, column, 1, columns}, style, "─");
}

void canvas_blit(struct canvas *canvas, int row, int column, const struct canvas *from)
{
    for (int y = 0; y < from->rows; y++) {
        for (int x = 0; x < from->columns; x++) {
            const struct cell *cell = canvas_at(from, y, x);
            bool half_outside = cell->width == 0 && column + x == 0;
            if (cell->width > 0)
                put(canvas, row + y, column + x, cell->style, cell->bytes, cell->width);
            else if (half_outside)
                put(canvas, row + y, 0, cell->style, " ", 1);
        }
    }
}

static bool cell_equal(const struct cell *a, const struct cell *b)
{
    return a->width == b->width && a->style.role == b->style.role &&
           a->style.team == b->style.team && strcmp(a->bytes, b->bytes) == 0;
}

bool canvas_equal(const struct canvas *a, const struct canvas *b)
{
    if (a->rows != b->rows || a->columns != b->columns || a->cursor_row != b->cursor_row ||
        a->cursor_column != b->cursor_column)
        return false;
    for (int i = 0; i < a->rows * a->columns; i++)
        if (!cell_equal(&a->cells[i], &b->cells[i]))
            return false;
    return true;
}

void canvas_print(const struct canvas *canvas, struct buf *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        const struct cell *cells = &canvas->cells[row * canvas->columns];
        int end = canvas->columns;
        while (end > 0 && strcmp(cells[end - 1].bytes, " ") == 0)
            end--;
        for (int column = 0; column < end; column++)
            buf_text(out, cells[column].bytes);
        buf_char(out, '\n');
    }
}

static char style_letter(struct style style)
{
    int team = style.team & 15;
    switch (style.role) {
    case ROLE_TEAM:
    case ROLE_PANEL_TEAM:
        return letters_of_teams[team];
    case ROLE_TEAM_BAR:
        return letters_of_bars[team];
    default:
        return style.role < ROLES ? role_letters[style.role] : '?';
    }
}

void canvas_print_styles(const struct canvas *canvas, struct buf *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        const struct cell *cells = &canvas->cells[row * canvas->columns];
        int end = canvas->columns;
        while (end > 0 && cells[end - 1].style.role == ROLE_TEXT)
            end--;
        for (int column = 0; column < end; column++)
            buf_char(out, style_letter(cells[column].style));
        buf_char(out, '\n');
    }
}
