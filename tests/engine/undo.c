/* Undo: any depth, one command at a time, with the clock standing at what it showed. */
#include <stdlib.h>
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
    build_choice(&build, "*a|b");
    play_start(&play, &build.plan);
    play_run(&play, "team A; team B");
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static void test_nothing_to_undo(void **state)
{
    (void)state;
    begin();
    play_run(&play, "undo; undo; undo !edge; undo !edge");
    expect_int(play.history.state->team_count, 0);
    end();
}

static void test_undo_of_close(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; wait 4000; give 0 a; wait 6000; close; wait 50000; undo");
    expect_text(play_events(&play), "undone s0 7 step_closed, paused s0 10000 undo");
    expect_text(play_clock(&play), "open 10000/30000");
    play_run(&play, "next; wait 19999; give 1 b; wait 1; tick; wait 70000; undo");
    expect_text(play_clock(&play), "open 30000/30000"); /* closed by the time: none is left */
    play_run(&play, "extend 5000; next; give 1 a");
    end();
}

/* The pause of an undo is no step of its own: the next undo goes on to what was before. */
static void test_undo_after_undo(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; wait 4000; give 0 a; wait 1000; close; undo; undo");
    expect_text(play_events(&play), "undone s0 t0 6 answer_given");
    expect_text(play_clock(&play), "open 5000/30000"); /* an answer does not turn the clock back */
    play_run(&play, "undo");
    expect_text(play_events(&play), "undone s0 4 options_dealt");
    expect_text(play_clock(&play), "ready 0/0");
    play_run(&play, "undo; undo; undo; undo !edge");
    end();
}

static void test_undo_leaves_running_clock(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; wait 4000; give 0 a; wait 1000; undo");
    expect_text(play_events(&play), "undone s0 t0 6 answer_given");
    expect_text(play_clock(&play), "open 5000/30000 running");
    play_run(&play, "extend 1000; rename 0 Кия; undo; undo");
    expect_text(play_clock(&play), "open 5000/30000 running");
    end();
}

static void test_undo_of_pause_and_resume(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; wait 4000; pause; wait 1000; undo");
    expect_text(play_events(&play), "undone s0 6 paused, paused s0 4000 undo");
    play_run(&play, "pause; wait 7000; undo");
    expect_text(play_events(&play), "undone s0 9 resumed");
    expect_text(play_clock(&play), "open 4000/30000");
    end();
}

/* Two turns back: the first turn's clock stands at what it showed, not at what the second's did. */
static void test_undo_of_turns(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; void; next; next; wait 10000; next; wait 2000; next; wait 5000; next; "
                    "wait 90000; undo");
    expect_text(play_clock(&play), "open 5000/30000");
    expect_int(state_turn_team(play.history.state), 0);
    play_run(&play, "undo");
    expect_text(play_clock(&play), "open 0/30000 handover");
    expect_int(state_turn_team(play.history.state), 0);
    play_run(&play, "undo");
    expect_text(play_clock(&play), "open 10000/30000");
    expect_int(state_turn_team(play.history.state), 1);
    play_run(&play, "undo");
    expect_text(play_clock(&play), "open 0/30000 handover");
    expect_int(state_turn_team(play.history.state), 1);
    play_run(&play, "undo");
    expect_text(play_clock(&play), "ready 0/0");
    end();
}

/* A start taken back is a handover again, though a pause of an undo came in between. */
static void test_undo_of_a_start(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; void; next; next; wait 3000; pause; wait 1000; undo");
    expect_text(play_clock(&play), "open 3000/30000");
    play_run(&play, "undo");
    expect_text(play_events(&play), "undone s1 10 resumed, paused s1 handover");
    expect_text(play_clock(&play), "open 0/30000 handover");
    play_run(&play, "next; undo");
    expect_text(play_clock(&play), "open 0/30000 handover");
    end();
}

