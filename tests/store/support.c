#include "support.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- files ---- */

struct temp temp_make(void)
{
    /* In memory where there is such a place: thousands of commits need not wait for a real disk. */
    bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    struct temp temp;
    snprintf(temp.folder, sizeof temp.folder, "%s/volna-store-XXXXXX",
             memory ? "/dev/shm" : "/tmp");
    expect_true(mkdtemp(temp.folder) != NULL);
    snprintf(temp.path, sizeof temp.path, "%s/volna.db", temp.folder);
    return temp;
}

static void remove_tree(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        char inner[512];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (unlink(inner) != 0)
            remove_tree(inner);
    }
    if (folder != NULL)
        closedir(folder);
    rmdir(path);
}

void temp_done(struct temp *temp)
{
    chmod(temp->folder, S_IRWXU);
    remove_tree(temp->folder);
}

/* ---- the plan ---- */

static const struct step_option cities[] = {
    {"Кемерово", "a", true}, {"Новокузнецк", "b", false}, {"Юрга", "c", false}};
static const struct step_option rivers[] = {
    {"Томь", "a", true}, {"Ангара", "b", false}, {"Кия", "c", true}, {"Лена", "d", false}};
static const struct step_option yes_no[] = {{NULL, "true", true}, {NULL, "false", false}};
static const char *const museum[] = {"Красная Горка"};
static const int32_t ranks[] = {3, 1};

static struct step choice = {.id = "gorod",
                             .question = "Какой город называли Щегловском?",
                             .options = cities,
                             .option_count = 3,
                             .points = 2,
                             .penalty = 1,
                             .time_ms = 30000,
                             .explanation = "Переименован в 1932 году.",
                             .source = "Атлас",
                             .about = "kemerovo",
                             .difficulty = 1,
                             .task = TASK_CHOICE};
static struct step multi = {.id = "reki",
                            .question = "Какие реки текут в Кузбассе?",
                            .options = rivers,
                            .option_count = 4,
                            .points = 2,
                            .time_ms = 30000,
                            .partial = true,
                            .task = TASK_MULTI};
static struct step truefalse = {.id = "da",
                                .question = "Кемерово стоит на Томи?",
                                .options = yes_no,
                                .option_count = 2,
                                .points = 1,
                                .time_ms = 30000,
                                .task = TASK_TRUEFALSE};
static struct step text = {.id = "muzey",
                           .question = "Музей на месте открытия угля?",
                           .accept = museum,
                           .accept_count = 1,
                           .points = 3,
                           .time_ms = 30000,
                           .round = 1,
                           .task = TASK_TEXT};
static struct step number = {.id = "god",
                             .question = "Год основания острога?",
                             .number = 1618000000,
                             .tolerance = 2000000,
                             .unit = "год",
                             .points = 3,
                             .time_ms = 30000,
                             .round = 1,
                             .task = TASK_NUMBER};
static struct step closest = {.id = "dlina",
                              .question = "Длина Томи?",
                              .number = 827000000,
                              .unit = "км",
                              .points = 3,
                              .rank_points = ranks,
                              .rank_count = 2,
                              .time_ms = 30000,
                              .round = 1,
                              .task = TASK_NUMBER};

static struct step *steps[] = {&choice, &multi, &truefalse, &text, &number, &closest};
static struct round rounds[] = {{.title = "Разминка", .first = 0, .count = 3},
                                {.title = "Наш край", .first = 3, .count = 3}};
static const char source[] = "title: Гений места\n";

const struct plan *small_plan(void)
{
    static struct plan plan = {.title = "Гений места",
                               .path = "quizzes/genius.yaml",
                               .source = source,
                               .source_length = sizeof source - 1,
                               .rounds = rounds,
                               .steps = steps,
                               .round_count = 2,
                               .step_count = 6};
    plan.digest = hash_bytes(source, sizeof source - 1);
    return &plan;
}

/* ---- the evening ---- */

bool evening_try_start(struct evening *evening, const char *path, enum store_fault *fault,
                       struct err *err)
{
    *evening = (struct evening){.now = {1700000000000, 1000000000}};
    evening->info = (struct session_info){.venue = "Областная библиотека",
                                          .facilitator = "Анна",
                                          .municipality = "kemerovo",
                                          .version = "test",
                                          .seed = 0xfedcba9876543210u,
                                          .started_ms = 1700000000000};
    evening->batch = mem_zalloc(1, sizeof *evening->batch);
    history_start(&evening->history, small_plan(), evening->info.seed);
    evening->store = store_open(path, false, fault, err);
    return evening->store != NULL &&
           store_session_create(evening->store, small_plan(), &evening->info, fault, err);
}

void evening_start(struct evening *evening, const char *path)
{
    struct err err = {0};
    enum store_fault fault;
    expect_ok(evening_try_start(evening, path, &fault, &err), &err);
}

void evening_end(struct evening *evening)
{
    store_close(evening->store);
    history_free(&evening->history);
    free(evening->batch);
    free(evening->after);
    *evening = (struct evening){0};
}

static bool load(void *data, const struct event *event)
{
    return history_load(data, event);
}

bool evening_resume(struct evening *evening, const char *path, int64_t session,
                    enum store_fault *fault, struct err *err)
{
    *evening = (struct evening){.now = {1700000000000, 1000000000}, .info.id = session};
    evening->batch = mem_zalloc(1, sizeof *evening->batch);
    history_start(&evening->history, small_plan(), 0xfedcba9876543210u);
    evening->store = store_open(path, false, fault, err);
    bool resumed = evening->store != NULL &&
                   store_session_host(evening->store, session, fault, err) &&
                   store_events(evening->store, session, load, &evening->history, fault, err);
    if (resumed)
        history_refold(&evening->history);
    return resumed;
}

