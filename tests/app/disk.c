/* The disk is full, the file is held by somebody, the file is not what it should be: said in words
 * on the screen, no file that was there is touched, and the evening goes on.
 *
 * A full disk is a limit on the size of the program's files (RLIMIT_FSIZE), set and lifted from
 * here while it runs.
 */
#define _GNU_SOURCE

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "expect.h"
#include "kiosk.h"

static struct journal journal;

/* ---- a full disk ---- */

static int64_t size_of(const char *path)
{
    struct stat there;
    return stat(path, &there) == 0 ? (int64_t)there.st_size : -1;
}

static const char *beside(const struct kiosk *kiosk, const char *name)
{
    static char paths[4][2 * KIOSK_PATH];
    static int turn;
    char *path = paths[turn = (turn + 1) % 4];
    snprintf(path, sizeof paths[0], "%s/%s", kiosk->folder, name);
    return path;
}

static void set_room(const struct kiosk *kiosk, int64_t bytes)
{
    struct rlimit limit = {.rlim_cur = bytes < 0 ? RLIM_INFINITY : (rlim_t)bytes,
                           .rlim_max = RLIM_INFINITY};
    expect_int(prlimit(kiosk->pty.child, RLIMIT_FSIZE, &limit, NULL), 0);
}

/* From now on the log cannot grow by a byte. */
static void fill_disk(const struct kiosk *kiosk)
{
    int64_t log = size_of(beside(kiosk, "volna.db-wal"));
    expect_true(log > 0);
    set_room(kiosk, log);
}

static void expect_one_answer_each(const char *db)
{
    journal_read(db, &journal);
    for (int team = 0; team < 3; team++)
        expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 0, team), 1);
    expect_int(journal_count(&journal, EVENT_STEP_OPENED, 0, -2), 1);
    expect_int(journal_count(&journal, EVENT_TEAM_JOINED, -2, -2), 3);
    for (size_t i = 0; i < journal.count; i++)
        expect_int(journal.entries[i].seq, (int64_t)i + 1);
}

static void start_filled(struct kiosk *kiosk)
{
    kiosk_make(kiosk);
    kiosk_start_question(kiosk);
    kiosk_do(kiosk, "1", "● Томь   ✓");
    fill_disk(kiosk);
    kiosk_do(kiosk, "8", "На диске нет места");
    kiosk_wait(kiosk, "Enter Повторить");
    expect_false(kiosk_shows(kiosk, "▲ Кия    ✓"));
}

/* The time it took to make room is nobody's: the clock stands. */
static void go_on(struct kiosk *kiosk)
{
    kiosk_wait(kiosk, CLOCK_STANDS);
    kiosk_do(kiosk, " ", "Закрыть");
    kiosk_wait_gone(kiosk, CLOCK_STANDS);
}

static void test_full_disk_and_room_again(void **state)
{
    (void)state;
    struct kiosk kiosk;
    start_filled(&kiosk);
    int frames = kiosk.pty.frames;
    kiosk_type(&kiosk, "\rz9 \033");
    pty_wait_frames(&kiosk.pty, frames + 5);
    kiosk_wait(&kiosk, "На диске нет места");
    set_room(&kiosk, -1);
    kiosk_do(&kiosk, "\r", "▲ Кия    ✓");
    kiosk_wait_gone(&kiosk, "На диске нет места");
    go_on(&kiosk);
    kiosk_do(&kiosk, "z", "■ Мрассу ✓");
    kiosk_quit(&kiosk);
    expect_one_answer_each(kiosk.db);
    kiosk_remove(&kiosk);
}

/* What was refused while the disk was full was never on the screen, and quitting then loses nothing
 * that was. */
static void test_quit_with_full_disk(void **state)
{
    (void)state;
    struct kiosk kiosk;
    start_filled(&kiosk);
    kiosk_do(&kiosk, KEY_F10, "Выйти из игры?");
    kiosk_do(&kiosk, "\r", "Продолжить: «" EVENING_TITLE "»");
    kiosk_type(&kiosk, KEY_F10);
    kiosk_expect_end(&kiosk, 0);
    kiosk_forget(&kiosk);
    kiosk_continue(&kiosk);
    kiosk_wait(&kiosk, "● Томь   ✓");
    expect_false(kiosk_shows(&kiosk, "▲ Кия    ✓"));
    kiosk_do(&kiosk, " ", "Закрыть");
    kiosk_do(&kiosk, "8z", "■ Мрассу ✓");
    kiosk_quit(&kiosk);
    expect_one_answer_each(kiosk.db);
    kiosk_remove(&kiosk);
}

