/* The clock: limits to the millisecond, pause, more time, turns, interruptions. */
#include <string.h>

#include "engine/build.h"
#include "engine/play.h"
#include "expect.h"

static struct build build;
static struct play play;

static void begin(void)
{
    build_start(&build);
    build_choice(&build, "*a|b|c");
    build_text(&build, "Томь", "");
    build_choice(&build, "*a|b")->time_ms = 0;
    play_start(&play, &build.plan);
    play_run(&play, "team A; team B; next");
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static void test_limit_to_the_millisecond(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; tick !nothing; wait 29999; tick !nothing; give 0 a");
    expect_text(play_events(&play), "answer_given s0 t0 29999 a");
    expect_text(play_clock(&play), "open 29999/30000 running");
    play_run(&play, "wait 1; give 1 a !time; give 0 b !time; give 0 !time; tick");
    expect_text(play_events(&play), "step_closed s0 time");
    play_run(&play, "tick !nothing; give 1 a !phase");
    expect_text(play_clock(&play), "closed 0/0");
    end();
}

/* Nobody ticked for a minute: an answer is late all the same, and so is one after the clock ran
 * backwards and on. */
static void test_late_without_tick(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; wait 90000; give 0 a !time; draft 0 a !time");
    expect_text(play_clock(&play), "open 30000/30000 running");
    play_run(&play, "wait -95000; give 0 a"); /* before the opening: nothing on the clock */
    expect_text(play_events(&play), "answer_given s0 t0 a");
    end();
}

static void test_extend(void **state)
{
    (void)state;
    begin();
    play_run(
        &play,
        "extend 30000 !phase; next; extend 0 !amount; extend -1 !amount; extend 3600001 !amount");
    play_run(&play, "wait 29999; extend 1; wait 1; give 0 a; wait 1; give 1 a !time; extend 30000");
    expect_text(play_clock(&play), "open 30001/60001 running");
    play_run(&play, "give 1 a; pause; extend 5000; close; extend 5000 !phase");
    end();
}

static void test_extend_to_a_day(void **state)
{
    (void)state;
    begin();
    build.steps[0]->time_ms = PLAN_TIME_MAX_MS - 1000;
    play_run(&play, "next; extend 3600000; extend 1 !nothing");
    expect_text(play_clock(&play), "open 0/86400000 running");
    end();
}

static void test_no_limit(void **state)
{
    (void)state;
    begin();
    play_run(&play,
             "void; void; next; wait 90000000; tick !nothing; extend 1000 !nothing; give 0 a");
    expect_text(play_events(&play), "answer_given s2 t0 90000000 a");
    expect_int(state_answer(play.history.state, 2, 0)->elapsed_ms, PLAN_TIME_MAX_MS);
    play_run(&play, "pause; wait 5000; pause; wait 1000; give 1 b");
    expect_text(play_clock(&play), "open 86401000/0 running");
    end();
}

static void test_pause(void **state)
{
    (void)state;
    begin();
    play_run(&play, "pause !phase; next; wait 1500; pause");
    expect_text(play_events(&play), "paused s0 1500");
    play_run(
        &play,
        "wait 100000; tick !nothing; give 0 a !paused; pause; wait 28499; tick !nothing; give 0 a");
    expect_text(play_events(&play), "answer_given s0 t0 29999 a");
    play_run(&play, "pause; next; wait 1; tick");
    expect_text(play_events(&play), "step_closed s0 time");
    end();
}

static void test_pause_at_the_limit(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; wait 31000; pause");
    expect_text(play_events(&play), "paused s0 30000");
    play_run(&play, "pause; give 0 a !time; tick; pause !phase");
    end();
}

static void test_close_when_all(void **state)
{
    (void)state;
    begin();
    build.plan.close_when_all = true;
    play_run(&play, "next; give 0 a; give 0; give 1 b; give 0 c");
    expect_text(play_events(&play), "answer_given s0 t0 c, step_closed s0 all");
    play_run(&play, "undo; retire 0");
    expect_text(play_events(&play), "team_retired t0, step_closed s0 all");
    play_run(&play, "undo; return 0 !nothing; team C; retire 1; pause; give 0 c");
    expect_text(play_events(&play), "answer_given s0 t0 c, step_closed s0 all");
    play_run(&play,
             "reopen 0; give 0 b"); /* reopened to change an answer, so a change closes nothing */
    expect_text(play_events(&play), "answer_given s0 t0 b");
    end();
}

/* ---- turns ---- */

static void test_typed_by_turns(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next"); /* the second question begins with the second team */
    expect_text(play_events(&play),
                "step_opened s1 30000 turns, turns_dealt s1 1,0, turn_begun s1 t1 30000, "
                "paused s1 handover");
    play_run(&play, "next; give 0 Кия !turn; draft 0 К !turn; draft 1 К; draft 1 К !nothing; wait "
                    "20000; give 1 Кия");
    expect_text(play_events(&play), "answer_given s1 t1 20000 Кия");
    play_run(&play, "draft 1 Кий !nothing; give 1 Томь; wait 9999; tick !nothing; wait 1; give 1 Я "
                    "!time; tick");
    expect_text(play_events(&play),
                "turn_ended s1 t1 time, turn_begun s1 t0 30000, paused s1 handover");
    expect_text(play_clock(&play), "open 0/30000 handover");
    play_run(&play, "wait 1000; give 0 томь !paused; next; give 0 томь; next");
    expect_text(play_events(&play), "turn_ended s1 t0 host, step_closed s1 turns");
    play_run(&play, "next; next");
    expect_text(play_scores(&play), "1 1");
    end();
}

/* Letters on the way are data too: no escape, no broken byte reaches the journal. */
static void test_drafts_are_clean(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next; next");
    struct command draft = {.kind = COMMAND_DRAFT, .team = 1, .text = "\x1B[2J То\xFF "};
    expect_int(play_do(&play, &draft), REFUSED_NO);
    expect_text(play_events(&play), "draft_kept s1 t1 [2J То\xEF\xBF\xBD");
    play_run(&play, "give 1");
    expect_text(answer_text(state_answer(play.history.state, 1, 1)), "");
    end();
}

static void test_turns_with_host_entry(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; entry host; next");
    expect_text(play_events(&play),
                "step_opened s1 30000 turns, turns_dealt s1 1,0, turn_begun s1 t1 30000, "
                "paused s1 handover");
    end();
}

/* More options than a zone has keys: by turns, unless the host enters. */
static void test_many_options(void **state)
{
    (void)state;
    begin();
    build_choice(&build, "*1|2|3|4|5|6");
    build_choice(&build, "*1|2|3|4|5");
    play_free(&play);
    play_start(&play, &build.plan);
    play_run(&play, "team A; next; void; void; void; next");
    expect_int(play.history.state->steps[3].mode, MODE_TURNS);
    play_run(&play, "close; entry host; reopen 0");
    expect_int(play.history.state->steps[3].mode, MODE_ALL);
    play_run(&play, "close; entry zones; next; next; next");
    expect_int(play.history.state->steps[4].mode, MODE_ALL);
    end();
}

static void test_retire_in_turn(void **state)
{
    (void)state;
    begin();
    play_run(&play, "team C; team D; void; next");
    expect_text(play_events(&play),
                "step_opened s1 30000 turns, turns_dealt s1 1,2,3,0, turn_begun s1 t1 30000, "
                "paused s1 handover");
    play_run(&play, "retire 2; next; wait 5000; retire 1");
    expect_text(play_events(&play), "team_retired t1, turn_ended s1 t1 host, turn_begun s1 t3 "
                                    "30000, paused s1 handover");
    play_run(&play, "return 1; next; give 1 Томь !turn; undo; undo; undo");
    expect_text(play_clock(&play), "open 5000/30000");
    play_run(&play, "next; give 1 Томь; next; next; give 3 Томь; retire 0; next");
    expect_text(play_events(&play), "turn_ended s1 t3 host, step_closed s1 turns");
    end();
}

static void test_everybody_leaves(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next; retire 0; retire 1");
    expect_text(play_events(&play), "team_retired t1, turn_ended s1 t1 host, step_closed s1 turns");
    play_run(&play, "reopen 0");
    expect_text(play_events(&play), "step_reopened s1 30000 turns");
    play_run(&play, "wait 30000; tick; next; next; next; next");
    end();
}

/* A time given at reopening is every turn's, not only the first one's. */
static void test_reopened_turns(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next; close; reopen 7000");
    expect_text(play_events(&play), "step_reopened s1 7000 turns, turns_dealt s1 1,0, turn_begun "
                                    "s1 t1 7000, paused s1 handover");
    play_run(&play, "next; extend 1000; wait 8000; tick");
    expect_text(play_events(&play),
                "turn_ended s1 t1 time, turn_begun s1 t0 7000, paused s1 handover");
    end();
}

/* ---- the keyboard changes hands ---- */

/* However long that takes, it is nobody's time; Enter and F4 both start the clock. */
static void test_handover_costs_no_time(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next; wait 600000; tick !nothing");
    expect_text(play_clock(&play), "open 0/30000 handover");
    play_run(&play, "give 1 Томь !paused; draft 1 Т !paused; extend 5000");
    expect_text(play_clock(&play), "open 0/35000 handover");
    play_run(&play, "next; wait 34999; give 1 Томь; wait 1; tick; wait 600000; tick !nothing");
    expect_text(play_clock(&play), "open 0/30000 handover");
    play_run(&play, "pause");
    expect_text(play_clock(&play), "open 0/30000 running");
    end();
}

/* A pause, whoever asks for it, is no handover, not even at the very first moment of a turn. */
static void test_pause_is_no_handover(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next; next; pause");
    expect_text(play_events(&play), "paused s1");
    expect_text(play_clock(&play), "open 0/30000");
    play_run(&play, "next; wait 4000; pause");
    expect_text(play_clock(&play), "open 4000/30000");
    play_run(&play, "retire 1"); /* the next team needs the keyboard, pause or not */
    expect_text(play_clock(&play), "open 0/30000 handover");
    end();
}

/* The program was away while the keyboard was on its way: it still is. */
static void test_interrupted_handover(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next; next; wait 9000; next; wait 5000; restart; interrupted 9000");
    expect_text(play_clock(&play), "open 0/30000 interrupted handover");
    play_run(&play, "give 0 Томь !paused; next; wait 1000; give 0 Томь");
    expect_text(play_clock(&play), "open 1000/30000 running");
    play_run(&play, "restart; interrupted 1000");
    expect_text(play_clock(&play), "open 1000/30000 interrupted");
    end();
}

/* Closing, leaving and voiding need no clock that runs. */
static void test_out_of_a_handover(void **state)
{
    (void)state;
    begin();
    play_run(&play, "void; next; retire 1");
    expect_text(play_events(&play), "team_retired t1, turn_ended s1 t1 host, turn_begun s1 t0 "
                                    "30000, paused s1 handover");
    play_run(&play, "team Late; close");
    expect_text(play_events(&play), "turn_ended s1 t0 host, step_closed s1 host");
    expect_text(play_clock(&play), "closed 0/0");
    play_run(&play, "undo");
    expect_text(play_clock(&play), "open 0/30000 handover");
    play_run(&play, "void");
    expect_text(play_clock(&play), "void 0/0");
    end();
}

/* ---- the program went away ---- */

static void test_interrupted(void **state)
{
    (void)state;
    begin();
    play_run(&play,
             "interrupted 1 !nothing; next; wait 12000; give 0 a; restart; interrupted 12345");
    expect_text(play_clock(&play), "open 12345/30000 interrupted");
    play_run(&play, "give 1 a !paused; wait 60000; next");
    expect_text(play_events(&play), "resumed s0");
    play_run(&play, "wait 17654; give 1 a; wait 1; give 1 b !time");
    end();
}

/* A clock that stood already keeps its time, whatever was noted last. */
static void test_interrupted_in_a_pause(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; wait 3000; pause; wait 60000; restart; interrupted 63000");
    expect_text(play_clock(&play), "open 3000/30000 interrupted");
    play_run(&play, "restart; interrupted -5; pause");
    expect_text(play_clock(&play), "open 3000/30000 running");
    end();
}

static void test_interrupted_nonsense(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; wait 3000; interrupted -5");
    expect_text(play_clock(&play), "open 0/30000 interrupted");
    play_run(&play, "next; interrupted 99999999999");
    expect_text(play_clock(&play), "open 30000/30000 interrupted");
    play_run(&play, "next; tick");
    end();
}

/* Moments of a damaged journal may lie further apart than 64 bits can say. */
static void test_moments_far_apart(void **state)
{
    (void)state;
    struct clock clock = {.since_ns = INT64_MIN, .limit_ms = 30000, .running = true};
    expect_int(clock_elapsed(&clock, (struct moment){.mono_ns = INT64_MAX}), 30000);
    clock.limit_ms = 0;
    expect_int(clock_elapsed(&clock, (struct moment){.mono_ns = INT64_MAX}), 18446744073709);
    clock.since_ns = INT64_MAX;
    expect_int(clock_elapsed(&clock, (struct moment){.mono_ns = INT64_MIN}), 0);
    expect_int(clock_left(&clock, (struct moment){0}), -1);
}

const struct test_case tests_clock[] = {TEST(test_limit_to_the_millisecond),
                                        TEST(test_late_without_tick),
                                        TEST(test_extend),
                                        TEST(test_extend_to_a_day),
                                        TEST(test_no_limit),
                                        TEST(test_pause),
                                        TEST(test_pause_at_the_limit),
                                        TEST(test_close_when_all),
                                        TEST(test_typed_by_turns),
                                        TEST(test_drafts_are_clean),
                                        TEST(test_turns_with_host_entry),
                                        TEST(test_many_options),
                                        TEST(test_retire_in_turn),
                                        TEST(test_everybody_leaves),
                                        TEST(test_reopened_turns),
                                        TEST(test_handover_costs_no_time),
                                        TEST(test_pause_is_no_handover),
                                        TEST(test_interrupted_handover),
                                        TEST(test_out_of_a_handover),
                                        TEST(test_interrupted),
                                        TEST(test_interrupted_in_a_pause),
                                        TEST(test_interrupted_nonsense),
                                        TEST(test_moments_far_apart),
                                        {0}};
