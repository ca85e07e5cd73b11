/* agenda: the programme of a meeting against the clock: what was planned, what was spent, how far
 * behind the day is, when it will end and what may be left out. Enter goes to an item. */
#include "engine/agenda.h"

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/stages/stages.h"
#include "ui/widgets.h"

enum { MINUTE_MS = 60000, REFRESH_NS = 1000000000 };

struct agenda {
    struct screen_head head;
    struct list list;
    int step; /* the cursor when it was opened */
};

static struct agenda *agenda_of(struct screen *screen)
{
    return (struct agenda *)(void *)screen;
}

static const struct agenda *const_agenda_of(const struct screen *screen)
{
    return (const struct agenda *)(const void *)screen;
}

static struct agenda_fact *look(const struct view *view, struct agenda_now *now)
{
    struct agenda_fact *facts =
        arena_alloc(view->frame, (view->plan->agenda_count + 1) * sizeof *facts);
    agenda_look(view->history, view->now.wall_ms, facts, now);
    return facts;
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    struct agenda_now now;
    look(view, &now);
    agenda_of(screen)->list.selected = now.item > 0 ? now.item : 0;
    agenda_of(screen)->step = view->state->step;
}

/* Gone to another item: that is what to look at. */
static struct outcome tick(struct screen *screen, const struct view *view)
{
    return view->state->step != agenda_of(screen)->step ? OUTCOME(POP) : OUTCOME(STAY);
}

/* ---- keys ---- */

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_UP, ACTION_UP, false},
    {PRESS_DOWN, ACTION_DOWN, false},   {PRESS_ESCAPE, ACTION_BACK, false},
    {PRESS_SPACE, ACTION_BACK, true},   {PRESS_F1, ACTION_HELP, true},
    {PRESS_NONE, ACTION_NONE, true},
};

static const struct agenda_item *chosen(const struct agenda *agenda, const struct view *view)
{
    int count = (int)view->plan->agenda_count;
    return agenda->list.selected < count ? &view->plan->agenda[agenda->list.selected] : NULL;
}

static bool is_open(const struct view *view)
{
    return view->state->stage == STAGE_STEP && state_phase(view->state) == PHASE_OPEN;
}

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    const struct agenda_item *item = chosen(const_agenda_of(screen), view);
    switch (action) {
    case ACTION_ENTER:
        return item != NULL && item->count > 0 ? MSG_key_go : MSG_nothing;
    case ACTION_UP:
    case ACTION_DOWN:
        return view->plan->agenda_count > 1 ? MSG_agenda_choose : MSG_nothing;
    case ACTION_HELP:
        return MSG_key_help;
    case ACTION_BACK:
        return MSG_key_return;
    default:
        return MSG_nothing;
    }
}

/* Whether anything between the cursor and the chosen item would be seen by nobody: the step under
 * the cursor, too, while it has not begun. */
static bool would_skip(const struct view *view, const struct agenda_item *item)
{
    const struct state *state = view->state;
    int first = (int)item->first;
    bool waits = state->stage == STAGE_STEP && state_phase(state) == PHASE_READY;
    return first > state->step + 1 || (first > state->step && waits);
}

/* An open step is finished first: the engine refuses, and its words say so. */
static struct outcome go(const struct view *view, const struct agenda_item *item)
{
    const struct state *state = view->state;
    if (state->stage == STAGE_STEP && state->step == (int)item->first)
        return OUTCOME(POP);
    if (would_skip(view, item) && !is_open(view))
        return OUTCOME_TO(SCREEN_GO, item->first);
    return (struct outcome){
        .kind = OUTCOME_COMMAND_POP,
        .command = {.kind = COMMAND_GO, .team = -1, .amount = (int64_t)item->first}};
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct agenda *agenda = agenda_of(screen);
    switch (action) {
    case ACTION_ENTER:
        return go(view, chosen(agenda, view));
    case ACTION_UP:
    case ACTION_DOWN:
        list_key(&agenda->list, action == ACTION_UP ? PRESS_UP : PRESS_DOWN,
                 (int)view->plan->agenda_count, view->rows / 2);
        return OUTCOME(STAY);
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    default:
        return OUTCOME(POP);
    }
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    list_key(&agenda_of(screen)->list, input->key, (int)view->plan->agenda_count, view->rows / 2);
    return OUTCOME(STAY);
}

static int64_t wake(const struct screen *screen, const struct view *view)
{
    (void)screen;
    return view->now.mono_ns + REFRESH_NS;
}

