/* Surprises: dealt, mended in the editor, shown. */
#include "ui/dayscene.h"

#include <string.h>

#include "expect.h"

static void begin(struct scene *scene, int teams, bool paper)
{
    dayscene_start(scene);
    scene_play(scene, scene_teams_of(teams));
    dayscene_fill(scene, 0, false);
    scene_go(scene, 1);
    if (paper)
        scene_open_paper(scene);
    else
        scene_open_turns(scene);
}

/* The first surprise of the deck among those dealt to a team; -1: it has not been dealt it. */
static bool has_surprise(struct scene *scene, int team, int index)
{
    uint8_t dealt[STAGE_DEALT_MAX];
    int count = state_dealt(scene->history.state, 1, team, dealt);
    for (int i = 0; i < count; i++)
        if (dealt[i] == index)
            return true;
    return false;
}

static int struck_item(struct scene *scene, int team)
{
    struct board board;
    dayscene_look(scene, team, &board);
    for (int i = 0; i < board.count; i++)
        if (board.items[i].kind == PLACED_STRUCK)
            return i;
    return -1;
}

/* A team of eight that was dealt a card that is inserted; its number in the order of turns is
 * reached by ending the turns before it. */
static int go_to_struck_team(struct scene *scene)
{
    for (;;) {
        int team = state_turn_team(scene->history.state);
        assert_true(team >= 0);
        if (struck_item(scene, team) >= 0)
            return team;
        SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
        SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
        scene_wait(scene, 0);
    }
}

static void test_surprises_stand_first_and_enter_leads_to_the_day(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 8, false);
    int team = state_turn_team(scene.history.state);
    uint8_t dealt[STAGE_DEALT_MAX];
    expect_int(state_dealt(scene.history.state, 1, team, dealt), 2);
    const struct deck *deck = scene.steps[1]->stage->deck;
    expect_contains(scene_print(&scene), deck->cards[dealt[0]].title);
    expect_contains(scene_print(&scene), "сюрпризы команды");
    scene_press(&scene, "Enter");
    expect_contains(scene_print(&scene), "Полезное время");
    scene_press(&scene, "Left");
    expect_contains(scene_print(&scene), "сюрпризы команды");
    scene_press(&scene, "Left"); /* and round to the cards */
    expect_contains(scene_print(&scene), "Полезное время");
    scene_end(&scene);
}

static void test_what_is_ignored_is_said_until_it_is_mended(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 8, false);
    go_to_struck_team(&scene);
    scene_press(&scene, "Enter"); /* the cursor stands at the inserted card */
    expect_contains(scene_print(&scene), "Все сюрпризы учтены");
    scene_press(&scene, "Del");
    expect_contains(scene_print(&scene), "Ещё не учтено");
    scene_shot(&scene, "the inserted card was removed");
    SCENE_DO(&scene, .kind = COMMAND_ANSWER, .team = state_turn_team(scene.history.state),
             .text = "");
    scene_wait(&scene, 0);
    expect_contains(scene_print(&scene), "Все сюрпризы учтены");
    scene_album(&scene, "stages/draw-ignored");
    scene_end(&scene);
}

/* What is offered stands at the head of the list and becomes a card of the team's own. */
static void test_what_a_surprise_offers_can_be_put(void **state)
{
    (void)state;
    enum { NO_CAR = 3 };
    struct scene scene = {0};
    begin(&scene, 8, false);
    int team = state_turn_team(scene.history.state);
    for (int i = 0; i < 8 && !has_surprise(&scene, team, NO_CAR); i++) {
        SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
        SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
        scene_wait(&scene, 0);
        team = state_turn_team(scene.history.state);
    }
    assert_true(has_surprise(&scene, team, NO_CAR));
    scene_press(&scene, "Enter Right Home Enter");
    expect_contains(dayscene_answer(&scene, team), "+60.3.0.Видеоконсультация филиалу@");
    scene_end(&scene);
}

static void test_numbers_from_paper_keep_the_day(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 8, true);
    int team = 0;
    while (struck_item(&scene, team) < 0)
        team++;
    for (int i = 0; i < team; i++)
        scene_press(&scene, "PgDn");
    struct board before, after;
    dayscene_look(&scene, team, &before);
    scene_type(&scene, "16:00 29");
    scene_press(&scene, "Enter");
    dayscene_look(&scene, team, &after);
    expect_int(after.count, before.count + 1);
    expect_contains(dayscene_answer(&scene, team), "a29@16:00");
    expect_true(strchr(dayscene_answer(&scene, team), '!') != NULL);
    expect_true(struck_item(&scene, team) >= 0);
    scene_end(&scene);
}

static void test_wild_keys_leave_a_board(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "Up", "Down", "Left",      "Right", "PgUp",  "PgDn", "Home", "End", "Enter", "Del",
        "0",  "1",    "Backspace", "5",     "Enter", "+",    "-",    "Ins", "ж"};
    struct scene scene = {0};
    begin(&scene, 4, true);
    uint32_t random = 777;
    for (int i = 0; i < 2000; i++) {
        random = random * 1664525 + 1013904223;
        scene_press(&scene, keys[(random >> 16) % (sizeof keys / sizeof *keys)]);
        for (int team = 0; team < 4; team++) {
            struct board board;
            const char *answer = dayscene_answer(&scene, team);
            expect_true(*answer == '\0' || board_read(scene.steps[1], answer, &board));
        }
        if (i % 100 == 0)
            scene_draw(&scene);
    }
    scene_end(&scene);
}

static void look(int teams, const char *album)
{
    struct scene scene = {0};
    begin(&scene, teams, false);
    scene_shot(&scene, "turns, surprises");
    scene_press(&scene, "Enter");
    scene_shot(&scene, "turns, the day struck");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed, nothing mended");
    scene_end(&scene);
    begin(&scene, teams, true);
    scene_shot(&scene, "paper");
    scene_type(&scene, "3");
    scene_shot(&scene, "paper, numbers being typed");
    scene_press(&scene, "Enter");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_press(&scene, "PgDn");
    scene_shot(&scene, "revealed, after PgDn");
    scene_album(&scene, album);
    scene_end(&scene);
}

static void test_two_teams_look(void **state)
{
    (void)state;
    look(2, "stages/draw-2");
}

static void test_eight_teams_look(void **state)
{
    (void)state;
    look(8, "stages/draw-8");
}

const struct test_case tests_stages_draw[] = {
    TEST(test_surprises_stand_first_and_enter_leads_to_the_day),
    TEST(test_what_is_ignored_is_said_until_it_is_mended),
    TEST(test_what_a_surprise_offers_can_be_put),
    TEST(test_numbers_from_paper_keep_the_day),
    TEST(test_wild_keys_leave_a_board),
    TEST(test_two_teams_look),
    TEST(test_eight_teams_look),
    {0},
};
