/* Health: what `volna doctor` asks of the file. Everything that can be checked without the
 * loader is checked. */
#include <string.h>

#include "base/buf.h"
#include "store/internal.h"

struct examination {
    struct store *store;
    struct buf *out;
    int problems;
};

static void complain(struct examination *examination, const char *words)
{
    examination->problems++;
    buf_text(examination->out, words);
    buf_char(examination->out, '\n');
}

/* Runs a query whose every row is a complaint: its columns, put into `format` as text. A query
 * that cannot be run to its end is a complaint too. */
static void ask(struct examination *examination, const char *sql, const char *before)
{
    sqlite3_stmt *rows = NULL;
    struct buf words = {0};
    int code = sqlite3_prepare_v2(examination->store->db, sql, -1, &rows, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(rows, 0);
        buf_clear(&words);
        buf_format(&words, "%s%s", before, text == NULL ? "" : text);
        complain(examination, buf_string(&words));
        code = SQLITE_OK;
    }
    if (code != SQLITE_DONE) {
        buf_clear(&words);
        buf_format(&words, "файл не читается до конца: %s", sqlite3_errmsg(examination->store->db));
        complain(examination, buf_string(&words));
    }
    sqlite3_finalize(rows);
    buf_free(&words);
}

static void check_chain(struct examination *examination, int64_t session)
{
    struct err err = {0};
    enum store_fault fault;
    if (store_events(examination->store, session, NULL, NULL, &fault, &err))
        return;
    struct buf words = {0};
    buf_format(&words, "сессия %lld: журнал повреждён (%s)", (long long)session, err.text);
    complain(examination, buf_string(&words));
    buf_free(&words);
}

/* A source is known by the hash of its bytes. */
static void check_sources(struct examination *examination)
{
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(examination->store->db, "SELECT digest, text FROM source", -1,
                                  &rows, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        const void *digest = sqlite3_column_blob(rows, 0);
        bool whole = sqlite3_column_bytes(rows, 0) == HASH_SIZE;
        const void *text = sqlite3_column_text(rows, 1);
        struct hash expected = hash_bytes(text, (size_t)sqlite3_column_bytes(rows, 1));
        if (!whole || memcmp(digest, expected.bytes, HASH_SIZE) != 0)
            complain(examination, "текст сыгранной викторины изменён");
        code = SQLITE_OK;
    }
    if (code != SQLITE_DONE)
        complain(examination, "тексты сыгранных викторин не читаются");
    sqlite3_finalize(rows);
}

bool store_health(struct store *store, struct buf *out, int *problems, enum store_fault *fault,
                  struct err *err)
{
    if (fault != NULL)
        *fault = STORE_FINE;
    struct examination examination = {.store = store, .out = out};
    ask(&examination, "SELECT quick_check FROM pragma_quick_check WHERE quick_check <> 'ok'",
        "структура файла: ");
    ask(&examination, "SELECT \"table\" FROM pragma_foreign_key_check",
        "строка без начала в таблице ");
    ask(&examination,
        "SELECT t.session || ', команда ' || t.name FROM team AS t JOIN standings AS s USING "
        "(session, team)"
        " WHERE t.score <> s.score",
        "счёт не сходится с журналом: сессия ");
    check_sources(&examination);

    struct arena arena = {0};
    struct session_info *sessions;
    size_t count;
    bool listed = store_sessions(store, &arena, &sessions, &count, fault, err);
    for (size_t i = 0; listed && i < count; i++)
        check_chain(&examination, sessions[i].id);
    arena_free(&arena);
    *problems = examination.problems;
    return listed;
}
