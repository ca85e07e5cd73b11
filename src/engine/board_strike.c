/* Surprises: what they do to a composed day, and what of it the team has not taken up yet.
 *
 * Everything follows from the base board and the cards dealt, so it is worked out anew whenever
 * somebody looks. Cards that a surprise has inserted are nobody's to remove, shorten or block, and
 * later ones are placed beside them: two surprises never ask for the same minute, unless the
 * author gave both a time. */
#include <string.h>

#include "base/text.h"
#include "engine/board.h"

/* A strike and where its changes must stand; -1 where a change asks for nothing. */
struct strike {
    struct board board;
    int points, dealt;
    const struct card *cards[STAGE_DEALT_MAX];
    int start[STAGE_DEALT_MAX][CARD_CHANGES_MAX]; /* inserted there; blocked from there on */
    int left[STAGE_DEALT_MAX][CARD_CHANGES_MAX];  /* cards that match may stand: so many */
};

static bool matches(const struct change *where, const struct placed *item)
{
    if (item->kind == PLACED_STRUCK)
        return false;
    bool internet = item->card != NULL && item->card->needs_internet;
    bool away = item->card != NULL && item->card->away;
    return (where->where_category < 0 || where->where_category == item->category) &&
           (where->where_internet < 0 || where->where_internet == internet) &&
           (where->where_away < 0 || where->where_away == away) &&
           (where->where_card == NULL ||
            (item->card != NULL && strcmp(where->where_card, item->card->id) == 0));
}

static bool is_unconditional(const struct change *where)
{
    return where->where_category < 0 && where->where_internet < 0 && where->where_away < 0 &&
           where->where_card == NULL;
}

static int count_matches(const struct change *where, const struct board *board)
{
    int count = 0;
    for (int i = 0; i < board->count; i++)
        count += matches(where, &board->items[i]);
    return count;
}

/* ---- when ---- */

/* The first full slot after the middle of the day, moved to where the board has a card: the one
 * that begins next, or else the last one before. */
static int moment_now(const struct stage *stage, const struct board *board)
{
    int slot = stage->slot > 0 ? stage->slot : 1;
    int now = stage->from + ((stage->to - stage->from) / 2 + slot - 1) / slot * slot;
    int next = -1, before = -1;
    for (int i = 0; i < board->count; i++) {
        const struct placed *item = &board->items[i];
        if (item->kind == PLACED_STRUCK)
            continue;
        if (item->start <= now && item->start + item->minutes > now)
            return now;
        if (item->start <= now)
            before = item->start;
        else if (next < 0 && item->start < stage->to)
            next = item->start;
    }
    return next >= 0 ? next : before >= 0 ? before : now;
}

/* The inserted card that stands in the way of `minutes` from `start` on. */
static const struct placed *obstacle(const struct board *board, int start, int minutes)
{
    for (int i = 0; i < board->count; i++) {
        const struct placed *item = &board->items[i];
        if (item->kind == PLACED_STRUCK && item->start < start + minutes &&
            item->start + item->minutes > start)
            return item;
    }
    return NULL;
}

static int clear_after(const struct board *board, int start, int minutes)
{
    const struct placed *item;
    while ((item = obstacle(board, start, minutes)) != NULL)
        start = item->start + item->minutes;
    return start;
}

static int clear_before(const struct board *board, int start, int minutes)
{
    const struct placed *item;
    while ((item = obstacle(board, start, minutes)) != NULL)
        start = item->start - minutes;
    return start;
}

static int insertion_start(const struct stage *stage, const struct board *board,
                           const struct change *change, int now)
{
    int start;
    if (change->at >= 0) {
        start = change->at;
    } else if (change->before >= 0) {
        start = clear_before(board, change->before - change->minutes, change->minutes);
    } else {
        start = clear_after(board, now, change->minutes);
        if (start + change->minutes > stage->to) {
            int earlier = clear_before(board, now, change->minutes);
            start = earlier >= stage->from ? earlier : start;
        }
    }
    return start > stage->from ? start : stage->from;
}

