/* picker: what can be played, of the kind that the argument names (enum plan_kind). Typing filters;
 * a broken file stands in the list with what is wrong; the preview is picker_preview.c's. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/picker_preview.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

struct picker {
    struct screen_head head;
    struct field filter;
    struct list list;
    bool previewing;
    int preview_top;
};

static struct picker *picker_of(struct screen *screen)
{
    return (struct picker *)(void *)screen;
}

static const struct picker *const_picker_of(const struct screen *screen)
{
    return (const struct picker *)(const void *)screen;
}

/* A preview that could not be loaded leaves the list. */
static bool previews(const struct picker *picker, const struct view *view)
{
    return picker->previewing && view->shelf != NULL && view->shelf->preview != NULL;
}

static bool matches(const struct view *view, const struct shelf_item *item, const char *wanted)
{
    if (*wanted == '\0')
        return true;
    const char *about = item->about != NULL ? item->about : "";
    return strstr(text_fold(view->frame, item->title), wanted) != NULL ||
           strstr(text_fold(view->frame, about), wanted) != NULL;
}

/* The items that match, and how many. */
static const struct shelf_item **filtered(const struct picker *picker, const struct view *view,
                                          int *count)
{
    size_t all = view->shelf != NULL ? view->shelf->count : 0;
    const struct shelf_item **found = arena_alloc(view->frame, (all + 1) * sizeof *found);
    const char *wanted = text_fold(view->frame, picker->filter.text);
    const char *swapped =
        text_fold(view->frame, text_swap_layout(view->frame, picker->filter.text));
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const struct shelf_item *item = &view->shelf->items[i];
        bool wanted_kind = item->kind == (int)picker->head.argument;
        if (wanted_kind && (matches(view, item, wanted) || matches(view, item, swapped)))
            found[(*count)++] = item;
    }
    return found;
}

static const struct shelf_item *selected(const struct picker *picker, const struct view *view)
{
    int count;
    const struct shelf_item **items = filtered(picker, view, &count);
    return picker->list.selected < count ? items[picker->list.selected] : NULL;
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false}, {PRESS_TAB, ACTION_PREVIEW, false},
    {PRESS_F1, ACTION_HELP, false},     {PRESS_F5, ACTION_RETRY, false},
    {PRESS_ESCAPE, ACTION_BACK, false}, {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    const struct shelf_item *item = selected(const_picker_of(screen), view);
    bool playable = item != NULL && item->complaint == NULL;
    switch (action) {
    case ACTION_ENTER:
        return playable ? MSG_key_play : MSG_nothing;
    case ACTION_PREVIEW:
        return playable ? MSG_key_preview : MSG_nothing;
    case ACTION_HELP:
        return MSG_key_help;
    case ACTION_RETRY:
        return MSG_key_refresh;
    case ACTION_BACK:
        return MSG_key_return;
    default:
        return MSG_nothing;
    }
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct picker *picker = picker_of(screen);
    const struct shelf_item *item = selected(picker, view);
    switch (action) {
    case ACTION_ENTER:
        return (struct outcome){
            .kind = OUTCOME_REQUEST, .request = REQUEST_PLAY, .text = item->path};
    case ACTION_PREVIEW:
        picker->previewing = !picker->previewing;
        picker->preview_top = 0;
        if (!picker->previewing)
            return OUTCOME(STAY);
        return (struct outcome){
            .kind = OUTCOME_REQUEST, .request = REQUEST_PREVIEW, .text = item->path};
    case ACTION_RETRY:
        return (struct outcome){.kind = OUTCOME_REQUEST, .request = REQUEST_SCAN};
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    case ACTION_BACK:
        if (!previews(picker, view))
            return OUTCOME(POP);
        picker->previewing = false;
        return OUTCOME(STAY);
    default:
        return OUTCOME(STAY);
    }
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    struct picker *picker = picker_of(screen);
    int count;
    filtered(picker, view, &count);
    if (previews(picker, view)) {
        struct list lines = {.selected = picker->preview_top};
        if (list_key(&lines, input->key, picker_preview_lines(view->shelf->preview),
                     view->rows / 2))
            picker->preview_top = lines.selected;
    } else if (!list_key(&picker->list, input->key, count, 10) &&
               field_input(&picker->filter, input, NAME_CHARACTERS_MAX)) {
        picker->list = (struct list){0};
    }
    return OUTCOME(STAY);
}

static struct outcome tick(struct screen *screen, const struct view *view)
{
    (void)screen;
    if (view->shelf == NULL)
        return (struct outcome){.kind = OUTCOME_REQUEST, .request = REQUEST_SCAN};
    return OUTCOME(STAY);
}

