#include "store/schema.h"

#include "store/internal.h"

/* Version 1. What is written once (session, source, step, option, event) is kept so by triggers;
 * team and progress are snapshots that follow from the events and are rewritten with them in one
 * transaction.
 *
 * number_events also stops INSERT OR REPLACE, which deletes without asking a delete trigger. */
static const char version_1_tables[] =
    "CREATE TABLE session (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  title TEXT NOT NULL,\n"
    "  kind TEXT NOT NULL,\n"
    "  venue TEXT NOT NULL,\n"
    "  municipality TEXT NOT NULL,\n"
    "  facilitator TEXT NOT NULL,\n"
    "  version TEXT NOT NULL,       -- of the program\n"
    "  seed TEXT NOT NULL,          -- of every draw, 16 hex digits\n"
    "  started_ms INTEGER NOT NULL, -- UTC, ms since 1970\n"
    "  rounds INTEGER NOT NULL,\n"
    "  default_time_s INTEGER NOT NULL, -- of a question where the source says none\n"
    "  digest BLOB NOT NULL         -- of the columns above and the sources: where the chain of "
    "events begins\n"
    ") STRICT;\n"
    "CREATE TABLE source (\n"
    "  digest BLOB PRIMARY KEY, -- BLAKE2b-256 of the file\n"
    "  text TEXT NOT NULL\n"
    ") STRICT;\n"
    "CREATE TABLE session_source (\n"
    "  session INTEGER NOT NULL REFERENCES session,\n"
    "  number INTEGER NOT NULL,\n"
    "  path TEXT NOT NULL,\n"
    "  digest BLOB NOT NULL REFERENCES source,\n"
    "  PRIMARY KEY (session, number)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE step (\n"
    "  session INTEGER NOT NULL REFERENCES session,\n"
    "  step INTEGER NOT NULL,   -- from 0\n"
    "  id TEXT NOT NULL,        -- of the question, the same for years\n"
    "  round INTEGER NOT NULL,  -- from 1\n"
    "  round_title TEXT NOT NULL,\n"
    "  title TEXT,\n"
    "  task TEXT NOT NULL,\n"
    "  mode TEXT NOT NULL,\n"
    "  question TEXT NOT NULL,\n"
    "  options TEXT NOT NULL,   -- to be read; the rows are in \"option\"\n"
    "  answer TEXT NOT NULL,    -- the right one, to be read\n"
    "  canonical TEXT NOT NULL, -- the right one, as events write it\n"
    "  points INTEGER NOT NULL,\n"
    "  penalty INTEGER NOT NULL,\n"
    "  time_ms INTEGER NOT NULL,\n"
    "  explanation TEXT,\n"
    "  source TEXT,\n"
    "  about TEXT,\n"
    "  unit TEXT,\n"
    "  difficulty INTEGER NOT NULL, -- 1 to 3; 0: not given\n"
    "  PRIMARY KEY (session, step)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX step_id ON step (id);\n"
    "CREATE TABLE \"option\" (\n"
    "  session INTEGER NOT NULL,\n"
    "  step INTEGER NOT NULL,\n"
    "  number INTEGER NOT NULL, -- place in the file, from 0\n"
    "  id TEXT NOT NULL,        -- a, b, c …\n"
    "  text TEXT NOT NULL,\n"
    "  is_right INTEGER NOT NULL,\n"
    "  PRIMARY KEY (session, step, number),\n"
    "  FOREIGN KEY (session, step) REFERENCES step\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE team (\n"
    "  session INTEGER NOT NULL REFERENCES session,\n"
    "  team INTEGER NOT NULL, -- from 0\n"
    "  name TEXT NOT NULL,\n"
    "  members TEXT NOT NULL,\n"
    "  retired INTEGER NOT NULL,\n"
    "  score INTEGER NOT NULL,\n"
    "  PRIMARY KEY (session, team)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE progress (\n"
    "  session INTEGER PRIMARY KEY REFERENCES session,\n"
    "  events INTEGER NOT NULL,\n"
    "  last_ms INTEGER NOT NULL,\n"
    "  step INTEGER NOT NULL,   -- from 0; -1 before the first\n"
    "  round INTEGER NOT NULL,  -- from 1; 0 before the first\n"
    "  teams INTEGER NOT NULL,\n"
    "  leader INTEGER NOT NULL, -- team; -1 while nobody has points\n"
    "  finished INTEGER NOT NULL\n"
    ") STRICT;\n"
    "CREATE TABLE event (\n"
    "  session INTEGER NOT NULL REFERENCES session,\n"
    "  seq INTEGER NOT NULL,     -- 1, 2, 3 …\n"
    "  cause INTEGER NOT NULL,   -- seq of the first event of the same command; what undo takes "
    "back as one\n"
    "  wall_ms INTEGER NOT NULL, -- UTC, ms since 1970\n"
    "  mono_ns INTEGER NOT NULL, -- within one run of the program\n"
    "  kind TEXT NOT NULL,\n"
    "  step INTEGER NOT NULL,    -- -1: none\n"
    "  team INTEGER NOT NULL,    -- -1: none\n"
    "  amount INTEGER NOT NULL,\n"
    "  text TEXT NOT NULL,\n"
    "  actor TEXT NOT NULL,\n"
    "  hash BLOB NOT NULL,       -- BLAKE2b-256 of the hash before and this row\n"
    "  PRIMARY KEY (session, seq)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX event_undone ON event (session, amount) WHERE kind = 'undone';\n"
    "CREATE INDEX event_points ON event (session, step, team) WHERE kind = 'points_awarded';\n"
    "CREATE INDEX event_judged ON event (session, step, team) WHERE kind = 'answer_judged';\n";

