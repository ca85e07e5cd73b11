/* Surprises: what they do to a composed day, and what the team makes of it. */
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

static struct stage *stage_at(int at)
{
    static struct stage stage;
    stage = *step_at(at)->stage;
    game.build.steps[at]->stage = &stage;
    return &stage;
}

static const char *text_of(const struct board *board)
{
    static char out[ANSWER_MAX];
    expect_true(board_write(board, out, sizeof out));
    return out;
}

static void test_strikes(void **state)
{
    (void)state;
    static const struct {
        const char *base, *dealt, *struck;
        int points;
    } cases[] = {
        {"mail@09:00", "", "mail@09:00", 0},
        {"visit@13:00", "call", "visit@13:00,call!1*30@13:30", 0},
        {"visit@15:00", "call", "visit@15:00,call!1*30@15:00", 0}, /* where somebody is at work */
        {"visit@10:00,mail@12:00", "call", "visit@10:00,mail@12:00,call!1*30@12:00", 0},
        {"", "call", "call!1*30@13:30", 0},
        {"mail@09:00", "form", "mail@09:00,form!1*60@11:00", 0},
        {"visit@13:00", "guest,call", "guest!1*60@10:00,visit@13:00,call!1*30@13:30", -2},
        {"visit@09:45", "call,guest", "visit@09:45,guest!1*60@10:00,call!1*30@11:00", -2},
        {"visit@13:00,report@15:00", "net", "visit@13:00,report@15:00", 0},
        {"visit@09:00,mail@11:00,visit@13:00", "car", "mail@11:00", 0},
        {"report@09:00,report@11:00", "early", "report*30@09:00,report@11:00", 0},
        {"report*30@09:00,report@11:00", "early", "report@11:00", 0}, /* nothing is left of it */
        {"report@09:00,report@11:00", "off", "report@11:00", 0},
        {"help@09:00", "grant", "help@09:00", 1},
        {"mail@09:00", "grant", "mail@09:00", 0},
        {"+45.5.1.Выезд@09:00", "car", "+45.5.1.Выезд@09:00", 0},
    };
    begin();
    gamebuild_play(&game, 1);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct board board;
        int points;
        gamebuild_answer(&game, real, 0, cases[i].base);
        gamebuild_deal(&game, draw, 0, cases[i].dealt);
        board_strike(&game.build.plan, game.state, draw, 0, &board, &points);
        expect_text(text_of(&board), cases[i].struck);
        expect_int(points, cases[i].points);
        expect_int(board_ignores(&game.build.plan, game.state, draw, 0, &board), 0);
    }
    gamebuild_free(&game);
}

/* Surprises never ask for the same minute: the later one moves beside the one before. */
static void test_strikes_make_room(void **state)
{
    (void)state;
    begin();
    int again = gamebuild_draw(&game, draw);
    gamebuild_play(&game, 1);
    gamebuild_answer(&game, real, 0, "visit@13:00");
    gamebuild_deal(&game, draw, 0, "call,form");
    gamebuild_deal(&game, again, 0, "form,call");
    struct board board;
    int points;
    board_strike(&game.build.plan, game.state, again, 0, &board, &points);
    expect_text(text_of(&board), "form!1*60@10:00,form!1*60@11:00,visit@13:00,call!1*30@13:30,"
                                 "call!1*30@14:00");
    gamebuild_free(&game);
}

