/* Cards: what a day is composed of, and the surprises that change it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/game_loader.h"

/* Cards that a change names: they may stand in a deck further down. */
struct waiting {
    const char *card;
    struct place at;
};

struct cards {
    struct loader *loader;
    struct game_draft *draft;
    struct game *game;
    struct waiting *waiting;
    size_t count, capacity;
};

void cards_read_categories(struct loader *loader, struct game_draft *draft, const struct node *node)
{
    const struct node *items[GAME_CATEGORIES_MAX];
    struct game *game = draft->game;
    size_t count = tree_list(loader, KEY_CATEGORIES, node, items, GAME_CATEGORIES_MAX);
    const char **categories = arena_alloc(loader->arena, (count + 1) * sizeof *categories);
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(loader, KEY_CATEGORIES, items[i]);
        bool twice = false;
        for (int j = 0; text != NULL && j < game->category_count; j++)
            twice |= strcmp(categories[j], text) == 0;
        if (twice)
            complain(&loader->sink, items[i]->at, COMPLAINT_CATEGORY_TWICE, text, NULL);
        if (text == NULL || twice)
            continue;
        categories[game->category_count++] = text;
    }
    game->categories = categories;
}

static int8_t take_category(struct cards *cards, const struct fields *fields)
{
    const struct node *node = field_value(fields, KEY_CATEGORY);
    if (node == NULL || (cards->draft->alone && cards->game->category_count == 0))
        return -1;
    return (int8_t)game_find_category(cards->loader, cards->game, KEY_CATEGORY, node);
}

/* --- what a surprise changes */

static void wait_for_card(struct cards *cards, const char *card, struct place at)
{
    if (cards->count == cards->capacity) {
        cards->capacity = cards->capacity == 0 ? 16 : cards->capacity * 2;
        cards->waiting = mem_realloc(cards->waiting, cards->capacity * sizeof *cards->waiting);
    }
    cards->waiting[cards->count++] = (struct waiting){.card = card, .at = at};
}

static void read_where(struct cards *cards, const struct node *node, struct change *change)
{
    struct loader *loader = cards->loader;
    struct fields fields;
    bool yes;
    if (!loader_fields(loader, IN_WHERE, node, &fields))
        return;
    change->where_category = take_category(cards, &fields);
    if (field_yes_no(loader, &fields, KEY_INTERNET, &yes))
        change->where_internet = yes;
    if (field_yes_no(loader, &fields, KEY_AWAY, &yes))
        change->where_away = yes;
    change->where_card = field_name(loader, &fields, KEY_CARD);
    if (change->where_card != NULL)
        wait_for_card(cards, change->where_card, field_value(&fields, KEY_CARD)->at);
}

static const struct change_rule {
    int key;
    bool where;     /* its value says which cards; otherwise it is a title or a number
                     */
    bool minutes;   /* has to be given */
    const int *own; /* besides the key; ends with -1 */
} change_rules[CHANGE_KINDS] = {
    [CHANGE_INSERT] = {KEY_INSERT, false, true,
                       (const int[]){KEY_MINUTES, KEY_CATEGORY, KEY_WORTH, KEY_AT, KEY_BEFORE, -1}},
    [CHANGE_REMOVE] = {KEY_REMOVE, true, false, (const int[]){KEY_LIMIT, -1}},
    [CHANGE_SHORTEN] = {KEY_SHORTEN, true, true, (const int[]){KEY_MINUTES, KEY_LIMIT, -1}},
    [CHANGE_BLOCK] = {KEY_BLOCK, true, true, (const int[]){KEY_MINUTES, KEY_AT, -1}},
    [CHANGE_VALUE] = {KEY_RAISE, true, false, (const int[]){KEY_AMOUNT, -1}},
    [CHANGE_POINTS] = {KEY_AWARD, false, false, (const int[]){KEY_IF_HAS, -1}},
    [CHANGE_OFFER] = {KEY_OFFER, false, true,
                      (const int[]){KEY_MINUTES, KEY_CATEGORY, KEY_WORTH, -1}},
};

