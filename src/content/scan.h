/* scan: what a text from a file is made of, found in one pass over its bytes;
 * and the quick way to fold ordinary words. Private to the content layer.
 *
 * Nearly every text is ASCII, Russian letters and common punctuation; these
 * need no Unicode tables. Anything else is SCAN_RARE and goes the long way
 * round, through base/text.
 */
#ifndef VOLNA_CONTENT_SCAN_H
#define VOLNA_CONTENT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum {
    SCAN_CONTROL = 1, /* a C0 control other than newline and tab, NUL, DEL */
    SCAN_BREAK = 2,   /* a newline or a tab */
    SCAN_SPACES = 4,  /* a space at an end, or two together */
    SCAN_RARE = 8,    /* characters whose normal form or meaning is not known here */
};

/* `bytes` must be followed by a NUL. */
unsigned scan_text(const char *bytes, size_t length);

/* The same as text_fold, several times faster for ordinary words. */
const char *scan_fold(struct arena *arena, const char *text);

/* False when the first letters alone show that two texts differ when folded.
 * Cheap. */
bool scan_may_match(const char *a, const char *b);

#endif
