/* What an answer may look like and which rule decides on it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/build.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

static struct build build;

/* The canonical form, or NULL when it is no answer. */
static const char *canonical(const struct step *step, const char *given)
{
    static char out[TYPED_ANSWER_MAX];
    const struct task_rule *task = task_rules[step->task];
    return task->canonical(step, given, out, task->answer_max(step)) ? out : NULL;
}

/* "rule share/of" of what was typed, or "-" when it is no answer. */
static const char *verdict(const struct step *step, const char *given)
{
    static char out[64];
    const char *answer = canonical(step, given);
    if (answer == NULL)
        return "-";
    struct verdict v = task_rules[step->task]->judge(step, answer);
    snprintf(out, sizeof out, "%s %d/%d", verdict_rule_names[v.rule], v.share, v.share_of);
    return out;
}

struct text_case {
    const char *accept, *reject, *given, *rule;
};

static void expect_texts(const struct text_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        build_start(&build);
        const struct step *step = build_text(&build, cases[i].accept, cases[i].reject);
        const char *is = verdict(step, cases[i].given);
        char got[64], expected[64];
        snprintf(got, sizeof got, "%zu: %s", i, is);
        bool right = strcmp(cases[i].rule, "wrong") != 0 && strcmp(cases[i].rule, "rejected") != 0;
        snprintf(expected, sizeof expected, "%zu: %s %d/1", i, cases[i].rule, right);
        expect_text(got, strcmp(cases[i].rule, "-") == 0 && strcmp(is, "-") == 0 ? got : expected);
        build_free(&build);
    }
}

#define EXPECT_TEXTS(cases) expect_texts(cases, sizeof(cases) / sizeof *(cases))

static void test_text_forms(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"Гурьевск", "", "Гурьевск", "exact"},
        {"Гурьевск", "", "  Гурьевск ", "exact"},
        {"Гурьевск", "", "гУРЬЕВСК", "folded"},
        {"Гурьевск|Салаир", "", "Салаир", "variant"},
        {"Гурьевск|Салаир", "", "салаир", "folded"},
        {"салаир|Салаир", "", "Салаир", "variant"}, /* the very words before the folded */
        {"Красная Горка", "", "«красная горка»", "folded"},
        {"«Красная Горка»", "", "Красная-Горка", "folded"},
        {"Красная Горка", "", "краснаягорка", "folded"},
        {"Ленинск-Кузнецкий", "", "ленинск кузнецкий", "folded"},
        {"Берёзовский", "", "Березовский", "folded"},
        {"Березовский", "", "БЕРЁЗОВСКИЙ", "folded"},
        {"Е\xCC\x88лка", "", "Ёлка", "folded"}, /* Е and a loose diaeresis */
        {"Ёлка", "", "Е\xCC\x88лка", "exact"},  /* a team's text is made NFC */
        {"Кий", "", "Кии", "wrong"},            /* й is not и */
        {"Кий", "", "Кий", "exact"},
        {"Кий", "", "Ки\xCC\x86", "wrong"}, /* ки and й in its loose form is another word */
        {"Кемерово", "", "Кемеровй", "typo"},
        {"Томь", "", "", "-"},
        {"Томь", "", "   ", "-"},
        {"Томь", "", "\x01\x1B", "-"},
        {"Томь", "", "Т\x1Bомь", "exact"}, /* an escape never gets in */
        {"Томь", "", "\xFF\xFE", "wrong"},
        {"Straße", "", "STRASSE", "folded"},
        {"№ 7", "", "7", "folded"},
    };
    EXPECT_TEXTS(cases);
}

static void test_text_layout(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"Пушкин", "", "Geirby", "layout"},
        {"Пушкин", "", "GEIRBY", "layout"},
        {"Кольчугино", "", "rjkmxeubyj", "layout"},
        {"Юрга", "", ".huf", "layout"}, /* Ю is on a sign */
        {"Южный Кузбасс", "", ".;ysq rep,fcc", "layout"},
        {"Ёлка", "", "`krf", "layout"},
        {"Хобот", "", "[j,jn", "layout"},
        {"Google", "", "Пщщпду", "layout"},
        {"Пушкин", "Лермонтов", "Kthvjynjd", "rejected"},
        {"Пушкин", "", "Geirb", "wrong"}, /* another layout and a typo: not guessed */
        {"1618", "", "1618", "exact"},
    };
    EXPECT_TEXTS(cases);
}

