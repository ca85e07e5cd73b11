#include "engine/gamebuild.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct card activities[] = {
    {.id = "mail",
     .title = "Почта",
     .number = 1,
     .minutes = 30,
     .value = 1,
     .needs_internet = true},
    {.id = "visit",
     .title = "Выезд",
     .number = 2,
     .minutes = 120,
     .category = 1,
     .value = 5,
     .away = true},
    {.id = "report",
     .title = "Отчёт",
     .number = 3,
     .minutes = 60,
     .category = 2,
     .value = 2,
     .needs_internet = true},
    {.id = "lunch", .title = "Обед", .number = 4, .minutes = 60, .category = 3},
    {.id = "help", .title = "Помощь", .number = 5, .minutes = 45, .value = 4},
};

#define ANY .where_category = -1, .where_internet = -1, .where_away = -1, .at = -1, .before = -1

static const struct change call[] = {
    {ANY, .kind = CHANGE_INSERT, .title = "Справка", .minutes = 30, .category = 4, .value = 1}};
static const struct change form[] = {{.kind = CHANGE_INSERT,
                                      .where_category = -1,
                                      .where_internet = -1,
                                      .where_away = -1,
                                      .at = -1,
                                      .before = 12 * 60,
                                      .title = "Форма",
                                      .minutes = 60,
                                      .category = 4,
                                      .value = 1}};
static const struct change net[] = {{.kind = CHANGE_BLOCK,
                                     .where_category = -1,
                                     .where_internet = 1,
                                     .where_away = -1,
                                     .at = -1,
                                     .before = -1,
                                     .minutes = 90}};
static const struct change car[] = {
    {.kind = CHANGE_REMOVE,
     .where_category = -1,
     .where_internet = -1,
     .where_away = 1,
     .at = -1,
     .before = -1},
    {ANY, .kind = CHANGE_OFFER, .title = "Видео", .minutes = 60, .value = 3}};
static const struct change early[] = {{.kind = CHANGE_SHORTEN,
                                       .where_category = 2,
                                       .where_internet = -1,
                                       .where_away = -1,
                                       .at = -1,
                                       .before = -1,
                                       .minutes = 30,
                                       .limit = 1}};
static const struct change grant[] = {
    {ANY, .kind = CHANGE_VALUE, .where_card = "help", .amount = 2},
    {ANY, .kind = CHANGE_POINTS, .where_card = "help", .amount = 1}};
static const struct change guest[] = {{.kind = CHANGE_INSERT,
                                       .where_category = -1,
                                       .where_internet = -1,
                                       .where_away = -1,
                                       .at = 10 * 60,
                                       .before = -1,
                                       .title = "Гости",
                                       .minutes = 60,
                                       .category = 4,
                                       .value = 2},
                                      {ANY, .kind = CHANGE_POINTS, .amount = -2}};
static const struct change off[] = {
    {ANY, .kind = CHANGE_REMOVE, .where_card = "report", .limit = 1}};

#define SURPRISE(name, place)                                                                      \
    {                                                                                              \
        .id = #name, .title = #name, .number = place, .category = -1, .changes = name,             \
        .change_count = COUNT(name)                                                                \
    }
static const struct card surprises[] = {
    SURPRISE(call, 1),  SURPRISE(form, 2),  SURPRISE(net, 3),   SURPRISE(car, 4),
    SURPRISE(early, 5), SURPRISE(grant, 6), SURPRISE(guest, 7), SURPRISE(off, 8),
};

static const struct deck decks[] = {
    {.id = "дела", .title = "Дела", .cards = activities, .count = COUNT(activities)},
    {.id = "сюрпризы", .title = "Сюрпризы", .cards = surprises, .count = COUNT(surprises)},
};
static const char *const categories[] = {"методическая помощь", "выезды", "отчёты", "перерыв",
                                         "срочное"};
const struct game gamebuild_day = {.title = "Два дня",
                                   .categories = categories,
                                   .decks = decks,
                                   .category_count = COUNT(categories),
                                   .deck_count = COUNT(decks)};

