/* What answers are worth: points, speed, penalties, the nearest number; and the places that follow.
 */
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "engine/build.h"
#include "engine/play.h"
#include "engine/scoring.h"
#include "engine/standings.h"
#include "expect.h"

static struct build build;
static struct play play;

static void start(const char *script)
{
    play_start(&play, &build.plan);
    play_run(&play, script);
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

/* Points of a right answer to a lone question after so many milliseconds. */
static int32_t points_after(enum speed_rule speed, int32_t points, int32_t time_ms, int elapsed_ms)
{
    char script[96];
    build_start(&build);
    struct step *step = build_choice(&build, "*a|b");
    step->points = points;
    step->time_ms = time_ms;
    step->speed = (uint8_t)speed;
    snprintf(script, sizeof script, "team A; next; next; wait %d; give 0 a; close", elapsed_ms);
    start(script);
    struct verdict verdicts[TEAMS_MAX];
    score_step(&build.plan, play.history.state, 0, verdicts);
    end();
    return verdicts[0].points;
}

/* round(P × (1 − (t/T)/2)), all of P under half a second. */
static void test_kahoot(void **state)
{
    (void)state;
    static const struct {
        int32_t points, time_ms, elapsed_ms, expected;
    } cases[] = {
        {1000, 30000, 0, 1000},    {1000, 30000, 499, 1000},
        {1000, 30000, 500, 992},   {1000, 30000, 15000, 750},
        {1000, 30000, 29999, 500}, {1000, 20000, 2000, 950},
        {1000, 20000, 6000, 850},  {1, 30000, 29000, 1},
        {3, 30000, 20000, 2},      {1000000, PLAN_TIME_MAX_MS, PLAN_TIME_MAX_MS - 1, 500000},
        {1000, 400, 399, 1000},    {0, 30000, 3000, 0},
        {1000, 0, 25000, 1000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_int(
            points_after(SPEED_KAHOOT, cases[i].points, cases[i].time_ms, cases[i].elapsed_ms),
            cases[i].expected);
}

/* Time that was added earns half the points, not less. */
static void test_kahoot_beyond_its_time(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_choice(&build, "*a|b");
    step->points = 1000;
    step->speed = SPEED_KAHOOT;
    start("team A; next; next; extend 60000; wait 80000; give 0 a; close; next; next");
    expect_text(play_scores(&play), "500");
    end();
}

static void test_capped(void **state)
{
    (void)state;
    expect_int(points_after(SPEED_CAPPED, 100, 30000, 0), 199);
    expect_int(points_after(SPEED_CAPPED, 100, 30000, 15000), 149);
    expect_int(points_after(SPEED_CAPPED, 100, 30000, 29999), 100);
    expect_int(points_after(SPEED_CAPPED, 1, 30000, 0), 1);
    expect_int(points_after(SPEED_CAPPED, 0, 30000, 0),
               0); /* a question for nothing gives nothing */
    expect_int(points_after(SPEED_NONE, 100, 30000, 0), 100);
}

/* The word of the host and a share of the points earn no speed bonus. */
static void test_no_bonus(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_multi(&build, "*a|*b|c");
    step->points = 100;
    step->partial = true;
    step->speed = SPEED_CAPPED;
    start("team A; team B; team C; next; next; give 0 a; give 1 a,b; close; next; judge 2 1; next");
    expect_text(play_scores(&play), "50 199 100");
    end();
}

/* Whatever the plan: all bonuses of an evening together are less than the cheapest right answer. */
static void test_capped_property(void **state)
{
    (void)state;
    struct rng rng = rng_start(2024, 1);
    for (int round = 0; round < 200; round++) {
        build_start(&build);
        uint32_t steps = 1 + rng_below(&rng, 20), cheapest = 0;
        static const int32_t ranks[] = {30, 20, 10};
        int64_t plain = 0;
        for (uint32_t i = 0; i < steps; i++) {
            bool closest = rng_below(&rng, 8) == 0;
            struct step *step =
                closest ? build_closest(&build, "5", ranks, 3) : build_choice(&build, "*a|b");
            step->mode = MODE_ALL;
            step->points = (int32_t)rng_below(&rng, rng_below(&rng, 2) == 0 ? 10 : 2000);
            step->time_ms = 1 + (int32_t)rng_below(&rng, 60000);
            step->speed = rng_below(&rng, 4) == 0 ? SPEED_NONE : SPEED_CAPPED;
            int32_t right = closest ? ranks[0] : step->points;
            plain += right;
            if (right > 0 && (cheapest == 0 || (uint32_t)right < cheapest))
                cheapest = (uint32_t)right;
        }
        start("team A; next");
        for (uint32_t i = 0; i < steps; i++) /* the quickest there can be */
            play_run(&play, build.steps[i]->rank_count > 0
                                ? "next; next; give 0 5; close; next; next"
                                : "next; give 0 a; close; next; next");
        int64_t bonus = play.history.state->teams[0].score - plain;
        expect_true(bonus >= 0);
        expect_true(bonus < (int64_t)cheapest || (bonus == 0 && cheapest == 0));
        end();
    }
}

static void test_penalty(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_choice(&build, "*a|b");
    step->points = 3;
    step->penalty = 2;
    struct step *text = build_text(&build, "Томь", "Кия");
    text->penalty = 1;
    start("team A; team B; team C; next; next; give 0 a; give 1 b; close; next; next");
    expect_text(play_scores(&play), "3 -2 0"); /* no answer costs nothing */
    play_run(&play, "back; judge 2 0; judge 1 1");
    expect_text(play_scores(&play), "3 3 -2");
    play_run(&play,
             "next; next; next; give 1 кия; next; next; give 2 Обь; next; next; next; next; next");
    expect_text(play_scores(&play), "3 2 -3");
    end();
}

/* A share is rounded down: part of an answer is never worth all of it. */
static void test_partial_points(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_multi(&build, "*a|*b|*c|d");
    step->points = 5;
    step->partial = true;
    step->penalty = 1;
    start("team A; team B; team C; team D; team E; next; next; give 0 a; give 1 a,b; give 2 a,b,c; "
          "give 3 d; "
          "close; next; next");
    expect_text(play_scores(&play), "1 3 5 -1 0");
    end();
}

/* ---- the nearest number ---- */

static const int32_t rank_points[] = {5, 3, 1};

static const char *closest(const char *const *answers, size_t count)
{
    char script[64];
    build_start(&build);
    build_closest(&build, "1618", rank_points, 3)->penalty = 9;
    play_start(&play, &build.plan);
    for (size_t i = 0; i < count; i++) {
        snprintf(script, sizeof script, "team T%zu", i);
        play_run(&play, script);
    }
    play_run(&play, "next; next");
    for (size_t i = 0; i < count; i++) {
        play_run(&play, "next");
        if (answers[i] != NULL) {
            snprintf(script, sizeof script, "give %zu %s", i, answers[i]);
            play_run(&play, script);
        }
        play_run(&play, "next");
    }
    play_run(&play, "next; next");
    return play_scores(&play);
}

static void test_closest(void **state)
{
    (void)state;
    static const struct {
        const char *answers[5], *scores;
        size_t count;
    } cases[] = {
        {{"1600", "1618", "1700", "1000"}, "3 5 1 0", 4},
        {{"1617", "1619", "1620", "1000"}, "5 5 1 0", 4}, /* shared first, no second */
        {{"1618", "1617", "1619", "1620"}, "5 3 3 0", 4},
        {{"1000", "1000", "1000", "1000", "1000"}, "5 5 5 5 5", 5},
        {{NULL, "1", NULL}, "0 5 0", 3},
        {{NULL, NULL}, "0 0", 2},
        {{"9000000000000", "-9000000000000"}, "5 3", 2},
        {{"1618"}, "5", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_text(closest(cases[i].answers, cases[i].count), cases[i].scores);
        end();
    }
}

static void test_closest_verdicts(void **state)
{
    (void)state;
    static const char *const answers[] = {"1617", "1619", "1618", "1", NULL};
    struct verdict v[TEAMS_MAX];
    closest(answers, 5);
    score_step(&build.plan, play.history.state, 0, v);
    static const struct verdict expected[] = {{RULE_CLOSEST, 1, 1, 2, true, 3},
                                              {RULE_CLOSEST, 1, 1, 2, true, 3},
                                              {RULE_EXACT, 1, 1, 1, false, 5},
                                              {RULE_WRONG, 0, 1, 4, false, 0},
                                              {RULE_NO_ANSWER, 0, 1, 0, false, 0}};
    for (size_t i = 0; i < 5; i++) {
        expect_int(v[i].rule, expected[i].rule);
        expect_int(v[i].share, expected[i].share);
        expect_int(v[i].place, expected[i].place);
        expect_int(v[i].tied, expected[i].tied);
        expect_int(v[i].points, expected[i].points);
    }
    end();
}

/* Taking one answer out moves the others up, before and after the points are in. */
static void test_closest_judged(void **state)
{
    (void)state;
    static const char *const answers[] = {"1618", "1617", "1000", "1"};
    expect_text(closest(answers, 4), "5 3 1 0");
    play_run(&play, "back; judge 0 0");
    expect_text(play_events(&play),
                "answer_judged s0 t0, points_awarded s0 t0 -14 rejudged, "
                "points_awarded s0 t1 2 rejudged, points_awarded s0 t2 2 rejudged, "
                "points_awarded s0 t3 1 rejudged");
    expect_text(play_scores(&play), "-9 5 3 1");
    play_run(&play, "judge 0 -1");
    expect_text(play_scores(&play), "5 3 1 0");
    play_run(&play, "reopen 0; close; next; judge 1 0; next");
    expect_text(play_scores(&play), "5 -9 3 1");
    end();
}

/* A team that left after answering keeps its place, and nobody moves because it left. */
static void test_closest_with_leaver(void **state)
{
    (void)state;
    static const char *const answers[] = {"1618", "1617", "1000"};
    closest(answers, 3);
    play_run(&play, "retire 0; back; judge 2 1");
    expect_text(play_scores(&play), "5 3 1");
    end();
}

static void test_rule_names(void **state)
{
    (void)state;
    static const char *const names[VERDICT_RULES] = {
        "none",       "exact", "wrong",    "partial",   "variant", "folded",
        "layout",     "typo",  "rejected", "tolerance", "closest", "host",
        "indicators", "work",  "judged",   "voted",     "distance"};
    for (size_t i = 0; i < VERDICT_RULES; i++)
        expect_text(verdict_rule_names[i], names[i]);
}

/* ---- standings ---- */

/* "team place-last score moved" of each, best first. */
static const char *standings_text(void)
{
    static char out[512];
    struct standing list[TEAMS_MAX];
    size_t count = standings(play.history.state, list), used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%d:%d-%d %d %+d",
                                 i > 0 ? ", " : "", list[i].team, list[i].place, list[i].place_last,
                                 (int)list[i].score, list[i].moved);
    return out;
}

static void test_standings(void **state)
{
    (void)state;
    build_start(&build);
    build_choice(&build, "*a|b");
    start("team A; team B; team C; team D");
    expect_text(standings_text(), "0:1-4 0 +0, 1:1-4 0 +0, 2:1-4 0 +0, 3:1-4 0 +0");
    play_run(&play, "adjust 2 5 а; adjust 1 5 б; adjust 3 9 в; adjust 0 -1 г");
    expect_text(standings_text(), "3:1-1 9 +0, 1:2-3 5 +0, 2:2-3 5 +0, 0:4-4 -1 +0");
    play_run(&play, "retire 3; retire 0");
    expect_text(standings_text(), "1:1-2 5 +0, 2:1-2 5 +0, 0:0-0 -1 +0, 3:0-0 9 +0");
    play_run(&play, "retire 1; retire 2");
    expect_text(standings_text(), "0:0-0 -1 +0, 1:0-0 5 +0, 2:0-0 5 +0, 3:0-0 9 +0");
    end();
}

static void test_movement(void **state)
{
    (void)state;
    build_start(&build);
    for (int i = 0; i < 3; i++) {
        build_choice(&build, "*a|b");
        build_round(&build);
    }
    start("team A; team B; team C; next; adjust 0 3 а; adjust 1 2 б; adjust 2 1 в; void; next");
    expect_text(standings_text(),
                "0:1-1 3 +0, 1:2-2 2 +0, 2:3-3 1 +0"); /* there were none before */
    play_run(&play, "adjust 2 5 г; adjust 1 1 д; team D; void");
    expect_text(standings_text(), "2:1-1 6 +2, 0:2-3 3 -1, 1:2-3 3 +0, 3:4-4 0 +0");
    expect_int(play.history.state->teams[2].score_before, 1);
    expect_int(play.history.state->teams[2].score_now, 6);
    play_run(&play, "next; finish");
    expect_text(standings_text(), "2:1-1 6 +0, 0:2-3 3 +0, 1:2-3 3 +0, 3:4-4 0 +0");
    end();
}

/* A team that was away at the standings before has not moved, however many teams passed it. */
static void test_movement_of_returned(void **state)
{
    (void)state;
    build_start(&build);
    for (int i = 0; i < 3; i++) {
        build_choice(&build, "*a|b");
        build_round(&build);
    }
    start("team A; team B; next; adjust 0 3 а; void; next; retire 0; void; next; return 0; void");
    expect_int(play.history.state->stage, STAGE_FINAL);
    expect_text(standings_text(), "0:1-1 3 +0, 1:2-2 0 -1");
    end();
}

static void test_plan(void **state)
{
    (void)state;
    build_start(&build);
    expect_int(plan_difficulty(&build.plan), 0);
    expect_int(plan_minutes(&build.plan), 1);
    build_choice(&build, "*a|b")->difficulty = 1;
    build_choice(&build, "*a|b")->difficulty = 2;
    build_choice(&build, "*a|b")->difficulty = 2;
    build_choice(&build, "*a|b")->time_ms = 0;
    expect_int(plan_difficulty(&build.plan), 17);
    expect_int(plan_minutes(&build.plan), 5); /* 60 + 3 × 55 + 65 s */
    build_free(&build);
}

const struct test_case tests_scoring[] = {TEST(test_kahoot),
                                          TEST(test_kahoot_beyond_its_time),
                                          TEST(test_capped),
                                          TEST(test_no_bonus),
                                          TEST(test_capped_property),
                                          TEST(test_penalty),
                                          TEST(test_partial_points),
                                          TEST(test_closest),
                                          TEST(test_closest_verdicts),
                                          TEST(test_closest_judged),
                                          TEST(test_closest_with_leaver),
                                          TEST(test_rule_names),
                                          TEST(test_standings),
                                          TEST(test_movement),
                                          TEST(test_movement_of_returned),
                                          TEST(test_plan),
                                          {0}};
