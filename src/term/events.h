/* events: what the process waits for: bytes from the terminal, signals, the deadline. One ppoll,
 * nothing else ever wakes it. Signals come through a descriptor, so nothing runs in a handler.
 */
#ifndef VOLNA_TERM_EVENTS_H
#define VOLNA_TERM_EVENTS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "term/keys.h"
#include "ui/input.h"

enum { EVENTS_IGNORED = 3 };

struct events {
    int tty, signals; /* descriptors; signals -1 when closed */
    sigset_t mask_before;
    struct sigaction before[EVENTS_IGNORED];
    struct keys keys;
    int64_t read_ns; /* when the last bytes came */
    bool hung_up;    /* the terminal is gone or the process shall end */
    bool continued;  /* it was stopped and runs again: the terminal has to be set up anew; whoever
                        reads it clears it */
    bool ticked;     /* the deadline was what came last */
};

/* Blocks and watches SIGWINCH, SIGTERM, SIGHUP, SIGCONT; ignores what a keyboard sends to kill or
 * stop, SIGPIPE (a dead reader) and SIGXFSZ (a file at its limit: the write fails instead). */
bool events_open(struct events *events, int tty);
/* Signals mean what they did before; SIGPIPE and SIGXFSZ stay ignored, and after a hangup all do.
 */
void events_close(struct events *events);

/* See term_wait. INPUT_RESIZE comes without a size. */
struct input events_wait(struct events *events, int64_t deadline_ns);

#endif
