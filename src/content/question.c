/* One question: the keys of a mapping become a step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/loader.h"
#include "content/meant.h"
#include "content/scan.h"

enum { ANSWER_CHARACTERS_MAX = 60 }; /* of a typed answer */

/* A step in the making. */
struct draft {
    struct loader *loader;
    const struct fields *fields;
    struct step *step;
    struct arena *scratch;
    bool wrong; /* a complaint has been made that leaves it without meaning */
    const struct node *answers[STEP_VARIANTS_MAX + 1];
    size_t answer_count;
};

static void refuse(struct draft *draft, struct place at, enum complaint_id id, const char *a,
                   const char *b)
{
    complain(&draft->loader->sink, at, id, a, b);
    draft->wrong = true;
}

static struct place place_of(const struct draft *draft, int key)
{
    const struct node *node = field_value(draft->fields, key);
    return node == NULL ? draft->fields->at : node->at;
}

/* --- texts */

static void read_texts(struct draft *draft)
{
    struct step *step = draft->step;
    struct loader *loader = draft->loader;
    const struct fields *fields = draft->fields;
    int32_t level;
    step->title = field_text(loader, fields, KEY_TITLE);
    step->question = field_text(loader, fields, KEY_QUESTION);
    step->explanation = field_text(loader, fields, KEY_EXPLANATION);
    step->source = field_text(loader, fields, KEY_SOURCE);
    step->note = field_text(loader, fields, KEY_NOTE);
    step->unit = field_text(loader, fields, KEY_UNIT);
    step->about = field_name(loader, fields, KEY_SUBJECT);
    if (field_whole(loader, fields, KEY_DIFFICULTY, &level))
        step->difficulty = (uint8_t)level;
    if (!field_given(draft->fields, KEY_QUESTION) && !draft->fields->strange)
        refuse(draft, draft->fields->at, COMPLAINT_QUESTION_MISSING, NULL, NULL);
    if (step->question == NULL)
        draft->wrong = true;
}

/* --- the kinds of task */

/* The option an answer names: letter for letter, or the same to a person. */
static struct step_option *find_option(struct draft *draft, struct step_option *options,
                                       const char *text)
{
    for (size_t i = 0; i < draft->step->option_count; i++)
        if (options[i].text != NULL && strcmp(options[i].text, text) == 0)
            return &options[i];
    for (size_t i = 0; i < draft->step->option_count; i++)
        if (value_same(draft->scratch, options[i].text, text))
            return &options[i];
    return NULL;
}

/* The option an answer means by its name, letter or number. */
static const struct step_option *meant_by(struct draft *draft, struct step_option *options,
                                          const char *text)
{
    const struct step_option *named = find_option(draft, options, text);
    int label = meant_option(text);
    if (named == NULL && label >= 0 && label < draft->step->option_count)
        named = &options[label];
    return named;
}

/* `ответ: Осинники, Калтан`, `ответ: А, В`: several options in one text. */
static bool refuse_several(struct draft *draft, struct step_option *options,
                           const struct node *answer)
{
    const char *items[MEANT_ITEMS_MAX];
    size_t count = meant_items(draft->scratch, answer->text, items);
    for (size_t i = 0; i < count; i++) {
        const struct step_option *option = meant_by(draft, options, items[i]);
        if (option == NULL)
            return false;
        items[i] = option->text;
    }
    if (count < 2)
        return false;
    refuse(draft, answer->at, COMPLAINT_VALUE_LIST_AS_TEXT,
           loader_key_name(draft->loader, KEY_ANSWER), meant_list(draft->scratch, items, count));
    return true;
}

