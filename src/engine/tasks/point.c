/* point: a place shown on the map. The answer is "53.71,87.81", degrees north and east; on the tile
 * map, where the municipality itself is asked for, the id of the tile. Points fall with the
 * distance, in bands or evenly, as the step says. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_point;

enum { POINT_TEXT_MAX = 32, POINT_GRAIN = 100 }; /* GRAIN: millionths; "53.7095" is 11 m */

static size_t answer_max(const struct step *step)
{
    return step->target->tile ? MAP_ID_MAX : POINT_TEXT_MAX;
}

bool point_read(const char *text, struct map_point *point)
{
    char half[POINT_TEXT_MAX];
    size_t length = strcspn(text, ",");
    int64_t latitude, longitude;
    if (text[length] != ',' || length >= sizeof half)
        return false;
    memcpy(half, text, length);
    half[length] = '\0';
    if (!text_parse_decimal(half, &latitude) || !text_parse_decimal(text + length + 1, &longitude))
        return false;
    if (latitude < -90 * (int64_t)MAP_DEGREE || latitude > 90 * (int64_t)MAP_DEGREE ||
        longitude < -180 * (int64_t)MAP_DEGREE || longitude > 180 * (int64_t)MAP_DEGREE)
        return false;
    *point = (struct map_point){(int32_t)latitude, (int32_t)longitude};
    return true;
}

void point_write(struct map_point point, char *out, size_t size)
{
    char latitude[POINT_TEXT_MAX], longitude[POINT_TEXT_MAX];
    text_format_decimal(latitude, sizeof latitude, point.latitude / POINT_GRAIN * POINT_GRAIN, '.');
    text_format_decimal(longitude, sizeof longitude, point.longitude / POINT_GRAIN * POINT_GRAIN,
                        '.');
    snprintf(out, size, "%s,%s", latitude, longitude);
}

static const struct map_place *tile_named(const struct map_target *target, const char *id)
{
    const struct map_place *place = map_place(target->map, id, strlen(id));
    return place != NULL && place->column >= 0 ? place : NULL;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    struct map_point point;
    if (step->target->tile)
        return tile_named(step->target, given) != NULL && text_copy(out, size, given);
    if (!point_read(given, &point))
        return false;
    point_write(point, out, size);
    return true;
}

int64_t point_error(const struct map_target *target, const char *answer)
{
    struct map_point point;
    if (target->tile) {
        const struct map_place *place = tile_named(target, answer);
        return place != NULL ? map_distance(place->at, target->at) : -1;
    }
    return point_read(answer, &point) ? map_distance(point, target->at) : -1;
}

int point_percent(const struct map_target *target, int64_t metres)
{
    if (metres < 0)
        return 0;
    for (int i = 0; i < target->band_count; i++)
        if (metres <= target->bands[i].within_m)
            return target->bands[i].percent;
    if (target->band_count > 0)
        return 0;
    if (metres <= target->full_m)
        return 100;
    return metres >= target->zero_m
               ? 0
               : (int)(100 * (target->zero_m - metres) / (target->zero_m - target->full_m));
}

static struct verdict judge(const struct step *step, const char *answer)
{
    const struct map_target *target = step->target;
    if (target->tile) {
        bool right = target->place != NULL && strcmp(target->place->id, answer) == 0;
        return (struct verdict){
            .rule = right ? RULE_EXACT : RULE_WRONG, .share = right, .share_of = 1};
    }
    int percent = point_percent(target, point_error(target, answer));
    if (percent == 100)
        return (struct verdict){.rule = RULE_EXACT, .share = 1, .share_of = 1};
    return (struct verdict){
        .rule = percent > 0 ? RULE_DISTANCE : RULE_WRONG, .share = percent, .share_of = 100};
}

static void draw_point(const struct plan *plan, const struct state *state, int at, int team,
                       struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    const struct map_target *target = plan->steps[at]->target;
    const struct map *map = target->map;
    const uint32_t tall = (uint32_t)(map->high.latitude - map->low.latitude) + 1,
                   wide = (uint32_t)(map->high.longitude - map->low.longitude) + 1;
    if (target->tile) {
        text_copy(out, size, map->places[rng_below(rng, map->municipality_count)].id);
        return;
    }
    point_write((struct map_point){map->low.latitude + (int32_t)rng_below(rng, tall),
                                   map->low.longitude + (int32_t)rng_below(rng, wide)},
                out, size);
}

const struct task_rule task_point = {.name = "point",
                                     .typed = true,
                                     .answer_max = answer_max,
                                     .canonical = canonical,
                                     .judge = judge,
                                     .random = draw_point};
