/* Columns, clusters and lines. */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uniwidth.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

/* ncurses keeps a base and four marks in a cell. */
enum { CLUSTER_CODEPOINTS_MAX = 5 };

enum { REPLACEMENT = 0xFFFD, ELLIPSIS_BYTES = 3 };
static const char ELLIPSIS[] = "…";

/* What the screen makes of a code point. */
enum shape { SHAPE_NONE, SHAPE_MARK, SHAPE_NARROW, SHAPE_WIDE, SHAPE_UNKNOWN };

static bool is_plain(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x400 && c < 0x480);
}

static enum shape shape_of(uint32_t c)
{
    if (is_plain(c))
        return SHAPE_NARROW;
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
                                                UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp) ||
        uc_is_property_default_ignorable_code_point(c))
        return SHAPE_NONE;
    /* Terminals of different years disagree about the width of what their tables do not know. */
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Cs))
        return SHAPE_UNKNOWN;
    int width = uc_width(c, "UTF-8");
    return width == 2 ? SHAPE_WIDE : width == 0 ? SHAPE_MARK : SHAPE_NARROW;
}

bool text_next_cluster(const char **at, struct text_cluster *cluster)
{
    size_t length = 0;
    int codepoints = 0;
    for (;;) {
        const char *next = *at;
        uint32_t c = text_next(&next);
        enum shape shape = c ? shape_of(c) : SHAPE_NONE;
        if (c == 0 || (codepoints > 0 && shape > SHAPE_MARK))
            break;
        *at = next;
        if (shape == SHAPE_NONE || codepoints == CLUSTER_CODEPOINTS_MAX)
            continue;
        if (codepoints == 0) {
            cluster->width = shape == SHAPE_WIDE ? 2 : 1;
            if (shape == SHAPE_MARK) { /* a mark with no base stands on a space */
                cluster->bytes[length++] = ' ';
                codepoints++;
            }
        }
        length += text_encode(shape == SHAPE_UNKNOWN ? REPLACEMENT : c, cluster->bytes + length);
        codepoints++;
    }
    cluster->bytes[length] = '\0';
    return codepoints > 0;
}

_Static_assert(CLUSTER_CODEPOINTS_MAX * 4 <= TEXT_CLUSTER_MAX, "a cluster fits");

int text_width(const char *text)
{
    struct text_cluster cluster;
    int width = 0;
    while (text_next_cluster(&text, &cluster))
        width += cluster.width;
    return width;
}

void text_fit(char *out, size_t size, const char *text, int columns)
{
    if (size == 0)
        return;
    struct text_cluster cluster;
    size_t length = 0; /* written so far */
    size_t cut = 0;    /* the longest start that leaves room for the ellipsis */
    int width = 0;
    while (text_next_cluster(&text, &cluster)) {
        size_t bytes = strlen(cluster.bytes);
        if (width + cluster.width > columns || length + bytes >= size) {
            bool room = columns > 0 && cut + ELLIPSIS_BYTES < size;
            memcpy(out + cut, ELLIPSIS, room ? ELLIPSIS_BYTES : 0);
            length = cut + (room ? ELLIPSIS_BYTES : 0);
            break;
        }
        memcpy(out + length, cluster.bytes, bytes);
        length += bytes;
        width += cluster.width;
        if (width < columns && length + ELLIPSIS_BYTES < size)
            cut = length;
    }
    out[length] = '\0';
}

/* --- Wrapping --- */

/* A piece that is never divided unless it is wider than a line: a word, or a part of one up to its
 * hyphen. */
struct piece {
    const char *start;
    size_t length;
    int width;
    bool spaced;  /* a space stands before it */
    bool sticks;  /* should not begin a line: a dash after a space */
    bool reaches; /* should not end a line: a word of one or two Cyrillic letters */
};

struct wrapping {
    struct arena *arena;
    int columns;
    const char **lines;
    size_t count, capacity;
    struct piece *pieces; /* of the paragraph at hand */
    size_t piece_count, piece_capacity;
};

static bool is_space(uint32_t c)
{
    if (c == 0xA0 || c == 0x202F || c == 0x2007) /* no-break */
        return false;
    return c == ' ' || (c >= '\t' && c <= '\r') || (c > 0x7F && uc_is_property_white_space(c));
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015 && c != 0x2011);
}

static bool is_cyrillic(uint32_t c)
{
    return c >= 0x400 && c < 0x530;
}

static int width_of(const char *start, size_t length)
{
    const char *at = start;
    struct text_cluster cluster;
    int width = 0;
    /* The piece is followed by a space, a hyphen's other side or the end, never by a mark: clusters
     * end with it. */
    while (at < start + length && text_next_cluster(&at, &cluster))
        width += cluster.width;
    return width;
}

