#include "ui/bigtext_internal.h"

#include <string.h>

/* From the largest to the smallest that is still read from the back row. Quadrants show finer
 * letters. From BIG_CLEAR pixels across on every letter is clear; at 10 и and н are told apart by
 * the word; below, ordinary letters serve better. Half blocks of 10 are for a console without
 * quadrants. */
static const struct candidate {
    struct big_pixels pixels;
    enum big_grain grain;
} candidates[] = {
    {{24, 24}, BIG_HALF},     {{20, 20}, BIG_HALF},     {{18, 18}, BIG_HALF},
    {{16, 16}, BIG_HALF},     {{14, 14}, BIG_HALF},     {{12, 12}, BIG_HALF},
    {{19, 12}, BIG_QUADRANT}, {{13, 13}, BIG_QUADRANT}, {{12, 12}, BIG_QUADRANT},
    {{11, 11}, BIG_QUADRANT}, {{14, 10}, BIG_QUADRANT}, {{12, 10}, BIG_QUADRANT},
    {{10, 10}, BIG_QUADRANT}, {{10, 10}, BIG_HALF},
};

/* The words of a text; `last` words end a line of their own ('\n'). */
struct words {
    const char **items;
    bool *last;
    int count;
};

struct lines {
    const char **items;
    struct big_line *sizes;
    int count, pitch; /* pitch: rows from baseline to baseline */
    int rows;         /* all together */
    int columns;      /* of the widest */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static struct words split(const char *text, struct arena *arena)
{
    size_t room = strlen(text) / 2 + 1;
    struct words words = {arena_alloc(arena, room * sizeof *words.items),
                          arena_alloc(arena, room * sizeof *words.last), 0};
    while (*text) {
        size_t length = 0;
        for (; is_space(*text); text++)
            if (*text == '\n' && words.count > 0)
                words.last[words.count - 1] = true;
        while (text[length] && !is_space(text[length]))
            length++;
        if (length > 0)
            words.items[words.count++] = arena_text(arena, text, length);
        text += length;
    }
    return words;
}

static const char *join(const struct words *words, int from, int to, struct arena *arena)
{
    struct buf buf = {0};
    for (int i = from; i < to; i++) {
        buf_text(&buf, i > from ? " " : "");
        buf_text(&buf, words->items[i]);
    }
    const char *text = arena_text(arena, buf_string(&buf), strlen(buf_string(&buf)));
    buf_free(&buf);
    return text;
}

/* What breaking into lines needs to know: the words are measured once a size. */
struct setting {
    struct bigtext *big;
    const struct candidate *candidate;
    const struct words *words;
    int *widths; /* of the words, in pixels */
    int space;   /* between two words */
    int least;   /* pixels across: no narrower letters */
    struct arena *arena;
};

static int pixels_across(const struct candidate *candidate, int columns)
{
    return candidate->grain == BIG_HALF ? columns : columns * 2;
}

/* False when the font cannot draw a word. */
static bool measure_words(struct setting *setting)
{
    struct big_line line, pair;
    struct big_pixels pixels = setting->candidate->pixels;
    if (!big_measure(setting->big, "нн", pixels, &line) ||
        !big_measure(setting->big, "н н", pixels, &pair))
        return false;
    setting->space =
        pair.width - line.width + 2; /* the letters at its sides may stand further apart */
    for (int i = 0; i < setting->words->count; i++) {
        if (!big_measure(setting->big, setting->words->items[i], pixels, &line))
            return false;
        setting->widths[i] = line.width;
    }
    return true;
}

/* Whether a text could fit at all, from its length alone: saves drawing every letter in every size.
 */
static bool may_fit(const struct candidate *candidate, const struct words *words, size_t letters,
                    struct rect rect)
{
    int lines = rect.rows / (candidate->pixels.down * 3 / 8) + 1;
    int64_t narrowest = (int64_t)letters * candidate->pixels.across * 2 / 5;
    return words->count > 0 && narrowest <= (int64_t)lines * pixels_across(candidate, rect.columns);
}

/* A preposition, a conjunction: it goes down to its word. */
static bool clings(const char *word)
{
    return text_length(word) <= 2 && strchr("0123456789", word[0]) == NULL;
}

/* The end of the line that begins with word `from`; `from` itself when not even that fits. */
static int line_end(const struct setting *setting, int from, int columns)
{
    const struct words *words = setting->words;
    int end = from;
    int used = -setting->space, room = pixels_across(setting->candidate, columns);
    while (end < words->count && (end == from || !words->last[end - 1])) {
        used += setting->space + setting->widths[end];
        if (used > room)
            break;
        end++;
    }
    bool broken = end < words->count && end > from && !words->last[end - 1];
    while (broken && end > from + 1 && clings(words->items[end - 1]))
        end--;
    return end;
}

/* How many lines a width makes; 0 when a word is too long. */
static int count_lines(const struct setting *setting, int columns)
{
    int count = 0;
    for (int at = 0; at < setting->words->count; count++) {
        int end = line_end(setting, at, columns);
        if (end == at)
            return 0;
        at = end;
    }
    return count;
}

/* The narrowest width that makes no more lines than the full one does: lines of about the same
 * length. */
static int balanced(const struct setting *setting, int columns, int count)
{
    int low = columns / (count + 1), high = columns; /* high always works */
    while (count > 1 && high - low > 1) {
        int middle = (low + high) / 2, made = count_lines(setting, middle);
        if (made > 0 && made <= count)
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* Rows: the first line needs what is above its baseline, the last what is below, and between
 * baselines stands the most that any two neighbours need and a pixel of air. */
static void space_lines(struct lines *lines)
{
    int pitch = 0;
    for (int i = 0; i + 1 < lines->count; i++) {
        int needed = lines->sizes[i].below + lines->sizes[i + 1].above + 1;
        pitch = needed > pitch ? needed : pitch;
    }
    lines->pitch = (pitch + 1) / 2;
    lines->rows = (lines->sizes[0].above + 1) / 2 + (lines->count - 1) * lines->pitch +
                  (lines->sizes[lines->count - 1].below + 1) / 2;
}

static bool lay_lines(const struct setting *setting, struct rect rect, struct lines *lines)
{
    int count = count_lines(setting, rect.columns);
    int cap_rows = setting->candidate->pixels.down * 3 / 8; /* no line is lower than this */
    if (count == 0 || count * cap_rows > rect.rows)
        return false;
    int columns = balanced(setting, rect.columns, count);
    lines->items = arena_alloc(setting->arena, (size_t)count * sizeof *lines->items);
    lines->sizes = arena_alloc(setting->arena, (size_t)count * sizeof *lines->sizes);
    lines->count = 0;
    for (int at = 0; at < setting->words->count; lines->count++) {
        int end = line_end(setting, at, columns);
        lines->items[lines->count] = join(setting->words, at, end, setting->arena);
        struct big_line *size = &lines->sizes[lines->count];
        big_measure(setting->big, lines->items[lines->count], setting->candidate->pixels, size);
        if (big_columns(size->width, setting->candidate->grain) > rect.columns)
            return false; /* letters pushed apart more than the words alone told: the next size will
                             do */
        at = end;
    }
    space_lines(lines);
    return lines->rows <= rect.rows;
}

static void draw_lines(const struct setting *setting, struct canvas *canvas, struct rect rect,
                       int align, struct style style, const struct lines *lines)
{
    enum big_grain grain = setting->candidate->grain;
    int base = rect.row + (lines->sizes[0].above + 1) / 2;
    for (int i = 0; i < lines->count; i++, base += lines->pitch) {
        int spare = rect.columns - big_columns(lines->sizes[i].width, grain);
        int column = rect.column + (align < 0 ? 0 : align == 0 ? spare / 2 : spare);
        big_draw(setting->big, canvas, base, column, setting->candidate->pixels, grain, style,
                 lines->items[i]);
    }
}

/* Ordinary letters, with a row between the lines where there is room. */
static int fit_plain(struct canvas *canvas, struct rect rect, int align, struct style style,
                     const char *text, struct arena *arena)
{
    const char **lines;
    int count = (int)text_wrap(arena, text, rect.columns, &lines);
    int pitch = count * 2 - 1 <= rect.rows ? 2 : 1, shown = count < rect.rows ? count : rect.rows;
    for (int i = 0; canvas && i < shown; i++) {
        const char *line = lines[i];
        bool cut = i == shown - 1 && shown < count;
        if (cut) /* two lines are too long for one, so this ends with … */
            line = arena_format(arena, "%s %s………", line, lines[i + 1]);
        canvas_text_in(canvas, rect.row + i * pitch, rect.column, rect.columns, cut ? -1 : align,
                       style, line);
    }
    return shown > 0 ? (shown - 1) * pitch + 1 : 0;
}

/* The largest letters in which the text fits; false when only ordinary ones do. */
static bool choose(struct setting *setting, struct rect rect, const char *text, struct lines *lines)
{
    for (size_t i = 0; setting->big && i < sizeof candidates / sizeof candidates[0]; i++) {
        setting->candidate = &candidates[i];
        if (candidates[i].grain == BIG_QUADRANT && !bigtext_has_quadrants(setting->big))
            continue;
        if (candidates[i].pixels.across < setting->least)
            continue;
        if (!may_fit(&candidates[i], setting->words, text_length(text), rect))
            continue;
        if (!measure_words(setting))
            return false;
        if (lay_lines(setting, rect, lines))
            return true;
    }
    return false;
}

static bool lay_out(struct bigtext *big, struct rect rect, const char *text, struct arena *arena,
                    int least, struct setting *setting, struct lines *lines)
{
    struct words *words = arena_alloc(arena, sizeof *words);
    *words = split(text, arena);
    *setting = (struct setting){.big = big, .words = words, .arena = arena, .least = least};
    setting->widths = arena_alloc(arena, ((size_t)words->count + 1) * sizeof *setting->widths);
    return rect.rows > 0 && rect.columns > 0 && choose(setting, rect, text, lines);
}

bool bigtext_fits(struct bigtext *big, struct rect rect, const char *text, int least,
                  struct arena *arena)
{
    struct setting setting;
    struct lines lines;
    return lay_out(big, rect, text, arena, least, &setting, &lines);
}

int bigtext_fit(struct bigtext *big, struct canvas *canvas, struct rect rect, int align,
                struct style style, const char *text, struct arena *arena)
{
    struct setting setting;
    struct lines lines;
    if (rect.rows <= 0 || rect.columns <= 0)
        return 0;
    if (!lay_out(big, rect, text, arena, 0, &setting, &lines))
        return fit_plain(canvas, rect, align, style, text, arena);
    if (canvas)
        draw_lines(&setting, canvas, rect, align, style, &lines);
    return lines.rows;
}
