/* Opening a file without harm. Its header is looked at first, and only if the file is ours, and not
 * of a later version, is it opened in earnest.
 *
 * The application id is committed before the file turns to WAL, so it always stands in the file
 * itself. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/internal.h"
#include "store/schema.h"

enum {
    BUSY_MS = 250,         /* another program's write is short; a file that is held is said soon */
    LOG_PAGES_CALM = 500,  /* pages of the log worth moving at a calm moment (2 MB) */
    LOG_PAGES_MOST = 4000, /* moved whatever the moment: 16 MB, 10 ms of recovery after a crash */
};

struct opening {
    const char *path;
    bool read_only;
    enum store_fault *fault;
    struct err *err;
};

static bool say(const struct opening *opening, enum store_fault what, const char *words)
{
    return store_say(opening->path, what, words, opening->fault, opening->err);
}

static bool say_sqlite(const struct opening *opening, sqlite3 *db)
{
    enum store_fault what = store_fault_now(db);
    return say(opening, what, sqlite3_errmsg(db));
}

/* SQLite reads some names as instructions (":memory:", "file:…?…", ""); as a path below a folder
 * each is only a name. */
static void put_plain_name(struct buf *name, const char *path)
{
    if (path[0] != '/')
        buf_text(name, "./");
    buf_text(name, path);
}

static void put_uri(struct buf *uri, const char *path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-~";
    struct buf name = {0};
    put_plain_name(&name, path);
    buf_text(uri, path[0] == '/' ? "file://" : "file:");
    for (const char *at = buf_string(&name); *at != '\0'; at++)
        if (strchr(plain, *at) != NULL)
            buf_char(uri, *at);
        else
            buf_format(uri, "%%%02X", (unsigned)(unsigned char)*at);
    buf_text(uri, "?immutable=1");
    buf_free(&name);
}

static int open_unchanging(const char *path, sqlite3 **db)
{
    struct buf uri = {0};
    put_uri(&uri, path);
    int code = sqlite3_open_v2(buf_string(&uri), db,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    sqlite3_extended_result_codes(*db, 1);
    buf_free(&uri);
    return code;
}

/* The header of SQLite's file format: a fixed beginning, then big-endian numbers at fixed places.
 */
enum { HEADER_SIZE = 100, HEADER_VERSION = 60, HEADER_APPLICATION = 68 };

static const char header_magic[16] = "SQLite format 3";

static uint32_t header_number(const unsigned char header[HEADER_SIZE], int at)
{
    return (uint32_t)header[at] << 24 | (uint32_t)header[at + 1] << 16 |
           (uint32_t)header[at + 2] << 8 | header[at + 3];
}

/* Is the file one that we may open? Read by hand, since SQLite would either take its log into
 * account, and so might write, or not, and then call a file damaged whose log is half moved. */
static bool look(const struct opening *opening)
{
    unsigned char header[HEADER_SIZE];
    FILE *file = fopen(opening->path, "rb");
    if (file == NULL)
        return say(opening, errno == EACCES ? STORE_READ_ONLY : STORE_IO, strerror(errno));
    size_t length = fread(header, 1, sizeof header, file);
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed)
        return say(opening, STORE_IO, strerror(errno));
    if (length < sizeof header || memcmp(header, header_magic, sizeof header_magic) != 0)
        return say(opening, STORE_NOT_DB, "not a database");
    if (header_number(header, HEADER_APPLICATION) != SCHEMA_APPLICATION_ID)
        return say(opening, STORE_NOT_DB, "a database of another program");
    if (header_number(header, HEADER_VERSION) > (uint32_t)schema_volna.version)
        return say(opening, STORE_NEWER, "written by a later version");
    return true;
}

static bool look_at_path(const struct opening *opening)
{
    if (!opening->read_only && !store_make_folders(opening->path))
        return say(opening, STORE_FOLDER, strerror(errno));
    struct stat there;
    if (stat(opening->path, &there) != 0) {
        if (opening->read_only)
            return say(opening, STORE_MISSING, strerror(errno));
        bool may_be_made = errno == ENOENT && *opening->path != '\0';
        return may_be_made ||
               say(opening, errno == EACCES ? STORE_READ_ONLY : STORE_FOLDER, strerror(errno));
    }
    if (!S_ISREG(there.st_mode))
        return say(opening, STORE_NOT_DB, "not a file");
    if (there.st_size == 0)
        return !opening->read_only || say(opening, STORE_MISSING, "an empty file");
    return look(opening);
}

