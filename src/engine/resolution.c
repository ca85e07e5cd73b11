#include "engine/resolution.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"

static const char section_letters[SECTIONS + 1] = "npd";

/* What a motion's line holds after its name. */
static const struct motion_rule {
    const char *name;
    bool item, section, text;
} motions[MOTION_KINDS] = {
    [MOTION_KEEP] = {.name = "keep", .item = true},
    [MOTION_DROP] = {.name = "drop", .item = true},
    [MOTION_BASIS] = {.name = "basis"},
    [MOTION_EDIT] = {.name = "edit", .item = true, .text = true},
    [MOTION_ADD] = {.name = "add", .section = true, .text = true},
    [MOTION_WHOLE] = {.name = "whole"},
};

/* ---- the record ---- */

struct cursor {
    const char *at, *end;
};

static bool take_number(struct cursor *cursor, int high, int *value)
{
    const char *start = cursor->at;
    *value = 0;
    while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9') {
        *value = *value * 10 + (*cursor->at++ - '0');
        if (*value > high)
            return false;
    }
    return cursor->at > start;
}

static bool take_space(struct cursor *cursor)
{
    bool there = cursor->at < cursor->end && *cursor->at == ' ';
    cursor->at += there;
    return there;
}

static bool take_name(struct cursor *cursor, enum motion_kind *kind)
{
    size_t length = 0, left = (size_t)(cursor->end - cursor->at);
    while (length < left && cursor->at[length] != ' ')
        length++;
    for (int i = 0; i < MOTION_KINDS; i++)
        if (strlen(motions[i].name) == length && memcmp(motions[i].name, cursor->at, length) == 0) {
            *kind = (enum motion_kind)i;
            cursor->at += length;
            return true;
        }
    return false;
}

/* " n12", or " n" for a section. */
static bool take_item(struct cursor *cursor, bool number, struct motion *out)
{
    if (!take_space(cursor) || cursor->at == cursor->end || *cursor->at == '\0')
        return false;
    const char *letter = strchr(section_letters, *cursor->at);
    int item = 0;
    if (letter == NULL)
        return false;
    cursor->at++;
    if (number && (!take_number(cursor, RESOLUTION_ITEMS_MAX, &item) || item == 0))
        return false;
    out->section = (uint8_t)(letter - section_letters);
    out->item = (uint16_t)item;
    return true;
}

static bool take_tally(struct cursor *cursor, struct tally *tally)
{
    int *hands[] = {&tally->for_it, &tally->against, &tally->abstained};
    for (size_t i = 0; i < 3; i++)
        if (!take_space(cursor) || !take_number(cursor, RESOLUTION_HANDS_MAX, hands[i]))
            return false;
    tally->taken = tally->for_it + tally->against + tally->abstained > 0;
    return true;
}

bool motion_read(const char *line, size_t length, struct motion *out)
{
    struct cursor cursor = {line, line + length};
    *out = (struct motion){0};
    if (!take_name(&cursor, &out->kind))
        return false;
    const struct motion_rule *rule = &motions[out->kind];
    if ((rule->item || rule->section) && !take_item(&cursor, rule->item, out))
        return false;
    if (!rule->text && cursor.at == cursor.end)
        return true;
    if (!take_tally(&cursor, &out->tally))
        return false;
    if (!rule->text)
        return cursor.at == cursor.end;
    if (!take_space(&cursor) || cursor.at == cursor.end)
        return false;
    out->text = cursor.at;
    out->length = (size_t)(cursor.end - cursor.at);
    return true;
}

bool motion_carried(const struct tally *tally)
{
    return !tally->taken || tally->for_it > tally->against;
}

bool resolution_move(const char *answer, enum motion_kind kind, const char *item,
                     const struct tally *tally, const char *text, char *out, size_t size)
{
    const struct motion_rule *rule = &motions[kind];
    bool named = rule->item || rule->section, taken = tally != NULL && tally->taken;
    int length = snprintf(out, size, "%s%s%s%s%s %d %d %d%s%s", answer, *answer != '\0' ? "\n" : "",
                          rule->name, named ? " " : "", named && item != NULL ? item : "",
                          taken ? tally->for_it : 0, taken ? tally->against : 0,
                          taken ? tally->abstained : 0, rule->text ? " " : "",
                          rule->text && text != NULL ? text : "");
    return length >= 0 && (size_t)length < size && (size_t)length < ANSWER_MAX;
}

/* ---- the items ---- */

/* The last dash that stands between spaces. */
static const char *last_dash(const char *text, size_t *length)
{
    static const char *const dashes[] = {" — ", " – ", " - "};
    const char *last = NULL;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        for (const char *at = text; (at = strstr(at, dashes[i])) != NULL; at++)
            if (last == NULL || at > last) {
                last = at;
                *length = strlen(dashes[i]);
            }
    return last;
}

/* «кому: что» and «что — к какому сроку». */
static void read_parts(struct arena *arena, struct resolution_item *item)
{
    size_t length = 0;
    item->what = item->text;
    item->whom = item->until = NULL;
    if (item->section == SECTION_PROPOSED) {
        const char *colon = strstr(item->text, ": ");
        if (colon != NULL && colon > item->text && colon[2] != '\0') {
            item->whom = arena_text(arena, item->text, (size_t)(colon - item->text));
            item->what = colon + 2;
        }
    } else if (item->section == SECTION_DONE) {
        const char *dash = last_dash(item->text, &length);
        if (dash != NULL && dash > item->text && dash[length] != '\0') {
            item->until = dash + length;
            item->what = arena_text(arena, item->text, (size_t)(dash - item->text));
        }
    }
}

