/* theme: what each role looks like. A matrix of role × theme, complete by construction; a team's
 * colour is a row of its own.
 *
 * Colours are sRGB 0xRRGGBB. The terminal turns them into what it has: true colour, the nearest of
 * 256, or the 8 of `basic`. In THEME_MONO only attributes tell roles apart.
 */
#ifndef VOLNA_UI_THEME_H
#define VOLNA_UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/language.h"
#include "ui/canvas.h"

enum theme_kind { THEME_DARK, THEME_LIGHT, THEME_CONTRAST, THEME_MONO, THEMES };

enum { LOOK_BOLD = 1, LOOK_REVERSE = 2, LOOK_UNDERLINE = 4, LOOK_DIM = 8 };

enum basic {
    BASIC_BLACK,
    BASIC_RED,
    BASIC_GREEN,
    BASIC_YELLOW,
    BASIC_BLUE,
    BASIC_MAGENTA,
    BASIC_CYAN,
    BASIC_WHITE
};

struct look {
    uint32_t ink, ground;  /* 0xRRGGBB */
    uint8_t ink8, ground8; /* enum basic: for 8-colour terminals */
    uint8_t attributes;    /* LOOK_… where the colours are as asked for */
    uint8_t attributes8;   /* LOOK_… with the 8 colours; bold is their bright half */
};

struct look theme_look(enum theme_kind theme, struct style style);

const char *theme_name(enum theme_kind theme); /* "dark", as in the settings file */
bool theme_named(const char *name, enum theme_kind *theme);

/* The shape that goes with a team's colour: ● ▲ ■ ◆ ★ ✚ ♥ ♣ …, one column wide each, all sixteen
 * different. */
const char *team_shape(int team);

#endif
