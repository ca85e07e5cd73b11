#include "app/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/deadline.h"
#include "base/text.h"
#include "ui/phrases.h"

enum { MS = 1000000, CLOCK_KEEP_MS = 500 };

enum language app_language(const struct app *app)
{
    return app->preferences.language;
}

/* ---- what the screens see ---- */

void app_view(struct app *app, struct view *view)
{
    *view = (struct view){
        .now = front_now(app->front),
        .audience = AUDIENCE_ROOM,
        .preferences = &app->preferences,
        .big = app->big,
        .frame = &app->frame,
        .layout = &app->layout,
        .rows = app->canvas.rows,
        .columns = app->canvas.columns,
        .shelf = app->shelf_ready ? &app->shelf : NULL,
        .shelf_files = app->file_count,
        .past = &app->past,
        .mix = app->mixer.ready ? &app->mixer.offer : NULL,
        .table = app->table.session != NULL ? &app->table : NULL,
        .last_teams = app->last_teams,
        .last_team_count = app->last_team_count,
        .below = app->depth > 1 ? app->stack[app->depth - 2] : NULL,
        .fault = app->fault,
        .notice = app->notice_until_ns >= 0 ? app->notice : NULL,
        .notice_is_bad = app->notice_is_bad,
    };
    if (app->session.id != 0) {
        view->plan = app->session.plan;
        view->state = app->session.history.state;
        view->history = &app->session.history;
    }
}

void app_notice(struct app *app, bool bad, const char *text)
{
    text_copy(app->notice, sizeof app->notice, text);
    app->notice_is_bad = bad;
    app->notice_until_ns = front_now(app->front).mono_ns + (int64_t)NOTICE_NS * 1000;
}

/* ---- the stack ---- */

void app_push(struct app *app, enum screen_kind kind, int64_t argument)
{
    struct view view;
    if (app->depth == STACK_MAX)
        return;
    app_view(app, &view);
    view.below = app->depth > 0 ? app->stack[app->depth - 1] : NULL;
    app->stack[app->depth] = screen_open(kind, &view, argument);
    app->depth++;
}

void app_pop(struct app *app)
{
    if (app->depth > 1)
        free(app->stack[--app->depth]);
}

void app_home(struct app *app)
{
    while (app->depth > 1)
        app_pop(app);
}

static bool stack_has(const struct app *app, enum screen_kind kind)
{
    for (size_t i = 0; i < app->depth; i++)
        if (screen_head(app->stack[i])->kind == kind)
            return true;
    return false;
}

void app_settle_stack(struct app *app)
{
    if (app->session.id == 0)
        return;
    bool lobby = app->session.history.state->stage == STAGE_LOBBY;
    enum screen_kind wanted = lobby ? SCREEN_TEAMS : SCREEN_PLAY;
    bool in_place = stack_has(app, wanted) && !(lobby && stack_has(app, SCREEN_PLAY));
    if (in_place)
        return;
    app_home(app);
    app_push(app, wanted, 0);
}

void app_fault(struct app *app, enum store_fault fault, const struct err *err, bool can_go_on)
{
    text_copy(app->fault, sizeof app->fault,
              words_fault(&app->frame, app_language(app), fault, err));
    if (!stack_has(app, SCREEN_FAULT))
        app_push(app, SCREEN_FAULT, can_go_on);
}

/* ---- commands ---- */

static bool finish_command(struct app *app, enum session_result result, enum refusal refusal)
{
    switch (result) {
    case SESSION_DONE:
        app_settle_stack(app);
        return true;
    case SESSION_FAULT:
        app_fault(app, app->session.fault, &app->session.err, true);
        return false;
    case SESSION_REFUSED:
        break;
    }
    struct view view;
    app_view(app, &view);
    enum message why = phrase_refusal(&view, refusal);
    if (why != MSG_nothing)
        app_notice(app, true, message(app_language(app), why));
    return false;
}

bool app_command(struct app *app, const struct command *command)
{
    enum refusal refusal = REFUSED_NO;
    struct view view;
    app_view(app, &view);
    const char *done = phrase_done(&view, command);
    enum session_result result =
        session_do(&app->session, command, front_now(app->front), &refusal);
    bool accepted = finish_command(app, result, refusal);
    if (accepted && done != NULL)
        app_notice(app, false, done);
    return accepted || (result == SESSION_REFUSED && refusal == REFUSED_NOTHING);
}

