#include "base/language.h"

#include "expect.h"

static const struct {
    int64_t number;
    enum plural ru, en;
} cases[] = {
    {0, PLURAL_MANY, PLURAL_MANY},         {1, PLURAL_ONE, PLURAL_ONE},
    {2, PLURAL_FEW, PLURAL_MANY},          {4, PLURAL_FEW, PLURAL_MANY},
    {5, PLURAL_MANY, PLURAL_MANY},         {10, PLURAL_MANY, PLURAL_MANY},
    {11, PLURAL_MANY, PLURAL_MANY},        {12, PLURAL_MANY, PLURAL_MANY},
    {14, PLURAL_MANY, PLURAL_MANY},        {19, PLURAL_MANY, PLURAL_MANY},
    {20, PLURAL_MANY, PLURAL_MANY},        {21, PLURAL_ONE, PLURAL_MANY},
    {22, PLURAL_FEW, PLURAL_MANY},         {25, PLURAL_MANY, PLURAL_MANY},
    {101, PLURAL_ONE, PLURAL_MANY},        {111, PLURAL_MANY, PLURAL_MANY},
    {112, PLURAL_MANY, PLURAL_MANY},       {122, PLURAL_FEW, PLURAL_MANY},
    {1000, PLURAL_MANY, PLURAL_MANY},      {-1, PLURAL_ONE, PLURAL_ONE},
    {-3, PLURAL_FEW, PLURAL_MANY},         {INT64_MAX, PLURAL_MANY, PLURAL_MANY},
    {INT64_MIN, PLURAL_MANY, PLURAL_MANY},
};

static void test_plural_forms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_int(language_plural(LANGUAGE_RU, cases[i].number), cases[i].ru);
        expect_int(language_plural(LANGUAGE_EN, cases[i].number), cases[i].en);
    }
}

const struct test_case tests_language[] = {TEST(test_plural_forms), {0}};
