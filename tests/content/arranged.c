/* Order, pairs, words said aloud: what they become, and every slip with its place. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "content/content.h"
#include "expect.h"

#define ONE(question) "title: T\nquestions:\n  - {question: q, source: s, " question "}\n"

static char *said_about(const char *yaml, bool lint)
{
    static char out[4096];
    struct load_options options = {.language = LANGUAGE_RU, .lint = lint};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf words = {0};
    const struct plan *plan =
        content_parse("t.yaml", yaml, strlen(yaml), &options, &arena, &complaints);
    expect_true((plan != NULL) == (complaints.errors == 0));
    for (size_t i = 0; i < complaints.count; i++) {
        const struct complaint *item = &complaints.items[i];
        buf_format(&words, "%s%d:%d: %s%s%s\n", item->severity == SEVERITY_WARNING ? "! " : "",
                   item->line, item->column, item->text, item->advice == NULL ? "" : " | ",
                   item->advice == NULL ? "" : item->advice);
    }
    snprintf(out, sizeof out, "%s", buf_string(&words));
    buf_free(&words);
    complaints_free(&complaints);
    arena_free(&arena);
    return out;
}

/* The step of a quiz of one question, in words. */
static char *made_of(const char *yaml)
{
    static char out[4096];
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf words = {0};
    const struct plan *plan =
        content_parse("t.yaml", yaml, strlen(yaml), &options, &arena, &complaints);
    if (complaints.count > 0)
        expect_text(complaints.items[0].text, "no complaint");
    expect_true(plan != NULL);
    const struct step *step = plan->steps[0];
    buf_format(&words, "%d%s%s", step->task, step->partial ? " partial" : "",
               step->shuffle ? " shuffle" : "");
    for (int i = 0; i < step->option_count; i++)
        buf_format(&words, " %s%s:%s", step->options[i].right ? "+" : "", step->options[i].id,
                   step->options[i].text);
    for (int i = 0; i < step->pair_count; i++)
        buf_format(&words, " %d=%s", i + 1, step->pairs[i]);
    for (int i = 0; i < step->accept_count; i++)
        buf_format(&words, " =%s", step->accept[i]);
    for (int i = 0; i < step->reject_count; i++)
        buf_format(&words, " !%s", step->reject[i]);
    snprintf(out, sizeof out, "%s", buf_string(&words));
    buf_free(&words);
    complaints_free(&complaints);
    arena_free(&arena);
    return out;
}

static void test_order(void **state)
{
    (void)state;
    expect_int(TASK_ORDER, 5);
    expect_text(made_of(ONE("order: [Мыски, Кия, Яя]")), "5 shuffle a:Мыски b:Кия c:Яя");
    expect_text(made_of(ONE("порядок: [1, 2, 3], тип: порядок, частично: да, перемешать: нет")),
                "5 partial shuffle a:1 b:2 c:3");
    expect_text(made_of("title: T\npartial: yes\nquestions:\n  - question: q\n    order:\n"
                        "      - a\n      - b\n      - c\n      - d\n      - e\n      - f\n"
                        "      - g\n      - h\n"),
                "5 partial shuffle a:a b:b c:c d:d e:e f:f g:g h:h");
}

static void test_match(void **state)
{
    (void)state;
    expect_int(TASK_MATCH, 6);
    expect_text(made_of(ONE("match: {Кемерово: Щегловск, Ленинск: Кольчугино}")),
                "6 partial a:Кемерово b:Ленинск 1=Щегловск 2=Кольчугино");
    expect_text(made_of(ONE("пары: {а: 1, б: 2}, лишние: [3, 4], частично: нет, перемешать: да")),
                "6 shuffle a:а b:б 1=1 2=2 3=3 4=4");
    expect_text(made_of("title: T\npartial: no\nquestions:\n  - question: q\n    decoys: в\n"
                        "    match:\n      'да ': \" а  б\"\n      нет: б\n"),
                "6 a:да b:нет 1=а б 2=б 3=в");
    expect_text(made_of(ONE("match: {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8}, "
                            "decoys: [9, 10, 11, 12]")),
                "6 partial a:a b:b c:c d:d e:e f:f g:g h:h 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 "
                "10=10 11=11 12=12");
}

static void test_oral(void **state)
{
    (void)state;
    expect_int(TASK_ORAL, 8);
    expect_text(made_of(ONE("type: oral, answer: [Томь, Томи], reject: Обь")),
                "8 =Томь =Томи !Обь");
    expect_text(made_of(ONE("тип: устно, ответ: 1618")), "8 =1618");
}

struct row {
    const char *yaml, *said;
};

static void check(const struct row *rows, bool lint)
{
    for (; rows->yaml != NULL; rows++) {
        const char *said = said_about(rows->yaml, lint);
        if (strcmp(said, rows->said) != 0)
            fprintf(stderr, "about:\n%s\n", rows->yaml);
        expect_text(said, rows->said);
    }
}

