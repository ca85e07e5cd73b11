/* The evening of evening.script without a terminal: all its screens, at two sizes, compared with
 * files. Time, draws and dates of a headless run are the same every time. UPDATE_GOLDEN=1 rewrites
 * the files.
 */
#define _GNU_SOURCE

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "expect.h"
#include "kiosk.h"

enum { OUTPUT_MAX = 1 << 18 };

static int run(struct kiosk *kiosk, const char *arguments, char output[OUTPUT_MAX])
{
    char command[2048], path[512];
    snprintf(command, sizeof command,
             "LC_ALL=C.UTF-8 TZ=UTC XDG_DATA_HOME=%s %s --content tests/app/content --db %s "
             "--config %s/none %s",
             kiosk->folder, kiosk_program(path), kiosk->db, kiosk->folder, arguments);
    FILE *pipe = popen(command, "r");
    expect_true(pipe != NULL);
    size_t length = fread(output, 1, OUTPUT_MAX - 1, pipe);
    output[length] = '\0';
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_an_evening(void **state)
{
    (void)state;
    static const char *const sizes[] = {"80x24", "120x40"};
    static char output[OUTPUT_MAX], again[OUTPUT_MAX];
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct kiosk kiosk;
        char arguments[128], name[64];
        snprintf(arguments, sizeof arguments,
                 "--headless --size %s --script tests/app/evening.script", sizes[i]);
        snprintf(name, sizeof name, "app/evening-%s", sizes[i]);
        for (int turn = 0; turn < 2; turn++) {
            kiosk_make(&kiosk);
            expect_int(run(&kiosk, arguments, turn == 0 ? output : again), 0);
            if (turn == 0)
                kiosk_remove(&kiosk);
        }
        expect_text(again, output);
        expect_golden(name, output);
        expect_int(run(&kiosk, "export --format csv", output), 0);
        expect_golden("app/evening-table", output); /* the same for all sizes */
        kiosk_remove(&kiosk);
    }
}

const struct test_case tests_golden[] = {
    TEST(test_an_evening),
    {0},
};
