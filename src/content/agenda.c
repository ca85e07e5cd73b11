/* A meeting: a programme of talks, quizzes, games and breaks becomes one plan.
 */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "content/game_loader.h"

enum { MS_A_MINUTE = 60 * 1000 };

struct meeting {
    struct loader *loader;
    struct agenda_item *items;
    const struct game **games;
    const char *day; /* title of the day that was begun, NULL: none */
    int16_t start;   /* when it begins, -1: not said */
    bool begins;     /* the next item is its first */
    bool each;       /* every game counts alone */
    bool crowded;    /* more steps than a session takes: nothing is added any more */
};

/* --- the plans of others */

static void take_step(struct loader *loader, struct step *step, uint32_t round)
{
    step->round = (uint16_t)round;
    loader_make_room(loader);
    loader->steps[loader->plan->step_count++] = step;
}

/* The rounds of a plan, `most` at most, follow those there are. */
static void take_plan(struct meeting *meeting, const struct plan *plan, uint32_t most)
{
    struct loader *loader = meeting->loader;
    uint32_t count = plan->round_count < most ? plan->round_count : most, steps = 0;
    for (uint32_t i = 0; i < count; i++)
        steps += plan->rounds[i].count;
    meeting->crowded = loader->plan->step_count + steps > PLAN_STEPS_MAX;
    if (meeting->crowded)
        return;
    for (uint32_t i = 0; i < count; i++) {
        const struct round *round = &plan->rounds[i];
        uint32_t first = loader->plan->step_count, at = loader->plan->round_count;
        for (uint32_t j = 0; j < round->count; j++)
            take_step(loader, plan->steps[round->first + j], at);
        loader_add_round(loader, first, round->title == NULL ? plan->title : round->title,
                         round->about, NULL);
        loader->plan->rounds[at].plain = round->plain;
        loader->plan->rounds[at].afresh = meeting->each && i == 0;
    }
    for (uint32_t i = 0; i < plan->game_count; i++)
        meeting->games[loader->plan->game_count++] = plan->games[i];
}

/* --- an item */

static const struct item_kind {
    int key;
    uint8_t kind, plan; /* enum agenda_kind; enum plan_kind of what it takes in */
} item_kinds[] = {
    {KEY_TALK, AGENDA_TALK, PLAN_KINDS},       {KEY_QUIZ, AGENDA_QUIZ, PLAN_QUIZ},
    {KEY_GAME, AGENDA_GAME, PLAN_GAME},        {KEY_BREAK, AGENDA_BREAK, PLAN_KINDS},
    {KEY_RESOLVE, AGENDA_RESOLVE, PLAN_KINDS},
};

static const struct item_kind *find_kind(struct loader *loader, const struct fields *fields,
                                         bool *both)
{
    const struct item_kind *found = NULL;
    *both = false;
    for (size_t i = 0; i < sizeof item_kinds / sizeof *item_kinds; i++) {
        if (!field_given(fields, item_kinds[i].key))
            continue;
        if (found != NULL) {
            complain(&loader->sink, fields->key[item_kinds[i].key], COMPLAINT_STAGE_BOTH,
                     loader_key_name(loader, found->key),
                     loader_key_name(loader, item_kinds[i].key));
            *both = true;
            return NULL;
        }
        found = &item_kinds[i];
    }
    return found;
}

static void begin_day(struct meeting *meeting, const struct fields *fields)
{
    struct loader *loader = meeting->loader;
    const struct node *start = field_value(fields, KEY_DAY_START);
    meeting->begins = true;
    meeting->start = -1;
    if (field_given(fields, KEY_DAY))
        meeting->day = field_text(loader, fields, KEY_DAY);
    if (start != NULL)
        tree_clock(loader, KEY_DAY_START, start, &meeting->start);
}

/* Talks, breaks and the final document are stages of their own, each in a round
 * of its own. */
static void take_stage(struct meeting *meeting, const struct fields *fields,
                       const struct node *node, struct agenda_item *item)
{
    struct loader *loader = meeting->loader;
    uint32_t first = loader->plan->step_count;
    bool none;
    const struct stage_kind *kind = stage_find_kind(loader, IN_AGENDA, node, &none);
    if (kind == NULL)
        return;
    stage_read(loader, NULL, kind, fields);
    if (loader->plan->step_count == first)
        return;
    const struct step *step = loader->steps[first];
    item->title = step->title;
    item->speaker = step->stage->speaker;
    loader_add_round(loader, first, step->title, NULL, NULL);
    loader->plan->rounds[loader->plan->round_count - 1].plain = true;
}

static const struct plan *take_file(struct meeting *meeting, const struct fields *fields,
                                    const struct item_kind *kind, struct agenda_item *item)
{
    struct loader *loader = meeting->loader;
    const struct node *node = field_value(fields, kind->key);
    int32_t rounds = INT16_MAX;
    item->title = field_text(loader, fields, KEY_TITLE);
    if (kind->plan == PLAN_QUIZ)
        field_whole(loader, fields, KEY_ROUND_LIMIT, &rounds);
    if (node == NULL) {
        complain(&loader->sink, fields->key[kind->key], COMPLAINT_VALUE_EMPTY,
                 loader_key_name(loader, kind->key), NULL);
        return NULL;
    }
    const struct plan *plan = include_plan(loader, kind->key, node, 1U << kind->plan);
    if (plan == NULL)
        return NULL;
    if (item->title == NULL)
        item->title = plan->title;
    take_plan(meeting, plan, (uint32_t)rounds);
    return plan;
}

