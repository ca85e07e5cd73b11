/* gamebuild: a small game made by hand, and a state to put answers into, for tests of boards,
 * judging and the final document.
 *
 * Day 09:00–18:00 in slots of 15 minutes. Deck "дела": 1 mail (30 min, category 0, worth 1,
 * internet), 2 visit (120, category 1, worth 5, away), 3 report (60, category 2, worth 2,
 * internet), 4 lunch (60, category 3, worth 0), 5 help (45, category 0, worth 4). Surprises: call
 * (inserts 30 min now), form (inserts 60 before 12:00), net (blocks the internet for 90 now), car
 * (removes what is away), early (one report shorter by 30), grant (help worth 2 more, 1 point if
 * it stands), guest (inserts 60 at 10:00, −2 points always), off (removes one report). */
#ifndef VOLNA_TESTS_ENGINE_GAMEBUILD_H
#define VOLNA_TESTS_ENGINE_GAMEBUILD_H

#include "engine/build.h"
#include "engine/game.h"
#include "engine/state.h"

struct gamebuild {
    struct build build;
    struct state *state; /* NULL until gamebuild_play */
};

/* The game itself, decks[0] the activities, decks[1] the surprises: to be copied and changed. */
extern const struct game gamebuild_day;

void gamebuild_start(struct gamebuild *game);
void gamebuild_free(struct gamebuild *game);

/* A step of the task with a stage of the day above; its number goes up from 0. */
struct stage *gamebuild_stage(struct gamebuild *game, enum task_kind task);
/* Items "a|b|c" with these ids as texts, most 10, weight 1. */
struct item *gamebuild_items(struct gamebuild *game, struct stage *stage, const char *ids);
/* A compose step. */
int gamebuild_compose(struct gamebuild *game);
/* A draw step upon a compose or draw step. */
int gamebuild_draw(struct gamebuild *game, int base);

/* A state with so many teams; steps may not be added any more. */
void gamebuild_play(struct gamebuild *game, int teams);
void gamebuild_answer(struct gamebuild *game, int at, int team, const char *text);
void gamebuild_deal(struct gamebuild *game, int at, int team, const char *ids);

/* The canonical form of what a team gives, "-" when it is no answer. Lives until the next call. */
const char *gamebuild_canonical(const struct gamebuild *game, int at, const char *given);
/* May this team give it (ROOM: the room). */
bool gamebuild_may(const struct gamebuild *game, int at, int team, const char *given);
/* Points of the teams at a step, "12 0 3". Lives until the next call. */
const char *gamebuild_points(const struct gamebuild *game, int at);

#endif
