/* A step that is a stage: who works, what the keys mean, and where its drawing stands. What is
 * drawn and entered is the stage's own (ui/stages). */
#include "ui/screens/play_stage.h"

#include <string.h>

#include "engine/modes/modes.h"
#include "engine/tasks/tasks.h"
#include "ui/phrases.h"
#include "ui/tasks/tasks.h"

bool play_on_stage(const struct view *view)
{
    if (stage_now(view) == NULL)
        return false;
    enum phase phase = state_phase(view->state);
    bool asked = phase == PHASE_OPEN || phase == PHASE_CLOSED;
    if (stage_now(view)->question)
        return asked;
    bool like_question = task_looks[stage_step(view)->task] != NULL &&
                         view->state->steps[view->state->step].mode != MODE_PAPER;
    return phase != PHASE_VOID && !(asked && like_question);
}

bool play_stage_chooses_mode(const struct view *view)
{
    return mode_may_be_chosen(stage_step(view));
}

bool play_stage_on_paper(const struct view *view)
{
    return view->state->steps[view->state->step].mode == MODE_PAPER;
}

/* ---- the desk: whose work is in hand ---- */

/* On paper: the first team whose work has not been entered. */
static int first_missing(const struct view *view)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    for (int i = 0; i < count; i++)
        if (!state_answer(view->state, view->state->step, teams[i])->given)
            return teams[i];
    return count > 0 ? teams[0] : -1;
}

static int owner(const struct view *view, const struct desk *desk, bool same_face)
{
    enum phase phase = state_phase(view->state);
    bool taken = phase == PHASE_OPEN || (phase == PHASE_CLOSED && play_stage_on_paper(view));
    const struct task_rule *rule = task_rules[stage_step(view)->task];
    if (!play_on_stage(view) || !taken || rule->speaks || rule->flow == FLOW_SHOWN)
        return -1;
    if (task_asks_room(stage_step(view)))
        return ROOM;
    if (!play_stage_on_paper(view))
        return play_awaits_start(view) ? -1 : state_turn_team(view->state);
    bool stays = same_face && team_may_answer(view->state, view->state->step, desk->team);
    return stays ? desk->team : first_missing(view);
}

static void set_desk(struct play *play, const struct view *view, int team)
{
    play->desk = (struct desk){.team = team};
    const struct stage_look *look = stage_now(view);
    if (look != NULL && look->begin != NULL)
        look->begin(view, &play->desk);
}

/* Work from paper that others have not seen yet is entered in front of all of them. */
static bool may_hide(const struct play *play, const struct view *view)
{
    return play_on_stage(view) && stage_now(view)->covers && play_stage_on_paper(view) &&
           play->desk.team < TEAMS_MAX && stage_works(view, &play->desk);
}

void play_stage_follow(struct play *play, const struct view *view, int64_t face)
{
    if (stage_now(view) == NULL) {
        play->desk_face = -1;
        return;
    }
    bool rings = play_stage_on_paper(view) && state_phase(view->state) == PHASE_CLOSED;
    bool same = play->desk_face == face ||
                (rings && play->desk.typing); /* the host finishes the word; it is still taken */
    if (!same && state_phase(view->state) == PHASE_READY)
        play->paper = mode_for(stage_step(view), view->state) == MODE_PAPER;
    int team = owner(view, &play->desk, same);
    if (!same || team != play->desk.team)
        set_desk(play, view, team);
    if (play->desk_face != face)
        play->peek = false;
    play->desk_face = face;
    play->desk.hidden = may_hide(play, view) && play_hides_typing(play, view);
    play->desk.since_ns = play->face_ns;
}

static struct outcome choose_team(struct play *play, const struct view *view, int by)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), at = 0;
    for (int i = 0; i < count; i++)
        if (teams[i] == play->desk.team)
            at = i;
    if (count > 0)
        set_desk(play, view, teams[(at + by + count) % count]);
    return OUTCOME(STAY);
}

/* ---- what keys mean ---- */

/* The keyboard is in the team's hands; what is said aloud leaves it in the host's. */
static bool works_by_turns(const struct play *play, const struct view *view)
{
    return !play_stage_on_paper(view) && play->desk.team != ROOM &&
           task_rules[stage_step(view)->task]->typed && stage_works(view, &play->desk);
}