static void test_ignores(void **state)
{
    (void)state;
    static const struct {
        const char *base, *dealt, *answer;
        uint32_t ignored;
    } cases[] = {
        {"visit@13:00", "call", "call!1*30@13:30,visit@14:00", 0},
        {"visit@13:00", "call", "visit@13:00", 1},
        {"visit@13:00", "call", "visit@13:00,call!1*30@13:00", 1}, /* moved */
        {"visit@13:00", "call", "visit@13:00,call!1*15@13:30", 1}, /* cut */
        {"visit@13:00", "call", "visit@13:00,call!1*45@13:30", 0},
        {"visit@13:00", "form", "form!1*60@09:00,visit@13:00", 0}, /* any time before noon */
        {"visit@13:00", "form", "form!1*60@11:15,visit@13:00", 1},
        {"visit@13:00", "guest", "guest!1*60@10:15,visit@13:00", 1},
        {"visit@10:00", "car", "mail@09:00", 0},
        {"visit@10:00", "car", "visit@15:00", 1},
        {"mail@10:00", "car", "visit@15:00", 1}, /* there is no car all day */
        {"report@09:00,report@10:00", "off", "report@10:00", 0},
        {"report@09:00,report@10:00", "off", "report@09:00,report@10:00", 1},
        {"mail@09:00", "off", "report@09:00", 0}, /* it took nothing, so it forbids nothing */
        {"visit@13:00,mail@15:00", "net", "visit@13:00,mail@15:00", 0},
        {"visit@13:00,mail@15:00", "net", "visit@13:00,mail@14:45", 1},
        {"visit@13:00,mail@15:00", "net", "mail@13:00,visit@13:30", 0},
        {"visit@13:00,mail@15:00", "net", "mail@13:01,visit@13:31", 1},
        {"visit@13:00", "car,call,form", "mail@09:00", 6},
        {"visit@13:00", "grant,early", "mail@09:00", 0},
    };
    begin();
    gamebuild_play(&game, 1);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct board board;
        gamebuild_answer(&game, real, 0, cases[i].base);
        gamebuild_deal(&game, draw, 0, cases[i].dealt);
        gamebuild_answer(&game, draw, 0, cases[i].answer);
        board_of(&game.build.plan, game.state, draw, 0, &board);
        expect_text(text_of(&board), cases[i].answer);
        uint32_t ignored = board_ignores(&game.build.plan, game.state, draw, 0, &board);
        expect_int(i * 100 + ignored, i * 100 + cases[i].ignored);
    }
    gamebuild_free(&game);
}

static void test_board_of(void **state)
{
    (void)state;
    struct board board;
    begin();
    int again = gamebuild_draw(&game, draw);
    gamebuild_play(&game, 2);
    board_of(&game.build.plan, game.state, real, 0, &board);
    expect_int(board.count, 0);
    gamebuild_answer(&game, real, 0, "help@09:00,mail@10:00");
    gamebuild_deal(&game, draw, 0, "grant");
    board_of(&game.build.plan, game.state, draw, 0, &board); /* not mended yet */
    expect_text(text_of(&board), "help@09:00,mail@10:00");
    expect_int(board.items[0].value, CARD_VALUE_MAX); /* worth two more, five at most */
    expect_int(board.items[1].value, 1);
    gamebuild_answer(&game, draw, 0, "help@11:00");
    board_of(&game.build.plan, game.state, draw, 0, &board);
    expect_text(text_of(&board), "help@11:00");
    expect_int(board.items[0].value, CARD_VALUE_MAX);
    gamebuild_answer(&game, again, 0, "mail@09:00,help@12:00"); /* and still at the next draw */
    board_of(&game.build.plan, game.state, again, 0, &board);
    expect_int(board.items[1].value, CARD_VALUE_MAX);
    board_of(&game.build.plan, game.state, real, 0, &board);
    expect_int(board.items[0].value, 4);
    board_of(&game.build.plan, game.state, draw, 1, &board);
    expect_int(board.count, 0);
    gamebuild_free(&game);
}

static void test_may_give(void **state)
{
    (void)state;
    begin();
    gamebuild_play(&game, 2);
    gamebuild_deal(&game, draw, 0, "call,net");
    gamebuild_deal(&game, draw, 1, "form");
    expect_true(gamebuild_may(&game, draw, 0, "mail@09:00,call!1*30@13:30"));
    expect_true(gamebuild_may(&game, draw, 0, "mail@09:00"));
    expect_false(gamebuild_may(&game, draw, 0, "form!1*60@11:00"));
    expect_false(gamebuild_may(&game, draw, 1, "call!1*30@13:30"));
    expect_false(gamebuild_may(&game, draw, ROOM, "mail@09:00"));
    gamebuild_free(&game);
}

