/* teams: who plays. The field at the bottom is always ready for one more name; an existing team is
 * chosen with the arrows. Argument 1: opened in the middle of a game. */
#include <string.h>

#include "base/text.h"
#include "engine/modes/modes.h"
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/widgets.h"

enum editing { EDIT_NEW, EDIT_NAME, EDIT_MEMBERS };

struct teams {
    struct screen_head head;
    struct list list; /* selected == team count: the field for a new team */
    struct field field;
    enum editing editing;
    bool submitted; /* a new name or members went to the engine: kept in the field until they stand
                     */
    int known;      /* teams when this was drawn last: a new one empties the field */
};

static struct teams *teams_of(struct screen *screen)
{
    return (struct teams *)(void *)screen;
}

static const struct teams *const_teams_of(const struct screen *screen)
{
    return (const struct teams *)(const void *)screen;
}

static bool in_lobby(const struct view *view)
{
    return view->state->stage == STAGE_LOBBY;
}

static bool on_new(const struct teams *teams, const struct view *view)
{
    return teams->list.selected >= view->state->team_count;
}

/* Nobody has keys to try: the game begins from here. */
static bool on_paper(const struct view *view)
{
    return mode_all_on_paper(view->plan, view->state);
}

/* Not while a question is open: what its keys mean would change. */
static bool may_choose_entry(const struct view *view)
{
    bool open = view->state->stage == STAGE_STEP && state_phase(view->state) == PHASE_OPEN;
    bool needless = on_paper(view) && view->state->entry == ENTRY_ZONES;
    return !open && !needless && view->state->team_count <= TEAM_ZONES;
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false},   {PRESS_UP, ACTION_UP, false},
    {PRESS_F2, ACTION_RENAME, false},     {PRESS_F4, ACTION_MEMBERS, false},
    {PRESS_DELETE, ACTION_REMOVE, false}, {PRESS_F5, ACTION_LAST_TEAMS, false},
    {PRESS_F6, ACTION_ENTRY, false},      {PRESS_F1, ACTION_HELP, false},
    {PRESS_F3, ACTION_UNDO, false},       {PRESS_ESCAPE, ACTION_BACK, false},
    {PRESS_NONE, ACTION_LEAVE, true},     {PRESS_NONE, ACTION_NONE, true},
};

static enum message enter_label(const struct teams *teams, const struct view *view)
{
    if (teams->editing != EDIT_NEW)
        return MSG_key_save;
    if (teams->field.text[0] != '\0')
        return MSG_key_add;
    if (state_playing_count(view->state) == 0)
        return MSG_nothing;
    if (!in_lobby(view))
        return MSG_key_return;
    return on_paper(view) ? MSG_next_begin : MSG_key_to_rollcall;
}

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    const struct teams *teams = const_teams_of(screen);
    bool editing = teams->editing != EDIT_NEW, chosen = !on_new(teams, view) && !editing;
    switch (action) {
    case ACTION_ENTER:
        return enter_label(teams, view);
    case ACTION_UP:
        return on_new(teams, view) && !editing && view->state->team_count > 0 ? MSG_key_choose_team
                                                                              : MSG_nothing;
    case ACTION_RENAME:
        return chosen ? MSG_key_rename : MSG_nothing;
    case ACTION_MEMBERS:
        return chosen ? MSG_key_members : MSG_nothing;
    case ACTION_REMOVE:
        if (!chosen)
            return MSG_nothing;
        return view->state->teams[teams->list.selected].retired ? MSG_key_bring_back
                                                                : MSG_key_retire;
    case ACTION_LAST_TEAMS:
        return view->last_team_count > 0 && view->state->team_count == 0 ? MSG_key_last_teams
                                                                         : MSG_nothing;
    case ACTION_ENTRY:
        return editing || !may_choose_entry(view)  ? MSG_nothing
               : view->state->entry == ENTRY_ZONES ? MSG_key_by_cards
                                                   : MSG_key_by_keys;
    case ACTION_UNDO:
        return editing || view->state->team_count == 0 ? MSG_nothing : MSG_key_undo;
    case ACTION_HELP:
        return editing ? MSG_nothing : MSG_key_help;
    case ACTION_BACK:
        return editing ? MSG_key_cancel : MSG_key_return;
    case ACTION_LEAVE:
        return MSG_key_leave;
    default:
        return MSG_nothing;
    }
}

