/* reveal: the right answer in big letters, why it is so, and who answered what. */
#include "ui/phrases.h"
#include "ui/screens/play.h"
#include "ui/tasks/tasks.h"

/* Before it is settled the points are what the rules give now; afterwards they are in the scores.
 */
static void collect(const struct view *view, struct verdict verdicts[TEAMS_MAX], bool *settled)
{
    enum phase phase = state_phase(view->state);
    score_step(view->plan, view->state, view->state->step, verdicts);
    *settled = phase != PHASE_REVEALED;
}

static void draw_void(const struct view *view, struct canvas *canvas, struct rect content)
{
    struct rect heading = rect_centred(content, 9, content.columns);
    bool stage = view->plan->steps[view->state->step]->stage != NULL;
    bigtext_fit(view->big, canvas, heading, 0, STYLE(ROLE_WARN),
                VIEW_SAY(view, stage ? MSG_stage_voided : MSG_voided), view->frame);
}

static int rows_for_answers(const struct view *view, int rows)
{
    const struct step *step = view->plan->steps[view->state->step];
    if (look_now(view)->answer_rows != NULL)
        return look_now(view)->answer_rows(view, rows);
    int teams = view->state->team_count;
    bool by_option = step->task == TASK_CHOICE || step->task == TASK_TRUEFALSE;
    int wanted = by_option ? step->option_count : teams;
    int share = by_option || teams <= 4 ? rows / 3 : rows / 2;
    int most = share > 4 ? share : 4;
    return wanted < most ? wanted : most;
}

/* The right answer in big letters; cuts what it takes off the top. */
static void draw_right(const struct view *view, struct canvas *canvas, struct rect *content,
                       bool roomy)
{
    struct rect big = rect_take_top(content, roomy ? content->rows / 2 : content->rows * 2 / 5);
    int used = bigtext_fit(view->big, canvas, big, -1, STYLE(ROLE_RIGHT),
                           look_now(view)->right(view, view->state->step), view->frame);
    content->rows += big.rows - used;
    content->row -= big.rows - used;
    rect_take_top(content, 1);
}

/* Why it is so, and who says so. */
static void draw_why(const struct view *view, struct canvas *canvas, struct rect content,
                     bool roomy)
{
    const struct step *step = view->plan->steps[view->state->step];
    if (step->explanation != NULL) {
        struct rect words = content;
        words.rows -= step->source != NULL && content.rows > 2;
        int used =
            widget_paragraph(canvas, words, -1, STYLE(ROLE_TEXT), step->explanation, view->frame);
        rect_take_top(&content, used + (roomy ? 1 : 0));
    }
    if (step->source != NULL && content.rows > 0) {
        struct rect words = {content.row, content.column, content.rows < 2 ? content.rows : 2,
                             content.columns};
        widget_paragraph(canvas, words, -1, STYLE(ROLE_DIM),
                         VIEW_SAY(view, MSG_source, step->source), view->frame);
    }
}

void play_draw_reveal(const struct play *play, const struct view *view, struct canvas *canvas)
{
    const struct step *step = view->plan->steps[view->state->step];
    struct verdict verdicts[TEAMS_MAX], shown[TEAMS_MAX];
    bool settled;
    collect(view, verdicts, &settled);
    for (int team = 0; team < TEAMS_MAX; team++) {
        shown[team] = verdicts[team];
        if (settled)
            shown[team].points = 0; /* the score has them already */
    }
    struct rect content = play_header(view, canvas);
    play_draw_lamps(play, view, canvas, &content, shown);
    if (state_phase(view->state) == PHASE_VOID) {
        draw_void(view, canvas, content);
        return;
    }
    bool roomy = content.rows >= 20;
    content = rect_inset(content, 0, roomy ? 3 : 0);
    rect_take_top(&content, content.rows >= 15);
    struct rect answers = rect_take_bottom(&content, rows_for_answers(view, content.rows));
    rect_take_bottom(&content, 1);
    look_now(view)->draw_answers(view, canvas, answers, verdicts);

    struct rect question = rect_take_top(&content, 2);
    int used = widget_paragraph(canvas, question, -1, STYLE(ROLE_DIM), step->question, view->frame);
    if (used < 2 && !roomy)
        content = (struct rect){content.row - 1, content.column, content.rows + 1, content.columns};
    if (!look_now(view)->tells_right)
        draw_right(view, canvas, &content, roomy);
    draw_why(view, canvas, content, roomy);
}
