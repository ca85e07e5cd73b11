/* What the files of the store share. Nobody outside the store includes this; sqlite3 is known
 * nowhere else. */
#ifndef VOLNA_STORE_INTERNAL_H
#define VOLNA_STORE_INTERNAL_H

#include <sqlite3.h>

#include "base/hash.h"
#include "store/store.h"

/* Every statement of the store but the schema's; the SQL stands in statements.c. Texts from
 * outside are only ever bound. */
enum statement {
    SQL_BEGIN,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_HEAD,
    SQL_ADD_EVENT,
    SQL_EVENTS,
    SQL_LINKS,
    SQL_PUT_TEAM,
    SQL_DROP_TEAMS,
    SQL_PUT_PROGRESS,
    SQL_ADD_PROGRESS,
    SQL_ADD_SESSION,
    SQL_SESSION_ROW,
    SQL_SESSION_SOURCES,
    SQL_ADD_SOURCE,
    SQL_ADD_SESSION_SOURCE,
    SQL_ADD_STEP,
    SQL_ADD_OPTION,
    SQL_SESSIONS,
    SQL_LAST_TEAMS,
    SQL_ASKED,
    SQL_CLOCK_RESTARTED,
    SQL_REVIEW_TEAMS,
    SQL_REVIEW_STEPS,
    SQL_REVIEW_ANSWERS,
    SQL_REVIEW_POINTS,
    STATEMENTS
};

struct store {
    sqlite3 *db;
    char *path; /* owned */
    bool read_only;
    bool damaged;   /* nothing more is moved from the log into the file */
    int wal_pages;  /* in the write-ahead log after the last commit */
    int host_file;  /* the sidecar, open while a session is hosted; -1 otherwise */
    int64_t hosted; /* the session hosted by this store; 0: none */
    int64_t head;   /* seq of its last event */
    int64_t tag;    /* tells its clock from that of a session in another file of the same name */
    sqlite3_stmt *statements[STATEMENTS];
};

/* A kept statement, reset and without bindings; NULL when it cannot be prepared (ask
 * store_fail). Give it back with store_done, always: a statement left half-way holds a lock. */
sqlite3_stmt *store_statement(struct store *store, enum statement which);
void store_done(sqlite3_stmt *statement);

/* Runs a statement that gives no rows. SQLITE_OK or SQLite's code. */
int store_run(struct store *store, enum statement which);
int store_step_once(sqlite3_stmt *statement); /* the same, then store_done */

const char *store_or_empty(const char *text); /* "" for NULL */

/* Binds a text by pointer: it must live until the statement is done. NULL becomes SQL's NULL. */
void store_bind_text(sqlite3_stmt *statement, int at, const char *text);
void store_bind_hash(sqlite3_stmt *statement, int at, const struct hash *hash);

/* A column's text in the arena, never NULL. */
const char *store_column_text(sqlite3_stmt *statement, int at, struct arena *arena);

/* What SQLite's code (and errno behind it) means. */
enum store_fault store_fault_of(int code, int system_error);
/* Of the last error of a connection; to be asked first thing after it. */
enum store_fault store_fault_now(sqlite3 *db);

/* Says what failed; both return false, so that `return store_fail(…)` reads well. The first
 * takes the last error of the connection, the second words of ours. A damaged file is left as it
 * is from then on: nothing is checkpointed into it. */
bool store_fail(struct store *store, enum store_fault *fault, struct err *err);
bool store_refuse(struct store *store, enum store_fault what, enum store_fault *fault,
                  struct err *err, const char *words);
/* The same before there is a store. */
bool store_say(const char *path, enum store_fault what, const char *words, enum store_fault *fault,
               struct err *err);

/* The digest of the session's row and sources as they stand, from which its chain begins
 * (journal.c). False when there is no such session or it cannot be read (*code); *stored is what
 * the row says. */
bool journal_seed(struct store *store, int64_t session, struct hash *digest, struct hash *stored,
                  int *code);
/* Seq and hash of the last event; 0 and the session's digest when there is none. */
bool journal_head(struct store *store, int64_t session, int64_t *seq, struct hash *hash);
/* The digest of a row about to be written (see journal.c for the bytes). */
struct hash journal_session_digest(const struct session_info *info, const char *seed,
                                   const struct plan *plan);

/* The files a plan was made of as the journal counts them: the one that was named, then its parts;
 * none when the loader kept no text. */
uint32_t snapshot_source_count(const struct plan *plan);
struct plan_source snapshot_source(const struct plan *plan, uint32_t number);

/* The step, option and source rows of a new session (snapshot.c). SQLite's code. */
int snapshot_plan(struct store *store, int64_t session, const struct plan *plan);
/* Team rows and progress after a batch (snapshot.c). SQLite's code. */
int snapshot_state(struct store *store, int64_t session, const struct plan *plan,
                   const struct state *state, const struct event *last);

/* The sidecar (host.c): takes the lock of a session. */
bool host_take(struct store *store, int64_t session, enum store_fault *fault, struct err *err);
void host_release(struct store *store);

/* Makes the folders above a path; false with errno. */
bool store_make_folders(const char *path);

/* Moves the write-ahead log into the file when it has grown and the moment is calm; failure is
 * harmless. */
void store_tidy(struct store *store, bool calm);

#endif
