#include "term/headless.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"

static const int64_t ms = 1000000;

static struct headless *open_script(const char *script, FILE *out)
{
    struct err err = {0};
    struct headless *headless =
        headless_open("evening.txt", script, 24, 80, 1718892300000, out, LANGUAGE_EN, &err);
    expect_ok(headless != NULL, &err);
    return headless;
}

static void expect_key(struct headless *headless, enum key key, uint32_t codepoint)
{
    struct input input = headless_wait(headless, -1);
    expect_int(input.kind, INPUT_KEY);
    expect_int(input.key, key);
    expect_int(input.codepoint, codepoint);
}

static void test_inputs(void **state)
{
    (void)state;
    struct headless *headless = open_script(
        "# evening\n\n key Space\r\nkeys 1 я F5\ntext Ия !\npaste a\nsize 120x40\n", NULL);
    expect_key(headless, PRESS_SPACE, ' ');
    expect_key(headless, PRESS_CHARACTER, '1');
    expect_key(headless, PRESS_CHARACTER, 0x44F);
    expect_key(headless, PRESS_F5, 0);
    expect_key(headless, PRESS_CHARACTER, 0x418);
    expect_key(headless, PRESS_CHARACTER, 0x44F);
    expect_key(headless, PRESS_SPACE, ' ');
    expect_key(headless, PRESS_CHARACTER, '!');
    struct input input = headless_wait(headless, -1);
    expect_int(input.kind, INPUT_PASTE);
    expect_int(input.codepoint, 'a');
    input = headless_wait(headless, -1);
    expect_int(input.kind, INPUT_RESIZE);
    int rows, columns;
    headless_size(headless, &rows, &columns);
    expect_int(rows, 40);
    expect_int(columns, 120);
    for (int i = 0; i < 3; i++)
        expect_int(headless_wait(headless, 0).kind, INPUT_HANGUP);
    headless_close(headless);
}

static void test_time_is_virtual(void **state)
{
    (void)state;
    struct headless *headless = open_script("wait 2s\nkey a\nwait 100ms\nkey b\n", NULL);
    int64_t start = headless_monotonic_ns(headless);
    expect_int(headless_wall_ms(headless), 1718892300000);
    expect_int(headless_wait(headless, start + 1500 * ms).kind, INPUT_TICK);
    expect_int(headless_monotonic_ns(headless), start + 1500 * ms);
    expect_int(headless_wait(headless, start + 1900 * ms).kind, INPUT_TICK);
    expect_int(headless_wait(headless, start + 5000 * ms).key, PRESS_CHARACTER);
    expect_int(headless_monotonic_ns(headless), start + 2000 * ms + HEADLESS_KEY_NS);
    expect_int(headless_wall_ms(headless), 1718892300000 + 2050);
    expect_int(headless_wait(headless, -1).codepoint, 'b');
    expect_int(headless_monotonic_ns(headless), start + 2200 * ms);
    headless_close(headless);
}

static void test_a_deadline_in_the_past_does_not_stop_time(void **state)
{
    (void)state;
    struct headless *headless = open_script("wait 50ms\nkey a\n", NULL);
    int calls = 1;
    while (headless_wait(headless, 0).kind == INPUT_TICK)
        expect_true(++calls < 1000);
    headless_close(headless);
}

static void test_frames_are_printed(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct headless *headless = open_script("print\nkey a\nprint вопрос\n", out);
    struct canvas canvas = {0};
    canvas_resize(&canvas, 2, 20);
    canvas_text(&canvas, 0, 0, STYLE(ROLE_TEXT), "до");
    headless_show(headless, &canvas);
    expect_int(headless_wait(headless, -1).codepoint, 'a');
    canvas_text(&canvas, 0, 0, STYLE(ROLE_TEXT), "после");
    headless_show(headless, &canvas);
    expect_int(headless_wait(headless, -1).kind, INPUT_HANGUP);
    fclose(out);
    expect_text(text, "--- 20x2 ---\nдо\n\n--- вопрос, 20x2 ---\nпосле\n\n");
    free(text);
    canvas_free(&canvas);
    headless_close(headless);
}

static void test_wrong_lines_are_all_told(void **state)
{
    (void)state;
    struct err err = {0};
    static const char script[] = "key Space\npress x\nkey\nkeys 1 Spcae\nwait soon\nwait 5\nsize "
                                 "0x5\nsize wide\ntext \377\nwait 99999999999s\n";
    expect_true(headless_open("s.txt", script, 24, 80, 0, NULL, LANGUAGE_EN, &err) == NULL);
    static const char *const parts[] = {
        "s.txt:2: no such command “press”",     "s.txt:3: something has to follow “key”",
        "s.txt:4: no such key “Spcae”",         "s.txt:5: cannot read the time “soon”",
        "s.txt:6: cannot read the time “5”",    "s.txt:7: cannot read the size “0x5”",
        "s.txt:8: cannot read the size “wide”", "s.txt:9: this is not UTF-8",
        "s.txt:10: cannot read the time",
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        expect_contains(err.text, parts[i]);
    struct err russian = {0};
    expect_true(headless_open("s.txt", "wait", 24, 80, 0, NULL, LANGUAGE_RU, &russian) == NULL);
    expect_contains(russian.text, "s.txt:1: после «wait»");
}

const struct test_case tests_headless[] = {
    TEST(test_inputs),
    TEST(test_time_is_virtual),
    TEST(test_a_deadline_in_the_past_does_not_stop_time),
    TEST(test_frames_are_printed),
    TEST(test_wrong_lines_are_all_told),
    {0},
};
