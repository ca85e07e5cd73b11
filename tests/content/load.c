/* What a quiz file becomes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "content/content.h"
#include "expect.h"

struct loaded {
    struct arena arena;
    const struct plan *plan;
};

static struct loaded load_named(const char *path, const char *yaml)
{
    struct load_options options = {.language = LANGUAGE_RU};
    struct complaints complaints = {0};
    struct loaded loaded = {0};
    loaded.plan = content_parse(path, yaml, strlen(yaml), &options, &loaded.arena, &complaints);
    if (complaints.count > 0)
        expect_text(complaints.items[0].text, "no complaint");
    complaints_free(&complaints);
    return loaded;
}

static struct loaded load(const char *yaml)
{
    return load_named("quizzes/t.yaml", yaml);
}

/* A plan in words, the lines of the steps left out. */
static char *describe(const struct plan *plan)
{
    static char out[16384];
    struct buf words = {0};
    buf_format(&words, "%s|%s|%s|%s|%s|%s late %d show %d close %d\n", plan->title, plan->about,
               plan->region, plan->author, plan->licence, plan->language, plan->late, plan->show,
               plan->close_when_all);
    for (uint32_t i = 0; i < plan->round_count; i++)
        buf_format(&words, "round %s|%s %u+%u\n", plan->rounds[i].title, plan->rounds[i].about,
                   plan->rounds[i].first, plan->rounds[i].count);
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct step *step = plan->steps[i];
        buf_format(&words, "step %d %s|%s|%s|%s|%s|%s|%s", step->task, step->title, step->question,
                   step->explanation, step->source, step->about, step->note, step->unit);
        buf_format(&words, " p%d -%d t%d m%d s%d d%d %d%d r%d n%lld±%lld", step->points,
                   step->penalty, step->time_ms, step->mode, step->speed, step->difficulty,
                   step->partial, step->shuffle, step->round, (long long)step->number,
                   (long long)step->tolerance);
        for (int j = 0; j < step->option_count; j++)
            buf_format(&words, " %s%s:%s", step->options[j].right ? "+" : "", step->options[j].id,
                       step->options[j].text);
        for (int j = 0; j < step->accept_count; j++)
            buf_format(&words, " =%s", step->accept[j]);
        for (int j = 0; j < step->reject_count; j++)
            buf_format(&words, " !%s", step->reject[j]);
        for (int j = 0; j < step->rank_count; j++)
            buf_format(&words, " #%d", step->rank_points[j]);
        buf_char(&words, '\n');
    }
    snprintf(out, sizeof out, "%s", buf_string(&words));
    buf_free(&words);
    return out;
}

static const char english[] =
    "title: Гений места\nabout: О Кузбассе\nregion: kuzbass\nauthor: Клуб\nlicence: CC BY 4.0\n"
    "language: ru\nlate: average\nshow: top3\nclose_when_all: yes\ntime: 45s\npoints: 2\n"
    "penalty: 1\nspeed: capped\nmode: turns\npartial: no\nshuffle: true\n"
    "rounds:\n"
    "  - title: Разминка\n    about: Легко\n    mode: all\n    time: 1:30\n    questions:\n"
    "      - question: Какие реки?\n        title: Реки\n        options: [Томь, Кия, Ангара]\n"
    "        answer: [Томь, Кия]\n        explanation: Да\n        source: Атлас\n"
    "        about: kemerovo\n        note: тихо\n        difficulty: 2\n        points: 5\n"
    "        partial: yes\n"
    "      - question: Юрга — город?\n        answer: верно\n        time: none\n"
    "      - question: Сколько?\n        answer: 1618\n        closest: [3, 2, 1]\n"
    "        unit: год\n"
    "      - question: Кто?\n        answer: [Пушкин, А. С. Пушкин]\n        reject: [Лермонтов]\n"
    "        speed: none\n        mode: all\n        shuffle: no\n        penalty: 0\n"
    "      - question: Вес?\n        answer: 2,5\n        tolerance: 0.5\n        type: number\n";

