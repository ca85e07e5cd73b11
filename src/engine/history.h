/* history: a session in memory: the plan, every event so far, and the state they fold into.
 *
 * The order is always: history_decide (or history_undo) → history_after → the caller commits the
 * batch → history_adopt. The state never holds what the journal does not.
 */
#ifndef VOLNA_ENGINE_HISTORY_H
#define VOLNA_ENGINE_HISTORY_H

#include "base/arena.h"
#include "engine/engine.h"

struct history {
    const struct plan *plan; /* not owned */
    struct state *state;     /* owned */
    struct event *events;    /* owned; every event ever, undone ones too; events[i].seq == i + 1 */
    size_t count, capacity;
    struct arena texts;
};

void history_start(struct history *history, const struct plan *plan, uint64_t seed);
void history_free(struct history *history);

/* Decides and numbers the events (seq, cause, times, actor) so that they are ready to be committed.
 */
enum refusal history_decide(const struct history *history, const struct command *command,
                            struct moment now, struct event_batch *batch);

/* What undo would take back: the events of the latest command that still counts and is not quiet.
 * Returns the first of them and how many, or NULL when there is nothing. */
const struct event *history_undoable(const struct history *history, size_t *count);

/* The batch that takes it back. If that touched the clock of a step now open again, the clock
 * stands at the time it showed then. */
enum refusal history_undo(const struct history *history, struct moment now,
                          struct event_batch *batch);

/* The state as it will be with the batch folded in; the caller owns it until history_adopt takes
 * it. An undone event refolds from the start. */
struct state *history_after(const struct history *history, const struct event_batch *batch);

/* Takes in a committed batch and the state history_after made of it. */
void history_adopt(struct history *history, const struct event_batch *batch, struct state *after);

/* Adds one event read back from the store, in order, without folding; then history_refold once at
 * the end. False when the numbering is not 1, 2, 3 …. */
bool history_load(struct history *history, const struct event *event);
void history_refold(struct history *history);

/* The state as it was after event `seq` (0: before the first); the caller frees it. For stepping
 * through a session. */
struct state *history_state_at(const struct history *history, int64_t seq);

#endif
