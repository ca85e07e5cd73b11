/* effects: what settling a step does to the indicators of its game.
 *
 * What the answers do is computed for everybody from the values before the step and added up, so
 * that no team's change hangs on another's place in the list. The rules then run one after the
 * other, each for all teams at once. */
#include "engine/effects.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "engine/board.h"
#include "engine/formula_internal.h"
#include "engine/path.h"

/* Bytes of the causes in an event's text: a batch holds an event for every indicator of every
 * team. */
enum { CAUSES_TEXT_MAX = 48, CAUSES_AT_FIRST = 64 };

#define CAUSE_RULES "rules"
#define CAUSE_BACK "back" /* the step is voided or opened again */

/* What had a hand in a change. */
struct cause {
    const char *id;
    uint8_t indicator, voice;
};

struct settling {
    const struct plan *plan;
    const struct state *state;
    const struct game *game;
    const struct stage *stage;
    int at;
    int32_t before[GAME_INDICATORS_MAX][VOICES], values[GAME_INDICATORS_MAX][VOICES];
    int64_t gains[GAME_INDICATORS_MAX][VOICES]; /* of the answers */
    uint32_t low, high;                         /* indicators that a limit stopped */
    struct cause *causes;                       /* owned */
    size_t cause_count, cause_capacity;
};

static const struct game *game_at(const struct plan *plan, int at)
{
    const struct stage *stage = plan->steps[at]->stage;
    const struct game *game = stage != NULL ? stage->game : NULL;
    return game != NULL && game->indicator_count > 0 ? game : NULL;
}

/* Which voices hold a value of this indicator: the room, or every team. */
static int first_voice(const struct indicator *indicator)
{
    return indicator->shared ? ROOM : 0;
}

static int end_voice(const struct indicator *indicator, const struct state *state)
{
    return indicator->shared ? ROOM + 1 : state->team_count;
}

static void add_cause(struct settling *settling, int indicator, int voice, const char *id)
{
    if (settling->cause_count == settling->cause_capacity) {
        settling->cause_capacity =
            settling->cause_capacity == 0 ? CAUSES_AT_FIRST : settling->cause_capacity * 2;
        settling->causes =
            mem_realloc(settling->causes, settling->cause_capacity * sizeof *settling->causes);
    }
    settling->causes[settling->cause_count++] =
        (struct cause){.id = id, .indicator = (uint8_t)indicator, .voice = (uint8_t)voice};
}

static void put_value(struct settling *settling, int indicator, int voice, int64_t value)
{
    const struct indicator *rule = &settling->game->indicators[indicator];
    if (value < rule->least) {
        settling->low |= UINT32_C(1) << indicator;
        value = rule->least;
    }
    if (value > rule->most) {
        settling->high |= UINT32_C(1) << indicator;
        value = rule->most;
    }
    settling->values[indicator][voice] = (int32_t)value;
}

static int32_t compute(const struct settling *settling, const struct effect *effect,
                       const int32_t (*values)[VOICES], int team)
{
    struct formula_scene scene = {.plan = settling->plan,
                                  .state = settling->state,
                                  .values = values,
                                  .step = settling->at,
                                  .team = team};
    return formula_run(&effect->formula, &scene);
}

/* ---- what the answers do ---- */

/* One effect of what a team (-1: the room) did, on its own value or on the shared one. */
static void gain(struct settling *settling, const struct effect *effect, int team, const char *id)
{
    int voice = settling->game->indicators[effect->indicator].shared ? ROOM : team;
    if (voice < 0)
        return;
    int64_t value = compute(settling, effect, (const int32_t(*)[VOICES])settling->before, team);
    if (effect->sets)
        value -= settling->before[effect->indicator][voice];
    settling->gains[effect->indicator][voice] += value;
    if (value != 0)
        add_cause(settling, effect->indicator, voice, id);
}

static void gain_all(struct settling *settling, const struct effects *effects, int team,
                     const char *id)
{
    for (size_t i = 0; i < effects->count; i++)
        gain(settling, &effects->items[i], team, id);
}

/* Every card that stands, as often as it stands, and once every surprise that was dealt: what a
 * surprise has put on the board is the surprise itself. */
static void settle_board(struct settling *settling, int team)
{
    struct board board;
    uint8_t dealt[STAGE_DEALT_MAX];
    const struct deck *deck = settling->stage->deck;
    board_of(settling->plan, settling->state, settling->at, team, &board);
    for (int i = 0; i < board.count; i++)
        if (board.items[i].kind == PLACED_CARD)
            gain_all(settling, &board.items[i].card->effects, team, board.items[i].card->id);
    int count = state_dealt(settling->state, settling->at, team, dealt);
    for (int i = 0; i < count; i++)
        if (deck != NULL && dealt[i] < deck->count)
            gain_all(settling, &deck->cards[dealt[i]].effects, team, deck->cards[dealt[i]].id);
}

