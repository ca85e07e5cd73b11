#include "ui/phrases.h"

#include <stdio.h>

#include "engine/engine.h"
#include "ui/input.h"

/* The step under the cursor is a stage: of a game, or an item of a meeting. */
static bool step_is_stage(const struct view *view)
{
    const struct state *state = view->state;
    return state != NULL && state->stage == STAGE_STEP && state->step >= 0 &&
           view->plan->steps[state->step]->stage != NULL;
}

enum message phrase_next(const struct view *view)
{
    static const enum message labels[] = {
        [NEXT_NOTHING] = MSG_nothing,          [NEXT_BEGIN] = MSG_next_begin,
        [NEXT_OPEN] = MSG_next_open,           [NEXT_RESUME] = MSG_next_resume,
        [NEXT_END_TURN] = MSG_next_turn,       [NEXT_CLOSE] = MSG_next_close,
        [NEXT_REVEAL] = MSG_next_reveal,       [NEXT_STEP] = MSG_next_step,
        [NEXT_STANDINGS] = MSG_next_standings, [NEXT_FINAL] = MSG_next_final,
    };
    enum next_kind next = engine_next(view->plan, view->state);
    if (next == NEXT_RESUME && view->state->clock.handover)
        return MSG_next_begin;
    if (step_is_stage(view)) {
        static const enum message of_stage[] = {[NEXT_OPEN] = MSG_next_begin,
                                                [NEXT_CLOSE] = MSG_stage_next_close,
                                                [NEXT_REVEAL] = MSG_stage_next_reveal,
                                                [NEXT_STANDINGS] = MSG_standings,
                                                [NEXT_FINAL] = MSG_nothing};
        if (next <= NEXT_STANDINGS && of_stage[next] != MSG_nothing)
            return of_stage[next];
    }
    return labels[next];
}

enum message phrase_refusal(const struct view *view, enum refusal refusal)
{
    static const enum message texts[REFUSALS] = {
        [REFUSED_PHASE] = MSG_refused_phase,     [REFUSED_TEAM] = MSG_refused_team,
        [REFUSED_RETIRED] = MSG_refused_retired, [REFUSED_TIME] = MSG_refused_time,
        [REFUSED_PAUSED] = MSG_refused_paused,   [REFUSED_TURN] = MSG_refused_turn,
        [REFUSED_ANSWER] = MSG_refused_answer,   [REFUSED_TEAMS_FULL] = MSG_refused_teams_full,
        [REFUSED_NAME] = MSG_refused_name,       [REFUSED_NAME_TAKEN] = MSG_refused_name_taken,
        [REFUSED_LATE] = MSG_refused_late,       [REFUSED_NO_TEAMS] = MSG_refused_no_teams,
        [REFUSED_AMOUNT] = MSG_refused_amount,   [REFUSED_REASON] = MSG_refused_reason,
        [REFUSED_EDGE] = MSG_refused_edge,       [REFUSED_OPEN] = MSG_refused_open,
    };
    static const enum message of_stage[REFUSALS] = {
        [REFUSED_ANSWER] = MSG_refused_stage_answer,
        [REFUSED_AMOUNT] = MSG_refused_stage_amount,
        [REFUSED_OPEN] = MSG_refused_stage_open,
    };
    bool stage = step_is_stage(view) && of_stage[refusal] != MSG_nothing;
    return stage ? of_stage[refusal] : texts[refusal];
}

static const char *closest_words(const struct view *view, const struct verdict *verdict)
{
    const char *place = verdict->place == 1 ? VIEW_SAY(view, MSG_rule_closest)
                                            : VIEW_SAY(view, MSG_rule_place, verdict->place);
    if (!verdict->tied)
        return place;
    return arena_format(view->frame, "%s, %s", place, VIEW_SAY(view, MSG_rule_tied));
}

const char *phrase_rule(const struct view *view, const struct verdict *verdict)
{
    static const enum message texts[VERDICT_RULES] = {
        [RULE_PARTIAL] = MSG_rule_partial,     [RULE_VARIANT] = MSG_rule_variant,
        [RULE_FOLDED] = MSG_rule_folded,       [RULE_LAYOUT] = MSG_rule_layout,
        [RULE_TYPO] = MSG_rule_typo,           [RULE_REJECTED] = MSG_rule_rejected,
        [RULE_TOLERANCE] = MSG_rule_tolerance, [RULE_HOST] = MSG_rule_host,
        [RULE_DISTANCE] = MSG_rule_distance,
    };
    static const enum message partial[TASK_KINDS] = {
        [TASK_ORDER] = MSG_rule_order,
        [TASK_MATCH] = MSG_rule_pairs,
        [TASK_ORAL] = MSG_rule_host, /* its answer says already that it is half */
    };
    enum message part = partial[view->plan->steps[view->state->step]->task];
    if (verdict->rule == RULE_CLOSEST || (verdict->tied && verdict->share > 0))
        return closest_words(view, verdict);
    if (verdict->rule == RULE_PARTIAL && part != MSG_nothing)
        return VIEW_SAY(view, part);
    return VIEW_SAY(view, texts[verdict->rule]);
}

