/* The life of a stage: what is only shown, what the room answers, work by turns and on paper, and
 * the paths of a game. */
#include <string.h>

#include "engine/build.h"
#include "engine/modes/modes.h"
#include "engine/play.h"
#include "expect.h"

static struct build build;
static struct play play;
static struct game game;
static const struct game *games[] = {&game};

static const struct indicator indicators[] = {
    {.id = "бюджет", .title = "Бюджет", .start = 100, .least = 0, .most = 200, .weight = 100000},
    {.id = "доверие", .title = "Доверие", .start = 5, .least = 0, .most = 10, .shared = true},
};

static void begin(void)
{
    build_start(&build);
    game = (struct game){.title = "Игра", .indicators = indicators, .indicator_count = 2};
    build.plan.games = games;
    build.plan.game_count = 1;
}

static void start(void)
{
    play_start(&play, &build.plan);
    play_run(&play, "team Томь; team Кия; team Иня; next");
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static struct stage *add(enum task_kind task)
{
    struct stage *stage;
    build_stage(&build, task, &game, &stage);
    return stage;
}

static struct effects change(uint8_t indicator, const char *text)
{
    const struct formula_names names = {.game = &game};
    struct effect *effect = arena_alloc(&build.arena, sizeof *effect);
    size_t at, length;
    *effect = (struct effect){.indicator = indicator};
    expect_int(formula_read(text, &names, &build.arena, &effect->formula, &at, &length),
               FORMULA_FINE);
    return (struct effects){.items = effect, .count = 1};
}

static int32_t mark(int step, int indicator, int team)
{
    int32_t value = -1;
    expect_true(state_mark(play.history.state, &build.plan, step, indicator, team, &value));
    return value;
}

/* Shown, timed and left with one key each; its clock never rings. */
static void test_shown(void **state)
{
    (void)state;
    static const enum task_kind tasks[] = {TASK_BRIEF, TASK_TALK, TASK_BREAK, TASK_COMPARE};
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        begin();
        add(tasks[i]);
        add(TASK_BREAK);
        start();
        play_run(&play, "next");
        expect_text(play_clock(&play), "open 0/0 running");
        play_run(&play,
                 "wait 600000; tick !nothing; give 0 a !answer; give -1 a !team; pause; next");
        expect_text(play_clock(&play), "open 600000/0 running");
        play_run(&play, "next");
        expect_contains(play_events(&play), "step_settled s0");
        expect_contains(play_events(&play), "step_shown s1");
        expect_int(play.history.state->steps[0].phase, PHASE_SETTLED);
        play_run(&play, "back; reopen 0; undo; next; next; next");
        expect_int(play.history.state->stage, STAGE_FINAL);
        end();
    }
}

/* The room's answer is the host's notes: no team gives it, it may be changed while it is open. */
static void test_room(void **state)
{
    (void)state;
    begin();
    add(TASK_DEBRIEF);
    add(TASK_BREAK);
    start();
    play_run(&play,
             "give -1 Рано !phase; next; give 0 Мы !team; give 3 Мы !team; give -2 Мы !team");
    play_run(&play, "give -1 Меньше звонков; give -1 Меньше звонков !nothing");
    play_run(&play, "give -1 \x1B[2J");
    expect_text(answer_text(state_answer(play.history.state, 0, ROOM)), "[2J");
    play_run(&play, "undo; restart");
    expect_text(answer_text(state_answer(play.history.state, 0, ROOM)), "Меньше звонков");
    play_run(&play, "next; back; give -1 Поздно !phase; reopen 0; give -1 Ещё");
    expect_text(answer_text(state_answer(play.history.state, 0, ROOM)), "Ещё");
    end();
}

/* Every team speaks once, in an order drawn from the seed; the clock waits for the speaker and is
 * never cut off. */
static void test_present(void **state)
{
    (void)state;
    begin();
    add(TASK_PRESENT);
    add(TASK_BREAK);
    start();
    play_run(&play, "next");
    expect_contains(play_events(&play), "turns_dealt s0");
    expect_true(play.history.state->clock.handover);
    bool spoke[3] = {false};
    for (int i = 0; i < 3; i++) {
        int team = state_turn_team(play.history.state);
        expect_true(team >= 0 && !spoke[team]);
        spoke[team] = true;
        play_run(&play, "next; wait 900000; tick !nothing; next");
    }
    expect_int(state_phase(play.history.state), PHASE_CLOSED);
    play_run(&play, "undo; next; next; next");
    expect_int(play.history.state->step, 1);
    end();
}

