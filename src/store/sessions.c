#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/internal.h"

static int64_t wall_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- creating ---- */

static int add_progress(struct store *store, int64_t session, int64_t started_ms)
{
    sqlite3_stmt *add = store_statement(store, SQL_ADD_PROGRESS);
    if (add == NULL)
        return sqlite3_errcode(store->db);
    sqlite3_bind_int64(add, 1, session);
    sqlite3_bind_int64(add, 2, started_ms);
    return store_step_once(add);
}

static int add_session(struct store *store, const struct plan *plan, struct session_info *info,
                       struct hash *digest)
{
    sqlite3_stmt *add = store_statement(store, SQL_ADD_SESSION);
    if (add == NULL)
        return sqlite3_errcode(store->db);
    char seed[17];
    snprintf(seed, sizeof seed, "%016" PRIx64, info->seed);
    *digest = journal_session_digest(info, seed, plan);
    const char *const texts[] = {plan->title,       info->kind,    info->venue, info->municipality,
                                 info->facilitator, info->version, seed};
    for (int i = 0; i < 7; i++)
        store_bind_text(add, i + 1, texts[i]);
    sqlite3_bind_int64(add, 8, info->started_ms);
    sqlite3_bind_int64(add, 9, plan->round_count);
    sqlite3_bind_int64(add, 10, info->default_time_s);
    store_bind_hash(add, 11, digest);
    int code = store_step_once(add);
    if (code != SQLITE_OK)
        return code;
    info->id = sqlite3_last_insert_rowid(store->db);
    code = add_progress(store, info->id, info->started_ms);
    return code == SQLITE_OK ? snapshot_plan(store, info->id, plan) : code;
}

static const char *const kinds[PLAN_KINDS] = {
    [PLAN_QUIZ] = "quiz", [PLAN_GAME] = "game", [PLAN_MEETING] = "meeting"};

static void complete(struct session_info *info, const struct plan *plan)
{
    info->id = 0;
    info->title = store_or_empty(plan->title);
    info->kind = kinds[plan->kind];
    info->venue = store_or_empty(info->venue);
    info->municipality = store_or_empty(info->municipality);
    info->facilitator = store_or_empty(info->facilitator);
    info->version = store_or_empty(info->version);
    if (info->started_ms == 0)
        info->started_ms = wall_ms();
    info->last_ms = info->started_ms;
    info->rounds = (int)plan->round_count;
    info->leader = "";
    info->leader_team = -1;
    info->round = info->teams = 0;
    info->events = 0;
    info->finished = false;
}

bool store_session_create(struct store *store, const struct plan *plan, struct session_info *info,
                          enum store_fault *fault, struct err *err)
{
    if (fault != NULL)
        *fault = STORE_FINE;
    if (store->read_only)
        return store_refuse(store, STORE_READ_ONLY, fault, err, "opened to be read only");
    complete(info, plan);
    struct hash digest;
    bool created = false;
    if (store_run(store, SQL_BEGIN) != SQLITE_OK)
        return store_fail(store, fault, err);
    if (add_session(store, plan, info, &digest) != SQLITE_OK)
        store_fail(store, fault, err);
    else if (host_take(store, info->id, fault, err)) {
        created = store_run(store, SQL_COMMIT) == SQLITE_OK;
        if (!created)
            store_fail(store, fault, err);
    }
    if (!sqlite3_get_autocommit(store->db))
        store_run(store, SQL_ROLLBACK);
    if (!created) {
        host_release(store);
        info->id = 0;
        return false;
    }
    memcpy(&store->tag, digest.bytes, sizeof store->tag);
    return true;
}

/* ---- reading ---- */

static void read_info(sqlite3_stmt *row, struct arena *arena, struct session_info *info)
{
    *info = (struct session_info){
        .id = sqlite3_column_int64(row, 0),
        .title = store_column_text(row, 1, arena),
        .kind = store_column_text(row, 2, arena),
        .venue = store_column_text(row, 3, arena),
        .facilitator = store_column_text(row, 4, arena),
        .municipality = store_column_text(row, 5, arena),
        .version = store_column_text(row, 6, arena),
        .started_ms = sqlite3_column_int64(row, 7),
        .last_ms = sqlite3_column_int64(row, 8),
        .seed = strtoull(store_column_text(row, 9, arena), NULL, 16),
        .finished = sqlite3_column_int(row, 10) != 0,
        .events = sqlite3_column_int64(row, 11),
        .teams = sqlite3_column_int(row, 12),
        .round = sqlite3_column_int(row, 13),
        .rounds = sqlite3_column_int(row, 14),
        .leader = store_column_text(row, 15, arena),
        .leader_team = sqlite3_column_int(row, 16),
        .default_time_s = sqlite3_column_int(row, 17),
    };
}

