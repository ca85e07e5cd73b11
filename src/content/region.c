/* The file of a region becomes a map. */
#include "content/region.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "content/catalogue.h"
#include "content/game_loader.h"

enum {
    LINES_MAX = 200,
    PLACES_MAX = 1000,
    OUTLINE_LEAST = 3,
    RIVER_LEAST = 2,
    TILES_MAX = 32, /* columns, rows */
    SHORT_MAX = 8,  /* characters on a tile */
};

/* --- lines */

/* Points are kept as they come; the outline ends where it began. */
static bool read_line(struct loader *loader, int key, const struct node *node, bool closed,
                      struct map_line *line)
{
    size_t count = 0, least = closed ? OUTLINE_LEAST : RIVER_LEAST;
    if (node->kind == NODE_LIST)
        for (const struct node *point = node->first; point != NULL; point = point->next)
            count++;
    if (count < least) {
        char number[16];
        snprintf(number, sizeof number, "%zu", least);
        complain(&loader->sink, node->at, COMPLAINT_LINE_SHORT, loader_key_name(loader, key),
                 number);
        return false;
    }
    struct map_point *points = arena_alloc(loader->arena, (count + 1) * sizeof *points);
    size_t kept = 0;
    for (const struct node *point = node->first; point != NULL; point = point->next)
        kept += value_point(loader, key, point, &points[kept]);
    if (closed && kept > 0 &&
        (points[0].latitude != points[kept - 1].latitude ||
         points[0].longitude != points[kept - 1].longitude)) {
        points[kept] = points[0];
        kept++;
    }
    line->points = points;
    line->count = (uint32_t)kept;
    return true;
}

/* One line, or a list of lines. */
static void read_outline(struct loader *loader, struct map *map, const struct node *node)
{
    const struct node *lines[LINES_MAX], *first = node->first;
    size_t count = 1;
    lines[0] = node;
    bool several = node->kind == NODE_LIST && first != NULL && first->kind == NODE_LIST &&
                   first->first != NULL && first->first->kind == NODE_LIST;
    if (several)
        count = tree_list(loader, KEY_OUTLINE, node, lines, LINES_MAX);
    struct map_line *outlines = arena_alloc(loader->arena, count * sizeof *outlines);
    for (size_t i = 0; i < count; i++)
        map->outline_count +=
            read_line(loader, KEY_OUTLINE, lines[i], true, &outlines[map->outline_count]);
    map->outlines = outlines;
}

static void want_field(struct loader *loader, const struct fields *fields, int key)
{
    if (field_value(fields, key) == NULL && !fields->strange)
        complain(&loader->sink, fields->at, COMPLAINT_ITEM_MISSING, loader_key_name(loader, key),
                 NULL);
}

static void read_rivers(struct loader *loader, struct map *map, const struct node *node)
{
    const struct node *nodes[LINES_MAX];
    struct fields fields;
    size_t count = tree_list(loader, KEY_RIVERS, node, nodes, LINES_MAX);
    struct map_line *rivers = arena_alloc(loader->arena, count * sizeof *rivers);
    for (size_t i = 0; i < count; i++) {
        struct map_line *river = &rivers[map->river_count];
        if (!loader_fields(loader, IN_RIVER, nodes[i], &fields))
            continue;
        want_field(loader, &fields, KEY_PLACE_NAME);
        want_field(loader, &fields, KEY_LINE);
        river->name = field_text(loader, &fields, KEY_PLACE_NAME);
        const struct node *line = field_value(&fields, KEY_LINE);
        if (line != NULL)
            map->river_count += read_line(loader, KEY_LINE, line, false, river);
    }
    map->rivers = rivers;
}

/* --- places */

static const char *read_id(struct loader *loader, const struct map *map,
                           const struct fields *fields)
{
    const struct node *node = field_value(fields, KEY_PLACE_ID);
    const char *id = node == NULL ? NULL : value_name(loader, KEY_PLACE_ID, node);
    if (id == NULL)
        return NULL;
    if (strlen(id) >= MAP_ID_MAX) {
        char most[16];
        snprintf(most, sizeof most, "%d", MAP_ID_MAX / 2);
        complain(&loader->sink, node->at, COMPLAINT_VALUE_ID, id, most);
        return NULL;
    }
    if (map_place(map, id, strlen(id)) == NULL)
        return id;
    complain(&loader->sink, node->at, COMPLAINT_ITEM_TWICE, id, NULL);
    return NULL;
}

