#include "report/paper.h"

#include <pango/pangocairo.h>
#include <stdlib.h>

#include <cairo-pdf.h>

static const double POINTS_A_MM = 72 / 25.4;
static const double SMALLEST = 0.66; /* of the size asked for */

struct paper {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts; /* our own: pango's would stay until the end of the program */
    PangoLayout *layout;
    PangoFontDescription *font;
    struct buf *out; /* not owned */
    int pages;
};

static const double inks[INKS][3] = {[INK_BLACK] = {0.08, 0.08, 0.10},
                                     [INK_GREY] = {0.38, 0.38, 0.40},
                                     [INK_LIGHT] = {0.72, 0.72, 0.74},
                                     [INK_TINT] = {0.93, 0.93, 0.94}};

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    buf_add(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* The file says the same whenever it is made. */
static void set_properties(cairo_surface_t *surface, const char *title)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Volna");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

struct paper *paper_begin(const char *title, struct buf *out)
{
    struct paper *paper = mem_zalloc(1, sizeof *paper);
    paper->out = out;
    paper->surface = cairo_pdf_surface_create_for_stream(
        write_bytes, out, PAPER_WIDTH * POINTS_A_MM, PAPER_HEIGHT * POINTS_A_MM);
    set_properties(paper->surface, title);
    paper->cairo = cairo_create(paper->surface);
    paper->fonts = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(paper->fonts);
    pango_cairo_update_context(paper->cairo, context);
    paper->layout = pango_layout_new(context);
    g_object_unref(context);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(pango_layout_get_context(paper->layout), options);
    cairo_font_options_destroy(options);
    paper->font =
        pango_font_description_from_string("PT Sans, Liberation Sans, DejaVu Sans, sans-serif");
    return paper;
}

bool paper_end(struct paper *paper, int *pages, struct err *err)
{
    if (paper->pages > 0)
        cairo_show_page(paper->cairo);
    g_object_unref(paper->layout);
    g_object_unref(paper->fonts);
    pango_font_description_free(paper->font);
    cairo_destroy(paper->cairo);
    cairo_surface_finish(paper->surface);
    cairo_status_t status = cairo_surface_status(paper->surface);
    cairo_surface_destroy(paper->surface);
    *pages = paper->pages;
    free(paper);
    return status == CAIRO_STATUS_SUCCESS || err_set(err, "%s", cairo_status_to_string(status));
}

void paper_page(struct paper *paper)
{
    if (paper->pages++ > 0)
        cairo_show_page(paper->cairo);
}

int paper_pages(const struct paper *paper)
{
    return paper->pages;
}

/* ---- texts ---- */

static void set_ink(struct paper *paper, enum paper_ink ink)
{
    cairo_set_source_rgb(paper->cairo, inks[ink][0], inks[ink][1], inks[ink][2]);
}

static void set_text(struct paper *paper, const struct paper_style *style, double scale,
                     double width, const char *text)
{
    static const PangoAlignment alignments[] = {[ALIGN_LEFT] = PANGO_ALIGN_LEFT,
                                                [ALIGN_CENTRE] = PANGO_ALIGN_CENTER,
                                                [ALIGN_RIGHT] = PANGO_ALIGN_RIGHT};
    pango_font_description_set_absolute_size(paper->font, style->size * scale * PANGO_SCALE);
    pango_font_description_set_weight(paper->font,
                                      style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(paper->font,
                                     style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(paper->layout, paper->font);
    pango_layout_set_width(paper->layout, (int)(width * POINTS_A_MM * PANGO_SCALE));
    pango_layout_set_height(paper->layout, -1);
    pango_layout_set_ellipsize(paper->layout, PANGO_ELLIPSIZE_NONE);
    pango_layout_set_wrap(paper->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(paper->layout, alignments[style->align]);
    pango_layout_set_auto_dir(paper->layout, FALSE);
    pango_layout_set_text(paper->layout, text, -1);
}

static double layout_height(const struct paper *paper)
{
    int height;
    pango_layout_get_size(paper->layout, NULL, &height);
    return (double)height / PANGO_SCALE / POINTS_A_MM;
}

static double draw_layout(struct paper *paper, enum paper_ink ink, double x, double y)
{
    set_ink(paper, ink);
    cairo_move_to(paper->cairo, x * POINTS_A_MM, y * POINTS_A_MM);
    pango_cairo_show_layout(paper->cairo, paper->layout);
    return layout_height(paper);
}

double paper_text_height(struct paper *paper, const struct paper_style *style, double width,
                         const char *text)
{
    set_text(paper, style, 1, width, text);
    return layout_height(paper);
}

double paper_text(struct paper *paper, const struct paper_style *style, double x, double y,
                  double width, const char *text)
{
    set_text(paper, style, 1, width, text);
    return draw_layout(paper, style->ink, x, y);
}

double paper_text_fit(struct paper *paper, const struct paper_style *style, double x, double y,
                      double width, double height, const char *text)
{
    double scale = 1;
    for (;; scale -= 0.05) {
        set_text(paper, style, scale, width, text);
        if (layout_height(paper) <= height)
            break;
        if (scale - 0.05 < SMALLEST) {
            pango_layout_set_ellipsize(paper->layout, PANGO_ELLIPSIZE_END);
            pango_layout_set_height(paper->layout, (int)(height * POINTS_A_MM * PANGO_SCALE));
            break;
        }
    }
    return draw_layout(paper, style->ink, x, y);
}

/* ---- lines ---- */

void paper_line(struct paper *paper, double x1, double y1, double x2, double y2, double width,
                enum paper_ink ink)
{
    set_ink(paper, ink);
    cairo_set_line_width(paper->cairo, width * POINTS_A_MM);
    cairo_move_to(paper->cairo, x1 * POINTS_A_MM, y1 * POINTS_A_MM);
    cairo_line_to(paper->cairo, x2 * POINTS_A_MM, y2 * POINTS_A_MM);
    cairo_stroke(paper->cairo);
}

static void rectangle(struct paper *paper, double x, double y, double width, double height)
{
    cairo_rectangle(paper->cairo, x * POINTS_A_MM, y * POINTS_A_MM, width * POINTS_A_MM,
                    height * POINTS_A_MM);
}

void paper_box(struct paper *paper, double x, double y, double width, double height, double line,
               enum paper_ink ink)
{
    set_ink(paper, ink);
    cairo_set_line_width(paper->cairo, line * POINTS_A_MM);
    rectangle(paper, x, y, width, height);
    cairo_stroke(paper->cairo);
}

void paper_fill(struct paper *paper, double x, double y, double width, double height,
                enum paper_ink ink)
{
    set_ink(paper, ink);
    rectangle(paper, x, y, width, height);
    cairo_fill(paper->cairo);
}

void paper_dot(struct paper *paper, double x, double y, double radius, bool filled,
               enum paper_ink ink)
{
    static const double full_turn = 6.283185307179586;
    set_ink(paper, ink);
    cairo_set_line_width(paper->cairo, 0.25 * POINTS_A_MM);
    cairo_new_path(paper->cairo); /* else a line leads there from the last text */
    cairo_arc(paper->cairo, x * POINTS_A_MM, y * POINTS_A_MM, radius * POINTS_A_MM, 0, full_turn);
    if (filled)
        cairo_fill(paper->cairo);
    else
        cairo_stroke(paper->cairo);
}