static struct outcome command(enum command_kind kind, int team, const char *text)
{
    return OUTCOME_DO(.kind = kind, .team = team, .text = text);
}

static void edit(struct teams *teams, enum editing editing, const char *text)
{
    teams->editing = editing;
    field_set(&teams->field, text);
}

static struct outcome enter(struct teams *teams, const struct view *view)
{
    int team = teams->list.selected;
    const char *text = arena_format(view->frame, "%s", teams->field.text);
    enum editing editing = teams->editing;
    if (editing == EDIT_NEW && *text == '\0') {
        if (!in_lobby(view))
            return OUTCOME(POP);
        return on_paper(view) ? OUTCOME_DO(.kind = COMMAND_NEXT, .team = -1)
                              : OUTCOME_TO(SCREEN_ROLLCALL, 0);
    }
    if (editing == EDIT_NEW)
        return command(COMMAND_TEAM_ADD, -1,
                       text); /* the field is emptied once the team has joined */
    teams->submitted = true;
    return command(editing == EDIT_NAME ? COMMAND_TEAM_RENAME : COMMAND_TEAM_MEMBERS, team, text);
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct teams *teams = teams_of(screen);
    int team = teams->list.selected;
    const struct team *chosen = on_new(teams, view) ? NULL : &view->state->teams[team];
    switch (action) {
    case ACTION_ENTER:
        return enter(teams, view);
    case ACTION_UP:
        teams->list.selected = view->state->team_count - 1;
        return OUTCOME(STAY);
    case ACTION_RENAME:
        edit(teams, EDIT_NAME, chosen->name);
        return OUTCOME(STAY);
    case ACTION_MEMBERS:
        edit(teams, EDIT_MEMBERS, chosen->members);
        return OUTCOME(STAY);
    case ACTION_REMOVE:
        if (chosen == NULL)
            return OUTCOME(STAY);
        return command(chosen->retired ? COMMAND_TEAM_RETURN : COMMAND_TEAM_RETIRE, team, NULL);
    case ACTION_LAST_TEAMS:
        return (struct outcome){.kind = OUTCOME_REQUEST, .request = REQUEST_LAST_TEAMS};
    case ACTION_ENTRY:
        return OUTCOME_DO(.kind = COMMAND_ENTRY, .team = -1,
                          .amount = view->state->entry == ENTRY_ZONES ? ENTRY_HOST : ENTRY_ZONES);
    case ACTION_UNDO:
        return OUTCOME_TO(SCREEN_UNDO, 0);
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    case ACTION_LEAVE:
        return OUTCOME_TO(SCREEN_LEAVE, 0);
    case ACTION_BACK:
        if (teams->editing != EDIT_NEW) {
            edit(teams, EDIT_NEW, "");
            return OUTCOME(STAY);
        }
        if (in_lobby(view) && view->state->team_count == 0) /* nothing to be asked about */
            return (struct outcome){.kind = OUTCOME_REQUEST, .request = REQUEST_LEAVE};
        return in_lobby(view) ? OUTCOME_TO(SCREEN_LEAVE, 0) : OUTCOME(POP);
    default:
        return OUTCOME(STAY);
    }
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    struct teams *teams = teams_of(screen);
    bool typing_new = teams->editing == EDIT_NEW;
    bool arrow = input->key == PRESS_UP || input->key == PRESS_DOWN;
    if (typing_new && arrow &&
        list_key(&teams->list, input->key, view->state->team_count + 1, TEAMS_MAX))
        return OUTCOME(STAY);
    size_t limit = teams->editing == EDIT_MEMBERS ? 200 : NAME_CHARACTERS_MAX;
    if (field_input(&teams->field, input, limit) && typing_new)
        teams->list.selected = view->state->team_count;
    return OUTCOME(STAY);
}

/* What was typed leaves the field when it stands; a refused name stays there to be mended. */
static void follow_edit(struct teams *teams, const struct view *view)
{
    if (!teams->submitted || teams->editing == EDIT_NEW)
        return;
    const struct team *team = &view->state->teams[teams->list.selected];
    const char *stands = teams->editing == EDIT_NAME ? team->name : team->members;
    if (strcmp(stands, text_clean(view->frame, teams->field.text)) == 0)
        edit(teams, EDIT_NEW, "");
    teams->submitted = false;
}

