/* editor: the keys of a day made from cards; editor_draw.c has its look. */
#include "ui/stages/editor.h"

#include "base/text.h"
#include "engine/tasks/tasks.h"

enum { HOUR = 60, NUMBER_DIGITS = 3 };

/* ---- the desk ---- */

static int slot_of(const struct day *day)
{
    return day->step->stage->slot > 0 ? day->step->stage->slot : 1;
}

int desk_lifted(const struct desk *desk, const struct board *board)
{
    int at = desk->top - 1;
    bool held = desk->pane == PANE_DAY && at >= 0 && at < board->count;
    return held && board->items[at].start == desk->minute ? at : -1;
}

static void gather(const struct view *view, const struct desk *desk, struct day *day)
{
    day_gather(view, view->state->step, desk->team, day);
}

static void stand_at(const struct day *day, struct desk *desk, int minute)
{
    int from = day->step->stage->from, end = day_end(day);
    for (int i = 0; i < day->board.count; i++)
        from = day->board.items[i].start < from ? day->board.items[i].start : from;
    desk->minute = minute < from ? from : minute > end ? end : minute;
}

/* The cursor goes where the next card may stand. */
static void stand_free(const struct day *day, struct desk *desk, int from)
{
    desk->minute = board_free_from(day->step, &day->board, from, slot_of(day));
}

void editor_begin(const struct view *view, struct desk *desk)
{
    struct day day;
    if (desk->team < 0 || desk->team >= TEAMS_MAX)
        return;
    gather(view, desk, &day);
    desk->pane = PANE_CARDS;
    desk->column = 0;
    stand_free(&day, desk, day.step->stage->from);
}

struct outcome editor_give(const struct view *view, const struct desk *desk,
                           const struct board *board)
{
    char *text = arena_alloc(view->frame, ANSWER_MAX);
    board_write(board, text, ANSWER_MAX);
    return stage_give(view, desk, text);
}

/* ---- putting, taking away, stretching, moving ---- */

struct outcome editor_put(const struct view *view, struct desk *desk, struct day *day,
                          const struct placed *item)
{
    if (!board_add(&day->board, item, NULL))
        return OUTCOME(NOT_NOW);
    desk->digits[0] = '\0';
    stand_free(day, desk, item->start + item->minutes);
    return editor_give(view, desk, &day->board);
}

static struct outcome put_entry(const struct view *view, struct desk *desk, struct day *day)
{
    struct entry *entries;
    int count = entries_list(view, day, desk->team, desk->digits, &entries);
    int at = entries_chosen(desk, entries, count);
    if (at < 0) {
        desk->digits[0] = '\0';
        return OUTCOME(STAY);
    }
    const struct entry *entry = &entries[at];
    struct placed item = {.start = (int16_t)desk->minute,
                          .minutes = (int16_t)entry_minutes(entry),
                          .category = (int8_t)entry_category(entry)};
    if (entry->offer != NULL) { /* the team's own to take or leave */
        item.kind = PLACED_OWN;
        item.value = entry->offer->value;
        text_copy(item.title, sizeof item.title, entry_title(entry));
    } else {
        item.kind = PLACED_CARD;
        item.card = entry->card;
        item.value = entry->card->value;
    }
    if (entry->offer == NULL)
        desk->row = (int)(entry->card - day->deck->cards) +
                    entries_list(view, day, desk->team, "", &entries) - day->deck->count;
    return editor_put(view, desk, day, &item);
}

static struct outcome take_away(const struct view *view, struct desk *desk)
{
    struct day day;
    gather(view, desk, &day);
    int at = day_item_at(&day.board, desk->minute);
    if (at < 0)
        return OUTCOME(NOT_NOW);
    int start = day.board.items[at].start;
    board_remove(&day.board, at);
    desk->top = 0;
    stand_at(&day, desk, start);
    return editor_give(view, desk, &day.board);
}