static void refuse_answer(struct draft *draft, struct step_option *options,
                          const struct node *answer, const char *text)
{
    bool listed = field_value(draft->fields, KEY_ANSWER)->kind == NODE_LIST;
    const struct step_option *option = meant_by(draft, options, text);
    if (option != NULL) {
        refuse(draft, answer->at, listed ? COMPLAINT_ANSWER_LABEL_LISTED : COMPLAINT_ANSWER_LABEL,
               text, meant_text(draft->scratch, option->text));
        return;
    }
    if (!listed && refuse_several(draft, options, answer))
        return;
    const char *texts[STEP_OPTIONS_MAX];
    for (size_t i = 0; i < draft->step->option_count; i++)
        texts[i] = options[i].text;
    const char *near = value_nearest(draft->scratch, text, texts, draft->step->option_count);
    refuse(draft, answer->at,
           near == NULL ? COMPLAINT_ANSWER_NOT_OPTION : COMPLAINT_ANSWER_NOT_OPTION_NEAR, text,
           near);
}

static void mark_right(struct draft *draft, struct step_option *options)
{
    for (size_t i = 0; i < draft->answer_count; i++) {
        const struct node *answer = draft->answers[i];
        if (answer->kind != NODE_SCALAR) {
            if (answer->kind != NODE_BAD)
                refuse(draft, answer->at, COMPLAINT_VALUE_NOT_TEXT,
                       loader_key_name(draft->loader, KEY_ANSWER), NULL);
            continue;
        }
        const char *text = value_clean(answer, false);
        struct step_option *option = find_option(draft, options, text);
        if (option == NULL) {
            refuse_answer(draft, options, answer, text);
        } else if (option->right) {
            refuse(draft, answer->at, COMPLAINT_ANSWER_TWICE, text, NULL);
        } else {
            option->right = true;
        }
    }
}

/* One text where a list must stand. */
static void refuse_text(struct draft *draft, int key, const struct node *node)
{
    const char *items[MEANT_ITEMS_MAX];
    size_t count = meant_items(draft->scratch, node->text, items);
    refuse(draft, node->at, count < 2 ? COMPLAINT_VALUE_NOT_LIST : COMPLAINT_VALUE_LIST_AS_TEXT,
           loader_key_name(draft->loader, key), meant_list(draft->scratch, items, count));
}

static void read_options(struct draft *draft, struct step_option *options)
{
    const struct node *items[STEP_OPTIONS_MAX + 1], *list = field_value(draft->fields, KEY_OPTIONS);
    size_t count = value_items(draft->loader, KEY_OPTIONS, list, items, STEP_OPTIONS_MAX + 1);
    struct step *step = draft->step;
    if (count == 0 && list->kind != NODE_LIST) {
        draft->wrong = true;
        return;
    }
    if (list->kind == NODE_SCALAR) {
        refuse_text(draft, KEY_OPTIONS, list);
        return;
    }
    if (count < 2)
        refuse(draft, list->at, COMPLAINT_OPTIONS_FEW, NULL, NULL);
    if (count > STEP_OPTIONS_MAX) {
        char most[16];
        snprintf(most, sizeof most, "%d", STEP_OPTIONS_MAX);
        refuse(draft, list->at, COMPLAINT_OPTIONS_MANY, most, NULL);
        count = STEP_OPTIONS_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(draft->loader, KEY_OPTIONS, items[i]);
        if (text == NULL) {
            draft->wrong = true;
            continue;
        }
        if (find_option(draft, options, text) != NULL) {
            refuse(draft, items[i]->at, COMPLAINT_OPTIONS_EQUAL, text, NULL);
            continue;
        }
        struct step_option *option = &options[step->option_count++];
        option->text = text;
        option->id[0] = (char)('a' + i);
    }
}

static void make_choice(struct draft *draft)
{
    if (field_value(draft->fields, KEY_OPTIONS) == NULL) {
        if (!field_given(draft->fields, KEY_OPTIONS) && !draft->fields->strange)
            refuse(draft, draft->fields->at, COMPLAINT_OPTIONS_NEEDED, NULL, NULL);
        draft->wrong = true;
        return;
    }
    struct step_option options[STEP_OPTIONS_MAX] = {0};
    read_options(draft, options);
    if (!draft->wrong)
        mark_right(draft, options); /* half the options would only make more of the
                                       same complaint */
    if (!draft->wrong && draft->step->task == TASK_CHOICE && draft->answer_count > 1)
        refuse(draft, place_of(draft, KEY_ANSWER), COMPLAINT_ANSWER_ONE, NULL, NULL);
    struct step_option *kept =
        arena_alloc(draft->loader->arena, draft->step->option_count * sizeof *kept);
    if (draft->step->option_count > 0)
        memcpy(kept, options, draft->step->option_count * sizeof *kept);
    draft->step->options = kept;
}

