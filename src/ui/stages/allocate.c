/* allocate: amounts over items, out of a total that cannot be passed. Arrows change an amount by
 * its step, digits say it, a row of numbers says them all. Revealed: items × teams with bars.
 */
#include <string.h>

#include "engine/tasks/allocate.h"
#include "ui/stages/sheet.h"

extern const struct stage_look look_allocate;

enum typing_for { AMOUNTS, MISTAKEN, OUTSIDE, UNEVEN, TOO_MUCH };
enum { CELL_LEAST = 5, MEAN_COLUMNS = 10, NUMBER_COLUMNS = 9 };

struct amounts {
    int32_t of[STAGE_ITEMS_MAX]; /* by item index */
    int64_t sum;
};

static int32_t most_of(const struct stage *stage, int item)
{
    int32_t most = stage->items[item].most;
    return stage->total > 0 && most > stage->total ? stage->total : most;
}

static int32_t step_of(const struct stage *stage, int item)
{
    return stage->items[item].step > 0 ? stage->items[item].step : 1;
}

static void read_amounts(const struct stage *stage, const char *answer, struct amounts *out)
{
    *out = (struct amounts){.sum = 0};
    allocate_read(stage, answer, out->of);
    out->sum = allocate_sum(stage, out->of);
}

static const char *write_amounts(const struct view *view, const struct amounts *amounts)
{
    const struct stage *stage = stage_of(view);
    const char *answer = "";
    for (int i = 0; i < stage->item_count; i++)
        answer =
            sheet_join(view->frame, answer, ",",
                       arena_format(view->frame, "%s=%d", stage->items[i].id, (int)amounts->of[i]));
    return answer;
}

/* "1 200", with a thin place between thousands, so that sums can be read from afar. */
static const char *grouped(const struct view *view, int64_t number)
{
    const char *text = "";
    for (; number >= 1000; number /= 1000)
        text = arena_format(view->frame, " %03d%s", (int)(number % 1000), text);
    return arena_format(view->frame, "%d%s", (int)number, text);
}

static const char *with_unit(const struct view *view, const struct stage *stage, int64_t number)
{
    const char *text = grouped(view, number);
    return stage->unit != NULL ? arena_format(view->frame, "%s %s", text, stage->unit) : text;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct stage *stage = view->plan->steps[step]->stage;
    struct amounts amounts;
    read_amounts(stage, answer, &amounts);
    const char *words = "";
    for (int i = 0; i < stage->item_count; i++)
        if (amounts.of[i] > 0)
            words = sheet_join(view->frame, words, ", ",
                               arena_format(view->frame, "%s %s", stage->items[i].text,
                                            with_unit(view, stage, amounts.of[i])));
    return words;
}

/* The largest amount anybody gave anything. */
static int64_t largest(const struct view *view)
{
    const struct stage *stage = stage_of(view);
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    int64_t out = 1;
    for (int i = 0; i < count; i++) {
        struct amounts amounts;
        read_amounts(stage, stage_answer(view, teams[i]), &amounts);
        for (int k = 0; k < stage->item_count; k++)
            out = amounts.of[k] > out ? amounts.of[k] : out;
    }
    return out;
}

static int cell_least(const struct view *view)
{
    int wide = text_width(grouped(view, largest(view))) + 2;
    return wide > CELL_LEAST ? wide : CELL_LEAST;
}

static int pages(const struct view *view)
{
    int teams[TEAMS_MAX];
    return table_pages(view, stage_teams(view, teams), cell_least(view), MEAN_COLUMNS);
}

/* ---- keys ---- */

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (sheet_is_revealed(view))
        return sheet_page_label(desk, action, pages(view));
    if (!stage_works(view, desk))
        return MSG_nothing;
    switch (action) {
    case ACTION_ENTER:
        return desk->typing ? MSG_sheet_enter : MSG_allocate_type;
    case ACTION_UP:
    case ACTION_DOWN:
        return MSG_sheet_choose;
    case ACTION_LEFT:
        return MSG_allocate_less;
    case ACTION_RIGHT:
        return MSG_allocate_more;
    default:
        return MSG_nothing;
    }
}

