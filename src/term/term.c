#define _GNU_SOURCE

#include "term/term.h"

#define key_name curses_key_name /* ours means something else */
#include <curses.h>
#undef key_name
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termcap.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "base/text.h"
#include "engine/state.h"
#include "term/events.h"
#include "term/palette.h"
#include "ui/messages.h"

/* A style is a role, or one of the roles that have a colour a team. */
enum { STYLES = ROLES + 3 * TEAMS_MAX, TRUE_COLOURS = 1 << 24 };

struct ink {
    attr_t attributes;
    short pair;
};

static struct {
    bool is_open, fresh; /* fresh: what is on the screen is not known */
    SCREEN *screen;      /* NULL when closed */
    struct events events;
    int colours;
    enum theme_kind theme;
    struct ink inks[STYLES];
    struct canvas shown; /* what was drawn last */
    cchar_t row[CANVAS_SIDE_MAX + 1];
    int sync_fd; /* -1: none */
    struct termios before;
    char farewell[256]; /* what gives the terminal back when nothing else can be called any more */
} term;

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

/* ---- the locale and the clocks ---- */

bool term_locale(void)
{
    static const char *const names[] = {"", "C.UTF-8", "C.utf8", "ru_RU.UTF-8", "en_US.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (setlocale(LC_CTYPE, names[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
            return true;
    return false;
}

int64_t term_monotonic_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t term_wall_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- giving the terminal back ---- */

/* A write that nobody can do anything about when it fails. */
static void write_bytes(int fd, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t done = write(fd, bytes, count);
        if (done <= 0 && errno != EINTR)
            return;
        if (done > 0) {
            bytes += done;
            count -= (size_t)done;
        }
    }
}

static void add_capability(const char *name)
{
    const char *text = tigetstr(name);
    size_t length = strlen(term.farewell);
    if (text == NULL || text == (char *)-1 ||
        strchr(text, '$') != NULL) /* absent, or with a delay */
        return;
    if (length + strlen(text) < sizeof term.farewell)
        snprintf(term.farewell + length, sizeof term.farewell - length, "%s", text);
}

static void prepare_farewell(void)
{
    snprintf(term.farewell, sizeof term.farewell, "%s", paste_off);
    if (term.colours == TRUE_COLOURS)
        add_capability("oc");
    add_capability("sgr0");
    add_capability("cnorm");
    add_capability("rmcup");
}

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof fatal_signals[0] };
static struct sigaction fatal_before[FATAL_SIGNALS];

/* Only what is safe in a handler: write, tcsetattr, sigaction, raise. */
static void die_gracefully(int number)
{
    write_bytes(STDOUT_FILENO, term.farewell, strlen(term.farewell));
    tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
    for (int i = 0; i < FATAL_SIGNALS; i++)
        sigaction(fatal_signals[i], &fatal_before[i], NULL);
    raise(number);
}

static void watch_fatal_signals(void)
{
    struct sigaction action = {.sa_handler = die_gracefully, .sa_flags = SA_NODEFER};
    for (int i = 0; i < FATAL_SIGNALS; i++)
        sigaction(fatal_signals[i], &action, &fatal_before[i]);
}

void term_close(void)
{
    if (!term.is_open)
        return;
    term.is_open = false;
    tcflush(STDIN_FILENO, TCIFLUSH); /* what teams still press is not for the shell */
    endwin();
    write_bytes(STDOUT_FILENO, paste_off, strlen(paste_off));
    tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
    delscreen(term.screen);
    term.screen = NULL;
    for (int i = 0; i < FATAL_SIGNALS; i++)
        sigaction(fatal_signals[i], &fatal_before[i], NULL);
    events_close(&term.events);
    canvas_free(&term.shown);
}

/* ---- taking it ---- */

static void read_size(int *rows, int *columns)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        size = (struct winsize){.ws_row = 24, .ws_col = 80};
    *rows = size.ws_row < CANVAS_SIDE_MAX ? size.ws_row : CANVAS_SIDE_MAX;
    *columns = size.ws_col < CANVAS_SIDE_MAX ? size.ws_col : CANVAS_SIDE_MAX;
}

static void fit_size(void)
{
    int rows, columns;
    read_size(&rows, &columns);
    if (rows != LINES || columns != COLS)
        resize_term(rows, columns);
    term.fresh = true;
}

static int count_colours(void)
{
    if (!has_colors() || start_color() == ERR || COLORS < 8)
        return 0;
    if (COLORS < PALETTE_COLOURS)
        return 8;
    const char *claim = getenv("COLORTERM");
    bool exact = claim != NULL && (strcmp(claim, "truecolor") == 0 || strcmp(claim, "24bit") == 0);
    return exact && can_change_color() ? TRUE_COLOURS : PALETTE_COLOURS;
}

/* Many machines lack the description of a modern terminal; all of those understand xterm's. */
static SCREEN *new_screen(void)
{
    const char *name = getenv("TERM");
    SCREEN *screen = newterm(NULL, stdout, stdin);
    bool dumb = name == NULL || name[0] == '\0' || strcmp(name, "dumb") == 0;
    return screen == NULL && !dumb ? newterm("xterm-256color", stdout, stdin) : screen;
}

