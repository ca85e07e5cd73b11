/* Rehearsals: every stage is reached, nothing is refused, limits are seen, and it is the same every
 * time. */
#include "engine/rehearse.h"

#include <string.h>

#include "engine/build.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

enum { PLAYS = 300, TEAMS = 4 };

static struct build build;
static struct rehearsal rehearsal;
static struct stage *stage;
static struct game game;
static const struct game *games[] = {&game};

static const struct indicator indicators[] = {
    {.id = "бюджет", .title = "Бюджет", .start = 50, .most = 100, .shared = true},
    {.id = "доверие", .title = "Доверие", .start = 5, .least = -1000, .most = 1000},
};
static const struct item items[] = {
    {.id = "книги", .text = "Книги", .most = 60, .step = 10, .go = -1},
    {.id = "ремонт", .text = "Ремонт", .most = 100, .step = 10, .go = -1},
};

static void begin(void)
{
    build_start(&build);
    game = (struct game){.title = "Игра", .indicators = indicators, .indicator_count = 2};
    build.plan.games = games;
    build.plan.game_count = 1;
}

static void end(void)
{
    rehearsal_free(&rehearsal);
    build_free(&build);
}

static void add_effect(uint8_t indicator, const char *text)
{
    const struct formula_names names = {.game = &game, .stage = stage};
    struct effect *effect = arena_alloc(&build.arena, sizeof *effect);
    size_t at, length;
    *effect = (struct effect){.indicator = indicator};
    expect_int(formula_read(text, &names, &build.arena, &effect->formula, &at, &length),
               FORMULA_FINE);
    stage->effects = (struct effects){.items = effect, .count = 1};
}

static void add(enum task_kind task)
{
    build_stage(&build, task, &game, &stage);
}

static void add_allocate(const char *trust)
{
    add(TASK_ALLOCATE);
    stage->items = items;
    stage->item_count = 2;
    stage->total = 100;
    stage->exact = true;
    add_effect(1, trust);
}

static void test_quiz(void **state)
{
    (void)state;
    begin();
    build_choice(&build, "*Томь|Обь");
    build_multi(&build, "*Томь|*Обь|Енисей");
    build_truefalse(&build, true);
    build_text(&build, "Кемерово|Кемерово", "Юрга");
    build_number(&build, "1918", "0");
    build_round(&build);
    build_choice(&build, "*а|б|в|г|д|е|ж|з");
    build.plan.close_when_all = true;
    rehearse(&build.plan, TEAMS, PLAYS, 35, &rehearsal);
    expect_int(rehearsal.plays, PLAYS);
    expect_int(rehearsal.refused, 0);
    for (int i = 0; i < 6; i++)
        expect_int(rehearsal.reached[i], PLAYS);
    expect_int(rehearsal.ended[5], PLAYS);
    end();
}

/* One choice skips a stage, the other does not: both happen, and nothing else. */
static void test_branches(void **state)
{
    (void)state;
    static const int32_t go[] = {3, -1};
    begin();
    add(TASK_BRIEF);
    build_decide(&build, &game, "Дальше|По порядку", go, &stage);
    add_allocate("книги / 10 - 3");
    add(TASK_PRESENT);
    rehearse(&build.plan, TEAMS, PLAYS, 35, &rehearsal);
    expect_int(rehearsal.refused, 0);
    expect_int(rehearsal.reached[1], PLAYS);
    expect_true(rehearsal.reached[2] > PLAYS / 10 && rehearsal.reached[2] < PLAYS * 9 / 10);
    expect_int(rehearsal.reached[3], PLAYS);
    expect_int(rehearsal.ended[3], PLAYS);
    expect_int(rehearsal.ranges[1].least, 2);
    expect_int(rehearsal.ranges[1].most, 8);
    end();
}

/* A condition that never holds: the stage is never reached, and the one before it is the last. */
static void test_never_reached(void **state)
{
    (void)state;
    begin();
    add(TASK_BRIEF);
    add(TASK_DEBRIEF);
    const struct formula_names names = {.game = &game, .room = true};
    size_t at, length;
    expect_int(formula_read("бюджет > 100", &names, &build.arena, &stage->when, &at, &length),
               FORMULA_FINE);
    rehearse(&build.plan, 1, 10, 35, &rehearsal);
    expect_int(rehearsal.refused, 0);
    expect_int(rehearsal.reached[1], 0);
    expect_int(rehearsal.ended[0], 10);
    end();
}

static void test_limits(void **state)
{
    (void)state;
    begin();
    add(TASK_BRIEF);
    add_effect(0, "50"); /* just reaches its most: nothing is stopped */
    rehearse(&build.plan, TEAMS, 10, 35, &rehearsal);
    expect_int(rehearsal.ranges[0].most, 100);
    expect_int(rehearsal.ranges[0].stopped_high, 0);
    rehearsal_free(&rehearsal);
    add_effect(0, "51");
    rehearse(&build.plan, TEAMS, 10, 35, &rehearsal);
    expect_int(rehearsal.ranges[0].stopped_high, 10);
    expect_int(rehearsal.ranges[0].stopped_low, 0);
    end();
}

static void test_same_every_time(void **state)
{
    (void)state;
    static const int32_t go[] = {3, -1};
    struct rehearsal again;
    begin();
    add(TASK_BRIEF);
    build_decide(&build, &game, "Дальше|По порядку", go, &stage);
    add_allocate("книги - ремонт");
    add_allocate("ремонт - книги * круг");
    rehearse(&build.plan, TEAMS, 50, 7, &rehearsal);
    rehearse(&build.plan, TEAMS, 50, 7, &again);
    expect_mem(again.ranges, rehearsal.ranges, 2 * sizeof *again.ranges);
    expect_mem(again.reached, rehearsal.reached, 4 * sizeof *again.reached);
    rehearsal_free(&again);
    end();
}

const struct test_case tests_rehearse[] = {
    TEST(test_quiz),   TEST(test_branches),        TEST(test_never_reached),
    TEST(test_limits), TEST(test_same_every_time), {0},
};
