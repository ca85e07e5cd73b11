#include "content/strict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/alike.h"
#include "content/loader.h"
#include "content/prose.h"
#include "content/spelling.h"

/* A text of the file that is being read. */
struct written {
    int key;
    struct place at;
    const char *text; /* in strict->file */
};

struct positions {
    int right[STEP_OPTIONS_MAX], questions;
};

struct strict {
    struct arena file; /* forgotten after each file */
    struct written *texts;
    size_t count, capacity;
    struct spelling *spelling; /* NULL: no dictionary */
    struct alike alike;
    struct positions all;
};

struct strict *strict_open(const char *dictionaries)
{
    struct strict *strict = mem_zalloc(1, sizeof *strict);
    strict->spelling = spelling_open(dictionaries);
    return strict;
}

void strict_close(struct strict *strict)
{
    if (strict == NULL)
        return;
    spelling_close(strict->spelling);
    alike_free(&strict->alike);
    arena_free(&strict->file);
    free(strict->texts);
    free(strict);
}

bool strict_spells(const struct strict *strict)
{
    return strict->spelling != NULL;
}

/* --- texts, as they are read */

/* What is written to be typed, found or quoted as it stands, not to be read. */
static bool is_prose(int key)
{
    return key_rules[key].value != VALUE_NAME && key != KEY_ANSWER && key != KEY_REJECT &&
           key != KEY_QUIZ && key != KEY_GAME && key != KEY_CARDS;
}

void strict_text(struct loader *loader, int key, struct place at, const char *text)
{
    struct strict *strict = loader->options->strict;
    if (strict == NULL || !loader->options->lint || !is_prose(key))
        return;
    if (strict->count == strict->capacity) {
        strict->capacity = strict->capacity == 0 ? 256 : strict->capacity * 2;
        strict->texts = mem_realloc(strict->texts, strict->capacity * sizeof *strict->texts);
    }
    strict->texts[strict->count++] = (struct written){
        .key = key, .at = at, .text = arena_text(&strict->file, text, strlen(text))};
}

static int compare_places(const void *left, const void *right)
{
    const struct written *a = left, *b = right;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    return (a->at.column > b->at.column) - (a->at.column < b->at.column);
}

/* In the order of the file, each once: laps of a repeat are read again. */
static void sort_texts(struct strict *strict)
{
    size_t kept = 0;
    if (strict->count > 1)
        qsort(strict->texts, strict->count, sizeof *strict->texts, compare_places);
    for (size_t i = 0; i < strict->count; i++)
        if (kept == 0 || compare_places(&strict->texts[i], &strict->texts[kept - 1]) != 0)
            strict->texts[kept++] = strict->texts[i];
    strict->count = kept;
}

static void check_length(struct loader *loader, const struct written *written)
{
    static const struct {
        int key;
        size_t most;
    } limits[] = {{KEY_QUESTION, STRICT_QUESTION_MAX},
                  {KEY_OPTIONS, STRICT_OPTION_MAX},
                  {KEY_ORDER, STRICT_OPTION_MAX},
                  {KEY_MATCH, STRICT_OPTION_MAX},
                  {KEY_EXPLANATION, STRICT_EXPLANATION_MAX}};
    char length[24], most[24];
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        if (limits[i].key != written->key || text_length(written->text) <= limits[i].most)
            continue;
        snprintf(length, sizeof length, "%zu", text_length(written->text));
        snprintf(most, sizeof most, "%zu", limits[i].most);
        complain(&loader->sink, written->at, COMPLAINT_TEXT_LONG, length, most);
    }
}

/* A few words around the sign at `at`. */
static const char *around(struct arena *arena, const char *text, const char *at)
{
    enum { BYTES_BEFORE = 24 };
    const char *from = at - text > BYTES_BEFORE ? at - BYTES_BEFORE : text;
    while (from > text && from[-1] != ' ')
        from--;
    size_t length = (size_t)(at - from);
    length += strcspn(at, " ");
    if (at[0] == ' ') { /* the sign and the word behind it */
        length = (size_t)(at - from) + 1;
        length += strcspn(from + length, " ");
        length += from[length] == ' ';
        length += strcspn(from + length, " ");
    }
    return arena_text(arena, from, length);
}

