/* Teams: joining in time and late, leaving, names, who enters the answers. */
#include <stdio.h>
#include <string.h>

#include "engine/build.h"
#include "engine/play.h"
#include "expect.h"

static struct build build;
static struct play play;

/* Three questions in a row, an adjustment apart from them. */
static void begin(enum late_rule late)
{
    build_start(&build);
    for (int i = 0; i < 3; i++)
        build_choice(&build, "*Кемерово|Юрга|Тайга");
    build.plan.late = (uint8_t)late;
    play_start(&play, &build.plan);
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static void test_names(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play, "team   Томь \n; team !name; team \t !name");
    expect_text(play.history.state->teams[0].name, "Томь");
    play_run(&play, "team ТОМЬ !name_taken; team «Томь» !name_taken; team Тoмь"); /* a Latin o */
    play_run(&play, "team 🌊; team 🌊 !name_taken; team 🔥; rename 0 🔥 !name_taken");
    play_run(&play, "rename 0 Томь !nothing; rename 0 томь; rename 0 Кия");
    expect_text(play_events(&play), "team_renamed t0 Кия");
    play_run(&play, "rename 4 Иня !team; rename -1 Иня !team");

    struct command zero_width = {.kind = COMMAND_TEAM_ADD, .team = -1, .text = "\xE2\x80\x8B"};
    expect_int(play_do(&play, &zero_width), REFUSED_NAME);
    /* A command that was zeroed and never given a team must not take team 0's name. */
    struct command zeroed = {.kind = COMMAND_TEAM_ADD, .text = "Кия"};
    expect_int(play_do(&play, &zeroed), REFUSED_NAME_TAKEN);
    struct command nothing = {.kind = COMMAND_TEAM_ADD, .team = -1, .text = NULL};
    expect_int(play_do(&play, &nothing), REFUSED_NAME);
    end();
}

static void test_long_names(void **state)
{
    (void)state;
    char fits[TEAM_NAME_MAX], over[TEAM_NAME_MAX + 1];
    memset(fits, 'a', sizeof fits);
    memset(over, 'b', sizeof over);
    fits[sizeof fits - 1] = over[sizeof over - 1] = '\0';
    begin(LATE_ZERO);
    struct command add = {.kind = COMMAND_TEAM_ADD, .team = -1, .text = over};
    expect_int(play_do(&play, &add), REFUSED_NAME);
    add.text = fits;
    expect_int(play_do(&play, &add), REFUSED_NO);
    expect_text(play.history.state->teams[0].name, fits);
    end();
}

static void test_members(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play,
             "team Томь; members 0  Оля,  Ян ; members 0 Оля, Ян !nothing; members 1 Я !team");
    expect_text(play.history.state->teams[0].members, "Оля, Ян");
    play_run(&play, "members 0");
    expect_text(play.history.state->teams[0].members, "");
    end();
}

static void test_sixteen(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    for (int i = 0; i < TEAMS_MAX; i++) {
        char add[64];
        snprintf(add, sizeof add, "team Команда %d; ready %d", i + 1, i);
        play_run(&play, add);
    }
    play_run(&play, "team Лишняя !teams_full; entry zones !teams_full; next");
    expect_text(play_events(&play), "entry_chosen 1 host, step_shown s0");
    play_run(&play, "next");
    for (int i = 0; i < TEAMS_MAX; i++) {
        char give[32];
        snprintf(give, sizeof give, "give %d a", i);
        play_run(&play, give);
    }
    play_run(&play, "give 16 a !team; next; next; next");
    expect_int(play.batch.count, TEAMS_MAX + 2);
    expect_text(play_scores(&play), "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1");
    end();
}

static void test_entry(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play, "team A; entry zones !nothing; entry host; entry host !nothing; entry zones");
    struct command wrong = {.kind = COMMAND_ENTRY, .team = -1, .amount = 2};
    expect_int(play_do(&play, &wrong), REFUSED_AMOUNT);
    play_run(&play, "next; entry host; next; entry zones !open; close; entry zones; undo");
    expect_text(play_events(&play), "undone s0 8 step_closed, paused s0 undo"); /* entry is quiet */
    end();
}

/* The ninth team cannot have a zone: the host enters from then on. */
static void test_ninth_team_late(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play, "team A; team B; team C; team D; team E; team F; team G; team H; next; team I");
    expect_text(play_events(&play), "team_joined t8 I, entry_chosen 1 host");
    play_run(&play, "undo; team J");
    expect_text(play_events(&play), "team_joined t8 J, entry_chosen 1 host");
    end();
}

