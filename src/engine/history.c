#include "engine/history.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum { EVENTS_AT_FIRST = 256 };

void history_start(struct history *history, const struct plan *plan, uint64_t seed)
{
    *history = (struct history){.plan = plan, .state = state_new(plan, seed)};
}

void history_free(struct history *history)
{
    free(history->state);
    free(history->events);
    arena_free(&history->texts);
    *history = (struct history){0};
}

/* ---- which events count ---- */

/* counts[i] is whether events[i] still counts, after every undone among the first `count` events. */
static bool *find_counting(const struct history *history, size_t count)
{
    bool *counts = mem_zalloc(count + 1, sizeof *counts);
    for (size_t i = 0; i < count; i++) {
        const struct event *event = &history->events[i];
        counts[i] = true;
        if (event->kind != EVENT_UNDONE || event->amount < 1 || (size_t)event->amount > i)
            continue;
        int64_t cause = history->events[event->amount - 1].cause;
        for (size_t j = (size_t)event->amount - 1; j < i && history->events[j].cause == cause; j++)
            counts[j] = history->events[j].kind == EVENT_UNDONE;
    }
    return counts;
}

static void fold(const struct history *history, struct state *state, size_t count)
{
    bool *counts = find_counting(history, count);
    for (size_t i = 0; i < count; i++)
        if (counts[i])
            evolve(history->plan, state, &history->events[i]);
    if (count > 0)
        state->last_seq = history->events[count - 1].seq;
    free(counts);
}

struct state *history_state_at(const struct history *history, int64_t seq)
{
    struct state *state = state_new(history->plan, history->state->seed);
    size_t count = seq < 0 ? 0 : (size_t)seq < history->count ? (size_t)seq : history->count;
    fold(history, state, count);
    return state;
}

void history_refold(struct history *history)
{
    struct state *state = history_state_at(history, (int64_t)history->count);
    free(history->state);
    history->state = state;
}

/* ---- adding events ---- */

static struct event *append(struct history *history, const struct event *event)
{
    if (history->count == history->capacity) {
        history->capacity = history->capacity == 0 ? EVENTS_AT_FIRST : history->capacity * 2;
        history->events = mem_realloc(history->events, history->capacity * sizeof *history->events);
    }
    struct event *added = &history->events[history->count++];
    *added = *event;
    added->text = *event->text == '\0' ? "" : arena_text(&history->texts, event->text, strlen(event->text));
    added->actor = arena_text(&history->texts, event->actor, strlen(event->actor));
    return added;
}

bool history_load(struct history *history, const struct event *event)
{
    if (event->seq != (int64_t)history->count + 1 || event->cause < 1 || event->cause > event->seq)
        return false;
    append(history, event);
    return true;
}

void history_apply(struct history *history, const struct event_batch *batch)
{
    bool undone = false;
    for (size_t i = 0; i < batch->count; i++) {
        assert(batch->events[i].seq == (int64_t)history->count + 1);
        const struct event *event = append(history, &batch->events[i]);
        undone |= event->kind == EVENT_UNDONE;
        if (!undone)
            evolve(history->plan, history->state, event);
    }
    if (undone)
        history_refold(history);
}

static void number(const struct history *history, const char *actor, struct moment now, struct event_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct event *event = &batch->events[i];
        event->seq = (int64_t)(history->count + i + 1);
        event->cause = (int64_t)history->count + 1;
        event->wall_ms = now.wall_ms;
        event->mono_ns = now.mono_ns;
        event->actor = actor;
    }
}

enum refusal history_decide(const struct history *history, const struct command *command, struct moment now,
                            struct event_batch *batch)
{
    enum refusal refusal = decide(history->plan, history->state, command, now, batch);
    number(history, command->actor != NULL ? command->actor : "host", now, batch);
    return refusal;
}

/* ---- undo ---- */

const struct event *history_undoable(const struct history *history, size_t *count)
{
    bool *counts = find_counting(history, history->count);
    const struct event *found = NULL;
    for (size_t i = history->count; i > 0 && found == NULL; i--) {
        const struct event *event = &history->events[i - 1];
        const struct event *head = &history->events[event->cause - 1];
        if (counts[i - 1] && !event_kinds[event->kind].quiet && head->kind != EVENT_UNDONE)
            found = head;
    }
    free(counts);
    *count = 0;
    if (found == NULL)
        return NULL;
    for (const struct event *end = history->events + history->count, *at = found;
         at < end && at->cause == found->seq; at++)
        ++*count;
    return found;
}

/* The clock as it will be: taking back a close must not let the time run that has passed since. */
static void stop_clock(const struct history *history, const struct event *target, struct moment now,
                       struct event_batch *batch)
{
    struct history trial = *history;
    trial.state = state_copy(history->state);
    trial.events = mem_alloc((history->count + 1) * sizeof *trial.events);
    memcpy(trial.events, history->events, history->count * sizeof *trial.events);
    trial.events[trial.count] = batch->events[0];
    trial.events[trial.count].seq = (int64_t)trial.count + 1;
    trial.count++;

    struct state *after = history_state_at(&trial, (int64_t)trial.count);
    bool ran = history->state->clock.running && history->state->step == after->step &&
               history->state->clock.since_ns == after->clock.since_ns;
    if (after->clock.running && !ran) {
        struct moment then = {.wall_ms = now.wall_ms, .mono_ns = target->mono_ns};
        batch_add(batch, EVENT_PAUSED, after->step, -1, clock_elapsed(&after->clock, then), "undo");
    }
    free(after);
    free(trial.state);
    free(trial.events);
}

enum refusal history_undo(const struct history *history, struct moment now, struct event_batch *batch)
{
    size_t count;
    const struct event *target = history_undoable(history, &count);
    batch_clear(batch);
    if (target == NULL)
        return REFUSED_EDGE;
    batch_add(batch, EVENT_UNDONE, target->step, target->team, target->seq, event_kinds[target->kind].name);
    stop_clock(history, target, now, batch);
    number(history, "host", now, batch);
    return REFUSED_NO;
}
