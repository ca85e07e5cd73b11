#include "ui/widgets.h"

#include <stdio.h>
#include <string.h>

#include "expect.h"

static struct canvas canvas;
static struct arena arena;

static const char *printed(void)
{
    struct buf out = {0};
    canvas_print(&canvas, &out);
    const char *text = arena_text(&arena, buf_string(&out), out.length);
    buf_free(&out);
    return text;
}

static const char *row_text(int row)
{
    const char *text = printed();
    while (row-- > 0)
        text = strchr(text, '\n') + 1;
    return arena_text(&arena, text, strcspn(text, "\n"));
}

static void end(void)
{
    canvas_free(&canvas);
    arena_free(&arena);
}

/* ---- places ---- */

static void expect_rect(struct rect rect, int row, int column, int rows, int columns)
{
    expect_int(rect.row, row);
    expect_int(rect.column, column);
    expect_int(rect.rows, rows);
    expect_int(rect.columns, columns);
}

static void test_rects(void **state)
{
    (void)state;
    struct rect rect = {2, 3, 10, 20};
    expect_rect(rect_inset(rect, 1, 2), 3, 5, 8, 16);
    expect_rect(rect_inset(rect, 50, 50), 7, 13, 0, 0);
    expect_rect(rect_centred(rect, 4, 100), 5, 3, 4, 20);
    expect_rect(rect_take_top(&rect, 3), 2, 3, 3, 20);
    expect_rect(rect_take_bottom(&rect, 2), 10, 3, 2, 20);
    expect_rect(rect_take_left(&rect, 5), 5, 3, 5, 5);
    expect_rect(rect_take_right(&rect, 100), 5, 8, 5, 15);
    expect_rect(rect, 5, 8, 5, 0);
    expect_rect(rect_take_top(&rect, -1), 5, 8, 0, 0);
}

/* ---- the frame ---- */

static void test_header(void **state)
{
    (void)state;
    canvas_resize(&canvas, 40, 120);
    expect_rect(widget_header(&canvas, "ВОЛНА", "Гений места · раунд 1 из 4", "2 очка"), 3, 3, 35,
                114);
    expect_contains(row_text(1), "   ≋ ВОЛНА   Гений места · раунд 1 из 4      ");
    expect_int(text_width(row_text(1)), 117);
    canvas_resize(&canvas, 24, 80);
    expect_rect(widget_header(&canvas, "ВОЛНА", "Гений места · раунд 1 из 4", "2 очка"), 1, 1, 21,
                78);
    expect_true(strstr(row_text(0), "ВОЛНА") == NULL);
    canvas_resize(&canvas, 24, 20);
    widget_header(&canvas, "ВОЛНА", "Гений места · раунд 1 из 4", "2 очка");
    expect_text(row_text(0), " ≋ Гений м…  2 очка");
    end();
}

static const struct bar_key bar[] = {
    {"Пробел", "Закрыть"}, {"F1", "Помощь"}, {"F2", "Счёт"}, {"F3", "Отменить"}, {"F10", "Меню"},
};

static const char *bar_at(int columns, size_t count)
{
    canvas_resize(&canvas, 1, columns);
    widget_bar(&canvas, 0, bar, count);
    return row_text(0);
}

static void test_bar_drops_from_the_right(void **state)
{
    (void)state;
    expect_text(bar_at(80, 5), " Пробел Закрыть  F1 Помощь  F2 Счёт  F3 Отменить  F10 Меню");
    expect_text(bar_at(58, 5), " Пробел Закрыть  F1 Помощь  F2 Счёт  F3 Отменить  F10 Меню");
    expect_text(bar_at(57, 5), " Пробел Закрыть  F1 Помощь  F2 Счёт  F10 Меню");
    expect_text(bar_at(26, 5), " Пробел Закрыть  F10 Меню");
    expect_text(bar_at(20, 5), " Пробел Закрыть  F10");
    expect_text(bar_at(80, 1), " Пробел Закрыть");
    expect_text(bar_at(80, 0), "");
    end();
}

/* ---- words ---- */

static void test_paragraph(void **state)
{
    (void)state;
    canvas_resize(&canvas, 3, 14);
    expect_int(widget_paragraph(&canvas, (struct rect){0, 1, 3, 12}, -1, STYLE(ROLE_TEXT),
                                "Щегловск стал городом в 1918 году", &arena),
               3);
    expect_int(
        widget_paragraph(&canvas, (struct rect){0, 1, 0, 12}, -1, STYLE(ROLE_TEXT), "x", &arena),
        0);
    canvas_resize(&canvas, 2, 14);
    expect_int(widget_paragraph(&canvas, (struct rect){0, 1, 2, 12}, -1, STYLE(ROLE_TEXT),
                                "Щегловск стал городом в 1918 году", &arena),
               2);
    expect_text(row_text(0), " Щегловск");
    expect_contains(row_text(1), "…");
    end();
}

