/* Opening: every kind of wrong file is told apart, and none of them is touched. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "support.h"

static void put_file(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    expect_true(file != NULL);
    expect_int(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static size_t get_file(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "rb");
    expect_true(file != NULL);
    size_t length = fread(out, 1, size, file);
    fclose(file);
    return length;
}

static struct hash file_digest(const char *path)
{
    static char bytes[1 << 20];
    return hash_bytes(bytes, get_file(path, bytes, sizeof bytes));
}

/* Opening fails with this fault, the file is the same byte for byte, and nothing lies beside it. */
static void expect_refused(const struct temp *temp, bool read_only, enum store_fault expected)
{
    struct hash before = file_digest(temp->path);
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    expect_true(store_open(temp->path, read_only, &fault, &err) == NULL);
    expect_int(fault, expected);
    expect_int(err.code, expected);
    expect_contains(err.text, temp->path);
    struct hash after = file_digest(temp->path);
    expect_mem(after.bytes, before.bytes, HASH_SIZE);
    static const char *const beside[] = {"-wal", "-shm", "-journal", "-host"};
    for (size_t i = 0; i < 4; i++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", temp->path, beside[i]);
        expect_true(access(name, F_OK) != 0);
    }
}

static void expect_both_refused(const struct temp *temp, enum store_fault expected)
{
    expect_refused(temp, false, expected);
    expect_refused(temp, true, expected);
}

static void test_makes_the_file_and_its_folders(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    char path[200];
    struct stat there;
    snprintf(path, sizeof path, "%s/a/b c/d?e=1%%23#/волна.db", temp.folder);
    struct store *store = store_open(path, false, NULL, NULL);
    expect_true(store != NULL);
    expect_text(store_path(store), path);
    store_close(store);
    expect_int(stat(path, &there), 0);
    store = store_open(path, true, NULL, NULL);
    expect_true(store != NULL);
    store_close(store);
    temp_done(&temp);
}

static void test_names_that_sqlite_takes_for_instructions(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    char before[256];
    expect_true(getcwd(before, sizeof before) != NULL);
    expect_int(chdir(temp.folder), 0);
    static const char *const names[] = {":memory:", "file:x.db?mode=memory", "a.db"};
    for (size_t i = 0; i < 3; i++) {
        struct store *store = store_open(names[i], false, NULL, NULL);
        expect_true(store != NULL);
        store_close(store);
        expect_int(access(names[i], F_OK), 0);
        store = store_open(names[i], false, NULL, NULL); /* a second time, looked at first */
        expect_true(store != NULL);
        store_close(store);
    }
    expect_int(chdir(before), 0);
    enum store_fault fault;
    expect_true(store_open("", false, &fault, NULL) == NULL);
    expect_int(fault, STORE_FOLDER);
    temp_done(&temp);
}

static void test_read_only_makes_nothing(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    enum store_fault fault;
    expect_true(store_open(temp.path, true, &fault, NULL) == NULL);
    expect_int(fault, STORE_MISSING);
    expect_true(access(temp.path, F_OK) != 0);
    put_file(temp.path, "", 0);
    expect_refused(&temp, true, STORE_MISSING);
    struct store *store = store_open(temp.path, false, NULL, NULL); /* an empty file is a new one */
    expect_true(store != NULL);
    store_close(store);
    temp_done(&temp);
}