/* The amount of an item after so many of its steps up or down; what is left of the total, and the
 * item's own limits, stop it. */
static int32_t stepped(const struct stage *stage, const struct amounts *amounts, int item,
                       int direction)
{
    int64_t amount = amounts->of[item], step = step_of(stage, item);
    int64_t free = stage->total > 0 ? stage->total - amounts->sum : INDICATOR_MAX;
    if (direction < 0)
        return (int32_t)(amount - step >= stage->items[item].least ? amount - step : amount);
    return (int32_t)(step <= free && amount + step <= most_of(stage, item) ? amount + step
                                                                           : amount);
}

static struct outcome change(const struct view *view, struct desk *desk, int direction)
{
    const struct stage *stage = stage_of(view);
    if (desk->row >= stage->item_count)
        return OUTCOME(STAY);
    struct amounts amounts;
    read_amounts(stage, stage_answer(view, desk->team), &amounts);
    int32_t amount = stepped(stage, &amounts, desk->row, direction);
    if (amount == amounts.of[desk->row])
        return OUTCOME(STAY);
    amounts.of[desk->row] = amount;
    return stage_give(view, desk, write_amounts(view, &amounts));
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    const struct stage *stage = stage_of(view);
    if (sheet_is_revealed(view)) {
        sheet_turn(desk, action, pages(view));
        return OUTCOME(STAY);
    }
    if (action == ACTION_LEFT || action == ACTION_RIGHT)
        return change(view, desk, action == ACTION_LEFT ? -1 : 1);
    if (action != ACTION_ENTER) {
        sheet_move(desk, action, stage->item_count);
        return OUTCOME(STAY);
    }
    if (desk->row < stage->item_count) {
        struct amounts amounts;
        read_amounts(stage, stage_answer(view, desk->team), &amounts);
        sheet_open_field(desk, AMOUNTS,
                         arena_format(view->frame, "%d", (int)amounts.of[desk->row]));
    }
    return OUTCOME(STAY);
}

/* What keeps these amounts from being given: nothing (AMOUNTS), the limits of an item, its step,
 * the total. *item: which. */
static enum typing_for fault_of(const struct stage *stage, const struct amounts *amounts, int *item)
{
    for (*item = 0; *item < stage->item_count; (*item)++) {
        int32_t amount = amounts->of[*item], least = stage->items[*item].least;
        if (amount < least || amount > most_of(stage, *item))
            return OUTSIDE;
        if ((amount - least) % step_of(stage, *item) != 0)
            return UNEVEN;
    }
    return stage->total > 0 && allocate_sum(stage, amounts->of) > stage->total ? TOO_MUCH : AMOUNTS;
}

/* One number is the amount of this row, as many as there are rows are all of them, from the top. */
static struct outcome enter_amounts(const struct view *view, struct desk *desk)
{
    const struct stage *stage = stage_of(view);
    int32_t numbers[STAGE_ITEMS_MAX];
    struct amounts amounts;
    read_amounts(stage, stage_answer(view, desk->team), &amounts);
    int count = sheet_numbers(desk->field.text, numbers, STAGE_ITEMS_MAX);
    if (count == stage->item_count)
        memcpy(amounts.of, numbers, (size_t)count * sizeof *numbers);
    else if (count == 1 && desk->row < stage->item_count)
        amounts.of[desk->row] = numbers[0];
    else
        count = -1;
    int item = 0;
    desk->typing_for = count < 0 ? (int)MISTAKEN : (int)fault_of(stage, &amounts, &item);
    if (desk->typing_for != AMOUNTS) {
        desk->column = item; /* what the line below the field is about */
        return OUTCOME(STAY);
    }
    desk->typing = false;
    if (count == 1)
        sheet_move(desk, ACTION_DOWN, stage->item_count);
    return stage_give(view, desk, write_amounts(view, &amounts));
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!stage_works(view, desk))
        return OUTCOME(STAY);
    if (!desk->typing && sheet_digit(input) >= 0)
        sheet_open_field(desk, AMOUNTS, "");
    if (!desk->typing)
        return OUTCOME(STAY);
    if (sheet_type(desk, input, 8 * STAGE_ITEMS_MAX))
        return enter_amounts(view, desk);
    desk->typing_for = AMOUNTS;
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static int64_t scale_of(const struct stage *stage, const struct amounts *amounts)
{
    int64_t scale = stage->total;
    for (int i = 0; i < stage->item_count && stage->total == 0; i++) {
        int64_t most = most_of(stage, i) < INDICATOR_MAX ? most_of(stage, i) : amounts->of[i];
        scale = most > scale ? most : scale;
    }
    return scale > 0 ? scale : 1;
}