static void test_dialog(void **state)
{
    (void)state;
    static const char *const lines[] = {"Будет отменено: «Томь» +2 очка за вопрос 3.",
                                        "Потом это можно вернуть."};
    static const struct bar_key keys[] = {{"Enter", "Отменить"}, {"Esc", "Не надо"}};
    canvas_resize(&canvas, 16, 60);
    canvas_fill(&canvas, rect_whole(&canvas), STYLE(ROLE_TEXT), "x");
    struct rect inside =
        widget_dialog(&canvas, rect_whole(&canvas), "Отменить?", lines, 2, 2, keys, 2, &arena);
    expect_int(inside.rows, 2);
    canvas_fill(&canvas, inside, STYLE(ROLE_PANEL), "e");
    expect_golden("ui/dialog", printed());
    for (int rows = 1; rows < 12; rows++) /* no size is too small */
        for (int columns = 1; columns < 40; columns += 3) {
            canvas_resize(&canvas, rows, columns);
            widget_dialog(&canvas, rect_whole(&canvas), "Отменить?", lines, 2, 2, keys, 2, &arena);
        }
    end();
}

/* ---- numbers ---- */

static const char *gauge(int64_t part, int64_t whole)
{
    canvas_resize(&canvas, 1, 10);
    widget_gauge(&canvas, (struct rect){0, 1, 1, 8}, STYLE(ROLE_TEXT), part, whole);
    return row_text(0);
}

static void test_gauge(void **state)
{
    (void)state;
    expect_text(gauge(0, 8), "");
    expect_text(gauge(8, 8), " ████████");
    expect_text(gauge(4, 8), " ████");
    expect_text(gauge(9, 16), " ████▌");
    expect_text(gauge(1, 1000000), " ▏");
    expect_text(gauge(99, 8), " ████████");
    expect_text(gauge(-3, 8), "");
    expect_text(gauge(3, 0), "");
    expect_text(gauge(INT64_MAX / 2, INT64_MAX), " ████");
    end();
}

static int countdown_column(struct bigtext *big, int seconds, int total)
{
    canvas_resize(&canvas, 12, 60);
    widget_countdown(&canvas, big, (struct rect){1, 0, 9, 60}, seconds, total);
    for (int column = 0; column < 60; column++)
        for (int row = 0; row < 12; row++)
            if (strcmp(canvas_at(&canvas, row, column)->bytes, " ") != 0)
                return column;
    return -1;
}

static void test_countdown(void **state)
{
    (void)state;
    struct bigtext *big = bigtext_open(NULL);
    if (!big)
        expect_skip("no font here");
    expect_int(countdown_column(big, 20, 30),
               countdown_column(big, 22, 30)); /* the tens do not move */
    expect_true(countdown_column(big, 9, 30) > countdown_column(big, 10, 30));
    countdown_column(big, 6, 30);
    expect_int(canvas_at(&canvas, 1, 50)->style.role == ROLE_WARN, 0);
    bool warns = false;
    countdown_column(big, 5, 30);
    for (int column = 0; column < 60; column++)
        warns = warns || canvas_at(&canvas, 3, column)->style.role == ROLE_WARN;
    expect_true(warns);
    bigtext_close(big);
    canvas_resize(&canvas, 1, 10);
    widget_countdown(&canvas, NULL, (struct rect){0, 0, 1, 10}, 105, 120);
    expect_text(row_text(0), "      1:45");
    end();
}

/* ---- teams ---- */

static const char *const names[16] = {
    "Томь",    "Кия",          "Мрассу", "Иня",    "Кондома",           "Междуреченские шахтёры",
    "漢字",    "Яя",           "مرحبا",  "Уса",    "e\xcc\x81\xcc\x81", "Тайдон",
    "Искитим", "👍🏽👍", "Аба",    "Бунгур",
};

static struct rect draw_lamps(int rows, int columns, size_t count, int shift, bool keys,
                              bool scores)
{
    struct lamp lamps[16];
    static char zone[16][64];
    for (size_t i = 0; i < count; i++) {
        widget_zone_keys(zone[i], sizeof zone[i], (int)i, 4);
        lamps[i] = (struct lamp){.team = (int)i,
                                 .name = names[i],
                                 .keys = keys && i < 8 ? zone[i] : NULL,
                                 .note = scores ? "14" : NULL,
                                 .gain = scores ? (i % 2 ? "+2" : "−1") : NULL,
                                 .state = (enum lamp_state)(((int)i + shift) % 4)};
    }
    canvas_resize(&canvas, rows, columns);
    struct rect rect = rect_inset(rect_whole(&canvas), 1, 1);
    widget_lamps(&canvas, &rect, lamps, count);
    return rect;
}

