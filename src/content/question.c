/* One question: the keys of a mapping become a step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "content/meant.h"
#include "content/question.h"

void draft_refuse(struct draft *draft, struct place at, enum complaint_id id, const char *a,
                  const char *b)
{
    complain(&draft->loader->sink, at, id, a, b);
    draft->wrong = true;
}

void draft_refuse_text(struct draft *draft, int key, const struct node *node)
{
    const char *items[MEANT_ITEMS_MAX];
    size_t count = meant_items(draft->scratch, node->text, items);
    draft_refuse(draft, node->at,
                 count < 2 ? COMPLAINT_VALUE_NOT_LIST : COMPLAINT_VALUE_LIST_AS_TEXT,
                 loader_key_name(draft->loader, key), meant_list(draft->scratch, items, count));
}

struct place draft_place(const struct draft *draft, int key)
{
    const struct node *node = field_value(draft->fields, key);
    return node == NULL ? draft->fields->at : node->at;
}

const char *draft_one_answer(struct draft *draft)
{
    if (draft->answer_count != 1) {
        draft_refuse(draft, draft_place(draft, KEY_ANSWER), COMPLAINT_ANSWER_ONE, NULL, NULL);
        return NULL;
    }
    const char *text = value_text(draft->loader, KEY_ANSWER, draft->answers[0]);
    if (text == NULL)
        draft->wrong = true;
    return text;
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
        draft_refuse(draft, draft->fields->at, COMPLAINT_QUESTION_MISSING, NULL, NULL);
    if (step->question == NULL)
        draft->wrong = true;
}

/* --- the kinds of task */

