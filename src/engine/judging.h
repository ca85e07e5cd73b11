/* judging: what many voices come to: a jury's points, votes, orders of many teams. Whole numbers
 * throughout. */
#ifndef VOLNA_ENGINE_JUDGING_H
#define VOLNA_ENGINE_JUDGING_H

#include "engine/state.h"

/* ---- points by criteria ----
 *
 * Canonical, by peers: the answer of a team is what it gives to the others, "1:8.7.9,2:6.5.9": team
 * number (from 0), a colon, points by criterion in their order, a dot between; "-" where none. By
 * the jury: the answer of a team is what it got, "0:8.7.9,1:9.9.8", the number is the juror's. */

enum { POINTS_NONE = -1 };

/* Reads a canonical answer or "" into points by number and criterion; false when it is neither. */
bool judging_read(const struct step *step, const char *answer,
                  int32_t points[TEAMS_MAX][STAGE_ITEMS_MAX]);
/* Back again, numbers in order, those without any points left out. False when it does not fit. */
bool judging_write(const struct step *step, int32_t points[TEAMS_MAX][STAGE_ITEMS_MAX], char *out,
                   size_t size);

/* Points of one voice for one team; POINTS_NONE where it said nothing. voice: a juror or a team. */
int judging_points(const struct plan *plan, const struct state *state, int at, int voice, int team,
                   int criterion);
/* Writes an answer with one cell changed; points POINTS_NONE clears it. `answer` is canonical or
 * "". Fits ANSWER_MAX. */
void judging_put(const struct step *step, const char *answer, int number, int criterion, int points,
                 char *out, size_t size);

struct judging {
    int voices;  /* that gave all their points to this team */
    int64_t sum; /* hundredths: the mean of the voices' weighted sums */
    int spread;  /* the largest minus the smallest weighted sum, in hundredths */
    int outlier; /* the voice farthest from the median of the others by a quarter of the most
                    that can be given, or more; -1: none, fewer than three voices, or several
                    as far as each other (then it is the room that differs, not a voice) */
    int mean[STAGE_ITEMS_MAX]; /* by criterion, hundredths, of the voices counted above */
};
void judging_of(const struct plan *plan, const struct state *state, int at, int team,
                struct judging *out);
/* How many of the voices have given everything they have to give; *of: how many there are. */
int judging_complete(const struct plan *plan, const struct state *state, int at, int *of);

/* ---- votes ---- canonical: what is voted for, in order: team numbers "0,2" or item ids "b,d" */

/* Votes by team number or item index; returns the most that any got. */
int votes_count(const struct plan *plan, const struct state *state, int at,
                int out[STAGE_ITEMS_MAX]);

/* ---- orders ---- canonical: item ids from the first place to the last, "c,a,b" */

struct ranking {
    int orders;                     /* teams that gave one */
    int32_t sum[STAGE_ITEMS_MAX];   /* of the places an item got, by item index */
    uint8_t order[STAGE_ITEMS_MAX]; /* items by that sum, equal ones in the author's order */
    int agreement; /* Kendall's W = 12·S / (m²·(n³ − n)) in thousandths (Kendall & Babington Smith,
                      1939); -1 for fewer than two orders */
};
void ranking_of(const struct plan *plan, const struct state *state, int at, struct ranking *out);
/* How near an order comes to the experts' in thousandths: 1 − (pairs put the other way about) /
 * (all pairs that the experts tell apart), Kendall's distance. -1 when they gave none. */
int ranking_nearness(const struct step *step, const char *answer);

#endif
