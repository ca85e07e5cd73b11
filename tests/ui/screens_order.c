/* order: options carried about with arrows, by turns or entered for the tables; revealed against
 * the right order. */
#include <string.h>

#include "expect.h"
#include "ui/deskscene.h"

static struct scene scene;

static void start(int teams)
{
    desk_quiz(&scene);
    struct step *step = scene_order(&scene, "Расставьте города по течению Томи, от истока к устью",
                                    "Междуреченск|Новокузнецк|Кемерово|Юрга");
    step->explanation = "Томь течёт с юга на север и впадает в Обь.";
    step->source = "Водный реестр";
    scene_text(&scene, "Дальше?", "да", "");
    scene_play(&scene, scene_teams_of(teams));
}

static void test_turns(void **state)
{
    (void)state;
    start(2);
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space");
    scene_shot(&scene, "the keyboard goes to the first");
    scene_press(&scene, "Down Enter"); /* Enter begins, arrows do not reach the list yet */
    expect_text(desk_answer(&scene, 0), "");
    scene_press(&scene, "Enter"); /* the order stands as it is shown */
    expect_text(desk_answer(&scene, 0), "d,a,c,b");
    scene_press(&scene, "Down Down Down");
    expect_text(desk_answer(&scene, 0), "a,c,b,d");
    scene_shot(&scene, "the first is carried to the end");
    scene_press(&scene, "Enter Up Enter Up Enter");
    expect_text(desk_answer(&scene, 0), "a,b,c,d");
    scene_press(&scene, "Space"); /* the keyboard is the team's: Space never moves on */
    expect_int(state_turn_team(scene.history.state), 0);
    scene_press(&scene, "Tab");
    expect_int(state_turn_team(scene.history.state), 1);
    scene_shot(&scene, "the keyboard goes on, the order is hidden");
    expect_true(strstr(scene_print(&scene), "2.") == NULL);
    scene_press(&scene, "Enter");
    expect_contains(scene_print(&scene), "1. Юрга"); /* as dealt, not as the first team left it */
    scene_press(&scene, "Enter Tab");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    expect_true(strstr(scene_print(&scene), "1.") == NULL);
    scene_press(&scene, "Space");
    scene_shot(&scene, "revealed");
    scene_press(&scene, "F7");
    scene_shot(&scene, "judged");
    scene_press(&scene, "Esc");
    scene_album(&scene, "screens/order-turns");
    scene_end(&scene);
}

/* Raised cards: the host enters what the tables have written, for any team, until it is revealed.
 */
static void test_host_enters(void **state)
{
    (void)state;
    static const char *const answers[] = {"a,b,c,d", "d,a,c,b", "a,c,b,d", "",
                                          "d,c,b,a", "a,b,c,d", "b,a,c,d", "c,a,b,d"};
    desk_quiz(&scene);
    scene_order(&scene, "Расставьте города по течению Томи, от истока к устью",
                "Междуреченск|Новокузнецк|Кемерово|Юрга");
    scene_text(&scene, "Дальше?", "да", "");
    scene_teams(&scene, scene_teams_of(8));
    SCENE_DO(&scene, .kind = COMMAND_ENTRY, .team = -1, .amount = ENTRY_HOST);
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    desk_open(&scene);
    expect_int(scene.history.state->steps[0].mode, MODE_PAPER);
    scene_shot(&scene, "open");
    scene_press(&scene, "Enter Down");
    expect_text(desk_answer(&scene, 0), "a,d,c,b");
    scene_press(&scene, "PgDn PgUp");
    scene_shot(&scene, "an entered sheet is covered");
    expect_true(strstr(scene_print(&scene), "1.") == NULL);
    scene_press(&scene, "Down"); /* nothing is carried under the cover */
    expect_text(desk_answer(&scene, 0), "a,d,c,b");
    scene_press(&scene, "Enter");
    expect_contains(scene_print(&scene), "1. Междуреченск");
    for (int team = 0; team < 8; team++)
        if (*answers[team] != '\0')
            scene_give(&scene, team, answers[team]);
    scene_wait(&scene, 31000);
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_shot(&scene, "closed by the clock, still entered");
    scene_wait(&scene, 3000); /* a key pressed as the bell rings moves nothing on */
    scene_press(&scene, "Space");
    scene_shot(&scene, "revealed");
    scene_album(&scene, "screens/order-host");
    scene_end(&scene);
}

/* In big letters where there is a font and room: the question and every option. */
static void test_large(void **state)
{
    (void)state;
    desk_quiz(&scene);
    scene_order(&scene, "Расставьте по течению", "Исток|Плёс|Устье|Обь");
    if (!scene_use_font(&scene)) {
        scene_end(&scene);
        expect_skip("no font");
    }
    scene_play(&scene, scene_teams_of(2));
    desk_open(&scene);
    scene_press(&scene, "Enter Down");
    expect_true(strstr(scene_print(&scene), "Расставьте") == NULL);
    expect_true(strstr(scene_print(&scene), "Плёс") == NULL);
    scene.rows = 24;
    scene.columns = 80;
    expect_contains(scene_print(&scene), "Плёс");
    scene_end(&scene);
}

static void test_wild_keys(void **state)
{
    (void)state;
    for (unsigned paper = 0; paper < 2; paper++) {
        desk_quiz(&scene);
        scene_order(&scene, "Порядок?", "Один|Два|Три|Четыре|Пять|Шесть|Семь|Восемь")->mode =
            paper ? MODE_PAPER : MODE_TURNS;
        scene_play(&scene, scene_teams_of(5));
        desk_open(&scene);
        desk_press_wildly(&scene, 7 + paper, 400);
        scene_end(&scene);
    }
}

const struct test_case tests_screens_order[] = {
    TEST(test_turns), TEST(test_host_enters), TEST(test_large), TEST(test_wild_keys), {0}};
