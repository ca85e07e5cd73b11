/* Two days compared: pages, bars, words. */
#include "ui/dayscene.h"

#include "expect.h"

static void begin(struct scene *scene, int teams, bool both)
{
    dayscene_start(scene);
    scene_play(scene, scene_teams_of(teams));
    dayscene_fill(scene, 0, false);
    if (both)
        dayscene_fill(scene, 2, true);
    scene_go(scene, 3);
    scene_press(scene, "Space");
}

static void test_pages_are_turned_to_the_end_and_back(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 4, true);
    expect_contains(scene_print(&scene), "1 из 3");
    expect_contains(scene_print(&scene), "В среднем на команду, 4 команды");
    scene_press(&scene, "Right");
    expect_contains(scene_print(&scene), "2 из 3");
    scene_press(&scene, "PgDn");
    expect_contains(scene_print(&scene), "3 из 3");
    expect_contains(scene_print(&scene), "Меньше");
    scene_press(&scene, "Left Left Left Left");
    expect_contains(scene_print(&scene), "1 из 3");
    expect_int(scene.history.state->step, 3);
    scene_end(&scene);
}

static void test_shifts_say_how_many_teams_agree(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2, true);
    scene_press(&scene, "Right Right");
    /* Томь 150 and Кия 150 minutes of reports before, 90 and 0 after. */
    expect_contains(scene_print(&scene), "аналитика и отчёты −105 мин — так решили 2 из 2 команд");
    scene_end(&scene);
}

static void test_without_two_days_it_says_so(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2, false);
    expect_contains(scene_print(&scene), "Пока нет команды, у которой есть оба дня");
    scene_press(&scene, "Right");
    scene_shot(&scene, "team by team, one day only");
    scene_press(&scene, "Right");
    expect_contains(scene_print(&scene), "Пока нет команды, у которой есть оба дня");
    scene_album(&scene, "stages/compare-nothing");
    scene_end(&scene);
}

static void look(int teams, const char *album)
{
    struct scene scene = {0};
    begin(&scene, teams, true);
    scene_shot(&scene, "all teams");
    scene_press(&scene, "Right");
    scene_shot(&scene, "team by team");
    scene_press(&scene, "Right Right Right");
    scene_shot(&scene, "in words");
    scene_album(&scene, album);
    scene_end(&scene);
}

static void test_two_teams_look(void **state)
{
    (void)state;
    look(2, "stages/compare-2");
}

static void test_eight_teams_look(void **state)
{
    (void)state;
    look(8, "stages/compare-8");
}

/* Large letters where there is a font: the number being typed, the surprises, the farthest shifts.
 */
static void test_large_letters(void **state)
{
    (void)state;
    struct scene scene = {0};
    dayscene_start(&scene);
    if (!scene_use_font(&scene)) {
        scene_end(&scene);
        expect_skip("no font");
    }
    scene_play(&scene, scene_teams_of(4));
    scene_open_turns(&scene);
    scene_press(&scene, "1 2");
    scene_shot(&scene, "a number being typed");
    scene_until(&scene, PHASE_REVEALED);
    scene_go(&scene, 1);
    scene_open_turns(&scene);
    scene_shot(&scene, "surprises");
    scene_end(&scene);
    dayscene_start(&scene);
    scene_use_font(&scene);
    scene_play(&scene, scene_teams_of(4));
    dayscene_fill(&scene, 0, false);
    dayscene_fill(&scene, 2, true);
    scene_go(&scene, 3);
    scene_press(&scene, "Space Right Right");
    scene_shot(&scene, "in words");
    scene_album(&scene, "stages/compare-font");
    scene_end(&scene);
}

const struct test_case tests_stages_compare[] = {
    TEST(test_pages_are_turned_to_the_end_and_back),
    TEST(test_shifts_say_how_many_teams_agree),
    TEST(test_without_two_days_it_says_so),
    TEST(test_two_teams_look),
    TEST(test_eight_teams_look),
    TEST(test_large_letters),
    {0},
};
