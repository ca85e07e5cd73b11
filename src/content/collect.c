/* The keys of one mapping: from the file as it is read, or from a node that was
 * kept. */
#include <stdio.h>
#include <string.h>

#include "content/loader.h"

enum { FIELDS_MOST = 100 };

/* Where a quiz knows the name it is said first: a slip of the pen in a question
 * must not lead to the cards of a game. In a game it is the other way round,
 * where nearly every word is a key somewhere. */
static void refuse_key(struct loader *loader, unsigned place, const struct node *key)
{
    bool quiz = (place & IN_QUIZZES) != 0;
    struct arena words = {0};
    const char *near = NULL;
    int known = !quiz ? -1 : key_find(&loader->keys, IN_QUIZZES, key->text, key->length);
    if (known < 0 && !sink_full(&loader->sink)) {
        near = key_nearest(place == IN_TOP ? IN_QUIZ : place, key->text, &words);
        if (near == NULL && place == IN_TOP)
            near = key_nearest(IN_TOP, key->text, &words);
    }
    if (known < 0 && near == NULL)
        known = key_find(&loader->keys, IN_CONTENT, key->text, key->length);
    if (known >= 0) {
        unsigned places = key_rules[known].places, others = places & ~(unsigned)IN_QUIZZES;
        complain(&loader->sink, key->at, COMPLAINT_KEY_ELSEWHERE, key->text,
                 key_places_text(quiz || others == 0 ? places : others, loader->sink.language));
    } else {
        complain(&loader->sink, key->at,
                 near == NULL ? COMPLAINT_KEY_UNKNOWN : COMPLAINT_KEY_UNKNOWN_NEAR, key->text,
                 near);
    }
    arena_free(&words);
}

static bool is_required(int key, unsigned place)
{
    static const int keys[] = {KEY_QUESTION, KEY_ANSWER, KEY_OPTIONS, KEY_ORDER, KEY_MATCH,
                               KEY_POINT,    KEY_TILE,   KEY_STAGES,  KEY_AGENDA};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i] == key)
            return true;
    return key == KEY_TITLE && place == IN_TOP;
}

/* Takes the value of a known key; an empty one counts as not written, as in a
 * form that is filled in bit by bit. */
static void take_value(struct loader *loader, unsigned place, int level, int key,
                       struct fields *fields)
{
    struct reader *reader = &loader->reader;
    reader->nodes_most = key_rules[key].value == VALUE_TREE ? READER_TREE_MAX : READER_NODES_MAX;
    const struct node *node = reader_node(reader, &loader->scratch[level], loader->arena);
    if (node == NULL || node->kind == NODE_BAD)
        return;
    if (node->kind == NODE_SCALAR && node->length == 0) {
        if (is_required(key, place))
            complain(&loader->sink, fields->key[key], COMPLAINT_VALUE_EMPTY,
                     loader_key_name(loader, key), NULL);
        return;
    }
    fields->value[key] = node;
}

static void refuse_name(struct loader *loader, unsigned place, int level, struct fields *fields)
{
    const struct node *name = reader_key(&loader->reader, &loader->scratch[level]);
    if (name == NULL)
        return;
    refuse_key(loader, place, name);
    fields->strange = true;
    reader_skip(&loader->reader);
}

static void refuse_again(struct loader *loader, const struct fields *fields, int key,
                         struct place at)
{
    char line[16];
    snprintf(line, sizeof line, "%d", fields->key[key].line);
    complain(&loader->sink, at, COMPLAINT_KEY_TWICE, loader_key_name(loader, key), line);
}

static void give(struct fields *fields, int key, struct place at)
{
    fields->given[key / FIELD_BITS] |= UINT64_C(1) << key % FIELD_BITS;
    fields->key[key] = at;
    fields->value[key] = NULL;
}

static void clear(struct fields *fields, struct place at)
{
    fields->at = at;
    for (size_t i = 0; i < FIELD_WORDS; i++)
        fields->given[i] = 0;
    fields->strange = false;
}

static void refuse_later(struct loader *loader, int key, struct place at)
{
    complain(&loader->sink, at, COMPLAINT_KEY_LATER, loader_key_name(loader, key), NULL);
    loader->later = true;
    reader_skip(&loader->reader);
}

static void take_key(struct loader *loader, unsigned place, int level, struct fields *fields,
                     void (*items)(struct loader *loader, int key, struct fields *fields))
{
    struct place at;
    int key;
    if (!reader_known_key(&loader->reader, &loader->keys, place, &key, &at)) {
        refuse_name(loader, place, level, fields);
    } else if (field_given(fields, key)) {
        refuse_again(loader, fields, key, at);
        reader_skip(&loader->reader);
    } else {
        give(fields, key, at);
        if (key_rules[key].value == VALUE_LATER)
            refuse_later(loader, key, at);
        else if (key_rules[key].value == VALUE_ITEMS)
            items(loader, key, fields);
        else
            take_value(loader, place, level, key, fields);
    }
}

/* `вопрос:Кто?` without a space is a text to YAML. */
static void refuse_mapping(struct loader *loader)
{
    const struct reader *reader = &loader->reader;
    bool colon = reader_peek(reader) == NODE_SCALAR &&
                 strchr((const char *)reader->event.data.scalar.value, ':') != NULL;
    complain(&loader->sink, reader_place(reader),
             colon ? COMPLAINT_YAML_NO_COLON : COMPLAINT_VALUE_NOT_MAP, NULL, NULL);
}

bool loader_collect(struct loader *loader, unsigned place, int level, struct fields *fields,
                    void (*items)(struct loader *loader, int key, struct fields *fields))
{
    struct reader *reader = &loader->reader;
    clear(fields, reader_place(reader));
    if (reader_peek(reader) != NODE_MAP) {
        if (!reader->failed)
            refuse_mapping(loader);
        reader_skip(reader);
        return false;
    }
    reader_enter(reader);
    for (size_t count = 0; reader_more(reader); count++) {
        if (count < FIELDS_MOST) {
            take_key(loader, place, level, fields, items);
            continue;
        }
        if (count == FIELDS_MOST)
            complain(&loader->sink, fields->at, COMPLAINT_YAML_CROWDED, NULL, NULL);
        reader_skip(reader);
        reader_skip(reader);
    }
    return !reader->failed;
}

bool loader_fields(struct loader *loader, unsigned place, const struct node *map,
                   struct fields *fields)
{
    clear(fields, map->at);
    if (map->kind != NODE_MAP) {
        if (map->kind != NODE_BAD)
            complain(&loader->sink, map->at, COMPLAINT_VALUE_NOT_MAP, NULL, NULL);
        return false;
    }
    for (const struct node *child = map->first; child != NULL; child = child->next) {
        int key = key_find(&loader->keys, place, child->key->text, child->key->length);
        if (key < 0) {
            refuse_key(loader, place, child->key);
            fields->strange = true;
        } else if (field_given(fields, key)) {
            refuse_again(loader, fields, key, child->key->at);
        } else {
            give(fields, key, child->key->at);
            if (child->kind != NODE_BAD && !(child->kind == NODE_SCALAR && child->length == 0))
                fields->value[key] = child;
        }
    }
    return true;
}
