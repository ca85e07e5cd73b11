/* err: what went wrong, in words for a person.
 *
 * A function that can fail returns bool (or a pointer) and fills `struct err *` last. The text is
 * already in the user's language and says what to do next. An err is filled at most once: the first
 * cause wins.
 */
#ifndef VOLNA_BASE_ERR_H
#define VOLNA_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum { ERR_TEXT_MAX = 768 };

struct err {
    bool set;
    int code; /* the layer's own fault number (enum store_fault …), 0 when it has none */
    char text[ERR_TEXT_MAX]; /* UTF-8, NUL-terminated, cut at a character boundary */
};

/* Fills `err` unless it is NULL or already set. Always returns false, so that `return err_set(err,
 * …)` reads well. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Out of memory is the one failure nobody handles: restores the terminal through the hook, says so,
 * exits 1. What was accepted is already on disk. */
_Noreturn void err_out_of_memory(void);

/* The hook that err_out_of_memory and fatal signals call to give the terminal back. May be NULL.
 * Set once by app. */
void err_set_terminal_restorer(void (*restore)(void));

/* malloc, calloc and realloc that never return NULL (err_out_of_memory instead). The caller frees
 * with free(). */
void *mem_alloc(size_t size);
void *mem_zalloc(size_t count, size_t size);
void *mem_realloc(void *old, size_t size);

#endif
