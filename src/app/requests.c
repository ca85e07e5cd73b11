/* requests: what a screen cannot do itself: folders, the database, settings, files. */
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/archive.h"
#include "app/words.h"
#include "base/text.h"

/* ---- the database ---- */

/* The file is bad, but the evenings went on in another beside it: that one is the database now. */
static bool open_latest(struct app *app)
{
    const char *latest = store_latest_path(app->db_path, &app->arena);
    if (latest == NULL || app->options->db != NULL)
        return false;
    app->store = store_open(latest, false, NULL, NULL);
    if (app->store != NULL) {
        app->db_path = latest;
        app_notice(app, false, say(&app->frame, app_language(app), MSG_other_database, latest));
    }
    return app->store != NULL;
}

bool app_open_store(struct app *app, bool make)
{
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    if (app->store != NULL)
        return true;
    if (!make && access(app->db_path, F_OK) != 0)
        return false; /* nothing was ever played: the file is made with the first session */
    app->store = store_open(app->db_path, false, &fault, &err);
    if (app->store == NULL && !open_latest(app))
        app_fault(app, fault, &err, true);
    return app->store != NULL;
}

void app_read_past(struct app *app)
{
    arena_reset(&app->records);
    app->past = (struct past){0};
    app->table = (struct session_table){0};
    app->last_team_count = 0;
    if (app->store == NULL)
        return;
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    if (!archive_past(app->store, &app->records, &app->past, &fault, &err))
        app_fault(app, fault, &err, true);
    app->last_team_count = store_last_teams(app->store, &app->records, app->last_teams);
}

/* A file that was just begun and could not be finished: half a journal would only confuse. */
static void discard(struct store *fresh, const char *path, struct arena *arena)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal", "-host"};
    store_close(fresh);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        unlink(arena_format(arena, "%s%s", path, endings[i]));
}

/* The screens as the session is now; and a word when it could not be written that it goes on. */
static void take_up(struct app *app)
{
    app_settle_stack(app);
    if (app->session.after != NULL)
        app_fault(app, app->session.fault, &app->session.err, true);
    else
        app_add_teams(app);
}

/* There is a database at last: the quiz that waited for it begins. */
static void begin_wanted(struct app *app)
{
    const char *path = app->wanted;
    app->wanted = NULL;
    if (path != NULL && app->session.id == 0)
        app_begin(app, path, app->wanted_text);
}

/* In a game: the journal is taken along. Otherwise only later sessions go to the new file. */
static void begin_fresh(struct app *app)
{
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    const char *path = store_fresh_path(app->db_path, &app->arena);
    struct store *fresh = store_open(path, false, &fault, &err);
    bool moved = fresh != NULL;
    if (moved && app->session.id != 0 &&
        !session_move(&app->session, fresh, front_now(app->front))) {
        moved = false;
        fault = app->session.fault;
        err = app->session.err;
    }
    if (!moved) {
        discard(fresh, path, &app->frame);
        app_fault(app, fault, &err, true);
        return;
    }
    store_close(app->store);
    app->store = fresh;
    app->db_path = path;
    app_pop(app);
    app_read_past(app);
    take_up(app);
    begin_wanted(app);
}

static void retry(struct app *app)
{
    if (app->session.id != 0 && app->session.after != NULL) {
        if (session_retry(&app->session, front_now(app->front)) != SESSION_DONE) {
            app_fault(app, app->session.fault, &app->session.err, true);
            return;
        }
        app_pop(app);
        take_up(app);
        return;
    }
    if (app->store == NULL && !app_open_store(app, true))
        return;
    app_pop(app);
    app_read_past(app);
    begin_wanted(app);
}

/* ---- playing ---- */

static uint64_t new_seed(struct app *app)
{
    struct moment now = front_now(app->front);
    struct {
        struct moment now;
        long pid;
    } source = {now, app->options->front.headless ? 0 : (long)getpid()};
    struct hash hash = hash_bytes(&source, sizeof source);
    uint64_t seed;
    memcpy(&seed, hash.bytes, sizeof seed);
    return seed;
}

static const char *first_complaint(struct app *app, const struct complaints *complaints)
{
    for (size_t i = 0; i < complaints->count; i++) {
        const struct complaint *at = &complaints->items[i];
        if (at->severity == SEVERITY_ERROR)
            return at->line == 0 ? arena_format(&app->frame, "%s: %s", at->path, at->text)
                                 : arena_format(&app->frame, "%s:%d:%d: %s", at->path, at->line,
                                                at->column, at->text);
    }
    return "";
}

