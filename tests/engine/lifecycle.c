/* The life of a step under the host's keys: what each command leads to in every phase, and the
 * evening as a whole. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "engine/build.h"
#include "engine/play.h"
#include "engine/standings.h"
#include "expect.h"

static struct build build;
static struct play play;

/* Two rounds of two questions. */
static void begin(void)
{
    build_start(&build);
    build_choice(&build, "*Кемерово|Юрга|Тайга");
    build_choice(&build, "Кемерово|*Юрга|Тайга");
    build_round(&build);
    build_choice(&build, "Кемерово|Юрга|*Тайга");
    build_text(&build, "Томь", "");
    play_start(&play, &build.plan);
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static const struct {
    const char *name, *script;
} moments[] = {
    {"lobby, nobody", ""},
    {"lobby", "team A; team B; "},
    {"ready", "team A; team B; next"},
    {"open", "team A; team B; next; next; give 0 a; wait 4000"},
    {"open, paused", "team A; team B; next; next; give 0 a; wait 4000; pause"},
    {"open, time up", "team A; team B; next; next; give 0 a; wait 30000"},
    {"open, interrupted", "team A; team B; next; next; give 0 a; restart; interrupted 4000"},
    {"closed", "team A; team B; next; next; give 0 a; next"},
    {"revealed", "team A; team B; next; next; give 0 a; next; next"},
    {"settled", "team A; team B; next; next; give 0 a; next; next; next; back"},
    {"void", "team A; team B; next; next; give 0 a; void"},
    {"last of a round", "team A; team B; next; void; next; next; next"}, /* revealed */
    {"standings", "team A; team B; next; void; void"},
    {"turn 1 of 2",
     "team A; team B; next; void; void; next; void; next; next; give 1 Томь; wait 4000"},
    {"turn 2 of 2, standing",
     "team A; team B; next; void; void; next; void; next; next; next; wait 4000"},
    {"turn 2 of 2",
     "team A; team B; next; void; void; next; void; next; next; next; next; wait 4000"},
    {"final", "team A; team B; next; finish"},
};

static const char *const commands[] = {
    "team C",     "rename 1 C", "members 1 Оля", "retire 1",
    "return 1",   "ready 1",    "entry host",    "next",
    "back",       "close",      "reopen 0",      "reopen 10000",
    "void",       "pause",      "extend 30000",  "give 1 b",
    "give 0 b",   "give 0",     "give 1 z",      "draft 0 То",
    "draft 1 То", "judge 1 1",  "judge 0 0",     "adjust 1 5 песня",
    "adjust 1 5", "finish",     "tick",          "interrupted 9000",
    "undo",
};

/* What one command leads to now: its events, or why not. */
static void describe(struct buf *out, const char *before, const char *command)
{
    begin();
    play_run(&play, before);
    enum refusal refusal = play_try(&play, command);
    buf_format(out, "  %-18s %s%s\n", command, refusal == REFUSED_NO ? "" : "! ",
               refusal == REFUSED_NO ? play_events(&play) : refusal_name(refusal));
    end();
}

/* The table of the engine: every command in every phase. */
static void test_commands(void **state)
{
    (void)state;
    struct buf out = {0};
    for (size_t m = 0; m < sizeof moments / sizeof *moments; m++) {
        buf_format(&out, "%s%s:\n", m > 0 ? "\n" : "", moments[m].name);
        for (size_t c = 0; c < sizeof commands / sizeof *commands; c++)
            describe(&out, moments[m].script, commands[c]);
    }
    expect_golden("engine/commands", buf_string(&out));
    buf_free(&out);
}

/* The name of the Space key is what Space then does. */
static void test_next_names(void **state)
{
    (void)state;
    static const enum next_kind expected[] = {
        NEXT_NOTHING, NEXT_BEGIN,    NEXT_OPEN,   NEXT_CLOSE, NEXT_RESUME,  NEXT_CLOSE,
        NEXT_RESUME,  NEXT_REVEAL,   NEXT_STEP,   NEXT_STEP,  NEXT_STEP,    NEXT_STANDINGS,
        NEXT_STEP,    NEXT_END_TURN, NEXT_RESUME, NEXT_CLOSE, NEXT_NOTHING,
    };
    _Static_assert(sizeof expected / sizeof *expected == sizeof moments / sizeof *moments, "");
    for (size_t m = 0; m < sizeof moments / sizeof *moments; m++) {
        begin();
        play_run(&play, moments[m].script);
        expect_int(engine_next(&build.plan, play.history.state), expected[m]);
        end();
    }
}

/* Space alone plays a whole evening, standings between the rounds included. */
static void test_space_plays_all(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "step_shown s0",
        "options_dealt s0 a,b,c, step_opened s0 30000 all",
        "step_closed s0 host",
        "step_revealed s0",
        "step_settled s0, step_shown s1",
        "options_dealt s1 a,b,c, step_opened s1 30000 all",
        "step_closed s1 host",
        "step_revealed s1",
        "step_settled s1, standings_shown",
        "step_shown s2",
        "options_dealt s2 a,b,c, step_opened s2 30000 all",
        "step_closed s2 host",
        "step_revealed s2",
        "step_settled s2, step_shown s3",
        "step_opened s3 30000 turns, turns_dealt s3 0, turn_begun s3 t0 30000, paused s3 handover",
        "resumed s3",
        "turn_ended s3 t0 host, step_closed s3 turns",
        "step_revealed s3",
        "step_settled s3, finished"};
    begin();
    play_run(&play, "team A");
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        play_run(&play, "next");
        expect_text(play_events(&play), expected[i]);
    }
    play_run(&play, "next !edge; next !edge");
    expect_text(play_scores(&play), "0");
    end();
}

