/* archive: what the database remembers, as the screens want to see it; and the files made of it. */
#ifndef VOLNA_APP_ARCHIVE_H
#define VOLNA_APP_ARCHIVE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "store/store.h"
#include "ui/view.h"

/* Sessions with teams, newest first. On a fault the list is empty. */
bool archive_past(struct store *store, struct arena *arena, struct past *past,
                  enum store_fault *fault, struct err *err);

/* One session as a table of questions × teams. */
bool archive_table(struct store *store, int64_t session, struct arena *arena,
                   struct session_table *table, enum store_fault *fault, struct err *err);

/* What a session may be written as: the table of answers, or the document of what was played. */
enum archive_format { ARCHIVE_CSV, ARCHIVE_MARKDOWN, ARCHIVE_HTML, ARCHIVE_FORMATS };

bool archive_format_named(const char *name, enum archive_format *format); /* csv, md, html */

/* The folder of the user's documents as the environment says, else the home folder. */
const char *archive_folder(void);

/* volna-2024-06-20-12.csv in that folder. */
const char *archive_path(int64_t session, int64_t started_ms, enum archive_format format,
                         struct arena *arena);

/* Writes the table or the document; an existing file is replaced only when the new one is whole.
 * path "-": stdout. */
bool archive_export(struct store *store, int64_t session, enum language language,
                    enum archive_format format, const char *path, enum store_fault *fault,
                    struct err *err);

/* A game or a meeting, whose document says more than the table. */
bool archive_has_document(struct store *store, int64_t session);

/* Any other file, written in the same way. */
bool archive_write(const char *path, const struct buf *text, struct err *err);

#endif
