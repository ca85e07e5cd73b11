/* A game with any of the stages there are, in the order a real one has them. */
#include <string.h>

#include "engine/gamebuild.h"
#include "engine/wild.h"
#include "expect.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { BUDGET, TRUST, STOCK, SECRET, INDICATORS, EFFECTS_MOST = 3 };

struct maker {
    struct wild *wild;
    struct game *game;
    int last;                  /* the game's last step */
    int compose, board, write; /* steps to build upon; -1: none yet */
};

/* ---- indicators and formulas ---- */

/* Narrow limits, so that they are met; now and then a weight that nobody means. */
static const struct indicator *random_indicators(struct wild *wild)
{
    static const char *const ids[INDICATORS] = {"бюджет", "доверие", "запас", "тайна"};
    struct indicator *indicators = arena_alloc(&wild->build.arena, INDICATORS * sizeof *indicators);
    for (int i = 0; i < INDICATORS; i++) {
        struct indicator indicator = {.id = ids[i], .title = ids[i], .hidden = i == SECRET};
        bool wide = wild_one_in(wild, 4);
        indicator.least = wide ? INDICATOR_MIN : (int32_t)-wild_draw(wild, 20);
        indicator.most = wide ? INDICATOR_MAX : (int32_t)wild_draw(wild, 500);
        indicator.start = wide ? 7 : indicator.most / 2;
        indicator.weight = wild_one_in(wild, 8) ? INT64_MAX : wild_draw(wild, 4000000) - 2000000;
        indicator.shared = i == BUDGET || (i == SECRET && wild_one_in(wild, 2));
        indicators[i] = indicator;
    }
    return indicators;
}

static struct formula read_formula(struct maker *maker, const struct stage *stage, bool room,
                                   const char *text)
{
    const struct formula_names names = {.game = maker->game, .stage = stage, .room = room};
    struct formula formula;
    size_t at, length;
    expect_int(formula_read(text, &names, &maker->wild->build.arena, &formula, &at, &length),
               FORMULA_FINE);
    return formula;
}

static struct formula random_formula(struct maker *maker, const struct stage *stage, bool room)
{
    static const char *const of_room[] = {"total(запас)",
                                          "бюджет / 2",
                                          "average(доверие) - 5",
                                          "teams * 100 - lap",
                                          "1 / 0 - 3",
                                          "1000000000 * 1000000000",
                                          "if(lowest(запас) > 3, -400, 70)"};
    static const char *const of_team[] = {"доверие + 1",
                                          "запас * 2 - 30",
                                          "total(доверие) / teams",
                                          "-1000000000 * запас",
                                          "clamp(доверие, -5, 5)",
                                          "запас % (доверие - 3)",
                                          "highest(запас) - доверие",
                                          "if(не бюджет > 50, 7, -7)"};
    struct wild *wild = maker->wild;
    bool takes_room = room || wild_one_in(wild, 3);
    return read_formula(maker, stage, room,
                        takes_room ? of_room[wild_draw(wild, COUNT(of_room))]
                                   : of_team[wild_draw(wild, COUNT(of_team))]);
}

static struct effects random_effects(struct maker *maker, const struct stage *stage)
{
    struct wild *wild = maker->wild;
    struct effect *effects = arena_alloc(&wild->build.arena, EFFECTS_MOST * sizeof *effects);
    uint8_t count = (uint8_t)wild_draw(wild, EFFECTS_MOST + 1);
    for (uint8_t i = 0; i < count; i++) {
        effects[i].indicator = (uint8_t)wild_draw(wild, INDICATORS);
        effects[i].sets = wild_one_in(wild, 3);
        bool room = maker->game->indicators[effects[i].indicator].shared;
        effects[i].formula = random_formula(maker, stage, room);
    }
    return (struct effects){.items = effects, .count = count};
}

