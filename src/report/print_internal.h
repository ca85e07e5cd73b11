/* What the files of the printed sheets share. */
#ifndef VOLNA_REPORT_PRINT_INTERNAL_H
#define VOLNA_REPORT_PRINT_INTERNAL_H

#include "engine/game.h"
#include "report/paper.h"
#include "report/print.h"
#include "report/words.h"

enum { PRINT_WIDTH = PAPER_WIDTH - 2 * PAPER_MARGIN, PRINT_BOTTOM = PAPER_HEIGHT - PAPER_MARGIN };

struct print {
    const struct plan *plan;
    struct paper *paper;
    enum language language;
    struct arena arena;
    double y; /* where the page goes on, for what flows over pages */
};

const char *print_word(const struct print *print, enum report_word word);

/* What is asked or has to be done, where it says more than the title; NULL otherwise. */
const char *print_task(const struct step *step);

/* A new page with its heads: `over` small above, `title` large. print->y is where it goes on. */
void print_page(struct print *print, const char *over, const char *title);
/* A new page when less than `height` is left on this one. */
void print_need(struct print *print, double height, const char *over, const char *title);
/* A paragraph at print->y, over the width of the page. */
void print_paragraph(struct print *print, const struct paper_style *style, const char *text,
                     double after);

extern const struct paper_style print_small, print_plain, print_strong, print_head;

/* ---- print_host.c ---- */
void print_run_sheet(struct print *print);
void print_questions(struct print *print);

/* ---- print_cards.c ---- */
void print_deck(struct print *print, const struct game *game, const struct deck *deck);
void print_roles(struct print *print, const struct game *game);

/* ---- print_sheets.c ---- */
/* False when the step needs no sheet. */
bool print_sheet(struct print *print, const struct step *step);

#endif
