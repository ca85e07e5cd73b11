/* point: a cross carried over the map of a region, tiles of municipalities; nobody's mark is seen
 * before all are, with how far off it was. */
#include <stdlib.h>
#include <string.h>

#include "engine/tasks/tasks.h"
#include "expect.h"
#include "ui/deskscene.h"
#include "ui/widget_map.h"

static struct scene scene;

static struct map_target *start(int teams)
{
    desk_quiz(&scene);
    struct map_target *target = scene_point(&scene, "Покажите на карте село Плёс", "ples");
    scene.steps[0]->explanation = "Плёс стоит там, где Зорька впадает в Зареку.";
    scene_text(&scene, "Дальше?", "да", "");
    scene_play(&scene, scene_teams_of(teams));
    return target;
}

static struct map_point answer_at(int team)
{
    struct map_point at = {0};
    expect_true(point_read(desk_answer(&scene, team), &at));
    return at;
}

static void test_turns(void **state)
{
    (void)state;
    start(2);
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space");
    scene_shot(&scene, "the keyboard goes to the first");
    scene_press(&scene, "Space");
    scene_shot(&scene, "the first team begins in the middle");
    scene_press(&scene, "Up Enter");
    struct map_point at = answer_at(0);
    expect_true(at.latitude > 60540000 && at.longitude == 40800000);
    scene_press(&scene, "Left Left Left Down");
    scene_shot(&scene, "the mark is set, the cross goes on");
    expect_text(desk_answer(&scene, 0), desk_answer(&scene, 0));
    scene_press(&scene, "Home Enter");
    expect_text(desk_answer(&scene, 0), "60.54,40.8");
    scene_press(&scene, "Del");
    expect_text(desk_answer(&scene, 0), "");
    scene_press(&scene, "Enter Tab");
    expect_int(state_turn_team(scene.history.state), 1);
    scene_shot(&scene, "the keyboard goes on, the mark is hidden");
    scene_press(&scene, "Enter");
    expect_true(strstr(scene_print(&scene), "Enter — поставить") != NULL);
    scene_press(&scene, "Tab"); /* without a mark */
    expect_text(desk_answer(&scene, 1), "");
    scene_press(&scene, "Space");
    expect_int(state_phase(scene.history.state), PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_press(&scene, "F7");
    scene_shot(&scene, "judged");
    scene_album(&scene, "screens/point-turns");
    scene_end(&scene);
}

/* A plain press is a step; held, the same arrow goes 2 and then 4 steps at a time; another arrow or
 * a pause begins anew. */
static void test_acceleration(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        int wait_ms, steps_north, steps_east;
    } presses[] = {{"Up", 1000, 1, 0},   {"Up", 100, 2, 0},    {"Up", 100, 4, 0},
                   {"Up", 100, 4, 0},    {"Left", 100, 0, -1}, {"Left", 301, 0, -1},
                   {"Left", 300, 0, -2}, {"Down", 10, -1, 0},  {"Right", 10, 0, 1}};
    const int step_m = 750; /* 120 km ÷ 160 */
    start(2);
    desk_open(&scene);
    struct map_point before = {60540000, 40800000};
    for (size_t i = 0; i < sizeof presses / sizeof *presses; i++) {
        scene_wait(&scene, presses[i].wait_ms);
        scene_press(&scene, presses[i].key);
        struct map_point expected = map_moved(&zarechye, before, presses[i].steps_north * step_m,
                                              presses[i].steps_east * step_m);
        scene_press(&scene, "Enter");
        before = answer_at(0);
        expect_true(map_distance(before, expected) < 20);
    }
    for (int i = 0; i < 400; i++)
        scene_press(&scene, i < 200 ? "Down" : "Left");
    scene_press(&scene, "Enter");
    expect_text(desk_answer(&scene, 0), "60,40"); /* the corner is the corner */
    scene_end(&scene);
}

static void test_eight_teams(void **state)
{
    (void)state;
    static const char *const answers[] = {"60.5,40.8",  "60.52,40.85", "60.9,40.6",  "",
                                          "60.5,40.82", "60.05,40.9",  "60.3,41.35", "60.55,40.6"};
    start(8);
    scene_press(&scene, "Space");
    desk_play_turns(&scene, answers);
    scene_shot(&scene, "closed, no mark is seen");
    for (int team = 0; team < 8; team++)
        expect_true(strstr(scene_print(&scene), "км от") == NULL);
    scene_press(&scene, "Space");
    scene_shot(&scene, "revealed");
    scene_album(&scene, "screens/point-eight");
    scene_end(&scene);
}