/* Room comes back bit by bit: at first the new file cannot be made, then the journal does not fit
 * into it, and at last it holds the whole evening. */
static void test_full_disk_and_fresh_file(void **state)
{
    (void)state;
    enum { FIRST = 1000, MORE = 20000 };
    struct kiosk kiosk;
    start_filled(&kiosk);
    int tries = 0;
    for (bool full = true; full; tries++) {
        int frames = kiosk.pty.frames;
        set_room(&kiosk, FIRST + tries * MORE);
        kiosk_type(&kiosk, KEY_F2);
        pty_wait_frames(&kiosk.pty, frames + 1);
        pty_settle(&kiosk.pty);
        full = size_of(beside(&kiosk, "volna-2.db")) < 0;
        expect_true(!full || kiosk_shows(&kiosk, "На диске нет места"));
        expect_true(full == !kiosk_shows(&kiosk, "▲ Кия    ✓"));
    }
    expect_true(tries > 3);
    set_room(&kiosk, -1);
    if (kiosk_shows(&kiosk, "На диске нет места")) /* room for all but that it goes on */
        kiosk_type(&kiosk, "\r");
    go_on(&kiosk);
    kiosk_do(&kiosk, "z", "■ Мрассу ✓");
    kiosk_quit(&kiosk);
    expect_one_answer_each(beside(&kiosk, "volna-2.db"));
    journal_read(kiosk.db, &journal); /* the old one is as it was */
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 0, -2), 1);
    kiosk_remove(&kiosk);
}

static void test_disk_full_while_continuing(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_start_question(&kiosk);
    kiosk_do(&kiosk, "1", "● Томь   ✓");
    kiosk_kill(&kiosk);
    kiosk_forget(&kiosk);
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "Продолжить: «" EVENING_TITLE "»");
    fill_disk(&kiosk);
    kiosk_do(&kiosk, "\r", "На диске нет места");
    set_room(&kiosk, -1);
    kiosk_do(&kiosk, "\r", "Игра прерывалась");
    kiosk_do(&kiosk, " ", "Закрыть");
    kiosk_do(&kiosk, "8z", "■ Мрассу ✓");
    kiosk_quit(&kiosk);
    expect_one_answer_each(kiosk.db);
    kiosk_remove(&kiosk);
}

/* ---- a file that is held ---- */

