/* Judging: points by criteria, votes, orders of many teams. */
#include "engine/judging.h"

#include <stdio.h>
#include <string.h>

#include "engine/gamebuild.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct gamebuild game;

static const struct step *step_at(int at)
{
    return game.build.plan.steps[at];
}

/* ---- points ---- */

static struct stage *begin_judging(enum judge_by by, const char *criteria)
{
    static const char *const jurors[] = {"Первый", "Второй", "Третий", "Четвёртый"};
    gamebuild_start(&game);
    struct stage *stage = gamebuild_stage(&game, TASK_JUDGE);
    gamebuild_items(&game, stage, criteria);
    stage->by = (uint8_t)by;
    stage->jurors = jurors;
    stage->juror_count = COUNT(jurors);
    game.build.steps[0]->points = 10 * stage->item_count;
    return stage;
}

static void test_point_texts(void **state)
{
    (void)state;
    static const struct {
        const char *given, *canonical; /* NULL: as given */
    } cases[] = {
        {"1:8.7.9,2:6.5.9", NULL},
        {"2:6.5.9,1:8.7.9", "1:8.7.9,2:6.5.9"},
        {"1:10.0.-", NULL},
        {"15:1.2.3", NULL},
        {"1:08.7.9", "1:8.7.9"},
        {"1:-.-.-,2:1.2.3", "2:1.2.3"},
        {"1:-.-.-", "-"}, /* nothing said */
        {"", "-"},
        {"1:8.7", "-"},
        {"1:8.7.9.1", "-"},
        {"1:8.7.11", "-"},
        {"1:8.7.-1", "-"},
        {"1:8..9", "-"},
        {"1:8.7.9,", "-"},
        {",1:8.7.9", "-"},
        {"1:8.7.9;2:1.2.3", "-"},
        {"1:8.7.9,1:8.7.9", "-"},
        {"16:8.7.9", "-"},
        {"-1:8.7.9", "-"},
        {"x:8.7.9", "-"},
        {"1", "-"},
        {"1:", "-"},
        {"99999999999999999999:8.7.9", "-"},
        {"1:99999999999999999999.7.9", "-"},
    };
    begin_judging(BY_PEERS, "a|b|c");
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_text(gamebuild_canonical(&game, 0, cases[i].given),
                    cases[i].canonical != NULL ? cases[i].canonical : cases[i].given);
    gamebuild_free(&game);
    begin_judging(BY_JURY, "a|b|c");
    expect_text(gamebuild_canonical(&game, 0, "3:1.2.3"), "3:1.2.3");
    expect_text(gamebuild_canonical(&game, 0, "4:1.2.3"), "-"); /* four jurors */
    gamebuild_free(&game);
}

/* Every voice about every team with the most points of the most criteria still fits. */
static void test_point_texts_at_most(void **state)
{
    (void)state;
    char text[ANSWER_MAX] = "", next[ANSWER_MAX];
    struct stage *stage =
        begin_judging(BY_PEERS, "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x");
    struct item *items = gamebuild_items(&game, stage,
                                         "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v"
                                         "|w|x");
    for (int i = 0; i < STAGE_ITEMS_MAX; i++)
        items[i].most = 1000;
    for (int team = 0; team < TEAMS_MAX; team++)
        for (int i = 0; i < STAGE_ITEMS_MAX; i++) {
            judging_put(step_at(0), text, team, i, 1000, next, sizeof next);
            snprintf(text, sizeof text, "%s", next);
        }
    expect_true(strlen(text) > 1900);
    expect_true(strlen(text) < task_rules[TASK_JUDGE]->answer_max(step_at(0)));
    expect_text(gamebuild_canonical(&game, 0, text), text);
    gamebuild_free(&game);
}

