/* play: an evening in a test. Commands are words, time is a number that the test moves on.
 *
 * A script is commands separated by ';', each of which must be accepted, or refused as "!why" at
 * its end says:
 *
 *     team NAME · rename T NAME · members T TEXT · retire T · return T · ready T · entry zones|host
 * · next · back · close · reopen MS · void · pause · extend MS · give T TEXT · draft T TEXT · judge
 * T N · adjust T N REASON · finish · tick · interrupted MS · undo · wait MS · restart
 *
 * "restart" begins a new run of the program: the monotonic clock starts anew and the history is
 * loaded from its events. After every accepted command the invariants are checked (play_check).
 */
#ifndef VOLNA_TESTS_ENGINE_PLAY_H
#define VOLNA_TESTS_ENGINE_PLAY_H

#include "engine/history.h"

struct play {
    struct history history;
    struct moment now;
    struct event_batch batch; /* of the last command */
    char text[4096];          /* of play_events and play_standings */
};

void play_start(struct play *play, const struct plan *plan);
void play_free(struct play *play);

enum refusal play_do(struct play *play, const struct command *command);
enum refusal play_undo(struct play *play);

/* Runs a script; anything unexpected fails the test. */
void play_run(struct play *play, const char *script);

/* Runs one command of a script, without "!why", and says whether it was refused. */
enum refusal play_try(struct play *play, const char *command);

/* The events of the last command, "step_closed s0 all, …": kind, then step, team, amount and text
 * where there are any. */
const char *play_events(struct play *play);

/* Scores by team, "3 0 -1". */
const char *play_scores(struct play *play);

/* Phase and clock of the step under the cursor: "open 5000/30000 running". */
const char *play_clock(struct play *play);

/* Replay gives the same digest, scores are the sum of the ledger and indicators what their changes
 * have made of them, answers are canonical. */
void play_check(const struct play *play);

const char *refusal_name(enum refusal refusal);

#endif
