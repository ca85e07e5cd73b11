/* The journal: events in, events out, and the chain of hashes that ties each to all before it.
 *
 * The bytes, hashed with BLAKE2b-256; int is 8 bytes little-endian (two's complement), text is
 * its length in bytes as int and then the bytes in UTF-8:
 *   beginning  text title, kind, venue, municipality, facilitator, version, seed; int started_ms,
 *              rounds, default_time_s; then for each source in order text path and the 32 bytes of
 * its digest. The session row keeps it as `digest`. link       32 bytes of the hash before (the
 * beginning for the first event); int seq, cause, wall_ms, mono_ns, step, team, amount; text kind,
 * text, actor. The event row keeps it as `hash`. The number of the session is not in it, so that a
 * session can be carried to another file. That events were cut off at the end shows by
 * progress.events. */
#include <string.h>

#include "store/internal.h"

struct span {
    const char *bytes;
    size_t length;
};

enum { SEED_TEXTS = 7 };

struct beginning {
    struct span texts[SEED_TEXTS];
    int64_t started_ms, rounds, default_time_s;
};

static struct span span_of(const char *text)
{
    text = text == NULL ? "" : text;
    return (struct span){text, strlen(text)};
}

static struct span column_span(sqlite3_stmt *statement, int at)
{
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return (struct span){text == NULL ? "" : text, (size_t)sqlite3_column_bytes(statement, at)};
}

/* False when the column is not a hash; *hash is then zero and fits nothing. */
static bool column_hash(sqlite3_stmt *statement, int at, struct hash *hash)
{
    const void *bytes = sqlite3_column_blob(statement, at);
    memset(hash, 0, sizeof *hash);
    if (sqlite3_column_type(statement, at) != SQLITE_BLOB ||
        sqlite3_column_bytes(statement, at) != HASH_SIZE)
        return false;
    memcpy(hash->bytes, bytes, HASH_SIZE);
    return true;
}

static void add_span(struct hash_stream *stream, struct span span)
{
    hash_add_int(stream, (int64_t)span.length);
    hash_add(stream, span.bytes, span.length);
}

static void add_beginning(struct hash_stream *stream, const struct beginning *beginning)
{
    for (size_t i = 0; i < SEED_TEXTS; i++)
        add_span(stream, beginning->texts[i]);
    hash_add_int(stream, beginning->started_ms);
    hash_add_int(stream, beginning->rounds);
    hash_add_int(stream, beginning->default_time_s);
}

static void add_source(struct hash_stream *stream, struct span path, const struct hash *digest)
{
    add_span(stream, path);
    hash_add(stream, digest->bytes, HASH_SIZE);
}

static struct hash link_of(const struct hash *before, const struct event *event, struct span kind,
                           struct span text, struct span actor)
{
    struct hash_stream stream;
    hash_begin(&stream);
    hash_add(&stream, before->bytes, HASH_SIZE);
    const int64_t numbers[] = {event->seq,  event->cause, event->wall_ms, event->mono_ns,
                               event->step, event->team,  event->amount};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hash_add_int(&stream, numbers[i]);
    add_span(&stream, kind);
    add_span(&stream, text);
    add_span(&stream, actor);
    return hash_end(&stream);
}

static struct hash link_of_event(const struct hash *before, const struct event *event)
{
    return link_of(before, event, span_of(event_kinds[event->kind].name), span_of(event->text),
                   span_of(event->actor));
}

struct hash journal_session_digest(const struct session_info *info, const char *seed,
                                   const struct plan *plan)
{
    struct beginning beginning = {.texts = {span_of(plan->title), span_of(info->kind),
                                            span_of(info->venue), span_of(info->municipality),
                                            span_of(info->facilitator), span_of(info->version),
                                            span_of(seed)},
                                  .started_ms = info->started_ms,
                                  .rounds = plan->round_count,
                                  .default_time_s = info->default_time_s};
    struct hash_stream stream;
    hash_begin(&stream);
    add_beginning(&stream, &beginning);
    for (uint32_t i = 0; i < snapshot_source_count(plan); i++) {
        struct plan_source source = snapshot_source(plan, i);
        add_source(&stream, span_of(source.path), &source.digest);
    }
    return hash_end(&stream);
}

static int add_sources(struct store *store, int64_t session, struct hash_stream *stream)
{
    sqlite3_stmt *sources = store_statement(store, SQL_SESSION_SOURCES);
    if (sources == NULL)
        return sqlite3_errcode(store->db);
    sqlite3_bind_int64(sources, 1, session);
    int code;
    while ((code = sqlite3_step(sources)) == SQLITE_ROW) {
        struct hash digest;
        column_hash(sources, 1, &digest);
        add_source(stream, column_span(sources, 0), &digest);
    }
    store_done(sources);
    return code;
}

