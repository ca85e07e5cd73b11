/* widgets: what every screen is made of, drawn on a canvas within a rect. They keep no state; the
 * two that need some (list, field) hold it in a small struct the screen owns. Everything is
 * clipped: a rect may be empty or partly outside.
 */
#ifndef VOLNA_UI_WIDGETS_H
#define VOLNA_UI_WIDGETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "ui/bigtext.h"
#include "ui/canvas.h"
#include "ui/input.h"

/* ---- places ---- */

struct rect rect_whole(const struct canvas *canvas);
struct rect rect_inset(struct rect rect, int rows,
                       int columns); /* smaller by that much on both sides */
struct rect rect_centred(struct rect rect, int rows,
                         int columns);                  /* of that size at most, in the middle */
struct rect rect_take_top(struct rect *rect, int rows); /* cuts a piece off and returns it */
struct rect rect_take_bottom(struct rect *rect, int rows);
struct rect rect_take_left(struct rect *rect, int columns);
struct rect rect_take_right(struct rect *rect, int columns);

/* A small screen (under 30 rows or 100 columns): margins and rules are left out. */
bool widget_is_compact(const struct canvas *canvas);

/* ---- the frame of a screen ---- */

/* The line at the top: brand, title, and something at the right; a rule below it where there is
 * room. Returns the rect for the content: under the header, above the row of notices and the key
 * bar, with the side margins taken off. */
/* widget_header_columns: how many the title may take. */
int widget_header_columns(const struct canvas *canvas, const char *brand, const char *right);
struct rect widget_header(struct canvas *canvas, const char *brand, const char *title,
                          const char *right);

/* The function-key bar. When the keys do not fit, those before the last go first; the first and the
 * last stay. */
struct bar_key {
    const char *key, *label;
};
void widget_bar(struct canvas *canvas, int row, const struct bar_key *keys, size_t count);

/* A short line in the middle of a row: what has just happened, or what went wrong. */
void widget_notice(struct canvas *canvas, int row, const char *text, bool bad);

/* ---- words ---- */

/* Wrapped text; returns the rows used. What does not fit ends with …  align -1 left, 0 centre, 1
 * right. */
int widget_paragraph(struct canvas *canvas, struct rect rect, int align, struct style style,
                     const char *text, struct arena *arena);

/* A dialog in the middle of `within`: a title, lines of text (wrapped), keys below. Returns the
 * rect inside, under the lines, where `extra_rows` rows were kept free for a field or a list. */
struct rect widget_dialog(struct canvas *canvas, struct rect within, const char *title,
                          const char *const *lines, size_t line_count, int extra_rows,
                          const struct bar_key *keys, size_t key_count, struct arena *arena);

/* The same as wide as `within` allows, for a field of long text. */
struct rect widget_wide_dialog(struct canvas *canvas, struct rect within, const char *title,
                               const char *const *lines, size_t line_count, int extra_rows,
                               const struct bar_key *keys, size_t key_count, struct arena *arena);

/* ---- numbers ---- */

/* A horizontal bar of part/whole of the rect's columns, to an eighth of a column; the rest is left
 * as it is. Returns the column after it. style: ROLE_TEAM_BAR of a team mostly. */
int widget_gauge(struct canvas *canvas, struct rect rect, struct style style, int64_t part,
                 int64_t whole);

/* The seconds left in big digits at the top right of the rect; the last five in ROLE_WARN. The
 * digits keep their size from `total_s` down. Returns the columns taken from the right edge. */
int widget_countdown(struct canvas *canvas, struct bigtext *big, struct rect rect, int seconds,
                     int total_s);
/* A time like "12:40" or "+1:05" in the largest digits in which `widest` fits ("+00:00"), so that
 * their size never changes; in ordinary ones where none fit. align -1, 0, 1. Returns the rows used.
 */
int widget_digits(struct canvas *canvas, struct bigtext *big, struct rect rect, int align,
                  struct style style, const char *text, const char *widest);
/* "17", "99", "1:45". */
void widget_seconds(char *out, size_t size, int seconds);

/* How far bars have come that grow for WIDGET_GROW_MS: 0 … 1000, slower towards the end. */
enum { WIDGET_GROW_MS = 700 };
int widget_grown(int64_t since_ns, int64_t now_ns);

/* ---- teams ---- */

enum lamp_state {
    LAMP_WAITING, /* … */
    LAMP_DONE,    /* ✓ */
    LAMP_ACTIVE,  /* its turn */
    LAMP_OFF,     /* retired, or not in this step */
};

struct lamp {
    int team;
    const char *name;
    const char *keys; /* its keys or another short word under the name; NULL: none */
    const char *note; /* in place of the mark: a score; NULL: the mark of the state */
    const char *gain; /* after the note: "+2", "−1"; NULL: none */
    enum lamp_state state;
};

/* The teams at the bottom of the rect, under a rule, in one or two rows; cuts them off the rect.
 * Nothing in it moves when a state changes. */
void widget_lamps(struct canvas *canvas, struct rect *rect, const struct lamp *lamps, size_t count);

/* The keys of a team's zone, `count` of them: "1 2 3", "ZЯ XЧ CС". */
void widget_zone_keys(char *out, size_t size, int team, int count);

/* ---- list ---- */

struct list {
    int selected; /* 0 … count-1; kept in range by the functions below; list_draw: -1 is none */
    int top;      /* first item shown */
};

struct list_item {
    const char *text;
    const char *note; /* at the right, dim; NULL: none */
    int team;         /* its shape stands before the text; -1: none. */
    bool off;         /* drawn faint: cannot be chosen now */
};

/* Arrows, PgUp/PgDn, Home, End. `page`: items on a page. True when the key was one of the list's.
 */
bool list_key(struct list *list, enum key key, int count, int page);
/* Keeps `selected` within the items and `top` so that it is seen among `page` items. */
void list_settle(struct list *list, int count, int page);
/* Items that fit the rect. pitch: rows an item, 1 dense, 2 with a row between, 3 as padded panels.
 */
int list_page(struct rect rect, int pitch);
/* Draws the items from list->top; ▲ ▼ at the right tell that there are more. */
void list_draw(struct canvas *canvas, struct rect rect, const struct list *list,
               const struct list_item *items, int count, int pitch);

/* The same on a dialog's panel. */
void list_draw_on_panel(struct canvas *canvas, struct rect rect, const struct list *list,
                        const struct list_item *items, int count, int pitch);

/* ---- field ---- */

enum { FIELD_BYTES = 512 };

struct field {
    char text[FIELD_BYTES]; /* UTF-8 */
    size_t cursor;          /* byte offset, between clusters */
};

void field_set(struct field *field, const char *text); /* the cursor goes to the end */
/* Typing, pasting, Backspace, Delete, Left, Right, Home, End. True when the input was the field's.
 * `limit`: the most code points, 0: what fits. */
bool field_input(struct field *field, const struct input *input, size_t limit);
/* One row. masked: dots for letters. focused: the cursor stands in it. */
void field_draw(struct canvas *canvas, int row, int column, int columns, struct style style,
                const struct field *field, bool masked, bool focused);

#endif