static bool is_own(int key, const struct change_rule *rule)
{
    if (key == rule->key)
        return true;
    for (const int *own = rule->own; *own >= 0; own++)
        if (*own == key)
            return true;
    return false;
}

/* Which change it is, -1 with a complaint. */
static int find_change(struct loader *loader, const struct fields *fields)
{
    int found = -1;
    for (int i = 0; i < CHANGE_KINDS; i++) {
        if (!field_given(fields, change_rules[i].key))
            continue;
        if (found >= 0) {
            complain(&loader->sink, fields->key[change_rules[i].key], COMPLAINT_CHANGE_BOTH,
                     loader_key_name(loader, change_rules[found].key),
                     loader_key_name(loader, change_rules[i].key));
            return -1;
        }
        found = i;
    }
    if (found < 0 && !fields->strange)
        complain(&loader->sink, fields->at, COMPLAINT_CHANGE_MISSING, NULL, NULL);
    return found;
}

static void read_change_times(struct loader *loader, const struct fields *fields,
                              struct change *change)
{
    const struct node *at = field_value(fields, KEY_AT), *before = field_value(fields, KEY_BEFORE);
    if (at != NULL && !(at->kind == NODE_SCALAR &&
                        (strcmp(at->text, "сейчас") == 0 || strcmp(at->text, "now") == 0)))
        tree_clock(loader, KEY_AT, at, &change->at);
    if (before != NULL)
        tree_clock(loader, KEY_BEFORE, before, &change->before);
}

static bool read_change(struct cards *cards, const struct node *node, struct change *change)
{
    struct loader *loader = cards->loader;
    struct fields fields;
    int32_t number;
    *change = (struct change){.where_category = -1,
                              .where_internet = -1,
                              .where_away = -1,
                              .at = -1,
                              .before = -1,
                              .category = -1,
                              .amount = 1};
    if (!loader_fields(loader, IN_CHANGE, node, &fields))
        return false;
    int kind = find_change(loader, &fields);
    if (kind < 0)
        return false;
    const struct change_rule *rule = &change_rules[kind];
    change->kind = (uint8_t)kind;
    for (int key = 0; key < KEY_IDS; key++)
        if (field_given(&fields, key) && !is_own(key, rule))
            complain(&loader->sink, fields.key[key], COMPLAINT_CHANGE_STRAY,
                     loader_key_name(loader, rule->key), loader_key_name(loader, key));
    const struct node *value = field_value(&fields, rule->key);
    if (value == NULL && (rule->where || kind != CHANGE_POINTS))
        complain(&loader->sink, fields.key[rule->key], COMPLAINT_VALUE_EMPTY,
                 loader_key_name(loader, rule->key), NULL);
    else if (rule->where)
        read_where(cards, value, change);
    else if (kind == CHANGE_POINTS)
        change->amount = field_whole(loader, &fields, KEY_AWARD, &number) ? (int16_t)number : 0;
    else
        change->title = value_text(loader, rule->key, value);
    if (field_value(&fields, KEY_IF_HAS) != NULL)
        read_where(cards, field_value(&fields, KEY_IF_HAS), change);
    tree_length(loader, &fields, KEY_MINUTES, &change->minutes);
    if (rule->minutes && field_value(&fields, KEY_MINUTES) == NULL)
        complain(&loader->sink, fields.at, COMPLAINT_CHANGE_MINUTES,
                 loader_key_name(loader, rule->key), NULL);
    change->category = take_category(cards, &fields);
    if (field_whole(loader, &fields, KEY_WORTH, &number))
        change->value = (int8_t)number;
    if (field_whole(loader, &fields, KEY_LIMIT, &number))
        change->limit = (int16_t)number;
    if (field_whole(loader, &fields, KEY_AMOUNT, &number))
        change->amount = (int16_t)number;
    read_change_times(loader, &fields, change);
    return true;
}

