/* store: SQLite. One file holds every session; what is appended here is what happened.
 *
 * Invariant: an event is committed (WAL, synchronous=FULL) before store_append returns true, and
 * never changed after. Errors carry an enum store_fault; the words for it are the ui's,
 * `err.text` holds the path and SQLite's own words.
 */
#ifndef VOLNA_STORE_STORE_H
#define VOLNA_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/event.h"
#include "engine/plan.h"
#include "engine/state.h"

enum store_fault {
    STORE_FINE,
    STORE_FOLDER,    /* the folder is missing and could not be made */
    STORE_READ_ONLY, /* file or folder cannot be written */
    STORE_FULL,      /* no room left (or the file's size limit) */
    STORE_LOCKED,    /* another program holds the file */
    STORE_NOT_DB,    /* not a database, or not Volna's */
    STORE_NEWER,     /* written by a later version */
    STORE_DAMAGED,   /* a page or the hash chain is broken */
    STORE_HOSTED,    /* another Volna hosts this session now */
    STORE_IO,        /* the disk answers with errors */
    STORE_MISSING,   /* no such session */
    STORE_FAULTS
};

struct store; /* an open database */

/* Opens or makes the file (and its folder), migrates it to this version's schema. `read_only`
 * never writes and never makes. NULL on failure, *fault says why. A file that is not ours, newer
 * or damaged is never touched. */
struct store *store_open(const char *path, bool read_only, enum store_fault *fault,
                         struct err *err);
void store_close(struct store *store);
const char *store_path(const struct store *store);

/* $XDG_DATA_HOME/volna/volna.db (or ~/.local/share/volna/volna.db), unless `given`. */
const char *store_default_path(const char *given, struct arena *arena);
/* A name beside `path` that does not exist yet: volna-2.db, volna-3.db … for going on when the
 * old file is bad. */
const char *store_fresh_path(const char *path, struct arena *arena);
/* The last of those names that exists, NULL when there is none: where the evenings went on. */
const char *store_latest_path(const char *path, struct arena *arena);

struct session_info {
    int64_t id;                                     /* 0 until created */
    const char *title, *kind;                       /* "quiz", "game", "meeting" */
    const char *venue, *facilitator, *municipality; /* "" when not given */
    const char *version;                            /* of the program that started it */
    int64_t started_ms, last_ms;                    /* wall UTC of the first and the last event */
    uint64_t seed;
    bool finished;
    int64_t events;
    /* for lists, from the snapshots: */
    int teams;
    int default_time_s; /* the time of a question where the source says none, as the plan was
                           loaded; 0: the loader's */
    int round, rounds;  /* round reached, from 1; 0 before the first step */
    const char *leader; /* "" when nobody has points */
    int leader_team;    /* -1 */
    const char *source; /* from store_session: the YAML that was played */
    size_t source_length;
    const char *source_path;
    const struct plan_source
        *parts; /* the files it took in, in the order of the loader; likewise */
    size_t part_count;
};

/* Starts a session: its row, sources, step snapshots; takes the host's lock. Fills info->id and
 * info->kind, which is the plan's. */
bool store_session_create(struct store *store, const struct plan *plan, struct session_info *info,
                          enum store_fault *fault, struct err *err);
/* Takes the host's lock on an existing session: one process hosts it at a time (the lock dies
 * with the process). */
bool store_session_host(struct store *store, int64_t session, enum store_fault *fault,
                        struct err *err);
void store_session_release(struct store *store);

/* Commits a batch and the snapshots that follow from it in one transaction: the team rows from
 * `after` (the state with the batch folded in) and whether it is finished. */
bool store_append(struct store *store, int64_t session, const struct plan *plan,
                  const struct event_batch *batch, const struct state *after,
                  enum store_fault *fault, struct err *err);

/* The ms on the clock, kept once a second while a question is open so that a crash costs at most
 * a second. Not an event: overwritten in the file of the host's lock beside the database,
 * without waiting for the disk (some tens of microseconds; the kernel is asked to write at once,
 * so a power cut costs a few seconds). Failure is ignored. Only for the hosted session. A clock
 * kept before the step or turn that is open now is not given. */
void store_clock_keep(struct store *store, int64_t session, int64_t elapsed_ms);
int64_t store_clock(struct store *store, int64_t session); /* 0 when nothing was kept */

/* Reads a session's events in order, checking the hash chain. `each` returns false to stop. */
bool store_events(struct store *store, int64_t session,
                  bool (*each)(void *data, const struct event *event), void *data,
                  enum store_fault *fault, struct err *err);

/* Sessions, newest first, in the arena. Returns false only on a fault. */
bool store_sessions(struct store *store, struct arena *arena, struct session_info **sessions,
                    size_t *count, enum store_fault *fault, struct err *err);
bool store_session(struct store *store, int64_t session, struct arena *arena,
                   struct session_info *info, enum store_fault *fault, struct err *err);

/* Names of the teams of the session played last, for the next evening. Returns the count. */
size_t store_last_teams(struct store *store, struct arena *arena, const char *names[TEAMS_MAX]);

/* The ids of the questions opened in the last `sessions` sessions that opened any, each once. False
 * only on a fault. */
bool store_asked(struct store *store, int sessions, struct arena *arena, const char ***ids,
                 size_t *count, enum store_fault *fault, struct err *err);

/* PRAGMA quick_check and the hash chains of every session; *problems counts them, the words go
 * to `out`, a line each. */
struct buf;
bool store_health(struct store *store, struct buf *out, int *problems, enum store_fault *fault,
                  struct err *err);

#endif
