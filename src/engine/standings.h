/* standings: places from scores. Equal scores share a place ("2–3"), the next place is counted on
 * (1, 2, 2, 4). */
#ifndef VOLNA_ENGINE_STANDINGS_H
#define VOLNA_ENGINE_STANDINGS_H

#include "engine/state.h"

struct standing {
    int team;
    int place, place_last; /* "2–3": place 2, place_last 3; the same when not shared */
    int64_t score;
    int64_t score_before; /* at the standings before */
    int moved;            /* places gained (+) or lost (−) since then; 0 when it was not there */
};

/* Teams that play, best first, equal scores in team order; retired teams after them, with place 0.
 * Returns the count. */
size_t standings(const struct state *state, struct standing out[TEAMS_MAX]);

#endif
