/* Columns, clusters, fitting. */
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/text.h"
#include "expect.h"

/* The clusters of a text as "bytes:width|bytes:width". */
static const char *clusters(struct arena *arena, const char *text)
{
    struct text_cluster cluster;
    struct buf out = {0};
    while (text_next_cluster(&text, &cluster))
        buf_format(&out, "%s%s:%d", out.length ? "|" : "", cluster.bytes, cluster.width);
    const char *copy = arena_text(arena, buf_string(&out), out.length);
    buf_free(&out);
    return copy;
}

static const struct {
    const char *text, *expected;
} cluster_cases[] = {
    {"", ""},
    {"Ab", "A:1|b:1"},
    {"Ёж", "Ё:1|ж:1"},
    {"за\u0301мок", "з:1|а\u0301:1|м:1|о:1|к:1"},   /* a stress mark */
    {"й\u0306\u0301", "й\u0306\u0301:1"},           /* two marks */
    {"\u0301а", " \u0301:1|а:1"},                   /* a mark with nothing to stand on */
    {"日本", "日:2|本:2"},                          /* wide */
    {"\u1100\u1161\u11A8", "\u1100\u1161\u11A8:2"}, /* a Hangul syllable in three parts */
    {"שלום", "ש:1|ל:1|ו:1|ם:1"},                    /* right to left, in the order of the text */
    {"שָׁ", "שָׁ:1"},                                   /* with points */
    {"🙂", "🙂:2"},
    {"👩\u200D👧", "👩:2|👧:2"},                       /* a family falls apart */
    {"❤\uFE0F", "❤:1"},                            /* no variation selector */
    {"👍🏽", "👍:2|🏽:2"},                 /* the tone of skin on its own */
    {"a\tb\nc\x1b[0m", "a:1|b:1|c:1|[:1|0:1|m:1"}, /* controls vanish */
    {"\u202Eabc\u202C", "a:1|b:1|c:1"},            /* and so do overrides */
    {"a\u00ADb\u200Bc\uFEFF", "a:1|b:1|c:1"},      /* and what is invisible */
    {"a\u2028b", "a:1|b:1"},
    {"a\u00A0b", "a:1|\u00A0:1|b:1"}, /* a no-break space is a space */
    {"\xFFz", "\uFFFD:1|z:1"},        /* a bad byte */
    {"\U0003FFFE", "\uFFFD:1"},       /* no character */
    {"\u0378", "\uFFFD:1"},           /* none yet */
    {"|\u0300\u0301\u0302\u0303\u0304\u0305\u0306z",
     "|\u0300\u0301\u0302\u0303:1|z:1"}, /* too many */
};

static void test_clusters(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cluster_cases / sizeof *cluster_cases; i++)
        expect_text(clusters(&arena, cluster_cases[i].text), cluster_cases[i].expected);
    arena_free(&arena);
}

/* Every cluster fits its array and shows nothing that a terminal could obey. */
static void test_clusters_of_every_code_point(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char bytes[5] = {0};
        text_encode(c, bytes);
        const char *at = bytes;
        struct text_cluster cluster;
        bool some = text_next_cluster(&at, &cluster);
        bool fine = !some ? *at == '\0'
                          : (cluster.width == 1 || cluster.width == 2) && cluster.bytes[0] &&
                                !text_has_controls(cluster.bytes, strlen(cluster.bytes)) &&
                                !strpbrk(cluster.bytes, "\n\t");
        if (!fine)
            expect_int(0, c);
    }
}

/* The terminal counts columns by the C library; where names and questions live the two must agree.
 */