static void test_put(void **state)
{
    (void)state;
    static const struct {
        const char *answer;
        int number, criterion, points;
        const char *changed;
    } cases[] = {
        {"", 1, 0, 8, "1:8.-"},
        {"1:8.-", 1, 1, 7, "1:8.7"},
        {"1:8.7", 0, 1, 3, "0:-.3,1:8.7"},
        {"0:-.3,1:8.7", 0, 1, POINTS_NONE, "1:8.7"},
        {"1:8.7", 1, 0, 99, "1:10.7"}, /* the most there is */
        {"1:8.7", 16, 0, 1, ""},
        {"1:8.7", -1, 0, 1, ""},
        {"1:8.7", 1, 2, 1, ""},
        {"what", 1, 0, 1, ""},
    };
    begin_judging(BY_PEERS, "a|b");
    for (size_t i = 0; i < COUNT(cases); i++) {
        char out[ANSWER_MAX];
        judging_put(step_at(0), cases[i].answer, cases[i].number, cases[i].criterion,
                    cases[i].points, out, sizeof out);
        expect_text(out, cases[i].changed);
    }
    gamebuild_free(&game);
}

static void test_nobody_judges_itself(void **state)
{
    (void)state;
    begin_judging(BY_PEERS, "a|b");
    gamebuild_play(&game, 3);
    expect_true(gamebuild_may(&game, 0, 0, "1:8.7,2:1.-"));
    expect_false(gamebuild_may(&game, 0, 1, "1:8.7,2:1.-"));
    expect_false(gamebuild_may(&game, 0, 0, "3:8.7")); /* there is no fourth team */
    expect_false(gamebuild_may(&game, 0, ROOM, "1:8.7"));
    gamebuild_answer(&game, 0, 1, "1:9.9,2:1.2"); /* in a damaged journal it counts for nothing */
    expect_int(judging_points(&game.build.plan, game.state, 0, 1, 1, 0), POINTS_NONE);
    expect_int(judging_points(&game.build.plan, game.state, 0, 1, 2, 1), 2);
    expect_int(judging_points(&game.build.plan, game.state, 0, 1, 2, 2), POINTS_NONE);
    gamebuild_free(&game);
    begin_judging(BY_JURY, "a|b");
    gamebuild_play(&game, 3);
    expect_true(gamebuild_may(&game, 0, 1, "1:8.7"));
    gamebuild_free(&game);
}

static void test_peers(void **state)
{
    (void)state;
    struct judging judging;
    int of;
    begin_judging(BY_PEERS, "a|b");
    gamebuild_play(&game, 3);
    expect_int(judging_complete(&game.build.plan, game.state, 0, &of), 0);
    expect_int(of, 3);
    gamebuild_answer(&game, 0, 0, "1:8.7,2:1.-");
    expect_int(judging_complete(&game.build.plan, game.state, 0, &of), 0);
    gamebuild_answer(&game, 0, 0, "1:8.7,2:1.0");
    gamebuild_answer(&game, 0, 2, "0:10.10,1:5.6");
    expect_int(judging_complete(&game.build.plan, game.state, 0, &of), 2);
    judging_of(&game.build.plan, game.state, 0, 1, &judging);
    expect_int(judging.voices, 2);
    expect_int(judging.sum, 1300);
    expect_int(judging.spread, 400);
    expect_int(judging.mean[0], 650);
    expect_int(judging.mean[1], 650);
    expect_int(judging.outlier, -1); /* of two voices neither is the odd one */
    expect_text(gamebuild_points(&game, 0), "20 13 1");
    game.build.steps[0]->points = 5;
    expect_text(gamebuild_points(&game, 0), "5 3 0"); /* rounded down */
    gamebuild_free(&game);
}

