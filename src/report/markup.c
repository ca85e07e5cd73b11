#include "report/markup.h"

#include <string.h>

#include "base/text.h"

/* ---- texts ---- */

/* Marks that turn the direction of writing could show a text other than it is. */
static bool turns_direction(uint32_t codepoint)
{
    return codepoint == 0x61c || codepoint == 0x200e || codepoint == 0x200f ||
           (codepoint >= 0x202a && codepoint <= 0x202e) ||
           (codepoint >= 0x2066 && codepoint <= 0x2069);
}

static bool is_blank(uint32_t codepoint)
{
    return codepoint <= ' ' || (codepoint >= 0x7f && codepoint < 0xa0) || codepoint == 0x2028 ||
           codepoint == 0x2029 || turns_direction(codepoint);
}

static void html_letter(struct buf *out, uint32_t codepoint)
{
    static const struct {
        char sign;
        const char *words;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    char bytes[4];
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (codepoint == (uint32_t)entities[i].sign) {
            buf_text(out, entities[i].words);
            return;
        }
    buf_add(out, bytes, text_encode(codepoint, bytes));
}

/* What means something to Markdown wherever it stands; @ and :// and www. make links by
 * themselves. */
static bool is_mark(uint32_t codepoint, const char *rest)
{
    if (codepoint == ':')
        return strncmp(rest, "//", 2) == 0;
    return codepoint < 0x80 && strchr("\\`*_[]<>|~&$@^#", (int)codepoint) != NULL;
}

/* What means something at the beginning of a line: lists, rulers; and "12." or "12)". */
static bool is_mark_at_start(uint32_t codepoint)
{
    return codepoint < 0x80 && strchr("+-=:", (int)codepoint) != NULL;
}

static void markdown_letter(struct buf *out, uint32_t codepoint, const char *rest, bool escaped)
{
    char bytes[4];
    if (escaped || is_mark(codepoint, rest))
        buf_char(out, '\\');
    buf_add(out, bytes, text_encode(codepoint, bytes));
}

static bool ends_www(const struct buf *out)
{
    return out->length >= 3 && (memcmp(out->data + out->length - 3, "www", 3) == 0 ||
                                memcmp(out->data + out->length - 3, "WWW", 3) == 0);
}

void markup_text(struct buf *out, enum markup_format format, const char *text)
{
    bool begun = false, digits = true, space = false;
    for (uint32_t codepoint; (codepoint = text_next(&text)) != 0;) {
        if (is_blank(codepoint)) {
            space = begun;
            continue;
        }
        if (space)
            buf_char(out, ' ');
        if (format == MARKUP_HTML) {
            html_letter(out, codepoint);
        } else {
            bool numbers = begun && digits && (codepoint == '.' || codepoint == ')');
            bool link = codepoint == '.' && ends_www(out);
            markdown_letter(out, codepoint, text,
                            numbers || link || (!begun && is_mark_at_start(codepoint)));
        }
        digits = digits && codepoint >= '0' && codepoint <= '9';
        begun = true;
        space = false;
    }
}

static void put(struct markup *markup, const char *text)
{
    markup_text(markup->out, markup->format, text);
}

/* Around a text: HTML's words before and after, or Markdown's. */
static void wrap(struct markup *markup, const char *const html[2], const char *const markdown[2],
                 const char *text)
{
    const char *const *around = markup->format == MARKUP_HTML ? html : markdown;
    buf_text(markup->out, around[0]);
    put(markup, text);
    buf_text(markup->out, around[1]);
}

/* ---- the page ---- */

/* Dark on white, and fit to print: nothing falls apart between two sheets that need not. */
static const char style[] =
    "@page{size:A4;margin:20mm 18mm 18mm 25mm}\n"
    "html{background:#fff;color:#1a1a1a}\n"
    "body{font:12pt/1.45 \"PT Serif\",\"Liberation Serif\",\"Times New Roman\",Georgia,serif;"
    "max-width:44rem;margin:2rem auto;padding:0 1rem;hyphens:auto;overflow-wrap:break-word}\n"
    "h1,h2,h3,h4{font-family:\"PT Sans\",\"Liberation Sans\",Arial,sans-serif;line-height:1.2;"
    "break-after:avoid;margin:1.6em 0 .5em}\n"
    "h1{font-size:1.7rem;text-align:center;margin-top:0}\nh2{font-size:1.25rem}\n"
    "h3{font-size:1.05rem}\nh4{font-size:1rem;font-weight:600;color:#444}\n"
    ".lead{text-align:center;color:#333;margin:.3em 0}\n"
    ".aside,li em{color:#555;font-size:.92em}\n"
    "ul,ol{padding-left:1.5em}\nli{margin:.35em 0;break-inside:avoid}\n"
    "table{border-collapse:collapse;margin:.7em 0 1.1em;font-size:.92em;"
    "font-variant-numeric:tabular-nums}\n"
    "th,td{border-bottom:1px solid #bbb;padding:.28em .7em .28em 0;text-align:left;"
    "vertical-align:top}\n"
    "th{border-bottom:2px solid "
    "#555;overflow-wrap:anywhere}\n.n{text-align:right;padding-left:.7em}\n"
    "tr{break-inside:avoid}\nthead{display:table-header-group}\n"
    "@media print{body{max-width:none;margin:0;padding:0}}\n";

void markup_begin(struct markup *markup, struct buf *out, enum markup_format format,
                  enum language language, const char *title)
{
    *markup = (struct markup){.out = out, .format = format, .number = -1};
    if (format != MARKUP_HTML)
        return;
    buf_format(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
               language == LANGUAGE_EN ? "en" : "ru");
    put(markup, title);
    buf_text(out, "</title>\n<style>\n");
    buf_text(out, style);
    buf_text(out, "</style>\n</head>\n<body>\n");
}

void markup_end(struct markup *markup)
{
    if (markup->format == MARKUP_HTML)
        buf_text(markup->out, "</body>\n</html>\n");
}

void markup_heading(struct markup *markup, int level, const char *text)
{
    static const char signs[] = "####";
    if (markup->format == MARKUP_HTML)
        buf_format(markup->out, "<h%d>", level);
    else
        buf_format(markup->out, "%s%.*s ", markup->out->length > 0 ? "\n" : "", level, signs);
    put(markup, text);
    if (markup->format == MARKUP_HTML)
        buf_format(markup->out, "</h%d>\n", level);
    else
        buf_text(markup->out, "\n");
}

void markup_paragraph(struct markup *markup, const char *text)
{
    wrap(markup, (const char *const[]){"<p>", "</p>\n"}, (const char *const[]){"\n", "\n"}, text);
}

void markup_lead(struct markup *markup, const char *text)
{
    wrap(markup, (const char *const[]){"<p class=\"lead\">", "</p>\n"},
         (const char *const[]){"\n**", "**\n"}, text);
}

void markup_aside(struct markup *markup, const char *text)
{
    wrap(markup, (const char *const[]){"<p class=\"aside\">", "</p>\n"},
         (const char *const[]){"\n*", "*\n"}, text);
}

/* ---- lists ---- */

void markup_list_begin(struct markup *markup, bool numbered)
{
    markup->number = numbered ? 0 : -1;
    if (markup->format == MARKUP_HTML)
        buf_text(markup->out, numbered ? "<ol>\n" : "<ul>\n");
    else
        buf_text(markup->out, "\n");
}

void markup_item(struct markup *markup, const char *text, const char *aside)
{
    bool html = markup->format == MARKUP_HTML;
    if (markup->number >= 0)
        markup->number++;
    if (html)
        buf_text(markup->out, "<li>");
    else if (markup->number > 0)
        buf_format(markup->out, "%d. ", markup->number);
    else
        buf_text(markup->out, "- ");
    put(markup, text);
    if (aside != NULL)
        wrap(markup, (const char *const[]){" <em>", "</em>"}, (const char *const[]){" *", "*"},
             aside);
    buf_text(markup->out, html ? "</li>\n" : "\n");
}

void markup_list_end(struct markup *markup)
{
    if (markup->format == MARKUP_HTML)
        buf_text(markup->out, markup->number >= 0 ? "</ol>\n" : "</ul>\n");
    markup->number = -1;
}

/* ---- tables ---- */

void markup_table_begin(struct markup *markup)
{
    markup->row = markup->column = 0;
    memset(markup->right, 0, sizeof markup->right);
    buf_text(markup->out, markup->format == MARKUP_HTML ? "<table>\n<thead>\n" : "\n");
}

void markup_cell(struct markup *markup, enum markup_cell kind, const char *text)
{
    if (markup->column >= MARKUP_COLUMNS_MAX)
        return;
    bool html = markup->format == MARKUP_HTML, heading = markup->row == 0;
    if (heading)
        markup->right[markup->column] = kind == CELL_NUMBER;
    bool right = markup->right[markup->column];
    if (html) {
        buf_text(markup->out, markup->column == 0 ? "<tr>" : "");
        buf_format(markup->out, "<%s%s%s>", heading ? "th" : "td", heading ? " scope=\"col\"" : "",
                   right ? " class=\"n\"" : "");
    } else {
        buf_text(markup->out, markup->column == 0 ? "| " : " ");
    }
    put(markup, text);
    buf_text(markup->out, html ? (heading ? "</th>" : "</td>") : " |");
    markup->column++;
}

static void markdown_ruler(struct markup *markup)
{
    buf_char(markup->out, '|');
    for (int i = 0; i < markup->column; i++)
        buf_text(markup->out, markup->right[i] ? " ---: |" : " --- |");
    buf_char(markup->out, '\n');
}

void markup_row_end(struct markup *markup)
{
    bool html = markup->format == MARKUP_HTML;
    buf_text(markup->out, html ? "</tr>\n" : "\n");
    if (markup->row == 0) {
        if (html)
            buf_text(markup->out, "</thead>\n<tbody>\n");
        else
            markdown_ruler(markup);
    }
    markup->row++;
    markup->column = 0;
}

void markup_table_end(struct markup *markup)
{
    if (markup->format == MARKUP_HTML)
        buf_text(markup->out, "</tbody>\n</table>\n");
}