static int read_sync_fd(void)
{
    int64_t fd;
    const char *text = getenv("VOLNA_SYNC_FD");
    return text != NULL && text_parse_int(text, 0, 65535, &fd) ? (int)fd : -1;
}

bool term_open(enum language language, struct err *err)
{
    if (!term_locale())
        return err_set(err, "%s", message(language, MSG_term_no_utf8));
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
        tcgetattr(STDIN_FILENO, &term.before) != 0)
        return err_set(err, "%s", message(language, MSG_term_no_terminal));
    events_open(&term.events, STDIN_FILENO);
    term.screen = new_screen();
    if (term.screen == NULL || tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1) {
        if (term.screen != NULL)
            endwin();
        events_close(&term.events);
        const char *name = getenv("TERM");
        struct arena arena = {0};
        err_set(err, "%s", say(&arena, language, MSG_term_too_dumb, name ? name : ""));
        arena_free(&arena);
        return false;
    }
    raw();
    noecho();
    nonl();
    typeahead(-1); /* a frame is drawn whole, whatever has been typed meanwhile */
    term.colours = count_colours();
    term.theme = THEMES;
    term.sync_fd = read_sync_fd();
    prepare_farewell();
    watch_fatal_signals();
    err_set_terminal_restorer(term_close);
    write_bytes(STDOUT_FILENO, paste_on, strlen(paste_on));
    term.is_open = true;
    fit_size();
    return true;
}

void term_size(int *rows, int *columns)
{
    read_size(rows, columns);
}

int term_known_colours(void)
{
    const char *name = getenv("TERM");
    if (name == NULL || tgetent(NULL, name) != 1)
        return 0;
    int colours = tgetnum("Co");
    return colours > 0 ? colours : 0;
}

bool term_is_linux_console(void)
{
    const char *name = getenv("TERM");
    return name != NULL && strncmp(name, "linux", strlen("linux")) == 0;
}

/* ---- colours ---- */

/* The colours of one theme, as the terminal counts them. With a palette that can be changed each
 * colour takes the index nearest to it and makes that exact: a terminal that ignores the change
 * still shows nearly the same. */
struct mixer {
    bool taken[PALETTE_COLOURS];
    uint32_t colours[PALETTE_COLOURS];
    struct {
        int ink, ground;
    } pairs[STYLES + 1];
    int pair_count;
};

static short thousandth(uint32_t channel)
{
    return (short)((channel * 1000 + 254) / 255);
}

static int mix_colour(struct mixer *mixer, uint32_t colour)
{
    if (term.colours == PALETTE_COLOURS)
        return palette_nearest(colour, NULL);
    for (int i = PALETTE_FIRST; i < PALETTE_COLOURS; i++)
        if (mixer->taken[i] && mixer->colours[i] == colour)
            return i;
    int index = palette_nearest(colour, mixer->taken);
    mixer->taken[index] = true;
    mixer->colours[index] = colour;
    init_color((short)index, thousandth(colour >> 16 & 255), thousandth(colour >> 8 & 255),
               thousandth(colour & 255));
    return index;
}

/* Eight colours have but 64 pairs, so each pair is made once. */
static short mix_pair(struct mixer *mixer, int ink, int ground)
{
    for (int i = 1; i <= mixer->pair_count; i++)
        if (mixer->pairs[i].ink == ink && mixer->pairs[i].ground == ground)
            return (short)i;
    if (mixer->pair_count + 1 >= COLOR_PAIRS)
        return 0;
    int pair = ++mixer->pair_count;
    mixer->pairs[pair].ink = ink;
    mixer->pairs[pair].ground = ground;
    init_pair((short)pair, (short)ink, (short)ground);
    return (short)pair;
}

static attr_t attributes_of(unsigned attributes)
{
    return (attributes & LOOK_BOLD ? A_BOLD : 0) | (attributes & LOOK_REVERSE ? A_REVERSE : 0) |
           (attributes & LOOK_UNDERLINE ? A_UNDERLINE : 0) | (attributes & LOOK_DIM ? A_DIM : 0);
}

static int style_index(struct style style)
{
    static const int team_blocks[ROLES] = {
        [ROLE_TEAM] = 1, [ROLE_TEAM_BAR] = 2, [ROLE_PANEL_TEAM] = 3};
    int role = style.role < ROLES ? style.role : ROLE_TEXT;
    bool of_team = team_blocks[role] > 0 && style.team >= 0 && style.team < TEAMS_MAX;
    return of_team ? ROLES + (team_blocks[role] - 1) * TEAMS_MAX + style.team : role;
}

