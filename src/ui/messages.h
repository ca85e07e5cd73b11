/* messages: every word the program says, in one table, Russian and English side by side.
 *
 * messages.def holds the rows: MESSAGE(id, "русский", "English") and PLURAL(id, one, few, many,
 * "one", "many"). A row with a language missing does not compile; `make lint` compares the
 * placeholders. Placeholders are printf's, in the same order in both languages.
 */
#ifndef VOLNA_UI_MESSAGES_H
#define VOLNA_UI_MESSAGES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/language.h"

enum message {
#define MESSAGE(id, ru, en) MSG_##id,
#define PLURAL(id, ru_one, ru_few, ru_many, en_one, en_many) MSG_##id,
#include "ui/messages.def"
#undef MESSAGE
#undef PLURAL
    MESSAGES
};

/* The words; for a plural row the form for `many`. */
const char *message(enum language language, enum message id);

/* The form of a plural row for a number (its placeholder, if any, is one %lld). */
const char *message_plural(enum language language, enum message id, int64_t number);

/* Formatted into an arena: say(arena, language, MSG_…, …). The table's placeholders are checked by
 * the lint. */
const char *say(struct arena *arena, enum language language, enum message id, ...);
const char *say_plural(struct arena *arena, enum language language, enum message id,
                       int64_t number); /* number is the argument */

#endif
