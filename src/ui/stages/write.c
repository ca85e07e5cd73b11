/* write: lines of text under prompts. A line is opened, typed, accepted; the next empty one opens
 * by itself. Nobody sees the lines of others before they are revealed: then side by side, or, when
 * there are many teams, prompt by prompt.
 */
#include <string.h>

#include "base/text.h"
#include "ui/stages/sheet.h"
#include "ui/theme.h"

extern const struct stage_look look_write;

enum { LINE_CHARACTERS_MAX = 120, SLOTS_MAX = STAGE_ITEMS_MAX, TEAM_COLUMNS = 30 };

/* Every place for a line, prompt by prompt. */
struct lines {
    const char *text[SLOTS_MAX]; /* "" when empty */
    int prompt[SLOTS_MAX];
    int count;
};

/* "1: text", a line each; what stands under a prompt fills its places from the first. */
static void read_lines(const struct view *view, const struct stage *stage, const char *answer,
                       struct lines *out)
{
    int each = stage->lines > 0 ? stage->lines : 1;
    *out = (struct lines){.count = 0};
    for (int i = 0; i < stage->item_count * each && out->count < SLOTS_MAX; i++) {
        out->text[out->count] = "";
        out->prompt[out->count++] = i / each;
    }
    while (*answer != '\0') {
        size_t length = strcspn(answer, "\n"), digits = strspn(answer, "0123456789");
        int prompt = 0;
        for (size_t i = 0; i < digits && prompt <= SLOTS_MAX; i++)
            prompt = prompt * 10 + (answer[i] - '0');
        size_t start = digits + strspn(answer + digits, ": ");
        for (int i = 0; i < out->count && start < length; i++)
            if (out->prompt[i] == prompt - 1 && *out->text[i] == '\0') {
                out->text[i] = arena_text(view->frame, answer + start, length - start);
                break;
            }
        answer += length + (answer[length] == '\n');
    }
}

static const char *write_lines(const struct view *view, const struct lines *lines)
{
    const char *answer = "";
    for (int i = 0; i < lines->count; i++)
        if (*lines->text[i] != '\0')
            answer = sheet_join(
                view->frame, answer, "\n",
                arena_format(view->frame, "%d: %s", lines->prompt[i] + 1, lines->text[i]));
    return answer;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    struct lines lines;
    read_lines(view, view->plan->steps[step]->stage, answer, &lines);
    const char *words = "";
    for (int i = 0; i < lines.count; i++)
        if (*lines.text[i] != '\0')
            words = sheet_join(view->frame, words, "; ", lines.text[i]);
    return words;
}

/* ---- pages of what is revealed ---- */

static bool fits_columns(const struct view *view)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    return count * TEAM_COLUMNS <= view->columns;
}

static int pages(const struct view *view)
{
    int prompts = stage_of(view)->item_count;
    return fits_columns(view) || prompts < 1 ? 1 : prompts;
}

/* ---- keys ---- */

static void read_own(const struct view *view, const struct desk *desk, struct lines *out)
{
    read_lines(view, stage_of(view), stage_answer(view, desk->team), out);
}

/* Where the work goes on: the first empty line. */
static void begin(const struct view *view, struct desk *desk)
{
    struct lines lines;
    if (desk->team < 0 || sheet_is_revealed(view))
        return;
    read_own(view, desk, &lines);
    while (desk->row + 1 < lines.count && *lines.text[desk->row] != '\0')
        desk->row++;
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (sheet_is_revealed(view))
        return sheet_page_label(desk, action, pages(view));
    if (!stage_works(view, desk))
        return MSG_nothing;
    switch (action) {
    case ACTION_ENTER:
        return desk->typing ? MSG_key_next_line : MSG_write_open;
    case ACTION_UP:
    case ACTION_DOWN:
        return MSG_stage_choose_line;
    case ACTION_REMOVE:
        return MSG_write_clear;
    default:
        return MSG_nothing;
    }
}

static void open_line(struct desk *desk, const struct lines *lines)
{
    if (desk->row >= lines->count)
        return;
    desk->typing = true;
    field_set(&desk->field, lines->text[desk->row]);
}