void gamebuild_start(struct gamebuild *game)
{
    build_start(&game->build);
    game->state = NULL;
}

void gamebuild_free(struct gamebuild *game)
{
    free(game->state);
    build_free(&game->build);
}

struct stage *gamebuild_stage(struct gamebuild *game, enum task_kind task)
{
    struct step *step = build_truefalse(&game->build, true);
    struct stage *stage = arena_alloc(&game->build.arena, sizeof *stage);
    *stage = (struct stage){
        .game = &gamebuild_day, .from = 9 * 60, .to = 18 * 60, .slot = 15, .base = {-1, -1}};
    step->task = (uint8_t)task;
    step->option_count = 0;
    step->stage = stage;
    return stage;
}

struct item *gamebuild_items(struct gamebuild *game, struct stage *stage, const char *ids)
{
    struct arena *arena = &game->build.arena;
    struct item *items = arena_alloc(arena, STAGE_ITEMS_MAX * sizeof *items);
    stage->item_count = 0;
    while (*ids != '\0') {
        size_t length = strcspn(ids, "|");
        const char *id = arena_text(arena, ids, length);
        items[stage->item_count++] =
            (struct item){.id = id, .text = id, .most = 10, .weight = 1, .go = -1};
        ids += length + (ids[length] == '|');
    }
    stage->items = items;
    return items;
}

int gamebuild_compose(struct gamebuild *game)
{
    gamebuild_stage(game, TASK_COMPOSE)->deck = &decks[0];
    return (int)game->build.plan.step_count - 1;
}

int gamebuild_draw(struct gamebuild *game, int base)
{
    struct stage *stage = gamebuild_stage(game, TASK_DRAW);
    stage->deck = &decks[1];
    stage->base[0] = base;
    stage->dealt = 3;
    return (int)game->build.plan.step_count - 1;
}

static void happen(struct gamebuild *game, enum event_kind kind, int at, int team, const char *text)
{
    evolve(&game->build.plan, game->state,
           &(struct event){.kind = kind, .step = at, .team = team, .text = text, .actor = "host"});
}

void gamebuild_play(struct gamebuild *game, int teams)
{
    game->state = state_new(&game->build.plan, 7);
    for (int team = 0; team < teams; team++) {
        char name[16];
        snprintf(name, sizeof name, "T%d", team);
        happen(game, EVENT_TEAM_JOINED, -1, team, name);
    }
    expect_int(game->state->team_count, teams);
}

void gamebuild_answer(struct gamebuild *game, int at, int team, const char *text)
{
    happen(game, EVENT_ANSWER_GIVEN, at, team == ROOM ? -1 : team, text);
    expect_text(answer_text(state_answer(game->state, at, team)), text);
}

void gamebuild_deal(struct gamebuild *game, int at, int team, const char *ids)
{
    happen(game, EVENT_CARDS_DEALT, at, team, ids);
}

const char *gamebuild_canonical(const struct gamebuild *game, int at, const char *given)
{
    static char out[ANSWER_MAX];
    const struct step *step = game->build.plan.steps[at];
    const struct task_rule *task = task_rules[step->task];
    return task->canonical(step, given, out, task->answer_max(step)) ? out : "-";
}

bool gamebuild_may(const struct gamebuild *game, int at, int team, const char *given)
{
    const struct task_rule *task = task_rules[game->build.plan.steps[at]->task];
    return task->may_give(&game->build.plan, game->state, at, team, given);
}

const char *gamebuild_points(const struct gamebuild *game, int at)
{
    static char out[256];
    struct verdict verdicts[TEAMS_MAX];
    size_t used = 0;
    score_step(&game->build.plan, game->state, at, verdicts);
    out[0] = '\0';
    for (int team = 0; team < game->state->team_count; team++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%d", team > 0 ? " " : "",
                                 (int)verdicts[team].points);
    return out;
}
