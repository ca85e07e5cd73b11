#include "ui/screens/play_stage.h"

#include <string.h>

#include "base/deadline.h"
#include "engine/engine.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/tasks/tasks.h"

enum { EXTEND_MS = 30000, MS = 1000000 };

static struct play *play_of(struct screen *screen)
{
    return (struct play *)(void *)screen;
}

static const struct play *const_play_of(const struct screen *screen)
{
    return (const struct play *)(const void *)screen;
}

static bool is_in_phase(const struct view *view, enum phase phase)
{
    return view->state->stage == STAGE_STEP && state_phase(view->state) == phase;
}

static bool takes_typing(const struct view *view)
{
    return is_in_phase(view, PHASE_OPEN) && look_now(view)->typed &&
           state_turn_team(view->state) >= 0 && view->state->clock.running;
}

bool play_awaits_start(const struct view *view)
{
    return is_in_phase(view, PHASE_OPEN) && view->state->clock.handover &&
           state_turn_team(view->state) >= 0;
}

bool play_takes_cards(const struct view *view)
{
    return (is_in_phase(view, PHASE_OPEN) || is_in_phase(view, PHASE_CLOSED)) &&
           !look_now(view)->typed && view->state->entry == ENTRY_HOST && !play_on_stage(view) &&
           view->state->steps[view->state->step].mode == MODE_ALL;
}

bool play_hides_typing(const struct play *play, const struct view *view)
{
    return view->audience == AUDIENCE_ROOM && view->preferences->hide_typing != play->peek;
}

/* ---- what the keys are called now ---- */

static enum message next_label(const struct view *view)
{
    return takes_typing(view) ? MSG_nothing : phrase_next(view);
}

/* Enter is a team's key as much as the host's: while a question of options is open it does nothing.
 */
static enum message enter_label(const struct play *play, const struct view *view)
{
    if (is_in_phase(view, PHASE_CLOSED) && look_now(view)->typed)
        return MSG_nothing; /* a team may still be typing what came too late */
    if (!takes_typing(view))
        return is_in_phase(view, PHASE_OPEN) && state_turn_team(view->state) < 0
                   ? MSG_nothing
                   : phrase_next(view);
    return play->typed.text[0] != '\0' ? MSG_enter_answer : MSG_enter_pass;
}

static enum message peek_label(const struct play *play, const struct view *view)
{
    if (!takes_typing(view))
        return MSG_nothing;
    return play_hides_typing(play, view) ? MSG_key_peek : MSG_key_unpeek;
}

static enum message step_label(const struct view *view, enum action action)
{
    enum phase phase = state_phase(view->state);
    bool open = phase == PHASE_OPEN;
    switch (action) {
    case ACTION_BACK:
        return open || view->state->step == 0 ? MSG_nothing : MSG_key_back;
    case ACTION_PAUSE:
        return open && view->state->clock.running ? MSG_key_pause : MSG_nothing;
    case ACTION_EXTEND:
        return open && view->state->clock.limit_ms > 0 ? MSG_key_extend : MSG_nothing;
    case ACTION_VOID:
        if (phase == PHASE_READY)
            return MSG_key_skip;
        if (phase == PHASE_VOID)
            return MSG_nothing;
        return view->plan->steps[view->state->step]->stage != NULL ? MSG_stage_void : MSG_key_void;
    case ACTION_JUDGE:
        return phase == PHASE_REVEALED || phase == PHASE_SETTLED ? MSG_key_judge : MSG_nothing;
    case ACTION_REOPEN:
        return phase != PHASE_READY && !open ? MSG_key_reopen : MSG_nothing;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return play_takes_cards(view) ? MSG_key_team : MSG_nothing;
    default:
        return MSG_nothing;
    }
}

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    enum message own = MSG_nothing;
    if (play_on_stage(view) && play_stage_label(const_play_of(screen), view, action, &own))
        return own;
    switch (action) {
    case ACTION_NEXT:
        return next_label(view);
    case ACTION_ENTER:
        return enter_label(const_play_of(screen), view);
    case ACTION_PEEK:
        return peek_label(const_play_of(screen), view);
    case ACTION_CLOSE: /* where Space ends only a turn */
        return state_turn_team(view->state) >= 0 ? MSG_key_close_all : MSG_nothing;
    case ACTION_STANDINGS:
        return view->state->stage == STAGE_STEP ? MSG_key_standings : MSG_nothing;
    case ACTION_UNDO:
        return MSG_key_undo;
    case ACTION_POINTS:
        return MSG_key_points;
    case ACTION_TEAMS:
        return MSG_key_teams;
    case ACTION_AGENDA:
        return view->plan->agenda_count > 0 && !takes_typing(view) ? MSG_key_agenda : MSG_nothing;
    case ACTION_BLANK:
        return MSG_key_blank;
    case ACTION_LEAVE:
        return MSG_key_leave;
    case ACTION_HOME: /* the game is over: the way out stands in the bar */
        return view->state->stage == STAGE_FINAL ? MSG_key_leave : MSG_nothing;
    case ACTION_THEME:
        return MSG_key_theme;
    case ACTION_BREAK:
        return is_in_phase(view, PHASE_OPEN) ? MSG_nothing : MSG_key_break;
    case ACTION_HELP:
        return MSG_key_help;
    case ACTION_FINISH:
        return view->state->stage != STAGE_FINAL && !is_in_phase(view, PHASE_OPEN) ? MSG_key_finish
                                                                                   : MSG_nothing;
    case ACTION_BACK:
        if (view->state->stage != STAGE_STEP)
            return MSG_key_back;
        return step_label(view, action);
    default:
        return view->state->stage == STAGE_STEP ? step_label(view, action) : MSG_nothing;
    }
}

