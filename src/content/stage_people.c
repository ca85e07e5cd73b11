/* Stages that are about what people think of things: decisions, points, votes,
 * lines of text, talk. */
#include <stdio.h>
#include <string.h>

#include "content/game_loader.h"
#include "content/meant.h"

/* --- decisions */

/* The keys of the teams' zones are those of a question's options. */
static void set_options(struct stage_draft *draft)
{
    int count = draft->stage->item_count;
    struct step_option *options =
        arena_alloc(draft->loader->arena, (size_t)(count + 1) * sizeof *options);
    for (int i = 0; i < count; i++) {
        options[i].text = draft->items[i].text;
        options[i].id[0] = (char)('a' + i);
    }
    draft->step->options = options;
    draft->step->option_count = (uint8_t)count;
}

void stage_make_decide(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct node *nodes[STAGE_ITEMS_MAX], *list = field_value(draft->fields, KEY_CHOICES);
    int by = BY_TEAMS;
    draft->step->question = value_text(loader, KEY_DECIDE, draft->value);
    field_choice(loader, draft->fields, KEY_DECIDE_BY, &by);
    draft->stage->by = (uint8_t)by;
    if (list == NULL) {
        if (!draft->fields->strange)
            complain(&loader->sink, draft->fields->at, COMPLAINT_ITEMS_NONE,
                     loader_key_name(loader, KEY_CHOICES), NULL);
        return;
    }
    items_read(draft, KEY_CHOICES, list, IN_OPTION, KEY_OPTION, nodes);
    if (draft->stage->item_count < 2 && loader->sink.errors == 0)
        complain(&loader->sink, list->at, COMPLAINT_ITEMS_FEW, "2", NULL);
    items_read_effects(draft, IN_OPTION, nodes, by == BY_ROOM);
    set_options(draft);
}

/* --- points */

/* `{польза: 10, ясность: 5}` */
static void read_criteria_map(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    for (const struct node *child = draft->value->first; child != NULL; child = child->next) {
        int32_t most = 0;
        const char *text = value_text(loader, KEY_CRITERION, child->key);
        if (draft->stage->item_count == STAGE_ITEMS_MAX) {
            char limit[16];
            snprintf(limit, sizeof limit, "%d", STAGE_ITEMS_MAX);
            complain(&loader->sink, child->key->at, COMPLAINT_LIST_MANY,
                     loader_key_name(loader, KEY_JUDGE), limit);
            return;
        }
        if (text != NULL && items_has(draft, text)) {
            complain(&loader->sink, child->key->at, COMPLAINT_ITEM_TEXT_TWICE, text, NULL);
            continue;
        }
        if (!value_whole(loader, KEY_JUDGE, child, &most) || text == NULL)
            continue;
        items_add(draft, NULL, loader_keep(loader, text));
        draft->items[draft->stage->item_count - 1].most = most;
    }
}

static void read_jurors(struct stage_draft *draft, const struct node *node)
{
    struct loader *loader = draft->loader;
    static const char *const words[LANGUAGES] = {[LANGUAGE_RU] = "Жюри", [LANGUAGE_EN] = "Juror"};
    const struct node *items[STAGE_JURORS_MAX];
    const char **names = arena_alloc(loader->arena, STAGE_JURORS_MAX * sizeof *names);
    int32_t count = 0;
    if (node != NULL && node->kind != NODE_SCALAR) {
        size_t given = tree_list(loader, KEY_JURY, node, items, STAGE_JURORS_MAX);
        for (size_t i = 0; i < given; i++)
            if ((names[count] = value_text(loader, KEY_SPEAKER, items[i])) != NULL)
                count++;
    } else {
        count = 1;
        if (node != NULL)
            value_whole(loader, KEY_JURY, node, &count);
        for (int i = 0; i < count; i++) {
            names[i] =
                arena_format(loader->arena, "%s %d", words[loader_file_language(loader)], i + 1);
        }
    }
    draft->stage->jurors = names;
    draft->stage->juror_count = (uint8_t)count;
}

void stage_make_judge(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct node *nodes[STAGE_ITEMS_MAX], *jury = field_value(draft->fields, KEY_JURY);
    int by = jury != NULL ? BY_JURY : BY_PEERS;
    int64_t sum = 0;
    field_choice(loader, draft->fields, KEY_JUDGE_BY, &by);
    draft->stage->by = (uint8_t)by;
    if (by == BY_JURY)
        read_jurors(draft, jury);
    else if (jury != NULL)
        complain(&loader->sink, draft->fields->key[KEY_JURY], COMPLAINT_JURY_STRAY, NULL, NULL);
    if (draft->value->kind == NODE_MAP)
        read_criteria_map(draft);
    else
        items_read(draft, KEY_JUDGE, draft->value, IN_CRITERION, KEY_CRITERION, nodes);
    for (int i = 0; i < draft->stage->item_count; i++) {
        if (draft->items[i].most == 0)
            draft->items[i].most = key_rules[KEY_CRITERION_MOST].example;
        sum += (int64_t)draft->items[i].most * draft->items[i].weight;
    }
    draft->step->points = (int32_t)(sum > PLAN_POINTS_MAX ? PLAN_POINTS_MAX : sum);
}

/* --- votes */

void stage_make_vote(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct fields *fields = draft->fields;
    const struct node *nodes[STAGE_ITEMS_MAX];
    int key = field_value(fields, KEY_CHOICES) != NULL ? KEY_CHOICES : KEY_ITEMS;
    int32_t votes = 1;
    draft->step->question = value_text(loader, KEY_VOTE, draft->value);
    field_whole(loader, fields, KEY_VOTES, &votes);
    draft->stage->most_votes = (uint8_t)votes;
    draft->stage->votes_teams = field_value(fields, key) == NULL;
    if (draft->stage->votes_teams)
        return;
    items_read(draft, key, field_value(fields, key), IN_ITEM, KEY_ITEM, nodes);
    if (draft->stage->item_count < 2 && loader->sink.errors == 0)
        complain(&loader->sink, field_value(fields, key)->at, COMPLAINT_ITEMS_FEW, "2", NULL);
}

