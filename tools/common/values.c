/* What stands after the colon, as a JSON Schema sees it. */
#include "values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "content/loader.h"
#include "engine/map.h"

static const struct {
    unsigned place;
    const char *name;
} objects[] = {
    {IN_QUIZ, "quiz"},           {IN_ROUND, "round"},         {IN_QUESTION, "question"},
    {IN_GAME, "game"},           {IN_MEETING, "meeting"},     {IN_CARDS, "cards"},
    {IN_DECK, "deck"},           {IN_CARD, "card"},           {IN_CHANGE, "change"},
    {IN_WHERE, "where"},         {IN_INDICATOR, "indicator"}, {IN_ROLE, "role"},
    {IN_RESOLVE, "addressees"},  {IN_ITEM, "item"},           {IN_OPTION, "option"},
    {IN_CRITERION, "criterion"}, {IN_AGENDA, "agenda-item"},  {IN_STAGE, "stage"},
};

const char *schema_object(unsigned place)
{
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        if (objects[i].place == place)
            return objects[i].name;
    fprintf(stderr, "schema: a place has no name\n");
    exit(1);
}

/* --- single values */

#define TEXT_TYPES "[\"string\", \"number\", \"boolean\", \"null\"]"

/* One of the words, in any case; where the word has a space, a dash will do. */
static void add_word_pattern(struct buf *out, const char *word)
{
    for (const char *at = word; *at != '\0';) {
        char letter[8] = "", capital[8] = "";
        uint32_t c = text_next(&at);
        bool cyrillic = c >= 0x430 && c <= 0x44F;
        if (c == ' ' || c == '-') {
            buf_text(out, "[ _-]*");
        } else if (c == 0x451 || c == 0x435) {
            buf_text(out, "[ЕеЁё]");
        } else if (cyrillic || (c >= 'a' && c <= 'z')) {
            text_encode(c, letter);
            text_encode(c - 0x20, capital);
            buf_format(out, "[%s%s]", capital, letter);
        } else {
            text_encode(c, letter);
            buf_text(out, letter);
        }
    }
}

static void words_value(struct json *json, const char *const *words, bool truth)
{
    struct buf pattern = {0};
    json_begin(json, "anyOf", '[');
    json_begin(json, NULL, '{');
    json_begin(json, "enum", '[');
    for (const char *const *word = words; *word != NULL; word++) {
        json_text(json, NULL, *word);
        buf_text(&pattern, word == words ? "^(?:" : "|");
        add_word_pattern(&pattern, *word);
    }
    buf_text(&pattern, ")$");
    json_end(json, ']');
    json_end(json, '}');
    json_begin(json, NULL, '{');
    json_raw(json, "type", truth ? "[\"boolean\", \"null\"]" : "\"null\"");
    json_end(json, '}');
    json_begin(json, NULL, '{');
    json_raw(json, "type", "\"string\"");
    json_text(json, "pattern", buf_string(&pattern));
    json_end(json, '}');
    json_end(json, ']');
    buf_free(&pattern);
}

static void choice_value(struct json *json, const struct key_word *words)
{
    const char *names[64];
    size_t count = 0;
    for (const struct key_word *word = words; word->english != NULL; word++) {
        if (word->value < 0)
            continue;
        names[count++] = word->russian;
        names[count++] = word->english;
    }
    names[count] = NULL;
    words_value(json, names, false);
}

static void truth_value(struct json *json)
{
    static const char *const words[] = {"да",   "нет",   "yes",    "no",       "верно", "неверно",
                                        "true", "false", "правда", "неправда", NULL};
    words_value(json, words, true);
}

static void whole_value(struct json *json, const struct key_rule *rule)
{
    json_raw(json, "type", "[\"integer\", \"string\", \"null\"]");
    json_number(json, "minimum", rule->least);
    json_number(json, "maximum", rule->most);
    json_text(json, "pattern", "^[+−-]?[0-9]+$");
}

static void duration_value(struct json *json)
{
    json_raw(json, "type", "[\"integer\", \"string\", \"boolean\", \"null\"]");
    json_number(json, "minimum", 0);
    json_number(json, "maximum", PLAN_TIME_MAX_MS / 1000);
    json_text(
        json, "pattern",
        "^(?:[0-9]+ *(?:[SsСс]|sec|сек|секунд[аы]?|[MmМм]|min|мин|минут[аы]?|[HhЧч]|часа?)?\\.?"
        "|[0-9]+:[0-5][0-9]|[Нн]ет|[Nn]o|none|[Нн]еверно|[Нн]еправда|[Ff]alse)$");
}

