/* Reveal: the right answer, who said what and by which rule. */
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

static void answer(int team, const char *text)
{
    SCENE_DO(&scene, .kind = COMMAND_ANSWER, .team = team, .text = text, .actor = "team");
}

/* Each team takes the keyboard in its turn; "" passes. */
static void answer_by_turns(const char *const *texts)
{
    for (int i = 0; state_turn_team(scene.history.state) >= 0; i++) {
        SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
        if (texts[i][0] != '\0')
            answer(state_turn_team(scene.history.state), texts[i]);
        SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    }
}

static void reveal(const char *title)
{
    for (int i = 0; i < 20 && state_phase(scene.history.state) != PHASE_REVEALED; i++)
        scene_press(&scene, "Space");
    expect_int(state_phase(scene.history.state), PHASE_REVEALED);
    scene_shot(&scene, title);
}

static void test_choice(void **state)
{
    (void)state;
    evening(four);
    scene_press(&scene, "Space 1 8 я");
    reveal("two right, one wrong, one silent");
    scene_press(&scene, "F3 Enter");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "Space Space Left");
    scene_shot(&scene, "settled, looked at again");
    scene_go(&scene, 2);
    scene_press(&scene, "Space 2 8 z");
    reveal("true or false, with a penalty");
    scene_album(&scene, "screens/reveal-choice");
    scene_end(&scene);
}

static void test_many_teams(void **state)
{
    (void)state;
    evening(eight);
    scene_press(&scene, "Space 1 7 я т й г ф л");
    reveal("choice, eight teams");
    scene_go(&scene, 1);
    scene_press(&scene, "Space 1 2 4 7 8 я ч с т й ц к");
    reveal("multi, eight teams, parts");
    scene_end(&scene);
    evening(sixteen);
    scene_press(&scene, "Space 1 1 1 1 1 1 1 1 1 2 2 3 1 1 4 1");
    reveal("choice, sixteen teams");
    scene_go(&scene, 1);
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    for (int team = 0; team < 15; team++)
        answer(team, team % 3 == 0 ? "a,b,d" : team % 3 == 1 ? "a,b" : "b,c");
    reveal("multi, sixteen teams");
    scene_album(&scene, "screens/reveal-many");
    scene_end(&scene);
}

static void test_text(void **state)
{
    (void)state;
    static const char *const answers[] = {
        "Красная Горка", "краснаягорка",  "Музей Красная Горка", "Красноя Горка",
        "Rhfcyfz Ujhrf", "Зелёная Горка", "Томская писаница",    ""};
    evening(eight);
    scene_go(&scene, 3);
    scene_press(&scene, "Space");
    answer_by_turns(answers);
    reveal("every rule");
    SCENE_DO(&scene, .kind = COMMAND_JUDGE, .team = 1, .amount = 1);
    SCENE_DO(&scene, .kind = COMMAND_JUDGE, .team = 3, .amount = 0);
    scene_shot(&scene, "the host's word on two");
    scene_album(&scene, "screens/reveal-text");
    scene_end(&scene);
}

static void test_number(void **state)
{
    (void)state;
    static const char *const near[] = {"1618", "1620", "1700", ""};
    static const char *const ties[] = {"1617", "1619", "1600", "2000"};
    static const int32_t ranks[] = {3, 2, 1};
    evening(four);
    scene_go(&scene, 4);
    scene_press(&scene, "Space");
    answer_by_turns(near);
    reveal("tolerance");
    scene_end(&scene);
    evening(four);
    scene.steps[4]->rank_points = ranks;
    scene.steps[4]->rank_count = 3;
    scene.steps[4]->tolerance = 0;
    scene_go(&scene, 4);
    scene_press(&scene, "Space");
    answer_by_turns(ties);
    reveal("closest, two share the first place");
    scene_album(&scene, "screens/reveal-number");
    scene_end(&scene);
}

static void test_nobody_and_void(void **state)
{
    (void)state;
    evening(two);
    scene_press(&scene, "Space");
    reveal("choice, nobody answered");
    scene_press(&scene, "F6");
    scene_shot(&scene, "voided");
    scene_go(&scene, 3);
    scene_press(&scene, "Space Enter");
    scene_type(&scene, "Крас");
    scene_wait(&scene, 2500);
    scene_wait(&scene, 31000);
    scene_wait(&scene, 2100); /* the bell has rung */
    scene_press(&scene, "Enter");
    scene_wait(&scene, 31000);
    scene_wait(&scene, 2100);
    reveal("text, one had no time to enter, one was silent");
    scene_album(&scene, "screens/reveal-nobody");
    scene_end(&scene);
}

/* A long answer, a long explanation, a long source. */
static void test_long(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_round(&scene, "Длинное", NULL);
    struct step *step = scene_choice(
        &scene,
        "Почему при взгляде на карту Кузбасса кажется, что города стоят вдоль одной реки, хотя "
        "на самом деле рек в области больше двадцати одной тысячи?",
        "*Потому что уголь возили по воде, пока не построили железную дорогу|Так вышло|Не знаю");
    step->explanation =
        "До 1916 года уголь из Кузнецкого бассейна сплавляли по Томи на баржах, и посёлки при "
        "копях вставали у воды. Железная дорога пришла позже и повторила путь реки, поэтому "
        "города оказались нанизаны на одну нитку. Исключения лежат на западе: Ленинск-Кузнецкий, "
        "Белово и Гурьевск выросли вдоль Ини и Бачатов, а Мариинск стоит на Сибирском тракте.";
    step->source = "Историческая энциклопедия Кузбасса, т. 1, Познань, 1996, с. 214–219, статья "
                   "«Города и посёлки городского типа»";
    scene_play(&scene, eight);
    scene_press(&scene, "Space 1 7 я");
    reveal("everything is long");
    scene_album(&scene, "screens/reveal-long");
    scene_end(&scene);
}

static void test_english(void **state)
{
    (void)state;
    evening(four);
    scene.preferences.language = LANGUAGE_EN;
    scene_press(&scene, "Space 1 8 z");
    reveal("choice");
    scene_go(&scene, 2);
    scene_press(&scene, "Space 2 8 z");
    reveal("true or false");
    scene_album(&scene, "screens/reveal-english");
    scene_end(&scene);
}

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
    scene_press(&scene, "Space 1 8 я");
    reveal("choice");
    scene_album(&scene, "screens/reveal-font");
    scene_end(&scene);
}

const struct test_case tests_screens_reveal[] = {
    TEST(test_choice),  TEST(test_many_teams),      TEST(test_text),
    TEST(test_number),  TEST(test_nobody_and_void), TEST(test_long),
    TEST(test_english), TEST(test_with_font),       {0},
};