static sqlite3 *open_plainly(const char *path, const char *sql)
{
    sqlite3 *db;
    expect_int(sqlite3_open(path, &db), SQLITE_OK);
    expect_int(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static void test_locked_in_the_middle(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_start_question(&kiosk);
    kiosk_do(&kiosk, "1", "● Томь   ✓");
    sqlite3 *other = open_plainly(kiosk.db, "BEGIN IMMEDIATE");
    kiosk_do(&kiosk, "8", "Файл занят другой программой");
    expect_false(kiosk_shows(&kiosk, "▲ Кия    ✓"));
    sqlite3_close(other);
    kiosk_do(&kiosk, "\r", "▲ Кия    ✓");
    go_on(&kiosk);
    kiosk_do(&kiosk, "z", "■ Мрассу ✓");
    kiosk_quit(&kiosk);
    expect_one_answer_each(kiosk.db);
    kiosk_remove(&kiosk);
}

static void test_locked_and_fresh_file(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_start_question(&kiosk);
    kiosk_do(&kiosk, "1", "● Томь   ✓");
    sqlite3 *other = open_plainly(kiosk.db, "BEGIN IMMEDIATE");
    kiosk_do(&kiosk, "8", "Файл занят другой программой");
    kiosk_do(&kiosk, KEY_F2, "▲ Кия    ✓");
    go_on(&kiosk);
    kiosk_do(&kiosk, "z", "■ Мрассу ✓");
    kiosk_quit(&kiosk);
    sqlite3_close(other);
    expect_one_answer_each(beside(&kiosk, "volna-2.db"));
    kiosk_remove(&kiosk);
}

/* ---- a file that is not what it should be ---- */

static void make_text(const char *path)
{
    FILE *file = fopen(path, "w");
    for (int i = 0; i < 1000; i++)
        fprintf(file, "список гостей, строка %d\n", i);
    fclose(file);
}

static void make_foreign(const char *path)
{
    sqlite3_close(
        open_plainly(path, "CREATE TABLE guest (name TEXT); INSERT INTO guest VALUES ('Анна')"));
}

static void make_played(const char *path)
{
    struct kiosk kiosk = {0};
    snprintf(kiosk.db, sizeof kiosk.db, "%s", path);
    snprintf(kiosk.folder, sizeof kiosk.folder, "%.*s", (int)(strrchr(path, '/') - path), path);
    kiosk_start_question(&kiosk);
    kiosk_do(&kiosk, "1", "● Томь   ✓");
    kiosk_quit(&kiosk);
}

static void make_newer(const char *path)
{
    make_played(path);
    sqlite3_close(open_plainly(path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)"));
}

static void spoil(const char *path, off_t from, size_t length)
{
    static char noise[4096];
    memset(noise, 0x5a, sizeof noise);
    int file = open(path, O_WRONLY);
    expect_int(pwrite(file, noise, length, from), (int64_t)length);
    close(file);
}

static void make_damaged(const char *path)
{
    make_played(path);
    sqlite3_close(open_plainly(path, "PRAGMA wal_checkpoint(TRUNCATE)"));
    spoil(path, 100, 3000); /* the list of tables */
}

static void make_truncated(const char *path)
{
    make_played(path);
    sqlite3_close(open_plainly(path, "PRAGMA wal_checkpoint(TRUNCATE)"));
    expect_int(truncate(path, 5000), 0);
}

static void make_folder(const char *path)
{
    mkdir(path, 0777);
}

static struct hash digest_of(const char *path)
{
    static char bytes[1 << 20];
    int file = open(path, O_RDONLY);
    ssize_t length = read(file, bytes, sizeof bytes);
    close(file);
    return hash_bytes(bytes, length > 0 ? (size_t)length : 0);
}

/* From the first screen, by hand, up to an answer. */
static void play_from_start(struct kiosk *kiosk)
{
    kiosk_do(kiosk, "\r", "Выберите викторину");
    kiosk_do(kiosk, EVENING_TITLE, "Поиск: " EVENING_TITLE);
    kiosk_do(kiosk, "\r", "Новая команда:");
    kiosk_do(kiosk, "Обь\r", "1 команда");
    kiosk_do(kiosk, "\r", "перекличка");
    kiosk_do(kiosk, " ", "Показать вопрос");
    kiosk_do(kiosk, " ", "Закрыть");
    kiosk_do(kiosk, "1", "● Обь ✓");
}

static void test_wrong_files(void **state)
{
    (void)state;
    static const struct {
        void (*make)(const char *path);
        const char *words;
    } files[] = {
        {make_text, "Это не база «Волны»"},   {make_foreign, "Это не база «Волны»"},
        {make_folder, "Это не база «Волны»"}, {make_newer, "записана более новой «Волной»"},
        {make_damaged, "База повреждена"},    {make_truncated, "База повреждена"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct kiosk kiosk;
        kiosk_make(&kiosk);
        files[i].make(kiosk.db);
        struct hash before = digest_of(kiosk.db);
        kiosk_start(&kiosk, 40, 120);
        kiosk_wait(&kiosk, files[i].words);
        kiosk_do(&kiosk, "\r", files[i].words); /* still so */
        kiosk_do(&kiosk, KEY_F2, "F8 English");
        kiosk_wait_gone(&kiosk, files[i].words);
        play_from_start(&kiosk);
        kiosk_quit(&kiosk);
        struct hash after = digest_of(kiosk.db);
        expect_mem(after.bytes, before.bytes, sizeof after.bytes);
        journal_read(beside(&kiosk, "volna-2.db"), &journal);
        expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 0, 0), 1);
        if (files[i].make == make_folder)
            rmdir(kiosk.db);
        kiosk_remove(&kiosk);
    }
}

/* A quiz asked for on the command line waits for its database, with its teams; and the next start
 * goes on where the evening went on. */
static void test_quiz_waits_for_its_file(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    make_text(kiosk.db);
    kiosk.arguments[0] = "play";
    kiosk.arguments[1] = EVENING;
    kiosk.arguments[2] = "--teams";
    kiosk.arguments[3] = "Томь,Кия";
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "Это не база «Волны»");
    kiosk_do(&kiosk, KEY_F2, "○ Кия");
    expect_false(kiosk_shows(&kiosk, "Это не база «Волны»"));
    kiosk_kill(&kiosk);
    expect_true(size_of(beside(&kiosk, "volna-2.db")) > 0);
    kiosk_forget(&kiosk);
    kiosk_remove(&kiosk);
}

/* The second of three teams cannot be written: it waits, and so does the third. */
static void test_teams_wait_for_their_file(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    make_played(kiosk.db);
    sqlite3_close(open_plainly(kiosk.db, "CREATE TRIGGER stop BEFORE INSERT ON event "
                                         "WHEN NEW.text = 'Обь' BEGIN SELECT RAISE(ABORT, 'no'); "
                                         "END"));
    static const char *const arguments[] = {"play", EVENING, "--teams", "Яя,Обь,Иня"};
    for (size_t i = 0; i < 4; i++)
        kiosk.arguments[i] = arguments[i];
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "Enter Повторить");
    expect_false(kiosk_shows(&kiosk, "Иня"));
    sqlite3_close(open_plainly(kiosk.db, "DROP TRIGGER stop"));
    kiosk_do(&kiosk, "\r", "перекличка");
    kiosk_quit(&kiosk);
    journal_read(kiosk.db, &journal);
    expect_int(journal_count(&journal, EVENT_TEAM_JOINED, -2, -2), 3);
    expect_text(journal_last(&journal, EVENT_TEAM_JOINED)->text, "Иня");
    kiosk_remove(&kiosk);
}

