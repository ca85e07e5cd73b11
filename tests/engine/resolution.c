/* The final document: what the teams wrote, and what the room made of it. */
#include "engine/resolution.h"

#include <stdio.h>
#include <string.h>

#include "engine/gamebuild.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct gamebuild game;
static struct arena arena;
static struct resolution document;

enum { WRITE, RESOLVE };

static void begin(void)
{
    gamebuild_start(&game);
    struct stage *stage = gamebuild_stage(&game, TASK_WRITE);
    gamebuild_items(&game, stage, "n|p|d");
    stage->lines = 3;
    gamebuild_stage(&game, TASK_RESOLVE)->base[0] = WRITE;
}

static void end(void)
{
    gamebuild_free(&game);
    arena_free(&arena);
}

/* "n1 text [whom|what|until] teams flags; …"; flags: decided, kept, amended, added. */
static const char *items(void)
{
    static char out[8192];
    size_t used = 0;
    out[0] = '\0';
    resolution_of(&game.build.plan, game.state, RESOLVE, &arena, &document);
    for (int i = 0; i < document.count; i++) {
        const struct resolution_item *item = &document.items[i];
        used +=
            (size_t)snprintf(out + used, sizeof out - used, "%s%c%d %s %x %s%s%s%s",
                             i > 0 ? "; " : "", "npd"[item->section], item -> number, item -> text,
                             item -> teams, item -> decided ? "d" : "-", item->kept ? "k" : "-",
                             item->amended ? "e" : "-", item->added ? "a" : "-");
    }
    return out;
}

