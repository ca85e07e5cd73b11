/* A node becomes a value. Every scalar is text; the field it stands in says
 * what to make of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "content/loader.h"
#include "content/meant.h"
#include "content/scan.h"

const char *loader_key_name(const struct loader *loader, int key)
{
    const struct key_rule *rule = &key_rules[key];
    return loader->sink.language == LANGUAGE_RU ? rule->russian : rule->english;
}

static void refuse(struct loader *loader, int key, const struct node *node, enum complaint_id id)
{
    if (node->kind != NODE_BAD)
        complain(&loader->sink, node->at, id, loader_key_name(loader, key), NULL);
}

static bool is_scalar(struct loader *loader, int key, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        return true;
    refuse(loader, key, node, COMPLAINT_VALUE_NOT_TEXT);
    return false;
}

/* Spaces and tabs in a row become one space, those at the ends of lines go;
 * line breaks stay or become spaces. */
static size_t tidy(char *text, size_t length, bool paragraphs)
{
    size_t out = 0, breaks = 0;
    bool space = false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n' && paragraphs) {
            breaks++;
        } else if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n') {
            space = true;
        } else {
            if (out > 0 && breaks > 0) {
                text[out++] = '\n';
                if (breaks > 1)
                    text[out++] = '\n';
            } else if (out > 0 && space) {
                text[out++] = ' ';
            }
            breaks = 0;
            space = false;
            text[out++] = text[i];
        }
    }
    text[out] = '\0';
    return out;
}

const char *value_clean(const struct node *node, bool paragraphs)
{
    if ((node->scan & (SCAN_BREAK | SCAN_SPACES)) != 0)
        tidy(node->text, strlen(node->text), paragraphs);
    return node->text;
}

static bool too_long(const char *text, size_t bytes, int32_t most)
{
    return bytes > (size_t)most && text_length(text) > (size_t)most;
}

const char *value_text(struct loader *loader, int key, const struct node *node)
{
    const struct key_rule *rule = &key_rules[key];
    if (!is_scalar(loader, key, node))
        return NULL;
    if (too_long(node->text, node->length, rule->most)) {
        char most[16];
        snprintf(most, sizeof most, "%d", (int)rule->most);
        complain(&loader->sink, node->at, COMPLAINT_VALUE_LONG, loader_key_name(loader, key), most);
        return NULL;
    }
    const char *text = value_clean(node, rule->value == VALUE_PARAGRAPHS);
    if (*text != '\0') {
        strict_text(loader, key, node->at, text);
        return text;
    }
    refuse(loader, key, node, COMPLAINT_VALUE_EMPTY);
    return NULL;
}

static bool is_name(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        bool sign = strchr("-_.", *at) != NULL;
        bool word = (unsigned char)*at >= 0x80 || (*at >= '0' && *at <= '9') ||
                    ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z');
        if (!sign && !word)
            return false;
    }
    return text[0] != '.' && scan_text(text, strlen(text)) == 0;
}

const char *value_name(struct loader *loader, int key, const struct node *node)
{
    const char *text = value_text(loader, key, node);
    if (text == NULL || is_name(text))
        return text;
    char most[16];
    snprintf(most, sizeof most, "%d", (int)key_rules[key].most);
    complain(&loader->sink, node->at, COMPLAINT_VALUE_ID, text, most);
    return NULL;
}

bool value_truth(struct arena *scratch, const char *text, bool *truth)
{
    static const struct {
        const char *folded;
        bool truth;
    } words[] = {
        {"верно", true},    {"да", true},   {"true", true},   {"yes", true}, {"правда", true},
        {"неверно", false}, {"нет", false}, {"false", false}, {"no", false}, {"неправда", false},
    };
    if (strlen(text) > 32)
        return false;
    const char *folded = scan_fold(scratch, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(folded, words[i].folded) != 0)
            continue;
        *truth = words[i].truth;
        return true;
    }
    return false;
}

bool value_yes_no(struct loader *loader, int key, const struct node *node, bool *out)
{
    if (!is_scalar(loader, key, node))
        return false;
    if (value_truth(&loader->scratch[LEVEL_QUESTION], node->text, out))
        return true;
    refuse(loader, key, node, COMPLAINT_VALUE_BOOL);
    return false;
}

/* «два», «тридцать»: a number in words, answered with the same in digits. False
 * when there are digits: then something else is wrong. */
