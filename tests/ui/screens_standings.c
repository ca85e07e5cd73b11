/* Standings after a round and at any moment, and the final screen. */
#include "expect.h"
#include "ui/scene.h"

static struct scene scene;

static const char *const four = "Томь|Кия|Мрассу|Иня";
static const char *const sixteen =
    "Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш|Барзас|Тайдон|Тутуяс|Терсь|Кабырза|Бачат|Ур|"
    "Библиотечные волки из Прокопьевска";

static void evening(const char *teams)
{
    scene_start(&scene);
    scene_evening(&scene);
    scene_play(&scene, teams);
}

static void points(int team, int64_t amount)
{
    SCENE_DO(&scene, .kind = COMMAND_ADJUST, .team = team, .amount = amount, .text = "проба");
}

/* To the standings after the round of the step under the cursor. */
static void end_round(void)
{
    for (int i = 0; i < 20 && scene.history.state->stage != STAGE_STANDINGS; i++)
        SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    scene_wait(&scene, 0);
}

static void finish(void)
{
    SCENE_DO(&scene, .kind = COMMAND_FINISH, .team = -1);
    scene_wait(&scene, 0);
    scene_wait(&scene, 1000);
}

static void test_after_a_round(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_evening(&scene);
    scene_round(&scene, "Блиц", NULL);
    scene_truefalse(&scene, "Кузбасс старше области.", true);
    scene_play(&scene, four);
    points(0, 14), points(1, 12), points(2, 12), points(3, 9);
    end_round();
    scene_shot(&scene, "before the bars have grown");
    scene_wait(&scene, 300);
    scene_shot(&scene, "growing");
    scene_wait(&scene, 700);
    scene_shot(&scene, "grown, two share a place");
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    points(3, 8);
    SCENE_DO(&scene, .kind = COMMAND_TEAM_RETIRE, .team = 1);
    end_round();
    scene_wait(&scene, 1000);
    scene_shot(&scene, "moved, one has left");
    scene_album(&scene, "screens/standings");
    scene_end(&scene);
}

static void test_odd_scores(void **state)
{
    (void)state;
    evening(four);
    scene_press(&scene, "F2");
    scene_shot(&scene, "nobody has points");
    points(0, -5), points(1, 1000000), points(2, -120);
    scene_shot(&scene, "a million, and less than nothing");
    scene_end(&scene);
    evening(sixteen);
    for (int team = 0; team < 16; team++)
        points(team, 3 + team * 7 % 16);
    scene_press(&scene, "F2");
    scene_shot(&scene, "sixteen teams");
    scene_end(&scene);
    evening("Томь");
    points(0, 7);
    scene_press(&scene, "F2");
    scene_shot(&scene, "one team");
    scene_album(&scene, "screens/standings-odd");
    scene_end(&scene);
}

static void test_final(void **state)
{
    (void)state;
    evening(four);
    points(0, 14), points(1, 12), points(2, 11), points(3, 9);
    finish();
    scene_shot(&scene, "a winner, four teams");
    scene_end(&scene);
    evening("Томь|Кия");
    points(0, 14), points(1, 15);
    finish();
    scene_shot(&scene, "two teams");
    scene_end(&scene);
    evening("Томь");
    points(0, 14);
    finish();
    scene_shot(&scene, "one team");
    scene_end(&scene);
    evening(four);
    finish();
    scene_shot(&scene, "all level at nothing");
    scene_album(&scene, "screens/final");
    scene_end(&scene);
}

static void test_final_with_ties(void **state)
{
    (void)state;
    evening(four);
    points(0, 14), points(1, 14), points(2, 11), points(3, 9);
    finish();
    scene_shot(&scene, "two share the first place");
    scene_end(&scene);
    evening(four);
    points(0, 14), points(1, 11), points(2, 11), points(3, 11);
    finish();
    scene_shot(&scene, "three share the second place");
    scene_end(&scene);
    evening(four);
    points(0, -3), points(1, -5), points(2, -5), points(3, -9);
    finish();
    scene_shot(&scene, "less than nothing");
    scene_album(&scene, "screens/final-ties");
    scene_end(&scene);
}

static void test_final_sixteen(void **state)
{
    (void)state;
    for (int top3 = 0; top3 <= 1; top3++) {
        scene_start(&scene);
        scene_evening(&scene);
        scene.plan.show = top3 ? SHOW_TOP3 : SHOW_ALL;
        scene_play(&scene, sixteen);
        for (int team = 0; team < 16; team++)
            points(team, 3 + team * 7 % 16);
        finish();
        scene_shot(&scene, top3 ? "the first three only" : "all places");
        if (top3)
            scene_album(&scene, "screens/final-sixteen");
        scene_end(&scene);
    }
}

static void test_english(void **state)
{
    (void)state;
    evening(four);
    scene.preferences.language = LANGUAGE_EN;
    points(0, 14), points(1, 12), points(2, 1), points(3, 14);
    scene_press(&scene, "F2");
    scene_shot(&scene, "standings");
    finish();
    scene_shot(&scene, "final");
    scene_album(&scene, "screens/standings-english");
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
    points(0, 14), points(1, 12), points(2, 12), points(3, 9);
    scene_press(&scene, "F2");
    scene_shot(&scene, "standings");
    finish();
    scene_shot(&scene, "final");
    scene_album(&scene, "screens/standings-font");
    scene_end(&scene);
}

const struct test_case tests_screens_standings[] = {
    TEST(test_after_a_round), TEST(test_odd_scores),
    TEST(test_final),         TEST(test_final_with_ties),
    TEST(test_final_sixteen), TEST(test_english),
    TEST(test_with_font),     {0},
};