static struct resolution_item *add_item(struct resolution *out, struct arena *arena, int section,
                                        const char *text)
{
    uint16_t number = 1;
    if (out->count >= RESOLUTION_ITEMS_MAX)
        return NULL;
    for (int i = 0; i < out->count; i++)
        number = (uint16_t)(number + (out->items[i].section == section));
    struct resolution_item *item = &out->items[out->count++];
    *item = (struct resolution_item){.section = (uint8_t)section, .number = number, .text = text};
    read_parts(arena, item);
    return item;
}

/* Lines met so far with their folded texts, to find equal ones. */
struct gathering {
    struct resolution *out;
    struct arena *arena;
    const char *folded[RESOLUTION_ITEMS_MAX];
};

static void gather(struct gathering *gathering, int section, const char *text, int team)
{
    struct resolution *out = gathering->out;
    const char *folded = text_fold(gathering->arena, text);
    if (*folded == '\0')
        folded = text; /* of signs alone */
    struct resolution_item *item = NULL;
    for (int i = 0; i < out->count && item == NULL; i++) {
        const char *met = gathering->folded[i];
        if (out->items[i].section == section && met != NULL && strcmp(met, folded) == 0)
            item = &out->items[i];
    }
    if (item == NULL) {
        item = add_item(out, gathering->arena, section, text);
        if (item == NULL)
            return;
        gathering->folded[out->count - 1] = folded;
    }
    item->teams = (uint16_t)(item->teams | 1u << team);
}

/* A line of a team's answer to the write step, "2: text". */
static void gather_line(struct gathering *gathering, const char *line, size_t length, int team)
{
    struct cursor cursor = {line, line + length};
    int prompt;
    if (!take_number(&cursor, SECTIONS, &prompt) || prompt == 0 || cursor.end - cursor.at < 3 ||
        *cursor.at != ':' || cursor.at[1] != ' ')
        return;
    gather(gathering, prompt - 1,
           arena_text(gathering->arena, cursor.at + 2, (size_t)(cursor.end - cursor.at - 2)), team);
}

static void gather_cards(const struct state *state, int write_step, struct gathering *gathering)
{
    for (int team = 0; team < state->team_count; team++) {
        const struct answer *answer = state_answer(state, write_step, team);
        if (!answer->given || !team_had_joined(state, write_step, team))
            continue;
        for (const char *line = answer_text(answer); *line != '\0';) {
            size_t length = strcspn(line, "\n");
            gather_line(gathering, line, length, team);
            line += length + (line[length] == '\n');
        }
    }
}

/* ---- the votes ---- */

static struct resolution_item *find_item(struct resolution *out, const struct motion *motion)
{
    for (int i = 0; i < out->count; i++)
        if (out->items[i].section == motion->section && out->items[i].number == motion->item)
            return &out->items[i];
    return NULL;
}

static void amend(struct arena *arena, struct resolution_item *item, const struct motion *motion)
{
    item->text = arena_text(arena, motion->text, motion->length);
    item->amended = true;
    read_parts(arena, item);
    if (!item->decided) { /* a new wording was adopted, so the item stands */
        item->decided = item->kept = true;
        item->tally = motion->tally;
    }
}

static void add_adopted(struct arena *arena, struct resolution *out, const struct motion *motion)
{
    struct resolution_item *item =
        add_item(out, arena, motion->section, arena_text(arena, motion->text, motion->length));
    if (item == NULL)
        return;
    item->added = item->decided = item->kept = true;
    item->tally = motion->tally;
}

static void apply(struct arena *arena, struct resolution *out, const struct motion *motion)
{
    bool carried = motion_carried(&motion->tally);
    struct resolution_item *item = find_item(out, motion);
    switch (motion->kind) {
    case MOTION_KEEP:
    case MOTION_DROP:
        if (item == NULL)
            return;
        item->decided = true;
        item->kept = motion->kind == MOTION_KEEP && carried;
        item->tally = motion->tally;
        break;
    case MOTION_EDIT:
        if (item != NULL && carried)
            amend(arena, item, motion);
        break;
    case MOTION_ADD:
        if (carried)
            add_adopted(arena, out, motion);
        break;
    case MOTION_BASIS:
        out->basis = motion->tally;
        out->has_basis = carried;
        break;
    case MOTION_WHOLE:
        out->whole = motion->tally;
        out->has_whole = carried;
        break;
    case MOTION_KINDS:
        break;
    }
}

bool resolution_holds(const struct resolution *resolution, const struct resolution_item *item)
{
    return item->decided ? item->kept : !resolution->has_whole;
}

void resolution_of(const struct plan *plan, const struct state *state, int at, struct arena *arena,
                   struct resolution *out)
{
    struct gathering gathering = {.out = out, .arena = arena};
    int write_step = plan->steps[at]->stage->base[0];
    *out = (struct resolution){0};
    if (write_step >= 0)
        gather_cards(state, write_step, &gathering);

    const struct answer *answer = state_answer(state, at, ROOM);
    const char *line = answer->given ? answer_text(answer) : "";
    while (*line != '\0') {
        size_t length = strcspn(line, "\n");
        struct motion motion;
        if (motion_read(line, length, &motion))
            apply(arena, out, &motion);
        line += length + (line[length] == '\n');
    }
    for (int i = 0; i < out->count; i++)
        out->undecided += !out->items[i].decided;
}
