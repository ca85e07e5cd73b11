/* Questions that are answered by arranging: items put in order, pairs put
 * together. */
#include <stdio.h>
#include <string.h>

#include "content/question.h"

enum { ORDER_LEAST = 3, MATCH_LEAST = 2 };

static void refuse_number(struct draft *draft, struct place at, enum complaint_id id, int key,
                          int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    bool many = id == COMPLAINT_LIST_MANY;
    draft_refuse(draft, at, id, many ? loader_key_name(draft->loader, key) : text,
                 many ? text : NULL);
}

/* Adds a text that is not yet there. */
static void add_text(struct draft *draft, int key, const struct node *node, const char **texts,
                     uint8_t *count)
{
    const char *text = value_text(draft->loader, key, node);
    if (text == NULL) {
        draft->wrong = true;
        return;
    }
    for (int i = 0; i < *count; i++) {
        if (value_same(draft->scratch, texts[i], text)) {
            draft_refuse(draft, node->at, COMPLAINT_ITEM_TEXT_TWICE, text, NULL);
            return;
        }
    }
    texts[(*count)++] = text;
}

static void keep_options(struct draft *draft, const char *const *texts, uint8_t count)
{
    struct step_option *options = arena_alloc(draft->loader->arena, count * sizeof *options);
    for (int i = 0; i < count; i++)
        options[i] = (struct step_option){.text = texts[i], .id = {(char)('a' + i)}};
    draft->step->options = options;
    draft->step->option_count = count;
}

/* Too few when nothing worse is known about them. */
static void want(struct draft *draft, struct place at, int count, int least)
{
    if (!draft->wrong && count < least)
        refuse_number(draft, at, COMPLAINT_ITEMS_FEW, -1, least);
}

void question_make_order(struct draft *draft)
{
    const struct node *list = field_value(draft->fields, KEY_ORDER);
    const char *texts[STEP_OPTIONS_MAX];
    uint8_t count = 0;
    if (list->kind == NODE_SCALAR) {
        draft_refuse_text(draft, KEY_ORDER, list);
        return;
    }
    const struct node *items[STEP_OPTIONS_MAX + 1];
    size_t item_count = value_items(draft->loader, KEY_ORDER, list, items, STEP_OPTIONS_MAX + 1);
    draft->wrong |= list->kind != NODE_LIST;
    for (size_t i = 0; i < item_count; i++) {
        if (i == STEP_OPTIONS_MAX)
            refuse_number(draft, items[i]->at, COMPLAINT_LIST_MANY, KEY_ORDER, STEP_OPTIONS_MAX);
        else
            add_text(draft, KEY_ORDER, items[i], texts, &count);
    }
    want(draft, list->at, count, ORDER_LEAST);
    keep_options(draft, texts, count);
}

/* --- pairs */

/* Wrong right-hand texts: they belong to nothing. */
static void add_decoys(struct draft *draft, const char **rights, uint8_t *count)
{
    const struct node *decoys = field_value(draft->fields, KEY_DECOYS), *items[STEP_PAIRS_MAX + 1];
    if (decoys == NULL)
        return;
    size_t most = (size_t)(STEP_PAIRS_MAX - *count);
    size_t item_count = value_items(draft->loader, KEY_DECOYS, decoys, items, most + 1);
    draft->wrong |= decoys->kind != NODE_LIST && decoys->kind != NODE_SCALAR;
    for (size_t i = 0; i < item_count; i++) {
        if (i == most)
            refuse_number(draft, items[i]->at, COMPLAINT_LIST_MANY, KEY_DECOYS, (int)most);
        else
            add_text(draft, KEY_DECOYS, items[i], rights, count);
    }
}

/* The left one's text is a key's and lives no longer than the question. */
static void add_pair(struct draft *draft, const struct node *right, const char **lefts,
                     uint8_t *left_count, const char **rights, uint8_t *right_count)
{
    struct arena *arena = draft->loader->arena;
    uint8_t before = *left_count;
    if (right->kind == NODE_SCALAR && right->length == 0) {
        draft_refuse(draft, right->key->at, COMPLAINT_PAIR_HALF, right->key->text, NULL);
        return;
    }
    add_text(draft, KEY_MATCH, right->key, lefts, left_count);
    if (*left_count > before)
        lefts[before] = arena_text(arena, lefts[before], strlen(lefts[before]));
    if (right->kind == NODE_BAD)
        draft->wrong = true;
    else
        add_text(draft, KEY_MATCH, right, rights, right_count);
}

void question_make_match(struct draft *draft)
{
    const struct node *map = field_value(draft->fields, KEY_MATCH);
    const char *lefts[STEP_OPTIONS_MAX], *rights[STEP_PAIRS_MAX];
    uint8_t left_count = 0, right_count = 0;
    size_t number = 0;
    if (map->kind != NODE_MAP) {
        draft_refuse(draft, map->at, COMPLAINT_VALUE_NOT_PAIRS,
                     loader_key_name(draft->loader, KEY_MATCH), NULL);
        return;
    }
    for (const struct node *right = map->first; right != NULL; right = right->next, number++) {
        if (number == STEP_OPTIONS_MAX) {
            refuse_number(draft, right->key->at, COMPLAINT_LIST_MANY, KEY_MATCH, STEP_OPTIONS_MAX);
            break;
        }
        add_pair(draft, right, lefts, &left_count, rights, &right_count);
    }
    want(draft, map->at, left_count, MATCH_LEAST);
    add_decoys(draft, rights, &right_count);
    keep_options(draft, lefts, left_count);
    const char **pairs = arena_alloc(draft->loader->arena, right_count * sizeof *pairs);
    memcpy(pairs, rights, right_count * sizeof *pairs);
    draft->step->pairs = pairs;
    draft->step->pair_count = right_count;
}
