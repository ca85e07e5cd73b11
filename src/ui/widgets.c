#include "ui/widgets.h"

#include <stdio.h>
#include <string.h>

#include "ui/theme.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

/* ---- places ---- */

struct rect rect_whole(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->rows, canvas->columns};
}

struct rect rect_inset(struct rect rect, int rows, int columns)
{
    rows = least(rows, rect.rows / 2);
    columns = least(columns, rect.columns / 2);
    return (struct rect){rect.row + rows, rect.column + columns, rect.rows - 2 * rows,
                         rect.columns - 2 * columns};
}

struct rect rect_centred(struct rect rect, int rows, int columns)
{
    rows = least(rows, rect.rows);
    columns = least(columns, rect.columns);
    return (struct rect){rect.row + (rect.rows - rows) / 2,
                         rect.column + (rect.columns - columns) / 2, rows, columns};
}

struct rect rect_take_top(struct rect *rect, int rows)
{
    rows = most(0, least(rows, rect->rows));
    struct rect taken = {rect->row, rect->column, rows, rect->columns};
    rect->row += rows;
    rect->rows -= rows;
    return taken;
}

struct rect rect_take_bottom(struct rect *rect, int rows)
{
    rows = most(0, least(rows, rect->rows));
    rect->rows -= rows;
    return (struct rect){rect->row + rect->rows, rect->column, rows, rect->columns};
}

struct rect rect_take_left(struct rect *rect, int columns)
{
    columns = most(0, least(columns, rect->columns));
    struct rect taken = {rect->row, rect->column, rect->rows, columns};
    rect->column += columns;
    rect->columns -= columns;
    return taken;
}

struct rect rect_take_right(struct rect *rect, int columns)
{
    columns = most(0, least(columns, rect->columns));
    rect->columns -= columns;
    return (struct rect){rect->row, rect->column + rect->columns, rect->rows, columns};
}

bool widget_is_compact(const struct canvas *canvas)
{
    return canvas->rows < 30 || canvas->columns < 100;
}

/* ---- the frame of a screen ---- */

static const char wave[] = "≋ ";

enum { BRAND_GAP = 3, RIGHT_GAP = 2 };

int widget_header_columns(const struct canvas *canvas, const char *brand, const char *right)
{
    bool compact = widget_is_compact(canvas);
    int margin = compact ? 1 : 3, left = text_width(wave);
    left += compact ? 0 : text_width(brand) + BRAND_GAP;
    return most(0, canvas->columns - 2 * margin - left - text_width(right) - RIGHT_GAP);
}

struct rect widget_header(struct canvas *canvas, const char *brand, const char *title,
                          const char *right)
{
    bool compact = widget_is_compact(canvas);
    int margin = compact ? 1 : 3, row = compact ? 0 : 1;
    int end = canvas->columns - margin;
    int right_columns = least(text_width(right), most(0, end - margin));
    canvas_text_in(canvas, row, end - right_columns, right_columns, 1, STYLE(ROLE_DIM), right);

    int column = canvas_text(canvas, row, margin, STYLE(ROLE_ACCENT), wave);
    if (!compact)
        column = canvas_text(canvas, row, column, STYLE(ROLE_ACCENT), brand) + BRAND_GAP;
    canvas_text_in(canvas, row, column, end - right_columns - RIGHT_GAP - column, -1,
                   STYLE(ROLE_DIM), title);
    if (!compact)
        canvas_hline(canvas, row + 1, margin, end - margin, STYLE(ROLE_FAINT));
    int top = compact ? row + 1 : row + 2;
    return (struct rect){top, margin, most(0, canvas->rows - 2 - top), most(0, end - margin)};
}

static int bar_key_columns(const struct bar_key *key)
{
    return text_width(key->key) + 1 + text_width(key->label) + 2;
}

static int draw_bar_key(struct canvas *canvas, int row, int column, int columns,
                        const struct bar_key *key)
{
    int end = column + columns;
    column = canvas_text_in(canvas, row, column, columns, -1, STYLE(ROLE_BAR_KEY), key->key) + 1;
    return canvas_text_in(canvas, row, column, end - column, -1, STYLE(ROLE_BAR), key->label) + 2;
}

