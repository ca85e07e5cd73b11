/* The expectations themselves: each must be able to fail, and must say how. A failing one is run in
 * a child process. */
#include "expect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"

static void fails_true(void **state)
{
    (void)state;
    int one = 1;
    expect_true(one == 2);
}

static void fails_false(void **state)
{
    (void)state;
    int one = 1;
    expect_false(one == 1);
}

static void fails_int(void **state)
{
    (void)state;
    expect_int(-7, 1618);
}

static void fails_text(void **state)
{
    (void)state;
    expect_text("Томь", "Кия");
}

static void fails_null(void **state)
{
    (void)state;
    expect_text(NULL, "Кия");
}

static void fails_lines(void **state)
{
    (void)state;
    expect_text("один\nдва\nтри\n", "один\nдве\nтри\n");
}

static void fails_contains(void **state)
{
    (void)state;
    expect_contains("Новокузнецк", "Юрга");
}

static void fails_mem(void **state)
{
    (void)state;
    expect_mem("abcd", "abXd", 4);
}

static void fails_golden(void **state)
{
    (void)state;
    unsetenv("UPDATE_GOLDEN");
    expect_golden("base/there-is-no-such-file", "текст");
}

static void fails_golden_text(void **state)
{
    (void)state;
    unsetenv("UPDATE_GOLDEN");
    expect_golden("base/three-rivers", "Томь\nИня\nМрассу\n");
}

static void fails_ok(void **state)
{
    (void)state;
    struct err err = {0};
    expect_ok(err_set(&err, "диск полон"), &err);
}

static void fails_err_for_success(void **state)
{
    (void)state;
    struct err err = {0};
    expect_err(true, &err, "диск");
}

static void fails_err_for_other_words(void **state)
{
    (void)state;
    struct err err = {0};
    expect_err(err_set(&err, "диск полон"), &err, "нет прав");
}

static const struct {
    struct test_case test;
    const char *said[2];
} failures[] = {
    {TEST(fails_true), {"one == 2", "expect.c"}},
    {TEST(fails_false), {"one == 1", "expect.c"}},
    {TEST(fails_int), {"is       -7\n", "expected 1618\n"}},
    {TEST(fails_text), {"is       \"Томь\"", "expected \"Кия\""}},
    {TEST(fails_null), {"is       NULL", "expected \"Кия\""}},
    {TEST(fails_lines), {"   2 - две", "     + два"}},
    {TEST(fails_contains), {"\"Новокузнецк\"", "lacks   \"Юрга\""}},
    {TEST(fails_mem), {"byte 2 of 4", "0x63, expected 0x58"}},
    {TEST(fails_golden), {"there-is-no-such-file.txt is missing", "UPDATE_GOLDEN=1"}},
    {TEST(fails_golden_text), {"   2 - Кия", "     + Иня"}},
    {TEST(fails_ok), {"failed: диск полон", "expect.c"}},
    {TEST(fails_err_for_success), {"succeeded", "\"диск\""}},
    {TEST(fails_err_for_other_words), {"\"диск полон\"", "lacks   \"нет прав\""}},
};

/* Runs one test as a program of its own would; returns how many failed and what was printed. */
static int run_alone(const struct test_case *test, char *out, size_t size)
{
    int ends[2];
    expect_int(pipe(ends), 0);
    fflush(stdout);
    fflush(stderr);
    pid_t child = fork();
    expect_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        const struct CMUnitTest tests[] = {{.name = test->name, .test_func = test->run}};
        int failed = _cmocka_run_group_tests("alone", tests, 1, NULL, NULL);
        fflush(stdout);
        fflush(stderr);
        _exit(failed);
    }
    close(ends[1]);
    size_t length = 0;
    ssize_t got;
    while (length + 1 < size && (got = read(ends[0], out + length, size - length - 1)) > 0)
        length += (size_t)got;
    out[length] = '\0';
    close(ends[0]);
    int status = 0;
    expect_int(waitpid(child, &status, 0), child);
    expect_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_every_expectation_can_fail(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        char out[8192];
        expect_int(run_alone(&failures[i].test, out, sizeof out), 1);
        expect_contains(out, failures[i].said[0]);
        expect_contains(out, failures[i].said[1]);
    }
}

static void test_every_expectation_can_pass(void **state)
{
    (void)state;
    struct err err = {0};
    expect_true(1 + 1 == 2);
    expect_false(1 + 1 == 3);
    expect_int(INT64_MIN, INT64_MIN);
    expect_text(NULL, NULL);
    expect_text("Томь\nКия", "Томь\nКия");
    expect_contains("Новокузнецк", "кузнецк");
    expect_mem("abc", "abd", 2);
    expect_golden("base/three-rivers", "Томь\nКия\nМрассу\n");
    expect_ok(true, &err);
    expect_err(err_set(&err, "диск полон"), &err, "полон");
}

const struct test_case tests_expect[] = {
    TEST(test_every_expectation_can_fail),
    TEST(test_every_expectation_can_pass),
    {0},
};
