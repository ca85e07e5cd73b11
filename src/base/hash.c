#include "base/hash.h"

#include <sodium/crypto_generichash.h>
#include <sodium/crypto_shorthash.h>
#include <string.h>

_Static_assert(sizeof(crypto_generichash_state) <= sizeof((struct hash_stream *)0)->opaque,
               "room for libsodium's state");
_Static_assert(sizeof((struct hash_short *)0)->bytes == crypto_shorthash_BYTES &&
                   HASH_SIZE >= crypto_shorthash_KEYBYTES,
               "room for the short hash and its key");

static crypto_generichash_state *state_of(struct hash_stream *stream)
{
    return (crypto_generichash_state *)(void *)stream->opaque;
}

/* The integer's bytes from the lowest up, whatever the machine. */
static void store_int(unsigned char out[8], uint64_t value)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

void hash_begin(struct hash_stream *stream)
{
    crypto_generichash_init(state_of(stream), NULL, 0, HASH_SIZE);
}

void hash_add(struct hash_stream *stream, const void *bytes, size_t length)
{
    crypto_generichash_update(state_of(stream), bytes, length);
}

void hash_add_int(struct hash_stream *stream, int64_t value)
{
    unsigned char bytes[8];
    store_int(bytes, (uint64_t)value);
    hash_add(stream, bytes, sizeof bytes);
}

void hash_add_text(struct hash_stream *stream, const char *text)
{
    size_t length = strlen(text);
    hash_add_int(stream, (int64_t)length);
    hash_add(stream, text, length);
}

struct hash hash_end(struct hash_stream *stream)
{
    struct hash hash;
    crypto_generichash_final(state_of(stream), hash.bytes, sizeof hash.bytes);
    return hash;
}

struct hash hash_bytes(const void *bytes, size_t length)
{
    struct hash hash;
    crypto_generichash(hash.bytes, sizeof hash.bytes, bytes, length, NULL, 0);
    return hash;
}

struct hash_short hash_short(const struct hash *key, const void *bytes, size_t length)
{
    struct hash_short hash;
    crypto_shorthash(hash.bytes, bytes, length, key->bytes);
    return hash;
}

void hash_hex(const struct hash *hash, char out[HASH_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < HASH_SIZE; i++) {
        out[2 * i] = digits[hash->bytes[i] >> 4];
        out[2 * i + 1] = digits[hash->bytes[i] & 15];
    }
    out[HASH_HEX_SIZE - 1] = '\0';
}
