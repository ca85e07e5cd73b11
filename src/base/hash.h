/* hash: BLAKE2b-256 (libsodium), for the journal's chain and state digests, and a short one for
 * derived ids. */
#ifndef VOLNA_BASE_HASH_H
#define VOLNA_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { HASH_SIZE = 32, HASH_HEX_SIZE = 2 * HASH_SIZE + 1 };

struct hash {
    unsigned char bytes[HASH_SIZE];
};

struct hash_stream {
    _Alignas(64) unsigned char opaque[384]; /* crypto_generichash_state */
};

void hash_begin(struct hash_stream *stream);
void hash_add(struct hash_stream *stream, const void *bytes, size_t length);
/* The length goes first, so that "ab","c" differs from "a","bc". */
void hash_add_text(struct hash_stream *stream, const char *text);
/* 8 bytes, little-endian, on any machine. */
void hash_add_int(struct hash_stream *stream, int64_t value);
struct hash hash_end(struct hash_stream *stream);

struct hash hash_bytes(const void *bytes, size_t length);
/* SipHash-2-4 (libsodium) under the first 16 bytes of `key`: tells a great many short texts apart,
 * several times quicker than the long one. */
struct hash_short {
    unsigned char bytes[8];
};
struct hash_short hash_short(const struct hash *key, const void *bytes, size_t length);

void hash_hex(const struct hash *hash, char out[HASH_HEX_SIZE]);

#endif
