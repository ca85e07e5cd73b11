#define _DEFAULT_SOURCE /* madvise */

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/err.h"

/* Chunks double from small to large, so that a small quiz stays small; of the last large one only
 * what is used costs memory. Tests build this file with tiny chunks so that small inputs meet every
 * edge. */
#ifndef ARENA_CHUNK_MIN
#define ARENA_CHUNK_MIN ((size_t)16 << 10)
#define ARENA_CHUNK_MAX ((size_t)8 << 20)
#endif

struct arena_chunk {
    struct arena_chunk *next; /* older */
    size_t size, used;
    size_t dirty; /* bytes that may be other than zero; calloc gives the rest for free */
    _Alignas(max_align_t) unsigned char bytes[];
};

/* Large chunks in huge pages: a file of 100,000 questions touches 20,000 small ones, which in a
 * virtual machine takes as long as parsing half of it. Only a hint: failure changes nothing. */
static void hint_huge_pages(unsigned char *bytes, size_t size)
{
    enum { PAGE = 4096, HUGE = 2 << 20 };
    if (size < 2 * HUGE)
        return;
    unsigned char *from = bytes + (PAGE - (uintptr_t)bytes % PAGE) % PAGE;
    (void)madvise(from, size - (size_t)(from - bytes), MADV_HUGEPAGE);
}

static struct arena_chunk *chunk_new(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_chunk))
        err_out_of_memory();
    struct arena_chunk *chunk = mem_zalloc(1, sizeof *chunk + size);
    chunk->size = size;
    hint_huge_pages(chunk->bytes, size);
    arena->total += sizeof *chunk + size;
    return chunk;
}

/* A chunk with room for `size` bytes. What is large for the next chunk gets one of its own behind
 * the newest, which goes on being filled. */
static struct arena_chunk *chunk_for(struct arena *arena, size_t size)
{
    struct arena_chunk *newest = arena->chunk;
    size_t next = newest ? newest->size * 2 : ARENA_CHUNK_MIN;
    if (next > ARENA_CHUNK_MAX)
        next = ARENA_CHUNK_MAX;
    if (newest && size > next / 4) {
        struct arena_chunk *own = chunk_new(arena, size);
        own->next = newest->next;
        newest->next = own;
        return own;
    }
    struct arena_chunk *chunk = chunk_new(arena, size > next ? size : next);
    chunk->next = newest;
    arena->chunk = chunk;
    return chunk;
}

/* `size` bytes at a multiple of `alignment`, not cleared. */
static unsigned char *take(struct arena *arena, size_t size, size_t alignment,
                           struct arena_chunk **from)
{
    struct arena_chunk *chunk = arena->chunk;
    size_t at = chunk ? (chunk->used + alignment - 1) & ~(alignment - 1) : 0;
    if (!chunk || at > chunk->size || size > chunk->size - at) {
        chunk = chunk_for(arena, size);
        at = 0;
    }
    chunk->used = at + size;
    *from = chunk;
    return chunk->bytes + at;
}

static void mark_dirty(struct arena_chunk *chunk)
{
    if (chunk->dirty < chunk->used)
        chunk->dirty = chunk->used;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct arena_chunk *chunk;
    unsigned char *memory = take(arena, size ? size : 1, _Alignof(max_align_t), &chunk);
    size_t at = (size_t)(memory - chunk->bytes);
    if (at < chunk->dirty)
        memset(memory, 0, chunk->dirty < chunk->used ? chunk->dirty - at : chunk->used - at);
    mark_dirty(chunk);
    return memory;
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        err_out_of_memory();
    struct arena_chunk *chunk;
    char *copy = (char *)take(arena, length + 1, 1, &chunk);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    mark_dirty(chunk);
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    struct arena_chunk *chunk;
    char *text = (char *)take(arena, (size_t)length + 1, 1, &chunk);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    mark_dirty(chunk);
    return text;
}

static void free_chunks(struct arena *arena, struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *next = chunk->next;
        arena->total -= sizeof *chunk + chunk->size;
        free(chunk);
        chunk = next;
    }
}

void arena_reset(struct arena *arena)
{
    if (!arena->chunk)
        return;
    free_chunks(arena, arena->chunk->next);
    arena->chunk->next = NULL;
    arena->chunk->used = 0;
}

void arena_free(struct arena *arena)
{
    free_chunks(arena, arena->chunk);
    *arena = (struct arena){0};
}
