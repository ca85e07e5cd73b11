/* keys: the bytes a terminal sends, as inputs. Knows the sequences of xterm and its kin (VTE,
 * Konsole, tmux, PuTTY …), of rxvt and of the Linux console, in both cursor modes, whatever TERM
 * says. No clock and no terminal: whoever reads the bytes says when a lone Esc has stayed alone for
 * long enough.
 */
#ifndef VOLNA_TERM_KEYS_H
#define VOLNA_TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/input.h"

enum { KEYS_BYTES = 4096 };

struct keys {
    unsigned char bytes[KEYS_BYTES];
    size_t length;
    bool pasting;  /* between the marks of a bracketed paste */
    size_t pasted; /* characters of this paste so far */
};

/* Where to read the next bytes to, and how many there is room for: at least 1 once keys_next has
 * said false. */
unsigned char *keys_space(struct keys *keys, size_t *room);
void keys_added(struct keys *keys, size_t count);

/* The next input. False when there is none yet. `alone`: no byte has followed for a while, so what
 * is begun is all there is: an Esc is the key Esc. */
bool keys_next(struct keys *keys, bool alone, struct input *input);

/* True while the beginning of a sequence is held back. */
bool keys_unfinished(const struct keys *keys);

#endif
