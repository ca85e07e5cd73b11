#include "ui/messages.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "expect.h"

static const struct {
    const char *name;
    bool plural;
} rows[MESSAGES] = {
#define MESSAGE(id, ru, en) {#id, false},
#define PLURAL(id, a, b, c, d, e) {#id, true},
#include "ui/messages.def"
#undef MESSAGE
#undef PLURAL
};

/* The placeholders of a format, one after another: "%s:%d: …" is "%s%d". */
static void placeholders(const char *format, char *out, size_t size)
{
    size_t length = 0;
    for (; *format && length + 8 < size; format++) {
        if (*format != '%')
            continue;
        if (format[1] == '%') {
            format++;
            continue;
        }
        do
            out[length++] = *format++;
        while (*format && !strchr("diouxXcsfgep", *format) && length + 8 < size);
        out[length++] = *format;
        if (*format == '\0')
            break;
    }
    out[length] = '\0';
}

static void expect_same_placeholders(const char *name, const char *a, const char *b)
{
    char of_a[128], of_b[128];
    placeholders(a, of_a, sizeof of_a);
    placeholders(b, of_b, sizeof of_b);
    if (strcmp(of_a, of_b) != 0)
        fail_msg("%s: \"%s\" has %s, \"%s\" has %s", name, a, of_a, b, of_b);
}

static void test_languages_agree(void **state)
{
    (void)state;
    for (int i = 0; i < MESSAGES; i++) {
        enum message id = (enum message)i;
        const char *first = message(LANGUAGE_RU, id);
        for (int language = 0; language < LANGUAGES; language++) {
            for (int number = 1; number < 8; number++) {
                const char *text = message_plural((enum language)language, id, number);
                bool empty = text[0] == '\0';
                if (empty && id != MSG_nothing)
                    fail_msg("%s has no words", rows[i].name);
                expect_true(text_is_valid(text, strlen(text)));
                expect_same_placeholders(rows[i].name, first, text);
                if (rows[i].plural && strchr(text, '%'))
                    expect_contains(text, "%lld");
            }
        }
    }
}

static void test_plural_forms(void **state)
{
    (void)state;
    static const struct {
        int64_t number;
        const char *ru, *en;
    } cases[] = {
        {0, "0 очков", "0 points"},      {1, "1 очко", "1 point"},
        {2, "2 очка", "2 points"},       {5, "5 очков", "5 points"},
        {11, "11 очков", "11 points"},   {21, "21 очко", "21 points"},
        {104, "104 очка", "104 points"}, {112, "112 очков", "112 points"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_text(say_plural(&arena, LANGUAGE_RU, MSG_points, cases[i].number), cases[i].ru);
        expect_text(say_plural(&arena, LANGUAGE_EN, MSG_points, cases[i].number), cases[i].en);
    }
    arena_free(&arena);
}

static void test_say(void **state)
{
    (void)state;
    struct arena arena = {0};
    char name[3000];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    const char *text = say(&arena, LANGUAGE_EN, MSG_script_unknown_key, name, 7, "%s%n");
    expect_int(strlen(text) > sizeof name, 1);
    expect_contains(text, ":7: no such key “%s%n”"); /* what is put in is never a format */
    arena_free(&arena);
}

const struct test_case tests_messages[] = {
    TEST(test_languages_agree), TEST(test_plural_forms), TEST(test_say), {0}};