static struct outcome stretch(const struct view *view, struct desk *desk, int slots)
{
    struct day day;
    gather(view, desk, &day);
    int at = day_item_at(&day.board, desk->minute);
    if (at < 0)
        return OUTCOME(NOT_NOW);
    const struct placed *item = &day.board.items[at];
    int end = item->start + item->minutes, minutes = item->minutes + slots * slot_of(&day);
    if (minutes < slot_of(&day) || !board_resize(&day.board, at, minutes))
        return OUTCOME(NOT_NOW);
    if (desk->minute == end) /* it stood behind the card and stays there */
        desk->minute = item->start + minutes;
    return editor_give(view, desk, &day.board);
}

static struct outcome carry(const struct view *view, struct desk *desk, struct day *day, int at,
                            int minutes)
{
    int start = day->board.items[at].start + minutes;
    if (start < day->step->stage->from || start + slot_of(day) > DAY_MINUTES ||
        !board_move(&day->board, &at, start))
        return OUTCOME(STAY);
    desk->top = at + 1;
    desk->minute = start;
    return editor_give(view, desk, &day->board);
}

/* ---- the arrows ---- */

/* To the next mark of the slots, so that a card of an odd length is not followed for ever. */
static int next_mark(const struct day *day, int minute, int slots)
{
    int slot = slot_of(day), from = day->step->stage->from;
    int past = ((minute - from) % slot + slot) % slot;
    if (past == 0)
        return minute + slots * slot;
    return slots > 0 ? minute - past + slot : minute - past;
}

static struct outcome go_in_time(const struct view *view, struct desk *desk, int slots, int minutes)
{
    struct day day;
    gather(view, desk, &day);
    int lifted = desk_lifted(desk, &day.board);
    if (lifted >= 0)
        return carry(view, desk, &day, lifted, minutes != 0 ? minutes : slots * slot_of(&day));
    int to = minutes != 0 ? desk->minute + minutes : next_mark(&day, desk->minute, slots);
    stand_at(&day, desk, to);
    return OUTCOME(STAY);
}

static struct outcome go_in_list(const struct view *view, struct desk *desk, int lines)
{
    struct day day;
    struct entry *entries;
    gather(view, desk, &day);
    int count = entries_list(view, &day, desk->team, "", &entries);
    int row = (desk->row < count ? desk->row : count - 1) + lines;
    desk->row = row < 0 || count == 0 ? 0 : row >= count ? count - 1 : row;
    desk->digits[0] = '\0';
    return OUTCOME(STAY);
}

static struct outcome go(const struct view *view, struct desk *desk, int by)
{
    return desk->pane == PANE_DAY ? go_in_time(view, desk, by, 0) : go_in_list(view, desk, by);
}

static struct outcome go_to_edge(const struct view *view, struct desk *desk, bool last)
{
    struct day day;
    if (desk->pane != PANE_DAY)
        return go_in_list(view, desk, last ? DECK_CARDS_MAX * 2 : -DECK_CARDS_MAX * 2);
    gather(view, desk, &day);
    desk->top = 0;
    stand_at(&day, desk, last ? DAY_MINUTES : 0);
    return OUTCOME(STAY);
}

static struct outcome enter(const struct view *view, struct desk *desk)
{
    struct day day;
    gather(view, desk, &day);
    if (desk->pane != PANE_DAY || desk->digits[0] != '\0')
        return put_entry(view, desk, &day);
    int lifted = desk_lifted(desk, &day.board), at = day_item_at(&day.board, desk->minute);
    if (lifted >= 0) {
        desk->top = 0;
        return OUTCOME(STAY);
    }
    bool covered =
        at >= 0 && desk->minute < day.board.items[at].start + day.board.items[at].minutes;
    if (!covered)
        return put_entry(view, desk, &day);
    desk->top = at + 1;
    desk->minute = day.board.items[at].start;
    return OUTCOME(STAY);
}

/* ---- the editor's keys ---- */

