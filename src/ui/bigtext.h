/* bigtext: words in letters several rows high, drawn by FreeType into half-block or quadrant cells.
 *
 * Monochrome rendering of a bold sans face at a pixel height; two pixels a row (half blocks ▀▄█) or
 * two by two a cell (quadrants). A console without quadrants gets half blocks only. Without any
 * font the functions say false and the caller writes ordinary text: nothing depends on big text
 * being there.
 */
#ifndef VOLNA_UI_BIGTEXT_H
#define VOLNA_UI_BIGTEXT_H

#include <stdbool.h>

#include "ui/canvas.h"

struct bigtext; /* a face and its glyph cache */

/* Opens the font: `path` when given, else DejaVu Sans Bold at its usual places, else what
 * fontconfig says. NULL when there is none. */
struct bigtext *bigtext_open(const char *path);
void bigtext_close(struct bigtext *big);
void bigtext_set_quadrants(struct bigtext *big, bool available);
const char *bigtext_font(const struct bigtext *big); /* path of the face, for doctor */

enum big_grain { BIG_HALF, BIG_QUADRANT }; /* pixels a cell: 1×2, 2×2 */

/* Columns a line needs, at `pixels` em height; rows are bigtext_rows. NULL big: 0. */
int bigtext_width(struct bigtext *big, const char *text, int pixels, enum big_grain grain);
int bigtext_rows(struct bigtext *big, int pixels,
                 enum big_grain grain); /* ascender to descender of one line */

/* Where capitals and digits stand in that box: the row of their tops, and the rows they take. */
int bigtext_cap_top(struct bigtext *big, int pixels, enum big_grain grain);
int bigtext_cap_rows(struct bigtext *big, int pixels, enum big_grain grain);

/* One line at (row, column) of its box; returns the columns used, 0 when it could not be drawn. */
int bigtext_draw(struct bigtext *big, struct canvas *canvas, int row, int column, int pixels,
                 enum big_grain grain, struct style style, const char *text);

/* A text of several words in the largest letters that fit the rect: half blocks, then quadrants of
 * 12 … 8 pixels, then ordinary text in spaced lines. align -1, 0, 1. Returns the rows used, from
 * the rect's top; with a NULL canvas it only counts them. `arena` holds the lines. Ordinary text
 * that still does not fit is cut with … */
int bigtext_fit(struct bigtext *big, struct canvas *canvas, struct rect rect, int align,
                struct style style, const char *text, struct arena *arena);

enum { BIG_CLEAR = 11 };

/* Whether bigtext_fit would draw the text there in big letters at least that many pixels across the
 * em: BIG_CLEAR for clear ones, 0 for any. */
bool bigtext_fits(struct bigtext *big, struct rect rect, const char *text, int least,
                  struct arena *arena);

#endif
