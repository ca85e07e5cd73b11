#include "engine/board.h"

#include <stdlib.h>
#include <string.h>

/* ---- placing ---- */

static bool stands(int start, int minutes)
{
    return start >= 0 && start < DAY_MINUTES && minutes >= 1 && minutes <= BOARD_MINUTES_MAX;
}

static int count_own(const struct board *board)
{
    int own = 0;
    for (int i = 0; i < board->count; i++)
        own += board->items[i].kind == PLACED_OWN;
    return own;
}

/* After those that start at the same minute: what was placed later stands later. */
static int put(struct board *board, const struct placed *item)
{
    int place = board->count;
    while (place > 0 && board->items[place - 1].start > item->start)
        place--;
    memmove(&board->items[place + 1], &board->items[place],
            (size_t)(board->count - place) * sizeof *item);
    board->items[place] = *item;
    board->count++;
    return place;
}

bool board_add(struct board *board, const struct placed *item, int *at)
{
    if (board->count >= BOARD_CARDS_MAX || !stands(item->start, item->minutes))
        return false;
    if (item->kind == PLACED_OWN && count_own(board) >= BOARD_OWN_MAX)
        return false;
    int place = put(board, item);
    if (at != NULL)
        *at = place;
    return true;
}

bool board_remove(struct board *board, int at)
{
    if (at < 0 || at >= board->count)
        return false;
    board->count--;
    memmove(&board->items[at], &board->items[at + 1],
            (size_t)(board->count - at) * sizeof board->items[at]);
    return true;
}

bool board_move(struct board *board, int *at, int start)
{
    if (*at < 0 || *at >= board->count || !stands(start, board->items[*at].minutes))
        return false;
    struct placed item = board->items[*at];
    item.start = (int16_t)start;
    board_remove(board, *at);
    *at = put(board, &item);
    return true;
}

bool board_resize(struct board *board, int at, int minutes)
{
    if (at < 0 || at >= board->count || !stands(board->items[at].start, minutes))
        return false;
    board->items[at].minutes = (int16_t)minutes;
    return true;
}

int board_free_from(const struct step *step, const struct board *board, int from, int minutes)
{
    const struct stage *stage = step->stage;
    int start = from > stage->from ? from : stage->from, last = stage->from;
    for (int i = 0; i < board->count; i++) {
        const struct placed *item = &board->items[i];
        int end = item->start + item->minutes;
        if (end > last)
            last = end;
        if (item->start < start + minutes && end > start)
            start = end; /* those before it in the order cannot reach past their own ends */
    }
    return start + minutes <= stage->to ? start : last;
}

/* ---- sums ---- */

enum { SWEEP_MINUTES = DAY_MINUTES + BOARD_MINUTES_MAX };

/* What begins less what ends at each minute. */
struct sweep {
    int16_t cards[SWEEP_MINUTES + 1], value[SWEEP_MINUTES + 1];
};

static void add_day(const struct stage *stage, const struct sweep *sweep, int first, int last,
                    struct board_sums *sums)
{
    int cards = 0, value = 0, taken = 0, breaks = 0;
    for (int minute = first; minute < last; minute++) {
        bool within = minute >= stage->from && minute < stage->to;
        cards += sweep->cards[minute];
        value += sweep->value[minute];
        taken += within && cards > 0;
        sums->overflow += !within && cards > 0;
        sums->overlap += cards > 1;
        if (within && cards == 1) {
            sums->worth += value;
            breaks += value == 0;
        }
    }
    int day = stage->to - stage->from;
    int working = day - (breaks < BOARD_BREAK_MAX ? breaks : BOARD_BREAK_MAX);
    sums->free = day - taken;
    if (working > 0)
        sums->useful = (int)(sums->worth * 1000 / (CARD_VALUE_MAX * working));
}

void board_sum(const struct step *step, const struct board *board, struct board_sums *sums)
{
    struct sweep sweep = {0};
    bool used[GAME_CATEGORIES_MAX] = {false};
    int first = SWEEP_MINUTES, last = 0;
    *sums = (struct board_sums){0};
    for (int i = 0; i < board->count; i++) {
        const struct placed *item = &board->items[i];
        int start = item->start, end = item->start + item->minutes;
        sweep.cards[start]++;
        sweep.cards[end]--;
        sweep.value[start] = (int16_t)(sweep.value[start] + item->value);
        sweep.value[end] = (int16_t)(sweep.value[end] - item->value);
        first = start < first ? start : first;
        last = end > last ? end : last;
        sums->total += item->minutes;
        if (item->category < 0 || item->category >= GAME_CATEGORIES_MAX)
            continue;
        sums->minutes[item->category] += item->minutes;
        sums->categories += item->value > 0 && !used[item->category];
        used[item->category] |= item->value > 0;
    }
    add_day(step->stage, &sweep, first, last, sums);
}

/* ---- a comparison ---- */

static int rounded(int sum, int count)
{
    return (2 * sum + count) / (2 * count);
}

static int by_distance(const void *a, const void *b)
{
    const struct shift *left = a, *right = b;
    int left_moved = abs(left->after - left->before),
        right_moved = abs(right->after - right->before);
    if (left_moved != right_moved)
        return left_moved > right_moved ? -1 : 1;
    return left->category - right->category;
}

/* Adds one team's two days; false when it lacks one of them. */
static bool add_team(const struct plan *plan, const struct state *state, const int32_t base[2],
                     int team, struct shift shifts[GAME_CATEGORIES_MAX])
{
    struct board_sums sums[2];
    for (int i = 0; i < 2; i++) {
        struct board board;
        board_of(plan, state, base[i], team, &board);
        if (board.count == 0)
            return false;
        board_sum(plan->steps[base[i]], &board, &sums[i]);
    }
    for (int i = 0; i < GAME_CATEGORIES_MAX; i++) {
        int before = sums[0].minutes[i], after = sums[1].minutes[i];
        shifts[i].before += before;
        shifts[i].after += after;
        shifts[i].teams_less += after < before;
        shifts[i].teams_more += after > before;
    }
    return true;
}

int board_shifts(const struct plan *plan, const struct state *state, int compare_step, int team,
                 struct shift out[GAME_CATEGORIES_MAX])
{
    const int32_t *base = plan->steps[compare_step]->stage->base;
    struct shift shifts[GAME_CATEGORIES_MAX] = {0};
    int teams = 0, count = 0;
    if (base[0] < 0 || base[1] < 0)
        return 0;
    for (int i = 0; i < state->team_count; i++)
        if (team < 0 || team == i)
            teams += add_team(plan, state, base, i, shifts);
    for (int i = 0; i < GAME_CATEGORIES_MAX; i++) {
        if (shifts[i].teams_less + shifts[i].teams_more == 0)
            continue;
        out[count] = shifts[i];
        out[count].category = i;
        out[count].before = rounded(shifts[i].before, teams);
        out[count].after = rounded(shifts[i].after, teams);
        count++;
    }
    qsort(out, (size_t)count, sizeof *out, by_distance);
    return count;
}