/* In the order of need: what does not fit the bar is left out from the end, and stands in the menu.
 */
static const struct binding bindings[] = {
    {PRESS_SPACE, ACTION_NEXT, false},     {PRESS_ENTER, ACTION_ENTER, false},
    {PRESS_ESCAPE, ACTION_CANCEL, false},  {PRESS_PAGE_DOWN, ACTION_PAGE_DOWN, false},
    {PRESS_PAGE_DOWN, ACTION_NEXT, true}, /* what a presenter's remote sends */
    {PRESS_LEFT, ACTION_LEFT, true},       {PRESS_RIGHT, ACTION_RIGHT, true},
    {PRESS_TAB, ACTION_PEEK, false},       {PRESS_TAB, ACTION_TAB, false},
    {PRESS_UP, ACTION_UP, false},          {PRESS_DOWN, ACTION_DOWN, false},
    {PRESS_DELETE, ACTION_REMOVE, false},  {PRESS_INSERT, ACTION_INSERT, false},
    {PRESS_PAGE_UP, ACTION_PAGE_UP, true}, {PRESS_LEFT, ACTION_BACK, false},
    {PRESS_PAGE_UP, ACTION_BACK, true},    {PRESS_F2, ACTION_STANDINGS, false},
    {PRESS_F3, ACTION_UNDO, false},        {PRESS_F4, ACTION_PAUSE, false},
    {PRESS_F4, ACTION_BREAK, true},        {PRESS_F5, ACTION_EXTEND, false},
    {PRESS_HOME, ACTION_FIRST, true},      {PRESS_END, ACTION_LAST, true},
    {PRESS_HOME, ACTION_AGENDA, false},    {PRESS_F7, ACTION_JUDGE, false},
    {PRESS_F8, ACTION_POINTS, false},      {PRESS_F6, ACTION_VOID, false},
    {PRESS_F1, ACTION_HELP, false},        {PRESS_F9, ACTION_BLANK, true},
    {PRESS_INSERT, ACTION_REOPEN, true},   {PRESS_F11, ACTION_TEAMS, true},
    {PRESS_F12, ACTION_FINISH, true},      {PRESS_NONE, ACTION_CLOSE, true},
    {PRESS_NONE, ACTION_THEME, true},      {PRESS_F12, ACTION_HOME, false},
    {PRESS_NONE, ACTION_LEAVE, true},      {PRESS_NONE, ACTION_NONE, true},
};

/* ---- what they do ---- */