static const char *answer_of(const struct settling *settling, int team)
{
    const struct answer *answer = state_answer(settling->state, settling->at, team);
    return answer->given ? answer_text(answer) : "";
}

static void settle_choice(struct settling *settling, int team)
{
    bool of_room = settling->stage->by == BY_ROOM;
    int choice = path_option(settling->plan->steps[settling->at],
                             answer_of(settling, of_room ? ROOM : team));
    if (choice < 0)
        return;
    const struct item *item = &settling->stage->items[choice];
    for (size_t i = 0; i < item->effects.count; i++) {
        bool shared = settling->game->indicators[item->effects.items[i].indicator].shared;
        if (!of_room || shared == (team < 0)) /* the room's choice touches a shared one once */
            gain(settling, &item->effects.items[i], team, item->id);
    }
}

static void settle_amounts(struct settling *settling, int team)
{
    if (*answer_of(settling, team) == '\0')
        return;
    for (size_t i = 0; i < settling->stage->item_count; i++)
        gain_all(settling, &settling->stage->items[i].effects, team, settling->stage->items[i].id);
}

static void settle_answers(struct settling *settling)
{
    static void (*const by_task[TASK_KINDS])(struct settling * settling, int team) = {
        [TASK_COMPOSE] = settle_board,
        [TASK_DRAW] = settle_board,
        [TASK_DECIDE] = settle_choice,
        [TASK_ALLOCATE] = settle_amounts,
    };
    enum task_kind task = (enum task_kind)settling->plan->steps[settling->at]->task;
    if (by_task[task] == NULL)
        return;
    for (int team = 0; team < settling->state->team_count; team++)
        if (team_may_answer(settling->state, settling->at, team))
            by_task[task](settling, team);
    if (task == TASK_DECIDE && settling->stage->by == BY_ROOM)
        settle_choice(settling, -1);
    for (int i = 0; i < settling->game->indicator_count; i++)
        for (int voice = 0; voice < VOICES; voice++)
            if (settling->gains[i][voice] != 0)
                put_value(settling, i, voice,
                          settling->before[i][voice] + settling->gains[i][voice]);
}

/* ---- the stage's own rules ---- */

static void run_rule(struct settling *settling, const struct effect *effect)
{
    int64_t next[VOICES];
    bool takes_part[VOICES] = {false};
    const struct indicator *indicator = &settling->game->indicators[effect->indicator];
    int32_t *values = settling->values[effect->indicator];
    int end = end_voice(indicator, settling->state);
    for (int voice = first_voice(indicator); voice < end; voice++) {
        takes_part[voice] = voice == ROOM || team_may_answer(settling->state, settling->at, voice);
        if (takes_part[voice])
            next[voice] = (effect->sets ? 0 : (int64_t)values[voice]) +
                          compute(settling, effect, (const int32_t(*)[VOICES])settling->values,
                                  voice == ROOM ? -1 : voice);
    }
    for (int voice = first_voice(indicator); voice < end; voice++) {
        if (!takes_part[voice])
            continue;
        if (next[voice] != values[voice])
            add_cause(settling, effect->indicator, voice, CAUSE_RULES);
        put_value(settling, effect->indicator, voice, next[voice]);
    }
}

/* ---- events ---- */

static bool names(const char *list, const char *id)
{
    size_t length = strlen(id);
    for (; *list != '\0'; list += strcspn(list, ","), list += *list == ',')
        if (strncmp(list, id, length) == 0 && (list[length] == ',' || list[length] == '\0'))
            return true;
    return false;
}

/* "a12,a07,rules"; an … stands for those that there is no room for. */
static void name_causes(const struct settling *settling, int indicator, int voice,
                        char out[CAUSES_TEXT_MAX])
{
    static const char more[] = ",…";
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < settling->cause_count; i++) {
        const struct cause *cause = &settling->causes[i];
        if (cause->indicator != indicator || cause->voice != voice || names(out, cause->id))
            continue;
        size_t length = strlen(cause->id);
        if (used + length + 1 + sizeof more > CAUSES_TEXT_MAX) {
            text_copy(out + used, CAUSES_TEXT_MAX - used, used > 0 ? more : more + 1);
            return;
        }
        if (used > 0)
            out[used++] = ',';
        memcpy(out + used, cause->id, length + 1);
        used += length;
    }
}

