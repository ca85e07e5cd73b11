/* csv: the results as a table for a spreadsheet.
 *
 * RFC 4180 (lines end with CRLF, a cell with a separator, a quote or a line break stands in
 * quotes, a quote is doubled), UTF-8. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it; control characters become spaces, so that the file is harmless in a
 * terminal too. Numbers are written by us and are never touched.
 */
#ifndef VOLNA_REPORT_CSV_H
#define VOLNA_REPORT_CSV_H

#include "base/buf.h"
#include "base/language.h"
#include "report/results.h"

struct csv_options {
    char separator;   /* 0: `;`, which a Russian Excel expects; its decimal sign is a comma */
    bool without_bom; /* the mark by which Excel knows UTF-8 */
};

/* The questions that were played, a row each: number, round, question, right answer, then for
 * each team (by place) its answer, points and seconds; then points that belong to no question,
 * if there are any, the totals and the places. Appends to `out`, nothing on failure. `options`
 * may be NULL. */
bool report_csv(struct store *store, int64_t session, enum language language,
                const struct csv_options *options, struct buf *out, enum store_fault *fault,
                struct err *err);

/* The same of a table at hand. */
void report_csv_table(const struct result_table *table, enum language language,
                      const struct csv_options *options, struct buf *out);

/* One text cell as the table writes it, without the separator. */
void csv_text(struct buf *out, const char *text, char separator);

#endif