static void note_change(struct game_draft *draft, const struct change *change, struct place at)
{
    if (draft->change_count == draft->change_capacity) {
        draft->change_capacity = draft->change_capacity == 0 ? 32 : draft->change_capacity * 2;
        draft->changes =
            mem_realloc(draft->changes, draft->change_capacity * sizeof *draft->changes);
    }
    draft->changes[draft->change_count++] = (struct change_note){.change = change, .at = at};
}

static void read_changes(struct cards *cards, const struct node *node, struct card *card)
{
    const struct node *items[CARD_CHANGES_MAX];
    struct loader *loader = cards->loader;
    size_t count = tree_list(loader, KEY_CHANGES, node, items, CARD_CHANGES_MAX);
    struct change *changes = arena_alloc(loader->arena, (count + 1) * sizeof *changes);
    for (size_t i = 0; i < count; i++) {
        if (!read_change(cards, items[i], &changes[card->change_count]))
            continue;
        note_change(cards->draft, &changes[card->change_count], items[i]->at);
        card->change_count++;
    }
    card->changes = changes;
}

/* --- a card */

static bool card_taken(const struct game *game, const struct deck *deck, const char *id)
{
    for (int i = 0; i < game->deck_count; i++)
        if (deck_card(&game->decks[i], id, strlen(id)) != NULL)
            return true;
    return deck_card(deck, id, strlen(id)) != NULL;
}

static bool take_card_id(struct cards *cards, const struct fields *fields, const struct deck *deck,
                         struct card *card)
{
    struct loader *loader = cards->loader;
    const struct node *node = field_value(fields, KEY_ID);
    if (node == NULL) {
        card->id = arena_format(loader->arena, "%s%d", deck->id, card->number);
        return true;
    }
    card->id = tree_id(loader, KEY_ID, node);
    if (card->id == NULL)
        return false;
    if (!card_taken(cards->game, deck, card->id))
        return true;
    complain(&loader->sink, node->at, COMPLAINT_CARD_TWICE, card->id, NULL);
    return false;
}

/* False: it is not counted among the deck's. */
static bool read_card(struct cards *cards, const struct node *node, const struct deck *deck,
                      struct card *card)
{
    struct loader *loader = cards->loader;
    struct fields fields;
    int32_t number;
    int tone;
    *card = (struct card){.category = -1, .number = (int16_t)(deck->count + 1)};
    if (!loader_fields(loader, IN_CARD, node, &fields))
        return false;
    bool named = take_card_id(cards, &fields, deck, card);
    card->title = field_text(loader, &fields, KEY_TITLE);
    card->about = field_text(loader, &fields, KEY_ABOUT);
    if (field_value(&fields, KEY_TITLE) == NULL && !fields.strange)
        complain(&loader->sink, fields.at, COMPLAINT_CARD_TITLE, NULL, NULL);
    tree_length(loader, &fields, KEY_MINUTES, &card->minutes);
    card->category = take_category(cards, &fields);
    if (field_whole(loader, &fields, KEY_WORTH, &number))
        card->value = (int8_t)number;
    if (field_choice(loader, &fields, KEY_TONE, &tone))
        card->tone = (int8_t)(tone - TONE_MIXED);
    field_yes_no(loader, &fields, KEY_INTERNET, &card->needs_internet);
    field_yes_no(loader, &fields, KEY_AWAY, &card->away);
    if (!cards->draft->alone)
        card->effects = effects_field(loader, &fields, cards->game, NULL, false);
    if (field_value(&fields, KEY_CHANGES) != NULL)
        read_changes(cards, field_value(&fields, KEY_CHANGES), card);
    return named && card->title != NULL;
}

/* --- decks */

static bool take_deck_id(struct cards *cards, const struct fields *fields, struct deck *deck)
{
    struct loader *loader = cards->loader;
    const struct node *node = field_value(fields, KEY_ID);
    if (node == NULL) {
        if (!fields->strange)
            complain(&loader->sink, fields->at, COMPLAINT_DECK_ID, NULL, NULL);
        return false;
    }
    deck->id = tree_id(loader, KEY_ID, node);
    for (int i = 0; deck->id != NULL && i < cards->game->deck_count; i++) {
        if (strcmp(cards->game->decks[i].id, deck->id) != 0)
            continue;
        complain(&loader->sink, node->at, COMPLAINT_DECK_TWICE, deck->id, NULL);
        return false;
    }
    return deck->id != NULL;
}

