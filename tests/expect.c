/* The expectations and the main function of every test program. See expect.h. */
#include "expect.h"

#include <errno.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"

enum { TESTS_MAX = 4096, NAME_MAX_BYTES = 160, DIFF_CONTEXT = 2, DIFF_LINES_MAX = 40 };

static int skipped;

void expect_true_at(bool condition, const char *what, const char *file, int line)
{
    if (condition)
        return;
    print_error("expected: %s\n", what);
    _fail(file, line);
}

void expect_int_at(int64_t actual, int64_t expected, const char *what, const char *file, int line)
{
    if (actual == expected)
        return;
    print_error("%s\n  is       %" PRId64 "\n  expected %" PRId64 "\n", what, actual, expected);
    _fail(file, line);
}

/* Length of the line at `text`, its newline not included. */
static int line_length(const char *text)
{
    return (int)strcspn(text, "\n");
}

static const char *line_after(const char *text)
{
    text += line_length(text);
    return *text == '\n' ? text + 1 : text;
}

static bool line_equal(const char *a, const char *b)
{
    int length = line_length(a);
    return length == line_length(b) && memcmp(a, b, (size_t)length) == 0;
}

/* Prints the lines that differ, pairwise: enough for screens, where lines keep their places. */
static void print_line_diff(const char *actual, const char *expected)
{
    int printed = 0;
    for (int line = 1; *actual || *expected; line++) {
        if (!line_equal(actual, expected) && printed++ < DIFF_LINES_MAX) {
            print_error("  %4d - %.*s\n", line, line_length(expected), expected);
            print_error("       + %.*s\n", line_length(actual), actual);
        }
        actual = line_after(actual);
        expected = line_after(expected);
    }
    if (printed == 0)
        print_error("  only the newline at the end differs\n");
    if (printed > DIFF_LINES_MAX)
        print_error("  … and %d more lines\n", printed - DIFF_LINES_MAX);
}

void expect_text_at(const char *actual, const char *expected, const char *what, const char *file,
                    int line)
{
    if (actual == expected || (actual && expected && strcmp(actual, expected) == 0))
        return;
    if (actual && expected && (strchr(actual, '\n') || strchr(expected, '\n'))) {
        print_error("%s differs (- expected, + is)\n", what);
        print_line_diff(actual, expected);
    } else {
        print_error("%s\n  is       %s%s%s\n  expected %s%s%s\n", what, actual ? "\"" : "",
                    actual ? actual : "NULL", actual ? "\"" : "", expected ? "\"" : "",
                    expected ? expected : "NULL", expected ? "\"" : "");
    }
    _fail(file, line);
}

void expect_contains_at(const char *text, const char *part, const char *what, const char *file,
                        int line)
{
    if (text && strstr(text, part))
        return;
    print_error("%s\n  is      \"%s\"\n  lacks   \"%s\"\n", what, text ? text : "NULL", part);
    _fail(file, line);
}

void expect_mem_at(const void *actual, const void *expected, size_t size, const char *what,
                   const char *file, int line)
{
    const unsigned char *a = actual;
    const unsigned char *b = expected;
    size_t at = 0;
    while (at < size && a[at] == b[at])
        at++;
    if (at == size)
        return;
    print_error("%s: byte %zu of %zu is 0x%02x, expected 0x%02x\n", what, at, size, a[at], b[at]);
    _fail(file, line);
}

/* The whole file as text, or NULL when there is none. The caller frees. */
static char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t length = 0;
    size_t capacity = 1 << 16;
    char *text = mem_alloc(capacity);
    size_t got;
    while ((got = fread(text + length, 1, capacity - length - 1, file)) > 0) {
        length += got;
        if (capacity - length < 2)
            text = mem_realloc(text, capacity *= 2);
    }
    text[length] = '\0';
    fclose(file);
    return text;
}

/* Makes the folders on the way to `path`. */
static void make_folders(const char *path)
{
    char folder[512];
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        mkdir(folder, 0777);
    }
}

static bool write_text(const char *path, const char *text)
{
    make_folders(path);
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    bool written = fputs(text, file) >= 0;
    return fclose(file) == 0 && written;
}

void expect_golden_at(const char *name, const char *text, const char *file, int line)
{
    char path[512];
    snprintf(path, sizeof path, "tests/golden/%s.txt", name);
    const char *update = getenv("UPDATE_GOLDEN");
    if (update && *update && strcmp(update, "0") != 0) {
        if (!write_text(path, text)) {
            print_error("cannot write %s: %s\n", path, strerror(errno));
            _fail(file, line);
        }
        return;
    }
    char *expected = read_text(path);
    if (expected && strcmp(text, expected) == 0) {
        free(expected);
        return;
    }
    if (!expected) {
        print_error("%s is missing; UPDATE_GOLDEN=1 writes it\n", path);
    } else {
        print_error("%s differs (- the file, + is; UPDATE_GOLDEN=1 accepts)\n", path);
        print_line_diff(text, expected);
    }
    free(expected);
    _fail(file, line);
}

void expect_ok_at(bool result, const struct err *err, const char *what, const char *file, int line)
{
    if (result && !err->set)
        return;
    print_error("%s\n  failed: %s\n", what, err->set ? err->text : "(and said nothing)");
    _fail(file, line);
}

void expect_err_at(bool result, const struct err *err, const char *part, const char *what,
                   const char *file, int line)
{
    if (result || !err->set) {
        print_error("%s\n  succeeded, expected a failure that says \"%s\"\n", what, part);
        _fail(file, line);
    }
    expect_contains_at(err->text, part, "the error", file, line);
}

void expect_skip_at(const char *why, const char *file, int line)
{
    printf("skipped: %s\n", why);
    skipped++;
    _skip(file, line);
}

/* All tests whose full name matches the pattern. Names live in `names`. */
static size_t collect(const char *pattern, struct CMUnitTest *tests, char (*names)[NAME_MAX_BYTES])
{
    size_t count = 0;
    for (const struct test_table *table = test_tables; table->name; table++) {
        for (const struct test_case *c = table->cases; c->name && count < TESTS_MAX; c++) {
            snprintf(names[count], NAME_MAX_BYTES, "%s.%s", table->name, c->name);
            if (pattern && fnmatch(pattern, names[count], 0) != 0)
                continue;
            tests[count] = (struct CMUnitTest){.name = names[count], .test_func = c->run};
            count++;
        }
    }
    return count;
}

int main(int argc, char **argv)
{
    static struct CMUnitTest tests[TESTS_MAX];
    static char names[TESTS_MAX][NAME_MAX_BYTES];
    setvbuf(stdout, NULL, _IOLBF, 0);
    size_t count = collect(argc > 1 ? argv[1] : NULL, tests, names);
    int failed = count ? _cmocka_run_group_tests(argv[0], tests, count, NULL, NULL) : 0;
    fflush(stderr);
    if (skipped)
        printf("%d skipped\n", skipped);
    printf("%d passed, %d failed\n", (int)count - failed - skipped, failed);
    return failed ? 1 : 0;
}
