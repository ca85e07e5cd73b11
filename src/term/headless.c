#include "term/headless.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "ui/messages.h"

enum step_kind { STEP_INPUT, STEP_WAIT, STEP_PRINT };

/* A script becomes a list of steps; a command of several characters becomes several. */
struct step {
    enum step_kind kind;
    struct input input;
    int64_t takes_ns;
    const char *name; /* of a frame to print */
};

struct headless {
    struct arena arena;
    struct step *steps;
    size_t count, room, at;
    bool begun; /* step `at` has begun; it is due at due_ns */
    int64_t due_ns;
    int64_t now_ns, wall_start_ms;
    int rows, columns;
    struct canvas shown;
    FILE *out;
};

static const int64_t start_ns = 1000000000, millisecond_ns = 1000000,
                     longest_wait_ms = 24 * 3600 * 1000;

/* ---- reading ---- */

struct reader {
    struct headless *headless;
    const char *name;
    int line;
    enum language language;
    struct buf complaints;
};

static void complain(struct reader *reader, enum message id, const char *what)
{
    char shown[64]; /* as much of a wrong line as says which */
    text_copy(shown, sizeof shown, what);
    buf_text(&reader->complaints, reader->complaints.length ? "\n" : "");
    buf_text(&reader->complaints, say(&reader->headless->arena, reader->language, id, reader->name,
                                      reader->line, shown));
}

static void add_step(struct headless *headless, struct step step)
{
    if (headless->count == headless->room) {
        headless->room = headless->room ? headless->room * 2 : 64;
        headless->steps = mem_realloc(headless->steps, headless->room * sizeof *headless->steps);
    }
    headless->steps[headless->count++] = step;
}

static void add_key(struct headless *headless, enum key key, uint32_t codepoint)
{
    if (key == PRESS_CHARACTER && codepoint == ' ')
        key = PRESS_SPACE;
    struct input input = {
        .kind = INPUT_KEY, .key = key, .codepoint = key == PRESS_SPACE ? ' ' : codepoint};
    add_step(headless,
             (struct step){.kind = STEP_INPUT, .input = input, .takes_ns = HEADLESS_KEY_NS});
}

static void read_text(struct reader *reader, const char *rest)
{
    for (uint32_t codepoint; (codepoint = text_next(&rest)) != 0;)
        add_key(reader->headless, PRESS_CHARACTER, codepoint);
}

static void read_paste(struct reader *reader, const char *rest)
{
    for (uint32_t codepoint; (codepoint = text_next(&rest)) != 0;) {
        struct input input = {.kind = INPUT_PASTE, .key = PRESS_CHARACTER, .codepoint = codepoint};
        add_step(reader->headless, (struct step){.kind = STEP_INPUT, .input = input});
    }
}

static void read_keys(struct reader *reader, const char *rest)
{
    while (*rest) {
        size_t length = strcspn(rest, " \t");
        const char *word = arena_text(&reader->headless->arena, rest, length), *at = word;
        enum key key;
        uint32_t codepoint = text_next(&at);
        if (key_named(word, &key))
            add_key(reader->headless, key, 0);
        else if (codepoint != 0 && *at == '\0')
            add_key(reader->headless, PRESS_CHARACTER, codepoint);
        else
            complain(reader, MSG_script_unknown_key, word);
        rest += length;
        rest += strspn(rest, " \t");
    }
}

static void read_wait(struct reader *reader, const char *rest)
{
    static const struct {
        const char *name;
        int64_t ms;
    } units[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}};
    size_t digits = strspn(rest, "0123456789");
    int64_t number;
    if (text_parse_int(arena_text(&reader->headless->arena, rest, digits), 0, longest_wait_ms,
                       &number)) {
        for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
            if (strcmp(rest + digits, units[i].name) == 0) {
                int64_t takes_ns = number * units[i].ms * millisecond_ns;
                add_step(reader->headless, (struct step){.kind = STEP_WAIT, .takes_ns = takes_ns});
                return;
            }
        }
    }
    complain(reader, MSG_script_bad_time, rest);
}

static void read_size(struct reader *reader, const char *rest)
{
    const char *cross = strchr(rest, 'x');
    int64_t columns, rows;
    if (cross &&
        text_parse_int(arena_text(&reader->headless->arena, rest, (size_t)(cross - rest)), 1,
                       CANVAS_SIDE_MAX, &columns) &&
        text_parse_int(cross + 1, 1, CANVAS_SIDE_MAX, &rows)) {
        struct input input = {.kind = INPUT_RESIZE, .rows = (int)rows, .columns = (int)columns};
        add_step(reader->headless, (struct step){.kind = STEP_INPUT, .input = input});
    } else {
        complain(reader, MSG_script_bad_size, rest);
    }
}

