/* cli: the command line. Exit status: 0 fine, 1 found problems, 2 wrong use or environment. */
#ifndef VOLNA_APP_CLI_H
#define VOLNA_APP_CLI_H

#include "app/archive.h"
#include "app/front.h"
#include "base/arena.h"
#include "base/language.h"
#include "store/store.h"
#include "ui/messages.h"

enum { CLI_FINE = 0, CLI_PROBLEMS = 1, CLI_ENVIRONMENT = 2 };

/* What the options say; each command uses what concerns it. */
struct cli {
    struct arena arena;
    enum language language, keys; /* keys: of files, if given */
    const char *content, *db, *config, *teams, *session, *output, *plays, *seed;
    enum archive_format format;
    struct front_options front;
    struct mix_options {
        const char *about, *themes, *difficulty, *tasks, *questions, *minutes, *fresh;
        bool play;
    } mix;
    bool list, strict, no_size_limit, keys_given;
    char **argv;                   /* as the program was called */
    int (*print)(struct cli *cli); /* NULL: see cli_run */
    char **arguments;              /* after the command's name */
    int argument_count;
};

/* print: what `volna print` does; NULL: it hands over to the program that can. */
int cli_run(int argc, char **argv, int (*print)(struct cli *cli));

/* One function a command, in the files of their names. */
int cli_kiosk(struct cli *cli);
int cli_play(struct cli *cli);
int cli_check(struct cli *cli);
int cli_results(struct cli *cli);
int cli_export(struct cli *cli);
int cli_doctor(struct cli *cli);
int cli_print(struct cli *cli);
int cli_rehearse(struct cli *cli);
int cli_mix(struct cli *cli);
int cli_stats(struct cli *cli);
int cli_new(struct cli *cli);
int cli_fmt(struct cli *cli);
int demo_run(struct cli *cli); /* the kiosk where there is no terminal */

/* Plays a quiz that is in no file; the path is its name. */
int cli_play_text(struct cli *cli, const char *path, const struct buf *text);

/* A line on stderr; the text may hold what came from a file or an argument and is made harmless. */
void cli_complain(const char *text);

/* One line on stderr: how the command is used. */
int cli_usage(const struct cli *cli, enum message id);
/* Loads the one file that is the command's argument; NULL when it is wrong (its complaints are said
 * on stderr). The plan lives in cli->arena. */
const struct plan *cli_load(struct cli *cli, const char *path);

/* "last", or a number; 0 when there is no such session (said on stderr). */
int64_t cli_session(struct cli *cli, struct store *store);
/* Opens the database to read; NULL when it cannot (said on stderr). */
struct store *cli_store(struct cli *cli);

#endif
