/* stages: one row for each stage of a game or item of a meeting: how it is shown and worked with.
 * The other half of engine/tasks for tasks whose flow is not FLOW_QUESTION, and for questions whose
 * answer takes a desk (order, match, point, oral).
 *
 * The game screen (screens/play.c) owns the frame: header, clock, lamps, key bar, Space, undo and
 * the other keys of the host. A stage draws what is between and says what the remaining keys mean.
 * Every accepted change is a command with the whole new canonical answer; `desk` keeps nothing but
 * cursors and letters still being typed, so a repainted, resized or resumed screen loses nothing.
 *
 * While a team works by turns (keyboard in its hands) letters, digits, arrows, Enter, Ins, Del and
 * Backspace are its own and Tab says «готово» (NEXT); Space never moves on then. On paper the same
 * keys are the host's, entering the work of `desk->team`; Ctrl+arrows do not exist in terminals, so
 * F-keys and PgUp/PgDn choose the team.
 */
#ifndef VOLNA_UI_STAGES_H
#define VOLNA_UI_STAGES_H

#include "engine/scoring.h"
#include "ui/screen.h"
#include "ui/widgets.h"

/* The cursors of the work in hand. Zeroed when another step, team or phase comes; then `begin`. */
struct desk {
    int team;             /* whose work it is: the turn's, on paper the host's choice; ROOM: the
                             room's own; -1: nobody works now */
    int row, column, top; /* cursors, as the stage wants */
    int minute;           /* compose: the time the cursor stands at */
    int page;             /* of what is shown in pages */
    int pane;             /* which part of the screen has the keys */
    bool typing;          /* the field is open: letters go into it */
    int typing_for;       /* what it is for, as the stage wants */
    bool untouched;       /* nothing was typed since it opened */
    bool hidden;          /* the room must not read what the host enters from paper */
    bool called_last;     /* what stood in the field before the bell has been entered */
    struct field field;
    char digits[8];        /* a card's number being typed */
    int64_t since_ns;      /* since when this phase is shown, for what grows */
    int hands[3];          /* resolve: counted for, against, abstained; -1: not yet */
    struct map_point spot; /* point: where the cross stands */
    enum action moved;     /* … the arrow pressed last, when, and how far it went */
    int64_t moved_ns;
    int32_t stride_m;
};

struct stage_look {
    enum message hint; /* what the teams do, said before the stage opens */
    bool has_clock;    /* draws the clock itself: the header leaves it out */
    bool question;     /* only while the step is open or closed: a question of a quiz whose answer
                          takes a desk; before and after it is shown like the other questions */
    bool covers;       /* hides the work while the host enters it (desk->hidden); Tab opens it */
    bool grows;        /* bars grow once it is revealed */
    /* question: rows for `draw`, out of the rows that the question and it have together. */
    int (*rows)(const struct view *view, int rows);
    /* Sets the desk's cursors for what is there. May be NULL. */
    void (*begin)(const struct view *view, struct desk *desk);
    /* What a key of the game screen's table is called in this stage now; MSG_nothing: it is not the
     * stage's. Asked first, so a stage may take the arrows, Enter, Tab, Ins, Del, Home, End, PgUp
     * and PgDn. May be NULL. */
    enum message (*label)(const struct view *view, const struct desk *desk, enum action action);
    struct outcome (*act)(const struct view *view, struct desk *desk, enum action action);
    /* Letters, digits, and while desk->typing every key but the F-keys: Enter and Esc too (`label`
     * is then asked only what Enter is called). May be NULL. */
    struct outcome (*key)(const struct view *view, struct desk *desk, const struct input *input);
    /* What stands between header and lamps, for the phase of the step: open, closed, revealed,
     * settled; of a question, what stands under its words. The work of others is never drawn before
     * it is revealed. */
    void (*draw)(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect);
    /* A canonical answer in words, for judging, undo and lists. NULL: as it is. */
    const char *(*readable)(const struct view *view, int step, const char *answer);
};

extern const struct stage_look *const stage_looks[TASK_KINDS]; /* NULL for questions without desk */

/* The look of the step under the cursor, NULL when it is a question without a desk. */
const struct stage_look *stage_now(const struct view *view);
/* The same when it is a question with a desk, NULL otherwise. */
const struct stage_look *stage_question_now(const struct view *view);

/* ---- shared by the rows (stages.c) ---- */

const struct step *stage_step(const struct view *view); /* the step under the cursor */
const struct stage *stage_of(const struct view *view);  /* its stage */
/* The canonical answer of a team (ROOM) at the step under the cursor; "" when none. */
const char *stage_answer(const struct view *view, int team);
/* The command that gives it. */
struct outcome stage_give(const struct view *view, const struct desk *desk, const char *answer);
/* True while the desk's team may change its work: open and its turn, or on paper until revealed. */
bool stage_works(const struct view *view, const struct desk *desk);
/* The team's shape and name in its colour, with `what` after it: «● Томь — реальный день». */
void stage_draw_owner(const struct view *view, struct canvas *canvas, struct rect row, int team,
                      const char *what);
/* A text in the largest letters that fit, in the middle of the rect's height; returns the rows
 * used. */
int stage_draw_big(const struct view *view, struct canvas *canvas, struct rect rect, int align,
                   struct style style, const char *text);
/* What is asked: the question, else the title, "" when there is neither. */
const char *stage_question(const struct view *view);
/* Which teams' work is seen: all that may answer; returns how many. */
int stage_teams(const struct view *view, int out[TEAMS_MAX]);
/* Columns for `count` teams side by side in a rect, at least `least` columns each: how many fit a
 * page; PgUp/PgDn turn pages (desk->page). */
int stage_columns(struct rect rect, int count, int least);

/* The time of the stage (or of the turn): ms that are left, negative once it is over; and in words:
 * «12:40», «+1:20» past the end. */
int64_t stage_left_ms(const struct view *view);
const char *stage_clock_words(const struct view *view);
enum role stage_clock_role(const struct view *view); /* the colour of the time that is left */
/* The same in the largest digits that fit, green, orange in the last fifth, red in the last
 * twentieth and past the end. align -1, 0, 1. */
void stage_draw_clock(const struct view *view, struct canvas *canvas, struct rect rect, int align);

/* indicators.c: bars with numbers, and the line over the stages («▁▂▅▇»), a row an indicator;
 * returns the rows used. team: ROOM for the shared ones. */
int indicators_draw(const struct view *view, struct canvas *canvas, struct rect rect, int team);
/* The same in one line of words: «Бюджет 650 · Доверие 7». */
const char *indicators_line(const struct view *view, int team);
/* Whether there is one to draw; and whether anybody has one. */
bool indicators_any(const struct view *view, int team);
bool indicators_are_kept(const struct view *view);
/* All of the game: the room's as bars, the teams' as bars where there is room, else a line a team.
 * indicators_rows: the least rows it takes. */
int indicators_rows(const struct view *view);
void indicators_draw_all(const struct view *view, struct canvas *canvas, struct rect rect);
/* What settling (or revealing) the step changed, in words a team: «бюджет −50, доверие +2». */
const char *indicators_changed(const struct view *view, int step, int team);

#endif
