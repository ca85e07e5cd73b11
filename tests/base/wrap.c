/* Lines as a reader wants them. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "expect.h"

static const char *wrap(struct arena *arena, const char *text, int columns)
{
    const char **lines = NULL;
    size_t count = text_wrap(arena, text, columns, &lines);
    struct buf out = {0};
    for (size_t i = 0; i < count; i++)
        buf_format(&out, "%s|", lines[i]);
    const char *copy = arena_text(arena, buf_string(&out), out.length);
    buf_free(&out);
    return copy;
}

static const struct {
    const char *text;
    int columns;
    const char *expected;
} cases[] = {
    {"", 10, ""},
    {"   ", 10, "|"},
    {"слово", 10, "слово|"},
    {"слово", 5, "слово|"},
    {"  два   слова  ", 20, "два слова|"},
    {"один два три", 8, "один два|три|"},
    {"один два три", 7, "один|два три|"},
    /* newlines */
    {"а\nб", 10, "а|б|"},
    {"а\n\nб", 10, "а||б|"},
    {"а\n", 10, "а|"},
    {"\nа", 10, "|а|"},
    /* a preposition goes down with its word */
    {"Город стоит на Томи", 14, "Город стоит|на Томи|"},
    {"Шахта и в ней", 9, "Шахта|и в ней|"},
    {"Он из Юрги", 5, "Он из|Юрги|"},
    {"и в на", 3, "и в|на|"},
    {"Это он. Да", 8, "Это он.|Да|"},
    {"It is at home", 8, "It is at|home|"},
    /* a dash does not begin a line when a word can come with it */
    {"Кемерово город", 10, "Кемерово|город|"},
    {"река Томь — приток", 9, "река|Томь —|приток|"},
    {"Щегловск — Кемерово", 10, "Щегловск —|Кемерово|"},
    {"Щегловск — Кемерово", 8, "Щегловск|—|Кемерово|"},
    /* hyphens */
    {"Ленинск-Кузнецкий", 12, "Ленинск-|Кузнецкий|"},
    {"Анжеро-Судженск стоит", 15, "Анжеро-Судженск|стоит|"},
    {"при -5 градусах", 6, "при -5|градус|ах|"},
    {"1941–1945", 5, "1941–|1945|"},
    /* no-break space */
    {"35\u00A0лет вместе", 8, "35\u00A0лет|вместе|"},
    /* longer than a line */
    {"абвгдежз", 3, "абв|где|жз|"},
    {"я абвгдежз", 3, "я|абв|где|жз|"},
    {"абвгд еж", 4, "абвг|д еж|"},
    {"日本語", 4, "日本|語|"},
    {"日本語", 1, "日|本|語|"},
    {"а\u0301б\u0301в", 2, "а\u0301б\u0301|в|"},
    /* no room at all */
    {"аб", 0, "а|б|"},
    {"аб", -3, "а|б|"},
    {"строка\tс табуляцией", 8, "строка|с|табуляци|ей|"},
};

static void test_cases(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_text(wrap(&arena, cases[i].text, cases[i].columns), cases[i].expected);
    arena_free(&arena);
}

/* At every width: no line is wider, no letter is lost. */
static void test_nothing_is_lost_at_any_width(void **state)
{
    (void)state;
    const char *text =
        "В 1721 году рудознатец Михайло Волков нашёл у Томи «горелую гору» — с неё\n"
        "и начался Кузнецкий угольный бассейн. Ленинск-Кузнецкий тогда был деревней!";
    struct arena arena = {0};
    const char *letters = text_fold(&arena, text);
    for (int columns = 1; columns < 90; columns++) {
        const char **lines;
        size_t count = text_wrap(&arena, text, columns, &lines);
        struct buf joined = {0};
        for (size_t i = 0; i < count; i++) {
            expect_true(text_width(lines[i]) <= columns);
            buf_text(&joined, lines[i]);
        }
        expect_text(text_fold(&arena, buf_string(&joined)), letters);
        buf_free(&joined);
    }
    arena_free(&arena);
}

static void test_a_very_long_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buf text = {0};
    for (int i = 0; i < 20000; i++)
        buf_format(&text, "слово%d ", i);
    const char **lines;
    size_t count = text_wrap(&arena, buf_string(&text), 40, &lines);
    expect_true(count > 4000);
    expect_text(lines[0], "слово0 слово1 слово2 слово3 слово4");
    buf_free(&text);
    arena_free(&arena);
}

const struct test_case tests_wrap[] = {
    TEST(test_cases),
    TEST(test_nothing_is_lost_at_any_width),
    TEST(test_a_very_long_text),
    {0},
};