static void text_value(struct json *json, int key, int32_t most)
{
    json_raw(json, "type", TEXT_TYPES);
    if (most > 0)
        json_number(json, "maxLength", most);
    if (key == KEY_DAY_FROM || key == KEY_DAY_TO || key == KEY_DAY_START || key == KEY_BEFORE)
        json_text(json, "pattern", "^[0-9]{1,2}[:.][0-9]{2}$");
    if (key == KEY_AT)
        json_text(json, "pattern", "^(?:[0-9]{1,2}[:.][0-9]{2}|сейчас|now)$");
    if (key_rules[key].value == VALUE_NAME || key_rules[key].value == VALUE_PLACE)
        json_text(json, "pattern", "^(?!\\.)(?:[0-9A-Za-z_.-]|[^\\u0000-\\u007f])*$");
}

static void also(struct json *json, void (*value)(struct json *json))
{
    json_begin(json, NULL, '{');
    value(json);
    json_end(json, '}');
}

static void nearest_value(struct json *json, const struct key_rule *rule)
{
    json_begin(json, "anyOf", '[');
    also(json, truth_value);
    json_begin(json, NULL, '{');
    whole_value(json, rule);
    json_end(json, '}');
    json_begin(json, NULL, '{');
    json_text(json, "type", "array");
    json_number(json, "minItems", 1);
    json_number(json, "maxItems", STEP_RANKS_MAX);
    json_begin(json, "items", '{');
    whole_value(json, rule);
    json_end(json, '}');
    json_end(json, '}');
    json_end(json, ']');
}

static void minutes_value(struct json *json)
{
    json_begin(json, "anyOf", '[');
    json_begin(json, NULL, '{');
    whole_value(json, &key_rules[KEY_MINUTES]);
    json_end(json, '}');
    also(json, duration_value);
    json_end(json, ']');
}

/* The author's words on both sides. */
static void pairs_value(struct json *json, const struct key_rule *rule)
{
    json_raw(json, "type", "[\"object\", \"null\"]");
    json_number(json, "minProperties", 2);
    json_number(json, "maxProperties", STEP_OPTIONS_MAX);
    json_begin(json, "propertyNames", '{');
    json_number(json, "maxLength", rule->most);
    json_end(json, '}');
    json_begin(json, "additionalProperties", '{');
    json_raw(json, "type", "[\"string\", \"number\", \"boolean\"]");
    json_number(json, "maxLength", rule->most);
    json_end(json, '}');
}

static void place_value(struct json *json, int key, const struct key_rule *rule)
{
    json_begin(json, "anyOf", '[');
    json_begin(json, NULL, '{');
    text_value(json, key, rule->most);
    json_end(json, '}');
    json_begin(json, NULL, '{');
    json_text(json, "type", "array");
    json_number(json, "minItems", 2);
    json_number(json, "maxItems", 2);
    json_begin(json, "items", '{');
    json_raw(json, "type", "[\"number\", \"string\"]");
    json_end(json, '}');
    json_end(json, '}');
    json_end(json, ']');
}

#define DISTANCE "^[0-9.,]+ *(?:[КкKk]?[МмMm]\\.?)?$"

static void distance_value(struct json *json, const struct key_rule *rule)
{
    json_raw(json, "type", "[\"number\", \"string\", \"null\"]");
    json_number(json, "minimum", rule->least);
    json_number(json, "maximum", rule->most);
    json_text(json, "pattern", DISTANCE);
}

static void bands_value(struct json *json, const struct key_rule *rule)
{
    json_raw(json, "type", "[\"object\", \"null\"]");
    json_number(json, "minProperties", 1);
    json_number(json, "maxProperties", MAP_BANDS_MAX);
    json_begin(json, "propertyNames", '{');
    json_text(json, "pattern", DISTANCE);
    json_end(json, '}');
    json_begin(json, "additionalProperties", '{');
    json_raw(json, "type", "[\"integer\", \"string\"]");
    json_number(json, "minimum", rule->least);
    json_number(json, "maximum", rule->most);
    json_text(json, "pattern", "^[0-9]+ *%?$");
    json_end(json, '}');
}