static void test_points(void **state)
{
    (void)state;
    begin();
    struct stage *stage = stage_at(real);
    stage->buffer = 30;
    stage->buffer_points = 5;
    game.build.steps[real]->points = 10;
    game.build.steps[draw]->points = 0;
    gamebuild_play(&game, 5);
    gamebuild_answer(&game, real, 0, "visit*510@09:00");        /* 944 of 1000, 30 free */
    gamebuild_answer(&game, real, 1, "visit*525@09:00");        /* 972, 15 free */
    gamebuild_answer(&game, real, 2, "visit*720@09:00");        /* all of the day and more */
    gamebuild_answer(&game, real, 3, "lunch@09:00,help@12:00"); /* 75, half a day free */
    expect_text(gamebuild_points(&game, real), "14 11 10 5 0");

    gamebuild_answer(&game, real, 0, "help*540@09:00");
    gamebuild_deal(&game, draw, 0, "grant,guest,call");
    gamebuild_deal(&game, draw, 1, "guest");
    gamebuild_deal(&game, draw, 2, "call");
    expect_text(gamebuild_points(&game, draw), "-1 -2 0 0 0");
    game.build.steps[draw]->points = 10;
    expect_text(gamebuild_points(&game, draw), "-1 -2 0 0 0"); /* nobody has mended anything */
    gamebuild_answer(&game, draw, 0, "help*60@09:00,guest!1*60@10:00"); /* two of three */
    gamebuild_answer(&game, draw, 1, "guest!1*60@10:00,help*54@10:06"); /* a tenth taken twice */
    gamebuild_answer(&game, draw, 2, "help@09:00");
    expect_text(gamebuild_points(&game, draw), "5 7 0 0 0");
    gamebuild_free(&game);
}

/* What is dealt: text of the events of opening the draw. */
static void deal(char *out, size_t size)
{
    static struct event_batch batch;
    size_t used = 0;
    batch_clear(&batch);
    task_rules[TASK_DRAW]->open(&game.build.plan, game.state, draw, &batch);
    out[0] = '\0';
    for (size_t i = 0; i < batch.count; i++) {
        expect_int(batch.events[i].kind, EVENT_CARDS_DEALT);
        expect_int(batch.events[i].step, draw);
        used += (size_t)snprintf(out + used, size - used, "%d:%s ", batch.events[i].team,
                                 batch.events[i].text);
        gamebuild_deal(&game, draw, batch.events[i].team, batch.events[i].text);
    }
}

static void test_dealing(void **state)
{
    (void)state;
    char first[512], again[512];
    uint8_t cards[2][STAGE_DEALT_MAX];
    begin();
    stage_at(draw)->dealt = STAGE_DEALT_MAX;
    gamebuild_play(&game, 2);
    deal(first, sizeof first);
    for (int team = 0; team < 2; team++) {
        unsigned seen = 0;
        expect_int(state_dealt(game.state, draw, team, cards[team]), STAGE_DEALT_MAX);
        for (int i = 0; i < STAGE_DEALT_MAX; i++)
            seen |= 1u << cards[team][i];
        expect_int(__builtin_popcount(seen), STAGE_DEALT_MAX); /* nothing twice */
    }
    expect_true(memcmp(cards[0], cards[1], sizeof cards[0]) != 0);
    deal(again, sizeof again); /* opened again: they keep what they hold */
    expect_text(again, "");
    gamebuild_free(&game);

    begin();
    stage_at(draw)->dealt = STAGE_DEALT_MAX;
    gamebuild_play(&game, 2);
    deal(again, sizeof again); /* the same seed, the same cards */
    expect_text(again, first);
    gamebuild_free(&game);
}

const struct test_case tests_surprises[] = {TEST(test_strikes),  TEST(test_strikes_make_room),
                                            TEST(test_ignores),  TEST(test_board_of),
                                            TEST(test_may_give), TEST(test_points),
                                            TEST(test_dealing),  {0}};
