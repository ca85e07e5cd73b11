/* term: the terminal. The only file that knows curses is term.c; headless.c is its twin without a
 * terminal. */
#ifndef VOLNA_TERM_TERM_H
#define VOLNA_TERM_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/language.h"
#include "ui/canvas.h"
#include "ui/input.h"
#include "ui/theme.h"

/* Takes the terminal: alternate screen, raw keys (Ctrl-C and its friends arrive as keys or are
 * ignored), no echo, bracketed paste. Sets the locale (term_locale) and the hook that gives the
 * terminal back when memory is out; a crash gives it back too. False when there is no terminal, it
 * is too dumb or there is no UTF-8: `err` is in `language`. */
bool term_open(enum language language, struct err *err);
void term_close(void); /* gives it back; safe to call twice and from a fatal path */

/* Sets LC_CTYPE: the user's locale, else C.UTF-8. False when neither is UTF-8. */
bool term_locale(void);

void term_size(int *rows, int *columns);
/* How many colours the terminal has by its description: 8, 256 …, 0 for none. Needs no term_open;
 * for doctor. */
int term_known_colours(void);
bool term_is_linux_console(void);

/* Shows a canvas: only what changed is written. When VOLNA_SYNC_FD names a descriptor, one byte is
 * written to it after each frame, changed or not, so that a test need not guess. */
void term_show(const struct canvas *canvas, enum theme_kind theme);

/* Waits until input, a signal or the deadline (monotonic ns, -1: for ever) and returns one input: a
 * key, a resize, INPUT_TICK at the deadline, INPUT_HANGUP when the terminal is gone or
 * SIGTERM/SIGHUP came. No polling. */
struct input term_wait(int64_t deadline_ns);

int64_t term_monotonic_ns(void);
int64_t term_wall_ms(void);

#endif
