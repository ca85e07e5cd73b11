/* stats: what there is to play, counted: by region and municipality, set, task, difficulty and the
 * place of the right answer. Made from the index of mix, so a question found twice counts once.
 */
#ifndef VOLNA_CONTENT_STATS_H
#define VOLNA_CONTENT_STATS_H

#include "base/buf.h"
#include "content/mix.h"

enum {
    STATS_LEVELS = 4, /* of difficulty: 0 not rated, 1..3 */
    STATS_TASKS = TASK_BRIEF,
    STATS_SHADES = 4,
};

struct stats_region {
    const char *id;
    const struct map *map; /* NULL: there is no file of it */
    uint32_t *places;      /* questions about each place of the map; what is about a landmark
                              counts for the municipality it is in */
    uint32_t whole;        /* about no one place of it */
};

struct stats {
    struct mix_index index;
    struct stats_region *regions;
    uint32_t region_count, nowhere; /* nowhere: of sets without a region */
    uint32_t tasks[STATS_TASKS], levels[STATS_LEVELS];
    uint32_t positions[STEP_OPTIONS_MAX], choices; /* choices: whose options stay in place */
};

void stats_make(struct stats *stats, const char *const *paths, size_t count,
                enum language language);
void stats_free(struct stats *stats);

/* The tile map, north above: a short name and a number a municipality, shaded by how many
 * questions there are compared with the most. False when the map has no tiles. */
bool stats_draw(const struct stats_region *region, struct buf *out);
/* Questions a shade stands for: from `step` × shade + 1 on, the four shades from the lightest. */
uint32_t stats_shade_step(const struct stats_region *region);
extern const char *const stats_shades[STATS_SHADES];

#endif
