#include "app/front.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "term/headless.h"
#include "term/term.h"

/* With a script on a real terminal the script's time is laid onto the terminal's: its inputs come
 * when they are due, and the keyboard takes over when it is over. */
struct front {
    bool headless;
    struct headless *script;  /* NULL: none, or over */
    int64_t script_offset_ns; /* terminal time minus script time */
};

/* A headless run begins at the same moment every time, so that what it prints is the same: noon on
 * 20 June 2024, UTC. */
static const int64_t HEADLESS_WALL_MS = INT64_C(1718884800000);

static bool read_file(const char *path, struct buf *out, struct err *err)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (file == NULL)
        return err_set(err, "%s: %s", path, strerror(errno));
    char block[4096];
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
        buf_add(out, block, count);
    bool fine = !ferror(file);
    if (!fine)
        err_set(err, "%s: %s", path, strerror(errno));
    if (file != stdin)
        fclose(file);
    return fine;
}

static bool open_script(struct front *front, const struct front_options *options,
                        enum language language, struct err *err)
{
    struct buf text = {0};
    const char *name = options->script != NULL ? options->script : "-";
    bool fine = true;
    if (options->script_text != NULL)
        buf_text(&text, options->script_text);
    else if (options->script != NULL)
        fine = read_file(options->script, &text, err);
    if (fine)
        front->script =
            headless_open(name, buf_string(&text), options->rows, options->columns,
                          HEADLESS_WALL_MS, front->headless ? stdout : NULL, language, err);
    buf_free(&text);
    return front->script != NULL;
}

struct front *front_open(const struct front_options *options, enum language language,
                         struct err *err)
{
    struct front *front = mem_zalloc(1, sizeof *front);
    front->headless = options->headless;
    bool fine = true;
    if (options->headless || options->script != NULL)
        fine = open_script(front, options, language, err);
    if (fine && options->headless)
        term_locale(); /* widths need no locale of ours; the C library's messages do */
    else if (fine)
        fine = term_open(language, err);
    if (!fine) {
        front_close(front);
        return NULL;
    }
    front->script_offset_ns = front->headless ? 0 : term_monotonic_ns();
    return front;
}

void front_close(struct front *front)
{
    if (front == NULL)
        return;
    if (front->script != NULL)
        headless_close(front->script);
    if (!front->headless)
        term_close();
    free(front);
}

void front_size(const struct front *front, int *rows, int *columns)
{
    if (front->headless)
        headless_size(front->script, rows, columns);
    else
        term_size(rows, columns);
}

struct moment front_now(const struct front *front)
{
    if (front->headless)
        return (struct moment){.wall_ms = headless_wall_ms(front->script),
                               .mono_ns = headless_monotonic_ns(front->script)};
    return (struct moment){.wall_ms = term_wall_ms(), .mono_ns = term_monotonic_ns()};
}

void front_show(struct front *front, const struct canvas *canvas, enum theme_kind theme)
{
    if (front->headless)
        headless_show(front->script, canvas);
    else
        term_show(canvas, theme);
}

/* Waits on the terminal until the script's next input is due; a key of the person at the keyboard
 * comes first. */
static struct input wait_with_script(struct front *front, int64_t deadline_ns)
{
    struct input next =
        headless_wait(front->script, deadline_ns < 0 ? -1 : deadline_ns - front->script_offset_ns);
    if (next.kind == INPUT_HANGUP) {
        headless_close(front->script);
        front->script = NULL;
        return (struct input){.kind = INPUT_TICK};
    }
    int64_t due = headless_monotonic_ns(front->script) + front->script_offset_ns;
    struct input pressed = term_wait(due);
    return pressed.kind == INPUT_TICK ? next : pressed;
}

struct input front_wait(struct front *front, int64_t deadline_ns)
{
    if (front->headless)
        return headless_wait(front->script, deadline_ns);
    if (front->script != NULL)
        return wait_with_script(front, deadline_ns);
    return term_wait(deadline_ns);
}

bool front_has_quadrants(const struct front *front)
{
    return front->headless || !term_is_linux_console();
}
