/* deskscene: questions that are answered with a desk, made by hand, and a small region that is
 * nowhere, on top of scene.h. */
#ifndef VOLNA_TESTS_UI_DESKSCENE_H
#define VOLNA_TESTS_UI_DESKSCENE_H

#include "engine/map.h"
#include "ui/stagescene.h"

/* Заречье: 120 km from north to south, a river across it, six districts on tiles and a mill. */
extern const struct map zarechye;

/* A quiz of one round begins; `title` of the round. */
void desk_quiz(struct scene *scene);

/* "Исток|Плёс|Устье" in the right order, dealt in a drawn one. 3 points, partial. */
struct step *scene_order(struct scene *scene, const char *question, const char *options);
/* "Кемерово=Щегловск|…"; a part without = before it is a decoy: "=Кольчугино". 3 points, partial.
 */
struct step *scene_match(struct scene *scene, const char *question, const char *pairs);
/* A place of Заречье by its id; smooth from 5 to 50 km; 10 points. The target is the caller's to
 * change. */
struct map_target *scene_point(struct scene *scene, const char *question, const char *place);
struct step *scene_oral(struct scene *scene, const char *question, const char *accept,
                        const char *reject);

/* Opens the question under the cursor; by turns, lets the first team begin. */
void desk_open(struct scene *scene);
/* An answer given past the screens, by a team whose turn has come or on paper. */
const char *desk_answer(const struct scene *scene, int team);
/* By turns: every team gives its answer ("" none), up to the closed question. */
void desk_play_turns(struct scene *scene, const char *const *answers);
/* Keys that nobody would press, `count` of them, while the question stays open: none is refused. */
void desk_press_wildly(struct scene *scene, unsigned seed, int count);

#endif
