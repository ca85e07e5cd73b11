/* What settling a step does to the indicators, and amounts shared out over items. */
#include "engine/effects.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/build.h"
#include "engine/play.h"
#include "engine/tasks/allocate.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

enum { BUDGET, TRUST, STOCK, INDICATORS };

static struct build build;
static struct play play;
static struct stage *stage;
static struct game game;
static const struct game *games[] = {&game};

static const struct indicator indicators[INDICATORS] = {
    [BUDGET] = {.id = "бюджет", .title = "Бюджет", .start = 700, .most = 1000, .shared = true},
    [TRUST] = {.id = "доверие", .title = "Доверие", .start = 5, .most = 20, .weight = 500000},
    [STOCK] = {.id = "запас", .title = "Запас", .start = 12, .most = 100, .weight = -250000},
};

static void begin(void)
{
    build_start(&build);
    game = (struct game){.title = "Игра", .indicators = indicators, .indicator_count = INDICATORS};
    build.plan.games = games;
    build.plan.game_count = 1;
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static struct item *add_items(enum task_kind task, const char *const *ids, uint8_t count)
{
    build_stage(&build, task, &game, &stage);
    struct item *items = arena_alloc(&build.arena, count * sizeof *items);
    for (uint8_t i = 0; i < count; i++)
        items[i] = (struct item){.id = ids[i], .text = ids[i], .most = 700, .go = -1};
    stage->items = items;
    stage->item_count = count;
    return items;
}

/* "доверие + 1; запас = книги / 100": `=` behind the name becomes, `+` changes by. */
static struct effects make(const char *list)
{
    enum { MOST = 8 };
    struct effect *effects = arena_alloc(&build.arena, MOST * sizeof *effects);
    uint8_t count = 0;
    while (*list != '\0') {
        list += strspn(list, " ;");
        size_t name = strcspn(list, " "), rest = strcspn(list, ";");
        int indicator = game_indicator(&game, list, name);
        const struct formula_names names = {
            .game = &game, .stage = stage, .room = indicators[indicator].shared};
        const char *text = arena_text(&build.arena, list + name + 3, rest - name - 3);
        size_t at, length;
        effects[count].indicator = (uint8_t)indicator;
        effects[count].sets = list[name + 1] == '=';
        expect_int(formula_read(text, &names, &build.arena, &effects[count].formula, &at, &length),
                   FORMULA_FINE);
        count++;
        list += rest;
    }
    return (struct effects){.items = effects, .count = count};
}

static void start(const char *script)
{
    play_start(&play, &build.plan);
    play_run(&play, "team Томь; team Кия; entry host; next; next");
    play_run(&play, script);
}

static const char *changes(void)
{
    static struct play shown;
    static char text[4096];
    shown.batch.count = 0;
    struct event_batch *batch = &shown.batch;
    batch_clear(batch);
    effects_settle(&build.plan, play.history.state, 0, batch);
    text_copy(text, sizeof text, play_events(&shown));
    return text;
}

/* Amounts are names; every item's effects count once, however much was given. */
static void test_amounts(void **state)
{
    (void)state;
    static const char *const ids[] = {"книги", "ремонт"};
    begin();
    struct item *items = add_items(TASK_ALLOCATE, ids, 2);
    items[0].effects = make("доверие + книги / 100");
    items[1].effects = make("доверие + 1; запас + ремонт - книги");
    stage->effects = make("запас + 2; запас = запас * 2; бюджет + -total(книги)");
    start("give 0 книги=300 ремонт=310; give 1 ремонт=1; close; next");
    expect_text(changes(), "indicator_changed s0 -300 бюджет rules, "
                           "indicator_changed s0 t0 4 доверие книги,ремонт, "
                           "indicator_changed s0 t1 1 доверие ремонт, "
                           "indicator_changed s0 t0 36 запас ремонт,rules, "
                           "indicator_changed s0 t1 18 запас ремонт,rules, indicators_kept s0");
    play_run(&play, "next");
    expect_int(state_indicator(play.history.state, &game, BUDGET, ROOM), 400);
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 48);
    end();
}

/* A team that gave nothing gets nothing from the items, and the rules all the same. */
static void test_nothing_given(void **state)
{
    (void)state;
    static const char *const ids[] = {"книги"};
    begin();
    add_items(TASK_ALLOCATE, ids, 1)->effects = make("доверие + 3");
    stage->effects = make("запас + -1");
    start("give 0 0; close; next");
    expect_text(changes(), "indicator_changed s0 t0 3 доверие книги, "
                           "indicator_changed s0 t0 -1 запас rules, "
                           "indicator_changed s0 t1 -1 запас rules, indicators_kept s0");
    end();
}