static void mix_style(struct mixer *mixer, enum theme_kind theme, struct style style)
{
    struct look look = theme_look(term.colours ? theme : THEME_MONO, style);
    struct ink *ink = &term.inks[style_index(style)];
    if (term.colours == 0 || theme == THEME_MONO)
        *ink = (struct ink){attributes_of(look.attributes), 0};
    else if (term.colours == 8)
        *ink =
            (struct ink){attributes_of(look.attributes8), mix_pair(mixer, look.ink8, look.ground8)};
    else
        *ink = (struct ink){
            attributes_of(look.attributes),
            mix_pair(mixer, mix_colour(mixer, look.ink), mix_colour(mixer, look.ground))};
}

static void use_theme(enum theme_kind theme)
{
    struct mixer *mixer = mem_zalloc(1, sizeof *mixer);
    for (int role = 0; role < ROLES; role++)
        mix_style(mixer, theme, STYLE(role));
    static const enum role team_roles[] = {ROLE_TEAM, ROLE_TEAM_BAR, ROLE_PANEL_TEAM};
    for (size_t i = 0; i < sizeof team_roles / sizeof team_roles[0]; i++)
        for (int team = 0; team < TEAMS_MAX; team++)
            mix_style(mixer, theme,
                      (struct style){.role = (uint8_t)team_roles[i], .team = (int8_t)team});
    free(mixer);
    term.theme = theme;
    term.fresh = true;
}

/* ---- drawing ---- */

/* A cell for curses. Where the C library and we disagree about a width, '?' stands in, so that no
 * column moves. */
static int make_cell(cchar_t out[2], const struct cell *cell)
{
    wchar_t wide[CCHARW_MAX + 1];
    size_t count = 0;
    const char *at = cell->bytes;
    const struct ink *ink = &term.inks[style_index(cell->style)];
    for (uint32_t codepoint; count < CCHARW_MAX && (codepoint = text_next(&at)) != 0;) {
        int width = wcwidth((wchar_t)codepoint);
        if (count == 0 ? width == cell->width : width == 0)
            wide[count++] = (wchar_t)codepoint;
        else if (count == 0)
            break;
    }
    wide[count] = L'\0';
    if (count > 0 && setcchar(&out[0], wide, ink->attributes, ink->pair, NULL) == OK)
        return 1;
    for (int i = 0; i < cell->width; i++)
        setcchar(&out[i], L"?", ink->attributes, ink->pair, NULL);
    return cell->width;
}

static void draw_row(const struct canvas *canvas, int row, int first, int last)
{
    const struct cell *cells = &canvas->cells[row * canvas->columns];
    while (first > 0 && cells[first].width == 0)
        first--;
    int count = 0;
    for (int column = first; column <= last;
         column += cells[column].width ? cells[column].width : 1)
        count += make_cell(&term.row[count], &cells[column]);
    mvadd_wchnstr(row, first, term.row, count);
}

/* Draws the part of a row that differs from what was shown. */
static void update_row(const struct canvas *canvas, int row)
{
    const struct cell *now = &canvas->cells[row * canvas->columns],
                      *then = &term.shown.cells[row * canvas->columns];
    int first = 0, last = canvas->columns - 1;
    if (!term.fresh) {
        while (first <= last && memcmp(&now[first], &then[first], sizeof *now) == 0)
            first++;
        while (last > first && memcmp(&now[last], &then[last], sizeof *now) == 0)
            last--;
    }
    if (first <= last)
        draw_row(canvas, row, first, last);
}

static void place_cursor(const struct canvas *canvas)
{
    bool visible = canvas->cursor_row >= 0 && canvas->cursor_row < LINES &&
                   canvas->cursor_column >= 0 && canvas->cursor_column < COLS;
    curs_set(visible ? 1 : 0);
    if (visible)
        move(canvas->cursor_row, canvas->cursor_column);
}

void term_show(const struct canvas *canvas, enum theme_kind theme)
{
    if (!term.is_open || term.events.hung_up)
        return;
    if (theme != term.theme)
        use_theme(theme);
    if (canvas->rows != term.shown.rows || canvas->columns != term.shown.columns) {
        canvas_resize(&term.shown, canvas->rows, canvas->columns);
        term.fresh = true;
    }
    if (term.fresh)
        erase();
    for (int row = 0; row < canvas->rows && row < LINES; row++)
        update_row(canvas, row);
    place_cursor(canvas);
    wnoutrefresh(stdscr);
    doupdate();
    memcpy(term.shown.cells, canvas->cells,
           (size_t)canvas->rows * (size_t)canvas->columns * sizeof *canvas->cells);
    term.fresh = false;
    if (term.sync_fd >= 0)
        write_bytes(term.sync_fd, ".", 1);
}

/* ---- waiting ---- */

struct input term_wait(int64_t deadline_ns)
{
    struct input input = events_wait(&term.events, deadline_ns);
    if (term.events.continued) { /* whoever had the terminal meanwhile left it in his own mode */
        term.events.continued = false;
        reset_prog_mode();
        write_bytes(STDOUT_FILENO, paste_on, strlen(paste_on));
    }
    if (input.kind == INPUT_RESIZE) {
        fit_size();
        clearok(curscr, TRUE);
        read_size(&input.rows, &input.columns);
    }
    return input;
}
