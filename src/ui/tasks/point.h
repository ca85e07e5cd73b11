/* point: what its files share: the map with a cross, the tiles of municipalities, and who was how
 * far off. */
#ifndef VOLNA_UI_POINT_H
#define VOLNA_UI_POINT_H

#include "ui/stages/sheet.h"

/* What the step under the cursor asks for. */
const struct map_target *point_target(const struct view *view);

/* «12,4 км», «250 км» */
const char *point_distance(const struct view *view, int64_t metres);

/* ---- point_tiles.c: the municipalities as tiles, roughly where they lie ---- */

enum { TILE_NAMED = 9, TILE_TALLEST = 3 }; /* columns in which a short name is read; rows */

/* The tile the cursor starts on: of the answer, else the one nearest to the middle; an index of
 * map->places. */
int tiles_start(const struct map *map, const char *answer);
/* The nearest tile in an arrow's direction; `from` when there is none. */
int tiles_moved(const struct map *map, int from, enum action action);
/* Rows and columns that all tiles take within a rect. */
struct rect tiles_in(const struct map *map, struct rect rect);
/* cursor: index of a place, -1: none; answer: id, "": none. `revealed`: the right tile and the
 * teams' are marked. */
void tiles_draw(const struct view *view, struct canvas *canvas, struct rect rect, int cursor,
                const char *answer, bool revealed);

/* ---- point_reveal.c ---- */

int point_answer_rows(const struct view *view, int all);
void point_draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct verdict verdicts[TEAMS_MAX]);

#endif