/* Bands are said in words; raised cards are entered by the host for any team. */
static void test_bands_entered(void **state)
{
    (void)state;
    desk_quiz(&scene);
    struct map_target *target = scene_point(&scene, "Где старая мельница?", "mill");
    target->band_count = 2;
    target->bands[0] = (struct map_band){5000, 100};
    target->bands[1] = (struct map_band){20000, 50};
    scene_text(&scene, "Дальше?", "да", "");
    scene_teams(&scene, scene_teams_of(3));
    SCENE_DO(&scene, .kind = COMMAND_ENTRY, .team = -1, .amount = ENTRY_HOST);
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    scene_shot(&scene, "ready");
    desk_open(&scene);
    scene_press(&scene, "Enter PgDn");
    scene_shot(&scene, "the second is entered");
    scene_press(&scene, "Right Right Right Right Right Enter PgUp");
    scene_shot(&scene, "the first is covered");
    scene_press(&scene, "Del Up");
    expect_text(desk_answer(&scene, 0), "60.54,40.8");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_album(&scene, "screens/point-bands");
    scene_end(&scene);
}

static void test_tiles(void **state)
{
    (void)state;
    desk_quiz(&scene);
    scene_point(&scene, "В каком округе течёт Зорька?", "ples")->tile = true;
    scene_text(&scene, "Дальше?", "да", "");
    scene_play(&scene, scene_teams_of(4));
    scene_shot(&scene, "ready");
    desk_open(&scene);
    scene_shot(&scene, "the cursor stands in the middle");
    scene_press(&scene, "Enter");
    expect_text(desk_answer(&scene, 0), "ples");
    scene_press(&scene, "Up Enter");
    expect_text(desk_answer(&scene, 0), "istok");
    scene_press(&scene, "Up Enter");
    expect_text(desk_answer(&scene, 0), "istok"); /* nothing is north of it */
    scene_press(&scene, "Right Enter");
    expect_text(desk_answer(&scene, 0), "bor");
    scene_press(&scene, "Down Enter");
    expect_text(desk_answer(&scene, 0), "stepnoy"); /* over the empty row */
    scene_press(&scene, "Left Left Enter");
    expect_text(desk_answer(&scene, 0), "luga");
    scene_press(&scene, "Home");
    scene_shot(&scene, "Luga is chosen, the cursor stands in the middle again");
    scene_press(&scene, "Enter Tab");
    scene_shot(&scene, "hidden from the next");
    static const char *const answers[] = {"ples", "ples", "bor", ""};
    desk_play_turns(&scene, answers);
    scene_press(&scene, "Space");
    scene_shot(&scene, "revealed");
    scene_press(&scene, "F7");
    expect_contains(scene_print(&scene), "Боровской округ");
    scene_album(&scene, "screens/point-tiles");
    scene_end(&scene);
}

/* So many columns that the names need the whole width: what stood beside the tiles stands below. */
static void test_wide_tiles(void **state)
{
    (void)state;
    static const char *const answers[] = {"luga", "ples", "bor",   "",
                                          "ples", "ples", "istok", "stepnoy"};
    struct map wide = zarechye;
    wide.columns = 8;
    wide.rows = 8;
    desk_quiz(&scene);
    struct map_target *target = scene_point(&scene, "В каком округе течёт Зорька?", "ples");
    target->tile = true;
    target->map = &wide;
    scene.steps[0]->mode = MODE_PAPER;
    scene_text(&scene, "Дальше?", "да", "");
    scene_play(&scene, scene_teams_of(8));
    desk_open(&scene);
    scene_press(&scene, "Enter");
    expect_text(desk_answer(&scene, 0), "stepnoy"); /* the nearest to the middle */
    scene_press(&scene, "Up");
    scene_shot(&scene, "chosen, the cursor goes on");
    scene_press(&scene, "PgDn PgUp");
    scene_shot(&scene, "covered");
    for (int team = 0; team < 8; team++)
        if (*answers[team] != '\0')
            scene_give(&scene, team, answers[team]);
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_album(&scene, "screens/point-wide");
    scene_end(&scene);
}

