/* The fuzzer's corpus, run by hand in every `make test`. */
#define FUZZ_WITHOUT_MAIN
#include "fuzz/content.c"

#include "expect.h"

static void test_corpus(void **state)
{
    (void)state;
    expect_true(fuzz_run_folder("tests/fuzz/corpus/content") >= 39);
}

/* Every prefix of a file: what a half-saved one may look like. */
static void test_cut_short(void **state)
{
    (void)state;
    static const char yaml[] =
        "title: \"Т\"\nrounds:\n  - {title: 'a', questions: [{question: |\n  q\n"
        "    , answer: [\"б\", в]}]}\n  - questions:\n    - question: Кто?\n"
        "      options: [а, б] # x\n      answer: >-\n        а\n";
    for (size_t length = 0; length < sizeof yaml; length++) {
        char *part = malloc(length + 1);
        expect_true(part != NULL);
        memcpy(part, yaml, length);
        LLVMFuzzerTestOneInput((const uint8_t *)part, length);
        free(part);
    }
}

/* Every byte of a good file changed to every sign that means something to YAML. */
static void test_one_byte_wrong(void **state)
{
    (void)state;
    static const char yaml[] =
        "title: Т\nquestions:\n  - question: «Кто?» — да\n    answer: [а, \"б\"]\n";
    static const char signs[] = "\0\t\n\r !\"#%&'*,-:>?@[]`{|}\\\x7f\x80\xC2\xD0\xE2\xF0\xFF";
    for (size_t at = 0; at < sizeof yaml - 1; at++) {
        for (size_t sign = 0; sign < sizeof signs - 1; sign++) {
            char changed[sizeof yaml];
            memcpy(changed, yaml, sizeof yaml);
            changed[at] = signs[sign];
            LLVMFuzzerTestOneInput((const uint8_t *)changed, sizeof yaml - 1);
        }
    }
}

const struct test_case tests_corpus[] = {
    TEST(test_corpus),
    TEST(test_cut_short),
    TEST(test_one_byte_wrong),
    {0},
};