static bool is_for_stages(enum action action)
{
    static const bool offered[ACTIONS] = {
        [ACTION_ENTER] = true,  [ACTION_UP] = true,     [ACTION_DOWN] = true,
        [ACTION_LEFT] = true,   [ACTION_RIGHT] = true,  [ACTION_PAGE_UP] = true,
        [ACTION_TAB] = true,    [ACTION_INSERT] = true, [ACTION_PAGE_DOWN] = true,
        [ACTION_REMOVE] = true, [ACTION_FIRST] = true,  [ACTION_LAST] = true,
    };
    return offered[action];
}

/* What the stage itself says of an action; before it opens it has no say. */
static enum message own_label(const struct play *play, const struct view *view, enum action action)
{
    const struct stage_look *look = stage_now(view);
    bool asked = is_for_stages(action) && look->label != NULL &&
                 state_phase(view->state) != PHASE_READY && !play_awaits_start(view);
    return asked ? look->label(view, &play->desk, action) : MSG_nothing;
}

/* While letters are typed into a field, every key but the F-keys is the field's. */
static bool typing_label(const struct play *play, const struct view *view, enum action action,
                         enum message *label)
{
    static const bool takes_letters[ACTIONS] = {
        [ACTION_NEXT] = true,   [ACTION_BACK] = true,  [ACTION_PEEK] = true,
        [ACTION_REOPEN] = true, [ACTION_CLOSE] = true, [ACTION_AGENDA] = true};
    *label = MSG_nothing;
    if (action == ACTION_CANCEL) {
        *label = MSG_key_cancel;
        return true;
    }
    if (action == ACTION_ENTER) {
        *label = own_label(play, view, action);
        *label = *label != MSG_nothing ? *label : MSG_key_save;
        return true;
    }
    return takes_letters[action] || is_for_stages(action);
}

static enum message enter_label(const struct play *play, const struct view *view)
{
    return play->desk.team >= 0 && stage_works(view, &play->desk) ? MSG_nothing : phrase_next(view);
}

static enum message tab_label(const struct play *play, const struct view *view)
{
    if (state_phase(view->state) == PHASE_READY && play_stage_chooses_mode(view))
        return play->paper ? MSG_stage_by_turns : MSG_stage_on_paper;
    return works_by_turns(play, view) ? MSG_stage_done : MSG_nothing;
}

static enum message page_label(const struct play *play, const struct view *view)
{
    bool paper = play_stage_on_paper(view) && play->desk.team >= 0 && play->desk.team != ROOM;
    int teams[TEAMS_MAX];
    return paper && stage_works(view, &play->desk) && stage_teams(view, teams) > 1 ? MSG_key_team
                                                                                   : MSG_nothing;
}

bool play_stage_label(const struct play *play, const struct view *view, enum action action,
                      enum message *label)
{
    if (action == ACTION_PEEK && may_hide(play, view)) {
        *label = play->desk.hidden ? MSG_sheet_uncover : MSG_sheet_hide;
        return true;
    }
    if (play->desk.typing && typing_label(play, view, action, label))
        return true;
    *label = own_label(play, view, action);
    if (*label != MSG_nothing)
        return true;
    switch (action) {
    case ACTION_NEXT:
        *label = works_by_turns(play, view) ? MSG_nothing : phrase_next(view);
        return true;
    case ACTION_ENTER:
        *label = enter_label(play, view);
        return true;
    case ACTION_TAB:
        *label = tab_label(play, view);
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        *label = page_label(play, view);
        return true;
    case ACTION_PEEK:
    case ACTION_JUDGE:
    case ACTION_CANCEL:
        return true;
    case ACTION_CLOSE:
        if (stage_now(view)->question)
            return false;
        *label = state_turn_team(view->state) >= 0 ? MSG_stage_close_all : MSG_nothing;
        return true;
    case ACTION_VOID:
        if (stage_now(view)->question)
            return false;
        *label = state_phase(view->state) == PHASE_READY ? MSG_key_skip : MSG_stage_void;
        return true;
    default:
        return is_for_stages(action);
    }
}

bool play_stage_moves_on(const struct play *play, const struct view *view, enum action action)
{
    if (play->desk.typing || own_label(play, view, action) != MSG_nothing)
        return false;
    return action == ACTION_NEXT || action == ACTION_ENTER || action == ACTION_REOPEN ||
           (action == ACTION_TAB && works_by_turns(play, view));
}

