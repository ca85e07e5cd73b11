#include "content/meant.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "content/advice.h"

/* A complaint shows 48 columns of what it is given (complaints.c); "…]" still
 * has to fit. */
enum { LIST_COLUMNS = 44 };

/* --- lists */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What parts the items; NULL when nothing does. */
static const char *find_separator(const char *text)
{
    if (strchr(text, ';') != NULL)
        return ";";
    if (strstr(text, ", ") != NULL)
        return ", ";
    const char *comma = strchr(text, ',');
    if (comma == NULL)
        return NULL;
    bool decimal = comma > text && is_digit(comma[-1]) && is_digit(comma[1]);
    return decimal && strchr(comma + 1, ',') == NULL ? NULL : ",";
}

size_t meant_items(struct arena *scratch, const char *text, const char *items[MEANT_ITEMS_MAX])
{
    const char *separator = find_separator(text);
    size_t count = 0;
    for (const char *at = text; at != NULL && count < MEANT_ITEMS_MAX;) {
        const char *end = separator == NULL ? NULL : strstr(at, separator);
        const char *raw = arena_text(scratch, at, end == NULL ? strlen(at) : (size_t)(end - at));
        const char *item = text_clean(scratch, raw);
        if (*item != '\0')
            items[count++] = item;
        at = end == NULL ? NULL : end + strlen(separator);
    }
    return count;
}

/* Would YAML take the text for something else? The signs of brackets matter
 * only within them. */
static bool needs_quotes(const char *text, bool within_brackets)
{
    size_t length = strlen(text);
    return length == 0 || strchr("?:,[]{}#&*!|>'\"%@`", text[0]) != NULL ||
           (text[0] == '-' && (text[1] == ' ' || text[1] == '\0')) || strstr(text, ": ") != NULL ||
           strstr(text, " #") != NULL || text[length - 1] == ':' ||
           (within_brackets && strpbrk(text, ",[]{}") != NULL);
}

static void add_text(struct buf *out, const char *text, bool within_brackets)
{
    if (needs_quotes(text, within_brackets))
        advice_quote(out, text, strlen(text));
    else
        buf_text(out, text);
}

const char *meant_text(struct arena *scratch, const char *text)
{
    struct buf out = {0};
    add_text(&out, text, false);
    const char *kept = arena_text(scratch, buf_string(&out), out.length);
    buf_free(&out);
    return kept;
}

const char *meant_list(struct arena *scratch, const char *const *items, size_t count)
{
    struct buf out = {0};
    buf_char(&out, '[');
    for (size_t i = 0; i < count; i++) {
        size_t before = out.length;
        if (i > 0)
            buf_text(&out, ", ");
        add_text(&out, items[i], true);
        if (i > 0 && text_width(buf_string(&out)) > LIST_COLUMNS) {
            out.length = before;
            buf_text(&out, ", …");
            break;
        }
    }
    buf_char(&out, ']');
    const char *kept = arena_text(scratch, buf_string(&out), out.length);
    buf_free(&out);
    return kept;
}

/* --- options */

int meant_option(const char *text)
{
    static const char *const names[] = {"АБВГДЕЖЗ", "абвгдежз", "ABCDEFGH", "abcdefgh", "12345678"};
    uint32_t name = text_next(&text);
    if (name == 0 || (*text != '\0' && strcmp(text, ")") != 0 && strcmp(text, ".") != 0))
        return -1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *at = names[i];
        uint32_t letter;
        for (int option = 0; (letter = text_next(&at)) != 0; option++)
            if (letter == name)
                return option;
    }
    return -1;
}

/* --- numbers */

int32_t meant_number(struct arena *scratch, const char *text, int32_t least, int32_t most,
                     int32_t otherwise)
{
    static const struct {
        const char *folded;
        int32_t value;
    } words[] = {
        {"ноль", 0},      {"один", 1},   {"одно", 1},        {"два", 2},        {"три", 3},
        {"четыре", 4},    {"пять", 5},   {"десять", 10},     {"полминуты", 30}, {"двадцать", 20},
        {"тридцать", 30}, {"сорок", 40}, {"шестьдесят", 60}, {"сто", 100},      {"минута", 60},
        {"легко", 1},     {"средне", 2}, {"трудно", 3},      {"one", 1},        {"two", 2},
        {"three", 3},     {"four", 4},   {"five", 5},        {"ten", 10},       {"twenty", 20},
        {"thirty", 30},   {"sixty", 60}, {"easy", 1},        {"medium", 2},     {"hard", 3},
    };
    const char *folded = text_fold(scratch, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(folded, words[i].folded) == 0 && words[i].value >= least &&
            words[i].value <= most)
            return words[i].value;
    return otherwise;
}