static void test_slips_of_order(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("order: [a, b]"), "3:37: здесь нужно не меньше 3 | допишите ещё\n"},
        {ONE("order: []"), "3:37: здесь нужно не меньше 3 | допишите ещё\n"},
        {ONE("order: "), "3:30: «порядок»: пусто | впишите значение\n"},
        {ONE("order: [a, b, c, d, e, f, g, h, i]"), "3:62: «порядок»: больше 8 | уберите лишнее\n"},
        {ONE("order: [Томь, Кия, томь]"), "3:49: «томь» повторяется | оставьте одно\n"},
        {ONE("order: 'a, b, c'"),
         "3:37: «порядок»: здесь нужен список, а не один текст | возьмите его в скобки: "
         "«порядок: [a, b, c]»\n"},
        {ONE("order: {a: b, c: d, e: f}"),
         "3:37: «порядок»: здесь нужен список | пишите [первый, второй] или с новой строки через "
         "«- »\n"},
        {ONE("order: [a, [b], c, '']"),
         "3:41: «порядок»: здесь нужен текст, а не список\n3:49: «порядок»: пусто | впишите "
         "значение\n"},
        {ONE("order: [a, b, c], answer: a"),
         "3:48: «порядок» и «ответ» вместе не пишут | оставьте одно из двух\n"},
        {ONE("options: [a, b], order: [a, b, c]"),
         "3:30: «порядок» и «варианты» вместе не пишут | оставьте одно из двух\n"},
        {ONE("order: [a, b, c], match: {a: b}"),
         "3:48: «порядок» и «пары» вместе не пишут | оставьте одно из двух\n"},
        {ONE("order: [a, b, c], type: text"),
         "3:30: тип «text» не сходится с ключом «порядок» | уберите «тип»: его видно по ключу\n"},
        {ONE("type: порядок"), "3:36: тип «порядок», а ключа «порядок» нет | добавьте "
                               "«порядок: …»\n"},
        {ONE("type: match, answer: a"),
         "3:36: тип «match», а ключа «пары» нет | добавьте «пары: …»\n"},
        {ONE("order: [a, b, c], tolerance: 5"),
         "3:48: «допуск» бывает только у числа, а ответ — не число\n"},
        {ONE("answer: a, decoys: [b]"),
         "3:41: «лишние» бывает только вместе с «пары» | добавьте «пары: …» или уберите "
         "«лишние»\n"},
        {ONE("answer: a, mode: board"), "3:47: «board» пока не поддерживается в этой версии | "
                                        "можно написать: все, по очереди\n"},
        {0},
    };
    check(rows, false);
}

static void test_slips_of_match(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("match: {a: b}"), "3:37: здесь нужно не меньше 2 | допишите ещё\n"},
        {ONE("match: {}"), "3:37: здесь нужно не меньше 2 | допишите ещё\n"},
        {ONE("match: [a, b]"),
         "3:37: «пары»: здесь нужны пары | пишите {левое: правое, другое: его пара}\n"},
        {ONE("match: a-b"),
         "3:37: «пары»: здесь нужны пары | пишите {левое: правое, другое: его пара}\n"},
        {ONE("match: {a: 1, A: 2}"), "3:44: «A» повторяется | оставьте одно\n"},
        {ONE("match: {a: Томь, b: томь}"), "3:50: «томь» повторяется | оставьте одно\n"},
        {ONE("match: {a: 1, b: 2}, decoys: [3, 1]"), "3:63: «1» повторяется | оставьте одно\n"},
        {ONE("match: {a: 1, b: }"),
         "3:44: у «b» нет пары | допишите её после двоеточия с пробелом\n"},
        {ONE("match: {a: 1, b: [2]}"), "3:47: «пары»: здесь нужен текст, а не список\n"},
        {ONE("match: {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9}"),
         "3:86: «пары»: больше 8 | уберите лишнее\n"},
        {ONE("match: {a: 1, b: 2}, decoys: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]"),
         "3:93: «лишние»: больше 10 | уберите лишнее\n"},
        {ONE("match: {a: 1, b: 2}, decoys: {c: d}"),
         "3:59: «лишние»: здесь нужен список | пишите [первый, второй] или с новой строки через "
         "«- »\n"},
        {ONE("match: {a: "
             "ооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооо, b: 2}"),
         "3:41: «пары»: длиннее 60 знаков | сократите текст\n"},
        {0},
    };
    check(rows, false);
}

static void test_warnings_of_arranging(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("order: [a, b, c]"), ""},
        {ONE("match: {a: 1, b: 2}"), ""}, /* all or nothing is fine until it is asked for */
        {ONE("order: [a, b, c], partial: yes"),
         "! 3:37: очков 1: на доли их не разделить | доля очков округляется вниз: напишите «очки: "
         "2» или больше\n"},
        {ONE("order: [a, b, c], partial: yes, points: 2"), ""},
        {ONE("match: {a: 1, b: 2, c: 3}, partial: yes, points: 2"),
         "! 3:37: очков 2: на доли их не разделить | доля очков округляется вниз: напишите «очки: "
         "3» или больше\n"},
        {ONE("order: [a, b, \"очень длинный пункт, который не поместится в одну строку на экране "
             "зала\"]"),
         "! 3:37: «очень длинный пункт, который не поместится в од…» не помещается в строку на "
         "проекторе | сократите до 60 знаков\n"},
        {ONE("match: {a: 1, b: \"в паре бывает только короткое слово\"}"),
         "! 3:37: «в паре бывает только короткое слово» не помещается в строку на проекторе | "
         "сократите до 32 знаков\n"},
        {ONE("order: [a, b, c], shuffle: no"),
         "! 3:48: ключ «перемешать» у вопроса этого типа ничего не меняет | уберите его или "
         "задайте тип\n"},
        {ONE("order: [a, b, c, d, e, f, g, h]"), ""}, /* no keys of a team's own are needed */
        {0},
    };
    check(rows, true);
}

const struct test_case tests_arranged[] = {
    TEST(test_order),
    TEST(test_match),
    TEST(test_oral),
    TEST(test_slips_of_order),
    TEST(test_slips_of_match),
    TEST(test_warnings_of_arranging),
    {0},
};
