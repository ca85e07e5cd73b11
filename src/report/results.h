/* results: what was played as a table, questions × teams; for the results screen, the CSV, and
 * later the other formats.
 *
 * Read from the database alone, so that an evening can be looked at years later without its quiz
 * file. Everything lives in the arena given and points into nothing else.
 */
#ifndef VOLNA_REPORT_RESULTS_H
#define VOLNA_REPORT_RESULTS_H

#include "store/review.h"

struct result_team {
    const char *name, *members;
    int team;              /* as in the events, from 0 */
    int place, place_last; /* "2–3": shared places; 0 for a team that has left */
    int64_t score;
    int64_t
        other; /* of the score: points that belong to no question (late start, the host's word) */
    int64_t right; /* questions answered right */
    bool retired;
};

struct result_row {
    int number; /* of the question in the evening, from 1 */
    int round;  /* from 1 */
    const char *round_title, *id, *task, *question, *options, *answer, *explanation, *source;
    int points;
    bool is_void;  /* skipped or struck out */
    bool is_final; /* its awards are in the ledger; false while it is being played */
    const struct review_cell *cells; /* by index into teams */
};

struct result_table {
    struct session_info info;
    struct result_team *teams; /* by place, teams that have left at the end */
    struct result_row *rows;   /* those that were opened or skipped, in order */
    size_t team_count, row_count;
    bool has_other; /* some team has points that belong to no question */
};

/* False when there is no such session, or on a fault. */
bool result_table_load(struct store *store, int64_t session, struct arena *arena,
                       struct result_table *table, enum store_fault *fault, struct err *err);

#endif
