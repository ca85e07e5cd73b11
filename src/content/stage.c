/* A stage: what all kinds of it have, its id, and what it says about other
 * stages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/game_loader.h"

enum { ID_HEX = 12 };

/* --- which kind it is */

const struct stage_kind *stage_find_kind(struct loader *loader, unsigned place,
                                         const struct node *map, bool *none)
{
    const struct stage_kind *found = NULL;
    *none = false;
    const struct node *child = map->kind == NODE_MAP ? map->first : NULL;
    for (; child != NULL; child = child->next) {
        int key = key_find(&loader->keys, place, child->key->text, child->key->length);
        const struct stage_kind *kind = stage_kinds;
        while (kind->key >= 0 && kind->key != key)
            kind++;
        if (kind->key < 0 || found == kind)
            continue; /* a key given twice is refused as any other */
        if (found != NULL) {
            complain(&loader->sink, child->key->at, COMPLAINT_STAGE_BOTH,
                     loader_key_name(loader, found->key), loader_key_name(loader, key));
            return NULL;
        }
        found = kind;
    }
    *none = found == NULL;
    return found;
}

bool stage_key_is_own(const struct stage_kind *kind, int key)
{
    static const int common[] = {KEY_TITLE, KEY_TIME,   KEY_ABOUT,   KEY_NOTE,  KEY_ID,
                                 KEY_IF,    KEY_POINTS, KEY_EFFECTS, KEY_RULES, KEY_CAN_BE_CUT};
    if (key == kind->key || (key == KEY_WORK_MODE && kind->works))
        return true;
    for (size_t i = 0; !kind->bare && i < sizeof common / sizeof *common; i++)
        if (common[i] == key)
            return true;
    for (const int *own = kind->own; *own >= 0; own++)
        if (*own == key)
            return true;
    return false;
}

static void refuse_strays(struct loader *loader, const struct stage_kind *kind,
                          const struct fields *fields)
{
    for (int key = 0; key < KEY_IDS; key++)
        if (field_given(fields, key) && !stage_key_is_own(kind, key))
            complain(&loader->sink, fields->key[key], COMPLAINT_STAGE_STRAY,
                     loader_key_name(loader, kind->key), loader_key_name(loader, key));
}

/* --- ids */

static bool id_taken(const struct loader *loader, const char *id)
{
    for (uint32_t i = 0; i < loader->plan->step_count; i++)
        if (strcmp(loader->steps[i]->id, id) == 0)
            return true;
    return false;
}

/* The set, the kind and the words: stays when stages are moved and when others
 * are edited. */
static const char *derive_id(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct step *step = draft->step;
    bool usual = step->question == draft->kind->title[loader_file_language(loader)];
    const char *text =
        arena_format(&loader->scratch[LEVEL_QUESTION], "%s:%s", key_rules[draft->kind->key].english,
                     usual && draft->stage->text != NULL ? draft->stage->text : step->question);
    struct hash_short hash = hash_short(&loader->id_key, text, strlen(text));
    char hex[ID_HEX];
    for (size_t i = 0; i < ID_HEX; i++)
        hex[i] = "0123456789abcdef"[hash.bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15];
    return arena_text(loader->arena, hex, ID_HEX);
}

static struct place id_place(const struct stage_draft *draft)
{
    int key = field_value(draft->fields, KEY_ID) != NULL ? KEY_ID : draft->kind->key;
    return draft->fields->key[key];
}

static void give_id(struct stage_draft *draft, const char *written, const char *suffix)
{
    struct loader *loader = draft->loader;
    struct step *step = draft->step;
    uint16_t lap = draft->stage->lap;
    step->id = written != NULL ? written : derive_id(draft);
    if (suffix != NULL)
        step->id = arena_format(loader->arena, "%s-%s", step->id, suffix);
    if (lap > 0)
        step->id = arena_format(loader->arena, "%s-%d", step->id, lap);
    if (!id_taken(loader, step->id))
        return;
    if (written != NULL)
        complain(&loader->sink, id_place(draft), COMPLAINT_STAGE_ID_TWICE, written, NULL);
    const char *first = step->id;
    for (int copy = 2; id_taken(loader, step->id); copy++)
        step->id = arena_format(loader->arena, "%s-%d", first, copy);
}

/* --- what every stage has */