static void draw_item(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect row, int item, const struct amounts *amounts, bool works)
{
    const struct stage *stage = stage_of(view);
    bool selected = works && desk->row == item;
    if (selected) {
        canvas_fill(canvas, row, STYLE(ROLE_SELECTED), " ");
        canvas_text(canvas, row.row, row.column, STYLE(ROLE_SELECTED), "▸");
    }
    rect_take_left(&row, 2);
    struct rect number = rect_take_right(&row, NUMBER_COLUMNS);
    struct rect bar = rect_take_right(&row, row.columns / 2);
    enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
    canvas_text_in(canvas, row.row, row.column, row.columns - 2, -1, STYLE(role),
                   stage->items[item].text);
    if (!works)
        return;
    if (desk->hidden) {
        canvas_text_in(canvas, number.row, number.column, number.columns - 1, 1, STYLE(role),
                       *stage_answer(view, desk->team) != '\0' ? "•••" : "");
        return;
    }
    canvas_hline(canvas, bar.row, bar.column, bar.columns,
                 STYLE(selected ? ROLE_SELECTED : ROLE_FAINT));
    struct style ink = desk->team < TEAMS_MAX
                           ? (struct style){.role = ROLE_TEAM_BAR, .team = (int8_t)desk->team}
                           : STYLE(ROLE_ACCENT);
    widget_gauge(canvas, bar, ink, amounts->of[item], scale_of(stage, amounts));
    canvas_text_in(canvas, number.row, number.column, number.columns - 1, 1,
                   STYLE(selected ? ROLE_SELECTED : ROLE_STRONG), grouped(view, amounts->of[item]));
}

/* What is left of the total, as large as there is room for. */
static void draw_left(const struct view *view, struct canvas *canvas, struct rect *rect,
                      const struct amounts *amounts)
{
    const struct stage *stage = stage_of(view);
    if (stage->total == 0) {
        sheet_note(view, canvas, rect, ROLE_DIM,
                   VIEW_SAY(view, MSG_allocate_sum, with_unit(view, stage, amounts->sum)));
        return;
    }
    int64_t left = stage->total - amounts->sum;
    const char *text = left == 0 ? VIEW_SAY(view, MSG_allocate_all)
                                 : VIEW_SAY(view, MSG_allocate_left, with_unit(view, stage, left));
    enum role role = left == 0 ? ROLE_RIGHT : stage->exact ? ROLE_WARN : ROLE_ACCENT;
    sheet_big(view, canvas, rect, stage->item_count, role, text);
}

/* What is wrong with the numbers in the field; NULL: nothing. */
static const char *wrong_words(const struct view *view, const struct desk *desk)
{
    const struct stage *stage = stage_of(view);
    if (desk->typing_for == MISTAKEN)
        return VIEW_SAY(view, MSG_allocate_mistaken, (int)stage->item_count);
    if (desk->typing_for == TOO_MUCH)
        return VIEW_SAY(view, MSG_allocate_too_much, with_unit(view, stage, stage->total));
    if (desk->typing_for == AMOUNTS || desk->column >= stage->item_count)
        return NULL;
    const struct item *item = &stage->items[desk->column];
    if (desk->typing_for == UNEVEN)
        return VIEW_SAY(view, MSG_allocate_uneven, item->text, (int)step_of(stage, desk->column));
    return VIEW_SAY(view, MSG_allocate_outside, item->text, grouped(view, item->least),
                    grouped(view, most_of(stage, desk->column)));
}