static const char version_1_triggers[] =
    "CREATE TRIGGER number_events BEFORE INSERT ON event\n"
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE session = "
    "NEW.session)\n"
    "BEGIN SELECT raise(ABORT, 'events are numbered 1, 2, 3 and never replaced'); END;\n"
    "CREATE TRIGGER keep_event BEFORE UPDATE ON event\n"
    "BEGIN SELECT raise(ABORT, 'what happened is not changed'); END;\n"
    "CREATE TRIGGER keep_event_row BEFORE DELETE ON event\n"
    "BEGIN SELECT raise(ABORT, 'what happened is not deleted'); END;\n"
    "CREATE TRIGGER keep_session BEFORE UPDATE ON session\n"
    "BEGIN SELECT raise(ABORT, 'a session is written once'); END;\n"
    "CREATE TRIGGER keep_session_row BEFORE DELETE ON session\n"
    "BEGIN SELECT raise(ABORT, 'a session is not deleted'); END;\n"
    "CREATE TRIGGER keep_source BEFORE UPDATE ON source\n"
    "BEGIN SELECT raise(ABORT, 'a source is written once'); END;\n"
    "CREATE TRIGGER keep_session_source BEFORE UPDATE ON session_source\n"
    "BEGIN SELECT raise(ABORT, 'a source is written once'); END;\n"
    "CREATE TRIGGER keep_step BEFORE UPDATE ON step\n"
    "BEGIN SELECT raise(ABORT, 'a step is written once'); END;\n"
    "CREATE TRIGGER keep_option BEFORE UPDATE ON \"option\"\n"
    "BEGIN SELECT raise(ABORT, 'an option is written once'); END;\n";

static const char *const version_1[] = {version_1_tables, version_1_triggers, NULL};

/* Version 2: games and meetings. What they keep fits the tables of version 1; the views are new,
 * and "option" also holds whatever else an answer may name: items and cards. */
static const char *const version_2[] = {NULL};

static const char *const *const migrations[] = {version_1, version_2};

const struct schema schema_volna = {.migrations = migrations,
                                    .version = sizeof migrations / sizeof *migrations,
                                    .views = schema_views};

static bool read_number(sqlite3 *db, const char *sql, int *number)
{
    sqlite3_stmt *statement = NULL;
    bool read = sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
    if (read)
        *number = sqlite3_column_int(statement, 0);
    return sqlite3_finalize(statement) == SQLITE_OK && read;
}

bool schema_read(sqlite3 *db, int *version, int *application)
{
    return read_number(db, "PRAGMA user_version", version) &&
           read_number(db, "PRAGMA application_id", application);
}

/* PRAGMA takes no bound values; these are our own numbers. */
static bool set_number(sqlite3 *db, const char *pragma, int number)
{
    char sql[64];
    sqlite3_snprintf(sizeof sql, sql, "PRAGMA %s = %d", pragma, number);
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static bool run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static bool make_views(sqlite3 *db, const struct schema_view *views)
{
    char sql[128];
    for (const struct schema_view *view = views; view->name != NULL; view++) {
        sqlite3_snprintf(sizeof sql, sql, "DROP VIEW IF EXISTS \"%w\"", view->name);
        if (!run(db, sql))
            return false;
    }
    for (const struct schema_view *view = views; view->name != NULL; view++)
        if (!run(db, view->sql))
            return false;
    return true;
}

static bool migrate(sqlite3 *db, const struct schema *schema, int version)
{
    for (; version < schema->version; version++)
        for (const char *const *sql = schema->migrations[version]; *sql != NULL; sql++)
            if (!run(db, *sql))
                return false;
    return make_views(db, schema->views) &&
           set_number(db, "application_id", SCHEMA_APPLICATION_ID) &&
           set_number(db, "user_version", schema->version) && run(db, "COMMIT");
}

static enum store_fault fault_now(sqlite3 *db, struct err *err)
{
    enum store_fault fault = store_fault_now(db);
    err_set(err, "%s", sqlite3_errmsg(db));
    return fault;
}

enum store_fault schema_bring(sqlite3 *db, const struct schema *schema, struct err *err)
{
    int version = 0, application = 0;
    if (!schema_read(db, &version, &application))
        return fault_now(db, err);
    if (version == schema->version)
        return STORE_FINE;
    /* Another program may be making the same file at this moment: what holds is what is read
     * under the lock. */
    if (version < schema->version && !run(db, "BEGIN IMMEDIATE"))
        return fault_now(db, err);
    enum store_fault fault = STORE_FINE;
    if (!schema_read(db, &version, &application))
        fault = fault_now(db, err);
    else if (version > schema->version)
        fault = STORE_NEWER;
    else if (version < schema->version && !migrate(db, schema, version))
        fault = fault_now(db, err);
    if (!sqlite3_get_autocommit(db))
        run(db, "ROLLBACK");
    return fault;
}