/* «34 вопроса», «8 этапов», «12 пунктов» */
static const char *size_words(const struct view *view, const struct shelf_item *item)
{
    static const enum message counted[PLAN_KINDS] = {
        [PLAN_QUIZ] = MSG_questions, [PLAN_GAME] = MSG_stages, [PLAN_MEETING] = MSG_agenda_items};
    int count = item->kind == PLAN_QUIZ ? item->questions : item->stages;
    return say_plural(view->frame, view_language(view), counted[item->kind], count);
}

/* «34 вопроса · 45 мин · ●●○» */
static const char *facts(const struct view *view, const struct shelf_item *item)
{
    enum { MINUTE_MS = 60000 };
    static const char *const dots[] = {"", "●○○", "●●○", "●●●"};
    if (item->complaint != NULL)
        return VIEW_SAY(view, MSG_broken);
    const char *minutes = item->kind == PLAN_QUIZ
                              ? VIEW_SAY(view, MSG_minutes, item->minutes)
                              : phrase_duration(view, (int64_t)item->minutes * MINUTE_MS);
    const char *difficulty = dots[item->difficulty == 0 ? 0 : (item->difficulty + 5) / 10];
    return arena_format(view->frame, "%s · %s  %s", size_words(view, item), minutes, difficulty);
}

static void draw_details(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct shelf_item *item)
{
    bool broken = item->complaint != NULL;
    const char *text = broken ? item->complaint : item->about;
    canvas_hline(canvas, rect.row, rect.column, rect.columns, STYLE(ROLE_FAINT));
    rect_take_top(&rect, 1);
    if (text != NULL) {
        struct rect words = {rect.row, rect.column, rect.rows - 1, rect.columns};
        widget_paragraph(canvas, words, -1, STYLE(broken ? ROLE_WRONG : ROLE_TEXT), text,
                         view->frame);
    }
    const char *rounds = say_plural(view->frame, view_language(view), MSG_rounds, item->rounds);
    bool plain = broken || item->kind != PLAN_QUIZ;
    const char *foot =
        plain ? item->path : arena_format(view->frame, "%s · %s", rounds, item->path);
    canvas_text_in(canvas, rect.row + rect.rows - 1, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                   foot);
}

static void draw_list(const struct picker *picker, const struct view *view, struct canvas *canvas,
                      struct rect content)
{
    int count;
    const struct shelf_item **items = filtered(picker, view, &count);
    struct list_item *rows = arena_alloc(view->frame, ((size_t)count + 1) * sizeof *rows);
    for (int i = 0; i < count; i++)
        rows[i] = (struct list_item){items[i]->title, facts(view, items[i]), -1,
                                     items[i]->complaint != NULL};

    struct rect top = rect_take_top(&content, 2);
    const char *prompt = VIEW_SAY(view, MSG_search);
    canvas_text(canvas, top.row, top.column, STYLE(ROLE_DIM), prompt);
    int at = top.column + text_width(prompt) + 1;
    field_draw(canvas, top.row, at, top.column + top.columns - at, STYLE(ROLE_STRONG),
               &picker->filter, false, true);

    struct rect details = rect_take_bottom(&content, content.rows >= 16 ? 5 : 4);
    if (count == 0) {
        static const enum message none[PLAN_KINDS] = {[PLAN_QUIZ] = MSG_no_quizzes,
                                                      [PLAN_GAME] = MSG_no_games,
                                                      [PLAN_MEETING] = MSG_no_meetings};
        bool empty = picker->filter.text[0] == '\0';
        struct rect words = rect_centred(content, 3, content.columns - 8);
        widget_paragraph(canvas, words, 0, STYLE(ROLE_DIM),
                         VIEW_SAY(view, empty ? none[picker->head.argument] : MSG_none_found),
                         view->frame);
        return;
    }
    int pitch = content.rows >= 2 * count ? 2 : 1;
    struct list list = picker->list;
    list_settle(&list, count, list_page(content, pitch));
    list_draw(canvas, content, &list, rows, count, pitch);
    draw_details(view, canvas, details, items[list.selected]);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct picker *picker = const_picker_of(screen);
    bool preview = previews(picker, view);
    static const enum message picks[PLAN_KINDS] = {[PLAN_QUIZ] = MSG_pick_quiz,
                                                   [PLAN_GAME] = MSG_pick_game,
                                                   [PLAN_MEETING] = MSG_pick_meeting};
    const char *title =
        preview ? view->shelf->preview->title : VIEW_SAY(view, picks[picker->head.argument]);
    struct rect content = widget_header(canvas, VIEW_SAY(view, MSG_brand), title, "");
    if (preview)
        picker_draw_preview(view, canvas, content, picker->preview_top);
    else
        draw_list(picker, view, canvas, content);
}

const struct screen_class screen_picker = {
    .size = sizeof(struct picker),
    .bindings = bindings,
    .label = label,
    .act = act,
    .key = key,
    .tick = tick,
    .draw = draw,
};
