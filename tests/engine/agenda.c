/* A meeting's programme against its journal: times are what the wall clock said. */
#include "engine/agenda.h"

#include <stdio.h>

#include "engine/build.h"
#include "engine/play.h"
#include "expect.h"

enum { MINUTE = 60 * 1000, ITEMS = 5 };

static struct build build;
static struct play play;
static struct agenda_fact facts[ITEMS];
static struct agenda_now now;

/* Day one: talk 10 min (2 steps), break 15 (may be cut), game 30; day two: talk 20, break 5. */
static const struct agenda_item items[ITEMS] = {
    {.title = "Слово", .first = 0, .count = 2, .minutes = 10, .begins_day = true},
    {.title = "Кофе", .first = 2, .count = 1, .minutes = 15, .can_be_cut = true},
    {.title = "Игра", .first = 3, .count = 1, .minutes = 30, .can_be_cut = true},
    {.title = "Доклад", .first = 4, .count = 1, .minutes = 20, .begins_day = true},
    {.title = "Чай", .first = 5, .count = 1, .minutes = 5, .can_be_cut = true},
};

static void begin(void)
{
    struct stage *stage;
    build_start(&build);
    for (int i = 0; i < 6; i++)
        build_stage(&build, TASK_TALK, NULL, &stage);
    build.plan.kind = PLAN_MEETING;
    build.plan.agenda = items;
    build.plan.agenda_count = ITEMS;
    play_start(&play, &build.plan);
    play_run(&play, "team Томь");
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static void pass(int64_t minutes)
{
    play.now.wall_ms += minutes * MINUTE;
}

static void look(void)
{
    agenda_look(&play.history, play.now.wall_ms, facts, &now);
}

/* "past 10, now 3, ahead 0 …": phases and minutes spent. */
static const char *said(void)
{
    static const char *const phases[] = {"ahead", "now", "past", "skipped"};
    static char text[256];
    size_t used = 0;
    look();
    for (int i = 0; i < ITEMS; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s %d", i > 0 ? ", " : "",
                                 phases[facts[i].phase], (int)(facts[i].spent_ms / MINUTE));
    return text;
}

static void test_before_the_first(void **state)
{
    (void)state;
    begin();
    pass(30);
    expect_text(said(), "ahead 0, ahead 0, ahead 0, ahead 0, ahead 0");
    expect_int(now.item, -1);
    expect_int(now.ends_ms, 0);
    expect_int(now.behind_ms, 0);
    expect_int(now.cut, -1);
    end();
}

static void test_on_time(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next");
    int64_t began = play.now.wall_ms;
    pass(4);
    expect_text(said(), "now 4, ahead 0, ahead 0, ahead 0, ahead 0");
    expect_int(now.left_ms, 6 * MINUTE);
    expect_int(now.behind_ms, 0);
    expect_int(now.ends_ms, began + 55 * MINUTE); /* of the first day */
    expect_int(facts[0].began_ms, began);
    expect_int(facts[0].light, LIGHT_GREEN);
    play_run(&play, "next; next"); /* the second step of the same item */
    pass(6);
    play_run(&play, "next; next");
    expect_text(said(), "past 10, now 0, ahead 0, ahead 0, ahead 0");
    expect_int(now.behind_ms, 0);
    end();
}

/* Twelve minutes over: the coffee of fifteen would bring the day back. */
static void test_behind(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; next; next");
    pass(22);
    look();
    expect_int(now.left_ms, -12 * MINUTE);
    expect_int(now.behind_ms, 12 * MINUTE);
    expect_int(now.ends_ms, play.now.wall_ms + 45 * MINUTE);
    expect_int(now.cut, 1);
    expect_int(facts[0].light, LIGHT_RED);
    pass(5); /* 17 over: only the game is long enough */
    look();
    expect_int(now.cut, 2);
    pass(20);
    look();
    expect_int(now.cut, -1);
    end();
}

/* Going on early gives the minutes back. */
static void test_ahead(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; next; next");
    pass(3);
    play_run(&play, "next; next");
    pass(2);
    look();
    expect_int(now.item, 1);
    expect_int(now.behind_ms, -7 * MINUTE);
    expect_int(now.cut, -1);
    end();
}

/* What was passed over is skipped and its minutes are won; going back to it makes it now. */
static void test_skipped_and_gone_back_to(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; next; next");
    pass(10);
    play_run(&play, "next; void; next");
    pass(1);
    expect_text(said(), "past 10, skipped 0, now 1, ahead 0, ahead 0");
    expect_int(now.behind_ms, -15 * MINUTE);
    play_run(&play, "next; back; back");
    expect_text(said(), "past 10, now 0, past 1, ahead 0, ahead 0");
    end();
}

/* A step taken back was not where the time goes on, what had passed has passed. */
static void test_undo(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; next; next");
    pass(5);
    play_run(&play, "next");
    pass(2);
    play_run(&play, "undo");
    pass(3);
    expect_text(said(), "now 8, ahead 2, ahead 0, ahead 0, ahead 0");
    expect_int(now.behind_ms, 0);
    expect_int(now.ends_ms, play.now.wall_ms + (2 + 13 + 30) * MINUTE);
    end();
}

/* The second day begins anew: neither the night nor the first day's delay counts in it. */
static void test_second_day(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; next; next");
    pass(40);
    play_run(&play, "next; next; next; next");
    pass(14 * 60);
    play_run(&play, "next");
    pass(1);
    expect_text(said(), "past 40, past 0, past 0, now 1, ahead 0");
    expect_int(now.behind_ms, 0);
    expect_int(now.ends_ms, play.now.wall_ms + 24 * MINUTE);
    play_run(&play, "next; next; next; next");
    expect_int(play.history.state->stage, STAGE_FINAL);
    pass(60);
    expect_text(said(), "past 40, past 0, past 0, past 1, past 0");
    end();
}

/* A clock that is set back, or far ahead, takes nothing away and adds nothing. */
static void test_clock_jumps(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next");
    pass(5);
    play_run(&play, "pause");
    pass(-120);
    play_run(&play, "pause");
    pass(2);
    play_run(&play, "pause");
    pass(300 * 24 * 60);
    look();
    expect_int(facts[0].spent_ms, 7 * MINUTE);
    expect_int(now.left_ms, 3 * MINUTE);
    end();
}

static void test_light(void **state)
{
    (void)state;
    static const struct {
        int64_t left, planned;
        enum agenda_light light;
    } cases[] = {
        {100, 100, LIGHT_GREEN}, {21, 100, LIGHT_GREEN}, {20, 100, LIGHT_ORANGE},
        {6, 100, LIGHT_ORANGE},  {5, 100, LIGHT_RED},    {0, 100, LIGHT_RED},
        {-50, 100, LIGHT_RED},   {-50, 0, LIGHT_GREEN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_int(agenda_light(cases[i].left, cases[i].planned), cases[i].light);
}

const struct test_case tests_agenda[] = {
    TEST(test_before_the_first),
    TEST(test_on_time),
    TEST(test_behind),
    TEST(test_ahead),
    TEST(test_skipped_and_gone_back_to),
    TEST(test_undo),
    TEST(test_second_day),
    TEST(test_clock_jumps),
    TEST(test_light),
    {0},
};
