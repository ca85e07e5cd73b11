/* Files made to hurt: refused soon, with a place, in bounded time and memory. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "content/content.h"
#include "expect.h"

struct result {
    bool loaded;
    char first[256]; /* "line:column: text" */
    size_t errors;
    double seconds;
};

static struct result parse(const struct buf *yaml)
{
    struct load_options options = {.language = LANGUAGE_RU, .lint = true};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct result result = {0};
    struct buf words = {0};
    clock_t start = clock();
    result.loaded =
        content_parse("t", buf_string(yaml), yaml->length, &options, &arena, &complaints) != NULL;
    result.seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    result.errors = complaints.errors;
    if (complaints.count > 0)
        snprintf(result.first, sizeof result.first, "%d:%d: %s", complaints.items[0].line,
                 complaints.items[0].column, complaints.items[0].text);
    complaints_print(&complaints, LANGUAGE_RU, &words);
    expect_true(words.length < 200000);
    buf_free(&words);
    complaints_free(&complaints);
    arena_free(&arena);
    return result;
}

static void repeat(struct buf *out, const char *text, int times)
{
    while (times-- > 0)
        buf_text(out, text);
}

static void expect_refused(struct buf *yaml, const char *first)
{
    struct result result = parse(yaml);
    expect_false(result.loaded);
    expect_text(result.first, first);
    expect_true(result.seconds < 5); /* far above what it takes, sanitizers included */
    buf_free(yaml);
}

