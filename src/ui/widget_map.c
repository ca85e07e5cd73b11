#include "ui/widget_map.h"

enum { ACROSS = 2, DOWN = 4 }; /* dots of a cell */

/* ---- the sheet ---- */

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

struct map_sheet map_sheet_in(const struct map *map, struct rect rect)
{
    struct map_sheet sheet = {.map = map, .rect = rect};
    int32_t middle = map->low.latitude + (map->high.latitude - map->low.latitude) / 2;
    sheet.wide_m = most(1, map_distance((struct map_point){middle, map->low.longitude},
                                        (struct map_point){middle, map->high.longitude}));
    sheet.high_m =
        most(1, map_distance((struct map_point){map->low.latitude, map->low.longitude},
                             (struct map_point){map->high.latitude, map->low.longitude}));
    int64_t across = most(1, (int64_t)rect.columns * ACROSS - 1);
    int64_t down = most(1, (int64_t)rect.rows * DOWN - 1);
    sheet.dot_mm = most(1, most((sheet.wide_m * 1000 + across - 1) / across,
                                (sheet.high_m * 1000 + down - 1) / down));
    int columns = (int)(sheet.wide_m * 1000 / sheet.dot_mm / ACROSS) + 1;
    int rows = (int)(sheet.high_m * 1000 / sheet.dot_mm / DOWN) + 1;
    if (columns < rect.columns) {
        sheet.rect.column += (rect.columns - columns) / 2;
        sheet.rect.columns = columns;
    }
    if (rows < rect.rows) {
        sheet.rect.row += (rect.rows - rows) / 2;
        sheet.rect.rows = rows;
    }
    return sheet;
}

struct dot {
    int x, y;
};

static int clamp(int64_t value, int most_allowed)
{
    return (int)(value < 0 ? 0 : value > most_allowed ? most_allowed : value);
}

static struct dot dot_of(const struct map_sheet *sheet, struct map_point at)
{
    const struct map *map = sheet->map;
    int64_t wide = most(1, (int64_t)map->high.longitude - map->low.longitude);
    int64_t high = most(1, (int64_t)map->high.latitude - map->low.latitude);
    int64_t east = ((int64_t)at.longitude - map->low.longitude) * sheet->wide_m / wide;
    int64_t south = ((int64_t)map->high.latitude - at.latitude) * sheet->high_m / high;
    return (struct dot){clamp(east * 1000 / sheet->dot_mm, sheet->rect.columns * ACROSS - 1),
                        clamp(south * 1000 / sheet->dot_mm, sheet->rect.rows * DOWN - 1)};
}

void map_sheet_cell(const struct map_sheet *sheet, struct map_point at, int *row, int *column)
{
    struct dot dot = dot_of(sheet, at);
    *row = sheet->rect.row + dot.y / DOWN;
    *column = sheet->rect.column + dot.x / ACROSS;
}

int map_sheet_scale(const struct map_sheet *sheet, int columns, int *taken)
{
    static const int lengths[] = {500, 200, 100, 50, 20, 10, 5, 2, 1};
    const int64_t kilometre_mm = 1000000;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        int64_t dots = (lengths[i] * kilometre_mm + sheet->dot_mm / 2) / sheet->dot_mm;
        if (dots >= ACROSS && dots <= (int64_t)columns * ACROSS) {
            *taken = (int)((dots + ACROSS / 2) / ACROSS);
            return lengths[i];
        }
    }
    *taken = 0;
    return 0;
}

/* ---- dots ---- */

/* What a cell's dots belong to; the last of them gives the cell its colour. */
enum layer { LAYER_NONE, LAYER_RIVER, LAYER_OUTLINE, LAYER_CROSS, LAYERS };

struct dots {
    struct rect rect;
    uint8_t *bits, *layers; /* a byte a cell */
};

static void set_dot(struct dots *dots, int x, int y, enum layer layer)
{
    static const uint8_t bits[DOWN][ACROSS] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    if (x < 0 || y < 0 || x >= dots->rect.columns * ACROSS || y >= dots->rect.rows * DOWN)
        return;
    int cell = y / DOWN * dots->rect.columns + x / ACROSS;
    dots->bits[cell] |= bits[y % DOWN][x % ACROSS];
    if (layer > dots->layers[cell])
        dots->layers[cell] = (uint8_t)layer;
}