static void test_the_c_library_agrees(void **state)
{
    (void)state;
    static const struct {
        uint32_t low, high;
    } ranges[] = {
        {0x20, 0x52F},      /* Latin, Greek, Cyrillic */
        {0x530, 0x6FF},     /* Armenian, Hebrew, Arabic */
        {0x1E00, 0x214F},   /* more Latin and Greek, punctuation, marks, currency, letter-like */
        {0x2190, 0x2BFF},   /* arrows, mathematics, lines, blocks, shapes, dingbats */
        {0x3041, 0x30FF},   /* kana */
        {0x4E00, 0x9FFF},   /* Han */
        {0xAC00, 0xD7A3},   /* Hangul */
        {0x1F300, 0x1F64F}, /* pictures and faces */
    };
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        expect_skip("no C.UTF-8 locale");
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        for (uint32_t c = ranges[i].low; c <= ranges[i].high; c++) {
            char bytes[5] = {0};
            text_encode(c, bytes);
            const char *at = bytes;
            struct text_cluster cluster;
            int library = wcwidth((wchar_t)c);
            if (!text_next_cluster(&at, &cluster) || cluster.bytes[0] == ' ' || library < 0)
                continue;
            if (strcmp(cluster.bytes, "\uFFFD") != 0 && cluster.width != library)
                expect_int(c, 0);
        }
    }
    setlocale(LC_CTYPE, "C");
}

static void test_width(void **state)
{
    (void)state;
    expect_int(text_width(""), 0);
    expect_int(text_width("Новокузнецк"), 11);
    expect_int(text_width("Кемеро\u0301во"), 8);
    expect_int(text_width("日本 🙂"), 7);
    expect_int(text_width("─│█▌●▲■◆★✚♥♣✓…⏳"), 16);
}

static const struct {
    const char *text;
    size_t size;
    int columns;
    const char *expected;
} fit_cases[] = {
    {"Кемерово", 64, 8, "Кемерово"},
    {"Кемерово", 64, 7, "Кемеро…"},
    {"Кемерово", 64, 1, "…"},
    {"Кемерово", 64, 0, ""},
    {"Кемерово", 64, -5, ""},
    {"", 64, 0, ""},
    {"日本語", 64, 6, "日本語"},
    {"日本語", 64, 5, "日本…"},
    {"日本語", 64, 4, "日…"},
    {"日本語", 64, 1, "…"},
    {"Том\u0301ь", 64, 3, "То…"},
    {"Том\u0301ь", 64, 4, "Том\u0301ь"},
    {"Кемерово", 17, 80, "Кемерово"},
    {"Кемерово", 16, 80, "Кемеро…"},
    {"Кемерово", 4, 80, "…"},
    {"Кемерово", 3, 80, ""},
    {"Кемерово", 1, 80, ""},
    {"a\x1b[31mb", 64, 80, "a[31mb"},
    {"ab", 3, 80, "ab"},
    {"abc", 3, 80, ""},
    {"семь слов", 64, 5, "семь…"},
};

static void test_fit(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fit_cases / sizeof *fit_cases; i++) {
        char out[64];
        memset(out, '#', sizeof out);
        text_fit(out, fit_cases[i].size, fit_cases[i].text, fit_cases[i].columns);
        expect_text(out, fit_cases[i].expected);
    }
    char untouched = '#';
    text_fit(&untouched, 0, "x", 5);
    expect_int(untouched, '#');
}

/* For every size and width: inside the size, inside the columns, and cut only when it had to be. */
static void test_fit_everywhere(void **state)
{
    (void)state;
    const char *text = "Том\u0301ь 日本 🙂 Кия";
    for (size_t size = 1; size < 48; size++) {
        for (int columns = 0; columns < 20; columns++) {
            char out[48];
            text_fit(out, size, text, columns);
            expect_true(strlen(out) < size);
            expect_true(text_width(out) <= columns);
            bool whole = strlen(text) < size && text_width(text) <= columns;
            expect_int(strcmp(out, text) == 0, whole);
        }
    }
}

const struct test_case tests_width[] = {
    TEST(test_clusters),
    TEST(test_clusters_of_every_code_point),
    TEST(test_the_c_library_agrees),
    TEST(test_width),
    TEST(test_fit),
    TEST(test_fit_everywhere),
    {0},
};
