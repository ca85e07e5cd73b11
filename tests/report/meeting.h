/* meeting: a small meeting made by hand, with a stage of each kind, and an evening played on it
 * event by event. */
#ifndef VOLNA_TESTS_REPORT_MEETING_H
#define VOLNA_TESTS_REPORT_MEETING_H

#include "engine/state.h"

enum {
    MEETING_TALK,
    MEETING_QUESTION,
    MEETING_BRIEF,
    MEETING_DAY,
    MEETING_DRAW,
    MEETING_IDEAL,
    MEETING_COMPARE,
    MEETING_RANK,
    MEETING_SHARE,
    MEETING_CHOICE,
    MEETING_SKIPPED, /* never played */
    MEETING_JUDGE,
    MEETING_VOTE,
    MEETING_WRITE,
    MEETING_DEBRIEF,
    MEETING_BREAK,
    MEETING_CARDS,
    MEETING_RESOLVE,
    MEETING_STEPS
};

const struct plan *meeting_plan(void);
const struct plan *meeting_game_plan(void); /* the game of it alone */

/* Teams "Томь", then names meant to do harm; free() it. */
struct state *meeting_played(void);

/* One event into a state. */
void meeting_event(struct state *state, enum event_kind kind, int step, int team, int64_t amount,
                   const char *text);

#endif
