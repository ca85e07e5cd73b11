/* picker_preview: what is in a file that may be played: rounds and questions, stages and roles, or
 * the programme. Never an answer: the projector may be on. */
#ifndef VOLNA_UI_PICKER_PREVIEW_H
#define VOLNA_UI_PICKER_PREVIEW_H

#include "ui/view.h"
#include "ui/widgets.h"

/* How many lines it has, at most. */
int picker_preview_lines(const struct plan *plan);
/* view->shelf->preview, from the line `top` on. */
void picker_draw_preview(const struct view *view, struct canvas *canvas, struct rect rect, int top);

#endif