static void test_back_and_forth(void **state)
{
    (void)state;
    begin();
    play_run(&play, "back !edge; team A; back !edge; next; back !edge; next; give 0 a; back !open");
    play_run(&play, "close; next; next; next; give 0 b; close; back; next; next; next; next; back");
    expect_text(play_events(&play), "step_shown s1");
    expect_int(state_phase(play.history.state), PHASE_SETTLED);
    expect_int(play.history.state->stage, STAGE_STEP);
    play_run(&play, "next");
    expect_text(play_events(&play), "step_shown s2"); /* these standings were shown */
    play_run(&play, "back; back; back !edge");
    expect_text(play_scores(&play), "2");
    end();
}

/* A revealed question that the host leaves is settled, whichever way he goes. */
static void test_leaving_settles(void **state)
{
    (void)state;
    begin();
    play_run(&play, "team A; next; void; next; give 0 b; close; next; back");
    expect_text(play_events(&play), "points_awarded s1 t0 1 exact, step_settled s1, step_shown s0");
    play_run(&play, "finish");
    expect_text(play_scores(&play), "1");
    end();
    begin();
    play_run(&play, "team A; next; next; give 0 a; close; next; finish");
    expect_text(play_events(&play), "points_awarded s0 t0 1 exact, step_settled s0, finished");
    end();
    begin(); /* what the room has not seen the answer to gives nothing */
    play_run(&play, "team A; next; next; give 0 a; finish !open; close; finish");
    expect_text(play_events(&play), "finished");
    expect_text(play_scores(&play), "0");
    end();
}

/* The final screen forgets nothing about the rounds whose standings were shown. */
static void test_back_from_final(void **state)
{
    (void)state;
    begin();
    play_run(&play, "finish !phase; team A; finish !phase; next; void; void; next; void; void");
    expect_text(play_events(&play), "step_voided s3, finished");
    play_run(&play, "finish !phase; back");
    expect_text(play_events(&play), "step_shown s3");
    play_run(&play, "back; back; next");
    expect_text(play_events(&play), "step_shown s2");
    play_run(&play, "next; void !nothing; back; back; finish; next !edge; back");
    expect_text(play_events(&play), "step_shown s1");
    play_run(&play, "next"); /* no standings of the first round once more */
    expect_text(play_events(&play), "step_shown s2");
    end();
}

static void test_final_keeps_rounds_shown(void **state)
{
    (void)state;
    build_start(&build);
    for (int i = 0; i < 3; i++) {
        build_choice(&build, "*a|b");
        build_round(&build);
    }
    play_start(&play, &build.plan);
    play_run(&play, "team A; next; void; next; void; next; finish; back; back; next");
    expect_text(play_events(&play),
                "step_shown s2"); /* the second round's were shown before the end */
    end();
}

static void test_void_and_reopen(void **state)
{
    (void)state;
    begin();
    play_run(&play,
             "team A; team B; next; next; give 0 a; give 1 b; close; next; judge 1 1; next; back");
    expect_text(play_scores(&play), "1 1");
    play_run(&play, "void");
    expect_text(play_events(&play),
                "points_awarded s0 t0 -1 voided, points_awarded s0 t1 -1 voided, "
                "step_voided s0");
    play_run(&play, "judge 0 1 !phase; void !nothing; reopen 5000");
    expect_text(play_events(&play), "step_reopened s0 5000 all");
    play_run(&play, "close; next; next");
    expect_text(play_scores(&play), "1 1");
    play_run(&play, "back; reopen 0");
    expect_text(play_events(&play),
                "points_awarded s0 t0 -1 reopened, points_awarded s0 t1 -1 reopened, "
                "step_reopened s0 30000 all");
    play_run(&play, "give 0 c; close; reopen -1 !amount; reopen 86400001 !amount; reopen 86400000");
    expect_text(play_events(&play), "step_reopened s0 86400000 all");
    play_run(&play, "void; next; undo; undo; close; next; next; finish");
    expect_text(play_scores(&play), "0 1");
    end();
}

