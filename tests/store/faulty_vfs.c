#include "faulty_vfs.h"

#include <sqlite3.h>
#include <string.h>

static struct {
    sqlite3_vfs vfs, *real;
    int done[DISK_OPERATIONS];
    enum disk_operation operation;
    int nth; /* 0: the disk is fine */
    int code;
    bool torn, failed;
} disk;

struct faulty_file {
    sqlite3_file base;
    sqlite3_file *real; /* directly behind this struct */
};

static bool fails(enum disk_operation operation)
{
    disk.done[operation]++;
    bool now = disk.nth > 0 && operation == disk.operation && disk.done[operation] >= disk.nth;
    disk.failed |= now;
    return now;
}

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct faulty_file *)file)->real;
}

static int file_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int file_read(sqlite3_file *file, void *out, int size, sqlite3_int64 at)
{
    return fails(DISK_READ) ? disk.code
                            : real_of(file)->pMethods->xRead(real_of(file), out, size, at);
}

static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    sqlite3_file *real = real_of(file);
    if (!fails(DISK_WRITE))
        return real->pMethods->xWrite(real, bytes, size, at);
    if (disk.torn && size > 1)
        real->pMethods->xWrite(real, bytes, size / 2, at);
    return disk.code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
    return fails(DISK_SYNC) ? disk.code : real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int kind)
{
    return real_of(file)->pMethods->xLock(real_of(file), kind);
}

static int file_unlock(sqlite3_file *file, int kind)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), kind);
}

static int file_reserved(sqlite3_file *file, int *out)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int file_control(sqlite3_file *file, int what, void *data)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), what, data);
}

static int file_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_traits(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int file_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}

static int file_shm_lock(sqlite3_file *file, int at, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), at, count, flags);
}

static void file_shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int file_shm_unmap(sqlite3_file *file, int remove)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    struct faulty_file *faulty = (struct faulty_file *)file;
    faulty->base.pMethods = NULL;
    faulty->real = (sqlite3_file *)(faulty + 1);
    if (fails(DISK_OPEN))
        return disk.code;
    int code = disk.real->xOpen(disk.real, name, faulty->real, flags, out);
    if (code == SQLITE_OK)
        faulty->base.pMethods = &methods;
    return code;
}

void disk_install(void)
{
    if (disk.real != NULL)
        return;
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.zName = "faulty";
    disk.vfs.szOsFile = (int)sizeof(struct faulty_file) + disk.real->szOsFile;
    disk.vfs.xOpen = vfs_open;
    disk.vfs.pNext = NULL;
    sqlite3_vfs_register(&disk.vfs, 1);
}

void disk_break(enum disk_operation operation, int nth, int code, bool torn)
{
    memset(disk.done, 0, sizeof disk.done);
    disk.operation = operation;
    disk.nth = nth;
    disk.code = code;
    disk.torn = torn;
    disk.failed = false;
}

void disk_repair(void)
{
    disk.nth = 0;
    memset(disk.done, 0, sizeof disk.done);
}

bool disk_has_failed(void)
{
    return disk.failed;
}

int disk_count(enum disk_operation operation)
{
    return disk.done[operation];
}
