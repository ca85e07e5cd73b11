/* words: what app says on its own: faults of the database, as a person needs to hear them. */
#ifndef VOLNA_APP_WORDS_H
#define VOLNA_APP_WORDS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/language.h"
#include "store/store.h"

/* What is wrong, where, and what to do. */
const char *words_fault(struct arena *arena, enum language language, enum store_fault fault,
                        const struct err *err);

#endif
