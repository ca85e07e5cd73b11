/* A quiz file becomes a plan. Keys may stand in any order, so what a question inherits is settled
 * once the file has ended. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/loader.h"

enum { DEFAULT_TIME_MS = 30 * 1000, DEFAULT_POINTS = 1, FIELDS_MOST = 100 };

#define BIT(key) (UINT64_C(1) << (key))
#define RULE_KEYS                                                                                  \
    (BIT(KEY_POINTS) | BIT(KEY_PENALTY) | BIT(KEY_TIME) | BIT(KEY_MODE) | BIT(KEY_SPEED) |         \
     BIT(KEY_PARTIAL) | BIT(KEY_SHUFFLE))

static const struct rules nothing_said = {-1, -1, -1, -1, -1, -1, -1};

/* --- a mapping's keys */

static void refuse_key(struct loader *loader, unsigned place, const struct node *key)
{
    unsigned elsewhere = 0;
    int known = key_find(&loader->keys, IN_QUIZ | IN_ROUND | IN_QUESTION, key->text, key->length);
    if (known >= 0)
        elsewhere = key_rules[known].places;
    const char *near = NULL;
    struct arena words = {0};
    if (elsewhere == 0 && !sink_full(&loader->sink))
        near = key_nearest(place, key->text, &words);
    if (elsewhere != 0)
        complain(&loader->sink, key->at, COMPLAINT_KEY_ELSEWHERE, key->text,
                 key_places_text(elsewhere, loader->sink.language));
    else
        complain(&loader->sink, key->at,
                 near == NULL ? COMPLAINT_KEY_UNKNOWN : COMPLAINT_KEY_UNKNOWN_NEAR, key->text,
                 near);
    arena_free(&words);
}

static bool is_required(int key, unsigned place)
{
    return key == KEY_QUESTION || key == KEY_ANSWER || key == KEY_OPTIONS ||
           (key == KEY_TITLE && place == IN_QUIZ);
}

/* Takes the value of a known key; an empty one counts as not written, as in a form that is filled
 * in bit by bit. */
static void take_value(struct loader *loader, unsigned place, int level, int key,
                       struct fields *fields)
{
    const struct node *node = reader_node(&loader->reader, &loader->scratch[level], loader->arena);
    if (node == NULL || node->kind == NODE_BAD)
        return;
    if (node->kind == NODE_SCALAR && node->length == 0) {
        if (is_required(key, place))
            complain(&loader->sink, fields->key[key], COMPLAINT_VALUE_EMPTY,
                     loader_key_name(loader, key), NULL);
        return;
    }
    fields->value[key] = node;
}

static void refuse_name(struct loader *loader, unsigned place, int level, struct fields *fields)
{
    const struct node *name = reader_key(&loader->reader, &loader->scratch[level]);
    if (name == NULL)
        return;
    refuse_key(loader, place, name);
    fields->strange = true;
    reader_skip(&loader->reader);
}

static void refuse_again(struct loader *loader, const struct fields *fields, int key,
                         struct place at)
{
    char line[16];
    snprintf(line, sizeof line, "%d", fields->key[key].line);
    complain(&loader->sink, at, COMPLAINT_KEY_TWICE, loader_key_name(loader, key), line);
    reader_skip(&loader->reader);
}

static void refuse_later(struct loader *loader, int key, struct place at)
{
    bool game = key == KEY_STAGES || key == KEY_CARDS || key == KEY_INDICATORS;
    complain(&loader->sink, at, game ? COMPLAINT_FILE_GAME : COMPLAINT_KEY_LATER,
             loader_key_name(loader, key), NULL);
    loader->later = true;
    reader_skip(&loader->reader);
}

