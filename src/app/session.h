/* session: one evening being played: the plan, its history and the journal on disk, kept in step.
 *
 * Invariant: nothing is in the history that is not committed. A batch that could not be written
 * waits (`pending`); until it is written, or taken into a fresh file, the session takes no other
 * command.
 */
#ifndef VOLNA_APP_SESSION_H
#define VOLNA_APP_SESSION_H

#include "content/content.h"
#include "engine/history.h"
#include "store/store.h"

struct session {
    struct store *store; /* not owned */
    int64_t id;          /* 0: none is played */
    struct arena arena;  /* holds the plan */
    const struct plan *plan;
    struct history history;
    struct session_info info;
    struct event_batch batch;
    struct state *after; /* of the pending batch; NULL when nothing waits */
    enum store_fault fault;
    struct err err;
};

enum session_result {
    SESSION_DONE,
    SESSION_REFUSED, /* see *refusal */
    SESSION_FAULT,   /* the batch waits; see session->fault and session->err */
};

/* Loads the file (or info->source, when it is not NULL: then the path is only its name), makes the
 * session's row and takes the host's lock. Complaints are the loader's.
 * False with session->fault STORE_FINE when the file itself is wrong. */
bool session_start(struct session *session, struct store *store, const char *path,
                   const struct session_info *info, const struct load_options *options,
                   struct complaints *complaints);

/* Takes up a session where it stood: reads its source and events, stops the clock of an open
 * question at the time that was left, and journals that. */
bool session_resume(struct session *session, struct store *store, int64_t id,
                    enum language language, struct moment now);

/* The same to look at only: nothing is hosted and nothing journalled; session->id stays 0. */
bool session_read(struct session *session, struct store *store, int64_t id, enum language language);

void session_end(struct session *session); /* releases the lock; the journal stays */

enum session_result session_do(struct session *session, const struct command *command,
                               struct moment now, enum refusal *refusal);
enum session_result session_undo(struct session *session, struct moment now, enum refusal *refusal);

/* Tries the waiting batch again. The clock of an open question then stands at what it showed. */
enum session_result session_retry(struct session *session, struct moment now);

/* Goes on in another database: the whole journal and the waiting batch are written there first. The
 * old file is left as it is. */
bool session_move(struct session *session, struct store *fresh, struct moment now);

#endif
