/* Normalizing, cleaning and folding: one text for all the ways of writing it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

/* How many bytes from the start are surely NFC: ASCII, Latin before U+0300, Russian letters, and
 * the dashes, quotes and the numero sign of Russian print. None of them is changed by NFC, and none
 * but a mark after them can be. */
static size_t plain_length(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    for (;;) {
        bool second = s[0] && (s[1] & 0xC0) == 0x80;
        if (s[0] != 0 && s[0] < 0x80)
            s++;
        else if (second && ((s[0] >= 0xC2 && s[0] <= 0xCB) || s[0] == 0xD0 || s[0] == 0xD1))
            s += 2;
        else if (second && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x82 && s[2] <= 0xBF)
            s += 3;
        else if (second && s[0] == 0xE2 && s[1] == 0x84 && s[2] == 0x96)
            s += 3;
        else
            return (size_t)(s - (const unsigned char *)text);
    }
}

/* The text with every bad byte replaced, in the arena. */
static const char *repair(struct arena *arena, const char *text)
{
    struct buf whole = {0};
    uint32_t c;
    char bytes[4];
    while ((c = text_next(&text)))
        buf_add(&whole, bytes, text_encode(c, bytes));
    const char *repaired = arena_text(arena, buf_string(&whole), whole.length);
    buf_free(&whole);
    return repaired;
}

/* A result of libunistring that was asked to allocate: copied into the arena and released. */
static const char *adopt(struct arena *arena, uint8_t *text, size_t length)
{
    if (!text)
        err_out_of_memory();
    const char *copy = arena_text(arena, (const char *)text, length);
    free(text);
    return copy;
}

const char *text_nfc(struct arena *arena, const char *text)
{
    if (text[plain_length(text)] == '\0')
        return text;
    if (!text_is_valid(text, strlen(text)))
        text = repair(arena, text);
    size_t length = 0;
    uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)text, strlen(text), NULL, &length);
    return adopt(arena, normal, length);
}

/* Removed by text_clean: controls and invisible characters that can only confuse (bidi controls,
 * zero width space, soft hyphen, tags). The joiners and variation selectors that scripts and emoji
 * live by stay. */
static bool is_removed(uint32_t c)
{
    if (c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F))
        return false;
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf) ||
           (c > 0x7F && uc_is_property_default_ignorable_code_point(c));
}

const char *text_clean(struct arena *arena, const char *text)
{
    struct buf clean = {0};
    const char *at = text_nfc(arena, text);
    bool space = false;
    uint32_t c;
    while ((c = text_next(&at))) {
        if (uc_is_property_white_space(c)) {
            space = clean.length > 0;
        } else if (!is_removed(c)) {
            char bytes[4];
            if (space)
                buf_char(&clean, ' ');
            space = false;
            buf_add(&clean, bytes, text_encode(c, bytes));
        }
    }
    /* Two characters that a removed one kept apart may compose now. */
    const char *copy = text_nfc(arena, arena_text(arena, buf_string(&clean), clean.length));
    buf_free(&clean);
    return copy;
}

/* --- Folding --- */

enum { CYRILLIC_IE = 0x435, CYRILLIC_IO = 0x451 };

/* Lower case of ASCII and Russian letters and the digits; 0 for any other code point. */
static uint32_t fold_plain(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return c;
    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    if (c >= 0x410 && c <= 0x42F)
        return c + 0x20;
    if (c >= 0x430 && c <= 0x44F)
        return c;
    return c == 0x401 || c == CYRILLIC_IO ? CYRILLIC_IE : 0;
}

/* The length of the plain character at `s` and its folded form (0: it parts words): ASCII, Russian
 * letters, and the quotes, dashes and no-break space of Russian print. Length 0 for any other. */
static size_t read_plain(const unsigned char *s, uint32_t *folded)
{
    *folded = 0;
    if (s[0] < 0x80) {
        *folded = fold_plain(s[0]);
        return 1;
    }
    if ((s[0] == 0xD0 || s[0] == 0xD1) && (s[1] & 0xC0) == 0x80) {
        *folded = fold_plain((uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F));
        return *folded ? 2 : 0;
    }
    if (s[0] == 0xC2 && (s[1] == 0xA0 || s[1] == 0xAB || s[1] == 0xBB))
        return 2;
    return s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0xA6 ? 3 : 0;
}

