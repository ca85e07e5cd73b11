#include "base/buf.h"

#include <string.h>

#include "expect.h"

static void test_empty(void **state)
{
    (void)state;
    struct buf buf = {0};
    expect_text(buf_string(&buf), "");
    buf_clear(&buf);
    expect_text(buf_string(&buf), "");
    buf_add(&buf, NULL, 0);
    expect_text(buf.data, "");
    buf_free(&buf);
    expect_true(buf.data == NULL);
}

static void test_appends_in_order(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_text(&buf, "Томь");
    buf_char(&buf, ' ');
    buf_format(&buf, "%d:%02d", 7, 5);
    buf_add(&buf, "\0x", 2);
    expect_int(buf.length, strlen("Томь 7:05") + 2);
    expect_mem(buf.data, "Томь 7:05\0x", buf.length + 1);
    buf_free(&buf);
}

static void test_grows(void **state)
{
    (void)state;
    struct buf buf = {0};
    for (int i = 0; i < 10000; i++)
        buf_format(&buf, "%04d", i);
    expect_int(buf.length, 40000);
    expect_mem(buf.data + 4 * 4321, "4321", 4);
    size_t capacity = buf.capacity;
    buf_clear(&buf);
    expect_text(buf_string(&buf), "");
    expect_int(buf.capacity, capacity);
    buf_format(&buf, "%0*d", 1000, 1);
    expect_int(buf.length, 1000);
    buf_free(&buf);
}

/* Every length around a power of two leaves room for the NUL. */
static void test_edges_of_capacity(void **state)
{
    (void)state;
    for (int length = 0; length < 300; length++) {
        struct buf buf = {0};
        buf_format(&buf, "%*s", length, "");
        buf_char(&buf, '!');
        expect_int(strlen(buf.data), length + 1);
        buf_free(&buf);
    }
}

const struct test_case tests_buf[] = {
    TEST(test_empty),
    TEST(test_appends_in_order),
    TEST(test_grows),
    TEST(test_edges_of_capacity),
    {0},
};
