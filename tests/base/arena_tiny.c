/* The arena compiled with chunks of 64 to 256 bytes under other names: every piece is near an edge.
 */
#define ARENA_CHUNK_MIN ((size_t)64)
#define ARENA_CHUNK_MAX ((size_t)256)
#define arena_alloc tiny_alloc
#define arena_text tiny_text
#define arena_format tiny_format
#define arena_reset tiny_reset
#define arena_free tiny_free
#include "../../src/base/arena.c"

#include "base/rng.h"
#include "expect.h"

enum { ROUNDS = 20, PIECES = 400, SIZE_LIMIT = 300 };

struct piece {
    unsigned char *bytes;
    size_t size;
    unsigned char mark;
};

static void expect_marks(const struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < pieces[i].size; k++)
            expect_int(pieces[i].bytes[k], pieces[i].mark);
    }
}

static void test_random_pieces_never_overlap(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct rng rng = rng_start(7, 0);
    struct piece pieces[PIECES];
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < PIECES; i++) {
            size_t size = rng_below(&rng, SIZE_LIMIT);
            bool as_text = rng_below(&rng, 2);
            unsigned char *bytes = as_text
                                       ? (unsigned char *)arena_format(&arena, "%*s", (int)size, "")
                                       : arena_alloc(&arena, size);
            for (size_t k = 0; k < size; k++)
                expect_int(bytes[k], as_text ? ' ' : 0);
            pieces[i] = (struct piece){bytes, size, (unsigned char)(i % 255 + 1)};
            memset(bytes, pieces[i].mark, size);
        }
        expect_marks(pieces, PIECES);
        arena_reset(&arena);
    }
    arena_free(&arena);
    expect_int(arena.total, 0);
}

const struct test_case tests_arena_tiny[] = {TEST(test_random_pieces_never_overlap), {0}};
