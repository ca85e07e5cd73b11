#include "ui/svg.h"

#include <string.h>

enum { CELL_WIDTH = 10, CELL_HEIGHT = 20, FONT_SIZE = 16, BASELINE = 15, MARGIN = 10 };

struct paint {
    uint32_t ink, ground;
    unsigned attributes;
};

static struct paint paint_of(enum theme_kind theme, struct style style)
{
    struct look look = theme_look(theme, style);
    struct paint paint = {look.ink, look.ground, look.attributes};
    if (look.attributes & LOOK_REVERSE) {
        paint.ink = look.ground;
        paint.ground = look.ink;
    }
    return paint;
}

static bool same_paint(struct paint a, struct paint b)
{
    return a.ink == b.ink && a.ground == b.ground && a.attributes == b.attributes;
}

/* Places are in eighths of a cell, so that every block element has whole numbers. */
static void add_rect(struct buf *out, int x, int y, int width, int height, uint32_t colour)
{
    buf_format(out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"#%06x\"/>\n",
               MARGIN + x * CELL_WIDTH / 8.0, MARGIN + y * CELL_HEIGHT / 8.0,
               width * CELL_WIDTH / 8.0, height * CELL_HEIGHT / 8.0, (unsigned)colour);
}

/* ---- grounds ---- */

static void add_grounds(struct buf *out, const struct canvas *canvas, enum theme_kind theme,
                        int row, uint32_t common)
{
    for (int column = 0, end; column < canvas->columns; column = end) {
        uint32_t ground = paint_of(theme, canvas_at(canvas, row, column)->style).ground;
        for (end = column + 1; end < canvas->columns; end++)
            if (paint_of(theme, canvas_at(canvas, row, end)->style).ground != ground)
                break;
        if (ground != common)
            add_rect(out, column * 8, row * 8, (end - column) * 8, 8, ground);
    }
}

/* ---- blocks ---- */

/* A block element as the parts of its cell that are inked: left edge, top, width, height in
 * eighths. */
struct block {
    uint32_t codepoint;
    struct {
        int8_t x, y, width, height;
    } parts[2];
};

static const struct block blocks[] = {
    {0x2500, {{0, 4, 8, 1}}}, /* ─, thinner than a block */
    {0x2580, {{0, 0, 8, 4}}}, /* ▀ */
    {0x2584, {{0, 4, 8, 4}}}, /* ▄ */
    {0x2588, {{0, 0, 8, 8}}}, /* █ */
    {0x2589, {{0, 0, 7, 8}}}, /* ▉ and on to ▏ */
    {0x258A, {{0, 0, 6, 8}}},
    {0x258B, {{0, 0, 5, 8}}},
    {0x258C, {{0, 0, 4, 8}}},
    {0x258D, {{0, 0, 3, 8}}},
    {0x258E, {{0, 0, 2, 8}}},
    {0x258F, {{0, 0, 1, 8}}},
    {0x2590, {{4, 0, 4, 8}}},               /* ▐ */
    {0x2596, {{0, 4, 4, 4}}},               /* ▖ */
    {0x2597, {{4, 4, 4, 4}}},               /* ▗ */
    {0x2598, {{0, 0, 4, 4}}},               /* ▘ */
    {0x2599, {{0, 0, 4, 8}, {4, 4, 4, 4}}}, /* ▙ */
    {0x259A, {{0, 0, 4, 4}, {4, 4, 4, 4}}}, /* ▚ */
    {0x259B, {{0, 0, 8, 4}, {0, 4, 4, 4}}}, /* ▛ */
    {0x259C, {{0, 0, 8, 4}, {4, 4, 4, 4}}}, /* ▜ */
    {0x259D, {{4, 0, 4, 4}}},               /* ▝ */
    {0x259E, {{4, 0, 4, 4}, {0, 4, 4, 4}}}, /* ▞ */
    {0x259F, {{4, 0, 4, 8}, {0, 4, 4, 4}}}, /* ▟ */
};

static const struct block *block_of(const struct cell *cell)
{
    const char *at = cell->bytes;
    uint32_t codepoint = text_next(&at);
    for (size_t i = 0; *at == '\0' && i < sizeof blocks / sizeof blocks[0]; i++)
        if (blocks[i].codepoint == codepoint)
            return &blocks[i];
    return NULL;
}

