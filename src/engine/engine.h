/* engine: the game's whole life in two functions. decide says what a command leads to, evolve makes
 * it so.
 *
 * Both are pure: time comes in as a moment, chance as the session's seed. Nothing here reads a
 * clock, a file or the environment; replaying a journal gives the same state byte for byte.
 */
#ifndef VOLNA_ENGINE_ENGINE_H
#define VOLNA_ENGINE_ENGINE_H

#include "engine/command.h"
#include "engine/event.h"
#include "engine/plan.h"
#include "engine/state.h"

/* Fills `batch` (cleared first) with what the command leads to; seq and cause are left 0, the
 * journal numbers them. Anything but REFUSED_NO leaves the batch empty. */
enum refusal decide(const struct plan *plan, const struct state *state,
                    const struct command *command, struct moment now, struct event_batch *batch);

/* Folds one event into the state. Events that make no sense (a damaged journal) are ignored, never
 * crash. */
void evolve(const struct plan *plan, struct state *state, const struct event *event);

/* What NEXT would do now; the screens name the key by it. */
enum next_kind {
    NEXT_NOTHING,
    NEXT_BEGIN,     /* lobby → the first step */
    NEXT_OPEN,      /* ready → open */
    NEXT_RESUME,    /* the clock stands → it runs */
    NEXT_END_TURN,  /* this team's turn ends, the next team's begins */
    NEXT_CLOSE,     /* open → closed */
    NEXT_REVEAL,    /* closed → revealed */
    NEXT_STEP,      /* → the next step */
    NEXT_STANDINGS, /* → standings after a round */
    NEXT_FINAL,     /* → the final screen */
};
enum next_kind engine_next(const struct plan *plan, const struct state *state);

#endif
