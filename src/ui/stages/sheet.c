#include "ui/stages/sheet.h"

#include <string.h>

#include "ui/theme.h"

enum { ABOUT_ROWS = 2, NAMES_LEAST = 22, NAMES_MOST = 48, CELL_MOST = 16 };

bool sheet_is_revealed(const struct view *view)
{
    enum phase phase = state_phase(view->state);
    return phase == PHASE_REVEALED || phase == PHASE_SETTLED;
}

void sheet_cover(const struct view *view, struct desk *desk)
{
    bool paper = view->state->steps[view->state->step].mode == MODE_PAPER;
    bool entered = desk->team >= 0 && *stage_answer(view, desk->team) != '\0';
    desk->pane = paper && entered && !sheet_is_revealed(view) ? SHEET_COVERED : SHEET_OPEN;
}

bool sheet_uncover(struct desk *desk)
{
    bool covered = desk->pane == SHEET_COVERED;
    if (covered)
        desk->pane = SHEET_OPEN;
    return covered;
}

/* ---- parts of a sheet ---- */

struct rect sheet_head(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect)
{
    const char *task = stage_question(view), *about = stage_of(view)->text;
    struct rect head = rect_take_top(&rect, 1);
    bool owned = desk->team >= 0 && desk->team < TEAMS_MAX && !sheet_is_revealed(view);
    if (owned)
        stage_draw_owner(view, canvas, head, desk->team, task);
    else
        canvas_text_in(canvas, head.row, head.column, head.columns, -1, STYLE(ROLE_STRONG), task);
    if (about != NULL && !sheet_is_revealed(view)) {
        struct rect words = rect;
        words.rows = rect.rows < ABOUT_ROWS ? rect.rows : ABOUT_ROWS;
        rect_take_top(&rect,
                      widget_paragraph(canvas, words, -1, STYLE(ROLE_DIM), about, view->frame));
    }
    rect_take_top(&rect, 1);
    return rect;
}

void sheet_note(const struct view *view, struct canvas *canvas, struct rect *rect, enum role role,
                const char *text)
{
    const char **lines;
    int rows = (int)text_wrap(view->frame, text, rect->columns, &lines);
    struct rect place = rect_take_bottom(rect, rows);
    rect_take_bottom(rect, 1);
    widget_paragraph(canvas, place, -1, STYLE(role), text, view->frame);
}

void sheet_big(const struct view *view, struct canvas *canvas, struct rect *rect, int rows,
               enum role role, const char *text)
{
    enum { BIG_ROWS = 5 };
    struct rect place = {rect->row + rect->rows - BIG_ROWS, rect->column, BIG_ROWS, rect->columns};
    if (rect->rows - BIG_ROWS <= rows || !bigtext_fits(view->big, place, text, 0, view->frame)) {
        sheet_note(view, canvas, rect, role, text);
        return;
    }
    rect_take_bottom(rect, BIG_ROWS + 1);
    stage_draw_big(view, canvas, place, -1, STYLE(role), text);
}

enum { LIST_PIXELS = 9, LIST_INDENT = 4, LIST_NOTE = 8 };

/* One size for all, and a row of air between them. */
static bool list_fits_big(const struct view *view, struct rect rect, const struct list_item *items,
                          int count)
{
    int capitals = bigtext_cap_rows(view->big, LIST_PIXELS, BIG_QUADRANT);
    if (capitals == 0 || count == 0 || rect.rows < count * (capitals + 1))
        return false;
    for (int i = 0; i < count; i++)
        if (bigtext_width(view->big, items[i].text, LIST_PIXELS, BIG_QUADRANT) >
            rect.columns - LIST_INDENT - LIST_NOTE)
            return false;
    return true;
}

static void draw_big_item(const struct view *view, struct canvas *canvas, struct rect row,
                          const struct list_item *item, bool selected)
{
    int capitals = bigtext_cap_rows(view->big, LIST_PIXELS, BIG_QUADRANT);
    struct style style = STYLE(selected ? ROLE_SELECTED : ROLE_TEXT);
    int middle = row.row + row.rows / 2;
    if (selected)
        canvas_fill(canvas, row, style, " ");
    if (item->team >= 0)
        canvas_text(canvas, middle, row.column + 1, selected ? style : STYLE_TEAM(item->team),
                    team_shape(item->team));
    bigtext_draw(view->big, canvas,
                 row.row + (row.rows - capitals) / 2 -
                     bigtext_cap_top(view->big, LIST_PIXELS, BIG_QUADRANT),
                 row.column + LIST_INDENT, LIST_PIXELS, BIG_QUADRANT, style, item->text);
    if (item->note != NULL)
        canvas_text_in(canvas, middle, row.column + row.columns - LIST_NOTE, LIST_NOTE - 2, 1,
                       selected ? style : STYLE(ROLE_DIM), item->note);
}

