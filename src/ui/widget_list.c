#include "ui/theme.h"
#include "ui/widgets.h"

static int within(int value, int low, int high)
{
    return value > high ? (high < low ? low : high) : value < low ? low : value;
}

void list_settle(struct list *list, int count, int page)
{
    page = page < 1 ? 1 : page;
    list->selected = within(list->selected, 0, count - 1);
    list->top = within(list->top, list->selected - page + 1, list->selected);
    list->top = within(list->top, 0, count - page);
}

bool list_key(struct list *list, enum key key, int count, int page)
{
    page = page < 1 ? 1 : page;
    switch (key) {
    case PRESS_UP:
        list->selected--;
        break;
    case PRESS_DOWN:
        list->selected++;
        break;
    case PRESS_PAGE_UP:
        list->selected -= page;
        break;
    case PRESS_PAGE_DOWN:
        list->selected += page;
        break;
    case PRESS_HOME:
        list->selected = 0;
        break;
    case PRESS_END:
        list->selected = count - 1;
        break;
    default:
        return false;
    }
    list_settle(list, count, page);
    return true;
}

int list_page(struct rect rect, int pitch)
{
    int page = pitch == 2 ? (rect.rows + 1) / 2
                          : rect.rows / (pitch < 1 ? 1 : pitch); /* no row after the last */
    return page < 1 ? 1 : page;
}

static void draw_item(struct canvas *canvas, struct rect row, const struct list_item *item,
                      bool selected, int indent)
{
    enum { NOTE_SIDE = 2, NOTE_GAP = 2 };
    struct style plain = STYLE(selected ? ROLE_SELECTED : item->off ? ROLE_FAINT : ROLE_TEXT);
    struct style dim = STYLE(selected ? ROLE_SELECTED : item->off ? ROLE_FAINT : ROLE_DIM);
    if (selected)
        canvas_text(canvas, row.row, row.column + 1, plain, "▸");
    int column = row.column + indent, end = row.column + row.columns - NOTE_SIDE;
    if (item->note) {
        int room = (end - column) / 2, note = text_width(item->note);
        note = note < room ? note : room;
        canvas_text_in(canvas, row.row, end - note, note, 1, dim, item->note);
        end -= note + NOTE_GAP;
    }
    if (item->team >= 0) {
        canvas_text(canvas, row.row, column, selected ? plain : STYLE_TEAM(item->team),
                    team_shape(item->team));
        column += 2;
    }
    canvas_text_in(canvas, row.row, column, end - column, -1, plain, item->text);
}

void list_draw(struct canvas *canvas, struct rect rect, const struct list *list,
               const struct list_item *items, int count, int pitch)
{
    if (rect.rows <= 0 || rect.columns <= 0 || count <= 0)
        return;
    int page = list_page(rect, pitch), indent = pitch > 1 ? 4 : 3;
    struct list shown = *list; /* never trust a list kept since the items changed */
    if (shown.selected >= 0)
        list_settle(&shown, count, page);
    else
        shown.top = within(shown.top, 0, count - page);
    for (int i = shown.top; i < count && i < shown.top + page; i++) {
        struct rect place = {rect.row + (i - shown.top) * pitch, rect.column, pitch == 3 ? 3 : 1,
                             rect.columns};
        if (i == shown.selected)
            canvas_fill(canvas, place, STYLE(ROLE_SELECTED), " ");
        place.row += place.rows / 2;
        draw_item(canvas, place, &items[i], i == shown.selected, indent);
    }
    int edge = rect.column + rect.columns - 1;
    if (shown.top > 0)
        canvas_text(canvas, rect.row, edge, STYLE(ROLE_DIM), "▲");
    if (shown.top + page < count)
        canvas_text(canvas, rect.row + rect.rows - 1, edge, STYLE(ROLE_DIM), "▼");
}

void list_draw_on_panel(struct canvas *canvas, struct rect rect, const struct list *list,
                        const struct list_item *items, int count, int pitch)
{
    static const enum role on_panel[ROLES] = {[ROLE_TEXT] = ROLE_PANEL,
                                              [ROLE_DIM] = ROLE_PANEL_DIM,
                                              [ROLE_FAINT] = ROLE_PANEL_DIM,
                                              [ROLE_TEAM] = ROLE_PANEL_TEAM};
    list_draw(canvas, rect, list, items, count, pitch);
    for (int row = rect.row; row < rect.row + rect.rows; row++)
        for (int column = rect.column; column < rect.column + rect.columns; column++) {
            const struct cell *cell = canvas_at(canvas, row, column);
            if (cell == NULL || on_panel[cell->style.role] == ROLE_TEXT)
                continue;
            struct style style = {.role = (uint8_t)on_panel[cell->style.role],
                                  .team = cell->style.team};
            canvas_restyle(canvas, (struct rect){row, column, 1, 1}, style);
        }
}