/* The first speaker is not always the first team: of many seeds, each team begins some time. */
static void test_speakers_are_drawn(void **state)
{
    (void)state;
    int first[3] = {0};
    for (uint64_t seed = 0; seed < 60; seed++) {
        begin();
        add(TASK_PRESENT);
        start();
        play.history.state->seed = seed;
        play_run(&play, "next");
        first[state_turn_team(play.history.state)]++;
        end();
    }
    for (int team = 0; team < 3; team++)
        expect_true(first[team] > 5);
}

/* The jury has no keyboard to take turns at. */
static void test_jury_on_paper(void **state)
{
    (void)state;
    begin();
    static const char *const jurors[] = {"Первый", "Второй"};
    static const struct item criteria[] = {{.id = "1", .text = "Ясность", .most = 10, .weight = 1}};
    struct stage *stage = add(TASK_JUDGE);
    stage->items = criteria;
    stage->item_count = 1;
    stage->by = BY_JURY;
    stage->jurors = jurors;
    stage->juror_count = 2;
    start();
    play_run(&play, "open turns !amount; open paper; give 1 1:7");
    end();
}

/* On paper the host enters anybody's work until it is revealed; by turns only the team whose turn
 * it is. */
static void test_paper_and_turns(void **state)
{
    (void)state;
    begin();
    struct stage *stage = add(TASK_WRITE);
    static const struct item prompts[] = {{.id = "1", .text = "Перестать"}};
    stage->items = prompts;
    stage->item_count = 1;
    stage->lines = 1;
    add(TASK_BREAK);
    start();
    play_run(&play, "open all !amount; open nonsense !amount; open paper");
    expect_contains(play_events(&play), "paper");
    play_run(&play,
             "give 2 1: отчёты; wait 30000; tick; give 0 1: звонки; next; give 1 1: да !phase");
    play_run(&play, "reopen 0");
    expect_int(play.history.state->steps[0].mode, MODE_PAPER);
    play_run(&play, "undo; undo; undo; undo; undo; undo; open turns");
    expect_int(play.history.state->steps[0].mode, MODE_TURNS);
    play_run(&play,
             "give 0 1: звонки !paused; next; give 1 1: да !turn; give 0 1: звонки; draft 0 x "
             "!answer");
    end();
}

/* A choice changes indicators and leads on; equal votes are settled by a lot that replays. */
static void test_decide(void **state)
{
    (void)state;
    static const int32_t go[] = {2, -1};
    begin();
    struct stage *stage;
    build_decide(&build, &game, "Чинить|Ждать", go, &stage);
    struct item *items = arena_alloc(&build.arena, 2 * sizeof *items);
    memcpy(items, stage->items, 2 * sizeof *items);
    items[0].effects = change(0, "-30");
    items[1].effects = change(0, "-500");
    stage->items = items;
    stage->effects = change(1, "2");
    add(TASK_BREAK);
    add(TASK_BREAK)->final = true;
    start();
    play_run(&play, "next; give 0 a; give 1 a; give 2 b; next; next; next");
    expect_contains(play_events(&play), "path_chosen s0 2 choice a");
    expect_contains(play_events(&play), "step_shown s2");
    expect_int(mark(0, 0, 0), 70);
    expect_int(mark(0, 0, 2), 0); /* stopped at its limit */
    expect_int(mark(0, 1, 1), 7);
    play_run(&play, "back; reopen 0");
    expect_int(state_indicator(play.history.state, &game, 0, 2), 100);
    expect_int(state_indicator(play.history.state, &game, 1, ROOM), 5);
    play_run(&play, "undo; undo; restart; next; next");
    expect_int(play.history.state->stage, STAGE_FINAL);
    expect_text(play_scores(&play), "7 7 0");
    end();
}

static void test_lot(void **state)
{
    (void)state;
    static const int32_t go[] = {2, -1};
    int chosen[3] = {0};
    for (uint64_t seed = 0; seed < 40; seed++) {
        begin();
        struct stage *stage;
        build_decide(&build, &game, "Чинить|Ждать", go, &stage);
        add(TASK_BREAK);
        add(TASK_BREAK);
        start();
        play.history.state->seed = seed;
        play_run(&play, "next; give 0 a; give 1 b; next; next; next");
        chosen[play.history.state->step]++;
        end();
    }
    expect_int(chosen[1] + chosen[2], 40);
    expect_true(chosen[1] > 5 && chosen[2] > 5);
}

