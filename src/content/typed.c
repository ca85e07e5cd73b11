/* Questions that are answered in words or figures: typed, or said aloud. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "content/meant.h"
#include "content/question.h"
#include "content/scan.h"

enum { ANSWER_CHARACTERS_MAX = 60 }; /* of a typed answer */

static const char *const *read_variants(struct draft *draft, int key,
                                        const struct node *const *items, size_t count,
                                        uint8_t *kept)
{
    const char **variants = arena_alloc(draft->loader->arena, count * sizeof *variants);
    char most[16];
    if (count > STEP_VARIANTS_MAX) {
        snprintf(most, sizeof most, "%d", STEP_VARIANTS_MAX);
        draft_refuse(draft, items[0]->at, COMPLAINT_ANSWERS_MANY,
                     loader_key_name(draft->loader, key), most);
        count = STEP_VARIANTS_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(draft->loader, key, items[i]);
        if (text == NULL) {
            draft->wrong = true;
        } else if (text_length(text) > ANSWER_CHARACTERS_MAX) {
            snprintf(most, sizeof most, "%d", ANSWER_CHARACTERS_MAX);
            draft_refuse(draft, items[i]->at, COMPLAINT_VALUE_LONG,
                         loader_key_name(draft->loader, key), most);
        } else if (*scan_fold(draft->scratch, text) == '\0') {
            draft_refuse(draft, items[i]->at, COMPLAINT_ANSWER_NO_LETTERS, text, NULL);
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

void question_make_text(struct draft *draft)
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
        draft_refuse_text(draft, KEY_CLOSEST, node);
        return;
    }
    const struct node *items[STEP_RANKS_MAX + 1];
    size_t count = value_items(loader, KEY_CLOSEST, node, items, STEP_RANKS_MAX + 1);
    if (count > STEP_RANKS_MAX) {
        char most[16];
        snprintf(most, sizeof most, "%d", STEP_RANKS_MAX);
        draft_refuse(draft, node->at, COMPLAINT_ANSWERS_MANY, loader_key_name(loader, KEY_CLOSEST),
                     most);
        return;
    }
    if (count == 0) {
        if (node->kind == NODE_LIST)
            draft_refuse(draft, node->at, COMPLAINT_VALUE_EMPTY,
                         loader_key_name(loader, KEY_CLOSEST), NULL);
        return;
    }
    int32_t *ranks = arena_alloc(loader->arena, count * sizeof *ranks);
    for (size_t i = 0; i < count; i++)
        if (!value_whole(loader, KEY_CLOSEST, items[i], &ranks[i]))
            draft->wrong = true;
    draft->step->rank_points = ranks;
    draft->step->rank_count = (uint8_t)count;
}

void question_make_number(struct draft *draft)
{
    struct step *step = draft->step;
    const struct node *tolerance = field_value(draft->fields, KEY_TOLERANCE),
                      *closest = field_value(draft->fields, KEY_CLOSEST);
    const char *text = draft_one_answer(draft);
    if (text != NULL && !text_parse_decimal(text, &step->number))
        draft_refuse(draft, draft->answers[0]->at, COMPLAINT_ANSWER_NUMBER, text, NULL);
    if (tolerance != NULL &&
        field_number(draft->loader, draft->fields, KEY_TOLERANCE, &step->tolerance) &&
        step->tolerance < 0)
        step->tolerance = -step->tolerance; /* ±5 is often written −5 */
    if (closest != NULL)
        read_closest(draft, closest);
    if (tolerance != NULL && step->rank_count > 0)
        draft_refuse(draft, draft->fields->key[KEY_CLOSEST], COMPLAINT_NEAR_BOTH, NULL, NULL);
}
