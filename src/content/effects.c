/* Formulas, and what they change. A fault is shown at its very character. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "content/game_loader.h"

enum { SCALAR_LINES = 200 }; /* a formula is not longer */

/* --- the place of a character of a scalar */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The signs of a scalar and those of the file differ in white space alone (a formula needs no
 * escapes), so a sign is found again by how many stand before it. `at`: where the scalar stands. */
static struct place find_sign(struct loader *loader, struct place at, size_t before)
{
    struct buf line = {0};
    struct place place = at;
    source_line(&loader->source, at.line, &line);
    const char *spot = buf_string(&line);
    for (int column = 1; column < at.column && *spot != '\0'; column++)
        text_next(&spot);
    if (*spot == '"' || *spot == '\'') {
        spot++;
        place.column++;
    } else if (*spot == '|' || *spot == '>') {
        spot += strlen(spot);
    }
    bool found = false;
    while (!found && place.line < at.line + SCALAR_LINES) {
        for (; *spot != '\0' && !found; text_next(&spot)) {
            found = !is_blank(*spot) && before-- == 0;
            place.column += !found;
        }
        if (found)
            break;
        source_line(&loader->source, ++place.line, &line);
        spot = buf_string(&line);
        place.column = 1;
    }
    buf_free(&line);
    return found ? place : at;
}

/* How many signs that are not blank stand before a byte. */
static size_t signs_before(const char *text, size_t offset)
{
    size_t signs = 0;
    for (const char *at = text; at < text + offset && *at != '\0';) {
        signs += !is_blank(*at);
        text_next(&at);
    }
    return signs;
}

/* --- formulas */

static const enum complaint_id faults[FORMULA_FAULTS] = {
    [FORMULA_EMPTY] = COMPLAINT_FORMULA_EMPTY,
    [FORMULA_SIGN] = COMPLAINT_FORMULA_SIGN,
    [FORMULA_NAME] = COMPLAINT_FORMULA_NAME,
    [FORMULA_NUMBER] = COMPLAINT_FORMULA_NUMBER,
    [FORMULA_EXPECTED] = COMPLAINT_FORMULA_EXPECTED,
    [FORMULA_BRACKET] = COMPLAINT_FORMULA_BRACKET,
    [FORMULA_ARGUMENTS] = COMPLAINT_FORMULA_ARGUMENTS,
    [FORMULA_LONG] = COMPLAINT_FORMULA_LONG,
    [FORMULA_TEAMS] = COMPLAINT_FORMULA_TEAMS,
    [FORMULA_NESTED] = COMPLAINT_FORMULA_NESTED,
};

static void refuse_formula(struct loader *loader, const struct node *node,
                           const struct formula_names *names, enum formula_fault fault, size_t at,
                           size_t length)
{
    struct arena scratch = {0};
    size_t whole = strlen(node->text);
    at = at > whole ? whole : at;
    length = length > whole - at ? whole - at : length;
    size_t before = signs_before(node->text, at);
    bool end = at == whole && before > 0; /* behind the last sign */
    struct place place = find_sign(loader, node->at, end ? before - 1 : before);
    place.column += end;
    const char *about = arena_text(&scratch, node->text + at, length);
    const char *known[GAME_INDICATORS_MAX + STAGE_ITEMS_MAX];
    size_t count = 0;
    for (int i = 0; names->game != NULL && i < names->game->indicator_count; i++)
        known[count++] = names->game->indicators[i].id;
    for (int i = 0; names->stage != NULL && i < names->stage->item_count; i++)
        known[count++] = names->stage->items[i].id;
    if (fault == FORMULA_NAME)
        loader_refuse_name(loader, place, faults[fault], about, known, count);
    else
        complain(&loader->sink, place, faults[fault], about, NULL);
    arena_free(&scratch);
}

bool formula_take(struct loader *loader, const struct node *node, const struct formula_names *names,
                  struct formula *out)
{
    size_t at = 0, length = 0;
    if (node->kind != NODE_SCALAR) {
        if (node->kind != NODE_BAD)
            complain(&loader->sink, node->at, COMPLAINT_FORMULA_NOT_TEXT, NULL, NULL);
        return false;
    }
    value_clean(node, false);
    enum formula_fault fault = formula_read(node->text, names, loader->arena, out, &at, &length);
    if (fault == FORMULA_FINE)
        return true;
    refuse_formula(loader, node, names, fault, at, length);
    *out = (struct formula){0};
    return false;
}

/* --- effects */

static int find_indicator(struct loader *loader, const struct game *game, const struct node *key)
{
    const char *known[GAME_INDICATORS_MAX];
    int found = game_indicator(game, key->text, key->length);
    if (found >= 0)
        return found;
    for (int i = 0; i < game->indicator_count; i++)
        known[i] = game->indicators[i].id;
    loader_refuse_name(loader, key->at, COMPLAINT_INDICATOR_UNKNOWN, key->text, known,
                       game->indicator_count);
    return -1;
}

void effects_take(struct loader *loader, const struct node *node, const struct game *game,
                  const struct stage *stage, bool room, bool sets, struct effect *out,
                  size_t *count)
{
    if (node->kind == NODE_LIST) {
        for (const struct node *part = node->first; part != NULL; part = part->next) {
            if (part->kind == NODE_LIST)
                complain(&loader->sink, part->at, COMPLAINT_EFFECTS_NOT_MAP, NULL, NULL);
            else
                effects_take(loader, part, game, stage, room, sets, out, count);
        }
        return;
    }
    if (node->kind != NODE_MAP) {
        if (node->kind != NODE_BAD)
            complain(&loader->sink, node->at, COMPLAINT_EFFECTS_NOT_MAP, NULL, NULL);
        return;
    }
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        int indicator = find_indicator(loader, game, child->key);
        struct effect effect = {.indicator = (uint8_t)indicator, .sets = sets};
        if (indicator < 0)
            continue;
        const struct formula_names names = {
            .game = game, .stage = stage, .room = room && game->indicators[indicator].shared};
        if (!formula_take(loader, child, &names, &effect.formula))
            continue;
        if (*count == STAGE_EFFECTS_MAX) {
            complain(&loader->sink, child->key->at, COMPLAINT_EFFECTS_MANY, NULL, NULL);
            return;
        }
        out[(*count)++] = effect;
    }
}

struct effects effects_field(struct loader *loader, const struct fields *fields,
                             const struct game *game, const struct stage *stage, bool room)
{
    struct effect effects[STAGE_EFFECTS_MAX];
    const struct node *node = field_value(fields, KEY_EFFECTS), *rules = NULL;
    size_t count = 0;
    if (field_given(fields, KEY_RULES))
        rules = field_value(fields, KEY_RULES);
    if (node != NULL)
        effects_take(loader, node, game, stage, room, false, effects, &count);
    if (rules != NULL)
        effects_take(loader, rules, game, stage, room, true, effects, &count);
    if (count == 0)
        return (struct effects){0};
    struct effect *kept = arena_alloc(loader->arena, count * sizeof *kept);
    memcpy(kept, effects, count * sizeof *kept);
    return (struct effects){.items = kept, .count = (uint8_t)count};
}
