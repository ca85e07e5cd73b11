/* Games and meetings in the file: the files they were made of, what teams and the room did, and
 * views that lose none of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/game.h"
#include "store/review.h"
#include "support.h"

/* ---- a game of one stage of each kind ---- */

static const struct change strikes[] = {
    {.kind = CHANGE_INSERT, .title = "Подмена на абонементе", .minutes = 120},
    {.kind = CHANGE_INSERT, .minutes = 30}};
static const struct card cards[] = {
    {.id = "a01", .title = "Письмо, \"срочное\"", .number = 1, .minutes = 30},
    {.id = "a02", .title = "Выезд", .number = 2, .minutes = 120},
    {.id = "e03", .title = "Болезнь", .number = 3, .changes = strikes, .change_count = 2}};
static const struct deck deck = {.id = "d", .title = "Дела", .cards = cards, .count = 3};
static const struct item items[] = {{.id = "k", .text = "Книги", .most = 100},
                                    {.id = "r", .text = "Ремонт", .most = 100}};
static const struct item criteria[] = {{.id = "1", .text = "Правда", .most = 10}};
static const char *const jurors[] = {"Директор", "Гость"};
static const struct indicator indicators[] = {
    {.id = "trust", .title = "Доверие", .start = 5, .most = 10},
    {.id = "budget", .title = "Бюджет", .start = 50, .most = 100, .shared = true}};
static const struct game game = {.title = "Игра",
                                 .decks = &deck,
                                 .indicators = indicators,
                                 .count = 9,
                                 .deck_count = 1,
                                 .indicator_count = 2};
static const struct step_option ways[] = {{"Чинить", "a", false}, {"Строить", "b", false}};
static const struct step_option towns[] = {
    {"Междуреченск", "a", true}, {"Кемерово", "b", true}, {"Юрга", "c", true}};
static const char *const rivers[] = {"Уса", "Искитимка", "Юргинка", "Обь"};
static const struct map_place places[] = {
    {"dam", "Бобровая плотина", "Плотина", "Плотина", {51500000, 81000000}, 0, 0, NULL},
    {"cair", "Кэр-Параваль", "Кэр-Пар.", NULL, {51000000, 83900000}, 2, 0, NULL},
    {"lamp", "Фонарный столб", "Фонарный", NULL, {51900000, 80100000}, -1, -1, "dam"}};
static const struct map map = {
    .title = "Нарния", .places = places, .place_count = 3, .municipality_count = 2};
static const struct map_target targets[] = {
    {.map = &map, .at = {51500000, 81000000}, .place = &places[0], .zero_m = 100000},
    {.map = &map, .at = {51000000, 83900000}, .place = &places[1], .tile = true},
    {.map = &map, .at = {51250000, 80500000}, .full_m = 1000, .zero_m = 100000}};