/* Every tile can be reached from every other. */
static void test_tiles_reached(void **state)
{
    (void)state;
    static const char *const arrows[] = {"Up", "Down", "Left", "Right"};
    desk_quiz(&scene);
    scene_point(&scene, "Где?", "ples")->tile = true;
    scene_play(&scene, scene_teams_of(2));
    desk_open(&scene);
    bool seen[7] = {false};
    uint32_t chance = 5;
    for (int i = 0; i < 200; i++) {
        chance = chance * 1664525u + 1013904223u;
        scene_press(&scene, arrows[chance >> 30]);
        scene_press(&scene, "Enter");
        const char *answer = desk_answer(&scene, 0);
        const struct map_place *place = map_place(&zarechye, answer, strlen(answer));
        assert_non_null(place);
        seen[place - zarechye.places] = true;
    }
    for (int i = 0; i < 6; i++)
        expect_true(seen[i]);
    expect_false(seen[6]); /* a landmark has no tile */
    scene_end(&scene);
}

static void test_wild_keys(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        desk_quiz(&scene);
        scene_point(&scene, "Где?", "bor")->tile = i % 2 == 1;
        scene.steps[0]->mode = i < 2 ? MODE_PAPER : MODE_TURNS;
        scene_play(&scene, scene_teams_of(5));
        desk_open(&scene);
        desk_press_wildly(&scene, 27 + i, 300);
        scene_end(&scene);
    }
}

/* Kilometres are as long across as down, whatever the rect; places stand where they are. */
static void test_sheet(void **state)
{
    (void)state;
    static const struct rect rects[] = {{0, 0, 14, 50}, {2, 3, 24, 70}, {0, 0, 40, 20},
                                        {5, 5, 3, 100}, {0, 0, 1, 1},   {0, 0, 200, 300}};
    for (size_t i = 0; i < sizeof rects / sizeof *rects; i++) {
        struct map_sheet sheet = map_sheet_in(&zarechye, rects[i]);
        struct rect in = sheet.rect, out = rects[i];
        expect_true(in.row >= out.row && in.row + in.rows <= out.row + out.rows);
        expect_true(in.column >= out.column && in.column + in.columns <= out.column + out.columns);
        expect_true(in.rows == out.rows || in.columns == out.columns);
        int top, left, bottom, right;
        map_sheet_cell(&sheet, (struct map_point){61080000, 40000000}, &top, &left);
        map_sheet_cell(&sheet, (struct map_point){60000000, 41600000}, &bottom, &right);
        expect_int(top, in.row);
        expect_int(left, in.column);
        expect_true(bottom >= in.row + in.rows - 2 && bottom < in.row + in.rows);
        expect_true(right >= in.column + in.columns - 2 && right < in.column + in.columns);
        int taken, kilometres = map_sheet_scale(&sheet, in.columns, &taken);
        int64_t column_m = 2 * sheet.dot_mm / 1000;
        expect_true(kilometres == 0 || (taken > 0 && taken <= in.columns));
        if (kilometres > 0)
            expect_true(llabs(kilometres * 1000 - taken * column_m) <= column_m);
    }
}

/* The map by itself: rivers, outline, a cross, marks in one cell side by side. */
static void test_widget(void **state)
{
    (void)state;
    struct canvas canvas = {0};
    struct arena arena = {0};
    struct buf out = {0};
    canvas_resize(&canvas, 24, 60);
    struct map_sheet sheet = map_sheet_in(&zarechye, (struct rect){0, 0, 24, 60});
    struct map_point cross = {60300000, 40500000};
    struct map_pin pins[5];
    for (int i = 0; i < 5; i++)
        pins[i] = (struct map_pin){{60900000, 40600000}, STYLE_TEAM(i), team_shape(i)};
    widget_map(&canvas, &sheet, &cross, &arena);
    widget_map_pins(&canvas, &sheet, pins, 5);
    canvas_print(&canvas, &out);
    buf_text(&out, "---- styles ----\n");
    canvas_print_styles(&canvas, &out);
    expect_golden("ui/map", buf_string(&out));
    buf_free(&out);
    arena_free(&arena);
    canvas_free(&canvas);
}

const struct test_case tests_screens_point[] = {TEST(test_turns),
                                                TEST(test_acceleration),
                                                TEST(test_eight_teams),
                                                TEST(test_bands_entered),
                                                TEST(test_tiles),
                                                TEST(test_wide_tiles),
                                                TEST(test_tiles_reached),
                                                TEST(test_wild_keys),
                                                TEST(test_sheet),
                                                TEST(test_widget),
                                                {0}};