static void test_written(void **state)
{
    (void)state;
    static const struct {
        const char *given, *canonical;
    } cases[] = {
        {"1: Много бумаг", "1: Много бумаг"},
        {"2: Дать транспорт\n1: Много бумаг", "1: Много бумаг\n2: Дать транспорт"},
        {"1:Много  бумаг \n\n", "1: Много бумаг"},
        {"1: а\n1: б\n1: в", "1: а\n1: б\n1: в"},
        {"1: а\n1: б\n1: в\n1: г", "-"}, /* three under a prompt */
        {"1: а\n2:  \n3: в", "1: а\n3: в"},
        {"1: час: 12:00", "1: час: 12:00"},
        {"1:  ", "-"},
        {"", "-"},
        {"\n", "-"},
        {"0: а", "-"},
        {"4: а", "-"},
        {": а", "-"},
        {"а", "-"},
        {"1", "-"},
        {"1 : а", "-"},
        {"-1: а", "-"},
        {"99999999999999999999: а", "-"},
        {"1: \xFF\xFE", "1: \xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_text(gamebuild_canonical(&game, WRITE, cases[i].given), cases[i].canonical);
    char line[1200] = "1: ";
    for (int i = 0; i < 120; i++)
        memcpy(line + 3 + 2 * i, "Ж", 3);
    expect_text(gamebuild_canonical(&game, WRITE, line), line);
    strncat(line, "Ж", 3);
    expect_text(gamebuild_canonical(&game, WRITE, line), "-");
    gamebuild_play(&game, 2);
    gamebuild_answer(&game, WRITE, 0, "1: а");
    expect_text(gamebuild_points(&game, WRITE), "0 0");
    end();
}

static void test_motions(void **state)
{
    (void)state;
    static const struct {
        const char *given, *canonical; /* NULL: as given */
    } cases[] = {
        {"keep n1 31 2 0", NULL},
        {"drop p2 3 20 10", NULL},
        {"basis 33 0 1", NULL},
        {"edit p1 30 1 2 Управлению: дать транспорт", NULL},
        {"add d 25 4 4 Встреча — к маю", NULL},
        {"whole 33 0 0", NULL},
        {"keep n1 31 2 0\nbasis 33 0 1\nwhole 0 0 0", NULL},
        {"keep n1", "keep n1 0 0 0"}, /* by agreement */
        {"basis", "basis 0 0 0"},
        {"whole 33 0 0\n\n", "whole 33 0 0"},
        {"add d 25 4 4   Встреча  ", "add d 25 4 4 Встреча"},
        {"keep n96 9999 0 0", NULL},
        {"", "-"},
        {"\n", "-"},
        {"keep", "-"},
        {"keep ", "-"},
        {"keep x1 1 1 1", "-"},
        {"keep n 1 1 1", "-"},
        {"keep n0 1 1 1", "-"},
        {"keep n97 1 1 1", "-"},
        {"keep n1 1 1", "-"},
        {"keep n1 1 1 1 1", "-"},
        {"keep n1 1 1 1 text", "-"},
        {"keep n1 -1 1 1", "-"},
        {"keep n1 10000 1 1", "-"},
        {"keep n1 99999999999999999999 1 1", "-"},
        {"Keep n1 1 1 1", "-"},
        {"keeping n1 1 1 1", "-"},
        {"basis n1 1 1 1", "-"},
        {"edit p1 30 1 2", "-"},
        {"edit p1 30 1 2 ", "-"},
        {"edit p1 30 1 2  \x01", "-"},
        {"edit p1", "-"},
        {"add d1 25 4 4 а", "-"},
        {"add 25 4 4 а", "-"},
        {"keep n1 31 2 0\nnonsense", "-"},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_text(gamebuild_canonical(&game, RESOLVE, cases[i].given),
                    cases[i].canonical != NULL ? cases[i].canonical : cases[i].given);
    expect_true(gamebuild_may(&game, RESOLVE, ROOM, "basis 1 0 0"));
    expect_false(gamebuild_may(&game, RESOLVE, 0, "basis 1 0 0"));
    char many[RESOLUTION_LINES_MAX * 6 + 7];
    for (int i = 0; i <= RESOLUTION_LINES_MAX; i++)
        memcpy(many + 6 * i, "basis\n", 7);
    expect_text(gamebuild_canonical(&game, RESOLVE, many), "-");
    many[RESOLUTION_LINES_MAX * 6] = '\0';
    expect_contains(gamebuild_canonical(&game, RESOLVE, many), "basis 0 0 0\nbasis 0 0 0");
    end();
}

static void test_equal_lines_merge(void **state)
{
    (void)state;
    begin();
    gamebuild_play(&game, 3);
    expect_text(items(), "");
    gamebuild_answer(&game, WRITE, 0, "1: Всё съедают отчёты\n2: Дать транспорт");
    gamebuild_answer(&game, WRITE, 1, "1: Мало людей\n1: «все съедают отчеты»!");
    gamebuild_answer(&game, WRITE, 2, "2: всё съедают отчёты\n2: дать  транспорт.\n1: !\n1: ?");
    expect_text(items(), "n1 Всё съедают отчёты 3 ----; p1 Дать транспорт 5 ----; "
                         "n2 Мало людей 2 ----; p2 всё съедают отчёты 4 ----; n3 ! 4 ----; "
                         "n4 ? 4 ----");
    expect_int(document.undecided, 6);
    end();
}

static void test_parts(void **state)
{
    (void)state;
    static const struct {
        const char *line, *whom, *what, *until;
    } cases[] = {
        {"2: Управлению культуры: дать транспорт", "Управлению культуры", "дать транспорт", NULL},
        {"2: Дать транспорт", NULL, "Дать транспорт", NULL},
        {"2: Клубу: час: 12:00", "Клубу", "час: 12:00", NULL},
        {"2: в 12:00", NULL, "в 12:00", NULL},
        {"2: Клубу — к маю", NULL, "Клубу — к маю", NULL},
        {"3: Методический час — к сентябрю", NULL, "Методический час", "к сентябрю"},
        {"3: Час - для всех – к маю", NULL, "Час - для всех", "к маю"},
        {"3: 5–10 занятий", NULL, "5–10 занятий", NULL},
        {"3: Нам: час", NULL, "Нам: час", NULL},
        {"1: Мы: все — вместе", NULL, "Мы: все — вместе", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        begin();
        gamebuild_play(&game, 1);
        gamebuild_answer(&game, WRITE, 0, cases[i].line);
        items();
        expect_int(document.count, 1);
        expect_text(document.items[0].text, cases[i].line + 3);
        expect_text(document.items[0].whom, cases[i].whom);
        expect_text(document.items[0].what, cases[i].what);
        expect_text(document.items[0].until, cases[i].until);
        end();
    }
}

static void test_votes_on_items(void **state)
{
    (void)state;
    static const struct {
        const char *record, *item; /* of n1 */
    } cases[] = {
        {"keep n1 31 2 0", "n1 а 1 dk--"},
        {"keep n1 0 0 0", "n1 а 1 dk--"}, /* by agreement */
        {"keep n1 5 5 0", "n1 а 1 d---"}, /* a tie carries nothing */
        {"keep n1 0 0 3", "n1 а 1 d---"},
        {"drop n1 3 20 10", "n1 а 1 d---"},
        {"drop n1 3 20 10\nkeep n1 20 3 0", "n1 а 1 dk--"}, /* voted again */
        {"keep n1 20 3 0\ndrop n1 3 20 10", "n1 а 1 d---"},
        {"edit n1 30 1 2 б", "n1 б 1 dke-"},
        {"edit n1 1 30 2 б", "n1 а 1 ----"},
        {"drop n1 3 20 10\nedit n1 30 1 2 б",
         "n1 б 1 d-e-"}, /* better words do not bring it back */
        {"edit n1 30 1 2 б\nedit n1 20 1 2 в", "n1 в 1 dke-"},
        {"keep n2 31 2 0\nkeep p1 31 2 0\nedit d9 1 0 0 в", "n1 а 1 ----"}, /* no such items */
        {"add n 25 4 4 в", "n1 а 1 ----; n2 в 0 dk-a"},
        {"add n 4 25 4 в\nadd d 1 0 0 г", "n1 а 1 ----; d1 г 0 dk-a"},
        {"add n 25 4 4 в\ndrop n2 1 2 3", "n1 а 1 ----; n2 в 0 d--a"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        begin();
        gamebuild_play(&game, 1);
        gamebuild_answer(&game, WRITE, 0, "1: а");
        gamebuild_answer(&game, RESOLVE, ROOM, cases[i].record);
        expect_text(items(), cases[i].item);
        expect_false(document.has_basis || document.has_whole);
        end();
    }
}

static void test_adopted(void **state)
{
    (void)state;
    begin();
    gamebuild_play(&game, 1);
    gamebuild_answer(&game, RESOLVE, ROOM, "basis 33 0 1\nwhole 10 20 1");
    items();
    expect_true(document.has_basis);
    expect_false(document.has_whole);
    expect_int(document.basis.for_it, 33);
    expect_int(document.basis.abstained, 1);
    expect_int(document.whole.against, 20);
    gamebuild_answer(&game, RESOLVE, ROOM, "basis 33 0 1\nwhole 10 20 1\nwhole 21 10 0");
    items();
    expect_true(document.has_whole);
    end();
}

/* Sixteen teams with nine lines each, and a record that adds more: no more than there is room for.
 */
static void test_too_many_items(void **state)
{
    (void)state;
    begin();
    gamebuild_play(&game, TEAMS_MAX);
    for (int team = 0; team < TEAMS_MAX; team++) {
        char text[ANSWER_MAX] = "";
        size_t used = 0;
        for (int i = 0; i < STAGE_LINES_MAX; i++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%d: т%dс%d",
                                     i > 0 ? "\n" : "", 1 + i / 3, team, i);
        gamebuild_answer(&game, WRITE, team, text);
    }
    gamebuild_answer(&game, RESOLVE, ROOM, "add n 1 0 0 ещё\nkeep n32 1 0 0");
    items();
    expect_int(document.count, RESOLUTION_ITEMS_MAX);
    expect_int(document.undecided, RESOLUTION_ITEMS_MAX - 1);
    end();
}

static void test_moving(void **state)
{
    (void)state;
    char out[ANSWER_MAX], long_text[ANSWER_MAX];
    struct tally tally = {.for_it = 30, .against = 1, .abstained = 2, .taken = true};
    expect_true(resolution_move("", MOTION_KEEP, "n1", &tally, NULL, out, sizeof out));
    expect_text(out, "keep n1 30 1 2");
    expect_true(resolution_move("keep n1 30 1 2", MOTION_BASIS, NULL, NULL, NULL, out, sizeof out));
    expect_text(out, "keep n1 30 1 2\nbasis 0 0 0");
    expect_true(resolution_move("", MOTION_EDIT, "p2", &tally, "Клубу: час", out, sizeof out));
    expect_text(out, "edit p2 30 1 2 Клубу: час");
    expect_true(resolution_move("", MOTION_ADD, "d", &tally, "Час", out, sizeof out));
    expect_text(out, "add d 30 1 2 Час");
    tally.taken = false;
    expect_true(resolution_move("", MOTION_WHOLE, NULL, &tally, NULL, out, sizeof out));
    expect_text(out, "whole 0 0 0");
    memset(long_text, 'a', sizeof long_text);
    long_text[sizeof long_text - 1] = '\0';
    expect_false(resolution_move(long_text, MOTION_WHOLE, NULL, NULL, NULL, out, sizeof out));
    expect_false(resolution_move("", MOTION_WHOLE, NULL, NULL, NULL, out, 5));
}

/* Records of rehearsals are canonical, and no change of a byte breaks anything. */
static void test_random_records(void **state)
{
    (void)state;
    static const char signs[] = "keepdronwlast 0129\n-:npd\xFF\xD0";
    struct rng rng = rng_start(3, 1);
    begin();
    gamebuild_play(&game, 6);
    for (int i = 0; i < 300; i++) {
        char text[ANSWER_MAX], again[ANSWER_MAX];
        for (int team = 0; team < 6; team++) {
            task_rules[TASK_WRITE]->random(&game.build.plan, game.state, WRITE, team, &rng, text,
                                           sizeof text);
            gamebuild_answer(&game, WRITE, team, text);
        }
        task_rules[TASK_RESOLVE]->random(&game.build.plan, game.state, RESOLVE, ROOM, &rng, text,
                                         sizeof text);
        expect_text(gamebuild_canonical(&game, RESOLVE, text), text);
        gamebuild_answer(&game, RESOLVE, ROOM, text);
        items();
        expect_int(document.undecided, 0);
        text[rng_below(&rng, (uint32_t)strlen(text))] = signs[rng_below(&rng, sizeof signs - 1)];
        snprintf(again, sizeof again, "%s", gamebuild_canonical(&game, RESOLVE, text));
        if (strcmp(again, "-") != 0)
            expect_text(gamebuild_canonical(&game, RESOLVE, again), again);
        gamebuild_answer(&game, RESOLVE, ROOM, text); /* a damaged journal */
        items();
        arena_reset(&arena);
    }
    end();
}

const struct test_case tests_resolution[] = {TEST(test_written),           TEST(test_motions),
                                             TEST(test_equal_lines_merge), TEST(test_parts),
                                             TEST(test_votes_on_items),    TEST(test_adopted),
                                             TEST(test_too_many_items),    TEST(test_moving),
                                             TEST(test_random_records),    {0}};