static void add_change(struct event_batch *batch, const struct indicator *indicator, int at,
                       int voice, int64_t change, const char *causes)
{
    char text[EVENT_TEXT_MAX];
    text_copy(text, sizeof text - CAUSES_TEXT_MAX - 1, indicator->id);
    size_t used = strlen(text);
    text[used++] = ' ';
    text_copy(text + used, sizeof text - used, causes);
    batch_add(batch, EVENT_INDICATOR_CHANGED, at, voice == ROOM ? -1 : voice, change, text);
}

static void add_changes(const struct settling *settling, struct event_batch *batch)
{
    for (int i = 0; i < settling->game->indicator_count; i++) {
        const struct indicator *indicator = &settling->game->indicators[i];
        int end = end_voice(indicator, settling->state);
        for (int voice = first_voice(indicator); voice < end; voice++) {
            char causes[CAUSES_TEXT_MAX];
            int64_t change = (int64_t)settling->values[i][voice] - settling->before[i][voice];
            if (change == 0)
                continue;
            name_causes(settling, i, voice, causes);
            add_change(batch, indicator, settling->at, voice, change, causes);
        }
    }
}

static bool settle(struct settling *settling, const struct plan *plan, const struct state *state,
                   int at)
{
    memset(settling, 0, sizeof *settling);
    const struct game *game = game_at(plan, at);
    if (game == NULL)
        return false;
    settling->plan = plan;
    settling->state = state;
    settling->game = game;
    settling->stage = plan->steps[at]->stage;
    settling->at = at;
    for (int i = 0; i < game->indicator_count; i++)
        for (int voice = 0; voice < VOICES; voice++)
            settling->before[i][voice] = state_indicator(state, game, i, voice);
    memcpy(settling->values, settling->before, sizeof settling->values);
    settle_answers(settling);
    for (size_t i = 0; i < settling->stage->effects.count; i++)
        run_rule(settling, &settling->stage->effects.items[i]);
    return true;
}

void effects_settle(const struct plan *plan, const struct state *state, int at,
                    struct event_batch *batch)
{
    struct settling settling;
    if (!settle(&settling, plan, state, at))
        return;
    add_changes(&settling, batch);
    batch_add(batch, EVENT_INDICATORS_KEPT, at, -1, 0, "");
    free(settling.causes);
}

void effects_ahead(const struct plan *plan, const struct state *state, int at, int voice,
                   int64_t changes[GAME_INDICATORS_MAX])
{
    struct settling settling;
    memset(changes, 0, GAME_INDICATORS_MAX * sizeof *changes);
    if (!settle(&settling, plan, state, at))
        return;
    for (int i = 0; i < settling.game->indicator_count; i++)
        if (settling.game->indicators[i].shared == (voice == ROOM))
            changes[i] = (int64_t)settling.values[i][voice] - settling.before[i][voice];
    free(settling.causes);
}

void effects_stopped(const struct plan *plan, const struct state *state, int at, uint32_t *low,
                     uint32_t *high)
{
    struct settling settling;
    settle(&settling, plan, state, at);
    *low = settling.low;
    *high = settling.high;
    free(settling.causes);
}

/* ---- taking back, and what it is worth ---- */

void effects_take_back(const struct plan *plan, const struct state *state, int at,
                       struct event_batch *batch)
{
    const struct game *game = game_at(plan, at);
    for (int i = 0; game != NULL && i < game->indicator_count; i++) {
        const struct indicator *indicator = &game->indicators[i];
        int end = end_voice(indicator, state);
        for (int voice = first_voice(indicator); voice < end; voice++) {
            int64_t change = -(int64_t)state_step_change(state, plan, at, i, voice);
            if (change != 0)
                add_change(batch, indicator, at, voice, change, CAUSE_BACK);
        }
    }
}

int32_t effects_points(const struct game *game, const struct state *state, int team)
{
    enum { MILLION = 1000000 };
    int64_t sum = 0;
    for (int i = 0; i < game->indicator_count; i++) {
        int64_t worth;
        if (__builtin_mul_overflow((int64_t)state_indicator(state, game, i, team),
                                   game->indicators[i].weight, &worth) ||
            __builtin_add_overflow(sum, worth, &sum))
            return 0; /* beyond any number of points: a weight nobody means */
    }
    int64_t points = sum / MILLION;
    if (points > PLAN_POINTS_MAX)
        return PLAN_POINTS_MAX;
    return points < -PLAN_POINTS_MAX ? -PLAN_POINTS_MAX : (int32_t)points;
}
