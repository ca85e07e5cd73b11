#define _GNU_SOURCE /* forkpty */

#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rows.h"

#define PATIENCE 10.0

static _Noreturn void be_child(const char *const argv[], const char *folder, int sync)
{
    char number[16];
    snprintf(number, sizeof number, "%d", sync);
    static const char *const homes[] = {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"};
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        setenv(homes[i], folder, 1);
    setenv("VOLNA_SYNC_FD", number, 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("COLORTERM", "truecolor", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    char *words[16] = {0};
    for (size_t i = 0; i < 15 && argv[i] != NULL; i++)
        words[i] = strdup(argv[i]);
    execv(words[0], words);
    _exit(127);
}

void terminal_start(struct terminal *terminal, const char *const argv[], const char *folder)
{
    struct winsize size = {.ws_row = TERMINAL_ROWS, .ws_col = TERMINAL_COLUMNS};
    int ends[2];
    *terminal = (struct terminal){0};
    if (pipe(ends) != 0)
        row_give_up(argv[0]);
    terminal->started = row_now();
    terminal->child = forkpty(&terminal->master, NULL, NULL, &size);
    if (terminal->child < 0)
        row_give_up(argv[0]);
    if (terminal->child == 0) {
        close(ends[0]);
        be_child(argv, folder, ends[1]);
    }
    close(ends[1]);
    terminal->sync = ends[0];
    fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->sync, F_SETFD, FD_CLOEXEC);
}

static void close_end(int *end)
{
    close(*end);
    *end = -1;
}

static void read_master(struct terminal *terminal)
{
    char bytes[65536];
    ssize_t count = read(terminal->master, bytes, sizeof bytes);
    if (count > 0)
        terminal->bytes += (size_t)count;
    else
        close_end(&terminal->master);
}

/* Reads what is there at the latest `seconds` from now; true when that was one frame. */
static bool read_once(struct terminal *terminal, double seconds)
{
    struct pollfd fds[] = {{.fd = terminal->master, .events = POLLIN},
                           {.fd = terminal->sync, .events = POLLIN}};
    char byte;
    if (seconds < 0 || poll(fds, 2, (int)(seconds * 1000) + 1) <= 0)
        return false;
    if (fds[0].revents != 0)
        read_master(terminal);
    if (fds[1].revents == 0)
        return false;
    bool frame = read(terminal->sync, &byte, 1) == 1;
    if (!frame)
        close_end(&terminal->sync);
    terminal->frames += frame;
    return frame;
}

double terminal_frame(struct terminal *terminal)
{
    double until = row_now() + PATIENCE;
    while (!read_once(terminal, until - row_now()))
        if (row_now() >= until || terminal->sync < 0)
            row_give_up("a frame in the terminal");
    return row_now();
}

void terminal_take(struct terminal *terminal, double seconds)
{
    double until = row_now() + seconds;
    while (terminal->sync >= 0 && row_now() < until)
        read_once(terminal, until - row_now());
}

double terminal_key(struct terminal *terminal, const char *keys)
{
    ssize_t length = (ssize_t)strlen(keys);
    terminal_take(terminal, 0.0005); /* the frame of a tick is not the frame of the key */
    double start = row_now();
    if (write(terminal->master, keys, (size_t)length) != length)
        row_give_up("a key in the terminal");
    return terminal_frame(terminal) - start;
}

void terminal_stop(struct terminal *terminal)
{
    double until = row_now() + PATIENCE;
    kill(terminal->child, SIGTERM);
    while (terminal->sync >= 0 && row_now() < until)
        read_once(terminal, until - row_now());
    if (terminal->sync >= 0)
        kill(terminal->child, SIGKILL);
    waitpid(terminal->child, NULL, 0);
    if (terminal->sync >= 0)
        close_end(&terminal->sync);
    if (terminal->master >= 0)
        close_end(&terminal->master);
}

long terminal_status(const struct terminal *terminal, const char *field)
{
    char path[64], line[256];
    long value = -1;
    size_t length = strlen(field);
    snprintf(path, sizeof path, "/proc/%ld/status", (long)terminal->child);
    FILE *status = fopen(path, "r");
    if (status == NULL)
        row_give_up(path);
    while (fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, field, length) == 0 && line[length] == ':')
            value = strtol(line + length + 1, NULL, 10);
    fclose(status);
    return value;
}
