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

/* counts[i] is whether events[i] still counts, after every undone among the first `count` events.
 */
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
    added->text =
        *event->text == '\0' ? "" : arena_text(&history->texts, event->text, strlen(event->text));
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

void history_adopt(struct history *history, const struct event_batch *batch, struct state *after)
{
    for (size_t i = 0; i < batch->count; i++) {
        assert(batch->events[i].seq == (int64_t)history->count + 1);
        append(history, &batch->events[i]);
    }
    free(history->state);
    history->state = after;
}

/* The whole journal with the batch at its end, folded anew. The events are borrowed, not copied. */
static struct state *refolded_with(const struct history *history, const struct event_batch *batch)
{
    struct history trial = {.plan = history->plan, .state = history->state};
    trial.count = history->count + batch->count;
    trial.events = mem_alloc(trial.count * sizeof *trial.events);
    if (history->count > 0)
        memcpy(trial.events, history->events, history->count * sizeof *trial.events);
    memcpy(trial.events + history->count, batch->events, batch->count * sizeof *trial.events);
    struct state *after = history_state_at(&trial, (int64_t)trial.count);
    free(trial.events);
    return after;
}

struct state *history_after(const struct history *history, const struct event_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        if (batch->events[i].kind == EVENT_UNDONE)
            return refolded_with(history, batch);
    struct state *after = state_copy(history->state);
    for (size_t i = 0; i < batch->count; i++)
        evolve(history->plan, after, &batch->events[i]);
    return after;
}

static void number(const struct history *history, const char *actor, struct moment now,
                   struct event_batch *batch)
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

enum refusal history_decide(const struct history *history, const struct command *command,
                            struct moment now, struct event_batch *batch)
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

static bool touches_clock(const struct history *history, const struct event *target)
{
    static const bool touches[EVENT_KINDS] = {
        [EVENT_STEP_OPENED] = true, [EVENT_STEP_REOPENED] = true, [EVENT_TURN_BEGUN] = true,
        [EVENT_STEP_CLOSED] = true, [EVENT_STEP_VOIDED] = true,   [EVENT_PAUSED] = true,
        [EVENT_RESUMED] = true,
    };
    const struct event *end = history->events + history->count;
    for (const struct event *event = target; event < end && event->cause == target->seq; event++)
        if (touches[event->kind])
            return true;
    return false;
}

/* Taking back what touched the clock must not let the time run that has passed since: the clock
 * stands at what it showed just before. What stopped it later, an undo before this one or an
 * interruption, tells of another time. */
static void stop_clock(const struct history *history, const struct event *target, struct moment now,
                       struct event_batch *batch)
{
    if (!touches_clock(history, target))
        return;
    struct state *after = history_after(history, batch);
    struct state *before = history_state_at(history, target->seq - 1);
    struct moment then = {.wall_ms = now.wall_ms, .mono_ns = target->mono_ns};
    int64_t elapsed = clock_elapsed(&before->clock, then);
    bool is_open = after->stage == STAGE_STEP && state_phase(after) == PHASE_OPEN;
    bool handover = before->clock.handover;
    bool stands = !after->clock.running && after->clock.elapsed_ms == elapsed &&
                  after->clock.handover == handover;
    if (is_open && !stands)
        batch_add(batch, EVENT_PAUSED, after->step, -1, elapsed,
                  handover ? PAUSED_HANDOVER : "undo");
    free(before);
    free(after);
}

enum refusal history_undo(const struct history *history, struct moment now,
                          struct event_batch *batch)
{
    size_t count;
    const struct event *target = history_undoable(history, &count);
    batch_clear(batch);
    if (target == NULL)
        return REFUSED_EDGE;
    batch_add(batch, EVENT_UNDONE, target->step, target->team, target->seq,
              event_kinds[target->kind].name);
    number(history, "host", now, batch);
    stop_clock(history, target, now, batch);
    number(history, "host", now, batch);
    return REFUSED_NO;
}
