/* paper: A4 pages of text and lines, as a PDF.
 *
 * Coordinates are millimetres from the left upper corner of the page. Texts are plain; what does
 * not fit where it must is made smaller, then cut with an ellipsis. Only this file and its .c know
 * cairo and pango.
 */
#ifndef VOLNA_REPORT_PAPER_H
#define VOLNA_REPORT_PAPER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

enum { PAPER_WIDTH = 210, PAPER_HEIGHT = 297, PAPER_MARGIN = 17 };

enum paper_ink { INK_BLACK, INK_GREY, INK_LIGHT, INK_TINT, INKS };
enum paper_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct paper_style {
    double size; /* points */
    bool bold, italic;
    enum paper_ink ink;
    enum paper_align align;
};

struct paper; /* a PDF being written */

/* `title` goes into the file's properties. */
struct paper *paper_begin(const char *title, struct buf *out);
/* Ends the file, which then stands in `out`; false when it could not be made. *pages: how many. */
bool paper_end(struct paper *paper, int *pages, struct err *err);

void paper_page(struct paper *paper); /* the first one too */
int paper_pages(const struct paper *paper);

/* A text broken into lines of `width`; returns its height. */
double paper_text(struct paper *paper, const struct paper_style *style, double x, double y,
                  double width, const char *text);
double paper_text_height(struct paper *paper, const struct paper_style *style, double width,
                         const char *text);
/* The same within a height: smaller if it must be, down to two thirds, then cut. Returns the height
 * used. */
double paper_text_fit(struct paper *paper, const struct paper_style *style, double x, double y,
                      double width, double height, const char *text);

void paper_line(struct paper *paper, double x1, double y1, double x2, double y2, double width,
                enum paper_ink ink);
void paper_box(struct paper *paper, double x, double y, double width, double height, double line,
               enum paper_ink ink);
void paper_fill(struct paper *paper, double x, double y, double width, double height,
                enum paper_ink ink);
/* A disc, filled or only drawn. */
void paper_dot(struct paper *paper, double x, double y, double radius, bool filled,
               enum paper_ink ink);

#endif