static void undo(struct app *app)
{
    enum refusal refusal = REFUSED_NO;
    app_pop(app);
    enum session_result result = session_undo(&app->session, front_now(app->front), &refusal);
    if (finish_command(app, result, refusal))
        app_notice(app, false, message(app_language(app), MSG_undone));
}

/* ---- outcomes ---- */

static void handle(struct app *app, const struct outcome *outcome)
{
    const struct command next = {.kind = COMMAND_NEXT, .team = -1};
    struct view view;
    struct outcome followed;
    switch (outcome->kind) {
    case OUTCOME_STAY:
        break;
    case OUTCOME_POP:
        app_pop(app);
        break;
    case OUTCOME_PUSH:
        app_push(app, outcome->screen, outcome->argument);
        break;
    case OUTCOME_COMMAND:
        if (app_command(app, &outcome->command) && outcome->then_next)
            app_command(app, &next);
        break;
    case OUTCOME_COMMAND_POP:
        if (app_command(app, &outcome->command))
            app_pop(app);
        break;
    case OUTCOME_REQUEST:
        if (outcome->request == REQUEST_UNDO)
            undo(app);
        else
            request_do(app, outcome);
        if (outcome->then_pop)
            app_pop(app);
        break;
    case OUTCOME_ACT:
        app_pop(app);
        app_view(app, &view);
        followed = screen_act(app->stack[app->depth - 1], &view, outcome->action);
        handle(app, &followed);
        break;
    case OUTCOME_NOT_NOW:
        app_notice(app, true, message(app_language(app), MSG_refused_phase));
        break;
    case OUTCOME_QUIT:
        app->quit = true;
        break;
    }
}

/* ---- time ---- */

static bool clock_runs(const struct app *app)
{
    return app->session.id != 0 && app->session.history.state->clock.running;
}

/* The deadline of the open question is the engine's, so it is a command like any other. */
static void tick_session(struct app *app)
{
    if (!clock_runs(app) || app->session.after != NULL)
        return;
    const struct command tick = {.kind = COMMAND_TICK, .team = -1, .actor = "clock"};
    app_command(app, &tick);
    struct moment now = front_now(app->front);
    if (clock_runs(app) && now.mono_ns - app->clock_kept_ns >= (int64_t)CLOCK_KEEP_MS * MS) {
        app->clock_kept_ns = now.mono_ns;
        store_clock_keep(app->store, app->session.id,
                         clock_elapsed(&app->session.history.state->clock, now));
    }
}

static void tick_screen(struct app *app)
{
    struct view view;
    app_view(app, &view);
    struct outcome outcome = screen_tick(app->stack[app->depth - 1], &view);
    handle(app, &outcome);
    if (app->notice_until_ns >= 0 && front_now(app->front).mono_ns >= app->notice_until_ns)
        app->notice_until_ns = -1;
}

static int64_t next_deadline(struct app *app, const struct view *view)
{
    int64_t at =
        deadline_earlier(screen_wake(app->stack[app->depth - 1], view), app->notice_until_ns);
    if (!clock_runs(app) || app->session.after != NULL)
        return at;
    int64_t left = clock_left(&app->session.history.state->clock, view->now);
    if (left >= 0)
        at = deadline_earlier(at, view->now.mono_ns + left * MS + MS);
    return deadline_earlier(at, app->clock_kept_ns + (int64_t)CLOCK_KEEP_MS * MS);
}

/* ---- the loop ---- */

static void draw(struct app *app, struct view *view)
{
    app_view(app, view);
    screens_draw(app->stack, app->depth, view, &app->canvas);
    front_show(app->front, &app->canvas, app->preferences.theme);
}

static void take_input(struct app *app, const struct input *input)
{
    struct view view;
    switch (input->kind) {
    case INPUT_RESIZE:
        canvas_resize(&app->canvas, input->rows, input->columns);
        break;
    case INPUT_HANGUP:
        app->quit = true;
        break;
    case INPUT_KEY:
    case INPUT_PASTE:
        app->notice_until_ns = -1;
        app_view(app, &view);
        struct outcome outcome = screen_input(app->stack[app->depth - 1], &view, input);
        handle(app, &outcome);
        break;
    default:
        break;
    }
}

