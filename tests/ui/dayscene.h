/* dayscene: «Два дня методиста» by hand, for the stages that work with days from cards: fifty
 * cards in eleven categories, six surprises. */
#ifndef VOLNA_TESTS_UI_DAYSCENE_H
#define VOLNA_TESTS_UI_DAYSCENE_H

#include "engine/board.h"
#include "ui/stagescene.h"

/* Steps: 0 compose the real day, 1 draw two surprises a team, 2 compose the ideal day, 3 compare.
 * All by turns, of ten minutes, from 9 to 18 by quarters of an hour, half an hour of buffer. */
void dayscene_start(struct scene *scene);

/* A day a team could have made, different for each; `ideal`: of the second day. */
const char *dayscene_board(int team, bool ideal);
/* Opens the step on paper, gives it every team's day, and goes on to the next. */
void dayscene_fill(struct scene *scene, int step, bool ideal);

/* The board of a team at the step under the cursor, as it stands in the state. */
void dayscene_look(struct scene *scene, int team, struct board *board);
/* Its canonical answer. */
const char *dayscene_answer(struct scene *scene, int team);

#endif
