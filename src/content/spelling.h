/* spelling: Russian words by the dictionary of hunspell and by word lists kept beside the content.
 * Private to the content layer.
 *
 * A list is a file `words.txt` in the folder of a content file or in a folder above it: one word a
 * line, # begins a comment. `Щегловск*` stands for the word with any ending of up to four letters.
 * A word written with a capital is only known with one. ё may be written as е everywhere.
 */
#ifndef VOLNA_CONTENT_SPELLING_H
#define VOLNA_CONTENT_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "content/prose.h"

struct spelling;

/* NULL when there is no dictionary ru_RU. `folder` is where to look; NULL: in $DICPATH, or when
 * that is not set where systems keep dictionaries. */
struct spelling *spelling_open(const char *folder);
void spelling_close(struct spelling *spelling);

/* From now on the word lists beside this file hold, and no others. Lists are read once. */
void spelling_go_to(struct spelling *spelling, const char *path);

/* Words with Latin letters or digits, single letters and short words with a dot after them
 * (abbreviations) are taken as they are; a word with hyphens is known when all its parts are. */
bool spelling_knows(struct spelling *spelling, const struct prose_word *word);

/* Up to three words that may have been meant, «a, b, c»; NULL when there are none. It
 * takes a twentieth of a second, so only the first 25 are looked for. */
const char *spelling_meant(struct spelling *spelling, struct arena *arena, const char *word);

#endif