void sheet_list(const struct view *view, struct canvas *canvas, struct rect rect,
                const struct list *list, const struct list_item *items, int count)
{
    enum { PITCH_MOST = 6 };
    if (!list_fits_big(view, rect, items, count)) {
        list_draw(canvas, rect, list, items, count, sheet_pitch(rect, count));
        return;
    }
    int pitch = rect.rows / count < PITCH_MOST ? rect.rows / count : PITCH_MOST;
    for (int i = 0; i < count; i++)
        draw_big_item(view, canvas,
                      (struct rect){rect.row + i * pitch, rect.column, pitch, rect.columns},
                      &items[i], i == list->selected);
}

void sheet_field(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect *rect, const char *name, const char *wrong)
{
    if (wrong != NULL) {
        struct rect place = rect_take_bottom(rect, 1);
        canvas_text_in(canvas, place.row, place.column, place.columns, -1, STYLE(ROLE_WRONG),
                       wrong);
    }
    struct rect place = rect_take_bottom(rect, 1);
    rect_take_bottom(rect, 1);
    struct rect words = rect_take_left(&place, text_width(name) + 2);
    (void)view;
    canvas_text_in(canvas, words.row, words.column, words.columns, -1, STYLE(ROLE_DIM), name);
    field_draw(canvas, place.row, place.column, place.columns,
               STYLE(desk->untouched ? ROLE_SELECTED : ROLE_PANEL), &desk->field, false, true);
}

int sheet_pitch(struct rect rect, int count)
{
    return rect.rows >= 2 * count - 1 ? 2 : 1;
}

/* ---- keys ---- */

void sheet_move(struct desk *desk, enum action action, int count)
{
    desk->row += action == ACTION_UP ? -1 : 1;
    if (desk->row >= count)
        desk->row = count - 1;
    if (desk->row < 0)
        desk->row = 0;
}

int sheet_digit(const struct input *input)
{
    if (input->kind != INPUT_KEY || input->key != PRESS_CHARACTER || input->codepoint < '0' ||
        input->codepoint > '9')
        return -1;
    return (int)(input->codepoint - '0');
}

void sheet_open_field(struct desk *desk, int typing_for, const char *text)
{
    field_set(&desk->field, text);
    desk->typing = true;
    desk->typing_for = typing_for;
    desk->untouched = true;
}

bool sheet_type(struct desk *desk, const struct input *input, size_t limit)
{
    if (input->kind == INPUT_KEY && input->key == PRESS_ENTER)
        return true;
    if (input->kind == INPUT_KEY && input->key == PRESS_ESCAPE) {
        desk->typing = false;
        return false;
    }
    bool letter = input->kind == INPUT_PASTE || input->key == PRESS_CHARACTER;
    if (desk->untouched && letter)
        field_set(&desk->field, "");
    if (field_input(&desk->field, input, limit))
        desk->untouched = false;
    return false;
}

int sheet_numbers(const char *text, int32_t *out, int max)
{
    static const char between[] = " ,;.-";
    int count = 0;
    for (text += strspn(text, between); *text != '\0'; text += strspn(text, between)) {
        int64_t value = 0;
        size_t digits = strspn(text, "0123456789");
        if (digits == 0 || digits > 9 || count == max)
            return -1;
        for (size_t i = 0; i < digits; i++)
            value = value * 10 + (text[i] - '0');
        out[count++] = (int32_t)value;
        text += digits;
    }
    return count;
}

/* ---- words ---- */

const char *sheet_join(struct arena *arena, const char *before, const char *between,
                       const char *part)
{
    return *before == '\0' ? part : arena_format(arena, "%s%s%s", before, between, part);
}

int sheet_percent(const struct verdict *verdict)
{
    return (100 * verdict->share + verdict->share_of / 2) / verdict->share_of;
}

