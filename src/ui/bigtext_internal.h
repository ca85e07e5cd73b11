/* bigtext_internal: what bigtext.c (letters and lines) gives to bigtext_fit.c (several lines in a
 * rect). */
#ifndef VOLNA_UI_BIGTEXT_INTERNAL_H
#define VOLNA_UI_BIGTEXT_INTERNAL_H

#include "ui/bigtext.h"

/* The em in pixels. A quadrant is half as wide as high, so letters of quadrants are set wider than
 * high. */
struct big_pixels {
    int across, down;
};

/* One line's ink in pixels: width, and heights above and below the baseline. */
struct big_line {
    int width, above, below;
};

struct big_bitmap {
    unsigned char *bits; /* width × height bytes */
    int width, height;
};

struct big_pixels big_pixels_of(int pixels, enum big_grain grain);
bool bigtext_has_quadrants(const struct bigtext *big);
int big_columns(int width, enum big_grain grain);

/* False when the font lacks a letter or the script needs shaping. */
bool big_measure(struct bigtext *big, const char *text, struct big_pixels pixels,
                 struct big_line *line);

/* Draws with the baseline at the top edge of base_row. Returns the columns, 0 when it could not be
 * drawn. */
int big_draw(struct bigtext *big, struct canvas *canvas, int base_row, int column,
             struct big_pixels pixels, enum big_grain grain, struct style style, const char *text);

#endif
