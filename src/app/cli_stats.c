/* volna stats: how many questions there are, of what, and where they are missing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli.h"
#include "base/err.h"
#include "base/text.h"
#include "content/catalogue.h"
#include "content/keys.h"
#include "content/stats.h"
#include "ui/messages.h"

enum { NAME_COLUMNS = 52 };

/* The text comes from files and is made harmless by being fitted. */
static void print_row(const char *name, uint32_t questions)
{
    char shown[NAME_COLUMNS * (TEXT_CLUSTER_MAX + 1)];
    text_fit(shown, sizeof shown, name, NAME_COLUMNS);
    printf("  %s%*s %5u\n", shown, NAME_COLUMNS - text_width(shown), "", questions);
}

static void print_heading(const struct cli *cli, enum message id)
{
    printf("\n%s\n", message(cli->language, id));
}

/* --- by place */

struct counted {
    const char *name;
    uint32_t questions, order;
};

static int by_questions(const void *left, const void *right)
{
    const struct counted *a = left, *b = right;
    if (a->questions != b->questions)
        return a->questions < b->questions ? 1 : -1;
    return (a->order > b->order) - (a->order < b->order);
}

static void print_places(struct cli *cli, const struct stats_region *region)
{
    const struct map *map = region->map;
    uint32_t count = map == NULL ? 0 : map->municipality_count;
    struct counted *places = arena_alloc(&cli->arena, (count + 1) * sizeof *places);
    for (uint32_t i = 0; i < count; i++)
        places[i] = (struct counted){map->places[i].name, region->places[i], i};
    if (count > 1)
        qsort(places, count, sizeof *places, by_questions);
    printf("\n%s\n", text_clean(&cli->arena, map == NULL ? region->id : map->title));
    for (uint32_t i = 0; i < count; i++)
        print_row(places[i].name, places[i].questions);
    if (region->whole > 0)
        print_row(message(cli->language, MSG_stats_whole), region->whole);
}

static void print_map(const struct stats_region *region)
{
    struct buf out = {0};
    uint32_t step = stats_shade_step(region);
    if (stats_draw(region, &out)) {
        printf("\n%s\n", buf_string(&out));
        for (uint32_t i = 0; i < STATS_SHADES; i++) {
            printf("%s%s %u", i == 0 ? "" : "   ", stats_shades[i], i * step + 1);
            if (step > 1)
                printf("–%u", (i + 1) * step);
        }
        puts("");
    }
    buf_free(&out);
}

/* --- by set */

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash + 1 - path);
}

static bool same_folder(const char *a, const char *b)
{
    return folder_length(a) == folder_length(b) && strncmp(a, b, folder_length(a)) == 0;
}

/* The files of a folder together, before those of the folders in it. */
static int by_folder(const void *left, const void *right)
{
    const char *a = (*(const struct mix_set *const *)left)->path,
               *b = (*(const struct mix_set *const *)right)->path;
    size_t first = folder_length(a), second = folder_length(b);
    int order = strncmp(a, b, first < second ? first : second);
    if (order == 0 && first != second)
        return first < second ? -1 : 1;
    return order != 0 ? order : strcmp(a, b);
}

static void print_sets(struct cli *cli, const struct mix_index *index)
{
    const struct mix_set **sets = arena_alloc(&cli->arena, (index->set_count + 1) * sizeof *sets);
    for (uint32_t i = 0; i < index->set_count; i++)
        sets[i] = &index->sets[i];
    if (index->set_count > 1)
        qsort(sets, index->set_count, sizeof *sets, by_folder);
    for (uint32_t i = 0; i < index->set_count; i++) {
        const char *path = sets[i]->path;
        size_t length = folder_length(path);
        if (i == 0 || !same_folder(sets[i - 1]->path, path))
            printf("\n%s\n", length == 0
                                 ? message(cli->language, MSG_stats_sets)
                                 : text_clean(&cli->arena, arena_text(&cli->arena, path, length)));
        print_row(sets[i]->title, sets[i]->questions);
    }
}

/* --- the rest */

static const char *task_name(const struct cli *cli, int task)
{
    const struct key_word *word = key_rules[KEY_TYPE].words;
    while (word->english != NULL && word->value != task)
        word++;
    return cli->language == LANGUAGE_RU ? word->russian : word->english;
}

static void print_kinds(struct cli *cli, const struct stats *stats)
{
    static const enum message levels[STATS_LEVELS] = {MSG_stats_unrated, MSG_stats_easy,
                                                      MSG_stats_middle, MSG_stats_hard};
    print_heading(cli, MSG_stats_tasks);
    for (int i = 0; i < STATS_TASKS; i++)
        if (stats->tasks[i] > 0)
            print_row(task_name(cli, i), stats->tasks[i]);
    print_heading(cli, MSG_stats_levels);
    for (int i = 1; i <= STATS_LEVELS; i++)
        if (i < STATS_LEVELS || stats->levels[0] > 0)
            print_row(message(cli->language, levels[i % STATS_LEVELS]),
                      stats->levels[i % STATS_LEVELS]);
    if (stats->choices == 0)
        return;
    print_heading(cli, MSG_stats_positions);
    for (int i = 0; i < STEP_OPTIONS_MAX; i++)
        if (stats->positions[i] > 0)
            print_row(say(&cli->arena, cli->language, MSG_stats_position, i + 1,
                          (int)(stats->positions[i] * 100 / stats->choices)),
                      stats->positions[i]);
}

static void print_stats(struct cli *cli, const struct stats *stats)
{
    const struct mix_index *index = &stats->index;
    puts(say(&cli->arena, cli->language, MSG_stats_total, (int)index->question_count,
             (int)index->set_count));
    for (uint32_t i = 0; i < stats->region_count; i++) {
        print_places(cli, &stats->regions[i]);
        print_map(&stats->regions[i]);
    }
    if (stats->nowhere > 0 && stats->region_count > 0)
        print_row(message(cli->language, MSG_stats_nowhere), stats->nowhere);
    print_sets(cli, index);
    if (index->question_count > 0)
        print_kinds(cli, stats);
}

int cli_stats(struct cli *cli)
{
    const char **paths = NULL;
    size_t count = 0;
    struct stats stats;
    if (cli->argument_count == 0)
        return cli_usage(cli, MSG_cli_stats_usage);
    for (int i = 0; i < cli->argument_count; i++) {
        size_t found;
        const char *const *files = catalogue_files_of(cli->arguments[i], &cli->arena, &found);
        paths = mem_realloc(paths, (count + found + 1) * sizeof *paths);
        for (size_t j = 0; j < found; j++)
            paths[count++] = files[j];
    }
    stats_make(&stats, paths, count, cli->language);
    free(paths);
    print_stats(cli, &stats);
    uint32_t broken = stats.index.broken;
    stats_free(&stats);
    if (broken == 0)
        return CLI_FINE;
    cli_complain(say(&cli->arena, cli->language, MSG_stats_broken, (int)broken));
    return CLI_PROBLEMS;
}
