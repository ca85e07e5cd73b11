#include "ui/theme.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/state.h"
#include "expect.h"

/* sRGB → linear light → CIE XYZ (D65) → Lab. */
static double linear(uint32_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) +
           0.0722 * linear(colour & 255);
}

/* WCAG 2: 4.5 is the least for text, 3 for large text and shapes. */
static double contrast(uint32_t a, uint32_t b)
{
    double high = luminance(a), low = luminance(b);
    return (fmax(high, low) + 0.05) / (fmin(high, low) + 0.05);
}

static double curve(double value)
{
    return value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116;
}

static double difference(uint32_t a, uint32_t b)
{
    double lab[2][3];
    const uint32_t colours[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        double red = linear(colours[i] >> 16 & 255), green = linear(colours[i] >> 8 & 255),
               blue = linear(colours[i] & 255);
        double x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        double y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        double z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        lab[i][0] = 116 * y - 16;
        lab[i][1] = 500 * (x - y);
        lab[i][2] = 200 * (y - z);
    }
    return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2) +
                pow(lab[0][2] - lab[1][2], 2));
}

static const enum theme_kind coloured[] = {THEME_DARK, THEME_LIGHT, THEME_CONTRAST};

static void test_words_are_readable(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof coloured / sizeof coloured[0]; i++) {
        for (int role = 0; role < ROLE_TEAM; role++) {
            struct look look = theme_look(coloured[i], STYLE(role));
            double least = role == ROLE_FAINT ? 1.4 : 4.5;
            if (contrast(look.ink, look.ground) < least)
                fail_msg("%s: role %d has contrast %.2f", theme_name(coloured[i]), role,
                         contrast(look.ink, look.ground));
            expect_true(look.ink8 != look.ground8 || (look.attributes8 & LOOK_BOLD));
        }
    }
}

static void test_teams_can_be_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof coloured / sizeof coloured[0]; i++) {
        for (int a = 0; a < TEAMS_MAX; a++) {
            struct look look = theme_look(coloured[i], STYLE_TEAM(a));
            expect_true(contrast(look.ink, look.ground) >= 3);
            for (int b = 0; b < a; b++)
                if (difference(look.ink, theme_look(coloured[i], STYLE_TEAM(b)).ink) < 18)
                    fail_msg("%s: teams %d and %d look alike", theme_name(coloured[i]), a + 1,
                             b + 1);
        }
    }
    for (int a = 0; a < TEAMS_MAX; a++) {
        expect_int(text_width(team_shape(a)), 1);
        expect_int(text_length(team_shape(a)), 1);
        for (int b = 0; b < a; b++)
            expect_true(strcmp(team_shape(a), team_shape(b)) != 0);
    }
}

static void test_eight_colours_never_vanish(void **state)
{
    (void)state;
    static const enum role roles[] = {ROLE_TEAM, ROLE_TEAM_BAR, ROLE_PANEL_TEAM};
    for (int theme = 0; theme < THEMES; theme++)
        for (int team = 0; team < TEAMS_MAX; team++)
            for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
                struct look look = theme_look((enum theme_kind)theme,
                                              (struct style){(uint8_t)roles[i], (int8_t)team});
                expect_true(look.ink8 != look.ground8);
            }
    for (int a = 0; a < 6; a++) /* the first six differ even there */
        for (int b = 0; b < a; b++)
            expect_true(theme_look(THEME_DARK, STYLE_TEAM(a)).ink8 !=
                        theme_look(THEME_DARK, STYLE_TEAM(b)).ink8);
}

static void test_mono_needs_no_colour(void **state)
{
    (void)state;
    static const enum role must_differ[][2] = {
        {ROLE_TEXT, ROLE_STRONG}, {ROLE_TEXT, ROLE_SELECTED}, {ROLE_RIGHT, ROLE_WRONG},
        {ROLE_TEXT, ROLE_WARN},   {ROLE_TEXT, ROLE_BADGE},    {ROLE_BAR, ROLE_BAR_KEY},
    };
    for (size_t i = 0; i < sizeof must_differ / sizeof must_differ[0]; i++)
        expect_true(theme_look(THEME_MONO, STYLE(must_differ[i][0])).attributes !=
                    theme_look(THEME_MONO, STYLE(must_differ[i][1])).attributes);
    for (int role = 0; role < ROLES; role++)
        expect_int(theme_look(THEME_MONO, (struct style){(uint8_t)role, 3}).ink, 0xFFFFFF);
}

static void test_names_and_odd_styles(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        enum theme_kind theme;
        expect_true(theme_named(theme_name((enum theme_kind)i), &theme));
        expect_int(theme, i);
    }
    enum theme_kind theme;
    expect_false(theme_named("Dark", &theme));
    expect_false(theme_named("", &theme));
    uint32_t text = theme_look(THEME_DARK, STYLE(ROLE_TEXT)).ink;
    expect_int(theme_look(THEME_DARK, (struct style){250, 0}).ink, text);
    expect_int(theme_look(THEME_DARK, STYLE_TEAM(-1)).ink, text);
    expect_int(theme_look(THEME_DARK, STYLE_TEAM(16)).ink, text);
    expect_text(team_shape(-1), " ");
    expect_text(team_shape(16), " ");
}

const struct test_case tests_theme[] = {
    TEST(test_words_are_readable),         TEST(test_teams_can_be_told_apart),
    TEST(test_eight_colours_never_vanish), TEST(test_mono_needs_no_colour),
    TEST(test_names_and_odd_styles),       {0},
};
