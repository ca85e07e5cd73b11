/* play_stage: the part of the game screen for steps that are stages. play.c asks it first; what it
 * leaves alone means what it means for questions. */
#ifndef VOLNA_UI_PLAY_STAGE_H
#define VOLNA_UI_PLAY_STAGE_H

#include "ui/screens/play.h"

/* The step is shown and worked with by its stage now. A decide step that teams answer is asked like
 * a question until it is revealed. */
bool play_on_stage(const struct view *view);
/* Teams work in it, by turns or on paper as the host chooses. */
bool play_stage_chooses_mode(const struct view *view);

/* The host enters what the tables have made. */
bool play_stage_on_paper(const struct view *view);

/* Every tick: the desk follows the step, the phase and the turn. face: changes with them. */
void play_stage_follow(struct play *play, const struct view *view, int64_t face);

/* What an action is called on a stage; false: as for questions. */
bool play_stage_label(const struct play *play, const struct view *view, enum action action,
                      enum message *label);
/* Whether it moves on, so that a second press in a hurry has to be left out. */
bool play_stage_moves_on(const struct play *play, const struct view *view, enum action action);
bool play_stage_act(struct play *play, const struct view *view, enum action action,
                    struct outcome *outcome);
struct outcome play_stage_key(struct play *play, const struct view *view,
                              const struct input *input);

/* What is revealed has bars that grow. */
bool play_stage_grows(const struct view *view);

/* The last moment of a turn: what is still being typed is entered as by Enter. play_stage_bell_ns:
 * when that is; -1: nothing is typed. */
int64_t play_stage_bell_ns(const struct play *play, const struct view *view);
struct outcome play_stage_last_call(struct play *play, const struct view *view);

void play_draw_stage_ready(const struct play *play, const struct view *view, struct canvas *canvas);
void play_draw_stage(const struct play *play, const struct view *view, struct canvas *canvas);

#endif