/* The host's word was about an answer: a team that answers anew is judged anew. */
static void test_reopen_forgets_verdict(void **state)
{
    (void)state;
    begin();
    play_run(&play,
             "team A; team B; next; next; give 0 b; give 1 b; close; next; judge 0 0; judge 1 1");
    play_run(&play, "reopen 0; give 0 a; close; next; next");
    expect_text(play_scores(&play), "1 1");
    end();
}

static void test_judge(void **state)
{
    (void)state;
    begin();
    play_run(&play,
             "team A; team B; next; judge 0 1 !phase; next; give 0 b; judge 0 1 !phase; close");
    play_run(&play,
             "judge 0 1 !phase; next; judge 0 2 !amount; judge 0 -2 !amount; judge 0 -1 !nothing");
    play_run(&play, "judge 0 1; judge 0 1 !nothing; judge 1 1; judge 1 -1; next");
    expect_text(play_events(&play), "points_awarded s0 t0 1 host, step_settled s0, step_shown s1");
    play_run(&play, "back; judge 0 -1");
    expect_text(play_events(&play), "answer_judged s0 t0 -1, points_awarded s0 t0 -1 rejudged");
    play_run(&play, "judge 1 1");
    expect_text(play_events(&play), "answer_judged s0 t1 1, points_awarded s0 t1 1 rejudged");
    play_run(&play, "judge 1 0; judge 2 0 !team");
    expect_text(play_scores(&play), "0 0");
    end();
}

static void test_adjust(void **state)
{
    (void)state;
    begin();
    play_run(&play,
             "adjust 0 1 за что !team; team A; adjust 0 0 за что !amount; adjust 0 1 !reason");
    play_run(
        &play,
        "adjust 0 1   !reason; adjust 0 1000001 много !amount; adjust 0 -1000001 мало !amount");
    play_run(&play,
             "adjust 0 1000000 много; adjust 0 -1000000 мало; adjust 0 -5   за  шум ; retire 0");
    expect_text(play_scores(&play), "-5");
    play_run(&play, "adjust 0 2 за  прощание");
    expect_text(play_events(&play), "points_awarded t0 2 за прощание");
    end();
}

/* The greatest swing one question can make: all points and the whole bonus taken back, the penalty
 * on top. */
static void test_greatest_award(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_choice(&build, "*a|b");
    step->points = step->penalty = PLAN_POINTS_MAX;
    step->speed = SPEED_CAPPED;
    play_start(&play, &build.plan);
    play_run(&play, "team A; next; next; give 0 a; close; next; next; back");
    expect_text(play_scores(&play), "1999999");
    play_run(&play, "judge 0 0");
    expect_text(play_scores(&play), "-1000000");
    end();
}

static void test_nobody_answers(void **state)
{
    (void)state;
    begin();
    build.steps[0]->penalty = 5;
    play_run(&play, "team A; team B; next; next; wait 30000; tick; next; next");
    expect_text(play_events(&play), "step_settled s0, step_shown s1");
    expect_text(play_scores(&play), "0 0");
    end();
}

static void test_ties(void **state)
{
    (void)state;
    struct standing places[TEAMS_MAX];
    begin();
    play_run(&play,
             "team A; team B; team C; next; next; give 0 b; give 1 a; give 2 a; close; next; next");
    play_run(&play, "finish");
    expect_int(standings(play.history.state, places), 3);
    expect_int(places[0].place, 1);
    expect_int(places[0].place_last, 2);
    expect_int(places[2].place, 3);
    end();
}

const struct test_case tests_lifecycle[] = {TEST(test_commands),
                                            TEST(test_next_names),
                                            TEST(test_space_plays_all),
                                            TEST(test_back_and_forth),
                                            TEST(test_leaving_settles),
                                            TEST(test_back_from_final),
                                            TEST(test_final_keeps_rounds_shown),
                                            TEST(test_void_and_reopen),
                                            TEST(test_reopen_forgets_verdict),
                                            TEST(test_judge),
                                            TEST(test_adjust),
                                            TEST(test_greatest_award),
                                            TEST(test_nobody_answers),
                                            TEST(test_ties),
                                            {0}};
