#include "base/deadline.h"

#include "expect.h"

static void test_never_loses_to_any_moment(void **state)
{
    (void)state;
    static const struct {
        int64_t a, b, expected;
    } cases[] = {{-1, -1, -1}, {-1, 0, 0}, {0, -1, 0}, {7, 3, 3}, {3, 7, 3}, {5, 5, 5}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_int(deadline_earlier(cases[i].a, cases[i].b), cases[i].expected);
}

const struct test_case tests_deadline[] = {TEST(test_never_loses_to_any_moment), {0}};