/* The field's text takes its line's place; STAY when that changes nothing. */
static struct outcome keep(const struct view *view, struct desk *desk, struct lines *lines)
{
    const char *text = text_clean(view->frame, desk->field.text);
    if (desk->row >= lines->count || strcmp(text, lines->text[desk->row]) == 0)
        return OUTCOME(STAY);
    lines->text[desk->row] = text;
    return stage_give(view, desk, write_lines(view, lines));
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (sheet_is_revealed(view)) {
        sheet_turn(desk, action, pages(view));
        return OUTCOME(STAY);
    }
    struct lines lines;
    read_own(view, desk, &lines);
    if (action == ACTION_ENTER) {
        open_line(desk, &lines);
    } else if (action == ACTION_REMOVE) {
        field_set(&desk->field, "");
        return keep(view, desk, &lines);
    } else {
        sheet_move(desk, action, lines.count);
    }
    return OUTCOME(STAY);
}

/* Enter keeps the line and opens the next one if that is empty; arrows keep it and go there. */
static struct outcome leave_line(const struct view *view, struct desk *desk, enum key key)
{
    struct lines lines;
    read_own(view, desk, &lines);
    struct outcome outcome = keep(view, desk, &lines);
    bool written = desk->row < lines.count && *lines.text[desk->row] != '\0';
    desk->typing = false;
    if (key == PRESS_ENTER && written && desk->row + 1 < lines.count) {
        desk->row++;
        if (*lines.text[desk->row] == '\0')
            open_line(desk, &lines);
    } else if (key == PRESS_UP || key == PRESS_DOWN) {
        sheet_move(desk, key == PRESS_UP ? ACTION_UP : ACTION_DOWN, lines.count);
    }
    return outcome;
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!stage_works(view, desk))
        return OUTCOME(STAY);
    bool letter = input->kind == INPUT_KEY && input->key == PRESS_CHARACTER;
    if (!desk->typing && letter) { /* a letter alone means that the line is wanted */
        struct lines lines;
        read_own(view, desk, &lines);
        open_line(desk, &lines);
    }
    if (!desk->typing)
        return OUTCOME(STAY);
    if (input->kind == INPUT_KEY && input->key == PRESS_ESCAPE)
        desk->typing = false;
    else if (input->kind == INPUT_KEY && (input->key == PRESS_ENTER || input->key == PRESS_TAB ||
                                          input->key == PRESS_UP || input->key == PRESS_DOWN))
        return leave_line(view, desk, input->key);
    else
        field_input(&desk->field, input, LINE_CHARACTERS_MAX);
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static void draw_line(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect row, const char *text, bool here)
{
    canvas_text(canvas, row.row, row.column, STYLE(ROLE_ACCENT), here ? "▸" : " ");
    rect_take_left(&row, 2);
    if (here && desk->typing) {
        field_draw(canvas, row.row, row.column, row.columns, STYLE(ROLE_PANEL), &desk->field, false,
                   true);
        return;
    }
    if (desk->hidden)
        text = sheet_dots(view, text);
    if (*text == '\0')
        canvas_hline(canvas, row.row, row.column, row.columns,
                     STYLE(here ? ROLE_ACCENT : ROLE_FAINT));
    canvas_text_in(canvas, row.row, row.column, row.columns, -1,
                   STYLE(here ? ROLE_STRONG : ROLE_TEXT), text);
}

/* A prompt above its lines, with air between where there is room for it. */
static void draw_open(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect rect)
{
    const struct stage *stage = stage_of(view);
    bool works = stage_works(view, desk);
    struct lines lines;
    read_lines(view, stage, works ? stage_answer(view, desk->team) : "", &lines);
    int least = stage->item_count + lines.count;
    int air = rect.rows >= least + stage->item_count - 1 ? 1 : 0, here = 0, total = 0;
    for (int i = 0; i < lines.count; i++) {
        bool first = i == 0 || lines.prompt[i] != lines.prompt[i - 1];
        total += 1 + (first ? 1 + (i > 0 ? air : 0) : 0);
        if (i == desk->row)
            here = total;
    }
    int last = total > rect.rows ? total - rect.rows : 0, offset = here - rect.rows / 2;
    offset = offset > last ? last : offset < 0 ? 0 : offset;
    int row = -offset;
    for (int i = 0; i < lines.count; i++) {
        if (i == 0 || lines.prompt[i] != lines.prompt[i - 1]) {
            row += i > 0 ? air : 0;
            if (row >= 0 && row < rect.rows)
                canvas_text_in(canvas, rect.row + row, rect.column, rect.columns, -1,
                               STYLE(ROLE_ACCENT), stage->items[lines.prompt[i]].text);
            row++;
        }
        if (row >= 0 && row < rect.rows)
            draw_line(view, desk, canvas,
                      (struct rect){rect.row + row, rect.column, 1, rect.columns}, lines.text[i],
                      works && desk->row == i);
        row++;
    }
}

