/* Files that a file takes in: from beside it, or from the journal when a
 * session is resumed. Each complains under its own name; the place where it is
 * taken in says that something is wrong. */
#include <stdio.h>
#include <string.h>

#include "content/game_loader.h"
#include "content/region.h"

static size_t folder_length(const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash + 1 - path);
}

/* `name` as the file at `path` means it. */
static const char *beside(struct loader *loader, const char *path, const char *name)
{
    return arena_format(loader->arena, "%.*s%s", (int)folder_length(path), path == NULL ? "" : path,
                        name);
}

static enum source_fault open_source(struct loader *part)
{
    const struct load_options *options = part->options;
    size_t limit = options->no_size_limit ? 0 : CONTENT_SIZE_MAX;
    if (options->parts == NULL)
        return source_open_file(&part->source, part->path, limit, options->keep_source);
    for (size_t i = 0; i < options->part_count; i++) {
        if (strcmp(options->parts[i].path, part->name) != 0 || options->parts[i].text == NULL)
            continue;
        source_open_text(&part->source, options->parts[i].text, options->parts[i].length);
        return SOURCE_FINE;
    }
    return SOURCE_MISSING;
}

static bool open_part(struct loader *loader, int key, const struct node *node,
                      struct load_options *options, struct loader *part)
{
    const char *name = value_text(loader, key, node);
    if (name == NULL)
        return false;
    if (name[0] == '/' || name[0] == '~' || strchr(name, '\\') != NULL) {
        complain(&loader->sink, node->at, COMPLAINT_PART_ABSOLUTE, name, NULL);
        return false;
    }
    *options = *loader->options;
    options->lint = false;
    *part = (struct loader){.options = options,
                            .path = beside(loader, loader->path, name),
                            .name = beside(loader, loader->name, name),
                            .arena = loader->arena,
                            .within = loader,
                            .step_base = loader->step_base + loader->plan->step_count,
                            .game_base = loader->game_base + loader->plan->game_count};
    enum source_fault fault = open_source(part);
    if (fault == SOURCE_FINE) {
        sink_start(&part->sink, &loader->elsewhere, part->path, options->language, false);
        return true;
    }
    complain(&loader->sink, node->at,
             fault == SOURCE_MISSING ? COMPLAINT_PART_MISSING : COMPLAINT_PART_UNREADABLE, name,
             part->path);
    source_close(&part->source);
    return false;
}

/* --- what the journal keeps */

static void add_source(struct loader *loader, const struct plan_source *source)
{
    struct plan *plan = loader->plan;
    for (uint32_t i = 0; i < plan->part_count; i++)
        if (strcmp(loader->parts[i].path, source->path) == 0)
            return;
    if (plan->part_count == loader->part_capacity) {
        loader->part_capacity = loader->part_capacity == 0 ? 8 : loader->part_capacity * 2;
        struct plan_source *parts =
            arena_alloc(loader->arena, loader->part_capacity * sizeof *parts);
        if (plan->part_count > 0)
            memcpy(parts, loader->parts, plan->part_count * sizeof *parts);
        loader->parts = parts;
    }
    loader->parts[plan->part_count++] = *source;
}

/* The file, and those it has taken in itself. */
static void keep_part(struct loader *loader, const struct loader *part)
{
    const struct plan *plan = part->plan;
    if (!loader->options->keep_source)
        return;
    add_source(loader, &(struct plan_source){.path = part->name,
                                             .text = plan->source,
                                             .length = plan->source_length,
                                             .digest = plan->digest});
    for (uint32_t i = 0; i < plan->part_count; i++)
        add_source(loader, &plan->parts[i]);
}

/* --- the kinds of parts */

static const enum complaint_id is_instead[] = {[PLAN_QUIZ] = COMPLAINT_PART_QUIZ,
                                               [PLAN_GAME] = COMPLAINT_PART_GAME,
                                               [PLAN_MEETING] = COMPLAINT_PART_MEETING,
                                               [PLAN_KINDS] = COMPLAINT_PART_CARDS};

static bool finish_part(struct loader *loader, const struct node *node, const struct loader *part)
{
    if (part->sink.errors > 0) {
        complain(&loader->sink, node->at, COMPLAINT_PART_BROKEN, node->text, NULL);
        return false;
    }
    if ((part->kinds >> part->found & 1) == 0) {
        bool cards = (part->kinds >> PLAN_KINDS & 1) != 0;
        complain(&loader->sink, node->at,
                 cards ? COMPLAINT_PART_NOT_CARDS : is_instead[part->found], node->text, NULL);
        return false;
    }
    keep_part(loader, part);
    return true;
}

const struct plan *include_plan(struct loader *loader, int key, const struct node *node,
                                unsigned kinds)
{
    struct load_options options;
    struct loader part;
    if (!open_part(loader, key, node, &options, &part))
        return NULL;
    part.kinds = kinds;
    loader_load(&part);
    if (!finish_part(loader, node, &part))
        return NULL;
    if (loader->plan->map == NULL)
        loader->plan->map = part.plan->map;
    return part.plan;
}

void include_cards(struct loader *loader, struct game_draft *draft, const struct node *node)
{
    struct load_options options;
    struct loader part;
    if (!open_part(loader, KEY_CARDS, node, &options, &part))
        return;
    part.sink.warnings = loader->options->lint;
    part.kinds = 1U << PLAN_KINDS;
    part.cards_for = draft;
    loader_load(&part);
    finish_part(loader, node, &part);
}

/* --- the region */

/* Opens the region's file wherever it is; the journal knows it by its region
 * alone. The complaints about it go to `to`. */
static bool open_region(struct loader *loader, struct complaints *to, struct load_options *options,
                        struct loader *part)
{
    const char *id = loader->plan->region;
    *options = *loader->options;
    options->lint = false;
    *part = (struct loader){.options = options,
                            .arena = loader->arena,
                            .within = loader,
                            .region = arena_alloc(loader->arena, sizeof *part->region)};
    part->name = beside(loader, loader->name, arena_format(loader->arena, "%s/region.yaml", id));
    part->path = options->parts != NULL ? part->name : region_path(loader->path, id, loader->arena);
    if (part->path == NULL)
        return false;
    bool open = open_source(part) == SOURCE_FINE;
    if (open)
        sink_start(&part->sink, to, part->path, options->language, false);
    else
        source_close(&part->source);
    return open;
}

static const struct map *read_region(struct loader *loader, struct loader *part)
{
    loader_load(part);
    if (part->region->id == NULL)
        part->region->id = loader->plan->region;
    return part->region;
}

const struct map *include_region(struct loader *loader)
{
    struct load_options options;
    struct loader part;
    if (!open_region(loader, &loader->elsewhere, &options, &part)) {
        complain(&loader->sink, loader->region_at, COMPLAINT_REGION_NEEDED, loader->plan->region,
                 NULL);
        return NULL;
    }
    const struct map *map = read_region(loader, &part);
    if (part.sink.errors > 0) {
        complain(&loader->sink, loader->region_at, COMPLAINT_PART_BROKEN, part.path, NULL);
        return NULL;
    }
    keep_part(loader, &part);
    return map;
}

const struct map *include_region_quietly(struct loader *loader, bool *broken)
{
    struct load_options options;
    struct loader part;
    struct complaints unheard = {0};
    const struct map *map = NULL;
    *broken = false;
    if (open_region(loader, &unheard, &options, &part)) {
        map = read_region(loader, &part);
        *broken = part.sink.errors > 0;
    }
    complaints_free(&unheard);
    return *broken ? NULL : map;
}
