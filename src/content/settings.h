/* settings: $XDG_CONFIG_HOME/volna/config.yaml (or
 * ~/.config/volna/config.yaml). Read with the same reader as content. */
#ifndef VOLNA_CONTENT_SETTINGS_H
#define VOLNA_CONTENT_SETTINGS_H

#include <stdbool.h>

#include "base/err.h"
#include "content/content.h"

enum { SETTINGS_DOUBLE_PRESS_MAX_MS = 2000 };

struct settings {
    enum language language;
    char theme[16]; /* a name the ui knows; "dark" */
    char venue[128]; /* «Центральная модельная детская библиотека, Мыски» */
    char facilitator[128];
    int time_s;          /* default time of a question where the file says none; 5..600, 30
                          */
    bool hide_typing;    /* typed answers show as dots, since the room looks at the
                            same screen; true */
    int double_press_ms; /* presses of the host's keys nearer than this are taken
                            for one; 0..SETTINGS_DOUBLE_PRESS_MAX_MS, 400 */
};

void settings_default(struct settings *settings);
/* Path of the file: `given`, or the XDG place. */
const char *settings_path(const char *given, struct arena *arena);
/* A missing file is fine. A wrong one fills complaints, and what could be read
 * is used. */
bool settings_load(struct settings *settings, const char *path, struct complaints *complaints);
/* Writes a new file and renames it over the old one. */
bool settings_save(const struct settings *settings, const char *path, struct err *err);

#endif
