/* wild: evenings that nobody planned, for the property tests: random plans, commands, and events of
 * journals that nobody wrote. All of it comes from one seeded stream, so a failure comes again. */
#ifndef VOLNA_TESTS_ENGINE_WILD_H
#define VOLNA_TESTS_ENGINE_WILD_H

#include "base/rng.h"
#include "engine/build.h"
#include "engine/play.h"
#include "engine/tasks/tasks.h"

enum { WILD_GAMES_MAX = 2 };

struct wild {
    struct rng rng;
    struct build build;
    struct play play;
    struct game games[WILD_GAMES_MAX];
    const struct game *game_list[WILD_GAMES_MAX];
    struct agenda_item agenda[BUILD_ROUNDS_MAX];
    char text[ANSWER_MAX], bent[ANSWER_MAX]; /* of the last command, of the last event */
};

/* Begin a plan; the caller starts the play and frees the build. A meeting: a quiz and one or two
 * games with every kind of stage, indicators, formulas, branches and a programme. */
void wild_quiz(struct wild *wild);
void wild_meeting(struct wild *wild);

/* wild_game.c: adds a game to the plan. */
void wild_game(struct wild *wild);

int64_t wild_draw(struct wild *wild, uint32_t bound); /* 0 … bound - 1 */
bool wild_one_in(struct wild *wild, uint32_t bound);

/* What somebody may want, sensible and not. Its text lives until the next call. */
struct command wild_command(struct wild *wild);

/* An event with anything in it, within the journal's types. Its text lives until the next call. */
struct event wild_event(struct wild *wild);
int64_t wild_amount(struct wild *wild);

#endif
