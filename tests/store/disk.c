/* The disk: full, failing, or gone in the middle of a word. Whatever was acknowledged is there
 * exactly once. */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/rng.h"
#include "faulty_vfs.h"
#include "support.h"

enum { ROUNDS = 6 };

struct failing {
    enum disk_operation operation;
    int code;
    bool torn;
    enum store_fault fault;
};

/* Plays a few commands with the n-th operation failing; a failed commit is given again once the
 * disk is repaired. Returns whether the fault was met. */
static bool play_with_fault(const struct failing *failing, int nth)
{
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    disk_break(failing->operation, nth, failing->code, failing->torn);
    for (int round = 0; round < ROUNDS; round++) {
        struct command command = {
            .kind = COMMAND_ADJUST, .team = 0, .amount = round + 1, .text = "за песню"};
        expect_int(evening_decide(&evening, command), REFUSED_NO);
        enum store_fault fault;
        struct err err = {0};
        if (evening_commit(&evening, &fault, &err))
            continue;
        expect_int(fault, failing->fault);
        expect_int(err.code, failing->fault);
        expect_false(evening_commit(&evening, &fault, NULL)); /* still broken, and still says so */
        disk_repair();
        expect_ok(evening_commit(&evening, &fault, (err = (struct err){0}, &err)), &err);
    }
    bool met = disk_has_failed();
    disk_repair();
    expect_int(count_events(temp.path, 1), ROUNDS + 1);
    expect_int(sql_number(temp.path, "SELECT score FROM standings"), ROUNDS * (ROUNDS + 1) / 2);
    evening_end(&evening);
    expect_int(count_events(temp.path, 1),
               ROUNDS + 1); /* and after the last close has moved the log */
    temp_done(&temp);
    return met;
}

static void play_every_fault(const struct failing *failing)
{
    disk_install();
    int nth = 1;
    while (play_with_fault(failing, nth))
        nth++;
    expect_true(nth > ROUNDS); /* every commit writes and waits at least once */
}

static void test_full_disk_at_every_write(void **state)
{
    (void)state;
    play_every_fault(&(struct failing){DISK_WRITE, SQLITE_FULL, false, STORE_FULL});
    play_every_fault(&(struct failing){DISK_WRITE, SQLITE_FULL, true, STORE_FULL});
}

static void test_failing_disk_at_every_write_and_wait(void **state)
{
    (void)state;
    play_every_fault(&(struct failing){DISK_WRITE, SQLITE_IOERR_WRITE, true, STORE_IO});
    play_every_fault(&(struct failing){DISK_SYNC, SQLITE_IOERR_FSYNC, false, STORE_IO});
}

/* Opening and creating with the n-th operation failing: an error or success, and the next try on
 * a good disk works. */
static void test_any_fault_while_a_file_is_made(void **state)
{
    (void)state;
    static const struct failing all[] = {
        {DISK_WRITE, SQLITE_FULL, true, STORE_FULL},
        {DISK_SYNC, SQLITE_IOERR_FSYNC, false, STORE_IO},
        {DISK_OPEN, SQLITE_CANTOPEN, false, STORE_FOLDER},
        {DISK_READ, SQLITE_IOERR_READ, false, STORE_IO},
    };
    disk_install();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool met = true;
        for (int nth = 1; met; nth++) {
            struct temp temp = temp_make();
            struct evening evening;
            enum store_fault fault = STORE_FINE;
            struct err err = {0};
            disk_break(all[i].operation, nth, all[i].code, all[i].torn);
            bool made = evening_try_start(&evening, temp.path, &fault, &err);
            met = disk_has_failed();
            disk_repair();
            expect_true(made || (fault != STORE_FINE && err.set));
            evening_end(&evening);
            evening_start(&evening, temp.path);
            evening_add_team(&evening, "Томь");
            evening_end(&evening);
            expect_int(sql_number(temp.path, "SELECT count(*) FROM session"), made ? 2 : 1);
            temp_done(&temp);
        }
    }
}

/* ---- a real limit ---- */

static int fill_up(void *data)
{
    struct evening *evening = data;
    struct rlimit limit = {512 * 1024, RLIM_INFINITY};
    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    enum store_fault fault = STORE_FINE;
    for (int i = 0; i < 2000; i++) {
        struct command command = {
            .kind = COMMAND_ADJUST, .team = 0, .amount = 1, .text = "за песню"};
        if (evening_decide(evening, command) != REFUSED_NO)
            return 3;
        if (evening_commit(evening, &fault, NULL))
            continue;
        if (fault != STORE_FULL)
            return 10 + (int)fault;
        limit.rlim_cur = RLIM_INFINITY;
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0 || !evening_commit(evening, &fault, NULL))
            return 4;
        bool all = count_events(evening->info.source_path, 1) == (int64_t)evening->history.count;
        return all ? 0 : 5;
    }
    return 6;
}