static void test_depth(void **state)
{
    (void)state;
    static const struct {
        const char *open, *said;
    } rows[] = {
        {"[", "1:40: вложено глубже 32 уровней"},
        {"{a: ", "1:131: вложено глубже 32 уровней"},
        {"[\n", "32:1: вложено глубже 32 уровней"},
    };
    for (size_t i = 0; i < 3; i++) {
        struct buf yaml = {0};
        buf_text(&yaml, "title: ");
        if (strchr(rows[i].open, '\n') != NULL)
            buf_text(&yaml, " ");
        repeat(&yaml, rows[i].open, 100000);
        struct result result = parse(&yaml);
        expect_false(result.loaded);
        expect_contains(result.first, "вложено глубже 32 уровней");
        expect_true(result.seconds < 2);
        buf_free(&yaml);
    }
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions: [{question: q, answer: ");
    repeat(&yaml, "[", 28);
    repeat(&yaml, "]", 28);
    buf_text(&yaml, "}]\n");
    expect_refused(&yaml, "2:36: «ответ»: здесь нужен текст, а не список");
}

static void test_long_scalar(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions:\n  - answer: a\n    question: ");
    repeat(&yaml, "я", 500000);
    expect_refused(&yaml, "4:15: слишком длинный текст");
    buf_text(&yaml, "title: T\n");
    repeat(&yaml, "k", 1000000);
    buf_text(&yaml, ": v\n");
    struct result result = parse(&yaml);
    expect_false(result.loaded);
    buf_free(&yaml);
}

static void test_alias_bomb(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
        buf_format(&yaml, "a%d: &a%d [", i, i);
        for (int j = 0; j < 9; j++)
            buf_format(&yaml, "%s*a%d ", j > 0 ? "," : "", i - 1);
        buf_text(&yaml, "]\n");
    }
    buf_text(&yaml, "title: *a8\n");
    struct result result = parse(&yaml);
    expect_false(result.loaded);
    expect_true(result.seconds < 1);
    buf_free(&yaml);
}

static void test_many_keys_and_values(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\n");
    for (int i = 0; i < 10000; i++)
        buf_format(&yaml, "ключ%d: v\n", i);
    struct result result = parse(&yaml);
    expect_false(result.loaded);
    expect_text(result.first, "1:1: слишком много значений в одном месте");
    expect_true(result.seconds < 5);
    buf_free(&yaml);
    buf_text(&yaml, "title: T\nquestions:\n  - question: q\n    answer: [");
    repeat(&yaml, "a, ", 200000);
    buf_text(&yaml, "b]\n");
    expect_refused(&yaml, "4:13: слишком много значений в одном месте");
    buf_text(&yaml, "title: T\nquestions:\n  - question: q\n    answer: {");
    repeat(&yaml, "a: b, ", 200000);
    buf_text(&yaml, "c: d}\n");
    expect_refused(&yaml, "4:13: «ответ»: здесь нужен список");
}

/* Pairs, bands and the lines of a map without end. */
static void test_many_pairs_and_points(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions:\n  - question: q\n    match: {");
    repeat(&yaml, "a: b, ", 200000);
    buf_text(&yaml, "c: d}\n");
    expect_refused(&yaml, "4:12: слишком много значений в одном месте");
    buf_text(&yaml, "title: T\nquestions:\n  - question: q\n    point: [");
    repeat(&yaml, "[", 30);
    buf_text(&yaml, "1");
    repeat(&yaml, "]", 31);
    buf_text(&yaml, "\n");
    struct result result = parse(&yaml);
    expect_false(result.loaded);
    buf_free(&yaml);
    buf_text(&yaml, "title: N\noutline: [");
    repeat(&yaml, "[1, 2], ", 200000);
    buf_text(&yaml, "[1, 2]]\nmunicipalities: [{id: a, name: A, at: [1, 1]}]\n");
    struct plan_source part = {
        .path = "narnia/region.yaml", .text = buf_string(&yaml), .length = yaml.length};
    struct load_options options = {.language = LANGUAGE_RU, .parts = &part, .part_count = 1};
    static const char quiz[] = "title: T\nregion: narnia\nquestions: [{question: q, point: a}]\n";
    struct arena arena = {0};
    struct complaints complaints = {0};
    expect_true(content_parse("t", quiz, sizeof quiz - 1, &options, &arena, &complaints) == NULL);
    expect_int(complaints.count, 2);
    expect_text(complaints.items[1].text, "слишком много значений в одном месте");
    complaints_free(&complaints);
    arena_free(&arena);
    buf_free(&yaml);
}

static void test_many_errors_on_one_line(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions: [");
    repeat(&yaml, "{quest: 日本語}, ", 50000);
    buf_text(&yaml, "{}]\n");
    struct result result = parse(&yaml);
    expect_int(result.errors > 40000, 1);
    expect_true(result.seconds < 5);
    buf_free(&yaml);
}

static void test_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *said;
    } rows[] = {
#define BYTES(text) text, sizeof text - 1
        {BYTES("title: T\nabout: \xFF\n"), "2:8: здесь не UTF-8: буквы не прочесть"},
        {BYTES("title: T\nabout: яя\xC0\x80\n"), "2:10: здесь не UTF-8: буквы не прочесть"},
        {BYTES("title: T\r\nabout: \xED\xA0\x80\n"), "2:8: здесь не UTF-8: буквы не прочесть"},
        {BYTES("\xEF\xBB\xBF"
               "title: \xD0\n"),
         "1:9: здесь не UTF-8: буквы не прочесть"},
        {BYTES("title: T\0\n"), "1:9: невидимый управляющий знак U+0000"},
        {BYTES("title: T\x07\n"), "1:9: невидимый управляющий знак U+0007"},
        {BYTES("title: \"\\u009b31m\"\n"), "1:1: нет ни одного вопроса"},
        {BYTES("\xFF\xFEt\0i\0t\0l\0e\0:\0 \0T\0\n\0"), "0:0: файл сохранён в кодировке UTF-16"},
        {BYTES("\xFE\xFF\0t\0i\0t\0l\0e\0:\0 \0T\0\n"), "0:0: файл сохранён в кодировке UTF-16"},
        {BYTES("t\0i\0t\0l\0e\0:\0 \0T\0\n\0"), "0:0: файл сохранён в кодировке UTF-16"},
#undef BYTES
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf yaml = {0};
        buf_add(&yaml, rows[i].bytes, rows[i].length);
        expect_refused(&yaml, rows[i].said);
    }
}

static void test_huge_numbers(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions:\n  - {question: q, type: number, answer: 9");
    repeat(&yaml, "9", 40);
    buf_text(&yaml, "}\n");
    struct result result = parse(&yaml);
    expect_false(result.loaded);
    expect_contains(result.first, "3:41: ответ здесь — число");
    buf_free(&yaml);
}

static void test_size_limit(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions: [{question: q, answer: a, source: s}]\n#");
    char *part = malloc(1 << 20);
    memset(part, 'x', 1 << 20);
    for (int i = 0; i < 16; i++)
        buf_add(&yaml, part, 1 << 20);
    free(part);
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    struct complaints complaints = {0};
    expect_true(content_parse("t", yaml.data, yaml.length, &options, &arena, &complaints) == NULL);
    expect_text(complaints.items[0].text, "файл больше 16 МиБ");
    options.no_size_limit = true;
    expect_true(content_parse("t", yaml.data, yaml.length, &options, &arena, &complaints) != NULL);
    complaints_free(&complaints);
    arena_free(&arena);
    buf_free(&yaml);
}

static void expect_not_loaded(const char *path, const char *said)
{
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    struct complaints complaints = {0};
    expect_true(content_load(path, &options, &arena, &complaints) == NULL);
    expect_int(complaints.count, 1);
    expect_int(complaints.items[0].line, 0);
    expect_text(complaints.items[0].text, said);
    expect_text(complaints.items[0].path, path);
    complaints_free(&complaints);
    arena_free(&arena);
}

static void test_files_that_are_none(void **state)
{
    (void)state;
    char pipe_path[] = "/tmp/volna-test-XXXXXX";
    int file = mkstemp(pipe_path);
    expect_true(file >= 0);
    close(file);
    unlink(pipe_path);
    expect_int(mkfifo(pipe_path, 0600), 0);
    expect_not_loaded(pipe_path, "это не файл с вопросами, а папка или устройство");
    unlink(pipe_path);
    expect_not_loaded(pipe_path, "такого файла нет");
    expect_not_loaded("tests", "это не файл с вопросами, а папка или устройство");
    expect_not_loaded("/dev/zero", "это не файл с вопросами, а папка или устройство");
}

const struct test_case tests_hostile[] = {
    TEST(test_depth),
    TEST(test_long_scalar),
    TEST(test_alias_bomb),
    TEST(test_many_keys_and_values),
    TEST(test_many_pairs_and_points),
    TEST(test_many_errors_on_one_line),
    TEST(test_bytes),
    TEST(test_huge_numbers),
    TEST(test_size_limit),
    TEST(test_files_that_are_none),
    {0},
};
