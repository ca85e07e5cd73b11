#include "ui/input.h"

#include <string.h>

#include "expect.h"

static void test_every_key_has_a_name(void **state)
{
    (void)state;
    for (int i = PRESS_ENTER; i < PRESS_COUNT; i++) {
        enum key key;
        expect_true(strlen(key_name((enum key)i)) > 0);
        expect_true(key_named(key_name((enum key)i), &key));
        expect_int(key, i);
    }
    enum key key;
    expect_false(key_named("", &key));
    expect_false(key_named("Character", &key));
    expect_text(key_name((enum key)999), "");
}

const struct test_case tests_input[] = {TEST(test_every_key_has_a_name), {0}};