static void draw_open(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect rect)
{
    const struct stage *stage = stage_of(view);
    bool works = stage_works(view, desk);
    struct amounts amounts;
    read_amounts(stage, works ? stage_answer(view, desk->team) : "", &amounts);
    if (works && desk->typing) {
        const char *name = desk->row < stage->item_count ? stage->items[desk->row].text : "";
        sheet_field(view, desk, canvas, &rect, name, wrong_words(view, desk));
    }
    if (works)
        draw_left(view, canvas, &rect, &amounts);
    int pitch = sheet_pitch(rect, stage->item_count), page = list_page(rect, pitch);
    struct list list = {.selected = works ? desk->row : 0};
    list_settle(&list, stage->item_count, page);
    for (int i = list.top; i < stage->item_count && i < list.top + page && rect.rows > 0; i++) {
        struct rect row = {rect.row + (i - list.top) * pitch, rect.column, 1, rect.columns};
        draw_item(view, desk, canvas, row, i, &amounts, works);
    }
}

static void draw_team_amount(const struct view *view, struct canvas *canvas,
                             const struct table *table, int row, int shown, int team, int item,
                             int64_t scale)
{
    const struct stage *stage = stage_of(view);
    const char *answer = stage_answer(view, team);
    if (*answer == '\0') {
        table_cell(canvas, table, row, shown, STYLE(ROLE_FAINT), "—");
        return;
    }
    struct amounts amounts;
    read_amounts(stage, answer, &amounts);
    bool any = amounts.of[item] > 0;
    table_cell(canvas, table, row, shown, STYLE(any ? ROLE_TEXT : ROLE_FAINT),
               grouped(view, amounts.of[item]));
    struct rect bar = {row + 1, table_column(table, shown) + 1, 1, table->cell - 2};
    if (scale > 0 && any)
        widget_gauge(canvas, bar, (struct style){.role = ROLE_TEAM_BAR, .team = (int8_t)team},
                     amounts.of[item], scale);
}

/* The mean of those who gave anything, in hundredths; -1: nobody did. */
static int64_t mean_of(const struct view *view, int item)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), given = 0;
    int64_t sum = 0;
    for (int i = 0; i < count; i++) {
        const char *answer = stage_answer(view, teams[i]);
        struct amounts amounts;
        read_amounts(stage_of(view), answer, &amounts);
        if (*answer == '\0')
            continue;
        given++;
        sum += amounts.of[item];
    }
    return given == 0 ? -1 : (sum * 100 + given / 2) / given;
}

static void draw_revealed(const struct view *view, const struct desk *desk, struct canvas *canvas,
                          struct rect rect)
{
    const struct stage *stage = stage_of(view);
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    struct table table = table_layout(rect, count, cell_least(view), MEAN_COLUMNS, desk->page);
    int head = table.rect.row, mean_column = table_column(&table, table.shown);
    table_head(view, canvas, &table, teams);
    canvas_text_in(canvas, head, mean_column, MEAN_COLUMNS - 1, 1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_allocate_mean));
    int pitch = table.rect.rows >= 3 * stage->item_count - 1 ? 3
                : table.rect.rows >= 2 * stage->item_count   ? 2
                                                             : 1;
    int64_t scale = pitch > 1 ? largest(view) : 0; /* 0: no bars */
    for (int i = 0; i < stage->item_count && i * pitch < table.rect.rows; i++) {
        int row = table.rect.row + i * pitch;
        canvas_text_in(canvas, row, table.rect.column, table.names - 1, -1, STYLE(ROLE_TEXT),
                       stage->items[i].text);
        for (int k = 0; k < table.shown; k++)
            draw_team_amount(view, canvas, &table, row, k, teams[table.first + k], i, scale);
        int64_t mean = mean_of(view, i);
        canvas_text_in(canvas, row, mean_column, MEAN_COLUMNS - 1, 1, STYLE(ROLE_STRONG),
                       mean < 0 ? "—" : grouped(view, (mean + 50) / 100));
    }
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    rect = sheet_head(view, desk, canvas, rect);
    if (sheet_is_revealed(view))
        draw_revealed(view, desk, canvas, rect);
    else
        draw_open(view, desk, canvas, rect);
}

const struct stage_look look_allocate = {
    .hint = MSG_hint_allocate,
    .covers = true,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};
