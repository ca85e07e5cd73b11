#include "term/keys.h"

#include <string.h>

#include "base/text.h"

enum { ESCAPE = 0x1B };

/* What a sequence at the start of the bytes turned out to be. */
enum verdict {
    MORE,    /* not complete */
    NOTHING, /* complete, and of no interest */
    FOUND,
};

struct found {
    enum verdict verdict;
    size_t length; /* bytes taken */
    struct input input;
};

static struct found more(void)
{
    return (struct found){.verdict = MORE};
}

static struct found nothing(size_t length)
{
    return (struct found){.verdict = NOTHING, .length = length};
}

static struct found press(size_t length, enum key key)
{
    if (key == PRESS_NONE)
        return nothing(length);
    return (struct found){
        FOUND, length, {.kind = INPUT_KEY, .key = key, .codepoint = key == PRESS_SPACE ? ' ' : 0}};
}

static const enum key controls[0x20] = {
    [0x03] = PRESS_CTRL_C, [0x08] = PRESS_BACKSPACE, ['\t'] = PRESS_TAB,
    ['\n'] = PRESS_ENTER,  [0x0C] = PRESS_CTRL_L,    ['\r'] = PRESS_ENTER,
};

/* ESC [ … letter and ESC O letter. */
static enum key key_of_letter(unsigned char letter)
{
    switch (letter) {
    case 'A':
        return PRESS_UP;
    case 'B':
        return PRESS_DOWN;
    case 'C':
        return PRESS_RIGHT;
    case 'D':
        return PRESS_LEFT;
    case 'F':
        return PRESS_END;
    case 'H':
        return PRESS_HOME;
    case 'M':
        return PRESS_ENTER; /* of the keypad */
    case 'P':
        return PRESS_F1;
    case 'Q':
        return PRESS_F2;
    case 'R':
        return PRESS_F3;
    case 'S':
        return PRESS_F4;
    case 'Z':
        return PRESS_BACKTAB;
    default:
        return PRESS_NONE;
    }
}

/* ESC [ number ~ */
static const enum key keys_of_numbers[] = {
    [1] = PRESS_HOME,    [2] = PRESS_INSERT,    [3] = PRESS_DELETE, [4] = PRESS_END,
    [5] = PRESS_PAGE_UP, [6] = PRESS_PAGE_DOWN, [7] = PRESS_HOME,   [8] = PRESS_END,
    [11] = PRESS_F1,     [12] = PRESS_F2,       [13] = PRESS_F3,    [14] = PRESS_F4,
    [15] = PRESS_F5,     [17] = PRESS_F6,       [18] = PRESS_F7,    [19] = PRESS_F8,
    [20] = PRESS_F9,     [21] = PRESS_F10,      [23] = PRESS_F11,   [24] = PRESS_F12,
};
enum { PASTE_BEGINS = 200 };

static struct found read_bracket(struct keys *keys)
{
    const unsigned char *bytes = keys->bytes;
    if (keys->length < 3)
        return more();
    if (bytes[2] == '[') { /* the Linux console: ESC [ [ A … E */
        if (keys->length < 4)
            return more();
        return press(4, bytes[3] >= 'A' && bytes[3] <= 'E' ? (enum key)(PRESS_F1 + (bytes[3] - 'A'))
                                                           : PRESS_NONE);
    }
    size_t at = 2, number = 0;
    bool first = true;
    for (; at < keys->length && bytes[at] >= 0x20 && bytes[at] < 0x40; at++) {
        first = first && bytes[at] >= '0' && bytes[at] <= '9';
        if (first && number < 1000)
            number = number * 10 + (size_t)(bytes[at] - '0');
    }
    if (at == keys->length)
        return at < 32 ? more() : nothing(at); /* no key is that long */
    unsigned char last = bytes[at++];
    if (last < 0x40 || last > 0x7E)
        return nothing(at - 1); /* broken off; what comes next stands for itself */
    bool is_private = bytes[2] >= '<' && bytes[2] <= '?';
    if (last == '~' && number == PASTE_BEGINS) {
        keys->pasting = true;
        keys->pasted = 0;
        return nothing(at);
    }
    if (last == '~')
        return press(at, number < sizeof keys_of_numbers / sizeof keys_of_numbers[0]
                             ? keys_of_numbers[number]
                             : PRESS_NONE);
    return press(at, is_private || last == 'M' ? PRESS_NONE : key_of_letter(last));
}

