#include "ui/bigtext.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"

static struct bigtext *big;
static struct arena arena;
static struct canvas canvas;

/* DejaVu is what the pictures are made with; without it only the fallbacks can be tested. */
static void begin(int rows, int columns)
{
    big = bigtext_open(NULL);
    if (!big || !strstr(bigtext_font(big), "DejaVuSans-Bold.ttf")) {
        bigtext_close(big);
        expect_skip("no DejaVu Sans Bold here");
    }
    canvas_resize(&canvas, rows, columns);
}

static void end(void)
{
    bigtext_close(big);
    arena_free(&arena);
    canvas_free(&canvas);
}

static const char *printed(void)
{
    struct buf out = {0};
    canvas_print(&canvas, &out);
    const char *text = arena_text(&arena, buf_string(&out), out.length);
    buf_free(&out);
    return text;
}

static int fit(struct rect rect, const char *text)
{
    canvas_clear(&canvas, STYLE(ROLE_TEXT));
    return bigtext_fit(big, &canvas, rect, -1, STYLE(ROLE_STRONG), text, &arena);
}

/* First and last row and column that hold anything. */
static struct rect inked(void)
{
    int top = canvas.rows, bottom = -1, left = canvas.columns, right = -1;
    for (int row = 0; row < canvas.rows; row++) {
        for (int column = 0; column < canvas.columns; column++) {
            if (strcmp(canvas_at(&canvas, row, column)->bytes, " ") == 0)
                continue;
            top = row < top ? row : top;
            bottom = row;
            left = column < left ? column : left;
            right = column > right ? column : right;
        }
    }
    return (struct rect){top, left, bottom - top + 1, right - left + 1};
}

static void test_looks(void **state)
{
    (void)state;
    begin(62, 100);
    int row = 0;
    static const char *const words[] = {"1234567890", "0:17 Ёлка", "Щегловск", "Мышь, жуй!"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        bigtext_draw(big, &canvas, row, 0, 12, BIG_HALF, STYLE(ROLE_TEXT), words[i]);
        row += bigtext_rows(big, 12, BIG_HALF);
        bigtext_draw(big, &canvas, row, 0, 9, BIG_QUADRANT, STYLE(ROLE_TEXT), words[i]);
        row += bigtext_rows(big, 9, BIG_QUADRANT);
    }
    expect_golden("ui/bigtext", printed());
    end();
}

static void test_measures_are_what_is_drawn(void **state)
{
    (void)state;
    begin(20, 200);
    static const char *const words[] = {"17", "Томь", "Йод", "щука", "a b", "漢"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (int pixels = 8; pixels <= 16; pixels++) {
            for (int grain = BIG_HALF; grain <= BIG_QUADRANT; grain++) {
                canvas_clear(&canvas, STYLE(ROLE_TEXT));
                int width = bigtext_width(big, words[i], pixels, (enum big_grain)grain);
                int drawn = bigtext_draw(big, &canvas, 0, 0, pixels, (enum big_grain)grain,
                                         STYLE(ROLE_TEXT), words[i]);
                struct rect ink = inked();
                expect_int(drawn, width);
                expect_true(ink.rows <= 0 || ink.column + ink.columns == width);
                expect_true(ink.row + ink.rows <=
                                bigtext_rows(big, pixels, (enum big_grain)grain) ||
                            width == 0);
                expect_int(width == 0, i == 5); /* no letter for it: it says so */
            }
        }
    }
    end();
}

static void test_capitals_and_digits_stand_where_it_says(void **state)
{
    (void)state;
    begin(20, 60);
    bigtext_draw(big, &canvas, 0, 0, 14, BIG_HALF, STYLE(ROLE_TEXT), "НО5");
    expect_int(inked().row, bigtext_cap_top(big, 14, BIG_HALF));
    expect_int(inked().rows, bigtext_cap_rows(big, 14, BIG_HALF));
    end();
}

