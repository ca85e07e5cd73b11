#include "ui/stages/document.h"

#include "base/text.h"
#include "ui/stages/sheet.h"
#include "ui/theme.h"

static const enum message section_titles[SECTIONS] = {
    [SECTION_NOTED] = MSG_resolve_noted,
    [SECTION_PROPOSED] = MSG_resolve_proposed,
    [SECTION_DONE] = MSG_resolve_done,
};

static void add(struct document *document, enum line_kind kind, int index)
{
    if (document->count < DOCUMENT_LINES_MAX)
        document->lines[document->count++] = (struct document_line){kind, index};
}

void document_of(const struct view *view, bool works, struct document *out)
{
    resolution_of(view->plan, view->state, view->state->step, view->frame, &out->resolution);
    out->count = 0;
    const struct resolution *resolution = &out->resolution;
    bool open = works && !resolution->has_whole;
    for (int section = 0; section < SECTIONS; section++) {
        int heading = out->count;
        add(out, LINE_SECTION, section);
        for (int i = 0; i < resolution->count; i++) {
            const struct resolution_item *item = &resolution->items[i];
            if (item->section == section && (open || resolution_holds(resolution, item)))
                add(out, LINE_ITEM, i);
        }
        if (open)
            add(out, LINE_ADD, section);
        else if (out->count == heading + 1)
            out->count = heading; /* nothing under it */
    }
    if (open) {
        add(out, LINE_BASIS, 0);
        add(out, LINE_WHOLE, 0);
    }
}

bool document_hands_given(const struct desk *desk)
{
    return desk->hands[0] >= 0 || desk->hands[1] >= 0 || desk->hands[2] >= 0;
}

/* ---- words ---- */

static const char *tally_words(const struct view *view, const struct tally *tally)
{
    return tally->taken ? arena_format(view->frame, "%d–%d–%d", tally->for_it, tally->against,
                                       tally->abstained)
                        : VIEW_SAY(view, MSG_resolve_by_agreement);
}

/* Where the adoption has come to, in one line. */
static const char *where_words(const struct view *view, const struct resolution *resolution,
                               enum role *role)
{
    *role = ROLE_RIGHT;
    if (resolution->has_whole) {
        const char *whole =
            VIEW_SAY(view, MSG_resolve_whole, tally_words(view, &resolution->whole));
        return resolution->undecided == 0
                   ? whole
                   : arena_format(view->frame, "%s · %s", whole,
                                  say_plural(view->frame, view_language(view),
                                             MSG_resolve_unsettled, resolution->undecided));
    }
    *role = ROLE_ACCENT;
    if (resolution->count == 0)
        return VIEW_SAY(view, MSG_resolve_empty);
    const char *items =
        resolution->undecided > 0
            ? say_plural(view->frame, view_language(view), MSG_resolve_wait, resolution->undecided)
            : VIEW_SAY(view, MSG_resolve_all_decided);
    if (!resolution->has_basis)
        return items;
    return arena_format(view->frame, "%s · %s",
                        VIEW_SAY(view, MSG_resolve_basis, tally_words(view, &resolution->basis)),
                        items);
}

static const char *item_words(const struct view *view, const struct resolution_item *item)
{
    if (item->added)
        return arena_format(view->frame, "%s · %s", item->text, VIEW_SAY(view, MSG_resolve_added));
    if (item->amended)
        return arena_format(view->frame, "%s · %s", item->text,
                            VIEW_SAY(view, MSG_resolve_amended));
    return item->text;
}

/* ---- the list ---- */

enum { INDENT = 6, STATUS_COLUMNS = 15, SHAPES_MOST = 6, TEXT_ROWS_MAX = 3 };

/* Rows of the document from its first, a window of which is on the screen. */
struct sheet_of_lines {
    const struct document *document;
    struct rect rect;
    int offset;
    int shapes; /* columns for them */
};