static int start_and_fill_up(void *data)
{
    struct temp *temp = data;
    struct evening evening;
    evening_start(&evening, temp->path);
    evening_add_team(&evening, "Томь");
    evening.info.source_path = temp->path;
    return fill_up(&evening);
}

static void test_size_limit_reads_as_a_full_disk(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    expect_int(in_child(start_and_fill_up, &temp), 0);
    temp_done(&temp);
}

/* ---- kill -9 ---- */

struct life {
    const char *path;
    int64_t session;
    int acknowledged; /* the pipe the child writes each committed seq to */
};

/* Takes the session up and plays until killed. */
static int play_until_killed(void *data)
{
    struct life *life = data;
    struct evening evening;
    enum store_fault fault = STORE_FINE;
    if (!evening_resume(&evening, life->path, life->session, &fault, NULL))
        return 10 + (int)fault;
    for (int i = 0;; i++) {
        struct command adjust = {
            .kind = COMMAND_ADJUST, .team = i % 2, .amount = 1, .text = "за песню"};
        bool undoes = i % 5 == 4;
        if (undoes ? evening_undo(&evening) != REFUSED_NO
                   : evening_do(&evening, adjust) != REFUSED_NO)
            return 3;
        int64_t seq = (int64_t)evening.history.count;
        if (write(life->acknowledged, &seq, sizeof seq) != (ssize_t)sizeof seq)
            return 4;
        store_clock_keep(evening.store, life->session, seq);
    }
}

/* Lets the child commit `commits` times, waits a little less than one more commit, and kills it.
 * The last seq heard of. */
static int64_t kill_after(struct life *life, int commits, uint32_t delay)
{
    int ends[2];
    int64_t seq = 0;
    expect_int(pipe(ends), 0);
    life->acknowledged = ends[1];
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(play_until_killed(life));
    close(ends[1]);
    for (int i = 0; i < commits; i++)
        expect_int(read(ends[0], &seq, sizeof seq), sizeof seq);
    for (volatile uint32_t i = 0; i < delay; i++)
        ;
    kill(child, SIGKILL);
    int status;
    expect_int(waitpid(child, &status, 0), child);
    expect_true(WIFSIGNALED(status));
    while (read(ends[0], &seq, sizeof seq) == (ssize_t)sizeof seq)
        ;
    close(ends[0]);
    return seq;
}

static void test_killed_at_any_moment(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    evening_add_team(&evening, "Кия");
    evening_end(&evening);

    struct life life = {.path = temp.path, .session = 1};
    struct rng rng = rng_start(20, 24);
    int64_t before = 2;
    for (int round = 0; round < 40; round++) {
        int64_t heard = kill_after(&life, 1 + (int)rng_below(&rng, 20), rng_below(&rng, 600000));
        int64_t there =
            count_events(temp.path, 1); /* 1, 2, 3 … with an unbroken chain, or it fails */
        expect_true(heard > before);
        expect_true(there == heard ||
                    there == heard + 1); /* committed, and killed before it could say so */
        before = there;
    }
    struct err err = {0};
    enum store_fault fault;
    expect_ok(evening_resume(&evening, temp.path, 1, &fault, &err), &err);
    int64_t sum = evening.history.state->teams[0].score + evening.history.state->teams[1].score;
    expect_int(sql_number(temp.path, "SELECT sum(score) FROM standings"), sum);
    expect_int(sql_number(temp.path, "SELECT sum(score) FROM team"), sum);
    evening_end(&evening);
    temp_done(&temp);
}

/* ---- what a commit costs ---- */

static void test_a_commit_waits_for_the_disk_once(void **state)
{
    (void)state;
    disk_install();
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    disk_repair();
    for (int i = 0; i < 50; i++)
        expect_int(evening_do(&evening,
                              (struct command){.kind = COMMAND_ADJUST, .amount = 1, .text = "да"}),
                   REFUSED_NO);
    expect_int(disk_count(DISK_SYNC), 50);
    disk_repair();
    for (int i = 0; i < 50; i++)
        store_clock_keep(evening.store, 1, i);
    expect_int(disk_count(DISK_SYNC), 0);
    expect_int(disk_count(DISK_WRITE), 0);
    evening_end(&evening);
    temp_done(&temp);
}

const struct test_case tests_disk[] = {
    TEST(test_full_disk_at_every_write),
    TEST(test_failing_disk_at_every_write_and_wait),
    TEST(test_any_fault_while_a_file_is_made),
    TEST(test_size_limit_reads_as_a_full_disk),
    TEST(test_killed_at_any_moment),
    TEST(test_a_commit_waits_for_the_disk_once),
    {0},
};
