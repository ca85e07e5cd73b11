/* CSV: a table any spreadsheet reads as it was meant, whatever stands in the cells. */
#include "report/csv.h"

#include <string.h>

#include "expect.h"

static const struct {
    const char *text, *cell;
} cells[] = {
    {"", ""},
    {"Кемерово", "Кемерово"},
    {"Томь; Кия", "\"Томь; Кия\""},
    {"Томь, Кия", "Томь, Кия"},
    {"«Красная \"Горка\"»", "\"«Красная \"\"Горка\"\"»\""},
    {"две\nстроки", "\"две\nстроки\""},
    {" с пробелом", "\" с пробелом\""},
    {"=1+1", "'=1+1"},
    {"+7 900", "'+7 900"},
    {"-5", "'-5"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"\tтаб", "\"' таб\""},
    {"\r=1", "\"' =1\""},
    {"\n=1", "\"'\n=1\""},
    {"  =1", "\"'  =1\""},
    {"\u00a0=1", "'\u00a0=1"},
    {"\uff1d1+1", "'\uff1d1+1"},
    {"=cmd|'/C calc'!A0;x", "\"'=cmd|'/C calc'!A0;x\""},
    {"\"=1\"", "\"\"\"=1\"\"\""},
    {"а=б", "а=б"},
    {"−5", "−5"}, /* the typographic minus is a letter to a spreadsheet */
    {"\x1b[31mкрасный", " [31mкрасный"},
    {"\xc2\x9b"
     "31m",
     " 31m"},
    {"a\x7f", "a "},
    {"\xff", "\uFFFD"},
};

static void test_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct buf out = {0};
        csv_text(&out, cells[i].text, ';');
        expect_text(buf_string(&out), cells[i].cell);
        buf_free(&out);
    }
    struct buf out = {0};
    csv_text(&out, "Томь, Кия", ',');
    expect_text(buf_string(&out), "\"Томь, Кия\"");
    buf_free(&out);
}

static const struct review_cell first_cells[] = {{"Кемерово", 4250, 2, REVIEW_RIGHT},
                                                 {"Юрга", 12999, -1, REVIEW_WRONG},
                                                 {"", 0, 0, REVIEW_NONE}};
static const struct review_cell second_cells[] = {
    {"", 0, 0, REVIEW_NONE}, {"Томь, Кия", 60000, 0, REVIEW_WRONG}, {"", 0, 3, REVIEW_NONE}};

static struct result_team teams[] = {
    {.name = "Томь", .place = 1, .place_last = 2, .score = 2},
    {.name = "=Кия;1", .place = 1, .place_last = 2, .score = 2, .other = 3},
    {.name = "Мрассу", .team = 2, .score = -1, .retired = true},
};
static struct result_row rows[] = {
    {.number = 1,
     .round = 1,
     .round_title = "Разминка",
     .question = "Какой город?",
     .answer = "Кемерово",
     .cells = first_cells},
    {.number = 3,
     .round = 1,
     .round_title = "Разминка",
     .question = "Какие \"реки\"?",
     .answer = "Томь",
     .is_void = true,
     .cells = second_cells},
};

static void test_table(void **state)
{
    (void)state;
    struct result_table table = {
        .teams = teams, .rows = rows, .team_count = 3, .row_count = 2, .has_other = true};
    struct buf out = {0};
    report_csv_table(&table, LANGUAGE_RU, NULL, &out);
    expect_text(buf_string(&out),
                "\xef\xbb\xbf№;Раунд;Вопрос;Верный ответ;Томь: ответ;Томь: очки;Томь: секунды;"
                "\"'=Кия;1: ответ\";\"'=Кия;1: очки\";\"'=Кия;1: секунды\";"
                "Мрассу: ответ;Мрассу: очки;Мрассу: секунды\r\n"
                "1;Разминка;Какой город?;Кемерово;Кемерово;2;4,2;Юрга;-1;12,9;;;\r\n"
                "3;Разминка;\"Какие \"\"реки\"\"? (не засчитан)\";Томь;;;;Томь, Кия;0;60,0;;3;\r\n"
                "Баллы вне вопросов;;;;;0;;;3;;;0;\r\n"
                "Итого;;;;;2;;;2;;;-1;\r\n"
                "Место;;;;;1–2;;;1–2;;;выбыла;\r\n");
    buf_free(&out);
}

static void test_options(void **state)
{
    (void)state;
    struct result_table table = {.teams = teams, .rows = rows, .team_count = 1, .row_count = 1};
    struct csv_options options = {.separator = ',', .without_bom = true};
    struct buf out = {0};
    report_csv_table(&table, LANGUAGE_EN, &options, &out);
    expect_text(buf_string(&out),
                "No.,Round,Question,Right answer,Томь: answer,Томь: points,Томь: seconds\r\n"
                "1,Разминка,Какой город?,Кемерово,Кемерово,2,4.2\r\n"
                "Total,,,,,2,\r\n"
                "Place,,,,,1–2,\r\n");
    buf_clear(&out);
    report_csv_table(&table, LANGUAGE_RU, &options, &out);
    expect_contains(buf_string(&out), ",2,\"4,2\"\r\n");
    buf_free(&out);
}

static void test_nobody_and_nothing(void **state)
{
    (void)state;
    struct result_table table = {0};
    struct buf out = {0};
    report_csv_table(&table, LANGUAGE_RU, NULL, &out);
    expect_text(buf_string(&out),
                "\xef\xbb\xbf№;Раунд;Вопрос;Верный ответ\r\nИтого;;;\r\nМесто;;;\r\n");
    buf_free(&out);
}

/* Every line has as many cells as the heading, counted as a reader of RFC 4180 would. */
static void test_every_line_is_as_wide(void **state)
{
    (void)state;
    struct result_table table = {
        .teams = teams, .rows = rows, .team_count = 3, .row_count = 2, .has_other = true};
    struct buf out = {0};
    report_csv_table(&table, LANGUAGE_RU, NULL, &out);
    bool quoted = false;
    int width = 1, lines = 0;
    for (const char *at = buf_string(&out); *at != '\0'; at++) {
        quoted ^= *at == '"';
        width += !quoted && *at == ';';
        if (!quoted && *at == '\n') {
            expect_int(width, 4 + 3 * 3);
            width = 1;
            lines++;
        }
    }
    expect_false(quoted);
    expect_int(lines, 6);
    buf_free(&out);
}

const struct test_case tests_csv[] = {
    TEST(test_cells),
    TEST(test_table),
    TEST(test_options),
    TEST(test_nobody_and_nothing),
    TEST(test_every_line_is_as_wide),
    {0},
};
