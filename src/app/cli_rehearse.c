/* volna rehearse: a game played by nobody, many times, to see where it leads. */
#include <stdio.h>
#include <time.h>

#include "app/cli.h"
#include "base/text.h"
#include "engine/game.h"
#include "engine/rehearse.h"
#include "engine/state.h"

enum {
    PLAYS_USUAL = 10000,
    PLAYS_MAX = 100000,
    PLAYS_TRIED = 100, /* to see what a play costs */
    PATIENCE_MS = 10000,
    TEAMS_USUAL = 4
};

/* A number of an option, or what is usual; false when it is wrong, which has been said. */
static bool take_number(struct cli *cli, const char *text, int most, int64_t *value)
{
    if (text == NULL || text_parse_int(text, 1, most, value))
        return true;
    cli_complain(say(&cli->arena, cli->language, MSG_cli_number, text, 1, most));
    return false;
}

/* As many teams as the game is for, and near the usual. */
static int64_t usual_teams(const struct plan *plan)
{
    int64_t teams = TEAMS_USUAL;
    for (uint32_t i = 0; i < plan->game_count; i++) {
        const struct game *game = plan->games[i];
        if (game->teams_least > teams)
            teams = game->teams_least;
        if (game->teams_most > 0 && game->teams_most < teams)
            teams = game->teams_most;
    }
    return teams;
}

/* As many plays as say enough, or, of what takes long, as one waits for. */
static int64_t usual_plays(const struct plan *plan, int teams, uint64_t seed)
{
    struct rehearsal tried;
    clock_t begun = clock();
    rehearse(plan, teams, PLAYS_TRIED, seed, &tried);
    int64_t spent_ms = (int64_t)(clock() - begun) * 1000 / CLOCKS_PER_SEC + 1;
    rehearsal_free(&tried);
    int64_t plays = PATIENCE_MS / spent_ms * PLAYS_TRIED;
    plays = plays < PLAYS_TRIED ? PLAYS_TRIED : plays;
    return plays < PLAYS_USUAL ? plays : PLAYS_USUAL;
}

static const char *title_of(struct cli *cli, const struct plan *plan, uint32_t at)
{
    const struct step *step = plan->steps[at];
    const char *title = step->title != NULL ? step->title : step->question;
    const char *clean = title != NULL ? text_clean(&cli->arena, title) : "";
    int lap = step->stage != NULL ? step->stage->lap : 0;
    return lap > 0 ? arena_format(&cli->arena, "%u. %s (%d)", at + 1, clean, lap)
                   : arena_format(&cli->arena, "%u. %s", at + 1, clean);
}

static int percent(uint32_t part, uint32_t whole)
{
    return whole == 0 ? 0 : (int)(((uint64_t)part * 100 + whole / 2) / whole);
}

static void print_paths(struct cli *cli, const struct plan *plan, const struct rehearsal *rehearsal)
{
    bool all = true;
    puts(message(cli->language, MSG_rehearse_endings));
    for (uint32_t i = 0; i < plan->step_count; i++)
        if (rehearsal->ended[i] > 0)
            printf("  %3d %%  %s\n", percent(rehearsal->ended[i], rehearsal->plays),
                   title_of(cli, plan, i));
    for (uint32_t i = 0; i < plan->step_count; i++) {
        if (rehearsal->reached[i] > 0)
            continue;
        if (all)
            puts(message(cli->language, MSG_rehearse_never));
        all = false;
        printf("  %s\n", title_of(cli, plan, i));
    }
    if (all)
        puts(message(cli->language, MSG_rehearse_all_reached));
}

static void print_indicators(struct cli *cli, const struct plan *plan,
                             const struct rehearsal *rehearsal)
{
    bool begun = false;
    for (uint32_t game = 0; game < plan->game_count; game++)
        for (int i = 0; i < plan->games[game]->indicator_count; i++) {
            const struct indicator_range *range =
                &rehearsal->ranges[game * GAME_INDICATORS_MAX + (uint32_t)i];
            if (!begun)
                puts(message(cli->language, MSG_rehearse_indicators));
            begun = true;
            fputs(say(&cli->arena, cli->language, MSG_rehearse_range,
                      text_clean(&cli->arena, plan->games[game]->indicators[i].title),
                      (int)range->least, (int)range->most),
                  stdout);
            if (range->stopped_low + range->stopped_high > 0)
                fputs(say(&cli->arena, cli->language, MSG_rehearse_stopped,
                          percent(range->stopped_low, rehearsal->plays),
                          percent(range->stopped_high, rehearsal->plays)),
                      stdout);
            putchar('\n');
        }
}

int cli_rehearse(struct cli *cli)
{
    if (cli->argument_count != 1)
        return cli_usage(cli, MSG_cli_rehearse_usage);
    int64_t plays = 0, teams = 0, seed = 1;
    if (!take_number(cli, cli->plays, PLAYS_MAX, &plays) ||
        !take_number(cli, cli->teams, TEAMS_MAX, &teams) ||
        !take_number(cli, cli->seed, INT32_MAX, &seed))
        return CLI_ENVIRONMENT;
    const struct plan *plan = cli_load(cli, cli->arguments[0]);
    if (plan == NULL)
        return CLI_PROBLEMS;
    if (plan->step_count > PLAN_STEPS_MAX) {
        cli_complain(say(&cli->arena, cli->language, MSG_too_long, (int)plan->step_count,
                         (int)PLAN_STEPS_MAX));
        return CLI_PROBLEMS;
    }
    if (teams == 0)
        teams = usual_teams(plan);
    if (plays == 0)
        plays = usual_plays(plan, (int)teams, (uint64_t)seed);
    struct rehearsal rehearsal;
    rehearse(plan, (int)teams, (uint32_t)plays, (uint64_t)seed, &rehearsal);
    puts(say(&cli->arena, cli->language, MSG_rehearse_played, (int)plays, (int)teams,
             (long long)seed));
    print_paths(cli, plan, &rehearsal);
    print_indicators(cli, plan, &rehearsal);
    bool refused = rehearsal.refused > 0;
    if (refused)
        puts(say(&cli->arena, cli->language, MSG_rehearse_refused, (int)rehearsal.refused));
    rehearsal_free(&rehearsal);
    return refused ? CLI_PROBLEMS : CLI_FINE;
}