/* An empty field passes; what is typed is the answer, and the turn ends with it. */
static struct outcome enter(struct play *play, const struct view *view)
{
    if (!takes_typing(view) || play->typed.text[0] == '\0')
        return OUTCOME_DO(.kind = COMMAND_NEXT, .team = -1);
    struct outcome outcome =
        OUTCOME_DO(.kind = COMMAND_ANSWER, .team = state_turn_team(view->state),
                   .text = play->typed.text, .actor = "team");
    outcome.then_next = true;
    return outcome;
}

static int next_team(const struct view *view, int team, int step)
{
    int count = view->state->team_count;
    for (int i = 0; i < count; i++) {
        team = (team + step + count) % count;
        if (team_may_answer(view->state, view->state->step, team))
            return team;
    }
    return team;
}

/* The clock has just ended a turn or a question: fingers are still on the keys, and what they press
 * was meant for what has gone. It must not start the next team's time either. */
static bool bell_rings(const struct view *view)
{
    const struct history *history = view->history;
    if (history->count == 0)
        return false;
    const struct event *last = &history->events[history->count - 1];
    bool by_clock = strcmp(last->actor, "clock") == 0 &&
                    (last->kind == EVENT_STEP_CLOSED || last->kind == EVENT_PAUSED);
    bool typed = look_now(view)->typed || play_on_stage(view);
    int64_t rings_ms = typed ? PLAY_BELL_TYPED_MS : PLAY_BELL_MS;
    return by_clock && view->now.mono_ns - last->mono_ns < rings_ms * MS;
}

/* A key pressed twice in a hurry, or held down, moves on once: what it would skip cannot be shown
 * again as new. */
static bool is_pressed_again(struct play *play, const struct view *view)
{
    int64_t apart = (int64_t)view->preferences->double_press_ms * MS;
    int64_t since = view->now.mono_ns - play->pressed_ns;
    bool again = play->pressed_ns > 0 && since < apart;
    play->pressed_ns = view->now.mono_ns;
    return again;
}

/* Actions that only open another screen; SCREEN_START: the others. */
static const struct {
    enum screen_kind screen;
    int argument;
} opened_by[ACTIONS] = {
    [ACTION_BREAK] = {SCREEN_BLANK, 1},   [ACTION_STANDINGS] = {SCREEN_STANDINGS, 0},
    [ACTION_UNDO] = {SCREEN_UNDO, 0},     [ACTION_JUDGE] = {SCREEN_JUDGE, 0},
    [ACTION_POINTS] = {SCREEN_POINTS, 0}, [ACTION_TEAMS] = {SCREEN_TEAMS, 1},
    [ACTION_AGENDA] = {SCREEN_AGENDA, 0}, [ACTION_BLANK] = {SCREEN_BLANK, 0},
    [ACTION_HELP] = {SCREEN_MENU, 1},     [ACTION_LEAVE] = {SCREEN_LEAVE, 0},
    [ACTION_HOME] = {SCREEN_LEAVE, 0},
};

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct play *play = play_of(screen);
    bool on_stage = play_on_stage(view);
    bool moves_on = action == ACTION_NEXT || action == ACTION_ENTER || action == ACTION_REOPEN;
    if (on_stage)
        moves_on = play_stage_moves_on(play, view, action);
    if (moves_on && (bell_rings(view) || is_pressed_again(play, view)))
        return OUTCOME(STAY);
    struct outcome of_stage;
    if (on_stage && play_stage_act(play, view, action, &of_stage))
        return of_stage;
    if (opened_by[action].screen != SCREEN_START)
        return OUTCOME_TO(opened_by[action].screen, opened_by[action].argument);
    switch (action) {
    case ACTION_NEXT:
        return OUTCOME_DO(.kind = COMMAND_NEXT, .team = -1);
    case ACTION_ENTER:
        return enter(play, view);
    case ACTION_BACK:
        return OUTCOME_DO(.kind = COMMAND_BACK, .team = -1);
    case ACTION_PAUSE:
        return OUTCOME_DO(.kind = COMMAND_PAUSE, .team = -1);
    case ACTION_CLOSE:
        return OUTCOME_DO(.kind = COMMAND_CLOSE, .team = -1);
    case ACTION_THEME:
        return screens_next_theme(view);
    case ACTION_EXTEND:
        return OUTCOME_DO(.kind = COMMAND_EXTEND, .team = -1, .amount = EXTEND_MS);
    case ACTION_VOID:
        return OUTCOME_DO(.kind = COMMAND_VOID, .team = -1);
    case ACTION_REOPEN:
        return OUTCOME_DO(.kind = COMMAND_REOPEN, .team = -1);
    case ACTION_FINISH:
        return OUTCOME_DO(.kind = COMMAND_FINISH, .team = -1);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        play->chosen_team = next_team(view, play->chosen_team, action == ACTION_LEFT ? -1 : 1);
        return OUTCOME(STAY);
    case ACTION_PEEK:
        play->peek = !play->peek;
        return OUTCOME(STAY);
    default:
        return OUTCOME(STAY);
    }
}

