/* app: the kiosk: a stack of screens, one session, one loop. Everything it decides comes from an
 * outcome of a screen. */
#ifndef VOLNA_APP_APP_H
#define VOLNA_APP_APP_H

#include "app/front.h"
#include "app/mixer.h"
#include "app/session.h"
#include "content/catalogue.h"
#include "content/settings.h"
#include "store/store.h"
#include "ui/screen.h"

struct app_options {
    const char *content;         /* --content, NULL: the usual folders */
    const char *db;              /* --db, NULL: the usual place */
    const char *config;          /* --config, NULL: the usual place */
    const char *play;            /* a quiz to start at once, NULL: the start screen */
    const struct buf *play_text; /* its text, when it is in no file; NULL: read from there */
    bool no_size_limit;          /* --no-size-limit */
    bool results;                /* begin with the list of results */
    const char *teams;           /* names for it, separated by commas; NULL: none */
    struct front_options front;
};

enum { STACK_MAX = 12, NOTICE_MAX = 512, NOTICE_NS = 3500000 };

struct app {
    const struct app_options *options;
    struct front *front;
    struct canvas canvas;
    struct bigtext *big;
    struct arena arena; /* for the whole run: paths, roots, names */
    struct arena frame;
    struct layout_tracker layout;

    struct settings settings;
    const char *settings_path;
    struct preferences preferences;

    struct screen *stack[STACK_MAX];
    size_t depth;
    bool quit;
    char notice[NOTICE_MAX];
    bool notice_is_bad;
    int64_t notice_until_ns; /* -1: none */

    struct store *store; /* NULL until needed, or when it cannot be opened */
    const char *db_path;
    const char *wanted; /* a quiz that could not be begun for want of a database; NULL: none */
    const struct buf *wanted_text; /* of that quiz; NULL: in its file */
    struct session session;        /* id 0: none */
    const char *names_left; /* of teams, when writing failed in the middle of them; NULL: none */
    char fault[NOTICE_MAX];
    int64_t clock_kept_ns;

    const char *roots[CONTENT_ROOTS_MAX];
    size_t root_count, file_count;
    struct catalogue catalogue;
    struct shelf shelf;
    bool shelf_ready;
    struct arena preview;
    struct mixer mixer;

    struct arena records; /* past sessions, the table, last names: read anew when asked for */
    struct past past;
    struct session_table table;
    const char *last_teams[TEAMS_MAX];
    size_t last_team_count;
};

/* Runs until the end; 0 fine, 2 when there is no terminal. Words of failure go to stderr. */
int app_run(const struct app_options *options);

/* ---- app.c, for requests.c ---- */

void app_view(struct app *app, struct view *view);
void app_push(struct app *app, enum screen_kind kind, int64_t argument);
void app_pop(struct app *app);
void app_home(struct app *app);
void app_notice(struct app *app, bool bad, const char *text);
enum language app_language(const struct app *app);
/* Does a command and says why when it is refused. True when things are now as it wanted them, even
 * if they were before. */
bool app_command(struct app *app, const struct command *command);
/* Starts a quiz; the one of the command line gets its teams and goes to the roll-call. */
void app_begin(struct app *app, const char *path, const struct buf *text);
void app_add_teams(struct app *app); /* names_left, and on to the roll-call */
/* Brings the stack in line with the session: lobby or game. */
void app_settle_stack(struct app *app);
/* Says on the screen that the database failed. */
void app_fault(struct app *app, enum store_fault fault, const struct err *err, bool can_go_on);

/* ---- requests.c ---- */

void request_do(struct app *app, const struct outcome *outcome);
bool app_open_store(struct app *app, bool make);
void app_read_past(struct app *app);
/* `text`: of a quiz that is in no file, the path being its name; NULL: read the file. */
bool app_play(struct app *app, const char *path, const struct buf *text);
void app_preferences(struct app *app, const struct preferences *preferences);

#endif
