/* judged: what the points of many voices came to, opened at once. */
#ifndef VOLNA_UI_JUDGED_H
#define VOLNA_UI_JUDGED_H

#include "ui/stages/stages.h"

/* Teams × criteria: means, the sum, places, spread; below, whose sum stands apart. */
void judged_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect);
/* Criteria that do not fit beside each other go to further pages. */
int judged_pages(const struct view *view);

/* A juror's name, or «эксперт 2» when the author gave none. */
const char *judged_juror(const struct view *view, int juror);
/* «0–10», «0–10, ×2». */
const char *judged_limits(const struct view *view, const struct item *criterion);

/* How the names of the criteria stand over columns so wide: in a row or two, or as numbers with a
 * line below that tells them apart. */
struct headings {
    int rows; /* of the names */
    bool numbered;
};

struct headings judged_headings(const struct view *view, int first, int shown, int columns);
void judged_draw_heading(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct headings *headings, int criterion, int align,
                         struct style style);
/* «1 Проблема · 2 Связь · …»; "" when they are not numbered. */
const char *judged_legend(const struct view *view, const struct headings *headings, int first,
                          int shown);

#endif
