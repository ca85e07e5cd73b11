/* path: which step comes after which. Paths only lead forward, so every game ends. */
#ifndef VOLNA_ENGINE_PATH_H
#define VOLNA_ENGINE_PATH_H

#include "engine/state.h"

/* The step played after `at`: the chosen one (state->steps[at].next) or the following, past those
 * whose condition does not hold now; plan->step_count when there is none. at: −1 for the first. */
int path_next(const struct plan *plan, const struct state *state, int at);

/* The nearest step before `at` that has been played or skipped by the host; -1 when there is none.
 */
int path_before(const struct state *state, int at);

/* The index of the item that an answer to a decide step names, -1 when it names none. */
int path_option(const struct step *step, const char *answer);

/* What the answers to a decide step lead to: the step of the choice that most teams made (the
 * room's choice where it chooses); among equal ones a lot is drawn from the session's seed. -1: no
 * choice leads anywhere else. *choice: the item's index, *drawn: by lot. */
int path_choose(const struct plan *plan, const struct state *state, int at, int *choice,
                bool *drawn);

#endif