static void test_lamps_look(void **state)
{
    (void)state;
    static const struct {
        int rows, columns;
        size_t count;
        bool keys, scores;
    } cases[] = {{40, 120, 4, true, false}, {24, 80, 4, true, false},   {24, 80, 8, true, false},
                 {40, 120, 8, true, false}, {24, 80, 16, false, false}, {40, 120, 16, false, true},
                 {24, 80, 2, true, true}};
    struct buf all = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct rect rest = draw_lamps(cases[i].rows, cases[i].columns, cases[i].count, 1,
                                      cases[i].keys, cases[i].scores);
        buf_format(&all, "%zu teams, %d×%d\n", cases[i].count, cases[i].columns, cases[i].rows);
        for (int row = rest.row + rest.rows; row < canvas.rows - 1; row++)
            buf_format(&all, "%s\n", row_text(row));
    }
    expect_golden("ui/lamps", buf_string(&all));
    buf_free(&all);
    end();
}

/* Where each name and shape stands depends on no state, and nothing leaves its slot. */
static void test_lamps_do_not_move(void **state)
{
    (void)state;
    static const int sizes[][2] = {{24, 80}, {40, 120}, {30, 100}, {10, 37}};
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        for (size_t count = 1; count <= 16; count++) {
            struct rect first = draw_lamps(sizes[s][0], sizes[s][1], count, 0, true, false);
            struct canvas before = {0};
            canvas_resize(&before, canvas.rows, canvas.columns);
            canvas_blit(&before, 0, 0, &canvas);
            struct rect second = draw_lamps(sizes[s][0], sizes[s][1], count, 1, true, false);
            expect_int(first.rows, second.rows);
            for (int i = 0; i < canvas.rows * canvas.columns; i++) {
                const char *was = before.cells[i].bytes, *is = canvas.cells[i].bytes;
                if (!strstr("…✓◂ ", was) || !strstr("…✓◂ ", is))
                    expect_text(is, was);
            }
            canvas_free(&before);
        }
    }
    end();
}

static void test_zone_keys(void **state)
{
    (void)state;
    char text[64];
    widget_zone_keys(text, sizeof text, 0, 4);
    expect_text(text, "1 2 3 4");
    widget_zone_keys(text, sizeof text, 2, 3);
    expect_text(text, "ZЯ XЧ CС");
    widget_zone_keys(text, sizeof text, 12, 3);
    expect_text(text, "  ");
    widget_zone_keys(text, 6, 2, 5);
    expect_true(text_is_valid(text, strlen(text)) || text[0] == '\0');
}

/* ---- list ---- */

static void test_list_moves(void **state)
{
    (void)state;
    struct list list = {0};
    static const struct {
        enum key key;
        int selected, top;
    } moves[] = {
        {PRESS_UP, 0, 0},   {PRESS_DOWN, 1, 0}, {PRESS_PAGE_DOWN, 5, 2}, {PRESS_END, 9, 6},
        {PRESS_DOWN, 9, 6}, {PRESS_UP, 8, 6},   {PRESS_PAGE_UP, 4, 4},   {PRESS_HOME, 0, 0},
    };
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        expect_true(list_key(&list, moves[i].key, 10, 4));
        expect_int(list.selected, moves[i].selected);
        expect_int(list.top, moves[i].top);
    }
    expect_false(list_key(&list, PRESS_ENTER, 10, 4));
    list.selected = 9;
    list_settle(&list, 3, 4); /* the list became shorter */
    expect_int(list.selected, 2);
    expect_int(list.top, 0);
    list_settle(&list, 0, 0);
    expect_int(list.selected, 0);
    expect_int(list.top, 0);
    expect_true(list_key(&list, PRESS_END, 0, 5));
    expect_int(list.selected, 0);
}

static void test_list_looks(void **state)
{
    (void)state;
    struct list list = {.selected = 2, .top = 1};
    static const struct list_item items[] = {
        {"Продолжить", NULL, -1, false},
        {"Викторина", "43 набора", -1, false},
        {"Томь", "14", 0, false},
        {"Деловая игра", "пока нет", -1, true},
        {"Очень длинное название набора вопросов", "34 вопроса", -1, false},
    };
    canvas_resize(&canvas, 3, 40);
    list_draw(&canvas, rect_whole(&canvas), &list, items, 5, 1);
    expect_text(printed(),
                "   Викторина                 43 набора ▲\n ▸ ● Томь                           14\n"
                "   Деловая игра               пока нет ▼\n");
    canvas_resize(&canvas, 5, 40);
    list = (struct list){.selected = 4, .top = 0};
    list_draw(&canvas, rect_whole(&canvas), &list, items, 5, 2);
    expect_text(row_text(4), " ▸  Очень длинное названи…  34 вопроса");
    expect_int(list_page(rect_whole(&canvas), 2), 3);
    expect_int(list_page(rect_whole(&canvas), 3), 1);
    expect_int(canvas_at(&canvas, 4, 0)->style.role, ROLE_SELECTED);
    end();
}