/* A room's condition: it decides for everybody. */
void stage_read_common(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct fields *fields = draft->fields;
    struct step *step = draft->step;
    struct stage *stage = draft->stage;
    const char *text = field_text(loader, fields, KEY_ABOUT);
    if (text != NULL && stage->text == NULL)
        stage->text = text;
    if (field_given(fields, KEY_TITLE))
        step->title = field_text(loader, fields, KEY_TITLE);
    step->note = field_text(loader, fields, KEY_NOTE);
    field_duration(loader, fields, KEY_TIME, &step->time_ms);
    field_whole(loader, fields, KEY_POINTS, &step->points);
    if (field_value(fields, KEY_WORK_MODE) != NULL) {
        int mode = step->mode;
        value_choice(loader, KEY_WORK_MODE, field_value(fields, KEY_WORK_MODE), &mode);
        step->mode = (uint8_t)mode;
    }
    if (draft->game == NULL)
        return;
    const struct formula_names names = {.game = draft->game->game, .room = true};
    if (field_value(fields, KEY_IF) != NULL)
        formula_take(loader, field_value(fields, KEY_IF), &names, &stage->when);
    stage->effects = effects_field(loader, fields, draft->game->game, stage, true);
}

static void settle_texts(struct stage_draft *draft)
{
    struct step *step = draft->step;
    if (step->title == NULL)
        step->title = draft->kind->title[loader_file_language(draft->loader)];
    if (step->title == NULL)
        step->title = step->question != NULL ? step->question : "";
    if (step->question == NULL)
        step->question = step->title;
}

void stage_begin(struct stage_draft *draft, int task)
{
    struct loader *loader = draft->loader;
    draft->step = arena_alloc(loader->arena, sizeof *draft->step);
    draft->stage = arena_alloc(loader->arena, sizeof *draft->stage);
    draft->items = NULL;
    draft->board = NULL;
    draft->step->stage = draft->stage;
    draft->step->task = (uint8_t)task;
    draft->step->line = (uint32_t)draft->fields->at.line;
    draft->step->mode = MODE_ALL;
    if (draft->kind->works)
        draft->step->mode = (uint8_t)(draft->game != NULL ? draft->game->mode : MODE_TURNS);
    draft->stage->base[0] = draft->stage->base[1] = -1;
    if (draft->game != NULL) {
        draft->stage->game = draft->game->game;
        draft->stage->lap = draft->game->lap;
    }
}

static bool is_crowded(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    if (loader->plan->step_count < PLAN_STEPS_MAX)
        return false;
    bool *said = draft->game != NULL ? &draft->game->crowded : &loader->later;
    if (!*said) {
        char most[16];
        snprintf(most, sizeof most, "%d", PLAN_STEPS_MAX);
        complain(&loader->sink, draft->fields->at, COMPLAINT_STEPS_MANY, most, NULL);
    }
    *said = true;
    return true;
}

static void add_note(struct stage_draft *draft, const char *id)
{
    struct game_draft *game = draft->game;
    size_t count = draft->loader->plan->step_count;
    if (game == NULL)
        return;
    if (count >= game->note_capacity) {
        game->note_capacity = game->note_capacity == 0 ? 64 : game->note_capacity * 2;
        game->notes = mem_realloc(game->notes, game->note_capacity * sizeof *game->notes);
    }
    game->notes[count] = (struct stage_note){.id = id,
                                             .board = draft->board,
                                             .when = field_value(draft->fields, KEY_IF),
                                             .at = draft->fields->at,
                                             .lap = game->lap};
}

void stage_add(struct stage_draft *draft, const char *suffix)
{
    struct loader *loader = draft->loader;
    if (is_crowded(draft))
        return;
    settle_texts(draft);
    const struct node *node = field_value(draft->fields, KEY_ID);
    const char *written = node == NULL ? draft->board : value_name(loader, KEY_ID, node);
    give_id(draft, written, suffix);
    add_note(draft, written);
    draft->step->round = (uint16_t)loader->plan->round_count;
    loader_make_room(loader);
    loader->steps[loader->plan->step_count++] = draft->step;
    if (draft->game != NULL)
        draft->game->last = draft->stage;
}

