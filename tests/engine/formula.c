/* Formulas: what they come to, and where exactly a wrong one goes wrong. */
#include "engine/formula.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "engine/build.h"
#include "engine/play.h"
#include "expect.h"

static struct build build;
static struct play play;
static struct stage *stage;
static struct game game;
static const struct game *games[] = {&game};

static const struct indicator indicators[] = {
    {.id = "бюджет", .title = "Бюджет", .start = 700, .most = 1000, .shared = true},
    {.id = "доверие", .title = "Доверие", .start = 5, .most = 100},
    {.id = "debt", .title = "Долг", .start = -7, .least = INDICATOR_MIN, .most = INDICATOR_MAX},
    {.id = "книги", .title = "Не видны за статьёй", .start = 99, .most = 100},
};
static const struct item items[] = {
    {.id = "книги", .text = "Книги", .most = 700},
    {.id = "ремонт", .text = "Ремонт", .most = 700},
    {.id = "мин", .text = "Имя функции", .most = 700},
};

/* Three teams, one of them gone; the first gives 300 and 20, the second nothing. */
static void begin(void)
{
    build_start(&build);
    game = (struct game){.title = "Игра", .indicators = indicators, .indicator_count = 4};
    build.plan.games = games;
    build.plan.game_count = 1;
    build_stage(&build, TASK_ALLOCATE, &game, &stage);
    stage->items = items;
    stage->item_count = 3;
    stage->lap = 7;
    play_start(&play, &build.plan);
    play_run(&play, "team Томь; team Кия; team Иня; retire 2; entry host; next; next;"
                    "give 0 300 20 1; close");
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static enum formula_fault read_formula(const char *text, bool room, struct formula *out, size_t *at,
                                       size_t *length)
{
    const struct formula_names names = {.game = &game, .stage = stage, .room = room};
    return formula_read(text, &names, &build.arena, out, at, length);
}

static int32_t value_of(const char *text, int team)
{
    struct formula formula;
    size_t at, length;
    enum formula_fault fault = read_formula(text, team < 0, &formula, &at, &length);
    if (fault != FORMULA_FINE)
        print_error("%s: fault %d at %zu\n", text, (int)fault, at);
    expect_int(fault, FORMULA_FINE);
    return formula_value(&formula, &build.plan, play.history.state, 0, team);
}

struct value_case {
    const char *text;
    int32_t value;
};

static void expect_values(const struct value_case *cases, size_t count, int team)
{
    for (size_t i = 0; i < count; i++) {
        int32_t value = value_of(cases[i].text, team);
        if (value != cases[i].value)
            print_error("%s: %d, expected %d\n", cases[i].text, value, cases[i].value);
        expect_int(value, cases[i].value);
    }
}

static void test_arithmetic(void **state)
{
    (void)state;
    static const struct value_case cases[] = {
        {"0", 0},
        {" 1000000000 ", 1000000000},
        {"1+2*3", 7},
        {"(1+2)*3", 9},
        {"10-4-3", 3},
        {"100/10/5", 2},
        {"7/2", 3},
        {"-7/2", -3},
        {"7%4", 3},
        {"-7%4", -3},
        {"5/0", 0},
        {"5%0", 0},
        {"--5", 5},
        {"2*-3", -6},
        {"2 − 3 × 4", -10},
        {"-2*3", -6},
        {"1000000000+1", 1000000000},
        {"1000000000*1000000000", 1000000000},
        {"-1000000000*1000000000", -1000000000},
        {"0-1000000000-1000000000", -1000000000},
        {"1000000000+1-1", 999999999},
        {"((((((((((1))))))))))", 1},
    };
    begin();
    expect_values(cases, sizeof cases / sizeof *cases, 0);
    end();
}

static void test_comparing(void **state)
{
    (void)state;
    static const struct value_case cases[] = {
        {"1<2", 1},          {"2<1", 0},        {"2<=2", 1},     {"2>=3", 0},        {"3>2", 1},
        {"2=2", 1},          {"2==3", 0},       {"2<>2", 0},     {"2!=3", 1},        {"2≤2", 1},
        {"2≥3", 0},          {"2≠3", 1},        {"1+1=2", 1},    {"not 0", 1},       {"не 5", 0},
        {"not 1=2", 1},      {"1 and 2", 1},    {"1 и 0", 0},    {"0 or 3", 1},      {"0 или 0", 0},
        {"1 or 0 and 0", 1}, {"not 1 or 1", 1}, {"не не 4", 1},  {"1<2 and 2<3", 1}, {"(1<2)<2", 1},
        {"2*(3>1)", 2},      {"1 и не 0", 1},   {"3 and(4)", 1},
    };
    begin();
    expect_values(cases, sizeof cases / sizeof *cases, 0);
    end();
}

static void test_functions(void **state)
{
    (void)state;
    static const struct value_case cases[] = {
        {"min(3, 1, 2)", 1},
        {"макс(3; 10; 2)", 10},
        {"max (1,2)", 2},
        {"abs(-4)", 4},
        {"модуль(4)", 4},
        {"clamp(50, 0, 10)", 10},
        {"предел(-5, 0, 10)", 0},
        {"clamp(5, 10, 0)", 10},
        {"if(2>1, 10, 20)", 10},
        {"если(0, 10, 20)", 20},
        {"если(круг < 5, 4, 8)", 8},
        {"lap", 7},
        {"teams", 2},
        {"команды*2", 4},
        {"мин(мин(5, 4), макс(1, 2))", 2},
        {"-abs(-3)", -3},
    };
    begin();
    expect_values(cases, sizeof cases / sizeof *cases, 0);
    end();
}

/* An item hides an indicator of the same name and a function without its bracket. */
static void test_names(void **state)
{
    (void)state;
    static const struct value_case first[] = {
        {"бюджет", 700},
        {"доверие", 5},
        {"debt", -7},
        {"книги", 300},
        {"ремонт", 20},
        {"книги+ремонт", 320},
        {"мин", 1},
        {"мин(мин, 0)", 0},
        {"total(книги)", 300},
        {"сумма(доверие)", 10},
        {"всего(доверие + 1)", 12},
        {"average(книги)", 150},
        {"среднее(debt)", -7},
        {"lowest(книги)", 0},
        {"наименьшее(доверие)", 5},
        {"highest(ремонт*2)", 40},
        {"наибольшее(-книги)", 0},
        {"total(1)", 2},
        {"total(min(доверие, 3)) + 1", 7},
        {"доверие > average(доверие)", 0},
    };
    static const struct value_case room[] = {
        {"бюджет", 700},
        {"total(книги)", 300},
        {"бюджет - total(книги) - сумма(ремонт)", 380},
        {"if(lowest(доверие) > 3, teams, 0)", 2},
    };
    begin();
    expect_values(first, sizeof first / sizeof *first, 0);
    expect_int(value_of("книги + ремонт", 1), 0); /* gave nothing */
    expect_values(room, sizeof room / sizeof *room, -1);
    struct formula none = {0};
    expect_int(formula_value(&none, &build.plan, play.history.state, 0, 0), 0);
    end();
}

/* Nobody is left: nothing is shared by nothing. */
static void test_no_teams(void **state)
{
    (void)state;
    static const struct value_case cases[] = {
        {"total(доверие)", 0}, {"average(доверие)", 0}, {"lowest(5)", 0}, {"highest(-5)", 0}};
    begin();
    play_run(&play, "retire 0; retire 1");
    expect_values(cases, sizeof cases / sizeof *cases, -1);
    end();
}

/* ---- faults ---- */

struct fault_case {
    const char *text;
    enum formula_fault fault;
    size_t at, length;
};

static void expect_faults(const struct fault_case *cases, size_t count, bool room)
{
    for (size_t i = 0; i < count; i++) {
        struct formula formula;
        size_t at, length;
        enum formula_fault fault = read_formula(cases[i].text, room, &formula, &at, &length);
        if (fault != cases[i].fault || at != cases[i].at || length != cases[i].length)
            print_error("%s: fault %d at %zu, %zu bytes\n", cases[i].text, (int)fault, at, length);
        expect_int(fault, cases[i].fault);
        expect_int(at, cases[i].at);
        expect_int(length, cases[i].length);
        expect_int(formula.length, 0);
    }
}

static void test_faults(void **state)
{
    (void)state;
    static const struct fault_case cases[] = {
        {"", FORMULA_EMPTY, 0, 0},
        {"  ", FORMULA_EMPTY, 0, 2},
        {"1 $ 2", FORMULA_SIGN, 2, 1},
        {"№5", FORMULA_SIGN, 0, 3},
        {"0.5", FORMULA_SIGN, 1, 1},
        {"1 000", FORMULA_SIGN, 2, 3},
        {"5книг", FORMULA_SIGN, 1, 8},
        {"1, 2", FORMULA_SIGN, 1, 1},
        {"бюджет доверие", FORMULA_SIGN, 13, 14},
        {"1 < 2 < 3", FORMULA_SIGN, 6, 1},
        {"бюджет(1)", FORMULA_SIGN, 12, 1},
        {"\xff", FORMULA_SIGN, 0, 1},
        {"1 + кот", FORMULA_NAME, 4, 6},
        {"кот(1)", FORMULA_NAME, 0, 6},
        {"Бюджет", FORMULA_NAME, 0, 12},
        {"max + 1", FORMULA_NAME, 0, 3},
        {"1 + 1000000001", FORMULA_NUMBER, 4, 10},
        {"99999999999999999999999", FORMULA_NUMBER, 0, 23},
        {"1 +", FORMULA_EXPECTED, 3, 0},
        {"1 + * 2", FORMULA_EXPECTED, 4, 1},
        {"+ 2", FORMULA_EXPECTED, 0, 1},
        {"()", FORMULA_EXPECTED, 1, 1},
        {"min(1, )", FORMULA_EXPECTED, 7, 1},
        {"min(, 1)", FORMULA_EXPECTED, 4, 1},
        {"not", FORMULA_EXPECTED, 3, 0},
        {"и 1", FORMULA_EXPECTED, 0, 2},
        {"1 and", FORMULA_EXPECTED, 5, 0},
        {"(1 + 2", FORMULA_BRACKET, 0, 1},
        {"1 + (2 * (3)", FORMULA_BRACKET, 4, 1},
        {"min(1, 2", FORMULA_BRACKET, 3, 1},
        {"1 + 2)", FORMULA_BRACKET, 5, 1},
        {"(1 2)", FORMULA_SIGN, 3, 1},
        {"2 * min(1)", FORMULA_ARGUMENTS, 4, 3},
        {"abs(1, 2)", FORMULA_ARGUMENTS, 0, 3},
        {"предел(1, 2)", FORMULA_ARGUMENTS, 0, 12},
        {"если(1, 2, 3, 4)", FORMULA_ARGUMENTS, 0, 8},
        {"abs()", FORMULA_ARGUMENTS, 0, 3},
        {"сумма()", FORMULA_ARGUMENTS, 0, 10},
        {"total(1, 2)", FORMULA_ARGUMENTS, 0, 5},
        {"total(1 + average(доверие))", FORMULA_NESTED, 10, 7},
    };
    static const struct fault_case room[] = {
        {"доверие + 1", FORMULA_TEAMS, 0, 14},
        {"total(доверие) + доверие", FORMULA_TEAMS, 24, 14},
        {"1 + книги", FORMULA_TEAMS, 4, 10},
    };
    begin();
    expect_faults(cases, sizeof cases / sizeof *cases, false);
    expect_faults(room, sizeof room / sizeof *room, true);
    end();
}

/* ---- limits ---- */

/* `count` times `part`, then `last`. */
static char *repeat(const char *part, size_t count, const char *last)
{
    size_t length = strlen(part);
    char *text = mem_alloc(length * count + strlen(last) + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, part, length);
    memcpy(text + count * length, last, strlen(last) + 1);
    return text;
}

static enum formula_fault fault_of_many(const char *part, size_t count, const char *last)
{
    char *text = repeat(part, count, last);
    struct formula formula;
    size_t at, length;
    enum formula_fault fault = read_formula(text, false, &formula, &at, &length);
    expect_true(at + length <= strlen(text));
    free(text);
    return fault;
}

static void test_hostile(void **state)
{
    (void)state;
    static const char *const parts[] = {"(",      "-",  "not ",  "min(", "1+(",  "если(1,",
                                        "total(", "1+", "не (-", "1,",   "1<",   "abs(-",
                                        "(1)*",   "a",  "9",     ")",    "\xd0", " "};
    begin();
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        expect_true(fault_of_many(parts[i], 1000000, "") != FORMULA_FINE);
        expect_true(fault_of_many(parts[i], 300, "1") != FORMULA_FINE || *parts[i] == ' ');
    }
    expect_int(fault_of_many("(", 1000000, "1"), FORMULA_LONG);
    expect_int(fault_of_many("1+", 1000000, "1"), FORMULA_LONG);
    end();
}

