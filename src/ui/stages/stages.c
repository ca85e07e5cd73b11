/* The table of stages, and what its rows share. */
#include "ui/stages/stages.h"

#include "base/text.h"
#include "engine/agenda.h"
#include "engine/tasks/tasks.h"
#include "ui/phrases.h"

extern const struct stage_look look_compose, look_draw, look_compare;
extern const struct stage_look look_brief, look_talk, look_pause, look_decide, look_present,
    look_debrief;
extern const struct stage_look look_rank, look_allocate, look_vote, look_judge, look_write,
    look_resolve;
extern const struct stage_look desk_order, desk_match, desk_point, desk_oral;

const struct stage_look *const stage_looks[TASK_KINDS] = {
    [TASK_BRIEF] = &look_brief,       [TASK_TALK] = &look_talk,
    [TASK_BREAK] = &look_pause,       [TASK_COMPOSE] = &look_compose,
    [TASK_DRAW] = &look_draw,         [TASK_COMPARE] = &look_compare,
    [TASK_DECIDE] = &look_decide,     [TASK_PRESENT] = &look_present,
    [TASK_DEBRIEF] = &look_debrief,   [TASK_RANK] = &look_rank,
    [TASK_ALLOCATE] = &look_allocate, [TASK_VOTE] = &look_vote,
    [TASK_JUDGE] = &look_judge,       [TASK_WRITE] = &look_write,
    [TASK_RESOLVE] = &look_resolve,   [TASK_ORDER] = &desk_order,
    [TASK_MATCH] = &desk_match,       [TASK_POINT] = &desk_point,
    [TASK_ORAL] = &desk_oral,
};

const struct step *stage_step(const struct view *view)
{
    return view->plan->steps[view->state->step];
}

const struct stage *stage_of(const struct view *view)
{
    return stage_step(view)->stage;
}

const struct stage_look *stage_now(const struct view *view)
{
    bool on_step = view->state->stage == STAGE_STEP && view->state->step >= 0;
    return on_step ? stage_looks[stage_step(view)->task] : NULL;
}

const struct stage_look *stage_question_now(const struct view *view)
{
    const struct stage_look *look = stage_now(view);
    return look != NULL && look->question ? look : NULL;
}

const char *stage_answer(const struct view *view, int team)
{
    const struct answer *answer = state_answer(view->state, view->state->step, team);
    return answer->given ? answer_text(answer) : "";
}

struct outcome stage_give(const struct view *view, const struct desk *desk, const char *answer)
{
    bool by_team = view->state->steps[view->state->step].mode == MODE_TURNS &&
                   task_rules[stage_step(view)->task]->typed;
    return OUTCOME_DO(.kind = COMMAND_ANSWER, .team = desk->team == ROOM ? -1 : desk->team,
                      .text = answer, .actor = by_team ? "team" : "host");
}

bool stage_works(const struct view *view, const struct desk *desk)
{
    const struct state *state = view->state;
    enum phase phase = state_phase(state);
    if (desk->team < 0 || state->stage != STAGE_STEP)
        return false;
    bool paper = state->steps[state->step].mode == MODE_PAPER;
    bool taken = phase == PHASE_OPEN || (paper && phase == PHASE_CLOSED);
    if (desk->team == ROOM || paper)
        return taken;
    return taken && state_turn_team(state) == desk->team && state->clock.running;
}

void stage_draw_owner(const struct view *view, struct canvas *canvas, struct rect row, int team,
                      const char *what)
{
    const char *tail =
        what != NULL && *what != '\0' ? arena_format(view->frame, " — %s", what) : "";
    if (team < 0 || team >= view->state->team_count) {
        canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_STRONG),
                       what != NULL ? what : "");
        return;
    }
    const char *name = view->state->teams[team].name;
    int room = row.columns - 2;
    int wide = text_width(name) < room ? text_width(name) : room;
    canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE_TEAM(team),
                   team_shape(team));
    canvas_text_in(canvas, row.row, row.column + 2, wide, -1, STYLE(ROLE_STRONG), name);
    canvas_text_in(canvas, row.row, row.column + 2 + wide, room - wide, -1, STYLE(ROLE_DIM), tail);
}

int stage_teams(const struct view *view, int out[TEAMS_MAX])
{
    int count = 0;
    for (int team = 0; team < view->state->team_count; team++)
        if (team_may_answer(view->state, view->state->step, team))
            out[count++] = team;
    return count;
}

int stage_columns(struct rect rect, int count, int least)
{
    int fit = least > 0 ? rect.columns / least : count;
    fit = fit < count ? fit : count;
    return fit > 0 ? fit : 1;
}

int stage_draw_big(const struct view *view, struct canvas *canvas, struct rect rect, int align,
                   struct style style, const char *text)
{
    int used = bigtext_fit(view->big, NULL, rect, align, style, text, view->frame);
    struct rect place = {rect.row + (rect.rows - used) / 2, rect.column, used, rect.columns};
    bigtext_fit(view->big, canvas, place, align, style, text, view->frame);
    return used;
}

const char *stage_question(const struct view *view)
{
    const struct step *step = stage_step(view);
    return step->question != NULL ? step->question : step->title != NULL ? step->title : "";
}

/* ---- a clock that goes on past zero ---- */

/* ms that were planned; 0: nothing was. */
static int64_t planned_ms(const struct view *view)
{
    int64_t limit = view->state->clock.limit_ms;
    return limit > 0 ? limit : stage_step(view)->time_ms;
}

int64_t stage_left_ms(const struct view *view)
{
    return planned_ms(view) - clock_elapsed(&view->state->clock, view->now);
}

enum role stage_clock_role(const struct view *view)
{
    static const enum role roles[] = {
        [LIGHT_GREEN] = ROLE_RIGHT, [LIGHT_ORANGE] = ROLE_WARN, [LIGHT_RED] = ROLE_WRONG};
    int64_t planned = planned_ms(view);
    return planned > 0 ? roles[agenda_light(stage_left_ms(view), planned)] : ROLE_ACCENT;
}

/* Where nothing was planned it says how long it has been going on. */
const char *stage_clock_words(const struct view *view)
{
    int64_t left = stage_left_ms(view);
    bool over = left <= -1000 && planned_ms(view) > 0;
    int64_t seconds = left >= 0 ? (left + 999) / 1000 : -left / 1000;
    return arena_format(view->frame, "%s%lld:%02lld", over ? "+" : "", (long long)(seconds / 60),
                        (long long)(seconds % 60));
}

void stage_draw_clock(const struct view *view, struct canvas *canvas, struct rect rect, int align)
{
    enum { TEN_MINUTES_MS = 600000 };
    widget_digits(canvas, view->big, rect, align, STYLE(stage_clock_role(view)),
                  stage_clock_words(view), planned_ms(view) >= TEN_MINUTES_MS ? "+00:00" : "+0:00");
}