/* ---- what ---- */

/* Where it was placed, -1 when the board is full. */
static int insert(const struct stage *stage, struct board *board, const struct card *card, int at,
                  int now)
{
    const struct change *change = &card->changes[at];
    int start = insertion_start(stage, board, change, now);
    struct placed item = {.card = card,
                          .change = (uint8_t)at,
                          .kind = PLACED_STRUCK,
                          .category = change->category,
                          .value = change->value,
                          .minutes = change->minutes};
    if (start >= DAY_MINUTES)
        return -1;
    item.start = (int16_t)start;
    if (change->title != NULL)
        text_copy(item.title, sizeof item.title, change->title);
    return board_add(board, &item, NULL) ? start : -1;
}

/* Those that match become shorter; what has no minute left leaves the day. Returns how many. */
static int shorten(struct board *board, const struct change *change, int minutes)
{
    int done = 0;
    for (int i = 0; i < board->count && (change->limit <= 0 || done < change->limit); i++) {
        struct placed *item = &board->items[i];
        if (!matches(change, item))
            continue;
        done++;
        if (item->minutes > minutes)
            item->minutes = (int16_t)(item->minutes - minutes);
        else
            board_remove(board, i--);
    }
    return done;
}

static void raise_values(struct board *board, const struct change *change)
{
    for (int i = 0; i < board->count; i++) {
        struct placed *item = &board->items[i];
        if (!matches(change, item))
            continue;
        int value = item->value + change->amount;
        item->value = (int8_t)(value < 0 ? 0 : value > CARD_VALUE_MAX ? CARD_VALUE_MAX : value);
    }
}

static void change_board(struct strike *strike, const struct stage *stage, int which, int at,
                         int now)
{
    const struct card *card = strike->cards[which];
    const struct change *change = &card->changes[at];
    struct board *board = &strike->board;
    switch ((enum change_kind)change->kind) {
    case CHANGE_INSERT:
        strike->start[which][at] = insert(stage, board, card, at, now);
        break;
    case CHANGE_REMOVE:
        /* A cancelled meeting that was not in the day forbids none. */
        if (shorten(board, change, BOARD_MINUTES_MAX) > 0 || change->limit <= 0)
            strike->left[which][at] = 0;
        break;
    case CHANGE_SHORTEN:
        shorten(board, change, change->minutes);
        break;
    case CHANGE_BLOCK:
        strike->start[which][at] = change->at >= 0 ? change->at : now;
        break;
    case CHANGE_VALUE:
        raise_values(board, change);
        break;
    case CHANGE_POINTS:
        if (is_unconditional(change) || count_matches(change, board) > 0)
            strike->points += change->amount;
        break;
    case CHANGE_OFFER: /* the team's to take or leave */
    case CHANGE_KINDS:
        break;
    }
}

/* An insertion with a time of its own comes first: those that may move make room for it. */
static bool is_fixed(const struct change *change)
{
    return change->kind == CHANGE_INSERT && change->at >= 0;
}

static int base_of(const struct plan *plan, int at)
{
    int base = plan->steps[at]->stage->base[0];
    return base < at ? base : -1;
}

static void find_dealt(const struct plan *plan, const struct state *state, int at, int team,
                       struct strike *strike)
{
    const struct deck *deck = plan->steps[at]->stage->deck;
    uint8_t dealt[STAGE_DEALT_MAX];
    int count = state_dealt(state, at, team, dealt);
    strike->dealt = 0;
    for (int i = 0; i < count && deck != NULL; i++)
        if (dealt[i] < deck->count)
            strike->cards[strike->dealt++] = &deck->cards[dealt[i]];
}

static void strike_team(const struct plan *plan, const struct state *state, int at, int team,
                        struct strike *strike)
{
    const struct stage *stage = plan->steps[at]->stage;
    int base = base_of(plan, at);
    strike->points = 0;
    strike->board.count = 0;
    memset(strike->start, -1, sizeof strike->start);
    memset(strike->left, -1, sizeof strike->left);
    find_dealt(plan, state, at, team, strike);
    if (base >= 0)
        board_of(plan, state, base, team, &strike->board);

