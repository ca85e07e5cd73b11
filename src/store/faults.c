/* From SQLite's codes to the few faults that a facilitator can do something about. */
#include <errno.h>

#include "store/internal.h"

static const struct {
    int code;
    enum store_fault fault;
} by_code[] = {
    {SQLITE_FULL, STORE_FULL},          {SQLITE_READONLY, STORE_READ_ONLY},
    {SQLITE_PERM, STORE_READ_ONLY},     {SQLITE_AUTH, STORE_READ_ONLY},
    {SQLITE_BUSY, STORE_LOCKED},        {SQLITE_LOCKED, STORE_LOCKED},
    {SQLITE_PROTOCOL, STORE_LOCKED},    {SQLITE_NOTADB, STORE_NOT_DB},
    {SQLITE_CORRUPT, STORE_DAMAGED},    {SQLITE_CANTOPEN, STORE_FOLDER},
    {SQLITE_IOERR, STORE_IO},           {SQLITE_TOOBIG, STORE_FULL},
    {SQLITE_ERROR, STORE_DAMAGED}, /* our SQL is right, so a table or column is not there */
    {SQLITE_CONSTRAINT, STORE_DAMAGED},
};

static const struct {
    int system_error;
    enum store_fault fault;
} by_errno[] = {
    {ENOSPC, STORE_FULL},      {EDQUOT, STORE_FULL},     {EFBIG, STORE_FULL},
    {EACCES, STORE_READ_ONLY}, {EROFS, STORE_READ_ONLY}, {EPERM, STORE_READ_ONLY},
    {ENOENT, STORE_FOLDER},    {ENOTDIR, STORE_FOLDER},  {EISDIR, STORE_NOT_DB},
    {EIO, STORE_IO},           {EMFILE, STORE_IO},       {ENFILE, STORE_IO},
};

enum store_fault store_fault_of(int code, int system_error)
{
    int primary = code & 0xff;
    if (primary == SQLITE_OK || primary == SQLITE_ROW || primary == SQLITE_DONE)
        return STORE_FINE;
    /* A folder without the right to write shows as "cannot open" the log beside the file; a full
     * disk as a failed write. */
    if (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN)
        for (size_t i = 0; i < sizeof by_errno / sizeof *by_errno; i++)
            if (by_errno[i].system_error == system_error)
                return by_errno[i].fault;
    for (size_t i = 0; i < sizeof by_code / sizeof *by_code; i++)
        if (by_code[i].code == primary)
            return by_code[i].fault;
    return STORE_IO;
}

bool store_say(const char *path, enum store_fault what, const char *words, enum store_fault *fault,
               struct err *err)
{
    if (fault != NULL)
        *fault = what;
    err_set(err, "%s: %s", path, words);
    if (err != NULL && err->code == 0)
        err->code = (int)what;
    return false;
}

bool store_refuse(struct store *store, enum store_fault what, enum store_fault *fault,
                  struct err *err, const char *words)
{
    store->damaged |= what == STORE_DAMAGED;
    if (what == STORE_DAMAGED && store->db != NULL)
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return store_say(store->path, what, words, fault, err);
}

/* SQLite does not keep the reason of a commit that failed; errno, cleared before
 * (store_step_once), still has it. */
enum store_fault store_fault_now(sqlite3 *db)
{
    int error = errno;
    int code = sqlite3_extended_errcode(db);
    if ((code & 0xff) == SQLITE_NOMEM)
        err_out_of_memory();
    return store_fault_of(code, sqlite3_system_errno(db) != 0 ? sqlite3_system_errno(db) : error);
}

bool store_fail(struct store *store, enum store_fault *fault, struct err *err)
{
    enum store_fault what = store_fault_now(store->db);
    if (what == STORE_FINE) /* nothing went wrong, and yet a row that must be there is not */
        return store_refuse(store, STORE_DAMAGED, fault, err, "a row is missing");
    return store_refuse(store, what, fault, err, sqlite3_errmsg(store->db));
}
