/* From a path or a text to a plan: what kind of file it is, and what every kind
 * has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/game_loader.h"
#include "content/region.h"

/* The set a derived id belongs to: the file's name without folder and ending,
 * so that a copy elsewhere is the same set. */
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

/* --- the top of a file */

static void read_about(struct loader *loader, const struct fields *fields)
{
    struct plan *plan = loader->plan;
    int chosen;
    plan->title = field_text(loader, fields, KEY_TITLE);
    plan->about = field_text(loader, fields, KEY_ABOUT);
    plan->author = field_text(loader, fields, KEY_AUTHOR);
    plan->licence = field_text(loader, fields, KEY_LICENCE);
    plan->language = field_name(loader, fields, KEY_LANGUAGE);
    plan->region = field_name(loader, fields, KEY_REGION);
    if (field_given(fields, KEY_REGION))
        loader->region_at =
            plan->region != NULL ? field_value(fields, KEY_REGION)->at : fields->key[KEY_REGION];
    if (field_choice(loader, fields, KEY_LATE, &chosen))
        plan->late = (uint8_t)chosen;
    if (field_choice(loader, fields, KEY_SHOW, &chosen))
        plan->show = (uint8_t)chosen;
    field_yes_no(loader, fields, KEY_CLOSE_WHEN_ALL, &plan->close_when_all);
}

/* A kind of file, and how it is known; the last is a file of cards, which is no
 * plan. */
static const struct file_kind {
    unsigned place;
    const int *known;  /* any of them makes it this kind; ends with -1 */
    const int *likely; /* they do when nothing else tells */
    void (*read)(struct loader *loader, const struct fields *top);
    enum complaint_id no_title, nothing; /* nothing: none of `known` is there */
} kinds[] = {
    [PLAN_QUIZ] = {IN_QUIZ, (const int[]){KEY_ROUNDS, KEY_QUESTIONS, -1}, (const int[]){-1},
                   loader_finish_quiz, COMPLAINT_TITLE_MISSING, COMPLAINT_QUESTIONS_MISSING},
    [PLAN_GAME] = {IN_GAME, (const int[]){KEY_STAGES, -1},
                   (const int[]){KEY_GOAL, KEY_INDICATORS, KEY_CARDS, KEY_ROLES, KEY_TEAMS, -1},
                   loader_read_game, COMPLAINT_GAME_TITLE_MISSING, COMPLAINT_STAGES_MISSING},
    [PLAN_MEETING] = {IN_MEETING, (const int[]){KEY_AGENDA, -1}, (const int[]){KEY_SCORES, -1},
                      loader_read_meeting, COMPLAINT_MEETING_TITLE_MISSING,
                      COMPLAINT_AGENDA_MISSING},
    [PLAN_KINDS] = {IN_CARDS, (const int[]){KEY_DECKS, -1}, (const int[]){-1}, loader_read_cards,
                    COMPLAINT_IDS, COMPLAINT_IDS},
};

static int first_given(const struct fields *fields, const int *keys)
{
    while (*keys >= 0 && !field_given(fields, *keys))
        keys++;
    return *keys;
}

/* What is known only by what is likely: a file that is not yet finished. */
static int find_kind(struct loader *loader, const struct fields *fields)
{
    int found = -1;
    for (int i = 0; i <= PLAN_KINDS; i++) {
        int key = first_given(fields, kinds[i].known);
        if (key < 0)
            continue;
        if (found < 0) {
            found = i;
            continue;
        }
        complain(&loader->sink, fields->key[key], COMPLAINT_FILE_KINDS,
                 loader_key_name(loader, first_given(fields, kinds[found].known)),
                 loader_key_name(loader, key));
        return -1;
    }
    for (int i = 0; found < 0 && i < PLAN_KINDS; i++)
        if (first_given(fields, kinds[i].likely) >= 0)
            found = i;
    return found < 0 ? PLAN_QUIZ : found;
}

static void refuse_strays(struct loader *loader, const struct fields *fields, unsigned place)
{
    for (int key = 0; key < KEY_IDS; key++) {
        unsigned places = key_rules[key].places & IN_TOP;
        if (!field_given(fields, key) || (places & place) != 0)
            continue;
        complain(&loader->sink, fields->key[key],
                 places == IN_QUIZ ? COMPLAINT_KEY_OF_QUIZ : COMPLAINT_KEY_ELSEWHERE,
                 loader_key_name(loader, key), key_places_text(places, loader->sink.language));
    }
}