static enum message enter_label(const struct view *view, const struct desk *desk)
{
    struct day day;
    if (desk->typing && desk->typing_for == TYPING_NUMBERS)
        return MSG_key_add;
    if (desk->typing)
        return desk->typing_for == TYPING_CATEGORY ? MSG_day_key_put : MSG_day_key_on;
    if (desk->pane != PANE_DAY || desk->digits[0] != '\0')
        return MSG_day_key_put;
    gather(view, desk, &day);
    if (desk_lifted(desk, &day.board) >= 0)
        return MSG_day_key_drop;
    int at = day_item_at(&day.board, desk->minute);
    bool covered =
        at >= 0 && desk->minute < day.board.items[at].start + day.board.items[at].minutes;
    return covered ? MSG_day_key_lift : MSG_day_key_put;
}

static enum message arrow_label(const struct view *view, const struct desk *desk)
{
    struct day day;
    if (desk->pane != PANE_DAY)
        return MSG_day_key_card;
    if (desk->top == 0)
        return MSG_day_key_time;
    gather(view, desk, &day);
    return desk_lifted(desk, &day.board) >= 0 ? MSG_day_key_carry : MSG_day_key_time;
}

enum message editor_label(const struct view *view, const struct desk *desk, enum action action)
{
    bool paper = numbers_are_entered(view);
    if (desk->hidden && !desk->typing)
        return MSG_nothing; /* nobody works on what cannot be seen: numbers, or Tab first */
    switch (action) {
    case ACTION_ENTER:
        return enter_label(view, desk);
    case ACTION_UP:
    case ACTION_DOWN:
        return arrow_label(view, desk);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return desk->pane == PANE_DAY ? MSG_day_key_to_cards : MSG_day_key_to_day;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        return paper ? MSG_nothing : MSG_day_key_hour;
    case ACTION_REMOVE:
        return MSG_day_key_remove;
    case ACTION_INSERT:
        return MSG_day_key_own;
    case ACTION_FIRST:
    case ACTION_LAST:
        return MSG_day_key_edge;
    default:
        return MSG_nothing;
    }
}

struct outcome editor_act(const struct view *view, struct desk *desk, enum action action)
{
    switch (action) {
    case ACTION_ENTER:
        return enter(view, desk);
    case ACTION_UP:
        return go(view, desk, -1);
    case ACTION_DOWN:
        return go(view, desk, 1);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        desk->pane = desk->pane == PANE_DAY ? PANE_CARDS : PANE_DAY;
        desk->top = 0;
        return OUTCOME(STAY);
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        return go_in_time(view, desk, 0, action == ACTION_PAGE_UP ? -HOUR : HOUR);
    case ACTION_REMOVE:
        return take_away(view, desk);
    case ACTION_INSERT:
        return own_begin(desk);
    case ACTION_FIRST:
    case ACTION_LAST:
        return go_to_edge(view, desk, action == ACTION_LAST);
    default:
        return OUTCOME(STAY);
    }
}

struct outcome editor_key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (desk->typing && desk->typing_for == TYPING_NUMBERS)
        return numbers_key(view, desk, input);
    if (desk->typing)
        return own_key(view, desk, input);
    if (input->kind != INPUT_KEY)
        return OUTCOME(STAY);
    if (digit_of(input) != '\0') {
        if (numbers_are_entered(view))
            return numbers_key(view, desk, input);
        digits_add(desk->digits, NUMBER_DIGITS, digit_of(input));
        desk->top = 0;
        return OUTCOME(STAY);
    }
    if (desk->hidden)
        return OUTCOME(STAY);
    if (input->key == PRESS_BACKSPACE && desk->digits[0] != '\0') {
        digits_drop(desk->digits);
        return OUTCOME(STAY);
    }
    if (input->key == PRESS_BACKSPACE)
        return take_away(view, desk);
    if (input->key != PRESS_CHARACTER)
        return OUTCOME(STAY);
    bool longer = input->codepoint == '+' || input->codepoint == '=';
    bool shorter = input->codepoint == '-' || input->codepoint == '_' || input->codepoint == 0x2212;
    return longer || shorter ? stretch(view, desk, longer ? 1 : -1) : OUTCOME(STAY);
}
