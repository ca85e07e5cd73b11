/* What is said about content before it is published, with places; without a dictionary but where
 * spelling is meant. */
#include "content/strict.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "expect.h"

/* A line a complaint: what is said, and the advice. */
static void add_said(const struct complaints *complaints, struct buf *out)
{
    for (size_t i = 0; i < complaints->count; i++) {
        const struct complaint *item = &complaints->items[i];
        expect_true(item->severity == SEVERITY_WARNING);
        buf_format(out, "%d:%d: %s%s%s\n", item->line, item->column, item->text,
                   item->advice == NULL ? "" : " | ", item->advice == NULL ? "" : item->advice);
    }
}

static const char *finish(struct buf *out)
{
    static char texts[2][8192], *text = texts[0];
    text = text == texts[0] ? texts[1] : texts[0];
    snprintf(text, sizeof texts[0], "%s", buf_string(out));
    buf_free(out);
    return text;
}

static const char *said_by(struct strict *strict, const char *path, const char *yaml)
{
    struct load_options options = {.language = LANGUAGE_RU, .lint = true, .strict = strict};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf out = {0};
    content_parse(path, yaml, strlen(yaml), &options, &arena, &complaints);
    add_said(&complaints, &out);
    complaints_free(&complaints);
    arena_free(&arena);
    return finish(&out);
}

/* There are no dictionaries in the folder of the tests. */
static const char *said(const char *yaml)
{
    struct strict *strict = strict_open("tests");
    expect_false(strict_spells(strict));
    const char *words = said_by(strict, "т.yaml", yaml);
    strict_close(strict);
    return words;
}

/* A quiz of one question; its lines begin at line 3. */
#define FULL "    explanation: п\n    difficulty: 1\n    source: и\n"
#define ONE(question) "title: Т\nquestions:\n  - " question "\n" FULL

static void test_missing(void **state)
{
    (void)state;
    expect_text(said("title: Т\nquestions:\n  - {question: Кто?, answer: Он, source: и}\n"),
                "3:5: у вопроса нет «пояснение» | добавьте «пояснение: …»\n"
                "3:5: у вопроса нет «сложность» | добавьте «сложность: …»\n");
    expect_text(said(ONE("question: Кто?\n    answer: Он")), "");
    static const char region[] = "title: Т\nregion: narnia\nquestions:\n"
                                 "  - question: Кто?\n    answer: Он\n" FULL "%s";
    char yaml[512];
    snprintf(yaml, sizeof yaml, region, "");
    struct strict *strict = strict_open("tests");
    expect_text(said_by(strict, "tests/content/maps/т.yaml", yaml),
                "4:5: не сказано, о каком месте вопрос | добавьте «место: …»; если обо всём "
                "регионе, то «место: narnia»\n");
    snprintf(yaml, sizeof yaml, region, "    about: narnia\n");
    expect_text(said_by(strict, "tests/content/maps/т.yaml", yaml), "");
    strict_close(strict);
}

/* Only strict says so. */
static void test_not_strict(void **state)
{
    (void)state;
    expect_text(said_by(NULL, "т.yaml",
                        "title: Т\nquestions:\n  - {question: 'Кто - \"он\"?', answer: Он, "
                        "source: и}\n"),
                "");
}

/* The text with so many letters in place of the %. */
static const char *of_length(const char *yaml, size_t length)
{
    struct buf out = {0};
    size_t before = strcspn(yaml, "%");
    buf_add(&out, yaml, before);
    for (size_t i = 0; i < length; i++)
        buf_text(&out, "д");
    buf_text(&out, yaml + before + 1);
    return finish(&out);
}

static void test_length(void **state)
{
    (void)state;
    static const char question[] = ONE("question: %\n    answer: Он");
    static const char option[] = ONE("question: Кто?\n    options: [%, Он]\n    answer: Он");
    static const char explanation[] = "title: Т\nquestions:\n  - question: Кто?\n    answer: Он\n"
                                      "    explanation: %\n    difficulty: 1\n    source: и\n";
    expect_text(said(of_length(question, STRICT_QUESTION_MAX)), "");
    expect_text(said(of_length(question, STRICT_QUESTION_MAX + 1)),
                "3:15: с последних рядов не прочесть: 111 знаков, а стоит не больше 110 | "
                "сократите\n");
    expect_text(said(of_length(option, STRICT_OPTION_MAX)), "");
    expect_contains(said(of_length(option, STRICT_OPTION_MAX + 1)), "4:15: с последних рядов");
    expect_text(said(of_length(explanation, STRICT_EXPLANATION_MAX)), "");
    expect_contains(said(of_length(explanation, STRICT_EXPLANATION_MAX + 1)), "5:18: с последних");
}

