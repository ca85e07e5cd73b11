/* archive: what the database remembers, as the screens want to see it; and the CSV file made of it.
 */
#ifndef VOLNA_APP_ARCHIVE_H
#define VOLNA_APP_ARCHIVE_H

#include "base/arena.h"
#include "base/err.h"
#include "store/store.h"
#include "ui/view.h"

/* Sessions with teams, newest first. On a fault the list is empty. */
bool archive_past(struct store *store, struct arena *arena, struct past *past,
                  enum store_fault *fault, struct err *err);

/* One session as a table of questions × teams. */
bool archive_table(struct store *store, int64_t session, struct arena *arena,
                   struct session_table *table, enum store_fault *fault, struct err *err);

/* ~/volna-2024-06-20-12.csv: the folder of the user's documents as the environment says, else the
 * home folder. */
const char *archive_csv_path(int64_t session, int64_t started_ms, struct arena *arena);

/* Writes the table; an existing file is replaced only when the new one is whole. path "-": stdout.
 */
bool archive_export(struct store *store, int64_t session, enum language language, const char *path,
                    enum store_fault *fault, struct err *err);

#endif
