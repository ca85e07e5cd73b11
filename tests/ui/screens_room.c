/* What the room must never see, and what must never move. */
#include <stdio.h>
#include <string.h>

#include "expect.h"
#include "ui/scene.h"

static struct scene scene;

static const char *const four = "Томь|Кия|Мрассу|Иня";

static void evening(const char *teams)
{
    scene_start(&scene);
    scene_evening(&scene);
    scene_play(&scene, teams);
}

static void expect_hidden(const char *secret)
{
    if (strstr(scene_print(&scene), secret) != NULL) {
        print_error("the room sees \"%s\":\n%s", secret, scene_print(&scene));
        fail();
    }
}

/* ---- secrets ---- */

/* Every screen that may be looked at before the reveal, one after the other. */
static void expect_hidden_everywhere(const char *secret)
{
    static const char *const ways[] = {"", "F1 Esc", "F2", "F8", "F3", "F11", "F9"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        scene_press(&scene, ways[i]);
        expect_hidden(secret);
        for (int k = 0; k < 5 && scene_kind(&scene) != SCREEN_PLAY; k++)
            scene_press(&scene, "Esc");
        expect_int(scene_kind(&scene), SCREEN_PLAY);
    }
}

static void test_right_answer_is_hidden(void **state)
{
    (void)state;
    static const struct {
        int step;
        const char *secret, *unseen_until_open;
    } rows[] = {{3, "Красная Горка", "заповедник"}, {4, "1618", "острог"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        evening(four);
        scene_go(&scene, rows[i].step);
        expect_hidden_everywhere(rows[i].secret);
        expect_hidden_everywhere(rows[i].unseen_until_open);
        scene_press(&scene, "Space");
        expect_hidden_everywhere(rows[i].secret);
        scene_press(&scene, "Enter 7");
        expect_hidden_everywhere(rows[i].secret);
        scene_press(&scene, "Enter Enter Enter Enter Enter Enter Enter");
        expect_int(state_phase(scene.history.state), PHASE_CLOSED);
        expect_hidden_everywhere(rows[i].secret);
        scene_press(&scene, "Space");
        expect_contains(scene_print(&scene), rows[i].secret);
        scene_end(&scene);
    }
}

static void test_explanation_is_hidden(void **state)
{
    (void)state;
    evening(four);
    for (int i = 0; i < 3; i++) {
        expect_int(state_phase(scene.history.state), i); /* ready, open, closed */
        expect_hidden_everywhere("рудника");
        expect_hidden_everywhere("атлас");
        scene_press(&scene, "Space");
    }
    expect_contains(scene_print(&scene), "рудника");
    scene_end(&scene);
}

/* The same pictures, whatever the teams chose: nothing on the screen depends on it before the
 * reveal. Undo names the team, not its answer. */
static void test_choice_is_hidden(void **state)
{
    (void)state;
    static const char *const keys[] = {"1", "4", "2", "3"};
    static const char *const looks[] = {"", "F3", "Esc", "Space", "F1", "Esc", "F3"};
    struct canvas first[7] = {0};
    for (size_t way = 0; way < 4; way++) {
        evening(four);
        scene_press(&scene, "Space");
        scene_press(&scene, keys[way]);
        for (size_t i = 0; i < 7; i++) {
            scene_press(&scene, looks[i]);
            scene_draw(&scene);
            if (way == 0) {
                canvas_resize(&first[i], scene.canvas.rows, scene.canvas.columns);
                canvas_blit(&first[i], 0, 0, &scene.canvas);
                first[i].cursor_row = scene.canvas.cursor_row;
                first[i].cursor_column = scene.canvas.cursor_column;
            } else {
                expect_true(canvas_equal(&first[i], &scene.canvas));
            }
        }
        scene_end(&scene);
    }
    for (size_t i = 0; i < 7; i++)
        canvas_free(&first[i]);
}

/* ---- nothing moves ---- */

struct picture {
    struct canvas canvas;
};

static void keep(struct picture *picture)
{
    scene_draw(&scene);
    canvas_resize(&picture->canvas, scene.canvas.rows, scene.canvas.columns);
    canvas_blit(&picture->canvas, 0, 0, &scene.canvas);
}

/* How many cells above `row` differ now from how they were, and how many from it on. */
static void count_changes(const struct picture *before, int row, int *above, int *below)
{
    *above = *below = 0;
    scene_draw(&scene);
    for (int i = 0; i < scene.canvas.rows * scene.canvas.columns; i++) {
        const struct cell *a = &before->canvas.cells[i], *b = &scene.canvas.cells[i];
        bool same = strcmp(a->bytes, b->bytes) == 0 && a->style.role == b->style.role &&
                    a->style.team == b->style.team;
        if (!same)
            ++*(i / scene.canvas.columns < row ? above : below);
    }
}

static int row_of(const char *text)
{
    int row = 0;
    for (const char *at = scene_print(&scene), *found = strstr(at, text); at < found; at++)
        row += *at == '\n';
    return row;
}

static void test_an_answer_lights_a_lamp(void **state)
{
    (void)state;
    static const struct {
        int rows, columns;
    } sizes[] = {{24, 80}, {40, 120}, {17, 53}, {60, 200}};
    for (size_t i = 0; i < 4; i++)
        for (int font = 0; font <= 1; font++) {
            struct picture before = {0};
            int above, below;
            evening(four);
            if (font)
                scene_use_font(&scene);
            scene.rows = sizes[i].rows;
            scene.columns = sizes[i].columns;
            scene_press(&scene, "Space");
            keep(&before);
            scene_press(&scene, "7");
            count_changes(&before, row_of("▲ Кия"), &above, &below);
            expect_int(above, 0);
            /* the mark, and the name that is brighter now */
            expect_true(below > 0 && below <= 4);
            scene_press(&scene, "8");
            keep(&before);
            scene_press(&scene, "9");
            count_changes(&before, 0, &above, &below);
            expect_int(above + below, 0); /* a change of mind shows nothing */
            canvas_free(&before.canvas);
            scene_end(&scene);
        }
}

/* The rows and columns where the words stand, whatever else is on the screen. */
static bool holds_words(const struct canvas *before, const struct canvas *after)
{
    for (int i = 0; i < before->rows * before->columns; i++) {
        const struct cell *cell = &before->cells[i];
        bool word = cell->style.role == ROLE_STRONG || cell->style.role == ROLE_PANEL ||
                    cell->style.role == ROLE_BADGE;
        if (word && strcmp(cell->bytes, " ") != 0 &&
            strcmp(cell->bytes, after->cells[i].bytes) != 0)
            return false;
    }
    return true;
}

static void test_closing_moves_nothing(void **state)
{
    (void)state;
    static const int sizes[][2] = {{24, 80}, {40, 120}, {17, 53}, {60, 200}, {30, 100}};
    for (size_t size = 0; size < 5; size++)
        for (int step = 0; step < 3; step++)
            for (int font = 0; font <= 1; font++) {
                struct picture before = {0};
                evening(four);
                if (font)
                    scene_use_font(&scene);
                scene.rows = sizes[size][0];
                scene.columns = sizes[size][1];
                scene_go(&scene, step);
                scene_press(&scene, "Space 1");
                keep(&before);
                scene_press(&scene, "F4");
                scene_draw(&scene);
                expect_true(holds_words(&before.canvas, &scene.canvas));
                scene_press(&scene, "Space F5");
                scene_draw(&scene);
                expect_true(holds_words(&before.canvas, &scene.canvas));
                scene_press(&scene, "Space");
                expect_int(state_phase(scene.history.state), PHASE_CLOSED);
                scene_draw(&scene);
                expect_true(holds_words(&before.canvas, &scene.canvas));
                canvas_free(&before.canvas);
                scene_end(&scene);
            }
}

/* While the seconds run, only they change. */
static void test_ticks_change_the_clock_alone(void **state)
{
    (void)state;
    evening(four);
    scene_use_font(&scene);
    scene_press(&scene, "Space");
    for (int second = 0; second < 29; second++) {
        struct picture before = {0};
        keep(&before);
        scene_wait(&scene, 1000);
        scene_draw(&scene);
        for (int i = 0; i < 40 * 120; i++)
            if (strcmp(before.canvas.cells[i].bytes, scene.canvas.cells[i].bytes) != 0)
                expect_true(i % 120 > 80 && i / 120 < 15);
        canvas_free(&before.canvas);
    }
    scene_wait(&scene, 1000);
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_end(&scene);
}

const struct test_case tests_screens_room[] = {
    TEST(test_right_answer_is_hidden),
    TEST(test_explanation_is_hidden),
    TEST(test_choice_is_hidden),
    TEST(test_an_answer_lights_a_lamp),
    TEST(test_closing_moves_nothing),
    TEST(test_ticks_change_the_clock_alone),
    {0},
};
