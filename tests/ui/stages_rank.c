/* rank on the screen: orders carried about with arrows, typed from paper, opened together. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static struct item *start(int teams)
{
    scene_start(&scene);
    scene_game(&scene, "Маршрут места", "");
    struct stage *stage = scene_stage(&scene, TASK_RANK, "Чем гордится наше место?");
    stage->text = "От самого важного к наименее важному. Спорьте вслух.";
    struct item *items = scene_items(
        &scene, stage, "Река и мосты|Шахта-музей|Имена на карте|Старая библиотека|Ледовый дворец");
    items[1].about = "Первая в России шахта, открытая для экскурсий";
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(teams));
    return items;
}

static const char *answer(int team)
{
    return answer_text(state_answer(scene.history.state, 0, team));
}

static void test_turns(void **state)
{
    (void)state;
    start(2);
    scene_shot(&scene, "ready");
    scene_open_turns(&scene);
    scene_shot(&scene, "the first team begins");
    scene_press(&scene, "Enter"); /* the order stands as it is shown */
    expect_text(answer(0), "1,2,3,4,5");
    scene_press(&scene, "Enter Down Down Enter Enter");
    expect_text(answer(0), "1,2,3,4,5"); /* put down before it was moved */
    scene_press(&scene, "Enter Down Down");
    expect_text(answer(0), "1,2,4,5,3");
    scene_shot(&scene, "the third is carried to the end");
    scene_press(&scene, "Down Down Down");
    expect_text(answer(0), "1,2,4,5,3"); /* the end is the end */
    scene_press(&scene, "Tab");
    scene_shot(&scene, "the keyboard goes on, the order is hidden");
    scene_press(&scene, "Space");
    expect_false(strstr(scene_print(&scene), "4. Старая") != NULL &&
                 strstr(scene_print(&scene), "3. Старая") != NULL);
    scene_press(&scene, "Enter Down Down Down Down Tab");
    expect_text(answer(1), "2,3,4,5,1");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed, without experts");
    scene_album(&scene, "stages/rank-turns");
    scene_end(&scene);
}

static void test_paper(void **state)
{
    (void)state;
    struct item *items = start(8);
    static const int places[] = {2, 1, 4, 3, 5};
    for (int i = 0; i < 5; i++)
        items[i].place = places[i];
    scene_open_paper(&scene);
    scene_shot(&scene, "open");
    scene_type(&scene, "3 1 4 2 2");
    scene_press(&scene, "Enter");
    expect_text(answer(0), "");
    scene_shot(&scene, "a number stands twice");
    scene_press(&scene, "Backspace 5 Enter");
    expect_text(answer(0), "3,1,4,2,5");
    scene_shot(&scene, "entered");
    scene_press(&scene, "PgDn");
    scene_type(&scene, "2,1,3,4,5");
    scene_press(&scene, "Enter");
    expect_text(answer(1), "2,1,3,4,5");
    for (int team = 2; team < 7; team++)
        scene_give(&scene, team, team % 2 == 0 ? "2,1,4,3,5" : "1,2,4,5,3");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed, one gave nothing");
    scene_album(&scene, "stages/rank-paper");
    scene_end(&scene);
}

const struct test_case tests_stages_rank[] = {TEST(test_turns), TEST(test_paper), {0}};