void stage_read(struct loader *loader, struct game_draft *game, const struct stage_kind *kind,
                const struct fields *fields)
{
    struct stage_draft draft = {.game = game, .loader = loader, .fields = fields, .kind = kind};
    draft.value = field_value(fields, kind->key);
    refuse_strays(loader, kind, fields);
    arena_reset(&loader->scratch[LEVEL_QUESTION]);
    if (draft.value == NULL && !kind->empty) {
        if (field_given(fields, kind->key))
            complain(&loader->sink, fields->key[kind->key], COMPLAINT_VALUE_EMPTY,
                     loader_key_name(loader, kind->key), NULL);
        return;
    }
    if (kind->expands) {
        kind->make(&draft);
        return;
    }
    stage_begin(&draft, kind->task);
    kind->make(&draft);
    stage_read_common(&draft);
    stage_add(&draft, NULL);
}

void stage_read_list(struct game_draft *game, const struct node *list)
{
    struct loader *loader = game->loader;
    if (list->kind != NODE_LIST) {
        if (list->kind != NODE_BAD)
            complain(&loader->sink, list->at, COMPLAINT_ITEMS_NOT_LIST,
                     loader_key_name(loader, KEY_STAGES), loader_key_name(loader, KEY_BRIEF));
        return;
    }
    if (list->first == NULL)
        complain(&loader->sink, list->at, COMPLAINT_STAGES_MISSING, NULL, NULL);
    for (const struct node *node = list->first; node != NULL; node = node->next) {
        struct fields fields;
        bool none;
        if (game->crowded)
            return;
        const struct stage_kind *kind = stage_find_kind(loader, IN_STAGE, node, &none);
        if (kind == NULL && !none)
            continue;
        unsigned place = IN_STAGE | (kind == NULL ? 0 : kind->place);
        if (!loader_fields(loader, place, node, &fields))
            continue;
        if (kind != NULL)
            stage_read(loader, game, kind, &fields);
        else if (!fields.strange)
            complain(&loader->sink, fields.at, COMPLAINT_STAGE_KIND, NULL, NULL);
    }
}

/* --- what a stage says about others */

struct stage_note *stage_note(const struct game_draft *game, uint32_t step)
{
    return &game->notes[step];
}

static bool is_named(const char *name, const char *wanted)
{
    return name != NULL && strcmp(name, wanted) == 0;
}

int32_t stage_find_board(struct stage_draft *draft, int key, const struct node *node)
{
    struct loader *loader = draft->loader;
    const char *known[64], *name = value_name(loader, key, node);
    size_t count = 0;
    if (name == NULL)
        return -1;
    for (uint32_t i = loader->plan->step_count; i-- > 0;) {
        const struct stage_note *note = stage_note(draft->game, i);
        int task = loader->steps[i]->task;
        if (task != TASK_COMPOSE && task != TASK_DRAW)
            continue;
        if (is_named(note->board, name) || is_named(note->id, name))
            return (int32_t)(loader->step_base + i);
        if (count < sizeof known / sizeof *known && (note->board != NULL || note->id != NULL))
            known[count++] = note->board != NULL ? note->board : note->id;
    }
    loader_refuse_name(loader, node->at, COMPLAINT_BOARD_UNKNOWN, name, known, count);
    return -1;
}

int32_t stage_last_board(const struct stage_draft *draft)
{
    const struct loader *loader = draft->loader;
    for (uint32_t i = loader->plan->step_count; i-- > 0;)
        if (loader->steps[i]->task == TASK_COMPOSE)
            return (int32_t)(loader->step_base + i);
    return -1;
}

/* The nearest one further on: within the same lap when it is there. */
static void resolve_go(struct game_draft *game, const struct go_note *go)
{
    struct loader *loader = game->loader;
    const char *known[64];
    size_t count = 0;
    bool before = false;
    for (uint32_t i = 0; i < loader->plan->step_count; i++) {
        const struct stage_note *note = stage_note(game, i);
        if (!is_named(note->id, go->name)) {
            if (note->id != NULL && count < sizeof known / sizeof *known)
                known[count++] = note->id;
        } else if (i > go->step) {
            go->item->go = (int32_t)(loader->step_base + i);
            return;
        } else {
            before = true;
        }
    }
    if (before)
        complain(&loader->sink, go->at, COMPLAINT_NEXT_BEFORE, go->name, NULL);
    else
        loader_refuse_name(loader, go->at, COMPLAINT_NEXT_UNKNOWN, go->name, known, count);
}

void stage_resolve(struct game_draft *game)
{
    for (size_t i = 0; i < game->go_count; i++)
        resolve_go(game, &game->goes[i]);
    if (game->last != NULL)
        game->last->final = true;
}
