#include "term/palette.h"

#include <stddef.h>

enum { CUBE_SIDE = 6, GREYS_FIRST = 232 };

uint32_t palette_colour(int index)
{
    static const uint32_t levels[CUBE_SIDE] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};
    if (index >= GREYS_FIRST)
        return (uint32_t)(8 + 10 * (index - GREYS_FIRST)) * 0x010101;
    int at = index - PALETTE_FIRST;
    return levels[at / 36 % 6] << 16 | levels[at / 6 % 6] << 8 | levels[at % 6];
}

/* Squared distance weighed as the eye does ("redmean"), without square roots. */
static int64_t distance(uint32_t a, uint32_t b)
{
    int64_t red = (int64_t)(a >> 16 & 255) - (b >> 16 & 255),
            green = (int64_t)(a >> 8 & 255) - (b >> 8 & 255);
    int64_t blue = (int64_t)(a & 255) - (b & 255), mean = ((a >> 16 & 255) + (b >> 16 & 255)) / 2;
    return (512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue;
}

int palette_nearest(uint32_t colour, const bool taken[PALETTE_COLOURS])
{
    int best = PALETTE_FIRST;
    int64_t best_distance = INT64_MAX;
    for (int i = PALETTE_FIRST; i < PALETTE_COLOURS; i++) {
        int64_t d = distance(colour, palette_colour(i));
        if ((taken == NULL || !taken[i]) && d < best_distance) {
            best = i;
            best_distance = d;
        }
    }
    return best;
}
