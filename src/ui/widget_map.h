/* map on a canvas: a region in braille dots, two by four a cell. North is up, and a kilometre is as
 * long across as down: a dot is square, since a cell is twice as high as it is wide.
 *
 * A sheet says how a map lies on a rect; everything that is drawn on it goes by the same sheet.
 */
#ifndef VOLNA_UI_WIDGET_MAP_H
#define VOLNA_UI_WIDGET_MAP_H

#include "base/arena.h"
#include "engine/map.h"
#include "ui/canvas.h"

struct map_sheet {
    const struct map *map;
    struct rect rect;       /* the cells the map takes */
    int64_t wide_m, high_m; /* of the map */
    int64_t dot_mm;         /* millimetres of the ground a dot stands for */
};

/* The largest sheet of the map within the rect, in the middle of it. */
struct map_sheet map_sheet_in(const struct map *map, struct rect rect);

/* The cell of a place, clamped to the sheet. */
void map_sheet_cell(const struct map_sheet *sheet, struct map_point at, int *row, int *column);

/* The longest of 1, 2, 5, 10, 20, 50 … km that is drawn in at most `columns`; *taken is how many it
 * takes. 0: not even one. */
int map_sheet_scale(const struct map_sheet *sheet, int columns, int *taken);

/* Outlines, rivers, and a cross at `cross` (NULL: none) to the very dot. `arena`: for the dots. */
void widget_map(struct canvas *canvas, const struct map_sheet *sheet, const struct map_point *cross,
                struct arena *arena);

/* Marks on the map, in the cell of their place; those that would cover another go beside it. */
struct map_pin {
    struct map_point at;
    struct style style;
    const char *mark; /* one column */
};
void widget_map_pins(struct canvas *canvas, const struct map_sheet *sheet,
                     const struct map_pin *pins, int count);

#endif
