/* results: the evenings so far, newest first. */
#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

struct results {
    struct screen_head head;
    struct list list;
};

static struct results *results_of(struct screen *screen)
{
    return (struct results *)(void *)screen;
}

static const struct past_session *chosen(const struct screen *screen, const struct view *view)
{
    const struct results *results = (const struct results *)(const void *)screen;
    size_t at = (size_t)results->list.selected;
    return view->past != NULL && at < view->past->count ? &view->past->items[at] : NULL;
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_F4, ACTION_NEXT, false},
    {PRESS_F5, ACTION_EXPORT, false},   {PRESS_F1, ACTION_HELP, false},
    {PRESS_ESCAPE, ACTION_BACK, false}, {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    const struct past_session *session = chosen(screen, view);
    switch (action) {
    case ACTION_ENTER:
        return session != NULL ? MSG_key_open : MSG_nothing;
    case ACTION_NEXT:
        return session != NULL && !session->finished ? MSG_key_continue : MSG_nothing;
    case ACTION_EXPORT:
        return session != NULL ? MSG_key_export : MSG_nothing;
    case ACTION_HELP:
        return MSG_key_help;
    default:
        return MSG_key_return;
    }
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    static const enum request requests[ACTIONS] = {[ACTION_ENTER] = REQUEST_REVIEW,
                                                   [ACTION_NEXT] = REQUEST_RESUME,
                                                   [ACTION_EXPORT] = REQUEST_EXPORT};
    if (action == ACTION_BACK)
        return OUTCOME(POP);
    if (action == ACTION_HELP)
        return OUTCOME_TO(SCREEN_MENU, 1);
    return (struct outcome){
        .kind = OUTCOME_REQUEST, .request = requests[action], .number = chosen(screen, view)->id};
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    int count = view->past != NULL ? (int)view->past->count : 0;
    list_key(&results_of(screen)->list, input->key, count, 10);
    return OUTCOME(STAY);
}

static const char *note_of(const struct view *view, const struct past_session *session)
{
    const char *teams =
        say_plural(view->frame, view_language(view), MSG_team_count, session->teams);
    if (session->leader[0] == '\0')
        return arena_format(
            view->frame, "%s%s", teams,
            session->finished ? ""
                              : arena_format(view->frame, " · %s", VIEW_SAY(view, MSG_unfinished)));
    enum message who = session->finished ? MSG_won : MSG_leads;
    return arena_format(view->frame, "%s · %s", teams, VIEW_SAY(view, who, session->leader));
}

/* «6 июня 2024, 14:05   Гений места»: titles stand under each other. */
static const char *line_of(const struct view *view, const struct past_session *session, int dates)
{
    const char *date = phrase_date(view, session->started_ms);
    return arena_format(view->frame, "%s%*s  %s", date, dates - text_width(date), "",
                        session->title);
}

static int widest_date(const struct view *view)
{
    int widest = 0;
    for (size_t i = 0; i < view->past->count; i++) {
        int columns = text_width(phrase_date(view, view->past->items[i].started_ms));
        widest = columns > widest ? columns : widest;
    }
    return widest;
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct results *results = (const struct results *)(const void *)screen;
    struct rect content =
        widget_header(canvas, VIEW_SAY(view, MSG_brand), VIEW_SAY(view, MSG_item_results), "");
    int count = view->past != NULL ? (int)view->past->count : 0;
    if (count == 0) {
        widget_paragraph(canvas, rect_centred(content, 2, content.columns - 8), 0, STYLE(ROLE_DIM),
                         VIEW_SAY(view, MSG_no_results), view->frame);
        return;
    }
    struct list_item *items = arena_alloc(view->frame, (size_t)count * sizeof *items);
    int dates = widest_date(view);
    for (int i = 0; i < count; i++) {
        const struct past_session *session = &view->past->items[i];
        items[i] =
            (struct list_item){line_of(view, session, dates), note_of(view, session), -1, false};
    }
    int pitch = content.rows >= 2 * count ? 2 : 1;
    struct list list = results->list;
    list_settle(&list, count, list_page(content, pitch));
    list_draw(canvas, content, &list, items, count, pitch);
}

const struct screen_class screen_results = {.size = sizeof(struct results),
                                            .bindings = bindings,
                                            .label = label,
                                            .act = act,
                                            .key = key,
                                            .draw = draw};