static void loop(struct app *app)
{
    struct view view;
    while (!app->quit) {
        arena_reset(&app->frame);
        tick_session(app);
        tick_screen(app);
        if (app->quit)
            break;
        draw(app, &view);
        struct input input = front_wait(app->front, next_deadline(app, &view));
        take_input(app, &input);
    }
}

/* ---- beginning and end ---- */

static void load_settings(struct app *app)
{
    struct complaints complaints = {0};
    settings_default(&app->settings);
    app->settings_path = settings_path(app->options->config, &app->arena);
    settings_load(&app->settings, app->settings_path, &complaints);
    complaints_free(&complaints);
    struct preferences *preferences = &app->preferences;
    preferences->language = app->settings.language;
    theme_named(app->settings.theme, &preferences->theme);
    text_copy(preferences->venue, sizeof preferences->venue, app->settings.venue);
    text_copy(preferences->facilitator, sizeof preferences->facilitator, app->settings.facilitator);
    preferences->time_s = app->settings.time_s;
    preferences->hide_typing = app->settings.hide_typing;
    /* A recorded script presses what it means to press. */
    bool recorded = app->options->front.headless || app->options->front.script != NULL;
    preferences->double_press_ms = recorded ? 0 : app->settings.double_press_ms;
}

/* Each name is a command of its own; what comes after one that could not be written waits with it.
 */
void app_add_teams(struct app *app)
{
    const char *names = app->names_left;
    while (names != NULL && *names != '\0' && app->session.after == NULL) {
        size_t length = strcspn(names, ",");
        const struct command add = {
            .kind = COMMAND_TEAM_ADD, .team = -1, .text = arena_text(&app->arena, names, length)};
        app_command(app, &add);
        names += length + (names[length] == ',');
    }
    bool waits = app->session.after != NULL;
    if (names != NULL && !waits && state_playing_count(app->session.history.state) > 0)
        app_push(app, SCREEN_ROLLCALL, 0);
    app->names_left = waits ? names : NULL;
}

void app_begin(struct app *app, const char *path, const struct buf *text)
{
    if (!app_play(app, path, text) || app->options->teams == NULL || path != app->options->play)
        return;
    app->names_left = app->options->teams;
    app_add_teams(app);
}

static void begin(struct app *app)
{
    app_push(app, SCREEN_START, 0);
    app_open_store(app, false);
    app_read_past(app);
    if (app->options->results)
        app_push(app, SCREEN_RESULTS, 0);
    if (app->options->play != NULL)
        app_begin(app, app->options->play, app->options->play_text);
}

static void end(struct app *app)
{
    if (clock_runs(app))
        store_clock_keep(app->store, app->session.id,
                         clock_elapsed(&app->session.history.state->clock, front_now(app->front)));
    while (app->depth > 0)
        free(app->stack[--app->depth]);
    session_end(&app->session);
    store_close(app->store);
    bigtext_close(app->big);
    canvas_free(&app->canvas);
    catalogue_free(&app->catalogue);
    mixer_close(&app->mixer);
    arena_free(&app->preview);
    arena_free(&app->records);
    arena_free(&app->frame);
    arena_free(&app->arena);
}

int app_run(const struct app_options *options)
{
    static struct app app; /* large, and the one thing that lives as long as the program */
    struct err err = {0};
    app = (struct app){.options = options, .notice_until_ns = -1};
    load_settings(&app);
    app.front = front_open(&options->front, app_language(&app), &err);
    if (app.front == NULL) {
        fprintf(stderr, "volna: %s\n", text_clean(&app.arena, err.text));
        end(&app);
        return 2;
    }
    int rows, columns;
    front_size(app.front, &rows, &columns);
    canvas_resize(&app.canvas, rows, columns);
    app.big = bigtext_open(NULL);
    bigtext_set_quadrants(app.big, front_has_quadrants(app.front));
    app.root_count = content_roots(options->content, &app.arena, app.roots);
    app.file_count = catalogue_count_files(app.roots, app.root_count);
    app.db_path = store_default_path(options->db, &app.arena);
    begin(&app);
    loop(&app);
    end(&app);
    front_close(app.front);
    return 0;
}
