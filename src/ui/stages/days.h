/* days: what the stages that work with composed days share: compose, draw, compare.
 *
 * A category has a colour (that of the team of the same number) and a letter of its own, so that
 * colour is never the only sign.
 */
#ifndef VOLNA_UI_STAGES_DAYS_H
#define VOLNA_UI_STAGES_DAYS_H

#include "engine/board.h"
#include "ui/stages/stages.h"

/* ---- signs and words ---- */

struct signs {
    char letters[GAME_CATEGORIES_MAX][8]; /* one letter a category, all different */
};
void signs_make(const struct game *game, struct signs *signs);
const char *signs_letter(const struct signs *signs, int category); /* "·" for none */
/* The colour of a category with the ground of `role`: ROLE_TEAM, ROLE_TEAM_BAR, ROLE_PANEL_TEAM. */
struct style signs_style(enum role role, int category);

const char *words_clock(const struct view *view, int minute);     /* "09:30" */
const char *words_minutes(const struct view *view, int minutes);  /* «45 мин» */
const char *words_duration(const struct view *view, int minutes); /* «1 ч 30 мин» */
int words_percent(int thousandths);

const char *placed_title(const struct placed *item);
/* What stands before the title: "! " for what a surprise inserted, "+ " for the team's own. */
const char *placed_mark(const struct placed *item);

/* ---- one team's day ---- */

struct day {
    const struct step *step;
    const struct deck *deck; /* the activities; NULL when the game has none */
    struct signs signs;
    struct board board;
    struct board_sums sums;
};

/* The step whose cards and hours a step of days works with: itself, for a draw the one it changes.
 */
const struct step *day_base(const struct plan *plan, const struct step *step);
void day_gather(const struct view *view, int step, int team, struct day *day);
/* The item the cursor is on: the one that covers the minute, else the one that ends there; -1 when
 * neither. */
int day_item_at(const struct board *board, int minute);
/* The last minute a cursor may stand at. */
int day_end(const struct day *day);
/* A day in a few words: cards, what is taken, the useful share. */
const char *day_in_words(const struct view *view, int step, const char *answer);

/* ---- the timeline (timeline.c) ---- */

struct timeline {
    int cursor;   /* minute, -1: none */
    bool focused; /* the keys move the cursor */
    int lifted;   /* the item in hand, -1: none */
};
void timeline_draw(const struct view *view, struct canvas *canvas, struct rect rect,
                   const struct day *day, const struct timeline *timeline);

/* ---- many days side by side (days.c) ---- */

struct day_column {
    int team;
    const char *caption; /* under the team's name, NULL: none */
    const struct day *day;
};

/* How many teams stand on a page of the screen, `each` columns a team; how many pages that makes.
 */
int days_per_page(const struct view *view, int teams, int each);
int days_pages(const struct view *view, int teams, int each);
void days_draw(const struct view *view, struct canvas *canvas, struct rect rect,
               const struct day_column *columns, int count);
/* Whose work is in, while nobody's may be seen. */
void days_draw_waiting(const struct view *view, struct canvas *canvas, struct rect rect);

/* PgUp, PgDn among `pages`: the label, and the turn of the page. The last page leaves PgDn to the
 * game, so that a presenter's remote goes on. */
enum message days_page_label(int page, int pages, enum action action);
void days_turn_page(struct desk *desk, int pages, enum action action);
/* «2 из 3» at the right end of a row, when there is more than one. */
void days_draw_page(const struct view *view, struct canvas *canvas, struct rect row, int page,
                    int pages);

/* Letters and what they stand for, in as many rows as the rect has. */
void days_draw_legend(struct canvas *canvas, struct rect rect, const struct game *game,
                      const struct signs *signs);

/* A bar of the categories' minutes, each with its letter, over the columns that `whole` minutes
 * would take. */
void days_draw_stack(struct canvas *canvas, struct rect row, const struct signs *signs,
                     const int minutes[GAME_CATEGORIES_MAX], int whole);

#endif
