/* order on the screen: the options as they were dealt, carried into order one at a time. Revealed:
 * the right order down the side, the place every team gave across. */
#include <string.h>

#include "engine/tasks/tasks.h"
#include "ui/stages/carry.h"
#include "ui/tasks/tasks.h"

extern const struct stage_look desk_order;
extern const struct task_look look_order;

enum { CELL_LEAST = 4 };

/* Options as the answer has them; as dealt when there is none. */
static void read_order(const struct view *view, const char *answer, uint8_t order[STEP_OPTIONS_MAX])
{
    const struct step *step = stage_step(view);
    memcpy(order, view->state->steps[view->state->step].order, STEP_OPTIONS_MAX);
    for (int count = 0; *answer != '\0' && count < step->option_count; count++) {
        size_t length = strcspn(answer, ",");
        const struct step_option *option = step_option(step, answer, length);
        order[count] = (uint8_t)(option != NULL ? option - step->options : 0);
        answer += length + (answer[length] == ',');
    }
}

static const char *write_order(const struct view *view, const uint8_t *order)
{
    const struct step *step = stage_step(view);
    const char *answer = "";
    for (int i = 0; i < step->option_count; i++)
        answer = sheet_join(view->frame, answer, ",", step->options[order[i]].id);
    return answer;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct step *at = view->plan->steps[step];
    const char *words = "";
    while (*answer != '\0') {
        size_t length = strcspn(answer, ",");
        const struct step_option *option = step_option(at, answer, length);
        words = sheet_join(view->frame, words, " → ", option != NULL ? option->text : "?");
        answer += length + (answer[length] == ',');
    }
    return words;
}

static const char *right(const struct view *view, int step)
{
    const struct step *at = view->plan->steps[step];
    const char *words = "";
    for (int i = 0; i < at->option_count; i++)
        words = sheet_join(view->frame, words, " → ", at->options[i].text);
    return words;
}

/* ---- keys ---- */

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (!stage_works(view, desk))
        return MSG_nothing;
    if (desk->pane == SHEET_COVERED)
        return action == ACTION_ENTER ? MSG_sheet_uncover : MSG_nothing;
    return carry_label(desk, action);
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    const char *answer = stage_answer(view, desk->team);
    uint8_t order[STEP_OPTIONS_MAX];
    if (sheet_uncover(desk))
        return OUTCOME(STAY);
    read_order(view, answer, order);
    if (carry_act(desk, action, order, stage_step(view)->option_count, *answer != '\0'))
        return stage_give(view, desk, write_order(view, order));
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static int rows(const struct view *view, int all)
{
    enum { BIG_ITEM = 5 }; /* rows of one in big letters */
    int count = stage_step(view)->option_count;
    if (count * BIG_ITEM <= all * 2 / 3)
        return count * BIG_ITEM;
    return 2 * count - 1 <= all * 3 / 5 ? 2 * count - 1 : count;
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    const struct step *step = stage_step(view);
    bool works = stage_works(view, desk) && desk->pane != SHEET_COVERED;
    if (stage_works(view, desk) && !works)
        sheet_note(view, canvas, &rect, ROLE_DIM, VIEW_SAY(view, MSG_sheet_covered));
    uint8_t order[STEP_OPTIONS_MAX];
    read_order(view, works ? stage_answer(view, desk->team) : "", order);
    struct list_item items[STEP_OPTIONS_MAX];
    for (int i = 0; i < step->option_count; i++) {
        const char *text = step->options[order[i]].text;
        bool held = works && carry_holds(desk) && i == desk->row;
        items[i] = (struct list_item){
            .text =
                works ? arena_format(view->frame, "%s%d. %s", held ? "↕ " : "", i + 1, text) : text,
            .team = -1};
    }
    struct list list = {.selected = works ? desk->row : -1};
    sheet_list(view, canvas, rect, &list, items, step->option_count);
}

static int answer_rows(const struct view *view, int all)
{
    enum { HEAD_AND_FOOT = 2 };
    return table_rows(stage_step(view)->option_count, HEAD_AND_FOOT, all);
}

/* The place from 1 that an answer gives an option; 0 when there is no answer. */
static int place_of(const struct view *view, const char *answer, int option)
{
    uint8_t order[STEP_OPTIONS_MAX];
    if (*answer == '\0')
        return 0;
    read_order(view, answer, order);
    for (int i = 0; i < stage_step(view)->option_count; i++)
        if (order[i] == option)
            return i + 1;
    return 0;
}

static void draw_shares(const struct view *view, struct canvas *canvas, const struct table *table,
                        int row, const int *teams, const struct verdict *verdicts)
{
    canvas_text_in(canvas, row, table->rect.column, table->names - 1, -1, STYLE(ROLE_ACCENT),
                   VIEW_SAY(view, MSG_order_share));
    for (int i = 0; i < table->shown; i++) {
        const struct verdict *verdict = &verdicts[teams[table->first + i]];
        bool none = verdict->rule == RULE_NO_ANSWER;
        table_cell(canvas, table, row, i, STYLE(verdict->share > 0 ? ROLE_RIGHT : ROLE_DIM),
                   none ? "—" : arena_format(view->frame, "%d", sheet_percent(verdict)));
    }
}

static void draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct verdict verdicts[TEAMS_MAX])
{
    const struct step *step = stage_step(view);
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    struct table table = table_layout(rect, count, CELL_LEAST, 0, 0);
    table_head(view, canvas, &table, teams);
    draw_shares(view, canvas, &table, rect_take_bottom(&table.rect, 1).row, teams, verdicts);
    int pitch = sheet_pitch(table.rect, step->option_count);
    for (int place = 0; place < step->option_count && place * pitch < table.rect.rows; place++) {
        int row = table.rect.row + place * pitch;
        canvas_text_in(canvas, row, table.rect.column, table.names - 1, -1, STYLE(ROLE_RIGHT),
                       arena_format(view->frame, "%d. %s", place + 1, step->options[place].text));
        for (int i = 0; i < table.shown; i++) {
            int given = place_of(view, stage_answer(view, teams[table.first + i]), place);
            table_cell(canvas, &table, row, i, STYLE(given == place + 1 ? ROLE_RIGHT : ROLE_DIM),
                       given > 0 ? arena_format(view->frame, "%d", given) : "—");
        }
    }
}

const struct stage_look desk_order = {
    .question = true,
    .hint = MSG_hint_order,
    .rows = rows,
    .begin = sheet_cover,
    .label = label,
    .act = act,
    .draw = draw,
    .readable = readable,
};

const struct task_look look_order = {
    .hint = MSG_hint_order,
    .readable = readable,
    .right = right,
    .draw_answers = draw_answers,
    .answer_rows = answer_rows,
    .tells_right = true,
};