static int distance(int a, int b)
{
    return a > b ? a - b : b - a;
}

/* A straight line of dots, both ends included (Bresenham). */
static void draw_straight(struct dots *dots, struct dot from, struct dot to, enum layer layer)
{
    int wide = distance(from.x, to.x), high = distance(from.y, to.y), error = wide - high;
    for (;;) {
        set_dot(dots, from.x, from.y, layer);
        if (from.x == to.x && from.y == to.y)
            return;
        int twice = 2 * error;
        if (twice > -high) {
            error -= high;
            from.x += from.x < to.x ? 1 : -1;
        }
        if (twice < wide) {
            error += wide;
            from.y += from.y < to.y ? 1 : -1;
        }
    }
}

static void draw_lines(struct dots *dots, const struct map_sheet *sheet,
                       const struct map_line *lines, uint32_t count, bool closed, enum layer layer)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct map_line *line = &lines[i];
        for (uint32_t p = 0; p < line->count; p++) {
            bool first = p == 0;
            const struct map_point *before = !first   ? &line->points[p - 1]
                                             : closed ? &line->points[line->count - 1]
                                                      : &line->points[p];
            draw_straight(dots, dot_of(sheet, *before), dot_of(sheet, line->points[p]), layer);
        }
    }
}

/* Four arms with the place itself left open, so that what is under it is seen. */
static void draw_cross(struct dots *dots, struct dot at)
{
    enum { ARM = 6 };
    for (int by = 2; by <= ARM; by++) {
        set_dot(dots, at.x + by, at.y, LAYER_CROSS);
        set_dot(dots, at.x - by, at.y, LAYER_CROSS);
        set_dot(dots, at.x, at.y + by, LAYER_CROSS);
        set_dot(dots, at.x, at.y - by, LAYER_CROSS);
    }
    set_dot(dots, at.x, at.y, LAYER_CROSS);
}

void widget_map(struct canvas *canvas, const struct map_sheet *sheet, const struct map_point *cross,
                struct arena *arena)
{
    static const enum role roles[LAYERS] = {
        [LAYER_RIVER] = ROLE_DIM, [LAYER_OUTLINE] = ROLE_TEXT, [LAYER_CROSS] = ROLE_ACCENT};
    const struct map *map = sheet->map;
    struct rect rect = sheet->rect;
    if (rect.rows <= 0 || rect.columns <= 0)
        return;
    size_t cells = (size_t)rect.rows * (size_t)rect.columns;
    struct dots dots = {rect, arena_alloc(arena, cells), arena_alloc(arena, cells)};
    draw_lines(&dots, sheet, map->rivers, map->river_count, false, LAYER_RIVER);
    draw_lines(&dots, sheet, map->outlines, map->outline_count, true, LAYER_OUTLINE);
    if (cross != NULL)
        draw_cross(&dots, dot_of(sheet, *cross));
    for (size_t i = 0; i < cells; i++) {
        enum { BRAILLE = 0x2800 };
        char cluster[5] = "";
        if (dots.bits[i] == 0)
            continue;
        text_encode(BRAILLE + dots.bits[i], cluster);
        canvas_text(canvas, rect.row + (int)i / rect.columns, rect.column + (int)i % rect.columns,
                    STYLE(roles[dots.layers[i]]), cluster);
    }
}

/* ---- pins ---- */

void widget_map_pins(struct canvas *canvas, const struct map_sheet *sheet,
                     const struct map_pin *pins, int count)
{
    enum { PINS_MOST = 32 };
    int rows[PINS_MOST], columns[PINS_MOST];
    for (int i = 0; i < count && i < PINS_MOST; i++) {
        map_sheet_cell(sheet, pins[i].at, &rows[i], &columns[i]);
        int wanted = columns[i];
        for (int other = 0, aside = 0; other < i; other++) {
            if (rows[other] != rows[i] || columns[other] != columns[i])
                continue;
            aside = aside > 0 ? -aside : 1 - aside; /* right, left, further right … */
            columns[i] = wanted + aside;
            other = -1; /* and look at all of them again */
        }
        canvas_text(canvas, rows[i], columns[i], pins[i].style, pins[i].mark);
    }
}
