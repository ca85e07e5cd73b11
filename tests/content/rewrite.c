/* Keys in the words of one language: the plan stays what it was, and so does every other byte. */
#include "content/rewrite.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/content.h"
#include "expect.h"
#include "plantext.h"

struct file {
    const char *path;
    struct buf text;
    int kind; /* enum plan_kind; PLAN_KINDS: cards */
};

static void read_file(struct file *file)
{
    char part[4096];
    FILE *stream = fopen(file->path, "rb");
    expect_true(stream != NULL);
    for (size_t got; (got = fread(part, 1, sizeof part, stream)) > 0;)
        buf_add(&file->text, part, got);
    fclose(stream);
}

/* What the file becomes, as text; its errors when there are any. Also its kind. */
static void describe(struct file *file, const struct buf *text, struct buf *out)
{
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct load_options options = {.language = LANGUAGE_RU, .lint = true};
    buf_clear(out);
    const struct plan *plan =
        content_parse(file->path, buf_string(text), text->length, &options, &arena, &complaints);
    expect_int(complaints.errors, 0);
    file->kind = plan != NULL ? plan->kind : PLAN_KINDS;
    if (plan != NULL)
        plan_text(out, plan);
    for (size_t i = 0; i < complaints.count; i++)
        buf_format(out, "\n%d %s", complaints.items[i].line, complaints.items[i].text);
    complaints_free(&complaints);
    arena_free(&arena);
}

/* Cards alone are no plan: their game tells. Here it is enough that they stay without errors. */
static void rewrite_file(const char *path)
{
    struct file file = {.path = path};
    struct buf before = {0}, after = {0}, there = {0}, again = {0}, first = {0};
    read_file(&file);
    describe(&file, &file.text, &before);
    content_rewrite(file.text.data, file.text.length, file.kind, LANGUAGE_RU, &first);
    for (int i = 0; i < LANGUAGES; i++) {
        enum language language = (enum language)(LANGUAGES - 1 - i);
        int kind = file.kind;
        buf_clear(&there);
        buf_clear(&again);
        content_rewrite(file.text.data, file.text.length, kind, language, &there);
        describe(&file, &there, &after);
        expect_int(file.kind, kind);
        expect_text(buf_string(&after), buf_string(&before));
        expect_int(content_rewrite(there.data, there.length, kind, language, &again), 0);
        expect_text(buf_string(&again), buf_string(&there));
        buf_clear(&again);
        content_rewrite(there.data, there.length, kind, LANGUAGE_RU, &again);
        expect_text(buf_string(&again), buf_string(&first));
    }
    buf_free(&file.text);
    buf_free(&before);
    buf_free(&after);
    buf_free(&there);
    buf_free(&again);
    buf_free(&first);
}

static void test_shipped_files(void **state)
{
    (void)state;
    static const char *const patterns[] = {"quizzes/*.yaml", "quizzes/*/*.yaml", "games/*.yaml"};
    size_t files = 0;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        glob_t found;
        expect_int(glob(patterns[i], 0, NULL, &found), 0);
        for (size_t j = 0; j < found.gl_pathc; j++)
            if (strstr(found.gl_pathv[j], "region.yaml") == NULL) {
                rewrite_file(found.gl_pathv[j]);
                files++;
            }
        globfree(&found);
    }
    expect_true(files > 40);
}

/* `text` in the words of a language is `wanted`. */
static void expect_rewritten(int kind, enum language language, const char *text, const char *wanted)
{
    struct buf out = {0};
    content_rewrite(text, strlen(text), kind, language, &out);
    expect_text(buf_string(&out), wanted);
    buf_free(&out);
}

