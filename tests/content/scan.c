/* The quick ways agree with the slow ones. */
#include "content/scan.h"

#include <string.h>

#include "base/text.h"
#include "expect.h"

static void test_flags(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned flags;
    } rows[] = {
        {"", 0},
        {"Томь и Кия, 1618 год", 0},
        {"«Ёлка» — это № 5…", 0},
        {"восемь байт и ещё немного, чтобы слов было несколько", 0},
        {" слева", SCAN_SPACES},
        {"справа ", SCAN_SPACES},
        {"два  пробела", SCAN_SPACES},
        {"1234567  9", SCAN_SPACES},
        {"12345678  ", SCAN_SPACES},
        {"строка\nещё", SCAN_BREAK},
        {"таб\tуляция", SCAN_BREAK},
        {"esc\x1b[31m", SCAN_CONTROL},
        {"del\x7f", SCAN_CONTROL},
        {"возврат\r", SCAN_CONTROL},
        {"\xC2\x9b", SCAN_RARE},
        {"и\xCC\x86", SCAN_RARE},
        {"日本", SCAN_RARE},
        {"\xE2\x80\xAE", SCAN_RARE},
        {"\xE2\x80\x8B", SCAN_RARE},
        {"é", SCAN_RARE},
        {"Ґ", SCAN_RARE},
        {"🎲", SCAN_RARE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_int(scan_text(rows[i].text, strlen(rows[i].text)), rows[i].flags);
    expect_int(scan_text("a\0b", 3), SCAN_CONTROL);
    expect_int(scan_text("1234567\0abcdefg\0", 15), SCAN_CONTROL);
}

/* What is not rare is its own normal form and has no controls that scan_text does not see. */
static void test_nothing_is_missed(void **state)
{
    (void)state;
    for (uint32_t codepoint = 1; codepoint < 0x20000; codepoint++) {
        char text[16] = "Слово ";
        struct arena arena = {0};
        if (codepoint >= 0xD800 && codepoint < 0xE000)
            continue;
        size_t length = strlen(text) + text_encode(codepoint, text + strlen(text));
        text[length] = '\0';
        unsigned flags = scan_text(text, length);
        if ((flags & (SCAN_RARE | SCAN_CONTROL)) == 0) {
            expect_false(text_has_controls(text, length));
            expect_text(text_nfc(&arena, text), text);
        }
        arena_free(&arena);
    }
}

static void test_fold_agrees(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (uint32_t codepoint = 1; codepoint < 0x3000; codepoint++) {
        char text[16] = "А";
        size_t length = strlen(text) + text_encode(codepoint, text + strlen(text));
        text[length] = '\0';
        expect_text(scan_fold(&arena, text), text_fold(&arena, text));
        arena_reset(&arena);
    }
    expect_text(scan_fold(&arena, "«Война и Мир» — Ёлка, ЙОД 12"), "войнаимирелкайод12");
    arena_free(&arena);
}

/* Texts that are the same when folded always may match. */
static void test_may_match(void **state)
{
    (void)state;
    static const char *const texts[] = {"Кия", "кия", "«Кия»", "Ёлка", "елка", "ЕЛКА",
                                        "Йод", "Иод", "ｋ",    "K",    "k",    "К",
                                        "Å",   "Å",   "1",     "１",   " а",   "А"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
            if (strcmp(text_fold(&arena, texts[i]), text_fold(&arena, texts[j])) == 0)
                expect_true(scan_may_match(texts[i], texts[j]));
    expect_false(scan_may_match("Томь", "Кия"));
    expect_false(scan_may_match("Tom", "Kiya"));
    arena_free(&arena);
}

const struct test_case tests_scan[] = {
    TEST(test_flags),
    TEST(test_nothing_is_missed),
    TEST(test_fold_agrees),
    TEST(test_may_match),
    {0},
};
