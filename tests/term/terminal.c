#define _GNU_SOURCE

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "expect.h"
#include "pty.h"
#include "term/palette.h"
#include "term/term.h"
#include "ui/widgets.h"

enum { HUNG_UP = 3, REFUSED = 4 };

/* What the children do; set before the fork. */
static bool crashes, ticks;
static struct bigtext *digits;

/* The corner is drawn last, so whoever sees it sees the whole frame. Shows its size, the number of
 * the frame, all sorts of cells and the last inputs; F10 ends it. */
static void draw_child(struct canvas *canvas, const char *log, int frame)
{
    char line[512];
    snprintf(line, sizeof line, "frame %d", frame);
    canvas_text(canvas, 0, 0, STYLE(ROLE_ACCENT), line);
    canvas_text(canvas, 1, 0, STYLE(ROLE_STRONG), "Томь 漢字 e\xcc\x81 │─█▀ й");
    canvas_text(canvas, 2, 0, STYLE_TEAM(0), "●");
    canvas_text(canvas, 2, 2, STYLE(ROLE_BADGE), " А ");
    canvas_text(canvas, 3, 0, STYLE(ROLE_TEXT), log);
    if (ticks)
        widget_countdown(canvas, digits, (struct rect){5, canvas->columns - 50, 9, 48},
                         99 - frame % 90, 99);
    snprintf(line, sizeof line, "end %d %dx%d Ж", frame, canvas->rows, canvas->columns);
    canvas_text_in(canvas, canvas->rows - 1, 0, canvas->columns, 1, STYLE(ROLE_DIM), line);
}

static void describe(char *log, size_t size, const struct input *input)
{
    size_t length = strlen(log);
    length = length > size / 2 ? 0 : length;
    if (input->key == PRESS_CHARACTER)
        snprintf(log + length, size - length, "%s%x ", input->kind == INPUT_PASTE ? "p" : "",
                 (unsigned)input->codepoint);
    else
        snprintf(log + length, size - length, "%s ", key_name(input->key));
}

static int run_child(void)
{
    struct err err = {0};
    if (!term_open(LANGUAGE_EN, &err)) {
        printf("%s\n", err.text);
        fflush(stdout);
        return REFUSED;
    }
    struct canvas canvas = {0};
    char log[256] = "";
    int rows, columns, frame = 0;
    term_size(&rows, &columns);
    if (ticks)
        digits = bigtext_open(NULL);
    int64_t deadline_ns = ticks ? term_monotonic_ns() : -1;
    for (;;) {
        canvas_resize(&canvas, rows, columns);
        draw_child(&canvas, log, ++frame);
        term_show(&canvas, THEME_DARK);
        struct input input = term_wait(deadline_ns);
        if (crashes)
            abort();
        if (input.kind == INPUT_TICK)
            deadline_ns = frame < 100 ? deadline_ns + 5000000 : -1;
        if (input.kind == INPUT_RESIZE) {
            rows = input.rows;
            columns = input.columns;
        }
        if (input.kind == INPUT_KEY || input.kind == INPUT_PASTE)
            describe(log, sizeof log, &input);
        if (input.kind == INPUT_HANGUP || input.key == PRESS_F10) {
            term_close();
            term_close(); /* twice is harmless */
            canvas_free(&canvas);
            bigtext_close(digits);
            return input.kind == INPUT_HANGUP ? HUNG_UP : 0;
        }
    }
}

static void start(struct pty *pty, int rows, int columns, const char *term, const char *colorterm)
{
    pty_start(pty, rows, columns, term, colorterm, run_child);
    char corner[64];
    snprintf(corner, sizeof corner, "end 1 %dx%d Ж", rows, columns);
    pty_wait_text(pty, corner);
}

static void quit(struct pty *pty)
{
    pty_type(pty, "\033[21~");
    int status = pty_end(pty);
    expect_true(WIFEXITED(status));
    expect_int(WEXITSTATUS(status), 0);
}

static void expect_colour(VTermColor colour, uint32_t wanted)
{
    expect_true(VTERM_COLOR_IS_INDEXED(&colour));
    expect_int(colour.indexed.idx, palette_nearest(wanted, NULL));
}

