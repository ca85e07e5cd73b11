/* question: open and closed. Big words, options below, seconds at the right, lamps at the bottom;
 * nothing moves when an answer comes in or the question closes. */
#include <string.h>

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/screens/play.h"
#include "ui/tasks/tasks.h"

enum { TURN_ORDER_COLUMNS = 66 }; /* a narrower line has no room for the order of turns */

static int total_seconds(const struct view *view)
{
    int64_t limit = view->state->clock.limit_ms;
    return (int)((limit + 999) / 1000);
}

/* The seconds at the right of the question. Once the step is closed their place stays empty, so
 * that nothing moves. NULL canvas: only measures. Returns the columns taken. */
static int draw_clock(const struct view *view, struct canvas *canvas, struct rect rect, int rows)
{
    bool open = state_phase(view->state) == PHASE_OPEN;
    int limit_s = view->state->steps[view->state->step].limit_ms / 1000;
    int total = open ? total_seconds(view) : limit_s;
    if (total == 0)
        return 0;
    rect.rows = rect.rows < rows ? rect.rows : rows;
    struct canvas nowhere = {0};
    bool seen = open && canvas != NULL;
    if (!seen)
        canvas_resize(&nowhere, view->rows, view->columns);
    int left = open ? (int)((clock_left(&view->state->clock, view->now) + 999) / 1000) : 0;
    int taken = widget_countdown(seen ? canvas : &nowhere, view->big, rect, left, total);
    canvas_free(&nowhere);
    return taken > 0 ? taken + 2 : 0;
}

/* What room is left over goes a third above the words, two thirds below. */
static void draw_words(const struct view *view, struct canvas *canvas, struct rect rect,
                       const char *words)
{
    struct style style = STYLE(ROLE_STRONG);
    int used = bigtext_fit(view->big, NULL, rect, -1, style, words, view->frame);
    struct rect place = {rect.row + (rect.rows - used) / 3, rect.column, used, rect.columns};
    bigtext_fit(view->big, canvas, place, -1, style, words, view->frame);
}

/* Whose answer it is: a card that is raised, work that is entered, or the team itself that speaks
 * or types. */
static enum message whose(const struct view *view)
{
    bool turns = view->state->steps[view->state->step].mode == MODE_TURNS;
    if (turns || view->plan->steps[view->state->step]->task == TASK_ORAL)
        return MSG_turn_of;
    return stage_question_now(view) != NULL ? MSG_desk_of : MSG_card_of;
}

/* Whose answer the keys are, and whether there is one. Typed answers say it over their field. */
static void draw_turn(const struct play *play, const struct view *view, struct canvas *canvas,
                      struct rect line)
{
    bool turns = view->state->steps[view->state->step].mode == MODE_TURNS;
    bool desk = stage_question_now(view) != NULL;
    int team = turns ? state_turn_team(view->state) : desk ? play->desk.team : play->chosen_team;
    bool alone = !look_now(view)->typed && team >= 0 && (turns || desk || options_by_digits(view));
    if (!alone && view->plan->steps[view->state->step]->task == TASK_MULTI)
        canvas_text_in(canvas, line.row, line.column, line.columns, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, look_now(view)->hint));
    if (!alone)
        return;
    const char *name = view->state->teams[team].name;
    const char *who = VIEW_SAY(view, whose(view), name);
    const char *taken = VIEW_SAY(view, MSG_taken);
    int columns = line.columns - 2 - text_width(taken) - 2;
    columns = text_width(who) < columns ? text_width(who) : columns;
    canvas_text(canvas, line.row, line.column, STYLE_TEAM(team), team_shape(team));
    canvas_text_in(canvas, line.row, line.column + 2, columns, -1, STYLE(ROLE_STRONG), who);
    if (state_answer(view->state, view->state->step, team)->given)
        canvas_text(canvas, line.row, line.column + 2 + columns + 2, STYLE(ROLE_RIGHT), taken);
}

/* Who gets the keyboard. A long name gives way to what is to be done. */
static void draw_handover(const struct view *view, struct canvas *canvas, struct rect line)
{
    int team = state_turn_team(view->state);
    bool aloud = view->plan->steps[view->state->step]->task == TASK_ORAL;
    enum message words = aloud ? MSG_oral_handover : MSG_handover;
    char name[TEAM_NAME_MAX];
    int room = line.columns - 2 - text_width(VIEW_SAY(view, words, ""));
    text_fit(name, sizeof name, view->state->teams[team].name, room);
    canvas_text(canvas, line.row, line.column, STYLE_TEAM(team), team_shape(team));
    canvas_text_in(canvas, line.row, line.column + 2, line.columns - 2, -1, STYLE(ROLE_ACCENT),
                   VIEW_SAY(view, words, name));
}

