/* The screens around the game: start, picker, results, review, settings. */
#include <stdio.h>

#include "expect.h"
#include "ui/scene.h"

static struct scene scene;

static void begin(void)
{
    scene_start(&scene);
    scene_evening(&scene);
}

static const struct past_session evenings[] = {
    {.id = 7,
     .started_ms = 1718892300000,
     .title = "Гений места",
     .venue = "Мыски",
     .leader = "Томь",
     .teams = 4,
     .round = 2,
     .rounds = 4},
    {.id = 5,
     .started_ms = 1717682700000,
     .title = "Кузбасс: тридцать четыре вопроса о городах и "
              "округах",
     .venue = "",
     .leader = "Библиотечные волки из Прокопьевска",
     .teams = 16,
     .round = 6,
     .rounds = 6,
     .finished = true},
    {.id = 4,
     .started_ms = 1717500000000,
     .title = "Разминка",
     .venue = "",
     .leader = "",
     .teams = 2,
     .round = 1,
     .rounds = 1,
     .finished = true},
    {.id = 3,
     .started_ms = 1704100000000,
     .title = "Проба",
     .venue = "",
     .leader = "",
     .teams = 1,
     .round = 1,
     .rounds = 1},
};

static void test_start(void **state)
{
    (void)state;
    begin();
    scene_open(&scene, SCREEN_START, 0);
    scene_shot(&scene, "nothing yet");
    scene.shelf.count = 43;
    scene.past = (struct past){.items = evenings, .count = 4};
    snprintf(scene.preferences.venue, PREFERENCE_TEXT_MAX, "Мыски, модельная библиотека");
    snprintf(scene.preferences.facilitator, PREFERENCE_TEXT_MAX, "Анна Петровна");
    scene_shot(&scene, "an unfinished evening");
    scene_press(&scene, "Down Down");
    scene.shelf_scanned = true;
    scene.shelf = (struct shelf){0};
    scene_shot(&scene, "no games yet");
    scene.preferences.language = LANGUAGE_EN;
    scene_shot(&scene, "in English");
    scene_album(&scene, "screens/start");
    scene_end(&scene);
}

static void test_start_with_font(void **state)
{
    (void)state;
    begin();
    if (!scene_use_font(&scene)) {
        scene_end(&scene);
        expect_skip("no font here");
    }
    scene.past = (struct past){.items = evenings, .count = 4};
    scene_open(&scene, SCREEN_START, 0);
    scene_shot(&scene, "an unfinished evening");
    scene_album(&scene, "screens/start-font");
    scene_end(&scene);
}

static const struct shelf_item shelf[] = {
    {.path = "quizzes/genius.yaml",
     .title = "Гений места",
     .about = "Города Кузбасса и их имена.",
     .rounds = 4,
     .questions = 34,
     .minutes = 45,
     .difficulty = 18},
    {.path = "quizzes/kuzbass/kemerovo.yaml",
     .title = "Кемерово",
     .rounds = 1,
     .questions = 1,
     .minutes = 2},
    {.path = "quizzes/broken.yaml",
     .title = "broken.yaml",
     .complaint = "quizzes/broken.yaml:12:5: error: у вопроса нет ответа. Допишите строку "
                  "«ответ:» под вопросом."},
    {.path = "quizzes/a/very/long/path/to/a/folder/of/questions/about/the/north/of/the/region.yaml",
     .title = "Север области: Анжеро-Судженск, Мариинск, Тайга, Юрга и все, кто живёт вдоль "
              "железной дороги",
     .about =
         "Двенадцать вопросов о станциях, депо и вокзалах, один "
         "музыкальный и один для знатоков расписания поездов тысяча девятьсот шестнадцатого года.",
     .rounds = 3,
     .questions = 12,
     .minutes = 25,
     .difficulty = 30},
};

static void test_picker(void **state)
{
    (void)state;
    begin();
    scene_open(&scene, SCREEN_START, 0);
    scene_open(&scene, SCREEN_PICKER, 0);
    scene_wait(&scene, 0);
    scene_shot(&scene, "nothing to play");
    scene.shelf = (struct shelf){.items = shelf, .count = 4};
    scene_shot(&scene, "the list");
    scene_press(&scene, "Down Down");
    scene_shot(&scene, "a broken file");
    scene_press(&scene, "Enter");
    expect_int(scene.outcome.kind, OUTCOME_STAY);
    scene_press(&scene, "Down");
    scene_shot(&scene, "everything is long");
    scene_type(&scene, "ctdth"); /* «север» in the other layout */
    scene_shot(&scene, "filtered");
    scene_type(&scene, "щщ");
    scene_shot(&scene, "nothing found");
    for (int i = 0; i < 7; i++)
        scene_press(&scene, "Backspace");
    scene_press(&scene, "Tab");
    scene_shot(&scene, "preview");
    scene_album(&scene, "screens/picker");
    scene_press(&scene, "Esc Enter");
    expect_int(scene.outcome.request, REQUEST_PLAY);
    expect_text(scene.outcome.text, shelf[0].path);
    scene_end(&scene);
}

