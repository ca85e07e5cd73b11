/* meant: what a person most likely meant by a value that is not what it should
 * be. Private to the content layer, and only for advice: nothing guessed here
 * is ever played.
 */
#ifndef VOLNA_CONTENT_MEANT_H
#define VOLNA_CONTENT_MEANT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Room for what is worth guessing about: more items are left out. */
enum { MEANT_ITEMS_MAX = 16 };

/* The items of a list that was written as one text: "а, б; в" parts at
 * semicolons if it has any, else at commas, but not at that of "1,5". One item
 * when it is no list; empty ones are left out.
 */
size_t meant_items(struct arena *scratch, const char *text, const char *items[MEANT_ITEMS_MAX]);

/* The items as a YAML list, "[а, б]"; ends with "…]" when a complaint has no
 * room for all. */
const char *meant_list(struct arena *scratch, const char *const *items, size_t count);

/* The text as it may stand after `key: `: in quotes when it needs them. */
const char *meant_text(struct arena *scratch, const char *text);

/* The option a letter or a number stands for ("Б", "b)", "2."), from 0; -1 when
 * it is neither. */
int meant_option(const char *text);

/* The number a word stands for («два», «трудно»), or `otherwise` when it is
 * unknown or not in range. */
int32_t meant_number(struct arena *scratch, const char *text, int32_t least, int32_t most,
                     int32_t otherwise);

#endif
