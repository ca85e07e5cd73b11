/* A disk that fails on purpose: SQLite's own VFS with one wrong answer at the n-th operation of
 * a kind, and from then on until it is repaired. */
#ifndef VOLNA_TESTS_STORE_FAULTY_VFS_H
#define VOLNA_TESTS_STORE_FAULTY_VFS_H

#include <stdbool.h>

enum disk_operation { DISK_WRITE, DISK_SYNC, DISK_READ, DISK_OPEN, DISK_OPERATIONS };

/* Becomes the default VFS of the process. Idempotent. */
void disk_install(void);

/* The n-th operation from now (from 1) and all after it fail with this SQLite code. A write that
 * fails may have written half (`torn`). */
void disk_break(enum disk_operation operation, int nth, int code, bool torn);
void disk_repair(void);

/* Whether the fault has been met since disk_break. */
bool disk_has_failed(void);

/* Operations of a kind since disk_break or disk_repair. */
int disk_count(enum disk_operation operation);

#endif
