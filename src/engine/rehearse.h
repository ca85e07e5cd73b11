/* rehearse: a plan played by nobody, many times over, to see where it leads: random answers by the
 * tasks' own `random`, through decide and evolve like any evening. */
#ifndef VOLNA_ENGINE_REHEARSE_H
#define VOLNA_ENGINE_REHEARSE_H

#include "engine/plan.h"

struct indicator_range {
    int32_t least, most;                /* at the end of a game, over all plays and teams */
    uint32_t stopped_low, stopped_high; /* plays in which a limit stopped it */
};

struct rehearsal {
    uint32_t plays;
    uint32_t *reached;              /* by step: in how many plays it was played */
    uint32_t *ended;                /* by step: in how many plays it was the last one played */
    struct indicator_range *ranges; /* by game and indicator: [game * GAME_INDICATORS_MAX + i] */
    uint32_t refused;               /* commands the engine refused: a bug in the plan or in Volna */
};

/* Plays the plan `plays` times with `teams` teams (1 … TEAMS_MAX), seeds seed, seed + 1, … Free
 * with rehearsal_free. */
void rehearse(const struct plan *plan, int teams, uint32_t plays, uint64_t seed,
              struct rehearsal *out);
void rehearsal_free(struct rehearsal *rehearsal);

#endif
