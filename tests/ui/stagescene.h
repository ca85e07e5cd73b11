/* stagescene: games and meetings made by hand, on top of scene.h.
 *
 *     scene_start(&scene);
 *     scene_game(&scene, "Два дня методиста", "Бюджет 700 0 1000|Доверие 5 0 10");
 *     struct stage *stage = scene_stage(&scene, TASK_RANK, "Что важнее?");
 *     scene_items(&scene, stage, "Фонд|Люди|Здание");
 *     scene_play(&scene, scene_teams_of(8));
 *     scene_open_paper(&scene);   or   scene_open_turns(&scene);
 *     scene_give(&scene, 0, "2,1,3");
 *     scene_shot(&scene, "paper, the first has given");
 */
#ifndef VOLNA_TESTS_UI_STAGESCENE_H
#define VOLNA_TESTS_UI_STAGESCENE_H

#include "ui/scene.h"
#include "ui/stages/stages.h"

/* "Томь|Кия|…": so many teams, 2 to 8. */
const char *scene_teams_of(int count);

/* Makes the plan a game of one round. indicators: "Title start least most|…", one a team; a title
 * with * before it is the room's; "" for none. ids are i1, i2 …. The goal and roles are the
 * caller's to set in what is returned. */
struct game *scene_game(struct scene *scene, const char *title, const char *indicators);

/* Adds a stage to the game (or to the meeting, when there is none): 10 minutes, by turns, no
 * points; both titled and asking `question`. What is returned may be filled further until the
 * scene plays; scene_last is its step. */
struct stage *scene_stage(struct scene *scene, enum task_kind task, const char *question);
struct step *scene_last(struct scene *scene);

/* Items "Фонд|Люди" with ids "1", "2" …; amounts 0 … 10 by 1, weight 1. They can be changed. */
struct item *scene_items(struct scene *scene, struct stage *stage, const char *texts);

/* A deck of activities "Консультация 15 4|…": title, minutes, use; ids a1, a2 …, numbers 1, 2 …. It
 * is the game's next deck, and can be changed (cast away const in the test is not needed). */
struct deck *scene_deck(struct scene *scene, const char *title, const char *cards);
struct card *scene_card(struct deck *deck, int number); /* from 1 */

/* An effect of a formula in plain words: "-50" for indicator 0 …; added to `effects`. */
void scene_effect(struct scene *scene, struct effects *effects, int indicator, bool sets,
                  const char *formula);

/* Makes the plan a meeting; then items of its programme, each with the `steps` stages added last.
 * Minutes as planned; the day (NULL: the same) begins with the item. */
void scene_meeting(struct scene *scene, const char *title);
struct agenda_item *scene_item(struct scene *scene, enum agenda_kind kind, const char *title,
                               int minutes, int steps, const char *day);

/* ---- playing ---- */

void scene_open_turns(struct scene *scene); /* and lets the first team begin */
void scene_open_paper(struct scene *scene);
/* An answer of a team (ROOM), given past the screens. */
void scene_give(struct scene *scene, int team, const char *answer);
/* NEXT until the step is in that phase. */
void scene_until(struct scene *scene, enum phase phase);

#endif
