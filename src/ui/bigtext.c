#include "ui/bigtext.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "ui/bigtext_internal.h"

/* The usual places on Debian and Astra, ALT, Fedora and RED OS, Arch: looking there costs nothing,
 * asking fontconfig 5 ms. */
static const char *const usual_places[] = {
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/ttf/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/TTF/DejaVuSans-Bold.ttf",
};

/* One drawn letter. Rows from the top, a byte a pixel. */
struct glyph {
    uint32_t codepoint;
    struct big_pixels pixels;
    unsigned char *bits; /* width × height; NULL while the slot is empty */
    int left, top;       /* of the first pixel: columns right of the pen, rows above the baseline */
    int width, height, advance;
};

enum {
    GLYPHS = 2048
}; /* a power of two; a screen needs some hundreds: every letter in every size tried */

struct bigtext {
    FT_Library library;
    FT_Face face;
    char *path;
    bool quadrants;
    struct big_pixels size; /* the face is set to */
    struct glyph glyphs[GLYPHS];
    int glyph_count;
    struct arena scratch; /* of one call */
};

/* ---- the font ---- */

static char *copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(mem_alloc(size), text, size);
}

static char *ask_fontconfig(void)
{
    char *path = NULL;
    FcPattern *pattern = FcNameParse((const FcChar8 *)"sans-serif:bold:lang=ru");
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *match = FcFontMatch(NULL, pattern, &result);
    FcChar8 *file;
    if (match && FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch)
        path = copy_text((const char *)file);
    if (match)
        FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return path;
}

static char *find_font(void)
{
    for (size_t i = 0; i < sizeof usual_places / sizeof usual_places[0]; i++)
        if (access(usual_places[i], R_OK) == 0)
            return copy_text(usual_places[i]);
    return ask_fontconfig();
}

struct bigtext *bigtext_open(const char *path)
{
    struct bigtext *big = mem_zalloc(1, sizeof *big);
    big->path = path ? copy_text(path) : find_font();
    big->quadrants = true;
    bool open = big->path && FT_Init_FreeType(&big->library) == 0;
    if (open && FT_New_Face(big->library, big->path, 0, &big->face) == 0 &&
        FT_IS_SCALABLE(big->face))
        return big;
    bigtext_close(big);
    return NULL;
}

static void forget_glyphs(struct bigtext *big)
{
    for (int i = 0; i < GLYPHS; i++)
        free(big->glyphs[i].bits);
    memset(big->glyphs, 0, sizeof big->glyphs);
    big->glyph_count = 0;
}

void bigtext_close(struct bigtext *big)
{
    if (!big)
        return;
    forget_glyphs(big);
    if (big->face)
        FT_Done_Face(big->face);
    if (big->library)
        FT_Done_FreeType(big->library);
    arena_free(&big->scratch);
    free(big->path);
    free(big);
}

void bigtext_set_quadrants(struct bigtext *big, bool available)
{
    if (big)
        big->quadrants = available;
}

bool bigtext_has_quadrants(const struct bigtext *big)
{
    return big->quadrants;
}

const char *bigtext_font(const struct bigtext *big)
{
    return big ? big->path : NULL;
}

/* ---- letters ---- */

static bool same_pixels(struct big_pixels a, struct big_pixels b)
{
    return a.across == b.across && a.down == b.down;
}

static void copy_bits(struct glyph *glyph, const FT_Bitmap *bitmap)
{
    for (int y = 0; y < glyph->height; y++)
        for (int x = 0; x < glyph->width; x++)
            glyph->bits[y * glyph->width + x] =
                bitmap->buffer[y * bitmap->pitch + x / 8] >> (7 - x % 8) & 1;
}

static bool set_size(struct bigtext *big, struct big_pixels pixels)
{
    if (same_pixels(big->size, pixels))
        return true;
    if (FT_Set_Pixel_Sizes(big->face, (FT_UInt)pixels.across, (FT_UInt)pixels.down) != 0)
        return false;
    big->size = pixels;
    return true;
}

