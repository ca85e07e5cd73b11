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

/* ---- every kind of stage ---- */

static const char *const categories[] = {"люди", "бумаги"};
static const char *const jurors[] = {"Анна", "Борис"};
static const struct card activities[] = {
    {.id = "a01", .title = "Консультация", .number = 1, .minutes = 30, .category = 0, .value = 4},
    {.id = "a02", .title = "Отчёт", .number = 2, .minutes = 120, .category = 1, .value = 1},
    {.id = "a03", .title = "Обед", .number = 3, .minutes = 45, .category = -1, .value = 0},
};
static const struct change call = {.kind = CHANGE_INSERT,
                                   .where_category = -1,
                                   .where_internet = -1,
                                   .where_away = -1,
                                   .title = "Справка",
                                   .minutes = 30,
                                   .at = -1,
                                   .before = -1,
                                   .value = 1};
static const struct card surprises[] = {
    {.id = "e01",
     .title = "Звонок",
     .number = 1,
     .category = -1,
     .changes = &call,
     .change_count = 1},
    {.id = "e02", .title = "Тишина", .number = 2, .category = -1},
};
static const struct deck decks[] = {
    {.id = "дела", .title = "Дела", .cards = activities, .count = 3},
    {.id = "сюрпризы", .title = "Сюрпризы", .cards = surprises, .count = 2},
};
static const struct item criteria[] = {
    {.id = "1", .text = "Честность", .most = 10, .step = 1, .weight = 1, .go = -1},
    {.id = "2", .text = "Смелость", .most = 10, .step = 1, .weight = 1, .go = -1},
    {.id = "3", .text = "Ясность", .most = 5, .step = 1, .weight = 2, .go = -1},
};

static void add_day(enum task_kind task, const struct deck *deck, int base)
{
    add(task);
    stage->deck = deck;
    stage->from = 9 * 60;
    stage->to = 18 * 60;
    stage->slot = 15;
    stage->base[0] = base;
    stage->dealt = task == TASK_DRAW ? 2 : 0;
}

static void add_with_items(enum task_kind task)
{
    add(task);
    stage->items = criteria;
    stage->item_count = 3;
    stage->most_votes = 2;
    stage->lines = 1;
}

static void add_every_kind(void)
{
    static const int32_t go[] = {-1, -1};
    game.categories = categories;
    game.category_count = 2;
    game.decks = decks;
    game.deck_count = 2;
    add(TASK_TALK);
    add(TASK_BREAK);
    add_day(TASK_COMPOSE, &decks[0], -1);
    add_day(TASK_DRAW, &decks[1], 2);
    add(TASK_COMPARE);
    stage->base[0] = 2;
    stage->base[1] = 3;
    add_with_items(TASK_RANK);
    build_decide(&build, &game, "Да|Нет", go, &stage);
    stage->by = BY_ROOM;
    add(TASK_PRESENT);
    add_with_items(TASK_JUDGE);
    add_with_items(TASK_JUDGE);
    stage->by = BY_JURY;
    stage->jurors = jurors;
    stage->juror_count = 2;
    add_with_items(TASK_VOTE);
    add_with_items(TASK_VOTE);
    stage->votes_teams = true;
    add_with_items(TASK_WRITE);
    add(TASK_DEBRIEF);
    add(TASK_RESOLVE);
    stage->base[0] = 12;
}

/* On keyboards by turns and on paper, nothing that is drawn is ever refused. */
static void test_every_kind(void **state)
{
    (void)state;
    for (int paper = 0; paper < 2; paper++) {
        begin();
        add_every_kind();
        for (uint32_t i = 0; i < build.plan.step_count; i++)
            build.steps[i]->mode = paper ? MODE_PAPER : MODE_TURNS;
        rehearse(&build.plan, TEAMS, PLAYS, 35, &rehearsal);
        expect_int(rehearsal.refused, 0);
        for (uint32_t i = 0; i < build.plan.step_count; i++)
            expect_int(rehearsal.reached[i], PLAYS);
        end();
    }
}

const struct test_case tests_rehearse[] = {
    TEST(test_every_kind),
    TEST(test_quiz),
    TEST(test_branches),
    TEST(test_never_reached),
    TEST(test_limits),
    TEST(test_same_every_time),
    {0},
};
