/* Questions that are answered by pointing at a map: the place, how far off is
 * how good; and the place looked up once the region is known, at the end of the
 * file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/question.h"
#include "content/region.h"
#include "content/scan.h"

/* Where the author says nothing; where he says one of the two, the other is ten
 * times less or more. */
enum { FULL_M = 10000, ZERO_M = 100000, ZERO_OF_FULL = 10 };
enum { DISTANCE_MAX_M = 20000 * 1000, KM = 1000 };

/* --- distances */

static const struct {
    const char *name;
    int64_t metres;
} units[] = {{"", KM}, {"км", KM}, {"km", KM}, {"м", 1}, {"m", 1}};

/* `10`, `2,5 км`, `500 m`. */
static bool parse_distance(struct arena *scratch, const char *text, int32_t *metres)
{
    size_t length = strspn(text, "0123456789.,");
    int64_t value;
    const char *unit = scan_fold(scratch, text + length);
    if (!text_parse_decimal(arena_text(scratch, text, length), &value))
        return false;
    if (value > (int64_t)DISTANCE_MAX_M * MAP_DEGREE)
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(unit, units[i].name) != 0)
            continue;
        int64_t distance = value * units[i].metres / 1000000;
        *metres = (int32_t)distance;
        return distance <= DISTANCE_MAX_M;
    }
    return false;
}

static bool read_distance(struct draft *draft, int key, const struct node *node, int32_t *metres)
{
    if (node->kind == NODE_SCALAR && parse_distance(draft->scratch, node->text, metres))
        return true;
    if (node->kind == NODE_BAD)
        draft->wrong = true;
    else
        draft_refuse(draft, node->at, COMPLAINT_VALUE_DISTANCE, loader_key_name(draft->loader, key),
                     NULL);
    return false;
}

static void read_smooth(struct draft *draft, struct map_target *target)
{
    const struct node *full = field_value(draft->fields, KEY_FULL),
                      *zero = field_value(draft->fields, KEY_ZERO);
    if (full != NULL && !read_distance(draft, KEY_FULL, full, &target->full_m))
        return;
    if (zero != NULL && !read_distance(draft, KEY_ZERO, zero, &target->zero_m))
        return;
    if (full == NULL)
        target->full_m = zero == NULL ? FULL_M : target->zero_m / ZERO_OF_FULL;
    if (zero == NULL)
        target->zero_m = full == NULL ? ZERO_M
                         : target->full_m > DISTANCE_MAX_M / ZERO_OF_FULL
                             ? DISTANCE_MAX_M
                             : target->full_m * ZERO_OF_FULL;
    if (target->full_m >= target->zero_m)
        draft_refuse(draft, full == NULL ? zero->at : full->at, COMPLAINT_DISTANCE_ORDER,
                     loader_key_name(draft->loader, KEY_FULL),
                     loader_key_name(draft->loader, KEY_ZERO));
}

/* `75`, `75 %`. */
static bool parse_percent(struct arena *scratch, const char *text, int32_t *percent)
{
    int64_t value;
    size_t length = strspn(text, "0123456789"), rest = length + strspn(text + length, " ");
    if (text[rest] != '\0' && strcmp(text + rest, "%") != 0)
        return false;
    if (!text_parse_int(arena_text(scratch, text, length), 1, 100, &value))
        return false;
    *percent = (int32_t)value;
    return true;
}

static void read_band(struct draft *draft, const struct node *node, struct map_target *target)
{
    struct map_band band, *before = &target->bands[target->band_count];
    if (!read_distance(draft, KEY_BANDS, node->key, &band.within_m))
        return;
    if (node->kind != NODE_SCALAR || !parse_percent(draft->scratch, node->text, &band.percent)) {
        if (node->kind != NODE_BAD)
            draft_refuse(draft, node->at, COMPLAINT_BAND_PERCENT, NULL, NULL);
        draft->wrong = true;
        return;
    }
    if (target->band_count > 0 &&
        (band.within_m <= before[-1].within_m || band.percent >= before[-1].percent)) {
        draft_refuse(draft, node->key->at, COMPLAINT_BAND_ORDER, NULL, NULL);
        return;
    }
    *before = band;
    target->band_count++;
}

