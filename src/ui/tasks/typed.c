/* text and number on the screen: one team at a time types into a large field, as dots when the room
 * looks at the same screen; the reveal has a row a team with the rule that decided. */
#include <string.h>

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/tasks/tasks.h"

extern const struct task_look look_text, look_number;

static const char *readable_text(const struct view *view, int step, const char *answer)
{
    (void)view, (void)step;
    return answer;
}

static const char *right_text(const struct view *view, int step)
{
    const struct step *at = view->plan->steps[step];
    return at->accept_count > 0 ? at->accept[0] : "";
}

static const char *with_unit(const struct view *view, const struct step *step, int64_t number)
{
    char text[32];
    text_format_decimal(text, sizeof text, number, view_language(view) == LANGUAGE_RU ? ',' : '.');
    return step->unit == NULL ? arena_format(view->frame, "%s", text)
                              : arena_format(view->frame, "%s %s", text, step->unit);
}

static const char *readable_number(const struct view *view, int step, const char *answer)
{
    int64_t number;
    return text_parse_decimal(answer, &number) ? with_unit(view, view->plan->steps[step], number)
                                               : answer;
}

static const char *right_number(const struct view *view, int step)
{
    return with_unit(view, view->plan->steps[step], view->plan->steps[step]->number);
}

void typed_draw_open(const struct view *view, struct canvas *canvas, struct rect rect,
                     const struct field *typed, bool hidden)
{
    if (typed == NULL) /* closed, or the keyboard is on its way: the line above says to whom */
        return;
    int team = state_turn_team(view->state);
    const char *who = team >= 0 ? VIEW_SAY(view, MSG_turn_of, view->state->teams[team].name) : "";
    struct rect box =
        rect_centred(rect, rect.rows >= 5 ? 5 : 3, rect.columns < 64 ? rect.columns : 64);
    int row = box.row;
    if (team >= 0) {
        canvas_text(canvas, row, box.column, STYLE_TEAM(team), team_shape(team));
        canvas_text_in(canvas, row, box.column + 2, box.columns - 2, -1, STYLE(ROLE_STRONG), who);
    }
    row += rect.rows >= 5 ? 2 : 1;
    canvas_fill(canvas, (struct rect){row, box.column, box.rows - (row - box.row), box.columns},
                STYLE(ROLE_PANEL), " ");
    row += (box.rows - (row - box.row)) / 2;
    const char *unit = view->plan->steps[view->state->step]->unit;
    int unit_columns = unit != NULL ? text_width(unit) + 1 : 0;
    field_draw(canvas, row, box.column + 2, box.columns - 4 - unit_columns, STYLE(ROLE_PANEL),
               typed, hidden, true);
    if (unit != NULL)
        canvas_text_in(canvas, row, box.column + box.columns - 2 - unit_columns, unit_columns, 1,
                       STYLE(ROLE_PANEL_DIM), unit);
}

static const char *answer_words(const struct view *view, int team, const struct verdict *verdict)
{
    const struct answer *answer = state_answer(view->state, view->state->step, team);
    if (answer->given)
        return look_now(view)->readable(view, view->state->step, answer_text(answer));
    if (answer->drafted && verdict->rule == RULE_NO_ANSWER)
        return VIEW_SAY(view, MSG_not_entered, answer_text(answer));
    return VIEW_SAY(view, MSG_no_answer);
}

static enum role role_of(const struct verdict *verdict)
{
    return verdict->rule == RULE_NO_ANSWER ? ROLE_DIM : verdict->share > 0 ? ROLE_RIGHT : ROLE_TEXT;
}

static void draw_team_answer(const struct view *view, struct canvas *canvas, struct rect cell,
                             int team, const struct verdict *verdict)
{
    int name_columns = cell.columns >= 50 ? 16 : cell.columns / 4;
    int gain_columns = 7;
    struct style style = STYLE(role_of(verdict));
    canvas_text(canvas, cell.row, cell.column, STYLE_TEAM(team), team_shape(team));
    canvas_text_in(canvas, cell.row, cell.column + 2, name_columns, -1, STYLE(ROLE_DIM),
                   view->state->teams[team].name);
    int at = cell.column + name_columns + 3;
    int room = cell.column + cell.columns - gain_columns - at;
    const char *rule = phrase_rule(view, verdict);
    const char *words = answer_words(view, team, verdict);
    const char *note = *rule == '\0' ? "" : arena_format(view->frame, "  %s", rule);
    int left = room - text_width(words) > room / 2 ? room - text_width(words) : room / 2;
    int note_columns = text_width(note) <= left ? text_width(note) : 0;
    int wide = text_width(words) < room - note_columns ? text_width(words) : room - note_columns;
    canvas_text_in(canvas, cell.row, at, wide, -1, style, words);
    if (note_columns > 0)
        canvas_text_in(canvas, cell.row, at + wide, note_columns, -1, STYLE(ROLE_DIM), note);
    if (verdict->points != 0)
        canvas_text_in(canvas, cell.row, cell.column + cell.columns - gain_columns, gain_columns, 1,
                       STYLE(verdict->points > 0 ? ROLE_RIGHT : ROLE_WRONG),
                       phrase_signed(view->frame, verdict->points));
}

void teams_draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct verdict verdicts[TEAMS_MAX])
{
    int teams[TEAMS_MAX], count = 0;
    for (int team = 0; team < view->state->team_count; team++)
        if (team_may_answer(view->state, view->state->step, team))
            teams[count++] = team;
    int lines = rect.rows > 0 ? rect.rows : 1;
    int columns = (count + lines - 1) / lines;
    if (columns < 1)
        columns = 1;
    int per_column = (count + columns - 1) / columns;
    int gap = 2, wide = (rect.columns - gap * (columns - 1)) / columns;
    for (int i = 0; i < count; i++) {
        struct rect cell = {rect.row + i % per_column, rect.column + i / per_column * (wide + gap),
                            1, wide};
        draw_team_answer(view, canvas, cell, teams[i], &verdicts[teams[i]]);
    }
}

const struct task_look look_text = {
    .hint = MSG_hint_text,
    .typed = true,
    .draw_open = typed_draw_open,
    .readable = readable_text,
    .right = right_text,
    .draw_answers = teams_draw_answers,
};

const struct task_look look_number = {
    .hint = MSG_hint_number,
    .typed = true,
    .draw_open = typed_draw_open,
    .readable = readable_number,
    .right = right_number,
    .draw_answers = teams_draw_answers,
};