static bool refuse_words(struct loader *loader, int key, const struct node *node, int32_t most,
                         enum complaint_id id)
{
    const struct key_rule *rule = &key_rules[key];
    if (strpbrk(node->text, "0123456789") != NULL)
        return false;
    char example[16];
    snprintf(example, sizeof example, "%d",
             (int)meant_number(&loader->scratch[LEVEL_QUESTION], node->text, rule->least, most,
                               rule->example));
    complain(&loader->sink, node->at, id, loader_key_name(loader, key), example);
    return true;
}

bool value_whole(struct loader *loader, int key, const struct node *node, int32_t *out)
{
    const struct key_rule *rule = &key_rules[key];
    int64_t value;
    if (!is_scalar(loader, key, node))
        return false;
    if (text_parse_int(node->text, rule->least, rule->most, &value)) {
        *out = (int32_t)value;
        return true;
    }
    if (refuse_words(loader, key, node, rule->most, COMPLAINT_VALUE_WORDS))
        return false;
    char range[64];
    snprintf(range, sizeof range,
             loader->sink.language == LANGUAGE_RU ? "от %d до %d" : "from %d to %d",
             (int)rule->least, (int)rule->most);
    complain(&loader->sink, node->at, COMPLAINT_VALUE_INT, loader_key_name(loader, key), range);
    return false;
}

bool field_number(struct loader *loader, const struct fields *fields, int key, int64_t *millionths)
{
    const struct node *node = field_value(fields, key);
    if (node == NULL || !is_scalar(loader, key, node))
        return false;
    if (text_parse_decimal(node->text, millionths))
        return true;
    refuse(loader, key, node, COMPLAINT_VALUE_DECIMAL);
    return false;
}

/* Digits at *at; false when there are none or the number is beyond a day in
 * seconds. */
static bool take_digits(const char **at, int64_t *value)
{
    const char *from = *at;
    for (*value = 0; **at >= '0' && **at <= '9'; ++*at) {
        *value = *value * 10 + (**at - '0');
        if (*value > PLAN_TIME_MAX_MS / 1000)
            return false;
    }
    return *at > from;
}

/* 30 | 45s | 45 с | 2m | 2 мин | 1:30 | нет; in seconds. */
static bool parse_duration(struct arena *scratch, const char *text, int64_t *seconds)
{
    static const struct {
        const char *name;
        int seconds;
    } units[] = {
        {"", 1},       {"s", 1},       {"sec", 1},     {"с", 1},       {"сек", 1},
        {"секунд", 1}, {"секунды", 1}, {"секунда", 1}, {"m", 60},      {"min", 60},
        {"м", 60},     {"мин", 60},    {"минут", 60},  {"минуты", 60}, {"минута", 60},
        {"h", 3600},   {"ч", 3600},    {"час", 3600},  {"часа", 3600},
    };
    bool truth;
    const char *at = text;
    if ((value_truth(scratch, text, &truth) && !truth) || strcmp(text, "none") == 0) {
        *seconds = 0;
        return true;
    }
    if (!take_digits(&at, seconds))
        return false;
    if (*at == ':') {
        const char *minutes_end = ++at;
        int64_t rest;
        if (!take_digits(&at, &rest) || at - minutes_end != 2 || rest > 59 || *at != '\0')
            return false;
        *seconds = *seconds * 60 + rest;
        return true;
    }
    at += strspn(at, " ");
    const char *unit = scan_fold(scratch, at);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(unit, units[i].name) != 0)
            continue;
        *seconds *= units[i].seconds;
        return true;
    }
    return false;
}

bool value_duration(struct loader *loader, int key, const struct node *node, int32_t *ms)
{
    int64_t seconds;
    if (!is_scalar(loader, key, node))
        return false;
    if (parse_duration(&loader->scratch[LEVEL_QUESTION], node->text, &seconds) &&
        seconds * 1000 <= PLAN_TIME_MAX_MS) {
        *ms = (int32_t)(seconds * 1000);
        return true;
    }
    if (!refuse_words(loader, key, node, PLAN_TIME_MAX_MS / 1000, COMPLAINT_VALUE_TIME_WORDS))
        refuse(loader, key, node, COMPLAINT_VALUE_TIME);
    return false;
}

static void list_words(const struct key_word *words, enum language language, struct buf *out)
{
    for (const struct key_word *word = words; word->english != NULL; word++) {
        if (word->value < 0)
            continue;
        if (out->length > 0)
            buf_text(out, ", ");
        buf_text(out, language == LANGUAGE_RU ? word->russian : word->english);
    }
}

