/* volna mix: an evening built from the questions of files and folders, written or played. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/cli.h"
#include "app/mixer.h"
#include "app/words.h"
#include "base/text.h"
#include "content/catalogue.h"
#include "engine/tasks/tasks.h"

enum { QUESTIONS_MOST = PLAN_STEPS_MAX, FRESH_USUAL = 3, FRESH_MOST = 1000, SEEDS = 9999 };

struct mixing {
    struct cli *cli;
    struct mix_index index;
    struct mix_wish wish;
    int64_t fresh;
};

/* The parts of "a, b" one after the other; NULL at the end. */
static const char *next_part(struct cli *cli, const char **list)
{
    while (*list != NULL && **list != '\0') {
        size_t length = strcspn(*list, ",");
        const char *part = text_clean(&cli->arena, arena_text(&cli->arena, *list, length));
        *list += length + ((*list)[length] == ',');
        if (*part != '\0')
            return part;
    }
    return NULL;
}

static bool take_names(struct mixing *mixing, const char *list, uint32_t count,
                       uint32_t (*mark)(const struct mix_index *, const char *, bool *),
                       enum message unknown, const bool **marks)
{
    struct cli *cli = mixing->cli;
    bool *marked = arena_alloc(&cli->arena, count + 1);
    if (list == NULL)
        return true;
    for (const char *part; (part = next_part(cli, &list)) != NULL;) {
        if (mark(&mixing->index, part, marked) == 0) {
            cli_complain(say(&cli->arena, cli->language, unknown, part));
            return false;
        }
        *marks = marked;
    }
    return true;
}

static bool take_tasks(struct mixing *mixing, const char *list)
{
    struct cli *cli = mixing->cli;
    for (const char *part; (part = next_part(cli, &list)) != NULL;) {
        unsigned found = 0;
        const char *known = "";
        for (int task = 0; task < TASK_BRIEF; task++) {
            const char *name = task_rules[task]->name;
            known = arena_format(&cli->arena, "%s%s%s", known, task > 0 ? ", " : "", name);
            if (strcmp(name, part) == 0)
                found = 1U << task;
        }
        if (found == 0) {
            cli_complain(say(&cli->arena, cli->language, MSG_cli_mix_task, part, known));
            return false;
        }
        mixing->wish.tasks |= found;
    }
    return true;
}

/* "2", "1-2" */
static bool take_difficulty(struct mixing *mixing, const char *text)
{
    struct cli *cli = mixing->cli;
    int64_t least, most;
    if (text == NULL)
        return true;
    size_t length = strcspn(text, "-");
    bool range = text[length] == '-';
    if (text_parse_int(arena_text(&cli->arena, text, length), 1, 3, &least) &&
        text_parse_int(range ? text + length + 1 : text, 1, 3, &most) && least <= most) {
        mixing->wish.least = (int)least;
        mixing->wish.most = (int)most;
        return true;
    }
    cli_complain(say(&cli->arena, cli->language, MSG_cli_mix_difficulty, text));
    return false;
}

static bool take_number(struct cli *cli, const char *text, int least, int most, int64_t *value)
{
    if (text == NULL || text_parse_int(text, least, most, value))
        return true;
    cli_complain(say(&cli->arena, cli->language, MSG_cli_number, text, least, most));
    return false;
}

static bool take_numbers(struct mixing *mixing)
{
    struct cli *cli = mixing->cli;
    const struct mix_options *options = &cli->mix;
    int64_t questions = 0, minutes = 0, seed = 1 + (int64_t)time(NULL) % SEEDS;
    mixing->fresh = FRESH_USUAL;
    bool fine = take_number(cli, options->questions, 1, QUESTIONS_MOST, &questions) &&
                take_number(cli, options->minutes, 1, MIX_MINUTES_MAX, &minutes) &&
                take_number(cli, options->fresh, 0, FRESH_MOST, &mixing->fresh) &&
                take_number(cli, cli->seed, 0, INT32_MAX, &seed);
    mixing->wish.questions = (int)questions;
    mixing->wish.minutes = (int)minutes;
    mixing->wish.seed = (uint64_t)seed;
    return fine;
}

