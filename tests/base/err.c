#include "base/err.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "expect.h"

static void test_first_cause_wins(void **state)
{
    (void)state;
    struct err err = {0};
    expect_false(err_set(&err, "файл %s не найден", "a.yaml"));
    expect_true(err.set);
    expect_text(err.text, "файл a.yaml не найден");
    expect_false(err_set(&err, "другое"));
    expect_text(err.text, "файл a.yaml не найден");
}

static void test_null_is_allowed(void **state)
{
    (void)state;
    expect_false(err_set(NULL, "никому"));
}

static void test_a_long_text_is_cut_between_characters(void **state)
{
    (void)state;
    char name[4 * ERR_TEXT_MAX];
    for (int shift = 0; shift < 4; shift++) {
        struct err err = {0};
        size_t length = 0;
        while (length + 3 < sizeof name)
            length += text_encode(length % 2 ? 0x416 : 0x2192, name + length);
        name[length] = '\0';
        err_set(&err, "%.*s%s", shift, "xyz", name);
        expect_true(strlen(err.text) < ERR_TEXT_MAX && strlen(err.text) > ERR_TEXT_MAX - 4);
        expect_true(text_is_valid(err.text, strlen(err.text)));
    }
}

static void restore_terminal(void)
{
    if (write(STDOUT_FILENO, "restored;", 9) != 9)
        _exit(3);
}

/* Runs `run` in a child and returns its exit status; what it wrote to both outputs is in out[size].
 */
static int run_child(void (*run)(void), char *out, size_t size)
{
    int ends[2];
    expect_int(pipe(ends), 0);
    pid_t child = fork();
    expect_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        run();
        _exit(0);
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

static void run_out_of_memory(void)
{
    err_set_terminal_restorer(restore_terminal);
    err_out_of_memory();
}

static void run_out_of_memory_without_terminal(void)
{
    err_set_terminal_restorer(NULL);
    err_out_of_memory();
}

static void test_out_of_memory_restores_and_says_so(void **state)
{
    (void)state;
    char out[1024];
    expect_int(run_child(run_out_of_memory, out, sizeof out), 1);
    expect_int(strncmp(out, "restored;", 9), 0);
    expect_contains(out, "памяти");
    expect_contains(out, "out of memory");
    expect_int(run_child(run_out_of_memory_without_terminal, out, sizeof out), 1);
    expect_contains(out, "out of memory");
}

static void test_nothing_is_something(void **state)
{
    (void)state;
    void *none = mem_alloc(0);
    expect_true(none != NULL);
    none = mem_realloc(none, 0);
    expect_true(none != NULL);
    free(none);
    unsigned char *zeros = mem_zalloc(3, 5);
    expect_mem(zeros, (unsigned char[15]){0}, 15);
    free(zeros);
}

const struct test_case tests_err[] = {
    TEST(test_first_cause_wins),
    TEST(test_null_is_allowed),
    TEST(test_a_long_text_is_cut_between_characters),
    TEST(test_out_of_memory_restores_and_says_so),
    TEST(test_nothing_is_something),
    {0},
};