static const char *const said[] = {"Аслан", "Лев"};
static const struct stage stages[] = {
    {.game = &game, .deck = &deck, .base = {-1, -1}, .from = 540, .to = 1080, .slot = 15},
    {.game = &game, .items = items, .item_count = 2, .base = {-1, -1}},
    {.game = &game, .items = items, .item_count = 2, .total = 100, .base = {-1, -1}},
    {.game = &game, .base = {-1, -1}},
    {.game = &game, .items = criteria, .item_count = 1, .base = {-1, -1}},
    {.game = &game,
     .items = criteria,
     .jurors = jurors,
     .item_count = 1,
     .juror_count = 2,
     .by = BY_JURY,
     .base = {-1, -1}},
    {.game = &game, .votes_teams = true, .most_votes = 1, .base = {-1, -1}},
    {.game = &game, .lines = 2, .base = {-1, -1}},
    {.game = &game, .base = {-1, -1}},
};
static struct step steps_of[] = {
    {.id = "s0", .title = "Реальный день", .task = TASK_COMPOSE, .stage = &stages[0]},
    {.id = "s1", .title = "Важное", .task = TASK_RANK, .stage = &stages[1]},
    {.id = "s2", .title = "Смета", .task = TASK_ALLOCATE, .stage = &stages[2]},
    {.id = "s3",
     .title = "Развилка",
     .question = "Куда?",
     .options = ways,
     .option_count = 2,
     .task = TASK_DECIDE,
     .stage = &stages[3]},
    {.id = "s4", .title = "Соседи", .task = TASK_JUDGE, .stage = &stages[4]},
    {.id = "s5", .title = "Жюри", .task = TASK_JUDGE, .stage = &stages[5]},
    {.id = "s6", .title = "Голоса", .task = TASK_VOTE, .stage = &stages[6]},
    {.id = "s7", .title = "Строки", .task = TASK_WRITE, .stage = &stages[7]},
    {.id = "s8",
     .title = "Разбор",
     .question = "Что съело день?",
     .task = TASK_DEBRIEF,
     .stage = &stages[8]},
    {.id = "s9",
     .question = "По течению Томи?",
     .options = towns,
     .option_count = 3,
     .points = 2,
     .task = TASK_ORDER},
    {.id = "s10",
     .question = "Что впадает?",
     .options = towns,
     .pairs = rivers,
     .option_count = 3,
     .pair_count = 4,
     .points = 2,
     .task = TASK_MATCH},
    {.id = "s11", .question = "Где плотина?", .points = 2, .task = TASK_POINT, .target = targets},
    {.id = "s12", .question = "Кто здесь?", .points = 2, .task = TASK_POINT, .target = &targets[1]},
    {.id = "s13", .question = "Где?", .points = 2, .task = TASK_POINT, .target = &targets[2]},
    {.id = "s14", .question = "Кто?", .accept = said, .accept_count = 2, .task = TASK_ORAL},
};
enum { STEPS = sizeof steps_of / sizeof *steps_of };
static struct step *steps[STEPS];
static struct round rounds[] = {{.title = "Игра", .count = STEPS, .plain = true}};
static const char main_text[] = "название: Игра\nкарточки: k.yaml\n";
static const char card_text[] = "колоды: []\n", quiz_text[] = "title: Разминка\n";
static const struct game *const games[] = {&game};

static const struct plan *game_plan(void)
{
    static struct plan_source parts[3];
    static struct plan plan = {.title = "Игра",
                               .path = "games/igra.yaml",
                               .source = main_text,
                               .source_length = sizeof main_text - 1,
                               .rounds = rounds,
                               .steps = steps,
                               .parts = parts,
                               .games = games,
                               .round_count = 1,
                               .step_count = STEPS,
                               .part_count = 3,
                               .game_count = 1,
                               .kind = PLAN_GAME};
    for (size_t i = 0; i < STEPS; i++)
        steps[i] = &steps_of[i];
    parts[0] = (struct plan_source){"k.yaml", card_text, sizeof card_text - 1,
                                    hash_bytes(card_text, sizeof card_text - 1)};
    parts[1] = (struct plan_source){"../quizzes/r.yaml", quiz_text, sizeof quiz_text - 1,
                                    hash_bytes(quiz_text, sizeof quiz_text - 1)};
    parts[2] = parts[0]; /* taken in twice */
    parts[2].path = "sub/../k.yaml";
    plan.digest = hash_bytes(main_text, sizeof main_text - 1);
    return &plan;
}

/* ---- a session written event by event, whatever the rules of the stages say ---- */

static void begin(struct evening *evening, const char *path)
{
    struct err err = {0};
    enum store_fault fault;
    *evening = (struct evening){.now = {1700000000000, 1000000000}};
    evening->info =
        (struct session_info){.version = "test", .seed = 1, .started_ms = 1700000000000};
    evening->batch = mem_zalloc(1, sizeof *evening->batch);
    history_start(&evening->history, game_plan(), 1);
    evening->store = store_open(path, false, &fault, &err);
    expect_ok(evening->store != NULL, &err);
    expect_ok(store_session_create(evening->store, game_plan(), &evening->info, &fault, &err),
              &err);
}