static void advance(struct evening *evening)
{
    evening->now.wall_ms += 1500;
    evening->now.mono_ns += 1500000000;
}

enum refusal evening_decide(struct evening *evening, struct command command)
{
    advance(evening);
    enum refusal refusal =
        history_decide(&evening->history, &command, evening->now, evening->batch);
    if (refusal == REFUSED_NO)
        evening->after = history_after(&evening->history, evening->batch);
    return refusal;
}

bool evening_commit(struct evening *evening, enum store_fault *fault, struct err *err)
{
    if (!store_append(evening->store, evening->info.id, small_plan(), evening->batch,
                      evening->after, fault, err))
        return false;
    history_adopt(&evening->history, evening->batch, evening->after);
    evening->after = NULL;
    return true;
}

static void commit(struct evening *evening)
{
    struct err err = {0};
    enum store_fault fault;
    expect_ok(evening_commit(evening, &fault, &err), &err);
}

enum refusal evening_do(struct evening *evening, struct command command)
{
    enum refusal refusal = evening_decide(evening, command);
    if (refusal == REFUSED_NO)
        commit(evening);
    return refusal;
}

enum refusal evening_undo(struct evening *evening)
{
    advance(evening);
    enum refusal refusal = history_undo(&evening->history, evening->now, evening->batch);
    if (refusal == REFUSED_NO) {
        evening->after = history_after(&evening->history, evening->batch);
        commit(evening);
    }
    return refusal;
}

void evening_add_team(struct evening *evening, const char *name)
{
    expect_int(
        evening_do(evening, (struct command){.kind = COMMAND_TEAM_ADD, .team = -1, .text = name}),
        REFUSED_NO);
}

void evening_answer(struct evening *evening, int team, const char *answer)
{
    struct command command = {
        .kind = COMMAND_ANSWER, .team = team, .text = answer, .actor = "team"};
    expect_int(evening_do(evening, command), REFUSED_NO);
}

void evening_next(struct evening *evening)
{
    expect_int(evening_do(evening, (struct command){.kind = COMMAND_NEXT, .team = -1}), REFUSED_NO);
}

static void play_step(struct evening *evening, const char *const answers[3])
{
    evening_next(evening); /* open */
    bool by_turns = state_turn_team(evening->history.state) >= 0;
    for (int turn = 0; turn < 3; turn++) {
        int team = by_turns ? state_turn_team(evening->history.state) : turn;
        if (by_turns)
            evening_next(evening); /* the team has the keyboard */
        if (answers[team] != NULL)
            evening_answer(evening, team, answers[team]);
        if (by_turns)
            evening_next(evening); /* ends the turn, the last one closes the step */
    }
    if (!by_turns)
        evening_next(evening); /* close */
    evening_next(evening);     /* reveal */
}

void evening_play(struct evening *evening)
{
    evening_add_team(evening, "Томь");
    evening_add_team(evening, "Кия");
    evening_add_team(evening, "Мрассу");
    evening_next(evening);
    play_step(evening, (const char *const[]){"a", "b", NULL});
    evening_next(evening);
    play_step(evening, (const char *const[]){"a,c", "a", "b"});
    evening_next(evening);
    play_step(evening, (const char *const[]){"true", "false", "true"});
    evening_next(evening); /* standings */
    evening_next(evening);
    play_step(evening, (const char *const[]){"красная горка", "Синяя Горка", NULL});
    struct command right = {.kind = COMMAND_JUDGE, .team = 1, .amount = 1};
    expect_int(evening_do(evening, right), REFUSED_NO);
    evening_next(evening);
    play_step(evening, (const char *const[]){"1618", "1619", "1700"});
    evening_next(evening);
    play_step(evening, (const char *const[]){"800", "830", "700"});
    struct command bonus = {.kind = COMMAND_ADJUST, .team = 2, .amount = 5, .text = "за песню"};
    expect_int(evening_do(evening, bonus), REFUSED_NO);
    bonus.amount = 100;
    expect_int(evening_do(evening, bonus), REFUSED_NO);
    expect_int(evening_undo(evening), REFUSED_NO);
    evening_next(evening); /* final */
    expect_int(evening->history.state->stage, STAGE_FINAL);
}

/* ---- looking from outside ---- */

static bool count_one(void *data, const struct event *event)
{
    int64_t *count = data;
    (*count)++;
    return event->seq == *count;
}

int64_t count_events(const char *path, int64_t session)
{
    int64_t count = 0;
    struct err err = {0};
    enum store_fault fault;
    struct store *store = store_open(path, true, &fault, &err);
    expect_ok(store != NULL, &err);
    expect_ok(store_events(store, session, count_one, &count, &fault, &err), &err);
    store_close(store);
    return count;
}

static sqlite3 *open_raw(const char *path)
{
    sqlite3 *db = NULL;
    expect_int(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    return db;
}

void sql_text(const char *path, const char *sql, char *out, size_t size)
{
    sqlite3 *db = open_raw(path);
    sqlite3_stmt *statement = NULL;
    snprintf(out, size, "%s", "(nothing)");
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        snprintf(out, size, "%s", sqlite3_errmsg(db));
    else if (sqlite3_step(statement) == SQLITE_ROW)
        snprintf(out, size, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

int64_t sql_number(const char *path, const char *sql)
{
    char out[64];
    sql_text(path, sql, out, sizeof out);
    return strtoll(out, NULL, 10);
}

void sql_run(const char *path, const char *sql)
{
    sqlite3 *db = open_raw(path);
    char *words = NULL;
    sqlite3_exec(db, sql, NULL, NULL, &words);
    expect_text(words, NULL);
    sqlite3_close(db);
}

int in_child(int (*child)(void *data), void *data)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0)
        _exit(child(data));
    int status = 0;
    expect_int(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}