/* What the answers do is added up before a limit stops it; rules are stopped one by one. */
static void test_limits(void **state)
{
    (void)state;
    static const char *const ids[] = {"а1", "б2"};
    uint32_t low, high;
    begin();
    struct item *items = add_items(TASK_ALLOCATE, ids, 2);
    items[0].effects = make("доверие + 100");
    items[1].effects = make("доверие + -90");
    stage->effects = make("запас + -50; запас + 3");
    start("give 0 0; close; next");
    expect_text(changes(), "indicator_changed s0 t0 10 доверие а1,б2, "
                           "indicator_changed s0 t0 -9 запас rules, "
                           "indicator_changed s0 t1 -9 запас rules, indicators_kept s0");
    effects_stopped(&build.plan, play.history.state, 0, &low, &high);
    expect_int(low, 1 << STOCK);
    expect_int(high, 0);
    end();
}

/* Rules see all teams as the rule before has left them, not half of them. */
static void test_rules_for_all_at_once(void **state)
{
    (void)state;
    static const char *const ids[] = {"книги"};
    begin();
    add_items(TASK_ALLOCATE, ids, 1);
    stage->effects = make("запас = книги; доверие = total(запас); запас = total(запас) - запас");
    start("give 0 3; give 1 4; close; next; next");
    expect_int(state_indicator(play.history.state, &game, TRUST, 0), 7);
    expect_int(state_indicator(play.history.state, &game, TRUST, 1), 7);
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 4);
    expect_int(state_indicator(play.history.state, &game, STOCK, 1), 3);
    end();
}

static void add_choices(void)
{
    static const int32_t go[] = {-1, -1};
    build_decide(&build, &game, "Чинить|Ждать", go, &stage);
    struct item *items = arena_alloc(&build.arena, 2 * sizeof *items);
    memcpy(items, stage->items, 2 * sizeof *items);
    items[0].effects = make("доверие + 2; бюджет + -100");
    items[1].effects = make("доверие + -1");
    stage->items = items;
}

static void test_choices_of_teams(void **state)
{
    (void)state;
    begin();
    add_choices();
    start("give 0 a; give 1 a; close; next");
    expect_text(changes(), "indicator_changed s0 -200 бюджет a, "
                           "indicator_changed s0 t0 2 доверие a, "
                           "indicator_changed s0 t1 2 доверие a, indicators_kept s0");
    end();
}

/* The room's choice touches a shared indicator once, and every team's. */
static void test_choice_of_room(void **state)
{
    (void)state;
    begin();
    add_choices();
    stage->by = BY_ROOM;
    start("give -1 a; close; next");
    expect_text(changes(), "indicator_changed s0 -100 бюджет a, "
                           "indicator_changed s0 t0 2 доверие a, "
                           "indicator_changed s0 t1 2 доверие a, indicators_kept s0");
    end();
}

/* A card counts as often as it stands, a surprise once, however much it put on the board. */
static void test_cards(void **state)
{
    (void)state;
    static struct card cards[2], surprises[1];
    static const struct deck deck = {.id = "дела", .title = "Дела", .cards = cards, .count = 2};
    static const struct deck events = {
        .id = "беды", .title = "Беды", .cards = surprises, .count = 1};
    struct change call = {.kind = CHANGE_INSERT,
                          .where_category = -1,
                          .where_internet = -1,
                          .where_away = -1,
                          .title = "Справка",
                          .minutes = 30,
                          .at = -1,
                          .before = -1};
    struct change twice[] = {call, call};
    begin();
    build_stage(&build, TASK_COMPOSE, &game, &stage);
    stage->deck = &deck;
    stage->from = 540;
    stage->to = 1080;
    stage->slot = 15;
    cards[0] = (struct card){
        .id = "a01", .title = "Визит", .number = 1, .minutes = 60, .effects = make("доверие + 2")};
    cards[1] = (struct card){
        .id = "a02", .title = "Отчёт", .number = 2, .minutes = 60, .effects = make("запас + 1")};
    build_stage(&build, TASK_DRAW, &game, &stage);
    stage->deck = &events;
    stage->base[0] = 0;
    stage->dealt = 1;
    stage->from = 540;
    stage->to = 1080;
    stage->slot = 15;
    surprises[0] = (struct card){.id = "e01",
                                 .title = "Звонок",
                                 .number = 1,
                                 .category = -1,
                                 .changes = twice,
                                 .change_count = 2,
                                 .effects = make("запас + -3")};
    start("give 0 a01@09:00,a01@10:00,a02@11:00; close; next");
    expect_text(changes(), "indicator_changed s0 t0 4 доверие a01, "
                           "indicator_changed s0 t0 1 запас a02, indicators_kept s0");
    play_run(&play, "next; next; close; next; next");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 12 + 1 + 1 - 3);
    expect_int(state_indicator(play.history.state, &game, STOCK, 1), 12 - 3);
    end();
}

