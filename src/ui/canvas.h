/* canvas: a grid of cells that screens draw on. The only thing the terminal, the tests and the
 * pictures share.
 *
 * A cell holds one cluster and a style: a semantic role and optionally a team's colour. Drawing
 * outside the grid is clipped, never an error; a wide cluster that would be cut in half becomes a
 * space. Text from outside is safe here: controls never enter a cell.
 */
#ifndef VOLNA_UI_CANVAS_H
#define VOLNA_UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/text.h"

enum role {
    ROLE_TEXT,         /* ordinary words */
    ROLE_STRONG,       /* the question, a name in focus */
    ROLE_DIM,          /* secondary words: position, source, keys of a zone */
    ROLE_FAINT,        /* rules and other lines, empty bars */
    ROLE_ACCENT,       /* the one accent: the brand, the countdown, key names, what is selected */
    ROLE_RIGHT,        /* right answer, points gained */
    ROLE_WRONG,        /* wrong answer, points lost, errors */
    ROLE_WARN,         /* the last seconds, a warning */
    ROLE_PANEL,        /* words on a raised panel (an option, a dialog) */
    ROLE_PANEL_DIM,    /* secondary words on a panel */
    ROLE_PANEL_ACCENT, /* the accent on a panel: a dialog's title and keys */
    ROLE_PANEL_RIGHT,  /* a right answer on a panel */
    ROLE_PANEL_WRONG,  /* a wrong answer on a panel */
    ROLE_BADGE,        /* the letter of an option: dark on the accent */
    ROLE_SELECTED,     /* the selected row or option */
    ROLE_BAR,          /* the function-key bar: words */
    ROLE_BAR_KEY,      /* the function-key bar: keys */
    ROLE_TEAM,         /* in the team's own colour; needs `team` */
    ROLE_TEAM_BAR,     /* a solid bar in the team's own colour; needs `team` */
    ROLE_PANEL_TEAM,   /* in the team's own colour on a panel; needs `team` */
    ROLES
};

/* What is drawn with: a role and, for the roles that need one, the team's number (0..15). */
struct style {
    uint8_t role; /* enum role */
    int8_t team;  /* -1 when none */
};

#define STYLE(r) ((struct style){.role = (uint8_t)(r), .team = -1})
#define STYLE_TEAM(t) ((struct style){.role = ROLE_TEAM, .team = (int8_t)(t)})

struct cell {
    char bytes[TEXT_CLUSTER_MAX + 1]; /* "" in the right half of a wide cluster */
    uint8_t width;                    /* 1, 2; 0 in the right half */
    struct style style;
};

struct rect {
    int row, column, rows, columns;
};

struct canvas {
    int rows, columns;
    struct cell *cells;            /* rows × columns, row by row */
    int cursor_row, cursor_column; /* where the terminal's cursor stands; -1: hidden */
};

enum { CANVAS_SIDE_MAX = 1000 }; /* rows and columns; a terminal may say anything */

void canvas_resize(struct canvas *canvas, int rows,
                   int columns); /* clamped to 1 … CANVAS_SIDE_MAX; cleared */
void canvas_free(struct canvas *canvas);
void canvas_clear(struct canvas *canvas, struct style style);

/* A cell; NULL outside the grid. */
const struct cell *canvas_at(const struct canvas *canvas, int row, int column);

/* Text from (row, column) to the right; returns the column after it. Stops at the edge. */
int canvas_text(struct canvas *canvas, int row, int column, struct style style, const char *text);
/* The same within `columns` columns: cut with … when longer; align -1 left, 0 centre, 1 right. */
int canvas_text_in(struct canvas *canvas, int row, int column, int columns, int align,
                   struct style style, const char *text);
void canvas_fill(struct canvas *canvas, struct rect rect, struct style style, const char *cluster);
/* Changes the style of what is there. */
void canvas_restyle(struct canvas *canvas, struct rect rect, struct style style);
void canvas_hline(struct canvas *canvas, int row, int column, int columns,
                  struct style style); /* ─ */

/* A copy of another canvas' cells at (row, column), clipped. */
void canvas_blit(struct canvas *canvas, int row, int column, const struct canvas *from);

bool canvas_equal(const struct canvas *a, const struct canvas *b);
/* The text, a line a row, trailing spaces cut. */
void canvas_print(const struct canvas *canvas, struct buf *out);
/* The styles, a letter a cell (role letters listed in canvas.c), a line a row, for golden files. */
void canvas_print_styles(const struct canvas *canvas, struct buf *out);

#endif
