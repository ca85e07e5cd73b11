/* schema: the tables and views, and how an older file becomes one of this version.
 *
 * A version is the number of migrations applied (PRAGMA user_version). A migration, once
 * released, never changes; the views are only a way to look, so they are made anew with each
 * migration. Everything happens in one transaction.
 */
#ifndef VOLNA_STORE_SCHEMA_H
#define VOLNA_STORE_SCHEMA_H

#include <sqlite3.h>

#include "store/store.h"

enum { SCHEMA_APPLICATION_ID = 0x566f6c6e }; /* "Voln", PRAGMA application_id */

struct schema_view {
    const char *name;
    const char *sql; /* CREATE VIEW … */
};

struct schema {
    const char *const *const
        *migrations; /* [i] leads from version i to i + 1: texts of SQL, ending with NULL */
    int version;     /* how many there are */
    const struct schema_view
        *views; /* up to the one without a name, each using only those before it */
};

extern const struct schema schema_volna;
extern const struct schema_view schema_views[]; /* views.c */

/* Brings an open, writable database to the schema's version. STORE_FINE, STORE_NEWER
 * (untouched), or the fault of a failed migration (SQLite's words in `err`), after which the
 * file is what it was. */
enum store_fault schema_bring(sqlite3 *db, const struct schema *schema, struct err *err);

/* The version and the application id an open database has; false when they cannot be read. */
bool schema_read(sqlite3 *db, int *version, int *application);

#endif
