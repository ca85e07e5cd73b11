/* final: who won, in big letters over a podium. Further places stand below, unless the quiz shows
 * only the first three. */
#include "base/text.h"
#include "engine/standings.h"
#include "ui/phrases.h"
#include "ui/screens/play.h"

enum { PODIUM_PLACES = 3, PODIUM_ROWS = 8 };

static size_t count_places(const struct standing *places, size_t count, int last_place)
{
    size_t found = 0;
    while (found < count && places[found].place > 0 && places[found].place <= last_place)
        found++;
    return found;
}

static const char *winners(const struct view *view, const struct standing *places, size_t count)
{
    const char *names = "";
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == count ? VIEW_SAY(view, MSG_and) : ", ";
        names = arena_format(view->frame, "%s%s%s", names, joint,
                             view->state->teams[places[i].team].name);
    }
    return names;
}

/* Second, first, third from the left, as on any podium. */
static void draw_podium(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct standing *places, size_t count, int grown)
{
    static const int order[PODIUM_PLACES] = {1, 0, 2};
    int wide = rect.columns / PODIUM_PLACES;
    wide = wide > 28 ? 28 : wide;
    int left = rect.column + (rect.columns - wide * PODIUM_PLACES) / 2;
    int tallest = rect.rows - 3;
    int64_t most = places[0].score > 0 ? places[0].score : 1;
    for (int i = 0; i < PODIUM_PLACES; i++) {
        if ((size_t)order[i] >= count)
            continue;
        const struct standing *at = &places[order[i]];
        int step = tallest - (at->place - 1) * tallest / 4;
        int height = at->score > 0 || most == 1 ? step * grown / 1000 : 1;
        height = height < 1 ? 1 : height;
        int column = left + i * wide, top = rect.row + rect.rows - height;
        struct style solid = {.role = ROLE_TEAM_BAR, .team = (int8_t)at->team};
        canvas_fill(canvas, (struct rect){top, column + 1, height, wide - 2}, solid, "█");
        const char *name = arena_format(view->frame, "%s %s", team_shape(at->team),
                                        view->state->teams[at->team].name);
        canvas_text_in(canvas, top - 2, column, wide, 0, STYLE_TEAM(at->team), name);
        canvas_text_in(canvas, top - 1, column, wide, 0, STYLE(ROLE_TEXT),
                       phrase_points(view, at->score));
        const char *plate =
            arena_format(view->frame, " %s ", phrase_place(view->frame, at->place, at->place_last));
        canvas_text(canvas, top + (height - 1) / 2, column + (wide - text_width(plate)) / 2,
                    STYLE_TEAM(at->team), plate);
    }
}

static void draw_others(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct standing *places, size_t count)
{
    int columns = count > 4 ? 3 : 2, wide = rect.columns / columns;
    for (size_t i = 0; i < count; i++) {
        int row = rect.row + (int)i / columns, column = rect.column + (int)i % columns * wide;
        const struct standing *at = &places[i];
        canvas_text_in(canvas, row, column, 6, -1, STYLE(ROLE_DIM),
                       phrase_place(view->frame, at->place, at->place_last));
        canvas_text(canvas, row, column + 6, STYLE_TEAM(at->team), team_shape(at->team));
        canvas_text_in(canvas, row, column + 8, wide - 18, -1, STYLE(ROLE_TEXT),
                       view->state->teams[at->team].name);
        canvas_text_in(canvas, row, column + wide - 9, 7, 1, STYLE(ROLE_DIM),
                       phrase_number(view->frame, at->score));
    }
}

static void draw_title(const struct view *view, struct canvas *canvas, struct rect rect,
                       const struct standing *places, size_t winner_count)
{
    enum message title = winner_count > 1 ? MSG_winners : MSG_winner;
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, 0, STYLE(ROLE_DIM),
                   VIEW_SAY(view, title));
    rect_take_top(&rect, 1);
    bigtext_fit(view->big, canvas, rect, 0, STYLE(ROLE_ACCENT), winners(view, places, winner_count),
                view->frame);
}

/* A meeting, or a game nobody was scored in: there is nobody to crown. */
static bool without_points(const struct view *view, const struct standing *places, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (places[i].score != 0)
            return false;
    return view->plan->kind != PLAN_QUIZ;
}

void play_draw_final(const struct play *play, const struct view *view, struct canvas *canvas)
{
    struct standing places[TEAMS_MAX];
    size_t count = standings(view->state, places);
    struct rect content = widget_header(canvas, VIEW_SAY(view, MSG_brand), view->plan->title,
                                        VIEW_SAY(view, MSG_final));
    size_t winning = count_places(places, count, 1);
    if (winning == 0)
        return;
    if (view->plan->kind != PLAN_QUIZ) {
        struct rect foot = rect_take_bottom(&content, 1);
        canvas_text_in(canvas, foot.row, foot.column, foot.columns, 0, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_final_document));
    }
    if (without_points(view, places, count)) {
        struct rect below =
            rect_take_bottom(&content, indicators_are_kept(view) ? content.rows / 2 : 0);
        stage_draw_big(view, canvas, content, 0, STYLE(ROLE_ACCENT), VIEW_SAY(view, MSG_thanks));
        indicators_draw_all(view, canvas, below);
        return;
    }
    int last_place = view->plan->show == SHOW_TOP3 ? PODIUM_PLACES : TEAMS_MAX;
    size_t on_podium = count_places(places, count, PODIUM_PLACES);
    bool crowded = on_podium > PODIUM_PLACES; /* ties: a table does them justice */
    size_t others = crowded ? 0 : count_places(places, count, last_place) - on_podium;
    int lines = ((int)others + (others > 4 ? 2 : 1)) / (others > 4 ? 3 : 2);
    int64_t ms = (view->now.mono_ns - play->face_ns) / 1000000;
    int grown = ms >= WIDGET_GROW_MS ? 1000 : (int)(ms * 1000 / WIDGET_GROW_MS);

    rect_take_top(&content, content.rows >= 24);
    struct rect below = rect_take_bottom(&content, lines);
    struct rect title = rect_take_top(&content, content.rows >= 20 ? content.rows * 2 / 5 : 7);
    if (winning > 1 && winning == count_places(places, count, TEAMS_MAX))
        bigtext_fit(view->big, canvas, title, 0, STYLE(ROLE_ACCENT), VIEW_SAY(view, MSG_all_level),
                    view->frame);
    else
        draw_title(view, canvas, title, places, winning);
    draw_others(view, canvas, below, places + on_podium, others);
    rect_take_bottom(&content, others > 0 ? 1 : 0);
    int kept = indicators_are_kept(view) ? indicators_rows(view) + 1 : 0;
    if (kept > 0 && content.rows - kept >= PODIUM_ROWS) {
        struct rect indicators = rect_take_bottom(&content, kept);
        rect_take_top(&indicators, 1);
        indicators_draw_all(view, canvas, indicators);
    }
    rect_take_top(&content, crowded);
    if (crowded)
        play_draw_table(view, canvas, content, last_place, 1000);
    else if (content.rows >= 5)
        draw_podium(view, canvas, content, places, on_podium, grown);
}