/* The cards of the day in gamebuild.h, each with effects. */
static const struct deck *random_decks(struct maker *maker)
{
    struct arena *arena = &maker->wild->build.arena;
    struct deck *decks = arena_alloc(arena, gamebuild_day.deck_count * sizeof *decks);
    memcpy(decks, gamebuild_day.decks, gamebuild_day.deck_count * sizeof *decks);
    for (int i = 0; i < gamebuild_day.deck_count; i++) {
        struct card *cards = arena_alloc(arena, decks[i].count * sizeof *cards);
        memcpy(cards, decks[i].cards, decks[i].count * sizeof *cards);
        for (int j = 0; j < decks[i].count; j++)
            cards[j].effects = random_effects(maker, NULL);
        decks[i].cards = cards;
    }
    return decks;
}

/* ---- stages ---- */

static int next_step(const struct maker *maker)
{
    return (int)maker->wild->build.plan.step_count;
}

static struct stage *add_stage(struct maker *maker, enum task_kind task)
{
    struct wild *wild = maker->wild;
    struct stage *stage;
    bool conditional = next_step(maker) < maker->last && wild_one_in(wild, 6);
    struct step *step = build_stage(&wild->build, task, maker->game, &stage);
    step->points = (int32_t)wild_draw(wild, 50);
    step->mode = wild_one_in(wild, 3) ? MODE_PAPER : MODE_ALL;
    stage->from = 9 * 60;
    stage->to = 18 * 60;
    stage->slot = 15;
    stage->lap = (uint16_t)wild_draw(wild, 3);
    stage->effects = random_effects(maker, NULL);
    if (conditional)
        stage->when = read_formula(maker, NULL, true, "total(доверие) < бюджет");
    return stage;
}

static struct item *add_items(struct maker *maker, struct stage *stage, uint8_t count)
{
    static const char *const ids[] = {"x", "y", "z", "w"};
    struct item *items = arena_alloc(&maker->wild->build.arena, COUNT(ids) * sizeof *items);
    for (uint8_t i = 0; i < count; i++)
        items[i] = (struct item){.id = ids[i],
                                 .text = ids[i],
                                 .most = 10 + 90 * i,
                                 .step = 1 + i,
                                 .weight = 1 + i,
                                 .place = (int32_t)wild_draw(maker->wild, 4),
                                 .go = -1};
    stage->items = items;
    stage->item_count = count;
    return items;
}

static void add_brief(struct maker *maker)
{
    static const enum task_kind shown[] = {TASK_BRIEF, TASK_TALK, TASK_BREAK, TASK_PRESENT};
    add_stage(maker, shown[wild_draw(maker->wild, COUNT(shown))]);
}

static void add_compose(struct maker *maker)
{
    maker->compose = maker->board = next_step(maker);
    struct stage *stage = add_stage(maker, TASK_COMPOSE);
    stage->deck = &maker->game->decks[0];
    stage->buffer = (int16_t)wild_draw(maker->wild, 60);
    stage->buffer_points = 5;
}

static void add_draw(struct maker *maker)
{
    int base = maker->board;
    maker->board = next_step(maker);
    struct stage *stage = add_stage(maker, TASK_DRAW);
    stage->deck = &maker->game->decks[1];
    stage->base[0] = base;
    stage->dealt = (uint8_t)(1 + wild_draw(maker->wild, STAGE_DEALT_MAX));
}

static void add_compare(struct maker *maker)
{
    struct stage *stage = add_stage(maker, TASK_COMPARE);
    stage->base[0] = maker->compose;
    stage->base[1] = maker->board;
}

static void add_rank(struct maker *maker)
{
    add_items(maker, add_stage(maker, TASK_RANK), 4);
}

static void add_allocate(struct maker *maker)
{
    struct stage *stage = add_stage(maker, TASK_ALLOCATE);
    struct item *items = add_items(maker, stage, 3);
    stage->total = (int32_t)(wild_one_in(maker->wild, 3) ? 0 : 100);
    stage->exact = wild_one_in(maker->wild, 2);
    for (int i = 0; i < 3; i++)
        items[i].effects = random_effects(maker, stage);
    items[0].effects = (struct effects){0};
    stage->effects = random_effects(maker, stage);
}