static struct outcome tick(struct screen *screen, const struct view *view)
{
    struct teams *teams = teams_of(screen);
    if (teams->known != view->state->team_count) {
        if (teams->editing == EDIT_NEW)
            field_set(&teams->field, "");
        teams->known = view->state->team_count;
        teams->list.selected = view->state->team_count;
    }
    follow_edit(teams, view);
    return OUTCOME(STAY);
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    struct teams *teams = teams_of(screen);
    teams->list.selected = view->state->team_count;
    teams->known = view->state->team_count;
}

/* ---- drawing ---- */

static const char *note_of(const struct view *view, int team)
{
    const struct team *at = &view->state->teams[team];
    if (at->retired)
        return VIEW_SAY(view, MSG_retired);
    return at->members[0] != '\0' ? at->members : NULL;
}

static void draw_field(const struct teams *teams, const struct view *view, struct canvas *canvas,
                       struct rect line)
{
    static const enum message prompts[] = {
        [EDIT_NEW] = MSG_new_team, [EDIT_NAME] = MSG_team_name, [EDIT_MEMBERS] = MSG_team_members};
    int team = view->state->team_count;
    const char *prompt = VIEW_SAY(view, prompts[teams->editing]);
    bool full = team >= TEAMS_MAX && teams->editing == EDIT_NEW;
    if (full) {
        canvas_text_in(canvas, line.row, line.column, line.columns, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_refused_teams_full));
        return;
    }
    int column = line.column + 2;
    if (teams->editing == EDIT_NEW)
        canvas_text(canvas, line.row, line.column, STYLE_TEAM(team), team_shape(team));
    column = canvas_text(canvas, line.row, column, STYLE(ROLE_ACCENT), prompt) + 1;
    field_draw(canvas, line.row, column, line.column + line.columns - column, STYLE(ROLE_STRONG),
               &teams->field, false, true);
}

static enum message entry_words(const struct view *view)
{
    if (on_paper(view))
        return MSG_entry_paper;
    bool host = view->state->entry == ENTRY_HOST || view->state->team_count > TEAM_ZONES;
    return host ? MSG_entry_host : MSG_entry_zones;
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct teams *teams = const_teams_of(screen);
    int count = view->state->team_count;
    struct rect content = widget_header(
        canvas, VIEW_SAY(view, MSG_brand),
        arena_format(view->frame, "%s · %s", view->plan->title, VIEW_SAY(view, MSG_teams)),
        say_plural(view->frame, view_language(view), MSG_team_count, count));
    struct list_item rows[TEAMS_MAX];
    for (int team = 0; team < count; team++)
        rows[team] = (struct list_item){view->state->teams[team].name, note_of(view, team), team,
                                        view->state->teams[team].retired};

    struct rect foot = rect_take_bottom(&content, content.rows >= 16 ? 4 : 2);
    struct rect line = rect_take_top(&foot, 2);
    int pitch = content.rows >= 2 * count ? 2 : 1;
    struct list list = teams->list;
    list_settle(&list, count, list_page(content, pitch));
    if (on_new(teams, view))
        list.selected = -1;
    if (count == 0)
        widget_paragraph(
            canvas, rect_centred(content, 3, content.columns - 8), 0, STYLE(ROLE_DIM),
            VIEW_SAY(view, view->last_team_count > 0 ? MSG_no_teams_last : MSG_no_teams_yet),
            view->frame);
    list_draw(canvas, content, &list, rows, count, pitch);
    draw_field(teams, view, canvas, line);
    if (foot.rows > 0)
        canvas_text_in(canvas, foot.row + foot.rows - 1, foot.column, foot.columns, -1,
                       STYLE(ROLE_DIM), VIEW_SAY(view, entry_words(view)));
}

const struct screen_class screen_teams = {
    .size = sizeof(struct teams),
    .bindings = bindings,
    .open = open,
    .label = label,
    .act = act,
    .key = key,
    .tick = tick,
    .draw = draw,
};
