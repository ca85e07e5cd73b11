/* start: the name in big letters and what can be done, the unfinished evening first. */
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

enum { ITEMS_MAX = 8 };

enum item_kind {
    ITEM_CONTINUE,
    ITEM_QUIZ,
    ITEM_MIX,
    ITEM_GAME,
    ITEM_MEETING,
    ITEM_RESULTS,
    ITEM_SETTINGS,
    ITEM_QUIT
};

struct start {
    struct screen_head head;
    struct list list;
};

static struct start *start_of(struct screen *screen)
{
    return (struct start *)(void *)screen;
}

/* The session begun last, when it has teams and is not over. By its number: the list is by date,
 * and a laptop's clock may have been set back. */
static const struct past_session *unfinished(const struct view *view)
{
    const struct past_session *last = NULL;
    for (size_t i = 0; view->past != NULL && i < view->past->count; i++)
        if (last == NULL || view->past->items[i].id > last->id)
            last = &view->past->items[i];
    return last != NULL && !last->finished && last->teams > 0 ? last : NULL;
}

static int list_items(const struct view *view, enum item_kind kinds[ITEMS_MAX])
{
    int count = 0;
    if (unfinished(view) != NULL)
        kinds[count++] = ITEM_CONTINUE;
    for (int kind = ITEM_QUIZ; kind <= ITEM_QUIT; kind++)
        kinds[count++] = (enum item_kind)kind;
    return count;
}

static struct list_item item_continue(const struct view *view)
{
    const struct past_session *session = unfinished(view);
    const char *note = session->rounds > 1 && session->round > 0
                           ? VIEW_SAY(view, MSG_continue_round, session->round, session->rounds)
                           : "";
    if (session->leader[0] != '\0')
        note = arena_format(view->frame, "%s%s%s", note, *note != '\0' ? " · " : "",
                            VIEW_SAY(view, MSG_leads, session->leader));
    return (struct list_item){VIEW_SAY(view, MSG_item_continue, session->title), note, -1, false};
}

/* How many there are of a kind, once the files have been read; before that nobody knows. */
static const char *shelf_words(const struct view *view, enum plan_kind kind, enum message counted)
{
    int64_t count = 0;
    if (view->shelf == NULL)
        return NULL;
    for (size_t i = 0; i < view->shelf->count; i++)
        count += view->shelf->items[i].kind == (int)kind;
    return count == 0 && kind != PLAN_QUIZ
               ? VIEW_SAY(view, MSG_not_yet)
               : say_plural(view->frame, view_language(view), counted, count);
}

static struct list_item item(const struct view *view, enum item_kind kind)
{
    enum language language = view_language(view);
    size_t played = view->past != NULL ? view->past->count : 0;
    switch (kind) {
    case ITEM_CONTINUE:
        return item_continue(view);
    case ITEM_QUIZ:
        return (struct list_item){VIEW_SAY(view, MSG_item_quiz),
                                  shelf_words(view, PLAN_QUIZ, MSG_sets), -1, false};
    case ITEM_MIX:
        return (struct list_item){VIEW_SAY(view, MSG_item_mix), NULL, -1, false};
    case ITEM_GAME:
        return (struct list_item){VIEW_SAY(view, MSG_item_game),
                                  shelf_words(view, PLAN_GAME, MSG_games), -1, false};
    case ITEM_MEETING:
        return (struct list_item){VIEW_SAY(view, MSG_item_meeting),
                                  shelf_words(view, PLAN_MEETING, MSG_programmes), -1, false};
    case ITEM_RESULTS:
        return (struct list_item){
            VIEW_SAY(view, MSG_item_results),
            played > 0 ? say_plural(view->frame, language, MSG_meetings, (int64_t)played) : NULL,
            -1, played == 0};
    case ITEM_SETTINGS:
        return (struct list_item){VIEW_SAY(view, MSG_item_settings), NULL, -1, false};
    case ITEM_QUIT:
        break;
    }
    return (struct list_item){VIEW_SAY(view, MSG_item_quit), NULL, -1, false};
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_SPACE, ACTION_ENTER, true},
    {PRESS_F1, ACTION_HELP, false},     {PRESS_F8, ACTION_LANGUAGE, false},
    {PRESS_F9, ACTION_THEME, false},    {PRESS_F10, ACTION_LEAVE, false},
    {PRESS_CTRL_C, ACTION_LEAVE, true}, {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view;
    static const enum message labels[ACTIONS] = {
        [ACTION_ENTER] = MSG_key_open,  [ACTION_HELP] = MSG_key_help,
        [ACTION_THEME] = MSG_key_theme, [ACTION_LANGUAGE] = MSG_key_language,
        [ACTION_LEAVE] = MSG_key_quit,
    };
    return labels[action];
}

