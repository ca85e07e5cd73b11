/* judge: points by criteria. A row is who is judged (by the other teams) or who judges (the jury);
 * columns are the criteria. Nothing is seen of it but the sheet in hand until all is opened at
 * once.
 */
#include <string.h>

#include "engine/event.h"
#include "engine/judging.h"
#include "ui/stages/judged.h"
#include "ui/stages/sheet.h"
#include "ui/theme.h"

extern const struct stage_look look_judge;

enum { NAMES_COLUMNS = 18, SUM_COLUMNS = 8, CRITERION_LEAST = 7, CRITERION_MOST = 18 };

/* The rows of a sheet: numbers of teams or jurors. */
static int rows_of(const struct view *view, int team, int out[TEAMS_MAX])
{
    const struct stage *stage = stage_of(view);
    int count = 0;
    if (stage->by == BY_JURY) {
        for (int i = 0; i < stage->juror_count; i++)
            out[count++] = i;
        return count;
    }
    int teams[TEAMS_MAX], all = stage_teams(view, teams);
    for (int i = 0; i < all; i++)
        if (teams[i] != team)
            out[count++] = teams[i];
    return count;
}

/* What stands in the sheet of `team` in a row and a column. */
static int points_at(const struct view *view, int team, int number, int criterion)
{
    bool jury = stage_of(view)->by == BY_JURY;
    return judging_points(view->plan, view->state, view->state->step, jury ? number : team,
                          jury ? team : number, criterion);
}

/* The weighted sum of a row as far as it is there; -1: nothing is. */
static int sum_of(const struct view *view, int team, int number)
{
    const struct stage *stage = stage_of(view);
    int sum = 0;
    bool any = false;
    for (int i = 0; i < stage->item_count; i++) {
        int points = points_at(view, team, number, i);
        any |= points != POINTS_NONE;
        sum += points == POINTS_NONE ? 0 : points * (int)stage->items[i].weight;
    }
    return any ? sum : -1;
}

static const char *row_name(const struct view *view, int number)
{
    const struct stage *stage = stage_of(view);
    if (stage->by != BY_JURY)
        return view->state->teams[number].name;
    return judged_juror(view, number);
}

/* "1:8.7.9,2:6.5.9" in words: every voice's plain sum. */
static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct stage *stage = view->plan->steps[step]->stage;
    const char *words = "";
    while (*answer != '\0') {
        int number = 0, sum = 0, points = 0;
        for (; *answer >= '0' && *answer <= '9' && number < STAGE_ITEMS_MAX; answer++)
            number = number * 10 + (*answer - '0');
        for (; *answer != '\0' && *answer != ','; answer++) {
            bool digit = *answer >= '0' && *answer <= '9';
            points = digit ? points * 10 + (*answer - '0') : 0;
            bool ends = answer[1] < '0' || answer[1] > '9';
            sum += digit && ends ? points : 0;
        }
        const char *name = stage->by == BY_JURY ? VIEW_SAY(view, MSG_judge_juror, number + 1)
                           : number < view->state->team_count ? view->state->teams[number].name
                                                              : "?";
        words = sheet_join(view->frame, words, ", ", arena_format(view->frame, "%s %d", name, sum));
        answer += *answer == ',';
    }
    return words;
}

/* ---- keys ---- */

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (sheet_is_revealed(view))
        return sheet_page_label(desk, action, judged_pages(view));
    if (!stage_works(view, desk))
        return MSG_nothing;
    if (desk->pane == SHEET_COVERED)
        return action == ACTION_ENTER ? MSG_sheet_uncover : MSG_nothing;
    switch (action) {
    case ACTION_ENTER:
        return MSG_judge_next;
    case ACTION_UP:
    case ACTION_DOWN:
        return MSG_sheet_choose;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return MSG_judge_criterion;
    case ACTION_REMOVE:
        return MSG_judge_clear;
    default:
        return MSG_nothing;
    }
}

static struct outcome put(const struct view *view, struct desk *desk, int points)
{
    int rows[TEAMS_MAX], count = rows_of(view, desk->team, rows);
    if (desk->row >= count || desk->column >= stage_of(view)->item_count)
        return OUTCOME(STAY);
    char answer[EVENT_TEXT_MAX];
    judging_put(stage_step(view), stage_answer(view, desk->team), rows[desk->row], desk->column,
                points, answer, sizeof answer);
    return stage_give(view, desk, arena_text(view->frame, answer, strlen(answer)));
}

