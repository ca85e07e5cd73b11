/* The schema: migrations, and views that agree with the engine whatever was played and undone. */
#include "store/schema.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "engine/standings.h"
#include "store/review.h"
#include "support.h"

/* ---- migrations ---- */

static const char *const to_1[] = {"CREATE TABLE a (b)", "INSERT INTO a VALUES (1)", NULL};
static const char *const to_2[] = {"ALTER TABLE a ADD c DEFAULT 5", "UPDATE a SET b = b + 1", NULL};
static const char *const to_3[] = {"INSERT INTO a VALUES (10, 20)", NULL};
static const char *const broken[] = {"UPDATE a SET b = 1000", "INSERT INTO nowhere VALUES (1)",
                                     NULL};
static const char *const *const migrations[] = {to_1, to_2, to_3};
static const char *const *const bad_migrations[] = {to_1, to_2, broken};
static const struct schema_view old_views[] = {{"v", "CREATE VIEW v AS SELECT b AS x FROM a"}, {0}};
static const struct schema_view new_views[] = {{"v", "CREATE VIEW v AS SELECT b + c AS x FROM a"},
                                               {0}};

static int64_t number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static void test_migrates_from_every_version(void **state)
{
    (void)state;
    for (int from = 0; from <= 3; from++) {
        sqlite3 *db;
        struct err err = {0};
        expect_int(sqlite3_open(":memory:", &db), SQLITE_OK);
        struct schema old = {migrations, from, from < 2 ? old_views : new_views};
        struct schema now = {migrations, 3, new_views};
        if (from > 0)
            expect_int(schema_bring(db, &old, &err), STORE_FINE);
        expect_int(schema_bring(db, &now, &err), STORE_FINE);
        expect_int(schema_bring(db, &now, &err), STORE_FINE);
        expect_int(number(db, "PRAGMA user_version"), 3);
        expect_int(number(db, "PRAGMA application_id"), SCHEMA_APPLICATION_ID);
        expect_int(number(db, "SELECT count(*) FROM a"), 2);
        expect_int(number(db, "SELECT sum(x) FROM v"), 2 + 5 + 10 + 20);
        expect_int(schema_bring(db, &old, &err), from < 3 ? STORE_NEWER : STORE_FINE);
        expect_int(number(db, "PRAGMA user_version"), 3);
        sqlite3_close(db);
    }
}

static void test_failed_migration_changes_nothing(void **state)
{
    (void)state;
    sqlite3 *db;
    struct err err = {0};
    expect_int(sqlite3_open(":memory:", &db), SQLITE_OK);
    expect_int(schema_bring(db, &(struct schema){migrations, 2, new_views}, &err), STORE_FINE);
    expect_true(schema_bring(db, &(struct schema){bad_migrations, 3, new_views}, &err) !=
                STORE_FINE);
    expect_contains(err.text, "nowhere");
    expect_int(number(db, "PRAGMA user_version"), 2);
    expect_int(number(db, "SELECT sum(b) FROM a"), 2);
    expect_int(number(db, "SELECT sum(x) FROM v"), 7);
    expect_int(sqlite3_get_autocommit(db), 1);
    sqlite3_close(db);
}

/* A file of version 1 as a later version would meet it: what was played is there, and the new
 * column too. */
static void test_played_file_migrates(void **state)
{
    (void)state;
    static const char *const to_next[] = {"ALTER TABLE team ADD colour INTEGER NOT NULL DEFAULT 3",
                                          NULL};
    const char *const *list[8];
    for (int i = 0; i < schema_volna.version; i++)
        list[i] = schema_volna.migrations[i];
    list[schema_volna.version] = to_next;
    struct schema next = {(const char *const *const *)list, schema_volna.version + 1,
                          schema_volna.views};
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_play(&evening);
    evening_end(&evening);
    int64_t score = sql_number(temp.path, "SELECT sum(score) FROM standings");
    sqlite3 *db;
    struct err err = {0};
    expect_int(sqlite3_open(temp.path, &db), SQLITE_OK);
    expect_int(schema_bring(db, &next, &err), STORE_FINE);
    expect_int(number(db, "SELECT sum(colour) FROM team"), 9);
    expect_int(number(db, "SELECT sum(score) FROM standings"), score);
    sqlite3_close(db);
    enum store_fault fault;
    expect_true(store_open(temp.path, false, &fault, NULL) == NULL);
    expect_int(fault, STORE_NEWER);
    temp_done(&temp);
}

