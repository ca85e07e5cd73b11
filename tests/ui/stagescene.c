#include "ui/stagescene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"

const char *scene_teams_of(int count)
{
    static const char *const names[] = {
        [2] = "Томь|Кия",
        [3] = "Томь|Кия|Мрассу",
        [4] = "Томь|Кия|Мрассу|Иня",
        [5] = "Томь|Кия|Мрассу|Иня|Яя",
        [6] = "Томь|Кия|Мрассу|Иня|Яя|Кондома",
        [7] = "Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса",
        [8] = "Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш",
    };
    assert_true(count >= 2 && count <= 8);
    return names[count];
}

/* The next part of "a|b", in the arena; NULL after the last. */
static char *next_part(struct scene *scene, const char **list)
{
    if (**list == '\0')
        return NULL;
    size_t length = strcspn(*list, "|");
    char *part = arena_text(&scene->arena, *list, length);
    *list += length + ((*list)[length] == '|');
    return part;
}

/* Cuts the last number off a text: "Бюджет 700" → 700, "Бюджет". */
static int32_t cut_number(char *text)
{
    char *space = strrchr(text, ' ');
    assert_non_null(space);
    *space = '\0';
    return (int32_t)strtol(space + 1, NULL, 10);
}

struct game *scene_game(struct scene *scene, const char *title, const char *indicators)
{
    struct plan *plan = &scene->plan;
    struct game *game = arena_alloc(&scene->arena, sizeof *game);
    struct indicator *rows =
        arena_alloc(&scene->arena, GAME_INDICATORS_MAX * sizeof(struct indicator));
    const struct game **games = arena_alloc(&scene->arena, sizeof *games);
    *game = (struct game){.title = title, .indicators = rows, .first = plan->step_count};
    char *part;
    while ((part = next_part(scene, &indicators)) != NULL) {
        struct indicator *row = &rows[game->indicator_count++];
        row->most = cut_number(part);
        row->least = cut_number(part);
        row->start = cut_number(part);
        row->shared = part[0] == '*';
        row->title = part + row->shared;
        row->id = arena_format(&scene->arena, "i%u", (unsigned)game->indicator_count);
    }
    game->decks = arena_alloc(&scene->arena, GAME_DECKS_MAX * sizeof(struct deck));
    games[0] = game;
    plan->title = title;
    plan->kind = PLAN_GAME;
    plan->games = games;
    plan->game_count = 1;
    return game;
}

/* The scene made it: it is the scene's to change. */
static struct game *game_of(struct scene *scene)
{
    union {
        const struct game *shared;
        struct game *own;
    } game = {.shared = scene->plan.game_count > 0 ? scene->plan.games[0] : NULL};
    return game.own;
}

struct stage *scene_stage(struct scene *scene, enum task_kind task, const char *question)
{
    enum { TEN_MINUTES_MS = 600000 };
    struct game *game = game_of(scene);
    if (scene->plan.round_count == 0)
        scene_round(scene, NULL, NULL);
    struct step *step = scene_choice(scene, question, "");
    struct stage *stage = arena_alloc(&scene->arena, sizeof *stage);
    *stage = (struct stage){.game = game, .base = {-1, -1}, .most_votes = 1, .lines = 1};
    step->title = question;
    step->task = (uint8_t)task;
    step->mode = MODE_TURNS;
    step->points = 0;
    step->time_ms = TEN_MINUTES_MS;
    step->stage = stage;
    if (game != NULL)
        game->count++;
    return stage;
}

struct step *scene_last(struct scene *scene)
{
    return scene->steps[scene->plan.step_count - 1];
}

struct item *scene_items(struct scene *scene, struct stage *stage, const char *texts)
{
    struct item *items = arena_alloc(&scene->arena, STAGE_ITEMS_MAX * sizeof *items);
    char *part;
    while ((part = next_part(scene, &texts)) != NULL) {
        struct item *item = &items[stage->item_count++];
        *item = (struct item){.text = part, .most = 10, .step = 1, .weight = 1, .go = -1};
        item->id = arena_format(&scene->arena, "%u", (unsigned)stage->item_count);
    }
    stage->items = items;
    return items;
}

