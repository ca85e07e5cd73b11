/* sheet: what the sheets of work have in common: whose it is, a field below, tables of items and
 * teams that turn pages when there are more teams than columns.
 */
#ifndef VOLNA_UI_SHEET_H
#define VOLNA_UI_SHEET_H

#include "ui/stages/stages.h"

/* True once the work of all is on the screen. */
bool sheet_is_revealed(const struct view *view);

/* Whose work it is, or the stage's title, and what to do; returns what is left of the rect. */
struct rect sheet_head(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect);

/* Sealed work on paper: a sheet that has been entered stays covered until a key asks for it, so
 * that the room does not read it on the way to another team's. */
enum sheet_cover { SHEET_OPEN, SHEET_COVERED };               /* desk->pane */
void sheet_cover(const struct view *view, struct desk *desk); /* for `begin` */
/* True when it was covered: the key has only uncovered it. */
bool sheet_uncover(struct desk *desk);

/* The last row of the rect, cut off with a row of air above it: a dim line, or a wrong one. */
void sheet_note(const struct view *view, struct canvas *canvas, struct rect *rect, enum role role,
                const char *text);

/* The same in big letters where `rows` rows stay for what is above, as a note otherwise. */
void sheet_big(const struct view *view, struct canvas *canvas, struct rect *rect, int rows,
               enum role role, const char *text);

/* A list of few items in big letters where all of them fit; an ordinary one otherwise. */
void sheet_list(const struct view *view, struct canvas *canvas, struct rect rect,
                const struct list *list, const struct list_item *items, int count);

/* The field at the bottom of the rect, cut off it: its name, the letters, what is wrong with them
 * below (NULL: nothing). */
void sheet_field(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect *rect, const char *name, const char *wrong);

/* Rows an item in a list of `count`: two when there is room. */
int sheet_pitch(struct rect rect, int count);

/* `desk->row` moved by one; stays within 0 … count - 1. */
void sheet_move(struct desk *desk, enum action action, int count);

/* A digit that was typed, 0 … 9; -1 for anything else. */
int sheet_digit(const struct input *input);

/* Opens the desk's field with a text; `untouched` until a key changes it. */
void sheet_open_field(struct desk *desk, int typing_for, const char *text);

/* A key for the open field: the first letter takes the place of what stood there untouched. Escape
 * closes it. True when it was Enter: the caller reads the text. */
bool sheet_type(struct desk *desk, const struct input *input, size_t limit);

/* Whole numbers from a field, "3 1, 4": at most `max`; returns how many, -1 when there is something
 * else. */
int sheet_numbers(const char *text, int32_t *out, int max);

/* "a, b" from "a" and "b". */
const char *sheet_join(struct arena *arena, const char *before, const char *between,
                       const char *part);

/* The share of the points that a verdict gives, in whole percent. */
int sheet_percent(const struct verdict *verdict);

/* Hundredths as people read them: "8,33". */
const char *sheet_hundredths(const struct view *view, int64_t hundredths);

/* A dot for every letter: work that the room must not read yet. */
const char *sheet_dots(const struct view *view, const char *text);

/* ---- tables: a row an item, a column a team ---- */

struct table {
    struct rect rect; /* of the rows and the head, as wide as needed */
    int names;        /* columns of the row's words */
    int cell;         /* columns of a team */
    int extra;        /* columns at the right end */
    int first, shown; /* teams on this page */
    int page, pages;
};

/* Cells are at least `least` columns wide, `extra` columns are kept at the right. */
struct table table_layout(struct rect rect, int count, int least, int extra, int page);
/* The same as the screen's width will make it, for labels; returns the pages. */
int table_pages(const struct view *view, int count, int least, int extra);
/* Column of a team's cell; of the extra columns for table->shown. */
int table_column(const struct table *table, int shown);
/* Rows of a reveal that a table of `count` rows and `others` takes out of `all`: two a row where
 * words and table share the room well, one otherwise, and never so many that no words are left. */
int table_rows(int count, int others, int all);
/* The row of the teams' shapes and names; cuts it off the table's rect. Says which page it is. */
void table_head(const struct view *view, struct canvas *canvas, struct table *table,
                const int *teams);
/* A cell's text, in the middle of it. */
void table_cell(struct canvas *canvas, const struct table *table, int row, int shown,
                struct style style, const char *text);
/* What PgUp and PgDn are called with that many pages, and their turning. PgDn on the last page is
 * not the stage's, so that a presenter's remote moves on. */
enum message sheet_page_label(const struct desk *desk, enum action action, int pages);
void sheet_turn(struct desk *desk, enum action action, int pages);

#endif