static void test_only_keys_change(void **state)
{
    (void)state;
    expect_rewritten(PLAN_QUIZ, LANGUAGE_EN,
                     "# название: не ключ\r\nназвание:   'вопрос: кто?'  # вопрос\r\n"
                     "\"вопросы\":\r\n  -  {'вопрос': время, ответ : \"ответ\"}\r\n",
                     "# название: не ключ\r\ntitle:   'вопрос: кто?'  # вопрос\r\n"
                     "\"questions\":\r\n  -  {'question': время, answer : \"ответ\"}\r\n");
    expect_rewritten(PLAN_QUIZ, LANGUAGE_RU,
                     "\xEF\xBB\xBFtitle: 🌊 волна 🌊\nquestions:\n- question: |\n    time: 5\n"
                     "    answer: 6\n  answer: [a,\n   b]\n  not there: 1\n",
                     "\xEF\xBB\xBFназвание: 🌊 волна 🌊\nвопросы:\n- вопрос: |\n    time: 5\n"
                     "    answer: 6\n  ответ: [a,\n   b]\n  not there: 1\n");
    expect_rewritten(PLAN_QUIZ, LANGUAGE_EN, "? название\n: Да\n? |\n  автор\n: Нет\n",
                     "? title\n: Да\n? |\n  автор\n: Нет\n");
}

/* One and the same word is a key, an indicator, a criterion. */
static void test_own_words_stay(void **state)
{
    (void)state;
    expect_rewritten(
        PLAN_GAME, LANGUAGE_EN,
        "показатели: [{ид: запас, от: 0}]\nэтапы:\n- составить: день\n  с: \"9:00\"\n  запас: 5 "
        "мин\n"
        "  эффекты: {запас: запас + круг}\n  правила: [запас: 1, время: 2]\n"
        "- оценить: {время: 5, до: 3}\n  кто: жюри\n"
        "- оценить: [{критерий: время, до: 3, вес: 2}]\n"
        "- решить: Время?\n  кто: зал\n  варианты: [{вариант: а, далее: б, эффекты: {до: 1}}]\n"
        "- выбрать: Кто?\n  варианты: [{пункт: а, от: 1}]\n"
        "- повторить: 2\n  этапы: [{вытянуть: 1, из: к, на: д}]\n",
        "indicators: [{id: запас, from: 0}]\nstages:\n- compose: день\n  from: \"9:00\"\n  buffer: "
        "5 "
        "мин\n"
        "  effects: {запас: запас + круг}\n  rules: [запас: 1, время: 2]\n"
        "- judge: {время: 5, до: 3}\n  by: jury\n"
        "- judge: [{criterion: время, to: 3, weight: 2}]\n"
        "- decide: Время?\n  by: room\n  options: [{option: а, next: б, effects: {до: 1}}]\n"
        "- vote: Кто?\n  options: [{item: а, from: 1}]\n"
        "- repeat: 2\n  stages: [{draw: 1, from: к, on: д}]\n");
}

static void test_words_of_values(void **state)
{
    (void)state;
    expect_rewritten(PLAN_QUIZ, LANGUAGE_EN,
                     "режим: По очереди\nскорость: \"кахут\"\nперемешать: Да\nпоказать: все\n"
                     "вопросы: [{вопрос: да, ответ: да, ближайший: да, время: нет, тип: число}]\n",
                     "mode: turns\nspeed: \"kahoot\"\nshuffle: yes\nshow: all\n"
                     "questions: [{question: да, answer: да, closest: yes, time: нет, type: "
                     "number}]\n");
    expect_rewritten(PLAN_GAME, LANGUAGE_RU,
                     "mode: paper\nstages: [{resolve: yes, can_be_cut: no}]\n",
                     "режим: на бумаге\nэтапы: [{итоговый документ: да, можно сократить: нет}]\n");
    expect_rewritten(
        PLAN_MEETING, LANGUAGE_EN,
        "счёт: каждый отдельно\nпрограмма: [{день: да, начало: \"10:00\"}, {перерыв: да}]\n",
        "scores: each\nagenda: [{day: да, start: \"10:00\"}, {break: да}]\n");
    expect_rewritten(
        PLAN_KINDS, LANGUAGE_EN,
        "колоды: [{ид: а, карточки: [{тон: плохой, перемены: [{убрать: {выезд: да}, не "
        "больше: 1}]}]}]\n",
        "decks: [{id: а, cards: [{tone: bad, changes: [{remove: {away: yes}, limit: "
        "1}]}]}]\n");
}

const struct test_case tests_rewrite[] = {
    TEST(test_shipped_files),
    TEST(test_only_keys_change),
    TEST(test_own_words_stay),
    TEST(test_words_of_values),
    {0},
};
