/* What the store's tests share: a folder of their own, a small plan, and an evening played on
 * it. */
#ifndef VOLNA_TESTS_STORE_SUPPORT_H
#define VOLNA_TESTS_STORE_SUPPORT_H

#include "engine/history.h"
#include "expect.h"
#include "store/store.h"

/* A folder for one test, and a path in it. temp_done removes everything. */
struct temp {
    char folder[64];
    char path[128]; /* folder/volna.db */
};

struct temp temp_make(void);
void temp_done(struct temp *temp);

/* Two rounds: choice, multi with partial credit, truefalse; text, number with tolerance, closest
 * number. */
const struct plan *small_plan(void);

/* A session being played: every command is decided, committed, then adopted, as the program does
 * it. */
struct evening {
    struct store *store;
    struct session_info info;
    struct history history;
    struct event_batch *batch;
    struct state *after; /* of the batch, until it is committed */
    struct moment now;
};

void evening_start(struct evening *evening, const char *path); /* fails the test when it cannot */
bool evening_try_start(struct evening *evening, const char *path, enum store_fault *fault,
                       struct err *err);
void evening_end(struct evening *evening);

/* Takes up a session from the file: hosts it and reads its events. */
bool evening_resume(struct evening *evening, const char *path, int64_t session,
                    enum store_fault *fault, struct err *err);

/* decide alone: evening->batch and evening->after wait for evening_commit. */
enum refusal evening_decide(struct evening *evening, struct command command);
bool evening_commit(struct evening *evening, enum store_fault *fault, struct err *err);
/* Both; the test fails when the commit does. */
enum refusal evening_do(struct evening *evening, struct command command);
enum refusal evening_undo(struct evening *evening);

void evening_add_team(struct evening *evening, const char *name);
void evening_answer(struct evening *evening, int team, const char *text);
void evening_next(struct evening *evening);
/* Three teams through all six steps, with wrong, part and missing answers, a judgement, an
 * adjustment and an undo. */
void evening_play(struct evening *evening);

/* The events of a session read through a connection of their own: how many, and whether they are
 * 1, 2, 3 …. */
int64_t count_events(const char *path, int64_t session);

/* One number or text by SQL through a connection of its own; for looking and for damage. */
int64_t sql_number(const char *path, const char *sql);
void sql_text(const char *path, const char *sql, char *out, size_t size);
void sql_run(const char *path, const char *sql);

/* Runs `child` in a process of its own and returns its exit code, or 1000 + signal. */
int in_child(int (*child)(void *data), void *data);

#endif