static const struct {
    void (*make)(struct draft *draft);
    bool options;    /* written by the author */
    const int *idle; /* keys that mean nothing here; ends with -1 */
} makers[TASK_KINDS] = {
    [TASK_CHOICE] = {question_make_choice, true,
                     (const int[]){KEY_REJECT, KEY_UNIT, KEY_PARTIAL, -1}},
    [TASK_MULTI] = {question_make_choice, true, (const int[]){KEY_REJECT, KEY_UNIT, -1}},
    [TASK_TRUEFALSE] = {question_make_truefalse, false,
                        (const int[]){KEY_REJECT, KEY_UNIT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
    [TASK_TEXT] = {question_make_text, false,
                   (const int[]){KEY_UNIT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
    [TASK_NUMBER] = {question_make_number, false,
                     (const int[]){KEY_REJECT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
    [TASK_ORDER] = {question_make_order, false,
                    (const int[]){KEY_REJECT, KEY_UNIT, KEY_SHUFFLE, -1}},
    [TASK_MATCH] = {question_make_match, false, (const int[]){KEY_REJECT, KEY_UNIT, -1}},
    [TASK_POINT] = {question_make_point, false,
                    (const int[]){KEY_REJECT, KEY_UNIT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
    [TASK_ORAL] = {question_make_text, false,
                   (const int[]){KEY_UNIT, KEY_PARTIAL, KEY_SHUFFLE, -1}},
};

/* Keys that say the kind of task by themselves and hold its answer. */
static const struct telling {
    int key;
    uint8_t task;
} tellings[] = {
    {KEY_ORDER, TASK_ORDER},
    {KEY_MATCH, TASK_MATCH},
    {KEY_POINT, TASK_POINT},
    {KEY_TILE, TASK_POINT},
};

enum { TELLINGS = sizeof tellings / sizeof *tellings };

static void refuse_both(struct draft *draft, int one, int other)
{
    draft_refuse(draft, draft->fields->key[other], COMPLAINT_KEYS_BOTH,
                 loader_key_name(draft->loader, one), loader_key_name(draft->loader, other));
}

/* NULL when the question has an answer like any other. */
static const struct telling *find_telling(struct draft *draft)
{
    static const int others[] = {KEY_ANSWER, KEY_OPTIONS};
    const struct telling *found = NULL;
    for (size_t i = 0; i < TELLINGS; i++) {
        if (!field_given(draft->fields, tellings[i].key))
            continue;
        if (found != NULL)
            refuse_both(draft, found->key, tellings[i].key);
        else
            found = &tellings[i];
    }
    for (size_t i = 0; found != NULL && i < sizeof others / sizeof *others; i++)
        if (field_given(draft->fields, others[i]))
            refuse_both(draft, found->key, others[i]);
    return found;
}

/* The author says `type: order` and does not write the order. */
static bool lacks_key(struct draft *draft, int task)
{
    const struct node *type = field_value(draft->fields, KEY_TYPE);
    for (size_t i = 0; i < TELLINGS; i++) {
        if (tellings[i].task != task)
            continue;
        draft_refuse(draft, type->at, COMPLAINT_TYPE_NEEDS_KEY, type->text,
                     loader_key_name(draft->loader, tellings[i].key));
        return true;
    }
    return false;
}

/* The kind of task by what the answer looks like. */
static int infer_task(struct draft *draft)
{
    bool truth;
    int64_t number;
    const struct node *answer = field_value(draft->fields, KEY_ANSWER);
    if (field_given(draft->fields, KEY_OPTIONS))
        return answer->kind == NODE_LIST ? TASK_MULTI : TASK_CHOICE;
    const struct node *only = draft->answer_count == 1 ? draft->answers[0] : NULL;
    if (only == NULL || only->kind != NODE_SCALAR)
        return TASK_TEXT;
    if (value_truth(draft->scratch, only->text, &truth))
        return TASK_TRUEFALSE;
    return text_parse_decimal(only->text, &number) ? TASK_NUMBER : TASK_TEXT;
}

/* Keys that only go with others. */
static const struct {
    int key, task, with; /* with: the key that is missing */
} followers[] = {
    {KEY_DECOYS, TASK_MATCH, KEY_MATCH},
    {KEY_FULL, TASK_POINT, KEY_POINT},
    {KEY_ZERO, TASK_POINT, KEY_POINT},
    {KEY_BANDS, TASK_POINT, KEY_POINT},
};

static void check_strays(struct draft *draft, bool told)
{
    const struct fields *fields = draft->fields;
    struct loader *loader = draft->loader;
    int task = draft->step->task;
    if (!makers[task].options && !told && field_given(fields, KEY_OPTIONS))
        draft_refuse(draft, fields->key[KEY_OPTIONS], COMPLAINT_OPTIONS_STRAY, NULL, NULL);
    static const int near_keys[] = {KEY_TOLERANCE, KEY_CLOSEST};
    for (size_t i = 0; i < 2; i++)
        if (task != TASK_NUMBER && field_value(fields, near_keys[i]) != NULL)
            draft_refuse(draft, fields->key[near_keys[i]], COMPLAINT_NEAR_STRAY,
                         loader_key_name(loader, near_keys[i]), NULL);
    for (size_t i = 0; i < sizeof followers / sizeof *followers; i++)
        if (task != followers[i].task && field_value(fields, followers[i].key) != NULL)
            draft_refuse(draft, fields->key[followers[i].key], COMPLAINT_KEY_ALONE,
                         loader_key_name(loader, followers[i].key),
                         loader_key_name(loader, followers[i].with));
    for (const int *key = makers[task].idle; *key >= 0; key++)
        if (field_value(fields, *key) != NULL)
            complain(&loader->sink, fields->key[*key], COMPLAINT_KEY_IDLE,
                     loader_key_name(loader, *key), NULL);
}

/* The answers as nodes; false when there are none. */
static bool take_answers(struct draft *draft)
{
    const struct node *answer = field_value(draft->fields, KEY_ANSWER);
    if (answer == NULL) {
        if (!field_given(draft->fields, KEY_ANSWER) && !draft->fields->strange)
            draft_refuse(draft, draft->fields->at, COMPLAINT_ANSWER_MISSING, NULL, NULL);
        draft->wrong = true;
        return false;
    }
    draft->answer_count =
        value_items(draft->loader, KEY_ANSWER, answer, draft->answers, STEP_VARIANTS_MAX + 1);
    if (draft->answer_count > 0)
        return true;
    if (answer->kind == NODE_LIST)
        draft_refuse(draft, answer->at, COMPLAINT_ANSWER_MISSING, NULL, NULL);
    draft->wrong = true;
    return false;
}

static void make_task(struct draft *draft)
{
    const struct fields *fields = draft->fields;
    const struct telling *telling = find_telling(draft);
    int task = TASK_CHOICE;
    bool typed = field_choice(draft->loader, fields, KEY_TYPE, &task);
    if (telling != NULL) {
        if (typed && task != telling->task)
            draft_refuse(draft, fields->key[telling->key], COMPLAINT_TYPE_OTHER,
                         field_value(fields, KEY_TYPE)->text,
                         loader_key_name(draft->loader, telling->key));
        task = telling->task;
        draft->wrong |= field_value(fields, telling->key) == NULL;
    } else {
        if (typed && lacks_key(draft, task))
            return;
        if (!take_answers(draft))
            return;
        if (!typed)
            task = infer_task(draft);
    }
    draft->step->task = (uint8_t)task;
    check_strays(draft, telling != NULL);
    if (!draft->wrong)
        makers[task].make(draft);
}

/* --- the whole */

static struct place place_of_answer(const struct draft *draft)
{
    for (size_t i = 0; i < TELLINGS; i++)
        if (field_value(draft->fields, tellings[i].key) != NULL)
            return draft_place(draft, tellings[i].key);
    return draft_place(draft, KEY_ANSWER);
}

static void keep_step(struct draft *draft, const struct rules *rules)
{
    struct loader *loader = draft->loader;
    size_t count = loader->plan->step_count;
    loader->notes[count].rules = *rules;
    if (loader->places != NULL)
        loader->places[count] = (struct step_places){.step = draft->fields->at,
                                                     .question = draft_place(draft, KEY_QUESTION),
                                                     .options = draft_place(draft, KEY_OPTIONS),
                                                     .answer = place_of_answer(draft),
                                                     .subject = draft_place(draft, KEY_SUBJECT)};
    loader->steps[count] = draft->step;
    const struct node *id = field_value(draft->fields, KEY_ID);
    loader_give_id(loader, draft->step, id, draft_place(draft, KEY_QUESTION));
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
