/* Distances, numbers and dates. */
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "base/text.h"
#include "expect.h"

static const struct {
    const char *a, *b;
    size_t distance;
} distances[] = {
    {"", "", 0},
    {"", "Томь", 4},
    {"Томь", "Томь", 0},
    {"Томь", "Тонь", 1},  /* another letter */
    {"Томь", "Том", 1},   /* one too few */
    {"Томь", "Томьь", 1}, /* one too many */
    {"Томь", "Тоьм", 1},  /* two changed places */
    {"ca", "abc", 3},     /* optimal string alignment, not the unrestricted distance (2) */
    {"Гурьевск", "Гурьевкс", 1},
    {"Междуреченск", "Междуреченкс", 1},
    {"кот", "пёс", 3},
    {"Новокузнецк", "Кузнецк", 5},
};

static void test_distance(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
        expect_int(text_distance(distances[i].a, distances[i].b, 10), distances[i].distance);
        expect_int(text_distance(distances[i].b, distances[i].a, 10), distances[i].distance);
    }
}

/* The early exit never changes an answer: with any limit the result is the smaller of the distance
 * and limit + 1. */
static void test_distance_limit(void **state)
{
    (void)state;
    struct rng rng = rng_start(3, 3);
    for (int round = 0; round < 3000; round++) {
        char words[2][16];
        for (int w = 0; w < 2; w++) {
            size_t length = rng_below(&rng, 9);
            for (size_t i = 0; i < length; i++)
                words[w][i] = (char)('a' + rng_below(&rng, 3));
            words[w][length] = '\0';
        }
        size_t whole = text_distance(words[0], words[1], 100);
        for (size_t limit = 0; limit < 10; limit++)
            expect_int(text_distance(words[0], words[1], limit),
                       whole <= limit ? whole : limit + 1);
    }
}

static const struct {
    const char *text;
    int64_t low, high;
    bool good;
    int64_t value;
} ints[] = {
    {"0", 0, 0, true, 0},
    {"007", 0, 10, true, 7},
    {"+5", 0, 10, true, 5},
    {"-5", -10, 10, true, -5},
    {"\u22125", -10, 10, true, -5},
    {"10", 0, 10, true, 10},
    {"11", 0, 10, false, 0},
    {"-1", 0, 10, false, 0},
    {"", 0, 10, false, 0},
    {"-", -10, 10, false, 0},
    {"--5", -10, 10, false, 0},
    {" 5", 0, 10, false, 0},
    {"5 ", 0, 10, false, 0},
    {"5x", 0, 10, false, 0},
    {"5.0", 0, 10, false, 0},
    {"0x5", 0, 10, false, 0},
    {"9223372036854775807", INT64_MIN, INT64_MAX, true, INT64_MAX},
    {"9223372036854775808", INT64_MIN, INT64_MAX, false, 0},
    {"-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN},
    {"-9223372036854775809", INT64_MIN, INT64_MAX, false, 0},
    {"99999999999999999999999999", INT64_MIN, INT64_MAX, false, 0},
};

static void test_parse_int(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ints / sizeof *ints; i++) {
        int64_t value = 77;
        bool good = text_parse_int(ints[i].text, ints[i].low, ints[i].high, &value);
        if (good != ints[i].good)
            expect_text(ints[i].text, good ? "refused" : "accepted");
        expect_int(value, good ? ints[i].value : 77);
    }
}

static const struct {
    const char *text;
    bool good;
    int64_t millionths;
} decimals[] = {
    {"0", true, 0},
    {"3,5", true, 3500000},
    {"3.5", true, 3500000},
    {"1 618", true, 1618000000},
    {"1\u00A0618", true, 1618000000},
    {"12\u202F000\u202F000,25", true, INT64_C(12000000250000)},
    {"\u22127", true, -7000000},
    {"-0,000001", true, -1},
    {"+.5", true, 500000},
    {",5", true, 500000},
    {"  42 ", true, 42000000},
    {"0,1234564", true, 123456},
    {"0,1234565", true, 123457},
    {"1,9999999", true, 2000000},
    {"9000000000000", true, INT64_C(9000000000000000000)},
    {"-9000000000000", true, INT64_C(-9000000000000000000)},
    {"9000000000000,000001", false, 0},
    {"9000000000001", false, 0},
    {"99999999999999999999999", false, 0},
    {"", false, 0},
    {" ", false, 0},
    {"-", false, 0},
    {".", false, 0},
    {"5.", false, 0},
    {"1.2.3", false, 0},
    {"1,618,000", false, 0},
    {"12 34", false, 0},
    {"1 61", false, 0},
    {"1234 567", false, 0},
    {"1  618", false, 0},
    {"5 лет", false, 0},
    {"1e3", false, 0},
    {"nan", false, 0},
    {"0x10", false, 0},
    {"- 5", false, 0},
};