/* From cell to cell as one reads, round to the first after the last. */
static void next_cell(const struct view *view, struct desk *desk)
{
    int rows[TEAMS_MAX], count = rows_of(view, desk->team, rows);
    if (++desk->column < stage_of(view)->item_count)
        return;
    desk->column = 0;
    desk->row = count > 0 ? (desk->row + 1) % count : 0;
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (sheet_is_revealed(view)) {
        sheet_turn(desk, action, judged_pages(view));
        return OUTCOME(STAY);
    }
    if (sheet_uncover(desk))
        return OUTCOME(STAY);
    int rows[TEAMS_MAX], criteria = stage_of(view)->item_count;
    desk->digits[0] = '\0';
    switch (action) {
    case ACTION_ENTER:
        next_cell(view, desk);
        break;
    case ACTION_LEFT:
        desk->column -= desk->column > 0;
        break;
    case ACTION_RIGHT:
        desk->column += desk->column + 1 < criteria;
        break;
    case ACTION_REMOVE:
        return put(view, desk, POINTS_NONE);
    default:
        sheet_move(desk, action, rows_of(view, desk->team, rows));
    }
    return OUTCOME(STAY);
}

/* A second digit joins the first as long as the criterion has so many points; otherwise it begins
 * anew. */
static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    const struct stage *stage = stage_of(view);
    if (!stage_works(view, desk) || desk->column >= stage->item_count || sheet_uncover(desk))
        return OUTCOME(STAY);
    if (input->kind == INPUT_KEY && input->key == PRESS_BACKSPACE) {
        desk->digits[0] = '\0';
        return put(view, desk, POINTS_NONE);
    }
    int digit = sheet_digit(input), most = (int)stage->items[desk->column].most;
    if (digit < 0)
        return OUTCOME(STAY);
    size_t length = strlen(desk->digits);
    int32_t points;
    bool follows = length > 0 && length + 1 < sizeof desk->digits &&
                   sheet_numbers(desk->digits, &points, 1) == 1 && points > 0 &&
                   points * 10 + digit <= most;
    if (!follows)
        length = 0, points = 0;
    points = points * 10 + digit;
    if (points > most)
        return OUTCOME(STAY);
    desk->digits[length] = (char)('0' + digit);
    desk->digits[length + 1] = '\0';
    return put(view, desk, (int)points);
}

/* ---- drawing ---- */

struct matrix {
    struct rect rect;
    int first, shown, cell; /* criteria */
    struct headings headings;
};

static struct matrix matrix_of(const struct view *view, const struct desk *desk, struct rect rect)
{
    const struct stage *stage = stage_of(view);
    struct matrix matrix = {.rect = rect};
    int room = rect.columns - NAMES_COLUMNS - SUM_COLUMNS, count = stage->item_count;
    int fit = room / CRITERION_LEAST;
    matrix.shown = fit < 1 ? 1 : fit < count ? fit : count;
    matrix.first = desk->column >= matrix.shown ? desk->column - matrix.shown + 1 : 0;
    if (matrix.shown > 0)
        matrix.cell = room / matrix.shown;
    if (matrix.cell > CRITERION_MOST)
        matrix.cell = CRITERION_MOST;
    matrix.headings = judged_headings(view, matrix.first, matrix.shown, matrix.cell - 1);
    return matrix;
}

static int column_of(const struct matrix *matrix, int shown)
{
    return matrix->rect.column + NAMES_COLUMNS + shown * matrix->cell;
}

static void draw_criteria(const struct view *view, struct canvas *canvas, struct matrix *matrix)
{
    const struct stage *stage = stage_of(view);
    const struct headings *headings = &matrix->headings;
    struct rect head = rect_take_top(&matrix->rect, headings->rows + 1);
    for (int i = 0; i < matrix->shown; i++) {
        struct rect name = {head.row, column_of(matrix, i), headings->rows, matrix->cell - 1};
        judged_draw_heading(view, canvas, name, headings, matrix->first + i, 0, STYLE(ROLE_TEXT));
        canvas_text_in(canvas, head.row + headings->rows, name.column, name.columns, 0,
                       STYLE(ROLE_DIM), judged_limits(view, &stage->items[matrix->first + i]));
    }
    head.row += headings->rows - 1;
    canvas_text_in(canvas, head.row, column_of(matrix, matrix->shown), SUM_COLUMNS - 1, 1,
                   STYLE(ROLE_DIM), VIEW_SAY(view, MSG_judge_sum));
}

static void draw_sheet_row(const struct view *view, const struct desk *desk, struct canvas *canvas,
                           const struct matrix *matrix, int at, int number, int row)
{
    bool here = desk->row == at;
    int column = matrix->rect.column;
    if (stage_of(view)->by != BY_JURY) {
        canvas_text(canvas, row, column + 1, STYLE_TEAM(number), team_shape(number));
        column += 3;
    }
    canvas_text_in(canvas, row, column, matrix->rect.column + NAMES_COLUMNS - 1 - column, -1,
                   STYLE(here ? ROLE_STRONG : ROLE_TEXT), row_name(view, number));
    for (int i = 0; i < matrix->shown; i++) {
        int criterion = matrix->first + i, points = points_at(view, desk->team, number, criterion);
        bool selected = here && desk->column == criterion;
        struct style style = STYLE(selected                ? ROLE_SELECTED
                                   : points == POINTS_NONE ? ROLE_FAINT
                                                           : ROLE_STRONG);
        struct rect cell = {row, column_of(matrix, i), 1, matrix->cell - 1};
        canvas_fill(canvas, cell, selected ? style : STYLE(ROLE_TEXT), " ");
        canvas_text_in(canvas, row, cell.column, cell.columns, 0, style,
                       points == POINTS_NONE ? "·" : arena_format(view->frame, "%d", points));
    }
    int sum = sum_of(view, desk->team, number);
    canvas_text_in(canvas, row, column_of(matrix, matrix->shown), SUM_COLUMNS - 1, 1,
                   STYLE(ROLE_DIM), sum < 0 ? "—" : arena_format(view->frame, "%d", sum));
}