static struct outcome press(const struct view *view, int team, int place)
{
    const struct answer *held = state_answer(view->state, view->state->step, team);
    const char *before = held->given ? answer_text(held) : "";
    const char *answer = look_now(view)->press(view, before, place);
    if (answer == NULL)
        return OUTCOME(STAY);
    return OUTCOME_DO(.kind = COMMAND_ANSWER, .team = team, .text = answer, .actor = "team");
}

/* One team at a time: digits name the options, whoever presses them. */
static struct outcome press_digit(struct play *play, const struct view *view,
                                  struct physical_key key)
{
    int team = play_takes_cards(view) ? play->chosen_team : state_turn_team(view->state);
    int place = key.column - 1; /* the key left of 1 is none of the digits */
    if (team < 0 || key.row != 0 || place < 0)
        return OUTCOME(STAY);
    struct outcome outcome = press(view, team, place);
    bool one_key = view->plan->steps[view->state->step]->task != TASK_MULTI;
    if (outcome.kind == OUTCOME_COMMAND && play_takes_cards(view) && one_key)
        play->chosen_team = next_team(view, play->chosen_team, 1);
    return outcome;
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    struct play *play = play_of(screen);
    if (play_on_stage(view)) /* on paper the bell is the tables', not the host's who enters */
        return bell_rings(view) && !play_stage_on_paper(view) ? OUTCOME(STAY)
                                                              : play_stage_key(play, view, input);
    if (!play_takes_cards(view) && (!is_in_phase(view, PHASE_OPEN) || bell_rings(view)))
        return OUTCOME(STAY);
    if (play_awaits_start(view))
        return OUTCOME(STAY);
    if (takes_typing(view)) {
        if (input->key == PRESS_SPACE && play->typed.text[0] == '\0')
            return OUTCOME(
                STAY); /* an answer does not begin with a space: the host meant the game */
        if (field_input(&play->typed, input, TYPED_CHARACTERS_MAX)) {
            play->typed_ns = view->now.mono_ns;
            play->draft_is_kept = false;
        }
        return OUTCOME(STAY);
    }
    if (look_now(view)->typed || input->kind != INPUT_KEY || input->key != PRESS_CHARACTER)
        return OUTCOME(STAY);
    struct physical_key pressed = keymap_find(view->layout, input->codepoint);
    if (options_by_digits(view))
        return press_digit(play, view, pressed);
    int team, place;
    int zones = view->state->team_count < TEAM_ZONES ? view->state->team_count : TEAM_ZONES;
    if (!keymap_zone(pressed, zones, &team, &place))
        return OUTCOME(STAY);
    return press(view, team, place);
}

/* ---- time ---- */

static int64_t face_of(const struct view *view)
{
    return ((int64_t)view->state->stage << 48) | ((int64_t)(view->state->step + 1) << 8) |
           state_phase(view->state);
}

/* The field is the team's that types; nobody's letters are left in it when the keyboard changes
 * hands. */
static void follow_turn(struct play *play, const struct view *view)
{
    int team = takes_typing(view)        ? state_turn_team(view->state)
               : play_awaits_start(view) ? -1
                                         : play->typed_team;
    if (team == play->typed_team && play->typed_step == view->state->step)
        return;
    play->typed_team = team;
    play->typed_step = view->state->step;
    play->draft_is_kept = true;
    play->peek = false;
    const struct answer *answer =
        team >= 0 ? state_answer(view->state, view->state->step, team) : NULL;
    field_set(&play->typed, answer != NULL ? answer_text(answer) : "");
}