static void test_print(void **state)
{
    (void)state;
    expect_text(
        said(ONE("question: 'Что \"такое\" - это?'\n    answer: Он")),
        "3:15: дефис или короткое тире между словами: Что \"такое\" - это? | поставьте длинное "
        "тире —\n"
        "3:15: прямые кавычки: Что \"такое\" | пишите «ёлочки»\n");
    expect_text(said(ONE("question: Томь – это?\n    answer: Он")),
                "3:15: дефис или короткое тире между словами: Томь – это? | поставьте длинное "
                "тире —\n");
    expect_text(said(ONE("question: «Кто-то» — это?\n    answer: ['\"Он\"', 'Он - это']")), "");
    expect_text(said("title: T\nlanguage: en\nquestions:\n  - question: 'What - \"this\"?'\n"
                     "    answer: It\n" FULL),
                "");
}

static void test_answer_in_question(void **state)
{
    (void)state;
    static const char away[] = "3:15: ответ «Томь» стоит в самом вопросе | спросите иначе\n";
    expect_text(said(ONE("question: Как зовут реку Томь?\n    answer: Томь")), away);
    expect_text(said(ONE("question: На какой реке, Томи, город?\n    options: [Кия, Томь]\n"
                         "    answer: Томь")),
                away);
    expect_text(said(ONE("question: Что длиннее, Томь или Кия?\n    options: [Кия, Томь]\n"
                         "    answer: Томь")),
                "");
    expect_text(said(ONE("question: Томь длиннее?\n    options: [Томь, Кия]\n    answer: Кия")),
                "");
    expect_text(said(ONE("question: Томь длиннее Кии.\n    answer: верно")), "");
    expect_text(said(ONE("question: Какое имя у Красной горы?\n    answer: Красная Горка")), "");
}

static void test_options(void **state)
{
    (void)state;
    expect_text(said(ONE("question: Кто?\n    options: [Красная Горка, Горка красная, Томь]\n"
                         "    answer: Томь")),
                "4:14: варианты «Красная Горка» и «Горка красная» одинаковы по смыслу | замените "
                "один из них\n");
    expect_text(said(ONE("question: Кто?\n    options: [1957, 1975, 19]\n    answer: 19")), "");
}

/* A file of so many questions whose right answer stands first. */
static const char *choices(int first, int second, const char *rest)
{
    static char yaml[8192];
    int used = snprintf(yaml, sizeof yaml, "title: Т\nquestions:\n");
    for (int i = 0; i < first + second; i++)
        used += snprintf(yaml + used, sizeof yaml - (size_t)used,
                         "  - question: К%d\n    options: [а, б, в]\n    answer: %s\n" FULL "%s", i,
                         i < first ? "а" : "в", rest);
    return yaml;
}

static const char *finished(struct strict *strict)
{
    struct complaints complaints = {0};
    struct buf out = {0};
    strict_finish(strict, LANGUAGE_RU, &complaints);
    add_said(&complaints, &out);
    complaints_print(&complaints, LANGUAGE_RU, &out);
    complaints_free(&complaints);
    return finish(&out);
}

static void test_positions(void **state)
{
    (void)state;
    static const char third[] = "title: Т\nquestions:\n  - question: К9\n    options: [а, б, в]\n"
                                "    answer: б\n" FULL;
    expect_text(said(choices(7, 0, "")), ""); /* too few to tell */
    expect_text(said(choices(8, 0, "")),
                "0:0: верный ответ слишком часто стоит на месте 1: 8/8 вопросов с выбором | "
                "переставьте варианты\n");
    expect_contains(said(choices(5, 6, "")), "на месте 3: 6/11");
    expect_text(said(choices(8, 0, "    shuffle: true\n")), "");
    struct strict *strict = strict_open("tests");
    said_by(strict, "а.yaml", choices(7, 0, ""));
    expect_text(finished(strict), "");
    expect_text(said_by(strict, "б.yaml", third), "");
    expect_text(finished(strict),
                "0:0: верный ответ слишком часто стоит на месте 1: 7/8 вопросов с выбором | "
                "переставьте варианты\n"
                "предупреждение: верный ответ слишком часто стоит на месте 1: 7/8 вопросов с "
                "выбором\n       = переставьте варианты\n");
    strict_close(strict);
}