static void take_key(struct loader *loader, unsigned place, int level, struct fields *fields,
                     void (*items)(struct loader *loader, int key, struct fields *fields))
{
    struct place at;
    int key;
    if (!reader_known_key(&loader->reader, &loader->keys, place, &key, &at)) {
        refuse_name(loader, place, level, fields);
    } else if (field_given(fields, key)) {
        refuse_again(loader, fields, key, at);
    } else {
        fields->given |= BIT(key);
        fields->key[key] = at;
        fields->value[key] = NULL;
        if (key_rules[key].value == VALUE_LATER)
            refuse_later(loader, key, at);
        else if (key_rules[key].value == VALUE_ITEMS)
            items(loader, key, fields);
        else
            take_value(loader, place, level, key, fields);
    }
}

/* `вопрос:Кто?` without a space is a text to YAML. */
static void refuse_mapping(struct loader *loader)
{
    const struct reader *reader = &loader->reader;
    bool colon = reader_peek(reader) == NODE_SCALAR &&
                 strchr((const char *)reader->event.data.scalar.value, ':') != NULL;
    complain(&loader->sink, reader_place(reader),
             colon ? COMPLAINT_YAML_NO_COLON : COMPLAINT_VALUE_NOT_MAP, NULL, NULL);
}

bool loader_collect(struct loader *loader, unsigned place, int level, struct fields *fields,
                    void (*items)(struct loader *loader, int key, struct fields *fields))
{
    struct reader *reader = &loader->reader;
    fields->at = reader_place(reader);
    fields->given = 0;
    fields->strange = false;
    if (reader_peek(reader) != NODE_MAP) {
        if (!reader->failed)
            refuse_mapping(loader);
        reader_skip(reader);
        return false;
    }
    reader_enter(reader);
    for (size_t count = 0; reader_more(reader); count++) {
        if (count < FIELDS_MOST) {
            take_key(loader, place, level, fields, items);
            continue;
        }
        if (count == FIELDS_MOST)
            complain(&loader->sink, fields->at, COMPLAINT_YAML_CROWDED, NULL, NULL);
        reader_skip(reader);
        reader_skip(reader);
    }
    return !reader->failed;
}

/* --- what is inherited */

void loader_read_rules(struct loader *loader, const struct fields *fields, struct rules *rules)
{
    int chosen;
    bool yes;
    *rules = nothing_said;
    if ((fields->given & RULE_KEYS) == 0)
        return;
    field_whole(loader, fields, KEY_POINTS, &rules->points);
    field_whole(loader, fields, KEY_PENALTY, &rules->penalty);
    field_duration(loader, fields, KEY_TIME, &rules->time_ms);
    if (field_choice(loader, fields, KEY_MODE, &chosen))
        rules->mode = (int8_t)chosen;
    if (field_choice(loader, fields, KEY_SPEED, &chosen))
        rules->speed = (int8_t)chosen;
    if (field_yes_no(loader, fields, KEY_PARTIAL, &yes))
        rules->partial = yes;
    if (field_yes_no(loader, fields, KEY_SHUFFLE, &yes))
        rules->shuffle = yes;
}

#define INHERIT(field)                                                                             \
    if (rules.field < 0)                                                                           \
    rules.field = from->field

static struct rules inherit(struct rules rules, const struct rules *from)
{
    INHERIT(points);
    INHERIT(penalty);
    INHERIT(time_ms);
    INHERIT(mode);
    INHERIT(speed);
    INHERIT(partial);
    INHERIT(shuffle);
    return rules;
}
#undef INHERIT

static void settle_step(struct loader *loader, struct step *step, const struct rules *rules)
{
    step->points = rules->points;
    step->penalty = rules->penalty;
    step->time_ms = rules->time_ms;
    step->mode = (uint8_t)rules->mode;
    step->speed = (uint8_t)rules->speed;
    step->partial = rules->partial > 0 && step->task == TASK_MULTI;
    step->shuffle = rules->shuffle > 0 && (step->task == TASK_CHOICE || step->task == TASK_MULTI);
    if (step->rank_count > 0 && step->rank_points == NULL) {
        int32_t *ranks = arena_alloc(loader->arena, sizeof *ranks);
        *ranks = step->points;
        step->rank_points = ranks;
    }
}