bool journal_seed(struct store *store, int64_t session, struct hash *digest, struct hash *stored,
                  int *code)
{
    sqlite3_stmt *row = store_statement(store, SQL_SESSION_ROW);
    *code = row == NULL ? sqlite3_errcode(store->db) : SQLITE_OK;
    if (row == NULL)
        return false;
    sqlite3_bind_int64(row, 1, session);
    *code = sqlite3_step(row);
    bool found = *code == SQLITE_ROW;
    struct hash_stream stream;
    hash_begin(&stream);
    if (found) {
        struct beginning beginning = {.started_ms = sqlite3_column_int64(row, 7),
                                      .rounds = sqlite3_column_int64(row, 8),
                                      .default_time_s = sqlite3_column_int64(row, 9)};
        for (int i = 0; i < SEED_TEXTS; i++)
            beginning.texts[i] = column_span(row, i);
        add_beginning(&stream, &beginning);
        column_hash(row, 10, stored);
    }
    store_done(row); /* before the next statement, whose error it would hide */
    if (found)
        *code = add_sources(store, session, &stream);
    *digest = hash_end(&stream);
    return found && *code == SQLITE_DONE;
}

bool journal_head(struct store *store, int64_t session, int64_t *seq, struct hash *hash)
{
    sqlite3_stmt *head = store_statement(store, SQL_HEAD);
    if (head == NULL)
        return false;
    sqlite3_bind_int64(head, 1, session);
    int code = sqlite3_step(head);
    *seq = 0;
    if (code == SQLITE_ROW) {
        *seq = sqlite3_column_int64(head, 0);
        column_hash(head, 1, hash);
    }
    store_done(head);
    struct hash stored;
    return code == SQLITE_ROW ||
           (code == SQLITE_DONE && journal_seed(store, session, hash, &stored, &code));
}

/* ---- writing ---- */

static int add_event(struct store *store, int64_t session, const struct event *event,
                     const struct hash *hash)
{
    sqlite3_stmt *add = store_statement(store, SQL_ADD_EVENT);
    if (add == NULL)
        return sqlite3_errcode(store->db);
    const int64_t numbers[] = {session, event->seq, event->cause, event->wall_ms, event->mono_ns};
    for (int i = 0; i < 5; i++)
        sqlite3_bind_int64(add, i + 1, numbers[i]);
    store_bind_text(add, 6, event_kinds[event->kind].name);
    sqlite3_bind_int(add, 7, event->step);
    sqlite3_bind_int(add, 8, event->team);
    sqlite3_bind_int64(add, 9, event->amount);
    store_bind_text(add, 10, event->text);
    store_bind_text(add, 11, event->actor);
    store_bind_hash(add, 12, hash);
    return store_step_once(add);
}

static int add_batch(struct store *store, int64_t session, const struct event_batch *batch,
                     struct hash before)
{
    int code = SQLITE_OK;
    for (size_t i = 0; i < batch->count && code == SQLITE_OK; i++) {
        before = link_of_event(&before, &batch->events[i]);
        code = add_event(store, session, &batch->events[i], &before);
    }
    return code;
}

/* A commit that reported an error may have reached the disk all the same. The batch given again
 * is then known by its hashes: true when the very same events are there, and nothing is to be
 * done. */
static bool is_there(struct store *store, int64_t session, const struct event_batch *batch)
{
    int64_t first = batch->events[0].seq;
    sqlite3_stmt *links = store_statement(store, SQL_LINKS);
    struct hash before, stored;
    int code;
    if (links == NULL || !journal_seed(store, session, &before, &stored, &code))
        return false;
    sqlite3_bind_int64(links, 1, session);
    sqlite3_bind_int64(links, 2, first - 1);
    sqlite3_bind_int64(links, 3, first + (int64_t)batch->count - 1);
    bool same = first == 1 || (sqlite3_step(links) == SQLITE_ROW && column_hash(links, 0, &before));
    for (size_t i = 0; same && i < batch->count; i++) {
        struct hash expected = link_of_event(&before, &batch->events[i]);
        same = sqlite3_step(links) == SQLITE_ROW && column_hash(links, 0, &before) &&
               memcmp(&expected, &before, sizeof before) == 0;
    }
    store_done(links);
    return same;
}

static bool append_in_transaction(struct store *store, int64_t session, const struct plan *plan,
                                  const struct event_batch *batch, const struct state *after,
                                  enum store_fault *fault, struct err *err)
{
    int64_t head;
    struct hash before;
    const struct event *last = &batch->events[batch->count - 1];
    if (!journal_head(store, session, &head, &before))
        return store_fail(store, fault, err);
    bool given_again = head >= batch->events[0].seq;
    if (given_again && (head != last->seq || !is_there(store, session, batch)))
        return store_refuse(store, STORE_DAMAGED, fault, err,
                            "the journal holds other events with these numbers");
    if (!given_again && add_batch(store, session, batch, before) != SQLITE_OK)
        return store_fail(store, fault, err);
    if (snapshot_state(store, session, plan, after, last) != SQLITE_OK ||
        store_run(store, SQL_COMMIT) != SQLITE_OK)
        return store_fail(store, fault, err);
    store->head = last->seq;
    return true;
}

