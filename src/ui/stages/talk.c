/* talk: who speaks and about what, and how much time is left. The clock goes on past its end: a
 * speaker is reminded, never cut off. */
#include "ui/stages/stages.h"

extern const struct stage_look look_talk;

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    (void)desk;
    const struct stage *stage = stage_of(view);
    const char *speaker = stage != NULL ? stage->speaker : NULL;
    bool roomy = rect.rows >= 20;
    rect = rect_inset(rect, roomy, roomy ? 3 : 0);
    struct rect clock = rect_take_bottom(&rect, roomy ? rect.rows * 2 / 5 : rect.rows / 3);
    rect_take_bottom(&rect, 1);
    if (speaker != NULL) {
        struct rect name = rect_take_bottom(&rect, roomy ? 5 : 3);
        bigtext_fit(view->big, canvas, name, 0, STYLE(ROLE_ACCENT), speaker, view->frame);
    }
    stage_draw_big(view, canvas, rect, 0, STYLE(ROLE_STRONG), stage_question(view));
    stage_draw_clock(view, canvas, clock, 0);
}

const struct stage_look look_talk = {.hint = MSG_hint_talk, .has_clock = true, .draw = draw};