/* What a team wrote under a prompt, from the top of the rect; returns the rows used. */
static int draw_written(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct lines *lines, int prompt)
{
    int used = 0;
    for (int i = 0; i < lines->count; i++) {
        if (lines->prompt[i] != prompt || *lines->text[i] == '\0')
            continue;
        struct rect place = {rect.row + used, rect.column, rect.rows - used, rect.columns};
        used +=
            widget_paragraph(canvas, place, -1, STYLE(ROLE_STRONG), lines->text[i], view->frame);
    }
    if (used > 0 || rect.rows < 1)
        return used;
    canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_FAINT), "—");
    return 1;
}

static void draw_columns(const struct view *view, struct canvas *canvas, struct rect rect)
{
    const struct stage *stage = stage_of(view);
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    int wide = count > 0 ? rect.columns / count : 0;
    for (int i = 0; i < count; i++) {
        struct rect column = {rect.row, rect.column + i * wide, rect.rows, wide - 2};
        struct lines lines;
        read_lines(view, stage, stage_answer(view, teams[i]), &lines);
        stage_draw_owner(view, canvas, rect_take_top(&column, 1), teams[i], NULL);
        for (int prompt = 0; prompt < stage->item_count; prompt++) {
            bool air = column.rows > 3 * (stage->item_count - prompt);
            rect_take_top(&column, air ? 1 : 0);
            struct rect head = rect_take_top(&column, 1);
            if (head.rows > 0)
                canvas_text_in(canvas, head.row, head.column, head.columns, -1, STYLE(ROLE_ACCENT),
                               stage->items[prompt].text);
            int later = 2 * (stage->item_count - prompt - 1); /* rows that the next ones need */
            struct rect place = column;
            place.rows = column.rows - later > 1 ? column.rows - later : column.rows > 0;
            rect_take_top(&column, draw_written(view, canvas, place, &lines, prompt));
        }
    }
}

static void draw_prompt(const struct view *view, const struct desk *desk, struct canvas *canvas,
                        struct rect rect)
{
    enum { NAME_COLUMNS = 16 };
    const struct stage *stage = stage_of(view);
    int prompt = desk->page < stage->item_count ? desk->page : stage->item_count - 1;
    if (prompt < 0)
        return;
    struct rect head = rect_take_top(&rect, 1);
    canvas_text_in(canvas, head.row, head.column, head.columns, -1, STYLE(ROLE_ACCENT),
                   stage->items[prompt].text);
    canvas_text_in(canvas, head.row, head.column, head.columns, 1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_sheet_page, prompt + 1, (int)stage->item_count));
    rect_take_top(&rect, 1);
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    for (int i = 0; i < count && rect.rows > 0; i++) {
        int rows = rect.rows / (count - i); /* a fair share of what is left */
        struct lines lines;
        read_lines(view, stage, stage_answer(view, teams[i]), &lines);
        stage_draw_owner(view, canvas, (struct rect){rect.row, rect.column, 1, NAME_COLUMNS - 1},
                         teams[i], NULL);
        struct rect place = {rect.row, rect.column + NAME_COLUMNS, rows > 1 ? rows : 1,
                             rect.columns - NAME_COLUMNS};
        int used = draw_written(view, canvas, place, &lines, prompt);
        rect_take_top(&rect, used + (rows > used ? 1 : 0));
    }
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    rect = sheet_head(view, desk, canvas, rect);
    if (!sheet_is_revealed(view))
        draw_open(view, desk, canvas, rect);
    else if (fits_columns(view))
        draw_columns(view, canvas, rect);
    else
        draw_prompt(view, desk, canvas, rect);
}

const struct stage_look look_write = {
    .hint = MSG_hint_write,
    .covers = true,
    .begin = begin,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};
