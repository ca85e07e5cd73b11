/* The places of a region, for checking what questions are about. */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/catalogue.h"
#include "content/keys.h"
#include "content/reader.h"

enum { PLACES_MAX = 10000 };

struct region_reader {
    struct reader reader;
    struct arena *arena;
    struct key_index keys;
    struct region *region;
    size_t capacity;
};

static const char *keep(struct region_reader *region, const struct node *node)
{
    return node == NULL || node->kind != NODE_SCALAR
               ? NULL
               : arena_text(region->arena, node->text, node->length);
}

static void add_place(struct region_reader *reading, const char *id, const char *name)
{
    struct region *region = reading->region;
    if (id == NULL || region->place_count >= PLACES_MAX)
        return;
    if (region->place_count == reading->capacity) {
        reading->capacity = reading->capacity == 0 ? 64 : reading->capacity * 2;
        region->places = mem_realloc(region->places, reading->capacity * sizeof *region->places);
    }
    region->places[region->place_count++] =
        (struct region_place){.id = id, .name = name == NULL ? id : name};
}

static void read_places(struct region_reader *reading)
{
    struct reader *reader = &reading->reader;
    struct arena scratch = {0};
    if (reader_peek(reader) != NODE_LIST) {
        reader_skip(reader);
        return;
    }
    reader_enter(reader);
    while (reader_more(reader)) {
        arena_reset(&scratch);
        const struct node *place = reader_node(reader, &scratch, &scratch);
        if (place == NULL || place->kind != NODE_MAP)
            continue;
        const char *id = NULL, *name = NULL;
        for (const struct node *value = place->first; value != NULL; value = value->next) {
            int key =
                key_find(&reading->keys, IN_REGION_PLACE, value->key->text, value->key->length);
            if (key == KEY_PLACE_ID)
                id = keep(reading, value);
            if (key == KEY_PLACE_NAME)
                name = keep(reading, value);
        }
        add_place(reading, id, name);
    }
    arena_free(&scratch);
}

/* Any other key is the map's business. */
static void read_region(struct region_reader *reading)
{
    struct reader *reader = &reading->reader;
    struct arena scratch = {0};
    reader_enter(reader);
    while (reader_more(reader)) {
        arena_reset(&scratch);
        const struct node *name = reader_key(reader, &scratch);
        if (name == NULL)
            continue;
        int key = key_find(&reading->keys, IN_REGION, name->text, name->length);
        if (key == KEY_PLACES) {
            read_places(reading);
        } else if (key == KEY_TITLE) {
            const char *title = keep(reading, reader_node(reader, &scratch, &scratch));
            if (title != NULL)
                reading->region->title = title;
        } else {
            reader_skip(reader);
        }
    }
    arena_free(&scratch);
}

static const struct region *load_file(const char *path, const char *id, struct arena *arena)
{
    struct region *region = NULL;
    struct complaints complaints = {0};
    struct source source;
    if (source_open_file(&source, path, CONTENT_SIZE_MAX, false) == SOURCE_FINE) {
        struct sink sink;
        struct region_reader reading = {.arena = arena};
        sink_start(&sink, &complaints, path, LANGUAGE_RU, false);
        key_index_make(&reading.keys);
        region = arena_alloc(arena, sizeof *region);
        region->id = region->title = arena_text(arena, id, strlen(id));
        reading.region = region;
        if (reader_open(&reading.reader, &source, &sink, false) &&
            reader_peek(&reading.reader) == NODE_MAP)
            read_region(&reading);
        reader_close(&reading.reader);
        struct region_place *places = region->places;
        region->places = arena_alloc(arena, region->place_count * sizeof *places);
        if (region->place_count > 0)
            memcpy(region->places, places, region->place_count * sizeof *places);
        free(places);
    }
    source_close(&source);
    complaints_free(&complaints);
    return region;
}

/* The folder of the quiz and those above it, as far as its path says:
 * quizzes/kuzbass/myski.yaml finds quizzes/kuzbass/region.yaml,
 * quizzes/razminka.yaml finds it too. */
static const struct region *look_around(const char *quiz_path, const char *id, struct arena *arena)
{
    size_t length = strlen(quiz_path);
    for (int steps = 0; steps < 4; steps++) {
        while (length > 0 && quiz_path[length - 1] != '/')
            length--;
        const struct region *region = load_file(
            arena_format(arena, "%.*s%s/region.yaml", (int)length, quiz_path, id), id, arena);
        if (region != NULL || length == 0)
            return region;
        length--; /* the slash */
    }
    return NULL;
}

const struct region *region_load(const char *quiz_path, const char *region_id, struct arena *arena)
{
    const char *roots[CONTENT_ROOTS_MAX];
    if (region_id[0] == '\0' || region_id[0] == '.' || strchr(region_id, '/') != NULL)
        return NULL;
    if (strlen(quiz_path) > 4096)
        return NULL;
    const struct region *region = look_around(quiz_path, region_id, arena);
    size_t count = content_roots(NULL, arena, roots);
    for (size_t i = 0; i < count && region == NULL; i++)
        region = load_file(arena_format(arena, "%s/quizzes/%s/region.yaml", roots[i], region_id),
                           region_id, arena);
    return region;
}
