/* source: the bytes of a content file, from a file or from memory, read once
 * from the start to the end. Private to the content layer.
 *
 * Nothing is kept unless asked; when a complaint needs a line, the bytes are
 * read a second time.
 */
#ifndef VOLNA_CONTENT_SOURCE_H
#define VOLNA_CONTENT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/hash.h"

/* A place in a file: line and column (in characters) from 1; {0} is the file as
 * a whole. */
struct place {
    int line, column;
};

enum source_fault {
    SOURCE_FINE,
    SOURCE_MISSING,
    SOURCE_DENIED,
    SOURCE_NOT_A_FILE,
    SOURCE_BROKEN,
    SOURCE_BIG
};

struct source {
    int file;         /* descriptor, -1 when the bytes are in memory */
    const char *text; /* in memory: not owned */
    size_t length, at;
    size_t limit; /* most bytes that are taken, 0: any number */
    bool keep;
    struct buf kept;           /* what was read so far, when asked to keep it */
    bool again;                /* a second reading: no digest, nothing kept */
    struct hash_stream digest; /* of what is kept, or of the text in memory */
    enum source_fault fault;
    int error; /* errno behind SOURCE_BROKEN */
};

enum source_fault source_open_file(struct source *source, const char *path, size_t limit,
                                   bool keep);
void source_open_text(struct source *source, const char *text, size_t length);
void source_close(struct source *source);

/* The next bytes, at most `size`; *got is 0 at the end. False on a fault (see
 * source->fault). */
bool source_read(struct source *source, unsigned char *out, size_t size, size_t *got);
bool source_rewind(struct source *source);

/* Line and column of a byte, counted as libyaml does (CR, LF, CR LF, NEL, LS
 * and PS end a line). */
struct place source_place(struct source *source, size_t offset);

/* Calls `each` for lines of ascending numbers: `want(data, line)` says which.
 * At most SOURCE_LINE_MAX bytes of a line are given. */
enum { SOURCE_LINE_MAX = 64 * 1024 };
struct source_line_walk {
    void *data;
    bool (*want)(void *data, int line);
    bool (*each)(void *data, int line, const char *bytes, size_t length); /* false: enough */
};
void source_lines(struct source *source, const struct source_line_walk *walk);

/* One line in `out` (cleared first), without its end. */
void source_line(struct source *source, int line, struct buf *out);

#endif
