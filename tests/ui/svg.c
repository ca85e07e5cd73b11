#include "ui/svg.h"

#include <string.h>

#include "expect.h"

static void test_picture(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    struct buf out = {0};
    canvas_resize(&canvas, 3, 20);
    canvas_text(&canvas, 0, 1, STYLE(ROLE_ACCENT), "Томь & <Кия> \"x\"");
    canvas_text(&canvas, 1, 0, STYLE(ROLE_STRONG), "▛▀██▌");
    canvas_hline(&canvas, 1, 8, 4, STYLE(ROLE_FAINT));
    canvas_text(&canvas, 2, 0, STYLE(ROLE_BADGE), " А ");
    canvas_text(&canvas, 2, 4, STYLE_TEAM(1), "▲ Кия   далеко");
    svg_write(&canvas, THEME_DARK, &out);
    expect_golden("ui/picture.svg", buf_string(&out));
    buf_free(&out);
    canvas_free(&canvas);
}

/* Nothing on a screen can end the picture's own markup. */
static void test_text_is_escaped(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    canvas_resize(&canvas, 1, 40);
    canvas_text(&canvas, 0, 0, STYLE(ROLE_TEXT), "</text><script>&amp;\033]0;x");
    for (int theme = 0; theme < THEMES; theme++) {
        struct buf out = {0};
        svg_write(&canvas, (enum theme_kind)theme, &out);
        expect_true(strstr(out.data, "<script") == NULL);
        expect_true(strstr(out.data, "&lt;/text&gt;&lt;script&gt;&amp;amp;") != NULL);
        expect_true(strchr(out.data, '\033') == NULL);
        buf_free(&out);
    }
    canvas_free(&canvas);
}

static void test_mono_shows_reverse(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    struct buf out = {0};
    canvas_resize(&canvas, 1, 3);
    canvas_text(&canvas, 0, 0, STYLE(ROLE_SELECTED), "abc");
    svg_write(&canvas, THEME_MONO, &out);
    expect_contains(out.data, "fill=\"#ffffff\"/>");
    expect_contains(out.data, "fill=\"#000000\">abc");
    buf_free(&out);
    canvas_free(&canvas);
}

const struct test_case tests_svg[] = {
    TEST(test_picture), TEST(test_text_is_escaped), TEST(test_mono_shows_reverse), {0}};
