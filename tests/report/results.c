/* Results: the table read back from the file is the evening that was played. */
#include "report/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/history.h"
#include "expect.h"
#include "report/csv.h"

static const struct step_option cities[] = {{"Кемерово", "a", true}, {"Юрга", "b", false}};
static const char *const names[] = {"Красная Горка"};
static struct step city = {.id = "gorod",
                           .question = "Какой город?",
                           .options = cities,
                           .option_count = 2,
                           .points = 2,
                           .penalty = 1,
                           .task = TASK_CHOICE};
static struct step museum = {.id = "muzey",
                             .question = "Какой музей?",
                             .accept = names,
                             .accept_count = 1,
                             .points = 3,
                             .task = TASK_TEXT};
static struct step unplayed = {
    .id = "ещё", .question = "Не дошли", .accept = names, .accept_count = 1, .task = TASK_TEXT};
static struct step *steps[] = {&city, &museum, &unplayed};
static struct round rounds[] = {{.title = "Наш край", .count = 3}};
static const struct plan plan = {
    .title = "Гений места", .rounds = rounds, .steps = steps, .round_count = 1, .step_count = 3};

struct evening {
    char path[64];
    struct store *store;
    struct session_info info;
    struct history history;
    struct event_batch *batch;
    struct moment now;
};

static void start(struct evening *evening)
{
    *evening = (struct evening){.path = "/tmp/volna-report-XXXXXX", .now = {1700000000000, 1}};
    int file = mkstemp(evening->path); /* an empty file becomes a database */
    expect_true(file >= 0);
    close(file);
    struct err err = {0};
    enum store_fault fault;
    evening->store = store_open(evening->path, false, &fault, &err);
    expect_ok(evening->store != NULL, &err);
    expect_ok(store_session_create(evening->store, &plan, &evening->info, &fault, &err), &err);
    history_start(&evening->history, &plan, 1);
    evening->batch = mem_zalloc(1, sizeof *evening->batch);
}

static void end(struct evening *evening)
{
    static const char *const beside[] = {"", "-wal", "-shm", "-host"};
    store_close(evening->store);
    history_free(&evening->history);
    free(evening->batch);
    for (size_t i = 0; i < 4; i++) {
        char name[96];
        snprintf(name, sizeof name, "%s%s", evening->path, beside[i]);
        unlink(name);
    }
}

static void commit(struct evening *evening)
{
    struct err err = {0};
    enum store_fault fault;
    struct state *after = history_after(&evening->history, evening->batch);
    expect_ok(
        store_append(evening->store, evening->info.id, &plan, evening->batch, after, &fault, &err),
        &err);
    history_adopt(&evening->history, evening->batch, after);
}

static void give(struct evening *evening, enum command_kind kind, int team, int64_t amount,
                 const char *text)
{
    struct command command = {.kind = kind, .team = team, .amount = amount, .text = text};
    evening->now.mono_ns += 2500000000;
    expect_int(history_decide(&evening->history, &command, evening->now, evening->batch),
               REFUSED_NO);
    commit(evening);
}

static void next(struct evening *evening)
{
    give(evening, COMMAND_NEXT, -1, 0, NULL);
}

static void play(struct evening *evening)
{
    give(evening, COMMAND_TEAM_ADD, -1, 0, "Томь");
    give(evening, COMMAND_TEAM_ADD, -1, 0, "=Кия");
    give(evening, COMMAND_TEAM_ADD, -1, 0, "Мрассу");
    next(evening);
    next(evening); /* open */
    give(evening, COMMAND_ANSWER, 0, 0, "b");
    give(evening, COMMAND_ANSWER, 0, 0, "a");
    give(evening, COMMAND_ANSWER, 1, 0, "b");
    next(evening);
    next(evening);
    next(evening); /* settled, the museum */
    next(evening); /* open by turns: 1, 2, 0; each takes the keyboard first */
    next(evening);
    give(evening, COMMAND_ANSWER, 1, 0, "=КРАСНАЯ горка");
    next(evening);
    next(evening);
    next(evening);
    next(evening);
    give(evening, COMMAND_ANSWER, 0, 0, "Шахта");
    next(evening);
    next(evening);
    give(evening, COMMAND_ADJUST, 2, 2, "за песню");
    give(evening, COMMAND_TEAM_RETIRE, 2, 0, NULL);
    give(evening, COMMAND_FINISH, -1, 0, NULL);
}

static void test_the_table_is_the_evening(void **state)
{
    (void)state;
    struct evening evening;
    struct arena arena = {0};
    struct result_table table;
    struct err err = {0};
    enum store_fault fault;
    start(&evening);
    play(&evening);
    expect_ok(result_table_load(evening.store, evening.info.id, &arena, &table, &fault, &err),
              &err);
    expect_text(table.info.title, "Гений места");
    expect_int(table.team_count, 3);
    expect_int(table.row_count, 2); /* the third was never opened */
    expect_text(table.teams[0].name, "Томь");
    expect_int(table.teams[0].place, 1);
    expect_int(table.teams[0].place_last, 2);
    expect_int(table.teams[1].place, 1);
    expect_int(table.teams[1].place_last, 2);
    expect_int(table.teams[0].score, 2);
    expect_int(table.teams[1].score, 2);
    expect_int(table.teams[0].right, 1);
    expect_int(table.teams[1].right, 1);
    expect_true(table.teams[2].retired);
    expect_int(table.teams[2].place, 0);
    expect_int(table.teams[2].other, 2);
    expect_true(table.has_other);
    const struct result_row *row = &table.rows[0];
    expect_text(row->question, "Какой город?");
    expect_text(row->answer, "Кемерово");
    expect_text(row->round_title, "Наш край");
    expect_text(row->cells[0].answer, "Кемерово");
    expect_int(row->cells[0].elapsed_ms, 5000);
    expect_int(row->cells[0].points, 2);
    expect_int(row->cells[0].verdict, REVIEW_RIGHT);
    expect_int(row->cells[1].points, -1);
    expect_int(row->cells[1].verdict, REVIEW_WRONG);
    expect_int(row->cells[2].verdict, REVIEW_NONE);
    expect_text(row->cells[2].answer, "");
    expect_true(row->is_final);
    arena_free(&arena);
    end(&evening);
}

static void test_csv_of_the_evening(void **state)
{
    (void)state;
    struct evening evening;
    struct buf out = {0};
    struct err err = {0};
    enum store_fault fault;
    start(&evening);
    play(&evening);
    expect_ok(report_csv(evening.store, evening.info.id, LANGUAGE_RU, NULL, &out, &fault, &err),
              &err);
    expect_golden("report/evening.csv", buf_string(&out));
    buf_free(&out);
    end(&evening);
}

static void test_no_such_session(void **state)
{
    (void)state;
    struct evening evening;
    struct buf out = {0};
    enum store_fault fault;
    start(&evening);
    expect_false(report_csv(evening.store, 77, LANGUAGE_RU, NULL, &out, &fault, NULL));
    expect_int(fault, STORE_MISSING);
    expect_int(out.length, 0);
    buf_free(&out);
    end(&evening);
}

const struct test_case tests_results[] = {
    TEST(test_the_table_is_the_evening),
    TEST(test_csv_of_the_evening),
    TEST(test_no_such_session),
    {0},
};