/* Letters that have stood for two seconds are kept; and at the last moment before the bell, so that
 * the host sees what the team was about to say. */
static int64_t draft_due(const struct play *play, const struct view *view)
{
    int64_t due = play->typed_ns + (int64_t)PLAY_DRAFT_MS * MS;
    int64_t left = clock_left(&view->state->clock, view->now);
    int64_t last = view->now.mono_ns + (left - PLAY_LAST_MS) * MS;
    return left >= 0 && last < due ? last : due;
}

static struct outcome tick(struct screen *screen, const struct view *view)
{
    struct play *play = play_of(screen);
    if (play->face != face_of(view)) {
        play->face = face_of(view);
        play->face_ns = view->now.mono_ns;
        play->chosen_team = view->state->team_count > 0 && view->state->step >= 0
                                ? next_team(view, view->state->team_count - 1, 1)
                                : 0;
    }
    follow_turn(play, view);
    play_stage_follow(play, view, play->face);
    if (takes_typing(view) && !play->draft_is_kept && view->now.mono_ns >= draft_due(play, view)) {
        play->draft_is_kept = true;
        return OUTCOME_DO(.kind = COMMAND_DRAFT, .team = state_turn_team(view->state),
                          .text = play->typed.text, .actor = "clock");
    }
    return play_stage_last_call(play, view);
}

static int64_t wake(const struct screen *screen, const struct view *view)
{
    const struct play *play = const_play_of(screen);
    int64_t at = -1;
    if (is_in_phase(view, PHASE_OPEN))
        at = play_next_second(view);
    if (is_in_phase(view, PHASE_READY) && view->plan->agenda_count > 0)
        at = view->now.mono_ns + (int64_t)PLAY_PROGRAMME_MS * MS;
    if (takes_typing(view) && !play->draft_is_kept)
        at = deadline_earlier(at, draft_due(play, view));
    int64_t bell = play_stage_bell_ns(play, view);
    if (bell >= 0)
        at = deadline_earlier(at, bell);
    bool grows = view->state->stage == STAGE_STANDINGS || view->state->stage == STAGE_FINAL ||
                 play_stage_grows(view);
    if (grows && view->now.mono_ns - play->face_ns < (int64_t)WIDGET_GROW_MS * MS)
        at = deadline_earlier(at, view->now.mono_ns + (int64_t)PLAY_FRAME_MS * MS);
    return at;
}

/* ---- drawing ---- */

static int grown(const struct play *play, const struct view *view)
{
    return widget_grown(play->face_ns, view->now.mono_ns);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct play *play = const_play_of(screen);
    if (view->state->stage == STAGE_FINAL) {
        play_draw_final(play, view, canvas);
        return;
    }
    if (view->state->stage == STAGE_STANDINGS) {
        int round = view->state->round_shown;
        const char *title =
            view->plan->kind == PLAN_QUIZ
                ? VIEW_SAY(view, MSG_after_round, round + 1, (int)view->plan->round_count)
                : VIEW_SAY(view, MSG_standings_now);
        play_draw_standings(view, canvas, title, grown(play, view));
        return;
    }
    static void (*const faces[])(const struct play *, const struct view *, struct canvas *) = {
        [PHASE_READY] = play_draw_ready,     [PHASE_OPEN] = play_draw_question,
        [PHASE_CLOSED] = play_draw_question, [PHASE_REVEALED] = play_draw_reveal,
        [PHASE_SETTLED] = play_draw_reveal,  [PHASE_VOID] = play_draw_reveal,
    };
    enum phase phase = state_phase(view->state);
    if (play_on_stage(view) && !stage_now(view)->question)
        (phase == PHASE_READY ? play_draw_stage_ready : play_draw_stage)(play, view, canvas);
    else
        faces[phase](play, view, canvas);
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    struct play *play = play_of(screen);
    play->typed_step = play->typed_team = -1;
    play->face = play->desk_face = -1;
    tick(screen, view);
}

const struct screen_class screen_play = {
    .size = sizeof(struct play),
    .bindings = bindings,
    .open = open,
    .label = label,
    .act = act,
    .key = key,
    .tick = tick,
    .draw = draw,
    .wake = wake,
};