static void commit(struct evening *evening)
{
    struct err err = {0};
    enum store_fault fault;
    int64_t seq = (int64_t)evening->history.count + 1, cause = seq;
    for (size_t i = 0; i < evening->batch->count; i++) {
        struct event *event = &evening->batch->events[i];
        event->seq = seq++;
        event->cause = cause;
        event->wall_ms = evening->now.wall_ms;
        event->actor = "host";
    }
    struct state *after = history_after(&evening->history, evening->batch);
    expect_ok(store_append(evening->store, evening->info.id, game_plan(), evening->batch, after,
                           &fault, &err),
              &err);
    history_adopt(&evening->history, evening->batch, after);
    batch_clear(evening->batch);
}

static void write_event(struct evening *evening, enum event_kind kind, int step, int team,
                        int64_t amount, const char *words)
{
    batch_add(evening->batch, kind, step, team, amount, words);
    commit(evening);
}

static const struct {
    int step, team;
    const char *text;
} given[] = {
    {0, 0,
     "a02@09:00,a01*45@11:00,+60.2.4.Чай%2c \"с\" вареньем@14:00,"
     "e03!1*120@16:00,e03!2*30@18:00"},
    {1, 0, "r,k"},
    {2, 0, "k=60,r=40"},
    {3, 0, "b"},
    {4, 0, "1:7"},
    {5, 1, "0:9,1:8"},
    {6, 1, "0"},
    {7, 1, "Отчёты, таблицы\nЗвонки"},
    {8, -1, "Отчёты\nДорога"},
    {9, 0, "c,a,b"},
    {9, 1, "a,b,c"},
    {10, 0, "a-1,b-4,c-2"},
    {11, 0, "51.6,81.2"},
    {12, 0, "dam"},
    {12, 1, "cair"},
    {13, 0, "51.251,80.5"},
    {13, 1, "51.5,80.5"},
    {14, 0, "half"},
    {14, 1, "right"},
};

static void write_game(struct evening *evening)
{
    write_event(evening, EVENT_TEAM_JOINED, -1, 0, 0, "Томь");
    write_event(evening, EVENT_TEAM_JOINED, -1, 1, 0, "Кия");
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        write_event(evening, EVENT_STEP_OPENED, given[i].step, -1, 0, "paper");
        write_event(evening, EVENT_ANSWER_GIVEN, given[i].step, given[i].team, 1000, given[i].text);
        write_event(evening, EVENT_STEP_SETTLED, given[i].step, -1, 0, "");
    }
    write_event(evening, EVENT_POINTS_AWARDED, 10, 0, 1, "partial");
    write_event(evening, EVENT_POINTS_AWARDED, 11, 0, 1, "distance");
    write_event(evening, EVENT_POINTS_AWARDED, 13, 0, 2, "exact");
    write_event(evening, EVENT_INDICATOR_CHANGED, 3, 0, -2, "trust a12,a07");
    write_event(evening, EVENT_INDICATOR_CHANGED, 3, -1, 30, "budget rules");
    write_event(evening, EVENT_INDICATOR_CHANGED, 3, 1, 1, "trust host");
    write_event(evening, EVENT_UNDONE, -1, -1, (int64_t)evening->history.count, "");
}

/* ---- tests ---- */

