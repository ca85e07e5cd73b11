#include "report/words.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/text.h"

static const char *const words[REPORT_WORDS][LANGUAGES][PLURALS] = {
#define WORD(id, ru, en) [WORD_##id] = {{ru, ru, ru}, {en, en, en}},
#define FORMS(id, ru_one, ru_few, ru_many, en_one, en_many)                                        \
    [WORD_##id] = {{ru_one, ru_few, ru_many}, {en_one, en_many, en_many}},
#include "report/words.def"
#undef WORD
#undef FORMS
};

enum language report_language(const struct plan *plan)
{
    bool english = plan->language != NULL && strncmp(plan->language, "en", 2) == 0;
    return english ? LANGUAGE_EN : LANGUAGE_RU;
}

const char *report_word(enum language language, enum report_word word)
{
    return words[word][language][PLURAL_MANY];
}

/* The formats are the table's, which gives each word in both languages with the same places. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static const char *format(struct arena *arena, const char *words_of, va_list args)
{
    struct buf buf = {0};
    buf_vformat(&buf, words_of, args);
    const char *text = arena_text(arena, buf_string(&buf), buf.length);
    buf_free(&buf);
    return text;
}

#pragma GCC diagnostic pop

const char *report_say(struct arena *arena, enum language language, enum report_word word, ...)
{
    va_list args;
    va_start(args, word);
    const char *text = format(arena, report_word(language, word), args);
    va_end(args);
    return text;
}

static const char *say_form(struct arena *arena, const char *form, ...)
{
    va_list args;
    va_start(args, form);
    const char *text = format(arena, form, args);
    va_end(args);
    return text;
}

const char *report_count(struct arena *arena, enum language language, enum report_word word,
                         int64_t number)
{
    return say_form(arena, words[word][language][language_plural(language, number)],
                    (long long)number);
}

const char *report_day(struct arena *arena, enum language language, int64_t wall_ms)
{
    struct tm day;
    time_t seconds = (time_t)(wall_ms / 1000);
    if (localtime_r(&seconds, &day) == NULL)
        return "";
    enum report_word month = (enum report_word)(WORD_month_1 + day.tm_mon);
    return report_say(arena, language, WORD_day, day.tm_mday, report_word(language, month),
                      day.tm_year + 1900);
}

const char *report_decimal(struct arena *arena, enum language language, int64_t number, int parts)
{
    char text[48];
    text_format_decimal(text, sizeof text, number * (1000000 / parts),
                        language == LANGUAGE_RU ? ',' : '.');
    return arena_format(arena, "%s", text);
}
