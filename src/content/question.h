/* question: what the makers of the kinds of task share. Private to the content
 * layer.
 *
 * question.c finds out what kind of task it is and calls its maker; choices.c,
 * typed.c, arrange.c and pointing.c each make some kinds. A maker that finds
 * something wrong complains and sets `wrong`: the step is then not kept.
 */
#ifndef VOLNA_CONTENT_QUESTION_H
#define VOLNA_CONTENT_QUESTION_H

#include "content/loader.h"

/* A step in the making. */
struct draft {
    struct loader *loader;
    const struct fields *fields;
    struct step *step;
    struct arena *scratch;
    bool wrong; /* a complaint has been made that leaves it without meaning */
    const struct node *answers[STEP_VARIANTS_MAX + 1]; /* of KEY_ANSWER */
    size_t answer_count;
};

/* --- question.c */

void draft_refuse(struct draft *draft, struct place at, enum complaint_id id, const char *a,
                  const char *b);
/* One text where a list must stand. */
void draft_refuse_text(struct draft *draft, int key, const struct node *node);
/* Of the key's value; of the question when it has none. */
struct place draft_place(const struct draft *draft, int key);
/* The one answer of a task that has just one, as text; NULL with a complaint. */
const char *draft_one_answer(struct draft *draft);

/* --- the makers */

void question_make_choice(struct draft *draft); /* and multi */
void question_make_truefalse(struct draft *draft);
void question_make_text(struct draft *draft); /* and oral */
void question_make_number(struct draft *draft);
void question_make_order(struct draft *draft);
void question_make_match(struct draft *draft);
void question_make_point(struct draft *draft);

#endif