static const char russian[] =
    "название: Гений места\nописание: О Кузбассе\nрегион: kuzbass\nавтор: Клуб\n"
    "лицензия: CC BY 4.0\nязык: ru\nопоздавшие: среднее\nпоказать: три первых\n"
    "закрыть когда все: да\nвремя: 45 с\nочки: 2\nштраф: 1\nскорость: с пределом\n"
    "режим: по очереди\nчастично: нет\nперемешать: да\n"
    "раунды:\n"
    "  - название: Разминка\n    описание: Легко\n    режим: все\n    время: 90 секунд\n"
    "    вопросы:\n"
    "      - вопрос: Какие реки?\n        название: Реки\n        варианты: [Томь, Кия, Ангара]\n"
    "        ответ: [Томь, Кия]\n        пояснение: Да\n        источник: Атлас\n"
    "        место: kemerovo\n        заметка: тихо\n        сложность: 2\n        очки: 5\n"
    "        частично: да\n"
    "      - вопрос: Юрга — город?\n        ответ: верно\n        время: нет\n"
    "      - вопрос: Сколько?\n        ответ: 1618\n        ближайший: [3, 2, 1]\n"
    "        единица: год\n"
    "      - вопрос: Кто?\n        ответ: [Пушкин, А. С. Пушкин]\n        не принимать: "
    "[Лермонтов]\n"
    "        скорость: нет\n        режим: все\n        перемешать: нет\n        штраф: 0\n"
    "      - вопрос: Вес?\n        ответ: 2,5\n        допуск: 0.5\n        тип: число\n";

/* The same, with the keys of every mapping the other way round. */
static const char backwards[] =
    "rounds:\n"
    "  - questions:\n"
    "      - partial: yes\n        points: 5\n        difficulty: 2\n        note: тихо\n"
    "        about: kemerovo\n        source: Атлас\n        explanation: Да\n"
    "        answer: [Томь, Кия]\n        options: [Томь, Кия, Ангара]\n        title: Реки\n"
    "        question: Какие реки?\n"
    "      - time: none\n        answer: верно\n        question: Юрга — город?\n"
    "      - unit: год\n        closest: [3, 2, 1]\n        answer: 1618\n        question: "
    "Сколько?\n"
    "      - penalty: 0\n        shuffle: no\n        mode: all\n        speed: none\n"
    "        reject: [Лермонтов]\n        answer: [Пушкин, А. С. Пушкин]\n        question: Кто?\n"
    "      - type: number\n        tolerance: 0.5\n        answer: 2,5\n        question: Вес?\n"
    "    time: 1:30\n    mode: all\n    about: Легко\n    title: Разминка\n"
    "shuffle: true\npartial: no\nmode: turns\nspeed: capped\npenalty: 1\npoints: 2\ntime: 45s\n"
    "close_when_all: yes\nshow: top3\nlate: average\nlanguage: ru\nlicence: CC BY 4.0\n"
    "author: Клуб\nregion: kuzbass\nabout: О Кузбассе\ntitle: Гений места\n";

static const char described[] =
    "Гений места|О Кузбассе|kuzbass|Клуб|CC BY 4.0|ru late 2 show 1 close 1\n"
    "round Разминка|Легко 0+5\n"
    "step 1 Реки|Какие реки?|Да|Атлас|kemerovo|тихо|(null) p5 -1 t90000 m0 s2 d2 11 r0 n0±0 "
    "+a:Томь +b:Кия c:Ангара\n"
    "step 2 (null)|Юрга — город?|(null)|(null)|(null)|(null)|(null) p2 -1 t0 m0 s2 d0 00 r0 n0±0 "
    "+true:(null) false:(null)\n"
    "step 4 (null)|Сколько?|(null)|(null)|(null)|(null)|год p2 -1 t90000 m0 s2 d0 00 r0 "
    "n1618000000±0 #3 #2 #1\n"
    "step 3 (null)|Кто?|(null)|(null)|(null)|(null)|(null) p2 -0 t90000 m0 s0 d0 00 r0 n0±0 "
    "=Пушкин =А. С. Пушкин !Лермонтов\n"
    "step 4 (null)|Вес?|(null)|(null)|(null)|(null)|(null) p2 -1 t90000 m0 s2 d0 00 r0 "
    "n2500000±500000\n";

static void test_every_key(void **state)
{
    (void)state;
    static const char *const texts[] = {english, russian, backwards};
    for (size_t i = 0; i < 3; i++) {
        struct loaded loaded = load(texts[i]);
        expect_text(describe(loaded.plan), described);
        arena_free(&loaded.arena);
    }
}

static void test_ids_follow_the_question(void **state)
{
    (void)state;
    struct loaded first =
        load("title: T\nquestions:\n  - {question: Кто?, answer: a}\n"
             "  - {question: Где?, answer: b}\n  - {question: Ёж, answer: c, id: q-1}\n");
    struct loaded moved =
        load("title: U\npoints: 5\nquestions:\n  - {question: Когда?, answer: x}\n"
             "  - {question: «где», answer: [b, c], source: s}\n"
             "  - {question: Кто?, answer: a}\n  - {question: Кто, answer: a}\n");
    struct loaded other =
        load_named("x/u.yaml", "title: T\nquestions: [{question: Кто?, answer: a}]\n");
    struct loaded copied =
        load_named("/y/t.yml", "title: T\nquestions: [{question: Кто?, answer: a}]\n");
    const char *who = first.plan->steps[0]->id;
    expect_int(strlen(who), 12);
    expect_text(moved.plan->steps[2]->id, who);
    expect_text(moved.plan->steps[1]->id, first.plan->steps[1]->id);
    expect_text(first.plan->steps[2]->id, "q-1");
    expect_int(strncmp(moved.plan->steps[3]->id, who, 12), 0);
    expect_text(moved.plan->steps[3]->id + 12, "-2");
    expect_true(strcmp(other.plan->steps[0]->id, who) != 0);
    expect_text(copied.plan->steps[0]->id, who);
    arena_free(&first.arena);
    arena_free(&moved.arena);
    arena_free(&other.arena);
    arena_free(&copied.arena);
}

