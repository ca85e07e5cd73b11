#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "expect.h"

static struct canvas canvas;

static void begin(int rows, int columns)
{
    canvas_resize(&canvas, rows, columns);
}

static void expect_canvas(const char *expected)
{
    struct buf out = {0};
    canvas_print(&canvas, &out);
    expect_text(buf_string(&out), expected);
    buf_free(&out);
}

static void expect_styles(const char *expected)
{
    struct buf out = {0};
    canvas_print_styles(&canvas, &out);
    expect_text(buf_string(&out), expected);
    buf_free(&out);
}

/* Every cell is a cluster of 1 or 2 columns or the right half of a wide one: whatever is drawn. */
static void expect_sound(void)
{
    for (int row = 0; row < canvas.rows; row++) {
        for (int column = 0; column < canvas.columns; column++) {
            const struct cell *cell = canvas_at(&canvas, row, column);
            bool after_wide = column > 0 && canvas_at(&canvas, row, column - 1)->width == 2;
            expect_int(cell->width == 0, after_wide);
            expect_int(cell->bytes[0] == '\0', cell->width == 0);
            expect_false(cell->width == 2 && column == canvas.columns - 1);
            expect_false((unsigned char)cell->bytes[0] < ' ' && cell->width > 0);
        }
    }
}

static void test_text_and_styles(void **state)
{
    (void)state;
    begin(2, 12);
    expect_int(canvas_text(&canvas, 0, 1, STYLE(ROLE_STRONG), "Томь 漢"), 8);
    canvas_text(&canvas, 1, 0, STYLE_TEAM(11), "●");
    canvas_text(&canvas, 1, 2, (struct style){.role = ROLE_TEAM_BAR, .team = 15}, "█");
    expect_canvas(" Томь 漢\n● █\n");
    expect_styles(".sssssss\nv.P\n");
    expect_sound();
}

static void test_clipping(void **state)
{
    (void)state;
    begin(2, 5);
    expect_int(canvas_text(&canvas, 0, 3, STYLE(ROLE_TEXT), "abcd"), 5);
    canvas_text(&canvas, 1, -2, STYLE(ROLE_TEXT), "abcd");
    canvas_text(&canvas, -1, 0, STYLE(ROLE_TEXT), "no");
    canvas_text(&canvas, 2, 0, STYLE(ROLE_TEXT), "no");
    expect_canvas("   ab\ncd\n");
    begin(2, 5);
    canvas_text(&canvas, 0, 2, STYLE(ROLE_TEXT), "漢字");
    canvas_text(&canvas, 1, -1, STYLE(ROLE_TEXT), "漢字");
    expect_canvas("  漢\n 字\n");
    expect_sound();
    canvas_fill(&canvas, (struct rect){-5, -5, 100, 100}, STYLE(ROLE_TEXT), "漢");
    expect_canvas("漢漢\n漢漢\n");
    canvas_fill(&canvas, (struct rect){0, 0, -1, 3}, STYLE(ROLE_TEXT), "x");
    expect_sound();
}

static void test_halves_of_wide_clusters(void **state)
{
    (void)state;
    begin(1, 6);
    canvas_text(&canvas, 0, 0, STYLE(ROLE_TEXT), "漢字語");
    canvas_text(&canvas, 0, 1, STYLE(ROLE_TEXT), "a"); /* over a right half */
    expect_canvas(" a字語\n");
    canvas_text(&canvas, 0, 2, STYLE(ROLE_TEXT), "b"); /* over a left half */
    expect_canvas(" ab 語\n");
    canvas_text(&canvas, 0, 3, STYLE(ROLE_TEXT), "漢");
    expect_canvas(" ab漢\n");
    expect_sound();
}

static void test_hostile_text(void **state)
{
    (void)state;
    begin(1, 20);
    canvas_text(&canvas, 0, 0, STYLE(ROLE_TEXT), "a\033[31mb\tc\n\302\233d\xff\342\200\256e");
    expect_sound();
    struct buf out = {0};
    canvas_print(&canvas, &out);
    expect_true(strchr(out.data, '\033') == NULL);
    expect_contains(out.data, "[31m");
    buf_free(&out);
    begin(1, 5);
    canvas_text(
        &canvas, 0, 0, STYLE(ROLE_TEXT),
        "e\314\201\314\202\314\203\314\204\314\205\314\206\314\207\314\210\314\211\314\212x");
    expect_text(canvas_at(&canvas, 0, 1)->bytes, "x");
    expect_sound();
}

