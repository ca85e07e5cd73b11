/* schema: the JSON Schemas (draft-07) by which editors complete and check content files, made from
 * the tables of the loader.
 *
 * Usage: schema quiz|game. Prints docs/NAME.schema.json; `make schema` writes both. A schema sees
 * values as YAML has parsed them, so a text may also be a number or a boolean, and an empty value
 * is null, which the loader takes for a key that is not written. It is never stricter than the
 * loader but for the punctuation of words that stand for a choice; what depends on several values
 * at once (is the answer among the options?) is the loader's alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "common/values.h"
#include "content/game_loader.h"
#include "content/shape.h"

/* --- the objects of a file: the mappings of a place */

/* Keys of which one has to be there. `one`: only one. */
struct need {
    int keys[8]; /* ends with -1 */
    bool one;
};

#define NEEDS(...) ((const struct need[]){__VA_ARGS__, {{-1}, false}})
#define NEED(...)                                                                                  \
    {                                                                                              \
        {__VA_ARGS__, -1}, false                                                                   \
    }
#define NEED_ONE(...)                                                                              \
    {                                                                                              \
        {__VA_ARGS__, -1}, true                                                                    \
    }

static const struct object {
    unsigned place;
    const struct need *needs; /* NULL: stages have their own */
} objects[] = {
    {IN_QUIZ, NEEDS(NEED(KEY_TITLE), NEED_ONE(KEY_ROUNDS, KEY_QUESTIONS))},
    {IN_ROUND, NEEDS(NEED(KEY_QUESTIONS))},
    {IN_QUESTION,
     NEEDS(NEED(KEY_QUESTION), NEED_ONE(KEY_ANSWER, KEY_ORDER, KEY_MATCH, KEY_POINT, KEY_TILE))},
    {IN_GAME, NEEDS(NEED(KEY_TITLE), NEED(KEY_STAGES))},
    {IN_MEETING, NEEDS(NEED(KEY_TITLE), NEED(KEY_AGENDA))},
    {IN_CARDS, NEEDS(NEED(KEY_DECKS))},
    {IN_DECK, NEEDS(NEED(KEY_ID), NEED(KEY_CARDS))},
    {IN_CARD, NEEDS(NEED(KEY_TITLE))},
    {IN_CHANGE, NEEDS(NEED_ONE(KEY_INSERT, KEY_REMOVE, KEY_SHORTEN, KEY_BLOCK, KEY_RAISE, KEY_AWARD,
                               KEY_OFFER))},
    {IN_WHERE, NEEDS(NEED(-1))},
    {IN_INDICATOR, NEEDS(NEED(KEY_ID))},
    {IN_ROLE, NEEDS(NEED(KEY_ROLE))},
    {IN_RESOLVE, NEEDS(NEED(-1))},
    {IN_ITEM, NEEDS(NEED(KEY_ITEM))},
    {IN_OPTION, NEEDS(NEED(KEY_OPTION))},
    {IN_CRITERION, NEEDS(NEED(KEY_CRITERION))},
    {IN_AGENDA,
     NEEDS(NEED(KEY_TALK, KEY_QUIZ, KEY_GAME, KEY_BREAK, KEY_RESOLVE, KEY_DAY, KEY_DAY_START))},
    {IN_STAGE, NULL},
};

/* --- definitions: one for every key and what it holds there */

enum { DEFINITIONS_MAX = 256, NAME_SIZE = 48 };

struct schema {
    struct json json;
    struct definition {
        int key;
        const struct shape *shape;
        char name[NAME_SIZE];
    } definitions[DEFINITIONS_MAX];
    size_t count;
};

static bool name_taken(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->count; i++)
        if (strcmp(schema->definitions[i].name, name) == 0)
            return true;
    return false;
}

