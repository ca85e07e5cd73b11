/* Keys that nobody would press, in every kind of work: nothing breaks, no answer is refused,
 * nobody's work shows before its time. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"
#include "ui/widgets.h"

static struct scene scene;

static void start(enum task_kind task, bool turns)
{
    scene_start(&scene);
    scene_game(&scene, "Игра", "");
    struct stage *stage = scene_stage(&scene, task, "Что важнее?");
    struct item *items = scene_items(&scene, stage, "Фонд|Люди|Здание|Связь");
    items[1].about = "Те, кто приходит, и те, кто встречает";
    stage->total = task == TASK_ALLOCATE ? 25 : 0;
    stage->most_votes = 2;
    stage->lines = 2;
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(5));
    if (turns)
        scene_open_turns(&scene);
    else
        scene_open_paper(&scene);
}

static void press_wildly(enum task_kind task, bool turns)
{
    static const char *const keys[] = {"Enter", "Enter", "Up",   "Down", "Left", "Right",
                                       "Ins",   "Del",   "Home", "End",  "Esc",  "Backspace",
                                       "1",     "2",     "9",    "0",    "ж",    "F5"};
    uint32_t chance = 35u + (uint32_t)task * 2u + turns;
    start(task, turns);
    for (int i = 0; i < 500 && scene.history.state->step == 0; i++) {
        chance = chance * 1664525u + 1013904223u;
        scene_press(&scene, keys[(chance >> 16) % (sizeof keys / sizeof *keys)]);
        expect_true(scene.refusal == REFUSED_NO || scene.refusal == REFUSED_NOTHING);
        while (scene_kind(&scene) != SCREEN_PLAY)
            scene_press(&scene, "Esc");
        if (!turns && i % 40 == 39)
            scene_press(&scene, "Esc PgDn");
        if (i % 25 == 0)
            scene_draw(&scene);
    }
    expect_int(state_phase(scene.history.state), PHASE_OPEN);
    scene_end(&scene);
}

static void test_any_keys(void **state)
{
    (void)state;
    static const enum task_kind tasks[] = {TASK_RANK, TASK_ALLOCATE, TASK_VOTE, TASK_JUDGE,
                                           TASK_WRITE};
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        press_wildly(tasks[i], true);
        press_wildly(tasks[i], false);
    }
}

/* Once a team is done, and while its work is closed, nothing of it is on the screen. */
static void test_sealed(void **state)
{
    (void)state;
    start(TASK_WRITE, true);
    scene_type(&scene, "тайна");
    scene_press(&scene, "Enter Esc Tab");
    expect_false(strstr(scene_print(&scene), "тайна") != NULL);
    scene_press(&scene, "Space");
    expect_false(strstr(scene_print(&scene), "тайна") != NULL);
    scene_until(&scene, PHASE_CLOSED);
    expect_false(strstr(scene_print(&scene), "тайна") != NULL);
    scene_until(&scene, PHASE_REVEALED);
    scene_wait(&scene, WIDGET_GROW_MS);
    scene_press(&scene, "PgUp PgUp PgUp");
    expect_contains(scene_print(&scene), "тайна");
    scene_end(&scene);
}

/* Big letters, where there is a font and room for them. */
static void test_large(void **state)
{
    (void)state;
    start(TASK_RANK, true);
    bool font = scene_use_font(&scene);
    if (!font)
        scene_end(&scene);
    if (!font)
        expect_skip("no font");
    scene_press(&scene, "Enter Down");
    scene_shot(&scene, "an item is carried");
    scene_until(&scene, PHASE_REVEALED);
    scene_wait(&scene, WIDGET_GROW_MS);
    scene_album(&scene, "stages/rank-font");
    scene_end(&scene);
}

const struct test_case tests_stages_wild[] = {
    TEST(test_any_keys), TEST(test_sealed), TEST(test_large), {0}};
