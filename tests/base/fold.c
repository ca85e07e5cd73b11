/* Texts that should compare equal, and those that should not. */
#include <string.h>

#include "base/text.h"
#include "expect.h"

static const struct {
    const char *text, *expected;
} nfc_cases[] = {
    {"", ""},
    {"Кемерово", "Кемерово"},
    {"и\u0306", "й"},
    {"Е\u0308лка", "Ёлка"},
    {"е\u0301", "е\u0301"}, /* no such letter: stays two */
    {"e\u0301", "é"},
    {"\u2126", "Ω"},              /* the ohm sign */
    {"\u2000", "\u2002"},         /* an en quad */
    {"a\u0301\u0323", "ạ\u0301"}, /* marks in order: dot below joins first */
    {"\u1100\u1161", "가"},
    {"a\xFFz", "a\uFFFDz"},
    {"й\xD0", "й\uFFFD"},
    {"«—№…»", "«—№…»"},
};

static void test_nfc(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof nfc_cases / sizeof *nfc_cases; i++)
        expect_text(text_nfc(&arena, nfc_cases[i].text), nfc_cases[i].expected);
    arena_free(&arena);
}

/* What the fast path lets through is really normal: each of its characters, alone and before a
 * mark. */
static void test_nfc_takes_no_copy_of_plain_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *plain = "Новокузнецк, «1618» — №\u00A05…";
    expect_true(text_nfc(&arena, plain) == plain);
    expect_int(arena.total, 0);
    arena_free(&arena);
}

static const struct {
    const char *text, *expected;
} clean_cases[] = {
    {"", ""},
    {"   ", ""},
    {"  Томь \t и\u00A0\u00A0Кия\r\n ", "Томь и Кия"},
    {"\x1b[31mКрасные\x1b[0m", "[31mКрасные[0m"},
    {"и\u0306од", "йод"},
    {"и\u200B\u0306од", "йод"}, /* a composition that an invisible character hid */
    {"\u202Eгнев\u202C", "гнев"},
    {"мяг\u00ADкий", "мягкий"},
    {"👩\u200D👧", "👩\u200D👧"}, /* an emoji keeps its joiner */
    {"\xFF", "\uFFFD"},
    {"a\u2028b", "a b"},
    {"\uFEFFТомь", "Томь"},
};

static void test_clean(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof clean_cases / sizeof *clean_cases; i++)
        expect_text(text_clean(&arena, clean_cases[i].text), clean_cases[i].expected);
    arena_free(&arena);
}

static const struct {
    const char *text, *letters, *words;
} fold_cases[] = {
    {"", "", ""},
    {"!?…", "", ""},
    {"Кемерово", "кемерово", "кемерово"},
    {"ЁЛКА ёлка", "елкаелка", "елка елка"},
    {"Е\u0308ж", "еж", "еж"},
    {"Мой", "мой", "мой"},
    {"МОИ\u0306", "мой", "мой"},
    {"  «Красная   Горка»! ", "краснаягорка", "красная горка"},
    {"Ленинск-Кузнецкий", "ленинсккузнецкий", "ленинск кузнецкий"},
    {"Кеме\u0301рово", "кемерово", "кемерово"},
    {"мяг\u00ADкий", "мягкий", "мягкий"},
    {"1 618", "1618", "1 618"},
    {"Straße", "strasse", "strasse"},
    {"ΣΊΣΥΦΟΣ", "σίσυφοσ", "σίσυφοσ"},
    {"É é", "éé", "é é"},
    {"Ґанок Ђ ӱ", "ґанокђӱ", "ґанок ђ ӱ"},
    {"हिन्दी", "हिन्दी", "हिन्दी"},
    {"日本・語", "日本語", "日本 語"},
    {"שלום!", "שלום", "שלום"},
    {"٣", "٣", "٣"},
    {"a\xFFz", "az", "a z"},
    {"Ч\u200Dт\u200Cо", "что", "что"},
};

static void test_fold(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof fold_cases / sizeof *fold_cases; i++) {
        expect_text(text_fold(&arena, fold_cases[i].text), fold_cases[i].letters);
        expect_text(text_fold_words(&arena, fold_cases[i].text), fold_cases[i].words);
    }
    arena_free(&arena);
}

static void test_short_i_is_not_i(void **state)
{
    (void)state;
    struct arena arena = {0};
    expect_true(strcmp(text_fold(&arena, "мой"), text_fold(&arena, "мои")) != 0);
    expect_true(strcmp(text_fold(&arena, "берёза"), text_fold(&arena, "береза")) == 0);
    arena_free(&arena);
}

/* The short way for plain Russian and ASCII gives what the long way gives, which one invisible
 * character at the end asks for. */
static void test_the_short_way_agrees_with_the_long(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (uint32_t c = 1; c <= 0x2FFF; c++) {
        char text[64] = "Ёж ";
        text_encode(c, text + strlen(text));
        memcpy(text + strlen(text), " Ю", sizeof " Ю");
        char *longer = arena_format(&arena, "%s\u200B", text);
        if (strcmp(text_fold(&arena, text), text_fold(&arena, longer)) != 0 ||
            strcmp(text_fold_words(&arena, text), text_fold_words(&arena, longer)) != 0)
            expect_int(c, 0);
        if (c % 256 == 0)
            arena_reset(&arena);
    }
    arena_free(&arena);
}

/* Folding twice is folding once. */
static void test_fold_is_stable(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (uint32_t c = 1; c <= 0x1FFFF; c++) {
        char bytes[5] = {0};
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        text_encode(c, bytes);
        const char *once = text_fold(&arena, bytes);
        if (strcmp(text_fold(&arena, once), once) != 0)
            expect_int(c, 0);
        if (c % 256 == 0)
            arena_reset(&arena);
    }
    arena_free(&arena);
}

static void test_swap_layout(void **state)
{
    (void)state;
    struct arena arena = {0};
    expect_text(text_swap_layout(&arena, "Geirby"), "Пушкин");
    expect_text(text_swap_layout(&arena, "Пушкин"), "Geirby");
    expect_text(text_swap_layout(&arena, "Rtvthjdj"), "Кемерово");
    expect_text(text_swap_layout(&arena, "`krf"), "ёлка");
    expect_text(text_swap_layout(&arena, "Юрга"), ">huf");
    expect_text(text_swap_layout(&arena, "1618 год"), "1618 ujl");
    expect_text(text_swap_layout(&arena, ""), "");
    const char *all = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";
    expect_text(text_swap_layout(&arena, text_swap_layout(&arena, all)), all);
    arena_free(&arena);
}

const struct test_case tests_fold[] = {
    TEST(test_nfc),
    TEST(test_nfc_takes_no_copy_of_plain_text),
    TEST(test_clean),
    TEST(test_fold),
    TEST(test_short_i_is_not_i),
    TEST(test_the_short_way_agrees_with_the_long),
    TEST(test_fold_is_stable),
    TEST(test_swap_layout),
    {0},
};
