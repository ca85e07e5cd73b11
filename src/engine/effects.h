/* effects: how indicators change. One event a team and indicator, whatever the number of causes;
 * its text names them all.
 *
 * Order within a settled step: what the answers do (cards that stand, choices, amounts), then the
 * stage's own `rules`, one after the other on the values that the ones before have left. A change
 * that would leave an indicator's limits stops at them.
 */
#ifndef VOLNA_ENGINE_EFFECTS_H
#define VOLNA_ENGINE_EFFECTS_H

#include "engine/state.h"

/* Adds EVENT_INDICATOR_CHANGED for everything settling step `at` does, then
 * EVENT_INDICATORS_KEPT. Nothing when its game has no indicators. */
void effects_settle(const struct plan *plan, const struct state *state, int at,
                    struct event_batch *batch);

/* What it would do to the indicators of one voice (a team, ROOM: the shared ones), by index; 0 for
 * all others. */
void effects_ahead(const struct plan *plan, const struct state *state, int at, int voice,
                   int64_t changes[GAME_INDICATORS_MAX]);

/* Which indicators (bits by index) a limit stops, for any team, while step `at` is settled. */
void effects_stopped(const struct plan *plan, const struct state *state, int at, uint32_t *low,
                     uint32_t *high);

/* Adds what takes a step's changes back (it is voided or opened again). */
void effects_take_back(const struct plan *plan, const struct state *state, int at,
                       struct event_batch *batch);

/* The points the weighted indicators of a game are worth for a team, rounded towards zero. */
int32_t effects_points(const struct game *game, const struct state *state, int team);

#endif
