/* content: quiz files in, plans out. All complaints of a file at once, each
 * with its place and what to do. */
#ifndef VOLNA_CONTENT_CONTENT_H
#define VOLNA_CONTENT_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "engine/plan.h"

struct strict; /* content/strict.h */

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct complaint {
    enum severity severity;
    const char *path;    /* the file, as named by the user */
    int line, column;    /* from 1, columns in characters; 0: the whole file */
    const char *text;    /* what is wrong */
    const char *advice;  /* what to do, NULL when the text says it all */
    const char *excerpt; /* the source line, made harmless and cut around the
                            place; NULL when there is none */
    int caret;           /* column of the caret within the excerpt, from 0 */
};

struct complaints {
    struct arena arena;
    struct complaint *items;
    size_t count, capacity, errors, dropped; /* at most COMPLAINTS_MAX are kept,
                                                the rest is counted in dropped */
    bool cards_only; /* the file holds cards for games, or a region: nothing to play */
};

enum { COMPLAINTS_MAX = 200 };

void complaints_free(struct complaints *complaints);
/* `file:line:column: error: text` with excerpt, caret and advice, as for a
 * compiler's reader. */
void complaints_print(const struct complaints *complaints, enum language language, struct buf *out);

struct load_options {
    enum language language; /* of the complaints */
    bool keep_source;       /* plan->source holds the file's text and plan->digest is
                               made (for the   journal) */
    bool lint;              /* warnings too: what `volna check` says beyond errors */
    struct strict *strict;  /* with lint: what `volna check --strict` says, too; or NULL */
    bool no_size_limit;     /* files over 16 MiB are taken */
    int time_s;             /* for questions where the file says no time; 0: 30 s */
    /* What the plan was made of besides the main file, from the journal: then
     * nothing is read from the disk but the file itself. NULL: the files beside
     * it. */
    const struct plan_source *parts;
    size_t part_count;
};

enum { CONTENT_SIZE_MAX = 16 * 1024 * 1024, CONTENT_DEPTH_MAX = 32 };

/* Loads a quiz, a game or a meeting, with the files it takes in. NULL when
 * there was an error (see complaints); warnings alone do not refuse. A file of
 * cards alone is an error where something is to be played; with `lint` it is
 * only looked through (NULL, no error). The plan lives in `arena`. */
const struct plan *content_load(const char *path, const struct load_options *options,
                                struct arena *arena, struct complaints *complaints);

/* The same from text (the journal keeps the source that was played); `path` is
 * only a name. */
const struct plan *content_parse(const char *path, const char *text, size_t length,
                                 const struct load_options *options, struct arena *arena,
                                 struct complaints *complaints);

#endif