/* The one answer of a task that has just one, as text; NULL with a complaint.
 */
static const char *one_answer(struct draft *draft)
{
    if (draft->answer_count != 1) {
        refuse(draft, place_of(draft, KEY_ANSWER), COMPLAINT_ANSWER_ONE, NULL, NULL);
        return NULL;
    }
    const char *text = value_text(draft->loader, KEY_ANSWER, draft->answers[0]);
    if (text == NULL)
        draft->wrong = true;
    return text;
}

static void make_truefalse(struct draft *draft)
{
    bool truth = false;
    const char *text = one_answer(draft);
    if (text == NULL)
        return;
    if (!value_truth(draft->scratch, text, &truth)) {
        refuse(draft, draft->answers[0]->at, COMPLAINT_ANSWER_TRUTH, text, NULL);
        return;
    }
    struct step_option *options = arena_alloc(draft->loader->arena, 2 * sizeof *options);
    options[0] = (struct step_option){.id = "true", .right = truth};
    options[1] = (struct step_option){.id = "false", .right = !truth};
    draft->step->options = options;
    draft->step->option_count = 2;
}

static const char *const *read_variants(struct draft *draft, int key,
                                        const struct node *const *items, size_t count,
                                        uint8_t *kept)
{
    const char **variants = arena_alloc(draft->loader->arena, count * sizeof *variants);
    char most[16];
    if (count > STEP_VARIANTS_MAX) {
        snprintf(most, sizeof most, "%d", STEP_VARIANTS_MAX);
        refuse(draft, items[0]->at, COMPLAINT_ANSWERS_MANY, loader_key_name(draft->loader, key),
               most);
        count = STEP_VARIANTS_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(draft->loader, key, items[i]);
        if (text == NULL) {
            draft->wrong = true;
        } else if (text_length(text) > ANSWER_CHARACTERS_MAX) {
            snprintf(most, sizeof most, "%d", ANSWER_CHARACTERS_MAX);
            refuse(draft, items[i]->at, COMPLAINT_VALUE_LONG, loader_key_name(draft->loader, key),
                   most);
        } else if (*scan_fold(draft->scratch, text) == '\0') {
            refuse(draft, items[i]->at, COMPLAINT_ANSWER_NO_LETTERS, text, NULL);
        } else {
            variants[(*kept)++] = text;
        }
    }
    return variants;
}

/* A comma may belong to the answer («Пришёл, увидел, победил»), so this is only
 * asked about. */
static void check_commas(struct draft *draft, int key)
{
    const char *items[MEANT_ITEMS_MAX];
    const struct node *node = field_value(draft->fields, key);
    if (!draft->loader->sink.warnings || node == NULL || node->kind != NODE_SCALAR)
        return;
    size_t count = meant_items(draft->scratch, node->text, items);
    if (count > 1)
        complain(&draft->loader->sink, node->at, COMPLAINT_VALUE_LIST_PERHAPS,
                 loader_key_name(draft->loader, key), meant_list(draft->scratch, items, count));
}

static void make_text(struct draft *draft)
{
    struct step *step = draft->step;
    check_commas(draft, KEY_ANSWER);
    check_commas(draft, KEY_REJECT);
    const struct node *items[STEP_VARIANTS_MAX + 1],
        *reject = field_value(draft->fields, KEY_REJECT);
    step->accept =
        read_variants(draft, KEY_ANSWER, draft->answers, draft->answer_count, &step->accept_count);
    if (reject == NULL)
        return;
    size_t count = value_items(draft->loader, KEY_REJECT, reject, items, STEP_VARIANTS_MAX + 1);
    if (count > 0)
        step->reject = read_variants(draft, KEY_REJECT, items, count, &step->reject_count);
}

/* `closest: да` gives the step's points to the nearest; they are known once the
 * file has ended (quiz.c). */
