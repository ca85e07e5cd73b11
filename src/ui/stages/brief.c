/* brief: what is going to be done and why, and who is who. Nobody answers. */
#include "ui/phrases.h"
#include "ui/stages/stages.h"

extern const struct stage_look look_brief;

enum { ROLE_COLUMNS = 28, ROLE_ROWS = 4 };

/* The goal stands large where the game begins. */
static const char *heading(const struct view *view)
{
    const struct stage *stage = stage_of(view);
    const struct game *game = stage != NULL ? stage->game : NULL;
    bool first = game != NULL && (uint32_t)view->state->step == game->first;
    return first && game->goal != NULL ? game->goal : stage_question(view);
}

static const struct game *game_with_roles(const struct view *view)
{
    const struct stage *stage = stage_of(view);
    bool any = stage != NULL && stage->game != NULL && stage->game->role_count > 0;
    return any ? stage->game : NULL;
}

static int role_rows(const struct view *view, struct rect rect)
{
    const struct game *game = game_with_roles(view);
    if (game == NULL)
        return 0;
    int columns = stage_columns(rect, game->role_count, ROLE_COLUMNS);
    int lines = (game->role_count + columns - 1) / columns;
    int least = lines + 1, wanted = lines * ROLE_ROWS + 1;
    int room = rect.rows * 2 / 5;
    return wanted <= room ? wanted : least > room ? least : room;
}

static void draw_roles(const struct view *view, struct canvas *canvas, struct rect rect)
{
    const struct game *game = game_with_roles(view);
    if (game == NULL || rect.rows < 2)
        return;
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_ACCENT),
                   VIEW_SAY(view, MSG_stage_roles));
    rect_take_top(&rect, 1);
    int columns = stage_columns(rect, game->role_count, ROLE_COLUMNS);
    int lines = (game->role_count + columns - 1) / columns;
    int pitch = rect.rows / lines, wide = rect.columns / columns;
    pitch = pitch > ROLE_ROWS ? ROLE_ROWS : pitch;
    for (int i = 0; i < game->role_count && pitch > 0; i++) {
        struct rect cell = {rect.row + i / columns * pitch, rect.column + i % columns * wide, pitch,
                            wide - 2};
        canvas_text_in(canvas, cell.row, cell.column, cell.columns, -1, STYLE(ROLE_STRONG),
                       game->roles[i].title);
        rect_take_top(&cell, 1);
        cell.rows -= cell.rows > 1; /* a row of air below */
        if (cell.rows > 0 && game->roles[i].about != NULL)
            widget_paragraph(canvas, cell, -1, STYLE(ROLE_DIM), game->roles[i].about, view->frame);
    }
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    (void)desk;
    const struct stage *stage = stage_of(view);
    const char *text = stage != NULL ? stage->text : NULL;
    bool roomy = rect.rows >= 20;
    rect = rect_inset(rect, 0, roomy ? 3 : 0);
    rect_take_top(&rect, roomy);
    draw_roles(view, canvas, rect_take_bottom(&rect, role_rows(view, rect)));
    rect_take_bottom(&rect, roomy);
    int wanted = 0;
    if (text != NULL) {
        struct canvas nowhere = {0};
        canvas_resize(&nowhere, view->rows, view->columns);
        struct rect all = {0, 0, rect.rows, rect.columns};
        wanted = widget_paragraph(&nowhere, all, -1, STYLE(ROLE_TEXT), text, view->frame) + roomy;
        canvas_free(&nowhere);
    }
    int least = rect.rows < 3 ? rect.rows : 3; /* of the heading */
    struct rect words =
        rect_take_bottom(&rect, wanted < rect.rows - least ? wanted : rect.rows - least);
    stage_draw_big(view, canvas, rect, -1, STYLE(ROLE_STRONG), heading(view));
    if (text != NULL)
        widget_paragraph(canvas, words, -1, STYLE(ROLE_TEXT), text, view->frame);
}

const struct stage_look look_brief = {.hint = MSG_hint_brief, .draw = draw};