/* Column from the west, row from the north, from 0. */
static void read_tile(struct loader *loader, const struct map *map, const struct node *node,
                      struct map_place *place)
{
    int64_t numbers[2];
    int count = 0;
    bool fine = node->kind == NODE_LIST;
    for (const struct node *item = fine ? node->first : NULL; item != NULL; item = item->next) {
        fine &= count < 2 && item->kind == NODE_SCALAR &&
                text_parse_int(item->text, 0, TILES_MAX - 1, &numbers[count < 2 ? count : 1]);
        count++;
    }
    if (!fine || count != 2) {
        complain(&loader->sink, node->at, COMPLAINT_TILE_FORM,
                 loader_key_name(loader, KEY_PLACE_TILE), NULL);
        return;
    }
    for (uint32_t i = 0; i < map->place_count; i++)
        if (map->places[i].column == numbers[0] && map->places[i].row == numbers[1])
            complain(&loader->sink, node->at, COMPLAINT_TILE_TWICE, map->places[i].id, NULL);
    place->column = (int8_t)numbers[0];
    place->row = (int8_t)numbers[1];
}

/* What stands on a tile when the author has no shorter word. */
static const char *shorten(struct loader *loader, const struct map_place *place)
{
    char out[(SHORT_MAX + 1) * TEXT_CLUSTER_MAX];
    const char *from = place->centre != NULL ? place->centre : place->name;
    if (text_length(from) <= SHORT_MAX)
        return from;
    text_fit(out, sizeof out, from, SHORT_MAX);
    return loader_keep(loader, out);
}

static void read_municipality(struct loader *loader, const struct map *map,
                              const struct fields *fields, struct map_place *place)
{
    const struct node *tile = field_value(fields, KEY_PLACE_TILE);
    place->short_name = field_text(loader, fields, KEY_SHORT);
    place->centre = field_text(loader, fields, KEY_CENTRE);
    if (place->short_name == NULL && place->name != NULL)
        place->short_name = shorten(loader, place);
    if (tile != NULL)
        read_tile(loader, map, tile, place);
}

static void read_landmark(struct loader *loader, const struct map *map, const struct fields *fields,
                          struct map_place *place)
{
    const struct node *node = field_value(fields, KEY_PLACE_IN);
    const char *in = field_name(loader, fields, KEY_PLACE_IN);
    if (place->name != NULL)
        place->short_name = shorten(loader, place);
    if (in == NULL)
        return;
    const struct map_place *around = map_place(map, in, strlen(in));
    if (around != NULL && around < map->places + map->municipality_count) {
        place->in = around->id;
        return;
    }
    const struct map municipalities = {.places = map->places,
                                       .place_count = map->municipality_count};
    const char *near = region_meant(&municipalities, &loader->scratch[LEVEL_QUESTION], in);
    complain(&loader->sink, node->at,
             near == NULL ? COMPLAINT_PLACE_IN_UNKNOWN : COMPLAINT_PLACE_IN_UNKNOWN_NEAR, in, near);
}

/* A list of municipalities or of landmarks follows the places there are. */
static void read_places(struct loader *loader, struct map *map, const struct fields *top, int key)
{
    const struct node *list = field_value(top, key), *nodes[PLACES_MAX];
    unsigned where = key == KEY_PLACES ? IN_REGION_PLACE : IN_LANDMARK;
    struct fields fields;
    if (list == NULL)
        return;
    size_t count = tree_list(loader, key, list, nodes, PLACES_MAX);
    struct map_place *places =
        arena_alloc(loader->arena, (map->place_count + count) * sizeof *places);
    if (map->place_count > 0)
        memcpy(places, map->places, map->place_count * sizeof *places);
    map->places = places;
    for (size_t i = 0; i < count; i++) {
        struct map_place *place = &places[map->place_count];
        *place = (struct map_place){.column = -1, .row = -1};
        if (!loader_fields(loader, where, nodes[i], &fields))
            continue;
        static const int wanted[] = {KEY_PLACE_ID, KEY_PLACE_NAME, KEY_PLACE_AT};
        for (size_t j = 0; j < sizeof wanted / sizeof *wanted; j++)
            want_field(loader, &fields, wanted[j]);
        place->id = read_id(loader, map, &fields);
        place->name = field_text(loader, &fields, KEY_PLACE_NAME);
        const struct node *at = field_value(&fields, KEY_PLACE_AT);
        if (at != NULL)
            value_point(loader, KEY_PLACE_AT, at, &place->at);
        (key == KEY_PLACES ? read_municipality : read_landmark)(loader, map, &fields, place);
        map->place_count += place->id != NULL && place->name != NULL;
    }
    if (key == KEY_PLACES)
        map->municipality_count = map->place_count;
}