void widget_bar(struct canvas *canvas, int row, const struct bar_key *keys, size_t count)
{
    canvas_fill(canvas, (struct rect){row, 0, 1, canvas->columns}, STYLE(ROLE_BAR), " ");
    if (count == 0)
        return;
    int room = canvas->columns - 1 - bar_key_columns(&keys[count - 1]) + 2, used = 0;
    size_t shown = 0; /* of the keys before the last */
    while (shown + 1 < count && used + bar_key_columns(&keys[shown]) <= room)
        used += bar_key_columns(&keys[shown++]);
    if (shown == 0 && count > 1)
        shown = 1;
    int column = 1;
    for (size_t i = 0; i < shown; i++)
        column = draw_bar_key(canvas, row, column, canvas->columns - column, &keys[i]);
    draw_bar_key(canvas, row, column, canvas->columns - column, &keys[count - 1]);
}

void widget_notice(struct canvas *canvas, int row, const char *text, bool bad)
{
    struct style style = STYLE(bad ? ROLE_PANEL_WRONG : ROLE_PANEL_ACCENT);
    int columns = least(text_width(text) + 4, canvas->columns);
    int column = (canvas->columns - columns) / 2;
    canvas_fill(canvas, (struct rect){row, column, 1, columns}, style, " ");
    canvas_text_in(canvas, row, column + 2, columns - 4, 0, style, text);
}

/* ---- words ---- */

static bool ends_with_hyphen(const char *line)
{
    size_t length = strlen(line);
    return length > 0 && line[length - 1] == '-';
}

int widget_paragraph(struct canvas *canvas, struct rect rect, int align, struct style style,
                     const char *text, struct arena *arena)
{
    if (rect.rows <= 0 || rect.columns <= 0)
        return 0;
    const char **lines;
    size_t count = text_wrap(arena, text, rect.columns, &lines);
    int shown = count > (size_t)rect.rows ? rect.rows : (int)count;
    for (int i = 0; i < shown; i++) {
        const char *line = lines[i];
        bool cut = i == shown - 1 && (size_t)shown < count;
        if (cut) /* two lines are too long for one, so this ends with … */
            line = arena_format(arena, "%s%s%s………", line, ends_with_hyphen(line) ? "" : " ",
                                lines[i + 1]);
        canvas_text_in(canvas, rect.row + i, rect.column, rect.columns, cut ? -1 : align, style,
                       line);
    }
    return shown;
}

static int keys_columns(const struct bar_key *keys, size_t count)
{
    int columns = 0;
    for (size_t i = 0; i < count; i++)
        columns += text_width(keys[i].key) + 1 + text_width(keys[i].label) + 3;
    return columns;
}

static int wrapped_rows(const char *const *lines, size_t count, int columns, struct arena *arena)
{
    int rows = 0;
    const char **wrapped;
    for (size_t i = 0; i < count; i++)
        rows += most(1, (int)text_wrap(arena, lines[i], columns, &wrapped));
    return rows;
}

static void draw_dialog_keys(struct canvas *canvas, struct rect place, const struct bar_key *keys,
                             size_t count)
{
    int column = place.column, end = place.column + place.columns;
    for (size_t i = 0; i < count && column < end; i++) {
        column = canvas_text_in(canvas, place.row, column, end - column, -1,
                                STYLE(ROLE_PANEL_ACCENT), keys[i].key) +
                 1;
        column = canvas_text_in(canvas, place.row, column, end - column, -1, STYLE(ROLE_PANEL),
                                keys[i].label) +
                 3;
    }
}

static struct rect draw_dialog(struct canvas *canvas, struct rect within, int columns,
                               const char *title, const char *const *lines, size_t line_count,
                               int extra_rows, const struct bar_key *keys, size_t key_count,
                               struct arena *arena)
{
    enum { SIDE = 3 };
    columns = most(1, least(columns, within.columns - 2 * SIDE));
    int text_rows = wrapped_rows(lines, line_count, columns, arena);
    int rows = 3 + text_rows + (text_rows ? 1 : 0) + (extra_rows ? extra_rows + 1 : 0) +
               (key_count ? 2 : 0);

