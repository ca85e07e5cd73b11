/* svg: a picture of a canvas for the README. Self-contained: words are text in whatever monospaced
 * font there is, pulled to the grid; blocks and rules are rectangles, so big text looks the same
 * everywhere.
 */
#ifndef VOLNA_UI_SVG_H
#define VOLNA_UI_SVG_H

#include "base/buf.h"
#include "ui/canvas.h"
#include "ui/theme.h"

void svg_write(const struct canvas *canvas, enum theme_kind theme, struct buf *out);

#endif
