/* Compares the placeholders of every message between the languages and between the forms of a
 * plural, and looks for what no message may hold: bad UTF-8, controls, a language left empty. The
 * compiler has already refused a row with a language missing. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { FORMS_MAX = 5, SIGNATURE_MAX = 64 };

struct row {
    const char *id;
    const char *forms[FORMS_MAX]; /* Russian ones, then English; the rest NULL */
};

static const struct row rows[] = {
#define MESSAGE(id, ru, en) {#id, {ru, en}},
#define PLURAL(id, ru_one, ru_few, ru_many, en_one, en_many)                                       \
    {#id, {ru_one, ru_few, ru_many, en_one, en_many}},
#include "ui/messages.def"
};

/* The conversions of a format in a row: "%d из %5s" becomes "d,s,". False when there is a bad one;
 * a numbered argument
 * (%1$s) is one, since both languages keep the order. */
static bool read_signature(const char *format, char out[SIGNATURE_MAX])
{
    size_t length = 0;
    for (const char *at = strchr(format, '%'); at; at = strchr(at, '%')) {
        at++;
        if (*at == '%') {
            at++;
            continue;
        }
        at += strspn(at, "-+ 0#'");
        at += strspn(at, "0123456789");
        if (*at == '.')
            at += 1 + strspn(at + 1, "0123456789*");
        size_t modifiers = strspn(at, "hlzj");
        const char *end = at + modifiers;
        if (!*end || !strchr("disuxXc", *end) || length + modifiers + 3 > SIGNATURE_MAX)
            return false;
        memcpy(out + length, at, modifiers + 1);
        length += modifiers + 1;
        out[length++] = ',';
        at = end + 1;
    }
    out[length] = '\0';
    return true;
}

static bool complain(const struct row *row, const char *form, const char *what)
{
    printf("  %s: %s: \"%s\"\n", row->id, what, form);
    return false;
}

static bool check_form(const struct row *row, const char *form, const char *signature)
{
    char own[SIGNATURE_MAX];
    size_t length = strlen(form);
    if ((length == 0) != (row->forms[0][0] == '\0'))
        return complain(row, form, "empty in one language only");
    if (!text_is_valid(form, length) || text_has_controls(form, length))
        return complain(row, form, "bad UTF-8 or a control character");
    if (!read_signature(form, own))
        return complain(row, form, "a placeholder the program does not use");
    if (strcmp(own, signature) != 0)
        return complain(row, form, "placeholders differ from the first form's");
    return true;
}

static bool check_row(const struct row *row)
{
    char signature[SIGNATURE_MAX] = "";
    if (!read_signature(row->forms[0], signature))
        return complain(row, row->forms[0], "a placeholder the program does not use");
    bool good = true;
    for (int i = 0; i < FORMS_MAX && row->forms[i]; i++)
        good &= check_form(row, row->forms[i], signature);
    if (row->forms[2] && strcmp(signature, "") != 0 && strcmp(signature, "lld,") != 0)
        good = complain(row, row->forms[0], "a plural has no placeholder or one %lld");
    return good;
}

int main(void)
{
    int passed = 0;
    int failed = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool good = check_row(&rows[i]);
        passed += good;
        failed += !good;
    }
    printf("%d messages compared\n", passed + failed);
    /* All rows are one check: a hundred right words are no hundred tests. */
    printf("%d passed, %d failed\n", failed ? 0 : 1, failed);
    return failed ? 1 : 0;
}