static void read_top(struct loader *loader)
{
    struct fields fields;
    if (reader_peek(&loader->reader) != NODE_MAP) {
        complain(&loader->sink, reader_place(&loader->reader), COMPLAINT_FILE_NOT_MAP, NULL, NULL);
        return;
    }
    if (!loader_collect(loader, IN_TOP, LEVEL_QUIZ, &fields, loader_read_quiz_items))
        return;
    int found = find_kind(loader, &fields);
    if (found < 0)
        return;
    const struct file_kind *kind = &kinds[found];
    loader->found = (unsigned)found;
    if (loader->within != NULL && (loader->kinds >> found & 1) == 0)
        return; /* whoever takes it in says so */
    refuse_strays(loader, &fields, kind->place);
    if (found == PLAN_KINDS && loader->within == NULL) {
        loader->sink.to->cards_only = true;
        if (!loader->options->lint)
            complain(&loader->sink, (struct place){0, 0}, COMPLAINT_FILE_CARDS, NULL, NULL);
    }
    if (found < PLAN_KINDS) {
        loader->plan->kind = (uint8_t)found;
        read_about(loader, &fields);
    }
    kind->read(loader, &fields);
    reader_finish(&loader->reader);
    if (loader->reader.failed || fields.strange || found == PLAN_KINDS)
        return;
    if (!field_given(&fields, KEY_TITLE))
        complain(&loader->sink, fields.at, kind->no_title, NULL, NULL);
    if (first_given(&fields, kind->known) < 0 && !loader->later)
        complain(&loader->sink, fields.at, kind->nothing, NULL, NULL);
}

const struct plan *loader_load(struct loader *loader)
{
    loader->plan = arena_alloc(loader->arena, sizeof *loader->plan);
    if (loader->path != NULL)
        loader->plan->path = arena_text(loader->arena, loader->path, strlen(loader->path));
    key_index_make(&loader->keys);
    start_ids(loader);
    bool lint = loader->options->lint;
    if (reader_open(&loader->reader, &loader->source, &loader->sink, lint))
        (loader->region != NULL ? region_read : read_top)(loader);
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
    loader->plan->parts = loader->parts; /* in the plan's arena */
    if (lint && !loader->reader.failed && loader->plan->kind == PLAN_QUIZ &&
        loader->found < PLAN_KINDS && loader->region == NULL)
        lint_plan(loader);
    if (lint && loader->options->strict != NULL) {
        if (fine && loader->region == NULL)
            strict_file(loader);
        strict_forget(loader);
    }
    sink_finish(&loader->sink, &loader->source);
    complaints_append(loader->sink.to, &loader->elsewhere);
    for (int i = 0; i < LEVELS; i++)
        arena_free(&loader->scratch[i]);
    source_close(&loader->source);
    free(loader->steps);
    free(loader->notes);
    free(loader->places);
    free(loader->round_rules);
    free(loader->ids);
    free(loader->points);
    return fine && loader->found < PLAN_KINDS ? loader->plan : NULL;
}

/* --- the ways in */

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

/* The file of a region is known by its name: it is looked through, and nothing
 * is played. */
static void look_for_region(struct loader *loader, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (strcmp(slash == NULL ? path : slash + 1, "region.yaml") != 0)
        return;
    loader->region = arena_alloc(loader->arena, sizeof *loader->region);
    loader->found = PLAN_KINDS;
    loader->sink.to->cards_only = true;
    if (!loader->options->lint)
        complain(&loader->sink, (struct place){0, 0}, COMPLAINT_FILE_REGION, NULL, NULL);
}

const struct plan *content_load(const char *path, const struct load_options *options,
                                struct arena *arena, struct complaints *complaints)
{
    struct loader loader = start(path, options, arena, complaints);
    look_for_region(&loader, path);
    size_t limit = options->no_size_limit ? 0 : CONTENT_SIZE_MAX;
    if (source_open_file(&loader.source, path, limit, options->keep_source || options->lint) ==
        SOURCE_FINE)
        return loader_load(&loader);
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
    return loader_load(&loader);
}
