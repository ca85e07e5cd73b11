/* Boards: texts, editing, sums. */
#include <stdio.h>
#include <string.h>

#include "engine/board.h"
#include "engine/gamebuild.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct gamebuild game;
static int real, draw; /* the steps of every test */

static void begin(void)
{
    gamebuild_start(&game);
    real = gamebuild_compose(&game);
    draw = gamebuild_draw(&game, real);
}

static const struct step *step_at(int at)
{
    return game.build.plan.steps[at];
}

static const char *text_of(const struct board *board)
{
    static char out[ANSWER_MAX];
    expect_true(board_write(board, out, sizeof out));
    return out;
}

static struct board board_from(int at, const char *text)
{
    struct board board;
    expect_true(board_read(step_at(at), text, &board));
    return board;
}

static void test_texts(void **state)
{
    (void)state;
    static const struct {
        const char *given, *canonical; /* NULL: as given */
    } cases[] = {
        {"mail@09:00", NULL},
        {"mail@09:00,visit*90@10:30,+60.2.4.Чай@14:00", NULL},
        {"visit@10:30,mail@09:00", "mail@09:00,visit@10:30"},
        {"mail*30@09:00", "mail@09:00"},  /* its own length goes without saying */
        {"mail@09:00,mail@09:00", NULL},  /* twice, and on top of itself */
        {"visit@09:00,mail@09:00", NULL}, /* what came later stands later */
        {"visit*720@23:59", NULL},        /* past the end of the day: shown, not refused */
        {"mail@00:00", NULL},             /* before its beginning */
        {"+60.0.-.Чай@14:00", NULL},      /* without a category */
        {"+60.2.4.Чай%2c%40%25@14:00", "+60.2.4.Чай%2C%40%25@14:00"},
        {"+60.2.4.%41%2E.@14:00", "+60.2.4.A..@14:00"},
        {"+60.2.4.  Чай   \x1B утром @14:00", "+60.2.4.Чай утром@14:00"},
        {"", "-"},
        {",", "-"},
        {"mail", "-"},
        {"mail@", "-"},
        {"mail@09:00,", "-"},
        {",mail@09:00", "-"},
        {"mail@09:00 ", "-"},
        {"mail@9:00", "-"},
        {"mail@09:0", "-"},
        {"mail@009:00", "-"},
        {"mail@24:00", "-"},
        {"mail@09:60", "-"},
        {"mail@-9:00", "-"},
        {"mail*@09:00", "-"},
        {"mail*0@09:00", "-"},
        {"mail*721@09:00", "-"},
        {"mail*99999999999999999999@09:00", "-"},
        {"mail*-30@09:00", "-"},
        {"nobody@09:00", "-"},
        {"@09:00", "-"},
        {"mai@09:00", "-"},
        {"mails@09:00", "-"},
        {"call!1*30@13:30", "-"}, /* surprises strike at a draw */
        {"call@13:30", "-"},
        {"+@14:00", "-"},
        {"+60@14:00", "-"},
        {"+60.2.4@14:00", "-"},
        {"+60.2.4.@14:00", "-"},
        {"+60.2.4.   @14:00", "-"},
        {"+60.6.4.Чай@14:00", "-"},
        {"+60.2.5.Чай@14:00", "-"}, /* there are five categories */
        {"+60.2.99999999999.Чай@14:00", "-"},
        {"+0.2.4.Чай@14:00", "-"},
        {"+60.2.4.Чай%zz@14:00", "-"},
        {"+60.2.4.Чай%0A@14:00", "-"},
        {"+60.2.4.Чай%00@14:00", "-"},
        {"+60.2.4.Чай%2", "-"},
        {"+60.2.4.Чай%", "-"},
        {"+60.2.4.Чай", "-"},
        {"+60.2.4.1234567890123456789012345678901234567890@14:00", NULL},
        {"+60.2.4.12345678901234567890123456789012345678901@14:00", "-"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_text(gamebuild_canonical(&game, real, cases[i].given),
                    cases[i].canonical != NULL ? cases[i].canonical : cases[i].given);
    gamebuild_free(&game);
}

static void test_texts_of_draws(void **state)
{
    (void)state;
    static const struct {
        const char *given, *canonical;
    } cases[] = {
        {"mail@09:00,call!1*30@13:30", NULL},
        {"call!1@13:30", "call!1*30@13:30"}, /* of a surprise the length is always said */
        {"call!1*45@13:30", NULL},
        {"guest!1*60@10:00", NULL},
        {"guest!2*60@10:00", "-"}, /* points, not a card */
        {"call!0*30@13:30", "-"},
        {"call!2*30@13:30", "-"},
        {"call!9999999999*30@13:30", "-"},
        {"call!*30@13:30", "-"},
        {"call!1", "-"},
        {"net!1*90@13:30", "-"},
        {"mail!1@13:30", "-"},
        {"call@13:30", "-"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_text(gamebuild_canonical(&game, draw, cases[i].given),
                    cases[i].canonical != NULL ? cases[i].canonical : cases[i].given);
    gamebuild_free(&game);
}

/* `count` cards of the text, all at 09:00. */
static void fill(char *out, size_t size, const char *card, int count)
{
    size_t used = 0;
    for (int i = 0; i < count; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s@09:00", i > 0 ? "," : "", card);
}

static void test_limits(void **state)
{
    (void)state;
    char text[64 * 1024], out[ANSWER_MAX];
    struct board board;
    begin();
    fill(text, sizeof text, "mail", BOARD_CARDS_MAX);
    expect_text(gamebuild_canonical(&game, real, text), text);
    fill(text, sizeof text, "mail", BOARD_CARDS_MAX + 1);
    expect_text(gamebuild_canonical(&game, real, text), "-");
    fill(text, sizeof text, "mail", 100);
    expect_text(gamebuild_canonical(&game, real, text), "-");
    fill(text, sizeof text, "+720.5.4.ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ", BOARD_OWN_MAX);
    expect_text(gamebuild_canonical(&game, real, text), text);
    fill(text, sizeof text, "+720.5.4.Ж", BOARD_OWN_MAX + 1);
    expect_text(gamebuild_canonical(&game, real, text), "-");
    memset(text, '9', sizeof text);
    text[sizeof text - 1] = '\0';
    expect_text(gamebuild_canonical(&game, real, text), "-");
    memcpy(text, "+60.2.4.", 8);
    expect_text(gamebuild_canonical(&game, real, text), "-");

    board = board_from(real, "mail@09:00,visit@10:00"); /* too small an `out` holds what fits */
    expect_false(board_write(&board, out, 15));
    expect_text(out, "mail@09:00");
    expect_false(board_write(&board, out, 10));
    expect_text(out, "");
    gamebuild_free(&game);
}

/* Canonical texts come back as they are, and whatever is done to one makes no other text than a
 * canonical one. */
static void test_random_texts(void **state)
{
    (void)state;
    static const char signs[] = "+*@!.,%:0123456789-mailhep\xD0\xB6\xFF";
    begin();
    gamebuild_play(&game, 2);
    gamebuild_deal(&game, draw, 0, "call,form,guest");
    struct rng rng = rng_start(1, 1);
    for (int i = 0; i < 3000; i++) {
        char text[ANSWER_MAX], again[ANSWER_MAX];
        int at = i % 2 == 0 ? real : draw;
        task_rules[step_at(at)->task]->random(&game.build.plan, game.state, at, 0, &rng, text,
                                              sizeof text);
        expect_text(gamebuild_canonical(&game, at, text), text);
        if (at == real)
            gamebuild_answer(&game, real, 0, text);
        for (uint32_t change = 1 + rng_below(&rng, 3); change > 0; change--)
            text[rng_below(&rng, (uint32_t)strlen(text))] =
                signs[rng_below(&rng, sizeof signs - 1)];
        snprintf(again, sizeof again, "%s", gamebuild_canonical(&game, at, text));
        if (strcmp(again, "-") != 0)
            expect_text(gamebuild_canonical(&game, at, again), again);
    }
    gamebuild_free(&game);
}

static void test_editing(void **state)
{
    (void)state;
    begin();
    struct board board = board_from(real, "mail@09:00,visit@10:00,help@12:00");
    struct placed item = board.items[0];
    int at = -1;
    item.start = 10 * 60;
    expect_true(board_add(&board, &item, &at));
    expect_int(at, 2);
    expect_text(text_of(&board), "mail@09:00,visit@10:00,mail@10:00,help@12:00");
    at = 0;
    expect_true(board_move(&board, &at, 13 * 60));
    expect_int(at, 3);
    expect_true(board_move(&board, &at, 0));
    expect_int(at, 0);
    expect_text(text_of(&board), "mail@00:00,visit@10:00,mail@10:00,help@12:00");
    expect_true(board_resize(&board, 1, 15));
    expect_true(board_remove(&board, 2));
    expect_text(text_of(&board), "mail@00:00,visit*15@10:00,help@12:00");

    at = 0;
    expect_false(board_move(&board, &at, -1));
    expect_false(board_move(&board, &at, DAY_MINUTES));
    expect_int(at, 0);
    at = 3;
    expect_false(board_move(&board, &at, 600));
    expect_false(board_resize(&board, 0, 0));
    expect_false(board_resize(&board, 0, BOARD_MINUTES_MAX + 1));
    expect_false(board_resize(&board, -1, 15));
    expect_false(board_remove(&board, 3));
    expect_false(board_remove(&board, -1));
    item.minutes = 0;
    expect_false(board_add(&board, &item, NULL));
    item.minutes = 30;
    while (board.count < BOARD_CARDS_MAX)
        expect_true(board_add(&board, &item, NULL));
    expect_false(board_add(&board, &item, NULL));
    gamebuild_free(&game);
}

static void test_free_room(void **state)
{
    (void)state;
    static const struct {
        const char *board;
        int from, minutes, start;
    } cases[] = {
        {"", 540, 60, 540},
        {"", 0, 60, 540},
        {"", 600, 60, 600},
        {"", 540, 600, 540}, /* longer than the day */
        {"mail@09:00", 540, 60, 570},
        {"mail@09:30", 540, 30, 540}, /* just before it */
        {"mail@09:30", 540, 31, 600},
        {"visit@09:00,mail@09:30", 540, 30, 660}, /* under a longer one */
        {"mail@09:00,mail@10:00", 540, 30, 570},
        {"mail@09:00,mail@10:00", 540, 45, 630},
        {"mail@09:00,mail@10:00", 600, 30, 630},
        {"visit*480@09:00", 540, 60, 1020},
        {"visit*480@09:00", 540, 61, 1020}, /* none: the end of the last */
        {"visit*500@09:00,mail@17:50", 540, 30, 1040},
        {"visit*500@09:00,mail@17:50", 540, 31, 1100},
        {"visit*600@09:00", 540, 15, 1140},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct board board = board_from(real, cases[i].board);
        expect_int(board_free_from(step_at(real), &board, cases[i].from, cases[i].minutes),
                   cases[i].start);
    }
    gamebuild_free(&game);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *given, *board;
        size_t wrong; /* where, when the board is NULL */
    } cases[] = {
        {"1 2 1", "mail@09:00,visit@09:30,mail@11:30", 0},
        {" 1, 2;1+5 ", "mail@09:00,visit@09:30,mail@11:30,help@12:00", 0},
        {"1 13:00 2 4", "mail@09:00,visit@13:00,lunch@15:00", 0},
        {"1 9.45 2", "mail@09:00,visit@09:45", 0},
        {"13:00 2 09:00 1", "mail@09:00,visit@13:00", 0},
        {"1 - - 2", "mail@09:00,visit@10:00", 0},
        {"1 -- 2", NULL, 2},
        {"2*45 1", "visit*45@09:00,mail@09:45", 0},
        {"", "", 0},
        {"6", NULL, 0},
        {"1 0", NULL, 2},
        {"1 2x", NULL, 2},
        {"1 2*", NULL, 2},
        {"1 2*721", NULL, 2},
        {"1 08:00 2", NULL, 2},
        {"1 24:00 2", NULL, 2},
        {"1 13:60 2", NULL, 2},
        {"1 13:0 2", NULL, 2},
        {"1 !1", NULL, 2},
        {"99999999999999999999", NULL, 0},
        {"2*720 2*720", NULL, 6}, /* the second would begin after midnight… */
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct board board = {0};
        size_t at = 0;
        bool fine = board_add_numbers(step_at(real), cases[i].given, &board, &at);
        if (fine && i + 1 == COUNT(cases)) /* … at 21:00 it may stand, the third may not */
            fine = board_add_numbers(step_at(real), "1", &board, &at), at = 6;
        expect_int(fine, cases[i].board != NULL);
        if (fine)
            expect_text(text_of(&board), cases[i].board);
        else
            expect_int(at, cases[i].wrong);
    }
    struct board board = {0};
    size_t at;
    char many[400];
    memset(many, ' ', sizeof many);
    for (size_t i = 0; i < 100; i++)
        memcpy(many + 4 * i, "1*1", 3);
    many[sizeof many - 1] = '\0';
    expect_false(board_add_numbers(step_at(real), many, &board, &at));
    expect_int(at, 4 * BOARD_CARDS_MAX);
    board.count = 0;
    expect_true(board_add_numbers(step_at(draw), "1 10:00 !7 !1*45", &board, &at));
    expect_text(text_of(&board), "mail@09:00,guest!1*60@10:00,call!1*45@11:00");
    expect_false(board_add_numbers(step_at(draw), "1 !3", &board, &at)); /* inserts nothing */
    gamebuild_free(&game);
}

/* A second line adds; a time moves the one card that stands, and only a card right after it. */
static void test_numbers_add_to_the_day(void **state)
{
    (void)state;
    static const struct {
        const char *stands, *given, *board;
    } cases[] = {
        {"mail@09:00", "2", "mail@09:00,visit@09:30"},
        {"mail@09:00", "1", "mail@09:00,mail@09:30"},
        {"mail@09:00", "- 1", "mail@09:00,mail@09:45"},
        {"mail@09:00", "12:00 1", "mail@12:00"},
        {"mail*45@09:00", "12:00 1", "mail*45@12:00"},
        {"mail*45@09:00", "12:00 1*20", "mail*20@12:00"},
        {"mail@09:00", "12:00 1 1", "mail@12:00,mail@12:30"},
        {"mail@09:00", "12:00 1 15:00 1", "mail@12:00,mail@15:00"},
        {"mail@09:00", "1 15:00 1", "mail@09:00,mail@09:30,mail@15:00"},
        {"mail@09:00,mail@10:00", "12:00 1", "mail@09:00,mail@10:00,mail@12:00"},
        {"mail@09:00,visit@10:00", "12:00 2 1", "mail@09:00,visit@12:00,mail@14:00"},
        {"", "1 12:00 1", "mail@09:00,mail@12:00"},
        {"mail@10:00", "09:00 2", "visit@09:00,mail@10:00"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct board board;
        size_t at = 0;
        expect_true(board_read(step_at(real), cases[i].stands, &board));
        expect_true(board_add_numbers(step_at(real), cases[i].given, &board, &at));
        expect_text(text_of(&board), cases[i].board);
    }
    gamebuild_free(&game);
}

static void test_sums(void **state)
{
    (void)state;
    static const struct {
        const char *board;
        int total, free, overlap, overflow, worth, useful, categories;
    } cases[] = {
        {"", 0, 540, 0, 0, 0, 0, 0},
        {"visit@09:00", 120, 420, 0, 0, 600, 222, 1},
        {"visit*540@09:00", 540, 0, 0, 0, 2700, 1000, 1},
        {"visit*240@09:00,lunch@13:00,visit*240@14:00", 540, 0, 0, 0, 2400, 1000, 1},
        {"lunch*480@09:00,visit*60@17:00", 540, 0, 0, 0, 300, 125, 1}, /* an hour of it is break */
        {"mail@09:00,mail@09:15", 60, 495, 15, 0, 30, 11, 1},          /* twice taken: worthless */
        {"visit@17:00", 120, 480, 0, 60, 300, 111, 1},
        {"visit@08:00", 120, 480, 0, 60, 300, 111, 1},
        {"visit@19:00,mail@20:00", 150, 540, 30, 120, 0, 0, 2},
        {"visit*720@23:59", 720, 540, 0, 720, 0, 0, 1},
        {"mail@09:00,help@10:00,report@11:00,lunch@12:00,visit@13:00", 315, 225, 0, 0, 930, 387, 3},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct board board = board_from(real, cases[i].board);
        struct board_sums sums;
        board_sum(step_at(real), &board, &sums);
        int got[] = {sums.total,      sums.free,   sums.overlap,   sums.overflow,
                     (int)sums.worth, sums.useful, sums.categories};
        int wanted[] = {cases[i].total, cases[i].free,   cases[i].overlap,   cases[i].overflow,
                        cases[i].worth, cases[i].useful, cases[i].categories};
        for (size_t j = 0; j < COUNT(got); j++)
            expect_int((int)i * 100000 + got[j], (int)i * 100000 + wanted[j]);
    }
    struct board board = board_from(real, "mail@09:00,help@09:15,+10.1.-.Чай@12:00");
    struct board_sums sums;
    board_sum(step_at(real), &board, &sums);
    expect_int(sums.minutes[0], 75);
    expect_int(sums.minutes[1], 0);
    gamebuild_free(&game);
}

static void test_shifts(void **state)
{
    (void)state;
    struct shift shifts[GAME_CATEGORIES_MAX];
    begin();
    int ideal = gamebuild_compose(&game);
    struct stage *compare = gamebuild_stage(&game, TASK_COMPARE);
    compare->base[0] = real;
    compare->base[1] = ideal;
    int at = ideal + 1;
    gamebuild_play(&game, 4);
    expect_int(board_shifts(&game.build.plan, game.state, at, -1, shifts), 0);
    gamebuild_answer(&game, real, 0, "mail@09:00,report@10:00");
    gamebuild_answer(&game, ideal, 0, "mail*45@09:00,visit@10:00");
    gamebuild_answer(&game, real, 1, "mail@09:00,report@10:00,lunch@12:00");
    gamebuild_answer(&game, ideal, 1, "mail@09:00,report*30@10:00,lunch@13:00");
    gamebuild_answer(&game, real, 2, "visit@09:00"); /* has one day only */
    expect_int(board_shifts(&game.build.plan, game.state, at, -1, shifts), 3);
    static const struct shift wanted[] = {{1, 0, 60, 0, 1}, {2, 60, 15, 2, 0}, {0, 30, 38, 0, 1}};
    for (size_t i = 0; i < COUNT(wanted); i++) {
        expect_int(shifts[i].category, wanted[i].category);
        expect_int(shifts[i].before, wanted[i].before);
        expect_int(shifts[i].after, wanted[i].after);
        expect_int(shifts[i].teams_less, wanted[i].teams_less);
        expect_int(shifts[i].teams_more, wanted[i].teams_more);
    }
    expect_int(board_shifts(&game.build.plan, game.state, at, 1, shifts), 1);
    expect_int(shifts[0].category, 2);
    expect_int(shifts[0].after, 30);
    expect_int(board_shifts(&game.build.plan, game.state, at, 2, shifts), 0);
    gamebuild_free(&game);
}

const struct test_case tests_boards[] = {TEST(test_texts),   TEST(test_texts_of_draws),
                                         TEST(test_limits),  TEST(test_random_texts),
                                         TEST(test_editing), TEST(test_free_room),
                                         TEST(test_numbers), TEST(test_numbers_add_to_the_day),
                                         TEST(test_sums),

                                         TEST(test_shifts),  {0}};