static const char *complete_words(const struct view *view)
{
    int of, done = judging_complete(view->plan, view->state, view->state->step, &of);
    return VIEW_SAY(view, MSG_judge_complete, done, of);
}

/* What the column under the cursor asks; all of the numbered ones where there is room. */
static void draw_criterion(const struct view *view, const struct desk *desk, struct canvas *canvas,
                           struct matrix *matrix, int rows)
{
    enum { LEGEND_ROWS = 3 };
    const struct stage *stage = stage_of(view);
    const struct headings *headings = &matrix->headings;
    if (desk->column >= stage->item_count)
        return;
    const struct item *item = &stage->items[desk->column];
    const char *number =
        headings->numbered ? arena_format(view->frame, "%d ", desk->column + 1) : "";
    const char *legend = judged_legend(view, headings, matrix->first, matrix->shown);
    if (item->about != NULL)
        sheet_note(view, canvas, &matrix->rect, ROLE_TEXT,
                   arena_format(view->frame, "%s%s: %s", number, item->text, item->about));
    else if (headings->numbered)
        legend = arena_format(view->frame, "%s%s", number, item->text);
    bool room = matrix->rect.rows >= headings->rows + 1 + rows + LEGEND_ROWS;
    if (*legend != '\0' && (room || item->about == NULL))
        sheet_note(view, canvas, &matrix->rect, ROLE_DIM, legend);
}

static void draw_sheet(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect)
{
    sheet_note(view, canvas, &rect, ROLE_DIM, complete_words(view));
    int rows[TEAMS_MAX], count = rows_of(view, desk->team, rows);
    struct matrix matrix = matrix_of(view, desk, rect);
    draw_criterion(view, desk, canvas, &matrix, count);
    draw_criteria(view, canvas, &matrix);
    int pitch = sheet_pitch(matrix.rect, count), page = list_page(matrix.rect, pitch);
    struct list list = {.selected = desk->row};
    list_settle(&list, count, page);
    for (int i = list.top; i < count && i < list.top + page && matrix.rect.rows > 0; i++)
        draw_sheet_row(view, desk, canvas, &matrix, i, rows[i],
                       matrix.rect.row + (i - list.top) * pitch);
}

/* The room sees what is judged by and how many are ready, no points. */
static void draw_sealed(const struct view *view, const struct desk *desk, struct canvas *canvas,
                        struct rect rect)
{
    enum { COUNT_ROWS = 5 };
    const struct stage *stage = stage_of(view);
    if (stage_works(view, desk))
        sheet_note(view, canvas, &rect, ROLE_DIM, VIEW_SAY(view, MSG_sheet_covered));
    struct rect below = rect_take_bottom(&rect, rect.rows > 3 * COUNT_ROWS ? COUNT_ROWS : 1);
    stage_draw_big(view, canvas, below, -1, STYLE(ROLE_ACCENT), complete_words(view));
    rect_take_bottom(&rect, 1);
    int pitch = rect.rows >= 3 * stage->item_count ? 3 : rect.rows >= 2 * stage->item_count ? 2 : 1;
    for (int i = 0; i < stage->item_count && (i + 1) * pitch <= rect.rows; i++) {
        const struct item *item = &stage->items[i];
        int row = rect.row + i * pitch;
        int end = canvas_text_in(canvas, row, rect.column, rect.columns, -1, STYLE(ROLE_STRONG),
                                 arena_format(view->frame, "%s  ", item->text));
        canvas_text_in(canvas, row, end, rect.column + rect.columns - end, -1, STYLE(ROLE_ACCENT),
                       judged_limits(view, item));
        if (pitch > 1 && item->about != NULL)
            canvas_text_in(canvas, row + 1, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                           item->about);
    }
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    rect = sheet_head(view, desk, canvas, rect);
    if (sheet_is_revealed(view))
        judged_draw(view, desk, canvas, rect);
    else if (stage_works(view, desk) && desk->pane != SHEET_COVERED)
        draw_sheet(view, desk, canvas, rect);
    else
        draw_sealed(view, desk, canvas, rect);
}

const struct stage_look look_judge = {
    .hint = MSG_hint_judge,
    .begin = sheet_cover,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};