const char *sheet_hundredths(const struct view *view, int64_t hundredths)
{
    char text[32];
    text_format_decimal(text, sizeof text, hundredths * 10000,
                        view_language(view) == LANGUAGE_RU ? ',' : '.');
    return arena_format(view->frame, "%s", text);
}

const char *sheet_dots(const struct view *view, const char *text)
{
    const char *dots = "";
    for (int i = text_width(text); i > 0; i--)
        dots = arena_format(view->frame, "%s•", dots);
    return dots;
}

/* ---- tables ---- */

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

struct table table_layout(struct rect rect, int count, int least, int extra, int page)
{
    struct table table = {.rect = rect, .extra = extra};
    int room = rect.columns - extra - clamp(rect.columns / 3, 1, NAMES_LEAST);
    int fit = clamp(room / least, 1, count < 1 ? 1 : count);
    table.pages = count < 1 ? 1 : (count + fit - 1) / fit;
    int even = count < 1 ? 1 : (count + table.pages - 1) / table.pages; /* pages alike */
    table.page = clamp(page, 0, table.pages - 1);
    table.first = table.page * even;
    table.shown = clamp(count - table.first, 0, even);
    int names = clamp(rect.columns - extra - even * least, 1, NAMES_MOST);
    int spare = rect.columns - extra - names;
    table.cell = clamp(spare / even, least, CELL_MOST);
    table.names = clamp(rect.columns - extra - even * table.cell, 1, NAMES_MOST);
    return table;
}

int table_pages(const struct view *view, int count, int least, int extra)
{
    bool compact = view->rows < 30 || view->columns < 100;
    struct rect rect = {0, 0, view->rows, view->columns - (compact ? 2 : 6)};
    return table_layout(rect, count, least, extra, 0).pages;
}

int table_rows(int count, int others, int all)
{
    enum { FOR_WORDS = 4 };
    int airy = 2 * count - 1 + others, dense = count + others, most = all - FOR_WORDS;
    if (airy <= all * 3 / 5)
        return airy;
    return dense < most ? dense : most;
}

int table_column(const struct table *table, int shown)
{
    return table->rect.column + table->names + shown * table->cell;
}

void table_cell(struct canvas *canvas, const struct table *table, int row, int shown,
                struct style style, const char *text)
{
    canvas_text_in(canvas, row, table_column(table, shown), table->cell, 0, style, text);
}

/* Names stand beside the shapes where they can be read: all of them, or cut ones in wide cells. */
static bool names_fit(const struct view *view, const struct table *table, const int *teams)
{
    enum { WIDE = 12 };
    bool fit = true;
    for (int i = 0; i < table->shown; i++)
        fit &= text_width(view->state->teams[teams[table->first + i]].name) <= table->cell - 3;
    return fit || table->cell >= WIDE;
}

void table_head(const struct view *view, struct canvas *canvas, struct table *table,
                const int *teams)
{
    struct rect row = rect_take_top(&table->rect, 1);
    bool named = names_fit(view, table, teams);
    for (int i = 0; i < table->shown; i++) {
        int team = teams[table->first + i];
        const char *name = view->state->teams[team].name;
        int wide = named ? clamp(text_width(name), 0, table->cell - 3) : 0;
        int ink = 1 + (wide > 0 ? wide + 1 : 0);
        int column = table_column(table, i) + (table->cell - ink) / 2;
        canvas_text(canvas, row.row, column, STYLE_TEAM(team), team_shape(team));
        canvas_text_in(canvas, row.row, column + 2, wide, -1, STYLE(ROLE_DIM), name);
    }
    if (table->pages > 1)
        canvas_text_in(canvas, row.row, row.column, table->names, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_sheet_page, table->page + 1, table->pages));
}

enum message sheet_page_label(const struct desk *desk, enum action action, int pages)
{
    if (action == ACTION_PAGE_UP && desk->page > 0)
        return MSG_key_page;
    return action == ACTION_PAGE_DOWN && desk->page + 1 < pages ? MSG_key_page : MSG_nothing;
}

void sheet_turn(struct desk *desk, enum action action, int pages)
{
    desk->page = clamp(desk->page + (action == ACTION_PAGE_UP ? -1 : 1), 0, pages - 1);
}