/* What each kind of first event of a command is called when it is to be taken back. A plain
 * sentence, or one with a team
 * (%s), a number (%d), a team and a sign (%s %s). */
enum undo_words { UNDO_PLAIN, UNDO_TEAM, UNDO_NUMBER, UNDO_POINTS };

static const struct {
    enum message text;
    enum undo_words words;
} undo_rows[EVENT_KINDS] = {
    [EVENT_TEAM_JOINED] = {MSG_undo_team_joined, UNDO_TEAM},
    [EVENT_TEAM_RENAMED] = {MSG_undo_team_renamed, UNDO_TEAM},
    [EVENT_TEAM_MEMBERS] = {MSG_undo_team_members, UNDO_TEAM},
    [EVENT_TEAM_RETIRED] = {MSG_undo_team_retired, UNDO_TEAM},
    [EVENT_TEAM_RETURNED] = {MSG_undo_team_returned, UNDO_TEAM},
    [EVENT_ENTRY_CHOSEN] = {MSG_undo_next, UNDO_PLAIN},
    [EVENT_STEP_SHOWN] = {MSG_undo_shown, UNDO_NUMBER},
    [EVENT_OPTIONS_DEALT] = {MSG_undo_opened, UNDO_NUMBER},
    [EVENT_TURNS_DEALT] = {MSG_undo_opened, UNDO_NUMBER},
    [EVENT_STEP_OPENED] = {MSG_undo_opened, UNDO_NUMBER},
    [EVENT_TURN_BEGUN] = {MSG_undo_opened, UNDO_NUMBER},
    [EVENT_TURN_ENDED] = {MSG_undo_turn_ended, UNDO_TEAM},
    [EVENT_ANSWER_GIVEN] = {MSG_undo_answer, UNDO_TEAM},
    [EVENT_STEP_EXTENDED] = {MSG_undo_extended, UNDO_PLAIN},
    [EVENT_PAUSED] = {MSG_undo_paused, UNDO_PLAIN},
    [EVENT_RESUMED] = {MSG_undo_resumed, UNDO_PLAIN},
    [EVENT_STEP_CLOSED] = {MSG_undo_closed, UNDO_NUMBER},
    [EVENT_STEP_REVEALED] = {MSG_undo_revealed, UNDO_NUMBER},
    [EVENT_ANSWER_JUDGED] = {MSG_undo_judged, UNDO_TEAM},
    [EVENT_POINTS_AWARDED] = {MSG_undo_points, UNDO_POINTS},
    [EVENT_STEP_SETTLED] = {MSG_undo_settled, UNDO_NUMBER},
    [EVENT_STEP_VOIDED] = {MSG_undo_voided, UNDO_NUMBER},
    [EVENT_STEP_REOPENED] = {MSG_undo_reopened, UNDO_NUMBER},
    [EVENT_STANDINGS_SHOWN] = {MSG_undo_standings, UNDO_PLAIN},
    [EVENT_FINISHED] = {MSG_undo_finished, UNDO_PLAIN},
    [EVENT_CARDS_DEALT] = {MSG_undo_opened, UNDO_NUMBER},
    [EVENT_INDICATOR_CHANGED] = {MSG_undo_indicator, UNDO_PLAIN},
    [EVENT_PATH_CHOSEN] = {MSG_undo_next, UNDO_PLAIN},
};

/* The same where the step is a stage: its title (%s) in place of the number. */
static const enum message undo_of_stage[EVENT_KINDS] = {
    [EVENT_STEP_SHOWN] = MSG_undo_stage_shown,
    [EVENT_OPTIONS_DEALT] = MSG_undo_stage_opened,
    [EVENT_TURNS_DEALT] = MSG_undo_stage_opened,
    [EVENT_STEP_OPENED] = MSG_undo_stage_opened,
    [EVENT_TURN_BEGUN] = MSG_undo_stage_opened,
    [EVENT_STEP_CLOSED] = MSG_undo_stage_closed,
    [EVENT_STEP_REVEALED] = MSG_undo_stage_revealed,
    [EVENT_STEP_SETTLED] = MSG_undo_stage_settled,
    [EVENT_STEP_VOIDED] = MSG_undo_stage_voided,
    [EVENT_STEP_REOPENED] = MSG_undo_stage_reopened,
    [EVENT_CARDS_DEALT] = MSG_undo_stage_opened,
};

/* Points of a step stand first in the batch of the command that settled, voided or reopened it:
 * that is what to name. */
static const struct event *naming_event(const struct event *first, size_t count)
{
    static const enum event_kind names[] = {EVENT_STEP_SETTLED, EVENT_STEP_VOIDED,
                                            EVENT_STEP_REOPENED};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (first[i].kind == names[k])
                return &first[i];
    return first;
}

