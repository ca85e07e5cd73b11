/* review: a session that was played, read back from the snapshots and views alone; no loader, no
 * plan.
 *
 * Undone events are not in it. Everything lives in the arena given. What a host or a team wrote
 * is a plain text here: who shows it makes it harmless for the place where it is shown.
 */
#ifndef VOLNA_STORE_REVIEW_H
#define VOLNA_STORE_REVIEW_H

#include "store/store.h"

enum review_phase {
    REVIEW_OPEN,
    REVIEW_CLOSED,
    REVIEW_REVEALED,
    REVIEW_SETTLED,
    REVIEW_VOID,
    REVIEW_PHASES
};

/* GIVEN: the work of a stage, which nobody calls right or wrong. */
enum review_verdict {
    REVIEW_NONE,
    REVIEW_WRONG,
    REVIEW_PART,
    REVIEW_RIGHT,
    REVIEW_GIVEN,
    REVIEW_VERDICTS
};

struct review_team {
    int team; /* as in the events, from 0 */
    const char *name, *members;
    int place; /* from 1; equal scores share the first of their places; 0 for a retired team */
    int64_t score;
    bool retired;
};

struct review_step {
    int step;  /* as in the events, from 0 */
    int round; /* from 1 */
    const char *id, *round_title, *task, *question, *options, *answer; /* "" when there is none */
    const char *explanation, *source;
    int points;
    enum review_phase phase;
};

struct review_cell {
    const char *answer; /* readable; "" when none was given */
    int64_t elapsed_ms; /* since opening, or since the team's turn began; 0 without an answer */
    int64_t points;     /* in the ledger for this step */
    enum review_verdict verdict;
};

struct review {
    struct session_info info;
    struct review_team *teams; /* by place, retired teams last */
    struct review_step *steps; /* those that were opened or skipped, in order */
    struct review_cell *cells; /* cells[step_index * team_count + team_index] */
    int64_t *other; /* by team index: points that belong to no step (late start, the host's word) */
    size_t team_count, step_count;
};

/* False when there is no such session, or on a fault. */
bool store_review(struct store *store, int64_t session, struct arena *arena, struct review *review,
                  enum store_fault *fault, struct err *err);

#endif
