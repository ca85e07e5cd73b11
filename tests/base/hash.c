/* Expected values: BLAKE2b with a 32-byte digest by an implementation of its own (Python's
 * hashlib). */
#include "base/hash.h"

#include <string.h>

#include "expect.h"

static void expect_hex(struct hash hash, const char *expected)
{
    char hex[HASH_HEX_SIZE];
    hash_hex(&hash, hex);
    expect_text(hex, expected);
}

static void test_known_digests(void **state)
{
    (void)state;
    char many[1000];
    memset(many, 'a', sizeof many);
    expect_hex(hash_bytes("", 0),
               "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    expect_hex(hash_bytes("abc", 3),
               "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    expect_hex(hash_bytes("Волна", strlen("Волна")),
               "00795f6b816d42b5b909ac3a5bd9cc375f55470a391bf4895e18b1d3ed2c6bab");
    expect_hex(hash_bytes(many, sizeof many),
               "e00b0ddbf1e2cdaf5c898e1a5e8826ea3a2c339bcf2a478da2e5fca9ff126672");
}

static void test_stream_equals_whole(void **state)
{
    (void)state;
    char many[1000];
    memset(many, 'a', sizeof many);
    for (size_t step = 1; step < 300; step += 37) {
        struct hash_stream stream;
        hash_begin(&stream);
        for (size_t at = 0; at < sizeof many; at += step)
            hash_add(&stream, many + at, step < sizeof many - at ? step : sizeof many - at);
        struct hash whole = hash_bytes(many, sizeof many);
        struct hash parts = hash_end(&stream);
        expect_mem(parts.bytes, whole.bytes, HASH_SIZE);
    }
}

static void test_texts_and_ints_have_one_form(void **state)
{
    (void)state;
    struct hash_stream stream;
    hash_begin(&stream);
    hash_add_text(&stream, "ab");
    hash_add_text(&stream, "c");
    hash_add_int(&stream, -2);
    expect_hex(hash_end(&stream),
               "d5a1cee23090a2c8d0f06f7ae2a92fa8218f2b8bb66c8fb890bc45ff316f8c3f");
}

static void test_text_borders_count(void **state)
{
    (void)state;
    struct hash_stream a;
    struct hash_stream b;
    hash_begin(&a);
    hash_begin(&b);
    hash_add_text(&a, "ab");
    hash_add_text(&a, "c");
    hash_add_text(&b, "a");
    hash_add_text(&b, "bc");
    struct hash first = hash_end(&a);
    struct hash second = hash_end(&b);
    expect_true(memcmp(first.bytes, second.bytes, HASH_SIZE) != 0);
}

/* The vectors of SipHash's authors: key 00 01 … 0f, messages 00 01 … of growing length. */
static void test_short_digests(void **state)
{
    (void)state;
    static const struct {
        size_t length;
        unsigned char expected[8];
    } cases[] = {
        {0, {0x31, 0x0e, 0x0e, 0xdd, 0x47, 0xdb, 0x6f, 0x72}},
        {1, {0xfd, 0x67, 0xdc, 0x93, 0xc5, 0x39, 0xf8, 0x74}},
        {15, {0xe5, 0x45, 0xbe, 0x49, 0x61, 0xca, 0x29, 0xa1}},
    };
    struct hash key;
    for (size_t i = 0; i < HASH_SIZE; i++)
        key.bytes[i] = (unsigned char)i;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hash_short hash = hash_short(&key, key.bytes, cases[i].length);
        expect_mem(hash.bytes, cases[i].expected, sizeof hash.bytes);
    }
}

const struct test_case tests_hash[] = {
    TEST(test_known_digests),
    TEST(test_stream_equals_whole),
    TEST(test_texts_and_ints_have_one_form),
    TEST(test_text_borders_count),
    TEST(test_short_digests),
    {0},
};
