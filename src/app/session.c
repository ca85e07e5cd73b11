#include "app/session.h"

#include <stdlib.h>
#include <string.h>

#include "ui/messages.h"

static void forget(struct session *session)
{
    if (session->plan != NULL && session->history.state != NULL)
        history_free(&session->history);
    free(session->after);
    arena_free(&session->arena);
    session->plan = NULL;
    session->after = NULL;
    session->id = 0;
}

bool session_start(struct session *session, struct store *store, const char *path,
                   const struct session_info *info, const struct load_options *how,
                   struct complaints *complaints)
{
    *session = (struct session){.store = store, .info = *info};
    struct load_options options = *how;
    options.keep_source = true;
    options.time_s = info->default_time_s;
    session->plan = info->source == NULL ? content_load(path, &options, &session->arena, complaints)
                                         : content_parse(path, info->source, info->source_length,
                                                         &options, &session->arena, complaints);
    if (session->plan == NULL)
        goto failed;
    if (session->plan->step_count > PLAN_STEPS_MAX) {
        err_set(&session->err, "%s",
                say(&session->arena, options.language, MSG_too_long, (int)session->plan->step_count,
                    (int)PLAN_STEPS_MAX));
        goto failed;
    }
    session->info.title = session->plan->title;
    session->info.source = session->plan->source;
    session->info.venue = arena_format(&session->arena, "%s", info->venue);
    session->info.facilitator = arena_format(&session->arena, "%s", info->facilitator);
    if (!store_session_create(store, session->plan, &session->info, &session->fault, &session->err))
        goto failed;
    session->id = session->info.id;
    history_start(&session->history, session->plan, session->info.seed);
    return true;

failed:
    forget(session);
    return false;
}

struct reading {
    struct history *history;
    bool failed; /* an event that does not follow the one before */
};

static bool take_event(void *data, const struct event *event)
{
    struct reading *reading = data;
    reading->failed = !history_load(reading->history, event);
    return !reading->failed;
}

/* The plan as it was played and every event, into a session that hosts nothing yet. */
static bool read_session(struct session *session, int64_t id, enum language language)
{
    struct complaints complaints = {0};
    if (!store_session(session->store, id, &session->arena, &session->info, &session->fault,
                       &session->err))
        return false;
    struct load_options options = {.language = language,
                                   .keep_source = true,
                                   .no_size_limit = true,
                                   .time_s = session->info.default_time_s,
                                   .parts = session->info.parts,
                                   .part_count = session->info.part_count};
    session->plan =
        content_parse(session->info.source_path, session->info.source, session->info.source_length,
                      &options, &session->arena, &complaints);
    complaints_free(&complaints);
    struct reading reading = {.history = &session->history, .failed = session->plan == NULL};
    if (session->plan != NULL) {
        history_start(&session->history, session->plan, session->info.seed);
        if (!store_events(session->store, id, take_event, &reading, &session->fault, &session->err))
            return false;
    }
    if (reading.failed) {
        session->fault = STORE_DAMAGED;
        return err_set(&session->err, "%s", store_path(session->store));
    }
    history_refold(&session->history);
    return true;
}

bool session_read(struct session *session, struct store *store, int64_t id, enum language language)
{
    *session = (struct session){.store = store};
    bool read = read_session(session, id, language);
    if (!read)
        forget(session);
    return read;
}

bool session_resume(struct session *session, struct store *store, int64_t id,
                    enum language language, struct moment now)
{
    *session = (struct session){.store = store};
    enum refusal refusal;
    if (!store_session_host(store, id, &session->fault, &session->err) ||
        !read_session(session, id, language)) {
        store_session_release(store);
        forget(session);
        return false;
    }
    session->id = id;
    struct command command = {.kind = COMMAND_INTERRUPTED,
                              .team = -1,
                              .amount = store_clock(store, id),
                              .actor = "program"};
    session_do(session, &command, now, &refusal);
    return true;
}

void session_end(struct session *session)
{
    if (session->id != 0)
        store_session_release(session->store);
    forget(session);
}

