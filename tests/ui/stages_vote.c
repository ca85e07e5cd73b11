/* vote on the screen: marks that only the one who marks sees, then bars. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"
#include "ui/widgets.h"

static struct scene scene;

static struct stage *start(int teams, bool for_teams)
{
    scene_start(&scene);
    scene_game(&scene, "Два дня методиста", "");
    struct stage *stage = scene_stage(&scene, TASK_VOTE, "Чей день вы хотели бы прожить завтра?");
    stage->votes_teams = for_teams;
    if (!for_teams)
        scene_items(&scene, stage, "Чтения под открытым небом|Ночь в музее|Ярмарка мастеров");
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(teams));
    return stage;
}

static const char *answer(int team)
{
    return answer_text(state_answer(scene.history.state, 0, team));
}

static void test_teams_by_turns(void **state)
{
    (void)state;
    start(8, true);
    scene_open_turns(&scene);
    expect_contains(scene_print(&scene), " ✗  1. Томь"); /* never for oneself */
    scene_press(&scene, "Up 1");
    expect_text(answer(0), "");
    scene_press(&scene, "Down Enter");
    expect_text(answer(0), "2");
    scene_press(&scene, "Up Enter");
    expect_text(answer(0), "1"); /* one vote: it goes over */
    scene_shot(&scene, "the first has marked");
    scene_press(&scene, "Enter");
    expect_text(answer(0), "");
    scene_press(&scene, "8 9 0 Tab");
    expect_text(answer(0), "7"); /* there are eight in all */
    scene_press(&scene, "Space");
    expect_false(strstr(scene_print(&scene), "✓] ") != NULL);
    scene_press(&scene, "1");
    expect_text(answer(1), "0");
    scene_press(&scene, "2"); /* its own number */
    expect_text(answer(1), "0");
    scene_press(&scene, "Down Enter"); /* past its own row */
    expect_text(answer(1), "2");
    scene_shot(&scene, "the second has the same numbers");
    scene_album(&scene, "stages/vote-turns");
    scene_end(&scene);
}

static void test_teams_on_paper(void **state)
{
    (void)state;
    start(8, true);
    static const char *const votes[] = {"2", "2", "3", "2", "3", "3", "0", ""};
    scene_open_paper(&scene);
    for (int team = 0; team < 8; team++)
        if (*votes[team] != '\0')
            scene_give(&scene, team, votes[team]);
    scene_press(&scene, "PgDn");
    scene_shot(&scene, "what was entered is covered");
    expect_false(strstr(scene_print(&scene), "[") != NULL);
    scene_press(&scene, "Enter");
    expect_text(answer(1), "2");
    expect_contains(scene_print(&scene), "[✓] 3. Мрассу");
    scene_press(&scene, "1");
    expect_text(answer(1), "0");
    scene_press(&scene, "3");
    scene_until(&scene, PHASE_REVEALED);
    scene_wait(&scene, WIDGET_GROW_MS);
    scene_shot(&scene, "two won together");
    scene_album(&scene, "stages/vote-paper");
    scene_end(&scene);
}

static void test_approval_of_items(void **state)
{
    (void)state;
    start(2, false)->most_votes = 2;
    scene_open_turns(&scene);
    scene_press(&scene, "3 1 2");
    expect_text(answer(0), "1,3"); /* the third is one too many */
    scene_shot(&scene, "two marked of two");
    scene_press(&scene, "1 2 Tab Space Tab");
    expect_text(answer(0), "2,3");
    expect_text(answer(1), "");
    scene_until(&scene, PHASE_REVEALED);
    scene_wait(&scene, WIDGET_GROW_MS);
    scene_shot(&scene, "revealed");
    scene_album(&scene, "stages/vote-items");
    scene_end(&scene);
}

static void test_nobody_votes(void **state)
{
    (void)state;
    start(2, false);
    scene_open_paper(&scene);
    scene_until(&scene, PHASE_REVEALED);
    scene_wait(&scene, WIDGET_GROW_MS);
    expect_contains(scene_print(&scene), "Голосов нет");
    scene_end(&scene);
}

/* The bars come out as those of the standings do, and once out they stay. */
static void test_bars_grow(void **state)
{
    (void)state;
    start(2, true);
    scene_open_paper(&scene);
    scene_give(&scene, 0, "1");
    scene_until(&scene, PHASE_REVEALED);
    expect_true(strstr(scene_print(&scene), "██") == NULL);
    scene_wait(&scene, WIDGET_GROW_MS / 2);
    expect_contains(scene_print(&scene), "██");
    scene_wait(&scene, WIDGET_GROW_MS);
    scene_press(&scene, "Space");
    scene_wait(&scene, WIDGET_GROW_MS);
    scene_press(&scene, "Left");
    expect_int(state_phase(scene.history.state), PHASE_SETTLED);
    expect_contains(scene_print(&scene), "██");
    scene_end(&scene);
}

const struct test_case tests_stages_vote[] = {
    TEST(test_bars_grow),         TEST(test_teams_by_turns), TEST(test_teams_on_paper),
    TEST(test_approval_of_items), TEST(test_nobody_votes),   {0}};