static void test_retire_and_return(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play, "retire 0 !team; return 0 !team; next !no_teams; team A; team B");
    play_run(&play, "return 0 !nothing; retire 0; retire 0 !nothing; retire 1; next !no_teams");
    play_run(&play,
             "return 1; next; next; give 0 a !retired; draft 0 x !retired; give 1 a; return 0");
    play_run(&play, "give 0 a; next; next; next");
    expect_text(play_scores(&play), "1 1");
    end();
}

/* Leaving takes away no points, neither those that stand nor those of an answer just given; nor do
 * a reopening or a new verdict afterwards. */
static void test_leaver_keeps_points(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play, "team A; team B; next; next; give 0 a; give 1 a; retire 0; next; next");
    play_run(&play, "judge 0 1 !retired; next");
    expect_text(play_scores(&play), "1 1");
    play_run(&play, "back; reopen 0");
    expect_text(play_scores(&play), "0 0");
    play_run(&play, "next; next; next");
    expect_text(play_scores(&play), "1 1");
    play_run(&play, "back; judge 1 0");
    expect_text(play_scores(&play), "1 0");
    end();
}

static void test_late(void **state)
{
    (void)state;
    static const struct {
        enum late_rule rule;
        const char *first, *events;
    } cases[] = {
        {LATE_ZERO, "adjust 0 7 за песню; adjust 1 2 за шутку", "team_joined t2 C"},
        {LATE_LOWEST, "adjust 0 7 за песню; adjust 1 2 за шутку",
         "team_joined t2 C, points_awarded t2 2 late"},
        {LATE_AVERAGE, "adjust 0 7 за песню; adjust 1 2 за шутку",
         "team_joined t2 C, points_awarded t2 4 late"},
        {LATE_AVERAGE, "adjust 0 -7 за шум; adjust 1 2 за шутку",
         "team_joined t2 C, points_awarded t2 -2 late"},
        {LATE_LOWEST, "adjust 0 -7 за шум", "team_joined t2 C, points_awarded t2 -7 late"},
        {LATE_LOWEST, "adjust 0 7 за песню; retire 1",
         "team_joined t2 C, points_awarded t2 7 late"},
        {LATE_AVERAGE, "retire 0; retire 1", "team_joined t2 C"},
        {LATE_LOWEST, "adjust 0 7 за песню", "team_joined t2 C"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin(cases[i].rule);
        play_run(&play, "team A; team B; next; next; close");
        play_run(&play, cases[i].first);
        play_run(&play, "team C");
        expect_text(play_events(&play), cases[i].events);
        end();
    }
    begin(LATE_REFUSED);
    play_run(&play,
             "team A; team B; next; team C; next; team D !late; close; finish; team D !late");
    end();
}

/* Before the first question has been shown nobody is late. */
static void test_not_yet_late(void **state)
{
    (void)state;
    begin(LATE_AVERAGE);
    play_run(&play, "team A; next; adjust 0 7 за песню; team B");
    expect_text(play_scores(&play), "7 0");
    end();
}

/* A late team starts with whatever the others have, however much that is. */
static void test_late_with_millions(void **state)
{
    (void)state;
    begin(LATE_LOWEST);
    play_run(&play, "team A; next; next; close; adjust 0 1000000 а; adjust 0 1000000 б; "
                    "adjust 0 1000000 в; team B");
    expect_text(play_scores(&play), "3000000 3000000");
    end();
}

/* From which question on a late team may answer. */
static void test_late_team_answers(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play,
             "team A; next; team B; next; give 1 a; team C; give 2 a !late; draft 2 a !late");
    play_run(&play, "next; next; judge 2 1 !late; next; next; give 2 a; next; team D; next; next");
    expect_text(play_scores(&play), "0 1 1 0");
    play_run(&play, "back; reopen 0; give 3 a !late; give 2 b; give 0 a; next; next; next");
    expect_text(play_scores(&play), "1 1 0 0");
    end();
}

static void test_ready_again(void **state)
{
    (void)state;
    begin(LATE_ZERO);
    play_run(&play, "team A; ready 0; ready 0 !nothing; ready 1 !team; undo");
    expect_text(play_events(&play), "undone t0 1 team_joined");
    play_run(&play, "team B");
    expect_false(play.history.state->teams[0].ready);
    end();
}

const struct test_case tests_teams[] = {TEST(test_names),
                                        TEST(test_long_names),
                                        TEST(test_members),
                                        TEST(test_sixteen),
                                        TEST(test_entry),
                                        TEST(test_ninth_team_late),
                                        TEST(test_retire_and_return),
                                        TEST(test_leaver_keeps_points),
                                        TEST(test_late),
                                        TEST(test_not_yet_late),
                                        TEST(test_late_with_millions),
                                        TEST(test_late_team_answers),
                                        TEST(test_ready_again),
                                        {0}};