static int teams_of(const struct resolution_item *item, int teams[TEAMS_MAX])
{
    int count = 0;
    for (int team = 0; team < TEAMS_MAX; team++)
        if (item->teams & (1u << team))
            teams[count++] = team;
    return count;
}

static int shapes_columns(const struct document *document)
{
    int most = 0, teams[TEAMS_MAX];
    for (int i = 0; i < document->resolution.count; i++) {
        int count = teams_of(&document->resolution.items[i], teams);
        most = count > most ? count : most;
    }
    return 1 + 2 * (most < SHAPES_MOST ? most : SHAPES_MOST);
}

static int text_columns(const struct sheet_of_lines *sheet)
{
    int columns = sheet->rect.columns - INDENT - STATUS_COLUMNS - sheet->shapes - 1;
    return columns > 1 ? columns : 1;
}

static int rows_of(const struct view *view, const struct sheet_of_lines *sheet, int at)
{
    const struct document_line *line = &sheet->document->lines[at];
    if (line->kind == LINE_SECTION || line->kind == LINE_BASIS)
        return at > 0 ? 2 : 1; /* a row of air before it */
    if (line->kind != LINE_ITEM)
        return 1;
    const char **lines;
    size_t count =
        text_wrap(view->frame, item_words(view, &sheet->document->resolution.items[line->index]),
                  text_columns(sheet), &lines);
    return count < 1 ? 1 : count > TEXT_ROWS_MAX ? TEXT_ROWS_MAX : (int)count;
}

static void draw_item(const struct view *view, struct canvas *canvas,
                      const struct sheet_of_lines *sheet, struct rect place, int index,
                      bool selected)
{
    const struct resolution_item *item = &sheet->document->resolution.items[index];
    bool gone = item->decided && !item->kept;
    struct style plain = STYLE(selected ? ROLE_SELECTED : gone ? ROLE_FAINT : ROLE_TEXT);
    struct rect words = {place.row, place.column + INDENT, place.rows, text_columns(sheet)};
    canvas_text_in(canvas, place.row, place.column + 2, INDENT - 2, -1, plain,
                   arena_format(view->frame, "%d.", (int)item->number));
    widget_paragraph(canvas, words, -1, plain, item_words(view, item), view->frame);
    int column = words.column + words.columns + 1, teams[TEAMS_MAX];
    int count = teams_of(item, teams);
    for (int i = 0; i < count && i < SHAPES_MOST; i++)
        canvas_text(canvas, place.row, column + 2 * i,
                    selected ? plain
                    : gone   ? STYLE(ROLE_FAINT)
                             : STYLE_TEAM(teams[i]),
                    i + 1 == SHAPES_MOST && count > SHAPES_MOST ? "…" : team_shape(teams[i]));
    if (!item->decided)
        return;
    const char *mark =
        arena_format(view->frame, "%s %s", item->kept ? "✓" : "✗",
                     item->tally.taken || item->kept ? tally_words(view, &item->tally)
                                                     : VIEW_SAY(view, MSG_resolve_dropped));
    canvas_text_in(canvas, place.row, place.column + place.columns - STATUS_COLUMNS,
                   STATUS_COLUMNS - 1, 1,
                   selected ? plain : STYLE(item->kept ? ROLE_RIGHT : ROLE_WRONG), mark);
}

