/* numbers: a day from paper. The host types the numbers printed on the cards, in their order. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/stages/editor.h"

bool numbers_are_entered(const struct view *view)
{
    return view->state->steps[view->state->step].mode == MODE_PAPER;
}

/* The cards of the line are added to the day: what stands there stays. */
static bool read_line(const struct view *view, const struct desk *desk, struct board *board,
                      size_t *at)
{
    struct day day;
    day_gather(view, view->state->step, desk->team, &day);
    *board = day.board;
    return board_add_numbers(day_base(view->plan, day.step), desk->field.text, board, at);
}

static struct outcome enter(const struct view *view, struct desk *desk)
{
    struct board board;
    size_t at = 0;
    if (*text_clean(view->frame, desk->field.text) == '\0') {
        editor_stop_typing(desk);
        return OUTCOME(STAY);
    }
    if (!read_line(view, desk, &board, &at)) {
        desk->column = (int)at + 1;
        desk->field.cursor = at;
        return OUTCOME(STAY);
    }
    editor_stop_typing(desk);
    struct outcome outcome = editor_give(view, desk, &board);
    desk->minute = board_free_from(stage_step(view), &board, stage_of(view)->from, 1);
    return outcome;
}

struct outcome numbers_key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!desk->typing) {
        desk->typing = true;
        desk->typing_for = TYPING_NUMBERS;
        desk->digits[0] = '\0';
        desk->top = desk->column = 0;
        desk->pane = PANE_CARDS;
        field_set(&desk->field, "");
    }
    if (input->kind == INPUT_KEY && input->key == PRESS_ENTER)
        return enter(view, desk);
    if (input->kind == INPUT_KEY && input->key == PRESS_ESCAPE)
        editor_stop_typing(desk);
    else if (field_input(&desk->field, input, 0))
        desk->column = 0;
    return OUTCOME(STAY);
}

/* ---- what went wrong ---- */

static bool separates(char c)
{
    return c == ' ' || c == ',' || c == ';' || c == '+';
}

static const char *word_at(const struct view *view, const char *text, size_t at)
{
    size_t end = at;
    while (text[end] != '\0' && !separates(text[end]))
        end++;
    return arena_text(view->frame, text + at, end - at);
}

static const char *word_before(const struct view *view, const char *text, size_t at)
{
    while (at > 0 && separates(text[at - 1]))
        at--;
    while (at > 0 && !separates(text[at - 1]))
        at--;
    return word_at(view, text, at);
}

static bool is_missing_card(const struct view *view, const char *word)
{
    const struct deck *deck = day_base(view->plan, stage_step(view))->stage->deck;
    bool digits = *word != '\0' && word[strspn(word, "0123456789")] == '\0';
    return digits && deck != NULL && deck_number(deck, (int)strtol(word, NULL, 10)) == NULL;
}

static const char *complaint(const struct view *view, const struct desk *desk)
{
    const char *text = desk->field.text;
    size_t at = (size_t)desk->column - 1;
    at = at < strlen(text) ? at : strlen(text);
    const char *word = word_at(view, text, at), *before = word_before(view, text, at);
    if (*word == '\0')
        return VIEW_SAY(view, MSG_day_numbers_many);
    const char *what = VIEW_SAY(
        view, is_missing_card(view, word) ? MSG_day_numbers_none : MSG_day_numbers_odd, word);
    return *before == '\0' || before == word || at == 0
               ? what
               : VIEW_SAY(view, MSG_day_numbers_after, before, what);
}

void numbers_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                  struct rect row)
{
    struct day day;
    day_gather(view, view->state->step, desk->team, &day);
    bool typing = desk->typing && desk->typing_for == TYPING_NUMBERS;
    const char *name = VIEW_SAY(view, day.board.count > 0 ? MSG_day_numbers_add : MSG_day_numbers);
    int wide = text_width(name) + 1, column = row.column + wide, columns = row.columns - wide;
    canvas_text_in(canvas, row.row, row.column, row.columns, -1,
                   STYLE(typing ? ROLE_ACCENT : ROLE_DIM), name);
    if (!typing) {
        canvas_text_in(canvas, row.row, column, columns, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_day_numbers_example));
        return;
    }
    const char *wrong = desk->column > 0 ? complaint(view, desk) : "";
    int note = *wrong != '\0' ? text_width(wrong) + 2 : 0;
    if (note + text_width(desk->field.text) > columns) { /* on the row above, all of it */
        struct rect above = {row.row - 1, row.column, 1, row.columns};
        canvas_fill(canvas, above, STYLE(ROLE_TEXT), " ");
        canvas_text_in(canvas, above.row, above.column, above.columns, -1, STYLE(ROLE_WRONG),
                       wrong);
        note = 0;
    }
    field_draw(canvas, row.row, column, columns - note, STYLE(ROLE_PANEL), &desk->field, false,
               true);
    if (note > 0)
        canvas_text_in(canvas, row.row, column + columns - note, note, 1, STYLE(ROLE_WRONG), wrong);
}