static void check_print(struct loader *loader, const struct written *written, struct arena *scratch)
{
    static const struct {
        const char *sign;
        enum complaint_id id;
    } signs[] = {{"\"", COMPLAINT_PRINT_QUOTES},
                 {" - ", COMPLAINT_PRINT_DASH},
                 {" – ", COMPLAINT_PRINT_DASH}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *at = strstr(written->text, signs[i].sign);
        if (at != NULL)
            complain(&loader->sink, written->at, signs[i].id, around(scratch, written->text, at),
                     NULL);
    }
}

/* --- spelling */

/* The words of this file that were complained about: each is named once. */
struct unknown {
    const char *words[COMPLAINTS_MAX];
    size_t count;
};

static bool is_new(struct unknown *unknown, const char *word)
{
    for (size_t i = 0; i < unknown->count; i++)
        if (strcmp(unknown->words[i], word) == 0)
            return false;
    if (unknown->count == COMPLAINTS_MAX)
        return false;
    unknown->words[unknown->count++] = word;
    return true;
}

static void check_spelling(struct loader *loader, struct place at, const char *text,
                           struct unknown *unknown, struct arena *scratch)
{
    struct spelling *spelling = loader->options->strict->spelling;
    struct prose_word word;
    while (prose_next(&text, &word)) {
        if (spelling_knows(spelling, &word))
            continue;
        const char *named = arena_text(scratch, word.text, word.length);
        if (!is_new(unknown, named) || sink_full(&loader->sink))
            continue;
        const char *meant = spelling_meant(spelling, scratch, named);
        complain(&loader->sink, at,
                 meant == NULL ? COMPLAINT_WORD_UNKNOWN : COMPLAINT_WORD_UNKNOWN_NEAR, named,
                 meant);
    }
}

static void check_texts(struct loader *loader, struct arena *scratch)
{
    struct strict *strict = loader->options->strict;
    struct unknown unknown = {.count = 0};
    bool russian = loader_file_language(loader) == LANGUAGE_RU;
    if (strict->spelling != NULL)
        spelling_go_to(strict->spelling, loader->path == NULL ? "" : loader->path);
    for (size_t i = 0; i < strict->count; i++) {
        const struct written *written = &strict->texts[i];
        if (loader->found == PLAN_QUIZ)
            check_length(loader, written);
        if (!russian)
            continue;
        check_print(loader, written, scratch);
        if (strict->spelling != NULL && written->key != KEY_SOURCE)
            check_spelling(loader, written->at, written->text, &unknown, scratch);
    }
}

/* --- questions */

static void check_given(struct loader *loader, const struct step *step, struct place at)
{
    const struct {
        bool missing;
        int key;
    } fields[] = {
        {step->explanation == NULL, KEY_EXPLANATION},
        {step->difficulty == 0, KEY_DIFFICULTY},
        {step->about == NULL && loader->plan->region != NULL, KEY_SUBJECT},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].missing)
            complain(&loader->sink, at,
                     fields[i].key == KEY_SUBJECT ? COMPLAINT_PLACE_MISSING
                                                  : COMPLAINT_FIELD_MISSING,
                     loader_key_name(loader, fields[i].key), loader->plan->region);
}

/* All that tells of the answer stands in the question. */
static bool gives_away(struct arena *scratch, const struct prose_gist *question, const char *answer)
{
    struct prose_gist words = prose_gist(scratch, answer, PROSE_TELLING);
    return words.count > 0 && prose_common(&words, question, PROSE_FORMS) == words.count;
}

static void check_answer(struct loader *loader, const struct step *step,
                         const struct step_places *at, struct arena *scratch)
{
    struct prose_gist question = prose_gist(scratch, step->question, PROSE_ALL);
    int named = 0;
    const char *right = NULL;
    if (step->task == TASK_CHOICE) {
        for (int i = 0; i < step->option_count; i++)
            if (gives_away(scratch, &question, step->options[i].text)) {
                named++;
                right = step->options[i].right ? step->options[i].text : right;
            }
        if (named > 1) /* «Что длиннее: Томь или Кия?» */
            right = NULL;
    } else if (step->task == TASK_TEXT || step->task == TASK_ORAL) {
        if (step->accept_count > 0 && gives_away(scratch, &question, step->accept[0]))
            right = step->accept[0];
    }
    if (right != NULL)
        complain(&loader->sink, at->question, COMPLAINT_ANSWER_GIVEN_AWAY, right, NULL);
}