static void test_every_view_can_be_read(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_play(&evening);
    evening_end(&evening);
    for (const struct schema_view *view = schema_views; view->name != NULL; view++) {
        char sql[128], rows[64];
        snprintf(sql, sizeof sql, "SELECT count(*) > 0 FROM \"%s\"", view->name);
        sql_text(temp.path, sql, rows, sizeof rows);
        bool of_games = strcmp(view->name, "notes") == 0 || strcmp(view->name, "indicators") == 0 ||
                        strcmp(view->name, "boards") == 0;
        if (strcmp(rows, of_games ? "0" : "1") != 0)
            expect_text(view->name, rows);
    }
    temp_done(&temp);
}

/* ---- agreement with the engine ---- */

static void expect_agreement(struct evening *evening)
{
    struct standing list[TEAMS_MAX];
    size_t count = standings(evening->history.state, list);
    struct arena arena = {0};
    struct review review;
    struct err err = {0};
    enum store_fault fault;
    expect_ok(store_review(evening->store, evening->info.id, &arena, &review, &fault, &err), &err);
    expect_int(review.team_count, count);
    for (size_t i = 0; i < count; i++) {
        expect_int(review.teams[i].team, list[i].team);
        expect_int(review.teams[i].place, list[i].place);
        expect_int(review.teams[i].score, list[i].score);
        expect_text(review.teams[i].name, evening->history.state->teams[list[i].team].name);
        int64_t sum = review.other[i];
        for (size_t step = 0; step < review.step_count; step++) {
            const struct review_cell *cell = &review.cells[step * review.team_count + i];
            const struct answer *answer =
                state_answer(evening->history.state, review.steps[step].step, list[i].team);
            expect_int(cell->points, answer->award);
            expect_int(cell->verdict != REVIEW_NONE, answer->given);
            expect_int(cell->elapsed_ms, answer->given ? answer->elapsed_ms : 0);
            sum += cell->points;
        }
        expect_int(sum, list[i].score);
    }
    arena_free(&arena);
}

static void test_views_agree_after_an_evening(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_play(&evening);
    expect_agreement(&evening);
    while (evening_undo(&evening) == REFUSED_NO)
        ;
    expect_agreement(&evening);
    expect_int(sql_number(temp.path,
                          "SELECT count(*) FROM counted WHERE kind IN "
                          "('team_joined', 'step_opened', 'answer_given', 'points_awarded')"),
               0);
    evening_end(&evening);
    temp_done(&temp);
}

static void random_command(struct evening *evening, struct rng *rng)
{
    static const char *const texts[] = {"a", "b",      "a,c", "true", "1618", "красная горка",
                                        "",  "Команда"};
    char name[32];
    struct command command = {.kind = (enum command_kind)rng_below(rng, COMMAND_KINDS),
                              .team = (int)rng_below(rng, 4),
                              .amount = (int64_t)rng_below(rng, 5) - 1,
                              .text = texts[rng_below(rng, 8)]};
    if (command.kind == COMMAND_TEAM_ADD || command.kind == COMMAND_TEAM_RENAME) {
        snprintf(name, sizeof name, "Команда %u", rng_below(rng, 1000));
        command.text = name;
    }
    if (command.kind == COMMAND_FINISH || rng_below(rng, 3) == 0)
        command.kind = COMMAND_NEXT;
    evening_do(evening, command);
}