/* Whatever the text and the rect, everything stays inside, and the rows said are the rows used. */
static void test_fit_stays_inside(void **state)
{
    (void)state;
    begin(44, 130);
    static const char *const texts[] = {
        "Кемерово",
        "Какой город назывался до 1932 года Щегловском?",
        "Какой город до 1932 года назывался Щегловском и получил имя соседней деревни и рудника за "
        "рекой?",
        "a",
        "первая\nвторая",
        "Тысячелетнеградопромышленнохозяйственный",
        "漢字 смешано",
        "  ",
        "",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (int rows = 1; rows <= 40; rows += 3) {
            for (int columns = 1; columns <= 126; columns += 5) {
                struct rect rect = {2, 3, rows, columns};
                int used = fit(rect, texts[i]);
                struct rect ink = inked();
                expect_true(used >= 0 && used <= rows);
                if (ink.rows <= 0)
                    continue;
                expect_true(ink.row >= 2 && ink.row + ink.rows <= 2 + used);
                if (ink.column < 3 || ink.column + ink.columns > 3 + columns)
                    fail_msg("\"%s\" leaves %d×%d by %d columns", texts[i], rows, columns,
                             ink.column + ink.columns - 3 - columns);
                expect_int(bigtext_fit(big, NULL, rect, 0, STYLE(ROLE_TEXT), texts[i], &arena),
                           used);
                arena_reset(&arena);
            }
        }
    }
    end();
}

static void test_larger_room_means_larger_letters(void **state)
{
    (void)state;
    begin(44, 200);
    int before = 0;
    for (int rows = 2; rows < 30; rows++) {
        fit((struct rect){0, 0, rows, 190}, "Юрга");
        expect_true(inked().rows >= before);
        before = inked().rows;
    }
    expect_true(before >= 9);
    end();
}

static void test_lines_are_balanced_and_words_whole(void **state)
{
    (void)state;
    begin(40, 90);
    fit((struct rect){0, 0, 18, 84}, "Какой город назывался до 1932 года Щегловском?");
    expect_golden("ui/bigtext-question", printed());
    /* A word too long for any size is written in ordinary letters rather than cut. */
    fit((struct rect){0, 0, 18, 60}, "Тысячелетнеградопромышленнохозяйственный");
    expect_text(
        printed() + 0,
        arena_format(
            &arena, "%s%s", "Тысячелетнеградопромышленнохозяйственный\n",
            "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"));
    end();
}

static void test_a_console_without_quadrants(void **state)
{
    (void)state;
    begin(40, 90);
    bigtext_set_quadrants(big, false);
    expect_int(bigtext_draw(big, &canvas, 0, 0, 9, BIG_QUADRANT, STYLE(ROLE_TEXT), "Юрга"), 0);
    fit((struct rect){0, 0, 30, 84}, "Какой город назывался до 1932 года Щегловском?");
    static const char *const quadrants[] = {"▘", "▝", "▖", "▗", "▌", "▐",
                                            "▚", "▞", "▙", "▛", "▜", "▟"};
    for (size_t i = 0; i < sizeof quadrants / sizeof quadrants[0]; i++)
        expect_true(strstr(printed(), quadrants[i]) == NULL);
    expect_contains(printed(), "█");
    end();
}

static void test_no_font_at_all(void **state)
{
    (void)state;
    expect_true(bigtext_open("/nonexistent.ttf") == NULL);
    expect_true(bigtext_open("tests/expect.h") == NULL); /* not a font */
    expect_int(bigtext_width(NULL, "17", 14, BIG_HALF), 0);
    canvas_resize(&canvas, 4, 20);
    expect_int(bigtext_draw(NULL, &canvas, 0, 0, 14, BIG_HALF, STYLE(ROLE_TEXT), "17"), 0);
    expect_int(bigtext_fit(NULL, &canvas, (struct rect){0, 0, 4, 12}, -1, STYLE(ROLE_TEXT),
                           "Какой город это был", &arena),
               3);
    expect_text(printed(), "Какой город\n\nэто был\n\n");
    canvas_clear(&canvas, STYLE(ROLE_TEXT));
    expect_int(bigtext_fit(NULL, &canvas, (struct rect){0, 0, 1, 12}, -1, STYLE(ROLE_TEXT),
                           "Какой город это был", &arena),
               1);
    expect_text(printed(), "Какой город…\n\n\n\n");
    arena_free(&arena);
    canvas_free(&canvas);
}

const struct test_case tests_bigtext[] = {
    TEST(test_looks),
    TEST(test_measures_are_what_is_drawn),
    TEST(test_capitals_and_digits_stand_where_it_says),
    TEST(test_fit_stays_inside),
    TEST(test_larger_room_means_larger_letters),
    TEST(test_lines_are_balanced_and_words_whole),
    TEST(test_a_console_without_quadrants),
    TEST(test_no_font_at_all),
    {0},
};
