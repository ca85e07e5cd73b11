/* The question as the room sees it: ready, open, closed, by every task and mode. */
#include "expect.h"
#include "ui/scene.h"

static struct scene scene;

static const char *const two = "Томь|Кия";
static const char *const four = "Томь|Кия|Мрассу|Иня";
static const char *const eight = "Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш";
static const char *const sixteen =
    "Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш|Барзас|Тайдон|Тутуяс|Терсь|Кабырза|Бачат|Ур|"
    "Библиотечные волки из Прокопьевска";

static void evening(const char *teams)
{
    scene_start(&scene);
    scene_evening(&scene);
    scene_play(&scene, teams);
}

static void test_ready(void **state)
{
    (void)state;
    evening(four);
    scene_shot(&scene, "first of a round");
    scene_go(&scene, 2);
    scene_shot(&scene, "later, with a penalty");
    scene_go(&scene, 3);
    scene_shot(&scene, "by turns");
    scene_album(&scene, "screens/ready");
    scene_end(&scene);
}

static void test_choice(void **state)
{
    (void)state;
    evening(two);
    scene_press(&scene, "Space 1");
    scene_wait(&scene, 12400);
    scene_shot(&scene, "two teams, one has answered");
    scene_press(&scene, "F4");
    scene_shot(&scene, "paused");
    scene_press(&scene, "Space 8");
    scene_wait(&scene, 14000);
    scene_shot(&scene, "the last seconds");
    scene_press(&scene, "Space");
    scene_shot(&scene, "closed");
    scene_album(&scene, "screens/choice");
    scene_end(&scene);
}

static void test_many_teams(void **state)
{
    (void)state;
    evening(eight);
    scene_press(&scene, "Space 1 9 я ю й");
    scene_wait(&scene, 7000);
    scene_shot(&scene, "eight teams, five have answered");
    scene_end(&scene);
    evening(sixteen);
    scene_press(&scene, "Space 1 2 3 Right 4");
    scene_wait(&scene, 7000);
    scene_shot(&scene, "sixteen teams by cards");
    scene_album(&scene, "screens/many-teams");
    scene_end(&scene);
}

static void test_turns(void **state)
{
    (void)state;
    evening(two);
    scene.steps[0]->mode = MODE_TURNS;
    scene_press(&scene, "Space Space 1");
    scene_shot(&scene, "choice by turns, the first team has answered");
    scene_end(&scene);
    evening(eight);
    scene.steps[1]->mode = MODE_TURNS;
    scene_go(&scene, 1);
    scene_press(&scene, "Space Space 1 2");
    scene_shot(&scene, "multi by turns, eight teams");
    scene_end(&scene);
    evening(sixteen);
    scene_go(&scene, 3);
    scene_press(&scene, "Space Enter");
    scene_type(&scene, "красная гор");
    scene_shot(&scene, "text, sixteen teams");
    scene_album(&scene, "screens/turns");
    scene_end(&scene);
}

static void test_multi_and_truefalse(void **state)
{
    (void)state;
    evening(four);
    scene_go(&scene, 1);
    scene_press(&scene, "Space 1 3 x");
    scene_shot(&scene, "multi, two have marked");
    scene_go(&scene, 2);
    scene_press(&scene, "Space 2");
    scene_shot(&scene, "true or false");
    scene_press(&scene, "Space");
    scene_shot(&scene, "true or false, closed");
    scene_album(&scene, "screens/multi-truefalse");
    scene_end(&scene);
}

static void test_typed(void **state)
{
    (void)state;
    evening(two);
    scene_go(&scene, 3);
    scene_press(&scene, "Space Enter");
    scene_shot(&scene, "text, nothing typed");
    scene_type(&scene, "красная горка");
    scene_shot(&scene, "text, hidden");
    scene_press(&scene, "Tab");
    scene_shot(&scene, "text, letters shown");
    scene_press(&scene, "F4");
    scene_shot(&scene, "text, paused");
    scene_press(&scene, "Space Enter Enter Enter");
    scene_shot(&scene, "text, closed");
    scene_go(&scene, 4);
    scene_press(&scene, "Space Enter");
    scene.preferences.hide_typing = false;
    scene_type(&scene, "1618");
    scene_shot(&scene, "number with its unit");
    scene_album(&scene, "screens/typed");
    scene_end(&scene);
}

