/* What there is, counted: a made-up region of four tiles, one of them without a question. */
#include "content/stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static const struct {
    const char *name, *text;
} files[] = {
    {"r/region.yaml",
     "id: r\ntitle: Край\noutline: [[1, 1], [1, 3], [3, 2]]\nmunicipalities:\n"
     "  - {id: a, name: Ажский округ, short: Ажский, at: [1.2, 1.5], tile: [0, 0]}\n"
     "  - {id: b, name: Буй, short: Буй, at: [1.4, 1.7], tile: [2, 0]}\n"
     "  - {id: c, name: Великокняжеск, short: Великокн, at: [1.6, 1.9], tile: [0, 1]}\n"
     "  - {id: d, name: Гдов, short: Гдов, at: [1.8, 2.1], tile: [1, 1]}\n"
     "landmarks:\n  - {id: x, name: Камень, at: [1.5, 1.6], in: b}\n"},
    {"один.yaml", "title: Один\nregion: r\nquestions:\n"
                  "  - {question: К1, options: [а, б], answer: а, about: a, difficulty: 1}\n"
                  "  - {question: К2, options: [а, б], answer: б, about: a, difficulty: 3}\n"
                  "  - {question: К3, options: [а, б], answer: б, about: x}\n"
                  "  - {question: К4, answer: верно, about: r, difficulty: 2}\n"
                  "  - {question: К5, answer: Он}\n"
                  "  - {question: К6, answer: '7', about: c, shuffle: false}\n"},
    {"два.yaml", "title: Два\nquestions:\n"
                 "  - {question: К7, options: [а, б], answer: а, shuffle: true, about: b}\n"},
    {"три.yaml", "title: Три\nregion: r\nquestions:\n  - {question: К8, answer: Он, about: a}\n"
                 "  - {question: К9, answer: Она, about: a}\n"
                 "  - {question: К10, answer: Оно, about: a}\n"},
};
enum { FILES = sizeof files / sizeof *files };

struct place_of_test {
    char folder[64];
    char paths[FILES][128];
};

static struct place_of_test write_files(void)
{
    struct place_of_test made;
    char folder[] = "/tmp/volna-stats-XXXXXX", below[128];
    expect_true(mkdtemp(folder) != NULL);
    snprintf(made.folder, sizeof made.folder, "%s", folder);
    snprintf(below, sizeof below, "%s/r", folder);
    expect_int(mkdir(below, 0700), 0);
    for (int i = 0; i < FILES; i++) {
        snprintf(made.paths[i], sizeof made.paths[i], "%s/%s", folder, files[i].name);
        FILE *file = fopen(made.paths[i], "w");
        expect_true(file != NULL);
        fputs(files[i].text, file);
        fclose(file);
    }
    return made;
}

static void remove_files(const struct place_of_test *made)
{
    char below[128];
    for (int i = 0; i < FILES; i++)
        unlink(made->paths[i]);
    snprintf(below, sizeof below, "%s/r", made->folder);
    rmdir(below);
    expect_int(rmdir(made->folder), 0);
}

static void test_counts(void **state)
{
    (void)state;
    struct place_of_test made = write_files();
    struct stats stats;
    const char *paths[] = {made.paths[1], made.paths[2], made.paths[3]};
    stats_make(&stats, paths, 3, LANGUAGE_RU);
    expect_int(stats.index.question_count, 10);
    expect_int(stats.region_count, 1);
    expect_text(stats.regions[0].map->title, "Край");
    static const uint32_t places[] = {5, 1, 1, 0}; /* the landmark counts for its municipality */
    for (int i = 0; i < 4; i++)
        expect_int(stats.regions[0].places[i], places[i]);
    expect_int(stats.regions[0].whole, 2);
    expect_int(stats.nowhere, 1);
    expect_int(stats.tasks[TASK_CHOICE], 4);
    expect_int(stats.tasks[TASK_TRUEFALSE], 1);
    expect_int(stats.tasks[TASK_TEXT], 4);
    expect_int(stats.tasks[TASK_NUMBER], 1);
    static const uint32_t levels[] = {7, 1, 1, 1};
    for (int i = 0; i < STATS_LEVELS; i++)
        expect_int(stats.levels[i], levels[i]);
    expect_int(stats.choices, 3); /* the shuffled one has no place */
    expect_int(stats.positions[0], 1);
    expect_int(stats.positions[1], 2);
    stats_free(&stats);
    remove_files(&made);
}

static void test_map(void **state)
{
    (void)state;
    struct place_of_test made = write_files();
    struct stats stats;
    struct buf out = {0};
    const char *paths[] = {made.paths[1], made.paths[3]};
    stats_make(&stats, paths, 2, LANGUAGE_RU);
    expect_int(stats_shade_step(&stats.regions[0]), 2);
    expect_true(stats_draw(&stats.regions[0], &out));
    expect_text(buf_string(&out), "Ажский              Буй\n"
                                  "▓▓▓▓▓  5            ░░░░░  1\n"
                                  "Великокн  Гдов\n"
                                  "░░░░░  1  ·····  0\n");
    buf_free(&out);
    stats_free(&stats);
    remove_files(&made);
}

static void test_nothing(void **state)
{
    (void)state;
    struct stats stats;
    struct buf out = {0};
    stats_make(&stats, NULL, 0, LANGUAGE_RU);
    expect_int(stats.index.question_count, 0);
    expect_int(stats.region_count, 0);
    struct stats_region lost = {.id = "нет"};
    expect_false(stats_draw(&lost, &out));
    expect_int(stats_shade_step(&lost), 1);
    stats_free(&stats);
    const char *missing = "нет/такого.yaml";
    stats_make(&stats, &missing, 1, LANGUAGE_RU);
    expect_int(stats.index.broken, 1);
    stats_free(&stats);
}

const struct test_case tests_stats[] = {TEST(test_counts), TEST(test_map), TEST(test_nothing), {0}};
