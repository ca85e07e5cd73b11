/* What values of games are, beyond those of a quiz: lists of nodes, times of
 * the day, ids. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "content/game_loader.h"

enum { MS_A_MINUTE = 60 * 1000, NAMES_MAX = 256 };

enum language loader_file_language(const struct loader *loader)
{
    const char *language = loader->plan->language;
    return language != NULL && strncmp(language, "en", 2) == 0 ? LANGUAGE_EN : LANGUAGE_RU;
}

const char *loader_keep(struct loader *loader, const char *text)
{
    return text == NULL ? NULL : arena_text(loader->arena, text, strlen(text));
}

void loader_refuse_name(struct loader *loader, struct place at, enum complaint_id id,
                        const char *name, const char *const *known, size_t count)
{
    struct arena scratch = {0};
    const char *near = NULL;
    if (!sink_full(&loader->sink) && count <= NAMES_MAX)
        near = value_nearest(&scratch, name, known, count);
    complain(&loader->sink, at, near == NULL ? id : (enum complaint_id)(id + 1), name, near);
    arena_free(&scratch);
}

static void refuse(struct loader *loader, int key, const struct node *node, enum complaint_id id)
{
    if (node->kind != NODE_BAD)
        complain(&loader->sink, node->at, id, loader_key_name(loader, key), NULL);
}

size_t tree_list(struct loader *loader, int key, const struct node *node, const struct node **items,
                 size_t most)
{
    size_t count = 0;
    if (node->kind != NODE_LIST) {
        refuse(loader, key, node, COMPLAINT_VALUE_NOT_LIST);
        return 0;
    }
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        if (count == most) {
            char limit[16];
            snprintf(limit, sizeof limit, "%zu", most);
            complain(&loader->sink, item->at, COMPLAINT_LIST_MANY, loader_key_name(loader, key),
                     limit);
            break;
        }
        items[count++] = item;
    }
    if (node->first == NULL)
        refuse(loader, key, node, COMPLAINT_VALUE_EMPTY);
    return count;
}

/* 9:00, 09:00, 9.30, 24:00. */
static bool parse_clock(const char *text, int16_t *minutes)
{
    int numbers[2] = {0};
    const char *at = text;
    for (int i = 0; i < 2; i++) {
        int digits = 0;
        for (; *at >= '0' && *at <= '9' && digits < 2; at++, digits++)
            numbers[i] = numbers[i] * 10 + (*at - '0');
        if (digits == 0 || (i == 1 && digits != 2))
            return false;
        if (i == 0 && *at != ':' && *at != '.')
            return false;
        at += i == 0;
    }
    if (*at != '\0' || numbers[1] > 59 || numbers[0] * 60 + numbers[1] > DAY_MINUTES)
        return false;
    *minutes = (int16_t)(numbers[0] * 60 + numbers[1]);
    return true;
}

bool tree_clock(struct loader *loader, int key, const struct node *node, int16_t *minutes)
{
    if (node->kind == NODE_SCALAR && parse_clock(node->text, minutes))
        return true;
    refuse(loader, key, node, COMPLAINT_VALUE_CLOCK);
    return false;
}

bool tree_minutes(struct loader *loader, const struct fields *fields, int key, int16_t *minutes)
{
    const struct key_rule *rule = &key_rules[key];
    const struct node *node = field_value(fields, key);
    int32_t ms;
    if (node == NULL || !value_duration(loader, key, node, &ms))
        return false;
    if (ms % MS_A_MINUTE != 0 || ms / MS_A_MINUTE < rule->least || ms / MS_A_MINUTE > rule->most) {
        char example[16];
        snprintf(example, sizeof example, "%d", (int)rule->example);
        complain(&loader->sink, node->at, COMPLAINT_VALUE_MINUTES, loader_key_name(loader, key),
                 example);
        return false;
    }
    *minutes = (int16_t)(ms / MS_A_MINUTE);
    return true;
}

/* Cards are measured in minutes, so a bare number is of minutes. */
bool tree_length(struct loader *loader, const struct fields *fields, int key, int16_t *minutes)
{
    const struct node *node = field_value(fields, key);
    int32_t whole;
    if (node == NULL)
        return false;
    size_t digits = node->kind == NODE_SCALAR ? strspn(node->text, "0123456789") : 0;
    if (digits > 0 && node->text[digits] != '\0')
        return tree_minutes(loader, fields, key, minutes);
    if (!value_whole(loader, key, node, &whole))
        return false;
    *minutes = (int16_t)whole;
    return true;
}

const char *tree_id(struct loader *loader, int key, const struct node *node)
{
    const char *text = value_name(loader, key, node);
    if (text == NULL)
        return NULL;
    bool digit = text[0] >= '0' && text[0] <= '9';
    if (!digit && strpbrk(text, "-.") == NULL && text_length(text) <= GAME_ID_MAX)
        return text;
    char most[16];
    snprintf(most, sizeof most, "%d", GAME_ID_MAX);
    complain(&loader->sink, node->at, COMPLAINT_GAME_ID, text, most);
    return NULL;
}

bool tree_is_yes(struct loader *loader, const struct node *node)
{
    bool truth = false;
    return node->kind == NODE_SCALAR &&
           value_truth(&loader->scratch[LEVEL_QUESTION], node->text, &truth) && truth;
}
