#include <errno.h>
#include <string.h>

#include "store/internal.h"

static const char *const sql[STATEMENTS] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_HEAD] = "SELECT seq, hash FROM event WHERE session = ?1 ORDER BY seq DESC LIMIT 1",
    [SQL_ADD_EVENT] =
        "INSERT INTO event (session, seq, cause, wall_ms, mono_ns, kind, step, team, amount, "
        "text, actor, hash) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [SQL_EVENTS] =
        "SELECT seq, cause, wall_ms, mono_ns, kind, step, team, amount, text, actor, hash "
        "FROM event "
        "WHERE session = ?1 ORDER BY seq",
    [SQL_LINKS] = "SELECT hash FROM event "
                  "WHERE session = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq",
    /* A row that would not change is not written: most batches leave all teams as they are. */
    [SQL_PUT_TEAM] = "INSERT INTO team (session, team, name, members, retired, score) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                     "ON CONFLICT (session, team) DO UPDATE SET name = excluded.name, members = "
                     "excluded.members, retired = excluded.retired, score = excluded.score "
                     "WHERE name <> excluded.name OR members <> excluded.members OR retired <> "
                     "excluded.retired OR score <> excluded.score",
    [SQL_DROP_TEAMS] = "DELETE FROM team WHERE session = ?1 AND team >= ?2",
    [SQL_PUT_PROGRESS] =
        "UPDATE progress SET events = ?2, last_ms = ?3, step = ?4, round = ?5, teams = ?6, "
        "leader = ?7, finished = ?8 "
        "WHERE session = ?1",
    [SQL_ADD_PROGRESS] =
        "INSERT INTO progress (session, events, last_ms, step, round, teams, leader, "
        "finished) "
        "VALUES (?1, 0, ?2, -1, 0, 0, -1, 0)",
    [SQL_ADD_SESSION] =
        "INSERT INTO session (title, kind, venue, municipality, facilitator, version, seed, "
        "started_ms, rounds, default_time_s, digest) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [SQL_SESSION_ROW] =
        "SELECT title, kind, venue, municipality, facilitator, version, seed, started_ms, "
        "rounds, default_time_s, digest FROM session "
        "WHERE id = ?1",
    [SQL_SESSION_SOURCES] = "SELECT b.path, b.digest, s.text FROM session_source AS b "
                            "JOIN source AS s USING (digest) "
                            "WHERE b.session = ?1 ORDER BY b.number",
    [SQL_ADD_SOURCE] = "INSERT INTO source (digest, text) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    [SQL_ADD_SESSION_SOURCE] = "INSERT INTO session_source (session, number, path, digest) "
                               "VALUES (?1, ?2, ?3, ?4)",
    [SQL_ADD_STEP] =
        "INSERT INTO step (session, step, id, round, round_title, title, task, mode, "
        "question, options, answer, canonical, points, penalty, time_ms, explanation, source, "
        "about, unit, difficulty) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
        "?18, ?19, ?20)",
    [SQL_ADD_OPTION] = "INSERT INTO \"option\" (session, step, number, id, text, is_right) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [SQL_SESSIONS] =
        "SELECT s.id, s.title, s.kind, s.venue, s.facilitator, s.municipality, s.version, "
        "s.started_ms, p.last_ms, s.seed, p.finished, p.events, p.teams, p.round, s.rounds, "
        "coalesce(t.name, ''), CASE WHEN t.team IS NULL THEN -1 ELSE t.team END, s.default_time_s "
        "FROM session AS s JOIN progress AS p ON p.session = s.id LEFT "
        "JOIN team AS t ON t.session = s.id AND t.team = p.leader "
        "WHERE ?1 = 0 OR s.id = ?1 ORDER BY s.id DESC",
    [SQL_LAST_TEAMS] = "SELECT name FROM team "
                       "WHERE retired = 0 AND session = (SELECT p.session FROM progress AS p "
                       "WHERE p.teams > 0 ORDER BY p.session DESC LIMIT 1) "
                       "ORDER BY team LIMIT ?1",
    /* What was undone had been shown all the same. */
    [SQL_ASKED] = "SELECT DISTINCT s.id FROM event AS e JOIN step AS s USING (session, step) "
                  "WHERE e.kind = 'step_opened' AND e.session IN (SELECT p.session "
                  "FROM progress AS p WHERE EXISTS (SELECT 1 FROM event AS o "
                  "WHERE o.session = p.session AND o.kind = 'step_opened') "
                  "ORDER BY p.session DESC LIMIT ?1)",
    [SQL_CLOCK_RESTARTED] =
        "SELECT 1 FROM event "
        "WHERE session = ?1 AND seq > ?2 AND kind IN ('step_opened', 'turn_begun', "
        "'step_reopened') LIMIT 1",
    [SQL_REVIEW_TEAMS] =
        "SELECT team, name, members, retired, score, coalesce(place, 0) FROM standings "
        "WHERE session = ?1 ORDER BY place IS NULL, place, team",
    [SQL_REVIEW_STEPS] =
        "SELECT s.step, s.id, s.round, s.round_title, s.task, "
        "CASE WHEN s.question = '' THEN coalesce(s.title, '') ELSE s.question END, s.options, "
        "s.answer, s.explanation, s.source, s.points, p.phase FROM (SELECT step, phase "
        "FROM phases "
        "WHERE session = ?1) AS p JOIN step AS s ON s.session = ?1 AND s.step = p.step "
        "ORDER BY s.step",
    [SQL_REVIEW_ANSWERS] = "SELECT step, team, answer, ms, verdict FROM answers WHERE session = ?1",
    [SQL_REVIEW_POINTS] = "SELECT step, team, sum(points) FROM ledger "
                          "WHERE session = ?1 GROUP BY step, team",
};

sqlite3_stmt *store_statement(struct store *store, enum statement which)
{
    sqlite3_stmt **kept = &store->statements[which];
    if (*kept == NULL)
        sqlite3_prepare_v3(store->db, sql[which], -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
    return *kept;
}

void store_done(sqlite3_stmt *statement)
{
    if (statement == NULL)
        return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

int store_step_once(sqlite3_stmt *statement)
{
    errno = 0; /* what stands there after a failure is its reason: a full disk, a size limit */
    int code = sqlite3_step(statement);
    /* Reset gives the code again and leaves the words of the error with the connection. */
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        code = SQLITE_OK;
    int again = sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return code != SQLITE_OK ? code : again;
}

int store_run(struct store *store, enum statement which)
{
    sqlite3_stmt *statement = store_statement(store, which);
    return statement == NULL ? sqlite3_errcode(store->db) : store_step_once(statement);
}

void store_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    if (text == NULL)
        sqlite3_bind_null(statement, at);
    else
        sqlite3_bind_text64(statement, at, text, strlen(text), SQLITE_STATIC, SQLITE_UTF8);
}

void store_bind_hash(sqlite3_stmt *statement, int at, const struct hash *hash)
{
    sqlite3_bind_blob(statement, at, hash->bytes, HASH_SIZE, SQLITE_STATIC);
}

const char *store_column_text(sqlite3_stmt *statement, int at, struct arena *arena)
{
    const unsigned char *text = sqlite3_column_text(statement, at);
    return text == NULL
               ? ""
               : arena_text(arena, (const char *)text, (size_t)sqlite3_column_bytes(statement, at));
}

const char *store_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}
