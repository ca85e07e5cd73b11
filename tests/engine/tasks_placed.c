/* order, match, point, oral: what counts as an answer and what it is worth. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "engine/build.h"
#include "engine/play.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

static struct build build;
static struct play play;

/* "share/of" of a canonical answer, "no" when it is none. */
static const char *worth(const struct step *step, const char *given)
{
    static char text[64];
    char canonical[ANSWER_MAX];
    const struct task_rule *task = task_rules[step->task];
    if (!task->canonical(step, given, canonical, task->answer_max(step)))
        return "no";
    char again[ANSWER_MAX];
    expect_true(task->canonical(step, canonical, again, task->answer_max(step)));
    expect_text(again, canonical);
    struct verdict verdict = task->judge(step, canonical);
    snprintf(text, sizeof text, "%d/%d %s", verdict.share, verdict.share_of,
             verdict_rule_names[verdict.rule]);
    return text;
}

struct example {
    const char *given, *worth;
};

static void check(const struct step *step, const struct example *examples)
{
    for (; examples->given != NULL; examples++)
        expect_text(worth(step, examples->given), examples->worth);
}

static void test_order(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_choice(&build, "Исток|Середина|Низовье|Устье");
    step->task = TASK_ORDER;
    check(step, (const struct example[]){{"a,b,c,d", "1/1 exact"},
                                         {"b,a,c,d", "0/1 wrong"},
                                         {"d,c,b,a", "0/1 wrong"},
                                         {"a,b,c", "no"},
                                         {"a,b,c,c", "no"},
                                         {"a,b,c,d,", "no"},
                                         {"a,b,c,e", "no"},
                                         {",", "no"},
                                         {0}});
    step->partial = true;
    check(step, (const struct example[]){{"a,b,c,d", "1/1 exact"},
                                         {"b,a,c,d", "4/6 partial"},
                                         {"b,a,d,c", "2/6 partial"},
                                         {"c,b,a,d", "0/1 wrong"},
                                         {"d,c,b,a", "0/1 wrong"},
                                         {0}});
    build_free(&build);
}

/* Whatever is drawn, the options never stand in the right order when the question opens. */
static void test_order_is_never_given_away(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        build_start(&build);
        struct step *step = build_choice(&build, "Первое|Второе");
        step->task = TASK_ORDER;
        step->shuffle = true;
        play_start(&play, &build.plan);
        play.history.state->seed = seed;
        play_run(&play, "team A; next; next");
        expect_int(play.history.state->steps[0].order[0], 1);
        play_free(&play);
        build_free(&build);
    }
}

static void test_match(void **state)
{
    (void)state;
    static const char *const pairs[] = {"Щегловск", "Кольчугино", "Ольжерас", "Лишнее"};
    build_start(&build);
    struct step *step = build_choice(&build, "Кемерово|Ленинск-Кузнецкий|Междуреченск");
    step->task = TASK_MATCH;
    step->pairs = pairs;
    step->pair_count = 4;
    check(step, (const struct example[]){{"a-1,b-2,c-3", "1/1 exact"},
                                         {"c-3,a-1,b-2", "1/1 exact"},
                                         {"a-1,b-2", "0/1 wrong"},
                                         {"a-1,b-2,c-4", "0/1 wrong"},
                                         {"a-2,b-1,c-3", "0/1 wrong"},
                                         {"a-1,b-1", "no"},
                                         {"a-1,a-2", "no"},
                                         {"a-5", "no"},
                                         {"a-0", "no"},
                                         {"a-99999999999999999999", "no"},
                                         {"a-1x", "no"},
                                         {"a", "no"},
                                         {"x-1", "no"},
                                         {"a-", "no"},
                                         {0}});
    step->partial = true;
    check(step,
          (const struct example[]){{"a-1,b-2,c-4", "2/3 partial"}, {"a-2,b-1", "0/1 wrong"}, {0}});
    build_free(&build);
}

static void test_oral(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_text(&build, "Томь", "");
    step->task = TASK_ORAL;
    step->points = 4;
    check(step, (const struct example[]){{"right", "2/2 host"},
                                         {"half", "1/2 partial"},
                                         {"wrong", "0/2 wrong"},
                                         {"", "no"},
                                         {"Томь", "no"},
                                         {"righter", "no"},
                                         {0}});
    play_start(&play, &build.plan);
    play_run(&play, "team A; team B; team C; next; next");
    expect_int(play.history.state->steps[0].mode, MODE_PAPER);
    play_run(&play, "give 2 half; give 0 right; next; give 1 wrong; give 2 right; next; next");
    expect_text(play_scores(&play), "4 0 4");
    play_free(&play);
    build_free(&build);
}

/* ---- the map ---- */

static const struct map_place places[] = {
    {.id = "myski", .name = "Мыски", .at = {53709000, 87801000}, .column = 5, .row = 6},
    {.id = "kemerovo", .name = "Кемерово", .at = {55355000, 86086000}, .column = 2, .row = 2},
    {.id = "salair", .name = "Салаир", .at = {54231000, 85797000}, .column = -1, .row = -1},
};

static const struct map map = {.id = "try",
                               .places = places,
                               .place_count = 3,
                               .municipality_count = 2,
                               .low = {52000000, 84000000},
                               .high = {57000000, 90000000}};

