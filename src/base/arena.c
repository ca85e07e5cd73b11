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
#define ARENA_CHUNK_MAX ((size_t)32 << 20)
#endif

enum { HUGE_PAGE = 2 << 20, MAP_FROM = HUGE_PAGE / 2 };

struct arena_chunk {
    struct arena_chunk *next; /* older */
    size_t size, used;
    size_t mapped; /* bytes to unmap; 0: from malloc */
    size_t dirty;  /* bytes that may be other than zero; calloc gives the rest for free */
    _Alignas(max_align_t) unsigned char bytes[];
};

/* A large chunk is mapped by itself, at a huge page's boundary, with the hint to use huge pages: a
 * file of 100,000 questions would touch 20,000 small ones, which in a virtual machine takes as long
 * as parsing half of it. Pages that are never used cost nothing. */
static struct arena_chunk *chunk_map(size_t size)
{
    size_t length = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    unsigned char *from = mmap(NULL, length + HUGE_PAGE, PROT_READ | PROT_WRITE,
                               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (from == MAP_FAILED)
        err_out_of_memory();
    size_t before = (HUGE_PAGE - (uintptr_t)from % HUGE_PAGE) % HUGE_PAGE;
    if (before > 0)
        munmap(from, before);
    munmap(from + before + length, HUGE_PAGE - before);
    (void)madvise(from + before, length, MADV_HUGEPAGE); /* refused by some kernels: no harm */
    struct arena_chunk *chunk = (struct arena_chunk *)(void *)(from + before);
    chunk->mapped = length;
    return chunk;
}

static struct arena_chunk *chunk_new(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        err_out_of_memory();
    size_t whole = sizeof(struct arena_chunk) + size;
    struct arena_chunk *chunk = size < MAP_FROM ? mem_zalloc(1, whole) : chunk_map(whole);
    chunk->size = size;
    arena->total += sizeof *chunk + size;
    return chunk;
}

/* A chunk with room for `size` bytes. What is large for the next chunk gets one of its own behind
 * the newest, which goes on being filled. */
static struct arena_chunk *chunk_for(struct arena *arena, size_t size)
{
    struct arena_chunk *newest = arena->chunk;
    size_t next = ARENA_CHUNK_MIN;
    while (newest && next <= sizeof *newest + newest->size && next < ARENA_CHUNK_MAX)
        next *= 2;
    if (next > ARENA_CHUNK_MAX)
        next = ARENA_CHUNK_MAX;
    if (newest && size > next / 4) {
        struct arena_chunk *own = chunk_new(arena, size);
        own->next = newest->next;
        newest->next = own;
        return own;
    }
    if (next >= MAP_FROM)
        next -= sizeof(struct arena_chunk); /* or its last bytes would touch another huge page */
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
        if (chunk->mapped > 0)
            munmap(chunk, chunk->mapped);
        else
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
