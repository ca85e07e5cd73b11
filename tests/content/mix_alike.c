/* Questions that ask the same in nearly the same words never meet in one evening. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "content/mix.h"
#include "expect.h"

static const char twins[] =
    "title: Близнецы\nquestions:\n"
    "- {question: Какая река течёт через старый город у подножия горы?, answer: Томь}\n"
    "- {question: Какая река течёт через старый город у подножия горы теперь?, answer: Иня}\n"
    "- {question: Сколько лет музею?, answer: 30}\n";

static void test_twins_never_meet(void **state)
{
    (void)state;
    char path[] = "/tmp/volna-twins-XXXXXX";
    int file = mkstemp(path);
    expect_true(file >= 0);
    expect_int(write(file, twins, sizeof twins - 1), sizeof twins - 1);
    close(file);
    const char *paths[] = {path};
    struct mix_index index;
    struct arena arena = {0};
    struct mix mix;
    mix_index_make(&index, paths, 1, LANGUAGE_RU);
    unlink(path);
    expect_int(index.question_count, 3);
    expect_int(index.questions[0].kin, 1);
    expect_int(index.questions[1].kin, 1);
    expect_int(index.questions[2].kin, 0);
    for (uint64_t seed = 0; seed < 10; seed++) {
        mix_choose(&index, &(struct mix_wish){.seed = seed}, &arena, &mix);
        expect_int(mix.count, 2);
    }
    mix_index_free(&index);
    arena_free(&arena);
}

const struct test_case tests_mix_alike[] = {TEST(test_twins_never_meet), {0}};
