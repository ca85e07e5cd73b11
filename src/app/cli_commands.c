/* The commands of the command line, but for doctor. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/app.h"
#include "app/archive.h"
#include "app/cli.h"
#include "app/words.h"
#include "base/text.h"
#include "ui/messages.h"

static bool on_terminal(const struct cli *cli)
{
    bool scripted = cli->front.headless || cli->front.script != NULL;
    return scripted || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
}

static int run_app(struct cli *cli, const char *play, const struct buf *text, bool results)
{
    struct app_options options = {.content = cli->content,
                                  .db = cli->db,
                                  .config = cli->config,
                                  .play = play,
                                  .play_text = text,
                                  .results = results,
                                  .no_size_limit = cli->no_size_limit,
                                  .teams = cli->teams,
                                  .front = cli->front};
    return app_run(&options);
}

int cli_kiosk(struct cli *cli)
{
    return on_terminal(cli) ? run_app(cli, NULL, NULL, false) : demo_run(cli);
}

int cli_play(struct cli *cli)
{
    if (cli->argument_count != 1)
        return cli_usage(cli, MSG_cli_play_usage);
    /* before the terminal is taken, so that the words stay on it */
    bool fine = cli_load(cli, cli->arguments[0]) != NULL;
    return fine ? run_app(cli, cli->arguments[0], NULL, false) : CLI_PROBLEMS;
}

int cli_play_text(struct cli *cli, const char *path, const struct buf *text)
{
    return run_app(cli, path, text, false);
}

/* What stands in the database is text from outside: made clean before it reaches the terminal. */
static void print_session(struct cli *cli, const struct past_session *at)
{
    char day[32] = "";
    time_t seconds = (time_t)(at->started_ms / 1000);
    struct tm local;
    if (localtime_r(&seconds, &local) != NULL)
        strftime(day, sizeof day, "%Y-%m-%d %H:%M", &local);
    enum message who = at->finished ? MSG_won : MSG_leads;
    const char *leader = text_clean(&cli->arena, at->leader);
    printf("%lld\t%s\t%s\t%s\t%s\n", (long long)at->id, day, text_clean(&cli->arena, at->title),
           say_plural(&cli->arena, cli->language, MSG_team_count, at->teams),
           *leader != '\0' ? say(&cli->arena, cli->language, who, leader) : "");
}

int cli_results(struct cli *cli)
{
    if (!cli->list && on_terminal(cli))
        return run_app(cli, NULL, NULL, true);
    struct store *store = cli_store(cli);
    struct past past;
    if (store == NULL)
        return CLI_ENVIRONMENT;
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    bool fine = archive_past(store, &cli->arena, &past, &fault, &err);
    if (!fine)
        cli_complain(words_fault(&cli->arena, cli->language, fault, &err));
    for (size_t i = 0; i < past.count; i++)
        print_session(cli, &past.items[i]);
    if (fine && past.count == 0)
        puts(message(cli->language, MSG_no_results));
    store_close(store);
    return fine ? CLI_FINE : CLI_ENVIRONMENT;
}

int cli_export(struct cli *cli)
{
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    struct store *store = cli_store(cli);
    if (store == NULL)
        return CLI_ENVIRONMENT;
    int64_t session = cli_session(cli, store);
    int status = CLI_ENVIRONMENT;
    if (session != 0) {
        const char *path = cli->output != NULL ? cli->output : "-";
        bool fine = archive_export(store, session, cli->language, cli->format, path, &fault, &err);
        if (!fine)
            cli_complain(words_fault(&cli->arena, cli->language, fault, &err));
        status = fine ? CLI_FINE : CLI_ENVIRONMENT;
    }
    store_close(store);
    return status;
}