struct deck *scene_deck(struct scene *scene, const char *title, const char *cards)
{
    struct game *game = game_of(scene);
    union {
        const struct deck *shared;
        struct deck *own;
    } decks = {.shared = game->decks};
    struct deck *deck = &decks.own[game->deck_count++];
    struct card *all = arena_alloc(&scene->arena, DECK_CARDS_MAX * sizeof *all);
    *deck = (struct deck){.title = title, .cards = all};
    deck->id = arena_format(&scene->arena, "deck%u", (unsigned)game->deck_count);
    char *part;
    while ((part = next_part(scene, &cards)) != NULL) {
        struct card *card = &all[deck->count++];
        card->value = (int8_t)cut_number(part);
        card->minutes = (int16_t)cut_number(part);
        card->title = part;
        card->category = -1;
        card->number = deck->count;
        card->id = arena_format(&scene->arena, "a%u", (unsigned)deck->count);
    }
    return deck;
}

struct card *scene_card(struct deck *deck, int number)
{
    union {
        const struct card *shared;
        struct card *own;
    } cards = {.shared = deck->cards};
    assert_true(number >= 1 && number <= deck->count);
    return &cards.own[number - 1];
}

void scene_effect(struct scene *scene, struct effects *effects, int indicator, bool sets,
                  const char *formula)
{
    enum { EFFECTS_MAX = 8 };
    union {
        const struct effect *shared;
        struct effect *own;
    } items = {.shared = effects->items};
    if (items.own == NULL)
        items.own = arena_alloc(&scene->arena, EFFECTS_MAX * sizeof *items.own);
    assert_true(effects->count < EFFECTS_MAX);
    struct effect *effect = &items.own[effects->count++];
    *effect = (struct effect){.indicator = (uint8_t)indicator, .sets = sets};
    const struct formula_names names = {.game = game_of(scene)};
    size_t at, length;
    expect_int(formula_read(formula, &names, &scene->arena, &effect->formula, &at, &length),
               FORMULA_FINE);
    effects->items = items.own;
}

void scene_meeting(struct scene *scene, const char *title)
{
    enum { ITEMS_MAX = 16 };
    scene->plan.title = title;
    scene->plan.kind = PLAN_MEETING;
    scene->plan.agenda = arena_alloc(&scene->arena, ITEMS_MAX * sizeof(struct agenda_item));
}

struct agenda_item *scene_item(struct scene *scene, enum agenda_kind kind, const char *title,
                               int minutes, int steps, const char *day)
{
    struct plan *plan = &scene->plan;
    union {
        const struct agenda_item *shared;
        struct agenda_item *own;
    } items = {.shared = plan->agenda};
    struct agenda_item *item = &items.own[plan->agenda_count++];
    *item = (struct agenda_item){.title = title,
                                 .day = day,
                                 .first = plan->step_count - (uint32_t)steps,
                                 .count = (uint32_t)steps,
                                 .minutes = minutes,
                                 .start = -1,
                                 .kind = (uint8_t)kind,
                                 .begins_day = day != NULL};
    return item;
}

/* ---- playing ---- */

void scene_open_turns(struct scene *scene)
{
    SCENE_DO(scene, .kind = COMMAND_OPEN, .team = -1, .text = "turns");
    SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
    scene_wait(scene, 0);
}

void scene_open_paper(struct scene *scene)
{
    SCENE_DO(scene, .kind = COMMAND_OPEN, .team = -1, .text = "paper");
    scene_wait(scene, 0);
}

void scene_give(struct scene *scene, int team, const char *answer)
{
    SCENE_DO(scene, .kind = COMMAND_ANSWER, .team = team == ROOM ? -1 : team, .text = answer);
    scene_wait(scene, 0);
}

void scene_until(struct scene *scene, enum phase phase)
{
    for (int i = 0; i < 2 * TEAMS_MAX + 4 && state_phase(scene->history.state) != phase; i++)
        SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
    expect_int(state_phase(scene->history.state), phase);
    scene_wait(scene, 0);
}
