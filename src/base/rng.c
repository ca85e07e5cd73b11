#include "base/rng.h"

#include <assert.h>
#include <sodium/crypto_stream_chacha20.h>

enum { BLOCK_BYTES = 64, DRAWS_A_BLOCK = BLOCK_BYTES / 8 };

static void store_word(unsigned char out[8], uint64_t word)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)(word >> (8 * i));
}

static uint64_t load_word(const unsigned char in[8])
{
    uint64_t word = 0;
    for (int i = 0; i < 8; i++)
        word |= (uint64_t)in[i] << (8 * i);
    return word;
}

struct rng rng_start(uint64_t seed, uint64_t stream)
{
    return (struct rng){.seed = seed, .stream = stream};
}

/* Draw n is word n of the ChaCha20 key stream, so the whole state is three numbers that a journal
 * can keep. The block is made anew each time: a quiz draws a few dozen numbers an evening. */
uint64_t rng_next(struct rng *rng)
{
    unsigned char key[crypto_stream_chacha20_KEYBYTES] = {0};
    unsigned char nonce[crypto_stream_chacha20_NONCEBYTES];
    unsigned char block[BLOCK_BYTES] = {0};
    store_word(key, rng->seed);
    store_word(nonce, rng->stream);
    crypto_stream_chacha20_xor_ic(block, block, sizeof block, nonce, rng->drawn / DRAWS_A_BLOCK,
                                  key);
    uint64_t word = load_word(block + rng->drawn % DRAWS_A_BLOCK * 8);
    rng->drawn++;
    return word;
}

uint32_t rng_below(struct rng *rng, uint32_t bound)
{
    assert(bound >= 1);
    /* Words past the last full multiple of the bound would favour small numbers: drawn again. */
    uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    uint64_t word;
    do
        word = rng_next(rng);
    while (word >= limit);
    return (uint32_t)(word % bound);
}

void rng_shuffle(struct rng *rng, uint8_t *items, size_t count)
{
    assert(count <= UINT32_MAX);
    for (size_t left = count; left > 1; left--) {
        size_t other = rng_below(rng, (uint32_t)left);
        uint8_t item = items[left - 1];
        items[left - 1] = items[other];
        items[other] = item;
    }
}