static void add_decide(struct maker *maker)
{
    struct wild *wild = maker->wild;
    struct stage *stage;
    int at = next_step(maker), ahead = maker->last - at;
    int32_t go[3];
    for (int i = 0; i < 3; i++)
        go[i] = ahead < 1 || wild_one_in(wild, 3)
                    ? -1
                    : (int32_t)(at + 1 + wild_draw(wild, (uint32_t)ahead));
    struct step *step = build_decide(&wild->build, maker->game, "Чинить|Ждать|Уйти", go, &stage);
    struct item *items = arena_alloc(&wild->build.arena, 3 * sizeof *items);
    memcpy(items, stage->items, 3 * sizeof *items);
    stage->by = wild_one_in(wild, 2) ? BY_ROOM : BY_TEAMS;
    for (int i = 0; i < 3; i++)
        items[i].effects = random_effects(maker, stage);
    stage->items = items;
    stage->effects = random_effects(maker, stage);
    step->shuffle = wild_one_in(wild, 2);
}

static void add_judge(struct maker *maker)
{
    static const char *const jurors[] = {"Первый", "Второй", "Третья"};
    struct stage *stage = add_stage(maker, TASK_JUDGE);
    add_items(maker, stage, 2);
    stage->by = wild_one_in(maker->wild, 2) ? BY_JURY : BY_PEERS;
    stage->jurors = jurors;
    stage->juror_count = COUNT(jurors);
}

static void add_vote(struct maker *maker)
{
    struct stage *stage = add_stage(maker, TASK_VOTE);
    add_items(maker, stage, 4);
    stage->votes_teams = wild_one_in(maker->wild, 2);
    stage->most_votes = (uint8_t)wild_draw(maker->wild, 4);
}

static void add_write(struct maker *maker)
{
    maker->write = next_step(maker);
    struct stage *stage = add_stage(maker, TASK_WRITE);
    add_items(maker, stage, 3);
    stage->lines = (uint8_t)wild_draw(maker->wild, 3);
}

static void add_resolve(struct maker *maker)
{
    add_stage(maker, TASK_RESOLVE)->base[0] = maker->write;
}

static void add_debrief(struct maker *maker)
{
    add_stage(maker, TASK_DEBRIEF);
}

typedef void add_one(struct maker *maker);

void wild_game(struct wild *wild)
{
    static add_one *const all[] = {add_brief,   add_compose, add_draw,     add_draw,
                                   add_compare, add_rank,    add_allocate, add_decide,
                                   add_brief,   add_decide,  add_judge,    add_vote,
                                   add_write,   add_resolve, add_debrief,  add_judge};
    add_one *chosen[COUNT(all)];
    struct plan *plan = &wild->build.plan;
    struct game *game = &wild->games[plan->game_count];
    struct maker maker = {.wild = wild, .game = game, .compose = -1, .board = -1, .write = -1};
    int count = 0;
    while (count == 0)
        for (size_t i = 0; i < COUNT(all); i++)
            if (wild_one_in(wild, 2))
                chosen[count++] = all[i];

    *game = gamebuild_day;
    game->index = (uint16_t)plan->game_count;
    game->first = plan->step_count;
    game->count = (uint32_t)count;
    game->indicators = random_indicators(wild);
    game->indicator_count = INDICATORS;
    game->decks = random_decks(&maker);
    wild->game_list[plan->game_count++] = game;
    plan->games = wild->game_list;
    maker.last = (int)plan->step_count + count - 1;

    build_round(&wild->build);
    wild->build.rounds[plan->round_count - 1].afresh = wild_one_in(wild, 2);
    wild->build.rounds[plan->round_count - 1].plain = wild_one_in(wild, 2);
    for (int i = 0; i < count; i++)
        chosen[i](&maker);
    /* the plan holds stages as the loader made them; this one is ours still */
    struct stage *last = arena_alloc(&wild->build.arena, sizeof *last);
    *last = *plan->steps[maker.last]->stage;
    last->final = !wild_one_in(wild, 4);
    plan->steps[maker.last]->stage = last;
}