/* The same words in any order. */
static bool same_words(struct arena *scratch, const char *a, const char *b)
{
    struct prose_gist first = prose_gist(scratch, a, PROSE_ALL),
                      second = prose_gist(scratch, b, PROSE_ALL);
    if (first.count != second.count || first.count == 0)
        return strcmp(text_fold(scratch, a), text_fold(scratch, b)) == 0;
    for (size_t i = 0; i < first.count; i++) {
        bool found = false;
        for (size_t j = 0; j < second.count && !found; j++)
            found = strcmp(first.words[i], second.words[j]) == 0;
        if (!found)
            return false;
    }
    return true;
}

static void check_options(struct loader *loader, const struct step *step,
                          const struct step_places *at, struct arena *scratch)
{
    if (step->task == TASK_TRUEFALSE)
        return;
    for (int i = 0; i < step->option_count; i++)
        for (int j = 0; j < i; j++)
            if (same_words(scratch, step->options[i].text, step->options[j].text))
                complain(&loader->sink, at->options, COMPLAINT_OPTIONS_ALIKE, step->options[j].text,
                         step->options[i].text);
}

static void check_twins(struct loader *loader, const struct step *step,
                        const struct step_places *at)
{
    struct alike *alike = &loader->options->strict->alike;
    const char *path = loader->path == NULL ? "" : loader->path;
    const struct alike_question *twin = alike_add(alike, path, step);
    if (twin == NULL)
        return;
    const char *slash = strrchr(twin->path, '/');
    char line[16];
    snprintf(line, sizeof line, "%d", twin->line);
    complain(&loader->sink, at->question, COMPLAINT_QUESTION_ALIKE,
             slash == NULL ? twin->path : slash + 1, line);
}

/* --- where right answers stand */

static void count_position(struct positions *positions, const struct step *step)
{
    if (step->task != TASK_CHOICE || step->shuffle)
        return;
    positions->questions++;
    for (int i = 0; i < step->option_count; i++)
        positions->right[i] += step->options[i].right;
}

static void check_balance(struct sink *sink, const struct positions *positions)
{
    char place[16], share[48];
    if (positions->questions < STRICT_BALANCE_LEAST)
        return;
    for (int i = 0; i < STEP_OPTIONS_MAX; i++) {
        if (positions->right[i] * 100 <= positions->questions * STRICT_BALANCE_PERCENT)
            continue;
        snprintf(place, sizeof place, "%d", i + 1);
        snprintf(share, sizeof share, "%d/%d", positions->right[i], positions->questions);
        complain(sink, (struct place){0, 0}, COMPLAINT_POSITIONS, place, share);
    }
}

void strict_finish(const struct strict *strict, enum language language,
                   struct complaints *complaints)
{
    struct sink sink;
    sink_start(&sink, complaints, "", language, true);
    check_balance(&sink, &strict->all);
    sink_finish(&sink, NULL);
}

/* --- the whole */

static void check_questions(struct loader *loader, struct arena *scratch)
{
    const struct plan *plan = loader->plan;
    struct positions positions = {.questions = 0};
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct step *step = plan->steps[i];
        const struct step_places *at = &loader->places[i];
        arena_reset(scratch);
        check_given(loader, step, at->step);
        check_answer(loader, step, at, scratch);
        check_options(loader, step, at, scratch);
        check_twins(loader, step, at);
        count_position(&positions, step);
        count_position(&loader->options->strict->all, step);
    }
    check_balance(&loader->sink, &positions);
}

void strict_file(struct loader *loader)
{
    struct strict *strict = loader->options->strict;
    struct arena scratch = {0};
    sort_texts(strict);
    check_texts(loader, &scratch);
    if (loader->found == PLAN_QUIZ)
        check_questions(loader, &scratch);
    arena_free(&scratch);
}

void strict_forget(struct loader *loader)
{
    struct strict *strict = loader->options->strict;
    arena_reset(&strict->file);
    strict->count = 0;
}
