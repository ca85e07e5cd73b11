/* Distances between texts, and numbers and dates in them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

/* --- Distance --- */

static size_t min_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void decode(const char *text, uint32_t *out)
{
    while ((*out = text_next(&text)))
        out++;
}

/* One row of the table: the distances of the first `i` letters of `a` to every start of `b`. The
 * rows before are `above` and, for a swap of neighbours, `above2`. Returns the smallest of the row.
 */
static size_t distance_row(const uint32_t *a, size_t i, const uint32_t *b, size_t b_length,
                           const size_t *above2, const size_t *above, size_t *row)
{
    size_t smallest = row[0] = i;
    for (size_t j = 1; j <= b_length; j++) {
        size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
        best = min_of(best, min_of(above[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = min_of(best, above2[j - 2] + 1);
        row[j] = best;
        smallest = min_of(smallest, best);
    }
    return smallest;
}

size_t text_distance(const char *a, const char *b, size_t limit)
{
    size_t a_length = text_length(a);
    size_t b_length = text_length(b);
    size_t difference = a_length > b_length ? a_length - b_length : b_length - a_length;
    if (difference > limit)
        return limit + 1;
    uint32_t *letters = mem_zalloc(a_length + b_length + 2, sizeof *letters);
    size_t *rows = mem_zalloc(3 * (b_length + 1), sizeof *rows);
    uint32_t *b_letters = letters + a_length + 1;
    decode(a, letters);
    decode(b, b_letters);
    size_t *above2 = rows;
    size_t *above = rows + b_length + 1;
    size_t *row = above + b_length + 1;
    for (size_t j = 0; j <= b_length; j++)
        above[j] = j;
    size_t above_smallest = 0;
    size_t result = 0;
    for (size_t i = 1; i <= a_length && result <= limit; i++) {
        size_t smallest = distance_row(letters, i, b_letters, b_length, above2, above, row);
        /* Two rows over the limit: a swap reaches back no further. */
        if (smallest > limit && above_smallest > limit)
            result = limit + 1;
        above_smallest = smallest;
        size_t *spare = above2;
        above2 = above;
        above = row;
        row = spare;
    }
    if (result <= limit)
        result = min_of(above[b_length], limit + 1);
    free(rows);
    free(letters);
    return result;
}

/* --- Numbers --- */

enum { MINUS_SIGN = 0x2212, DECIMALS = 6 };
static const int64_t MILLION = 1000000;
static const int64_t WHOLE_MAX = INT64_C(9000000000000);

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Moves past a leading sign and says whether it was a minus. */
static bool skip_sign(const char **at)
{
    const char *next = *at;
    uint32_t c = text_next(&next);
    if (c == '-' || c == '+' || c == MINUS_SIGN)
        *at = next;
    return c == '-' || c == MINUS_SIGN;
}

bool text_parse_int(const char *text, int64_t low, int64_t high, int64_t *value)
{
    bool negative = skip_sign(&text);
    if (!is_digit((unsigned char)*text))
        return false;
    int64_t parsed = 0;
    for (; is_digit((unsigned char)*text); text++) {
        int digit = *text - '0';
        /* Counted downwards, since the lowest number has no positive twin. */
        if (parsed < (INT64_MIN + digit) / 10)
            return false;
        parsed = parsed * 10 - digit;
    }
    if (*text || (!negative && parsed == INT64_MIN))
        return false;
    parsed = negative ? parsed : -parsed;
    if (parsed < low || parsed > high)
        return false;
    *value = parsed;
    return true;
}

static bool is_group_space(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

static void skip_spaces(const char **at)
{
    for (const char *next = *at; is_group_space(text_next(&next)) || **at == '\t';)
        *at = next;
}

/* Digits, in groups of three after a space if any: "1618", "1 618", "12 000 000". */
static bool parse_whole(const char **at, int64_t *whole)
{
    size_t run = 0; /* digits since the start or the last space */
    bool grouped = false;
    *whole = 0;
    for (;;) {
        const char *next = *at;
        uint32_t c = text_next(&next);
        if (is_digit(c)) {
            *whole = *whole * 10 + (int64_t)(c - '0');
            if (*whole > WHOLE_MAX)
                return false;
            run++;
        } else if (is_group_space(c) && is_digit((unsigned char)*next)) {
            if (run == 0 || run > 3 || (grouped && run != 3))
                return false;
            grouped = true;
            run = 0;
        } else {
            return !grouped || run == 3;
        }
        *at = next;
    }
}

/* The digits after the decimal sign in millionths, the seventh rounding. */
static int64_t parse_fraction(const char **at)
{
    int64_t fraction = 0;
    int digits = 0;
    for (; is_digit((unsigned char)**at); (*at)++, digits++) {
        int digit = **at - '0';
        if (digits < DECIMALS)
            fraction = fraction * 10 + digit;
        else if (digits == DECIMALS && digit >= 5)
            fraction++;
    }
    for (; digits < DECIMALS; digits++)
        fraction *= 10;
    return fraction;
}

bool text_parse_decimal(const char *text, int64_t *millionths)
{
    skip_spaces(&text);
    bool negative = skip_sign(&text);
    int64_t whole = 0;
    int64_t fraction = 0;
    bool starts = is_digit((unsigned char)*text);
    if (starts && !parse_whole(&text, &whole))
        return false;
    if (*text == ',' || *text == '.') {
        text++;
        if (!is_digit((unsigned char)*text))
            return false;
        starts = true;
        fraction = parse_fraction(&text);
    }
    skip_spaces(&text);
    if (!starts || *text || (whole == WHOLE_MAX && fraction > 0))
        return false;
    *millionths = (whole * MILLION + fraction) * (negative ? -1 : 1);
    return true;
}

void text_format_decimal(char *out, size_t size, int64_t millionths, char sign)
{
    uint64_t magnitude = millionths < 0 ? 0 - (uint64_t)millionths : (uint64_t)millionths;
    uint64_t whole = magnitude / (uint64_t)MILLION;
    uint64_t fraction = magnitude % (uint64_t)MILLION;
    char all[64];
    int length = snprintf(all, sizeof all, "%s%" PRIu64 "%c%06" PRIu64, millionths < 0 ? "-" : "",
                          whole, sign, fraction);
    while (all[length - 1] == '0' && fraction > 0)
        length--;
    if (fraction == 0)
        length -= DECIMALS + 1;
    all[length] = '\0';
    text_copy(out, size, all);
}

/* --- Time --- */

void text_format_utc(char *out, size_t size, int64_t unix_seconds)
{
    enum { DAY = 86400, DAYS_OF_400_YEARS = 146097, DAYS_FROM_MARCH_0 = 719468 };
    int64_t second = unix_seconds % DAY;
    int64_t day = unix_seconds / DAY;
    if (second < 0) {
        second += DAY;
        day--;
    }
    /* Years that begin in March put the leap day last, so that every month starts at a fixed day;
     * 400 of them repeat. The day is counted from 1 March of the year 0. */
    day += DAYS_FROM_MARCH_0;
    int64_t era = (day >= 0 ? day : day - (DAYS_OF_400_YEARS - 1)) / DAYS_OF_400_YEARS;
    int64_t of_era = day - era * DAYS_OF_400_YEARS;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t march_month = (5 * of_year + 2) / 153;
    int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    snprintf(out, size,
             "%04" PRId64 "-%02" PRId64 "-%02" PRId64 "T%02" PRId64 ":%02" PRId64 ":%02" PRId64 "Z",
             year, month, of_year - (153 * march_month + 2) / 5 + 1, second / 3600,
             second / 60 % 60, second % 60);
}