static void test_twins(void **state)
{
    (void)state;
    static const char yaml[] = ONE("question: Какая река течёт через Мыски?\n    answer: Томь");
    struct strict *strict = strict_open("tests");
    expect_text(said_by(strict, "папка/а.yaml", yaml), "");
    expect_text(said_by(strict, "б.yaml", yaml),
                "3:15: почти такой же вопрос уже есть: а.yaml, строка 3 | спросите о другом или "
                "уберите один из них\n");
    strict_close(strict);
}

/* Nothing of a broken file is remembered, and nothing is said of it but its errors. */
static void test_broken(void **state)
{
    (void)state;
    struct strict *strict = strict_open("tests");
    struct load_options options = {.language = LANGUAGE_RU, .lint = true, .strict = strict};
    static const char yaml[] = "title: '\"Т\"'\nquestions:\n  - question: Как это?\n";
    struct arena arena = {0};
    struct complaints complaints = {0};
    expect_true(content_parse("т", yaml, strlen(yaml), &options, &arena, &complaints) == NULL);
    expect_int(complaints.count, complaints.errors);
    complaints_free(&complaints);
    arena_free(&arena);
    expect_text(said_by(strict, "т.yaml", ONE("question: Кто?\n    answer: Он")), "");
    strict_close(strict);
}

static void test_spelling(void **state)
{
    (void)state;
    struct strict *strict = strict_open(NULL);
    if (!strict_spells(strict)) {
        strict_close(strict);
        expect_skip("no Russian dictionary here");
    }
    const char *words = said_by(strict, "т.yaml",
                                ONE("question: Кто в фырчщъ живёт и в фырчщъ ест?\n"
                                    "    options: [он, ыъырчщъ]\n    answer: он"));
    expect_contains(words, "3:15: слова «фырчщъ» нет в словаре");
    expect_true(strstr(strstr(words, "«фырчщъ»") + 1, "«фырчщъ»") == NULL); /* once is enough */
    expect_contains(words, "4:19: слова «ыъырчщъ» нет в словаре");
    expect_contains(said_by(strict, "т.yaml", ONE("question: Где библиатека?\n    answer: Он")),
                    "слова «библиатека» нет в словаре | возможно: библиотека");
    /* typed variants and sources are as people write them */
    expect_text(
        said_by(strict, "т.yaml",
                "title: Т\nquestions:\n  - question: Который он?\n    answer: [он, фырчщъ]\n"
                "    reject: [фыр]\n    explanation: п\n    difficulty: 1\n"
                "    source: Фырчщъ\n"),
        "");
    /* games and cards too */
    expect_contains(
        said_by(strict, "т.yaml", "title: Игра\nstages:\n  - {brief: 'Фырчщъ - это', time: 1m}\n"),
        "3:13: дефис");
    expect_contains(
        said_by(strict, "т.yaml", "title: Игра\nstages:\n  - {brief: Фырчщъ это, time: 1m}\n"),
        "3:13: слова «Фырчщъ»");
    expect_contains(
        said_by(strict, "т.yaml", "decks:\n  - {id: а, cards: [{title: Фырчщъ, minutes: 5}]}\n"),
        "2:29: слова «Фырчщъ»");
    expect_text(said_by(strict, "т.yaml",
                        "title: Фырчщъ\nlanguage: en\nstages:\n"
                        "  - {brief: Фырчщъ, time: 1m}\n"),
                "");
    strict_close(strict);
}

const struct test_case tests_strict[] = {TEST(test_missing),
                                         TEST(test_not_strict),
                                         TEST(test_length),
                                         TEST(test_print),
                                         TEST(test_answer_in_question),
                                         TEST(test_options),
                                         TEST(test_positions),
                                         TEST(test_twins),
                                         TEST(test_broken),
                                         TEST(test_spelling),
                                         {0}};