static void settle_steps(struct loader *loader, const struct rules *quiz)
{
    int time_ms = loader->options->time_s > 0 ? loader->options->time_s * 1000 : DEFAULT_TIME_MS;
    const struct rules usual = {DEFAULT_POINTS, 0, time_ms, MODE_ALL, SPEED_NONE, false, false};
    const struct rules top = inherit(*quiz, &usual);
    for (uint32_t i = 0; i < loader->plan->round_count; i++) {
        const struct round *round = &loader->plan->rounds[i];
        const struct rules rules = inherit(loader->round_rules[i], &top);
        for (uint32_t j = round->first; j < round->first + round->count; j++) {
            const struct rules own = inherit(loader->notes[j].rules, &rules);
            settle_step(loader, loader->steps[j], &own);
        }
    }
}

/* --- rounds and questions */

static void refuse_items(struct loader *loader, int key)
{
    int first = key == KEY_QUESTIONS ? KEY_QUESTION : KEY_TITLE;
    if (!loader->reader.failed)
        complain(&loader->sink, reader_place(&loader->reader), COMPLAINT_ITEMS_NOT_LIST,
                 loader_key_name(loader, key), loader_key_name(loader, first));
    reader_skip(&loader->reader);
}

static void read_questions(struct loader *loader, int key, struct fields *fields)
{
    struct reader *reader = &loader->reader;
    (void)fields;
    if (reader_peek(reader) != NODE_LIST) {
        refuse_items(loader, key);
        return;
    }
    struct place at = reader_place(reader);
    size_t errors = loader->sink.errors;
    uint32_t before = loader->plan->step_count;
    reader_enter(reader);
    while (reader_more(reader))
        loader_read_question(loader);
    if (!reader->failed && loader->plan->step_count == before && loader->sink.errors == errors)
        complain(&loader->sink, at, COMPLAINT_QUESTIONS_MISSING, NULL, NULL);
}

static void add_round(struct loader *loader, uint32_t first, const char *title, const char *about,
                      const struct rules *rules)
{
    struct plan *plan = loader->plan;
    if (plan->round_count == loader->round_capacity) {
        loader->round_capacity = loader->round_capacity == 0 ? 16 : loader->round_capacity * 2;
        plan->rounds = mem_realloc(plan->rounds, loader->round_capacity * sizeof *plan->rounds);
        loader->round_rules =
            mem_realloc(loader->round_rules, loader->round_capacity * sizeof *loader->round_rules);
    }
    loader->round_rules[plan->round_count] = *rules;
    plan->rounds[plan->round_count++] = (struct round){
        .title = title, .about = about, .first = first, .count = plan->step_count - first};
}

static void read_round(struct loader *loader)
{
    struct fields fields;
    uint32_t first = loader->plan->step_count;
    bool later = loader->later;
    loader->later = false;
    arena_reset(&loader->scratch[LEVEL_ROUND]);
    if (loader_collect(loader, IN_ROUND, LEVEL_ROUND, &fields, read_questions)) {
        struct rules rules;
        loader_read_rules(loader, &fields, &rules);
        const char *title = field_text(loader, &fields, KEY_TITLE),
                   *about = field_text(loader, &fields, KEY_ABOUT);
        if (!field_given(&fields, KEY_QUESTIONS) && !loader->later && !fields.strange)
            complain(&loader->sink, fields.at, COMPLAINT_QUESTIONS_MISSING, NULL, NULL);
        add_round(loader, first, title, about, &rules);
    }
    loader->later |= later;
}