/* ---- words ---- */

static const char *behind_words(const struct view *view, int64_t behind_ms)
{
    int64_t minutes = behind_ms / MINUTE_MS;
    if (minutes == 0)
        return VIEW_SAY(view, MSG_agenda_on_time);
    return minutes > 0
               ? VIEW_SAY(view, MSG_agenda_behind, phrase_duration(view, minutes * MINUTE_MS))
               : VIEW_SAY(view, MSG_agenda_ahead, phrase_duration(view, -minutes * MINUTE_MS));
}

/* ---- drawing ---- */

struct columns {
    int mark, start, title, planned, spent;
};

static struct columns columns_for(int columns)
{
    struct columns out = {.mark = 4, .start = columns >= 60 ? 7 : 0, .planned = 9, .spent = 12};
    out.title = columns - out.mark - out.start - out.planned - out.spent;
    return out;
}

static const char *item_title(const struct view *view, const struct agenda_item *item)
{
    return item->speaker != NULL ? arena_format(view->frame, "%s — %s", item->title, item->speaker)
                                 : item->title;
}

static const char *spent_words(const struct view *view, const struct agenda_fact *fact)
{
    if (fact->phase == AGENDA_SKIPPED)
        return VIEW_SAY(view, MSG_agenda_skipped);
    if (fact->phase == AGENDA_AHEAD)
        return "";
    return VIEW_SAY(view, MSG_minutes, (int)((fact->spent_ms + MINUTE_MS / 2) / MINUTE_MS));
}

/* What may be left out without harm: the author says so, and it has not begun. */
static bool may_go(const struct agenda_item *item, const struct agenda_fact *fact)
{
    return item->can_be_cut && fact->phase == AGENDA_AHEAD;
}

static void draw_title(const struct view *view, struct canvas *canvas, struct rect rect,
                       const struct agenda_item *item, bool can_go, struct style style)
{
    if (can_go) {
        const char *words = VIEW_SAY(view, MSG_agenda_may_go);
        struct rect place = rect_take_right(&rect, text_width(words) + 1);
        canvas_text_in(canvas, place.row, place.column, place.columns, 1, STYLE(ROLE_DIM), words);
    }
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, style, item_title(view, item));
}

static void draw_item(const struct view *view, struct canvas *canvas, struct rect row, int at,
                      const struct agenda_fact *fact, bool selected)
{
    static const enum role lights[] = {
        [LIGHT_GREEN] = ROLE_RIGHT, [LIGHT_ORANGE] = ROLE_WARN, [LIGHT_RED] = ROLE_WRONG};
    static const struct {
        const char *mark;
        enum role role;
    } phases[] = {[AGENDA_AHEAD] = {" ", ROLE_TEXT},
                  [AGENDA_NOW] = {"●", ROLE_STRONG},
                  [AGENDA_PAST] = {"✓", ROLE_DIM},
                  [AGENDA_SKIPPED] = {"–", ROLE_FAINT}};
    const struct agenda_item *item = &view->plan->agenda[at];
    struct columns columns = columns_for(row.columns);
    struct style style = STYLE(phases[fact->phase].role);
    bool now = fact->phase == AGENDA_NOW;
    int column = row.column;
    canvas_text(canvas, row.row, column, STYLE(ROLE_ACCENT), selected ? "▸" : " ");
    canvas_text(canvas, row.row, column + 2, now ? STYLE(lights[fact->light]) : STYLE(ROLE_DIM),
                phases[fact->phase].mark);
    column += columns.mark;
    if (item->start >= 0)
        canvas_text_in(canvas, row.row, column, columns.start - 2, -1, STYLE(ROLE_DIM),
                       arena_format(view->frame, "%d:%02d", item->start / 60, item->start % 60));
    column += columns.start;
    draw_title(view, canvas, (struct rect){row.row, column, 1, columns.title - 1}, item,
               may_go(item, fact), style);
    column += columns.title;
    canvas_text_in(canvas, row.row, column, columns.planned, 1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_minutes, (int)item->minutes));
    column += columns.planned;
    canvas_text_in(canvas, row.row, column, columns.spent, 1,
                   now ? STYLE(lights[fact->light]) : style, spent_words(view, fact));
    if (selected)
        canvas_restyle(canvas, row, STYLE(ROLE_SELECTED));
}

/* A day's title takes a line of its own. */
static bool has_header(const struct view *view, int at)
{
    return view->plan->agenda[at].begins_day && view->plan->agenda[at].day != NULL;
}