static void test_text_typos(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"Томь", "", "Тонь", "wrong"}, /* four letters: none */
        {"Тайга", "", "Тойга", "typo"},
        {"Тайга", "", "Тайг", "typo"},
        {"Тайга", "", "Ттайга", "typo"},
        {"Тайга", "", "Тагйа", "typo"}, /* neighbours swapped are one slip */
        {"Тайга", "", "Тойгу", "wrong"},
        {"Кемерово", "", "Кимирово", "wrong"}, /* eight letters: one */
        {"Осинники", "", "Осиники", "typo"},
        {"Щегловск!", "", "Щигловск", "typo"}, /* signs do not count as length */
        {"Междуреченск", "", "Междуриченск", "typo"},
        {"Междуреченск", "", "Мижуреченск", "typo"},
        {"Междуреченск", "", "Мижуриченск", "wrong"},
        {"Новокузнецк", "", "Навакузнецк", "typo"},
        {"Новокузнецк", "", "Навакузницк", "wrong"},
        {"Ленинск-Кузнецкий", "", "Линиск Кузнецкей", "typo"}, /* sixteen: three */
        {"Ленинск-Кузнецкий", "", "Линиск Кузницкей", "wrong"},
        {"Берёзовский", "", "Бирезовский", "typo"},
        {"Гагарин", "", "Дагарин", "typo"},
    };
    EXPECT_TEXTS(cases);
}

static void test_text_digits(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"Шахта 1912", "", "Шахта 1913", "wrong"},
        {"Шахта 1912", "", "Шакта 1912", "typo"},
        {"Шахта 1912", "", "Шахта 191", "wrong"},
        {"Шахта 1912", "", "Шахта 19122", "wrong"},
        {"Шахта 1912", "", "Шахта 1921", "wrong"},
        {"Шахта двенадцать", "", "Шахта двенадцать 1", "wrong"},
        {"1618 год", "", "1618", "wrong"},
        {"12345", "", "12346", "wrong"},
    };
    EXPECT_TEXTS(cases);
}

static void test_text_rejects(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"Красная Горка", "Зелёная Горка", "зеленая горка", "rejected"},
        {"Томь|Кия", "Томь", "Томь", "rejected"}, /* reject comes first */
        {"Прокопьевск", "Прокофьевск", "Прокофьевск", "rejected"},
        {"Прокопьевск", "Прокофьевск", "Прокопевск",
         "typo"}, /* 1 from the right one, 2 from the other */
        {"Прокопьевск", "Прокофьевск", "Прокодьевск", "wrong"}, /* as near to either */
        {"Прокопьевск", "Прокофьевск", "Прокофевск", "wrong"},  /* nearer to the wrong one */
        {"Гурьевск", "Юрьевск", "Нурьевск", "typo"},
        {"Тайга", "Тайна", "Тайка", "wrong"},
    };
    EXPECT_TEXTS(cases);
}

/* Signs alone fold to nothing, and nothing is like nothing else. */
static void test_text_of_signs(void **state)
{
    (void)state;
    static const struct text_case cases[] = {
        {"!", "", "!", "exact"},     {"!", "", "?", "wrong"},  {"+", "-", "+", "exact"},
        {"+", "-", "-", "rejected"}, {"+", "-", "*", "wrong"}, {"Томь", "-", "!!!", "wrong"},
        {"☃", "", "☃", "exact"},     {"Б", "", ",", "layout"}, {"C++", "C#", "C#", "rejected"},
    };
    EXPECT_TEXTS(cases);
}