    struct rect box = rect_centred(within, rows, columns + 2 * SIDE);
    canvas_fill(canvas, (struct rect){box.row - 1, box.column - 2, box.rows + 2, box.columns + 4},
                STYLE(ROLE_TEXT), " ");
    canvas_fill(canvas, box, STYLE(ROLE_PANEL), " ");
    canvas_fill(canvas, (struct rect){box.row, box.column, box.rows, 1}, STYLE(ROLE_PANEL_ACCENT),
                "▌");

    struct rect inside = rect_inset(box, 1, SIDE);
    if (key_count) {
        draw_dialog_keys(canvas, rect_take_bottom(&inside, 1), keys, key_count);
        rect_take_bottom(&inside, 1);
    }
    struct rect head = rect_take_top(&inside, 2);
    canvas_text_in(canvas, head.row, head.column, head.columns, -1, STYLE(ROLE_PANEL_ACCENT),
                   title);
    for (size_t i = 0; i < line_count; i++)
        rect_take_top(&inside, most(1, widget_paragraph(canvas, inside, -1, STYLE(ROLE_PANEL),
                                                        lines[i], arena)));
    if (text_rows)
        rect_take_top(&inside, 1);
    return inside;
}

struct rect widget_dialog(struct canvas *canvas, struct rect within, const char *title,
                          const char *const *lines, size_t line_count, int extra_rows,
                          const struct bar_key *keys, size_t key_count, struct arena *arena)
{
    enum { COMFORTABLE = 60, NARROWEST = 36 };
    int columns = most(text_width(title), keys_columns(keys, key_count));
    for (size_t i = 0; i < line_count; i++)
        columns = most(columns, text_width(lines[i]));
    columns = most(NARROWEST, least(columns, COMFORTABLE));
    return draw_dialog(canvas, within, columns, title, lines, line_count, extra_rows, keys,
                       key_count, arena);
}

struct rect widget_wide_dialog(struct canvas *canvas, struct rect within, const char *title,
                               const char *const *lines, size_t line_count, int extra_rows,
                               const struct bar_key *keys, size_t key_count, struct arena *arena)
{
    return draw_dialog(canvas, within, within.columns, title, lines, line_count, extra_rows, keys,
                       key_count, arena);
}

int widget_grown(int64_t since_ns, int64_t now_ns)
{
    enum { NS_IN_MS = 1000000, FULL = 1000 };
    int64_t ms = (now_ns - since_ns) / NS_IN_MS;
    if (ms >= WIDGET_GROW_MS)
        return FULL;
    int64_t left = FULL - ms * FULL / WIDGET_GROW_MS;
    return (int)(FULL - left * left / FULL);
}

/* ---- numbers ---- */

int widget_gauge(struct canvas *canvas, struct rect rect, struct style style, int64_t part,
                 int64_t whole)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (rect.columns <= 0 || whole <= 0 || part <= 0)
        return rect.column;
    part = part < whole ? part : whole;
    int filled = (int)((double)part / (double)whole * rect.columns * 8 + 0.5);
    filled = most(1, filled); /* something is always more than nothing */
    int full = filled / 8, rest = filled % 8;
    canvas_fill(canvas, (struct rect){rect.row, rect.column, rect.rows, full}, style, "█");
    if (rest)
        canvas_fill(canvas, (struct rect){rect.row, rect.column + full, rect.rows, 1}, style,
                    eighths[rest]);
    return rect.column + full + (rest ? 1 : 0);
}

enum { PLAIN_SECONDS = 100 }; /* from here on minutes are said */

void widget_seconds(char *out, size_t size, int seconds)
{
    seconds = most(0, seconds);
    if (seconds < PLAIN_SECONDS)
        snprintf(out, size, "%d", seconds);
    else
        snprintf(out, size, "%d:%02d", seconds / 60, seconds % 60);
}