static void test_frame_arrives_as_drawn(void **state)
{
    (void)state;
    struct pty pty;
    char row[512];
    start(&pty, 24, 80, "xterm-256color", NULL);
    expect_text(pty_row(&pty, 0, row, sizeof row), "frame 1");
    expect_text(pty_row(&pty, 1, row, sizeof row), "Томь 漢字 e\xcc\x81 │─█▀ й");
    expect_text(pty_row(&pty, 2, row, sizeof row), "●  А");
    expect_int(pty_cell(&pty, 23, 79).chars[0], 0x416);
    expect_int(pty_cell(&pty, 1, 5).width, 2);
    expect_true(pty.alternate);
    expect_false(pty.cursor_visible);
    quit(&pty);
}

static void test_colours_of_256(void **state)
{
    (void)state;
    struct pty pty;
    start(&pty, 24, 80, "xterm-256color", NULL);
    struct look team = theme_look(THEME_DARK, STYLE_TEAM(0)),
                badge = theme_look(THEME_DARK, STYLE(ROLE_BADGE));
    expect_colour(pty_cell(&pty, 2, 0).fg, team.ink);
    expect_colour(pty_cell(&pty, 2, 0).bg, team.ground);
    expect_colour(pty_cell(&pty, 2, 3).fg, badge.ink);
    expect_colour(pty_cell(&pty, 2, 3).bg, badge.ground);
    expect_colour(pty_cell(&pty, 12, 40).bg, team.ground); /* the empty ground too */
    quit(&pty);
}

static void test_true_colour_defines_the_palette(void **state)
{
    (void)state;
    struct pty pty;
    start(&pty, 24, 80, "xterm-256color", "truecolor");
    char wanted[64];
    snprintf(wanted, sizeof wanted, "rgb:0E/15/20"); /* the ground, exact */
    expect_true(strstr(pty.seen, wanted) != NULL);
    pty_type(&pty, "\033[21~");
    expect_int(WEXITSTATUS(pty_wait_end(&pty)), 0);
    expect_true(strstr(pty.seen, "\033]104") != NULL); /* and given back */
    vterm_free(pty.vterm);
}

static void test_eight_colours_and_none(void **state)
{
    (void)state;
    struct pty pty;
    static const char *const terms[] = {"linux", "vt100", "screen", "no-such-terminal"};
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        char row[512];
        start(&pty, 24, 80, terms[i], NULL);
        expect_text(pty_row(&pty, 1, row, sizeof row), "Томь 漢字 e\xcc\x81 │─█▀ й");
        quit(&pty);
    }
}

static void test_dumb_terminal_is_refused(void **state)
{
    (void)state;
    struct pty pty;
    pty_start(&pty, 24, 80, "dumb", NULL, run_child);
    pty_wait_text(&pty, "cannot move its cursor");
    expect_int(WEXITSTATUS(pty_end(&pty)), REFUSED);
}

static void test_no_terminal_is_refused(void **state)
{
    (void)state;
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        expect_skip("run by hand in a terminal");
    struct err err = {0};
    expect_err(term_open(LANGUAGE_EN, &err), &err, "no terminal");
}

static void test_keys_come_through(void **state)
{
    (void)state;
    struct pty pty;
    start(&pty, 24, 100, "xterm-256color", NULL);
    pty_type(&pty, "1q\320\257 \r\t\033[Z\177\033OP\033[[B\033[A\033OB\033[3~\003\f");
    pty_wait_text(&pty,
                  "31 71 42f Space Enter Tab BackTab Backspace F1 F2 Up Down Del Ctrl-C Ctrl-L");
    pty_type(&pty, "\033"); /* alone: nothing follows it */
    pty_wait_text(&pty, "Ctrl-L Esc");
    pty_type(&pty, "\033[200~a\n\033[201~");
    pty_wait_text(&pty, "Esc p61 p20");
    quit(&pty);
}

static void test_resize_storm(void **state)
{
    (void)state;
    struct pty pty;
    start(&pty, 24, 80, "xterm-256color", NULL);
    static const int sizes[][2] = {{1, 1},   {60, 200}, {1, 200},  {60, 1}, {2, 3},
                                   {24, 80}, {5, 7},    {40, 120}, {1, 1}};
    int frames = pty.frames;
    for (size_t i = 0; i < 3 * sizeof sizes / sizeof sizes[0]; i++) {
        const int *size = sizes[i % (sizeof sizes / sizeof sizes[0])];
        pty_resize_blindly(&pty, size[0], size[1]);
        if (i % 2) /* sometimes let it draw, sometimes overtake it */
            pty_wait_frames(&pty, ++frames);
        frames = pty.frames;
    }
    pty_resize(&pty, 30, 90);
    pty_wait_text(&pty, " 30x90 Ж");
    char row[512];
    expect_text(pty_row(&pty, 1, row, sizeof row), "Томь 漢字 e\xcc\x81 │─█▀ й");
    expect_text(pty_row(&pty, 15, row, sizeof row), "");
    quit(&pty);
}