static void test_views_agree_whatever_is_played(void **state)
{
    (void)state;
    struct rng rng = rng_start(35, 1);
    for (int night = 0; night < 8; night++) {
        struct temp temp = temp_make();
        struct evening evening;
        evening_start(&evening, temp.path);
        evening_add_team(&evening, "Томь");
        for (int i = 0; i < 120; i++) {
            if (rng_below(&rng, 8) == 0)
                evening_undo(&evening);
            else
                random_command(&evening, &rng);
            if (i % 10 == 9)
                expect_agreement(&evening);
        }
        evening_end(&evening);
        temp_done(&temp);
    }
}

static const struct {
    const char *sql, *expected;
} looks[] = {
    {"SELECT answer || '|' || verdict || '|' || points FROM answers WHERE number = 1 AND name = "
     "'Томь'",
     "Кемерово|right|2"},
    {"SELECT answer || '|' || verdict || '|' || points FROM answers WHERE number = 1 AND name = "
     "'Кия'",
     "Новокузнецк|wrong|-1"},
    {"SELECT count(*) FROM answers WHERE number = 1 AND name = 'Мрассу'", "0"},
    {"SELECT answer || '|' || verdict FROM answers WHERE number = 2 AND name = 'Томь'",
     "Томь, Кия|right"},
    {"SELECT answer || '|' || verdict || '|' || points FROM answers WHERE number = 2 AND name = "
     "'Кия'",
     "Томь|part|1"},
    {"SELECT answer || '|' || verdict FROM answers WHERE number = 3 AND name = 'Кия'",
     "неверно|wrong"},
    {"SELECT verdict FROM answers WHERE number = 4 AND name = 'Кия'",
     "right"}, /* the host's word */
    {"SELECT answer FROM questions WHERE number = 2", "Томь, Кия"},
    {"SELECT options FROM questions WHERE number = 3", "верно / неверно"},
    {"SELECT answer FROM questions WHERE number = 5", "1618 ± 2 год"},
    {"SELECT phase FROM questions WHERE number = 6", "settled"},
    {"SELECT right_answers || ' of ' || answers || ' = ' || right_percent FROM question_stats "
     "WHERE id = 'gorod'",
     "1 of 2 = 50"},
    {"SELECT sum(points) FROM ledger WHERE reason = 'за песню'", "5"}, /* the other was undone */
    {"SELECT count(*) FROM journal WHERE undone", "1"},
    {"SELECT teams || ' ' || finished FROM sessions", "3 1"},
    {"SELECT started_utc FROM sessions", "2023-11-14 22:13:20"},
};

static void test_views_are_readable(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_play(&evening);
    evening_end(&evening);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        char out[256];
        sql_text(temp.path, looks[i].sql, out, sizeof out);
        expect_text(out, looks[i].expected);
    }
    temp_done(&temp);
}

static void test_review_of_a_void_and_an_open_step(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct review review;
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    evening_next(&evening);
    expect_int(evening_do(&evening, (struct command){.kind = COMMAND_VOID, .team = -1}),
               REFUSED_NO);
    evening_next(&evening);
    expect_true(store_review(evening.store, 1, &arena, &review, NULL, NULL));
    expect_int(review.step_count, 2);
    expect_int(review.steps[0].phase, REVIEW_VOID);
    expect_int(review.steps[1].phase, REVIEW_OPEN);
    expect_text(review.steps[1].round_title, "Разминка");
    enum store_fault fault;
    expect_false(store_review(evening.store, 2, &arena, &review, &fault, NULL));
    expect_int(fault, STORE_MISSING);
    evening_end(&evening);
    arena_free(&arena);
    temp_done(&temp);
}

const struct test_case tests_views[] = {
    TEST(test_migrates_from_every_version),
    TEST(test_failed_migration_changes_nothing),
    TEST(test_played_file_migrates),
    TEST(test_every_view_can_be_read),
    TEST(test_views_agree_after_an_evening),
    TEST(test_views_agree_whatever_is_played),
    TEST(test_views_are_readable),
    TEST(test_review_of_a_void_and_an_open_step),
    {0},
};