/* Different keys may have one name in different places: about, about-2. */
static const char *definition_name(struct schema *schema, int key, unsigned place)
{
    const struct shape *shape = key_shape(key, place);
    for (size_t i = 0; i < schema->count; i++)
        if (schema->definitions[i].key == key && schema->definitions[i].shape == shape)
            return schema->definitions[i].name;
    struct definition *made = &schema->definitions[schema->count];
    if (schema->count == DEFINITIONS_MAX)
        exit(1);
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "key.%s", key_rules[key].english);
    for (int copy = 2; name_taken(schema, name); copy++)
        snprintf(name, sizeof name, "key.%s-%d", key_rules[key].english, copy);
    *made = (struct definition){.key = key, .shape = shape};
    memcpy(made->name, name, sizeof name);
    schema->count++;
    return made->name;
}

static void put_definition(struct json *json, const struct definition *definition)
{
    const struct key_rule *rule = &key_rules[definition->key];
    char about[512];
    snprintf(about, sizeof about, "%s — %s", rule->help[LANGUAGE_RU], rule->help[LANGUAGE_EN]);
    json_begin(json, definition->name, '{');
    json_text(json, "description", about);
    if (definition->shape != NULL) {
        schema_shaped(json, definition->shape);
    } else if (rule->value == VALUE_TREE || rule->value == VALUE_ITEMS ||
               rule->value == VALUE_LINES) {
        fprintf(stderr, "schema: “%s” needs a row in content/shape.c\n", rule->english);
        exit(1);
    } else {
        schema_single(json, definition->key, 0);
    }
    json_end(json, '}');
}

/* --- mappings */

static bool is_known(int key, unsigned place, const struct stage_kind *kind)
{
    const struct key_rule *rule = &key_rules[key];
    return (rule->places & place) != 0 && rule->value != VALUE_LATER &&
           (kind == NULL || stage_key_is_own(kind, key));
}

static void put_property(struct schema *schema, int key, unsigned place)
{
    const char *name = definition_name(schema, key, place);
    json_refer(&schema->json, key_rules[key].russian, name);
    json_refer(&schema->json, key_rules[key].english, name);
}

/* One of these keys, in one of the two languages. */
static void put_need(struct json *json, const struct need *need)
{
    json_begin(json, need->one ? "oneOf" : "anyOf", '[');
    for (const int *key = need->keys; *key >= 0; key++) {
        if (key_rules[*key].value == VALUE_LATER)
            continue;
        json_required(json, key_rules[*key].russian);
        json_required(json, key_rules[*key].english);
    }
    json_end(json, ']');
}

/* Both names of a key in one mapping are the same key twice. */
static void put_exclusions(struct json *json, unsigned place, const struct stage_kind *kind)
{
    json_begin(json, "dependencies", '{');
    for (int key = 0; key < KEY_IDS; key++) {
        if (!is_known(key, place, kind))
            continue;
        char raw[128];
        snprintf(raw, sizeof raw, "{\"not\": {\"required\": [\"%s\"]}}", key_rules[key].english);
        json_raw(json, key_rules[key].russian, raw);
    }
    json_end(json, '}');
}

static void put_map(struct schema *schema, const char *name, unsigned place,
                    const struct stage_kind *kind, const struct need *needs)
{
    struct json *json = &schema->json;
    json_begin(json, name, '{');
    json_text(json, "type", "object");
    json_begin(json, "properties", '{');
    for (int key = 0; key < KEY_IDS; key++)
        if (is_known(key, place, kind))
            put_property(schema, key, place);
    json_end(json, '}');
    json_raw(json, "additionalProperties", "false");
    put_exclusions(json, place, kind);
    if (needs->keys[0] >= 0) {
        json_begin(json, "allOf", '[');
        for (; needs->keys[0] >= 0; needs++) {
            json_begin(json, NULL, '{');
            put_need(json, needs);
            json_end(json, '}');
        }
        json_end(json, ']');
    }
    json_end(json, '}');
}

/* --- stages */

static void stage_name(char name[NAME_SIZE], const struct stage_kind *kind)
{
    snprintf(name, NAME_SIZE, "stage.%s", key_rules[kind->key].english);
}

