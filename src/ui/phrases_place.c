/* Where we are and when: the place in the quiz, the game or the programme, dates and durations. */
#include <stdio.h>
#include <time.h>

#include "engine/agenda.h"
#include "ui/phrases.h"

enum { MINUTE_MS = 60000, HOUR_MINUTES = 60, WIDE = 100 };

static const char *stage_position(const struct view *view, const struct stage *stage)
{
    const struct game *game = stage->game;
    int number = view->state->step - (int)game->first + 1;
    const char *place = VIEW_SAY(view, MSG_position_stage, number, (int)game->count);
    if (stage->lap == 0)
        return place;
    return arena_format(view->frame, "%s · %s", place,
                        VIEW_SAY(view, MSG_position_lap, (int)stage->lap));
}

const char *phrase_item(const struct view *view)
{
    uint32_t step = (uint32_t)view->state->step;
    for (uint32_t i = 0; i < view->plan->agenda_count; i++) {
        const struct agenda_item *item = &view->plan->agenda[i];
        if (step >= item->first && step < item->first + item->count)
            return VIEW_SAY(view, MSG_position_item, (int)i + 1, (int)view->plan->agenda_count);
    }
    return "";
}

const char *phrase_position(const struct view *view)
{
    const struct step *step = view->plan->steps[view->state->step];
    const struct round *round = &view->plan->rounds[step->round];
    int number = view->state->step - (int)round->first + 1;
    if (step->stage != NULL)
        return step->stage->game != NULL ? stage_position(view, step->stage) : phrase_item(view);
    const char *place = VIEW_SAY(view, MSG_position_step, number, (int)round->count);
    if (view->plan->kind == PLAN_MEETING)
        return arena_format(view->frame, "%s · %s", phrase_item(view), place);
    if (view->plan->round_count == 1)
        return place;
    return VIEW_SAY(view, MSG_position_round, step->round + 1, (int)view->plan->round_count, number,
                    (int)round->count);
}

const char *phrase_programme(const struct view *view)
{
    if (view->plan->agenda_count == 0 || view->history == NULL)
        return "";
    struct agenda_now now;
    struct agenda_fact *facts = arena_alloc(view->frame, view->plan->agenda_count * sizeof *facts);
    agenda_look(view->history, view->now.wall_ms, facts, &now);
    int64_t minutes = now.behind_ms / MINUTE_MS;
    bool narrow = view->columns < WIDE; /* the place in the programme is wanted, too */
    if (minutes == 0)
        return VIEW_SAY(view, narrow ? MSG_agenda_on_time : MSG_programme_on_time);
    if (minutes > 0)
        return VIEW_SAY(view, narrow ? MSG_agenda_behind : MSG_programme_behind,
                        phrase_duration(view, minutes * MINUTE_MS));
    return VIEW_SAY(view, narrow ? MSG_agenda_ahead : MSG_programme_ahead,
                    phrase_duration(view, -minutes * MINUTE_MS));
}

const char *phrase_duration(const struct view *view, int64_t ms)
{
    int64_t seconds = ms / 1000, minutes = seconds / 60;
    if (seconds % 60 != 0 && minutes == 0)
        return VIEW_SAY(view, MSG_time_seconds, (int)seconds);
    if (seconds % 60 != 0)
        return VIEW_SAY(view, MSG_time_minutes_seconds, (int)minutes, (int)(seconds % 60));
    if (minutes < HOUR_MINUTES)
        return VIEW_SAY(view, MSG_minutes, (int)minutes);
    if (minutes % HOUR_MINUTES == 0)
        return VIEW_SAY(view, MSG_time_hours, (int)(minutes / HOUR_MINUTES));
    return VIEW_SAY(view, MSG_time_hours_minutes, (int)(minutes / HOUR_MINUTES),
                    (int)(minutes % HOUR_MINUTES));
}

const char *phrase_date(const struct view *view, int64_t unix_ms)
{
    static const enum message months[] = {
        MSG_month_1, MSG_month_2, MSG_month_3, MSG_month_4,  MSG_month_5,  MSG_month_6,
        MSG_month_7, MSG_month_8, MSG_month_9, MSG_month_10, MSG_month_11, MSG_month_12,
    };
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm local;
    if (localtime_r(&seconds, &local) == NULL)
        return "";
    const char *month = message(view_language(view), months[local.tm_mon]);
    return VIEW_SAY(view, MSG_date, local.tm_mday, month, local.tm_year + 1900, local.tm_hour,
                    local.tm_min);
}

const char *phrase_time(const struct view *view, int64_t unix_ms)
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm local;
    if (localtime_r(&seconds, &local) == NULL)
        return "";
    return arena_format(view->frame, "%d:%02d", local.tm_hour, local.tm_min);
}