static void test_other_files_are_not_touched(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    put_file(temp.path, "questions:\n  - Что? Где? Когда?\n", 35);
    expect_both_refused(&temp, STORE_NOT_DB);
    char zeros[8192] = {0};
    put_file(temp.path, zeros, sizeof zeros);
    expect_both_refused(&temp, STORE_NOT_DB);
    put_file(temp.path, "SQLite format 3", 16);
    expect_both_refused(&temp, STORE_NOT_DB);
    unlink(temp.path);

    sqlite3 *db;
    expect_int(sqlite3_open(temp.path, &db), SQLITE_OK);
    expect_int(sqlite3_exec(db, "CREATE TABLE a (b); INSERT INTO a VALUES (1)", NULL, NULL, NULL),
               SQLITE_OK);
    sqlite3_close(db);
    expect_both_refused(&temp, STORE_NOT_DB);
    temp_done(&temp);

    temp = temp_make();
    expect_int(mkdir(temp.path, 0700), 0);
    enum store_fault fault;
    expect_true(store_open(temp.path, false, &fault, NULL) == NULL);
    expect_int(fault, STORE_NOT_DB);
    rmdir(temp.path);
    expect_int(mkfifo(temp.path, 0600), 0); /* opening it would wait for ever */
    expect_true(store_open(temp.path, false, &fault, NULL) == NULL);
    expect_int(fault, STORE_NOT_DB);
    temp_done(&temp);
}

static void make_evening(const struct temp *temp)
{
    struct evening evening;
    evening_start(&evening, temp->path);
    evening_play(&evening);
    evening_end(&evening);
}

static void test_later_version_is_not_touched(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    make_evening(&temp);
    sql_run(temp.path, "PRAGMA user_version = 1000; PRAGMA journal_mode = DELETE");
    char sidecar[160];
    snprintf(sidecar, sizeof sidecar, "%s-host", temp.path);
    unlink(sidecar);
    expect_both_refused(&temp, STORE_NEWER);
    temp_done(&temp);
}

static void test_folder_that_cannot_be_made(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    char path[200];
    enum store_fault fault;
    put_file(temp.path, "x", 1);
    snprintf(path, sizeof path, "%s/inside/volna.db", temp.path);
    expect_true(store_open(path, false, &fault, NULL) == NULL);
    expect_int(fault, STORE_FOLDER);
    temp_done(&temp);
}

static void test_folder_that_goes_away_while_playing(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    struct temp copy = temp;
    temp_done(&copy);
    /* What is open goes on being written; what is opened anew is said to be missing. */
    enum store_fault fault;
    expect_true(store_open(temp.path, true, &fault, NULL) == NULL);
    expect_int(fault, STORE_MISSING);
    evening_end(&evening);
    temp_done(&temp);
}

/* ---- rights: as an ordinary user, since root may write anything ---- */

struct rights {
    struct temp temp;
    mode_t folder, file;
    bool read_only;
};

static int open_as_nobody(void *data)
{
    struct rights *rights = data;
    if (chmod(rights->temp.path, rights->file) != 0 ||
        chmod(rights->temp.folder, rights->folder) != 0)
        return 100;
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 101;
    enum store_fault fault = STORE_FINE;
    struct store *store = store_open(rights->temp.path, rights->read_only, &fault, NULL);
    if (store == NULL)
        return (int)fault;
    int64_t count = 0;
    struct arena arena = {0};
    struct session_info *sessions;
    size_t found;
    bool read = store_sessions(store, &arena, &sessions, &found, &fault, NULL) && found == 1;
    count = read && store_events(store, 1, NULL, NULL, &fault, NULL) ? 0 : 102;
    arena_free(&arena);
    store_close(store);
    return (int)count;
}

