#define _GNU_SOURCE

#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "expect.h"
#include "term/term.h"

static const int64_t patience_ns = 5000000000;

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct pty *pty = user;
    if (property == VTERM_PROP_ALTSCREEN)
        pty->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        pty->cursor_visible = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static _Noreturn void be_child(int sync, const char *term, const char *colorterm,
                               int (*child)(void))
{
    char number[16];
    snprintf(number, sizeof number, "%d", sync);
    setenv("VOLNA_SYNC_FD", number, 1);
    setenv("TERM", term, 1);
    if (colorterm)
        setenv("COLORTERM", colorterm, 1);
    else
        unsetenv("COLORTERM");
    unsetenv("LINES");
    unsetenv("COLUMNS");
    _exit(child());
}

void pty_start(struct pty *pty, int rows, int columns, const char *term, const char *colorterm,
               int (*child)(void))
{
    *pty = (struct pty){.rows = rows, .columns = columns, .cursor_visible = true};
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int sync[2];
    expect_int(pipe(sync), 0);
    fflush(NULL);
    pty->child = forkpty(&pty->master, NULL, NULL, &size);
    expect_true(pty->child >= 0);
    if (pty->child == 0)
        be_child(sync[1], term, colorterm, child);
    close(sync[1]);
    pty->sync = sync[0];
    fcntl(pty->master, F_SETFL, O_NONBLOCK);
    pty->vterm = vterm_new(rows, columns);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_reset(pty->screen, 1);
}

void pty_type(struct pty *pty, const char *bytes)
{
    expect_int(write(pty->master, bytes, strlen(bytes)), (int64_t)strlen(bytes));
}

void pty_resize_blindly(struct pty *pty, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    expect_int(ioctl(pty->master, TIOCSWINSZ, &size), 0);
}

void pty_resize(struct pty *pty, int rows, int columns)
{
    pty->rows = rows;
    pty->columns = columns;
    vterm_set_size(pty->vterm, rows, columns);
    pty_resize_blindly(pty, rows, columns);
}

static void read_master(struct pty *pty)
{
    char bytes[4096];
    ssize_t count = read(pty->master, bytes, sizeof bytes);
    if (count <= 0) {
        if (count == 0 || errno == EIO) {
            close(pty->master);
            pty->master = -1;
        }
        return;
    }
    size_t room = pty->received < sizeof pty->seen - 1 ? sizeof pty->seen - 1 - pty->received : 0;
    memcpy(pty->seen + (room ? pty->received : 0), bytes,
           (size_t)count < room ? (size_t)count : room);
    pty->received += (size_t)count;
    vterm_input_write(pty->vterm, bytes, (size_t)count);
}

/* Reads once; false when nothing came before the deadline or nothing can come any more. */
static bool read_once(struct pty *pty, int64_t deadline_ns)
{
    struct pollfd fds[] = {{.fd = pty->master, .events = POLLIN},
                           {.fd = pty->sync, .events = POLLIN}};
    int64_t left_ms = (deadline_ns - term_monotonic_ns()) / 1000000;
    if ((pty->master < 0 && pty->sync < 0) || poll(fds, 2, left_ms > 0 ? (int)left_ms : 0) <= 0)
        return false;
    if (pty->master >= 0 && fds[0].revents)
        read_master(pty);
    if (pty->sync >= 0 && fds[1].revents) {
        char byte;
        if (read(pty->sync, &byte, 1) == 1) {
            pty->frames++;
        } else {
            close(pty->sync);
            pty->sync = -1;
        }
    }
    return true;
}

const char *pty_row(struct pty *pty, int row, char *out, size_t size)
{
    size_t length = 0, end = 0;
    for (int column = 0; column < pty->columns; column++) {
        VTermScreenCell cell = pty_cell(pty, row, column);
        if (cell.chars[0] == (uint32_t)-1)
            continue; /* the right half of a wide one */
        uint32_t blank[] = {' ', 0};
        for (const uint32_t *at = cell.chars[0] ? cell.chars : blank; *at && length + 5 < size;
             at++)
            length += text_encode(*at, out + length);
        if (cell.chars[0] && cell.chars[0] != ' ')
            end = length;
    }
    out[end] = '\0';
    return out;
}

VTermScreenCell pty_cell(struct pty *pty, int row, int column)
{
    VTermScreenCell cell = {0};
    vterm_screen_get_cell(pty->screen, (VTermPos){.row = row, .col = column}, &cell);
    return cell;
}

static bool shows(struct pty *pty, const char *text)
{
    char row[4096];
    for (int i = 0; i < pty->rows; i++)
        if (strstr(pty_row(pty, i, row, sizeof row), text))
            return true;
    return false;
}

static void print_screen(struct pty *pty)
{
    char row[4096];
    for (int i = 0; i < pty->rows; i++)
        fprintf(stderr, "|%s\n", pty_row(pty, i, row, sizeof row));
}

void pty_wait_text(struct pty *pty, const char *text)
{
    int64_t deadline_ns = term_monotonic_ns() + patience_ns;
    while (!shows(pty, text)) {
        if (!read_once(pty, deadline_ns)) {
            print_screen(pty);
            fail_msg("the screen never showed \"%s\"", text);
        }
    }
}

void pty_wait_frames(struct pty *pty, int count)
{
    int64_t deadline_ns = term_monotonic_ns() + patience_ns;
    while (pty->frames < count)
        if (!read_once(pty, deadline_ns))
            fail_msg("%d frames came, not %d", pty->frames, count);
}

bool pty_is_silent(struct pty *pty, int ms)
{
    size_t before = pty->received;
    int64_t deadline_ns = term_monotonic_ns() + (int64_t)ms * 1000000;
    while (read_once(pty, deadline_ns) && pty->received == before)
        ;
    return pty->received == before;
}

void pty_settle(struct pty *pty)
{
    int64_t deadline_ns = term_monotonic_ns() + patience_ns;
    while (!pty_is_silent(pty, 30))
        expect_true(term_monotonic_ns() < deadline_ns);
}

void pty_hang_up(struct pty *pty)
{
    close(pty->master);
    pty->master = -1;
}

int pty_wait_end(struct pty *pty)
{
    int64_t deadline_ns = term_monotonic_ns() + patience_ns;
    while (pty->sync >= 0) /* the child's end of it closes when it ends */
        if (!read_once(pty, deadline_ns))
            break;
    while (pty->master >= 0 && read_once(pty, term_monotonic_ns() + 200000000))
        ;
    if (pty->sync >= 0) {
        kill(pty->child, SIGKILL);
        waitpid(pty->child, NULL, 0);
        fail_msg("the child did not end");
    }
    int status = 0;
    waitpid(pty->child, &status, 0);
    return status;
}

int pty_end(struct pty *pty)
{
    int status = pty_wait_end(pty);
    if (pty->master >= 0)
        close(pty->master);
    vterm_free(pty->vterm);
    return status;
}