/* Every digit has a place of the same width, so that none moves when another changes. */
static int sign_columns(struct bigtext *big, int size, char sign)
{
    enum { BETWEEN = 2 };
    char own[2] = {sign, '\0'};
    bool digit = sign >= '0' && sign <= '9';
    return bigtext_width(big, digit ? "0" : own, size, BIG_HALF) + BETWEEN;
}

static int digits_columns(struct bigtext *big, int size, const char *text)
{
    int columns = 0;
    for (; *text; text++)
        columns += sign_columns(big, size, *text);
    return columns;
}

/* The largest size whose digits fit, of those up to `largest`; 0 when none does. */
static int digits_size(struct bigtext *big, struct rect rect, const char *widest, int largest)
{
    static const int sizes[] = {44, 38, 33, 29, 25, 22, 20, 18, 16, 14, 12, 10};
    for (size_t i = 0; big && i < sizeof sizes / sizeof sizes[0]; i++) {
        if (sizes[i] > largest)
            continue;
        int rows = bigtext_cap_rows(big, sizes[i], BIG_HALF);
        if (rows > 0 && rows <= rect.rows && digits_columns(big, sizes[i], widest) <= rect.columns)
            return sizes[i];
    }
    return 0;
}

static void draw_digits(struct canvas *canvas, struct bigtext *big, int row, int end, int size,
                        struct style style, const char *text)
{
    row -= bigtext_cap_top(big, size, BIG_HALF);
    for (size_t i = strlen(text); i-- > 0;) {
        char sign[2] = {text[i], '\0'};
        int place = sign_columns(big, size, text[i]),
            ink = bigtext_width(big, sign, size, BIG_HALF);
        end -= place;
        bigtext_draw(big, canvas, row, end + 2 + (place - 2 - ink) / 2, size, BIG_HALF, style,
                     sign);
    }
}

int widget_countdown(struct canvas *canvas, struct bigtext *big, struct rect rect, int seconds,
                     int total_s)
{
    enum { LAST_SECONDS = 5, COUNTDOWN_SIZE = 22 };
    struct style style = STYLE(seconds <= LAST_SECONDS ? ROLE_WARN : ROLE_ACCENT);
    char text[16];
    widget_seconds(text, sizeof text, seconds);
    int longest = most(seconds, total_s);
    const char *widest = longest >= 600 ? "00:00" : longest >= PLAIN_SECONDS ? "0:00" : "00";
    int end = rect.column + rect.columns, size = digits_size(big, rect, widest, COUNTDOWN_SIZE);
    if (size == 0) { /* no room for minutes, but perhaps for the last of them */
        widest = seconds < PLAIN_SECONDS ? "00" : widest;
        size = digits_size(big, rect, widest, COUNTDOWN_SIZE);
    }
    if (size > 0) {
        int place = digits_columns(big, size, widest), rows = bigtext_cap_rows(big, size, BIG_HALF);
        /* One style for the whole place: a tick then costs the terminal half the bytes. */
        canvas_fill(canvas, (struct rect){rect.row, end - place, rows, place}, style, " ");
        draw_digits(canvas, big, rect.row, end, size, style, text);
        return place;
    }
    int columns = least((int)strlen(widest) + 1, rect.columns);
    canvas_text_in(canvas, rect.row, end - columns, columns, 1, style, text);
    return columns;
}

int widget_digits(struct canvas *canvas, struct bigtext *big, struct rect rect, int align,
                  struct style style, const char *text, const char *widest)
{
    enum { DIGITS_SIZE = 44 };
    int size = rect.columns > 0 ? digits_size(big, rect, widest, DIGITS_SIZE) : 0;
    if (size == 0) {
        canvas_text_in(canvas, rect.row, rect.column, rect.columns, align, style, text);
        return rect.rows > 0 ? 1 : 0;
    }
    int free = rect.columns - digits_columns(big, size, text);
    int end = rect.column + rect.columns - (align > 0 ? 0 : align == 0 ? free / 2 : free);
    draw_digits(canvas, big, rect.row, end, size, style, text);
    return bigtext_cap_rows(big, size, BIG_HALF);
}
