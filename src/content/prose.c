#include "content/prose.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum {
    STRESS = 0x301,
    SHORT_WORD = 2, /* letters: a preposition, not what a text is about */
    SHORT_NAME = 4, /* letters */
};

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
}

static bool is_cyrillic(uint32_t c)
{
    return c >= 0x400 && c <= 0x52F;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return is_latin(c) || is_cyrillic(c) || is_digit(c);
}

static bool is_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0x400 && c <= 0x42F);
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Between letters only. */
static bool joins(uint32_t c, bool foreign)
{
    return is_hyphen(c) || c == '\'' || c == 0x2019 || (foreign && (c == '.' || c == ','));
}

/* The words that every question has. */
static bool is_common(const char *folded)
{
    static const char *const common[] = {
        "без",     "более",   "был",      "была",    "были",       "было",    "века",     "вместе",
        "все",     "где",     "год",      "года",    "году",       "для",     "его",      "если",
        "есть",    "еще",     "или",      "имени",   "имя",        "как",     "какая",    "какие",
        "какими",  "каких",   "какого",   "какое",   "какой",      "каком",   "какому",   "какую",
        "когда",   "которая", "которого", "которое", "которой",    "которую", "которые",  "который",
        "кто",     "куда",    "откуда",   "над",     "называется", "назвали", "называли", "назван",
        "названа", "при",     "под",      "почему",  "сколько",    "так",     "там",      "того",
        "чего",    "чем",     "чему",     "чей",     "что",        "чье",     "чьё",      "чьи",
        "чьего",   "чья",     "чью",      "эта",     "эти",        "это",     "этого",    "этой",
        "этом",    "этот"};
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (strcmp(common[i], folded) == 0)
            return true;
    return false;
}

static void take(struct prose_word *word, uint32_t c)
{
    if (word->letters == 0)
        word->capital = is_capital(c);
    word->foreign |= !is_cyrillic(c);
    word->letters++;
}

bool prose_next(const char **at, struct prose_word *word)
{
    const char *from = *at, *end = from;
    uint32_t c = text_next(&end);
    while (c != 0 && !is_letter(c)) {
        from = end;
        c = text_next(&end);
    }
    *at = from;
    if (c == 0)
        return false;
    *word = (struct prose_word){.text = from};
    while (is_letter(c) || c == STRESS || joins(c, word->foreign)) {
        if (is_letter(c)) {
            take(word, c);
        } else if (c != STRESS) {
            const char *ahead = end;
            if (!is_letter(text_next(&ahead)))
                break;
            word->hyphen |= is_hyphen(c);
        }
        *at = end;
        c = text_next(&end);
    }
    word->length = (size_t)(*at - from);
    word->dotted = **at == '.';
    return true;
}

struct prose_gist prose_gist(struct arena *arena, const char *text, enum prose_choice choice)
{
    struct prose_gist gist = {0};
    struct prose_word word;
    size_t capacity = 0;
    for (const char *at = text; prose_next(&at, &word);)
        capacity++;
    gist.words = arena_alloc(arena, (capacity + 1) * sizeof *gist.words);
    bool first = true;
    for (const char *at = text; prose_next(&at, &word); first = false) {
        const char *folded = text_fold(arena, arena_text(arena, word.text, word.length));
        if ((word.foreign || word.letters > SHORT_WORD) &&
            (choice != PROSE_TELLING || word.foreign || !is_common(folded)) &&
            (choice != PROSE_NAMES || (word.capital && !first)))
            gist.words[gist.count++] = folded;
    }
    return gist;
}

static int letters_in(const char *text, size_t length)
{
    int letters = 0;
    for (size_t i = 0; i < length; i++)
        letters += ((unsigned char)text[i] & 0xC0) != 0x80;
    return letters;
}

bool prose_near(const char *a, const char *b, enum prose_nearness nearness)
{
    static const struct {
        int common, shorter_ending, longer_ending; /* letters */
    } limits[] = {[PROSE_FORMS] = {5, 1, 2}, [PROSE_AKIN] = {4, 2, 4}};
    size_t same = 0;
    while (a[same] == b[same] && a[same] != '\0')
        same++;
    if (a[same] == b[same])
        return true;
    if (is_digit((unsigned char)a[0]))
        return false;
    while (same > 0 && ((unsigned char)a[same] & 0xC0) == 0x80)
        same--; /* half a letter is none */
    int common = letters_in(a, same), first = letters_in(a, strlen(a)),
        second = letters_in(b, strlen(b));
    int shorter = first < second ? first : second, longer = first < second ? second : first;
    if (longer == SHORT_NAME && shorter == SHORT_NAME)
        return common == SHORT_NAME - 1; /* «Томь», «Томи» */
    return (common >= limits[nearness].common || (common == shorter && common >= SHORT_NAME)) &&
           shorter - common <= limits[nearness].shorter_ending &&
           longer - common <= limits[nearness].longer_ending;
}

size_t prose_common(const struct prose_gist *a, const struct prose_gist *b,
                    enum prose_nearness nearness)
{
    size_t common = 0;
    for (size_t i = 0; i < a->count; i++) {
        bool found = false;
        for (size_t j = 0; j < b->count && !found; j++)
            found = prose_near(a->words[i], b->words[j], nearness);
        common += found;
    }
    return common;
}