/* --- lines of text */

/* One text holds them between commas: "перестать, передать, начать". */
static void read_prompts_text(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const char *items[MEANT_ITEMS_MAX];
    const char *text = value_text(loader, KEY_WRITE, draft->value);
    if (text == NULL)
        return;
    size_t count = meant_items(&loader->scratch[LEVEL_QUESTION], text, items);
    for (size_t i = 0; i < count; i++)
        if (!items_has(draft, items[i]))
            items_add(draft, NULL, loader_keep(loader, items[i]));
}

void stage_make_write(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct node *nodes[STAGE_ITEMS_MAX];
    int32_t lines = 1;
    if (draft->value->kind == NODE_SCALAR)
        read_prompts_text(draft);
    else
        items_read(draft, KEY_WRITE, draft->value, IN_ITEM, KEY_ITEM, nodes);
    field_whole(loader, draft->fields, KEY_LINES, &lines);
    draft->stage->lines = (uint8_t)lines;
    if (lines * draft->stage->item_count > STAGE_LINES_MAX) {
        char most[16];
        snprintf(most, sizeof most, "%d", STAGE_LINES_MAX);
        complain(&loader->sink, draft->value->at, COMPLAINT_LINES_MANY, most, NULL);
    }
}

/* --- talk in the room */

/* A step a question; the time is shared out. */
void stage_expand_debrief(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct node *items[STAGE_ITEMS_MAX] = {draft->value};
    size_t count = 1;
    struct step *first = NULL;
    struct stage stage;
    if (draft->value->kind != NODE_SCALAR)
        count = tree_list(loader, KEY_DEBRIEF, draft->value, items, STAGE_ITEMS_MAX);
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(loader, KEY_DEBRIEF, items[i]);
        char number[16];
        if (text == NULL)
            continue;
        stage_begin(draft, TASK_DEBRIEF);
        if (first != NULL) {
            *draft->step = *first;
            *draft->stage = stage;
            draft->step->stage = draft->stage;
        }
        draft->step->question = text;
        snprintf(number, sizeof number, "%zu", i + 1);
        bool written = field_value(draft->fields, KEY_ID) != NULL && i > 0;
        if (first != NULL) {
            stage_add(draft, written ? number : NULL);
            continue;
        }
        first = draft->step;
        stage_read_common(draft);
        first->time_ms /= (int32_t)count;
        stage = *draft->stage;
        stage_add(draft, NULL);
    }
}

/* `да`, or `{кому: [адресаты]}`. */
static const struct node *read_addressees(struct stage_draft *draft)
{
    struct fields fields;
    struct loader *loader = draft->loader;
    if (draft->value->kind == NODE_MAP) {
        if (loader_fields(loader, IN_RESOLVE, draft->value, &fields))
            return field_value(&fields, KEY_WHOM);
    } else if (!tree_is_yes(loader, draft->value)) {
        complain(&loader->sink, draft->value->at, COMPLAINT_RESOLVE_YES, NULL, NULL);
    }
    return NULL;
}

static void take_addressees(struct stage_draft *draft, const struct node *node)
{
    const struct node *items[STAGE_ITEMS_MAX];
    size_t count = value_items(draft->loader, KEY_WHOM, node, items, STAGE_ITEMS_MAX);
    for (size_t i = 0; i < count; i++) {
        const char *text = value_text(draft->loader, KEY_WHOM, items[i]);
        if (text != NULL)
            items_add(draft, NULL, text);
    }
}

/* Two steps: every team writes its card, then the room votes. */
void stage_expand_resolve(struct stage_draft *draft)
{
    static const char *const ids[] = {"n", "p", "d"};
    static const char *const prompts[LANGUAGES][3] = {
        [LANGUAGE_RU] = {"Мы заметили…", "Предлагаем (кому: что)",
                         "Сделаем сами (что — к какому сроку)"},
        [LANGUAGE_EN] = {"We have noticed…", "We propose (to whom: what)",
                         "We shall do ourselves (what — by when)"},
    };
    struct loader *loader = draft->loader;
    const char *const *texts = prompts[loader_file_language(loader)];
    const struct node *addressees = read_addressees(draft);
    stage_begin(draft, TASK_WRITE);
    draft->step->mode = (uint8_t)(draft->game != NULL ? draft->game->mode : MODE_TURNS);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        items_add(draft, ids[i], texts[i]);
    draft->stage->lines = 1;
    stage_read_common(draft);
    draft->step->time_ms /= 2;
    int32_t time_ms = draft->step->time_ms;
    const char *title = draft->step->title, *note = draft->step->note, *text = draft->stage->text;
    struct formula when = draft->stage->when;
    draft->stage->effects = (struct effects){0};
    uint32_t collects = loader->step_base + loader->plan->step_count;
    stage_add(draft, "cards");
    stage_begin(draft, TASK_RESOLVE);
    draft->step->title = title;
    draft->step->note = note;
    draft->step->time_ms = time_ms;
    draft->stage->when = when;
    draft->stage->text = field_value(draft->fields, KEY_TOPIC) != NULL
                             ? field_text(loader, draft->fields, KEY_TOPIC)
                             : text;
    draft->stage->base[0] = (int32_t)collects;
    if (addressees != NULL)
        take_addressees(draft, addressees);
    stage_add(draft, NULL);
}