static void test_text_in(void **state)
{
    (void)state;
    begin(6, 12);
    canvas_text_in(&canvas, 0, 1, 8, -1, STYLE(ROLE_TEXT), "Кия");
    canvas_text_in(&canvas, 1, 1, 8, 0, STYLE(ROLE_TEXT), "Кия");
    canvas_text_in(&canvas, 2, 1, 8, 1, STYLE(ROLE_TEXT), "Кия");
    canvas_text_in(&canvas, 3, 1, 8, 1, STYLE(ROLE_TEXT), "Междуреченск");
    canvas_text_in(&canvas, 4, 1, 4, -1, STYLE(ROLE_TEXT), "漢字語");
    canvas_text_in(&canvas, 5, 1, 0, -1, STYLE(ROLE_TEXT), "never");
    expect_canvas(" Кия\n   Кия\n      Кия\n Междуре…\n 漢…\n\n");
    expect_sound();
}

static void test_restyle_hline_blit(void **state)
{
    (void)state;
    struct canvas from = {0};
    canvas_resize(&from, 1, 4);
    canvas_text(&from, 0, 0, STYLE(ROLE_RIGHT), "漢字");
    begin(3, 6);
    canvas_hline(&canvas, 0, 1, 4, STYLE(ROLE_FAINT));
    canvas_blit(&canvas, 1, -1, &from);
    canvas_blit(&canvas, 2, 3, &from);
    canvas_restyle(&canvas, (struct rect){0, 2, 1, 9}, STYLE(ROLE_WARN));
    expect_canvas(" ────\n 字\n   漢\n");
    expect_styles(".f!!!!\nrrr\n...rrr\n");
    expect_sound();
    canvas_free(&from);
}

static void test_equal_and_sizes(void **state)
{
    (void)state;
    struct canvas other = {0};
    canvas_resize(&other, 0, -7);
    expect_int(other.rows, 1);
    expect_int(other.columns, 1);
    canvas_resize(&other, 1 << 20, 3);
    expect_int(other.rows, CANVAS_SIDE_MAX);
    begin(3, 4);
    canvas_resize(&other, 3, 4);
    expect_true(canvas_equal(&canvas, &other));
    canvas_text(&other, 2, 3, STYLE(ROLE_TEXT), "x");
    expect_false(canvas_equal(&canvas, &other));
    canvas_text(&canvas, 2, 3, STYLE(ROLE_DIM), "x");
    expect_false(canvas_equal(&canvas, &other));
    canvas_text(&canvas, 2, 3, STYLE(ROLE_TEXT), "x");
    expect_true(canvas_equal(&canvas, &other));
    canvas.cursor_row = 1;
    expect_false(canvas_equal(&canvas, &other));
    expect_true(canvas_at(&canvas, 3, 0) == NULL);
    expect_true(canvas_at(&canvas, 0, -1) == NULL);
    canvas_free(&other);
}

static void test_random_drawing_stays_sound(void **state)
{
    (void)state;
    static const char *const texts[] = {"漢字",     "a",         "Ё漢", "e\xcc\x81",
                                        "\xff\xfe", "👍🏽x", "",    "─━漢"};
    uint32_t seed = 7;
    begin(5, 9);
    for (int i = 0; i < 5000; i++) {
        seed = seed * 1664525 + 1013904223;
        int row = (int)(seed >> 8 & 7) - 1, column = (int)(seed >> 12 & 15) - 3;
        const char *text = texts[seed >> 20 & 7];
        if (seed >> 30 == 0)
            canvas_fill(&canvas, (struct rect){row, column, 2, 3}, STYLE(ROLE_BAR), text);
        else if (seed >> 30 == 1)
            canvas_text_in(&canvas, row, column, 3, (int)(seed >> 4 & 1), STYLE(ROLE_BAR), text);
        else
            canvas_text(&canvas, row, column, STYLE(ROLE_TEXT), text);
    }
    expect_sound();
    canvas_free(&canvas);
}

const struct test_case tests_canvas[] = {
    TEST(test_text_and_styles),
    TEST(test_clipping),
    TEST(test_halves_of_wide_clusters),
    TEST(test_hostile_text),
    TEST(test_text_in),
    TEST(test_restyle_hline_blit),
    TEST(test_equal_and_sizes),
    TEST(test_random_drawing_stays_sound),
    {0},
};