static const struct {
    const char *sql, *expected;
} looks[] = {
    {"SELECT answer FROM answers WHERE number = 1",
     "Выезд 09:00; Письмо, \"срочное\" 11:00, 45 мин; Чай, \"с\" вареньем 14:00, 60 мин; "
     "Подмена на абонементе 16:00, 120 мин; Болезнь 18:00, 30 мин"},
    {"SELECT answer FROM answers WHERE number = 2", "Ремонт, Книги"},
    {"SELECT answer FROM answers WHERE number = 3", "Книги=60, Ремонт=40"},
    {"SELECT answer || '|' || verdict FROM answers WHERE number = 4", "Строить|given"},
    {"SELECT answer FROM answers WHERE number = 5", "Кия:7"},
    {"SELECT answer FROM answers WHERE number = 6", "Директор:9, Гость:8"},
    {"SELECT answer FROM answers WHERE number = 7", "Томь"},
    {"SELECT answer FROM answers WHERE number = 8", "Отчёты, таблицы / Звонки"},
    {"SELECT answer || '|' || verdict FROM answers WHERE number = 10 AND team = 0",
     "Юрга → Междуреченск → Кемерово|wrong"},
    {"SELECT verdict FROM answers WHERE number = 10 AND team = 1", "right"},
    {"SELECT answer FROM questions WHERE number = 10", "Междуреченск → Кемерово → Юрга"},
    {"SELECT answer FROM questions WHERE number = 11",
     "Междуреченск — Уса; Кемерово — Искитимка; Юрга — Юргинка"},
    {"SELECT verdict FROM answers WHERE number = 11", "part"}, /* some points for some pairs */
    {"SELECT answer FROM answers WHERE number = 11",
     "Междуреченск — Уса; Кемерово — Обь; Юрга — Искитимка"},
    {"SELECT options FROM questions WHERE number = 11",
     "Междуреченск / Кемерово / Юрга — Уса / Искитимка / Юргинка / Обь"},
    {"SELECT answer FROM questions WHERE number = 12", "Плотина"},
    {"SELECT answer || '|' || verdict FROM answers WHERE number = 12", "51.6, 81.2|part"},
    {"SELECT answer FROM questions WHERE number = 13", "Кэр-Параваль"},
    {"SELECT group_concat(answer || '|' || verdict) FROM answers WHERE number = 13",
     "Бобровая плотина|wrong,Кэр-Параваль|right"},
    {"SELECT answer FROM questions WHERE number = 14", "51.25,80.5"},
    {"SELECT group_concat(answer || '|' || verdict) FROM answers WHERE number = 14",
     "51.251, 80.5|right,51.5, 80.5|wrong"}, /* all the points: near enough */
    {"SELECT answer FROM questions WHERE number = 15", "Аслан"},
    {"SELECT group_concat(answer || '|' || verdict) FROM answers WHERE number = 15",
     "наполовину|part,верно|right"},
    {"SELECT count(*) FROM answers", "18"}, /* the room is no team */
    {"SELECT question || '|' || text || '|' || task FROM notes",
     "Что съело день?|Отчёты\nДорога|debrief"},
    {"SELECT count(*) FROM notes", "1"},
    {"SELECT group_concat(coalesce(team, 'зал') || ' ' || indicator || ' ' || change || ' ' || "
     "cause, '; ') FROM indicators",
     "Томь trust -2 a12,a07; зал budget 30 rules"}, /* the third was undone */
    {"SELECT number || ' ' || utc FROM indicators LIMIT 1", "4 2023-11-14 22:13:20"},
    {"SELECT count(*) FROM journal WHERE kind = 'answer_given' AND team IS NULL", "1"},
    {"SELECT options FROM questions WHERE number = 2", "Книги / Ремонт"},
    {"SELECT group_concat(id) FROM question_stats",
     "s10,s11,s12,s13,s14,s9"}, /* stages are no questions */
    {"SELECT kind FROM sessions", "game"},
};

static void test_views_of_a_game(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    begin(&evening, temp.path);
    write_game(&evening);
    evening_end(&evening);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        char out[512];
        sql_text(temp.path, looks[i].sql, out, sizeof out);
        expect_text(out, looks[i].expected);
    }
    temp_done(&temp);
}

static void test_review_of_a_game(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct review review;
    struct evening evening;
    begin(&evening, temp.path);
    write_game(&evening);
    expect_true(store_review(evening.store, 1, &arena, &review, NULL, NULL));
    expect_int(review.step_count, STEPS);
    expect_text(review.steps[0].question, "Реальный день"); /* a stage without a question */
    expect_text(review.steps[3].question, "Куда?");
    expect_int(review.cells[0].verdict, REVIEW_GIVEN);
    const struct review_cell *cells = &review.cells[9 * review.team_count];
    expect_text(cells[0].answer, "Юрга → Междуреченск → Кемерово");
    cells = &review.cells[14 * review.team_count];
    expect_text(cells[0].answer, "наполовину");
    expect_int(cells[0].verdict, REVIEW_PART);
    expect_text(review.cells[16].answer, ""); /* the room's note is in no team's cell */
    expect_text(review.cells[17].answer, "");
    arena_free(&arena);
    evening_end(&evening);
    temp_done(&temp);
}

