/* Games and meetings where they are chosen: counted at the start, listed, looked through. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static const struct shelf_item things[] = {
    {.path = "quizzes/razminka.yaml",
     .title = "Разминка",
     .rounds = 1,
     .questions = 5,
     .minutes = 9},
    {.path = "games/dva-dnya.yaml",
     .title = "Два дня методиста",
     .about = "Реальный и идеальный рабочий день: на что уходит время и что из него можно отдать.",
     .kind = PLAN_GAME,
     .minutes = 110,
     .stages = 9},
    {.path = "games/potop.yaml",
     .title = "Потоп в филиале",
     .kind = PLAN_GAME,
     .complaint = "12:5: нет такого этапа «ремнот». Возможно, вы имели в виду «ремонт».",
     .stages = 0},
    {.path = "games/zasedanie.yaml",
     .title = "Ежегодное заседание клуба",
     .kind = PLAN_MEETING,
     .minutes = 420,
     .stages = 14},
};

static void shelf(void)
{
    scene_start(&scene);
    scene.shelf = (struct shelf){.items = things, .count = 4};
    scene.shelf_scanned = true;
}

static void test_chosen_from_the_start(void **state)
{
    (void)state;
    shelf();
    scene_open(&scene, SCREEN_START, 0);
    scene_shot(&scene, "start");
    scene_press(&scene, "Down Down Enter");
    expect_int(scene_kind(&scene), SCREEN_PICKER);
    scene_shot(&scene, "games");
    expect_false(strstr(scene_print(&scene), "Разминка") != NULL);
    scene_press(&scene, "Enter");
    expect_text(scene.outcome.text, "games/dva-dnya.yaml");
    scene_press(&scene, "Esc Down Enter");
    scene_shot(&scene, "meetings");
    scene_press(&scene, "Enter");
    expect_text(scene.outcome.text, "games/zasedanie.yaml");
    scene.shelf.count = 1;
    scene_shot(&scene, "no meetings");
    scene_album(&scene, "screens/games");
    scene_end(&scene);
}

static void test_previews(void **state)
{
    (void)state;
    static const struct game_role roles[] = {{"Методист", "видит всю сеть"}, {"Секретарь", NULL}};
    shelf();
    struct game *game = scene_game(&scene, "Два дня методиста", "");
    game->goal = "Понять, на что уходит день";
    game->roles = roles;
    game->role_count = 2;
    scene_stage(&scene, TASK_BRIEF, "Правила");
    scene_stage(&scene, TASK_COMPOSE, "Реальный день");
    scene_last(&scene)->time_ms = 20 * 60000;
    scene_stage(&scene, TASK_DEBRIEF, "Что унесём с собой?");
    scene_open(&scene, SCREEN_PICKER, PLAN_GAME);
    scene_press(&scene, "Tab");
    scene_shot(&scene, "a game");
    scene_end(&scene);
    shelf();
    scene_meeting(&scene, "Ежегодное заседание клуба");
    scene_stage(&scene, TASK_TALK, "Слово приветствия");
    scene_item(&scene, AGENDA_TALK, "Слово приветствия", 10, 1, "День первый")->speaker =
        "директор";
    scene_stage(&scene, TASK_BREAK, "Кофе");
    scene_item(&scene, AGENDA_BREAK, "Кофе", 75, 1, NULL);
    scene_open(&scene, SCREEN_PICKER, PLAN_MEETING);
    scene_press(&scene, "Tab");
    scene_shot(&scene, "a meeting");
    scene_press(&scene, "End Down");
    scene_shot(&scene, "its end");
    scene_album(&scene, "screens/games-preview");
    scene_end(&scene);
}

const struct test_case tests_screens_games[] = {
    TEST(test_chosen_from_the_start), TEST(test_previews), {0}};
