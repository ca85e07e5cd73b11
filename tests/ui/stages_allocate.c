/* allocate on the screen: amounts by steps and by digits, never more than there is. */
#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static struct stage *start(int teams)
{
    scene_start(&scene);
    scene_game(&scene, "Грант и ножницы", "");
    struct stage *stage = scene_stage(&scene, TASK_ALLOCATE, "Смета");
    stage->text = "Разложите 700 тысяч. Каждая строка отвечает на вопрос: какой это шаг?";
    stage->total = 700;
    stage->unit = "тыс. ₽";
    struct item *items =
        scene_items(&scene, stage, "Техника|Книги и игры|Мебель и место|Мастера и лекторы|Запас");
    for (int i = 0; i < 5; i++) {
        items[i].most = 400;
        items[i].step = 10;
    }
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
    start(2)->exact = true; /* what is not all yet is kept all the same */
    scene_open_turns(&scene);
    scene_shot(&scene, "the first team begins");
    scene_press(&scene, "Left");
    expect_text(answer(0), ""); /* nothing is less than nothing */
    scene_press(&scene, "Right Right Down");
    expect_text(answer(0), "1=20,2=0,3=0,4=0,5=0");
    scene_press(&scene, "3 0 0 Enter");
    expect_text(answer(0), "1=20,2=300,3=0,4=0,5=0");
    scene_shot(&scene, "an amount was typed, the cursor went on");
    scene_press(&scene, "4 0 0 Enter");
    expect_text(answer(0), "1=20,2=300,3=0,4=0,5=0");
    scene_shot(&scene, "over the total");
    scene_press(&scene, "Backspace Backspace Backspace 3 7 5 Enter");
    scene_shot(&scene, "between two steps");
    scene_press(&scene, "Backspace 0 Enter");
    expect_text(answer(0), "1=20,2=300,3=370,4=0,5=0");
    scene_press(&scene, "Right Right Right");
    expect_text(answer(0), "1=20,2=300,3=370,4=10,5=0"); /* nothing is left */
    scene_shot(&scene, "all is shared out");
    scene_press(&scene, "Enter 5 Esc Tab Space");
    expect_text(answer(0), "1=20,2=300,3=370,4=10,5=0");
    scene_press(&scene, "4 0 0 Enter Enter 1 0 0 Enter Tab");
    expect_text(answer(1), "1=400,2=100,3=0,4=0,5=0");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_album(&scene, "stages/allocate-turns");
    scene_end(&scene);
}

static void test_paper(void **state)
{
    (void)state;
    start(8);
    scene_open_paper(&scene);
    scene_type(&scene, "100 200 100");
    scene_press(&scene, "Enter");
    expect_text(answer(0), "");
    scene_shot(&scene, "two numbers are missing");
    scene_type(&scene, ", 300 0");
    scene_press(&scene, "Enter");
    expect_text(answer(0), "1=100,2=200,3=100,4=300,5=0");
    scene_press(&scene, "PgDn");
    scene_type(&scene, "500");
    scene_press(&scene, "Enter");
    expect_text(answer(1), "");
    scene_shot(&scene, "more than the item may have");
    scene_press(&scene, "Esc");
    for (int team = 1; team < 7; team++)
        scene_give(&scene, team, team % 2 == 0 ? "1=10,2=200,3=390,4=0,5=100" : "400 50 250 0 0");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed, one gave nothing");
    scene_album(&scene, "stages/allocate-paper");
    scene_end(&scene);
}

static void test_without_total(void **state)
{
    (void)state;
    struct stage *stage = start(2);
    stage->total = 0;
    scene_open_turns(&scene);
    scene_press(&scene, "4 0 0 Enter 4 0 0 Enter 4 0 0 Enter");
    expect_text(answer(0), "1=400,2=400,3=400,4=0,5=0");
    expect_contains(scene_print(&scene), "Всего 1 200 тыс. ₽");
    scene_end(&scene);
}

/* An amount that stands in the field at the bell is given; one that cannot be is not. */
static void test_bell_keeps_the_amount(void **state)
{
    enum { TURN_MS = 600000 };
    (void)state;
    start(2);
    scene_open_turns(&scene);
    scene_press(&scene, "3 0 0");
    scene_wait(&scene, TURN_MS - 100);
    expect_text(answer(0), "1=300,2=0,3=0,4=0,5=0");
    scene_wait(&scene, 200);
    scene_wait(&scene, 3000);
    scene_press(&scene, "Space 3 7 5");
    scene_wait(&scene, TURN_MS - 100);
    scene_wait(&scene, 50);
    expect_text(answer(1), "");
    scene_end(&scene);
}

const struct test_case tests_stages_allocate[] = {TEST(test_bell_keeps_the_amount),
                                                  TEST(test_turns),
                                                  TEST(test_paper),
                                                  TEST(test_without_total),
                                                  {0}};
