/* expect: what a test says. cmocka underneath, with decimal numbers, texts that may be NULL and
 * line diffs.
 *
 * A test file tests/LAYER/NAME.c holds `static void test_WHAT(void **state)` functions and one
 * table
 *
 *     const struct test_case tests_NAME[] = {TEST(test_what), TEST(test_other), {0}};
 *
 * which the build finds by its name. A failed expectation ends its test. Programs run from the top
 * folder of the sources; `build/debug/tests/LAYER PATTERN` runs the tests whose "NAME.test_WHAT"
 * matches the shell pattern.
 */
#ifndef VOLNA_TESTS_EXPECT_H
#define VOLNA_TESTS_EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct test_case {
    const char *name;
    void (*run)(void **state);
};

struct test_table {
    const char *name;
    const struct test_case *cases; /* ends with {0} */
};

extern const struct test_table test_tables[]; /* generated; ends with {0} */

#define TEST(function)                                                                             \
    {                                                                                              \
#function, function                                                                        \
    }

#define expect_true(condition) expect_true_at((condition), #condition, __FILE__, __LINE__)
#define expect_false(condition)                                                                    \
    expect_true_at(!(condition), "!(" #condition ")", __FILE__, __LINE__)
#define expect_int(actual, expected)                                                               \
    expect_int_at((int64_t)(actual), (int64_t)(expected), #actual, __FILE__, __LINE__)
#define expect_text(actual, expected)                                                              \
    expect_text_at((actual), (expected), #actual, __FILE__, __LINE__)
#define expect_contains(text, part) expect_contains_at((text), (part), #text, __FILE__, __LINE__)
#define expect_mem(actual, expected, size)                                                         \
    expect_mem_at((actual), (expected), (size), #actual, __FILE__, __LINE__)

/* Compares with tests/golden/NAME.txt (NAME may hold slashes); UPDATE_GOLDEN=1 in the environment
 * rewrites the file. */
#define expect_golden(name, text) expect_golden_at((name), (text), __FILE__, __LINE__)

/* For functions that return bool and fill a struct err: expect_ok(store_open(…, &err), &err), and
 * expect_err(store_open(…, &err), &err, "part of the message"). */
#define expect_ok(result, err) expect_ok_at((result), (err), #result, __FILE__, __LINE__)
#define expect_err(result, err, part)                                                              \
    expect_err_at((result), (err), (part), #result, __FILE__, __LINE__)

/* Ends the test as skipped, said in the summary: for what this machine lacks. */
#define expect_skip(why) expect_skip_at((why), __FILE__, __LINE__)

struct err;
void expect_true_at(bool condition, const char *what, const char *file, int line);
void expect_int_at(int64_t actual, int64_t expected, const char *what, const char *file, int line);
void expect_text_at(const char *actual, const char *expected, const char *what, const char *file,
                    int line);
void expect_contains_at(const char *text, const char *part, const char *what, const char *file,
                        int line);
void expect_mem_at(const void *actual, const void *expected, size_t size, const char *what,
                   const char *file, int line);
void expect_golden_at(const char *name, const char *text, const char *file, int line);
void expect_ok_at(bool result, const struct err *err, const char *what, const char *file, int line);
void expect_err_at(bool result, const struct err *err, const char *part, const char *what,
                   const char *file, int line);
void expect_skip_at(const char *why, const char *file, int line);

#endif
