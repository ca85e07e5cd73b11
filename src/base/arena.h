/* arena: memory that is released all at once.
 *
 * Pointers stay valid until arena_reset or arena_free; nothing is released one by one. Content and
 * plan live in one arena, the text of a frame in another. Never returns NULL.
 */
#ifndef VOLNA_BASE_ARENA_H
#define VOLNA_BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* newest first */
    size_t total;              /* bytes obtained from malloc */
};

/* An arena starts as `{0}`. */
void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned for any type */
char *arena_text(struct arena *arena, const char *text, size_t length); /* copy + NUL, unaligned */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void arena_reset(struct arena *arena); /* forgets everything, keeps the newest chunk for reuse */
void arena_free(struct arena *arena);  /* back to {0} */

#endif
