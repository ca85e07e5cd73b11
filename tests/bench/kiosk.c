/* bench kiosk: the program itself in a terminal of 120×40, beside a bare curses program in another:
 * start, keys, ticks of the countdown, silence, memory.
 *
 *     kiosk BUILD     BUILD/volna and BUILD/tests/bench/bare are run; shipped content is found
 *                     from the current folder, databases are made in $TMPDIR
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/rows.h"
#include "common/terminal.h"

enum { STARTS = 9, KEYS = 60, COUNTDOWN_S = 30, SILENCE_S = 3, PATH_LENGTH = 512 };

#define KEY_LIMIT 2.0
#define KEY_MORE_LIMIT 1.0 /* ms */
#define START_LIMIT 3.0
#define TICK_LIMIT 600.0  /* bytes */
#define MEMORY_LIMIT 20.0 /* MB */

struct paths {
    const char *folder;
    char volna[PATH_LENGTH], bare[PATH_LENGTH], db[PATH_LENGTH], other_db[PATH_LENGTH],
        quiz[PATH_LENGTH], config[PATH_LENGTH];
};

/* Every press of a key in `multi` takes an option or gives it back: a commit and a lamp each. */
static const char quiz[] = "title: Замер\n"
                           "time: 40\n"
                           "questions:\n"
                           "  - question: Какие из этих рек текут в Кузбассе?\n"
                           "    options: [Томь, Кия, Ангара, Кондома]\n"
                           "    answer: [Томь, Кия, Кондома]\n"
                           "  - question: Какой город до 1932 года назывался Щегловском?\n"
                           "    options: [Кемерово, Новокузнецк, Юрга, Тайга]\n"
                           "    answer: Кемерово\n";

static void join(char out[PATH_LENGTH], const char *folder, const char *name)
{
    if (snprintf(out, PATH_LENGTH, "%s/%s", folder, name) >= PATH_LENGTH)
        row_give_up(folder);
}

static struct paths make_paths(const char *build)
{
    struct paths paths;
    const char *folder = getenv("TMPDIR");
    paths.folder = folder == NULL ? "/tmp" : folder;
    join(paths.volna, build, "volna");
    join(paths.bare, build, "tests/bench/bare");
    join(paths.db, paths.folder, "volna.db");
    join(paths.other_db, paths.folder, "bare.db");
    join(paths.quiz, paths.folder, "quiz.yaml");
    join(paths.config, paths.folder, "config.yaml");
    FILE *file = fopen(paths.quiz, "w");
    if (file == NULL || fputs(quiz, file) < 0 || fclose(file) != 0)
        row_give_up(paths.quiz);
    return paths;
}

/* ---- what it is compared with ---- */

static sqlite3 *open_bare_db(const struct paths *paths)
{
    sqlite3 *db;
    if (sqlite3_open(paths->other_db, &db) != SQLITE_OK ||
        sqlite3_exec(db,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE answer (seq INTEGER PRIMARY KEY, text TEXT);"
                     "INSERT INTO answer (text) VALUES ('a,c')",
                     NULL, NULL, NULL) != SQLITE_OK)
        row_give_up(paths->other_db);
    return db;
}

static double commit_once(sqlite3_stmt *insert)
{
    double start = row_now();
    bool done = sqlite3_step(insert) == SQLITE_DONE;
    if (sqlite3_reset(insert) != SQLITE_OK || !done)
        row_give_up("a commit");
    return row_now() - start;
}

/* ---- starting ---- */

static double start_once(const char *const argv[], const struct paths *paths)
{
    struct terminal terminal;
    terminal_start(&terminal, argv, paths->folder);
    double seconds = terminal_frame(&terminal) - terminal.started;
    terminal_stop(&terminal);
    return seconds;
}

static bool bench_start(const struct paths *paths)
{
    const char *const bare[] = {paths->bare, NULL};
    const char *const volna[] = {paths->volna, "--db", paths->db, "--config", paths->config, NULL};
    double ratios[ROW_RUNS], ours[STARTS], theirs[STARTS], ms[ROW_RUNS], bare_ms[ROW_RUNS];
    for (int run = 0; run < ROW_RUNS; run++) {
        for (int i = 0; i < STARTS; i++) {
            theirs[i] = start_once(bare, paths);
            ours[i] = start_once(volna, paths);
        }
        ms[run] = row_median(ours, STARTS) * 1000;
        bare_ms[run] = row_median(theirs, STARTS) * 1000;
        ratios[run] = ms[run] / bare_ms[run];
    }
    return row_print("start to first frame", " × bare curses", ratios, ROW_RUNS, START_LIMIT,
                     "%.1f ms, bare curses %.1f ms", row_median(ms, ROW_RUNS),
                     row_median(bare_ms, ROW_RUNS));
}

/* ---- playing ---- */

static void open_question(struct terminal *terminal, const struct paths *paths)
{
    const char *const argv[] = {
        paths->volna,  "play",    paths->quiz,           "--db", paths->db, "--config",
        paths->config, "--teams", "Томь,Кия,Мрассу,Иня", NULL};
    terminal_start(terminal, argv, paths->folder);
    terminal_frame(terminal);
    terminal_key(terminal, " "); /* the roll-call is over */
    terminal_key(terminal, " "); /* the question is open */
}

