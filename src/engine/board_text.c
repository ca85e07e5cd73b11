/* A board as text: the canonical form of the journal, and the numbers the host types from paper. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/board.h"

enum { TITLE_LETTERS_MAX = 40 };

/* ---- whose cards ---- */

/* Activities of a compose step stand in its own deck; at a draw they come from any deck of the game
 * that has cards with minutes, since the board to be mended was composed in another step. */
static bool has_activities(const struct stage *stage, const struct step *step,
                           const struct deck *deck)
{
    return step->task == TASK_COMPOSE ? deck == stage->deck
                                      : deck->count > 0 && deck->cards[0].minutes > 0;
}

static const struct card *find_activity(const struct step *step, const char *id, size_t length)
{
    const struct stage *stage = step->stage;
    if (step->task == TASK_COMPOSE)
        return stage->deck != NULL ? deck_card(stage->deck, id, length) : NULL;
    for (int i = 0; stage->game != NULL && i < stage->game->deck_count; i++) {
        const struct deck *deck = &stage->game->decks[i];
        const struct card *card =
            has_activities(stage, step, deck) ? deck_card(deck, id, length) : NULL;
        if (card != NULL)
            return card;
    }
    return NULL;
}

/* A surprise of this draw or of one before it. */
static const struct card *find_surprise(const struct step *step, const char *id, size_t length)
{
    const struct stage *stage = step->stage;
    if (step->task != TASK_DRAW)
        return NULL;
    const struct card *card = stage->deck != NULL ? deck_card(stage->deck, id, length) : NULL;
    for (int i = 0; card == NULL && stage->game != NULL && i < stage->game->deck_count; i++)
        card = deck_card(&stage->game->decks[i], id, length);
    return card;
}

static struct placed place_card(const struct card *card)
{
    return (struct placed){.card = card,
                           .kind = PLACED_CARD,
                           .category = card->category,
                           .value = card->value,
                           .minutes = card->minutes};
}

/* False when the surprise inserts nothing with this change. */
static bool place_struck(const struct card *card, int change, struct placed *out)
{
    if (card == NULL || change < 0 || change >= card->change_count ||
        card->changes[change].kind != CHANGE_INSERT)
        return false;
    const struct change *inserts = &card->changes[change];
    *out = (struct placed){.card = card,
                           .change = (uint8_t)change,
                           .kind = PLACED_STRUCK,
                           .category = inserts->category,
                           .value = inserts->value,
                           .minutes = inserts->minutes};
    if (inserts->title != NULL)
        text_copy(out->title, sizeof out->title, inserts->title);
    return true;
}

/* ---- reading ---- */

/* Digits at *at, moved past; false when there are none or the number is beyond `high`. */
static bool take_number(const char **at, int high, int *value)
{
    const char *start = *at;
    *value = 0;
    while (**at >= '0' && **at <= '9') {
        *value = *value * 10 + (**at - '0');
        if (*value > high)
            return false;
        ++*at;
    }
    return *at > start;
}

static bool take(const char **at, char sign)
{
    bool there = **at == sign;
    *at += there;
    return there;
}

/* "@09:00", to the minute and with both digits of the hour. */
static bool take_start(const char **at, int16_t *start)
{
    int hour, minute;
    const char *time = *at + 1;
    if (!take(at, '@') || !take_number(at, 23, &hour) || *at != time + 2 || !take(at, ':') ||
        !take_number(at, 59, &minute) || *at != time + 5)
        return false;
    *start = (int16_t)(hour * 60 + minute);
    return true;
}

