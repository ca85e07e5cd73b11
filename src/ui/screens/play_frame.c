/* What every face of the game has: the line at the top and the teams at the bottom. */
#include "engine/tasks/tasks.h"
#include "ui/phrases.h"
#include "ui/screens/play_stage.h"
#include "ui/tasks/tasks.h"

enum { NS_IN_MS = 1000000 };

static const char *join(const struct view *view, const char *left, const char *right)
{
    bool both = *left != '\0' && *right != '\0';
    return arena_format(view->frame, "%s%s%s", left, both ? " · " : "", right);
}

/* «Игра · этап 2 из 14 · Реальный день», without the game's name where all of it does not fit.
 * Before a stage begins the screen itself says which it is. */
static const char *where_we_are(const struct view *view, int columns)
{
    const struct step *step = view->plan->steps[view->state->step];
    const char *position = phrase_position(view);
    if (step->stage == NULL)
        return join(view, view->plan->title, position);
    if (state_phase(view->state) == PHASE_READY)
        return view->plan->title;
    const char *stage = join(view, position, step->title != NULL ? step->title : "");
    const char *all = join(view, view->plan->title, stage);
    return step->title == NULL || text_width(all) <= columns ? all : stage;
}

struct rect play_header_with(const struct view *view, struct canvas *canvas, const char *right)
{
    const char *brand = VIEW_SAY(view, MSG_brand);
    int columns = widget_header_columns(canvas, brand, right);
    return widget_header(canvas, brand, where_we_are(view, columns), right);
}

struct rect play_header(const struct view *view, struct canvas *canvas)
{
    const struct step *step = view->plan->steps[view->state->step];
    const char *points = say_plural(view->frame, view_language(view), MSG_points, step->points);
    return play_header_with(view, canvas, step->stage == NULL || step->points > 0 ? points : "");
}

/* A team has spoken when its turn is over. */
static bool has_spoken(const struct view *view, int team)
{
    const struct step_state *step = &view->state->steps[view->state->step];
    bool over = state_phase(view->state) > PHASE_OPEN;
    for (int turn = 0; turn < step->turn_count; turn++)
        if (step->turns[turn] == team)
            return over || turn < step->turn;
    return false;
}

static enum lamp_state lamp_state_of(const struct play *play, const struct view *view, int team)
{
    int step = view->state->step;
    bool open = (view->state->stage == STAGE_STEP && state_phase(view->state) == PHASE_OPEN);
    if (!team_may_answer(view->state, step, team))
        return LAMP_OFF;
    bool awaited = play_takes_cards(view) ? play->chosen_team == team
                   : state_turn_team(view->state) >= 0
                       ? open && state_turn_team(view->state) == team
                       : play_on_stage(view) && play->desk.team == team;
    if (awaited)
        return LAMP_ACTIVE;
    if (task_rules[view->plan->steps[step]->task]->speaks)
        return has_spoken(view, team) ? LAMP_DONE : LAMP_WAITING;
    return state_answer(view->state, step, team)->given ? LAMP_DONE : LAMP_WAITING;
}

void play_draw_lamps(const struct play *play, const struct view *view, struct canvas *canvas,
                     struct rect *rect, const struct verdict *verdicts)
{
    struct lamp lamps[TEAMS_MAX];
    const struct step_state *step = &view->state->steps[view->state->step];
    bool zones =
        view->state->entry == ENTRY_ZONES && step->mode == MODE_ALL && step->option_count > 0;
    size_t count = 0;
    for (int team = 0; team < view->state->team_count; team++) {
        struct lamp *lamp = &lamps[count++];
        *lamp = (struct lamp){.team = team, .name = view->state->teams[team].name};
        lamp->state = lamp_state_of(play, view, team);
        if (verdicts != NULL) {
            lamp->note = phrase_number(view->frame, view->state->teams[team].score);
            if (verdicts[team].points != 0)
                lamp->gain = phrase_signed(view->frame, verdicts[team].points);
        } else if (zones && team < TEAM_ZONES && lamp->state != LAMP_OFF) {
            char *keys = arena_alloc(view->frame, 64);
            widget_zone_keys(keys, 64, team, step->option_count);
            lamp->keys = keys;
        }
    }
    widget_lamps(canvas, rect, lamps, count);
}

int64_t play_next_second(const struct view *view)
{
    int64_t left = clock_left(&view->state->clock, view->now);
    if (!view->state->clock.running)
        return -1;
    if (left < 0) { /* no limit: a stage says how long it has been going on */
        int64_t elapsed = clock_elapsed(&view->state->clock, view->now);
        return stage_now(view) == NULL || stage_now(view)->question
                   ? -1
                   : view->now.mono_ns + (1000 - elapsed % 1000) * NS_IN_MS;
    }
    int64_t shown = (left + 999) / 1000;
    return view->now.mono_ns + (left - (shown > 0 ? shown - 1 : 0) * 1000) * NS_IN_MS +
           NS_IN_MS / 2;
}
