/* front: where the kiosk is shown and where its input and its time come from: the terminal, a
 * recorded script on the terminal, or a script without any terminal (headless), whose time is its
 * own so that a run can be repeated. */
#ifndef VOLNA_APP_FRONT_H
#define VOLNA_APP_FRONT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/language.h"
#include "engine/command.h"
#include "ui/canvas.h"
#include "ui/input.h"
#include "ui/theme.h"

struct front_options {
    bool headless;
    int rows, columns;       /* of the headless screen */
    const char *script;      /* a file of input, "-": stdin; NULL: none */
    const char *script_text; /* the input itself, instead of a file; NULL: none */
};

struct front;

/* Takes the terminal or begins the script. NULL on failure, err says why. */
struct front *front_open(const struct front_options *options, enum language language,
                         struct err *err);
void front_close(struct front *front);

void front_size(const struct front *front, int *rows, int *columns);
struct moment front_now(const struct front *front);
void front_show(struct front *front, const struct canvas *canvas, enum theme_kind theme);

/* The next input, or INPUT_TICK at the deadline (monotonic ns, -1: none). INPUT_HANGUP: the
 * terminal is gone, or the script is over and there is no terminal to go on with. */
struct input front_wait(struct front *front, int64_t deadline_ns);

/* Can this terminal show quadrant blocks? The Linux console's font cannot. */
bool front_has_quadrants(const struct front *front);

#endif