/* The files of the arguments, or all there are. */
static const char *const *find_files(struct cli *cli, struct arena *arena, size_t *count)
{
    const char *roots[CONTENT_ROOTS_MAX], **paths = NULL;
    *count = 0;
    if (cli->argument_count == 0)
        return catalogue_files(roots, content_roots(cli->content, arena, roots), arena, count);
    for (int i = 0; i < cli->argument_count; i++) {
        size_t more;
        const char *const *found = catalogue_files_of(cli->arguments[i], arena, &more);
        const char **all = arena_alloc(arena, (*count + more + 1) * sizeof *all);
        if (*count > 0)
            memcpy(all, paths, *count * sizeof *all);
        if (more > 0)
            memcpy(all + *count, found, more * sizeof *all);
        paths = all;
        *count += more;
    }
    return paths;
}

/* False when a path that was named is not there. */
static bool read_index(struct mixing *mixing)
{
    struct cli *cli = mixing->cli;
    struct arena arena = {0};
    size_t count;
    for (int i = 0; i < cli->argument_count; i++)
        if (access(cli->arguments[i], R_OK) != 0) {
            cli_complain(arena_format(&cli->arena, "%s: %s", cli->arguments[i], strerror(errno)));
            return false;
        }
    const char *const *paths = find_files(cli, &arena, &count);
    mix_index_make(&mixing->index, paths, count, cli->language);
    arena_free(&arena);
    if (mixing->index.broken > 0)
        cli_complain(
            say(&cli->arena, cli->language, MSG_cli_mix_broken, (int)mixing->index.broken));
    return true;
}

/* What was asked of late; without a database nothing was. */
static bool leave_out_asked(struct mixing *mixing)
{
    struct cli *cli = mixing->cli;
    if (mixing->fresh == 0 || access(store_default_path(cli->db, &cli->arena), F_OK) != 0)
        return true;
    struct store *store = cli_store(cli);
    if (store == NULL)
        return false;
    mixing->wish.asked = mixer_asked(&mixing->index, store, (int)mixing->fresh, &cli->arena);
    store_close(store);
    return true;
}

static int put_out(struct mixing *mixing, const struct mix *mix)
{
    struct cli *cli = mixing->cli;
    struct buf text = {0};
    struct err err = {0};
    int status = CLI_ENVIRONMENT;
    uint64_t seed = mixing->wish.seed;
    bool fine = mixer_text(&mixing->index, mix, seed, cli->language, &text, &err);
    const char *path = cli->output != NULL ? cli->output : "-";
    if (fine && (!cli->mix.play || cli->output != NULL))
        fine = archive_write(path, &text, &err);
    if (!fine)
        cli_complain(err.text);
    else if (cli->mix.play)
        status = cli_play_text(
            cli, cli->output != NULL ? path : mixer_name(&mixing->index, mix, seed, &cli->arena),
            &text);
    else
        status = CLI_FINE;
    buf_free(&text);
    return status;
}

/* On stderr, so that the file itself may go through a pipe. */
static void say_made(const struct mixing *mixing, const struct mix *mix)
{
    struct cli *cli = mixing->cli;
    struct arena *arena = &cli->arena;
    enum language language = cli->language;
    fprintf(stderr, "%s\n",
            say(arena, language, MSG_cli_mix_made,
                say(arena, language, MSG_mix_title, (unsigned long long)mixing->wish.seed),
                say_plural(arena, language, MSG_questions, mix->count),
                say_plural(arena, language, MSG_mix_minutes, mix->minutes),
                say_plural(arena, language, MSG_mix_territories, mix->places)));
}

int cli_mix(struct cli *cli)
{
    struct mixing mixing = {.cli = cli};
    const struct mix_options *options = &cli->mix;
    struct mix mix;
    int status = CLI_ENVIRONMENT;
    if (!take_numbers(&mixing) || !take_difficulty(&mixing, options->difficulty) ||
        !take_tasks(&mixing, options->tasks))
        return status;
    if (!read_index(&mixing))
        return status;
    if (!take_names(&mixing, options->about, mixing.index.place_count, mix_mark_place,
                    MSG_cli_mix_place, &mixing.wish.places) ||
        !take_names(&mixing, options->themes, mixing.index.set_count, mix_mark_theme,
                    MSG_cli_mix_theme, &mixing.wish.sets) ||
        !leave_out_asked(&mixing))
        goto out;
    mix_choose(&mixing.index, &mixing.wish, &cli->arena, &mix);
    if (mix.count == 0) {
        cli_complain(mixing.index.question_count == 0
                         ? message(cli->language, MSG_cli_mix_empty)
                         : mixer_trouble(&mixing.index, &mix, &cli->arena, cli->language));
        status = CLI_PROBLEMS;
        goto out;
    }
    say_made(&mixing, &mix);
    status = put_out(&mixing, &mix);
out:
    mix_index_free(&mixing.index);
    return status;
}