void schema_single(struct json *json, int key, unsigned forms)
{
    const struct key_rule *rule = &key_rules[key];
    switch (rule->value) {
    case VALUE_YES_NO:
        truth_value(json);
        break;
    case VALUE_WHOLE:
        if (key == KEY_MINUTES)
            minutes_value(json);
        else
            whole_value(json, rule);
        break;
    case VALUE_NUMBER:
        json_raw(json, "type", "[\"number\", \"string\", \"null\"]");
        json_text(json, "pattern", "^[+−-]?[0-9][0-9\\s]*(?:[.,][0-9]+)?$");
        break;
    case VALUE_DURATION:
        duration_value(json);
        break;
    case VALUE_CHOICE:
        choice_value(json, rule->words);
        break;
    case VALUE_PAIRS:
        pairs_value(json, rule);
        break;
    case VALUE_PLACE:
        place_value(json, key, rule);
        break;
    case VALUE_DISTANCE:
        distance_value(json, rule);
        break;
    case VALUE_BANDS:
        bands_value(json, rule);
        break;
    case VALUE_NEAREST:
        nearest_value(json, rule);
        break;
    case VALUE_TREE:
        if ((forms & SHAPE_WHOLE) != 0) {
            whole_value(json, rule);
            break;
        }
        text_value(json, key, rule->most);
        break;
    default:
        text_value(json, key, rule->most);
    }
}

/* --- values that hold others */

static void list_value(struct json *json, const struct shape *shape)
{
    bool lines = (shape->forms & SHAPE_LINES) != 0, maps = (shape->forms & SHAPE_MAPS) != 0;
    json_raw(json, "type", "[\"array\", \"null\"]");
    if (shape->least > 0)
        json_number(json, "minItems", shape->least);
    if (shape->most < INT16_MAX)
        json_number(json, "maxItems", shape->most);
    if (!lines) {
        json_refer(json, "items", schema_object(shape->inside));
        return;
    }
    json_begin(json, "items", '{');
    if (maps) {
        json_begin(json, "anyOf", '[');
        json_begin(json, NULL, '{');
    }
    schema_single(json, shape->item, shape->forms);
    if (maps) {
        json_end(json, '}');
        json_refer(json, NULL, schema_object(shape->inside));
        json_end(json, ']');
    }
    json_end(json, '}');
}

static void named_value(struct json *json, const struct shape *shape)
{
    json_text(json, "type", "object");
    json_begin(json, "additionalProperties", '{');
    schema_single(json, shape->alone, shape->forms);
    json_end(json, '}');
}

static void form_value(struct json *json, const struct shape *shape, unsigned form)
{
    switch (form) {
    case SHAPE_ALONE:
        schema_single(json, shape->alone, shape->forms);
        break;
    case SHAPE_LINES:
        list_value(json, shape);
        break;
    case SHAPE_MAP:
        json_begin(json, "allOf", '[');
        json_refer(json, NULL, schema_object(shape->inside));
        json_end(json, ']');
        break;
    case SHAPE_NAMED:
        named_value(json, shape);
        break;
    case SHAPE_NAMEDS:
        json_text(json, "type", "array");
        json_begin(json, "items", '{');
        named_value(json, shape);
        json_end(json, '}');
        break;
    default:
        json_raw(json, "enum", "[\"без итога\", \"none\", \"нет\", false]");
    }
}

void schema_shaped(struct json *json, const struct shape *shape)
{
    static const unsigned all[] = {SHAPE_ALONE, SHAPE_LINES,  SHAPE_MAP,
                                   SHAPE_NAMED, SHAPE_NAMEDS, SHAPE_NO_TOTAL};
    unsigned forms = shape->forms;
    if ((forms & SHAPE_MAPS) != 0)
        forms = (forms & ~(unsigned)SHAPE_MAPS) | SHAPE_LINES; /* one kind of list */
    forms &= ~(unsigned)SHAPE_WHOLE;
    bool only = (forms & (forms - 1)) == 0;
    if (!only)
        json_begin(json, "anyOf", '[');
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if ((forms & all[i]) == 0)
            continue;
        if (!only)
            json_begin(json, NULL, '{');
        form_value(json, shape, all[i]);
        if (!only)
            json_end(json, '}');
    }
    if (!only)
        json_end(json, ']');
}