static void read_closest(struct draft *draft, const struct node *node)
{
    struct loader *loader = draft->loader;
    bool wanted = false;
    if (node->kind == NODE_SCALAR && value_truth(draft->scratch, node->text, &wanted)) {
        draft->step->rank_count = wanted;
        return;
    }
    const char *texts[MEANT_ITEMS_MAX];
    if (node->kind == NODE_SCALAR && meant_items(draft->scratch, node->text, texts) > 1) {
        refuse_text(draft, KEY_CLOSEST, node);
        return;
    }
    const struct node *items[STEP_RANKS_MAX + 1];
    size_t count = value_items(loader, KEY_CLOSEST, node, items, STEP_RANKS_MAX + 1);
    if (count > STEP_RANKS_MAX) {
        char most[16];
        snprintf(most, sizeof most, "%d", STEP_RANKS_MAX);
        refuse(draft, node->at, COMPLAINT_ANSWERS_MANY, loader_key_name(loader, KEY_CLOSEST), most);
        return;
    }
    if (count == 0) {
        if (node->kind == NODE_LIST)
            refuse(draft, node->at, COMPLAINT_VALUE_EMPTY, loader_key_name(loader, KEY_CLOSEST),
                   NULL);
        return;
    }
    int32_t *ranks = arena_alloc(loader->arena, count * sizeof *ranks);
    for (size_t i = 0; i < count; i++)
        if (!value_whole(loader, KEY_CLOSEST, items[i], &ranks[i]))
            draft->wrong = true;
    draft->step->rank_points = ranks;
    draft->step->rank_count = (uint8_t)count;
}

static void make_number(struct draft *draft)
{
    struct step *step = draft->step;
    const struct node *tolerance = field_value(draft->fields, KEY_TOLERANCE),
                      *closest = field_value(draft->fields, KEY_CLOSEST);
    const char *text = one_answer(draft);
    if (text != NULL && !text_parse_decimal(text, &step->number))
        refuse(draft, draft->answers[0]->at, COMPLAINT_ANSWER_NUMBER, text, NULL);
    if (tolerance != NULL &&
        field_number(draft->loader, draft->fields, KEY_TOLERANCE, &step->tolerance) &&
        step->tolerance < 0)
        step->tolerance = -step->tolerance; /* ±5 is often written −5 */
    if (closest != NULL)
        read_closest(draft, closest);
    if (tolerance != NULL && step->rank_count > 0)
        refuse(draft, draft->fields->key[KEY_CLOSEST], COMPLAINT_NEAR_BOTH, NULL, NULL);
}