static int64_t count_answers(const struct paths *paths)
{
    sqlite3 *db;
    sqlite3_stmt *count = NULL;
    int64_t answers = -1;
    if (sqlite3_open(paths->db, &db) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT count(*) FROM event WHERE kind LIKE 'answer%'", -1, &count,
                           NULL) == SQLITE_OK &&
        sqlite3_step(count) == SQLITE_ROW)
        answers = sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    sqlite3_close(db);
    return answers;
}

struct keys {
    double ratios[ROW_RUNS], more_ms[ROW_RUNS], ms[ROW_RUNS], bare_ms[ROW_RUNS],
        commit_ms[ROW_RUNS];
};

static void press_keys(struct keys *keys, int run, struct terminal *volna, struct terminal *bare,
                       sqlite3_stmt *insert)
{
    static const char *const presses[] = {"1", "0", "z", "n"}; /* a key of each team's corner */
    double ours[KEYS], theirs[KEYS], commits[KEYS];
    for (int i = 0; i < KEYS; i++) {
        size_t written = volna->bytes;
        ours[i] = terminal_key(volna, presses[i % 4]);
        terminal_take(volna, 0.0005);
        if (volna->bytes == written)
            row_give_up("an answer that is drawn");
        theirs[i] = terminal_key(bare, presses[i % 4]);
        commits[i] = commit_once(insert);
    }
    keys->ms[run] = row_median(ours, KEYS) * 1000;
    keys->bare_ms[run] = row_median(theirs, KEYS) * 1000;
    keys->commit_ms[run] = row_median(commits, KEYS) * 1000;
    double sum = keys->bare_ms[run] + keys->commit_ms[run];
    keys->ratios[run] = keys->ms[run] / sum;
    keys->more_ms[run] = keys->ms[run] - sum;
}

static bool bench_keys(const struct paths *paths)
{
    const char *const argv[] = {paths->bare, NULL};
    struct keys keys;
    struct terminal volna, bare;
    sqlite3_stmt *insert;
    sqlite3 *db = open_bare_db(paths);
    sqlite3_prepare_v2(db, "INSERT INTO answer (text) VALUES ('a,c')", -1, &insert, NULL);
    terminal_start(&bare, argv, paths->folder);
    terminal_frame(&bare);
    open_question(&volna, paths);
    int64_t before = count_answers(paths);
    for (int run = 0; run < ROW_RUNS; run++)
        press_keys(&keys, run, &volna, &bare, insert);
    if (count_answers(paths) - before != ROW_RUNS * KEYS)
        row_give_up("answers that are committed");
    terminal_stop(&volna);
    terminal_stop(&bare);
    sqlite3_finalize(insert);
    sqlite3_close(db);
    bool fine = row_print("key to committed and drawn", " × (commit + bare echo)", keys.ratios,
                          ROW_RUNS, KEY_LIMIT, "%.2f ms, commit %.2f ms, bare echo %.2f ms",
                          row_median(keys.ms, ROW_RUNS), row_median(keys.commit_ms, ROW_RUNS),
                          row_median(keys.bare_ms, ROW_RUNS));
    return row_print("key above commit and echo", " ms", keys.more_ms, ROW_RUNS, KEY_MORE_LIMIT,
                     "the difference of the medians") &&
           fine;
}

static bool bench_countdown(const struct paths *paths)
{
    struct terminal terminal;
    open_question(&terminal, paths);
    terminal_take(&terminal, 1.5); /* what is drawn at the opening is no tick */
    double memory = (double)terminal_status(&terminal, "VmRSS") / 1024;
    double peak = (double)terminal_status(&terminal, "VmHWM") / 1024;
    size_t bytes = terminal.bytes;
    terminal_take(&terminal, COUNTDOWN_S);
    double mean = (double)(terminal.bytes - bytes) / COUNTDOWN_S;
    if (terminal.bytes == bytes)
        row_give_up("a countdown");
    terminal_stop(&terminal);
    bool fine = row_print("countdown tick", " bytes", &mean, 1, TICK_LIMIT, "the mean of %d s",
                          COUNTDOWN_S);
    return row_print("memory in play", " MB", &memory, 1, MEMORY_LIMIT, "peak %.1f MB", peak) &&
           fine;
}

/* ---- waiting ---- */

static long wake_ups(const struct terminal *terminal)
{
    return terminal_status(terminal, "voluntary_ctxt_switches") +
           terminal_status(terminal, "nonvoluntary_ctxt_switches");
}

static bool bench_silence(const struct paths *paths)
{
    const char *const argv[] = {paths->volna, "--db", paths->db, "--config", paths->config, NULL};
    struct terminal terminal;
    terminal_start(&terminal, argv, paths->folder);
    terminal_frame(&terminal);
    terminal_take(&terminal, 0.5); /* going to sleep is a switch as well */
    long before = wake_ups(&terminal);
    size_t frames = terminal.frames;
    terminal_take(&terminal, SILENCE_S);
    double count = (double)(wake_ups(&terminal) - before);
    frames = terminal.frames - frames;
    terminal_stop(&terminal);
    return row_print("wake-ups on the start screen", "", &count, 1, 0, "in %d s, %zu frames",
                     SILENCE_S, frames);
}

int main(int argc, char **argv)
{
    bool fine = true;
    struct paths paths = make_paths(argc > 1 ? argv[1] : "build/release");
    fine &= bench_keys(&paths); /* leaves a database behind, as every evening but the first has */
    fine &= bench_start(&paths);
    fine &= bench_countdown(&paths);
    fine &= bench_silence(&paths);
    return !fine;
}
