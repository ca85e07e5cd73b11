/* The host of a session: a lock that dies with the process, and the clock that is kept beside
 * it.
 *
 * Both live in one file beside the database, NAME-host. An open-file-description lock on the
 * byte whose offset is the session's number says that the session is hosted; the kernel gives it
 * back however the process ends. At 32 bytes times that number stands the session's clock: int64
 * ms, seq of the journal's head then, tag of the session, and a check of the three. The file may
 * be deleted while nobody plays. */
#define _GNU_SOURCE /* F_OFD_SETLK, sync_file_range */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/internal.h"

struct kept_clock {
    int64_t elapsed_ms, seq, tag, check;
};

_Static_assert(sizeof(struct kept_clock) == 32, "the file's layout");

enum { CLOCK_SESSIONS_MAX = 1 << 20 }; /* 32 MB of mostly holes; beyond that no clock is kept */

/* What is read may be anything, so it is mixed as unsigned. */
static int64_t check_of(const struct kept_clock *kept)
{
    uint64_t mixed = (uint64_t)kept->elapsed_ms ^ (uint64_t)kept->seq << 20 ^ (uint64_t)kept->tag;
    return (int64_t)~mixed;
}

static int open_sidecar(const struct store *store, int flags)
{
    /* SQLite's name for the file has no symbolic links in it: two ways to a file are one lock. */
    struct buf name = {0};
    buf_format(&name, "%s-host", sqlite3_db_filename(store->db, "main"));
    int file;
    do
        file = open(buf_string(&name), flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0666);
    while (file < 0 && errno == EINTR);
    buf_free(&name);
    return file;
}

static enum store_fault fault_of_errno(int error)
{
    if (error == EAGAIN || error == EACCES)
        return STORE_HOSTED;
    return store_fault_of(SQLITE_IOERR, error);
}

bool host_take(struct store *store, int64_t session, enum store_fault *fault, struct err *err)
{
    if (store->read_only)
        return store_refuse(store, STORE_READ_ONLY, fault, err, "opened to be read only");
    host_release(store);
    int file = open_sidecar(store, O_RDWR | O_CREAT);
    if (file < 0)
        return store_refuse(store, store_fault_of(SQLITE_IOERR, errno), fault, err,
                            strerror(errno));
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)session, .l_len = 1};
    if (fcntl(file, F_OFD_SETLK, &lock) != 0) {
        int error = errno;
        close(file);
        return store_refuse(store, fault_of_errno(error), fault, err, strerror(error));
    }
    store->host_file = file;
    store->hosted = session;
    return true;
}

void host_release(struct store *store)
{
    if (store->host_file >= 0)
        close(store->host_file);
    store->host_file = -1;
    store->hosted = 0;
    store->head = 0;
    store->tag = 0;
}

void store_clock_keep(struct store *store, int64_t session, int64_t elapsed_ms)
{
    if (session != store->hosted || session == 0 || session > CLOCK_SESSIONS_MAX)
        return;
    struct kept_clock kept = {.elapsed_ms = elapsed_ms, .seq = store->head, .tag = store->tag};
    kept.check = check_of(&kept);
    off_t at = (off_t)(session * (int64_t)sizeof kept);
    if (pwrite(store->host_file, &kept, sizeof kept, at) == (ssize_t)sizeof kept)
        sync_file_range(store->host_file, at, sizeof kept, SYNC_FILE_RANGE_WRITE);
}

static int64_t tag_of(struct store *store, int64_t session)
{
    struct hash digest, stored;
    int code;
    int64_t tag = 0;
    if (journal_seed(store, session, &digest, &stored, &code))
        memcpy(&tag, stored.bytes, sizeof tag);
    return tag;
}

static bool has_restarted(struct store *store, int64_t session, int64_t seq)
{
    sqlite3_stmt *restarted = store_statement(store, SQL_CLOCK_RESTARTED);
    if (restarted == NULL)
        return true;
    sqlite3_bind_int64(restarted, 1, session);
    sqlite3_bind_int64(restarted, 2, seq);
    int code = sqlite3_step(restarted);
    store_done(restarted);
    return code != SQLITE_DONE;
}

int64_t store_clock(struct store *store, int64_t session)
{
    struct kept_clock kept = {0};
    int64_t head;
    struct hash hash;
    int file = open_sidecar(store, O_RDONLY);
    if (file < 0)
        return 0;
    bool read = session > 0 && session <= CLOCK_SESSIONS_MAX &&
                pread(file, &kept, sizeof kept, (off_t)(session * (int64_t)sizeof kept)) ==
                    (ssize_t)sizeof kept;
    close(file);
    if (!read || kept.check != check_of(&kept) || kept.elapsed_ms < 0 ||
        kept.elapsed_ms > PLAN_TIME_MAX_MS)
        return 0;
    bool current = kept.tag == tag_of(store, session) &&
                   journal_head(store, session, &head, &hash) && kept.seq <= head &&
                   !has_restarted(store, session, kept.seq);
    return current ? kept.elapsed_ms : 0;
}

bool store_session_host(struct store *store, int64_t session, enum store_fault *fault,
                        struct err *err)
{
    if (fault != NULL)
        *fault = STORE_FINE;
    struct hash digest, stored, head;
    int code;
    if (!journal_seed(store, session, &digest, &stored, &code)) {
        if (code == SQLITE_DONE)
            return store_refuse(store, STORE_MISSING, fault, err, "no such session");
        return store_fail(store, fault, err);
    }
    if (!host_take(store, session, fault, err))
        return false;
    store->tag = tag_of(store, session);
    if (journal_head(store, session, &store->head, &head))
        return true;
    store_fail(store, fault, err);
    host_release(store);
    return false;
}

void store_session_release(struct store *store)
{
    host_release(store);
    if (!store->read_only)
        store_tidy(store, true);
}
