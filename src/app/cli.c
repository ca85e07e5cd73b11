#include "app/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/words.h"
#include "base/text.h"
#include "ui/messages.h"

enum option_id {
    OPTION_CONTENT = 256,
    OPTION_DB,
    OPTION_CONFIG,
    OPTION_TEAMS,
    OPTION_SCRIPT,
    OPTION_HEADLESS,
    OPTION_SIZE,
    OPTION_LANGUAGE,
    OPTION_LIST,
    OPTION_SESSION,
    OPTION_FORMAT,
    OPTION_PLAYS,
    OPTION_SEED,
    OPTION_STRICT,
    OPTION_KEYS,
    OPTION_ABOUT,
    OPTION_THEME,
    OPTION_DIFFICULTY,
    OPTION_TASK,
    OPTION_QUESTIONS,
    OPTION_MINUTES,
    OPTION_FRESH,
    OPTION_PLAY,
    OPTION_NO_SIZE_LIMIT,
    OPTION_VERSION
};

static const struct option options[] = {
    {"content", required_argument, NULL, OPTION_CONTENT},
    {"db", required_argument, NULL, OPTION_DB},
    {"config", required_argument, NULL, OPTION_CONFIG},
    {"teams", required_argument, NULL, OPTION_TEAMS},
    {"script", required_argument, NULL, OPTION_SCRIPT},
    {"headless", no_argument, NULL, OPTION_HEADLESS},
    {"size", required_argument, NULL, OPTION_SIZE},
    {"language", required_argument, NULL, OPTION_LANGUAGE},
    {"list", no_argument, NULL, OPTION_LIST},
    {"session", required_argument, NULL, OPTION_SESSION},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"plays", required_argument, NULL, OPTION_PLAYS},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"keys", required_argument, NULL, OPTION_KEYS},
    {"about", required_argument, NULL, OPTION_ABOUT},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"difficulty", required_argument, NULL, OPTION_DIFFICULTY},
    {"task", required_argument, NULL, OPTION_TASK},
    {"questions", required_argument, NULL, OPTION_QUESTIONS},
    {"minutes", required_argument, NULL, OPTION_MINUTES},
    {"fresh", required_argument, NULL, OPTION_FRESH},
    {"play", no_argument, NULL, OPTION_PLAY},
    {"no-size-limit", no_argument, NULL, OPTION_NO_SIZE_LIMIT},
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static const struct {
    const char *name;
    int (*run)(struct cli *cli);
} commands[] = {
    {"play", cli_play},     {"check", cli_check},   {"results", cli_results},
    {"export", cli_export}, {"print", cli_print},   {"rehearse", cli_rehearse},
    {"mix", cli_mix},       {"doctor", cli_doctor}, {"new", cli_new},
    {"fmt", cli_fmt},       {"stats", cli_stats},
};

enum { SIZE_MAX_CELLS = 1000 };

static bool parse_size(const char *text, struct front_options *front)
{
    char columns[8] = "";
    size_t length = strcspn(text, "x");
    int64_t wide, high;
    if (text[length] != 'x' || length >= sizeof columns)
        return false;
    memcpy(columns, text, length);
    if (!text_parse_int(columns, 1, SIZE_MAX_CELLS, &wide) ||
        !text_parse_int(text + length + 1, 1, SIZE_MAX_CELLS, &high))
        return false;
    front->columns = (int)wide;
    front->rows = (int)high;
    return true;
}

static bool parse_language(const char *text, enum language *language)
{
    static const char *const names[LANGUAGES] = {[LANGUAGE_RU] = "ru", [LANGUAGE_EN] = "en"};
    for (int i = 0; i < LANGUAGES; i++)
        if (strcmp(names[i], text) == 0) {
            *language = (enum language)i;
            return true;
        }
    return false;
}

static int wrong_use(const struct cli *cli, enum message id, const char *what)
{
    struct arena arena = {0};
    cli_complain(say(&arena, cli->language, id, what));
    fprintf(stderr, "%s\n", message(cli->language, MSG_cli_try));
    arena_free(&arena);
    return CLI_ENVIRONMENT;
}

/* Options that are kept as they are written, for the command to read. */
static const char **text_option(struct cli *cli, int id)
{
    switch (id) {
    case OPTION_ABOUT:
        return &cli->mix.about;
    case OPTION_THEME:
        return &cli->mix.themes;
    case OPTION_DIFFICULTY:
        return &cli->mix.difficulty;
    case OPTION_TASK:
        return &cli->mix.tasks;
    case OPTION_QUESTIONS:
        return &cli->mix.questions;
    case OPTION_MINUTES:
        return &cli->mix.minutes;
    case OPTION_FRESH:
        return &cli->mix.fresh;
    default:
        return NULL;
    }
}

/* What is said by being there; NULL: it is none of these. */
static bool *flag_option(struct cli *cli, int id)
{
    switch (id) {
    case OPTION_PLAY:
        return &cli->mix.play;
    case OPTION_HEADLESS:
        return &cli->front.headless;
    case OPTION_LIST:
        return &cli->list;
    case OPTION_STRICT:
        return &cli->strict;
    case OPTION_NO_SIZE_LIMIT:
        return &cli->no_size_limit;
    default:
        return NULL;
    }
}