/* On a disk that cannot be written a closed file is opened as unchanging: its log cannot be
 * made. */
static int open_file(const struct opening *opening, sqlite3 **db)
{
    struct buf name = {0};
    put_plain_name(&name, opening->path);
    int mode =
        opening->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    int code = sqlite3_open_v2(buf_string(&name), db, mode | SQLITE_OPEN_NOMUTEX, NULL);
    buf_text(&name, "-wal");
    struct stat log;
    bool no_log = stat(buf_string(&name), &log) != 0 || log.st_size == 0;
    buf_free(&name);
    int version, application;
    if (code == SQLITE_OK && opening->read_only && no_log &&
        !schema_read(*db, &version, &application) &&
        (sqlite3_errcode(*db) == SQLITE_CANTOPEN || sqlite3_errcode(*db) == SQLITE_READONLY)) {
        sqlite3_close(*db);
        code = open_unchanging(opening->path, db);
    }
    sqlite3_extended_result_codes(*db, 1);
    return code;
}

static bool run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int count_log(void *data, sqlite3 *db, const char *name, int pages)
{
    (void)db, (void)name;
    struct store *store = data;
    store->wal_pages = pages;
    return SQLITE_OK;
}

static bool prepare_to_write(const struct opening *opening, struct store *store)
{
    struct err words = {0};
    if (sqlite3_db_readonly(store->db, "main") == 1)
        return say(opening, STORE_READ_ONLY, "the file may only be read");
    enum store_fault fault = schema_bring(store->db, &schema_volna, &words);
    if (fault != STORE_FINE)
        return say(opening, fault,
                   fault == STORE_NEWER ? "written by a later version" : words.text);
    if (!run(store->db,
             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"))
        return say_sqlite(opening, store->db);
    sqlite3_wal_hook(store->db, count_log, store); /* also turns SQLite's own checkpoints off */
    return true;
}

static bool prepare_to_read(const struct opening *opening, struct store *store)
{
    int version, application;
    if (!schema_read(store->db, &version, &application))
        return say_sqlite(opening, store->db);
    /* An older file cannot be brought up without writing, and the views that are read are of
     * this version. */
    if (version < schema_volna.version)
        return say(opening, STORE_READ_ONLY, "an older file; open it once for writing");
    return version == schema_volna.version ||
           say(opening, STORE_NEWER, "written by a later version");
}

struct store *store_open(const char *path, bool read_only, enum store_fault *fault, struct err *err)
{
    struct opening opening = {path, read_only, fault, err};
    errno = 0; /* see store_fault_now */
    if (fault != NULL)
        *fault = STORE_FINE;
    if (!look_at_path(&opening))
        return NULL;
    struct store *store = mem_zalloc(1, sizeof *store);
    store->path = mem_alloc(strlen(path) + 1);
    memcpy(store->path, path, strlen(path) + 1);
    store->read_only = read_only;
    store->host_file = -1;
    bool opened = false;
    if (open_file(&opening, &store->db) != SQLITE_OK) {
        say_sqlite(&opening, store->db);
    } else {
        sqlite3_busy_timeout(store->db, BUSY_MS);
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        run(store->db, "PRAGMA temp_store = MEMORY"); /* a full /tmp is no reason not to read */
        opened = read_only ? prepare_to_read(&opening, store) : prepare_to_write(&opening, store);
    }
    if (opened)
        return store;
    if (store->db != NULL)
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    host_release(store);
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->db);
    free(store->path);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

/* SQLite would move the log into the file in the middle of any commit, two more waits for the
 * disk while a team waits for its lamp. It is done between questions instead, and by SQLite
 * itself when the file is closed. */
void store_tidy(struct store *store, bool calm)
{
    if (store->damaged || store->wal_pages < (calm ? LOG_PAGES_CALM : LOG_PAGES_MOST))
        return;
    sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}
