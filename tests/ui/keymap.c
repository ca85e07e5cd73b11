#include "ui/keymap.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/state.h"
#include "expect.h"

/* Types a text and writes for each character the team (from 1) and the place (from 1) of its key,
 * "--" for none. */
static const char *zones_of(struct layout_tracker *tracker, const char *text, int teams)
{
    static char out[256];
    out[0] = '\0';
    for (uint32_t codepoint; (codepoint = text_next(&text)) != 0;) {
        int team, place;
        size_t length = strlen(out);
        if (keymap_zone(keymap_find(tracker, codepoint), teams, &team, &place))
            snprintf(out + length, sizeof out - length, "%d%d ", team + 1, place + 1);
        else
            snprintf(out + length, sizeof out - length, "-- ");
    }
    return out;
}

/* What is printed on each zone's keys, in QWERTY, ЙЦУКЕН and with Shift or Caps Lock in both. */
static const struct {
    const char *typed[4];
} keys[TEAM_ZONES] = {
    {{"12345", "12345", "!@#$%", "!\"№;%"}}, {{"7890-", "7890-", "&*()_", "?*()_"}},
    {{"zxcvb", "ячсми", "ZXCVB", "ЯЧСМИ"}},  {{"nm,./", "тьбю.", "NM<>?", "ТЬБЮ,"}},
    {{"qwert", "йцуке", "QWERT", "ЙЦУКЕ"}},  {{"uiop[", "гшщзх", "UIOP{", "ГШЩЗХ"}},
    {{"asdfg", "фывап", "ASDFG", "ФЫВАП"}},  {{"jkl;'", "олджэ", "JKL:\"", "ОЛДЖЭ"}},
};

static void test_every_key_of_every_zone_in_every_layout(void **state)
{
    (void)state;
    for (int team = 0; team < TEAM_ZONES; team++) {
        for (int variant = 0; variant < 4; variant++) {
            struct layout_tracker tracker = {.cyrillic = variant % 2};
            char expected[64];
            int n = team + 1;
            snprintf(expected, sizeof expected, "%d1 %d2 %d3 %d4 %d5 ", n, n, n, n, n);
            expect_text(zones_of(&tracker, keys[team].typed[variant], TEAM_ZONES), expected);
        }
    }
}

static void test_the_full_stop_follows_the_layout(void **state)
{
    (void)state;
    struct layout_tracker tracker = {0};
    expect_text(zones_of(&tracker, "m.", 4), "42 44 "); /* Latin: right of the comma */
    expect_text(zones_of(&tracker, "ь.", 4), "42 45 "); /* Russian: right of Ю */
    expect_text(zones_of(&tracker, "5.", 4), "15 45 "); /* a digit says nothing of the layout */
    expect_text(zones_of(&tracker, ",", 4), "45 ");     /* the same key with Shift */
    expect_text(zones_of(&tracker, "v.,", 4), "34 44 43 ");
    expect_text(zones_of(&tracker, "v№.", 4), "34 13 45 "); /* № is on the Russian 3 alone */
}

static void test_zones_beyond_the_teams_are_dead(void **state)
{
    (void)state;
    struct layout_tracker tracker = {0};
    expect_text(zones_of(&tracker, "1zq7", 0), "-- -- -- -- ");
    expect_text(zones_of(&tracker, "1zq7", 1), "11 -- -- -- ");
    expect_text(zones_of(&tracker, "1zq7", 3), "11 31 -- 21 ");
    expect_text(zones_of(&tracker, "1zq7", 16), "11 31 51 21 ");
    expect_text(zones_of(&tracker, "6=yьhъ`ё漢 \n", 8), "-- -- -- 42 -- -- -- -- -- -- -- ");
}

static void test_no_key_belongs_to_two_teams(void **state)
{
    (void)state;
    bool taken[4][16] = {{false}};
    for (int8_t row = -1; row < 5; row++)
        for (int8_t column = -1; column < 16; column++) {
            int team, place;
            if (!keymap_zone((struct physical_key){row, column}, TEAM_ZONES, &team, &place))
                continue;
            expect_false(taken[row][column]);
            taken[row][column] = true;
        }
}

static void test_caps_are_what_the_keys_type(void **state)
{
    (void)state;
    for (int team = 0; team < TEAM_ZONES; team++) {
        for (int place = 0; place < TEAM_KEYS; place++) {
            const char *latin, *cyrillic;
            keymap_caps(team, place, &latin, &cyrillic);
            char expected[16];
            snprintf(expected, sizeof expected, "%d%d ", team + 1, place + 1);
            struct layout_tracker tracker = {.cyrillic = false};
            expect_text(zones_of(&tracker, latin, TEAM_ZONES), expected);
            tracker.cyrillic = true;
            expect_text(zones_of(&tracker, cyrillic ? cyrillic : latin, TEAM_ZONES), expected);
        }
    }
    const char *latin, *cyrillic;
    keymap_caps(2, 0, &latin, &cyrillic);
    expect_text(latin, "Z");
    expect_text(cyrillic, "Я");
    keymap_caps(8, 0, &latin, &cyrillic);
    expect_text(latin, "");
    keymap_caps(0, 5, &latin, &cyrillic);
    expect_text(latin, "");
}

const struct test_case tests_keymap[] = {
    TEST(test_every_key_of_every_zone_in_every_layout),
    TEST(test_the_full_stop_follows_the_layout),
    TEST(test_zones_beyond_the_teams_are_dead),
    TEST(test_no_key_belongs_to_two_teams),
    TEST(test_caps_are_what_the_keys_type),
    {0},
};
