/* The frame that all stages where teams work share: the two ways to work, the keyboard that changes
 * hands, keys that never move on by accident, undo in the words of stages. Orders stand for all. */
#include <string.h>

#include "engine/tasks/tasks.h"
#include "expect.h"
#include "ui/screens/play.h"
#include "ui/stagescene.h"

static struct scene scene;

static void orders(int teams)
{
    scene_start(&scene);
    scene_game(&scene, "Два дня методиста", "");
    struct stage *stage = scene_stage(&scene, TASK_RANK, "Что важнее?");
    stage->text = "Расставьте от самого важного к наименее важному. Спорить можно и нужно.";
    scene_items(&scene, stage, "Фонд|Люди|Здание");
    scene_last(&scene)->time_ms = 20 * 60000;
    scene_last(&scene)->points = 10;
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(teams));
}

static const struct desk *desk(void)
{
    return &((const struct play *)(const void *)scene_top(&scene))->desk;
}

static enum phase phase(void)
{
    return state_phase(scene.history.state);
}

static const char *given(int team)
{
    return answer_text(state_answer(scene.history.state, 0, team));
}

/* Whatever is not asked like a question is drawn by its stage. */
static void test_every_stage_has_a_look(void **state)
{
    (void)state;
    for (int kind = 0; kind < TASK_KINDS; kind++)
        if (task_rules[kind] != NULL && task_rules[kind]->flow != FLOW_QUESTION)
            expect_true(stage_looks[kind] != NULL && stage_looks[kind]->draw != NULL &&
                        stage_looks[kind]->hint != MSG_nothing);
}

static void test_ready(void **state)
{
    (void)state;
    orders(4);
    scene_shot(&scene, "by turns");
    expect_contains(scene_print(&scene), "4 команды × 20 мин = 1 ч 20 мин");
    scene_press(&scene, "Tab");
    scene_shot(&scene, "on paper");
    scene_press(&scene, "Space");
    expect_int(scene.history.state->steps[0].mode, MODE_PAPER);
    scene_end(&scene);
    orders(8);
    scene_shot(&scene, "eight teams");
    scene.preferences.language = LANGUAGE_EN;
    scene_shot(&scene, "in English");
    scene_album(&scene, "stages/frame-ready");
    scene_end(&scene);
}

static void test_turns(void **state)
{
    (void)state;
    orders(2);
    scene_press(&scene, "Space");
    expect_int(scene.history.state->steps[0].mode, MODE_TURNS);
    expect_int(desk()->team, -1); /* the keyboard changes hands: nobody works */
    scene_shot(&scene, "the keyboard goes to the first");
    scene_press(&scene, "Tab Down 2");
    expect_true(state_turn_team(scene.history.state) == 0 && !scene.history.state->clock.running);
    scene_press(&scene, "Space");
    expect_int(desk()->team, 0);
    scene_press(&scene, "Space Space PgDn Left");
    expect_int(state_turn_team(scene.history.state), 0); /* none of these moves on */
    expect_int(phase(), PHASE_OPEN);
    scene_press(&scene, "F4");
    scene_shot(&scene, "paused");
    scene_press(&scene, "Space Tab");
    expect_int(state_turn_team(scene.history.state), 1);
    scene_shot(&scene, "the keyboard goes to the second");
    scene_press(&scene, "Space Tab");
    expect_int(phase(), PHASE_CLOSED);
    expect_int(desk()->team, -1);
    scene_press(&scene, "Space");
    expect_int(phase(), PHASE_REVEALED);
    scene_album(&scene, "stages/frame-turns");
    scene_end(&scene);
}

/* What a team presses when its time runs out is not meant for what comes next. */
static void test_bell(void **state)
{
    (void)state;
    orders(2);
    scene_press(&scene, "Space Space");
    scene_wait(&scene, 20 * 60000);
    expect_int(state_turn_team(scene.history.state), 1);
    scene_press(&scene, "Space Enter Tab");
    expect_false(scene.history.state->clock.running);
    scene_wait(&scene, PLAY_BELL_TYPED_MS);
    scene_press(&scene, "Space");
    expect_true(scene.history.state->clock.running);
    scene_end(&scene);
}

static void test_pressed_twice(void **state)
{
    (void)state;
    orders(2);
    scene.preferences.double_press_ms = 400;
    scene_press(&scene, "Space");
    scene_wait(&scene, 500);
    scene_press(&scene, "Space");
    scene_wait(&scene, 500);
    scene_press(&scene, "Tab Tab Space");
    expect_int(state_turn_team(scene.history.state), 1);
    expect_false(scene.history.state->clock.running);
    scene_end(&scene);
}

static void test_paper(void **state)
{
    (void)state;
    orders(4);
    scene_open_paper(&scene);
    expect_int(desk()->team, 0);
    scene_press(&scene, "PgDn PgDn");
    expect_int(desk()->team, 2);
    scene_press(&scene, "PgUp PgUp PgUp");
    expect_int(desk()->team, 3); /* round the corner */
    scene_give(&scene, 3, "3,1,2");
    expect_int(desk()->team, 3); /* what is given does not move the host on */
    scene_give(&scene, 0, "1,2,3");
    scene_wait(&scene, 20 * 60000 + 1000);
    expect_int(phase(), PHASE_CLOSED);
    expect_int(desk()->team, 1); /* the first whose work has not been entered */
    scene_shot(&scene, "the time is up, the host goes on entering");
    scene_give(&scene, 1, "2,1,3");
    expect_text(given(1), "2,1,3");
    scene_press(&scene, "Space");
    expect_int(phase(), PHASE_REVEALED);
    expect_int(desk()->team, -1);
    scene_album(&scene, "stages/frame-paper");
    scene_end(&scene);
}

static void test_undo_and_void(void **state)
{
    (void)state;
    orders(2);
    scene_open_paper(&scene);
    scene_press(&scene, "F3");
    expect_contains(scene_print(&scene), "Этап «Что важнее?» ещё не начнётся.");
    scene_press(&scene, "Esc");
    scene_give(&scene, 0, "1,2,3");
    scene_press(&scene, "F3");
    expect_contains(scene_print(&scene), "Работа команды «Томь» вернётся на шаг назад.");
    scene_press(&scene, "Enter");
    expect_text(given(0), "");
    scene_press(&scene, "F6");
    scene_shot(&scene, "voided");
    expect_contains(scene_print(&scene), "Этап снят");
    scene_press(&scene, "F3");
    expect_contains(scene_print(&scene), "Этап «Что важнее?» снова будет считаться.");
    scene_press(&scene, "Enter Space Space Space Space");
    expect_int(scene.history.state->step, 1);
    scene_press(&scene, "F3");
    expect_contains(scene_print(&scene), "Вернётся этап «Что важнее?»");
    scene_album(&scene, "stages/frame-void");
    scene_end(&scene);
}

const struct test_case tests_stages_frame[] = {
    TEST(test_every_stage_has_a_look), TEST(test_ready), TEST(test_turns),         TEST(test_bell),
    TEST(test_pressed_twice),          TEST(test_paper), TEST(test_undo_and_void), {0},
};