/* What was written is now what happened. */
static void adopt(struct session *session)
{
    history_adopt(&session->history, &session->batch, session->after);
    session->after = NULL;
}

static enum session_result commit(struct session *session)
{
    session->err = (struct err){0};
    session->fault = STORE_FINE;
    if (!store_append(session->store, session->id, session->plan, &session->batch, session->after,
                      &session->fault, &session->err))
        return SESSION_FAULT;
    adopt(session);
    return SESSION_DONE;
}

static enum session_result commit_decided(struct session *session, enum refusal refusal)
{
    if (refusal != REFUSED_NO)
        return SESSION_REFUSED;
    session->after = history_after(&session->history, &session->batch);
    return commit(session);
}

enum session_result session_do(struct session *session, const struct command *command,
                               struct moment now, enum refusal *refusal)
{
    if (session->after != NULL)
        return SESSION_FAULT;
    *refusal = history_decide(&session->history, command, now, &session->batch);
    return commit_decided(session, *refusal);
}

enum session_result session_undo(struct session *session, struct moment now, enum refusal *refusal)
{
    if (session->after != NULL)
        return SESSION_FAULT;
    *refusal = history_undo(&session->history, now, &session->batch);
    return commit_decided(session, *refusal);
}

/* The time that went by while nothing could be written is nobody's: the clock of an open question
 * stands at what it showed when the batch was decided. */
static void give_time_back(struct session *session, struct moment decided, struct moment now)
{
    enum refusal refusal;
    const struct clock *clock = &session->history.state->clock;
    if (!clock->running)
        return;
    const struct command command = {.kind = COMMAND_INTERRUPTED,
                                    .team = -1,
                                    .amount = clock_elapsed(clock, decided),
                                    .actor = "program"};
    session_do(session, &command, now, &refusal);
}

static struct moment when_decided(const struct session *session)
{
    const struct event *first = &session->batch.events[0];
    return (struct moment){.wall_ms = first->wall_ms, .mono_ns = first->mono_ns};
}

enum session_result session_retry(struct session *session, struct moment now)
{
    if (session->after == NULL)
        return SESSION_DONE;
    struct moment decided = when_decided(session);
    enum session_result result = commit(session);
    if (result == SESSION_DONE)
        give_time_back(session, decided, now);
    return result;
}

/* One command's events at a time, exactly as they were numbered. */
static bool copy_journal(struct session *session, struct store *fresh, int64_t id)
{
    const struct history *history = &session->history;
    struct event_batch batch;
    for (size_t i = 0; i < history->count;) {
        int64_t cause = history->events[i].cause;
        batch_clear(&batch);
        for (; i < history->count && history->events[i].cause == cause; i++) {
            const struct event *event = &history->events[i];
            struct event *copy = batch_add(&batch, event->kind, event->step, event->team,
                                           event->amount, event->text);
            copy->seq = event->seq;
            copy->cause = event->cause;
            copy->wall_ms = event->wall_ms;
            copy->mono_ns = event->mono_ns;
            copy->actor = event->actor;
        }
        if (!store_append(fresh, id, session->plan, &batch, history->state, &session->fault,
                          &session->err))
            return false;
    }
    return true;
}

static bool copy_pending(struct session *session, struct store *fresh, int64_t id)
{
    return session->after == NULL || store_append(fresh, id, session->plan, &session->batch,
                                                  session->after, &session->fault, &session->err);
}

bool session_move(struct session *session, struct store *fresh, struct moment now)
{
    struct session_info info = session->info;
    session->err = (struct err){0};
    if (!store_session_create(fresh, session->plan, &info, &session->fault, &session->err) ||
        !copy_journal(session, fresh, info.id) || !copy_pending(session, fresh, info.id))
        return false;
    store_session_release(session->store);
    session->store = fresh;
    session->id = info.id;
    session->info = info;
    if (session->after != NULL) {
        struct moment decided = when_decided(session);
        adopt(session);
        give_time_back(session, decided, now);
    }
    return true;
}