/* Keys of the file that is taken in, and of a stage, are not for each other. */
static void refuse_strays(struct loader *loader, const struct fields *fields,
                          const struct item_kind *kind)
{
    static const int files[] = {KEY_TITLE, KEY_TIME, KEY_CAN_BE_CUT, KEY_ROUND_LIMIT, KEY_NOTE};
    if (kind->plan == PLAN_KINDS)
        return; /* stage_read does */
    for (int key = 0; key < KEY_IDS; key++) {
        bool own = key == kind->key;
        for (size_t i = 0; i < sizeof files / sizeof *files; i++)
            own |= files[i] == key && (key != KEY_ROUND_LIMIT || kind->plan == PLAN_QUIZ);
        if (field_given(fields, key) && !own)
            complain(&loader->sink, fields->key[key], COMPLAINT_STAGE_STRAY,
                     loader_key_name(loader, kind->key), loader_key_name(loader, key));
    }
}

static void read_item(struct meeting *meeting, const struct node *node)
{
    struct loader *loader = meeting->loader;
    struct plan *plan = loader->plan;
    struct fields fields;
    bool both;
    int32_t time_ms = 0;
    if (!loader_fields(loader, IN_AGENDA, node, &fields))
        return;
    const struct item_kind *kind = find_kind(loader, &fields, &both);
    bool day = field_given(&fields, KEY_DAY) || field_given(&fields, KEY_DAY_START);
    if (kind == NULL) {
        if (day)
            begin_day(meeting, &fields);
        else if (!both && !fields.strange)
            complain(&loader->sink, fields.at, COMPLAINT_AGENDA_KIND, NULL, NULL);
        return;
    }
    struct agenda_item item = {.kind = kind->kind,
                               .first = plan->step_count,
                               .day = meeting->day,
                               .start = meeting->start,
                               .begins_day = meeting->begins || plan->agenda_count == 0};
    refuse_strays(loader, &fields, kind);
    field_yes_no(loader, &fields, KEY_CAN_BE_CUT, &item.can_be_cut);
    const struct plan *taken = NULL;
    if (kind->plan == PLAN_KINDS) {
        take_stage(meeting, &fields, node, &item);
    } else {
        taken = take_file(meeting, &fields, kind, &item);
        field_duration(loader, &fields, KEY_TIME, &time_ms);
    }
    item.count = plan->step_count - item.first;
    if (item.count == 0)
        return; /* that has been complained about */
    if (kind->plan == PLAN_KINDS)
        for (uint32_t i = item.first; i < plan->step_count; i++)
            time_ms += loader->steps[i]->time_ms;
    item.minutes = (time_ms + MS_A_MINUTE / 2) / MS_A_MINUTE;
    if (loader->options->lint && item.minutes > 0 && taken != NULL)
        lint_agenda_item(loader, fields.at, &item, taken);
    meeting->begins = false;
    meeting->start = item.minutes > 0 && item.start >= 0 && item.start + item.minutes < DAY_MINUTES
                         ? (int16_t)(item.start + item.minutes)
                         : -1;
    meeting->items[plan->agenda_count++] = item;
}

/* Steps of different files, or of one file taken twice, may have the same id.
 */
static void part_ids(struct loader *loader)
{
    for (uint32_t i = 1; i < loader->plan->step_count; i++) {
        struct step *step = loader->steps[i];
        const char *first = step->id;
        int copy = 1;
        for (uint32_t j = 0; j < i; j++) {
            if (strcmp(loader->steps[j]->id, step->id) != 0)
                continue;
            step->id = arena_format(loader->arena, "%s-%d", first, ++copy);
            j = UINT32_MAX; /* from the start again: the new one may be taken too */
        }
    }
}

void loader_read_meeting(struct loader *loader, const struct fields *top)
{
    const struct node *list = field_value(top, KEY_AGENDA), *items[AGENDA_ITEMS_MAX];
    struct meeting meeting = {.loader = loader, .start = -1};
    int each;
    if (field_choice(loader, top, KEY_SCORES, &each))
        meeting.each = each != 0;
    if (list == NULL)
        return;
    size_t count = tree_list(loader, KEY_AGENDA, list, items, AGENDA_ITEMS_MAX);
    meeting.items = arena_alloc(loader->arena, (count + 1) * sizeof *meeting.items);
    meeting.games = arena_alloc(loader->arena, (count + 1) * sizeof(const struct game *));
    loader->plan->agenda = meeting.items;
    loader->plan->games = meeting.games;
    for (size_t i = 0; i < count && !meeting.crowded; i++)
        read_item(&meeting, items[i]);
    if (meeting.crowded) {
        char most[16];
        snprintf(most, sizeof most, "%d", PLAN_STEPS_MAX);
        complain(&loader->sink, list->at, COMPLAINT_MEETING_LONG, most, NULL);
        return;
    }
    if (loader->plan->agenda_count == 0 && loader->sink.errors == 0) /* days alone */
        complain(&loader->sink, list->at, COMPLAINT_AGENDA_MISSING, NULL, NULL);
    part_ids(loader);
}
