/* pty: a child of this test in a terminal of its own; libvterm is the terminal. Nothing sleeps:
 * everything waits for something with a deadline.
 */
#ifndef VOLNA_TESTS_TERM_PTY_H
#define VOLNA_TESTS_TERM_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <vterm.h>

struct pty {
    int master, sync; /* -1 when closed */
    pid_t child;
    int rows, columns;
    VTerm *vterm;
    VTermScreen *screen;
    bool alternate, cursor_visible;
    size_t received;    /* bytes the child has written */
    char seen[1 << 16]; /* the first of them */
    int frames;         /* sync bytes */
};

/* Runs `child` in a terminal. `colorterm` may be NULL. The child gets VOLNA_SYNC_FD and ends with
 * its result. */
void pty_start(struct pty *pty, int rows, int columns, const char *term, const char *colorterm,
               int (*child)(void));
void pty_type(struct pty *pty, const char *bytes);
void pty_resize(struct pty *pty, int rows, int columns);
/* The same, but our picture of the screen keeps its size: libvterm 0.1.4 itself crashes at 1×1. */
void pty_resize_blindly(struct pty *pty, int rows, int columns);

/* Waits until the screen shows a text somewhere in a row; fails the test after five seconds. */
void pty_wait_text(struct pty *pty, const char *text);
/* Waits until `count` frames were shown in all. */
void pty_wait_frames(struct pty *pty, int count);
/* True when the child writes nothing for that long. */
bool pty_is_silent(struct pty *pty, int ms);
void pty_settle(struct pty *pty); /* until it is silent */
/* Waits for its end and frees everything; returns waitpid's status. */
int pty_end(struct pty *pty);
/* Reads what is left until the child is gone; the terminal can still be looked at. */
int pty_wait_end(struct pty *pty);
void pty_hang_up(struct pty *pty);

/* One row of the screen, trailing spaces cut. */
const char *pty_row(struct pty *pty, int row, char *out, size_t size);
VTermScreenCell pty_cell(struct pty *pty, int row, int column);

#endif
