/* catalogue: what can be played. Looks through the content folders; a broken
 * file is listed with its first complaint. */
#ifndef VOLNA_CONTENT_CATALOGUE_H
#define VOLNA_CONTENT_CATALOGUE_H

#include "content/content.h"

struct catalogue_entry {
    const char *path;
    const char *title;                          /* the file's name when it is broken */
    const char *about;                          /* NULL when not given */
    int rounds, questions, minutes, difficulty; /* difficulty in tenths, 0 unknown */
    int kind;                                   /* enum plan_kind; of a broken file a quiz */
    int stages;            /* of a game; items of a meeting's programme; 0 for a quiz */
    bool too_long;         /* more steps than a session takes */
    const char *complaint; /* first error, `line:column: text`; NULL when it can
                              be played */
};

struct catalogue {
    struct arena arena;
    struct catalogue_entry *entries; /* sorted by title; a file found in an
                                        earlier folder hides its namesake */
    size_t count;
};

/* The content folders in order: `given` (--content; may be NULL), the current
 * folder, $XDG_DATA_HOME/volna (or
 * ~/.local/share/volna), the installed data folder. Only those that exist.
 * Returns the count. */
enum { CONTENT_ROOTS_MAX = 4 };
size_t content_roots(const char *given, struct arena *arena, const char *roots[CONTENT_ROOTS_MAX]);

/* Every *.yaml and *.yml under `quizzes/` of the roots, at most three folders
 * deep, `region.yaml` left out. */
void catalogue_scan(struct catalogue *catalogue, const char *const *roots, size_t root_count,
                    enum language language);
void catalogue_free(struct catalogue *catalogue);

/* Only counts the files, without reading them: cheap enough for the first
 * frame. */
size_t catalogue_count_files(const char *const *roots, size_t root_count);

/* The files the catalogue is made of, and those of one folder (a path that is no folder stands for
 * itself): sorted, in the arena, *count of them. */
const char *const *catalogue_files(const char *const *roots, size_t root_count, struct arena *arena,
                                   size_t *count);
const char *const *catalogue_files_of(const char *path, struct arena *arena, size_t *count);

#endif
