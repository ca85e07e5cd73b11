/* words: what the documents and sheets say in both languages. The screens have their own
 * (ui/messages), which a report may not know. */
#ifndef VOLNA_REPORT_WORDS_H
#define VOLNA_REPORT_WORDS_H

#include "base/arena.h"
#include "base/language.h"
#include "engine/plan.h"

enum report_word {
#define WORD(id, ru, en) WORD_##id,
#define FORMS(id, ru_one, ru_few, ru_many, en_one, en_many) WORD_##id,
#include "report/words.def"
#undef WORD
#undef FORMS
    REPORT_WORDS
};

/* Of a plan: English when it says so. */
enum language report_language(const struct plan *plan);

const char *report_word(enum language language, enum report_word word);
/* The same with its places filled in. */
const char *report_say(struct arena *arena, enum language language, enum report_word word, ...);
/* "5 команд": the form for the number, with it. */
const char *report_count(struct arena *arena, enum language language, enum report_word word,
                         int64_t number);
/* "20 июня 2024 года", "20 June 2024": the day by this machine's clock. */
const char *report_day(struct arena *arena, enum language language, int64_t wall_ms);
/* A number of hundredths ("7,5") or thousandths with as few digits as say it. */
const char *report_decimal(struct arena *arena, enum language language, int64_t number, int parts);

#endif
