/* strict: what `volna check --strict` asks of content that is going to be published, beyond lint:
 * nothing missing, short enough to be read from afar, right answers spread over the positions, no
 * question twice, no answer given away, quotes and dashes of print, Russian spelling.
 *
 * One `struct strict` sees all files of a run, in their order (load_options.strict, with lint); a
 * question that was in an earlier file is named with its place there.
 */
#ifndef VOLNA_CONTENT_STRICT_H
#define VOLNA_CONTENT_STRICT_H

#include <stdbool.h>

#include "content/content.h"

enum {
    STRICT_QUESTION_MAX = 110, /* characters */
    STRICT_OPTION_MAX = 32,
    STRICT_EXPLANATION_MAX = 320,
    STRICT_BALANCE_LEAST = 8,    /* choice questions of a file from which on positions count */
    STRICT_BALANCE_PERCENT = 45, /* right answers that one position may have */
};

/* `dictionaries`: the folder of ru_RU.aff and ru_RU.dic; NULL: where the system keeps them. */
struct strict *strict_open(const char *dictionaries);
void strict_close(struct strict *strict);

/* False: there is no dictionary, and spelling is not checked. */
bool strict_spells(const struct strict *strict);

/* What can only be said of all files together, once they have been loaded. Without a path. */
void strict_finish(const struct strict *strict, enum language language,
                   struct complaints *complaints);

#endif