/* A key of the table that belongs to the open field. */
static struct outcome pass_to_field(struct play *play, const struct view *view, enum key key)
{
    const struct input input = {.kind = INPUT_KEY, .key = key};
    const struct stage_look *look = stage_now(view);
    struct outcome outcome = OUTCOME(STAY);
    if (look->key != NULL)
        outcome = look->key(view, &play->desk, &input);
    if (key == PRESS_ESCAPE)
        play->desk.typing = false;
    return outcome;
}

bool play_stage_act(struct play *play, const struct view *view, enum action action,
                    struct outcome *outcome)
{
    const struct stage_look *look = stage_now(view);
    bool ready = state_phase(view->state) == PHASE_READY;
    bool begins = action == ACTION_NEXT || action == ACTION_ENTER;
    if (play->desk.typing && (action == ACTION_ENTER || action == ACTION_CANCEL))
        *outcome = pass_to_field(play, view, action == ACTION_ENTER ? PRESS_ENTER : PRESS_ESCAPE);
    else if (own_label(play, view, action) != MSG_nothing && look->act != NULL)
        *outcome = look->act(view, &play->desk, action);
    else if (action == ACTION_TAB && ready) {
        play->paper = !play->paper;
        *outcome = OUTCOME(STAY);
    } else if (begins && ready && play_stage_chooses_mode(view))
        *outcome =
            OUTCOME_DO(.kind = COMMAND_OPEN, .team = -1, .text = play->paper ? "paper" : "turns");
    else if (begins || action == ACTION_TAB)
        *outcome = OUTCOME_DO(.kind = COMMAND_NEXT, .team = -1);
    else if (action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN)
        *outcome = choose_team(play, view, action == ACTION_PAGE_UP ? -1 : 1);
    else
        return false;
    return true;
}

struct outcome play_stage_key(struct play *play, const struct view *view, const struct input *input)
{
    const struct stage_look *look = stage_now(view);
    bool pressed =
        input->kind == INPUT_KEY && (input->key == PRESS_CHARACTER || input->key == PRESS_SPACE ||
                                     input->key == PRESS_BACKSPACE);
    bool open = state_phase(view->state) != PHASE_READY && !play_awaits_start(view);
    if (look->key == NULL || !open || !(pressed || play->desk.typing))
        return OUTCOME(STAY);
    return look->key(view, &play->desk, input);
}

bool play_stage_grows(const struct view *view)
{
    return stage_now(view) != NULL && stage_now(view)->grows &&
           state_phase(view->state) == PHASE_REVEALED;
}

/* ---- the bell ---- */

int64_t play_stage_bell_ns(const struct play *play, const struct view *view)
{
    enum { NS_IN_MS = 1000000 };
    const struct desk *desk = &play->desk;
    int64_t left = clock_left(&view->state->clock, view->now);
    bool typed = desk->typing || desk->digits[0] != '\0';
    if (left < 0 || !typed || desk->called_last || !play_on_stage(view) ||
        !works_by_turns(play, view))
        return -1;
    return view->now.mono_ns + (left - PLAY_LAST_MS) * NS_IN_MS;
}

/* A card of one's own takes three: its title, its minutes, its category. */
struct outcome play_stage_last_call(struct play *play, const struct view *view)
{
    enum { FIELDS_MOST = 3 };
    const struct stage_look *look = stage_now(view);
    struct outcome outcome = OUTCOME(STAY);
    if (clock_left(&view->state->clock, view->now) > PLAY_LAST_MS)
        play->desk.called_last = false; /* the host has given more time */
    int64_t due = play_stage_bell_ns(play, view);
    if (due < 0 || view->now.mono_ns < due)
        return outcome;
    play->desk.called_last = true;
    if (!play->desk.typing && look->act != NULL)
        return look->act(view, &play->desk, ACTION_ENTER);
    for (int i = 0; i < FIELDS_MOST && play->desk.typing && outcome.kind == OUTCOME_STAY; i++)
        outcome = pass_to_field(play, view, PRESS_ENTER);
    return outcome;
}

/* ---- the stage as it is played ---- */

static bool clock_stands_here(const struct view *view)
{
    return state_phase(view->state) == PHASE_OPEN && !stage_now(view)->has_clock;
}

