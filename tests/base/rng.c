#include "base/rng.h"

#include <string.h>

#include "expect.h"

/* The first words of ChaCha20 with a zero key and nonce, as published
 * (draft-agl-tls-chacha20poly1305, section 7). */
static void test_published_key_stream(void **state)
{
    (void)state;
    struct rng rng = rng_start(0, 0);
    expect_true(rng_next(&rng) == UINT64_C(0x903df1a0ade0b876));
    expect_true(rng_next(&rng) == UINT64_C(0x28bd8653e56a5d40));
}

/* Draws of old sessions must not change: these are fixed for good. */
static void test_fixed_draws(void **state)
{
    (void)state;
    static const uint32_t expected[12] = {53, 37, 81, 77, 28, 1, 22, 1, 8, 10, 45, 32};
    struct rng rng = rng_start(1618, 3);
    for (size_t i = 0; i < 12; i++)
        expect_int(rng_below(&rng, 100), expected[i]);
    uint8_t items[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    static const uint8_t shuffled[10] = {5, 1, 2, 6, 0, 7, 9, 8, 3, 4};
    rng = rng_start(1618, 4);
    rng_shuffle(&rng, items, 10);
    expect_mem(items, shuffled, 10);
}

/* The three numbers are the whole state: a copy goes on where the first stopped. */
static void test_continues_from_its_numbers(void **state)
{
    (void)state;
    struct rng rng = rng_start(42, 1);
    for (int i = 0; i < 100; i++) {
        struct rng copy = {.seed = rng.seed, .stream = rng.stream, .drawn = rng.drawn};
        expect_true(rng_next(&copy) == rng_next(&rng));
    }
    expect_int(rng.drawn, 100);
}

static void test_seeds_and_streams_differ(void **state)
{
    (void)state;
    struct rng a = rng_start(1, 0);
    struct rng b = rng_start(2, 0);
    struct rng c = rng_start(1, 1);
    uint64_t first = rng_next(&a);
    expect_true(first != rng_next(&b));
    expect_true(first != rng_next(&c));
}

static void test_below_is_even_enough(void **state)
{
    (void)state;
    enum { BOUND = 6, DRAWS_A_FACE = 2000 };
    int counts[BOUND] = {0};
    struct rng rng = rng_start(5, 5);
    for (int i = 0; i < BOUND * DRAWS_A_FACE; i++)
        counts[rng_below(&rng, BOUND)]++;
    for (int face = 0; face < BOUND; face++)
        expect_true(counts[face] > DRAWS_A_FACE * 9 / 10 && counts[face] < DRAWS_A_FACE * 11 / 10);
}

static void test_below_edges(void **state)
{
    (void)state;
    struct rng rng = rng_start(9, 9);
    for (int i = 0; i < 100; i++) {
        expect_int(rng_below(&rng, 1), 0);
        expect_true(rng_below(&rng, UINT32_MAX) < UINT32_MAX);
    }
}

static void test_shuffle_keeps_every_item(void **state)
{
    (void)state;
    struct rng rng = rng_start(11, 0);
    for (size_t count = 0; count <= 40; count++) {
        uint8_t items[40];
        bool seen[40] = {false};
        for (size_t i = 0; i < count; i++)
            items[i] = (uint8_t)i;
        rng_shuffle(&rng, items, count);
        for (size_t i = 0; i < count; i++) {
            expect_false(seen[items[i]]);
            seen[items[i]] = true;
        }
    }
}

/* Each of the six orders of three things comes about as often. */
static void test_shuffle_is_fair(void **state)
{
    (void)state;
    enum { ORDERS = 6, TIMES = 1500 };
    int counts[27] = {0};
    struct rng rng = rng_start(12, 0);
    for (int i = 0; i < ORDERS * TIMES; i++) {
        uint8_t items[3] = {0, 1, 2};
        rng_shuffle(&rng, items, 3);
        counts[items[0] * 9 + items[1] * 3 + items[2]]++;
    }
    int orders = 0;
    for (int i = 0; i < 27; i++) {
        orders += counts[i] > 0;
        expect_true(counts[i] == 0 ||
                    (counts[i] > TIMES * 85 / 100 && counts[i] < TIMES * 115 / 100));
    }
    expect_int(orders, ORDERS);
}

const struct test_case tests_rng[] = {
    TEST(test_published_key_stream),
    TEST(test_fixed_draws),
    TEST(test_continues_from_its_numbers),
    TEST(test_seeds_and_streams_differ),
    TEST(test_below_is_even_enough),
    TEST(test_below_edges),
    TEST(test_shuffle_keeps_every_item),
    TEST(test_shuffle_is_fair),
    {0},
};
