/* write on the screen: lines under prompts, seen by nobody else until they are revealed. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static struct stage *start(int teams)
{
    scene_start(&scene);
    scene_game(&scene, "Два дня методиста", "");
    struct stage *stage = scene_stage(&scene, TASK_WRITE, "Три слова и одна просьба");
    stage->text = "Что мы перестанем делать, что передадим и кому, что начнём с понедельника?";
    scene_items(&scene, stage, "Перестать|Передать|Начать");
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(teams));
    return stage;
}

static const char *answer(int team)
{
    return answer_text(state_answer(scene.history.state, 0, team));
}

static void test_turns(void **state)
{
    (void)state;
    start(2);
    scene_open_turns(&scene);
    scene_shot(&scene, "the first team begins");
    scene_type(&scene, "собирать сводку");
    expect_text(answer(0), "");
    scene_shot(&scene, "a letter opened the line");
    scene_press(&scene, "Enter");
    expect_text(answer(0), "1: собирать сводку");
    scene_type(&scene, "  выезды:  филиалам ");
    scene_press(&scene, "Enter");
    expect_text(answer(0), "1: собирать сводку\n2: выезды: филиалам");
    scene_press(&scene, "Enter Up"); /* an empty line is left as it is */
    expect_text(answer(0), "1: собирать сводку\n2: выезды: филиалам");
    scene_press(&scene, "Up");
    scene_shot(&scene, "two lines are there");
    scene_press(&scene, "Enter ! Esc Enter ? Tab");
    expect_text(answer(0), "1: собирать сводку?\n2: выезды: филиалам");
    scene_press(&scene, "Down Del");
    expect_text(answer(0), "1: собирать сводку?");
    scene_press(&scene, "Tab Space");
    expect_false(strstr(scene_print(&scene), "сводку") != NULL);
    scene_type(&scene, "откладывать");
    scene_press(&scene, "Down");
    expect_text(answer(1), "1: откладывать");
    scene_press(&scene, "Tab");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed side by side");
    scene_album(&scene, "stages/write-turns");
    scene_end(&scene);
}

static void test_paper(void **state)
{
    (void)state;
    start(8)->lines = 2;
    scene_open_paper(&scene);
    scene_type(&scene, "план ради плана");
    scene_press(&scene, "Enter");
    scene_type(&scene, "звонки в обед");
    scene_press(&scene, "Enter Esc");
    expect_text(answer(0), "1: план ради плана\n1: звонки в обед");
    scene_shot(&scene, "two lines under the first");
    scene_press(&scene, "Home Up Up Del");
    expect_text(answer(0), "1: звонки в обед"); /* the second moves up */
    scene_press(&scene, "PgDn");
    scene_shot(&scene, "the sheet of the next team");
    for (int team = 1; team < 7; team++)
        scene_give(
            &scene, team,
            "1: Отчёты, которых никто не читает и о которых никто ни разу не спросил за год\n"
            "2: Сверку каталога — отделу обработки\n3: Час тишины с девяти до десяти");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed, the first prompt");
    scene_press(&scene, "PgDn PgDn");
    scene_shot(&scene, "revealed, the last prompt");
    scene_press(&scene, "PgUp");
    expect_contains(scene_print(&scene), "Передать");
    scene_press(&scene, "PgDn PgDn"); /* a presenter's remote moves on from the last page */
    expect_int(scene.history.state->step, 1);
    scene_album(&scene, "stages/write-paper");
    scene_end(&scene);
}

/* The bell takes nothing that was typed: at the last moment the open line is entered. */
static void test_bell_keeps_the_line(void **state)
{
    enum { TURN_MS = 600000 };
    (void)state;
    start(2);
    scene_open_turns(&scene);
    scene_type(&scene, "собирать сводку");
    scene_wait(&scene, TURN_MS - 200);
    expect_text(answer(0), "");
    scene_press(&scene, "F5 !");
    scene_wait(&scene, 30100);
    expect_text(answer(0), "1: собирать сводку!");
    scene_wait(&scene, 1000);
    expect_text(answer(0), "1: собирать сводку!");
    expect_int(state_turn_team(scene.history.state), 1);
    scene_end(&scene);
}

const struct test_case tests_stages_write[] = {
    TEST(test_turns), TEST(test_paper), TEST(test_bell_keeps_the_line), {0}};
