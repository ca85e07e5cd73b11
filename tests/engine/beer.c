/* The beer game against the board it comes from. The tables were computed by a separate program
 * that moves boxes and slips as Sterman describes them (games/beer-game.yaml names the sources);
 * the rules are taken from the game's own file, line by line, so that this test needs no loader. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/build.h"
#include "engine/play.h"
#include "expect.h"

enum { WEEKS = 20, ROLES = 4, LINE_BYTES_MAX = 512 };

/* A week's end: stock and backlog of retailer, wholesaler, distributor, factory; all costs so far
 * in half-dollars. */
struct week {
    int32_t stock[ROLES][2];
    int32_t cost;
};

/* Demand 4, from week 5 on 8. Everybody orders what was ordered from him. */
static const struct week pass_on[WEEKS] = {
    {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 48},  {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 96},
    {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 144}, {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 192},
    {{{8, 0}, {12, 0}, {12, 0}, {12, 0}}, 236},  {{{4, 0}, {12, 0}, {12, 0}, {12, 0}}, 276},
    {{{0, 0}, {8, 0}, {12, 0}, {12, 0}}, 308},   {{{0, 4}, {4, 0}, {12, 0}, {12, 0}}, 344},
    {{{0, 4}, {0, 0}, {8, 0}, {12, 0}}, 372},    {{{0, 4}, {0, 4}, {4, 0}, {12, 0}}, 404},
    {{{0, 4}, {0, 4}, {0, 0}, {8, 0}}, 428},     {{{0, 8}, {0, 4}, {0, 4}, {4, 0}}, 464},
    {{{0, 8}, {0, 4}, {0, 4}, {0, 0}}, 496},     {{{0, 8}, {0, 8}, {0, 4}, {0, 0}}, 536},
    {{{0, 8}, {0, 8}, {0, 4}, {0, 0}}, 576},     {{{0, 12}, {0, 8}, {0, 4}, {0, 0}}, 624},
    {{{0, 12}, {0, 8}, {0, 4}, {0, 0}}, 672},    {{{0, 12}, {0, 8}, {0, 4}, {0, 0}}, 720},
    {{{0, 12}, {0, 8}, {0, 4}, {0, 0}}, 768},    {{{0, 12}, {0, 8}, {0, 4}, {0, 0}}, 816},
};

/* … and also what his stock lacks to 12, forgetting what is on its way. */
static const struct week refill[WEEKS] = {
    {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 48},
    {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 96},
    {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 144},
    {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 192},
    {{{8, 0}, {12, 0}, {12, 0}, {12, 0}}, 236},
    {{{4, 0}, {12, 0}, {12, 0}, {12, 0}}, 276},
    {{{0, 0}, {4, 0}, {12, 0}, {12, 0}}, 304},
    {{{0, 4}, {0, 8}, {12, 0}, {12, 0}}, 352},
    {{{0, 0}, {0, 24}, {0, 4}, {12, 0}}, 420},
    {{{0, 0}, {0, 44}, {0, 36}, {12, 0}}, 592},
    {{{0, 4}, {0, 48}, {0, 88}, {0, 20}}, 912},
    {{{0, 8}, {0, 64}, {0, 164}, {0, 100}}, 1584},
    {{{0, 0}, {0, 84}, {0, 228}, {0, 252}}, 2712},
    {{{0, 4}, {0, 108}, {0, 320}, {0, 440}}, 4456},
    {{{0, 8}, {0, 112}, {0, 436}, {0, 564}}, 6696},
    {{{0, 12}, {0, 132}, {0, 516}, {0, 572}}, 9160},
    {{{0, 4}, {0, 156}, {0, 464}, {0, 432}}, 11272},
    {{{0, 8}, {0, 120}, {0, 212}, {0, 212}}, 12376},
    {{{0, 12}, {52, 0}, {300, 0}, {180, 0}}, 12932},
    {{{48, 0}, {444, 0}, {1032, 0}, {800, 0}}, 15256},
};

static const char *const letters[ROLES] = {"р", "о", "д", "з"};

static struct build build;
static struct play play;
static struct game game;
static const struct game *games[] = {&game};
static struct indicator indicators[GAME_INDICATORS_MAX];
static struct item items[ROLES];
static struct effect rules[STEP_VARIANTS_MAX];
static struct stage sample;

/* ---- the file ---- */

/* The value behind `key` in a line of `{key: value, …}` in the arena; NULL when there is none. */
static const char *value_of(const char *line, const char *key)
{
    char wanted[64];
    snprintf(wanted, sizeof wanted, "%s: ", key);
    const char *at = strstr(line, wanted);
    if (at == NULL)
        return NULL;
    at += strlen(wanted);
    const char *end = *at == '"' ? strchr(at + 1, '"') : at + strcspn(at, ",}");
    at += *at == '"';
    return arena_text(&build.arena, at, (size_t)(end - at));
}

static int32_t number_of(const char *line, const char *key)
{
    int64_t value = 0;
    const char *text = value_of(line, key);
    expect_true(text != NULL && text_parse_int(text, INDICATOR_MIN, INDICATOR_MAX, &value));
    return (int32_t)value;
}

static void read_indicator(const char *line)
{
    expect_true(game.indicator_count < GAME_INDICATORS_MAX);
    indicators[game.indicator_count++] =
        (struct indicator){.id = value_of(line, "ид"),
                           .title = value_of(line, "название"),
                           .start = number_of(line, "начало"),
                           .least = number_of(line, "от"),
                           .most = number_of(line, "до"),
                           .shared = value_of(line, "общий") != NULL};
}