static void test_rights(void **state)
{
    (void)state;
    static const struct {
        mode_t folder, file;
        int to_write, to_read;
    } cases[] = {
        {0555, 0444, STORE_READ_ONLY, STORE_FINE},
        {0777, 0444, STORE_READ_ONLY, STORE_FINE},
        {0555, 0666, STORE_READ_ONLY, STORE_FINE}, /* the log cannot be made beside it */
        {0777, 0000, STORE_READ_ONLY, STORE_READ_ONLY},
        {0000, 0444, STORE_READ_ONLY, STORE_MISSING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int read_only = 0; read_only < 2; read_only++) {
            struct rights rights = {temp_make(), cases[i].folder, cases[i].file, read_only != 0};
            make_evening(&rights.temp);
            expect_int(in_child(open_as_nobody, &rights),
                       read_only ? cases[i].to_read : cases[i].to_write);
            temp_done(&rights.temp);
        }
}

/* ---- held by another program ---- */

static int hold(void *data)
{
    const struct temp *temp = data;
    enum store_fault fault;
    struct evening evening;
    return evening_try_start(&evening, temp->path, &fault, NULL) ? 0 : (int)fault;
}

static void test_file_held_by_another_program(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    sqlite3 *db;
    expect_int(sqlite3_open(temp.path, &db), SQLITE_OK);
    expect_int(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    expect_int(in_child(hold, &temp), STORE_LOCKED);
    struct command next = {.kind = COMMAND_NEXT, .team = -1};
    enum store_fault fault;
    expect_int(evening_decide(&evening, next), REFUSED_NO);
    expect_false(evening_commit(&evening, &fault, NULL));
    expect_int(fault, STORE_LOCKED);
    expect_int(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    struct err err = {0};
    expect_ok(evening_commit(&evening, &fault, &err), &err);
    expect_int(count_events(temp.path, 1), 2);
    evening_end(&evening);
    temp_done(&temp);
}

/* ---- damage ---- */

static void test_damaged_pages_are_found_and_left(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    make_evening(&temp);
    static char bytes[1 << 20];
    size_t length = get_file(temp.path, bytes, sizeof bytes);
    int found = 0;
    for (size_t page = 4096; page + 4096 <= length; page += 4096) {
        char damaged[160];
        snprintf(damaged, sizeof damaged, "%s/damaged.db", temp.folder);
        static char copy[1 << 20];
        memcpy(copy, bytes, length);
        memset(copy + page, 0xa5, 4096);
        put_file(damaged, copy, length);
        enum store_fault fault = STORE_FINE;
        struct store *store = store_open(damaged, false, &fault, NULL);
        bool read = store != NULL && store_events(store, 1, NULL, NULL, &fault, NULL);
        expect_true(read || fault == STORE_DAMAGED || fault == STORE_MISSING);
        found += !read;
        struct buf words = {0};
        int problems = 0;
        if (store != NULL && store_health(store, &words, &problems, NULL, NULL))
            expect_true(problems > 0);
        buf_free(&words);
        store_close(store);
        struct hash before = hash_bytes(copy, length), after = file_digest(damaged);
        expect_mem(after.bytes, before.bytes, HASH_SIZE);
    }
    expect_true(found > 0);
    temp_done(&temp);
}

static void test_cut_off_file(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    make_evening(&temp);
    struct stat there;
    expect_int(stat(temp.path, &there), 0);
    for (off_t length = there.st_size - 4096; length > 0; length -= 3 * 4096 + 100) {
        expect_int(truncate(temp.path, length), 0);
        enum store_fault fault = STORE_FINE;
        struct store *store = store_open(temp.path, false, &fault, NULL);
        if (store != NULL)
            store_events(store, 1, NULL, NULL, &fault, NULL);
        expect_true(fault == STORE_DAMAGED || (store != NULL && fault == STORE_FINE) ||
                    fault == STORE_NOT_DB);
        store_close(store);
    }
    temp_done(&temp);
}

/* ---- paths ---- */

static void test_default_path(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *home = getenv("HOME") == NULL ? NULL : strdup(getenv("HOME"));
    char *data = getenv("XDG_DATA_HOME") == NULL ? NULL : strdup(getenv("XDG_DATA_HOME"));
    expect_text(store_default_path("my.db", &arena), "my.db");
    setenv("XDG_DATA_HOME", "/data", 1);
    expect_text(store_default_path(NULL, &arena), "/data/volna/volna.db");
    setenv("HOME", "/h/anna", 1);
    setenv("XDG_DATA_HOME", "relative", 1);
    expect_text(store_default_path(NULL, &arena), "/h/anna/.local/share/volna/volna.db");
    unsetenv("XDG_DATA_HOME");
    expect_text(store_default_path("", &arena), "/h/anna/.local/share/volna/volna.db");
    unsetenv("HOME");
    expect_contains(store_default_path(NULL, &arena), "/volna.db");
    if (home != NULL)
        setenv("HOME", home, 1);
    if (data != NULL)
        setenv("XDG_DATA_HOME", data, 1);
    free(home);
    free(data);
    arena_free(&arena);
}

static void test_fresh_path(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct temp temp = temp_make();
    char expected[160];
    snprintf(expected, sizeof expected, "%s/volna-2.db", temp.folder);
    expect_text(store_fresh_path(temp.path, &arena), expected);
    expect_text(store_latest_path(temp.path, &arena), NULL);
    put_file(expected, "", 0);
    expect_text(store_latest_path(temp.path, &arena), expected);
    char third[160];
    snprintf(third, sizeof third, "%s/volna-3.db", temp.folder);
    expect_text(store_fresh_path(temp.path, &arena), third);
    expect_text(store_fresh_path(expected, &arena), third);
    expect_text(store_fresh_path("/no.such/file", &arena), "/no.such/file-2");
    expect_text(store_fresh_path("2024-06.db", &arena), "2024-7.db");
    expect_text(store_fresh_path("/nowhere/.db", &arena), "/nowhere/.db-2");
    arena_free(&arena);
    temp_done(&temp);
}

/* Killed in the middle of a checkpoint: the first page has been moved from the log into the file,
 * the pages it speaks of have not. The log still holds them all. */
static void test_half_moved_log(void **state)
{
    (void)state;
    enum { WAL_HEADER = 32, FRAME_HEADER = 24, PAGE = 4096, LOG_MAX = 1 << 23 };
    static unsigned char log[LOG_MAX];
    struct temp temp = temp_make();
    struct evening evening;
    char path[160], copy[160], name[200];
    evening_start(&evening, temp.path);
    evening_play(&evening);

    snprintf(copy, sizeof copy, "%s/copy.db", temp.folder);
    size_t length = get_file(temp.path, (char *)log, sizeof log);
    put_file(copy, log, length);
    snprintf(path, sizeof path, "%s-wal", temp.path);
    snprintf(name, sizeof name, "%s-wal", copy);
    length = get_file(path, (char *)log, sizeof log);
    put_file(name, log, length);
    int moved = 0;
    for (size_t at = WAL_HEADER; at + FRAME_HEADER + PAGE <= length; at += FRAME_HEADER + PAGE) {
        const unsigned char first[4] = {0, 0, 0, 1};
        if (memcmp(log + at, first, sizeof first) != 0)
            continue;
        FILE *file = fopen(copy, "r+b");
        expect_int(fwrite(log + at + FRAME_HEADER, 1, PAGE, file), PAGE);
        fclose(file);
        moved++;
    }
    expect_true(moved > 0);
    struct err err = {0};
    enum store_fault fault = STORE_FINE;
    struct store *store = store_open(copy, false, &fault, &err);
    expect_text(err.text, "");
    expect_true(store != NULL);
    store_close(store);
    expect_int(count_events(copy, evening.info.id), (int64_t)evening.history.count);
    evening_end(&evening);
    temp_done(&temp);
}

const struct test_case tests_opening[] = {
    TEST(test_makes_the_file_and_its_folders),
    TEST(test_names_that_sqlite_takes_for_instructions),
    TEST(test_read_only_makes_nothing),
    TEST(test_other_files_are_not_touched),
    TEST(test_later_version_is_not_touched),
    TEST(test_folder_that_cannot_be_made),
    TEST(test_folder_that_goes_away_while_playing),
    TEST(test_rights),
    TEST(test_file_held_by_another_program),
    TEST(test_damaged_pages_are_found_and_left),
    TEST(test_cut_off_file),
    TEST(test_default_path),
    TEST(test_fresh_path),
    TEST(test_half_moved_log),
    {0},
};
