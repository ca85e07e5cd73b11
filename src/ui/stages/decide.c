/* decide: one of several, with consequences. Teams answer as they do to a question (ui/tasks has
 * the panels); where the room decides, the host presses its digit. What is here is that, and what
 * the choices have led to. */
#include <string.h>

#include "base/text.h"
#include "engine/path.h"
#include "ui/phrases.h"
#include "ui/stages/stages.h"
#include "ui/tasks/tasks.h"

extern const struct stage_look look_decide;

/* On paper: after a team's answer the next one's that has none is entered. */
static int next_missing(const struct view *view, int team)
{
    int count = view->state->team_count;
    for (int i = 1; i < count; i++) {
        int next = (team + i) % count;
        if (team_may_answer(view->state, view->state->step, next) &&
            !state_answer(view->state, view->state->step, next)->given)
            return next;
    }
    return team;
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!stage_works(view, desk) || input->key != PRESS_CHARACTER)
        return OUTCOME(STAY);
    struct physical_key pressed = keymap_find(view->layout, input->codepoint);
    const struct step_option *option = option_at(view, pressed.column - 1);
    if (pressed.row != 0 || option == NULL)
        return OUTCOME(STAY);
    struct outcome outcome = stage_give(view, desk, option->id);
    if (desk->team != ROOM)
        desk->team = next_missing(view, desk->team);
    return outcome;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct step_option *option = step_option(view->plan->steps[step], answer, strlen(answer));
    return option != NULL ? option_text(view, option) : answer;
}

/* On paper: whose answer the next digit is. What a team has chosen stays hidden till it is shown.
 */
static void draw_entering(const struct view *view, struct canvas *canvas, struct rect line,
                          int team)
{
    bool given = state_answer(view->state, view->state->step, team)->given;
    stage_draw_owner(view, canvas, line, team,
                     VIEW_SAY(view, given ? MSG_decide_entered : MSG_decide_enter));
}

/* What the room has chosen stands in its own line, so that the panels stay as they are. */
static void draw_choice(const struct view *view, const struct desk *desk, struct canvas *canvas,
                        struct rect line)
{
    if (stage_of(view)->by != BY_ROOM) {
        if (desk->team >= 0 && desk->team < view->state->team_count)
            draw_entering(view, canvas, line, desk->team);
        return;
    }
    const char *answer = stage_answer(view, ROOM);
    const char *words = *answer != '\0' ? VIEW_SAY(view, MSG_stage_room_chose,
                                                   readable(view, view->state->step, answer))
                                        : VIEW_SAY(view, MSG_stage_room_chooses);
    canvas_text_in(canvas, line.row, line.column, line.columns, -1,
                   STYLE(*answer != '\0' ? ROLE_RIGHT : ROLE_DIM), words);
}

static void draw_open(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect rect)
{
    bool roomy = rect.rows >= 20;
    rect = rect_inset(rect, 0, roomy ? 3 : 0);
    int rows = options_rows(view, roomy ? 5 : 3), dense = options_rows(view, 2);
    struct rect words = {rect.row, rect.column, rect.rows - rows - 1 - roomy, rect.columns};
    if (!bigtext_fits(view->big, words, stage_question(view), 0, view->frame) && dense < rows)
        rows = dense;
    rows = rows < rect.rows * 2 / 3 ? rows : rect.rows * 2 / 3;
    struct rect options = rect_take_bottom(&rect, rows);
    rect_take_bottom(&rect, roomy);
    struct rect line = rect_take_bottom(&rect, 1);
    stage_draw_big(view, canvas, rect, -1, STYLE(ROLE_STRONG), stage_question(view));
    draw_choice(view, desk, canvas, line);
    options_draw_open(view, canvas, options, NULL, false);
}

/* ---- what it has led to ---- */