bool value_choice(struct loader *loader, int key, const struct node *node, int *out)
{
    const struct key_word *words = key_rules[key].words;
    if (!is_scalar(loader, key, node))
        return false;
    enum complaint_id id = COMPLAINT_VALUE_WORD;
    for (const struct key_word *word = words; word->english != NULL; word++) {
        if (!key_word_is(word, node->text, &loader->scratch[LEVEL_QUESTION]))
            continue;
        if (word->value >= 0) {
            *out = word->value;
            return true;
        }
        id = COMPLAINT_VALUE_LATER;
        loader->later = true;
    }
    struct buf known = {0};
    list_words(words, loader->sink.language, &known);
    complain(&loader->sink, node->at, id, node->text, buf_string(&known));
    buf_free(&known);
    return false;
}

bool value_point(struct loader *loader, int key, const struct node *node, struct map_point *point)
{
    int64_t degrees[2] = {0};
    size_t count = 0;
    bool fine = node->kind == NODE_LIST;
    for (const struct node *item = fine ? node->first : NULL; item != NULL; item = item->next)
        fine &= count < 2 && item->kind == NODE_SCALAR &&
                text_parse_decimal(item->text, &degrees[count++]);
    if (fine && count == 2 && llabs(degrees[0]) <= 90 * (int64_t)MAP_DEGREE &&
        llabs(degrees[1]) <= 180 * (int64_t)MAP_DEGREE) {
        *point = (struct map_point){(int32_t)degrees[0], (int32_t)degrees[1]};
        return true;
    }
    refuse(loader, key, node, COMPLAINT_VALUE_POINT);
    return false;
}

const char *field_text(struct loader *loader, const struct fields *fields, int key)
{
    const struct node *node = field_value(fields, key);
    return node == NULL ? NULL : value_text(loader, key, node);
}

const char *field_name(struct loader *loader, const struct fields *fields, int key)
{
    const struct node *node = field_value(fields, key);
    return node == NULL ? NULL : value_name(loader, key, node);
}

bool field_yes_no(struct loader *loader, const struct fields *fields, int key, bool *out)
{
    const struct node *node = field_value(fields, key);
    return node != NULL && value_yes_no(loader, key, node, out);
}

bool field_choice(struct loader *loader, const struct fields *fields, int key, int *out)
{
    const struct node *node = field_value(fields, key);
    return node != NULL && value_choice(loader, key, node, out);
}

bool field_duration(struct loader *loader, const struct fields *fields, int key, int32_t *ms)
{
    const struct node *node = field_value(fields, key);
    return node != NULL && value_duration(loader, key, node, ms);
}

bool field_whole(struct loader *loader, const struct fields *fields, int key, int32_t *out)
{
    const struct node *node = field_value(fields, key);
    return node != NULL && value_whole(loader, key, node, out);
}

size_t value_items(struct loader *loader, int key, const struct node *node,
                   const struct node **items, size_t most)
{
    size_t count = 0;
    if (node->kind == NODE_SCALAR) {
        items[count++] = node;
    } else if (node->kind == NODE_LIST) {
        for (const struct node *item = node->first; item != NULL && count < most; item = item->next)
            items[count++] = item;
    } else {
        refuse(loader, key, node, COMPLAINT_VALUE_NOT_LIST);
    }
    return count;
}

static bool has_exact_signs(const char *text)
{
    return strpbrk(text, "0123456789+-*/=<>%#&@$^~|\\") != NULL || strstr(text, "−") != NULL;
}

bool value_same(struct arena *scratch, const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    if (!scan_may_match(a, b))
        return false;
    if (has_exact_signs(a) || has_exact_signs(b))
        return false;
    const char *folded = scan_fold(scratch, a);
    return *folded != '\0' && strcmp(folded, scan_fold(scratch, b)) == 0;
}

const char *value_nearest(struct arena *scratch, const char *text, const char *const *from,
                          size_t count)
{
    const char *wanted = text_fold_words(scratch, text), *nearest = NULL;
    size_t length = text_length(wanted), limit = length <= 3 ? 1 : length / 3, best = limit + 1;
    if (length <= 2 || wanted[strspn(wanted, "0123456789 ")] == '\0')
        return NULL; /* one sign away from anything */
    for (size_t i = 0; i < count; i++) {
        size_t distance = text_distance(wanted, text_fold_words(scratch, from[i]), limit);
        if (distance < best) {
            best = distance;
            nearest = from[i];
        }
    }
    return nearest;
}