static void test_jury(void **state)
{
    (void)state;
    static const struct {
        const char *answer;
        int outlier;
    } cases[] = {
        {"0:8.8,1:8.8,2:1.1", 2},
        {"0:0.0,1:10.10,2:9.9", 0},
        {"0:8.8,1:8.8,2:6.6", -1},
        {"0:5.5,1:5.5,2:8.7,3:5.5", 2},
        {"0:5.5,1:5.5,2:7.7,3:5.5", -1},
        {"0:0.0,1:0.0,2:9.9,3:9.9", -1}, /* the room differs, nobody is alone */
        {"0:1.1,1:9.9", -1},
        {"0:5.5,1:5.5,2:5.5", -1},
        {"0:5.5,1:5.5,2:5.-", -1},
    };
    struct judging judging;
    int of;
    struct stage *stage = begin_judging(BY_JURY, "a|b");
    struct item *items = gamebuild_items(&game, stage, "a|b");
    gamebuild_play(&game, 2);
    for (size_t i = 0; i < COUNT(cases); i++) {
        gamebuild_answer(&game, 0, 0, cases[i].answer);
        judging_of(&game.build.plan, game.state, 0, 0, &judging);
        expect_int((int)i * 100 + judging.outlier, (int)i * 100 + cases[i].outlier);
    }
    gamebuild_answer(&game, 0, 0, "0:8.6,1:7.-,3:9.7");
    gamebuild_answer(&game, 0, 1, "0:1.2");
    expect_int(judging_complete(&game.build.plan, game.state, 0, &of), 1);
    expect_int(of, 4);
    judging_of(&game.build.plan, game.state, 0, 0, &judging);
    expect_int(judging.voices, 2);
    expect_int(judging.sum, 1500);
    items[0].weight = 2; /* 22 and 25 of 30 */
    judging_of(&game.build.plan, game.state, 0, 0, &judging);
    expect_int(judging.sum, 2350);
    expect_int(judging.spread, 300);
    game.build.steps[0]->points = 30;
    expect_text(gamebuild_points(&game, 0), "23 4");
    game.build.steps[0]->points = 100;
    expect_text(gamebuild_points(&game, 0), "78 13");
    expect_int(judging_points(&game.build.plan, game.state, 0, 3, 0, 1), 7);
    expect_int(judging_points(&game.build.plan, game.state, 0, 1, 0, 1), POINTS_NONE);
    gamebuild_free(&game);
}

/* ---- votes ---- */

static struct stage *begin_votes(bool teams, uint8_t most)
{
    gamebuild_start(&game);
    struct stage *stage = gamebuild_stage(&game, TASK_VOTE);
    gamebuild_items(&game, stage, "a|b|c|ab");
    stage->votes_teams = teams;
    stage->most_votes = most;
    game.build.steps[0]->points = 5;
    return stage;
}