static void draw_line(const struct view *view, struct canvas *canvas,
                      const struct sheet_of_lines *sheet, struct rect place, int at, bool here)
{
    const struct document_line *line = &sheet->document->lines[at];
    const struct resolution *resolution = &sheet->document->resolution;
    if (line->kind == LINE_SECTION) {
        canvas_text_in(canvas, place.row, place.column, place.columns, -1, STYLE(ROLE_ACCENT),
                       VIEW_SAY(view, section_titles[line->index]));
        return;
    }
    if (here) {
        canvas_fill(canvas, place, STYLE(ROLE_SELECTED), " ");
        canvas_text(canvas, place.row, place.column, STYLE(ROLE_SELECTED), "▸");
    }
    if (line->kind == LINE_ITEM) {
        draw_item(view, canvas, sheet, place, line->index, here);
        return;
    }
    const struct tally *tally =
        line->kind == LINE_BASIS && resolution->has_basis ? &resolution->basis : NULL;
    enum role role = line->kind == LINE_ADD ? ROLE_DIM : ROLE_STRONG;
    canvas_text_in(canvas, place.row, place.column + 2, place.columns - 2, -1,
                   STYLE(here ? ROLE_SELECTED : role),
                   VIEW_SAY(view, line->kind == LINE_ADD     ? MSG_resolve_row_add
                                  : line->kind == LINE_BASIS ? MSG_resolve_row_basis
                                                             : MSG_resolve_row_whole));
    if (tally != NULL)
        canvas_text_in(canvas, place.row, place.column + place.columns - STATUS_COLUMNS,
                       STATUS_COLUMNS - 1, 1, STYLE(here ? ROLE_SELECTED : ROLE_RIGHT),
                       arena_format(view->frame, "✓ %s", tally_words(view, tally)));
}

/* Only whole lines are drawn, so that nothing of a text is lost at the edges. */
static void draw_lines(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       const struct sheet_of_lines *sheet)
{
    const struct rect *rect = &sheet->rect;
    int row = -sheet->offset;
    for (int at = 0; at < sheet->document->count; at++) {
        int rows = rows_of(view, sheet, at);
        const struct document_line *line = &sheet->document->lines[at];
        int air = at > 0 && (line->kind == LINE_SECTION || line->kind == LINE_BASIS);
        struct rect place = {rect->row + row + air, rect->column, rows - air, rect->columns - 1};
        if (row + air >= 0 && row + rows <= rect->rows)
            draw_line(view, canvas, sheet, place, at, desk->row == at);
        row += rows;
    }
    int edge = rect->column + rect->columns - 1;
    if (sheet->offset > 0)
        canvas_text(canvas, rect->row, edge, STYLE(ROLE_DIM), "▲");
    if (row > rect->rows && rect->rows > 0)
        canvas_text(canvas, rect->row + rect->rows - 1, edge, STYLE(ROLE_DIM), "▼");
}

void document_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                   struct rect rect, const struct document *document)
{
    enum role role;
    const char *where = where_words(view, &document->resolution, &role);
    struct rect line = rect_take_top(&rect, 1);
    canvas_text_in(canvas, line.row, line.column, line.columns, -1, STYLE(role), where);
    rect_take_top(&rect, 1);
    struct sheet_of_lines sheet = {
        .document = document, .rect = rect, .shapes = shapes_columns(document)};
    int total = 0, here = 0;
    for (int at = 0; at < document->count; at++) {
        int rows = rows_of(view, &sheet, at);
        if (at == desk->row)
            here = total + rows / 2;
        total += rows;
    }
    int last = total > rect.rows ? total - rect.rows : 0;
    sheet.offset = here - rect.rows / 2;
    sheet.offset = sheet.offset > last ? last : sheet.offset < 0 ? 0 : sheet.offset;
    draw_lines(view, desk, canvas, &sheet);
}

/* ---- the dialog ---- */

static const enum message questions[MOTION_KINDS] = {
    [MOTION_KEEP] = MSG_resolve_ask_keep,   [MOTION_DROP] = MSG_resolve_ask_drop,
    [MOTION_BASIS] = MSG_resolve_ask_basis, [MOTION_EDIT] = MSG_resolve_ask_edit,
    [MOTION_ADD] = MSG_resolve_ask_add,     [MOTION_WHOLE] = MSG_resolve_ask_whole,
};

static const enum message hands_names[HANDS] = {MSG_resolve_for, MSG_resolve_against,
                                                MSG_resolve_abstained};

