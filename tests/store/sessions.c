/* Sessions: what the list, the resume and the next evening are made of; one host at a time; the
 * kept clock. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "support.h"

static void test_a_new_session(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct err err = {0};
    enum store_fault fault;
    struct evening evening;
    evening_start(&evening, temp.path);
    expect_int(evening.info.id, 1);
    struct session_info info;
    expect_ok(store_session(evening.store, 1, &arena, &info, &fault, &err), &err);
    expect_text(info.title, "Гений места");
    expect_text(info.kind, "quiz");
    expect_text(info.venue, "Областная библиотека");
    expect_text(info.facilitator, "Анна");
    expect_text(info.municipality, "kemerovo");
    expect_text(info.version, "test");
    expect_true(info.seed == 0xfedcba9876543210u);
    expect_int(info.started_ms, 1700000000000);
    expect_int(info.last_ms, 1700000000000);
    expect_int(info.round, 0);
    expect_int(info.rounds, 2);
    expect_int(info.events, 0);
    expect_int(info.leader_team, -1);
    expect_text(info.leader, "");
    expect_false(info.finished);
    expect_text(info.source, "title: Гений места\n");
    expect_int(info.source_length, strlen(info.source));
    expect_text(info.source_path, "quizzes/genius.yaml");
    expect_int(store_clock(evening.store, 1), 0);
    evening_end(&evening);
    arena_free(&arena);
    temp_done(&temp);
}

static void test_progress_follows_the_events(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct evening evening;
    struct session_info info;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    evening_add_team(&evening, "Кия");
    expect_true(store_session(evening.store, 1, &arena, &info, NULL, NULL));
    expect_int(info.teams, 2);
    expect_int(evening_undo(&evening), REFUSED_NO); /* the second team never joined */
    expect_true(store_session(evening.store, 1, &arena, &info, NULL, NULL));
    expect_int(info.teams, 1);
    expect_int(sql_number(temp.path, "SELECT count(*) FROM team"), 1);
    evening_add_team(&evening, "Мрассу");
    evening_next(&evening);
    expect_true(store_session(evening.store, 1, &arena, &info, NULL, NULL));
    expect_int(info.round, 1);
    expect_text(info.leader, "");
    struct command points = {.kind = COMMAND_ADJUST, .team = 1, .amount = 3, .text = "за смелость"};
    expect_int(evening_do(&evening, points), REFUSED_NO);
    expect_true(store_session(evening.store, 1, &arena, &info, NULL, NULL));
    expect_text(info.leader, "Мрассу");
    expect_int(info.leader_team, 1);
    expect_int(info.events, 6);
    expect_int(info.last_ms, evening.now.wall_ms);
    expect_int(evening_do(&evening, (struct command){.kind = COMMAND_FINISH, .team = -1}),
               REFUSED_NO);
    expect_true(store_session(evening.store, 1, &arena, &info, NULL, NULL));
    expect_true(info.finished);
    expect_int(evening_undo(&evening), REFUSED_NO);
    expect_true(store_session(evening.store, 1, &arena, &info, NULL, NULL));
    expect_false(info.finished);
    evening_end(&evening);
    arena_free(&arena);
    temp_done(&temp);
}

static void test_list_is_newest_first(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct err err = {0};
    enum store_fault fault;
    struct store *store = store_open(temp.path, false, &fault, &err);
    static const int64_t started[] = {2000, 3000, 1000, 3000};
    for (size_t i = 0; i < 4; i++) {
        struct session_info info = {.started_ms = started[i], .seed = UINT64_MAX - i};
        expect_ok(store_session_create(store, small_plan(), &info, &fault, &err), &err);
    }
    struct session_info *list;
    size_t count;
    expect_ok(store_sessions(store, &arena, &list, &count, &fault, &err), &err);
    expect_int(count, 4);
    static const int64_t expected[] = {4, 3, 2, 1}; /* whatever the clock on the wall said */
    for (size_t i = 0; i < 4; i++)
        expect_int(list[i].id, expected[i]);
    expect_true(list[0].seed == UINT64_MAX - 3);
    expect_text(list[0].venue, "");
    expect_int(sql_number(temp.path, "SELECT count(*) FROM source"),
               1); /* the same text is kept once */
    store_close(store);
    arena_free(&arena);
    temp_done(&temp);
}