bool app_play(struct app *app, const char *path, const struct buf *text)
{
    struct complaints complaints = {0};
    struct session_info info = {.venue = app->preferences.venue,
                                .facilitator = app->preferences.facilitator,
                                .municipality = "",
                                .version = VOLNA_VERSION,
                                .started_ms = front_now(app->front).wall_ms,
                                .default_time_s = app->preferences.time_s,
                                .seed = new_seed(app)};
    if (text != NULL) {
        info.source = buf_string(text);
        info.source_length = text->length;
    }
    app->wanted_text = text;
    app->wanted = path == app->options->play ? path : arena_text(&app->arena, path, strlen(path));
    if (!app_open_store(app, true))
        return false;
    app->wanted = NULL;
    struct load_options options = {.language = app_language(app),
                                   .no_size_limit = app->options->no_size_limit};
    bool started = session_start(&app->session, app->store, path, &info, &options, &complaints);
    if (started)
        app_settle_stack(app);
    else if (app->session.fault != STORE_FINE)
        app_fault(app, app->session.fault, &app->session.err, true);
    else if (complaints.errors > 0)
        app_notice(app, true, first_complaint(app, &complaints));
    else
        app_notice(app, true, app->session.err.text);
    complaints_free(&complaints);
    return started;
}

static void resume(struct app *app, int64_t id)
{
    if (!app_open_store(app, false))
        return;
    struct session *session = &app->session;
    bool resumed =
        session_resume(session, app->store, id, app_language(app), front_now(app->front));
    if (resumed)
        take_up(app);
    else
        app_fault(app, session->fault, &session->err, session->fault != STORE_HOSTED);
}

static void leave(struct app *app)
{
    session_end(&app->session);
    app->names_left = NULL;
    app_home(app);
    app_read_past(app);
}

/* ---- the shelf ---- */

static void scan(struct app *app)
{
    catalogue_free(&app->catalogue);
    app->catalogue = (struct catalogue){0};
    catalogue_scan(&app->catalogue, app->roots, app->root_count, app_language(app));
    struct shelf_item *items =
        arena_alloc(&app->catalogue.arena, (app->catalogue.count + 1) * sizeof *items);
    for (size_t i = 0; i < app->catalogue.count; i++) {
        const struct catalogue_entry *entry = &app->catalogue.entries[i];
        const char *complaint = entry->complaint;
        if (entry->too_long && complaint == NULL)
            complaint = say(&app->catalogue.arena, app_language(app), MSG_too_long,
                            entry->questions, (int)PLAN_STEPS_MAX);
        items[i] = (struct shelf_item){.path = entry->path,
                                       .title = entry->title,
                                       .about = entry->about,
                                       .complaint = complaint,
                                       .rounds = entry->rounds,
                                       .questions = entry->questions,
                                       .minutes = entry->minutes,
                                       .kind = entry->kind,
                                       .stages = entry->stages,
                                       .difficulty = entry->difficulty};
    }
    app->shelf = (struct shelf){.items = items, .count = app->catalogue.count};
    app->shelf_ready = true;
}

static void preview(struct app *app, const char *path)
{
    struct complaints complaints = {0};
    struct load_options options = {.language = app_language(app)};
    arena_reset(&app->preview);
    app->shelf.preview = content_load(path, &options, &app->preview, &complaints);
    complaints_free(&complaints);
}

/* ---- results ---- */

static void review(struct app *app, int64_t id)
{
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    if (archive_table(app->store, id, &app->records, &app->table, &fault, &err))
        app_push(app, SCREEN_REVIEW, id);
    else
        app_fault(app, fault, &err, false);
}

