/* What the files of the document share. */
#ifndef VOLNA_REPORT_DOCUMENT_INTERNAL_H
#define VOLNA_REPORT_DOCUMENT_INTERNAL_H

#include "report/document.h"
#include "report/words.h"

struct document {
    const struct plan *plan;
    const struct state *state;
    const struct session_info *info;
    enum language language;
    struct markup markup;
    struct arena arena;
};

/* A stretch of steps that was played as one: an item of the programme, or all of a quiz or game. */
struct stretch {
    const char *title, *speaker;
    uint32_t first, count;
    uint8_t kind; /* enum agenda_kind */
};

bool document_played(const struct document *document, uint32_t step);
/* «Томь», in the language's quotes. */
const char *document_team(struct document *document, int team);
/* The names of the teams whose bits are set, with commas; "" for none. */
const char *document_teams(struct document *document, uint32_t bits);
/* An item of a list with its aside after a dash, NULL for none. */
void document_entry(struct document *document, const char *text, const char *aside);
/* The same as a sentence, with a full stop where it has none. */
void document_sentence(struct document *document, const char *text, const char *aside);
/* What a step is called: its title, else its question. */
const char *document_step_title(const struct document *document, uint32_t step);
void document_cell_number(struct document *document, int64_t number);

/* ---- document_resolution.c ---- */

/* The step whose document this is: the last one taken up; -1 when there is none. */
int document_resolve_step(const struct document *document);
void document_resolution(struct document *document, int step);
/* False when the room has not adopted it in whole. */
bool document_adopted(struct document *document, int step);

/* ---- document_played.c: the appendix ---- */

void document_appendix(struct document *document, const struct stretch *stretches, size_t count);

/* ---- document_stages.c ---- */

/* What came of one step; nothing for those that leave nothing. */
void document_stage(struct document *document, uint32_t step);

#endif
