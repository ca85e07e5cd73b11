/* region: the map of a region, for questions that are answered by pointing, and
 * its places for what questions are about. Private to the content layer.
 *
 * `region: NAME` means the file NAME/region.yaml in the folder of the quiz, in
 * those above it, or in quizzes/ of the content folders.
 */
#ifndef VOLNA_CONTENT_REGION_H
#define VOLNA_CONTENT_REGION_H

#include "content/loader.h"

/* Where the file of a region is; NULL when there is none. */
const char *region_path(const char *quiz_path, const char *region_id, struct arena *arena);

/* Reads the file that is open: the top of a region. Fills loader->region. */
void region_read(struct loader *loader);

/* The id of the place that is called so, or nearly so; NULL: none. */
const char *region_meant(const struct map *map, struct arena *scratch, const char *name);

/* --- include.c */

/* The map of the plan's region, which becomes a part of the plan; NULL with
 * complaints. */
const struct map *include_region(struct loader *loader);
/* The same for looking at only: NULL when there is none, no complaints, *broken
 * when it has errors. */
const struct map *include_region_quietly(struct loader *loader, bool *broken);

#endif
