#include "term/palette.h"

#include "expect.h"

static void test_nearest_is_itself(void **state)
{
    (void)state;
    for (int i = PALETTE_FIRST; i < PALETTE_COLOURS; i++)
        expect_int(palette_colour(palette_nearest(palette_colour(i), NULL)), palette_colour(i));
    expect_int(palette_colour(231), 0xFFFFFF);
    expect_int(palette_colour(232), 0x080808);
    expect_int(palette_colour(16 + 36 + 6 * 2 + 3), 0x5F87AF);
}

static void test_taken_ones_are_left_out(void **state)
{
    (void)state;
    bool taken[PALETTE_COLOURS] = {false};
    for (int i = 0; i < PALETTE_COLOURS - PALETTE_FIRST; i++) {
        int index = palette_nearest(0x0E1520, taken);
        expect_true(index >= PALETTE_FIRST && index < PALETTE_COLOURS && !taken[index]);
        taken[index] = true;
    }
}

const struct test_case tests_palette[] = {
    TEST(test_nearest_is_itself), TEST(test_taken_ones_are_left_out), {0}};