/* How far the turns have come, at the right end of the line; those who have left are not counted.
 */
static void draw_turn_order(const struct view *view, struct canvas *canvas, struct rect *line)
{
    const struct step_state *step = &view->state->steps[view->state->step];
    if (state_turn_team(view->state) < 0 || line->columns < TURN_ORDER_COLUMNS)
        return;
    int number = 0, count = 0;
    for (int turn = 0; turn < step->turn_count; turn++)
        if (team_is_playing(view->state, step->turns[turn])) {
            count++;
            number += turn <= step->turn;
        }
    const char *order = VIEW_SAY(view, MSG_turn_order, number, count);
    struct rect place = rect_take_right(line, text_width(order) + 2);
    canvas_text_in(canvas, place.row, place.column, place.columns, 1, STYLE(ROLE_DIM), order);
}

/* How much has been entered, at the right end of the line: the host looks who is missing. */
static void draw_entered(const struct view *view, struct canvas *canvas, struct rect *line)
{
    int teams[TEAMS_MAX], given = state_answered_count(view->state, view->state->step);
    if (line->columns < TURN_ORDER_COLUMNS)
        return;
    const char *words = VIEW_SAY(view, MSG_closed, given, stage_teams(view, teams));
    struct rect place = rect_take_right(line, text_width(words) + 2);
    canvas_text_in(canvas, place.row, place.column, place.columns, 1, STYLE(ROLE_DIM), words);
}

static bool was_closed_by_time(const struct view *view)
{
    const struct history *history = view->history;
    const struct event *last = history->count > 0 ? &history->events[history->count - 1] : NULL;
    return last != NULL && last->kind == EVENT_STEP_CLOSED && strcmp(last->actor, "clock") == 0;
}

/* Under the question and over the options: one line for whose turn it is or what stands still. */
static void draw_state_line(const struct play *play, const struct view *view, struct canvas *canvas,
                            struct rect line)
{
    const struct clock *clock = &view->state->clock;
    bool open = state_phase(view->state) == PHASE_OPEN;
    bool entered = stage_question_now(view) != NULL && play->desk.team >= 0 &&
                   view->state->steps[view->state->step].mode == MODE_PAPER;
    draw_turn_order(view, canvas, &line);
    if (entered && (!open || clock->running))
        draw_entered(view, canvas, &line);
    if ((open && clock->running) || (entered && !open)) {
        draw_turn(play, view, canvas, line);
        return;
    }
    if (play_awaits_start(view)) {
        draw_handover(view, canvas, line);
        return;
    }
    const char *text;
    enum role role = ROLE_WARN;
    if (open) {
        text = VIEW_SAY(view, clock->interrupted ? MSG_interrupted : MSG_paused);
    } else {
        int given = state_answered_count(view->state, view->state->step), all = 0;
        for (int team = 0; team < view->state->team_count; team++)
            all += team_may_answer(view->state, view->state->step, team);
        text = VIEW_SAY(view, was_closed_by_time(view) ? MSG_closed_time : MSG_closed, given, all);
        role = ROLE_ACCENT;
    }
    canvas_text_in(canvas, line.row, line.column, line.columns, -1, STYLE(role), text);
}

/* What a team lays out at the keyboard all of the screen shows: the others, who are yet to come,
 * must not see it. In the row of notices, so that nothing else moves. */
static void draw_look_away(const struct view *view, struct canvas *canvas, struct rect content)
{
    bool turn = state_phase(view->state) == PHASE_OPEN && state_turn_team(view->state) >= 0;
    bool aloud = view->plan->steps[view->state->step]->task == TASK_ORAL;
    if (turn && !aloud && stage_question_now(view) != NULL)
        canvas_text_in(canvas, canvas->rows - 2, content.column, content.columns, 0,
                       STYLE(ROLE_WARN), VIEW_SAY(view, MSG_look_away));
}

/* How the screen is shared out, from the most generous on: the first in which the question stands
 * in clear big letters, else in big ones, else the first in which it stands at all. */
static const struct share {
    int option_rows, typed_rows, clock_rows;
    int desk_rows; /* of a desk, in place of the others; 0: none */
} shares[] = {{6, 9, 9, 0}, {6, 9, 5, 0}, {4, 7, 5, 0}, {3, 5, 5, 0}, {2, 4, 5, 0}, {1, 3, 1, 0}};

