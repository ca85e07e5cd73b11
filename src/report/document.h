/* document: what is left of a meeting or a game on paper: the final document the room adopted, and
 * what was played, in an appendix.
 *
 * Only what was really played is in it; an evening that was left half-way gives a draft. Written
 * from the plan and the state alone, in the plan's language.
 */
#ifndef VOLNA_REPORT_DOCUMENT_H
#define VOLNA_REPORT_DOCUMENT_H

#include "report/markup.h"
#include "store/store.h"

/* Appends to `out`. Of the info: venue, municipality, facilitator and the times. */
void report_document(const struct plan *plan, const struct state *state,
                     const struct session_info *info, enum markup_format format, struct buf *out);

#endif