/* Opened again and given anew, the step counts once. */
static void test_taken_back(void **state)
{
    (void)state;
    static const char *const ids[] = {"книги"};
    begin();
    add_items(TASK_ALLOCATE, ids, 1);
    stage->effects = make("запас + книги");
    build_stage(&build, TASK_BRIEF, &game, &stage);
    start("give 0 10; close; next; next");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 22);
    play_run(&play, "back; reopen 0");
    expect_contains(play_events(&play), "indicator_changed s0 t0 -10 запас back");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 12);
    play_run(&play, "give 0 30; close; next; next");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 42);
    play_run(&play, "back; void");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 12);
    end();
}

/* Taken back is what the step did, whatever else has happened since: the host's word and later
 * steps stay, in whichever order the steps are voided. */
static void test_taken_back_alone(void **state)
{
    (void)state;
    static const char *const ids[] = {"книги"};
    begin();
    for (int i = 0; i < 2; i++) {
        add_items(TASK_ALLOCATE, ids, 1);
        stage->effects = make("запас + книги");
    }
    start("indicator 0 1 запас; give 0 10; close; next; next; indicator 0 2 запас; next; "
          "give 0 20; close; next; next");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 12 + 1 + 10 + 2 + 20);
    play_run(&play, "back; back; void");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 12 + 1 + 2 + 20);
    play_run(&play, "go 1; reopen 0");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 12 + 1 + 2);
    play_run(&play, "give 0 5; close; next; next");
    expect_int(state_indicator(play.history.state, &game, STOCK, 0), 12 + 1 + 2 + 5);
    end();
}

/* A team that came later, or has left, is not touched. */
static void test_who_takes_part(void **state)
{
    (void)state;
    static const char *const ids[] = {"книги"};
    begin();
    add_items(TASK_ALLOCATE, ids, 1);
    stage->effects = make("запас + 1");
    start("team Иня; retire 1; close; next");
    expect_text(changes(), "indicator_changed s0 t0 1 запас rules, indicators_kept s0");
    end();
}

/* Every indicator of every team with many causes fits one batch, the causes are cut. */
static void test_many_causes(void **state)
{
    (void)state;
    static const char *const ids[] = {"первая_статья", "вторая_статья", "третья_статья"};
    begin();
    struct item *items = add_items(TASK_ALLOCATE, ids, 3);
    for (int i = 0; i < 3; i++)
        items[i].effects = make("доверие + 1; доверие + 1");
    start("give 0 0 0 0; close; next");
    expect_text(changes(), "indicator_changed s0 t0 6 доверие первая_статья,…, indicators_kept s0");
    end();
}

/* 5 × 0.5 − 12 × 0.25 = −0.5, towards zero. */
static void test_points(void **state)
{
    (void)state;
    begin();
    build_stage(&build, TASK_BRIEF, &game, &stage);
    stage->effects = make("доверие = 9; запас = 0");
    start("");
    expect_int(effects_points(&game, play.history.state, 0), 0);
    play_run(&play, "next");
    expect_int(effects_points(&game, play.history.state, 0), 4);
    end();
}

/* ---- allocate ---- */