/* Ids are stored for years: the way they are derived never changes. Expected: SipHash-2-4 of
 * "ктоэто" under BLAKE2b-256 of "razminka" by implementations of their own. */
static void test_id_is_for_ever(void **state)
{
    (void)state;
    struct loaded loaded = load_named("quizzes/razminka.yaml",
                                      "title: T\nquestions: [{question: Кто это?, answer: a}]\n");
    expect_text(loaded.plan->steps[0]->id, "fe85d0a0caff");
    arena_free(&loaded.arena);
}

static void test_ids_of_many_questions(void **state)
{
    (void)state;
    enum { MANY = 3000 };
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions:\n");
    for (int i = 0; i < MANY; i++)
        buf_format(&yaml, "  - {question: Вопрос %d, answer: a}\n", i % (MANY / 3));
    struct loaded loaded = load(buf_string(&yaml));
    expect_int(loaded.plan->step_count, MANY);
    for (int i = 0; i < MANY; i++) {
        const char *id = loaded.plan->steps[i]->id;
        expect_int(strncmp(id, loaded.plan->steps[i % (MANY / 3)]->id, 12), 0);
        expect_text(id + 12, i < MANY / 3 ? "" : i < MANY / 3 * 2 ? "-2" : "-3");
        expect_true(i == 0 || strncmp(id, loaded.plan->steps[i - 1]->id, 12) != 0);
    }
    buf_free(&yaml);
    arena_free(&loaded.arena);
}

static const char *task_of(const char *fields)
{
    static const char *const names[] = {"choice", "multi", "truefalse", "text", "number"};
    char yaml[512];
    snprintf(yaml, sizeof yaml, "title: T\nquestions: [{question: q, %s}]\n", fields);
    struct loaded loaded = load(yaml);
    const char *name = names[loaded.plan->steps[0]->task];
    arena_free(&loaded.arena);
    return name;
}

static void test_tasks_are_inferred(void **state)
{
    (void)state;
    expect_text(task_of("options: [a, b], answer: a"), "choice");
    expect_text(task_of("options: [a, b], answer: [a]"), "multi");
    expect_text(task_of("options: [a, b], answer: a, type: multi"), "multi");
    expect_text(task_of("options: [да, нет], answer: да"), "choice");
    expect_text(task_of("options: [1618, 1721], answer: 1618"), "choice");
    expect_text(task_of("answer: Да"), "truefalse");
    expect_text(task_of("answer: False"), "truefalse");
    expect_text(task_of("answer: неверно"), "truefalse");
    expect_text(task_of("answer: да, type: текст"), "text");
    expect_text(task_of("answer: 1618"), "number");
    expect_text(task_of("answer: '007'"), "number");
    expect_text(task_of("answer: '1 618,5'"), "number");
    expect_text(task_of("answer: 1618, type: text"), "text");
    expect_text(task_of("answer: 12:30"), "text");
    expect_text(task_of("answer: 0x1F"), "text");
    expect_text(task_of("answer: [1618, 1619]"), "text");
    expect_text(task_of("answer: ~1"), "text");
}

/* YAML 1.1 would make booleans, octals and sexagesimals of these. */
static void test_scalars_stay_text(void **state)
{
    (void)state;
    struct loaded loaded = load("title: 12:30\nauthor: 007\nlicence: No\nquestions:\n"
                                "  - {question: Yes, options: [on, off, 1e3, .5], answer: off}\n");
    expect_text(loaded.plan->title, "12:30");
    expect_text(loaded.plan->author, "007");
    expect_text(loaded.plan->licence, "No");
    expect_text(loaded.plan->steps[0]->question, "Yes");
    expect_text(loaded.plan->steps[0]->options[0].text, "on");
    expect_true(loaded.plan->steps[0]->options[1].right);
    expect_text(loaded.plan->steps[0]->options[2].text, "1e3");
    arena_free(&loaded.arena);
}