static struct outcome next_language(const struct view *view)
{
    struct preferences *changed = arena_alloc(view->frame, sizeof *changed);
    *changed = *view->preferences;
    changed->language = (enum language)(((int)changed->language + 1) % LANGUAGES);
    return (struct outcome){
        .kind = OUTCOME_REQUEST, .request = REQUEST_PREFERENCES, .preferences = changed};
}

static struct outcome open_item(const struct view *view, enum item_kind kind)
{
    switch (kind) {
    case ITEM_CONTINUE:
        return (struct outcome){
            .kind = OUTCOME_REQUEST, .request = REQUEST_RESUME, .number = unfinished(view)->id};
    case ITEM_QUIZ:
        return OUTCOME_TO(SCREEN_PICKER, PLAN_QUIZ);
    case ITEM_MIX:
        return OUTCOME_TO(SCREEN_MIX, 0);
    case ITEM_GAME:
        return OUTCOME_TO(SCREEN_PICKER, PLAN_GAME);
    case ITEM_MEETING:
        return OUTCOME_TO(SCREEN_PICKER, PLAN_MEETING);
    case ITEM_RESULTS:
        return OUTCOME_TO(SCREEN_RESULTS, 0);
    case ITEM_SETTINGS:
        return OUTCOME_TO(SCREEN_SETTINGS, 0);
    case ITEM_QUIT:
        break;
    }
    return OUTCOME(QUIT);
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    enum item_kind kinds[ITEMS_MAX];
    int count = list_items(view, kinds);
    struct start *start = start_of(screen);
    switch (action) {
    case ACTION_ENTER:
        return open_item(view, kinds[start->list.selected < count ? start->list.selected : 0]);
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    case ACTION_LEAVE:
        return OUTCOME(QUIT);
    default:
        return action == ACTION_THEME ? screens_next_theme(view) : next_language(view);
    }
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    enum item_kind kinds[ITEMS_MAX];
    list_key(&start_of(screen)->list, input->key, list_items(view, kinds), ITEMS_MAX);
    return OUTCOME(STAY);
}

static void draw_foot(const struct view *view, struct canvas *canvas)
{
    const struct preferences *preferences = view->preferences;
    int row = canvas->rows - 3;
    if (preferences->venue[0] != '\0')
        canvas_text_in(canvas, row, 3, canvas->columns - 6, -1, STYLE(ROLE_DIM),
                       preferences->venue);
    if (preferences->facilitator[0] != '\0')
        canvas_text_in(canvas, row, canvas->columns / 2, canvas->columns / 2 - 3, 1,
                       STYLE(ROLE_DIM), preferences->facilitator);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct start *start = (const struct start *)(const void *)screen;
    enum item_kind kinds[ITEMS_MAX];
    struct list_item items[ITEMS_MAX];
    int count = list_items(view, kinds);
    for (int i = 0; i < count; i++)
        items[i] = item(view, kinds[i]);

    struct rect whole = rect_inset(rect_whole(canvas), widget_is_compact(canvas) ? 1 : 3, 2);
    rect_take_bottom(&whole, 2);
    int pitch = whole.rows >= 26 ? 2 : 1;
    int menu_rows = count * pitch;
    struct rect logo =
        rect_take_top(&whole, whole.rows - menu_rows - 4 > 12 ? 12 : whole.rows - menu_rows - 4);
    int used = bigtext_fit(view->big, canvas, logo, 0, STYLE(ROLE_ACCENT),
                           VIEW_SAY(view, MSG_brand_name), view->frame);
    int row = logo.row + used + 1;
    canvas_text_in(canvas, row, whole.column, whole.columns, 0, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_tagline));
    rect_take_top(&whole, row + 2 - whole.row);
    struct rect menu = rect_centred(whole, menu_rows, whole.columns < 72 ? whole.columns : 72);
    list_draw(canvas, menu, &start->list, items, count, pitch);
    draw_foot(view, canvas);
}

const struct screen_class screen_start = {.size = sizeof(struct start),
                                          .bindings = bindings,
                                          .label = label,
                                          .act = act,
                                          .key = key,
                                          .draw = draw};