    for (int fixed = 1; fixed >= 0; fixed--)
        for (int i = 0; i < strike->dealt; i++) {
            int now = moment_now(stage, &strike->board);
            for (int j = 0; j < strike->cards[i]->change_count; j++)
                if (is_fixed(&strike->cards[i]->changes[j]) == fixed)
                    change_board(strike, stage, i, j, now);
        }
    for (int i = 0; i < strike->dealt; i++)
        for (int j = 0; j < strike->cards[i]->change_count; j++)
            if (strike->left[i][j] >= 0)
                strike->left[i][j] = count_matches(&strike->cards[i]->changes[j], &strike->board);
}

void board_strike(const struct plan *plan, const struct state *state, int at, int team,
                  struct board *board, int *points)
{
    struct strike strike;
    strike_team(plan, state, at, team, &strike);
    *board = strike.board;
    *points = strike.points;
}

/* ---- what is ignored ---- */

static bool stands_inserted(const struct board *board, const struct card *card, int at, int start)
{
    const struct change *change = &card->changes[at];
    for (int i = 0; i < board->count; i++) {
        const struct placed *item = &board->items[i];
        if (item->kind != PLACED_STRUCK || item->card != card || item->change != at ||
            item->minutes < change->minutes)
            continue;
        bool any_time_before = change->at < 0 && change->before >= 0;
        if (any_time_before ? item->start + item->minutes <= change->before : item->start == start)
            return true;
        if (item->start == start) /* no room before: where it was put will do */
            return true;
    }
    return false;
}

static bool uses_blocked(const struct board *board, const struct change *change, int start)
{
    for (int i = 0; i < board->count; i++) {
        const struct placed *item = &board->items[i];
        if (matches(change, item) && item->start < start + change->minutes &&
            item->start + item->minutes > start)
            return true;
    }
    return false;
}

static bool is_ignored(const struct strike *strike, int which, int at, const struct board *board)
{
    const struct card *card = strike->cards[which];
    const struct change *change = &card->changes[at];
    int start = strike->start[which][at], left = strike->left[which][at];
    if (change->kind == CHANGE_INSERT)
        return start >= 0 && !stands_inserted(board, card, at, start);
    if (change->kind == CHANGE_BLOCK)
        return uses_blocked(board, change, start);
    return left >= 0 && count_matches(change, board) > left;
}

uint32_t board_ignores(const struct plan *plan, const struct state *state, int at, int team,
                       const struct board *board)
{
    struct strike strike;
    uint32_t ignored = 0;
    strike_team(plan, state, at, team, &strike);
    for (int i = 0; i < strike.dealt; i++)
        for (int j = 0; j < strike.cards[i]->change_count; j++)
            if (is_ignored(&strike, i, j, board))
                ignored |= UINT32_C(1) << i;
    return ignored;
}

/* ---- the team's board ---- */

/* Values are the cards' own in a canonical text; what the surprises up to now have raised is raised
 * again. */
static void raise_by_draws(const struct plan *plan, const struct state *state, int at, int team,
                           struct board *board)
{
    for (; at >= 0 && plan->steps[at]->task == TASK_DRAW; at = base_of(plan, at)) {
        struct strike strike;
        find_dealt(plan, state, at, team, &strike);
        for (int i = 0; i < strike.dealt; i++)
            for (int j = 0; j < strike.cards[i]->change_count; j++)
                if (strike.cards[i]->changes[j].kind == CHANGE_VALUE)
                    raise_values(board, &strike.cards[i]->changes[j]);
    }
}

void board_of(const struct plan *plan, const struct state *state, int at, int team,
              struct board *board)
{
    const struct step *step = plan->steps[at];
    const struct answer *answer = state_answer(state, at, team);
    int points;
    board->count = 0;
    if (answer->given && board_read(step, answer_text(answer), board))
        raise_by_draws(plan, state, at, team, board);
    else if (step->task == TASK_DRAW)
        board_strike(plan, state, at, team, board, &points);
}