static bool load_glyph(struct bigtext *big, struct glyph *glyph, uint32_t codepoint,
                       struct big_pixels pixels)
{
    FT_UInt index = FT_Get_Char_Index(big->face, codepoint);
    if (index == 0 || !set_size(big, pixels))
        return false;
    if (FT_Load_Glyph(big->face, index, FT_LOAD_RENDER | FT_LOAD_TARGET_MONO) != 0)
        return false;
    const FT_GlyphSlot slot = big->face->glyph;
    if (slot->bitmap.pixel_mode != FT_PIXEL_MODE_MONO)
        return false;
    *glyph = (struct glyph){
        .codepoint = codepoint,
        .pixels = pixels,
        .left = slot->bitmap_left,
        .top = slot->bitmap_top,
        .width = (int)slot->bitmap.width,
        .height = (int)slot->bitmap.rows,
        .advance = (int)(slot->advance.x >> 6),
    };
    glyph->bits = mem_zalloc((size_t)glyph->width * (size_t)glyph->height + 1, 1);
    copy_bits(glyph, &slot->bitmap);
    return true;
}

static struct glyph *find_glyph(struct bigtext *big, uint32_t codepoint, struct big_pixels pixels)
{
    if (big->glyph_count > GLYPHS * 3 / 4)
        forget_glyphs(big);
    uint32_t at =
        (codepoint * 31 + (uint32_t)pixels.across * 7 + (uint32_t)pixels.down) * 2654435761u >> 16;
    for (;; at++) {
        struct glyph *glyph = &big->glyphs[at % GLYPHS];
        if (!glyph->bits) {
            bool loaded = load_glyph(big, glyph, codepoint, pixels);
            big->glyph_count += loaded;
            return loaded ? glyph : NULL;
        }
        if (glyph->codepoint == codepoint && same_pixels(glyph->pixels, pixels))
            return glyph;
    }
}

/* Scripts that need shaping or run from the right are left to the terminal's own letters. */
static bool needs_shaping(uint32_t codepoint)
{
    return (codepoint >= 0x0590 && codepoint < 0x1100) ||
           (codepoint >= 0x1780 && codepoint < 0x1800) ||
           (codepoint >= 0xFB1D && codepoint < 0xFE00) ||
           (codepoint >= 0xFE70 && codepoint < 0xFF00);
}

/* ---- lines ---- */

/* How far to move a letter from where the font wants it so that a column of ground stays between it
 * and the one before: monochrome letters of this size melt together otherwise. */
static int keep_apart(int pen, int previous_right, const struct glyph *glyph, int gap)
{
    int wanted = previous_right + gap, left = pen + glyph->left;
    return left < wanted ? wanted - left : 0;
}

static void set_pixels(struct big_bitmap *bitmap, const struct glyph *glyph, int x, int baseline)
{
    for (int gy = 0; gy < glyph->height; gy++) {
        int y = baseline - glyph->top + gy;
        for (int gx = 0; gx < glyph->width; gx++)
            if (glyph->bits[gy * glyph->width + gx] && y >= 0 && y < bitmap->height &&
                x + gx >= 0 && x + gx < bitmap->width)
                bitmap->bits[y * bitmap->width + x + gx] = 1;
    }
}

/* Walks a line: measures it, and draws it where a bitmap is given. False when a letter is missing.
 */
static bool walk(struct bigtext *big, const char *text, struct big_pixels pixels,
                 struct big_line *line, struct big_bitmap *bitmap, int baseline)
{
    *line = (struct big_line){0};
    int pen = 0, right = -1, gap = pixels.across > pixels.down ? 2 : 1;
    bool after_letter = false;
    for (uint32_t codepoint; (codepoint = text_next(&text)) != 0;) {
        if (needs_shaping(codepoint))
            return false;
        const struct glyph *glyph = find_glyph(big, codepoint, pixels);
        if (!glyph)
            return false;
        if (glyph->width > 0 && glyph->advance > 0) {
            if (after_letter)
                pen += keep_apart(pen, right, glyph, gap);
            else if (pen == 0 && glyph->left != 0)
                pen =
                    -glyph->left; /* the first letter touches the edge, so that lines stand flush */
            right = pen + glyph->left + glyph->width;
            after_letter = true;
        } else {
            after_letter = after_letter && glyph->advance == 0;
        }
        if (bitmap)
            set_pixels(bitmap, glyph, pen + glyph->left, baseline);
        if (glyph->width > 0) {
            line->above = glyph->top > line->above ? glyph->top : line->above;
            int below = glyph->height - glyph->top;
            line->below = below > line->below ? below : line->below;
            line->width = pen + glyph->left + glyph->width > line->width
                              ? pen + glyph->left + glyph->width
                              : line->width;
        }
        pen += glyph->advance;
    }
    return true;
}

