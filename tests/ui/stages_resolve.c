/* resolve on the screen: the room adopts a document out of what the teams wrote. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static void start(const char *const *cards, int teams)
{
    scene_start(&scene);
    struct stage *write = scene_stage(&scene, TASK_WRITE, "Карточки для документа");
    scene_items(&scene, write,
                "Мы заметили|Предлагаем кому: что|Сделаем сами: что — к какому сроку");
    struct stage *resolve = scene_stage(&scene, TASK_RESOLVE, "Итоговый документ");
    resolve->base[0] = 0;
    scene_last(&scene)->mode = MODE_ALL;
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(teams));
    scene_open_paper(&scene);
    for (int i = 0; i < teams && cards[i] != NULL; i++)
        scene_give(&scene, i, cards[i]);
    scene_until(&scene, PHASE_REVEALED);
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    expect_int(scene.history.state->step, 1);
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space");
}

static const char *record(void)
{
    return answer_text(state_answer(scene.history.state, 1, ROOM));
}

static const char *const two_cards[] = {
    "1: Отчёты съедают день\n2: Областной библиотеке: одна форма отчёта\n"
    "3: Методический час — к сентябрю",
    "1: отчеты съедают день!\n2: Управлению культуры: транспорт для выездов раз в месяц",
    NULL,
};

static void test_adoption(void **state)
{
    (void)state;
    start(two_cards, 2);
    scene_shot(&scene, "the draft");
    expect_contains(scene_print(&scene), "4 пункта ждут решения");
    scene_press(&scene, "Enter");
    expect_contains(scene_print(&scene), "↓ Против");
    scene_shot(&scene, "hands are counted");
    scene_press(&scene, "3 1 Tab 2 Tab 0 Enter");
    expect_text(record(), "keep n1 31 2 0");
    scene_press(&scene, "Down Enter Enter"); /* the cursor went on to the next; this is after it */
    expect_contains(record(), "\nkeep p2");
    scene_press(&scene, "Up Up Up Del 5 Down 2 0 Enter");
    scene_shot(&scene, "one stays, one by agreement, one is dropped");
    expect_contains(record(), "\ndrop p1 5 20 0");
    scene_press(&scene, "Up Up Ins Backspace Backspace");
    scene_type(&scene, "— раз в квартал");
    scene_shot(&scene, "an amendment is written");
    scene_press(&scene, "Enter 3 0 Enter");
    expect_contains(record(), "edit p2 30 0 0 ");
    scene_press(&scene, "Down Enter");
    scene_type(&scene, "Клубу: встреча в Мысках");
    scene_press(&scene, "Enter Esc"); /* a proposal that nobody supports is not written down */
    expect_false(strstr(record(), "Мысках") != NULL);
    scene_shot(&scene, "an amendment and a proposal withdrawn");
    scene_album(&scene, "stages/resolve");
    scene_end(&scene);
}

static void test_whole(void **state)
{
    (void)state;
    start(two_cards, 2);
    for (int i = 0; i < 4; i++)
        scene_press(&scene, "Enter Enter");
    expect_contains(scene_print(&scene), "по всем пунктам решено");
    for (int i = 0; i < 12; i++)
        scene_press(&scene, "Down");
    scene_press(&scene, "Up Enter 3 1 Down 2 Down Down Left 1 Backspace Enter");
    expect_contains(record(), "basis 31 2 0");
    scene_shot(&scene, "adopted as a basis");
    scene_press(&scene, "Down Enter 3 3 Enter");
    expect_contains(record(), "whole 33 0 0");
    scene_shot(&scene, "adopted in whole");
    scene_press(&scene, "Enter Del Ins 5"); /* nothing is voted on any more */
    expect_contains(record(), "whole 33 0 0");
    scene_album(&scene, "stages/resolve-whole");
    scene_end(&scene);
}

static void test_long(void **state)
{
    (void)state;
    const char *cards[9] = {NULL};
    start((cards[0] = "1: Общее наблюдение о загрузке методистов, записанное длинно и подробно, "
                      "чтобы оно заняло на узком экране две строки\n2: Всем: дружить",
           cards),
          8);
    scene_press(&scene, "Down");
    for (int i = 0; i < 9; i++) {
        scene_press(&scene, "Enter");
        scene_type(&scene, "Пункт, который добавил зал");
        scene_press(&scene, "Enter 2 5 Enter");
    }
    expect_contains(record(), "\nadd n 25 0 0 Пункт");
    scene_shot(&scene, "it scrolls");
    scene_press(&scene, "PgDn PgDn PgDn PgDn");
    scene_shot(&scene, "at the end");
    expect_int(scene.history.state->step, 1);
    scene_press(&scene, "Home Ins");
    expect_contains(scene_print(&scene), "▌  Общее наблюдение"); /* from its beginning */
    scene_shot(&scene, "a long item is amended");
    scene_press(&scene, "Esc End Enter"); /* the last row: in whole; two items wait */
    expect_contains(scene_print(&scene), "2 пункта не решены и в документ не войдут");
    expect_contains(scene_print(&scene), "За основу документ ещё не принимали");
    scene_shot(&scene, "it is not ready");
    scene_press(&scene, "5 Esc Enter Enter");
    expect_false(strstr(record(), "whole") != NULL);
    scene_press(&scene, "Enter"); /* by agreement */
    expect_contains(record(), "\nwhole 0 0 0");
    scene_press(&scene, "Down Down");
    expect_contains(scene_print(&scene), "2 пункта остались без решения");
    expect_false(strstr(scene_print(&scene), "Всем: дружить") != NULL);
    scene_shot(&scene, "adopted, read line by line");
    scene_album(&scene, "stages/resolve-long");
    scene_end(&scene);
}

static void test_wild_keys(void **state)
{
    (void)state;
    static const char *const keys[] = {"Enter", "Up",  "Down", "Left", "Right", "Ins",       "Del",
                                       "Tab",   "Esc", "9",    "Home", "PgDn",  "Backspace", "ж"};
    start(two_cards, 2);
    uint32_t chance = 7;
    for (int i = 0; i < 600; i++) {
        chance = chance * 1664525u + 1013904223u;
        scene_press(&scene, keys[(chance >> 16) % (sizeof keys / sizeof *keys)]);
        if (scene_kind(&scene) != SCREEN_PLAY)
            scene_press(&scene, "Esc");
        if (i % 20 == 0)
            scene_draw(&scene);
    }
    expect_int(scene.refusal, REFUSED_NO);
    scene_end(&scene);
}

const struct test_case tests_stages_resolve[] = {
    TEST(test_adoption), TEST(test_whole), TEST(test_long), TEST(test_wild_keys), {0}};
