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

const struct test_case tests_screens_play[] = {
    TEST(test_ready),
    TEST(test_choice),
    TEST(test_many_teams),
    {0},
};
