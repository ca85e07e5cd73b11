/* prose: the words of a text as a reader sees them, for the checks that read what an author wrote.
 * Private to the content layer.
 *
 * A word is letters, digits and what may stand within: a hyphen, an apostrophe, a stress mark. A
 * name of a site or a number with a point (vse42.ru, 1.5) is one word.
 */
#ifndef VOLNA_CONTENT_PROSE_H
#define VOLNA_CONTENT_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct prose_word {
    const char *text; /* within the text it was found in: `length` bytes, not NUL-terminated */
    size_t length;
    int letters;  /* characters, without stress marks */
    bool foreign; /* has a Latin letter or a digit */
    bool capital; /* begins with a capital letter */
    bool hyphen;
    bool dotted; /* a dot follows: the end of a sentence, or an abbreviation */
};

/* The next word at *at; moves *at past it. False at the end. */
bool prose_next(const char **at, struct prose_word *word);

/* The words of a text, folded, without those of one or two letters. PROSE_TELLING: only those that
 * tell what it is about, without the words that every question has. PROSE_NAMES: those with a
 * capital, but for the first word. */
enum prose_choice { PROSE_ALL, PROSE_TELLING, PROSE_NAMES };
struct prose_gist {
    const char **words;
    size_t count;
};
struct prose_gist prose_gist(struct arena *arena, const char *text, enum prose_choice choice);

/* As far as the letters of two folded words tell. Forms of one word: «река», «рекою»; akin also
 * what is made of it: «Кемерово», «Кемеровский». */
enum prose_nearness { PROSE_FORMS, PROSE_AKIN };
bool prose_near(const char *a, const char *b, enum prose_nearness nearness);

/* How many words of `a` have one that near in `b`. */
size_t prose_common(const struct prose_gist *a, const struct prose_gist *b,
                    enum prose_nearness nearness);

#endif
