/* The file is parsed into libyaml's document, whose nodes know where they stand; the mappings are
 * walked as the loader does, by place, since a word may be a key here and the author's own there
 * (the name of an indicator). Only key tokens and known words are copied anew. */
#include "content/rewrite.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/err.h"
#include "content/game_loader.h"
#include "content/shape.h"

/* A token of the source: `start` and `end` count characters, as libyaml does. */
struct edit {
    size_t start, end;
    const char *word;
};

struct rewrite {
    yaml_document_t document;
    struct key_index keys;
    enum language language;
    struct arena scratch;
    struct edit *edits;
    size_t count, capacity;
};

static const char *text_of(const yaml_node_t *node)
{
    return (const char *)node->data.scalar.value;
}

/* --- edits, in the order of the file */

static void replace(struct rewrite *rewrite, const yaml_node_t *node, const char *word)
{
    size_t quote = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? 0 : 1;
    if (strcmp(text_of(node), word) == 0)
        return;
    if (node->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
        node->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
        return; /* no token of its own line */
    if (rewrite->count == rewrite->capacity) {
        rewrite->capacity = rewrite->capacity == 0 ? 256 : rewrite->capacity * 2;
        rewrite->edits = mem_realloc(rewrite->edits, rewrite->capacity * sizeof *rewrite->edits);
    }
    rewrite->edits[rewrite->count++] = (struct edit){
        .start = node->start_mark.index + quote, .end = node->end_mark.index - quote, .word = word};
}

static size_t next_character(const char *text, size_t length, size_t at)
{
    at++;
    while (at < length && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static void apply(const struct rewrite *rewrite, const char *text, size_t length, struct buf *out)
{
    size_t at = 0, character = 0, copied = 0;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        at = 3; /* a mark that is no character to libyaml */
    for (size_t i = 0; i < rewrite->count; i++) {
        const struct edit *edit = &rewrite->edits[i];
        for (; character < edit->start && at < length; character++)
            at = next_character(text, length, at);
        buf_add(out, text + copied, at - copied);
        buf_text(out, edit->word);
        for (; character < edit->end && at < length; character++)
            at = next_character(text, length, at);
        copied = at;
    }
    buf_add(out, text + copied, length - copied);
}

/* --- values that are words */

static void rewrite_truth(struct rewrite *rewrite, const yaml_node_t *node)
{
    static const char *const words[LANGUAGES][2] = {
        [LANGUAGE_RU] = {"нет", "да"}, [LANGUAGE_EN] = {"no", "yes"}};
    bool truth;
    if (value_truth(&rewrite->scratch, text_of(node), &truth))
        replace(rewrite, node, words[rewrite->language][truth]);
}

static void rewrite_choice(struct rewrite *rewrite, const struct key_word *words,
                           const yaml_node_t *node)
{
    for (const struct key_word *word = words; word->english != NULL; word++)
        if (key_word_is(word, text_of(node), &rewrite->scratch)) {
            replace(rewrite, node,
                    rewrite->language == LANGUAGE_RU ? word->russian : word->english);
            return;
        }
}

static void rewrite_scalar(struct rewrite *rewrite, int key, const yaml_node_t *node)
{
    const struct key_rule *rule = &key_rules[key];
    if (rule->value == VALUE_CHOICE)
        rewrite_choice(rewrite, rule->words, node);
    else if (rule->value == VALUE_YES_NO || rule->value == VALUE_NEAREST)
        rewrite_truth(rewrite, node);
    arena_reset(&rewrite->scratch);
}

/* --- mappings */

static yaml_node_t *node_at(struct rewrite *rewrite, int index)
{
    return yaml_document_get_node(&rewrite->document, index);
}

static int find_key(const struct rewrite *rewrite, unsigned place, const yaml_node_t *key)
{
    if (key->type != YAML_SCALAR_NODE)
        return -1;
    return key_find(&rewrite->keys, place, text_of(key), key->data.scalar.length);
}

/* Some keys of a stage are known only by its kind. */
static unsigned place_of_stage(struct rewrite *rewrite, const yaml_node_t *map)
{
    const yaml_node_pair_t *pair = map->data.mapping.pairs.start;
    for (; pair < map->data.mapping.pairs.top; pair++) {
        int key = find_key(rewrite, IN_STAGE, node_at(rewrite, pair->key));
        for (const struct stage_kind *kind = stage_kinds; kind->key >= 0; kind++)
            if (kind->key == key)
                return IN_STAGE | kind->place;
    }
    return IN_STAGE;
}

static void rewrite_map(struct rewrite *rewrite, unsigned place, const yaml_node_t *map);

static void rewrite_value(struct rewrite *rewrite, unsigned place, int key, const yaml_node_t *node)
{
    const struct shape *shape = key_shape(key, place);
    if (node->type == YAML_SCALAR_NODE) {
        rewrite_scalar(rewrite, shape == NULL ? key : shape->alone, node);
    } else if (shape == NULL || shape->inside == 0) {
        return;
    } else if (node->type == YAML_SEQUENCE_NODE) {
        const yaml_node_item_t *item = node->data.sequence.items.start;
        for (; item < node->data.sequence.items.top; item++)
            rewrite_map(rewrite, shape->inside, node_at(rewrite, *item));
    } else if ((shape->forms & SHAPE_MAP) != 0) {
        rewrite_map(rewrite, shape->inside, node);
    }
}

static void rewrite_map(struct rewrite *rewrite, unsigned place, const yaml_node_t *map)
{
    if (map->type != YAML_MAPPING_NODE)
        return;
    if (place == IN_STAGE)
        place = place_of_stage(rewrite, map);
    const yaml_node_pair_t *pair = map->data.mapping.pairs.start;
    for (; pair < map->data.mapping.pairs.top; pair++) {
        const yaml_node_t *name = node_at(rewrite, pair->key);
        int key = find_key(rewrite, place, name);
        if (key < 0)
            continue;
        const struct key_rule *rule = &key_rules[key];
        replace(rewrite, name, rewrite->language == LANGUAGE_RU ? rule->russian : rule->english);
        rewrite_value(rewrite, place, key, node_at(rewrite, pair->value));
    }
}

size_t content_rewrite(const char *text, size_t length, int kind, enum language language,
                       struct buf *out)
{
    static const unsigned places[] = {[PLAN_QUIZ] = IN_QUIZ,
                                      [PLAN_GAME] = IN_GAME,
                                      [PLAN_MEETING] = IN_MEETING,
                                      [PLAN_KINDS] = IN_CARDS};
    struct rewrite rewrite = {.language = language};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        err_out_of_memory();
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    bool parsed = yaml_parser_load(&parser, &rewrite.document) != 0;
    yaml_node_t *root = parsed ? yaml_document_get_root_node(&rewrite.document) : NULL;
    key_index_make(&rewrite.keys);
    if (root != NULL)
        rewrite_map(&rewrite, places[kind], root);
    apply(&rewrite, text, length, out);
    if (parsed)
        yaml_document_delete(&rewrite.document);
    yaml_parser_delete(&parser);
    free(rewrite.edits);
    arena_free(&rewrite.scratch);
    return rewrite.count;
}