static void read_print(struct reader *reader, const char *rest)
{
    add_step(reader->headless, (struct step){.kind = STEP_PRINT, .name = rest});
}

static const struct command {
    const char *name;
    void (*read)(struct reader *reader, const char *rest);
    bool alone; /* nothing need follow */
} commands[] = {
    {"key", read_keys, false},    {"keys", read_keys, false}, {"text", read_text, false},
    {"paste", read_paste, false}, {"wait", read_wait, false}, {"size", read_size, false},
    {"print", read_print, true},
};

static void read_line(struct reader *reader, const char *line)
{
    line += strspn(line, " \t");
    if (*line == '\0' || *line == '#')
        return;
    size_t length = strcspn(line, " \t");
    const char *word = arena_text(&reader->headless->arena, line, length), *rest = line + length;
    rest += strspn(rest, " \t");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(word, commands[i].name) != 0)
            continue;
        if (*rest == '\0' && !commands[i].alone)
            complain(reader, MSG_script_missing, word);
        else
            commands[i].read(reader, rest);
        return;
    }
    complain(reader, MSG_script_unknown_command, word);
}

static void read_script(struct reader *reader, const char *script)
{
    while (*script) {
        size_t length = strcspn(script, "\n"), end = length;
        while (end > 0 && strchr(" \t\r", script[end - 1]))
            end--;
        reader->line++;
        if (text_is_valid(script, length))
            read_line(reader, arena_text(&reader->headless->arena, script, end));
        else
            complain(reader, MSG_script_not_text, "");
        script += length + (script[length] == '\n');
    }
}

struct headless *headless_open(const char *name, const char *script, int rows, int columns,
                               int64_t wall_ms, FILE *out, enum language language, struct err *err)
{
    struct headless *headless = mem_zalloc(1, sizeof *headless);
    headless->now_ns = start_ns;
    headless->wall_start_ms = wall_ms;
    headless->rows = rows;
    headless->columns = columns;
    headless->out = out;
    canvas_resize(&headless->shown, rows, columns);
    struct reader reader = {.headless = headless, .name = name, .language = language};
    read_script(&reader, script);
    bool wrong = reader.complaints.length > 0;
    if (wrong)
        err_set(err, "%s", buf_string(&reader.complaints));
    buf_free(&reader.complaints);
    if (!wrong)
        return headless;
    headless_close(headless);
    return NULL;
}

void headless_close(struct headless *headless)
{
    if (!headless)
        return;
    canvas_free(&headless->shown);
    arena_free(&headless->arena);
    free(headless->steps);
    free(headless);
}

/* ---- playing ---- */

void headless_size(const struct headless *headless, int *rows, int *columns)
{
    *rows = headless->rows;
    *columns = headless->columns;
}

void headless_show(struct headless *headless, const struct canvas *canvas)
{
    canvas_resize(&headless->shown, canvas->rows, canvas->columns);
    canvas_blit(&headless->shown, 0, 0, canvas);
}

static void print_frame(struct headless *headless, const char *name)
{
    if (!headless->out)
        return;
    struct buf text = {0};
    canvas_print(&headless->shown, &text);
    fprintf(headless->out, "--- %s%s%dx%d ---\n%s", name, *name ? ", " : "",
            headless->shown.columns, headless->shown.rows, buf_string(&text));
    buf_free(&text);
}

static struct input tick(struct headless *headless, int64_t deadline_ns)
{
    bool past = deadline_ns <= headless->now_ns;
    headless->now_ns = past ? headless->now_ns + millisecond_ns : deadline_ns;
    return (struct input){.kind = INPUT_TICK};
}

struct input headless_wait(struct headless *headless, int64_t deadline_ns)
{
    for (; headless->at < headless->count; headless->at++) {
        const struct step *step = &headless->steps[headless->at];
        if (!headless->begun)
            headless->due_ns = headless->now_ns + step->takes_ns;
        headless->begun = true;
        if (step->takes_ns > 0 && deadline_ns >= 0 && deadline_ns <= headless->due_ns &&
            headless->now_ns < headless->due_ns)
            return tick(headless, deadline_ns);
        if (headless->now_ns < headless->due_ns)
            headless->now_ns = headless->due_ns;
        headless->begun = false;
        if (step->kind == STEP_PRINT)
            print_frame(headless, step->name);
        if (step->kind != STEP_INPUT)
            continue;
        headless->at++;
        if (step->input.kind == INPUT_RESIZE) {
            headless->rows = step->input.rows;
            headless->columns = step->input.columns;
        }
        return step->input;
    }
    return (struct input){.kind = INPUT_HANGUP};
}

int64_t headless_monotonic_ns(const struct headless *headless)
{
    return headless->now_ns;
}

int64_t headless_wall_ms(const struct headless *headless)
{
    return headless->wall_start_ms + (headless->now_ns - start_ns) / millisecond_ns;
}
