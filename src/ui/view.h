/* view: everything a screen may look at, gathered by app for one moment. Screens read it and never
 * change it. */
#ifndef VOLNA_UI_VIEW_H
#define VOLNA_UI_VIEW_H

#include "base/arena.h"
#include "base/language.h"
#include "engine/history.h"
#include "ui/bigtext.h"
#include "ui/keymap.h"
#include "ui/messages.h"
#include "ui/mix.h"
#include "ui/theme.h"

/* Who looks. ROOM: the projector, secrets stay hidden until reveal. HOST: the facilitator's own
 * screen. SEAT: one team. */
enum audience { AUDIENCE_ROOM, AUDIENCE_HOST, AUDIENCE_SEAT };

/* One thing that can be played, as the picker shows it. */
struct shelf_item {
    const char *path, *title, *about; /* about: NULL when not given */
    const char *complaint;            /* first error of a broken file, NULL when it can be played */
    int rounds, questions, minutes, difficulty; /* difficulty in tenths, 0 unknown */
    int kind;                                   /* enum plan_kind */
    int stages;                                 /* of a game; items of a meeting's programme */
};

struct shelf {
    const struct shelf_item *items;
    size_t count;
    const struct plan *preview; /* of the item asked for with REQUEST_PREVIEW, NULL when none */
};

/* One session of the past, as the list of results shows it. */
struct past_session {
    int64_t id, started_ms;
    const char *title, *venue, *leader; /* leader: "" when nobody leads */
    int leader_team, teams, round, rounds;
    bool finished;
};

struct past {
    const struct past_session *items;
    size_t count;
};

/* One finished or unfinished session opened for review: a table of questions × teams. */
struct table_cell {
    const char *answer; /* "" when none */
    int64_t points;
    int32_t elapsed_ms;
    bool given, right;
};

struct table_row {
    int number; /* from 1 */
    const char *round, *question, *right_answer;
    bool voided, played;
    const struct table_cell *cells; /* one a team */
};

struct session_table {
    const struct past_session *session;
    const char *const *teams; /* names, by place */
    const int *numbers;       /* of the teams in the game, for shape and colour */
    const int64_t *scores;
    const int *places;      /* 0: retired */
    const int *places_last; /* of a shared place: "2–3" */
    size_t team_count;
    const struct table_row *rows;
    size_t row_count;
};

/* What the settings screen edits. */
enum { PREFERENCE_TEXT_MAX = 128 };

struct preferences {
    enum language language;
    enum theme_kind theme;
    char venue[PREFERENCE_TEXT_MAX], facilitator[PREFERENCE_TEXT_MAX];
    int time_s;
    bool hide_typing;
    int double_press_ms; /* presses of the host's keys nearer than this count as one */
};

struct screen;

struct view {
    struct moment now;
    enum audience audience;
    const struct preferences *preferences;
    struct bigtext *big;           /* NULL: no font */
    struct arena *frame;           /* for texts of this frame */
    struct layout_tracker *layout; /* of the keyboard; the keymap remembers in it */
    int rows, columns;             /* of the screen */

    const struct plan *plan;       /* NULL when nothing is played */
    const struct state *state;     /* NULL when nothing is played */
    const struct history *history; /* NULL when nothing is played */

    const struct shelf *shelf;   /* NULL until the folders have been looked through */
    size_t shelf_files;          /* how many files there are, known before they are read */
    const struct past *past;     /* NULL until asked for */
    const struct mix_offer *mix; /* NULL until asked for with REQUEST_MIX */
    const struct session_table *table;
    const char *const *last_teams; /* names of the last event */
    size_t last_team_count;

    struct screen *below; /* the screen under the one on top, NULL when there is none */
    const char *fault;    /* what went wrong with the database, in words; NULL when nothing did */

    const char *notice; /* a short line for a few seconds, NULL when none */
    bool notice_is_bad;
};

/* The language of everything shown. */
static inline enum language view_language(const struct view *view)
{
    return view->preferences->language;
}

/* A message in the view's language, in the frame's arena. */
#define VIEW_SAY(view, ...) say((view)->frame, view_language(view), __VA_ARGS__)

#endif
