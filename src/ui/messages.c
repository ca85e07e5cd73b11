#include "ui/messages.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const texts[MESSAGES][LANGUAGES][PLURALS] = {
#define MESSAGE(id, ru, en)                                                                        \
    [MSG_##id] = {                                                                                 \
        [LANGUAGE_RU] = {"" ru, "" ru, "" ru},                                                     \
        [LANGUAGE_EN] = {"" en, "" en, "" en},                                                     \
    },
#define PLURAL(id, ru_one, ru_few, ru_many, en_one, en_many)                                       \
    [MSG_##id] = {                                                                                 \
        [LANGUAGE_RU] = {"" ru_one, "" ru_few, "" ru_many},                                        \
        [LANGUAGE_EN] = {"" en_one, "" en_many, "" en_many},                                       \
    },
#include "ui/messages.def"
#undef MESSAGE
#undef PLURAL
};

const char *message(enum language language, enum message id)
{
    return texts[id][language][PLURAL_MANY];
}

const char *message_plural(enum language language, enum message id, int64_t number)
{
    return texts[id][language][language_plural(language, number)];
}

/* The formats are the table's own; tests/ui/messages.c compares the placeholders of the languages.
 */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static const char *format_into(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    size_t size = length < 0 ? 1 : (size_t)length + 1;
    char *text = arena_alloc(arena, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

#pragma GCC diagnostic pop

const char *say(struct arena *arena, enum language language, enum message id, ...)
{
    va_list args;
    va_start(args, id);
    const char *text = format_into(arena, message(language, id), args);
    va_end(args);
    return text;
}

static const char *format_number(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = format_into(arena, format, args);
    va_end(args);
    return text;
}

const char *say_plural(struct arena *arena, enum language language, enum message id, int64_t number)
{
    return format_number(arena, message_plural(language, id, number), (long long)number);
}