/* Against the great circle (haversine, a sphere of 6371 km), computed beforehand: within 0.1 %. */
static void test_distances(void **state)
{
    (void)state;
    static const struct {
        struct map_point a, b;
        int64_t metres;
    } rows[] = {
        {{53709000, 87801000}, {55355000, 86086000}, 213861},
        {{54231000, 85797000}, {53709000, 87801000}, 143343},
        {{54500000, 86000000}, {54500000, 87000000}, 64571},
        {{54000000, 86000000}, {55000000, 86000000}, 111195},
        {{54000000, 86000000}, {54000000, 86000000}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t metres = map_distance(rows[i].a, rows[i].b);
        expect_int(map_distance(rows[i].b, rows[i].a), metres);
        int64_t error = metres > rows[i].metres ? metres - rows[i].metres : rows[i].metres - metres;
        if (error * 1000 > rows[i].metres)
            expect_int(metres, rows[i].metres);
    }
    struct map_point moved = map_moved(&map, places[0].at, 10000, -20000);
    expect_true(llabs(map_distance(places[0].at, moved) - 22361) < 60);
    moved = map_moved(&map, places[0].at, 100000000, 100000000);
    expect_int(moved.latitude, map.high.latitude);
    expect_int(moved.longitude, map.high.longitude);
}

static void test_point(void **state)
{
    (void)state;
    build_start(&build);
    struct step *step = build_choice(&build, "a");
    struct map_target target = {
        .map = &map, .at = places[0].at, .place = &places[0], .full_m = 10000, .zero_m = 110000};
    step->task = TASK_POINT;
    step->target = &target;
    check(step, (const struct example[]){{"53.709,87.801", "1/1 exact"},
                                         {"53.75,87.801", "1/1 exact"},
                                         {"54.2485,87.801", "50/100 distance"},
                                         {"55.355,86.086", "0/100 wrong"},
                                         {"53,709;87,801", "no"},
                                         {"53.709", "no"},
                                         {"myski", "no"},
                                         {"91,0", "no"},
                                         {"1e3,5", "no"},
                                         {0}});
    target.bands[0] = (struct map_band){15000, 100};
    target.bands[1] = (struct map_band){70000, 40};
    target.band_count = 2;
    check(step, (const struct example[]){{"53.75,87.801", "1/1 exact"},
                                         {"54.2485,87.801", "40/100 distance"},
                                         {"55.355,86.086", "0/100 wrong"},
                                         {0}});
    target.tile = true;
    check(step, (const struct example[]){{"myski", "1/1 exact"},
                                         {"kemerovo", "0/1 wrong"},
                                         {"salair", "no"},
                                         {"53.709,87.801", "no"},
                                         {"nowhere", "no"},
                                         {0}});
    build_free(&build);
}

/* Written and read again, a point stays where it is, to a grain of eleven metres. */
static void test_point_text(void **state)
{
    (void)state;
    struct rng rng = rng_start(1618, 0);
    for (int i = 0; i < 1000; i++) {
        struct map_point point = {(int32_t)rng_below(&rng, 180000000) - 90000000,
                                  (int32_t)rng_below(&rng, 360000000) - 180000000},
                         read, again;
        char text[64], twice[64];
        point_write(point, text, sizeof text);
        expect_true(strlen(text) < 32 && point_read(text, &read));
        expect_true(abs(read.latitude - point.latitude) <= 100 &&
                    abs(read.longitude - point.longitude) <= 100);
        point_write(read, twice, sizeof twice);
        expect_text(twice, text);
        expect_true(point_read(twice, &again) && again.latitude == read.latitude);
    }
}

/* By turns on one keyboard; by the host for any team where cards are raised or the author says
 * paper, and then no clock refuses what is entered. */
static void test_who_enters(void **state)
{
    (void)state;
    static const struct {
        enum mode_kind author;
        const char *entry;
        enum mode_kind opened;
    } rows[] = {{MODE_ALL, "entry zones", MODE_TURNS},
                {MODE_TURNS, "entry zones", MODE_TURNS},
                {MODE_PAPER, "entry zones", MODE_PAPER},
                {MODE_ALL, "entry host", MODE_PAPER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        build_start(&build);
        struct step *step = build_choice(&build, "Исток|Середина|Низовье|Устье");
        step->task = TASK_ORDER;
        step->mode = (uint8_t)rows[i].author;
        play_start(&play, &build.plan);
        play_run(&play, "team Томь; team Кия");
        play_try(&play, rows[i].entry);
        play_run(&play, "next; next");
        expect_int(play.history.state->steps[0].mode, rows[i].opened);
        if (rows[i].opened == MODE_PAPER)
            play_run(&play, "give 1 a,b,c,d; wait 31000; tick; give 0 b,a,c,d");
        else
            play_run(&play, "next; give 1 a,b,c,d !turn; give 0 b,a,c,d");
        play_free(&play);
        build_free(&build);
    }
}

const struct test_case tests_tasks_placed[] = {TEST(test_order),
                                               TEST(test_order_is_never_given_away),
                                               TEST(test_match),
                                               TEST(test_oral),
                                               TEST(test_distances),
                                               TEST(test_point),
                                               TEST(test_point_text),
                                               TEST(test_who_enters),
                                               {0}};