static const struct {
    void (*make)(struct draft *draft);
    bool options;    /* written by the author */
    const int *idle; /* keys that mean nothing here; ends with -1 */
} makers[TASK_KINDS] = {
    [TASK_CHOICE] = {make_choice, true, (const int[]){KEY_REJECT, KEY_UNIT, KEY_PARTIAL, -1}},
    [TASK_MULTI] = {make_choice, true, (const int[]){KEY_REJECT, KEY_UNIT, -1}},
    [TASK_TRUEFALSE] = {make_truefalse, false,
                        (const int[]){KEY_REJECT, KEY_UNIT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
    [TASK_TEXT] = {make_text, false, (const int[]){KEY_UNIT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
    [TASK_NUMBER] = {make_number, false, (const int[]){KEY_REJECT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
};

/* The kind of task: what the author says, else what the answer looks like. */
static int infer_task(struct draft *draft)
{
    const struct fields *fields = draft->fields;
    int task;
    bool truth;
    int64_t number;
    if (field_choice(draft->loader, fields, KEY_TYPE, &task))
        return task;
    const struct node *answer = field_value(fields, KEY_ANSWER);
    if (field_given(fields, KEY_OPTIONS))
        return answer->kind == NODE_LIST ? TASK_MULTI : TASK_CHOICE;
    const struct node *only = draft->answer_count == 1 ? draft->answers[0] : NULL;
    if (only == NULL || only->kind != NODE_SCALAR)
        return TASK_TEXT;
    if (value_truth(draft->scratch, only->text, &truth))
        return TASK_TRUEFALSE;
    return text_parse_decimal(only->text, &number) ? TASK_NUMBER : TASK_TEXT;
}

static void check_strays(struct draft *draft)
{
    const struct fields *fields = draft->fields;
    int task = draft->step->task;
    if (!makers[task].options && field_given(fields, KEY_OPTIONS))
        refuse(draft, fields->key[KEY_OPTIONS], COMPLAINT_OPTIONS_STRAY, NULL, NULL);
    static const int near_keys[] = {KEY_TOLERANCE, KEY_CLOSEST};
    for (size_t i = 0; i < 2; i++)
        if (task != TASK_NUMBER && field_value(fields, near_keys[i]) != NULL)
            refuse(draft, fields->key[near_keys[i]], COMPLAINT_NEAR_STRAY,
                   loader_key_name(draft->loader, near_keys[i]), NULL);
    for (const int *key = makers[task].idle; *key >= 0; key++)
        if (field_value(fields, *key) != NULL)
            complain(&draft->loader->sink, fields->key[*key], COMPLAINT_KEY_IDLE,
                     loader_key_name(draft->loader, *key), NULL);
}

static void make_task(struct draft *draft)
{
    const struct node *answer = field_value(draft->fields, KEY_ANSWER);
    if (answer == NULL) {
        if (!field_given(draft->fields, KEY_ANSWER) && !draft->fields->strange)
            refuse(draft, draft->fields->at, COMPLAINT_ANSWER_MISSING, NULL, NULL);
        draft->wrong = true;
        return;
    }
    draft->answer_count =
        value_items(draft->loader, KEY_ANSWER, answer, draft->answers, STEP_VARIANTS_MAX + 1);
    if (draft->answer_count == 0) {
        if (answer->kind == NODE_LIST)
            refuse(draft, answer->at, COMPLAINT_ANSWER_MISSING, NULL, NULL);
        draft->wrong = true;
        return;
    }
    draft->step->task = (uint8_t)infer_task(draft);
    if (draft->loader->later)
        return; /* its type is not yet supported, and that has been said */
    check_strays(draft);
    if (!draft->wrong)
        makers[draft->step->task].make(draft);
}

/* --- the whole */

static void keep_step(struct draft *draft, const struct rules *rules)
{
    struct loader *loader = draft->loader;
    size_t count = loader->plan->step_count;
    loader->notes[count].rules = *rules;
    if (loader->places != NULL)
        loader->places[count] = (struct step_places){.step = draft->fields->at,
                                                     .question = place_of(draft, KEY_QUESTION),
                                                     .options = place_of(draft, KEY_OPTIONS),
                                                     .answer = place_of(draft, KEY_ANSWER),
                                                     .subject = place_of(draft, KEY_SUBJECT)};
    loader->steps[count] = draft->step;
    const struct node *id = field_value(draft->fields, KEY_ID);
    loader_give_id(loader, draft->step, id, place_of(draft, KEY_QUESTION));
    loader->plan->step_count++;
}

void loader_read_question(struct loader *loader)
{
    struct fields fields;
    bool later = loader->later;
    loader->later = false;
    arena_reset(&loader->scratch[LEVEL_QUESTION]);
    if (loader_collect(loader, IN_QUESTION, LEVEL_QUESTION, &fields, NULL)) {
        struct step *step = arena_alloc(loader->arena, sizeof *step);
        struct draft draft; /* its answers are filled as far as answer_count says */
        draft.loader = loader;
        draft.fields = &fields;
        draft.step = step;
        draft.scratch = &loader->scratch[LEVEL_QUESTION];
        draft.wrong = false;
        draft.answer_count = 0;
        struct rules rules;
        step->line = (uint32_t)fields.at.line;
        step->round = (uint16_t)loader->plan->round_count; /* its own round is being read */
        loader_read_rules(loader, &fields, &rules);
        bool asked_for_later = loader->later;
        read_texts(&draft);
        if (!asked_for_later)
            make_task(&draft);
        if (!draft.wrong && !loader->later) {
            loader_make_room(loader);
            keep_step(&draft, &rules);
        }
    }
    loader->later |= later;
}