static void test_texts_are_tidied(void **state)
{
    (void)state;
    struct loaded loaded =
        load("title: \"  Гений \\t места  \"\nquestions:\n"
             "  - question: |\n      Мороз и солнце;  \n      день чудесный!\n\n\n      Чей стих?\n"
             "    answer: \"и\xCC\x86од\"\n"
             "    source: >\n      Словарь,\n      том 2\n");
    const struct step *step = loaded.plan->steps[0];
    expect_text(loaded.plan->title, "Гений места");
    expect_text(step->question, "Мороз и солнце;\nдень чудесный!\n\nЧей стих?");
    expect_text(step->accept[0], "йод");
    expect_text(step->source, "Словарь, том 2");
    expect_int(step->line, 3);
    arena_free(&loaded.arena);
}

static void test_options_that_only_look_alike(void **state)
{
    (void)state;
    struct loaded loaded =
        load("title: T\nquestions:\n"
             "  - {question: q, options: [C, C++, 'C#', 'C--'], answer: C++}\n"
             "  - {question: q2, options: ['1,5', 15, '-15', '<', '>'], answer: 15}\n"
             "  - {question: q3, options: [♥, ♠, Кии, Кий], answer: ♠}\n"
             "  - {question: q4, options: [Пётр, Павел], answer: петр}\n");
    expect_true(loaded.plan->steps[0]->options[1].right);
    expect_true(loaded.plan->steps[1]->options[1].right);
    expect_true(loaded.plan->steps[2]->options[1].right);
    expect_true(loaded.plan->steps[3]->options[0].right);
    arena_free(&loaded.arena);
}

static void test_defaults(void **state)
{
    (void)state;
    struct load_options options = {.time_s = 50};
    struct complaints complaints = {0};
    static const char yaml[] = "title: T\nquestions:\n  - {question: q, answer: 5, closest: да}\n"
                               "  - {question: r, answer: 5, points: 7, closest: yes}\n";
    struct loaded loaded = load(yaml);
    const struct plan *plan = loaded.plan;
    expect_int(plan->round_count, 1);
    expect_text(plan->rounds[0].title, NULL);
    expect_int(plan->steps[0]->time_ms, 30000);
    expect_int(plan->steps[0]->points, 1);
    expect_int(plan->steps[0]->rank_count, 1);
    expect_int(plan->steps[0]->rank_points[0], 1);
    expect_int(plan->steps[1]->rank_points[0], 7);
    plan = content_parse("t", yaml, sizeof yaml - 1, &options, &loaded.arena, &complaints);
    expect_int(plan->steps[0]->time_ms, 50000);
    complaints_free(&complaints);
    arena_free(&loaded.arena);
}

static void test_source_and_digest(void **state)
{
    (void)state;
    static const char yaml[] =
        "\xEF\xBB\xBFtitle: T\r\nquestions:\r\n  - {question: q, answer: a}\r\n";
    struct load_options options = {.keep_source = true};
    struct complaints complaints = {0};
    struct arena arena = {0};
    const struct plan *plan =
        content_parse("t.yaml", yaml, sizeof yaml - 1, &options, &arena, &complaints);
    expect_true(plan != NULL);
    struct hash digest = hash_bytes(yaml, sizeof yaml - 1);
    expect_int(plan->source_length, sizeof yaml - 1);
    expect_text(plan->source, yaml);
    expect_mem(plan->digest.bytes, digest.bytes, HASH_SIZE);
    expect_int(plan->steps[0]->line, 3);
    complaints_free(&complaints);
    arena_free(&arena);
}

static void test_shipped_quizzes(void **state)
{
    (void)state;
    static const char *const paths[] = {"quizzes/kuzbass-34.yaml", "quizzes/razminka.yaml"};
    for (size_t i = 0; i < 2; i++) {
        struct load_options options = {.language = LANGUAGE_RU, .lint = true};
        struct complaints complaints = {0};
        struct arena arena = {0};
        struct buf words = {0};
        const struct plan *plan = content_load(paths[i], &options, &arena, &complaints);
        complaints_print(&complaints, LANGUAGE_RU, &words);
        expect_text(buf_string(&words), "");
        expect_true(plan != NULL);
        buf_free(&words);
        complaints_free(&complaints);
        arena_free(&arena);
    }
}

const struct test_case tests_load[] = {
    TEST(test_every_key),          TEST(test_ids_follow_the_question),
    TEST(test_id_is_for_ever),     TEST(test_ids_of_many_questions),
    TEST(test_tasks_are_inferred), TEST(test_scalars_stay_text),
    TEST(test_texts_are_tidied),   TEST(test_options_that_only_look_alike),
    TEST(test_defaults),           TEST(test_source_and_digest),
    TEST(test_shipped_quizzes),    {0},
};