static long wake_ups(pid_t pid)
{
    char path[64], line[128];
    long count = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        sscanf(line, "voluntary_ctxt_switches: %ld", &count);
    if (file)
        fclose(file);
    return count;
}

static void test_idle_is_idle(void **state)
{
    (void)state;
    struct pty pty;
    start(&pty, 24, 80, "xterm-256color", NULL);
    pty_settle(&pty);
    long before = wake_ups(pty.child);
    expect_true(pty_is_silent(&pty, 300));
    expect_int(wake_ups(pty.child), before);
    quit(&pty);
}

static void test_ticks_come_on_time_and_cost_little(void **state)
{
    (void)state;
    struct pty pty;
    ticks = true;
    pty_start(&pty, 40, 120, "xterm-256color", NULL, run_child);
    ticks = false;
    pty_wait_text(&pty, "40x120 Ж");
    size_t first = pty.received;
    int64_t began_ns = term_monotonic_ns();
    pty_wait_text(&pty, "end 101 40x120 Ж");
    int64_t took_ms = (term_monotonic_ns() - began_ns) / 1000000;
    quit(&pty);
    expect_true(took_ms >= 250); /* 99 ticks of 5 ms, some of them before we looked */
    expect_true((pty.received - first) / 99 < 600);
}

static void test_hangup_ends_it(void **state)
{
    (void)state;
    struct pty pty;
    start(&pty, 24, 80, "xterm-256color", NULL);
    pty_hang_up(&pty);
    int status = pty_end(&pty);
    expect_true(WIFEXITED(status));
    expect_int(WEXITSTATUS(status), HUNG_UP);
}

static void test_signals(void **state)
{
    (void)state;
    struct pty pty;
    start(&pty, 24, 80, "xterm-256color", NULL);
    static const int harmless[] = {SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGXFSZ};
    for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
        expect_int(kill(pty.child, harmless[i]), 0);
    pty_type(&pty, "a");
    pty_wait_text(&pty, "61");
    kill(pty.child, SIGSTOP);
    kill(pty.child, SIGCONT); /* comes back with a whole new frame */
    pty_wait_text(&pty, "end 3 24x80 Ж");
    kill(pty.child, SIGTERM);
    int status = pty_end(&pty);
    expect_true(WIFEXITED(status));
    expect_int(WEXITSTATUS(status), HUNG_UP);
}

static bool is_cooked(int fd)
{
    struct termios mode;
    return tcgetattr(fd, &mode) == 0 && (mode.c_lflag & ICANON) && (mode.c_lflag & ECHO) &&
           (mode.c_lflag & ISIG);
}

static void test_terminal_is_given_back(void **state)
{
    (void)state;
    for (int crash = 0; crash < 2; crash++) {
        struct pty pty;
        crashes = crash;
        pty_start(&pty, 24, 80, "xterm-256color", "truecolor", run_child);
        int slave_side =
            dup(pty.master); /* the mode outlives the child as long as somebody looks */
        pty_wait_text(&pty, "end 1 24x80 Ж");
        expect_false(is_cooked(slave_side));
        pty_type(&pty, "\033[21~");
        int status = pty_wait_end(&pty);
        crashes = false;
        expect_int(crash ? WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT : WIFEXITED(status),
                   1);
        expect_false(pty.alternate);
        expect_true(pty.cursor_visible);
        expect_true(is_cooked(slave_side));
        expect_true(strstr(pty.seen, "\033[?2004l") != NULL);
        close(slave_side);
        vterm_free(pty.vterm);
    }
}

const struct test_case tests_terminal[] = {
    TEST(test_frame_arrives_as_drawn),
    TEST(test_colours_of_256),
    TEST(test_true_colour_defines_the_palette),
    TEST(test_eight_colours_and_none),
    TEST(test_dumb_terminal_is_refused),
    TEST(test_no_terminal_is_refused),
    TEST(test_keys_come_through),
    TEST(test_resize_storm),
    TEST(test_idle_is_idle),
    TEST(test_ticks_come_on_time_and_cost_little),
    TEST(test_hangup_ends_it),
    TEST(test_signals),
    TEST(test_terminal_is_given_back),
    {0},
};