static struct found read_escape(struct keys *keys, bool alone)
{
    if (keys->length == 1)
        return alone ? press(1, PRESS_ESCAPE) : more();
    if (keys->bytes[1] == '[') {
        struct found found = read_bracket(keys);
        return found.verdict == MORE && alone ? nothing(keys->length) : found;
    }
    if (keys->bytes[1] == 'O') {
        if (keys->length == 2)
            return alone ? press(1, PRESS_ESCAPE) : more();
        return press(3, key_of_letter(keys->bytes[2]));
    }
    return press(1, PRESS_ESCAPE); /* Esc and quickly another key, or Alt with it */
}

/* Bytes of the character at the start; 0 when more are needed. A bad byte is a character of one. */
static size_t character_length(const struct keys *keys, bool alone)
{
    unsigned char lead = keys->bytes[0];
    size_t want = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    for (size_t i = 1; i < want; i++) {
        if (i == keys->length)
            return alone ? 1 : 0;
        if ((keys->bytes[i] & 0xC0) != 0x80)
            return 1;
    }
    return want;
}

static struct found read_character(const struct keys *keys, bool alone, bool pasted)
{
    size_t length = character_length(keys, alone);
    if (length == 0)
        return more();
    char text[5] = {0};
    memcpy(text, keys->bytes, length);
    const char *at = text;
    uint32_t codepoint = text_next(&at);
    if (codepoint == 0xFFFD || text_has_controls(text, length))
        return nothing(length);
    if (codepoint == ' ' && !pasted)
        return press(length, PRESS_SPACE);
    struct input input = {
        .kind = pasted ? INPUT_PASTE : INPUT_KEY, .key = PRESS_CHARACTER, .codepoint = codepoint};
    return (struct found){FOUND, length, input};
}

static struct found read_pasted(struct keys *keys, bool alone)
{
    static const char end[] = "\033[201~";
    unsigned char first = keys->bytes[0];
    if (first == ESCAPE) {
        size_t have = keys->length < strlen(end) ? keys->length : strlen(end);
        if (memcmp(keys->bytes, end, have) != 0)
            return nothing(1);
        if (have < strlen(end))
            return alone ? nothing(1) : more();
        keys->pasting = false;
        return nothing(have);
    }
    if (first == '\r' || first == '\n' || first == '\t')
        keys->bytes[0] = first = ' ';
    if (first < ' ' || first == 0x7F)
        return nothing(1);
    struct found found = read_character(keys, alone, true);
    if (found.verdict == FOUND && keys->pasted++ >= INPUT_PASTE_MAX)
        found.verdict = NOTHING;
    return found;
}

static struct found read_one(struct keys *keys, bool alone)
{
    unsigned char first = keys->bytes[0];
    if (keys->pasting)
        return read_pasted(keys, alone);
    if (first == ESCAPE)
        return read_escape(keys, alone);
    if (first < ' ')
        return press(1, controls[first]);
    if (first == 0x7F)
        return press(1, PRESS_BACKSPACE);
    return read_character(keys, alone, false);
}

bool keys_next(struct keys *keys, bool alone, struct input *input)
{
    while (keys->length > 0) {
        struct found found = read_one(keys, alone);
        if (found.verdict == MORE)
            return false;
        keys->length -= found.length;
        memmove(keys->bytes, keys->bytes + found.length, keys->length);
        if (found.verdict == FOUND) {
            *input = found.input;
            return true;
        }
    }
    return false;
}

bool keys_unfinished(const struct keys *keys)
{
    return keys->length > 0;
}

unsigned char *keys_space(struct keys *keys, size_t *room)
{
    *room = sizeof keys->bytes - keys->length;
    return keys->bytes + keys->length;
}

void keys_added(struct keys *keys, size_t count)
{
    keys->length += count;
}
