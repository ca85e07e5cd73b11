/* Lists of items: what is ranked, paid for, chosen, judged by or written under.
 */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "content/game_loader.h"

static bool take_id(struct stage_draft *draft, const struct fields *fields, struct item *item)
{
    struct loader *loader = draft->loader;
    const struct node *node = field_value(fields, KEY_ID);
    if (node == NULL)
        return true;
    const char *id = tree_id(loader, KEY_ID, node);
    if (id == NULL)
        return false;
    if (stage_item(draft->stage, id, strlen(id)) != NULL) {
        complain(&loader->sink, node->at, COMPLAINT_ITEM_TWICE, id, NULL);
        return false;
    }
    item->id = id;
    return true;
}

static void note_go(struct stage_draft *draft, const struct fields *fields, struct item *item)
{
    struct game_draft *game = draft->game;
    const char *name = field_name(draft->loader, fields, KEY_NEXT);
    if (name == NULL)
        return;
    if (game->go_count == game->go_capacity) {
        game->go_capacity = game->go_capacity == 0 ? 16 : game->go_capacity * 2;
        game->goes = mem_realloc(game->goes, game->go_capacity * sizeof *game->goes);
    }
    game->goes[game->go_count++] = (struct go_note){.item = item,
                                                    .name = name,
                                                    .at = field_value(fields, KEY_NEXT)->at,
                                                    .step = draft->loader->plan->step_count};
}

/* False: nothing to call it by. */
static bool read_item(struct stage_draft *draft, const struct node *node, unsigned place,
                      int text_key, struct item *item)
{
    struct loader *loader = draft->loader;
    struct fields fields;
    if (node->kind == NODE_SCALAR) {
        item->text = value_text(loader, text_key, node);
        return item->text != NULL;
    }
    if (!loader_fields(loader, place, node, &fields))
        return false;
    bool named = take_id(draft, &fields, item);
    item->text = field_text(loader, &fields, text_key);
    item->about = field_text(loader, &fields, KEY_ABOUT);
    if (field_value(&fields, text_key) == NULL && !fields.strange)
        complain(&loader->sink, fields.at, COMPLAINT_ITEM_MISSING,
                 loader_key_name(loader, text_key), NULL);
    field_whole(loader, &fields, KEY_LEAST, &item->least);
    field_whole(loader, &fields, KEY_MOST, &item->most);
    field_whole(loader, &fields, KEY_STEP, &item->step);
    if (place == IN_CRITERION) {
        field_whole(loader, &fields, KEY_CRITERION_MOST, &item->most);
        field_whole(loader, &fields, KEY_CRITERION_WEIGHT, &item->weight);
    }
    if (place == IN_OPTION)
        note_go(draft, &fields, item);
    return named && item->text != NULL;
}

static bool is_twice(const struct stage_draft *draft, const char *text)
{
    for (int i = 0; i < draft->stage->item_count; i++)
        if (strcmp(draft->items[i].text, text) == 0)
            return true;
    return false;
}

static void start_items(struct stage_draft *draft, size_t count)
{
    draft->items = arena_alloc(draft->loader->arena, (count + 1) * sizeof *draft->items);
    draft->stage->items = draft->items;
    draft->stage->item_count = 0;
}

/* The next item; its usual id is its number. */
static struct item *next_item(struct stage_draft *draft, int number)
{
    struct item *item = &draft->items[draft->stage->item_count];
    *item = (struct item){.weight = 1, .step = 1, .go = -1};
    item->id = arena_format(draft->loader->arena, "%d", number);
    return item;
}

size_t items_read(struct stage_draft *draft, int key, const struct node *node, unsigned place,
                  int text_key, const struct node **nodes)
{
    struct loader *loader = draft->loader;
    size_t most = place == IN_OPTION ? STEP_OPTIONS_MAX : STAGE_ITEMS_MAX;
    size_t count = tree_list(loader, key, node, nodes, most), kept = 0;
    start_items(draft, count);
    for (size_t i = 0; i < count; i++) {
        struct item *item = next_item(draft, (int)i + 1);
        if (!read_item(draft, nodes[i], place, text_key, item))
            continue;
        if (is_twice(draft, item->text)) {
            complain(&loader->sink, nodes[i]->at, COMPLAINT_ITEM_TEXT_TWICE, item->text, NULL);
            continue;
        }
        nodes[kept++] = nodes[i];
        draft->stage->item_count++;
    }
    return kept;
}

void items_read_effects(struct stage_draft *draft, unsigned place, const struct node *const *nodes,
                        bool room)
{
    struct loader *loader = draft->loader;
    for (int i = 0; i < draft->stage->item_count; i++) {
        struct effect effects[STAGE_EFFECTS_MAX];
        size_t count = 0;
        if (nodes[i]->kind != NODE_MAP)
            continue;
        for (const struct node *child = nodes[i]->first; child != NULL; child = child->next) {
            if (key_find(&loader->keys, place, child->key->text, child->key->length) != KEY_EFFECTS)
                continue;
            effects_take(loader, child, draft->game->game, draft->stage, room, false, effects,
                         &count);
            if (loader->sink.warnings && draft->game->lap <= 1)
                lint_choice(loader, draft->game->game, child);
        }
        struct effect *kept = arena_alloc(loader->arena, (count + 1) * sizeof *kept);
        memcpy(kept, effects, count * sizeof *kept);
        draft->items[i].effects = (struct effects){.items = kept, .count = (uint8_t)count};
    }
}