static void read_quiz_items(struct loader *loader, int key, struct fields *fields)
{
    struct reader *reader = &loader->reader;
    if (field_given(fields, KEY_ROUNDS) && field_given(fields, KEY_QUESTIONS)) {
        complain(&loader->sink, fields->key[key], COMPLAINT_QUESTIONS_BOTH, NULL, NULL);
        reader_skip(reader);
    } else if (key == KEY_QUESTIONS) {
        read_questions(loader, key, fields);
        add_round(loader, 0, NULL, NULL, &nothing_said);
    } else if (reader_peek(reader) != NODE_LIST) {
        refuse_items(loader, key);
    } else {
        struct place at = reader_place(reader);
        reader_enter(reader);
        while (reader_more(reader)) {
            if (loader->plan->round_count == UINT16_MAX) {
                if (!loader->later)
                    complain(&loader->sink, reader_place(reader), COMPLAINT_YAML_CROWDED, NULL,
                             NULL);
                loader->later = true;
                reader_skip(reader);
                continue;
            }
            read_round(loader);
        }
        if (!reader->failed && loader->plan->round_count == 0 && loader->sink.errors == 0)
            complain(&loader->sink, at, COMPLAINT_QUESTIONS_MISSING, NULL, NULL);
    }
}

/* --- the quiz */

static void read_quiz_values(struct loader *loader, const struct fields *fields)
{
    struct plan *plan = loader->plan;
    int chosen;
    plan->title = field_text(loader, fields, KEY_TITLE);
    plan->about = field_text(loader, fields, KEY_ABOUT);
    plan->author = field_text(loader, fields, KEY_AUTHOR);
    plan->licence = field_text(loader, fields, KEY_LICENCE);
    plan->language = field_name(loader, fields, KEY_LANGUAGE);
    plan->region = field_name(loader, fields, KEY_REGION);
    if (plan->region != NULL)
        loader->region_at = field_value(fields, KEY_REGION)->at;
    if (field_choice(loader, fields, KEY_LATE, &chosen))
        plan->late = (uint8_t)chosen;
    if (field_choice(loader, fields, KEY_SHOW, &chosen))
        plan->show = (uint8_t)chosen;
    field_yes_no(loader, fields, KEY_CLOSE_WHEN_ALL, &plan->close_when_all);
}

static void read_quiz(struct loader *loader)
{
    struct fields fields;
    struct rules rules;
    if (reader_peek(&loader->reader) != NODE_MAP) {
        complain(&loader->sink, reader_place(&loader->reader), COMPLAINT_FILE_NOT_MAP, NULL, NULL);
        return;
    }
    if (!loader_collect(loader, IN_QUIZ, LEVEL_QUIZ, &fields, read_quiz_items))
        return;
    loader_read_rules(loader, &fields, &rules);
    read_quiz_values(loader, &fields);
    loader_settle_id(loader);
    settle_steps(loader, &rules);
    reader_finish(&loader->reader);
    if (loader->reader.failed || fields.strange)
        return;
    if (!field_given(&fields, KEY_TITLE))
        complain(&loader->sink, fields.at, COMPLAINT_TITLE_MISSING, NULL, NULL);
    if (!field_given(&fields, KEY_ROUNDS) && !field_given(&fields, KEY_QUESTIONS) && !loader->later)
        complain(&loader->sink, fields.at, COMPLAINT_QUESTIONS_MISSING, NULL, NULL);
}

/* The set a derived id belongs to: the file's name without folder and ending, so that a copy
 * elsewhere is the same set. */
static void start_ids(struct loader *loader)
{
    const char *slash = loader->path == NULL ? NULL : strrchr(loader->path, '/');
    const char *name = slash != NULL ? slash + 1 : loader->path == NULL ? "" : loader->path;
    const char *dot = strrchr(name, '.');
    loader->id_key = hash_bytes(name, dot == NULL ? strlen(name) : (size_t)(dot - name));
}

/* The growing arrays move into the plan's arena. */
static void keep_arrays(struct loader *loader)
{
    struct plan *plan = loader->plan;
    struct round *rounds = arena_alloc(loader->arena, plan->round_count * sizeof *rounds);
    if (plan->round_count > 0)
        memcpy(rounds, plan->rounds, plan->round_count * sizeof *rounds);
    free(plan->rounds);
    plan->rounds = rounds;
    plan->steps = arena_alloc(loader->arena, plan->step_count * sizeof *plan->steps);
    if (plan->step_count > 0)
        memcpy(plan->steps, loader->steps, plan->step_count * sizeof *plan->steps);
}