static void export_table(struct app *app, int64_t id)
{
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    int64_t started_ms = 0;
    for (size_t i = 0; i < app->past.count; i++)
        if (app->past.items[i].id == id)
            started_ms = app->past.items[i].started_ms;
    struct arena *frame = &app->frame;
    const char *paths[ARCHIVE_FORMATS];
    bool has_document = archive_has_document(app->store, id), fine = true;
    for (int i = 0; i < (has_document ? ARCHIVE_FORMATS : 1) && fine; i++) {
        paths[i] = archive_path(id, started_ms, (enum archive_format)i, frame);
        fine = archive_export(app->store, id, app_language(app), (enum archive_format)i, paths[i],
                              &fault, &err);
    }
    if (!fine)
        app_notice(app, true,
                   say(frame, app_language(app), MSG_export_failed,
                       words_fault(frame, app_language(app), fault, &err)));
    else if (has_document)
        app_notice(app, false,
                   say(frame, app_language(app), MSG_exported_document, paths[ARCHIVE_HTML]));
    else
        app_notice(app, false, say(frame, app_language(app), MSG_exported, paths[ARCHIVE_CSV]));
}

/* ---- settings ---- */

void app_preferences(struct app *app, const struct preferences *preferences)
{
    struct err err = {0};
    bool new_language = preferences->language != app->preferences.language;
    app->preferences = *preferences;
    app->settings.language = preferences->language;
    text_copy(app->settings.theme, sizeof app->settings.theme, theme_name(preferences->theme));
    text_copy(app->settings.venue, sizeof app->settings.venue, preferences->venue);
    text_copy(app->settings.facilitator, sizeof app->settings.facilitator,
              preferences->facilitator);
    app->settings.time_s = preferences->time_s;
    app->settings.hide_typing = preferences->hide_typing;
    if (new_language)
        app->shelf_ready = false; /* complaints are in the other language */
    if (!settings_save(&app->settings, app->settings_path, &err))
        app_notice(app, true, say(&app->frame, app_language(app), MSG_settings_failed, err.text));
}

/* ---- an evening built ---- */

static void mix(struct app *app, const struct mix_form *form, bool anew)
{
    if (anew || !app->mixer.ready)
        mixer_open(&app->mixer, app->roots, app->root_count, app_language(app));
    mixer_choose(&app->mixer, form, app->store, app_language(app));
}

static void mix_play(struct app *app, const struct mix_form *form)
{
    struct err err = {0};
    struct mixer *mixer = &app->mixer;
    const char *name = mixer_name(&mixer->index, &mixer->mix, form->seed, &app->arena);
    if (mixer_write(mixer, form->seed, app_language(app), &err))
        app_play(app, name, &mixer->text);
    else
        app_notice(app, true, err.text);
}

static void mix_save(struct app *app, const struct mix_form *form)
{
    struct err err = {0};
    struct mixer *mixer = &app->mixer;
    enum language language = app_language(app);
    if (!mixer_write(mixer, form->seed, language, &err)) {
        app_notice(app, true, err.text);
        return;
    }
    const char *path = mixer_path(form->seed, &app->frame);
    bool saved = archive_write(path, &mixer->text, &err);
    app->shelf_ready &= !saved; /* the list of quizzes has one more */
    app_notice(app, !saved,
               saved ? say(&app->frame, language, MSG_mix_saved, path)
                     : say(&app->frame, language, MSG_mix_save_failed, err.text));
}

void request_do(struct app *app, const struct outcome *outcome)
{
    switch (outcome->request) {
    case REQUEST_SCAN:
        scan(app);
        break;
    case REQUEST_PREVIEW:
        preview(app, outcome->text);
        break;
    case REQUEST_PLAY:
        app_play(app, outcome->text, NULL);
        break;
    case REQUEST_MIX:
        mix(app, outcome->mix, outcome->number != 0);
        break;
    case REQUEST_MIX_PLAY:
        mix_play(app, outcome->mix);
        break;
    case REQUEST_MIX_SAVE:
        mix_save(app, outcome->mix);
        break;
    case REQUEST_RESUME:
        resume(app, outcome->number);
        break;
    case REQUEST_REVIEW:
        review(app, outcome->number);
        break;
    case REQUEST_EXPORT:
        export_table(app, outcome->number);
        break;
    case REQUEST_LAST_TEAMS:
        for (size_t i = 0; i < app->last_team_count; i++) {
            const struct command add = {
                .kind = COMMAND_TEAM_ADD, .team = -1, .text = app->last_teams[i]};
            app_command(app, &add);
        }
        break;
    case REQUEST_PREFERENCES:
        app_preferences(app, outcome->preferences);
        break;
    case REQUEST_RETRY:
        retry(app);
        break;
    case REQUEST_FRESH:
        begin_fresh(app);
        break;
    case REQUEST_LEAVE:
        leave(app);
        break;
    case REQUEST_UNDO: /* app.c */
        break;
    }
}