static void test_parse_decimal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof decimals / sizeof *decimals; i++) {
        int64_t value = 77;
        bool good = text_parse_decimal(decimals[i].text, &value);
        if (good != decimals[i].good)
            expect_text(decimals[i].text, good ? "refused" : "accepted");
        expect_int(value, good ? decimals[i].millionths : 77);
    }
}

static void expect_decimal(int64_t millionths, char sign, const char *expected)
{
    char out[32];
    text_format_decimal(out, sizeof out, millionths, sign);
    expect_text(out, expected);
}

static void test_format_decimal(void **state)
{
    (void)state;
    expect_decimal(0, ',', "0");
    expect_decimal(3500000, ',', "3,5");
    expect_decimal(3500000, '.', "3.5");
    expect_decimal(-1, '.', "-0.000001");
    expect_decimal(1000010, '.', "1.00001");
    expect_decimal(INT64_C(1618000000), ',', "1618");
    expect_decimal(INT64_MIN, '.', "-9223372036854.775808");
    expect_decimal(INT64_MAX, '.', "9223372036854.775807");
    char small[4];
    text_format_decimal(small, sizeof small, 123456789, '.');
    expect_text(small, "123");
}

static void test_decimals_go_round(void **state)
{
    (void)state;
    struct rng rng = rng_start(4, 4);
    for (int i = 0; i < 5000; i++) {
        int64_t value = (int64_t)(rng_next(&rng) >> 1) % INT64_C(9000000000000000000);
        value = (value >> rng_below(&rng, 60)) * (rng_below(&rng, 2) ? 1 : -1);
        char out[32];
        int64_t back = 0;
        text_format_decimal(out, sizeof out, value, ',');
        expect_true(text_parse_decimal(out, &back));
        expect_int(back, value);
    }
}

static void expect_utc(int64_t seconds, const char *expected)
{
    char out[64];
    text_format_utc(out, sizeof out, seconds);
    expect_text(out, expected);
}

static void test_format_utc(void **state)
{
    (void)state;
    expect_utc(0, "1970-01-01T00:00:00Z");
    expect_utc(-1, "1969-12-31T23:59:59Z");
    expect_utc(1718892300, "2024-06-20T14:05:00Z");
    expect_utc(951782400, "2000-02-29T00:00:00Z");
    expect_utc(1709164800, "2024-02-29T00:00:00Z");
    expect_utc(1709251199, "2024-02-29T23:59:59Z");
    expect_utc(1709251200, "2024-03-01T00:00:00Z");
    expect_utc(4107542400, "2100-03-01T00:00:00Z");
    expect_utc(4107542399, "2100-02-28T23:59:59Z");
    expect_utc(2147483648, "2038-01-19T03:14:08Z");
    expect_utc(-62135596800, "0001-01-01T00:00:00Z");
    char small[5];
    text_format_utc(small, sizeof small, 0);
    expect_text(small, "1970");
    char large[96];
    text_format_utc(large, sizeof large, INT64_MAX);
    text_format_utc(large, sizeof large, INT64_MIN);
}

/* Day after day for 800 years the date moves by one. */
static void test_dates_count_on(void **state)
{
    (void)state;
    static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 1600;
    int month = 1;
    int day = 1;
    for (int64_t at = INT64_C(-11676096000); year < 2400; at += 86400) {
        char expected[64];
        char out[64];
        snprintf(expected, sizeof expected, "%04d-%02d-%02dT00:00:00Z", year, month, day);
        text_format_utc(out, sizeof out, at);
        if (strcmp(out, expected) != 0)
            expect_text(out, expected);
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (++day > lengths[month - 1] + (month == 2 && leap)) {
            day = 1;
            month = month % 12 + 1;
            year += month == 1;
        }
    }
}

const struct test_case tests_number[] = {
    TEST(test_distance),      TEST(test_distance_limit), TEST(test_parse_int),
    TEST(test_parse_decimal), TEST(test_format_decimal), TEST(test_decimals_go_round),
    TEST(test_format_utc),    TEST(test_dates_count_on), {0},
};