/* A file of 100,000 questions folds each of them, and nearly all are plain. Folding such a text
 * never makes it longer: `out` has room for as many bytes as it has. False when it is not plain. */
static bool fold_plain_text(const char *text, bool spaced, struct buf *out)
{
    bool gap = false;
    size_t step;
    for (const unsigned char *s = (const unsigned char *)text; *s; s += step) {
        uint32_t folded;
        step = read_plain(s, &folded);
        if (step == 0)
            return false;
        if (!folded) {
            gap = true;
            continue;
        }
        if (gap && spaced && out->length)
            out->data[out->length++] = ' ';
        gap = false;
        out->length += text_encode(folded, out->data + out->length);
    }
    return true;
}

/* A stress mark or another accent that NFC could not join with its letter. */
static bool is_loose_accent(uint32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

static bool is_kept(uint32_t c)
{
    return !is_loose_accent(c) &&
           uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                   UC_CATEGORY_MASK_N) &&
           !uc_is_property_default_ignorable_code_point(c);
}

/* Whether a dropped character leaves the word in one piece: accents and what nobody sees. */
static bool is_inside_word(uint32_t c)
{
    return is_loose_accent(c) || uc_is_property_default_ignorable_code_point(c) ||
           uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf);
}

static void fold_any_text(struct arena *arena, const char *text, bool spaced, struct buf *out)
{
    const char *normal = text_nfc(arena, text);
    size_t length = 0;
    uint8_t *lower =
        u8_casefold((const uint8_t *)normal, strlen(normal), NULL, UNINORM_NFC, NULL, &length);
    const char *at = adopt(arena, lower, length);
    bool gap = false;
    uint32_t c;
    while ((c = text_next(&at))) {
        if (!is_kept(c)) {
            gap = gap || !is_inside_word(c);
            continue;
        }
        if (gap && spaced && out->length)
            buf_char(out, ' ');
        gap = false;
        char bytes[4];
        buf_add(out, bytes, text_encode(c == CYRILLIC_IO ? CYRILLIC_IE : c, bytes));
    }
}

static const char *fold(struct arena *arena, const char *text, bool spaced)
{
    size_t length = strlen(text);
    struct buf out = {.data = mem_alloc(length + 1), .capacity = length + 1};
    if (!fold_plain_text(text, spaced, &out)) {
        buf_clear(&out);
        fold_any_text(arena, text, spaced, &out);
    }
    const char *copy = arena_text(arena, out.data, out.length);
    buf_free(&out);
    return copy;
}

const char *text_fold(struct arena *arena, const char *text)
{
    return fold(arena, text, false);
}

const char *text_fold_words(struct arena *arena, const char *text)
{
    return fold(arena, text, true);
}

/* --- Keyboard layouts --- */

/* The letter keys of ЙЦУКЕН by the QWERTY character on them. Characters of the shifted keys follow
 * in the same order. */
static const char latin_keys[] =
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
static const char cyrillic_keys[] =
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";
_Static_assert(sizeof cyrillic_keys - 1 == 2 * (sizeof latin_keys - 1),
               "one Cyrillic letter for each key");

static uint32_t swap_key(uint32_t c)
{
    const char *cyrillic = cyrillic_keys;
    for (const char *latin = latin_keys; *latin; latin++) {
        uint32_t letter = text_next(&cyrillic);
        if (c == (unsigned char)*latin)
            return letter;
        if (c == letter)
            return (unsigned char)*latin;
    }
    return c;
}

const char *text_swap_layout(struct arena *arena, const char *text)
{
    struct buf swapped = {0};
    uint32_t c;
    char bytes[4];
    while ((c = text_next(&text)))
        buf_add(&swapped, bytes, text_encode(swap_key(c), bytes));
    const char *copy = arena_text(arena, buf_string(&swapped), swapped.length);
    buf_free(&swapped);
    return copy;
}