const char *region_meant(const struct map *map, struct arena *scratch, const char *name)
{
    const char **ids = arena_alloc(scratch, (map->place_count + 1) * sizeof *ids);
    for (uint32_t i = 0; i < map->place_count; i++) {
        const struct map_place *place = &map->places[i];
        const char *const names[] = {place->name, place->centre, place->short_name};
        for (size_t j = 0; j < sizeof names / sizeof *names; j++)
            if (names[j] != NULL && value_same(scratch, names[j], name))
                return place->id;
        ids[i] = place->id;
    }
    return value_nearest(scratch, name, ids, map->place_count);
}

/* --- the whole */

static void stretch(struct map *map, struct map_point point)
{
    if (point.latitude < map->low.latitude)
        map->low.latitude = point.latitude;
    if (point.latitude > map->high.latitude)
        map->high.latitude = point.latitude;
    if (point.longitude < map->low.longitude)
        map->low.longitude = point.longitude;
    if (point.longitude > map->high.longitude)
        map->high.longitude = point.longitude;
}

static void stretch_over(struct map *map, const struct map_line *lines, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < lines[i].count; j++)
            stretch(map, lines[i].points[j]);
}

static void measure(struct map *map)
{
    map->low = (struct map_point){INT32_MAX, INT32_MAX};
    map->high = (struct map_point){INT32_MIN, INT32_MIN};
    stretch_over(map, map->outlines, map->outline_count);
    stretch_over(map, map->rivers, map->river_count);
    for (uint32_t i = 0; i < map->place_count; i++) {
        const struct map_place *place = &map->places[i];
        stretch(map, place->at);
        if (place->column >= map->columns)
            map->columns = (int8_t)(place->column + 1);
        if (place->row >= map->rows)
            map->rows = (int8_t)(place->row + 1);
    }
}

void region_read(struct loader *loader)
{
    struct fields top;
    struct map *map = loader->region;
    if (reader_peek(&loader->reader) != NODE_MAP) {
        complain(&loader->sink, reader_place(&loader->reader), COMPLAINT_FILE_NOT_MAP, NULL, NULL);
        return;
    }
    if (!loader_collect(loader, IN_REGION, LEVEL_QUIZ, &top, NULL))
        return;
    map->id = field_name(loader, &top, KEY_ID);
    map->title = field_text(loader, &top, KEY_TITLE);
    want_field(loader, &top, KEY_TITLE);
    want_field(loader, &top, KEY_OUTLINE);
    want_field(loader, &top, KEY_PLACES);
    if (field_value(&top, KEY_OUTLINE) != NULL)
        read_outline(loader, map, field_value(&top, KEY_OUTLINE));
    if (field_value(&top, KEY_RIVERS) != NULL)
        read_rivers(loader, map, field_value(&top, KEY_RIVERS));
    read_places(loader, map, &top, KEY_PLACES);
    read_places(loader, map, &top, KEY_LANDMARKS);
    measure(map);
    reader_finish(&loader->reader);
}

/* --- where it is */

static const char *existing(const char *path)
{
    return access(path, F_OK) == 0 ? path : NULL;
}

/* The folder of the quiz and those above it, as far as its path says:
 * quizzes/REGION/town.yaml finds quizzes/REGION/region.yaml, quizzes/evening.yaml
 * finds it too. */
static const char *look_around(const char *quiz_path, const char *id, struct arena *arena)
{
    size_t length = strlen(quiz_path);
    for (int steps = 0; steps < 4; steps++) {
        while (length > 0 && quiz_path[length - 1] != '/')
            length--;
        const char *path =
            existing(arena_format(arena, "%.*s%s/region.yaml", (int)length, quiz_path, id));
        if (path != NULL || length == 0)
            return path;
        length--; /* the slash */
    }
    return NULL;
}

/* The same where the path does not say all: `town.yaml` in its own folder. */
static const char *look_around_fully(const char *quiz_path, const char *id, struct arena *arena)
{
    char *whole = realpath(quiz_path, NULL);
    const char *path = whole == NULL ? NULL : look_around(whole, id, arena);
    free(whole);
    return path;
}

const char *region_path(const char *quiz_path, const char *region_id, struct arena *arena)
{
    const char *roots[CONTENT_ROOTS_MAX];
    if (region_id[0] == '\0' || region_id[0] == '.' || strchr(region_id, '/') != NULL)
        return NULL;
    if (quiz_path == NULL || strlen(quiz_path) > 4096)
        quiz_path = "";
    const char *path = look_around(quiz_path, region_id, arena);
    if (path == NULL)
        path = look_around_fully(quiz_path, region_id, arena);
    size_t count = path != NULL ? 0 : content_roots(NULL, arena, roots);
    for (size_t i = 0; i < count && path == NULL; i++)
        path = existing(arena_format(arena, "%s/quizzes/%s/region.yaml", roots[i], region_id));
    return path;
}