static void read_deck(struct cards *cards, const struct node *node, struct deck *out)
{
    const struct node *items[DECK_CARDS_MAX];
    struct loader *loader = cards->loader;
    struct fields fields;
    struct deck deck = {.id = ""};
    if (!loader_fields(loader, IN_DECK, node, &fields))
        return;
    bool named = take_deck_id(cards, &fields, &deck);
    const struct node *list = field_value(&fields, KEY_CARDS);
    deck.title = field_text(loader, &fields, KEY_TITLE);
    if (deck.title == NULL)
        deck.title = deck.id;
    size_t count = list == NULL ? 0 : tree_list(loader, KEY_CARDS, list, items, DECK_CARDS_MAX);
    if (list == NULL && !fields.strange)
        complain(&loader->sink, fields.at, COMPLAINT_DECK_EMPTY, NULL, NULL);
    struct card *kept = arena_alloc(loader->arena, (count + 1) * sizeof *kept);
    deck.cards = kept;
    for (size_t i = 0; i < count; i++)
        if (read_card(cards, items[i], &deck, &kept[deck.count]))
            deck.count++;
    if (!named)
        return;
    *out = deck;
    cards->game->deck_count++;
}

static void find_waiting(struct cards *cards)
{
    const char *known[DECK_CARDS_MAX * 2];
    size_t count = 0;
    for (int i = 0; i < cards->game->deck_count; i++)
        for (int j = 0; j < cards->game->decks[i].count && count < DECK_CARDS_MAX * 2; j++)
            known[count++] = cards->game->decks[i].cards[j].id;
    static const struct deck none = {.id = ""};
    for (size_t i = 0; i < cards->count; i++)
        if (!card_taken(cards->game, &none, cards->waiting[i].card))
            loader_refuse_name(cards->loader, cards->waiting[i].at, COMPLAINT_CARD_UNKNOWN,
                               cards->waiting[i].card, known, count);
}

void cards_read(struct loader *loader, struct game_draft *draft, const struct fields *fields)
{
    const struct node *items[GAME_DECKS_MAX];
    struct cards cards = {.loader = loader, .draft = draft, .game = draft->game};
    const struct node *categories = field_value(fields, KEY_CATEGORIES),
                      *decks = field_value(fields, KEY_DECKS);
    if (categories != NULL && draft->game->category_count > 0)
        complain(&loader->sink, fields->key[KEY_CATEGORIES], COMPLAINT_CATEGORIES_BOTH, NULL, NULL);
    else if (categories != NULL)
        cards_read_categories(loader, draft, categories);
    if (decks == NULL) {
        if (!fields->strange)
            complain(&loader->sink, fields->at, COMPLAINT_DECKS_MISSING, NULL, NULL);
        return;
    }
    size_t count = tree_list(loader, KEY_DECKS, decks, items, GAME_DECKS_MAX);
    struct deck *kept = arena_alloc(loader->arena, (count + 1) * sizeof *kept);
    draft->game->decks = kept;
    for (size_t i = 0; i < count; i++)
        read_deck(&cards, items[i], &kept[draft->game->deck_count]);
    find_waiting(&cards);
    if (loader->sink.warnings && !draft->alone)
        lint_cards(loader, draft);
    free(cards.waiting);
}

/* Of the game that takes them, or alone: then it is not known what categories
 * and indicators a game gives them. */
void loader_read_cards(struct loader *loader, const struct fields *top)
{
    if (loader->cards_for != NULL) {
        cards_read(loader, loader->cards_for, top);
        return;
    }
    struct game game = {0};
    struct game_draft draft = {.loader = loader, .game = &game, .alone = true};
    cards_read(loader, &draft, top);
    free(draft.changes);
}
