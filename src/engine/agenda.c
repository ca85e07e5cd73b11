/* agenda: time spent on each item, from the stretches between the journal's events. A stretch
 * belongs to the item under the cursor when it began. */
#include "engine/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum {
    MINUTE_MS = 60 * 1000,
    NEEDLESS_MS = MINUTE_MS, /* a minute behind is no reason to leave anything out */
};

/* Longer without an event is a night, a lunch with the lid closed or a clock set anew: nobody spent
 * it on the item. */
static const int64_t gap_ms = INT64_C(4) * 60 * MINUTE_MS;

struct look {
    const struct plan *plan;
    const struct history *history;
    struct agenda_fact *facts;
    bool *undone; /* by event; owned */
    bool *opened; /* by item: a step of it has been opened; owned */
    int item;     /* under the cursor */
    bool finished;
};

enum agenda_light agenda_light(int64_t left_ms, int64_t planned_ms)
{
    if (planned_ms <= 0 || left_ms * 5 > planned_ms)
        return LIGHT_GREEN;
    return left_ms * 20 > planned_ms ? LIGHT_ORANGE : LIGHT_RED;
}

static int64_t planned(const struct plan *plan, int item)
{
    return (int64_t)plan->agenda[item].minutes * MINUTE_MS;
}

static int item_of(const struct plan *plan, int step)
{
    for (uint32_t i = 0; i < plan->agenda_count; i++)
        if (step >= 0 && (uint32_t)step >= plan->agenda[i].first &&
            (uint32_t)step - plan->agenda[i].first < plan->agenda[i].count)
            return (int)i;
    return -1;
}

/* ---- the journal ---- */

/* Marks what an undo takes back, as history.c does; the undo itself counts. */
static void undo(struct look *look, size_t at)
{
    const struct event *events = look->history->events;
    int64_t first = events[at].amount;
    if (first < 1 || (size_t)first > at)
        return;
    for (size_t i = (size_t)first - 1; i < at && events[i].cause == events[first - 1].cause; i++)
        look->undone[i] = events[i].kind != EVENT_UNDONE;
}

static void move_cursor(struct look *look, const struct event *event)
{
    if (event->kind == EVENT_FINISHED)
        look->finished = true;
    if (event->kind != EVENT_STEP_SHOWN && event->kind != EVENT_STEP_OPENED &&
        event->kind != EVENT_STEP_REOPENED)
        return;
    look->item = item_of(look->plan, event->step);
    look->finished = false;
}

/* Where the cursor is after the first `count` events, some of which have just been undone. */
static void find_cursor(struct look *look, size_t count)
{
    look->item = -1;
    look->finished = false;
    for (size_t i = 0; i < count; i++)
        if (!look->undone[i])
            move_cursor(look, &look->history->events[i]);
}

static void follow(struct look *look, size_t at)
{
    const struct event *event = &look->history->events[at];
    if (event->kind == EVENT_UNDONE) {
        undo(look, at);
        find_cursor(look, at + 1);
    } else {
        move_cursor(look, event);
    }
    if (look->item >= 0 && look->facts[look->item].began_ms == 0)
        look->facts[look->item].began_ms = event->wall_ms;
    if (event->kind == EVENT_STEP_OPENED && look->item >= 0)
        look->opened[look->item] = true;
}

/* The times of a damaged journal may be any distance apart. */
static void spend(struct look *look, int64_t from_ms, int64_t to_ms)
{
    if (look->item < 0 || look->finished || to_ms <= from_ms)
        return;
    uint64_t stretch = (uint64_t)to_ms - (uint64_t)from_ms;
    if (stretch < (uint64_t)gap_ms)
        look->facts[look->item].spent_ms += (int64_t)stretch;
}

static void read_journal(struct look *look, int64_t now_wall_ms)
{
    const struct history *history = look->history;
    for (size_t i = 0; i < history->count; i++) {
        follow(look, i);
        bool last = i + 1 == history->count;
        spend(look, history->events[i].wall_ms,
              last ? now_wall_ms : history->events[i + 1].wall_ms);
    }
}

/* ---- what it comes to ---- */

static bool is_complete(const struct look *look, int item)
{
    const struct agenda_item *of = &look->plan->agenda[item];
    bool complete = of->count > 0;
    for (uint32_t step = of->first; step < of->first + of->count; step++) {
        enum phase phase = (enum phase)look->history->state->steps[step].phase;
        complete = complete && (phase == PHASE_SETTLED || phase == PHASE_VOID);
    }
    return complete;
}

static enum agenda_phase phase_of(const struct look *look, int item)
{
    if (item == look->item && !look->finished)
        return AGENDA_NOW;
    if (item > look->item && !look->finished && !is_complete(look, item))
        return AGENDA_AHEAD;
    return look->opened[item] ? AGENDA_PAST : AGENDA_SKIPPED;
}

/* The items of the day that the item belongs to: from *first up to the one returned. */
static int day_of(const struct plan *plan, int item, int *first)
{
    int end = item + 1;
    for (*first = item; *first > 0 && !plan->agenda[*first].begins_day; --*first)
        ;
    while (end < (int)plan->agenda_count && !plan->agenda[end].begins_day)
        end++;
    return end;
}

/* What is over counts in full; what is not, only beyond what it was given. */
static int64_t behind(const struct look *look, int item)
{
    int64_t over = look->facts[item].spent_ms - planned(look->plan, item);
    bool past = look->facts[item].phase == AGENDA_PAST || look->facts[item].phase == AGENDA_SKIPPED;
    return past || over > 0 ? over : 0;
}

static void sum_up(const struct look *look, int64_t now_wall_ms, struct agenda_now *now)
{
    int first, end = day_of(look->plan, look->item, &first);
    int64_t to_come = 0;
    now->left_ms = planned(look->plan, look->item) - look->facts[look->item].spent_ms;
    for (int i = first; i < end; i++) {
        const struct agenda_fact *fact = &look->facts[i];
        int64_t left = planned(look->plan, i) - fact->spent_ms;
        now->behind_ms += behind(look, i);
        if ((fact->phase == AGENDA_NOW || fact->phase == AGENDA_AHEAD) && left > 0)
            to_come += left;
    }
    now->ends_ms = now_wall_ms + to_come;
    if (now->behind_ms <= NEEDLESS_MS)
        return;
    for (int i = end - 1; i >= first; i--)
        if (look->facts[i].phase == AGENDA_AHEAD && look->plan->agenda[i].can_be_cut &&
            planned(look->plan, i) >= now->behind_ms)
            now->cut = i;
}

void agenda_look(const struct history *history, int64_t now_wall_ms, struct agenda_fact *facts,
                 struct agenda_now *now)
{
    const struct plan *plan = history->plan;
    struct look look = {.plan = plan, .history = history, .facts = facts, .item = -1};
    *now = (struct agenda_now){.item = -1, .cut = -1};
    memset(facts, 0, plan->agenda_count * sizeof *facts);
    look.undone = mem_zalloc(history->count + 1, sizeof *look.undone);
    look.opened = mem_zalloc(plan->agenda_count + 1, sizeof *look.opened);
    read_journal(&look, now_wall_ms);
    now->item = look.item;
    for (uint32_t i = 0; i < plan->agenda_count; i++) {
        facts[i].phase = (uint8_t)phase_of(&look, (int)i);
        facts[i].light =
            (uint8_t)agenda_light(planned(plan, (int)i) - facts[i].spent_ms, planned(plan, (int)i));
    }
    if (look.item >= 0)
        sum_up(&look, now_wall_ms, now);
    free(look.undone);
    free(look.opened);
}
