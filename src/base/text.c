/* Decoding, checking and copying UTF-8. Columns are in text_width.c, comparison in text_fold.c. */
#include "base/text.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* Length of the well-formed sequence at `s` (Unicode, table 3-7), 0 when there is none. Reads no
 * further than the first byte that does not fit, so a NUL ends it. */
static size_t sequence_length(const unsigned char *s, size_t available)
{
    static const struct {
        unsigned char first, last, second_low, second_high, length;
    } forms[] = {
        {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
        {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    if (s[0] < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (s[0] < forms[i].first || s[0] > forms[i].last)
            continue;
        if (forms[i].length > available || s[1] < forms[i].second_low ||
            s[1] > forms[i].second_high)
            return 0;
        for (size_t k = 2; k < forms[i].length; k++) {
            if ((s[k] & 0xC0) != 0x80)
                return 0;
        }
        return forms[i].length;
    }
    return 0;
}

uint32_t text_next(const char **at)
{
    static const unsigned char lead_bits[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *s = (const unsigned char *)*at;
    if (s[0] < 0x80) {
        *at += s[0] != 0;
        return s[0];
    }
    size_t length = sequence_length(s, 4);
    if (length == 0) {
        *at += 1;
        return REPLACEMENT;
    }
    uint32_t codepoint = s[0] & lead_bits[length];
    for (size_t i = 1; i < length; i++)
        codepoint = codepoint << 6 | (s[i] & 0x3F);
    *at += length;
    return codepoint;
}

size_t text_encode(uint32_t codepoint, char out[4])
{
    static const unsigned char leads[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    if (codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint <= 0xDFFF))
        codepoint = REPLACEMENT;
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        return 1;
    }
    size_t length = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (codepoint & 0x3F));
        codepoint >>= 6;
    }
    out[0] = (char)(leads[length] | codepoint);
    return length;
}

size_t text_length(const char *text)
{
    size_t count = 0;
    while (text_next(&text))
        count++;
    return count;
}

/* Whether eight bytes are all ASCII. */
static bool eight_ascii(const unsigned char *s)
{
    uint64_t word;
    memcpy(&word, s, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

/* Files of 60 MB come through here: ASCII goes by eights and two-byte letters (Cyrillic) without
 * the table. */
bool text_is_valid(const char *text, size_t length)
{
    const unsigned char *s = (const unsigned char *)text;
    const unsigned char *end = s + length;
    while (s < end) {
        if (*s < 0x80) {
            s += end - s >= 8 && eight_ascii(s) ? 8 : 1;
        } else if (*s >= 0xC2 && *s <= 0xDF && end - s >= 2 && (s[1] & 0xC0) == 0x80) {
            s += 2;
        } else {
            size_t step = sequence_length(s, (size_t)(end - s));
            if (step == 0)
                return false;
            s += step;
        }
    }
    return true;
}

/* What a byte may begin: nothing of note, a control character, or a sequence that has to be looked
 * at. */
enum byte_note { NOTE_NONE, NOTE_CONTROL, NOTE_LOOK };

static enum byte_note note_of(unsigned char byte)
{
    if (byte < 0x20)
        return byte == '\n' || byte == '\t' ? NOTE_NONE : NOTE_CONTROL;
    if (byte == 0x7F)
        return NOTE_CONTROL;
    return byte == 0xC2 || byte == 0xD8 || byte == 0xE2 ? NOTE_LOOK : NOTE_NONE;
}

/* C1 controls, and the bidi controls U+061C, U+200E..200F, U+202A..202E, U+2066..2069. */
static bool begins_control(const unsigned char *s, size_t available)
{
    if (available < 2)
        return false;
    if (s[0] == 0xC2)
        return s[1] >= 0x80 && s[1] <= 0x9F;
    if (s[0] == 0xD8)
        return s[1] == 0x9C;
    if (available < 3)
        return false;
    if (s[1] == 0x80)
        return s[2] == 0x8E || s[2] == 0x8F || (s[2] >= 0xAA && s[2] <= 0xAE);
    return s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9;
}

bool text_has_controls(const char *text, size_t length)
{
    const unsigned char *s = (const unsigned char *)text;
    for (size_t i = 0; i < length; i++) {
        enum byte_note note = note_of(s[i]);
        if (note == NOTE_CONTROL || (note == NOTE_LOOK && begins_control(s + i, length - i)))
            return true;
    }
    return false;
}

bool text_copy(char *out, size_t size, const char *text)
{
    if (size == 0)
        return false;
    size_t length = strlen(text);
    bool whole = length < size;
    if (!whole) {
        /* Back to where a sequence begins, but not through more than one: bad UTF-8 has no
         * beginning. */
        length = size - 1;
        for (int back = 0; back < 3 && length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80;
             back++)
            length--;
    }
    memmove(out, text, length);
    out[length] = '\0';
    return whole;
}
