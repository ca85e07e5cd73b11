/* Decoding, checking and copying of UTF-8, good and bad. */
#include "base/text.h"

#include <string.h>

#include "base/rng.h"
#include "expect.h"

static void test_every_code_point_goes_round(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[5] = {0};
        size_t length = text_encode(c, bytes);
        const char *at = bytes;
        if (text_next(&at) != c || at != bytes + length || !text_is_valid(bytes, length))
            expect_int(0, c);
    }
}

static void test_what_cannot_be_encoded_is_replaced(void **state)
{
    (void)state;
    static const uint32_t bad[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char bytes[4];
        expect_int(text_encode(bad[i], bytes), 3);
        expect_mem(bytes, "\xEF\xBF\xBD", 3);
    }
}

static const char *const invalid[] = {
    "\x80",             /* a continuation alone */
    "\xC3",             /* cut short */
    "\xC3(",            /* not a continuation */
    "\xC0\xAF",         /* a slash in two bytes */
    "\xC1\xBF",         /* the same for DEL */
    "\xE0\x80\xAF",     /* in three */
    "\xE0\x9F\xBF",     /* the last of that kind */
    "\xF0\x80\x80\xAF", /* in four */
    "\xF0\x8F\xBF\xBF", /* the last of that kind */
    "\xED\xA0\x80",     /* a surrogate */
    "\xED\xBF\xBF",     /* the last surrogate */
    "\xF4\x90\x80\x80", /* past the last code point */
    "\xF5\x80\x80\x80", /* no such lead */
    "\xFE",             /* never */
    "\xFF",             /* never */
    "\xE2\x82",         /* the euro sign cut short */
    "\xF0\x9F\x98",     /* an emoji cut short */
};

static void test_invalid_sequences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
        expect_false(text_is_valid(invalid[i], strlen(invalid[i])));
        const char *at = invalid[i];
        expect_int(text_next(&at), 0xFFFD);
        expect_int(at - invalid[i], 1);
    }
}

/* A bad byte anywhere in a long text is found, on the fast paths and off them. */
static void test_one_bad_byte_is_found_anywhere(void **state)
{
    (void)state;
    const char *base =
        "Plain ASCII, затем кириллица, 日本語 и 🙂 и ASCII to the end";
    size_t length = strlen(base);
    char text[256];
    expect_true(text_is_valid(base, length));
    for (size_t i = 0; i < length; i++) {
        memcpy(text, base, length + 1);
        text[i] = '\xFF';
        expect_false(text_is_valid(text, length));
    }
    for (size_t cut = 0; cut < length; cut++) {
        bool between = ((unsigned char)base[cut] & 0xC0) != 0x80;
        expect_int(text_is_valid(base, cut), between);
    }
}

static void test_reading_stops_at_the_end(void **state)
{
    (void)state;
    const char *at = "";
    const char *start = at;
    expect_int(text_next(&at), 0);
    expect_true(at == start);
    at = "\xE2\x82"; /* a lead that promises more than there is */
    expect_int(text_next(&at), 0xFFFD);
    expect_int(text_next(&at), 0xFFFD);
    expect_int(text_next(&at), 0);
}

static void test_length(void **state)
{
    (void)state;
    expect_int(text_length(""), 0);
    expect_int(text_length("Волна"), 5);
    expect_int(text_length("е\u0308"), 2);
    expect_int(text_length("a\xFF\xFFz"), 4);
}

static bool has_controls(const char *text)
{
    return text_has_controls(text, strlen(text));
}

