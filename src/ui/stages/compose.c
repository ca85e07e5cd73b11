/* compose: a day made from cards; then all days side by side. */
#include "ui/stages/editor.h"

static bool edits(const struct view *view, const struct desk *desk)
{
    return stage_works(view, desk) && desk->team < TEAMS_MAX;
}

static bool is_shown(const struct view *view)
{
    return state_phase(view->state) == PHASE_REVEALED || state_phase(view->state) == PHASE_SETTLED;
}

static int pages(const struct view *view)
{
    int teams[TEAMS_MAX];
    return days_pages(view, stage_teams(view, teams), 1);
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (edits(view, desk))
        return editor_label(view, desk, action);
    return is_shown(view) && (action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN)
               ? days_page_label(desk->page, pages(view), action)
               : MSG_nothing;
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (edits(view, desk))
        return editor_act(view, desk, action);
    if (is_shown(view))
        days_turn_page(desk, pages(view), action);
    return OUTCOME(STAY);
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    return edits(view, desk) ? editor_key(view, desk, input) : OUTCOME(STAY);
}

static void draw_all(const struct view *view, const struct desk *desk, struct canvas *canvas,
                     struct rect rect)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), all = pages(view);
    int page = desk->page < all ? desk->page : all - 1, per = days_per_page(view, count, 1);
    struct day_column columns[TEAMS_MAX];
    int shown = 0;
    for (int i = page * per; i < count && shown < per; i++) {
        struct day *day = arena_alloc(view->frame, sizeof *day);
        day_gather(view, view->state->step, teams[i], day);
        columns[shown++] = (struct day_column){teams[i], NULL, day};
    }
    days_draw(view, canvas, rect, columns, shown);
    days_draw_page(view, canvas,
                   (struct rect){rect.row + rect.rows - 1, rect.column, 1, rect.columns}, page,
                   all);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    bool somebody = desk->team >= 0 && desk->team < view->state->team_count;
    if (is_shown(view))
        draw_all(view, desk, canvas, rect);
    else if (somebody && (state_phase(view->state) == PHASE_OPEN || stage_works(view, desk)))
        editor_draw(view, desk, canvas, rect);
    else
        days_draw_waiting(view, canvas, rect);
}

extern const struct stage_look look_compose;
const struct stage_look look_compose = {
    .hint = MSG_hint_compose,
    .covers = true,
    .begin = editor_begin,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = day_in_words,
};
