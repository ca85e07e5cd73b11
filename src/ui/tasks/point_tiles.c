/* The tile map: every municipality a tile of the same size, so that the smallest town is as easy to
 * choose as the widest district. */
#include <string.h>

#include "base/text.h"
#include "ui/tasks/point.h"

enum { TILE_WIDEST = 13 };

static bool has_tile(const struct map_place *place)
{
    return place->column >= 0 && place->row >= 0;
}

static int distance(int a, int b)
{
    return a > b ? a - b : b - a;
}

int tiles_start(const struct map *map, const char *answer)
{
    const struct map_place *given = map_place(map, answer, strlen(answer));
    if (given != NULL && has_tile(given))
        return (int)(given - map->places);
    int best = 0, nearest = -1;
    for (uint32_t i = 0; i < map->place_count; i++) {
        const struct map_place *place = &map->places[i];
        int off =
            distance(2 * place->column + 1, map->columns) + distance(2 * place->row + 1, map->rows);
        if (!has_tile(place) || (nearest >= 0 && off >= nearest))
            continue;
        nearest = off;
        best = (int)i;
    }
    return best;
}

/* Straight ahead is nearer than aside: a step aside costs as much as three ahead. */
int tiles_moved(const struct map *map, int from, enum action action)
{
    enum { ASIDE = 3 };
    const struct map_place *here = &map->places[from];
    int best = from, nearest = -1;
    for (uint32_t i = 0; i < map->place_count; i++) {
        const struct map_place *place = &map->places[i];
        int right = place->column - here->column, down = place->row - here->row;
        int ahead = action == ACTION_RIGHT  ? right
                    : action == ACTION_LEFT ? -right
                    : action == ACTION_DOWN ? down
                                            : -down;
        bool across = action == ACTION_LEFT || action == ACTION_RIGHT;
        int cost = ahead + ASIDE * distance(0, across ? down : right);
        if (!has_tile(place) || ahead <= 0 || (nearest >= 0 && cost >= nearest))
            continue;
        nearest = cost;
        best = (int)i;
    }
    return best;
}

static int tile_columns(const struct map *map, struct rect rect)
{
    int wide = map->columns > 0 ? rect.columns / map->columns : 1;
    return wide > TILE_WIDEST ? TILE_WIDEST : wide < 2 ? 2 : wide;
}

static int tile_rows(const struct map *map, struct rect rect)
{
    int tall = map->rows > 0 ? rect.rows / map->rows : 1;
    return tall > TILE_TALLEST ? TILE_TALLEST : tall < 1 ? 1 : tall;
}

struct rect tiles_in(const struct map *map, struct rect rect)
{
    int wide = map->columns * tile_columns(map, rect), tall = map->rows * tile_rows(map, rect);
    return rect_centred(rect, tall, wide);
}

/* The teams that chose a place, their shapes from the right end of the row leftwards; returns the
 * columns left for the name. */
static int draw_choosers(const struct view *view, struct canvas *canvas, struct rect row,
                         const struct map_place *place)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), end = row.columns;
    for (int i = count - 1; i >= 0; i--) {
        struct style style = {.role = ROLE_PANEL_TEAM, .team = (int8_t)teams[i]};
        if (end < 2 || strcmp(stage_answer(view, teams[i]), place->id) != 0)
            continue;
        end -= 1;
        canvas_text(canvas, row.row, row.column + end, style, team_shape(teams[i]));
    }
    return end;
}

static void draw_tile(const struct view *view, struct canvas *canvas, struct rect tile,
                      const struct map_place *place, struct style style, bool revealed)
{
    const struct map_target *target = point_target(view);
    bool right = revealed && place == target->place;
    const char *name = place->short_name != NULL ? place->short_name : place->name;
    canvas_fill(canvas, tile, style, " ");
    struct rect row = {tile.row + (tile.rows - 1) / 2, tile.column, 1, tile.columns};
    struct rect shapes = {tile.row + tile.rows - 1, tile.column, 1, tile.columns};
    int left = revealed ? draw_choosers(view, canvas, shapes, place) : tile.columns;
    int room = shapes.row == row.row ? left : tile.columns;
    if (right && shapes.row != row.row)
        canvas_text(canvas, shapes.row, shapes.column + 1, style, "✓");
    else if (right)
        name = arena_format(view->frame, "✓%s", name);
    int wide = text_width(name) < room ? text_width(name) : room;
    int indent = (room - wide) / 2 < 1 ? 0 : 1;
    canvas_text_in(canvas, row.row, row.column + indent, room - indent, -1, style, name);
}

void tiles_draw(const struct view *view, struct canvas *canvas, struct rect rect, int cursor,
                const char *answer, bool revealed)
{
    const struct map_target *target = point_target(view);
    const struct map *map = target->map;
    int wide = tile_columns(map, rect), tall = tile_rows(map, rect);
    struct rect all = tiles_in(map, rect);
    for (uint32_t i = 0; i < map->place_count; i++) {
        const struct map_place *place = &map->places[i];
        if (!has_tile(place) || place->row * tall >= all.rows ||
            place->column * wide >= all.columns)
            continue;
        bool here = (int)i == cursor, given = strcmp(place->id, answer) == 0;
        bool right = revealed && place == target->place;
        enum role role = here    ? ROLE_SELECTED
                         : given ? ROLE_BADGE
                         : right ? ROLE_PANEL_RIGHT
                                 : ROLE_PANEL;
        struct rect tile = {all.row + place->row * tall, all.column + place->column * wide,
                            tall > 2 ? tall - 1 : tall, wide - 1};
        draw_tile(view, canvas, tile, place, STYLE(role), revealed);
    }
}