static void add_piece(struct wrapping *w, struct piece piece)
{
    if (w->piece_count == w->piece_capacity) {
        w->piece_capacity = w->piece_capacity ? w->piece_capacity * 2 : 32;
        w->pieces = mem_realloc(w->pieces, w->piece_capacity * sizeof *w->pieces);
    }
    piece.width = width_of(piece.start, piece.length);
    w->pieces[w->piece_count++] = piece;
}

/* Adds the pieces of the word at `at`; returns its end. */
static const char *split_word(struct wrapping *w, const char *at)
{
    struct piece piece = {.start = at, .spaced = true};
    size_t codepoints = 0;
    size_t cyrillic = 0;
    size_t hyphens = 0; /* those that the piece begins with: "-5" stays whole */
    bool divided = false;
    while (*at) {
        const char *next = at;
        uint32_t c = text_next(&next);
        if (is_space(c))
            break;
        if (divided && !is_hyphen(c)) {
            piece.length = (size_t)(at - piece.start);
            add_piece(w, piece);
            piece = (struct piece){.start = at};
            codepoints = cyrillic = hyphens = 0;
        }
        codepoints++;
        cyrillic += is_cyrillic(c);
        hyphens += is_hyphen(c) && hyphens + 1 == codepoints;
        divided = is_hyphen(c) && hyphens < codepoints;
        at = next;
    }
    piece.length = (size_t)(at - piece.start);
    piece.sticks = piece.spaced && codepoints == hyphens;
    piece.reaches = piece.spaced && codepoints <= 2 && cyrillic == codepoints;
    add_piece(w, piece);
    return at;
}

static void add_line(struct wrapping *w, const char *line)
{
    if (w->count == w->capacity) {
        size_t capacity = w->capacity ? w->capacity * 2 : 16;
        const char **lines = arena_alloc(w->arena, capacity * sizeof *lines);
        if (w->count)
            memcpy(lines, w->lines, w->count * sizeof *lines);
        w->lines = lines;
        w->capacity = capacity;
    }
    w->lines[w->count++] = line;
}

/* The pieces from `first` up to `end` as one line. */
static void add_pieces(struct wrapping *w, size_t first, size_t end)
{
    struct buf line = {0};
    for (size_t i = first; i < end; i++) {
        if (i > first && w->pieces[i].spaced)
            buf_char(&line, ' ');
        buf_add(&line, w->pieces[i].start, w->pieces[i].length);
    }
    add_line(w, arena_text(w->arena, buf_string(&line), line.length));
    buf_free(&line);
}

/* Cuts off lines from a piece wider than a line until the rest fits. */
static void cut_piece(struct wrapping *w, struct piece *piece)
{
    const char *end = piece->start + piece->length;
    const char *at = piece->start;
    const char *line = at;
    struct text_cluster cluster;
    int width = 0;
    while (at < end) {
        const char *next = at;
        if (!text_next_cluster(&next, &cluster))
            break;
        if (width > 0 && width + cluster.width > w->columns) {
            add_line(w, arena_text(w->arena, line, (size_t)(at - line)));
            line = at;
            width = 0;
        }
        width += cluster.width;
        at = next;
    }
    piece->start = line;
    piece->length = (size_t)(end - line);
    piece->width = width;
    piece->spaced = false;
}

/* How many pieces from `first` on make a line: as many as fit, less those that read better on the
 * next one. */
static size_t line_end(const struct wrapping *w, size_t first)
{
    const struct piece *pieces = w->pieces;
    int width = pieces[first].width;
    size_t end = first + 1;
    while (end < w->piece_count && width + pieces[end].spaced + pieces[end].width <= w->columns) {
        width += pieces[end].spaced + pieces[end].width;
        end++;
    }
    if (end == w->piece_count)
        return end;
    size_t better = end;
    while (better > first && (pieces[better].sticks || pieces[better - 1].reaches))
        better--;
    return better > first ? better : end;
}

static void wrap_paragraph(struct wrapping *w)
{
    if (w->piece_count == 0)
        add_line(w, "");
    for (size_t first = 0; first < w->piece_count;) {
        if (w->pieces[first].width > w->columns)
            cut_piece(w, &w->pieces[first]);
        size_t end = line_end(w, first);
        add_pieces(w, first, end);
        first = end;
    }
    w->piece_count = 0;
}

size_t text_wrap(struct arena *arena, const char *text, int columns, const char ***lines)
{
    struct wrapping w = {.arena = arena, .columns = columns < 1 ? 1 : columns};
    while (*text) {
        const char *next = text;
        uint32_t c = text_next(&next);
        if (c != '\n' && is_space(c))
            text = next;
        else if (c != '\n')
            text = split_word(&w, text);
        if (c == '\n' || *text == '\0') {
            wrap_paragraph(&w);
            text = c == '\n' ? next : text;
        }
    }
    free(w.pieces);
    *lines = w.lines;
    return w.count;
}
