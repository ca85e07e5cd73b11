/* question: open and closed. Big words, options below, seconds at the right, lamps at the bottom;
 * nothing moves when an answer comes in or the question closes. */
#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/play.h"
#include "ui/tasks/tasks.h"

static int total_seconds(const struct view *view)
{
    int64_t limit = view->state->clock.limit_ms;
    return (int)((limit + 999) / 1000);
}

/* The seconds at the right of the question, a third of the height at most. Once the step is closed
 * their place stays empty, so that nothing moves. Returns the columns taken. */
static int draw_clock(const struct view *view, struct canvas *canvas, struct rect rect)
{
    bool open = state_phase(view->state) == PHASE_OPEN;
    int limit_s = view->plan->steps[view->state->step]->time_ms / 1000;
    int total = open ? total_seconds(view) : limit_s;
    if (total == 0)
        return 0;
    rect.rows = rect.rows >= 16 ? 9 : rect.rows > 5 ? 5 : rect.rows;
    struct canvas nowhere = {0};
    if (!open)
        canvas_resize(&nowhere, canvas->rows, canvas->columns);
    int left = open ? (int)((clock_left(&view->state->clock, view->now) + 999) / 1000) : 0;
    int taken = widget_countdown(open ? canvas : &nowhere, view->big, rect, left, total);
    canvas_free(&nowhere);
    return taken;
}

/* The words in the largest letters that fit; what room is left over goes a third above them, two
 * thirds below. */
static void draw_words(const struct view *view, struct canvas *canvas, struct rect rect,
                       const char *words)
{
    struct canvas scratch = {0};
    canvas_resize(&scratch, rect.rows > 0 ? rect.rows : 1, rect.columns > 0 ? rect.columns : 1);
    canvas_clear(&scratch, STYLE(ROLE_TEXT));
    int used = bigtext_fit(view->big, &scratch, rect_whole(&scratch), -1, STYLE(ROLE_STRONG), words,
                           view->frame);
    struct rect place = {rect.row + (rect.rows - used) / 3, rect.column, used, rect.columns};
    bigtext_fit(view->big, canvas, place, -1, STYLE(ROLE_STRONG), words, view->frame);
    canvas_free(&scratch);
}

/* Under the question and over the options: one line for what stands still. */
static void draw_state_line(const struct view *view, struct canvas *canvas, struct rect line)
{
    const struct clock *clock = &view->state->clock;
    bool open = state_phase(view->state) == PHASE_OPEN;
    if (open && clock->running)
        return;
    const char *text;
    enum role role = ROLE_WARN;
    if (open) {
        text = VIEW_SAY(view, clock->interrupted ? MSG_interrupted : MSG_paused);
    } else {
        int given = state_answered_count(view->state, view->state->step), all = 0;
        for (int team = 0; team < view->state->team_count; team++)
            all += team_may_answer(view->state, view->state->step, team);
        text = VIEW_SAY(view, MSG_closed, given, all);
        role = ROLE_ACCENT;
    }
    canvas_text_in(canvas, line.row, line.column, line.columns, -1, STYLE(role), text);
}

static int rows_for_answer(const struct view *view, int rows)
{
    int count = view->state->steps[view->state->step].option_count;
    int lines = count > 0 ? (count + 1) / 2 : 2;
    if (rows >= 26)
        return lines * 6;
    if (rows >= 20)
        return lines * 4;
    return count > 0 ? lines * 2 + (rows >= 14 ? 1 : 0) : 5;
}

void play_draw_question(const struct play *play, const struct view *view, struct canvas *canvas)
{
    const struct step *step = view->plan->steps[view->state->step];
    struct rect content = play_header(view, canvas);
    play_draw_lamps(play, view, canvas, &content, NULL);

    bool roomy = content.rows >= 24;
    content = rect_inset(content, 0, content.columns >= 70 ? 3 : 0);
    rect_take_top(&content, roomy);
    struct rect answer = rect_take_bottom(&content, rows_for_answer(view, content.rows));
    struct rect line = rect_take_bottom(&content, 1);
    int taken = draw_clock(view, canvas, content);
    if (taken > 0)
        rect_take_right(&content, taken + 2);
    draw_words(view, canvas, content, step->question);
    draw_state_line(view, canvas, line);
    look_now(view)->draw_open(view, canvas, answer, &play->typed, play_hides_typing(play, view));
}