static void test_vote_texts(void **state)
{
    (void)state;
    static const struct {
        bool teams;
        const char *given, *canonical;
    } cases[] = {
        {true, "2", "2"},     {true, "2,0", "0,2"},    {true, "15", "15"}, {true, "16", "-"},
        {true, "02", "-"},    {true, "2,2", "-"},      {true, "", "-"},    {true, "2,", "-"},
        {true, "0,1,2", "-"}, {true, "a", "-"},        {false, "b", "b"},  {false, "ab,a", "a,ab"},
        {false, "d", "-"},    {false, "a,b,c", "-"},   {false, "0", "-"},  {false, "b, a", "-"},
        {false, "b,b", "-"},  {false, "a,ab", "a,ab"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        begin_votes(cases[i].teams, 2);
        expect_text(gamebuild_canonical(&game, 0, cases[i].given), cases[i].canonical);
        gamebuild_free(&game);
    }
}

static void test_votes(void **state)
{
    (void)state;
    int votes[STAGE_ITEMS_MAX];
    begin_votes(true, 2);
    gamebuild_play(&game, 4);
    expect_int(votes_count(&game.build.plan, game.state, 0, votes), 0);
    expect_text(gamebuild_points(&game, 0), "0 0 0 0"); /* nobody has won */
    expect_true(gamebuild_may(&game, 0, 0, "1,2"));
    expect_false(gamebuild_may(&game, 0, 0, "0,2"));
    expect_false(gamebuild_may(&game, 0, 0, "4"));
    expect_false(gamebuild_may(&game, 0, 0, "1,2,3"));
    expect_false(gamebuild_may(&game, 0, ROOM, "1"));
    gamebuild_answer(&game, 0, 0, "1,2");
    gamebuild_answer(&game, 0, 1, "2");
    gamebuild_answer(&game, 0, 2, "1,2"); /* its own vote counts for nothing */
    expect_int(votes_count(&game.build.plan, game.state, 0, votes), 2);
    expect_int(votes[0], 0);
    expect_int(votes[1], 2);
    expect_int(votes[2], 2);
    expect_text(gamebuild_points(&game, 0), "0 5 5 0"); /* a shared first place is a first place */
    gamebuild_free(&game);

    begin_votes(false, 1);
    gamebuild_play(&game, 2);
    gamebuild_answer(&game, 0, 0, "ab");
    gamebuild_answer(&game, 0, 1, "ab");
    expect_true(gamebuild_may(&game, 0, 0, "a"));
    expect_int(votes_count(&game.build.plan, game.state, 0, votes), 2);
    expect_int(votes[3], 2);
    expect_text(gamebuild_points(&game, 0), "0 0"); /* items win no points for a team */
    gamebuild_free(&game);
}

/* ---- orders ---- */

static struct item *begin_orders(const char *ids)
{
    gamebuild_start(&game);
    struct stage *stage = gamebuild_stage(&game, TASK_RANK);
    game.build.steps[0]->points = 10;
    return gamebuild_items(&game, stage, ids);
}

static void test_order_texts(void **state)
{
    (void)state;
    static const struct {
        const char *ids, *given, *canonical;
    } cases[] = {
        {"x|y|z", "z,x,y", "z,x,y"},
        {"x|y|z", "z x; y", "z,x,y"},
        {"x|y|z", "3 1 2", "z,x,y"},
        {"x|y|z", "3,1,2", "z,x,y"},
        {"x|y|z", "в а б", "z,x,y"},
        {"x|y|z", "ВАБ", "z,x,y"},
        {"x|y|z", "cab", "z,x,y"},
        {"2|1|3", "1 2 3", "1,2,3"}, /* ids before printed numbers */
        {"a|в|c", "a в c", "a,в,c"},
        {"x|y|z", "x,y", "-"},
        {"x|y|z", "x,y,z,x", "-"},
        {"x|y|z", "x,y,y", "-"},
        {"x|y|z", "1 2 4", "-"},
        {"x|y|z", "0 1 2", "-"},
        {"x|y|z", "1 2 z", "-"}, /* no mixing */
        {"x|y|z", "99999999999999999999 1 2", "-"},
        {"x|y|z", "а б г", "-"},
        {"x|y|z", "\xFF\xFE", "-"},
        {"x|y|z", ",", "-"},
        {"", "x", "-"},
        {"x", "x", "x"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        begin_orders(cases[i].ids);
        expect_text(gamebuild_canonical(&game, 0, cases[i].given), cases[i].canonical);
        gamebuild_free(&game);
    }
}

/* Kendall's W worked out by hand: W = 12·S / (m²·(n³ − n)). */
static void test_agreement(void **state)
{
    (void)state;
    static const struct {
        const char *ids, *orders[4], *order;
        int agreement;
    } cases[] = {
        {"a|b|c", {"a,b,c"}, "a,b,c", -1},
        {"a|b|c", {"a,b,c", "a,b,c"}, "a,b,c", 1000},
        {"a|b|c", {"a,b,c", "c,b,a"}, "a,b,c", 0},
        /* sums 3 4 5, mean 4, S = 2: 24 / (4·24) */
        {"a|b|c", {"a,b,c", "b,c,a"}, "b,a,c", 250},
        /* sums 5 4 9, mean 6, S = 14: 168 / (9·24) = 0.7778 */
        {"a|b|c", {"a,b,c", "b,a,c", "b,a,c"}, "b,a,c", 778},
        /* a cycle of three: sums all 6 */
        {"a|b|c", {"a,b,c", "b,c,a", "c,a,b"}, "a,b,c", 0},
        /* sums 4 5 10 11, mean 7.5, S = 12.25 + 6.25 + 6.25 + 12.25 = 37: 444 / (9·60) = 0.8222 */
        {"a|b|c|d", {"a,b,c,d", "a,b,d,c", "b,a,c,d"}, "a,b,c,d", 822},
        {"a", {"a", "a"}, "a", -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct ranking ranking;
        char order[64] = "";
        int teams = 0;
        begin_orders(cases[i].ids);
        gamebuild_play(&game, 4);
        for (; teams < 4 && cases[i].orders[teams] != NULL; teams++)
            gamebuild_answer(&game, 0, teams, cases[i].orders[teams]);
        ranking_of(&game.build.plan, game.state, 0, &ranking);
        expect_int(ranking.orders, teams);
        expect_int(ranking.agreement, cases[i].agreement);
        for (int j = 0; j < step_at(0)->stage->item_count; j++) {
            size_t used = strlen(order);
            snprintf(order + used, sizeof order - used, "%s%s", j > 0 ? "," : "",
                     step_at(0)->stage->items[ranking.order[j]].id);
        }
        expect_text(order, cases[i].order);
        gamebuild_free(&game);
    }
}

static void test_nearness(void **state)
{
    (void)state;
    static const struct {
        int places[4];
        const char *order;
        int nearness;
    } cases[] = {
        {{1, 2, 3, 4}, "a,b,c,d", 1000}, {{1, 2, 3, 4}, "d,c,b,a", 0},
        {{1, 2, 3, 4}, "b,a,c,d", 833},  {{1, 2, 3, 4}, "b,c,d,a", 500},
        {{4, 3, 2, 1}, "d,c,b,a", 1000}, {{1, 1, 2, 2}, "b,a,d,c", 1000}, /* equal places */
        {{1, 1, 2, 2}, "b,c,a,d", 750},  {{1, 2, 0, 0}, "d,b,c,a", 0},    /* two are placed */
        {{0, 0, 0, 0}, "a,b,c,d", -1},   {{1, 1, 1, 1}, "a,b,c,d", -1},
        {{1, 2, 3, 4}, "a,b,c", 0},      {{1, 2, 3, 4}, "", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct item *items = begin_orders("a|b|c|d");
        for (int j = 0; j < 4; j++)
            items[j].place = cases[i].places[j];
        expect_int(ranking_nearness(step_at(0), cases[i].order), cases[i].nearness);
        gamebuild_free(&game);
    }
    struct item *items = begin_orders("a|b|c|d");
    gamebuild_play(&game, 3);
    gamebuild_answer(&game, 0, 0, "b,a,c,d");
    gamebuild_answer(&game, 0, 1, "d,c,b,a");
    expect_text(gamebuild_points(&game, 0), "0 0 0"); /* no experts, no points */
    for (int j = 0; j < 4; j++)
        items[j].place = j + 1;
    expect_text(gamebuild_points(&game, 0), "8 0 0");
    gamebuild_free(&game);
}

/* ---- rehearsals ---- */

/* Whatever a rehearsal says is an answer in its canonical form, and may be given. */
static void test_random_answers(void **state)
{
    (void)state;
    struct rng rng = rng_start(2, 1);
    static const enum task_kind tasks[] = {TASK_JUDGE, TASK_VOTE, TASK_RANK, TASK_WRITE};
    for (int i = 0; i < 400; i++) {
        char text[ANSWER_MAX];
        gamebuild_start(&game);
        enum task_kind kind = tasks[i % 4];
        struct stage *stage = gamebuild_stage(&game, kind);
        gamebuild_items(&game, stage, "a|b|c|d|e");
        stage->votes_teams = i % 8 == 1;
        stage->most_votes = 2;
        gamebuild_play(&game, 3);
        const struct task_rule *task = task_rules[kind];
        task->random(&game.build.plan, game.state, 0, 1, &rng, text, sizeof text);
        if (*text != '\0') {
            expect_text(gamebuild_canonical(&game, 0, text), text);
            expect_true(task->may_give == NULL || gamebuild_may(&game, 0, 1, text));
        }
        gamebuild_free(&game);
    }
}

const struct test_case tests_judging[] = {TEST(test_point_texts),
                                          TEST(test_point_texts_at_most),
                                          TEST(test_put),
                                          TEST(test_nobody_judges_itself),
                                          TEST(test_peers),
                                          TEST(test_jury),
                                          TEST(test_vote_texts),
                                          TEST(test_votes),
                                          TEST(test_order_texts),
                                          TEST(test_agreement),
                                          TEST(test_nearness),
                                          TEST(test_random_answers),
                                          {0}};