/* A page of the journal itself: the list of games can be read, the game cannot. */
static void test_damaged_journal(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    make_played(kiosk.db);
    sqlite3 *db = open_plainly(kiosk.db, "DROP TRIGGER keep_event;"
                                         "UPDATE event SET text = 'b' WHERE kind = 'answer_given';"
                                         "PRAGMA wal_checkpoint(TRUNCATE)");
    sqlite3_close(db);
    struct hash before = digest_of(kiosk.db);
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "Продолжить: «" EVENING_TITLE "»");
    kiosk_do(&kiosk, "\r", "База повреждена");
    kiosk_do(&kiosk, KEY_F2, "F8 English");
    kiosk_wait_gone(&kiosk, "База повреждена");
    play_from_start(&kiosk);
    kiosk_quit(&kiosk);
    struct hash after = digest_of(kiosk.db);
    expect_mem(after.bytes, before.bytes, sizeof after.bytes);
    kiosk_remove(&kiosk);
}

static void test_missing_folder(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    snprintf(kiosk.db, sizeof kiosk.db, "/proc/none/volna.db");
    kiosk.arguments[0] = "play";
    kiosk.arguments[1] = EVENING;
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "Папки для базы нет");
    int frames = kiosk.pty.frames;
    kiosk_type(&kiosk, "\r"); /* still none */
    pty_wait_frames(&kiosk.pty, frames + 1);
    kiosk_wait(&kiosk, "--db ФАЙЛ");
    kiosk_type(&kiosk, KEY_F10);
    kiosk_expect_end(&kiosk, 0);
    kiosk_forget(&kiosk);
    kiosk_remove(&kiosk);
}

/* A folder that is not there is made. */
static void test_folder_is_made(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    snprintf(kiosk.db, sizeof kiosk.db, "%.64s/new/deep/volna.db", kiosk.folder);
    kiosk_start_question(&kiosk);
    kiosk_quit(&kiosk);
    expect_true(size_of(kiosk.db) > 0);
    char command[3 * KIOSK_PATH];
    snprintf(command, sizeof command, "rm -r %s/new", kiosk.folder);
    expect_int(system(command), 0);
    kiosk_remove(&kiosk);
}

/* Root may write anything, so the program gets the rights of nobody. */
static void test_read_only_file(void **state)
{
    (void)state;
    enum { NOBODY = 65534 };
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    make_played(kiosk.db);
    bool root = geteuid() == 0;
    expect_int(chmod(kiosk.db, 0444), 0);
    if (root) {
        expect_int(chmod(kiosk.folder, 0777), 0);
        kiosk.user = NOBODY;
    }
    struct hash before = digest_of(kiosk.db);
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "Файл закрыт для записи");
    kiosk_do(&kiosk, KEY_F2, "F8 English");
    play_from_start(&kiosk);
    kiosk_quit(&kiosk);
    struct hash after = digest_of(kiosk.db);
    expect_mem(after.bytes, before.bytes, sizeof after.bytes);
    kiosk_remove(&kiosk);
}

const struct test_case tests_disk[] = {
    TEST(test_full_disk_and_room_again),
    TEST(test_quit_with_full_disk),
    TEST(test_full_disk_and_fresh_file),
    TEST(test_disk_full_while_continuing),
    TEST(test_locked_in_the_middle),
    TEST(test_locked_and_fresh_file),
    TEST(test_wrong_files),
    TEST(test_quiz_waits_for_its_file),
    TEST(test_teams_wait_for_their_file),
    TEST(test_damaged_journal),
    TEST(test_missing_folder),
    TEST(test_folder_is_made),
    TEST(test_read_only_file),
    {0},
};
