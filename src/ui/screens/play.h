/* play: the faces of the game screen, one file each: ready, question, reveal, standings, final.
 * play.c holds the keys and picks the face that the state asks for. */
#ifndef VOLNA_UI_PLAY_H
#define VOLNA_UI_PLAY_H

#include "ui/keymap.h"
#include "ui/screen.h"
#include "ui/stages/stages.h"
#include "ui/widgets.h"

struct play {
    struct screen_head head;
    struct field typed; /* what the team whose turn it is types */
    int typed_step, typed_team;
    int64_t typed_ns; /* of the last key, for the draft */
    bool draft_is_kept;
    int64_t pressed_ns; /* when a key that moves on was pressed last */
    bool peek;        /* the other way about than the setting says: typed letters shown or hidden */
    int chosen_team;  /* host entry: whose card is entered next */
    int64_t face_ns;  /* since when this face shows, for what grows */
    int64_t face;     /* which face: changes with stage, step and phase */
    struct desk desk; /* of the stage that is worked on */
    int64_t desk_face; /* the face it was set for */
    bool paper;        /* before a stage: it will be worked on on paper */
};

enum {
    PLAY_FRAME_MS = 40,
    PLAY_DRAFT_MS = 2000,
    PLAY_LAST_MS = 150,
    PLAY_BELL_MS = 900,
    PLAY_BELL_TYPED_MS = 2000,
    PLAY_PROGRAMME_MS = 10000 /* how often a waiting meeting looks at its programme */
};

/* A turn that has not been started: the keyboard goes to its team, nothing is taken yet. */
bool play_awaits_start(const struct view *view);
/* Cards are entered by the host until the answer is shown, whatever the clock says. */
bool play_takes_cards(const struct view *view);
bool play_hides_typing(const struct play *play, const struct view *view);

void play_draw_ready(const struct play *play, const struct view *view, struct canvas *canvas);
void play_draw_question(const struct play *play, const struct view *view, struct canvas *canvas);
void play_draw_reveal(const struct play *play, const struct view *view, struct canvas *canvas);
void play_draw_final(const struct play *play, const struct view *view, struct canvas *canvas);
/* grown: 0..1000, how far the bars have come from the standings before. */
void play_draw_standings(const struct view *view, struct canvas *canvas, const char *title,
                         int grown);

enum { PLAY_EVERYBODY = TEAMS_MAX + 1 };

/* The bars alone, within `rect`: places down to last_place; PLAY_EVERYBODY: those who have left
 * too. */
void play_draw_table(const struct view *view, struct canvas *canvas, struct rect rect,
                     int last_place, int grown);

/* The teams at the bottom of `rect`, as this moment shows them: marks, or scores with gains
 * (verdicts given). */
struct verdict;
void play_draw_lamps(const struct play *play, const struct view *view, struct canvas *canvas,
                     struct rect *rect, const struct verdict *verdicts);

/* The header with the position on the left and the step's points on the right; returns the content.
 */
struct rect play_header(const struct view *view, struct canvas *canvas);
/* The same with something else at the right. */
struct rect play_header_with(const struct view *view, struct canvas *canvas, const char *right);

/* The moment the seconds on the screen change. */
int64_t play_next_second(const struct view *view);

#endif