/* «● Томь · 12:40», «на бумаге · 12:40» */
static const char *header_right(const struct view *view)
{
    bool open = state_phase(view->state) == PHASE_OPEN;
    int team = state_turn_team(view->state);
    const char *clock = clock_stands_here(view) ? stage_clock_words(view) : "";
    const char *who = "";
    if (open && team >= 0 && !stage_now(view)->has_clock)
        who = arena_format(view->frame, "%s %s", team_shape(team), view->state->teams[team].name);
    else if (play_stage_on_paper(view) && !task_asks_room(stage_step(view)) &&
             state_phase(view->state) <= PHASE_CLOSED)
        who = VIEW_SAY(view, MSG_stage_paper);
    return arena_format(view->frame, "%s%s%s", who, *who != '\0' && *clock != '\0' ? " · " : "",
                        clock);
}

/* The time stands in the header in its colour, large only where it is what the stage is about. */
static struct rect draw_header(const struct view *view, struct canvas *canvas)
{
    struct rect content = play_header_with(view, canvas, header_right(view));
    if (!clock_stands_here(view))
        return content;
    int wide = text_width(stage_clock_words(view));
    struct rect clock = {widget_is_compact(canvas) ? 0 : 1, content.column + content.columns - wide,
                         1, wide};
    canvas_restyle(canvas, clock, STYLE(stage_clock_role(view)));
    return content;
}

/* In the row of notices: nothing above it moves when the clock stands. */
static void draw_state(const struct view *view, struct canvas *canvas, struct rect content)
{
    const struct clock *clock = &view->state->clock;
    enum phase phase = state_phase(view->state);
    int row = canvas->rows - 2;
    const char *text = NULL;
    if (phase == PHASE_OPEN && !clock->running && !clock->handover)
        text = VIEW_SAY(view, clock->interrupted ? MSG_interrupted : MSG_paused);
    else if (phase == PHASE_CLOSED && play_stage_on_paper(view) &&
             !task_asks_room(stage_step(view)))
        text = VIEW_SAY(view, MSG_stage_closed_paper);
    if (text != NULL && view->notice == NULL)
        canvas_text_in(canvas, row, content.column, content.columns, 0, STYLE(ROLE_WARN), text);
}

/* The keyboard changes hands: whose it is now, and nothing of anybody's work. */
static void draw_handover(const struct view *view, struct canvas *canvas, struct rect content)
{
    int team = state_turn_team(view->state);
    struct rect foot = rect_take_bottom(&content, content.rows >= 12 ? 4 : 2);
    struct rect head = rect_take_top(&content, content.rows >= 12 ? 4 : 1);
    canvas_text_in(canvas, head.row + head.rows - 1, head.column, head.columns, 0, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_stage_keyboard));
    stage_draw_big(view, canvas, content, 0, STYLE_TEAM(team), view->state->teams[team].name);
    canvas_text_in(canvas, foot.row, foot.column, foot.columns, 0, STYLE_TEAM(team),
                   arena_format(view->frame, "%s", team_shape(team)));
    canvas_text_in(canvas, foot.row + 1, foot.column, foot.columns, 0, STYLE(ROLE_TEXT),
                   VIEW_SAY(view, MSG_stage_keyboard_how));
}

static void draw_lamps(const struct play *play, const struct view *view, struct canvas *canvas,
                       struct rect *content)
{
    const struct task_rule *rule = task_rules[stage_step(view)->task];
    enum phase phase = state_phase(view->state);
    struct verdict verdicts[TEAMS_MAX] = {0};
    if (!rule->speaks && (rule->flow == FLOW_SHOWN || task_asks_room(stage_step(view))))
        return; /* the whole screen is for what is said */
    if (phase == PHASE_REVEALED)
        score_step(view->plan, view->state, view->state->step, verdicts);
    bool scored = phase == PHASE_REVEALED || phase == PHASE_SETTLED;
    play_draw_lamps(play, view, canvas, content, scored ? verdicts : NULL);
}

void play_draw_stage(const struct play *play, const struct view *view, struct canvas *canvas)
{
    struct rect content = draw_header(view, canvas);
    draw_lamps(play, view, canvas, &content);
    bool speaks = task_rules[stage_step(view)->task]->speaks;
    if (play_awaits_start(view) && !speaks)
        draw_handover(view, canvas, content);
    else
        stage_now(view)->draw(view, &play->desk, canvas, content);
    draw_state(view, canvas, content);
}