/* A run of one block drawn as one rectangle a part, where its part reaches from edge to edge. */
static void add_blocks(struct buf *out, const struct canvas *canvas, enum theme_kind theme, int row)
{
    for (int column = 0, end; column < canvas->columns; column = end) {
        const struct cell *cell = canvas_at(canvas, row, column);
        const struct block *block = block_of(cell);
        uint32_t ink = paint_of(theme, cell->style).ink;
        end = column + 1;
        if (!block)
            continue;
        bool whole = block->parts[0].width == 8 && block->parts[1].width == 0;
        while (whole && end < canvas->columns && block_of(canvas_at(canvas, row, end)) == block &&
               paint_of(theme, canvas_at(canvas, row, end)->style).ink == ink)
            end++;
        for (int i = 0; i < 2 && block->parts[i].width > 0; i++) {
            int width = whole ? (end - column) * 8 : block->parts[i].width;
            add_rect(out, column * 8 + block->parts[i].x, row * 8 + block->parts[i].y, width,
                     block->parts[i].height, ink);
        }
    }
}

/* ---- words ---- */

static void add_escaped(struct buf *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            buf_text(out, "&amp;");
            break;
        case '<':
            buf_text(out, "&lt;");
            break;
        case '>':
            buf_text(out, "&gt;");
            break;
        case '"':
            buf_text(out, "&quot;");
            break;
        default:
            buf_char(out, *text);
        }
    }
}

static bool is_word_cell(const struct cell *cell)
{
    return strcmp(cell->bytes, " ") != 0 && !block_of(cell);
}

/* Where the words that begin at a column end: single spaces are inside them, a change of style is
 * not. */
static int run_end(const struct canvas *canvas, enum theme_kind theme, int row, int column)
{
    struct paint paint = paint_of(theme, canvas_at(canvas, row, column)->style);
    int end = column + 1;
    for (int at = end; at < canvas->columns && at <= end + 1; at++) {
        const struct cell *cell = canvas_at(canvas, row, at);
        if (!same_paint(paint_of(theme, cell->style), paint) || block_of(cell))
            break;
        if (is_word_cell(cell))
            end = at + 1;
    }
    return end;
}

static void add_words(struct buf *out, const struct canvas *canvas, enum theme_kind theme, int row)
{
    for (int column = 0, end; column < canvas->columns; column = end) {
        const struct cell *cell = canvas_at(canvas, row, column);
        end = column + 1;
        if (!is_word_cell(cell))
            continue;
        end = run_end(canvas, theme, row, column);
        struct paint paint = paint_of(theme, cell->style);
        buf_format(out,
                   "<text x=\"%d\" y=\"%d\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\" "
                   "fill=\"#%06x\"%s%s%s>",
                   MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT + BASELINE,
                   (end - column) * CELL_WIDTH, (unsigned)paint.ink,
                   paint.attributes & LOOK_BOLD ? " font-weight=\"bold\"" : "",
                   paint.attributes & LOOK_UNDERLINE ? " text-decoration=\"underline\"" : "",
                   paint.attributes & LOOK_DIM ? " opacity=\"0.6\"" : "");
        for (int at = column; at < end; at++)
            add_escaped(out, canvas_at(canvas, row, at)->bytes);
        buf_text(out, "</text>\n");
    }
}

void svg_write(const struct canvas *canvas, enum theme_kind theme, struct buf *out)
{
    int width = canvas->columns * CELL_WIDTH + 2 * MARGIN,
        height = canvas->rows * CELL_HEIGHT + 2 * MARGIN;
    uint32_t ground = paint_of(theme, STYLE(ROLE_TEXT)).ground;
    buf_format(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 "
               "%d %d\" "
               "font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"%d\">\n"
               "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#%06x\"/>\n",
               width, height, width, height, FONT_SIZE, width, height, (unsigned)ground);
    buf_text(out, "<g shape-rendering=\"crispEdges\">\n");
    for (int row = 0; row < canvas->rows; row++)
        add_grounds(out, canvas, theme, row, ground);
    for (int row = 0; row < canvas->rows; row++)
        add_blocks(out, canvas, theme, row);
    buf_text(out, "</g>\n<g xml:space=\"preserve\">\n");
    for (int row = 0; row < canvas->rows; row++)
        add_words(out, canvas, theme, row);
    buf_text(out, "</g>\n</svg>\n");
}