/* False after an error, which has been said. */
static bool take_option(struct cli *cli, int id, const char *value)
{
    const char **text = text_option(cli, id);
    bool *flag = flag_option(cli, id);
    if (text != NULL)
        *text = value;
    if (flag != NULL)
        *flag = true;
    if (text != NULL || flag != NULL)
        return true;
    switch (id) {
    case OPTION_CONTENT:
        cli->content = value;
        return true;
    case OPTION_DB:
        cli->db = value;
        return true;
    case OPTION_CONFIG:
        cli->config = value;
        return true;
    case OPTION_TEAMS:
        cli->teams = value;
        return true;
    case OPTION_SCRIPT:
        cli->front.script = value;
        return true;
    case OPTION_SESSION:
        cli->session = value;
        return true;
    case OPTION_FORMAT:
        return archive_format_named(value, &cli->format) ||
               wrong_use(cli, MSG_cli_format, value) == CLI_FINE;
    case OPTION_PLAYS:
        cli->plays = value;
        return true;
    case OPTION_SEED:
        cli->seed = value;
        return true;
    case OPTION_KEYS:
        cli->keys_given = parse_language(value, &cli->keys);
        return cli->keys_given || wrong_use(cli, MSG_cli_language, value) == CLI_FINE;
    case 'o':
        cli->output = value;
        return true;
    case OPTION_SIZE:
        return parse_size(value, &cli->front) || wrong_use(cli, MSG_cli_size, value) == CLI_FINE;
    case OPTION_LANGUAGE:
        return parse_language(value, &cli->language) ||
               wrong_use(cli, MSG_cli_language, value) == CLI_FINE;
    default:
        return false;
    }
}

/* The language of the settings, until an option says another. */
static void take_settings_language(struct cli *cli)
{
    struct complaints complaints = {0};
    struct settings settings;
    settings_default(&settings);
    settings_load(&settings, settings_path(cli->config, &cli->arena), &complaints);
    cli->language = settings.language;
    complaints_free(&complaints);
}

static int run_command(struct cli *cli)
{
    if (cli->argument_count == 0)
        return cli_kiosk(cli);
    const char *name = cli->arguments[0];
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0) {
            cli->arguments++;
            cli->argument_count--;
            return commands[i].run(cli);
        }
    return wrong_use(cli, MSG_cli_command, name);
}

int cli_run(int argc, char **argv, int (*print)(struct cli *cli))
{
    struct cli cli = {
        .front = {.rows = 40, .columns = 120}, .session = "last", .argv = argv, .print = print};
    int status = -1;
    opterr = 0;
    take_settings_language(&cli);
    for (int id; status < 0 && (id = getopt_long(argc, argv, "ho:", options, NULL)) != -1;) {
        if (id == 'h') {
            fputs(message(cli.language, MSG_cli_help), stdout);
            status = CLI_FINE;
        } else if (id == OPTION_VERSION) {
            puts("volna " VOLNA_VERSION);
            status = CLI_FINE;
        } else if (id == '?') {
            status = wrong_use(&cli, MSG_cli_option, argv[optind - 1]);
        } else if (!take_option(&cli, id, optarg)) {
            status = CLI_ENVIRONMENT;
        }
    }
    cli.arguments = argv + optind;
    cli.argument_count = argc - optind;
    if (status < 0)
        status = run_command(&cli);
    arena_free(&cli.arena);
    return status;
}

/* ---- shared by the commands ---- */

void cli_complain(const char *text)
{
    struct arena arena = {0};
    fprintf(stderr, "volna: %s\n", text_clean(&arena, text));
    arena_free(&arena);
}

int cli_usage(const struct cli *cli, enum message id)
{
    fprintf(stderr, "volna: %s\n", message(cli->language, id));
    return CLI_ENVIRONMENT;
}

const struct plan *cli_load(struct cli *cli, const char *path)
{
    struct complaints complaints = {0};
    struct load_options how = {.language = cli->language, .no_size_limit = cli->no_size_limit};
    const struct plan *plan = content_load(path, &how, &cli->arena, &complaints);
    if (plan == NULL) {
        struct buf text = {0};
        complaints_print(&complaints, cli->language, &text);
        fputs(buf_string(&text), stderr);
        buf_free(&text);
    }
    complaints_free(&complaints);
    return plan;
}

struct store *cli_store(struct cli *cli)
{
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    const char *path = store_default_path(cli->db, &cli->arena);
    if (access(path, F_OK) != 0) {
        cli_complain(say(&cli->arena, cli->language, MSG_cli_no_db, path));
        return NULL;
    }
    struct store *store = store_open(path, true, &fault, &err);
    if (store == NULL)
        cli_complain(words_fault(&cli->arena, cli->language, fault, &err));
    return store;
}

int64_t cli_session(struct cli *cli, struct store *store)
{
    struct session_info *sessions;
    size_t count;
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    int64_t wanted = 0;
    bool last = strcmp(cli->session, "last") == 0;
    if (!last && !text_parse_int(cli->session, 1, INT64_MAX, &wanted)) {
        wrong_use(cli, MSG_cli_session, cli->session);
        return 0;
    }
    if (!store_sessions(store, &cli->arena, &sessions, &count, &fault, &err)) {
        cli_complain(words_fault(&cli->arena, cli->language, fault, &err));
        return 0;
    }
    for (size_t i = 0; i < count && last; i++) /* listed by date; the number tells the order */
        if (sessions[i].teams > 0 && sessions[i].id > wanted)
            wanted = sessions[i].id;
    for (size_t i = 0; i < count; i++)
        if (sessions[i].id == wanted)
            return wanted;
    cli_complain(say(&cli->arena, cli->language, MSG_cli_no_session, cli->session));
    return 0;
}
