/* document: the final document on the screen: three sections of items with the shapes of the teams
 * that wrote them and how the room voted; the dialog that counts hands. resolve.c has the keys.
 */
#ifndef VOLNA_UI_DOCUMENT_H
#define VOLNA_UI_DOCUMENT_H

#include "engine/resolution.h"
#include "ui/stages/stages.h"

enum line_kind {
    LINE_SECTION, /* its heading; index: the section */
    LINE_ITEM,    /* index into resolution.items */
    LINE_ADD,     /* index: the section */
    LINE_BASIS,
    LINE_WHOLE,
    LINE_KINDS
};

struct document_line {
    enum line_kind kind;
    int index;
};

enum { DOCUMENT_LINES_MAX = RESOLUTION_ITEMS_MAX + 2 * SECTIONS + 2 };

struct document {
    struct resolution resolution;
    struct document_line lines[DOCUMENT_LINES_MAX]; /* desk->row is an index into them */
    int count;
};

/* What stands on the desk: desk->pane; desk->typing_for is the motion, desk->field its text,
 * desk->column the number under the cursor, desk->top DIALOG_FULL when no vote fits any more. */
enum document_pane { PANE_LIST, PANE_TEXT, PANE_HANDS, PANE_WARNING };
enum { DIALOG_FULL = 1, HANDS = 3, HANDS_NONE = -1 };

/* As the votes have it; works: with the rows that the host works with, and what was dropped. */
void document_of(const struct view *view, bool works, struct document *out);
bool document_hands_given(const struct desk *desk);

void document_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                   struct rect rect, const struct document *document);
void document_draw_dialog(const struct view *view, const struct desk *desk, struct canvas *canvas,
                          struct rect within, const struct document *document,
                          const struct document_line *line);

#endif
