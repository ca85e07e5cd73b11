/* alike: questions that ask the same, found by their words. Private to the content layer.
 *
 * Two questions are alike when they have most words in common, or many and the same answer; never
 * when they name different names («В каком году Мыски стали городом?»). Every
 * pair is looked at once: questions are compared with those gathered before them.
 */
#ifndef VOLNA_CONTENT_ALIKE_H
#define VOLNA_CONTENT_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "content/prose.h"
#include "engine/plan.h"

enum {
    ALIKE_PERCENT = 80,        /* of all words that are in common */
    ALIKE_ANSWER_PERCENT = 60, /* of those that tell what is asked about; the answer is the same */
    ALIKE_WORDS_MIN = 2,       /* a shorter question says too little to compare */
};

struct alike_question {
    const char *path;
    int line;
    const char *answer; /* folded; NULL when it says nothing about the question (true or false) */
    struct prose_gist words, telling, names;
};

struct alike {
    struct arena arena;
    struct alike_question *questions;
    size_t count, capacity;
};

void alike_free(struct alike *alike);

/* Gathers the question and gives back an earlier one that is alike, or NULL. The pointer holds
 * until the next call. */
const struct alike_question *alike_add(struct alike *alike, const char *path,
                                       const struct step *step);

#endif