/* The first item shown, so that the selected one is seen; headers count as lines. */
static int first_shown(const struct view *view, int selected, int rows)
{
    int top = selected, used = 1 + has_header(view, selected);
    while (top > 0 && used + 1 + has_header(view, top - 1) <= rows) {
        top--;
        used += 1 + has_header(view, top);
    }
    return top;
}

static void draw_items(const struct agenda *agenda, const struct view *view, struct canvas *canvas,
                       struct rect rect, const struct agenda_fact *facts)
{
    int count = (int)view->plan->agenda_count, row = rect.row;
    int selected = agenda->list.selected < count ? agenda->list.selected : count - 1;
    for (int at = first_shown(view, selected, rect.rows); at < count; at++) {
        if (has_header(view, at) && row < rect.row + rect.rows)
            canvas_text_in(canvas, row++, rect.column, rect.columns, -1, STYLE(ROLE_ACCENT),
                           view->plan->agenda[at].day);
        if (row >= rect.row + rect.rows)
            break;
        draw_item(view, canvas, (struct rect){row++, rect.column, 1, rect.columns}, at, &facts[at],
                  at == selected);
    }
}

/* What would bring the day back; else all that may be left out. */
static const char *cut_words(const struct view *view, const struct agenda_fact *facts,
                             const struct agenda_now *now)
{
    const char *titles = now->cut >= 0 ? view->plan->agenda[now->cut].title : "";
    for (uint32_t i = 0; i < view->plan->agenda_count && now->cut < 0; i++)
        if (may_go(&view->plan->agenda[i], &facts[i]))
            titles = arena_format(view->frame, "%s%s%s", titles, *titles != '\0' ? "; " : "",
                                  view->plan->agenda[i].title);
    return *titles != '\0' ? VIEW_SAY(view, MSG_agenda_cut, titles) : "";
}

static void draw_summary(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct agenda_fact *facts, const struct agenda_now *now)
{
    const char *behind = now->item >= 0 ? behind_words(view, now->behind_ms) : "";
    enum role role = now->behind_ms >= MINUTE_MS ? ROLE_WARN : ROLE_RIGHT;
    struct rect heading = rect_take_top(&rect, rect.rows >= 6 ? rect.rows - 3 : 1);
    stage_draw_big(view, canvas, heading, -1, STYLE(role), behind);
    const char *ends = now->ends_ms > 0
                           ? VIEW_SAY(view, MSG_agenda_ends, phrase_time(view, now->ends_ms))
                           : VIEW_SAY(view, MSG_agenda_not_begun);
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_TEXT), ends);
    if (rect.rows > 1)
        canvas_text_in(canvas, rect.row + 1, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                       cut_words(view, facts, now));
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    struct agenda_now now;
    const struct agenda_fact *facts = look(view, &now);
    struct rect content = widget_header(
        canvas, VIEW_SAY(view, MSG_brand),
        arena_format(view->frame, "%s · %s", view->plan->title, VIEW_SAY(view, MSG_agenda)),
        phrase_time(view, view->now.wall_ms));
    bool roomy = content.rows >= 24;
    content = rect_inset(content, 0, roomy ? 3 : 0);
    rect_take_top(&content, roomy);
    draw_summary(view, canvas, rect_take_top(&content, roomy ? 9 : 3), facts, &now);
    struct rect foot = rect_take_bottom(&content, content.rows > 3);
    if (foot.rows > 0)
        canvas_text_in(canvas, foot.row, foot.column, foot.columns, -1,
                       STYLE(is_open(view) ? ROLE_WARN : ROLE_DIM),
                       VIEW_SAY(view, is_open(view) ? MSG_agenda_open : MSG_agenda_how));
    struct columns columns = columns_for(content.columns);
    struct rect names = rect_take_top(&content, 1);
    int planned = names.column + columns.mark + columns.start + columns.title;
    canvas_text_in(canvas, names.row, planned, columns.planned, 1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_agenda_planned));
    canvas_text_in(canvas, names.row, planned + columns.planned, columns.spent, 1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_agenda_spent));
    if (view->plan->agenda_count > 0 && content.rows > 0)
        draw_items(const_agenda_of(screen), view, canvas, content, facts);
}

const struct screen_class screen_agenda = {.size = sizeof(struct agenda),
                                           .bindings = bindings,
                                           .open = open,
                                           .label = label,
                                           .act = act,
                                           .key = key,
                                           .tick = tick,
                                           .draw = draw,
                                           .wake = wake};