static void test_there_is_no_such_session(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct session_info info;
    struct session_info *list;
    size_t count = 1;
    enum store_fault fault;
    struct store *store = store_open(temp.path, false, NULL, NULL);
    static const int64_t absent[] = {0, 1, -1, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < 5; i++) {
        expect_false(store_session(store, absent[i], &arena, &info, &fault, NULL));
        expect_int(fault, STORE_MISSING);
        expect_false(store_session_host(store, absent[i], &fault, NULL));
        expect_int(fault, STORE_MISSING);
        expect_false(store_events(store, absent[i], NULL, NULL, &fault, NULL));
        expect_int(fault, STORE_MISSING);
        expect_int(store_clock(store, absent[i]), 0);
        store_clock_keep(store, absent[i], 1);
    }
    expect_true(store_sessions(store, &arena, &list, &count, &fault, NULL));
    expect_int(count, 0);
    const char *names[TEAMS_MAX];
    expect_int(store_last_teams(store, &arena, names), 0);
    store_close(store);
    arena_free(&arena);
    temp_done(&temp);
}

static void test_last_teams_are_of_the_evening_played_last(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    evening_add_team(&evening, "Кия 🏔");
    evening_add_team(&evening, "Мрассу");
    struct command leave = {.kind = COMMAND_TEAM_RETIRE, .team = 0};
    expect_int(evening_do(&evening, leave), REFUSED_NO);
    struct session_info later = {.started_ms = 1800000000000}; /* begun, but nobody joined */
    expect_true(store_session_create(evening.store, small_plan(), &later, NULL, NULL));
    const char *names[TEAMS_MAX];
    expect_int(store_last_teams(evening.store, &arena, names), 2);
    expect_text(names[0], "Кия 🏔");
    expect_text(names[1], "Мрассу");
    evening_end(&evening);
    arena_free(&arena);
    temp_done(&temp);
}

static void test_asked_of_late(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct evening evening;
    const char **ids;
    size_t count;
    evening_start(&evening, temp.path);
    expect_true(store_asked(evening.store, 3, &arena, &ids, &count, NULL, NULL));
    expect_int(count, 0);
    evening_add_team(&evening, "Томь");
    evening_next(&evening);
    expect_true(store_asked(evening.store, 3, &arena, &ids, &count, NULL, NULL));
    expect_int(count, 0); /* the first question is ready, and nobody has seen it */
    evening_next(&evening);
    expect_true(store_asked(evening.store, 3, &arena, &ids, &count, NULL, NULL));
    expect_int(count, 1);
    expect_text(ids[0], small_plan()->steps[0]->id);
    expect_true(store_asked(evening.store, 0, &arena, &ids, &count, NULL, NULL));
    expect_int(count, 0);
    struct session_info later = {.started_ms = 1800000000000}; /* begun, and nothing opened in it */
    expect_true(store_session_create(evening.store, small_plan(), &later, NULL, NULL));
    expect_true(store_asked(evening.store, 1, &arena, &ids, &count, NULL, NULL));
    expect_int(count, 1);
    evening_end(&evening);
    arena_free(&arena);
    temp_done(&temp);
}

/* ---- the host ---- */

struct visit {
    const char *path;
    int64_t session;
};

static int try_to_host(void *data)
{
    const struct visit *visit = data;
    enum store_fault fault = STORE_FINE;
    struct store *store = store_open(visit->path, false, &fault, NULL);
    if (store == NULL)
        return 100;
    bool hosted = store_session_host(store, visit->session, &fault, NULL);
    store_close(store);
    return hosted ? 0 : (int)fault;
}

