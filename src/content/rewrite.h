/* rewrite: the keys of a file in the canonical words of one language, everything else byte for
 * byte.
 */
#ifndef VOLNA_CONTENT_REWRITE_H
#define VOLNA_CONTENT_REWRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/language.h"
#include "engine/plan.h"

/* Appends `text`, a file that loads without errors, to `out` with its keys in the words of
 * `language`; also the words of a value that can only be one of a few (a mode, yes and no).
 * Comments, order, quotes and layout stay. kind: enum plan_kind, PLAN_KINDS for a file of cards.
 * Returns how many words it has changed. */
size_t content_rewrite(const char *text, size_t length, int kind, enum language language,
                       struct buf *out);

#endif
