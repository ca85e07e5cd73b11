/* print: what is laid on the tables, on A4: the host's sheet, cards and roles to be cut out, a
 * sheet for each thing the teams work on.
 *
 * A quiz has the host's sheet alone: its questions with their answers.
 */
#ifndef VOLNA_REPORT_PRINT_H
#define VOLNA_REPORT_PRINT_H

#include "base/buf.h"
#include "base/err.h"
#include "engine/plan.h"

struct printed {
    int pages;                                 /* in all */
    int host, questions, cards, roles, sheets; /* by what they are for */
};

/* Appends the PDF to `out`. False when it cannot be made. */
bool report_print(const struct plan *plan, struct buf *out, struct printed *printed,
                  struct err *err);

#endif
