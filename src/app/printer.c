/* volna-print: `volna print`, a program of its own: what draws a PDF brings half a desktop along,
 * and the kiosk shall start without it. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "app/archive.h"
#include "app/cli.h"
#include "base/text.h"
#include "report/print.h"

/* dva-dnya.pdf for games/dva-dnya.yaml, where the documents are. */
static const char *usual_path(struct cli *cli, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    int length = dot != NULL && dot > name ? (int)(dot - name) : (int)strlen(name);
    return arena_format(&cli->arena, "%s/%.*s.pdf", archive_folder(), length, name);
}

static int print(struct cli *cli)
{
    if (cli->argument_count != 1)
        return cli_usage(cli, MSG_cli_print_usage);
    const struct plan *plan = cli_load(cli, cli->arguments[0]);
    if (plan == NULL)
        return CLI_PROBLEMS;
    const char *path = cli->output != NULL ? cli->output : usual_path(cli, cli->arguments[0]);
    struct buf pdf = {0};
    struct err err = {0};
    struct printed printed;
    bool fine = report_print(plan, &pdf, &printed, &err) && archive_write(path, &pdf, &err);
    buf_free(&pdf);
    if (!fine)
        cli_complain(err.text);
    else if (strcmp(path, "-") != 0)
        puts(say(&cli->arena, cli->language, MSG_cli_printed, printed.pages,
                 text_clean(&cli->arena, path)));
    return fine ? CLI_FINE : CLI_ENVIRONMENT;
}

int main(int argc, char **argv)
{
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    if (sodium_init() < 0)
        return CLI_ENVIRONMENT;
    return cli_run(argc, argv, print);
}
