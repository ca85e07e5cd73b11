/* Questions that are answered by choosing: one or several of the options, true or false. */
#include <stdio.h>
#include <string.h>

#include "content/meant.h"
#include "content/question.h"

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
    draft_refuse(draft, answer->at, COMPLAINT_VALUE_LIST_AS_TEXT,
                 loader_key_name(draft->loader, KEY_ANSWER),
                 meant_list(draft->scratch, items, count));
    return true;
}

static void refuse_answer(struct draft *draft, struct step_option *options,
                          const struct node *answer, const char *text)
{
    bool listed = field_value(draft->fields, KEY_ANSWER)->kind == NODE_LIST;
    const struct step_option *option = meant_by(draft, options, text);
    if (option != NULL) {
        draft_refuse(draft, answer->at,
                     listed ? COMPLAINT_ANSWER_LABEL_LISTED : COMPLAINT_ANSWER_LABEL, text,
                     meant_text(draft->scratch, option->text));
        return;
    }
    if (!listed && refuse_several(draft, options, answer))
        return;
    const char *texts[STEP_OPTIONS_MAX];
    for (size_t i = 0; i < draft->step->option_count; i++)
        texts[i] = options[i].text;
    const char *near = value_nearest(draft->scratch, text, texts, draft->step->option_count);
    draft_refuse(draft, answer->at,
                 near == NULL ? COMPLAINT_ANSWER_NOT_OPTION : COMPLAINT_ANSWER_NOT_OPTION_NEAR,
                 text, near);
}

static void mark_right(struct draft *draft, struct step_option *options)
{
    for (size_t i = 0; i < draft->answer_count; i++) {
        const struct node *answer = draft->answers[i];
        if (answer->kind != NODE_SCALAR) {
            if (answer->kind != NODE_BAD)
                draft_refuse(draft, answer->at, COMPLAINT_VALUE_NOT_TEXT,
                             loader_key_name(draft->loader, KEY_ANSWER), NULL);
            continue;
        }
        const char *text = value_clean(answer, false);
        struct step_option *option = find_option(draft, options, text);
        if (option == NULL) {
            refuse_answer(draft, options, answer, text);
        } else if (option->right) {
            draft_refuse(draft, answer->at, COMPLAINT_ANSWER_TWICE, text, NULL);
        } else {
            option->right = true;
        }
    }
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
        draft_refuse_text(draft, KEY_OPTIONS, list);
        return;
    }
    if (count < 2)
        draft_refuse(draft, list->at, COMPLAINT_OPTIONS_FEW, NULL, NULL);
    if (count > STEP_OPTIONS_MAX) {
        char most[16];
        snprintf(most, sizeof most, "%d", STEP_OPTIONS_MAX);
        draft_refuse(draft, list->at, COMPLAINT_OPTIONS_MANY, most, NULL);
        count = STEP_OPTIONS_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(draft->loader, KEY_OPTIONS, items[i]);
        if (text == NULL) {
            draft->wrong = true;
            continue;
        }
        if (find_option(draft, options, text) != NULL) {
            draft_refuse(draft, items[i]->at, COMPLAINT_OPTIONS_EQUAL, text, NULL);
            continue;
        }
        struct step_option *option = &options[step->option_count++];
        option->text = text;
        option->id[0] = (char)('a' + i);
    }
}

void question_make_choice(struct draft *draft)
{
    if (field_value(draft->fields, KEY_OPTIONS) == NULL) {
        if (!field_given(draft->fields, KEY_OPTIONS) && !draft->fields->strange)
            draft_refuse(draft, draft->fields->at, COMPLAINT_OPTIONS_NEEDED, NULL, NULL);
        draft->wrong = true;
        return;
    }
    struct step_option options[STEP_OPTIONS_MAX] = {0};
    read_options(draft, options);
    if (!draft->wrong)
        mark_right(draft, options); /* half the options would only make more of the
                                       same complaint */
    if (!draft->wrong && draft->step->task == TASK_CHOICE && draft->answer_count > 1)
        draft_refuse(draft, draft_place(draft, KEY_ANSWER), COMPLAINT_ANSWER_ONE, NULL, NULL);
    struct step_option *kept =
        arena_alloc(draft->loader->arena, draft->step->option_count * sizeof *kept);
    if (draft->step->option_count > 0)
        memcpy(kept, options, draft->step->option_count * sizeof *kept);
    draft->step->options = kept;
}

void question_make_truefalse(struct draft *draft)
{
    bool truth = false;
    const char *text = draft_one_answer(draft);
    if (text == NULL)
        return;
    if (!value_truth(draft->scratch, text, &truth)) {
        draft_refuse(draft, draft->answers[0]->at, COMPLAINT_ANSWER_TRUTH, text, NULL);
        return;
    }
    struct step_option *options = arena_alloc(draft->loader->arena, 2 * sizeof *options);
    options[0] = (struct step_option){.id = "true", .right = truth};
    options[1] = (struct step_option){.id = "false", .right = !truth};
    draft->step->options = options;
    draft->step->option_count = 2;
}
