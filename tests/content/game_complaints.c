/* Every error and warning about games, cards and meetings with its place, from the text that causes
 * it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "content/content.h"
#include "expect.h"

struct row {
    const char *yaml;
    const char *said; /* "line:column: text | advice", a line each; "! " before a warning */
};

static char *said_about(const char *yaml, enum language language, bool lint)
{
    static char out[8192];
    struct load_options options = {.language = language, .lint = lint};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf words = {0};
    const struct plan *plan = content_parse("tests/content/games/t.yaml", yaml, strlen(yaml),
                                            &options, &arena, &complaints);
    expect_true(complaints.cards_only || (plan != NULL) == (complaints.errors == 0));
    for (size_t i = 0; i < complaints.count; i++) {
        const struct complaint *item = &complaints.items[i];
        bool own = strcmp(item->path, "tests/content/games/t.yaml") == 0;
        buf_format(&words, "%s%s%s%d:%d: %s%s%s\n", item->severity == SEVERITY_WARNING ? "! " : "",
                   own ? "" : item->path, own ? "" : ":", item->line, item->column, item->text,
                   item->advice == NULL ? "" : " | ", item->advice == NULL ? "" : item->advice);
    }
    snprintf(out, sizeof out, "%s", buf_string(&words));
    buf_free(&words);
    complaints_free(&complaints);
    arena_free(&arena);
    return out;
}

static void check(const struct row *rows, bool lint)
{
    for (; rows->yaml != NULL; rows++) {
        const char *said = said_about(rows->yaml, LANGUAGE_RU, lint);
        if (strcmp(said, rows->said) != 0)
            fprintf(stderr, "about:\n%s\nsaid:\n%s\n", rows->yaml, said);
        expect_text(said, rows->said);
    }
}

/* A game of one stage, which begins at 3:5. */
#define STAGE(stage) "title: T\nstages:\n  - " stage "\n"
/* One with indicators x (a team's), s (shared); the stage begins at 6:5. */
#define COUNTED(stage)                                                                             \
    "title: T\nindicators:\n  - {id: x, start: 5, from: 0, to: 10}\n"                              \
    "  - {id: s, shared: yes}\nstages:\n  - " stage "\n"
/* Cards; a changes list begins at 6:52. */
#define DECKS(changes)                                                                             \
    "title: T\ncategories: [дом, лес]\ncards:\n  decks:\n"                                   \
    "    - {id: a, cards: [{id: a1, title: А, minutes: 600, category: дом}]}\n"                \
    "    - {id: b, cards: [{id: b1, title: Б, changes: [" changes "]}]}\n"                         \
    "stages:\n  - {compose: d}\n  - {draw: 1}\n"

#include "content/game_complaints.rows"

static void test_errors(void **state)
{
    (void)state;
    check(error_rows, false);
}

static void test_warnings(void **state)
{
    (void)state;
    check(warning_rows, true);
}

const struct test_case tests_game_complaints[] = {
    TEST(test_errors),
    TEST(test_warnings),
    {0},
};