static void test_two_hosts_are_refused(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    struct visit visit = {temp.path, 1};
    expect_int(in_child(try_to_host, &visit), STORE_HOSTED);
    expect_int(try_to_host(&visit), STORE_HOSTED); /* in the same process too */
    char link[160];
    snprintf(link, sizeof link, "%s/link.db", temp.folder);
    expect_int(symlink(temp.path, link), 0);
    struct visit by_link = {link, 1};
    expect_int(in_child(try_to_host, &by_link), STORE_HOSTED);
    store_session_release(evening.store);
    expect_int(in_child(try_to_host, &visit), STORE_FINE);
    expect_true(
        store_session_host(evening.store, 1, NULL, NULL)); /* the child's lock went with it */
    struct session_info second = {0};
    expect_true(store_session_create(evening.store, small_plan(), &second, NULL, NULL));
    expect_int(in_child(try_to_host, &visit), STORE_FINE); /* the first is not hosted any more, */
    visit.session = second.id;
    expect_int(in_child(try_to_host, &visit), STORE_HOSTED); /* the second is */
    evening_end(&evening);
    expect_int(in_child(try_to_host, &visit), STORE_FINE);
    temp_done(&temp);
}

static void test_two_sessions_in_one_file_at_once(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening first, second;
    evening_start(&first, temp.path);
    evening_start(&second, temp.path);
    expect_int(second.info.id, 2);
    for (int i = 0; i < 5; i++) {
        char name[32];
        snprintf(name, sizeof name, "Команда %d", i);
        evening_add_team(&first, name);
        evening_add_team(&second, name);
    }
    expect_int(count_events(temp.path, 1), 5);
    expect_int(count_events(temp.path, 2), 5);
    evening_end(&first);
    evening_end(&second);
    temp_done(&temp);
}

static void test_reading_alone_hosts_nothing(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_add_team(&evening, "Томь");
    enum store_fault fault;
    struct store *store = store_open(temp.path, true, &fault, NULL); /* while it is played */
    expect_true(store != NULL);
    expect_true(store_events(store, 1, NULL, NULL, &fault, NULL));
    expect_false(store_session_host(store, 1, &fault, NULL));
    expect_int(fault, STORE_READ_ONLY);
    struct session_info info = {0};
    expect_false(store_session_create(store, small_plan(), &info, &fault, NULL));
    expect_int(fault, STORE_READ_ONLY);
    store_session_release(store);
    store_close(store);
    evening_end(&evening);
    temp_done(&temp);
}

/* ---- the clock ---- */

static void open_first_step(struct evening *evening, const char *path)
{
    evening_start(evening, path);
    evening_add_team(evening, "Томь");
    evening_next(evening);
    evening_next(evening);
}

static void test_clock_is_kept_and_overwritten(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    open_first_step(&evening, temp.path);
    expect_int(store_clock(evening.store, 1), 0);
    store_clock_keep(evening.store, 1, 1000);
    store_clock_keep(evening.store, 1, 2000);
    evening_answer(&evening, 0, "a"); /* the clock runs on */
    expect_int(store_clock(evening.store, 1), 2000);
    store_clock_keep(evening.store, 2, 5000); /* not hosted here */
    expect_int(store_clock(evening.store, 2), 0);
    evening_end(&evening);

    enum store_fault fault;
    struct err err = {0};
    expect_ok(evening_resume(&evening, temp.path, 1, &fault, &err), &err);
    expect_int(store_clock(evening.store, 1), 2000);
    evening_end(&evening);
    temp_done(&temp);
}

static void test_clock_of_an_earlier_step_is_not_given(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    open_first_step(&evening, temp.path);
    store_clock_keep(evening.store, 1, 25000);
    evening_next(&evening); /* closed */
    expect_int(store_clock(evening.store, 1), 25000);
    expect_int(evening_do(&evening, (struct command){.kind = COMMAND_REOPEN, .team = -1}),
               REFUSED_NO);
    expect_int(store_clock(evening.store, 1), 0);
    evening_end(&evening);
    temp_done(&temp);
}

