/* The content folders: what is found, what hides what, what is broken. */
#include "content/catalogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static char root[64];

static void put(const char *path, const char *text)
{
    char whole[512];
    snprintf(whole, sizeof whole, "%s/%s", root, path);
    for (char *slash = strchr(whole + strlen(root) + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(whole, 0700);
        *slash = '/';
    }
    FILE *file = fopen(whole, "w");
    expect_true(file != NULL);
    fputs(text, file);
    fclose(file);
}

static void make_root(void)
{
    snprintf(root, sizeof root, "/tmp/volna-content-XXXXXX");
    expect_true(mkdtemp(root) != NULL);
}

static void remove_root(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    expect_int(system(command), 0);
}

#define QUIZ(title) "title: " title "\nquestions:\n  - {question: q, answer: a, difficulty: 2}\n"

static void test_scan(void **state)
{
    (void)state;
    make_root();
    put("a/quizzes/one.yaml", QUIZ("Вода"));
    put("a/quizzes/broken.yaml", "title: Т\nquestions:\n  - question: Кто: он?\n");
    put("a/quizzes/kuzbass/region.yaml", "id: kuzbass\n");
    put("a/quizzes/kuzbass/two.yml", QUIZ("Берег"));
    put("a/quizzes/1/2/deep.yaml", QUIZ("Глубина"));
    put("a/quizzes/1/2/3/deeper.yaml", QUIZ("Слишком глубоко"));
    put("a/quizzes/.hidden.yaml", QUIZ("Скрытый"));
    put("a/quizzes/notes.txt", "x");
    put("b/quizzes/one.yaml", QUIZ("Чужая вода"));
    put("b/quizzes/three.yaml", QUIZ("Ветер"));
    char first[128], second[128];
    snprintf(first, sizeof first, "%s/a", root);
    snprintf(second, sizeof second, "%s/b", root);
    const char *roots[] = {first, second, "/nonexistent"};
    expect_int(catalogue_count_files(roots, 3), 5);
    struct catalogue catalogue;
    catalogue_scan(&catalogue, roots, 3, LANGUAGE_RU);
    expect_int(catalogue.count, 5);
    static const char *const titles[] = {"broken.yaml", "Берег", "Ветер", "Вода", "Глубина"};
    for (size_t i = 0; i < 5; i++)
        expect_text(catalogue.entries[i].title, titles[i]);
    expect_text(catalogue.entries[0].complaint, "3:18: двоеточие с пробелом внутри текста");
    expect_text(catalogue.entries[3].complaint, NULL);
    expect_contains(catalogue.entries[3].path, "/a/quizzes/one.yaml");
    expect_int(catalogue.entries[3].questions, 1);
    expect_int(catalogue.entries[3].rounds, 1);
    expect_int(catalogue.entries[3].difficulty, 20);
    expect_true(catalogue.entries[3].minutes > 0);
    expect_false(catalogue.entries[3].too_long);
    catalogue_free(&catalogue);
    remove_root();
}

/* Games and meetings are listed beside quizzes; cards are not, and nothing hides a namesake of the
 * other kind. */
static void test_games(void **state)
{
    (void)state;
    make_root();
    put("quizzes/one.yaml", QUIZ("Викторина"));
    put("games/one.yaml", "title: Игра\ncards: cards.yaml\nteams: [2, 4]\nstages:\n"
                          "  - {compose: d, time: 10m}\n  - {present: yes, time: 5m}\n");
    put("games/cards.yaml", "decks: [{id: a, cards: [{title: А, minutes: 30}]}]\n");
    put("games/meeting.yaml", "title: Ясная встреча\nagenda:\n  - {game: one.yaml, time: 30m}\n"
                              "  - {quiz: ../quizzes/one.yaml, time: 12m}\n");
    put("games/unfinished.yaml", "title: Игра\nstages: []\n");
    const char *roots[] = {root};
    struct catalogue catalogue;
    catalogue_scan(&catalogue, roots, 1, LANGUAGE_RU);
    static const struct {
        const char *title;
        int kind, minutes, questions, stages;
    } rows[] = {
        {"unfinished.yaml", PLAN_QUIZ, 0, 0, 0},
        {"Викторина", PLAN_QUIZ, 2, 1, 0},
        {"Игра", PLAN_GAME, 25, 2, 2},
        {"Ясная встреча", PLAN_MEETING, 42, 3, 2},
    };
    expect_int(catalogue.count, 4);
    for (size_t i = 0; i < 4; i++) {
        expect_text(catalogue.entries[i].title, rows[i].title);
        expect_int(catalogue.entries[i].kind, rows[i].kind);
        expect_int(catalogue.entries[i].minutes, rows[i].minutes);
        expect_int(catalogue.entries[i].questions, rows[i].questions);
        expect_int(catalogue.entries[i].stages, rows[i].stages);
    }
    expect_text(catalogue.entries[0].complaint, "2:9: в игре нет ни одного этапа");
    catalogue_free(&catalogue);
    remove_root();
}

static void test_too_long(void **state)
{
    (void)state;
    make_root();
    char path[128];
    mkdir(root, 0700);
    put("quizzes/long.yaml", "title: T\n");
    snprintf(path, sizeof path, "%s/quizzes/long.yaml", root);
    FILE *file = fopen(path, "w");
    expect_true(file != NULL);
    fputs("title: Длинная\nquestions:\n", file);
    for (int i = 0; i <= PLAN_STEPS_MAX; i++)
        fprintf(file, "  - {question: q%d, answer: a}\n", i);
    fclose(file);
    const char *roots[] = {root};
    struct catalogue catalogue;
    catalogue_scan(&catalogue, roots, 1, LANGUAGE_RU);
    expect_int(catalogue.count, 1);
    expect_true(catalogue.entries[0].too_long);
    expect_text(catalogue.entries[0].complaint, NULL);
    catalogue_free(&catalogue);
    remove_root();
}

static void test_roots(void **state)
{
    (void)state;
    make_root();
    struct arena arena = {0};
    const char *roots[CONTENT_ROOTS_MAX];
    char own[128];
    put("volna/quizzes/x.yaml", QUIZ("X"));
    const char *before = getenv("XDG_DATA_HOME");
    char *saved = before == NULL ? NULL : arena_text(&arena, before, strlen(before));
    setenv("XDG_DATA_HOME", root, 1);
    snprintf(own, sizeof own, "%s/volna", root);
    size_t count = content_roots(root, &arena, roots);
    expect_true(count >= 3);
    expect_text(roots[0], root);
    expect_text(roots[1], ".");
    expect_text(roots[2], own);
    count = content_roots("/nonexistent", &arena, roots);
    expect_text(roots[0], ".");
    if (saved == NULL)
        unsetenv("XDG_DATA_HOME");
    else
        setenv("XDG_DATA_HOME", saved, 1);
    arena_free(&arena);
    remove_root();
}

const struct test_case tests_catalogue[] = {
    TEST(test_scan), TEST(test_games), TEST(test_too_long), TEST(test_roots), {0},
};