/* Whether the team had said something to this step before. */
static bool answered_before(const struct view *view, const struct event *answer)
{
    const struct event *events = view->history->events;
    for (const struct event *at = events; at < answer; at++)
        if (at->kind == EVENT_ANSWER_GIVEN && at->step == answer->step && at->team == answer->team)
            return true;
    return false;
}

/* The title of a step that is a stage; NULL for a question. */
static const char *stage_title(const struct view *view, int at)
{
    if (at < 0 || (uint32_t)at >= view->plan->step_count || view->plan->steps[at]->stage == NULL)
        return NULL;
    const struct step *step = view->plan->steps[at];
    return step->title != NULL ? step->title : step->question != NULL ? step->question : "";
}

const char *phrase_undo(const struct view *view)
{
    size_t count;
    const struct event *event = history_undoable(view->history, &count);
    if (event == NULL)
        return NULL;
    event = naming_event(event, count);
    bool has_team = event->team >= 0 && event->team < view->state->team_count;
    const char *team = has_team ? view->state->teams[event->team].name : "?";
    enum message text = undo_rows[event->kind].text;
    if (event->kind == EVENT_ANSWER_GIVEN && event->team < 0)
        return VIEW_SAY(view, MSG_undo_room_answer);
    if (event->kind == EVENT_ANSWER_GIVEN && stage_title(view, event->step) != NULL)
        text = MSG_undo_stage_work;
    else if (event->kind == EVENT_ANSWER_GIVEN && !answered_before(view, event))
        text = MSG_undo_first_answer;
    switch (undo_rows[event->kind].words) {
    case UNDO_TEAM:
        return VIEW_SAY(view, text, team);
    case UNDO_NUMBER:
        if (undo_of_stage[event->kind] != MSG_nothing && stage_title(view, event->step))
            return VIEW_SAY(view, undo_of_stage[event->kind], stage_title(view, event->step));
        return VIEW_SAY(view, text, event->step + 1);
    case UNDO_POINTS:
        return VIEW_SAY(view, text, phrase_signed(view->frame, event->amount), team);
    case UNDO_PLAIN:
        break;
    }
    return VIEW_SAY(view, text);
}

const char *phrase_done(const struct view *view, const struct command *command)
{
    bool has_team = command->team >= 0 && command->team < view->state->team_count;
    const char *team = has_team ? view->state->teams[command->team].name : "";
    switch (command->kind) {
    case COMMAND_VOID:
        if (step_is_stage(view))
            return VIEW_SAY(view, MSG_done_stage_void, stage_title(view, view->state->step));
        return VIEW_SAY(view, MSG_done_void, view->state->step + 1);
    case COMMAND_ADJUST:
        return VIEW_SAY(view, MSG_done_points, phrase_signed(view->frame, command->amount), team);
    case COMMAND_TEAM_RETIRE:
        return VIEW_SAY(view, MSG_done_retired, team);
    default:
        return NULL;
    }
}

const char *phrase_signed(struct arena *arena, int64_t number)
{
    if (number < 0)
        return arena_format(arena, "−%lld", (long long)-number);
    return arena_format(arena, number > 0 ? "+%lld" : "%lld", (long long)number);
}

const char *phrase_number(struct arena *arena, int64_t number)
{
    return number < 0 ? phrase_signed(arena, number)
                      : arena_format(arena, "%lld", (long long)number);
}

const char *phrase_points(const struct view *view, int64_t points)
{
    const char *words =
        say_plural(view->frame, view_language(view), MSG_points, points < 0 ? -points : points);
    return points < 0 ? arena_format(view->frame, "−%s", words) : words;
}

const char *phrase_place(struct arena *arena, int place, int place_last)
{
    if (place == 0)
        return "—";
    if (place == place_last)
        return arena_format(arena, "%d", place);
    return arena_format(arena, "%d–%d", place, place_last);
}

const char *view_key_name(const struct view *view, enum key key)
{
    static const struct {
        enum key key;
        const char *name;
    } arrows[] = {{PRESS_UP, "↑"}, {PRESS_DOWN, "↓"}, {PRESS_LEFT, "←"}, {PRESS_RIGHT, "→"}};
    if (key == PRESS_SPACE)
        return VIEW_SAY(view, MSG_key_space);
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        if (arrows[i].key == key)
            return arrows[i].name;
    return key_name(key);
}

const char *phrase_badge(enum language language, int place, bool digits)
{
    static const char *const russian[] = {"А", "Б", "В", "Г", "Д", "Е", "Ж", "З"};
    static const char *const english[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
    if (place < 0 || place >= STEP_OPTIONS_MAX)
        return "?";
    return digits ? numbers[place] : language == LANGUAGE_RU ? russian[place] : english[place];
}
