/* rng: draws that can be repeated. A 64-bit seed and a stream number give the same draws on every
 * machine (ChaCha20 of libsodium); the seed itself is input, journalled by whoever starts a
 * session. */
#ifndef VOLNA_BASE_RNG_H
#define VOLNA_BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct rng {
    uint64_t seed, stream, drawn;
};

struct rng rng_start(uint64_t seed, uint64_t stream);
uint64_t rng_next(struct rng *rng);
uint32_t rng_below(struct rng *rng, uint32_t bound); /* uniform in 0..bound-1; bound ≥ 1 */
void rng_shuffle(struct rng *rng, uint8_t *items, size_t count);

#endif