void items_add(struct stage_draft *draft, const char *id, const char *text)
{
    if (draft->items == NULL)
        start_items(draft, STAGE_ITEMS_MAX);
    struct item *item = next_item(draft, draft->stage->item_count + 1);
    if (id != NULL)
        item->id = id;
    item->text = text;
    draft->stage->item_count++;
}

bool items_has(const struct stage_draft *draft, const char *text)
{
    return draft->items != NULL && is_twice(draft, text);
}

/* --- order and amounts */

/* The place an item has for the experts: by its id or its words. */
static void read_experts(struct stage_draft *draft, const struct node *node)
{
    struct loader *loader = draft->loader;
    const struct node *nodes[STAGE_ITEMS_MAX];
    const char *known[STAGE_ITEMS_MAX];
    size_t count = tree_list(loader, KEY_EXPERTS, node, nodes, STAGE_ITEMS_MAX);
    int items = draft->stage->item_count;
    for (int i = 0; i < items; i++)
        known[i] = draft->items[i].text;
    for (size_t place = 0; place < count; place++) {
        const char *text =
            nodes[place]->kind != NODE_SCALAR ? NULL : value_clean(nodes[place], false);
        int found = 0;
        while (text != NULL && found < items && strcmp(draft->items[found].text, text) != 0 &&
               strcmp(draft->items[found].id, text) != 0)
            found++;
        if (text == NULL)
            complain(&loader->sink, nodes[place]->at, COMPLAINT_VALUE_NOT_TEXT,
                     loader_key_name(loader, KEY_EXPERTS), NULL);
        else if (found == items)
            loader_refuse_name(loader, nodes[place]->at, COMPLAINT_ITEM_UNKNOWN, text, known,
                               (size_t)items);
        else if (draft->items[found].place != 0)
            complain(&loader->sink, nodes[place]->at, COMPLAINT_ITEM_TEXT_TWICE, text, NULL);
        else
            draft->items[found].place = (int32_t)place + 1;
    }
}

static void want_items(struct stage_draft *draft, int least)
{
    if (draft->stage->item_count >= least || draft->loader->sink.errors > 0)
        return;
    char number[16];
    snprintf(number, sizeof number, "%d", least);
    complain(&draft->loader->sink, draft->fields->at, COMPLAINT_ITEMS_FEW, number, NULL);
}

void stage_make_rank(struct stage_draft *draft)
{
    const struct node *nodes[STAGE_ITEMS_MAX], *experts = field_value(draft->fields, KEY_EXPERTS);
    items_read(draft, KEY_RANK, draft->value, IN_ITEM, KEY_ITEM, nodes);
    want_items(draft, 2);
    if (experts != NULL && draft->loader->sink.errors == 0)
        read_experts(draft, experts);
}

/* `без итога`, none: no total. */
static bool has_no_total(const struct node *node)
{
    return node->kind == NODE_SCALAR &&
           (strcmp(node->text, "без итога") == 0 || strcmp(node->text, "none") == 0 ||
            strcmp(node->text, "нет") == 0);
}

static void check_amounts(struct stage_draft *draft, const struct node *const *nodes)
{
    struct loader *loader = draft->loader;
    struct stage *stage = draft->stage;
    int64_t least = 0, most = 0;
    for (int i = 0; i < stage->item_count; i++) {
        struct item *item = &draft->items[i];
        if (item->most == 0)
            item->most = stage->total > 0 ? stage->total : INDICATOR_MAX;
        least += item->least;
        most += item->most;
        if (item->least > item->most)
            complain(&loader->sink, nodes[i]->at, COMPLAINT_LIMITS_ORDER, item->text, NULL);
    }
    if (stage->total > 0 && least > stage->total)
        complain(&loader->sink, draft->value->at, COMPLAINT_TOTAL_SMALL, NULL, NULL);
    if (stage->exact && stage->total > 0 && most < stage->total)
        complain(&loader->sink, draft->value->at, COMPLAINT_TOTAL_LARGE, NULL, NULL);
}

void stage_make_allocate(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct node *nodes[STAGE_ITEMS_MAX], *list = field_value(draft->fields, KEY_ITEMS);
    if (!has_no_total(draft->value))
        value_whole(loader, KEY_ALLOCATE, draft->value, &draft->stage->total);
    draft->stage->unit = field_text(loader, draft->fields, KEY_UNIT);
    field_yes_no(loader, draft->fields, KEY_EXACT, &draft->stage->exact);
    if (list == NULL) {
        if (!draft->fields->strange)
            complain(&loader->sink, draft->fields->at, COMPLAINT_ITEMS_NONE,
                     loader_key_name(loader, KEY_ITEMS), NULL);
        return;
    }
    items_read(draft, KEY_ITEMS, list, IN_ITEM, KEY_ITEM, nodes);
    if (loader->sink.errors == 0)
        check_amounts(draft, nodes);
    if (draft->game != NULL)
        items_read_effects(draft, IN_ITEM, nodes, false);
}
