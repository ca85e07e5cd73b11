/* Teams and roll-call. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static const char *const two = "Томь|Кия";
static const char *const eight = "Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш";
static const char *const odd_sixteen =
    "Томь|Библиотечные волки из города Прокопьевска|Знатоки 漢字|Йод и ёж|קוזבאס|"
    "فريق السماء|🐺 Волки 🐺|👩‍🚀 Космос|"
    "áéíóú|"
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́|"
    "a|1|   пробелы   внутри|«Кавычки»|"
    "🇷🇺 Россия|Последняя";

static void lobby(const char *teams)
{
    scene_start(&scene);
    scene_evening(&scene);
    scene_teams(&scene, teams);
}

static void test_teams(void **state)
{
    (void)state;
    lobby("");
    scene_shot(&scene, "none");
    scene.last_teams[0] = "Томь";
    scene.last_teams[1] = "Кия";
    scene.last_team_count = 2;
    scene_shot(&scene, "none, some last time");
    scene_press(&scene, "F5");
    for (int i = 0; i < 3; i++)
        scene_wait(&scene, 0);
    expect_int(scene.history.state->team_count, 2);
    scene_shot(&scene, "two");
    scene_type(&scene, "Мра ссу");
    scene_shot(&scene, "typing a third");
    scene_press(&scene, "Enter");
    expect_text(scene.history.state->teams[2].name, "Мра ссу");
    scene_press(&scene, "Up Up F4");
    scene_type(&scene, "Анна, Борис, Вера");
    scene_press(&scene, "Enter Up Del");
    scene_shot(&scene, "members, one has left");
    scene_press(&scene, "F2");
    scene_shot(&scene, "renaming");
    scene_album(&scene, "screens/teams");
    scene_end(&scene);
}

/* Names of every sort break no column: what follows them stands where it always stands. */
static void test_odd_names(void **state)
{
    (void)state;
    lobby(odd_sixteen);
    expect_int(scene.history.state->team_count, 16);
    scene_shot(&scene, "sixteen odd names");
    scene_press(&scene, "Up");
    scene_shot(&scene, "the last is chosen");
    scene_press(&scene, "Down Enter");
    expect_int(scene_kind(&scene), SCREEN_ROLLCALL);
    scene_press(&scene, "Space Space");
    scene_shot(&scene, "in the question");
    scene_press(&scene, "F2");
    scene_shot(&scene, "in the standings");
    scene_album(&scene, "screens/teams-odd-names");
    scene_end(&scene);
}

static void test_rollcall(void **state)
{
    (void)state;
    lobby(two);
    scene_press(&scene, "Enter");
    scene_shot(&scene, "two teams, none heard");
    scene_press(&scene, "1 2 7");
    expect_true(scene.history.state->teams[0].ready && scene.history.state->teams[1].ready);
    scene_shot(&scene, "both heard");
    scene_end(&scene);
    lobby(eight);
    scene_press(&scene, "Enter 1 8 я й");
    scene_shot(&scene, "eight teams, four heard");
    scene_end(&scene);
    lobby("1|2|3|4|5|6|7|8|9|10|11|12");
    scene_press(&scene, "Enter");
    scene_shot(&scene, "twelve teams by cards");
    scene_press(&scene, "Space");
    expect_int(scene.history.state->stage, STAGE_STEP);
    scene_press(&scene, "F3 Enter");
    expect_int(scene_kind(&scene), SCREEN_TEAMS);
    scene_album(&scene, "screens/rollcall");
    scene_end(&scene);
}

static void test_english(void **state)
{
    (void)state;
    lobby(two);
    scene.preferences.language = LANGUAGE_EN;
    scene_shot(&scene, "teams");
    scene_press(&scene, "Enter 1");
    scene_shot(&scene, "roll-call");
    scene_album(&scene, "screens/lobby-english");
    scene_end(&scene);
}

static void test_rollcall_with_font(void **state)
{
    (void)state;
    lobby("Томь|Кия|Мрассу|Иня");
    if (!scene_use_font(&scene)) {
        scene_end(&scene);
        expect_skip("no font here");
    }
    scene_press(&scene, "Enter 1 ю");
    scene_shot(&scene, "four teams, two heard");
    scene_album(&scene, "screens/rollcall-font");
    scene_end(&scene);
}

/* Sheets need no keys: the game begins from the teams; one question of options asks for them. */
static void test_on_paper(void **state)
{
    (void)state;
    for (int keyed = 0; keyed < 2; keyed++) {
        scene_start(&scene);
        scene_game(&scene, "Два дня методиста", "");
        scene_stage(&scene, TASK_WRITE, "Три слова")->lines = 1;
        scene.steps[0]->mode = MODE_PAPER;
        if (keyed)
            scene_choice(&scene, "Какой город назывался Щегловском?", "*Кемерово|Юрга");
        scene_teams(&scene, two);
        expect_int(strstr(scene_print(&scene), "работают на бумаге") != NULL, !keyed);
        scene_press(&scene, "Enter");
        expect_int(scene_kind(&scene), keyed ? SCREEN_ROLLCALL : SCREEN_PLAY);
        expect_int(scene.history.state->stage, keyed ? STAGE_LOBBY : STAGE_STEP);
        scene_end(&scene);
    }
}

const struct test_case tests_screens_lobby[] = {
    TEST(test_teams),
    TEST(test_odd_names),
    TEST(test_rollcall),
    TEST(test_english),
    TEST(test_rollcall_with_font),
    TEST(test_on_paper),
    {0},
};