static void test_controls(void **state)
{
    (void)state;
    expect_false(has_controls(
        "Обычный «текст» — с\tтабуляцией\nи 20 °C, № 5, Ж́, 🙂, "
        "€"));
    expect_true(has_controls("\x1b[31m"));
    expect_true(has_controls("a\rb"));
    expect_true(has_controls("\x7f"));
    expect_true(text_has_controls("a\0b", 3));
    expect_true(has_controls("\xC2\x80"));
    expect_true(has_controls("\xC2\x9B[1m")); /* the one-character CSI */
    expect_true(has_controls("\xC2\x9F"));
    expect_false(has_controls("\u00a0"));
    static const uint32_t bidi[] = {0x61C,  0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
                                    0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
    for (size_t i = 0; i < sizeof bidi / sizeof *bidi; i++) {
        char text[16] = "имя ";
        text_encode(bidi[i], text + strlen(text));
        expect_true(has_controls(text));
    }
    static const uint32_t neighbours[] = {0x61B,  0x61D,  0x200D, 0x2010,
                                          0x2029, 0x202F, 0x2065, 0x206A};
    for (size_t i = 0; i < sizeof neighbours / sizeof *neighbours; i++) {
        char text[16] = "имя ";
        text_encode(neighbours[i], text + strlen(text));
        expect_false(has_controls(text));
    }
}

static void test_controls_cut_short(void **state)
{
    (void)state;
    expect_false(text_has_controls("\xC2\x9B", 1));
    expect_false(text_has_controls("\xE2\x80\xAE", 2));
    expect_true(text_has_controls("\xE2\x80\xAE", 3));
}

static void test_copy_cuts_between_code_points(void **state)
{
    (void)state;
    char out[16];
    expect_true(text_copy(out, sizeof out, "Томь"));
    expect_text(out, "Томь");
    expect_false(text_copy(out, 8, "Томь"));
    expect_text(out, "Том");
    expect_false(text_copy(out, 2, "Томь"));
    expect_text(out, "");
    expect_false(text_copy(out, 1, "Томь"));
    expect_text(out, "");
    expect_false(text_copy(out, 5, "a🙂b"));
    expect_text(out, "a");
    expect_false(text_copy(out, 6, "a🙂b"));
    expect_text(out, "a🙂");
    expect_true(text_copy(out, 7, "a🙂b"));
    expect_false(text_copy(out, 0, "Томь"));
    expect_true(text_copy(out, 1, ""));
}

/* Random bytes: every function ends, stays inside, and makes valid text. */
static void test_random_bytes(void **state)
{
    (void)state;
    struct rng rng = rng_start(2024, 0);
    struct arena arena = {0};
    for (int round = 0; round < 3000; round++) {
        char text[64];
        size_t length = rng_below(&rng, sizeof text);
        for (size_t i = 0; i < length; i++)
            text[i] = (char)(rng_below(&rng, 3) ? 0x80 + rng_below(&rng, 0x80)
                                                : 1 + rng_below(&rng, 0x7F));
        text[length] = '\0';
        char *exact = arena_text(&arena, text, length);
        const char **lines;
        const char *results[] = {text_clean(&arena, exact), text_nfc(&arena, exact),
                                 text_fold(&arena, exact), text_fold_words(&arena, exact),
                                 text_swap_layout(&arena, exact)};
        for (size_t i = 0; i < sizeof results / sizeof *results; i++)
            expect_true(text_is_valid(results[i], strlen(results[i])));
        char out[32];
        text_fit(out, sizeof out, exact, 9);
        expect_true(text_is_valid(out, strlen(out)));
        expect_true(text_width(out) <= 9);
        expect_true(text_wrap(&arena, exact, 5, &lines) <= length);
        expect_true(text_distance(exact, text, 3) == 0);
        int64_t number;
        text_parse_decimal(exact, &number);
        text_parse_int(exact, INT64_MIN, INT64_MAX, &number);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

const struct test_case tests_text[] = {
    TEST(test_every_code_point_goes_round),
    TEST(test_what_cannot_be_encoded_is_replaced),
    TEST(test_invalid_sequences),
    TEST(test_one_bad_byte_is_found_anywhere),
    TEST(test_reading_stops_at_the_end),
    TEST(test_length),
    TEST(test_controls),
    TEST(test_controls_cut_short),
    TEST(test_copy_cuts_between_code_points),
    TEST(test_random_bytes),
    {0},
};
