/* brief: what is going to be done and why, and who is who. Nobody answers. What does not fit one
 * screen goes on over pages: first the text, then the roles. */
#include <stdlib.h>

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/stages/sheet.h"

extern const struct stage_look look_brief;

enum { ROLE_COLUMNS = 28, HEADING_ROWS = 3, HEADING_ROWS_ROOMY = 8 };

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

/* ---- roles ---- */

/* Roles side by side, in rows as high as the longest of their words. */
struct roles {
    const struct game *game; /* NULL: there are none */
    int across, down;        /* columns and rows of roles */
    int pitch;               /* rows of the screen a role takes, one of air among them */
    int rows;                /* of all, their title included */
};

static struct roles lay_out_roles(const struct view *view, int columns)
{
    struct roles roles = {.game = columns > 2 ? game_with_roles(view) : NULL};
    if (roles.game == NULL)
        return roles;
    roles.across =
        stage_columns((struct rect){.columns = columns}, roles.game->role_count, ROLE_COLUMNS);
    roles.down = (roles.game->role_count + roles.across - 1) / roles.across;
    size_t longest = 0;
    for (int i = 0; i < roles.game->role_count; i++) {
        const char **lines;
        const char *about = roles.game->roles[i].about;
        size_t count =
            about == NULL ? 0 : text_wrap(view->frame, about, columns / roles.across - 2, &lines);
        longest = count > longest ? count : longest;
    }
    roles.pitch = 1 + (int)longest + 1;
    roles.rows = 1 + roles.down * roles.pitch - 1;
    return roles;
}

static void draw_roles(const struct view *view, struct canvas *canvas, struct rect rect,
                       const struct roles *roles)
{
    if (roles->game == NULL)
        return;
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_ACCENT),
                   VIEW_SAY(view, MSG_stage_roles));
    rect_take_top(&rect, 1);
    int wide = rect.columns / roles->across;
    for (int i = 0; i < roles->game->role_count; i++) {
        int row = rect.row + i / roles->across * roles->pitch;
        struct rect cell = {row, rect.column + i % roles->across * wide, roles->pitch - 1,
                            wide - 2};
        int left = rect.row + rect.rows - row;
        cell.rows = cell.rows < left ? cell.rows : left;
        if (cell.rows < 1)
            return;
        canvas_text_in(canvas, cell.row, cell.column, cell.columns, -1, STYLE(ROLE_STRONG),
                       roles->game->roles[i].title);
        rect_take_top(&cell, 1);
        if (cell.rows > 0 && roles->game->roles[i].about != NULL)
            widget_paragraph(canvas, cell, -1, STYLE(ROLE_DIM), roles->game->roles[i].about,
                             view->frame);
    }
}

/* ---- pages ---- */

struct pages {
    struct rect rect; /* of a page */
    const char **lines;
    int line_count, on_first, on_next; /* lines of the text; how many a page takes */
    struct roles roles;
    bool roles_apart; /* on a page of their own, the last */
    int count;
};

static struct rect page_rect(const struct view *view, struct rect rect)
{
    bool roomy = rect.rows >= 20;
    (void)view;
    rect = rect_inset(rect, 0, roomy ? 3 : 0);
    rect_take_top(&rect, roomy);
    return rect;
}

static struct pages lay_out(const struct view *view, struct rect rect)
{
    const struct stage *stage = stage_of(view);
    const char *text = stage != NULL && stage->text != NULL ? stage->text : "";
    struct pages pages = {.rect = page_rect(view, rect)};
    int rows = pages.rect.rows;
    int head = rows >= 28 ? HEADING_ROWS_ROOMY : HEADING_ROWS;
    pages.roles = lay_out_roles(view, pages.rect.columns);
    pages.line_count = pages.rect.columns > 0
                           ? (int)text_wrap(view->frame, text, pages.rect.columns, &pages.lines)
                           : 0;
    int with_roles = head + pages.line_count + 1 + pages.roles.rows;
    pages.roles_apart = pages.roles.game != NULL && with_roles > rows;
    pages.on_first = rows - head > 1 ? rows - head : 1;
    pages.on_next = rows > 1 ? rows : 1;
    int rest = pages.line_count - pages.on_first;
    pages.count =
        1 + (rest > 0 ? (rest + pages.on_next - 1) / pages.on_next : 0) + pages.roles_apart;
    return pages;
}

/* The rect that the frame of the game screen leaves, for keys: they do not draw. */
static int count_pages(const struct view *view)
{
    struct canvas nowhere = {0};
    canvas_resize(&nowhere, view->rows, view->columns);
    struct rect rect = widget_header(&nowhere, "", "", "");
    canvas_free(&nowhere);
    return lay_out(view, rect).count;
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    int pages = count_pages(view);
    if (action == ACTION_DOWN || action == ACTION_UP)
        return pages > 1 ? MSG_key_page : MSG_nothing;
    return sheet_page_label(desk, action, pages);
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    bool back = action == ACTION_UP || action == ACTION_PAGE_UP;
    sheet_turn(desk, back ? ACTION_PAGE_UP : ACTION_PAGE_DOWN, count_pages(view));
    return OUTCOME(STAY);
}

static void draw_lines(const struct pages *pages, struct canvas *canvas, struct rect rect, int from)
{
    int count = pages->lines != NULL ? pages->line_count - from : 0;
    for (int i = 0; i < rect.rows && i < count; i++)
        canvas_text_in(canvas, rect.row + i, rect.column, rect.columns, -1, STYLE(ROLE_TEXT),
                       pages->lines[from + i]);
}

/* Heading, text, and the roles at the bottom where all of it fits. */
static void draw_first(const struct view *view, struct canvas *canvas, const struct pages *pages)
{
    struct rect rect = pages->rect;
    if (!pages->roles_apart && pages->roles.game != NULL) {
        draw_roles(view, canvas, rect_take_bottom(&rect, pages->roles.rows), &pages->roles);
        rect_take_bottom(&rect, 1);
    }
    int lines = pages->line_count < pages->on_first ? pages->line_count : pages->on_first;
    int air = rect.rows - lines > HEADING_ROWS + 1;
    struct rect words = rect_take_bottom(&rect, lines + air);
    stage_draw_big(view, canvas, rect, -1, STYLE(ROLE_STRONG), heading(view));
    words.rows = lines;
    draw_lines(pages, canvas, words, 0);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    struct pages pages = lay_out(view, rect);
    int page = desk->page < pages.count ? desk->page : pages.count - 1;
    if (page == 0)
        draw_first(view, canvas, &pages);
    else if (page == pages.count - 1 && pages.roles_apart)
        draw_roles(view, canvas, pages.rect, &pages.roles);
    else
        draw_lines(&pages, canvas, pages.rect, pages.on_first + (page - 1) * pages.on_next);
    if (pages.count > 1 && rect.rows > 2)
        canvas_text_in(canvas, rect.row + rect.rows, rect.column, rect.columns, 1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_stage_page, page + 1, pages.count));
}

const struct stage_look look_brief = {
    .hint = MSG_hint_brief, .label = label, .act = act, .draw = draw};