static void test_text_length(void **state)
{
    (void)state;
    char longest[TYPED_ANSWER_MAX], over[TYPED_ANSWER_MAX + 1];
    memset(longest, 'a', sizeof longest);
    memset(over, 'a', sizeof over);
    longest[sizeof longest - 1] = over[sizeof over - 1] = '\0';
    build_start(&build);
    const struct step *step = build_text(&build, "Томь", "");
    expect_text(canonical(step, longest), longest);
    expect_text(canonical(step, over), NULL);
    expect_text(canonical(step, "  Красная \t Горка "), "Красная Горка");
    build_free(&build);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *number, *tolerance, *given, *canonical, *verdict;
    } cases[] = {
        {"1618", "0", "1618", "1618", "exact 1/1"},
        {"1618", "0", " 1618 ", "1618", "exact 1/1"},
        {"1618", "0", "1 618", "1618", "exact 1/1"},
        {"1618", "0", "1618,0", "1618", "exact 1/1"},
        {"1618", "0", "01618", "1618", "exact 1/1"},
        {"1618", "0", "1619", "1619", "wrong 0/1"},
        {"1618", "5", "1613", "1613", "tolerance 1/1"},
        {"1618", "5", "1623", "1623", "tolerance 1/1"},
        {"1618", "5", "1623,000001", "1623.000001", "wrong 0/1"},
        {"1618", "5", "1612.999999", "1612.999999", "wrong 0/1"},
        {"3.5", "0", "3,5", "3.5", "exact 1/1"},
        {"3.5", "0", "3.50", "3.5", "exact 1/1"},
        {"-7", "0",
         "\xE2\x88\x92"
         "7",
         "-7", "exact 1/1"},
        {"0", "0", "-0", "0", "exact 1/1"},
        {"0", "0,1", "-0,1", "-0.1", "tolerance 1/1"},
        {"0.000001", "0", "0,000001", "0.000001", "exact 1/1"},
        {"9000000000000", "0", "9000000000000", "9000000000000", "exact 1/1"},
        {"9000000000000", "0", "-9000000000000", "-9000000000000", "wrong 0/1"},
        {"-9000000000000", "0", "9000000000000", "9000000000000", "wrong 0/1"},
        {"9000000000000", "9000000000000", "-1", "-1", "wrong 0/1"},
        {"9000000000000", "9000000000000", "0", "0", "tolerance 1/1"},
        {"1", "0", "9000000000001", NULL, "-"},
        {"1", "0", "99999999999999999999999999", NULL, "-"},
        {"1", "0", "", NULL, "-"},
        {"1", "0", "год", NULL, "-"},
        {"1", "0", "1618 год", NULL, "-"},
        {"1", "0", "1e3", NULL, "-"},
        {"1", "0", "0x10", NULL, "-"},
        {"1", "0", "1.2.3", NULL, "-"},
        {"1", "0", "--1", NULL, "-"},
        {"1", "0", "nan", NULL, "-"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        build_start(&build);
        const struct step *step = build_number(&build, cases[i].number, cases[i].tolerance);
        expect_text(canonical(step, cases[i].given), cases[i].canonical);
        expect_text(verdict(step, cases[i].given), cases[i].verdict);
        build_free(&build);
    }
}

static void test_number_errors(void **state)
{
    (void)state;
    uint64_t error = 7;
    build_start(&build);
    const struct step *step = build_number(&build, "-9000000000000", "0");
    expect_true(number_error(step, "9000000000000", &error));
    expect_true(error == UINT64_C(18000000000000000000)); /* more than int64_t holds */
    expect_true(number_error(step, "-9000000000000", &error));
    expect_int(error, 0);
    expect_false(number_error(step, "много", &error));
    build_free(&build);
}

static void test_choice(void **state)
{
    (void)state;
    build_start(&build);
    const struct step *step = build_choice(&build, "Юрга|*Кемерово|Тайга");
    expect_text(verdict(step, "b"), "exact 1/1");
    expect_text(verdict(step, "a"), "wrong 0/1");
    static const char *const no[] = {"d",        "B", "ab", "a,b",         " a",
                                     "Кемерово", "1", "",   "aaaaaaaaaaaa"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        expect_text(verdict(step, no[i]), "-");
    build_free(&build);
}

static void test_truefalse(void **state)
{
    (void)state;
    build_start(&build);
    const struct step *yes = build_truefalse(&build, true), *no = build_truefalse(&build, false);
    expect_text(verdict(yes, "true"), "exact 1/1");
    expect_text(verdict(yes, "false"), "wrong 0/1");
    expect_text(verdict(no, "false"), "exact 1/1");
    expect_text(verdict(no, "yes"), "-");
    expect_text(verdict(no, "True"), "-");
    build_free(&build);
}

static void test_multi(void **state)
{
    (void)state;
    static const struct {
        const char *given, *canonical, *strict, *partial;
    } cases[] = {
        {"a,b,d", "a,b,d", "exact 1/1", "exact 1/1"},
        {"d,a,b", "a,b,d", "exact 1/1", "exact 1/1"},
        {"a", "a", "wrong 0/1", "partial 1/3"},
        {"b,a", "a,b", "wrong 0/1", "partial 2/3"},
        {"a,b,c", "a,b,c", "wrong 0/1", "partial 1/3"},
        {"a,c", "a,c", "wrong 0/1", "wrong 0/1"},
        {"c", "c", "wrong 0/1", "wrong 0/1"},
        {"a,b,c,d", "a,b,c,d", "wrong 0/1", "partial 2/3"},
        {"a,b,c,d,e", "a,b,c,d,e", "wrong 0/1", "partial 1/3"},
        {"a,a", NULL, "-", "-"},
        {"a,", NULL, "-", "-"},
        {",a", NULL, "-", "-"},
        {"a b", NULL, "-", "-"},
        {"f", NULL, "-", "-"},
        {"", NULL, "-", "-"},
    };
    build_start(&build);
    struct step *step = build_multi(&build, "*Томь|*Кия|Ангара|*Кондома|Лена");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        step->partial = false;
        expect_text(canonical(step, cases[i].given), cases[i].canonical);
        expect_text(verdict(step, cases[i].given), cases[i].strict);
        step->partial = true;
        expect_text(verdict(step, cases[i].given), cases[i].partial);
    }
    build_free(&build);
}

