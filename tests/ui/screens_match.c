/* match: pairs joined by a digit or by arrows, a pair used once, decoys; revealed a row a pair. */
#include <string.h>

#include "expect.h"
#include "ui/deskscene.h"

static struct scene scene;

static const char towns[] = "Кемерово=Щегловск|Ленинск-Кузнецкий=Кольчугино|Новокузнецк=Сталинск|"
                            "=Барнаул|=Анжерка";

/* On the right stand, by their letters: 1 Анжерка, 2 Барнаул, 3 Кольчугино, 4 Сталинск, 5 Щегловск.
 */
static void start(int teams)
{
    desk_quiz(&scene);
    struct step *step = scene_match(&scene, "Соедините город и его имя в прошлом", towns);
    step->explanation = "Щегловск стал Кемеровом в 1932 году, Кольчугино Ленинском в 1922-м.";
    step->source = "Национальный атлас России, т. 4";
    scene_text(&scene, "Дальше?", "да", "");
    scene_play(&scene, scene_teams_of(teams));
}

static void test_turns(void **state)
{
    (void)state;
    start(2);
    scene_shot(&scene, "ready");
    desk_open(&scene);
    scene_shot(&scene, "the first team begins");
    scene_press(&scene, "5");
    expect_text(desk_answer(&scene, 0), "a-1");
    scene_press(&scene, "@"); /* 2 with Shift; the cursor has gone on to the next town */
    expect_text(desk_answer(&scene, 0), "a-1,b-4");
    scene_press(&scene, "6 0 9");
    expect_text(desk_answer(&scene, 0), "a-1,b-4"); /* there are five */
    scene_press(&scene, "Right");
    scene_shot(&scene, "among the pairs");
    scene_press(&scene, "Down Down Enter"); /* past the taken one: from 1 to 3 */
    expect_text(desk_answer(&scene, 0), "a-1,b-4,c-2");
    scene_press(&scene, "Up 3"); /* what another town had, it loses */
    expect_text(desk_answer(&scene, 0), "a-1,b-2");
    scene_press(&scene, "Del Del");
    expect_text(desk_answer(&scene, 0), "a-1,b-2");
    scene_press(&scene, "4 Up Up Del");
    expect_text(desk_answer(&scene, 0), "b-2,c-3");
    scene_press(&scene, "Enter Left Enter Enter");
    scene_shot(&scene, "joined");
    scene_press(&scene, "Tab");
    scene_shot(&scene, "the keyboard goes on, the pairs are hidden");
    expect_true(strstr(scene_print(&scene), "→") == NULL);
    scene_press(&scene, "Space");
    expect_true(strstr(scene_print(&scene), "→") == NULL);
    scene_press(&scene, "5 3 4 Tab");
    expect_text(desk_answer(&scene, 1), "a-1,b-2,c-3");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "Space");
    scene_shot(&scene, "revealed");
    scene_press(&scene, "F7");
    scene_shot(&scene, "judged");
    scene_album(&scene, "screens/match-turns");
    scene_end(&scene);
}

/* All that were joined taken apart again is no answer, as if nothing had been said. */
static void test_taken_back(void **state)
{
    (void)state;
    start(2);
    desk_open(&scene);
    scene_press(&scene, "1 Up");
    expect_text(desk_answer(&scene, 0), "a-5");
    scene_press(&scene, "Up Del");
    expect_text(desk_answer(&scene, 0), "");
    expect_int(scene.refusal, REFUSED_NO);
    scene_end(&scene);
}

static void test_paper(void **state)
{
    (void)state;
    static const char *const answers[] = {"a-1,b-2,c-3", "a-2,b-1,c-3", "c-3", "",
                                          "a-4,b-5",     "a-1,b-2,c-3", "a-1", "a-3,b-1,c-2"};
    desk_quiz(&scene);
    scene_match(&scene, "Соедините город и его имя в прошлом", towns)->mode = MODE_PAPER;
    scene_text(&scene, "Дальше?", "да", "");
    scene_play(&scene, scene_teams_of(8));
    desk_open(&scene);
    scene_press(&scene, "5 3 4");
    expect_text(desk_answer(&scene, 0), "a-1,b-2,c-3");
    scene_press(&scene, "PgDn 2 PgUp");
    scene_shot(&scene, "a sheet that was entered is covered");
    scene_press(&scene, "1 Del Down"); /* and its cover keeps the keys off */
    expect_text(desk_answer(&scene, 0), "a-1,b-2,c-3");
    for (int team = 1; team < 8; team++)
        if (*answers[team] != '\0')
            scene_give(&scene, team, answers[team]);
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_album(&scene, "screens/match-paper");
    scene_end(&scene);
}

static void test_wild_keys(void **state)
{
    (void)state;
    for (unsigned paper = 0; paper < 2; paper++) {
        desk_quiz(&scene);
        scene_match(&scene, "Пары?", "Раз=А|Два=Б|Три=В|Четыре=Г|Пять=Д|=Е|=Ё|=Ж|=З|=И|=Й|=К")
            ->mode = paper ? MODE_PAPER : MODE_TURNS;
        scene_play(&scene, scene_teams_of(5));
        desk_open(&scene);
        desk_press_wildly(&scene, 17 + paper, 400);
        scene_end(&scene);
    }
}

const struct test_case tests_screens_match[] = {
    TEST(test_turns), TEST(test_taken_back), TEST(test_paper), TEST(test_wild_keys), {0}};