static void test_undo_over_an_interruption(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; wait 3000; give 0 a; wait 9000; restart; interrupted 12000; undo");
    expect_text(play_events(&play), "undone s0 t0 6 answer_given");
    expect_text(play_clock(&play), "open 12000/30000 interrupted");
    play_run(&play, "next; wait 1000; close; restart; undo");
    expect_text(play_clock(&play), "open 13000/30000");
    play_run(&play, "undo");
    expect_text(play_events(&play), "undone s0 9 resumed, paused s0 12000 undo");
    end();
}

/* An interruption in the second turn says nothing about the first. */
static void test_undo_of_turn_over_an_interruption(void **state)
{
    (void)state;
    begin();
    play_run(&play,
             "next; void; next; next; wait 10000; next; next; wait 5000; restart; interrupted "
             "5000; undo; undo");
    expect_text(play_clock(&play), "open 10000/30000");
    end();
}

static void test_undo_closed_then_restarted(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; wait 11000; close; restart; interrupted 11000 !nothing; undo");
    expect_text(play_clock(&play), "open 11000/30000");
    play_run(&play, "next; wait 1000; give 0 a");
    expect_text(play_events(&play), "answer_given s0 t0 12000 a");
    end();
}

static void test_undo_gives_points_back(void **state)
{
    (void)state;
    begin();
    play_run(&play, "next; next; give 0 a; close; next; next");
    expect_text(play_scores(&play), "1 0");
    play_run(&play, "undo");
    expect_text(play_scores(&play), "0 0");
    expect_int(state_phase(play.history.state), PHASE_REVEALED);
    play_run(&play, "next; back; reopen 0; undo");
    expect_text(play_scores(&play), "1 0");
    play_run(&play, "judge 1 1; void; undo");
    expect_text(play_scores(&play), "1 1");
    play_run(&play, "undo; adjust 0 5 за песню; undo");
    expect_text(play_scores(&play), "1 0");
    end();
}

/* Lamps, drafts and interruptions are not what a host means by undo, and stay when what was before
 * them goes. */
static void test_quiet_events_stay(void **state)
{
    (void)state;
    begin();
    play_run(&play, "ready 0; ready 1; next; void; next; next; draft 1 То; undo; undo");
    expect_text(play_events(&play), "undone s1 8 step_opened");
    expect_true(play.history.state->teams[0].ready);
    play_run(&play, "next");
    expect_text(answer_text(state_answer(play.history.state, 1, 1)), "");
    end();
}

static void test_undo_across_the_evening(void **state)
{
    (void)state;
    begin();
    struct hash start = state_digest(play.history.state);
    int64_t first = play.history.state->last_seq;
    play_run(&play, "next; next; give 0 a; close; next; next; next; next; give 1 Томь; next; next; "
                    "next; next; next; next");
    play_run(&play,
             "give 0 b; pause; pause; void; next; back; reopen 0; close; next; judge 0 1; finish");
    int depth = 0;
    size_t count;
    while (history_undoable(&play.history, &count)->seq > first) {
        expect_true(count > 0);
        play_run(&play, "undo");
        depth++;
    }
    expect_true(depth > 20);
    struct state *copy = state_copy(play.history.state);
    copy->last_seq = first;
    struct hash back = state_digest(copy);
    free(copy);
    expect_mem(&back, &start, sizeof back);
    end();
}

const struct test_case tests_undo[] = {TEST(test_nothing_to_undo),
                                       TEST(test_undo_of_close),
                                       TEST(test_undo_after_undo),
                                       TEST(test_undo_leaves_running_clock),
                                       TEST(test_undo_of_pause_and_resume),
                                       TEST(test_undo_of_turns),
                                       TEST(test_undo_of_a_start),
                                       TEST(test_undo_over_an_interruption),
                                       TEST(test_undo_of_turn_over_an_interruption),
                                       TEST(test_undo_closed_then_restarted),
                                       TEST(test_undo_gives_points_back),
                                       TEST(test_quiet_events_stay),
                                       TEST(test_undo_across_the_evening),
                                       {0}};