/* The room decides for everybody, by the host's hand. */
static void test_decide_by_room(void **state)
{
    (void)state;
    static const int32_t go[] = {-1, 2};
    begin();
    struct stage *stage;
    build_decide(&build, &game, "Чинить|Ждать", go, &stage);
    stage->by = BY_ROOM;
    add(TASK_BREAK);
    add(TASK_BREAK);
    start();
    play_run(&play,
             "next; give 0 a !team; give -1 z !answer; give -1 a; next; give -1 b; next; give -1 a "
             "!phase; next");
    expect_int(play.history.state->step, 2);
    end();
}

/* A stage whose condition does not hold is passed over, and Back passes over it as well. */
static void test_condition(void **state)
{
    (void)state;
    begin();
    add(TASK_BREAK)->effects = change(1, "-4");
    struct stage *crisis = add(TASK_BREAK);
    add(TASK_BREAK);
    const struct formula_names room = {.game = &game, .room = true};
    size_t at, length;
    expect_int(formula_read("доверие > 3", &room, &build.arena, &crisis->when, &at, &length),
               FORMULA_FINE);
    start();
    play_run(&play, "next; next");
    expect_int(play.history.state->step, 2);
    play_run(&play, "back");
    expect_int(play.history.state->step, 0);
    end();
}

/* The host's word over the rules, within the limits. */
static void test_indicator_by_host(void **state)
{
    (void)state;
    begin();
    add(TASK_BREAK);
    play_start(&play, &build.plan);
    play_run(&play, "team A; team B; indicator 0 5 бюджет !phase; next");
    play_run(&play,
             "indicator 0 -50 бюджет; indicator 0 -51 бюджет !amount; indicator 0 0 бюджет "
             "!amount; indicator -1 5 бюджет !team; indicator 0 1 доверие !team; indicator -1 1 "
             "доверие; indicator 0 1 слава !phase");
    expect_int(state_indicator(play.history.state, &game, 0, 0), 50);
    expect_int(state_indicator(play.history.state, &game, 0, 1), 100);
    play_run(&play, "undo; undo");
    expect_int(state_indicator(play.history.state, &game, 0, 0), 100);
    end();
}

/* From anywhere to anywhere, but never past an open question. */
static void test_go(void **state)
{
    (void)state;
    begin();
    add(TASK_BREAK);
    add(TASK_BREAK);
    build_choice(&build, "*a|b");
    play_start(&play, &build.plan);
    play_run(&play,
             "team A; go 1 !phase; next; go 2; next; give 0 a; go 0 !open; next; next; go 0; go 0 "
             "!nothing; go 3 !amount; go -1 !amount");
    expect_int(play.history.state->steps[2].phase, PHASE_SETTLED);
    expect_text(play_scores(&play), "1");
    end();
}

/* A game that counts alone begins from zero; the ledger says why. */
static void test_afresh(void **state)
{
    (void)state;
    begin();
    build_choice(&build, "*a|b");
    build_round(&build);
    build.rounds[1].afresh = true;
    build_choice(&build, "*a|b");
    play_start(&play, &build.plan);
    play_run(&play, "team A; team B; next; next; give 0 a; next; next; next; next");
    expect_contains(play_events(&play), "points_awarded t0 -1 afresh");
    expect_text(play_scores(&play), "0 0");
    play_run(&play, "next; give 1 a; next; next; next");
    expect_text(play_scores(&play), "0 1");
    end();
}

/* Nothing was scored in a round of talks: no standings after it. */
static void test_plain_round(void **state)
{
    (void)state;
    begin();
    build.rounds[0].plain = true;
    add(TASK_TALK);
    build_round(&build);
    add(TASK_TALK);
    start();
    play_run(&play, "next; next");
    expect_int(play.history.state->stage, STAGE_STEP);
    expect_int(play.history.state->step, 1);
    end();
}

const struct test_case tests_stage_life[] = {TEST(test_shown),
                                             TEST(test_room),
                                             TEST(test_present),
                                             TEST(test_speakers_are_drawn),
                                             TEST(test_paper_and_turns),
                                             TEST(test_jury_on_paper),
                                             TEST(test_decide),
                                             TEST(test_lot),
                                             TEST(test_decide_by_room),
                                             TEST(test_condition),
                                             TEST(test_indicator_by_host),
                                             TEST(test_go),
                                             TEST(test_afresh),
                                             TEST(test_plain_round),
                                             {0}};