/* When nobody waits for the next key: the log may be moved into the file. */
static const bool is_calm[EVENT_KINDS] = {
    [EVENT_STEP_REVEALED] = true, [EVENT_STANDINGS_SHOWN] = true, [EVENT_FINISHED] = true};

bool store_append(struct store *store, int64_t session, const struct plan *plan,
                  const struct event_batch *batch, const struct state *after,
                  enum store_fault *fault, struct err *err)
{
    if (fault != NULL)
        *fault = STORE_FINE;
    if (batch->count == 0)
        return true;
    if (session != store->hosted || session == 0)
        return store_refuse(store, STORE_HOSTED, fault, err, "this session is not hosted here");
    if (store_run(store, SQL_BEGIN) != SQLITE_OK)
        return store_fail(store, fault, err);
    bool appended = append_in_transaction(store, session, plan, batch, after, fault, err);
    if (!sqlite3_get_autocommit(store->db))
        store_run(store, SQL_ROLLBACK);
    bool calm = false;
    for (size_t i = 0; i < batch->count; i++)
        calm |= is_calm[batch->events[i].kind];
    if (appended)
        store_tidy(store, calm);
    return appended;
}

/* ---- reading ---- */

struct reading {
    struct store *store;
    int64_t seq;
    struct hash before;
    enum store_fault *fault;
    struct err *err;
};

/* Reads the row under the statement and checks it; texts live until its next step. */
static bool read_event(struct reading *reading, sqlite3_stmt *row, struct event *event)
{
    *event = (struct event){.seq = sqlite3_column_int64(row, 0),
                            .cause = sqlite3_column_int64(row, 1),
                            .wall_ms = sqlite3_column_int64(row, 2),
                            .mono_ns = sqlite3_column_int64(row, 3),
                            .step = sqlite3_column_int(row, 5),
                            .team = sqlite3_column_int(row, 6),
                            .amount = sqlite3_column_int64(row, 7)};
    struct span kind = column_span(row, 4), text = column_span(row, 8), actor = column_span(row, 9);
    event->text = text.bytes;
    event->actor = actor.bytes;
    struct hash stored, expected = link_of(&reading->before, event, kind, text, actor);
    char words[96];
    if (!column_hash(row, 10, &stored) || memcmp(&stored, &expected, sizeof stored) != 0 ||
        event->seq != reading->seq + 1) {
        sqlite3_snprintf(sizeof words, words, "the chain breaks at event %lld",
                         (long long)reading->seq + 1);
        return store_refuse(reading->store, STORE_DAMAGED, reading->fault, reading->err, words);
    }
    if (!event_kind_named(kind.bytes, &event->kind)) {
        sqlite3_snprintf(sizeof words, words, "event %lld is of an unknown kind",
                         (long long)event->seq);
        return store_refuse(reading->store, STORE_NEWER, reading->fault, reading->err, words);
    }
    reading->before = stored;
    reading->seq = event->seq;
    return true;
}

/* How many events the session has had, by its snapshot. */
static int64_t counted_events(struct store *store, int64_t session)
{
    sqlite3_stmt *row = store_statement(store, SQL_SESSIONS);
    int64_t events = -1;
    if (row != NULL && sqlite3_bind_int64(row, 1, session) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW)
        events = sqlite3_column_int64(row, 11);
    store_done(row);
    return events;
}

static bool read_events(struct reading *reading, sqlite3_stmt *rows, int64_t count,
                        bool (*each)(void *data, const struct event *event), void *data)
{
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct event event;
        if (!read_event(reading, rows, &event))
            return false;
        if (each != NULL && !each(data, &event))
            return true;
    }
    if (code != SQLITE_DONE)
        return store_fail(reading->store, reading->fault, reading->err);
    if (reading->seq < count)
        return store_refuse(reading->store, STORE_DAMAGED, reading->fault, reading->err,
                            "events are missing at the end");
    return true;
}

bool store_events(struct store *store, int64_t session,
                  bool (*each)(void *data, const struct event *event), void *data,
                  enum store_fault *fault, struct err *err)
{
    if (fault != NULL)
        *fault = STORE_FINE;
    struct reading reading = {.store = store, .fault = fault, .err = err};
    struct hash stored;
    int code;
    if (!journal_seed(store, session, &reading.before, &stored, &code)) {
        if (code == SQLITE_DONE)
            return store_refuse(store, STORE_MISSING, fault, err, "no such session");
        return store_fail(store, fault, err);
    }
    if (memcmp(&reading.before, &stored, sizeof stored) != 0)
        return store_refuse(store, STORE_DAMAGED, fault, err, "the session's row was changed");
    int64_t count = counted_events(store, session);
    sqlite3_stmt *rows = count < 0 ? NULL : store_statement(store, SQL_EVENTS);
    if (rows == NULL)
        return store_fail(store, fault, err);
    sqlite3_bind_int64(rows, 1, session);
    bool read = read_events(&reading, rows, count, each, data);
    store_done(rows);
    return read;
}
