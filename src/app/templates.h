/* templates: a first file to change into one's own. */
#ifndef VOLNA_APP_TEMPLATES_H
#define VOLNA_APP_TEMPLATES_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/language.h"

/* Appends the template of this name: quiz, game, meeting or the Russian word, in any language.
 * False: there is none. */
bool template_text(const char *name, enum language language, struct buf *out);

#endif
