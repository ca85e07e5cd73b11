/* volna check: every complaint of every file, and how many there were. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/cli.h"
#include "base/err.h"
#include "content/content.h"
#include "content/strict.h"
#include "ui/messages.h"

struct found {
    char **paths;
    size_t count, capacity;
};

/* nftw has no argument of its own to pass on; one check runs at a time. */
static struct found *finding;

enum { FOLDERS_OPEN = 16 };

static void add_path(struct found *found, const char *path)
{
    if (found->count == found->capacity) {
        found->capacity = found->capacity == 0 ? 64 : found->capacity * 2;
        found->paths = mem_realloc(found->paths, found->capacity * sizeof *found->paths);
    }
    found->paths[found->count] = mem_alloc(strlen(path) + 1);
    memcpy(found->paths[found->count++], path, strlen(path) + 1);
}

static bool is_quiz_file(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    bool yaml = dot != NULL && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
    return yaml && *name != '.' && strcmp(name, "region.yaml") != 0;
}

static int visit(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status, (void)where;
    if (kind == FTW_F && is_quiz_file(path))
        add_path(finding, path);
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_files(struct found *found, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
        add_path(found, path); /* the loader says what is wrong with it */
        return;
    }
    size_t first = found->count;
    finding = found;
    nftw(path, visit, FOLDERS_OPEN, FTW_PHYS);
    if (found->count > first)
        qsort(found->paths + first, found->count - first, sizeof *found->paths, by_name);
}

struct tally {
    size_t errors, warnings;
};

/* Says and counts them, and frees them. */
static void tell(const struct cli *cli, struct complaints *complaints, struct tally *tally)
{
    struct buf text = {0};
    complaints_print(complaints, cli->language, &text);
    fputs(buf_string(&text), stdout);
    tally->errors += complaints->errors;
    tally->warnings += complaints->count + complaints->dropped - complaints->errors;
    buf_free(&text);
    complaints_free(complaints);
}

static void check_file(const struct cli *cli, const char *path, struct strict *strict,
                       struct tally *tally)
{
    struct complaints complaints = {0};
    struct arena arena = {0};
    struct load_options options = {.language = cli->language,
                                   .lint = true,
                                   .strict = strict,
                                   .no_size_limit = cli->no_size_limit};
    content_load(path, &options, &arena, &complaints);
    tell(cli, &complaints, tally);
    arena_free(&arena);
}

static void finish_strict(const struct cli *cli, struct strict *strict, struct tally *tally)
{
    struct complaints complaints = {0};
    if (strict == NULL)
        return;
    strict_finish(strict, cli->language, &complaints);
    tell(cli, &complaints, tally);
    if (!strict_spells(strict))
        puts(message(cli->language, MSG_cli_no_dictionary));
    strict_close(strict);
}

int cli_check(struct cli *cli)
{
    struct found found = {0};
    struct tally tally = {0};
    if (cli->argument_count == 0)
        return cli_usage(cli, MSG_cli_check_usage);
    for (int i = 0; i < cli->argument_count; i++)
        find_files(&found, cli->arguments[i]);
    struct strict *strict = cli->strict ? strict_open(NULL) : NULL;
    for (size_t i = 0; i < found.count; i++) {
        check_file(cli, found.paths[i], strict, &tally);
        free(found.paths[i]);
    }
    free(found.paths);
    finish_strict(cli, strict, &tally);
    puts(say(&cli->arena, cli->language, MSG_cli_checked, (int)found.count, (int)tally.errors,
             (int)tally.warnings));
    return tally.errors + tally.warnings > 0 ? CLI_PROBLEMS : CLI_FINE;
}