static bool take_minutes(const char **at, int16_t *minutes)
{
    int value;
    if (!take_number(at, BOARD_MINUTES_MAX, &value))
        return false;
    *minutes = (int16_t)value;
    return true;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A title up to the "@", decoded. False when it is too long or a % stands before anything but the
 * code of a printable sign. */
static bool decode_title(const char **at, char out[BOARD_TITLE_MAX])
{
    size_t used = 0;
    for (; **at != '@'; ++*at) {
        char c = **at;
        if (c == '\0' || c == ',')
            return false;
        if (c == '%') {
            int high = hex_digit((*at)[1]), low = high < 0 ? -1 : hex_digit((*at)[2]);
            if (low < 0 || high * 16 + low < ' ' || high * 16 + low > '~')
                return false;
            c = (char)(high * 16 + low);
            *at += 2;
        }
        if (used + 1 >= BOARD_TITLE_MAX)
            return false;
        out[used++] = c;
    }
    out[used] = '\0';
    return true;
}

/* Nothing but Latin and Russian letters, digits, signs and single spaces: clean as it stands. Most
 * titles are, and boards are read at every redraw. */
static bool is_plain(const char *title)
{
    uint32_t before = ' ', c;
    for (; (c = text_next(&title)) != 0; before = c)
        if ((c < ' ' || c > '~') && (c < 0x410 || c > 0x44F))
            return false;
        else if (c == ' ' && (before == ' ' || *title == '\0'))
            return false;
    return true;
}

static bool clean_title(struct arena *arena, char title[BOARD_TITLE_MAX])
{
    if (*title != '\0' && is_plain(title))
        return text_length(title) <= TITLE_LETTERS_MAX;
    const char *clean = text_clean(arena, title);
    if (*clean == '\0' || text_length(clean) > TITLE_LETTERS_MAX)
        return false;
    return text_copy(title, BOARD_TITLE_MAX, clean);
}

/* "+60.2.4.Чай", the category "-" where it has none. */
static bool read_own(const struct step *step, struct arena *arena, const char **at,
                     struct placed *item)
{
    const struct game *game = step->stage->game;
    int value, category = -1;
    item->kind = PLACED_OWN;
    if (!take(at, '+') || !take_minutes(at, &item->minutes) || !take(at, '.') ||
        !take_number(at, CARD_VALUE_MAX, &value) || !take(at, '.'))
        return false;
    if (!take(at, '-') && (!take_number(at, GAME_CATEGORIES_MAX, &category) || game == NULL ||
                           category >= game->category_count))
        return false;
    item->value = (int8_t)value;
    item->category = (int8_t)category;
    return take(at, '.') && decode_title(at, item->title) && clean_title(arena, item->title);
}

static bool read_card(const struct step *step, const char **at, struct placed *item)
{
    const char *id = *at;
    size_t length = strcspn(id, "*!@,");
    *at += length;
    if (take(at, '!')) {
        int change;
        if (!take_number(at, CARD_CHANGES_MAX, &change) ||
            !place_struck(find_surprise(step, id, length), change - 1, item))
            return false;
    } else {
        const struct card *card = length > 0 ? find_activity(step, id, length) : NULL;
        if (card == NULL)
            return false;
        *item = place_card(card);
    }
    return !take(at, '*') || take_minutes(at, &item->minutes);
}

bool board_read(const struct step *step, const char *text, struct board *board)
{
    struct arena arena = {0};
    bool fine = true;
    board->count = 0;
    while (fine && *text != '\0') {
        struct placed item = {0};
        fine =
            (*text == '+' ? read_own(step, &arena, &text, &item) : read_card(step, &text, &item)) &&
            take_start(&text, &item.start) && board_add(board, &item, NULL);
        if (fine && *text != '\0')
            fine = take(&text, ',') && *text != '\0';
    }
    arena_free(&arena);
    if (!fine)
        board->count = 0;
    return fine;
}

/* ---- writing ---- */

struct writer {
    char *out;
    size_t size, used;
    bool full;
};

static void write_bytes(struct writer *writer, const char *bytes, size_t length)
{
    if (writer->full || writer->used + length >= writer->size) {
        writer->full = true;
        return;
    }
    memcpy(writer->out + writer->used, bytes, length);
    writer->used += length;
}

static void write_char(struct writer *writer, char c)
{
    write_bytes(writer, &c, 1);
}

static void write_number(struct writer *writer, int number, int digits)
{
    char text[12];
    size_t at = sizeof text;
    unsigned left = number < 0 ? 0 : (unsigned)number;
    do
        text[--at] = (char)('0' + left % 10);
    while ((left /= 10) > 0 || sizeof text - at < (size_t)digits);
    write_bytes(writer, text + at, sizeof text - at);
}

static void write_title(struct writer *writer, const char *title)
{
    static const char hex[] = "0123456789ABCDEF";
    for (; *title != '\0'; title++) {
        size_t plain = strcspn(title, ",@%");
        write_bytes(writer, title, plain);
        title += plain;
        if (*title == '\0')
            return;
        unsigned char c = (unsigned char)*title;
        write_bytes(writer, (char[]){'%', hex[c / 16], hex[c % 16]}, 3);
    }
}

static void write_item(struct writer *writer, const struct placed *item)
{
    if (item->kind == PLACED_OWN) {
        write_char(writer, '+');
        write_number(writer, item->minutes, 1);
        write_char(writer, '.');
        write_number(writer, item->value, 1);
        write_char(writer, '.');
        if (item->category < 0)
            write_char(writer, '-');
        else
            write_number(writer, item->category, 1);
        write_char(writer, '.');
        write_title(writer, item->title);
    } else {
        write_bytes(writer, item->card->id, strlen(item->card->id));
        if (item->kind == PLACED_STRUCK) {
            write_char(writer, '!');
            write_number(writer, item->change + 1, 1);
        }
        if (item->kind == PLACED_STRUCK || item->minutes != item->card->minutes) {
            write_char(writer, '*');
            write_number(writer, item->minutes, 1);
        }
    }
    write_char(writer, '@');
    write_number(writer, item->start / 60, 2);
    write_char(writer, ':');
    write_number(writer, item->start % 60, 2);
}

bool board_write(const struct board *board, char *out, size_t size)
{
    struct writer writer = {.out = out, .size = size};
    for (int i = 0; i < board->count && !writer.full; i++) {
        size_t before = writer.used;
        if (i > 0)
            write_char(&writer, ',');
        write_item(&writer, &board->items[i]);
        if (writer.full)
            writer.used = before;
    }
    out[writer.used] = '\0';
    return !writer.full;
}

bool board_canonical(const struct step *step, const char *given, char *out, size_t size)
{
    struct board board;
    return board_read(step, given, &board) && board.count > 0 && board_write(&board, out, size);
}

/* ---- from paper ---- */

static const struct card *find_number(const struct step *step, int number)
{
    const struct stage *stage = step->stage;
    for (int i = 0; stage->game != NULL && i < stage->game->deck_count; i++)
        if (has_activities(stage, step, &stage->game->decks[i]))
            return deck_number(&stage->game->decks[i], number);
    return stage->deck != NULL && step->task == TASK_COMPOSE ? deck_number(stage->deck, number)
                                                             : NULL;
}

/* "13:00" or "13.00", within the day; false leaves *at where it was. */
static bool take_time(const struct stage *stage, const char **at, int *time)
{
    const char *start = *at, *minutes;
    int hour, minute;
    bool is_time = take_number(at, 23, &hour) && (take(at, ':') || take(at, '.')) &&
                   (minutes = *at, take_number(at, 59, &minute)) && *at == minutes + 2;
    if (is_time && hour * 60 + minute >= stage->from) {
        *time = hour * 60 + minute;
        return true;
    }
    *at = start;
    return false;
}

static bool first_insert(const struct card *card, struct placed *item)
{
    for (int i = 0; card != NULL && i < card->change_count; i++)
        if (place_struck(card, i, item))
            return true;
    return false;
}

/* "7", "7*45", "!3". */
static bool take_card(const struct step *step, const char **at, struct placed *item)
{
    int number;
    bool struck = step->task == TASK_DRAW && take(at, '!');
    if (!take_number(at, INT16_MAX, &number))
        return false;
    if (struck) {
        const struct deck *deck = step->stage->deck;
        if (deck == NULL || !first_insert(deck_number(deck, number), item))
            return false;
    } else {
        const struct card *card = find_number(step, number);
        if (card == NULL)
            return false;
        *item = place_card(card);
    }
    return !take(at, '*') || take_minutes(at, &item->minutes);
}

/* The only card of its kind among the numbered ones; -1: there are none or many. */
static int only_one(const struct board *board, const struct card *card)
{
    int found = -1;
    for (int i = 0; i < board->count; i++) {
        if (board->items[i].kind != PLACED_CARD || board->items[i].card != card)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

/* A card written right after a time: the same one, where it stood alone before the line and still
 * stands there, leaves its place, and keeps the length it was given. */
static void take_up(const struct board *before, struct board *board, struct placed *item)
{
    int was = only_one(before, item->card), is = only_one(board, item->card);
    if (item->kind != PLACED_CARD || was < 0 || is < 0 ||
        board->items[is].start != before->items[was].start)
        return;
    if (item->minutes == item->card->minutes)
        item->minutes = board->items[is].minutes;
    board_remove(board, is);
}

static int end_of_last(const struct stage *stage, const struct board *board)
{
    int last = stage->from;
    for (int i = 0; i < board->count; i++) {
        int end = board->items[i].start + board->items[i].minutes;
        last = end > last ? end : last;
    }
    return last;
}

bool board_add_numbers(const struct step *step, const char *text, struct board *board, size_t *at)
{
    static const char spaces[] = " \t\n,;+";
    const struct stage *stage = step->stage;
    const struct board before = *board;
    const char *here = text + strspn(text, spaces);
    int time = end_of_last(stage, board);
    bool timed = false;
    while (*here != '\0') {
        const char *word = here;
        struct placed item = {0};
        bool fine = true;
        if (take(&here, '-')) {
            time += stage->slot;
            timed = false;
        } else if (take_time(stage, &here, &time)) {
            timed = true;
        } else {
            fine = take_card(step, &here, &item) && time < DAY_MINUTES;
            if (fine && timed)
                take_up(&before, board, &item);
            timed = false;
            item.start = (int16_t)(fine ? time : 0);
            fine = fine && board_add(board, &item, NULL);
            time += item.minutes;
        }
        size_t gap = strspn(here, spaces);
        if (!fine || (gap == 0 && *here != '\0')) {
            *at = (size_t)(word - text);
            return false;
        }
        here += gap;
    }
    return true;
}