static void put_case(struct json *json, int key, const char *then)
{
    json_begin(json, NULL, '{');
    json_begin(json, "if", '{');
    put_need(json, &(struct need){{key, -1}, false});
    json_end(json, '}');
    json_refer(json, "then", then);
    json_end(json, '}');
}

/* Which keys a stage may have is known by the one that says its kind. */
static void put_stages(struct schema *schema)
{
    struct json *json = &schema->json;
    json_begin(json, "stage", '{');
    json_text(json, "type", "object");
    json_begin(json, "properties", '{');
    for (const struct stage_kind *kind = stage_kinds; kind->key >= 0; kind++)
        put_property(schema, kind->key, IN_STAGE | kind->place);
    json_end(json, '}');
    json_begin(json, "oneOf", '[');
    for (const struct stage_kind *kind = stage_kinds; kind->key >= 0; kind++) {
        json_required(json, key_rules[kind->key].russian);
        json_required(json, key_rules[kind->key].english);
    }
    json_end(json, ']');
    json_begin(json, "allOf", '[');
    for (const struct stage_kind *kind = stage_kinds; kind->key >= 0; kind++) {
        char name[NAME_SIZE];
        stage_name(name, kind);
        put_case(json, kind->key, name);
    }
    json_end(json, ']');
    json_end(json, '}');
    for (const struct stage_kind *kind = stage_kinds; kind->key >= 0; kind++) {
        char name[NAME_SIZE];
        stage_name(name, kind);
        put_map(schema, name, IN_STAGE | kind->place, kind, NEEDS(NEED(kind->key)));
    }
}

/* --- files */

enum { QUIZ_OBJECTS = 3 }; /* the first rows of `objects` */

static void put_definitions(struct schema *schema, bool quiz)
{
    struct json *json = &schema->json;
    size_t first = quiz ? 0 : QUIZ_OBJECTS,
           last = quiz ? QUIZ_OBJECTS : sizeof objects / sizeof *objects;
    json_begin(json, "definitions", '{');
    for (size_t i = first; i < last; i++) {
        if (objects[i].needs == NULL)
            put_stages(schema);
        else
            put_map(schema, schema_object(objects[i].place), objects[i].place, NULL,
                    objects[i].needs);
    }
    for (size_t i = 0; i < schema->count; i++)
        put_definition(json, &schema->definitions[i]);
    json_end(json, '}');
}

/* A game, a meeting or cards: by the key that says so, else a game. */
static void put_kinds(struct json *json)
{
    put_case(json, KEY_AGENDA, "meeting");
    put_case(json, KEY_DECKS, "cards");
    json_begin(json, NULL, '{');
    json_begin(json, "if", '{');
    json_begin(json, "not", '{');
    put_need(json, &(struct need)NEED(KEY_AGENDA, KEY_DECKS));
    json_end(json, '}');
    json_end(json, '}');
    json_refer(json, "then", "game");
    json_end(json, '}');
}

int main(int argc, char **argv)
{
    static struct schema schema;
    struct json *json = &schema.json;
    bool quiz = argc == 2 && strcmp(argv[1], "quiz") == 0;
    if (!quiz && (argc != 2 || strcmp(argv[1], "game") != 0)) {
        fprintf(stderr, "usage: schema quiz|game\n");
        return 2;
    }
    json_begin(json, NULL, '{');
    json_text(json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_text(json, "title", quiz ? "Викторина «Волны»" : "Игра, заседание или карточки «Волны»");
    json_text(json, "description", "Сделано программой из таблицы ключей: make schema");
    json_text(json, "type", "object");
    json_begin(json, "allOf", '[');
    if (quiz)
        json_refer(json, NULL, "quiz");
    else
        put_kinds(json);
    json_end(json, ']');
    put_definitions(&schema, quiz);
    json_end(json, '}');
    buf_char(&json->out, '\n');
    fputs(buf_string(&json->out), stdout);
    buf_free(&json->out);
    return ferror(stdout) != 0 || fflush(stdout) != 0 ? 1 : 0;
}
