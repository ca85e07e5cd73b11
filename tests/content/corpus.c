/* The fuzzer's corpus, run by hand in every `make test`. */
#define FUZZ_WITHOUT_MAIN
#include "fuzz/content.c"

#include "expect.h"

static void test_corpus(void **state)
{
    (void)state;
    expect_true(fuzz_run_folder("tests/fuzz/corpus/content") >= 42);
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

/* A game and a meeting in a few words. */
static const char game[] =
    "title: Т\nindicators: [{id: x, to: 9}]\ncards: {decks: [{id: a, cards: [{title: А, minutes: "
    "9,\n changes: [{remove: {}}]}]}]}\nstages: [{compose: д}, {draw: 1},\n "
    "{decide: К?, options: [{option: а, next: ф, effects: {x: (x+1)*2}}, б]},\n"
    " {repeat: 2, stages: [{judge: {а: 5}, if: total(x) > lap}]},\n "
    "{resolve: да, id: ф, rules: [x: 1]}]\n";
static const char meeting[] =
    "title: Т\nscores: each\nagenda: [{talk: А, time: 5m}, {day: Д, start: '9:00'},\n"
    " {break: да}, {resolve: {whom: [М]}}]\n";

static void run_part(const char *yaml, size_t length)
{
    char *part = malloc(length + 1); /* of its own, so that reading past it is seen */
    expect_true(part != NULL);
    memcpy(part, yaml, length);
    LLVMFuzzerTestOneInput((const uint8_t *)part, length);
    free(part);
}

static void test_games_cut_short(void **state)
{
    (void)state;
    for (size_t length = 0; length < sizeof game; length++)
        run_part(game, length);
    for (size_t length = 0; length < sizeof meeting; length++)
        run_part(meeting, length);
}

static void change_bytes(const char *yaml, size_t length)
{
    static const char signs[] = "\n #'*,-:[]{}\xD0"
                                "0";
    char changed[sizeof game + sizeof meeting];
    for (size_t at = 0; at < length; at++)
        for (size_t sign = 0; sign < sizeof signs - 1; sign++) {
            memcpy(changed, yaml, length);
            changed[at] = signs[sign];
            LLVMFuzzerTestOneInput((const uint8_t *)changed, length);
        }
}

static void test_games_one_byte_wrong(void **state)
{
    (void)state;
    change_bytes(game, sizeof game - 1);
    change_bytes(meeting, sizeof meeting - 1);
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
    TEST(test_games_cut_short),
    TEST(test_games_one_byte_wrong),
    {0},
};
