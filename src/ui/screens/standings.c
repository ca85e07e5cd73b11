/* standings: bars that grow, shared places, who moved. Shown after a round and, by F2, at any
 * moment. */
#include <stdlib.h>

#include "engine/scoring.h"
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
    if (columns < 40) { /* two tables side by side: no room for bars */
        out = (struct columns){.place = 6, .score = 5};
        out.name = columns - out.place - 3 - out.score;
        return out;
    }
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

    const char *points = phrase_number(view->frame, score);
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

void play_draw_table(const struct view *view, struct canvas *canvas, struct rect rect,
                     int last_place, int grown)
{
    struct standing places[TEAMS_MAX];
    size_t all = standings(view->state, places), shown = 0;
    int64_t most = 1;
    for (size_t i = 0; i < all; i++) {
        most = places[i].score > most ? places[i].score : most;
        bool within = places[i].place > 0 && places[i].place <= last_place;
        if (within || last_place == PLAY_EVERYBODY)
            places[shown++] = places[i];
    }
    if (shown == 0 || rect.rows < 1)
        return;
    int count = (int)shown, columns = (count + rect.rows - 1) / rect.rows; /* one, where they fit */
    int per_column = (count + columns - 1) / columns;
    int pitch = rect.rows / per_column;
    pitch = pitch > 4 ? 4 : pitch;
    int tall = pitch > 1 ? pitch - 1 : 1, wide = rect.columns / columns;
    for (int i = 0; i < count; i++) {
        struct rect row = {rect.row + i % per_column * pitch, rect.column + i / per_column * wide,
                           tall, wide - (columns > 1 ? 2 : 0)};
        int64_t from = places[i].score_before;
        int64_t score = from + (places[i].score - from) * grown / 1000;
        draw_row(view, canvas, row, columns_for(row.columns), &places[i], score, most);
    }
}

/* Half of the screen, if that is what they need; none, where the teams have no room left. */
static int rows_for_indicators(const struct view *view, int rows)
{
    if (!indicators_are_kept(view))
        return 0;
    int least = indicators_rows(view) + 1, teams = view->state->team_count;
    int room = rows - 2 * teams > rows / 2 ? rows / 2 : rows - 2 * teams;
    room = room > least ? room : rows - teams;
    return room >= least ? room : 0;
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
    int heading = indicators_are_kept(view)                            ? 0
                  : content.rows >= 26 && view->state->team_count <= 6 ? 8
                  : content.rows >= 18 && view->state->team_count <= 4 ? 5
                                                                       : 0;
    if (heading > 0) {
        struct rect top = rect_take_top(&content, heading);
        bigtext_fit(view->big, canvas, top, 0, STYLE(ROLE_ACCENT), VIEW_SAY(view, MSG_standings),
                    view->frame);
        rect_take_top(&content, heading == 8 ? 2 : 1);
    }
    struct rect below = rect_take_bottom(&content, rows_for_indicators(view, content.rows));
    play_draw_table(view, canvas, content, PLAY_EVERYBODY, grown);
    rect_take_top(&below, 1);
    indicators_draw_all(view, canvas, below);
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

/* What an answer on the screen has earned is not in the ledger until the host goes on, but it is in
 * the lamps, so it is counted here too. */
static struct state *with_shown_points(const struct view *view)
{
    struct state *state = state_copy(view->state);
    struct verdict verdicts[TEAMS_MAX];
    if (state->stage != STAGE_STEP || state_phase(state) != PHASE_REVEALED)
        return state;
    score_step(view->plan, view->state, state->step, verdicts);
    for (int team = 0; team < state->team_count; team++)
        state->teams[team].score +=
            verdicts[team].points - state_answer(view->state, state->step, team)->award;
    return state;
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    (void)screen;
    struct view counted = *view;
    struct state *state = with_shown_points(view);
    counted.state = state;
    play_draw_standings(&counted, canvas, VIEW_SAY(view, MSG_standings_now), 1000);
    free(state);
}

const struct screen_class screen_standings = {.size = sizeof(struct screen_head),
                                              .bindings = bindings,
                                              .label = label,
                                              .act = act,
                                              .draw = draw};