/* As long and as deep as is allowed works, one more is refused. */
static void test_limits(void **state)
{
    (void)state;
    begin();
    expect_int(fault_of_many("1+", 99, "1"), FORMULA_FINE); /* 199 instructions */
    expect_int(fault_of_many("1+", 99, "-1"), FORMULA_FINE);
    expect_int(fault_of_many("1+", 100, "1"), FORMULA_LONG);
    char *deep = repeat("1+(", FORMULA_DEPTH_MAX - 1, "1");
    char *closed = repeat(")", FORMULA_DEPTH_MAX - 1, "");
    size_t size = strlen(deep) + strlen(closed) + 1;
    char *whole = mem_alloc(size);
    snprintf(whole, size, "%s%s", deep, closed);
    expect_int(value_of(whole, 0), FORMULA_DEPTH_MAX);
    expect_int(fault_of_many("1+(", FORMULA_DEPTH_MAX, "1"), FORMULA_LONG);
    free(deep);
    free(closed);
    free(whole);
    end();
}

const struct test_case tests_formula[] = {
    TEST(test_arithmetic), TEST(test_comparing), TEST(test_functions),
    TEST(test_names),      TEST(test_no_teams),  TEST(test_faults),
    TEST(test_hostile),    TEST(test_limits),    {0},
};