static void keep_source(struct loader *loader)
{
    const struct source *source = &loader->source;
    bool in_memory = source->file < 0;
    size_t length = in_memory ? source->length : source->kept.length;
    loader->plan->source =
        arena_text(loader->arena, in_memory ? source->text : buf_string(&source->kept), length);
    loader->plan->source_length = length;
}

static const struct plan *load(struct loader *loader)
{
    loader->plan = arena_alloc(loader->arena, sizeof *loader->plan);
    if (loader->path != NULL)
        loader->plan->path = arena_text(loader->arena, loader->path, strlen(loader->path));
    key_index_make(&loader->keys);
    start_ids(loader);
    bool lint = loader->options->lint;
    if (reader_open(&loader->reader, &loader->source, &loader->sink, lint))
        read_quiz(loader);
    else if (loader->reader.empty)
        complain(&loader->sink, (struct place){0, 0}, COMPLAINT_FILE_EMPTY, NULL, NULL);
    reader_close(&loader->reader);
    bool fine = loader->sink.errors == 0;
    if (fine) {
        if (loader->source.file < 0 || loader->source.keep)
            loader->plan->digest = hash_end(&loader->source.digest);
        if (loader->options->keep_source)
            keep_source(loader);
    }
    keep_arrays(loader);
    if (lint && !loader->reader.failed)
        lint_plan(loader);
    sink_finish(&loader->sink, &loader->source);
    for (int i = 0; i < LEVELS; i++)
        arena_free(&loader->scratch[i]);
    source_close(&loader->source);
    free(loader->steps);
    free(loader->notes);
    free(loader->places);
    free(loader->round_rules);
    free(loader->ids);
    return fine ? loader->plan : NULL;
}

static struct loader start(const char *path, const struct load_options *options,
                           struct arena *arena, struct complaints *complaints)
{
    struct loader loader = {.options = options, .path = path, .arena = arena};
    sink_start(&loader.sink, complaints, path, options->language, options->lint);
    return loader;
}

static void complain_fault(struct loader *loader)
{
    static const struct place whole = {0, 0};
    static const enum complaint_id ids[] = {[SOURCE_MISSING] = COMPLAINT_FILE_MISSING,
                                            [SOURCE_DENIED] = COMPLAINT_FILE_DENIED,
                                            [SOURCE_NOT_A_FILE] = COMPLAINT_FILE_FOLDER,
                                            [SOURCE_BROKEN] = COMPLAINT_FILE_UNREADABLE,
                                            [SOURCE_BIG] = COMPLAINT_FILE_BIG};
    char limit[16];
    snprintf(limit, sizeof limit, "%d", CONTENT_SIZE_MAX / (1024 * 1024));
    const char *argument =
        loader->source.fault == SOURCE_BIG ? limit : strerror(loader->source.error);
    complain(&loader->sink, whole, ids[loader->source.fault], argument, NULL);
}

const struct plan *content_load(const char *path, const struct load_options *options,
                                struct arena *arena, struct complaints *complaints)
{
    struct loader loader = start(path, options, arena, complaints);
    size_t limit = options->no_size_limit ? 0 : CONTENT_SIZE_MAX;
    if (source_open_file(&loader.source, path, limit, options->keep_source || options->lint) ==
        SOURCE_FINE)
        return load(&loader);
    complain_fault(&loader);
    sink_finish(&loader.sink, NULL);
    source_close(&loader.source);
    return NULL;
}

const struct plan *content_parse(const char *path, const char *text, size_t length,
                                 const struct load_options *options, struct arena *arena,
                                 struct complaints *complaints)
{
    struct loader loader = start(path, options, arena, complaints);
    source_open_text(&loader.source, text, length);
    if (length > CONTENT_SIZE_MAX && !options->no_size_limit) {
        loader.source.fault = SOURCE_BIG;
        complain_fault(&loader);
        sink_finish(&loader.sink, NULL);
        return NULL;
    }
    return load(&loader);
}