/* ---- field ---- */

static void type(struct field *field, const char *text)
{
    for (uint32_t codepoint; (codepoint = text_next(&text)) != 0;) {
        struct input input = {.kind = INPUT_KEY,
                              .key = codepoint == ' ' ? PRESS_SPACE : PRESS_CHARACTER,
                              .codepoint = codepoint};
        expect_true(field_input(field, &input, 0));
    }
}

static void press(struct field *field, enum key key)
{
    struct input input = {.kind = INPUT_KEY, .key = key};
    expect_true(field_input(field, &input, 0));
}

static void test_field_edits_by_cluster(void **state)
{
    (void)state;
    struct field field = {0};
    type(&field, "Томь и");
    type(&field, "\xcc\x86"); /* и + breve: one letter to a person */
    press(&field, PRESS_LEFT);
    type(&field, "漢");
    expect_text(field.text, "Томь 漢и\xcc\x86");
    press(&field, PRESS_DELETE);
    expect_text(field.text, "Томь 漢");
    press(&field, PRESS_BACKSPACE);
    press(&field, PRESS_BACKSPACE);
    expect_text(field.text, "Томь");
    press(&field, PRESS_HOME);
    press(&field, PRESS_BACKSPACE);
    press(&field, PRESS_LEFT);
    press(&field, PRESS_RIGHT);
    press(&field, PRESS_DELETE);
    expect_text(field.text, "Тмь");
    press(&field, PRESS_END);
    press(&field, PRESS_DELETE);
    type(&field, "!");
    expect_text(field.text, "Тмь!");
    struct input enter = {.kind = INPUT_KEY, .key = PRESS_ENTER}, tick = {.kind = INPUT_TICK};
    expect_false(field_input(&field, &enter, 0));
    expect_false(field_input(&field, &tick, 0));
}

static void test_field_limits(void **state)
{
    (void)state;
    struct field field = {0};
    struct input letter = {.kind = INPUT_PASTE, .key = PRESS_CHARACTER, .codepoint = 0x44F};
    for (int i = 0; i < 1000; i++)
        expect_true(field_input(&field, &letter, 0));
    expect_int(strlen(field.text), FIELD_BYTES - 2); /* two bytes a letter and a NUL */
    expect_true(text_is_valid(field.text, strlen(field.text)));
    field_set(&field, "");
    for (int i = 0; i < 10; i++)
        field_input(&field, &letter, 3);
    expect_text(field.text, "яяя");
    letter.codepoint = 0x202E; /* bidi override */
    field_input(&field, &letter, 0);
    letter.codepoint = 0x9B; /* C1 */
    field_input(&field, &letter, 0);
    letter.codepoint = '\n';
    field_input(&field, &letter, 0);
    expect_text(field.text, "яяя");
}

static void expect_field(const struct field *field, bool masked, const char *text, int cursor)
{
    canvas_resize(&canvas, 1, 12);
    field_draw(&canvas, 0, 1, 10, STYLE(ROLE_SELECTED), field, masked, true);
    expect_text(row_text(0), text);
    expect_int(canvas.cursor_column, cursor);
    expect_int(canvas.cursor_row, 0);
}

static void test_field_looks(void **state)
{
    (void)state;
    struct field field = {0};
    expect_field(&field, false, "", 1);
    field_set(&field, "Томь");
    expect_field(&field, false, " Томь", 5);
    expect_field(&field, true, " ••••", 5);
    field_set(&field, "漢字x");
    expect_field(&field, true, " •••", 4);
    field_set(&field, "абвгдежзийклмн");
    expect_field(&field, false, " …жзийклмн", 10);
    field.cursor = 0;
    expect_field(&field, false, " абвгдежзи…", 1);
    for (field.cursor = 0; field.cursor <= strlen(field.text);
         field.cursor += 2) { /* always on the screen */
        canvas_resize(&canvas, 1, 12);
        field_draw(&canvas, 0, 1, 10, STYLE(ROLE_TEXT), &field, false, true);
        expect_true(canvas.cursor_column >= 1 && canvas.cursor_column < 11);
    }
    end();
}

const struct test_case tests_widgets[] = {
    TEST(test_rects),
    TEST(test_header),
    TEST(test_bar_drops_from_the_right),
    TEST(test_paragraph),
    TEST(test_dialog),
    TEST(test_gauge),
    TEST(test_countdown),
    TEST(test_lamps_look),
    TEST(test_lamps_do_not_move),
    TEST(test_zone_keys),
    TEST(test_list_moves),
    TEST(test_list_looks),
    TEST(test_field_edits_by_cluster),
    TEST(test_field_limits),
    TEST(test_field_looks),
    {0},
};