/* What the room is told before it votes on a document that is not ready. */
static void draw_warning(const struct view *view, struct canvas *canvas, struct rect within,
                         const struct resolution *resolution)
{
    const char *lines[2];
    size_t count = 0;
    if (resolution->undecided > 0)
        lines[count++] =
            say_plural(view->frame, view_language(view), MSG_resolve_not_in, resolution->undecided);
    if (!resolution->has_basis)
        lines[count++] = VIEW_SAY(view, MSG_resolve_no_basis);
    const struct bar_key keys[] = {{"Enter", VIEW_SAY(view, MSG_resolve_still)},
                                   {"Esc", VIEW_SAY(view, MSG_key_cancel)}};
    widget_dialog(canvas, within, VIEW_SAY(view, MSG_resolve_not_ready), lines, count, 0, keys, 2,
                  view->frame);
}

static void draw_hands(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect)
{
    enum { NAME_COLUMNS = 16, NUMBER_COLUMNS = 8 };
    for (int i = 0; i < HANDS && i < rect.rows; i++) {
        bool here = desk->column == i;
        canvas_text_in(canvas, rect.row + i, rect.column, NAME_COLUMNS, -1,
                       STYLE(here ? ROLE_PANEL : ROLE_PANEL_DIM), VIEW_SAY(view, hands_names[i]));
        struct rect box = {rect.row + i, rect.column + NAME_COLUMNS, 1, NUMBER_COLUMNS};
        struct style style = STYLE(here ? ROLE_SELECTED : ROLE_PANEL);
        canvas_fill(canvas, box, style, " ");
        canvas_text_in(canvas, box.row, box.column, box.columns - 1, 1, style,
                       desk->hands[i] < 0 ? (here ? "▏" : "·")
                                          : arena_format(view->frame, "%d", desk->hands[i]));
    }
}

/* As wide as the screen lets it be, so that the author of an amendment sees all of it. */
static void draw_text(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect within, const char *title, const struct bar_key keys[2])
{
    struct rect inside =
        widget_wide_dialog(canvas, within, title, NULL, 0, 1, keys, 2, view->frame);
    struct field field = desk->field;
    bool reads = desk->untouched && text_width(field.text) >= inside.columns;
    if (reads) /* from its beginning, until a key changes it */
        field.cursor = 0;
    field_draw(canvas, inside.row, inside.column, inside.columns, STYLE(ROLE_SELECTED), &field,
               false, !reads);
}

void document_draw_dialog(const struct view *view, const struct desk *desk, struct canvas *canvas,
                          struct rect within, const struct document *document,
                          const struct document_line *line)
{
    const struct resolution *resolution = &document->resolution;
    bool hands = desk->pane == PANE_HANDS;
    if (desk->pane == PANE_WARNING) {
        draw_warning(view, canvas, within, resolution);
        return;
    }
    const char *lines[2];
    size_t count = 0;
    if (desk->typing_for == MOTION_EDIT || desk->typing_for == MOTION_ADD) {
        if (hands)
            lines[count++] = desk->field.text;
    } else if (line->kind == LINE_ITEM) {
        lines[count++] = resolution->items[line->index].text;
    } else if (resolution->undecided > 0) {
        lines[count++] =
            say_plural(view->frame, view_language(view), MSG_resolve_wait, resolution->undecided);
    }
    if (desk->top == DIALOG_FULL)
        lines[count++] = VIEW_SAY(view, MSG_resolve_full);
    const struct bar_key keys[] = {
        {"Enter", VIEW_SAY(view, !hands                       ? MSG_resolve_to_hands
                                 : document_hands_given(desk) ? MSG_resolve_record
                                                              : MSG_resolve_agreed)},
        {"Esc", VIEW_SAY(view, MSG_key_cancel)},
        {"↓", VIEW_SAY(view, hands_names[(desk->column + 1) % HANDS])},
    };
    const char *title = VIEW_SAY(view, questions[desk->typing_for % MOTION_KINDS]);
    if (!hands) {
        draw_text(view, desk, canvas, within, title, keys);
        return;
    }
    struct rect inside =
        widget_dialog(canvas, within, title, lines, count, HANDS, keys, 3, view->frame);
    draw_hands(view, desk, canvas, inside);
}