/* The keyboard on its way: the question is there, the field is not; names of any length. */
static void test_handover(void **state)
{
    (void)state;
    evening(four);
    scene_go(&scene, 3);
    scene_press(&scene, "Space");
    scene_shot(&scene, "text, the first turn");
    scene_press(&scene, "Enter");
    scene_type(&scene, "красная горка");
    scene_press(&scene, "Enter");
    scene_shot(&scene, "text, the second turn");
    scene_end(&scene);
    evening(sixteen);
    scene_go(&scene, 4);
    scene_press(&scene, "Space");
    for (int turn = 0; turn < 11; turn++)
        scene_press(&scene, "Enter Enter");
    scene_shot(&scene, "number, a long name");
    scene_end(&scene);
    evening(two);
    scene.steps[0]->mode = MODE_TURNS;
    scene_press(&scene, "Space");
    scene_shot(&scene, "choice");
    scene_album(&scene, "screens/handover");
    scene_end(&scene);
}

/* A question of some 400 letters; options of one word, of a line, and eight of them. */
static void test_sizes_of_questions(void **state)
{
    (void)state;
    static const char *const long_question =
        "Этот человек родился в деревне на берегу Томи, в юности работал на шахте, потом учился "
        "в Томске и Петрограде, вернулся в Кузбасс с экспедицией, описал угольные пласты, по "
        "которым до сих пор считают запасы, а его именем названы улица, площадь и минерал. "
        "Назовите минерал, который получил имя этого человека в середине двадцатого века и "
        "хранится в музее Новокузнецка.";
    scene_start(&scene);
    scene_round(&scene, "Длинное и короткое", NULL);
    scene_choice(&scene, "Да?", "*Да|Нет");
    scene_choice(&scene, long_question, "*Усовит|Яворскит|Лутугинит");
    scene_choice(&scene, "Что сделал первооткрыватель?",
                 "*Поднялся по Томи до горелой горы и отправил образцы в Берг-коллегию|"
                 "Построил первую шахту и пригласил на неё мастеров с Урала и из Саксонии|"
                 "Написал книгу|Никуда не поехал, потому что был занят составлением отчёта");
    scene_choice(&scene, "Выберите один из пяти", "Один|*Два|Три|Четыре|Пять");
    scene_choice(&scene, "Выберите один из восьми",
                 "Анжеро-Судженск|Белово|Берёзовский|Гурьевск|*Калтан|Киселёвск|"
                 "Ленинск-Кузнецкий|Междуреченск");
    scene_text(&scene, long_question, "Усовит", "");
    scene_play(&scene, four);
    static const char *const titles[] = {"two options",  "a long question",      "long options",
                                         "five options", "eight options: turns", "long and typed"};
    for (int step = 0; step < 6; step++) {
        scene_go(&scene, step);
        scene_press(&scene, "Space");
        if (state_turn_team(scene.history.state) >= 0)
            scene_press(&scene, "Enter");
        scene_shot(&scene, titles[step]);
    }
    scene_album(&scene, "screens/question-sizes");
    scene_end(&scene);
}

static void test_interrupted(void **state)
{
    (void)state;
    evening(two);
    scene_press(&scene, "Space");
    SCENE_DO(&scene, .kind = COMMAND_INTERRUPTED, .team = -1, .amount = 9000);
    scene_shot(&scene, "choice");
    scene_go(&scene, 3);
    scene_press(&scene, "Space Enter");
    scene_type(&scene, "Крас");
    scene_wait(&scene, 2500);
    SCENE_DO(&scene, .kind = COMMAND_INTERRUPTED, .team = -1, .amount = 9000);
    scene_shot(&scene, "text");
    scene_album(&scene, "screens/interrupted");
    scene_end(&scene);
}

static void test_english(void **state)
{
    (void)state;
    evening(four);
    scene.preferences.language = LANGUAGE_EN;
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space 1");
    scene_shot(&scene, "open");
    scene_press(&scene, "Space");
    scene_shot(&scene, "closed");
    scene_go(&scene, 3);
    scene_press(&scene, "Space");
    scene_shot(&scene, "text, the keyboard changes hands");
    scene_press(&scene, "Enter");
    scene_shot(&scene, "text");
    scene_album(&scene, "screens/question-english");
    scene_end(&scene);
}

/* As on a projector, in big letters. */
static void test_with_font(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_evening(&scene);
    if (!scene_use_font(&scene)) {
        scene_end(&scene);
        expect_skip("no font here");
    }
    scene_play(&scene, four);
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space 1");
    scene_wait(&scene, 12400);
    scene_shot(&scene, "open");
    scene_album(&scene, "screens/question-font");
    scene_end(&scene);
}

const struct test_case tests_screens_play[] = {
    TEST(test_ready),
    TEST(test_choice),
    TEST(test_many_teams),
    TEST(test_turns),
    TEST(test_multi_and_truefalse),
    TEST(test_typed),
    TEST(test_handover),
    TEST(test_sizes_of_questions),
    TEST(test_interrupted),
    TEST(test_english),
    TEST(test_with_font),
    {0},
};
