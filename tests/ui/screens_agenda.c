/* The programme of a meeting against the clock, and going to an item of it. */
#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static void meeting(void)
{
    scene_start(&scene);
    scene_meeting(&scene, "Ежегодное заседание клуба");
    scene_stage(&scene, TASK_TALK, "Слово приветствия")->speaker = "директор";
    struct agenda_item *item =
        scene_item(&scene, AGENDA_TALK, "Слово приветствия", 10, 1, "День первый");
    item->speaker = "директор";
    item->start = 600;
    scene_stage(&scene, TASK_DEBRIEF, "Чего ждём от встречи?");
    scene_stage(&scene, TASK_DEBRIEF, "Что принесли с собой?");
    scene_item(&scene, AGENDA_GAME, "Два дня методиста", 30, 2, NULL)->start = 610;
    scene_stage(&scene, TASK_BREAK, "Кофе");
    item = scene_item(&scene, AGENDA_BREAK, "Кофе", 15, 1, NULL);
    item->start = 640;
    item->can_be_cut = true;
    scene_stage(&scene, TASK_TALK, "Память места");
    scene_item(&scene, AGENDA_TALK, "Память места", 20, 1, NULL)->start = 655;
    scene_stage(&scene, TASK_TALK, "Итоги");
    scene_item(&scene, AGENDA_TALK, "Итоги", 20, 1, "День второй")->start = 600;
    scene_play(&scene, scene_teams_of(2));
}

static void test_programme(void **state)
{
    (void)state;
    meeting();
    scene_press(&scene, "Home");
    expect_int(scene_kind(&scene), SCREEN_AGENDA);
    scene_shot(&scene, "before the first");
    scene_press(&scene, "Esc Space");
    scene_wait(&scene, 17 * 60000);
    scene_press(&scene, "Home");
    scene_shot(&scene, "the first is seven minutes over");
    scene_press(&scene, "Esc Space");
    scene_shot(&scene, "ready, behind");
    scene_press(&scene, "Space");
    scene_wait(&scene, 4 * 60000);
    scene_press(&scene, "Home");
    scene_shot(&scene, "the second is on");
    expect_contains(scene_print(&scene), "Можно пропустить: Кофе");
    scene_album(&scene, "screens/agenda");
    scene_end(&scene);
}

static void test_going(void **state)
{
    (void)state;
    meeting();
    scene_press(&scene, "Home Down Enter");
    expect_int(scene_kind(&scene), SCREEN_GO); /* the first has not begun: it is left out */
    scene_press(&scene, "Enter");
    expect_int(scene_kind(&scene), SCREEN_PLAY);
    expect_int(scene.history.state->step, 1);
    scene_press(&scene, "Home Enter"); /* where the cursor stands already */
    expect_int(scene_kind(&scene), SCREEN_PLAY);
    expect_int(scene.history.state->step, 1);
    scene_press(&scene, "Home Down Down Enter");
    expect_int(scene_kind(&scene), SCREEN_GO);
    scene_shot(&scene, "asks");
    scene_press(&scene, "Esc");
    expect_int(scene_kind(&scene), SCREEN_AGENDA);
    expect_int(scene.history.state->step, 1);
    scene_press(&scene, "Enter Enter");
    expect_int(scene_kind(&scene), SCREEN_PLAY);
    expect_int(scene.history.state->step, 4);
    scene_press(&scene, "Home Home Enter");
    expect_int(scene.history.state->step, 0);
    scene_press(&scene, "Space Home");
    expect_contains(scene_print(&scene), "сначала закройте его");
    scene_press(&scene, "Down Enter"); /* an open step is finished first */
    expect_int(scene_kind(&scene), SCREEN_AGENDA);
    expect_int(scene.refusal, REFUSED_OPEN);
    expect_int(scene.history.state->step, 0);
    scene_album(&scene, "screens/agenda-go");
    scene_end(&scene);
}

/* Rounds are the quiz's own affair: in a meeting an item of the programme is said. */
static void test_quiz_in_a_meeting(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_meeting(&scene, "Ежегодное заседание клуба");
    scene_stage(&scene, TASK_TALK, "Слово приветствия");
    scene_item(&scene, AGENDA_TALK, "Слово приветствия", 10, 1, NULL);
    scene_round(&scene, "Проба клавиш", "Ищите свои клавиши и не бойтесь ошибиться.");
    scene_choice(&scene, "Какой город назывался Щегловском?", "*Кемерово|Юрга");
    scene_item(&scene, AGENDA_QUIZ, "Разминка", 15, 1, NULL);
    scene_play(&scene, scene_teams_of(2));
    scene_press(&scene, "Space Space Space");
    expect_int(scene.history.state->step, 1);
    scene_shot(&scene, "ready");
    expect_contains(scene_print(&scene), "пункт 2 из 2 · вопрос 1 из 1");
    scene_press(&scene, "Space");
    scene_shot(&scene, "open");
    scene_album(&scene, "screens/agenda-quiz");
    scene_end(&scene);
}

static void test_no_programme(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_evening(&scene);
    scene_play(&scene, scene_teams_of(2));
    scene_press(&scene, "Home");
    expect_int(scene_kind(&scene), SCREEN_PLAY);
    scene_end(&scene);
}

const struct test_case tests_screens_agenda[] = {TEST(test_programme),
                                                 TEST(test_going),
                                                 TEST(test_quiz_in_a_meeting),
                                                 TEST(test_no_programme),
                                                 {0}};