static void read_item(const char *line)
{
    expect_true(sample.item_count < ROLES);
    items[sample.item_count++] = (struct item){.id = value_of(line, "ид"),
                                               .text = value_of(line, "пункт"),
                                               .most = number_of(line, "до"),
                                               .step = 1,
                                               .go = -1};
}

static void read_rule(const char *line)
{
    const char *name = strchr(line, '{') + 1;
    size_t length = strcspn(name, ":"), at, about;
    const char *text = value_of(line, arena_text(&build.arena, name, length));
    int indicator = game_indicator(&game, name, length);
    expect_true(indicator >= 0 && sample.effects.count < STEP_VARIANTS_MAX);
    struct effect *rule = &rules[sample.effects.count++];
    const struct formula_names names = {
        .game = &game, .stage = &sample, .room = indicators[indicator].shared};
    *rule = (struct effect){.indicator = (uint8_t)indicator, .sets = true};
    expect_int(formula_read(text, &names, &build.arena, &rule->formula, &at, &about), FORMULA_FINE);
}

static void read_line(const char *line, bool *in_rules)
{
    *in_rules =
        (*in_rules && strstr(line, "обсудить:") == NULL) || strstr(line, "правила:") != NULL;
    const char *mapping = line + strspn(line, " ");
    if (strncmp(mapping, "- {", 3) != 0)
        return;
    if (*in_rules)
        read_rule(line);
    else if (strncmp(mapping, "- {ид:", strlen("- {ид:")) == 0)
        read_indicator(line);
    else if (strncmp(mapping, "- {пункт:", strlen("- {пункт:")) == 0)
        read_item(line);
}

static void read_game(void)
{
    char line[LINE_BYTES_MAX];
    bool in_rules = false;
    FILE *file = fopen("games/beer-game.yaml", "r");
    expect_true(file != NULL);
    memset(indicators, 0, sizeof indicators);
    game = (struct game){.title = "Пивная игра", .indicators = indicators};
    sample = (struct stage){.game = &game, .items = items, .base = {-1, -1}};
    sample.effects.items = rules;
    while (fgets(line, sizeof line, file) != NULL)
        read_line(line, &in_rules);
    fclose(file);
    expect_int(sample.item_count, ROLES);
    expect_int(game.indicator_count, 28);
    expect_int(sample.effects.count, 32);
}

/* ---- the play ---- */

/* always_first: every week is the first, so that demand stays what it was. */
static void begin(bool always_first)
{
    build_start(&build);
    read_game();
    build.plan.games = games;
    build.plan.game_count = 1;
    for (int week = 0; week < WEEKS; week++) {
        struct stage *stage;
        build_stage(&build, TASK_ALLOCATE, &game, &stage);
        *stage = sample;
        stage->lap = (uint16_t)(always_first ? 1 : week + 1);
    }
    play_start(&play, &build.plan);
    play_run(&play, "team Томь; team Кия; entry host; next");
}

static void end(void)
{
    play_free(&play);
    build_free(&build);
}

static int32_t now_of(const char *name, const char *letter, int team)
{
    char id[64];
    snprintf(id, sizeof id, "%s%s", name, letter);
    int indicator = game_indicator(&game, id, strlen(id));
    expect_true(indicator >= 0);
    return state_indicator(play.history.state, &game, indicator, team);
}

static int32_t ordered_from(int role, int team)
{
    return role == 0 ? now_of("спрос", "", team) : now_of("пришло_", letters[role], team);
}

static void play_week(int32_t (*order)(int role, int team))
{
    play_run(&play, "next");
    for (int team = 0; team < 2; team++) {
        char script[128];
        snprintf(script, sizeof script, "give %d %d %d %d %d", team, order(0, team), order(1, team),
                 order(2, team), order(3, team));
        play_run(&play, script);
    }
    play_run(&play, "close; next; next");
}

static void expect_week(const struct week *week, int team)
{
    for (int role = 0; role < ROLES; role++) {
        expect_int(now_of("запас_", letters[role], team), week->stock[role][0]);
        expect_int(now_of("долг_", letters[role], team), week->stock[role][1]);
        expect_int(now_of("итог_", letters[role], team),
                   week->stock[role][0] - week->stock[role][1]);
    }
    expect_int(now_of("затраты", "", team), week->cost);
}

static int32_t always_four(int role, int team)
{
    (void)role, (void)team;
    return 4;
}

/* Constant demand met by constant orders: 4 × 12 boxes at a half-dollar every week, nothing moves.
 */
static void test_at_rest(void **state)
{
    (void)state;
    begin(true);
    for (int week = 0; week < WEEKS; week++) {
        const struct week rest = {{{12, 0}, {12, 0}, {12, 0}, {12, 0}}, 48 * (week + 1)};
        play_week(always_four);
        expect_week(&rest, 0);
        expect_week(&rest, 1);
    }
    end();
}

/* Team 0 passes orders on, team 1 also refills its stock. */
static int32_t pass_or_refill(int role, int team)
{
    int32_t ordered = ordered_from(role, team);
    int32_t wanted = ordered + 12 - now_of("итог_", letters[role], team);
    return team == 0 ? ordered : wanted > 0 ? wanted : 0;
}

static void test_step_in_demand(void **state)
{
    (void)state;
    begin(false);
    for (int week = 0; week < WEEKS; week++) {
        play_week(pass_or_refill);
        expect_int(now_of("спрос", "", 0), week + 1 < 5 ? 4 : 8);
        expect_week(&pass_on[week], 0);
        expect_week(&refill[week], 1);
    }
    end();
}

const struct test_case tests_beer[] = {TEST(test_at_rest), TEST(test_step_in_demand), {0}};
