/* oral on the screen: nobody types. The host listens and presses a digit for the team that speaks;
 * what the digit said is shown to the room with the answer, so that nobody learns from it before.
 */
#include <string.h>

#include "ui/stages/sheet.h"
#include "ui/tasks/tasks.h"

extern const struct stage_look desk_oral;
extern const struct task_look look_oral;

static const struct {
    const char *answer;
    enum message word;
    enum role role;
} words[] = {{"right", MSG_oral_right, ROLE_RIGHT},
             {"half", MSG_oral_half, ROLE_WARN},
             {"wrong", MSG_oral_wrong, ROLE_WRONG}};

enum { WORDS = sizeof words / sizeof *words };

static const char *readable(const struct view *view, int step, const char *answer)
{
    (void)step;
    for (int i = 0; i < WORDS; i++)
        if (strcmp(words[i].answer, answer) == 0)
            return VIEW_SAY(view, words[i].word);
    return answer;
}

static const char *right(const struct view *view, int step)
{
    const struct step *at = view->plan->steps[step];
    return at->accept_count > 0 ? at->accept[0] : "";
}

/* ---- keys ---- */

static bool entered_for_any(const struct view *view)
{
    return view->state->steps[view->state->step].mode == MODE_PAPER;
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (!stage_works(view, desk))
        return MSG_nothing;
    int teams[TEAMS_MAX];
    bool others = entered_for_any(view) && stage_teams(view, teams) > 1;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return others ? MSG_key_team : MSG_nothing;
    case ACTION_REMOVE:
        return *stage_answer(view, desk->team) != '\0' ? MSG_desk_clear : MSG_nothing;
    default:
        return MSG_nothing;
    }
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), at = 0;
    if (action == ACTION_REMOVE)
        return stage_give(view, desk, "");
    while (at + 1 < count && teams[at] != desk->team)
        at++;
    desk->team = teams[(at + (action == ACTION_LEFT ? count - 1 : 1)) % count];
    return OUTCOME(STAY);
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!stage_works(view, desk) || input->kind != INPUT_KEY || input->key != PRESS_CHARACTER)
        return OUTCOME(STAY);
    struct physical_key pressed = keymap_find(view->layout, input->codepoint);
    if (pressed.row != 0 || pressed.column < 1 || pressed.column > WORDS)
        return OUTCOME(STAY);
    return stage_give(view, desk, words[pressed.column - 1].answer);
}

/* ---- drawing ---- */

static int rows(const struct view *view, int all)
{
    enum { LEAST = 4 };
    int secrets = view->audience == AUDIENCE_HOST ? 2 : 0;
    return (all / 3 > LEAST ? all / 3 : LEAST) + secrets;
}

static const char *listed(const struct view *view, const char *const *texts, int count)
{
    const char *list = "";
    for (int i = 0; i < count; i++)
        list = sheet_join(view->frame, list, ", ", texts[i]);
    return list;
}

/* What the author would take and what not: never on the projector. */
static void draw_secrets(const struct view *view, const struct desk *desk, struct canvas *canvas,
                         struct rect *rect)
{
    const struct step *step = stage_step(view);
    const char *said = desk->team >= 0 ? stage_answer(view, desk->team) : "";
    struct rect row = rect_take_bottom(rect, 1);
    if (step->reject_count > 0)
        canvas_text_in(
            canvas, row.row, row.column, row.columns, 0, STYLE(ROLE_WRONG),
            VIEW_SAY(view, MSG_oral_reject, listed(view, step->reject, step->reject_count)));
    row = rect_take_bottom(rect, 1);
    canvas_text_in(canvas, row.row, row.column, row.columns, 0, STYLE(ROLE_RIGHT),
                   VIEW_SAY(view, MSG_oral_accept, listed(view, step->accept, step->accept_count)));
    row = rect_take_bottom(rect, 1);
    for (int i = 0; i < WORDS; i++)
        if (strcmp(words[i].answer, said) == 0)
            canvas_text_in(canvas, row.row, row.column, row.columns, 0, STYLE(words[i].role),
                           VIEW_SAY(view, words[i].word));
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    if (view->audience == AUDIENCE_HOST)
        draw_secrets(view, desk, canvas, &rect);
    struct rect foot = rect_take_bottom(&rect, 1);
    if (!stage_works(view, desk))
        return;
    canvas_text_in(canvas, foot.row, foot.column, foot.columns, 0, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_oral_keys));
    stage_draw_big(view, canvas, rect, 0, STYLE_TEAM(desk->team),
                   view->state->teams[desk->team].name);
}

const struct stage_look desk_oral = {
    .question = true,
    .hint = MSG_hint_oral,
    .rows = rows,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};

const struct task_look look_oral = {
    .hint = MSG_hint_oral,
    .readable = readable,
    .right = right,
    .draw_answers = teams_draw_answers,
};
