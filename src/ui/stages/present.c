/* present: the teams speak one after the other in a drawn order. Whose turn it is stands large, who
 * is next below; the clock goes on past its end. */
#include "base/text.h"
#include "ui/phrases.h"
#include "ui/stages/stages.h"

extern const struct stage_look look_present;

/* The team that speaks `ahead` turns from now; -1 when there is none. */
static int speaker(const struct view *view, int ahead)
{
    const struct step_state *step = &view->state->steps[view->state->step];
    for (int turn = step->turn; turn < step->turn_count; turn++)
        if (team_is_playing(view->state, step->turns[turn]) && ahead-- == 0)
            return step->turns[turn];
    return -1;
}

static void draw_name(const struct view *view, struct canvas *canvas, struct rect rect, int team)
{
    const char *name = view->state->teams[team].name;
    struct rect over = rect_take_top(&rect, 1);
    const char *ready =
        VIEW_SAY(view, view->state->clock.handover ? MSG_stage_gets_ready : MSG_stage_speaks);
    canvas_text_in(canvas, over.row, over.column, over.columns, 0, STYLE_TEAM(team),
                   arena_format(view->frame, "%s %s", team_shape(team), ready));
    stage_draw_big(view, canvas, rect, 0, STYLE_TEAM(team), name);
}

static void draw_next(const struct view *view, struct canvas *canvas, struct rect row)
{
    int next = speaker(view, 1);
    if (next < 0) {
        canvas_text_in(canvas, row.row, row.column, row.columns, 0, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_stage_last_speaker));
        return;
    }
    const char *text =
        VIEW_SAY(view, MSG_stage_speaks_next, team_shape(next), view->state->teams[next].name);
    canvas_text_in(canvas, row.row, row.column, row.columns, 0, STYLE(ROLE_DIM), text);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    (void)desk;
    bool roomy = rect.rows >= 20;
    rect = rect_inset(rect, roomy, roomy ? 3 : 0);
    int team = speaker(view, 0);
    if (state_phase(view->state) != PHASE_OPEN || team < 0) {
        stage_draw_big(view, canvas, rect, 0, STYLE(ROLE_STRONG),
                       VIEW_SAY(view, MSG_stage_all_spoke));
        return;
    }
    struct rect clock = rect_take_bottom(&rect, roomy ? rect.rows * 2 / 5 : rect.rows / 3);
    rect_take_bottom(&rect, 1);
    struct rect next = rect_take_bottom(&rect, 1);
    rect_take_bottom(&rect, roomy);
    const char *question = stage_question(view);
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, 0, STYLE(ROLE_TEXT), question);
    rect_take_top(&rect, roomy ? 2 : 1);
    draw_name(view, canvas, rect, team);
    draw_next(view, canvas, next);
    stage_draw_clock(view, canvas, clock, 0);
}

const struct stage_look look_present = {.hint = MSG_hint_present, .has_clock = true, .draw = draw};