/* Eight options with the longest ids that fit. */
static void test_multi_longest(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_multi(&build, "*1|*2|*3|*4|*5|*6|*7|*8");
    struct step_option options[STEP_OPTIONS_MAX];
    memcpy(options, step->options, sizeof options);
    char all[STEP_OPTIONS_MAX * OPTION_ID_MAX + 1] = "";
    for (size_t i = 0; i < STEP_OPTIONS_MAX; i++) {
        snprintf(options[i].id, OPTION_ID_MAX, "option%zu", i);
        snprintf(all + i * OPTION_ID_MAX, OPTION_ID_MAX + 1, "option%zu%s", i, i < 7 ? "," : "");
    }
    step->options = options;
    expect_text(canonical(step, all), all);
    expect_text(verdict(step, all), "exact 1/1");
    build_free(&build);
}

/* Every task has its row, complete, and only letters and digits go by turns. */
static void test_rows(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum task_flow flow;
        bool typed;
    } rows[TASK_KINDS] = {{"choice", FLOW_QUESTION, false},    {"multi", FLOW_QUESTION, false},
                          {"truefalse", FLOW_QUESTION, false}, {"text", FLOW_QUESTION, true},
                          {"number", FLOW_QUESTION, true},     {"order", FLOW_QUESTION, true},
                          {"match", FLOW_QUESTION, true},      {"point", FLOW_QUESTION, true},
                          {"oral", FLOW_QUESTION, false},      {"brief", FLOW_SHOWN, false},
                          {"talk", FLOW_SHOWN, false},         {"break", FLOW_SHOWN, false},
                          {"compose", FLOW_WORK, true},        {"draw", FLOW_WORK, true},
                          {"compare", FLOW_SHOWN, false},      {"rank", FLOW_WORK, true},
                          {"allocate", FLOW_WORK, true},       {"decide", FLOW_WORK, false},
                          {"present", FLOW_SHOWN, false},      {"judge", FLOW_WORK, true},
                          {"vote", FLOW_WORK, true},           {"write", FLOW_WORK, true},
                          {"debrief", FLOW_ROOM, false},       {"resolve", FLOW_ROOM, false}};
    for (size_t i = 0; i < TASK_KINDS; i++) {
        const struct task_rule *task = task_rules[i];
        expect_text(task->name, rows[i].name);
        expect_int(task->flow, rows[i].flow);
        expect_int(task->typed, rows[i].typed);
        expect_true(task->answer_max != NULL);
        expect_int(task->canonical != NULL, task->flow != FLOW_SHOWN);
        expect_true(task->judge != NULL || task->flow != FLOW_QUESTION);
    }
}

const struct test_case tests_tasks[] = {
    TEST(test_text_forms),    TEST(test_text_layout),  TEST(test_text_typos),
    TEST(test_text_digits),   TEST(test_text_rejects), TEST(test_text_of_signs),
    TEST(test_text_length),   TEST(test_numbers),      TEST(test_number_errors),
    TEST(test_choice),        TEST(test_truefalse),    TEST(test_multi),
    TEST(test_multi_longest), TEST(test_rows),         {0}};
