/* The arena, once as it ships and once compiled with tiny chunks, so that small inputs meet every
 * edge. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "expect.h"

static bool is_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i])
            return false;
    }
    return true;
}

static void test_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t size = 0; size < 300; size++) {
        arena_text(&arena, "x", 1); /* puts the next piece on an odd address */
        unsigned char *piece = arena_alloc(&arena, size);
        expect_int((uintptr_t)piece % _Alignof(max_align_t), 0);
        expect_true(is_zero(piece, size));
        memset(piece, 0xAA, size);
    }
    arena_free(&arena);
}

static void test_pieces_keep_their_bytes(void **state)
{
    (void)state;
    enum { PIECES = 2000 };
    struct arena arena = {0};
    unsigned char **pieces = mem_zalloc(PIECES, sizeof *pieces);
    for (size_t i = 0; i < PIECES; i++) {
        pieces[i] = arena_alloc(&arena, i % 97 + 1);
        memset(pieces[i], (int)(i % 251), i % 97 + 1);
    }
    for (size_t i = 0; i < PIECES; i++) {
        expect_int(pieces[i][0], i % 251);
        expect_int(pieces[i][i % 97], i % 251);
    }
    free(pieces);
    arena_free(&arena);
}

static void test_reset_clears_what_is_reused(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 50; i++) {
            unsigned char *piece = arena_alloc(&arena, 333);
            expect_true(is_zero(piece, 333));
            memset(piece, 0xFF, 333);
            arena_text(&arena, "текст", strlen("текст"));
        }
        size_t before = arena.total;
        arena_reset(&arena);
        expect_true(arena.total <= before);
    }
    arena_free(&arena);
    expect_int(arena.total, 0);
    expect_true(arena.chunk == NULL);
}

static void test_reset_of_nothing(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_reset(&arena);
    arena_free(&arena);
    expect_int(arena.total, 0);
}

static void test_large_piece_leaves_the_chunk_in_use(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *first = arena_text(&arena, "a", 1);
    unsigned char *large = arena_alloc(&arena, (size_t)8 << 20);
    char *second = arena_text(&arena, "b", 1);
    expect_true(is_zero(large, (size_t)8 << 20));
    expect_int(second - first, 2);
    arena_free(&arena);
}

static void test_a_large_file_wastes_less_than_it_takes(void **state)
{
    (void)state;
    struct arena arena = {0};
    const size_t wanted = (size_t)20 << 20;
    for (size_t got = 0; got < wanted; got += 64)
        arena_alloc(&arena, 64);
    expect_true(arena.total < 2 * wanted);
    arena_free(&arena);
}

static void test_text_and_format(void **state)
{
    (void)state;
    struct arena arena = {0};
    expect_text(arena_text(&arena, "Волна и берег", strlen("Волна")), "Волна");
    expect_text(arena_text(&arena, NULL, 0), "");
    expect_text(arena_format(&arena, "%s, раунд %d", "Томь", 2), "Томь, раунд 2");
    expect_text(arena_format(&arena, "%s", ""), "");
    char *long_text = arena_format(&arena, "%0100000d", 7);
    expect_int(strlen(long_text), 100000);
    expect_text(long_text + 99998, "07");
    arena_free(&arena);
}

const struct test_case tests_arena[] = {
    TEST(test_zeroed_and_aligned),
    TEST(test_pieces_keep_their_bytes),
    TEST(test_reset_clears_what_is_reused),
    TEST(test_reset_of_nothing),
    TEST(test_large_piece_leaves_the_chunk_in_use),
    TEST(test_a_large_file_wastes_less_than_it_takes),
    TEST(test_text_and_format),
    {0},
};
