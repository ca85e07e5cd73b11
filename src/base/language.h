/* language: the two languages Volna speaks, and their plural forms (CLDR). */
#ifndef VOLNA_BASE_LANGUAGE_H
#define VOLNA_BASE_LANGUAGE_H

#include <stdint.h>

enum language { LANGUAGE_RU, LANGUAGE_EN, LANGUAGES };

enum plural { PLURAL_ONE, PLURAL_FEW, PLURAL_MANY, PLURALS }; /* English uses ONE and MANY */

enum plural language_plural(enum language language, int64_t number);

#endif
