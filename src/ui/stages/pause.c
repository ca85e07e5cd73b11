/* pause: a break. A calm screen that says when we go on. */
#include "ui/phrases.h"
#include "ui/stages/stages.h"

extern const struct stage_look look_pause;

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    (void)desk;
    int64_t left = stage_left_ms(view);
    bool timed = stage_step(view)->time_ms > 0;
    bool roomy = rect.rows >= 20;
    rect = rect_inset(rect, roomy, roomy ? 3 : 0);
    struct rect foot = rect_take_bottom(&rect, roomy ? 3 : 1);
    struct rect clock = rect_take_bottom(&rect, roomy ? rect.rows * 2 / 5 : rect.rows / 3);
    rect_take_bottom(&rect, 1);
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, 0, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_break));
    rect_take_top(&rect, 1);
    stage_draw_big(view, canvas, rect, 0, STYLE(ROLE_ACCENT), stage_question(view));
    stage_draw_clock(view, canvas, clock, 0);
    if (timed)
        canvas_text_in(canvas, foot.row + foot.rows / 2, foot.column, foot.columns, 0,
                       STYLE(ROLE_TEXT),
                       left > 0 ? VIEW_SAY(view, MSG_stage_go_on_at,
                                           phrase_time(view, view->now.wall_ms + left))
                                : VIEW_SAY(view, MSG_stage_go_on_now));
}

const struct stage_look look_pause = {.hint = MSG_hint_break, .has_clock = true, .draw = draw};
