/* What a game keeps count of: in the standings, at the end, changed by the host. */
#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static void game(int teams)
{
    scene_start(&scene);
    struct game *made =
        scene_game(&scene, "Библиотека на год",
                   "*Бюджет 700 0 1000|Доверие 5 0 10|Читатели 1200 0 5000|Силы 40 0 100");
    struct indicator *indicators = (struct indicator *)(uintptr_t)made->indicators;
    indicators[0].unit = "тыс. ₽";
    indicators[3].hidden = true;
    for (int i = 0; i < 5; i++) {
        struct stage *stage = scene_stage(&scene, TASK_TALK, "Квартал");
        scene_effect(&scene, &stage->effects, 0, false, i % 2 == 0 ? "-60" : "25");
        scene_effect(&scene, &stage->effects, 1, false, i % 2 == 0 ? "1" : "-2");
        scene_effect(&scene, &stage->effects, 2, false, "130");
        scene_effect(&scene, &stage->effects, 3, false, "3");
    }
    scene_play(&scene, scene_teams_of(teams));
}

static int32_t value(int indicator, int team)
{
    return state_indicator(scene.history.state, scene.plan.games[0], indicator, team);
}

static void test_standings(void **state)
{
    (void)state;
    game(2);
    scene_press(&scene, "F2");
    scene_shot(&scene, "at the start, two teams");
    scene_press(&scene, "Esc Space Space Space Space Space Space");
    expect_int(value(0, ROOM), 700 - 60 + 25 - 60);
    expect_int(value(2, 1), 1200 + 3 * 130);
    scene_press(&scene, "F2");
    scene_shot(&scene, "after three stages, two teams");
    scene_end(&scene);
    game(8);
    scene_press(&scene, "Space Space Space Space F2");
    scene_shot(&scene, "eight teams");
    scene_album(&scene, "stages/indicators");
    scene_end(&scene);
}

static void test_final(void **state)
{
    (void)state;
    game(2);
    scene_press(&scene, "Space Space Space Space Space Space Space Space Space Space");
    expect_int(scene.history.state->stage, STAGE_FINAL);
    scene_shot(&scene, "nobody was scored");
    scene_end(&scene);
    game(4);
    SCENE_DO(&scene, .kind = COMMAND_ADJUST, .team = 1, .amount = 12, .text = "за труд");
    SCENE_DO(&scene, .kind = COMMAND_ADJUST, .team = 2, .amount = 7, .text = "за труд");
    scene_press(&scene, "F12");
    scene_wait(&scene, 2000);
    scene_shot(&scene, "with points");
    scene_album(&scene, "stages/indicators-final");
    scene_end(&scene);
}

static void test_changed_by_the_host(void **state)
{
    (void)state;
    game(2);
    scene_press(&scene, "F8");
    scene_shot(&scene, "points");
    scene_press(&scene, "Tab");
    scene_shot(&scene, "indicators: the room's");
    scene_press(&scene, "Right Down Right");
    scene_shot(&scene, "indicators: a team's");
    scene_press(&scene, "Down Right Enter");
    expect_int(scene_kind(&scene), SCREEN_PLAY);
    expect_int(value(1, 1), 7);
    expect_int(value(1, 0), 5);
    scene_press(&scene, "F3");
    expect_contains(scene_print(&scene), "Показателю вернётся прежнее значение.");
    scene_press(&scene, "Enter");
    expect_int(value(1, 1), 5);
    /* hidden ones are not offered: from the third the next is the first, the room's */
    scene_press(&scene, "F8 Tab Right Right Right Enter Enter");
    scene_type(&scene, "0");
    scene_press(&scene, "Enter");
    expect_int(value(0, ROOM), 710);
    expect_int(value(3, 0), 40);
    /* beyond its limits it does not go, and the dialog stays */
    scene_press(&scene, "F8 Tab Enter Enter");
    scene_type(&scene, "000");
    scene_press(&scene, "Enter");
    expect_int(scene.refusal, REFUSED_AMOUNT);
    expect_int(scene_kind(&scene), SCREEN_POINTS);
    expect_int(value(0, ROOM), 710);
    scene_album(&scene, "stages/indicators-host");
    scene_end(&scene);
}

const struct test_case tests_stages_indicators[] = {
    TEST(test_standings), TEST(test_final), TEST(test_changed_by_the_host), {0}};
