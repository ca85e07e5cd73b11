/* draw: surprises are dealt to the teams when the step opens, and each mends the day it composed.
 * The answer is the mended board; who changes nothing lives with the day as it was struck. */
#include <stdio.h>
#include <string.h>

#include "engine/board.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_draw;

enum { DRAW_STREAM = 1000 }; /* of the session's random streams, a step each */

static size_t answer_max(const struct step *step)
{
    (void)step;
    return ANSWER_MAX;
}

static bool holds_surprise(const struct board *board, const struct placed *struck)
{
    for (int i = 0; i < board->count; i++)
        if (board->items[i].kind == PLACED_STRUCK && board->items[i].card == struck->card &&
            board->items[i].change == struck->change)
            return true;
    return false;
}

/* Only what struck this team may stand on its board. */
static bool may_give(const struct plan *plan, const struct state *state, int at, int team,
                     const char *answer)
{
    struct board given, struck;
    int points;
    if (team < 0 || team >= TEAMS_MAX || !board_read(plan->steps[at], answer, &given))
        return false;
    board_strike(plan, state, at, team, &struck, &points);
    for (int i = 0; i < given.count; i++)
        if (given.items[i].kind == PLACED_STRUCK && !holds_surprise(&struck, &given.items[i]))
            return false;
    return true;
}

/* Thousandths: surprises taken up, less the minutes taken twice. */
static int mended(const struct plan *plan, const struct state *state, int at, int team, int dealt)
{
    struct board board;
    struct board_sums sums;
    int ignored = 0, day = plan->steps[at]->stage->to - plan->steps[at]->stage->from;
    board_of(plan, state, at, team, &board);
    board_sum(plan->steps[at], &board, &sums);
    for (uint32_t bits = board_ignores(plan, state, at, team, &board); bits != 0; bits &= bits - 1)
        ignored++;
    int share = dealt > 0 ? 1000 * (dealt - ignored) / dealt : 1000;
    if (day > 0)
        share -= 1000 * (sums.overlap < day ? sums.overlap : day) / day;
    return share > 0 ? share : 0;
}

static void score(const struct plan *plan, const struct state *state, int at,
                  struct verdict out[TEAMS_MAX])
{
    int32_t most = plan->steps[at]->points;
    for (int team = 0; team < state->team_count; team++) {
        uint8_t cards[STAGE_DEALT_MAX];
        struct board struck;
        int points, dealt = state_dealt(state, at, team, cards);
        bool given = state_answer(state, at, team)->given;
        if (!team_had_joined(state, at, team) || (dealt == 0 && !given))
            continue;
        board_strike(plan, state, at, team, &struck, &points);
        out[team] = (struct verdict){.rule = RULE_WORK, .share_of = 1000, .points = points};
        if (given) {
            out[team].share = mended(plan, state, at, team, dealt);
            out[team].points += (int32_t)((int64_t)most * out[team].share / 1000);
        }
    }
}

/* A deck of the team's own, shuffled: nothing comes twice within a team. A team that holds its
 * cards already keeps them when the step is opened again. */
static void open(const struct plan *plan, const struct state *state, int at,
                 struct event_batch *batch)
{
    const struct stage *stage = plan->steps[at]->stage;
    const struct deck *deck = stage->deck;
    int wanted = stage->dealt < STAGE_DEALT_MAX ? stage->dealt : STAGE_DEALT_MAX;
    for (int team = 0; team < state->team_count && deck != NULL; team++) {
        uint8_t order[DECK_CARDS_MAX], held[STAGE_DEALT_MAX];
        char text[EVENT_TEXT_MAX] = "";
        size_t used = 0;
        if (!team_may_answer(state, at, team) || state_dealt(state, at, team, held) > 0)
            continue;
        size_t count = deck->count < DECK_CARDS_MAX ? deck->count : DECK_CARDS_MAX;
        struct rng rng =
            rng_start(state->seed, (uint64_t)(DRAW_STREAM + at) | (uint64_t)(team + 1) << 32);
        for (size_t i = 0; i < count; i++)
            order[i] = (uint8_t)i;
        rng_shuffle(&rng, order, count);
        for (size_t i = 0; i < count && i < (size_t)wanted && used < sizeof text; i++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? "," : "",
                                     deck->cards[order[i]].id);
        if (used > 0)
            batch_add(batch, EVENT_CARDS_DEALT, at, team, 0, text);
    }
}

/* Cards that overlap move to where there is room, the surprises stay. */
static void mend(const struct step *step, struct board *board)
{
    for (int i = 1; i < board->count; i++) {
        struct placed *before = &board->items[i - 1], *item = &board->items[i];
        int end = before->start + before->minutes, at;
        if (item->start >= end)
            continue;
        at = item->kind == PLACED_STRUCK ? i - 1 : i;
        if (board->items[at].kind == PLACED_STRUCK)
            continue;
        struct placed moved = board->items[at];
        board_remove(board, at);
        moved.start = (int16_t)board_free_from(step, board, step->stage->from, moved.minutes);
        if (moved.start + moved.minutes <= step->stage->to)
            board_add(board, &moved, NULL);
        i = 0; /* every round leaves one overlap less */
    }
}

static void random_board(const struct plan *plan, const struct state *state, int at, int team,
                         struct rng *rng, char *out, size_t size)
{
    struct board board;
    int points;
    *out = '\0';
    if (team < 0 || team >= TEAMS_MAX)
        return;
    board_strike(plan, state, at, team, &board, &points);
    if (rng_below(rng, 4) > 0)
        mend(plan->steps[at], &board);
    board_write(&board, out, size);
}

const struct task_rule task_draw = {.name = "draw",
                                    .flow = FLOW_WORK,
                                    .typed = true,
                                    .answer_max = answer_max,
                                    .canonical = board_canonical,
                                    .may_give = may_give,
                                    .score = score,
                                    .open = open,
                                    .random = random_board};
