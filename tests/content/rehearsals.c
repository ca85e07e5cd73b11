/* The games that are shipped, as they come out of their files: each can be played to its end, and
 * the beer game keeps to its board (tests/engine/beer.c has the whole table). */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/content.h"
#include "engine/engine.h"
#include "engine/rehearse.h"
#include "expect.h"

enum { PLAYS = 40, WEEKS = 20 };

static const struct plan *load(const char *path, struct arena *arena)
{
    struct load_options options = {.language = LANGUAGE_RU};
    struct complaints complaints = {0};
    const struct plan *plan = content_load(path, &options, arena, &complaints);
    if (complaints.errors > 0)
        expect_text(complaints.items[0].text, path);
    complaints_free(&complaints);
    return plan;
}

/* Nothing that is drawn at random is refused, the play ends, and every step is played in some play
 * unless it has a condition. */
static void rehearse_file(const char *path)
{
    struct arena arena = {0};
    struct rehearsal rehearsal;
    const struct plan *plan = load(path, &arena);
    for (int teams = 2; plan != NULL && teams <= 5; teams += 3) {
        rehearse(plan, teams, PLAYS, 35, &rehearsal);
        if (rehearsal.refused > 0)
            print_error("%s: %u refused\n", path, rehearsal.refused);
        expect_int(rehearsal.refused, 0);
        for (uint32_t at = 0; at < plan->step_count; at++) {
            const struct stage *stage = plan->steps[at]->stage;
            bool conditional = stage != NULL && stage->when.length > 0;
            if (rehearsal.reached[at] == 0 && !conditional)
                print_error("%s: step %u (%s) is never played\n", path, at, plan->steps[at]->id);
            expect_true(rehearsal.reached[at] > 0 || conditional);
        }
        rehearsal_free(&rehearsal);
    }
    arena_free(&arena);
}

static void test_every_game(void **state)
{
    (void)state;
    glob_t found;
    expect_int(glob("games/*.yaml", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct arena arena = {0};
        struct load_options options = {.language = LANGUAGE_RU, .lint = true};
        struct complaints complaints = {0};
        content_load(found.gl_pathv[i], &options, &arena, &complaints);
        bool cards_only = complaints.cards_only;
        complaints_free(&complaints);
        arena_free(&arena);
        if (!cards_only)
            rehearse_file(found.gl_pathv[i]);
    }
    globfree(&found);
}

/* ---- the beer game ---- */

struct beer {
    const struct plan *plan;
    struct state *state;
    struct event_batch *batch;
};

static void tell(struct beer *beer, enum command_kind kind, int team, int64_t amount,
                 const char *text)
{
    struct command command = {.kind = kind, .team = team, .amount = amount, .text = text};
    struct moment now = {.wall_ms = 1, .mono_ns = 1};
    expect_int(decide(beer->plan, beer->state, &command, now, beer->batch), REFUSED_NO);
    for (size_t i = 0; i < beer->batch->count; i++)
        evolve(beer->plan, beer->state, &beer->batch->events[i]);
}

static int32_t value_of(const struct beer *beer, const char *id)
{
    const struct game *game = beer->plan->games[0];
    int indicator = game_indicator(game, id, strlen(id));
    expect_true(indicator >= 0);
    return state_indicator(beer->state, game, indicator, 0);
}

/* Every role passes on what was ordered from it. */
static void play_week(struct beer *beer)
{
    char orders[64];
    expect_int(beer->plan->steps[beer->state->step]->task, TASK_ALLOCATE);
    tell(beer, COMMAND_NEXT, -1, 0, NULL);
    snprintf(orders, sizeof orders, "%d %d %d %d", value_of(beer, "спрос"),
             value_of(beer, "пришло_о"), value_of(beer, "пришло_д"), value_of(beer, "пришло_з"));
    tell(beer, COMMAND_ANSWER, 0, 0, orders);
    for (int next = 0; next < 3; next++)
        tell(beer, COMMAND_NEXT, -1, 0, NULL);
}

static void test_beer(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct beer beer = {.plan = load("games/beer-game.yaml", &arena),
                        .batch = mem_alloc(sizeof *beer.batch)};
    beer.state = state_new(beer.plan, 35);
    tell(&beer, COMMAND_TEAM_ADD, -1, 0, "Томь");
    tell(&beer, COMMAND_ENTRY, -1, ENTRY_HOST, NULL);
    tell(&beer, COMMAND_NEXT, -1, 0, NULL);
    while (beer.plan->steps[beer.state->step]->task != TASK_ALLOCATE)
        tell(&beer, COMMAND_NEXT, -1, 0, NULL);
    for (int week = 0; week < WEEKS; week++)
        play_week(&beer);
    expect_int(value_of(&beer, "затраты"), 816);
    expect_int(value_of(&beer, "итог_р"), -12);
    expect_int(value_of(&beer, "итог_о"), -8);
    expect_int(value_of(&beer, "итог_д"), -4);
    expect_int(value_of(&beer, "итог_з"), 0);
    expect_int(value_of(&beer, "спрос"), 8);
    while (beer.state->stage != STAGE_FINAL)
        tell(&beer, COMMAND_NEXT, -1, 0, NULL);
    expect_int(beer.state->teams[0].score, -816);
    free(beer.batch);
    free(beer.state);
    arena_free(&arena);
}

const struct test_case tests_rehearsals[] = {TEST(test_every_game), TEST(test_beer), {0}};