bool big_measure(struct bigtext *big, const char *text, struct big_pixels pixels,
                 struct big_line *line)
{
    arena_reset(&big->scratch);
    return walk(big, text_nfc(&big->scratch, text), pixels, line, NULL, 0);
}

/* ▘ 1, ▝ 2, ▖ 4, ▗ 8 and their sums. */
static const char *const blocks[16] = {" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛",
                                       "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"};

static int bit_at(const struct big_bitmap *bitmap, int x, int y)
{
    return x < bitmap->width && y < bitmap->height ? bitmap->bits[y * bitmap->width + x] : 0;
}

static void draw_bitmap(struct canvas *canvas, int row, int column, enum big_grain grain,
                        struct style style, const struct big_bitmap *bitmap)
{
    int across = grain == BIG_HALF ? 1 : 2;
    for (int y = 0; y < bitmap->height; y += 2) {
        for (int x = 0; x < bitmap->width; x += across) {
            int right = x + across - 1; /* a half block is a quadrant twice as wide */
            int block = bit_at(bitmap, x, y) | bit_at(bitmap, right, y) << 1 |
                        bit_at(bitmap, x, y + 1) << 2 | bit_at(bitmap, right, y + 1) << 3;
            if (block)
                canvas_text(canvas, row + y / 2, column + x / across, style, blocks[block]);
        }
    }
}

int big_draw(struct bigtext *big, struct canvas *canvas, int base_row, int column,
             struct big_pixels pixels, enum big_grain grain, struct style style, const char *text)
{
    struct big_line line;
    if (!big_measure(big, text, pixels, &line) || line.width <= 0)
        return 0;
    const char *composed = text_nfc(&big->scratch, text);
    int rows_above = (line.above + 1) / 2;
    struct big_bitmap bitmap = {.width = line.width, .height = rows_above * 2 + line.below};
    bitmap.bits = arena_alloc(&big->scratch, (size_t)bitmap.width * (size_t)bitmap.height);
    walk(big, composed, pixels, &line, &bitmap, rows_above * 2);
    if (canvas)
        draw_bitmap(canvas, base_row - rows_above, column, grain, style, &bitmap);
    return big_columns(line.width, grain);
}

int big_columns(int width, enum big_grain grain)
{
    return grain == BIG_HALF ? width : (width + 1) / 2;
}

/* ---- one line, as the header has it ---- */

struct big_pixels big_pixels_of(int pixels, enum big_grain grain)
{
    return (struct big_pixels){.across = grain == BIG_HALF ? pixels : pixels * 8 / 5,
                               .down = pixels};
}

/* The tallest and the deepest letters of Russian and English decide the height of a line. */
static struct big_line line_box(struct bigtext *big, int pixels, enum big_grain grain)
{
    struct big_line line = {0};
    if (big && !big_measure(big, "ЙЁÄbрщ", big_pixels_of(pixels, grain), &line))
        line = (struct big_line){.above = pixels, .below = pixels / 4};
    return line;
}

int bigtext_width(struct bigtext *big, const char *text, int pixels, enum big_grain grain)
{
    struct big_line line;
    if (!big || !big_measure(big, text, big_pixels_of(pixels, grain), &line))
        return 0;
    return big_columns(line.width, grain);
}

int bigtext_rows(struct bigtext *big, int pixels, enum big_grain grain)
{
    struct big_line line = line_box(big, pixels, grain);
    return (line.above + 1) / 2 + (line.below + 1) / 2;
}

int bigtext_cap_rows(struct bigtext *big, int pixels, enum big_grain grain)
{
    struct big_line line;
    if (!big || !big_measure(big, "0Н", big_pixels_of(pixels, grain), &line))
        return 0;
    return (line.above + 1) / 2;
}

int bigtext_cap_top(struct bigtext *big, int pixels, enum big_grain grain)
{
    struct big_line line = line_box(big, pixels, grain);
    return (line.above + 1) / 2 - bigtext_cap_rows(big, pixels, grain);
}

int bigtext_draw(struct bigtext *big, struct canvas *canvas, int row, int column, int pixels,
                 enum big_grain grain, struct style style, const char *text)
{
    if (!big || (grain == BIG_QUADRANT && !big->quadrants))
        return 0;
    int base_row = row + (line_box(big, pixels, grain).above + 1) / 2;
    return big_draw(big, canvas, base_row, column, big_pixels_of(pixels, grain), grain, style,
                    text);
}
