/* standings: bars that grow, shared places, who moved. Shown after a round and, by F2, at any
 * moment. */
#include "engine/standings.h"

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/play.h"
#include "ui/screens/screens.h"

struct columns {
    int place, name, bar, score, moved; /* widths */
};

static struct columns columns_for(int columns)
{
    struct columns out = {.place = 6, .score = 8, .moved = 6};
    out.name = columns >= 100 ? 24 : columns >= 60 ? 18 : columns / 4;
    out.bar = columns - out.place - out.name - 3 - out.score - out.moved;
    return out;
}

static void draw_row(const struct view *view, struct canvas *canvas, struct rect row,
                     struct columns columns, const struct standing *at, int64_t score, int64_t most)
{
    int middle = row.row + (row.rows - 1) / 2, column = row.column;
    const struct team *team = &view->state->teams[at->team];
    struct style style = STYLE(at->place == 0 ? ROLE_DIM : ROLE_STRONG);
    canvas_text_in(canvas, middle, column, columns.place, -1,
                   STYLE(at->place == 1 ? ROLE_ACCENT : ROLE_DIM),
                   phrase_place(view->frame, at->place, at->place_last));
    column += columns.place;
    canvas_text(canvas, middle, column, STYLE_TEAM(at->team), team_shape(at->team));
    canvas_text_in(canvas, middle, column + 2, columns.name - 1, -1, style, team->name);
    column += columns.name + 3;

    const char *points = arena_format(view->frame, "%s%lld", score < 0 ? "−" : "",
                                      (long long)(score < 0 ? -score : score));
    struct rect bar = {row.row, column, row.rows, columns.bar};
    struct style solid = {.role = ROLE_TEAM_BAR, .team = (int8_t)at->team};
    int end =
        at->place == 0 ? column : widget_gauge(canvas, bar, solid, score > 0 ? score : 0, most);
    canvas_text_in(canvas, middle, end + 1, columns.score, -1, style, points);
    if (at->moved != 0)
        canvas_text_in(canvas, middle, row.column + row.columns - columns.moved, columns.moved, 1,
                       STYLE(at->moved > 0 ? ROLE_RIGHT : ROLE_DIM),
                       arena_format(view->frame, "%s %d", at->moved > 0 ? "▲" : "▼",
                                    at->moved > 0 ? at->moved : -at->moved));
}

static void draw_table(const struct view *view, struct canvas *canvas, struct rect rect, int grown)
{
    struct standing places[TEAMS_MAX];
    size_t count = standings(view->state, places);
    if (count == 0)
        return;
    int64_t most = 1;
    for (size_t i = 0; i < count; i++)
        most = places[i].score > most ? places[i].score : most;
    int pitch = rect.rows / (int)count;
    pitch = pitch > 4 ? 4 : pitch < 1 ? 1 : pitch;
    int tall = pitch > 1 ? pitch - 1 : 1;
    struct columns columns = columns_for(rect.columns);
    for (size_t i = 0; i < count; i++) {
        struct rect row = {rect.row + (int)i * pitch, rect.column, tall, rect.columns};
        int64_t from = places[i].score_before;
        int64_t score = from + (places[i].score - from) * grown / 1000;
        draw_row(view, canvas, row, columns, &places[i], score, most);
    }
}

void play_draw_standings(const struct view *view, struct canvas *canvas, const char *title,
                         int grown)
{
    struct rect content =
        widget_header(canvas, VIEW_SAY(view, MSG_brand),
                      arena_format(view->frame, "%s · %s", view->plan->title, title), "");
    bool roomy = content.rows >= 24;
    content = rect_inset(content, 0, roomy ? 3 : 0);
    rect_take_top(&content, roomy);
    int heading = content.rows >= 26 && view->state->team_count <= 6   ? 8
                  : content.rows >= 18 && view->state->team_count <= 4 ? 5
                                                                       : 0;
    if (heading > 0) {
        struct rect top = rect_take_top(&content, heading);
        bigtext_fit(view->big, canvas, top, 0, STYLE(ROLE_ACCENT), VIEW_SAY(view, MSG_standings),
                    view->frame);
        rect_take_top(&content, heading == 8 ? 2 : 1);
    }
    draw_table(view, canvas, content, grown);
}

/* ---- the screen behind F2 ---- */

static const struct binding bindings[] = {
    {PRESS_SPACE, ACTION_BACK, false}, {PRESS_ENTER, ACTION_BACK, true},
    {PRESS_ESCAPE, ACTION_BACK, true}, {PRESS_F2, ACTION_BACK, true},
    {PRESS_NONE, ACTION_NONE, true},
};

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view, (void)action;
    return MSG_key_return;
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    (void)screen, (void)view, (void)action;
    return OUTCOME(POP);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    (void)screen;
    play_draw_standings(view, canvas, VIEW_SAY(view, MSG_standings_now), 1000);
}

const struct screen_class screen_standings = {.size = sizeof(struct screen_head),
                                              .bindings = bindings,
                                              .label = label,
                                              .act = act,
                                              .draw = draw};