static void read_bands(struct draft *draft, const struct node *bands, struct map_target *target)
{
    static const int smooth[] = {KEY_FULL, KEY_ZERO};
    struct loader *loader = draft->loader;
    for (size_t i = 0; i < sizeof smooth / sizeof *smooth; i++)
        if (field_value(draft->fields, smooth[i]) != NULL)
            draft_refuse(draft, draft->fields->key[smooth[i]], COMPLAINT_KEYS_BOTH,
                         loader_key_name(loader, KEY_BANDS), loader_key_name(loader, smooth[i]));
    if (bands->kind != NODE_MAP || bands->first == NULL) {
        draft_refuse(draft, bands->at, COMPLAINT_VALUE_NOT_BANDS,
                     loader_key_name(loader, KEY_BANDS), NULL);
        return;
    }
    size_t count = 0;
    for (const struct node *node = bands->first; node != NULL; node = node->next) {
        if (count++ == MAP_BANDS_MAX) {
            char most[16];
            snprintf(most, sizeof most, "%d", MAP_BANDS_MAX);
            draft_refuse(draft, node->key->at, COMPLAINT_LIST_MANY,
                         loader_key_name(loader, KEY_BANDS), most);
            return;
        }
        read_band(draft, node, target);
    }
}

/* --- the question */

static bool takes_coordinates(const struct draft *draft, int key, const struct node *node)
{
    return key == KEY_POINT && node->kind != NODE_SCALAR && draft->step->task == TASK_POINT;
}

/* The place waits for the region. */
static void note_point(struct loader *loader, const struct point_note *note)
{
    if (loader->point_count == loader->point_capacity) {
        loader->point_capacity = loader->point_capacity == 0 ? 16 : loader->point_capacity * 2;
        loader->points =
            mem_realloc(loader->points, loader->point_capacity * sizeof *loader->points);
    }
    loader->points[loader->point_count++] = *note;
}

void question_make_point(struct draft *draft)
{
    struct loader *loader = draft->loader;
    struct map_target *target = arena_alloc(loader->arena, sizeof *target);
    int key = field_given(draft->fields, KEY_TILE) ? KEY_TILE : KEY_POINT;
    const struct node *node = field_value(draft->fields, key),
                      *bands = field_value(draft->fields, KEY_BANDS);
    struct point_note note = {.target = target, .at = node->at};
    target->tile = key == KEY_TILE;
    if (takes_coordinates(draft, key, node))
        draft->wrong |= !value_point(loader, key, node, &target->at);
    else if ((note.name = value_name(loader, key, node)) == NULL)
        draft->wrong = true;
    static const int distances[] = {KEY_FULL, KEY_ZERO, KEY_BANDS};
    for (size_t i = 0; target->tile && i < sizeof distances / sizeof *distances; i++)
        if (field_value(draft->fields, distances[i]) != NULL)
            complain(&loader->sink, draft->fields->key[distances[i]], COMPLAINT_KEY_IDLE,
                     loader_key_name(loader, distances[i]), NULL);
    if (!target->tile && bands != NULL)
        read_bands(draft, bands, target);
    else if (!target->tile)
        read_smooth(draft, target);
    draft->step->target = target;
    if (!draft->wrong)
        note_point(loader, &note);
}

/* --- once the region is known */

static bool is_on(const struct map *map, struct map_point at)
{
    return at.latitude >= map->low.latitude && at.latitude <= map->high.latitude &&
           at.longitude >= map->low.longitude && at.longitude <= map->high.longitude;
}

static void settle_coordinates(struct loader *loader, const struct point_note *note)
{
    struct map_target *target = note->target;
    const struct map_point turned = {target->at.longitude, target->at.latitude};
    if (is_on(target->map, target->at))
        return;
    complain(&loader->sink, note->at,
             is_on(target->map, turned) ? COMPLAINT_POINT_TURNED : COMPLAINT_POINT_OUTSIDE,
             target->map->title, NULL);
}

static void settle_point(struct loader *loader, const struct point_note *note)
{
    struct map_target *target = note->target;
    target->map = loader->plan->map;
    if (note->name == NULL) {
        settle_coordinates(loader, note);
        return;
    }
    target->place = map_place(target->map, note->name, strlen(note->name));
    if (target->place == NULL) {
        const char *near =
            sink_full(&loader->sink)
                ? NULL
                : region_meant(target->map, &loader->scratch[LEVEL_QUESTION], note->name);
        complain(&loader->sink, note->at,
                 near == NULL ? COMPLAINT_POINT_UNKNOWN : COMPLAINT_POINT_UNKNOWN_NEAR, note->name,
                 near);
        return;
    }
    target->at = target->place->at;
    if (target->tile && target->place->column < 0)
        complain(&loader->sink, note->at, COMPLAINT_POINT_NO_TILE, note->name, NULL);
}

void loader_settle_points(struct loader *loader)
{
    struct plan *plan = loader->plan;
    if (loader->point_count == 0)
        return;
    if (plan->region == NULL) {
        if (loader->region_at.line == 0)
            complain(&loader->sink, loader->points[0].at, COMPLAINT_POINT_NO_REGION, NULL, NULL);
        return;
    }
    plan->map = include_region(loader);
    for (size_t i = 0; plan->map != NULL && i < loader->point_count; i++)
        settle_point(loader, &loader->points[i]);
}
