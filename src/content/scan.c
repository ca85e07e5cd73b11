#include "content/scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* What a byte may mean: 0 nothing special (a printable ASCII character, a lead byte of U+0400–U+047F, a byte that continues a
 * character). */
enum byte_class { BYTE_PLAIN, BYTE_CONTROL, BYTE_BREAK, BYTE_SPACE, BYTE_LATIN, BYTE_GENERAL, BYTE_RARE };

#define TIMES4(x) x, x, x, x
#define TIMES16(x) TIMES4(x), TIMES4(x), TIMES4(x), TIMES4(x)
static const uint8_t byte_classes[256] = {
    TIMES4(BYTE_CONTROL), TIMES4(BYTE_CONTROL), BYTE_CONTROL, BYTE_BREAK, BYTE_BREAK, TIMES4(BYTE_CONTROL), BYTE_CONTROL, /* 00 */
    TIMES16(BYTE_CONTROL),                                                                                              /* 10 */
    BYTE_SPACE, [0x7F] = BYTE_CONTROL,
    [0xC0] = BYTE_RARE, [0xC1] = BYTE_RARE, [0xC2] = BYTE_LATIN, [0xC3] = BYTE_RARE,
    [0xC4] = TIMES4(BYTE_RARE), TIMES4(BYTE_RARE), TIMES4(BYTE_RARE), /* C4–CF */
    [0xD2] = BYTE_RARE, BYTE_RARE, TIMES4(BYTE_RARE), TIMES4(BYTE_RARE), TIMES4(BYTE_RARE),  /* D2–DF */
    [0xE0] = BYTE_RARE, BYTE_RARE, BYTE_GENERAL, BYTE_RARE, TIMES4(BYTE_RARE), TIMES4(BYTE_RARE), TIMES4(BYTE_RARE), /* E0–EF */
    [0xF0] = TIMES16(BYTE_RARE),
};
#undef TIMES16
#undef TIMES4

/* U+2010–U+2027 but for nothing else of E2 80, and № (U+2116): dashes, quotes, dots. */
static bool general_is_common(const unsigned char *at) {
    if (at[1] == 0x80) return at[2] >= 0x90 && at[2] <= 0xA7;
    return at[1] == 0x84 && at[2] == 0x96;
}

unsigned scan_text(const char *bytes, size_t length) {
    const unsigned char *at = (const unsigned char *)bytes, *end = at + length;
    unsigned found = 0;
    if (length > 0 && (at[0] == ' ' || end[-1] == ' ')) found = SCAN_SPACES;
    for (; at < end; at++) {
        switch ((enum byte_class)byte_classes[*at]) {
        case BYTE_PLAIN: break;
        case BYTE_CONTROL: found |= SCAN_CONTROL; break;
        case BYTE_BREAK: found |= SCAN_BREAK; break;
        case BYTE_SPACE: found |= at[1] == ' ' ? SCAN_SPACES : 0U; break;
        case BYTE_LATIN: found |= at[1] < 0xA0 ? SCAN_RARE : 0U; break;
        case BYTE_GENERAL: found |= general_is_common(at) ? 0U : SCAN_RARE; break;
        case BYTE_RARE: found |= SCAN_RARE; break;
        }
    }
    return found;
}

static bool ascii_is_kept(unsigned c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Folds one two-byte Russian letter (U+0400–U+045F); the other languages' Cyrillic goes the long way. */
static bool fold_cyrillic(unsigned codepoint, char **out) {
    if (codepoint >= 0x0410 && codepoint <= 0x042F) codepoint += 0x20;
    if (codepoint == 0x0401 || codepoint == 0x0451) codepoint = 0x0435;
    if (codepoint < 0x0430 || codepoint > 0x044F) return false;
    *(*out)++ = (char)(0xC0 | codepoint >> 6);
    *(*out)++ = (char)(0x80 | (codepoint & 0x3F));
    return true;
}

const char *scan_fold(struct arena *arena, const char *text) {
    char *folded = arena_text(arena, text, strlen(text));
    char *out = folded;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0';) {
        unsigned c = *at;
        if (c < 0x80) {
            if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
            if (ascii_is_kept(c)) *out++ = (char)c;
            at++;
        } else if (c == 0xD0 || c == 0xD1) {
            if (!fold_cyrillic((c & 0x1F) << 6 | (at[1] & 0x3FU), &out)) return text_fold(arena, text);
            at += 2;
        } else if (c == 0xC2 && (at[1] == 0xAB || at[1] == 0xBB)) { /* « » */
            at += 2;
        } else if (c == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA7) {
            at += 3;
        } else {
            return text_fold(arena, text);
        }
    }
    *out = '\0';
    return folded;
}