static int widest_option(const struct view *view, int count)
{
    int widest = 0;
    for (int place = 0; place < count; place++) {
        int width = text_width(option_text(view, option_at(view, place)));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static int choosers(const struct view *view, const char *id, int out[VOICES])
{
    int count = 0;
    for (int voice = 0; voice < VOICES; voice++)
        if ((voice == ROOM || voice < view->state->team_count) &&
            strcmp(stage_answer(view, voice), id) == 0)
            out[count++] = voice;
    return count;
}

static void draw_choosers(const struct view *view, struct canvas *canvas, struct rect row,
                          const int *voices, int count)
{
    enum { WIDEST = 20, LEAST = 7, SHAPE = 2 };
    int wide = count > 0 ? row.columns / count : 0;
    wide = wide > WIDEST ? WIDEST : wide < LEAST ? SHAPE : wide;
    for (int i = 0; i < count; i++) {
        int at = row.column + i * wide;
        if (voices[i] == ROOM) {
            canvas_text_in(canvas, row.row, at, row.columns, -1, STYLE(ROLE_RIGHT),
                           VIEW_SAY(view, MSG_stage_room));
            continue;
        }
        canvas_text(canvas, row.row, at, STYLE_TEAM(voices[i]), team_shape(voices[i]));
        if (wide >= LEAST)
            canvas_text_in(canvas, row.row, at + SHAPE, wide - SHAPE - 1, -1, STYLE(ROLE_TEXT),
                           view->state->teams[voices[i]].name);
    }
}

static void draw_options(const struct view *view, struct canvas *canvas, struct rect rect)
{
    int count = view->state->steps[view->state->step].option_count;
    int label = widest_option(view, count), most = rect.columns / 2;
    label = label > most ? most : label;
    int pitch = rect.rows >= 2 * count ? 2 : 1;
    for (int place = 0; place < count && place * pitch < rect.rows; place++) {
        const struct step_option *option = option_at(view, place);
        int voices[VOICES], row = rect.row + place * pitch;
        int chosen = choosers(view, option->id, voices);
        struct style style = STYLE(chosen > 0 ? ROLE_STRONG : ROLE_DIM);
        canvas_text(canvas, row, rect.column, style,
                    phrase_badge(view_language(view), place, options_by_digits(view)));
        canvas_text_in(canvas, row, rect.column + 3, label, -1, style, option_text(view, option));
        struct rect rest = {row, rect.column + label + 6, 1, rect.columns - label - 6};
        draw_choosers(view, canvas, rest, voices, chosen);
    }
}

/* A row a team: what its choice has changed. */
static int draw_changes(const struct view *view, struct canvas *canvas, struct rect rect)
{
    int rows = 0;
    for (int voice = 0; voice < VOICES && rows < rect.rows; voice++) {
        if (voice != ROOM && voice >= view->state->team_count)
            continue;
        const char *words = indicators_changed(view, view->state->step, voice);
        if (*words == '\0')
            continue;
        struct rect row = {rect.row + rows++, rect.column, 1, rect.columns};
        stage_draw_owner(view, canvas, row, voice == ROOM ? -1 : voice,
                         voice == ROOM ? arena_format(view->frame, "%s — %s",
                                                      VIEW_SAY(view, MSG_stage_room), words)
                                       : words);
    }
    return rows;
}

/* The step the choice leads to, when it is not simply the one that follows. */
static const char *leads_to(const struct view *view)
{
    int choice, next = view->state->steps[view->state->step].next;
    bool drawn;
    if (next < 0)
        next = path_choose(view->plan, view->state, view->state->step, &choice, &drawn);
    if (next < 0 || (uint32_t)next >= view->plan->step_count)
        return NULL;
    const char *title = view->plan->steps[next]->title;
    return title != NULL ? VIEW_SAY(view, MSG_stage_leads_to, title) : NULL;
}

static void draw_revealed(const struct view *view, struct canvas *canvas, struct rect rect)
{
    int count = view->state->steps[view->state->step].option_count;
    bool roomy = rect.rows >= 20;
    rect = rect_inset(rect, 0, roomy ? 3 : 0);
    rect_take_top(&rect, roomy);
    struct rect question = rect_take_top(&rect, roomy ? rect.rows / 4 : 3);
    bigtext_fit(view->big, canvas, question, -1, STYLE(ROLE_STRONG), stage_question(view),
                view->frame);
    rect_take_top(&rect, 1);
    int room = rect.rows / 2;
    struct rect options = rect_take_top(&rect, 2 * count <= room ? 2 * count : count);
    draw_options(view, canvas, options);
    rect_take_top(&rect, 1);
    const char *next = leads_to(view);
    if (next != NULL && rect.rows > 0) {
        struct rect line = rect_take_bottom(&rect, 1);
        canvas_text_in(canvas, line.row, line.column, line.columns, -1, STYLE(ROLE_ACCENT), next);
    }
    draw_changes(view, canvas, rect);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    enum phase phase = state_phase(view->state);
    if (phase == PHASE_OPEN || phase == PHASE_CLOSED)
        draw_open(view, desk, canvas, rect);
    else
        draw_revealed(view, canvas, rect);
}

const struct stage_look look_decide = {
    .hint = MSG_hint_decide, .key = key, .draw = draw, .readable = readable};
