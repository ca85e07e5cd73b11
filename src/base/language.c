#include "base/language.h"

static enum plural plural_ru(uint64_t n)
{
    uint64_t ones = n % 10;
    uint64_t tens = n % 100 / 10;
    if (tens == 1 || ones == 0 || ones > 4)
        return PLURAL_MANY;
    return ones == 1 ? PLURAL_ONE : PLURAL_FEW;
}

static enum plural plural_en(uint64_t n)
{
    return n == 1 ? PLURAL_ONE : PLURAL_MANY;
}

enum plural language_plural(enum language language, int64_t number)
{
    static enum plural (*const rules[LANGUAGES])(uint64_t) = {
        [LANGUAGE_RU] = plural_ru,
        [LANGUAGE_EN] = plural_en,
    };
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    return rules[language](magnitude);
}
