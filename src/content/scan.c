#include "content/scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* What a byte tells. Nothing: a printable ASCII character, the lead byte of
 * U+0400–U+047F, a byte that continues a character. */
enum { BYTE_LOOK = 16 }; /* beside SCAN_…: the lead byte of characters of which some are common */

#define TIMES4(x) x, x, x, x
#define TIMES16(x) TIMES4(x), TIMES4(x), TIMES4(x), TIMES4(x)
/* clang-format off */
static const uint8_t byte_flags[256] = {
    [0x00] = TIMES4(SCAN_CONTROL), TIMES4(SCAN_CONTROL), SCAN_CONTROL,           /* 00–08 */
    [0x09] = SCAN_BREAK, SCAN_BREAK,                                             /* 09–0A */
    [0x0B] = TIMES4(SCAN_CONTROL), SCAN_CONTROL, TIMES16(SCAN_CONTROL),          /* 0B–1F */
    [0x7F] = SCAN_CONTROL,
    [0xC0] = SCAN_RARE, SCAN_RARE, BYTE_LOOK, SCAN_RARE,                         /* C0–C3 */
    [0xC4] = TIMES4(SCAN_RARE), TIMES4(SCAN_RARE), TIMES4(SCAN_RARE),            /* C4–CF */
    [0xD2] = SCAN_RARE, SCAN_RARE,                                               /* D2–D3 */
    [0xD4] = TIMES4(SCAN_RARE), TIMES4(SCAN_RARE), TIMES4(SCAN_RARE),            /* D4–DF */
    [0xE0] = SCAN_RARE, SCAN_RARE, BYTE_LOOK, SCAN_RARE,                         /* E0–E3 */
    [0xE4] = TIMES4(SCAN_RARE), TIMES4(SCAN_RARE), TIMES4(SCAN_RARE),            /* E4–EF */
    [0xF0] = TIMES16(SCAN_RARE),                                                 /* F0–FF */
};
/* clang-format on */
#undef TIMES16
#undef TIMES4

/* U+00A0–U+00BF; U+2010–U+2027 (dashes, quotes, dots) and № (U+2116). */
static bool is_common(const unsigned char *at)
{
    if (at[0] == 0xC2)
        return at[1] >= 0xA0;
    if (at[1] == 0x80)
        return at[2] >= 0x90 && at[2] <= 0xA7;
    return at[1] == 0x84 && at[2] == 0x96;
}

static unsigned scan_bytes(const unsigned char *text, size_t length)
{
    unsigned found = 0, spaces = 0;
    for (size_t i = 0; i < length; i++) {
        found |= byte_flags[text[i]];
        spaces |= (unsigned)(text[i] == ' ') & (unsigned)(text[i + 1] == ' ');
    }
    if ((found & BYTE_LOOK) != 0)
        for (size_t i = 0; i < length; i++)
            if ((text[i] == 0xC2 || text[i] == 0xE2) && !is_common(text + i))
                found |= SCAN_RARE;
    return (found & ~(unsigned)BYTE_LOOK) | (spaces != 0 ? SCAN_SPACES : 0U);
}

/* Sixteen bytes at once, through the compiler's vectors. */
enum { STRIDE = 16 };
typedef uint8_t bytes16 __attribute__((vector_size(STRIDE)));

static bytes16 load16(const unsigned char *at)
{
    bytes16 bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* Controls, DEL, and lead bytes other than D0 and D1 (Russian). */
static bytes16 odd_bytes(bytes16 bytes)
{
    return (bytes16)(bytes < 0x20) | (bytes16)(bytes == 0x7F) |
           ((bytes16)(bytes >= 0xC0) & (bytes16)((bytes & 0xFE) != 0xD0));
}

static bool any(bytes16 bytes)
{
    uint64_t halves[2];
    memcpy(halves, &bytes, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

unsigned scan_text(const char *bytes, size_t length)
{
    const unsigned char *text = (const unsigned char *)bytes;
    unsigned ends = length > 0 && (text[0] == ' ' || text[length - 1] == ' ') ? SCAN_SPACES : 0U;
    if (length < STRIDE)
        return ends | scan_bytes(text, length);
    bytes16 odd = {0}, pairs = {0};
    for (size_t at = 0; at < length; at += STRIDE) {
        if (at > length - STRIDE)
            at = length - STRIDE; /* the last ones, some of them a second time */
        bytes16 here = load16(text + at), next = load16(text + at + 1);
        odd |= odd_bytes(here);
        pairs |= (bytes16)(here == ' ') & (bytes16)(next == ' ');
    }
    return ends | (any(odd) ? scan_bytes(text, length) : any(pairs) ? SCAN_SPACES : 0U);
}

static bool ascii_is_kept(unsigned c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Folds one two-byte Russian letter (U+0400–U+045F); the other languages'
 * Cyrillic goes the long way. */
static bool fold_cyrillic(unsigned codepoint, char **out)
{
    if (codepoint >= 0x0410 && codepoint <= 0x042F)
        codepoint += 0x20;
    if (codepoint == 0x0401 || codepoint == 0x0451)
        codepoint = 0x0435;
    if (codepoint < 0x0430 || codepoint > 0x044F)
        return false;
    *(*out)++ = (char)(0xC0 | codepoint >> 6);
    *(*out)++ = (char)(0x80 | (codepoint & 0x3F));
    return true;
}

/* The first letter or digit, small; 0 when the quick tables do not know. */
static unsigned first_letter(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    unsigned c = *at, codepoint = (c & 0x1F) << 6 | (at[0] == 0 ? 0U : at[1] & 0x3FU);
    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    if (ascii_is_kept(c))
        return c;
    if (c != 0xD0 && c != 0xD1)
        return 0;
    if (codepoint >= 0x0410 && codepoint <= 0x042F)
        return codepoint + 0x20;
    return codepoint >= 0x0430 && codepoint <= 0x044F && codepoint != 0x0435 ? codepoint : 0;
}

bool scan_may_match(const char *a, const char *b)
{
    unsigned first = first_letter(a), second = first_letter(b);
    return first == 0 || second == 0 || first == second;
}

const char *scan_fold(struct arena *arena, const char *text)
{
    char *folded = arena_text(arena, text, strlen(text));
    char *out = folded;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0';) {
        unsigned c = *at;
        if (c < 0x80) {
            if (c >= 'A' && c <= 'Z')
                c += 'a' - 'A';
            if (ascii_is_kept(c))
                *out++ = (char)c;
            at++;
        } else if (c == 0xD0 || c == 0xD1) {
            if (!fold_cyrillic((c & 0x1F) << 6 | (at[1] & 0x3FU), &out))
                return text_fold(arena, text);
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