static void test_allocate(void **state)
{
    (void)state;
    static const char *const ids[] = {"книги", "ремонт", "3"};
    static const struct {
        int32_t total;
        bool exact;
        const char *given, *expected; /* NULL: refused */
    } cases[] = {
        {700, false, "книги=300 ремонт=350", "книги=300,ремонт=350,3=50"},
        {700, false, "ремонт=350,книги=300", "книги=300,ремонт=350,3=50"},
        {700, false, "300 350 50", "книги=300,ремонт=350,3=50"},
        {700, false, " 300;0 ", "книги=300,ремонт=0,3=50"},
        {700, false, "3=100", "книги=0,ремонт=0,3=100"},
        {700, false, "0", "книги=0,ремонт=0,3=50"},
        {700, false, "300 350 100", NULL}, /* over the total */
        {0, false, "700 700 700", "книги=700,ремонт=700,3=700"},
        {700, true, "300 350 50", "книги=300,ремонт=350,3=50"},
        {700, true, "300 300 50", "книги=300,ремонт=300,3=50"}, /* not done yet, but kept */
        {700, false, "книги=30", NULL},                         /* not a step */
        {700, false, "750", NULL},                              /* over the item's most */
        {700, false, "0 0 0", NULL},                            /* under its least */
        {700, false, "0 0 50 0", NULL},                         /* more numbers than items */
        {700, false, "книги=50 книги=50", NULL},
        {700, false, "книги=50 350", NULL},
        {700, false, "кот=50", NULL},
        {700, false, "книги=", NULL},
        {700, false, "книги", NULL},
        {700, false, "-50", NULL},
        {700, false, "50x", NULL},
        {700, false, "99999999999999999999", NULL},
        {700, false, " , ", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[ANSWER_MAX], again[ANSWER_MAX];
        begin();
        struct item *items = add_items(TASK_ALLOCATE, ids, 3);
        for (int j = 0; j < 3; j++)
            items[j].step = 50;
        items[2].least = 50;
        stage->total = cases[i].total;
        stage->exact = cases[i].exact;
        const struct step *step = build.plan.steps[0];
        const struct task_rule *task = task_rules[TASK_ALLOCATE];
        bool fine = task->canonical(step, cases[i].given, out, task->answer_max(step));
        expect_text(fine ? out : NULL, cases[i].expected);
        if (fine) {
            expect_true(task->canonical(step, out, again, task->answer_max(step)));
            expect_text(again, out);
        }
        build_free(&build);
    }
}

/* Whatever is drawn is an answer, and all of it is given out where it has to be. */
static void test_allocate_random(void **state)
{
    (void)state;
    static const char *const ids[] = {"а", "б", "в"};
    char out[ANSWER_MAX], canonical[ANSWER_MAX];
    begin();
    struct item *items = add_items(TASK_ALLOCATE, ids, 3);
    for (int j = 0; j < 3; j++)
        items[j].step = 50;
    items[2].least = 50;
    stage->total = 1000;
    start("");
    struct rng rng = rng_start(35, 1);
    for (int i = 0; i < 1000; i++) {
        stage->exact = i % 2 == 0;
        task_rules[TASK_ALLOCATE]->random(&build.plan, play.history.state, 0, 0, &rng, out,
                                          sizeof out);
        expect_true(task_rules[TASK_ALLOCATE]->canonical(build.plan.steps[0], out, canonical,
                                                         sizeof canonical));
        expect_text(out, canonical);
        int32_t amounts[STAGE_ITEMS_MAX];
        expect_true(allocate_read(stage, out, amounts) && allocate_complete(stage, amounts));
        expect_int(task_rules[TASK_ALLOCATE]->judge(build.plan.steps[0], out).share, 1);
    }
    stage->exact = true;
    expect_int(task_rules[TASK_ALLOCATE]->judge(build.plan.steps[0], "а=50,б=0,в=50").share, 0);
    end();
}

/* Every indicator of every team changes, all with the longest ids there are: one batch holds it. */
static void test_largest_batch(void **state)
{
    (void)state;
    static struct indicator many[GAME_INDICATORS_MAX];
    static struct effect effects[GAME_INDICATORS_MAX];
    static char names[GAME_INDICATORS_MAX][24 * 4 + 1];
    static const char *const ids[] = {"двадцать-букв-и-боле"};
    begin();
    game.indicators = many;
    game.indicator_count = GAME_INDICATORS_MAX;
    struct item *items = add_items(TASK_ALLOCATE, ids, 1);
    const struct formula_names nothing = {.game = &game, .stage = stage};
    for (uint8_t i = 0; i < GAME_INDICATORS_MAX; i++) {
        size_t at, length;
        for (size_t byte = 0; byte < sizeof names[i] - 1; byte++)
            names[i][byte] = "\xF0\x90\x90\x80"[byte % 4];
        names[i][24 * 4 - 1] = (char)(0x80 + i);
        many[i] = (struct indicator){.id = names[i], .title = names[i], .most = 9};
        effects[i].indicator = i;
        formula_read("1", &nothing, &build.arena, &effects[i].formula, &at, &length);
    }
    items[0].effects = (struct effects){.items = effects, .count = GAME_INDICATORS_MAX};
    stage->effects = items[0].effects;
    play_start(&play, &build.plan);
    for (char name = 'A'; name < 'A' + TEAMS_MAX; name++)
        play_do(&play, &(struct command){.kind = COMMAND_TEAM_ADD, .text = (char[]){name, 0}});
    play_run(&play, "entry host; next; next");
    for (int team = 0; team < TEAMS_MAX; team++)
        play_do(&play, &(struct command){.kind = COMMAND_ANSWER, .team = team, .text = "5"});
    play_run(&play, "close; next; next");
    expect_true(play.batch.count > GAME_INDICATORS_MAX * TEAMS_MAX);
    expect_int(state_indicator(play.history.state, &game, 31, 15), 2);
    end();
}

const struct test_case tests_effects[] = {
    TEST(test_amounts),
    TEST(test_nothing_given),
    TEST(test_limits),
    TEST(test_rules_for_all_at_once),
    TEST(test_choices_of_teams),
    TEST(test_choice_of_room),
    TEST(test_cards),
    TEST(test_taken_back),
    TEST(test_taken_back_alone),
    TEST(test_who_takes_part),
    TEST(test_many_causes),
    TEST(test_points),
    TEST(test_allocate),
    TEST(test_allocate_random),
    TEST(test_largest_batch),
    {0},
};
