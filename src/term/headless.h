/* headless: the terminal's twin without a terminal. Inputs come from a script, time is virtual and
 * moves only while waiting, frames are printed where the script says so: a run is the same on every
 * machine and takes no time.
 *
 * A script is a command a line:
 *     key Space          one key by its name (ui/input.h), or one character
 *     keys 1 7 я F5      several
 *     text Томь          characters, one key press each
 *     paste Томь, Кия    characters of one paste
 *     wait 5s            200ms, 5s, 2m
 *     size 80x24         columns × rows
 *     print [name]       the frame shown last
 *     # a comment
 * A key press takes HEADLESS_KEY_NS. After the last command comes INPUT_HANGUP.
 *
 * The calls are those of term.h with a struct headless before them.
 */
#ifndef VOLNA_TERM_HEADLESS_H
#define VOLNA_TERM_HEADLESS_H

#include <stdint.h>
#include <stdio.h>

#include "base/err.h"
#include "base/language.h"
#include "ui/canvas.h"
#include "ui/input.h"

enum { HEADLESS_KEY_NS = 50000000 };

struct headless;

/* Reads the whole script first: a wrong one is refused with all its wrong lines in `err`, as
 * "name:line: …". `out` is where frames are printed, NULL for nowhere. wall_ms: the time on the
 * wall when it begins. */
struct headless *headless_open(const char *name, const char *script, int rows, int columns,
                               int64_t wall_ms, FILE *out, enum language language, struct err *err);
void headless_close(struct headless *headless);

void headless_size(const struct headless *headless, int *rows, int *columns);
void headless_show(struct headless *headless, const struct canvas *canvas);

/* The next input of the script, or INPUT_TICK when the deadline (monotonic ns, -1: none) comes
 * before it. A deadline in the past costs a virtual millisecond, so time goes on whatever the
 * caller does. */
struct input headless_wait(struct headless *headless, int64_t deadline_ns);

int64_t headless_monotonic_ns(const struct headless *headless);
int64_t headless_wall_ms(const struct headless *headless);

#endif