static void test_clock_of_another_file_is_not_given(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    open_first_step(&evening, temp.path);
    store_clock_keep(evening.store, 1, 25000);
    evening_end(&evening);
    unlink(temp.path); /* the file was thrown away, what lies beside it was not */
    struct store *store = store_open(temp.path, false, NULL, NULL);
    struct session_info info = {.started_ms = 1700000000001, .seed = 7};
    struct state *after = state_new(small_plan(), 7);
    expect_true(store_session_create(store, small_plan(), &info, NULL, NULL));
    struct event_batch *batch = mem_zalloc(1, sizeof *batch);
    for (int64_t seq = 1; seq <= 20; seq++) {
        batch_clear(batch);
        struct event *event = batch_add(batch, EVENT_TEAM_READY, -1, 0, 0, "");
        event->seq = event->cause = seq;
        expect_true(store_append(store, 1, small_plan(), batch, after, NULL, NULL));
    }
    expect_int(store_clock(store, 1), 0);
    store_clock_keep(store, 1, 3000);
    expect_int(store_clock(store, 1), 3000);
    free(batch);
    free(after);
    store_close(store);
    temp_done(&temp);
}

static void test_damaged_clock_is_not_given(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    char sidecar[160];
    snprintf(sidecar, sizeof sidecar, "%s-host", temp.path);
    struct evening evening;
    open_first_step(&evening, temp.path);
    store_clock_keep(evening.store, 1, 25000);
    for (long at = 32; at < 64; at++) {
        FILE *file = fopen(sidecar, "r+b");
        fseek(file, at, SEEK_SET);
        int byte = fgetc(file);
        fseek(file, at, SEEK_SET);
        fputc(byte ^ 0x40, file);
        fflush(file);
        expect_int(store_clock(evening.store, 1), 0);
        fseek(file, at, SEEK_SET);
        fputc(byte, file);
        fclose(file);
    }
    expect_int(store_clock(evening.store, 1), 25000);
    expect_int(truncate(sidecar, 40), 0);
    expect_int(store_clock(evening.store, 1), 0);
    evening_end(&evening);
    temp_done(&temp);
}

/* ---- health ---- */

static int count_problems(const char *path, char *first, size_t size)
{
    struct buf words = {0};
    int problems = 0;
    enum store_fault fault;
    struct err err = {0};
    struct store *store = store_open(path, true, &fault, &err);
    expect_ok(store != NULL, &err);
    expect_ok(store_health(store, &words, &problems, &fault, &err), &err);
    snprintf(first, size, "%s", buf_string(&words));
    buf_free(&words);
    store_close(store);
    return problems;
}

static void test_health(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_play(&evening);
    evening_end(&evening);
    char words[1024];
    expect_int(count_problems(temp.path, words, sizeof words), 0);
    expect_text(words, "");
    sql_run(temp.path, "UPDATE team SET score = 1000 WHERE team = 1");
    expect_int(count_problems(temp.path, words, sizeof words), 1);
    expect_contains(words, "сессия 1, команда Кия");
    sql_run(temp.path, "DROP TRIGGER keep_event; UPDATE event SET amount = 7 WHERE seq = 30");
    expect_int(count_problems(temp.path, words, sizeof words), 2);
    expect_contains(words, "журнал повреждён");
    sql_run(temp.path, "DROP TRIGGER keep_source; UPDATE source SET text = 'другой'");
    expect_int(count_problems(temp.path, words, sizeof words), 3);
    temp_done(&temp);
}

const struct test_case tests_sessions[] = {
    TEST(test_a_new_session),
    TEST(test_progress_follows_the_events),
    TEST(test_list_is_newest_first),
    TEST(test_there_is_no_such_session),
    TEST(test_last_teams_are_of_the_evening_played_last),
    TEST(test_asked_of_late),
    TEST(test_two_hosts_are_refused),
    TEST(test_two_sessions_in_one_file_at_once),
    TEST(test_reading_alone_hosts_nothing),
    TEST(test_clock_is_kept_and_overwritten),
    TEST(test_clock_of_an_earlier_step_is_not_given),
    TEST(test_clock_of_another_file_is_not_given),
    TEST(test_damaged_clock_is_not_given),
    TEST(test_health),
    {0},
};
