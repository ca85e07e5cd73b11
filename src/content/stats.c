#include "content/stats.h"

#include <string.h>

#include "base/text.h"

enum { TILE_COLUMNS = 10, SHADE_COLUMNS = 5 };

const char *const stats_shades[STATS_SHADES] = {"░", "▒", "▓", "█"};

/* --- counting */

static struct stats_region *region_of(struct stats *stats, const struct mix_set *set)
{
    const char *id = set->plan->region;
    if (id == NULL)
        return NULL;
    for (uint32_t i = 0; i < stats->region_count; i++)
        if (strcmp(stats->regions[i].id, id) == 0)
            return &stats->regions[i];
    struct stats_region *region = &stats->regions[stats->region_count++];
    struct arena *arena = &stats->index.arena;
    *region = (struct stats_region){.id = id, .map = mix_map_of(set, arena)};
    if (region->map != NULL)
        region->places = arena_alloc(arena, region->map->place_count * sizeof *region->places);
    return region;
}

static void count_place(struct stats_region *region, const char *about)
{
    const struct map *map = region->map;
    const struct map_place *place =
        map == NULL || about == NULL ? NULL : map_place(map, about, strlen(about));
    if (place != NULL && place->in != NULL)
        place = map_place(map, place->in, strlen(place->in));
    if (place == NULL)
        region->whole++;
    else
        region->places[place - map->places]++;
}

static void count_question(struct stats *stats, const struct mix_question *question)
{
    const struct mix_set *set = &stats->index.sets[question->set];
    const struct step *step = set->plan->steps[question->step];
    struct stats_region *region = region_of(stats, set);
    if (region == NULL)
        stats->nowhere++;
    else
        count_place(region, step->about);
    if (step->task < STATS_TASKS)
        stats->tasks[step->task]++;
    if (step->difficulty < STATS_LEVELS)
        stats->levels[step->difficulty]++;
    if (question->position > 0) {
        stats->choices++;
        stats->positions[question->position - 1]++;
    }
}

void stats_make(struct stats *stats, const char *const *paths, size_t count, enum language language)
{
    *stats = (struct stats){.region_count = 0};
    mix_index_make(&stats->index, paths, count, language);
    stats->regions =
        arena_alloc(&stats->index.arena, (stats->index.set_count + 1) * sizeof *stats->regions);
    for (uint32_t i = 0; i < stats->index.question_count; i++)
        count_question(stats, &stats->index.questions[i]);
}

void stats_free(struct stats *stats)
{
    mix_index_free(&stats->index);
    *stats = (struct stats){.region_count = 0};
}

/* --- the tile map */

uint32_t stats_shade_step(const struct stats_region *region)
{
    uint32_t most = 0;
    for (uint32_t i = 0; region->map != NULL && i < region->map->place_count; i++)
        most = region->places[i] > most ? region->places[i] : most;
    return most == 0 ? 1 : (most + STATS_SHADES - 1) / STATS_SHADES;
}

static const struct map_place *place_at(const struct map *map, int row, int column)
{
    for (uint32_t i = 0; i < map->municipality_count; i++)
        if (map->places[i].row == row && map->places[i].column == column)
            return &map->places[i];
    return NULL;
}

static void trim_line(struct buf *out)
{
    while (out->length > 0 && out->data[out->length - 1] == ' ')
        out->data[--out->length] = '\0';
    buf_char(out, '\n');
}

static void add_cell(struct buf *out, const char *text)
{
    char shown[TILE_COLUMNS * (TEXT_CLUSTER_MAX + 1)];
    text_fit(shown, sizeof shown, text, TILE_COLUMNS - 1);
    buf_format(out, "%s%*s", shown, TILE_COLUMNS - text_width(shown), "");
}

static void add_count(struct buf *out, const struct stats_region *region, uint32_t questions)
{
    struct buf cell = {0};
    uint32_t shade = questions == 0 ? 0 : (questions - 1) / stats_shade_step(region);
    for (int i = 0; i < SHADE_COLUMNS; i++)
        buf_text(&cell, questions == 0 ? "·" : stats_shades[shade]);
    buf_format(&cell, "%3u", questions);
    add_cell(out, buf_string(&cell));
    buf_free(&cell);
}

bool stats_draw(const struct stats_region *region, struct buf *out)
{
    const struct map *map = region->map;
    if (map == NULL || map->rows <= 0 || map->columns <= 0)
        return false;
    for (int row = 0; row < map->rows; row++)
        for (int line = 0; line < 2; line++) {
            for (int column = 0; column < map->columns; column++) {
                const struct map_place *place = place_at(map, row, column);
                if (place == NULL)
                    add_cell(out, "");
                else if (line == 0)
                    add_cell(out, place->short_name != NULL ? place->short_name : place->name);
                else
                    add_count(out, region, region->places[place - map->places]);
            }
            trim_line(out);
        }
    return true;
}
