/* palette: the 256 colours of xterm, and the nearest of them. */
#ifndef VOLNA_TERM_PALETTE_H
#define VOLNA_TERM_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

enum { PALETTE_FIRST = 16, PALETTE_COLOURS = 256 }; /* the first sixteen are the user's own */

uint32_t palette_colour(int index); /* 0xRRGGBB of 16 … 255 */

/* The index nearest to a colour among those not taken; `taken` may be NULL. */
int palette_nearest(uint32_t colour, const bool taken[PALETTE_COLOURS]);

#endif
