/* oral: the host listens and presses a digit; the room learns what it said with the answer; what
 * the author would accept is for the host's own screen alone. */
#include <string.h>

#include "expect.h"
#include "ui/deskscene.h"

static struct scene scene;

static void start(int teams, enum mode_kind mode)
{
    desk_quiz(&scene);
    struct step *step = scene_oral(&scene, "Кто открыл кузнецкий уголь?",
                                   "Михайло Волков|Волков|рудознатец Волков", "Ломоносов");
    step->mode = (uint8_t)mode;
    step->explanation = "В 1721 году рудознатец нашёл «горелую гору» на берегу Томи.";
    scene_text(&scene, "Дальше?", "да", "");
    scene_play(&scene, scene_teams_of(teams));
}

static void test_any_team(void **state)
{
    (void)state;
    start(8, MODE_ALL);
    scene_shot(&scene, "ready");
    desk_open(&scene);
    scene_shot(&scene, "open");
    scene_press(&scene, "1");
    expect_text(desk_answer(&scene, 0), "right");
    scene_press(&scene, "2 4 0 ф");
    expect_text(desk_answer(&scene, 0), "half");
    scene_press(&scene, "Del");
    expect_text(desk_answer(&scene, 0), "");
    scene_press(&scene, "! PgDn 3 Right 2 Left PgUp");
    expect_text(desk_answer(&scene, 0), "right");
    expect_text(desk_answer(&scene, 1), "wrong");
    expect_text(desk_answer(&scene, 2), "half");
    scene_shot(&scene, "three have spoken");
    expect_true(strstr(scene_print(&scene), "Волков") == NULL);
    scene_wait(&scene, 31000);
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "1"); /* what was said in time is entered when the host gets to it */
    expect_text(desk_answer(&scene, 3), "right");
    scene_shot(&scene, "closed by the clock");
    scene_wait(&scene, 3000);
    scene_press(&scene, "Space");
    scene_shot(&scene, "revealed");
    scene_press(&scene, "F7");
    scene_shot(&scene, "judged");
    scene_album(&scene, "screens/oral-any");
    scene_end(&scene);
}

static void test_turns(void **state)
{
    (void)state;
    start(2, MODE_TURNS);
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space");
    scene_shot(&scene, "the first is called");
    scene_press(&scene, "1"); /* not before the clock runs */
    expect_text(desk_answer(&scene, 0), "");
    scene_press(&scene, "Space 1");
    expect_text(desk_answer(&scene, 0), "right");
    scene_shot(&scene, "the first is right, and the room does not see it");
    expect_true(strstr(scene_print(&scene), "right") == NULL);
    scene_press(&scene, "Space"); /* the keyboard is the host's: Space moves on */
    expect_int(state_turn_team(scene.history.state), 1);
    scene_press(&scene, "Enter 3 Space");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "Space");
    scene_shot(&scene, "revealed");
    scene_album(&scene, "screens/oral-turns");
    scene_end(&scene);
}

/* The facilitator's own screen says what to accept. */
static void test_secrets(void **state)
{
    (void)state;
    start(3, MODE_ALL);
    desk_open(&scene);
    scene_press(&scene, "2");
    scene.audience = AUDIENCE_HOST;
    scene_shot(&scene, "the host's own screen");
    expect_contains(scene_print(&scene), "рудознатец Волков");
    expect_contains(scene_print(&scene), "Ломоносов");
    scene.audience = AUDIENCE_ROOM;
    expect_true(strstr(scene_print(&scene), "Волков") == NULL);
    expect_true(strstr(scene_print(&scene), "Ломоносов") == NULL);
    scene_album(&scene, "screens/oral-host");
    scene_end(&scene);
}

static void test_wild_keys(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2; i++) {
        start(5, i == 0 ? MODE_ALL : MODE_TURNS);
        desk_open(&scene);
        desk_press_wildly(&scene, 37 + i, 300);
        scene_end(&scene);
    }
}

const struct test_case tests_screens_oral[] = {
    TEST(test_any_team), TEST(test_turns), TEST(test_secrets), TEST(test_wild_keys), {0}};
