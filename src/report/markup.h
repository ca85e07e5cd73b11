/* markup: a document as it is written, in Markdown (CommonMark with tables) or as one HTML page.
 *
 * Every text that comes in is plain: it is shown letter for letter, whatever signs stand in it.
 * Control characters, line breaks and marks that turn the direction of writing become one space.
 */
#ifndef VOLNA_REPORT_MARKUP_H
#define VOLNA_REPORT_MARKUP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/language.h"

enum markup_format { MARKUP_MARKDOWN, MARKUP_HTML };

enum markup_cell { CELL_TEXT, CELL_NUMBER };

enum { MARKUP_COLUMNS_MAX = 32 };

struct markup {
    struct buf *out; /* not owned */
    enum markup_format format;
    int number; /* of the item in a numbered list; -1 in a plain one */
    int row, column;
    bool right[MARKUP_COLUMNS_MAX]; /* columns of numbers, by the heading */
};

void markup_begin(struct markup *markup, struct buf *out, enum markup_format format,
                  enum language language, const char *title);
void markup_end(struct markup *markup);

void markup_heading(struct markup *markup, int level, const char *text); /* 1 … 4 */
void markup_paragraph(struct markup *markup, const char *text);
/* A paragraph that stands out: the place and date, the theme. */
void markup_lead(struct markup *markup, const char *text);
/* Small print: votes, explanations of a table. */
void markup_aside(struct markup *markup, const char *text);

void markup_list_begin(struct markup *markup, bool numbered);
/* aside: in italics after it, NULL for none. */
void markup_item(struct markup *markup, const char *text, const char *aside);
void markup_list_end(struct markup *markup);

/* Rows of cells; the first row is the heading and says by its cells which columns are numbers. At
 * most MARKUP_COLUMNS_MAX columns. */
void markup_table_begin(struct markup *markup);
void markup_cell(struct markup *markup, enum markup_cell kind, const char *text);
void markup_row_end(struct markup *markup);
void markup_table_end(struct markup *markup);

/* One text as the format writes it, for tests and for whoever writes around it. */
void markup_text(struct buf *out, enum markup_format format, const char *text);

#endif
