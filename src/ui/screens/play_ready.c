/* ready: what comes next, before the question is shown. The first step of a round announces the
 * round. */
#include "engine/modes/modes.h"
#include "ui/phrases.h"
#include "ui/screens/play.h"
#include "ui/tasks/tasks.h"

static const char *time_words(const struct view *view, const struct step *step)
{
    if (step->time_ms == 0)
        return VIEW_SAY(view, MSG_no_limit);
    int seconds = step->time_ms / 1000;
    return seconds % 60 == 0 ? VIEW_SAY(view, MSG_minutes, seconds / 60)
                             : VIEW_SAY(view, MSG_time_seconds, seconds);
}

/* «30 с», «без ограничения времени · отвечают по очереди»; when teams take turns, the time of all
 * of them is what the evening spends: «по очереди: 4 команды × 30 с = 2 мин» */
static const char *time_of_all(const struct view *view, const struct step *step)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    if (mode_for(step, view->state) != MODE_TURNS || count < 2)
        return time_words(view, step);
    if (step->time_ms == 0)
        return arena_format(view->frame, "%s · %s", time_words(view, step),
                            VIEW_SAY(view, MSG_by_turns));
    return VIEW_SAY(view, MSG_by_turns_timed,
                    say_plural(view->frame, view_language(view), MSG_team_count, count),
                    phrase_duration(view, step->time_ms),
                    phrase_duration(view, (int64_t)step->time_ms * count));
}

/* «1 очко · 30 с · за ошибку −1» */
static const char *terms(const struct view *view, const struct step *step)
{
    const char *points = say_plural(view->frame, view_language(view), MSG_points, step->points);
    const char *penalty =
        step->penalty > 0
            ? arena_format(view->frame, " · %s", VIEW_SAY(view, MSG_penalty, step->penalty))
            : "";
    return arena_format(view->frame, "%s · %s%s", points, time_of_all(view, step), penalty);
}

static enum message hint(const struct view *view)
{
    const struct task_look *look = look_now(view);
    bool cards = view->state->entry == ENTRY_HOST && !look->typed && look->press != NULL;
    return cards ? MSG_hint_cards : look->hint;
}

void play_draw_ready(const struct play *play, const struct view *view, struct canvas *canvas)
{
    (void)play;
    const struct step *step = view->plan->steps[view->state->step];
    const struct round *round = &view->plan->rounds[step->round];
    struct rect content = view->plan->agenda_count > 0
                              ? play_header_with(view, canvas, phrase_programme(view))
                              : play_header(view, canvas);
    play_draw_lamps(play, view, canvas, &content, NULL);

    bool announces = (uint32_t)view->state->step == round->first && round->title != NULL;
    int number = view->state->step - (int)round->first + 1;
    const char *question = VIEW_SAY(view, MSG_question_number, number, (int)round->count);
    const char *big = announces ? round->title : question;
    const char *small = announces && round->about != NULL ? round->about : step->title;
    bool roomy = content.rows >= 18;

    struct rect lines = rect_take_bottom(&content, roomy ? 8 : 6);
    struct rect heading = rect_inset(content, roomy ? 2 : 0, 0);
    int over = roomy ? 3 : 2; /* rows of the line over the heading */
    rect_take_top(&heading, over);
    int used = bigtext_fit(view->big, NULL, heading, 0, STYLE(ROLE_STRONG), big, view->frame);
    rect_take_top(&heading, (heading.rows - used) / 2);
    if (announces)
        canvas_text_in(
            canvas, heading.row - over, heading.column, heading.columns, 0, STYLE(ROLE_ACCENT),
            view->plan->kind == PLAN_MEETING
                ? phrase_item(view)
                : VIEW_SAY(view, MSG_round_number, step->round + 1, (int)view->plan->round_count));
    bigtext_fit(view->big, canvas, heading, 0, STYLE(ROLE_STRONG), big, view->frame);

    int row = lines.row;
    if (small != NULL) {
        struct rect words = {row, lines.column, 2, lines.columns};
        row += widget_paragraph(canvas, words, 0, STYLE(ROLE_TEXT), small, view->frame) +
               (roomy ? 1 : 0);
    }
    if (announces)
        canvas_text_in(canvas, row++, lines.column, lines.columns, 0, STYLE(ROLE_DIM), question);
    canvas_text_in(canvas, row++, lines.column, lines.columns, 0, STYLE(ROLE_DIM),
                   terms(view, step));
    canvas_text_in(canvas, row++, lines.column, lines.columns, 0, STYLE(ROLE_DIM),
                   VIEW_SAY(view, hint(view)));
    if (look_now(view)->terms != NULL)
        canvas_text_in(canvas, row, lines.column, lines.columns, 0, STYLE(ROLE_DIM),
                       look_now(view)->terms(view, view->state->step));
}