static void test_parts_come_back(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct session_info info;
    struct evening evening;
    struct err err = {0};
    enum store_fault fault;
    begin(&evening, temp.path);
    write_game(&evening);
    evening_end(&evening);
    struct store *store = store_open(temp.path, true, &fault, &err);
    expect_ok(store_session(store, 1, &arena, &info, &fault, &err), &err);
    const struct plan *plan = game_plan();
    expect_text(info.kind, "game");
    expect_text(info.source, main_text);
    expect_text(info.source_path, "games/igra.yaml");
    expect_int(info.part_count, 3);
    for (size_t i = 0; i < 3; i++) {
        expect_text(info.parts[i].path, plan->parts[i].path);
        expect_text(info.parts[i].text, plan->parts[i].text);
        expect_int(info.parts[i].length, plan->parts[i].length);
        expect_mem(&info.parts[i].digest, &plan->parts[i].digest, HASH_SIZE);
    }
    store_close(store);
    expect_int(sql_number(temp.path, "SELECT count(*) FROM source"), 3); /* one stands twice */
    expect_int(count_events(temp.path, 1), 66);
    arena_free(&arena);
    temp_done(&temp);
}

/* The chain begins with the parts: one that is exchanged or lost breaks it. */
static void test_an_exchanged_part_is_seen(void **state)
{
    (void)state;
    static const char *const harms[] = {
        "DROP TRIGGER keep_session_source; UPDATE session_source SET digest = (SELECT digest FROM "
        "session_source WHERE number = 2) WHERE number = 1",
        "DELETE FROM session_source WHERE number = 3",
        "DROP TRIGGER keep_session_source; UPDATE session_source SET path = 'x' WHERE number = 3",
    };
    for (size_t i = 0; i < sizeof harms / sizeof *harms; i++) {
        struct temp temp = temp_make();
        struct evening evening;
        enum store_fault fault;
        begin(&evening, temp.path);
        write_game(&evening);
        evening_end(&evening);
        sql_run(temp.path, harms[i]);
        struct store *store = store_open(temp.path, true, &fault, NULL);
        expect_true(store != NULL);
        expect_false(store_events(store, 1, NULL, NULL, &fault, NULL));
        expect_int(fault, STORE_DAMAGED);
        store_close(store);
        temp_done(&temp);
    }
}

static void test_a_quiz_has_no_parts(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct arena arena = {0};
    struct session_info info;
    struct evening evening;
    evening_start(&evening, temp.path);
    expect_true(store_session(evening.store, 1, &arena, &info, NULL, NULL));
    expect_text(info.kind, "quiz");
    expect_int(info.part_count, 0);
    arena_free(&arena);
    evening_end(&evening);
    temp_done(&temp);
}

/* A file made before games: its sessions stay as they are, and the views for games are there. */
static void test_an_older_file_gets_the_new_views(void **state)
{
    (void)state;
    struct temp temp = temp_make();
    struct evening evening;
    evening_start(&evening, temp.path);
    evening_play(&evening);
    evening_end(&evening);
    sql_run(temp.path, "DROP VIEW notes; DROP VIEW indicators; PRAGMA user_version = 1");
    struct store *store = store_open(temp.path, false, NULL, NULL);
    expect_true(store != NULL);
    store_close(store);
    expect_int(sql_number(temp.path, "SELECT count(*) FROM notes"), 0);
    expect_int(sql_number(temp.path, "PRAGMA user_version"), 2);
    expect_int(sql_number(temp.path, "SELECT count(*) FROM standings"), 3);
    temp_done(&temp);
}

const struct test_case tests_games[] = {
    TEST(test_views_of_a_game),
    TEST(test_review_of_a_game),
    TEST(test_parts_come_back),
    TEST(test_an_exchanged_part_is_seen),
    TEST(test_a_quiz_has_no_parts),
    TEST(test_an_older_file_gets_the_new_views),
    {0},
};