static void test_results(void **state)
{
    (void)state;
    begin();
    scene_open(&scene, SCREEN_START, 0);
    scene_open(&scene, SCREEN_RESULTS, 0);
    scene_shot(&scene, "none");
    scene.past = (struct past){.items = evenings, .count = 4};
    scene_shot(&scene, "four evenings");
    scene_press(&scene, "F4");
    expect_int(scene.outcome.request, REQUEST_RESUME);
    expect_int(scene.outcome.number, 7);
    scene_press(&scene, "Down Enter");
    expect_int(scene.outcome.request, REQUEST_REVIEW);
    expect_int(scene.outcome.number, 5);
    scene_press(&scene, "F5");
    expect_int(scene.outcome.request, REQUEST_EXPORT);
    scene_album(&scene, "screens/results");
    scene_end(&scene);
}

/* ---- review ---- */

static const char *const names[TEAMS_MAX] = {
    "Томь",    "Кия",     "Мрассу", "Иня",
    "Яя",      "Кондома", "Уса",    "Чумыш",
    "Барзас",  "Тайдон",  "Тутуяс", "Терсь",
    "Кабырза", "Бачат",   "Ур",     "Библиотечные волки из Прокопьевска"};

enum { ROWS = 12 };

/* A table of `teams` columns, with every sort of cell in it. */
static void make_table(size_t teams, struct session_table *table)
{
    static int numbers[TEAMS_MAX], places[TEAMS_MAX];
    static int64_t scores[TEAMS_MAX];
    static struct table_cell cells[ROWS][TEAMS_MAX];
    static struct table_row rows[ROWS];
    for (size_t row = 0; row < ROWS; row++) {
        rows[row] = (struct table_row){
            .number = (int)row + 1,
            .round = "Разминка",
            .question = row % 2 == 0 ? "Какой город до 1932 года назывался Щегловском?"
                                     : "Какие реки текут в Кузбассе?",
            .right_answer = row % 2 == 0 ? "Кемерово" : "Томь, Кия",
            .played = row < 10,
            .voided = row == 4,
            .cells = cells[row]};
        for (size_t team = 0; team < teams; team++) {
            size_t sort = (row + team) % 4;
            cells[row][team] = (struct table_cell){.answer = sort == 0   ? "Кемерово"
                                                             : sort == 1 ? "Юрга"
                                                             : sort == 2 ? "Тайга"
                                                                         : "",
                                                   .points = row >= 10   ? 0
                                                             : sort == 0 ? 2
                                                             : sort == 1 ? -1
                                                                         : 0,
                                                   .elapsed_ms = (int32_t)(1000 * row + 350),
                                                   .given = row < 10 && sort != 3,
                                                   .right = sort == 0};
        }
    }
    for (size_t team = 0; team < teams; team++) {
        numbers[team] = (int)team;
        places[team] = team == 15 ? 0 : (int)team + 1;
        scores[team] = 40 - 3 * (int64_t)team;
    }
    *table = (struct session_table){.session = &evenings[0],
                                    .teams = names,
                                    .numbers = numbers,
                                    .scores = scores,
                                    .places = places,
                                    .places_last = places,
                                    .team_count = teams,
                                    .rows = rows,
                                    .row_count = ROWS};
}

static void test_review(void **state)
{
    (void)state;
    static const size_t counts[] = {1, 8, 16};
    static const char *const titles[] = {"one team", "eight teams", "sixteen teams"};
    for (size_t i = 0; i < 3; i++) {
        struct session_table table;
        begin();
        make_table(counts[i], &table);
        scene.table = &table;
        scene_open(&scene, SCREEN_START, 0);
        scene_open(&scene, SCREEN_REVIEW, 0);
        scene_shot(&scene, titles[i]);
        if (i == 2) {
            scene_press(&scene, "PgDn Right Right Right");
            scene_shot(&scene, "moved over the table");
            for (int k = 0; k < 20; k++)
                scene_press(&scene, "Right Down");
            scene_shot(&scene, "at its far corner");
            scene_album(&scene, "screens/review");
        }
        scene_end(&scene);
    }
}

static void test_settings(void **state)
{
    (void)state;
    begin();
    scene_open(&scene, SCREEN_START, 0);
    scene_open(&scene, SCREEN_SETTINGS, 0);
    scene_shot(&scene, "as they come");
    scene_press(&scene, "Down Down Right Down Right Down");
    expect_int(scene.preferences.time_s, 35);
    expect_false(scene.preferences.hide_typing);
    scene_type(&scene, "Мыски, библиотека");
    scene_shot(&scene, "typing the venue");
    scene_press(&scene, "Down");
    expect_text(scene.preferences.venue, "Мыски, библиотека");
    scene_press(&scene, "Up Up Up Up Right");
    expect_int(scene.preferences.language, LANGUAGE_EN);
    scene_shot(&scene, "in English");
    scene_album(&scene, "screens/settings");
    scene_end(&scene);
}

const struct test_case tests_screens_front[] = {
    TEST(test_start),
    TEST(test_start_with_font),
    TEST(test_picker),
    TEST(test_results),
    TEST(test_review),
    TEST(test_settings),
    {0},
};
