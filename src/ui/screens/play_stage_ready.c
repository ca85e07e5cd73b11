/* ready, before a stage: what it is called, what will be done, how long it takes, and whether the
 * teams work by turns or on paper. */
#include "engine/tasks/tasks.h"
#include "ui/phrases.h"
#include "ui/screens/play_stage.h"

/* «Выступает А. Иванова», the stage's own text, or the general hint. */
static const char *what_to_do(const struct view *view)
{
    const struct stage *stage = stage_of(view);
    if (stage_step(view)->task == TASK_BRIEF)
        return stage->game != NULL && stage->game->goal != NULL ? stage->game->goal : NULL;
    return stage != NULL ? stage->text : NULL;
}

/* «20 мин · 10 очков» */
static const char *terms(const struct view *view)
{
    const struct step *step = stage_step(view);
    const char *time = step->time_ms > 0 ? phrase_duration(view, step->time_ms) : "";
    const char *points =
        step->points > 0 ? say_plural(view->frame, view_language(view), MSG_points, step->points)
                         : "";
    return arena_format(view->frame, "%s%s%s", time, *time != '\0' && *points != '\0' ? " · " : "",
                        points);
}

/* «По очереди за клавиатурой: 4 команды × 20 мин = 1 ч 20 мин» */
static const char *by_turns(const struct view *view)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    int32_t each = stage_step(view)->time_ms;
    const char *who = say_plural(view->frame, view_language(view), MSG_team_count, count);
    if (each == 0)
        return VIEW_SAY(view, MSG_stage_turns_untimed, who);
    return VIEW_SAY(view, MSG_stage_turns_timed, who, phrase_duration(view, each),
                    phrase_duration(view, (int64_t)each * count));
}

static const char *on_paper(const struct view *view)
{
    int32_t time = stage_step(view)->time_ms;
    return time == 0 ? VIEW_SAY(view, MSG_stage_paper_untimed)
                     : VIEW_SAY(view, MSG_stage_paper_timed, phrase_duration(view, time));
}

/* Both ways, the chosen one marked: Tab changes between them. */
static int draw_modes(const struct play *play, const struct view *view, struct canvas *canvas,
                      struct rect rect)
{
    if (!play_stage_chooses_mode(view))
        return 0;
    const char *const ways[] = {by_turns(view), on_paper(view)};
    int wide = 0;
    for (int i = 0; i < 2; i++)
        wide = text_width(ways[i]) + 2 > wide ? text_width(ways[i]) + 2 : wide;
    struct rect box = rect_centred(rect, rect.rows, wide);
    for (int i = 0; i < 2; i++) {
        bool chosen = (i == 1) == play->paper;
        canvas_text_in(canvas, rect.row + i, box.column, 1, -1, STYLE(ROLE_ACCENT),
                       chosen ? "▸" : " ");
        canvas_text_in(canvas, rect.row + i, box.column + 2, box.columns - 2, -1,
                       STYLE(chosen ? ROLE_STRONG : ROLE_DIM), ways[i]);
    }
    return 2;
}

static void draw_words(const struct play *play, const struct view *view, struct canvas *canvas,
                       struct rect lines, bool roomy)
{
    const struct stage *stage = stage_of(view);
    const char *text = what_to_do(view);
    if (stage != NULL && stage->speaker != NULL) {
        canvas_text_in(canvas, lines.row, lines.column, lines.columns, 0, STYLE(ROLE_ACCENT),
                       stage->speaker);
        rect_take_top(&lines, roomy ? 2 : 1);
    }
    struct rect foot = rect_take_bottom(&lines, 1);
    struct rect modes = rect_take_bottom(&lines, play_stage_chooses_mode(view) ? 2 : 0);
    rect_take_bottom(&lines, roomy && modes.rows > 0);
    struct rect about = rect_take_bottom(&lines, 1);
    rect_take_bottom(&lines, roomy);
    struct rect words = rect_centred(lines, lines.rows, 96);
    if (text != NULL && words.rows > 0)
        widget_paragraph(canvas, words, 0, STYLE(ROLE_TEXT), text, view->frame);
    canvas_text_in(canvas, about.row, about.column, about.columns, 0, STYLE(ROLE_STRONG),
                   terms(view));
    draw_modes(play, view, canvas, modes);
    canvas_text_in(canvas, foot.row, foot.column, foot.columns, 0, STYLE(ROLE_DIM),
                   VIEW_SAY(view, stage_now(view)->hint));
}

void play_draw_stage_ready(const struct play *play, const struct view *view, struct canvas *canvas)
{
    const struct task_rule *rule = task_rules[stage_step(view)->task];
    struct rect content = play_header_with(view, canvas, phrase_programme(view));
    if (rule->flow == FLOW_WORK || rule->speaks)
        play_draw_lamps(play, view, canvas, &content, NULL);
    bool roomy = content.rows >= 18;
    struct rect lines = rect_take_bottom(&content, roomy ? content.rows / 2 : content.rows * 3 / 5);
    struct rect heading = rect_inset(content, roomy, 0);
    struct rect over = rect_take_top(&heading, roomy ? 2 : 1);
    canvas_text_in(canvas, over.row, over.column, over.columns, 0, STYLE(ROLE_ACCENT),
                   phrase_position(view));
    const struct step *step = stage_step(view);
    stage_draw_big(view, canvas, heading, 0, STYLE(ROLE_STRONG),
                   step->title != NULL ? step->title : stage_question(view));
    rect_take_bottom(&lines, roomy);
    draw_words(play, view, canvas, lines, roomy);
}
