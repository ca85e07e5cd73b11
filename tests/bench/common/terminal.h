/* terminal: a program in a pty of 120×40. It tells of every frame by one byte on the descriptor
 * VOLNA_SYNC_FD names. What it writes is counted and thrown away.
 */
#ifndef VOLNA_TESTS_BENCH_TERMINAL_H
#define VOLNA_TESTS_BENCH_TERMINAL_H

#include <stddef.h>
#include <sys/types.h>

enum { TERMINAL_ROWS = 40, TERMINAL_COLUMNS = 120 };

struct terminal {
    pid_t child;
    int master, sync; /* -1: closed */
    size_t bytes;     /* written to the terminal so far */
    size_t frames;
    double started; /* row_now() just before the fork */
};

/* Starts argv[0] with `folder` as its home. */
void terminal_start(struct terminal *terminal, const char *const argv[], const char *folder);

/* Waits for the next frame and returns row_now() then; gives up after ten seconds. */
double terminal_frame(struct terminal *terminal);
/* Takes everything that comes within so many seconds. */
void terminal_take(struct terminal *terminal, double seconds);
/* Presses the keys and returns the seconds until the frame after them. */
double terminal_key(struct terminal *terminal, const char *keys);
/* SIGTERM, and waits for the end. */
void terminal_stop(struct terminal *terminal);

/* A number of /proc/PID/status: "VmRSS", "voluntary_ctxt_switches". */
long terminal_status(const struct terminal *terminal, const char *field);

#endif
