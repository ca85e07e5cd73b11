#include "base/language.h"

#include "expect.h"

static void test_russian(void **state)
{
    (void)state;
    expect_int(language_plural(LANGUAGE_RU, 1), PLURAL_ONE);
}

const struct test_case tests_language[] = {TEST(test_russian), {0}};