enum {
    SHARES = sizeof shares / sizeof *shares, /* the last is for plain words alone */
    GENEROUS = 3,                            /* those that leave the options large */
};

struct places {
    struct rect question, line, answer;
};

static struct places share_out(const struct view *view, struct rect content,
                               const struct share *share)
{
    int count = view->state->steps[view->state->step].option_count;
    int rows = share->desk_rows > 0 ? share->desk_rows
               : count > 0          ? options_rows(view, share->option_rows)
                                    : share->typed_rows;
    struct places places;
    places.answer = rect_take_bottom(&content, rows);
    places.line = rect_take_bottom(&content, 1);
    places.question = content;
    rect_take_right(&places.question, draw_clock(view, NULL, content, share->clock_rows));
    return places;
}

static bool stands(const struct view *view, struct rect rect, const char *words)
{
    const char **lines;
    return rect.columns > 0 &&
           text_wrap(view->frame, words, rect.columns, &lines) <= (size_t)(rect.rows * 2 / 3);
}

static const struct share *first_big(const struct view *view, struct rect content,
                                     size_t shares_tried, int least)
{
    const char *words = view->plan->steps[view->state->step]->question;
    for (size_t i = 0; i < shares_tried; i++) {
        struct places places = share_out(view, content, &shares[i]);
        if (bigtext_fits(view->big, places.question, words, least, view->frame))
            return &shares[i];
    }
    return NULL;
}

static struct share share_of_desk(struct rect content, int rows)
{
    int left = content.rows - rows - 1;
    int clock = left >= 9 ? 9 : left >= 5 ? 5 : 1;
    return (struct share){.desk_rows = rows > 1 ? rows : 1, .clock_rows = clock};
}

/* What the desk wants, less what the question needs: on a large screen to stand in big letters,
 * where three fifths are enough for the desk; else to stand at all, where half of the rows are. */
static struct share desk_share(const struct view *view, struct rect content)
{
    enum { ROOMY = 24 };
    const char *words = view->plan->steps[view->state->step]->question;
    int wanted = stage_question_now(view)->rows(view, content.rows), rows = wanted;
    int least = content.rows >= ROOMY ? content.rows * 3 / 5 : wanted;
    for (; rows >= least || rows == wanted; rows--) {
        struct share share = share_of_desk(content, rows);
        if (bigtext_fits(view->big, share_out(view, content, &share).question, words, 0,
                         view->frame))
            return share;
    }
    for (rows = wanted; rows > content.rows / 2; rows--) {
        struct share share = share_of_desk(content, rows);
        struct rect question = share_out(view, content, &share).question;
        const char **lines;
        if (question.columns > 0 && question.rows > 0 &&
            text_wrap(view->frame, words, question.columns, &lines) <= (size_t)question.rows)
            return share;
    }
    return share_of_desk(content, rows);
}

static const struct share *choose_share(const struct view *view, struct rect content)
{
    const char *words = view->plan->steps[view->state->step]->question;
    const struct share *clear = first_big(view, content, GENEROUS, BIG_CLEAR);
    const struct share *big = clear != NULL ? clear : first_big(view, content, SHARES - 1, 0);
    if (big != NULL)
        return big;
    for (size_t i = 0; i < SHARES; i++) {
        struct places places = share_out(view, content, &shares[i]);
        if (places.answer.rows <= content.rows / 2 && stands(view, places.question, words))
            return &shares[i];
    }
    return &shares[SHARES - 1];
}

void play_draw_question(const struct play *play, const struct view *view, struct canvas *canvas)
{
    const char *words = view->plan->steps[view->state->step]->question;
    struct rect content = play_header(view, canvas);
    play_draw_lamps(play, view, canvas, &content, NULL);

    bool roomy = content.rows >= 24;
    content = rect_inset(content, 0, content.columns >= 70 ? 3 : 0);
    rect_take_top(&content, roomy);
    const struct stage_look *desk = stage_question_now(view);
    struct share share = desk != NULL ? desk_share(view, content) : *choose_share(view, content);
    struct places places = share_out(view, content, &share);
    draw_clock(view, canvas, content, share.clock_rows);
    draw_words(view, canvas, places.question, words);
    draw_state_line(play, view, canvas, places.line);
    draw_look_away(view, canvas, content);
    if (desk != NULL) {
        desk->draw(view, &play->desk, canvas, places.answer);
        return;
    }
    bool typing = state_phase(view->state) == PHASE_OPEN && !play_awaits_start(view);
    look_now(view)->draw_open(view, canvas, places.answer, typing ? &play->typed : NULL,
                              play_hides_typing(play, view));
}