bool store_sessions(struct store *store, struct arena *arena, struct session_info **sessions,
                    size_t *count, enum store_fault *fault, struct err *err)
{
    if (fault != NULL)
        *fault = STORE_FINE;
    struct session_info *list = NULL;
    size_t capacity = 0;
    *sessions = NULL;
    *count = 0;
    sqlite3_stmt *rows = store_statement(store, SQL_SESSIONS);
    if (rows == NULL)
        return store_fail(store, fault, err);
    sqlite3_bind_int64(rows, 1, 0);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        if (*count == capacity) {
            capacity = capacity == 0 ? 32 : capacity * 2;
            list = mem_realloc(list, capacity * sizeof *list);
        }
        read_info(rows, arena, &list[(*count)++]);
    }
    bool read = code == SQLITE_DONE || store_fail(store, fault, err);
    store_done(rows);
    *sessions = arena_alloc(arena, *count * sizeof *list);
    if (*count > 0)
        memcpy(*sessions, list, *count * sizeof *list);
    free(list);
    return read;
}

static struct plan_source read_source(sqlite3_stmt *row, struct arena *arena)
{
    struct plan_source source = {.path = store_column_text(row, 0, arena),
                                 .text = store_column_text(row, 2, arena),
                                 .length = (size_t)sqlite3_column_bytes(row, 2)};
    if (sqlite3_column_bytes(row, 1) == HASH_SIZE)
        memcpy(source.digest.bytes, sqlite3_column_blob(row, 1), HASH_SIZE);
    return source;
}

static bool read_sources(struct store *store, struct arena *arena, struct session_info *info)
{
    sqlite3_stmt *rows = store_statement(store, SQL_SESSION_SOURCES);
    if (rows == NULL)
        return false;
    sqlite3_bind_int64(rows, 1, info->id);
    struct plan_source *parts = NULL;
    size_t count = 0, capacity = 0;
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct plan_source source = read_source(rows, arena);
        if (info->source == NULL) {
            info->source_path = source.path;
            info->source = source.text;
            info->source_length = source.length;
            continue;
        }
        if (count == capacity) {
            capacity = capacity == 0 ? 16 : capacity * 2;
            parts = mem_realloc(parts, capacity * sizeof *parts);
        }
        parts[count++] = source;
    }
    store_done(rows);
    struct plan_source *kept = arena_alloc(arena, (count + 1) * sizeof *kept);
    if (count > 0)
        memcpy(kept, parts, count * sizeof *kept);
    free(parts);
    info->parts = kept;
    info->part_count = count;
    return code == SQLITE_DONE;
}

bool store_session(struct store *store, int64_t session, struct arena *arena,
                   struct session_info *info, enum store_fault *fault, struct err *err)
{
    if (fault != NULL)
        *fault = STORE_FINE;
    sqlite3_stmt *row = session == 0 ? NULL : store_statement(store, SQL_SESSIONS);
    if (session == 0)
        return store_refuse(store, STORE_MISSING, fault, err, "no such session");
    if (row == NULL)
        return store_fail(store, fault, err);
    sqlite3_bind_int64(row, 1, session);
    int code = sqlite3_step(row);
    if (code == SQLITE_ROW)
        read_info(row, arena, info);
    bool failed = code != SQLITE_ROW && code != SQLITE_DONE && !store_fail(store, fault, err);
    store_done(row);
    if (failed)
        return false;
    if (code == SQLITE_DONE)
        return store_refuse(store, STORE_MISSING, fault, err, "no such session");
    return read_sources(store, arena, info) || store_fail(store, fault, err);
}

size_t store_last_teams(struct store *store, struct arena *arena, const char *names[TEAMS_MAX])
{
    size_t count = 0;
    sqlite3_stmt *rows = store_statement(store, SQL_LAST_TEAMS);
    if (rows == NULL)
        return 0;
    sqlite3_bind_int(rows, 1, TEAMS_MAX);
    while (count < TEAMS_MAX && sqlite3_step(rows) == SQLITE_ROW)
        names[count++] = store_column_text(rows, 0, arena);
    store_done(rows);
    return count;
}

bool store_asked(struct store *store, int sessions, struct arena *arena, const char ***ids,
                 size_t *count, enum store_fault *fault, struct err *err)
{
    const char **list = NULL;
    size_t capacity = 0;
    *ids = NULL;
    *count = 0;
    sqlite3_stmt *rows = store_statement(store, SQL_ASKED);
    if (rows == NULL)
        return store_fail(store, fault, err);
    sqlite3_bind_int(rows, 1, sessions);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        if (*count == capacity) {
            capacity = capacity == 0 ? 64 : capacity * 2;
            list = mem_realloc(list, capacity * sizeof *list);
        }
        list[(*count)++] = store_column_text(rows, 0, arena);
    }
    bool read = code == SQLITE_DONE || store_fail(store, fault, err);
    store_done(rows);
    *ids = arena_alloc(arena, (*count + 1) * sizeof *list);
    if (*count > 0)
        memcpy(*ids, list, *count * sizeof *list);
    free(list);
    return read;
}
