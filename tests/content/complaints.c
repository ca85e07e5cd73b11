/* Every error and warning with its place, from the text that causes it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "content/complain.h"
#include "expect.h"

struct row {
    const char *yaml;
    const char *said; /* "line:column: text" a line each */
};

/* What is said about a text, a line a complaint; with "! " before a warning. */
static char *said_about(const char *yaml, size_t length, enum language language, bool lint)
{
    static char out[8192];
    struct load_options options = {.language = language, .lint = lint};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf words = {0};
    const struct plan *plan = content_parse("t.yaml", yaml, length, &options, &arena, &complaints);
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

static void check(const struct row *rows, enum language language, bool lint)
{
    for (; rows->yaml != NULL; rows++) {
        const char *said = said_about(rows->yaml, strlen(rows->yaml), language, lint);
        if (strcmp(said, rows->said) != 0)
            fprintf(stderr, "about:\n%s\n", rows->yaml);
        expect_text(said, rows->said);
    }
}

/* A quiz of one question, whose lines begin at line 3. */
#define ONE(question) "title: T\nquestions:\n  - " question "\n"

static void test_yaml_slips(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("question: Вопрос: что?"),
         "3:21: двоеточие с пробелом внутри текста | возьмите текст в кавычки: \"Вопрос: что?\"\n"},
        {ONE("question: Он сказал: \"да\": и ушёл"),
         "3:24: двоеточие с пробелом внутри текста | возьмите текст в кавычки: "
         "'Он сказал: \"да\": и ушёл'\n"},
        {ONE("answer: \"Война и мир\" — роман"),
         "3:27: после закрывающей кавычки идёт ещё текст | возьмите в кавычки всё вместе: "
         "'\"Война и мир\" — роман'\n"},
        {ONE("question: [фото] Кто это?"),
         "3:22: после закрывающей скобки идёт ещё текст | если скобки — часть текста, возьмите его "
         "в кавычки: \"[фото] Кто это?\"\n"},
        {"title: T\n\tabout: x\n",
         "2:1: здесь табуляция, а отступы бывают только из пробелов | замените её пробелами\n"},
        {ONE("question: @канал"),
         "3:15: текст не может начинаться со знака «@» | возьмите текст в кавычки: \"@канал\"\n"},
        {ONE("question: %доля"),
         "3:15: текст не может начинаться со знака «%» | возьмите текст в кавычки: \"%доля\"\n"},
        {ONE("answer: [да, *лучший, нет]"),
         "3:18: текст начинается с «*»: в YAML это служебный знак | возьмите текст в кавычки: "
         "\"*лучший\"\n"},
        {ONE("answer: &лучший"),
         "3:13: текст начинается с «&»: в YAML это служебный знак | возьмите текст в кавычки: "
         "\"&лучший\"\n"},
        {ONE("question: \"Кто"),
         "3:15: кавычка открыта, но не закрыта | закройте её в конце текста; внутри текста пишите "
         "«ёлочки»\n"},
        {ONE("answer: [а, б"),
         "3:13: скобка «[» открыта, но не закрыта | закройте её; если это текст, возьмите его в "
         "кавычки\n"},
        {ONE("answer: [\"а\" б, в]"),
         "3:18: в скобках здесь нужна запятая | разделите значения запятыми; текст с кавычками "
         "внутри возьмите в кавычки целиком\n"},
        {ONE("question: а\n   answer: б"),
         "4:4: отступ не такой, как у соседних строк | выровняйте строку пробелами под соседними "
         "того же уровня\n"},
        {ONE("question:Кто"),
         "3:5: здесь нет двоеточия с пробелом после ключа | пишите «ключ: значение», с пробелом "
         "после двоеточия\n"},
        {"title: T\nвопросы\nabout: x\n",
         "2:1: здесь нет двоеточия с пробелом после ключа | пишите «ключ: значение», с пробелом "
         "после двоеточия\n"},
        {ONE("question: - Кто?"),
         "3:15: тире здесь читается как начало списка | список начните с новой строки, а текст "
         "возьмите в кавычки\n"},
        {ONE("question: \"C:\\дом\""),
         "3:18: непонятный знак после обратной косой черты | возьмите текст в одинарные кавычки "
         "'…' или удвойте черту\n"},
        {ONE("question: | Кто?"),
         "3:15: после «|» и «>» текст пишут с новой строки | перенесите его на следующую строку с "
         "отступом или возьмите в кавычки\n"},
        {ONE("answer: [а,, б]"),
         "3:16: здесь пропущено значение | впишите его или уберите лишний знак\n"},
        {ONE("{question: q, answer: !важно}"), "3:27: знак «!» в начале значения: в YAML это "
                                               "служебный знак | возьмите текст в кавычки\n"},
        {ONE("{question: q, answer: !!int 5}"), "3:27: знак «!» в начале значения: в YAML это "
                                                "служебный знак | возьмите текст в кавычки\n"},
        {ONE("{question: &q q, answer: *q }"),
         "3:16: якоря и ссылки («&», «*») здесь не используются | напишите значение ещё раз, а "
         "текст с таким знаком возьмите в кавычки\n"
         "3:30: якоря и ссылки («&», «*») здесь не используются | напишите значение ещё раз, а "
         "текст с таким знаком возьмите в кавычки\n"},
        {ONE("{question: q, answer: a}\n---\nx: y"),
         "4:1: в файле больше одного документа | уберите строку «---» или «...» и всё после неё "
         "либо вынесите в другой файл\n"},
        {"title: T\nquestions:\n  - question: \xD0\x9A\xFF\n",
         "3:16: здесь не UTF-8: буквы не прочесть | сохраните файл в UTF-8 (в Блокноте: «Файл», "
         "«Сохранить как», «Кодировка: UTF-8»)\n"},
        {"title: T\nabout: а\x1b[31m\n", "2:9: невидимый управляющий знак U+001B | удалите его\n"},
        {"title: \"\\e[31mT\"\n"
         "questions: [{question: q, answer: a}]\n",
         "1:8: невидимый управляющий знак U+001B | удалите его\n"},
        {"title: \"\\0\"\n"
         "questions: [{question: q, answer: a}]\n",
         "1:8: невидимый управляющий знак U+0000 | удалите его\n"},
        {"title: а\u202Eб\n"
         "questions: [{question: q, answer: a}]\n",
         "1:8: невидимый управляющий знак U+202E | удалите его\n"},
        {"", "0:0: в файле ничего нет | начните с «название: …» и «вопросы:»\n"},
        {"# пусто\n", "0:0: в файле ничего нет | начните с «название: …» и «вопросы:»\n"},
        {"- a\n", "1:1: файл должен начинаться с «название: …»\n"},
        {"  title: T\nquestions: []\n",
         "2:1: отступ не такой, как у соседних строк | выровняйте строку пробелами под соседними "
         "того же уровня\n"},
        {0},
    };
    check(rows, LANGUAGE_RU, false);
}

static void test_keys_and_values(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("{вопросс: q, answer: a}"),
         "3:6: неизвестный ключ «вопросс» | возможно, вы имели в виду «вопрос»\n"},
        {ONE("{question: q, answer: a, xyzzy: 1}"), "3:30: неизвестный ключ «xyzzy»\n"},
        {ONE("{question: q, answer: a, rounds: 1}"),
         "3:30: ключ «rounds» здесь не на месте | его место — в начале файла\n"},
        {ONE("{question: q, answer: a, ответ: b}"),
         "3:30: ключ «ответ» уже был в строке 3 | оставьте один\n"},
        {ONE("{question: q, answer: a, [b]: c}"), "3:30: ключом может быть только текст\n"},
        {ONE("{question: q, mode: всех, answer: a}"),
         "3:25: непонятное значение «всех» | можно написать: все, по очереди\n"},
        {ONE("{question: q, mode: buzz, answer: a}"),
         "3:25: «buzz» пока не поддерживается в этой версии | можно написать: все, по очереди\n"},
        {"title: T\nrounds:\n  - {mode: board, themes: []}\n",
         "3:12: «board» пока не поддерживается в этой версии | можно написать: все, по очереди\n"
         "3:19: «темы» пока не поддерживается в этой версии\n"},
        {"title: T\nstages: []\n",
         "2:9: в игре нет ни одного этапа | добавьте «этапы:» и под ним строки «- ввод: …», "
         "«- обсудить: …»\n"},
        {ONE("{question: [q], answer: a}"), "3:16: «вопрос»: здесь нужен текст, а не список\n"},
        {ONE("{question: q, answer: {a: b}}"),
         "3:27: «ответ»: здесь нужен список | пишите [первый, второй] или с новой строки через "
         "«- »\n"},
        {"title: T\nquestions: 5\n",
         "2:12: «вопросы»: здесь нужен список | начинайте каждую запись с новой строки: "
         "«- вопрос: …»\n"},
        {"title: T\nrounds: первый, второй\n",
         "2:9: «раунды»: здесь нужен список | начинайте каждую запись с новой строки: "
         "«- название: …»\n"},
        {"title: T\nquestions: [5]\n", "2:13: здесь нужны строки «ключ: значение»\n"},
        {ONE("{question: , answer: a}"), "3:6: «вопрос»: пусто | впишите значение\n"},
        {ONE("{question: q, answer: \"\"}"), "3:19: «ответ»: пусто | впишите значение\n"},
        {"title: '  '\nquestions: [{question: q, answer: a}]\n",
         "1:8: «название»: пусто | впишите значение\n"},
        {ONE("{question: q, answer: a, partial: может}"),
         "3:39: «частично»: здесь нужно «да» или «нет»\n"},
        {ONE("{question: q, answer: a, points: 1000001}"),
         "3:38: «очки»: здесь нужно целое число от 0 до 1000000\n"},
        {ONE("{question: q, answer: a, penalty: -1}"),
         "3:39: «штраф»: здесь нужно целое число от 0 до 1000000\n"},
        {ONE("{question: q, answer: a, difficulty: 4}"),
         "3:42: «сложность»: здесь нужно целое число от 1 до 3\n"},
        {ONE("{question: q, answer: a, time: 25:00:00}"),
         "3:36: «время»: непонятное время | пишите 30, 45 с, 2 мин, 1:30 или «нет»; не больше "
         "суток\n"},
        {ONE("{question: q, answer: a, time: 99999999999999999999}"),
         "3:36: «время»: непонятное время | пишите 30, 45 с, 2 мин, 1:30 или «нет»; не больше "
         "суток\n"},
        {ONE("{question: q, answer: 5, tolerance: много}"),
         "3:41: «допуск»: здесь нужно число | пишите цифрами: 5 или 2,5\n"},
        {ONE("{question: q, answer: a, id: а б}"),
         "3:34: в ид «а б» лишний знак | годятся буквы, цифры, «-», «_» и «.», до 64 знаков\n"},
        {"questions: [{question: q, answer: a}]\n",
         "1:1: у викторины нет названия | добавьте в начало «название: …»\n"},
        {"title: T\n",
         "1:1: нет ни одного вопроса | добавьте «вопросы:» и под ним строки «- вопрос: …»\n"},
        {"title: T\nquestions: []\n",
         "2:12: нет ни одного вопроса | добавьте «вопросы:» и под ним строки «- вопрос: …»\n"},
        {"title: T\nrounds: [{title: R}]\n",
         "2:10: нет ни одного вопроса | добавьте «вопросы:» и под ним строки «- вопрос: …»\n"},
        {"title: T\nquestions: [{question: q, answer: a}]\nrounds: []\n",
         "3:1: «вопросы» и «раунды» вместе не пишут | перенесите вопросы в раунд\n"},
        {0},
    };
    check(rows, LANGUAGE_RU, false);
}

static void test_questions(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("{answer: a}"), "3:5: здесь нет текста вопроса | добавьте «вопрос: …»\n"},
        {ONE("{question: q}"), "3:5: у вопроса нет ответа | добавьте «ответ: …»\n"},
        {ONE("{question: q, answer: []}"), "3:27: у вопроса нет ответа | добавьте «ответ: …»\n"},
        {ONE("{question: q, options: [Кемерово, Юрга], answer: Кемирово}"),
         "3:54: ответа «Кемирово» нет среди вариантов | возможно, вы имели в виду «Кемерово»\n"},
        {ONE("{question: q, options: [Кемерово, Юрга], answer: Москва}"),
         "3:54: ответа «Москва» нет среди вариантов\n"},
        {ONE("{question: q, options: [а, б, А], answer: б}"), "3:35: вариант «А» повторяется\n"},
        {ONE("{question: q, options: [Ёлка, «елка»], answer: Ёлка}"),
         "3:35: вариант ««елка»» повторяется\n"},
        {ONE("{question: q, options: [а], answer: а}"),
         "3:28: у вопроса меньше двух вариантов | добавьте варианты или уберите «варианты»: тогда "
         "ответ набирают\n"},
        {ONE("{question: q, options: [1,2,3,4,5,6,7,8,9], answer: 1}"),
         "3:28: у вопроса больше 8 вариантов | оставьте главные\n"},
        {ONE("{question: q, options: [а, б], answer: [а, а]}"),
         "3:48: ответ «а» назван дважды | оставьте один\n"},
        {ONE("{question: q, options: [а, б], answer: [а, б], type: choice}"),
         "3:44: у вопроса этого типа один ответ | оставьте один или напишите «тип: несколько»\n"},
        {ONE("{question: q, type: truefalse, answer: Юрга}"),
         "3:44: ответ здесь — «верно» или «неверно», а не «Юрга»\n"},
        {ONE("{question: q, type: number, answer: много}"),
         "3:41: ответ здесь — число, а не «много» | пишите цифрами: 1618 или 2,5\n"},
        {ONE("{question: q, answer: «!»}"),
         "3:27: в ответе ««!»» нет ни букв, ни цифр: его не набрать\n"},
        {ONE("{question: q, type: multi, answer: а}"),
         "3:5: вопросу этого типа нужны варианты | добавьте «варианты: [первый, второй]»\n"},
        {ONE("{question: q, type: text, options: [а, б], answer: а}"),
         "3:31: у вопроса этого типа вариантов не бывает | уберите «варианты» или «тип»\n"},
        {ONE("{question: q, answer: слово, tolerance: 5}"),
         "3:34: «допуск» бывает только у числа, а ответ — не число\n"},
        {ONE("{question: q, answer: 5, tolerance: 5, closest: да}"),
         "3:44: «допуск» и «ближайший» вместе не пишут | оставьте одно\n"},
        {ONE("{question: q, answer: 5, closest: [9,8,7,6,5,4,3,2,1]}"),
         "3:39: «ближайший»: больше 8 вариантов | оставьте главные\n"},
        {ONE("{question: a, answer: x, id: q1}\n  - {question: b, answer: x, id: q1}"),
         "4:34: ид «q1» уже занят вопросом в строке 3 | придумайте другой\n"},
        {0},
    };
    check(rows, LANGUAGE_RU, false);
}

/* One text where a list must stand is shown as the list. */
static void test_lists(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("question: q\n    answer: Юрга\n    варианты: Кемерово, Новокузнецк, Юрга"),
         "5:15: «варианты»: здесь нужен список, а не один текст | возьмите его в скобки: "
         "«варианты: [Кемерово, Новокузнецк, Юрга]»\n"},
        {ONE("question: q\n    answer: 1,5\n    options: 1,5; 2,5;"),
         "5:14: «варианты»: здесь нужен список, а не один текст | возьмите его в скобки: "
         "«варианты: [\"1,5\", \"2,5\"]»\n"},
        {ONE("question: q\n    answer: a\n    options: Верхотомский острог, Кузнецкий острог, "
             "Томский острог"),
         "5:14: «варианты»: здесь нужен список, а не один текст | возьмите его в скобки: "
         "«варианты: [Верхотомский острог, Кузнецкий острог, …]»\n"},
        {ONE("{question: q, answer: Юрга, options: Юрга}"),
         "3:42: «варианты»: здесь нужен список | пишите [первый, второй] или с новой строки через "
         "«- »\n"},
        {ONE("question: q\n    options: [Калтан, Юрга, Осинники]\n    answer: осинники, Калтан"),
         "5:13: «ответ»: здесь нужен список, а не один текст | возьмите его в скобки: "
         "«ответ: [Осинники, Калтан]»\n"},
        {ONE("question: q\n    options: [Калтан, Юрга, Осинники]\n    answer: А, В"),
         "5:13: «ответ»: здесь нужен список, а не один текст | возьмите его в скобки: "
         "«ответ: [Калтан, Осинники]»\n"},
        {ONE("question: q\n    options: [Калтан, Юрга, Осинники]\n    answer: Калтан, Москва"),
         "5:13: ответа «Калтан, Москва» нет среди вариантов\n"},
        {ONE("question: q\n    answer: 5\n    closest: 3,2,1"),
         "5:14: «ближайший»: здесь нужен список, а не один текст | возьмите его в скобки: "
         "«ближайший: [3, 2, 1]»\n"},
        {ONE("question: q\n    answer: Томь, Кия\n    reject: Обь; Чулым"), ""},
        {0},
    };
    static const struct row perhaps[] = {
        {ONE("question: q\n    source: s\n    answer: Томь, Кия\n    reject: Обь; Чулым"),
         "! 5:13: «ответ»: это похоже на список, а записано одним текстом | если ответов "
         "несколько, возьмите их в скобки: «ответ: [Томь, Кия]»\n"
         "! 6:13: «не принимать»: это похоже на список, а записано одним текстом | если ответов "
         "несколько, возьмите их в скобки: «не принимать: [Обь, Чулым]»\n"},
        {ONE("{question: q, source: s, answer: [\"Пришёл, увидел, победил\"]}"), ""},
        {0},
    };
    check(rows, LANGUAGE_RU, false);
    check(perhaps, LANGUAGE_RU, true);
}

#define CITIES(answer)                                                                             \
    ONE("{question: q, options: [Кемерово, Новокузнецк, Юрга], answer: " answer "}")
#define NOT_AMONG(answer) "3:67: ответа «" answer "» нет среди вариантов"

/* An answer that is the letter or the number of an option. */
static void test_labels(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {CITIES("А"), NOT_AMONG("А") " | вариант А — «Кемерово»: напишите «ответ: Кемерово»\n"},
        {CITIES("б"),
         NOT_AMONG("б") " | вариант б — «Новокузнецк»: напишите «ответ: Новокузнецк»\n"},
        {CITIES("B"),
         NOT_AMONG("B") " | вариант B — «Новокузнецк»: напишите «ответ: Новокузнецк»\n"},
        {CITIES("В)"), NOT_AMONG("В)") " | вариант В) — «Юрга»: напишите «ответ: Юрга»\n"},
        {CITIES("2"),
         NOT_AMONG("2") " | вариант 2 — «Новокузнецк»: напишите «ответ: Новокузнецк»\n"},
        {CITIES("[Юрга, 1]"),
         "3:74: ответа «1» нет среди вариантов | вариант 1 — «Кемерово»: так и напишите в "
         "ответе\n"},
        {CITIES("Г"), NOT_AMONG("Г") "\n"},
        {CITIES("0"), NOT_AMONG("0") "\n"},
        {CITIES("АБ"), NOT_AMONG("АБ") "\n"},
        {ONE("{question: q, options: [\"Он: да\", Нет], answer: 1}"),
         "3:53: ответа «1» нет среди вариантов | вариант 1 — «\"Он: да\"»: напишите «ответ: \"Он: "
         "да\"»\n"},
        {ONE("{question: q, options: [Б, А], answer: А}"), ""},
        {ONE("{question: q, options: [2, 1], answer: 1}"), ""},
        {ONE("{question: q, options: [1, 2, 3], answer: 8}"),
         "3:47: ответа «8» нет среди вариантов\n"},
        {ONE("{question: q, options: [1618, 1721], answer: 1619}"),
         "3:50: ответа «1619» нет среди вариантов\n"},
        {ONE("{question: q, options: [Обь, Кия], answer: Об}"),
         "3:48: ответа «Об» нет среди вариантов\n"},
        {ONE("{question: q, options: [Обь, Кия], answer: Оби}"),
         "3:48: ответа «Оби» нет среди вариантов | возможно, вы имели в виду «Обь»\n"},
        {0},
    };
    check(rows, LANGUAGE_RU, false);
}

static void test_numbers_in_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("{question: q, answer: a, points: два}"),
         "3:38: «очки»: здесь нужно число | напишите цифрами: «очки: 2»\n"},
        {ONE("{question: q, answer: a, points: много}"),
         "3:38: «очки»: здесь нужно число | напишите цифрами: «очки: 2»\n"},
        {ONE("{question: q, answer: a, difficulty: Трудно}"),
         "3:42: «сложность»: здесь нужно число | напишите цифрами: «сложность: 3»\n"},
        {ONE("{question: q, answer: a, difficulty: сто}"),
         "3:42: «сложность»: здесь нужно число | напишите цифрами: «сложность: 2»\n"},
        {ONE("{question: q, answer: a, time: сорок}"),
         "3:36: «время»: непонятное время | напишите цифрами: «время: 40» — это секунды; можно и 2 "
         "мин, 1:30 или «нет»\n"},
        {ONE("{question: q, answer: 5, closest: мало}"),
         "3:39: «ближайший»: здесь нужно число | напишите цифрами: «ближайший: 3»\n"},
        {ONE("{question: q, answer: a, points: 2 балла}"),
         "3:38: «очки»: здесь нужно целое число от 0 до 1000000\n"},
        {0},
    };
    check(rows, LANGUAGE_RU, false);
}

/* A share of the points is rounded down: one point for two right options cannot be shared. */
static void test_partial_points(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("{question: q, source: s, options: [а, б, в], answer: [а, б], partial: true}"),
         "! 3:58: очков 1, а верных вариантов 2: на части их не разделить | доля очков округляется "
         "вниз: напишите «очки: 2»\n"},
        {ONE("{question: q, source: s, options: [а, б, в], answer: [а, б], partial: true, "
             "points: 2}"),
         ""},
        {ONE("{question: q, source: s, options: [а, б, в], answer: [а, б], partial: true, "
             "points: 0}"),
         ""},
        {ONE("{question: q, source: s, options: [а, б, в], answer: [а, б]}"), ""},
        {"title: T\npartial: true\npoints: 2\nquestions:\n"
         "  - {question: q, source: s, options: [а, б, в, г], answer: [а, б, в]}\n",
         "! 5:61: очков 2, а верных вариантов 3: на части их не разделить | доля очков округляется "
         "вниз: напишите «очки: 3»\n"},
        {0},
    };
    check(rows, LANGUAGE_RU, true);
}

static void test_warnings(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("{question: q, answer: a}"),
         "! 3:5: у вопроса нет источника | добавьте «источник: …», чтобы спор решался сразу\n"},
        {ONE("{question: q, answer: a, source: s, unit: км}"),
         "! 3:41: ключ «единица» у вопроса этого типа ничего не меняет | уберите его или задайте "
         "тип\n"},
        {ONE("{question: q, source: s, options: [а, б], answer: [а, б]}"),
         "! 3:55: все варианты верные: выбирать не из чего | добавьте неверный вариант\n"},
        {ONE("{question: q, source: s, options: [а, б, в, г, д, е], answer: а}"),
         "! 3:39: вариантов 6, а клавиш у команды 5 | оставьте 5 или играйте по очереди («режим: "
         "по "
         "очереди»)\n"},
        {ONE("{question: q, source: s, options: [а, б, в, г, д, е], answer: а, mode: turns}"), ""},
        {ONE("{question: q, source: s, answer: Томь, reject: [томь]}"),
         "! 3:38: «Томь» — и в ответах, и в «не принимать» | уберите из одного списка: сейчас "
         "ответ "
         "не засчитают\n"},
        {ONE("{question: Кто?, source: s, answer: a}\n  - {question: «кто», source: s, answer: b}"),
         "! 4:16: такой вопрос уже есть в строке 3\n"},
        {"title: T\nregion: narnia\nquestions: [{question: q, answer: a, source: s}]\n",
         "! 2:9: нет файла региона «narnia»: места не проверены | положите его как "
         "quizzes/narnia/region.yaml или уберите «регион»\n"},
        {"title: Рейс #1\nquestions: [{question: q, answer: a, source: s}]\n",
         "! 1:13: знак « #» и всё после него не попадёт в текст | возьмите текст в кавычки; перед "
         "пояснением для себя ставьте два пробела\n"},
        {"title: Рейс  # так надо\nquestions: [{question: q, answer: a, source: s}]\n", ""},
        {"title: \"Рейс #1\"\nquestions: [{question: q, answer: a, source: s}]\n", ""},
        {"title: Рейс#1\nquestions: [{question: q, answer: a, source: s}]\n", ""},
        {0},
    };
    check(rows, LANGUAGE_RU, true);
}

static void test_projector(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions:\n  - options: [а, б, в, г]\n    source: s\n"
                    "    answer: а\n    question: ");
    for (int i = 0; i < 110; i++)
        buf_text(&yaml, i == 0 ? "слово" : i % 2 == 0 ? " слово" : " да");
    buf_text(&yaml, "\n");
    expect_text(said_about(yaml.data, yaml.length, LANGUAGE_RU, true), "");
    buf_free(&yaml);
    buf_text(&yaml, "title: T\nquestions:\n  - options: [");
    for (int i = 0; i < 8; i++)
        buf_format(&yaml,
                   "%sвариант под номером %d такой длинный что занимает две строки на экране "
                   "восемьдесят знаков",
                   i == 0 ? "" : ", ", i);
    buf_text(&yaml, "]\n    mode: turns\n    source: s\n    answer: вариант под номером 0 такой "
                    "длинный что занимает две строки на экране восемьдесят знаков\n"
                    "    question: Кто?\n");
    expect_text(said_about(yaml.data, yaml.length, LANGUAGE_RU, true),
                "! 7:15: вопрос не помещается на проектор 80×24: 18 строк, а места 16 | сократите "
                "вопрос или варианты\n");
    buf_free(&yaml);
}

static void test_limits(void **state)
{
    (void)state;
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nquestions:\n  - answer: a\n    question: ");
    for (int i = 0; i < 600; i++)
        buf_text(&yaml, "я");
    buf_text(&yaml, "\n");
    expect_text(said_about(yaml.data, yaml.length, LANGUAGE_RU, false), "");
    yaml.length--;
    buf_text(&yaml, "я\n");
    expect_text(said_about(yaml.data, yaml.length, LANGUAGE_RU, false),
                "4:15: «вопрос»: длиннее 600 знаков | сократите текст\n");
    buf_free(&yaml);
    buf_text(&yaml, "title: T\nquestions:\n  - question: q\n    answer: ");
    for (int i = 0; i < 61; i++)
        buf_text(&yaml, "я");
    expect_text(said_about(yaml.data, yaml.length, LANGUAGE_RU, false),
                "4:13: «ответ»: длиннее 60 знаков | сократите текст\n");
    buf_free(&yaml);
}

static void test_english(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("question: A: b?"),
         "3:16: a colon and a space inside a text | put the text in quotes: "
         "\"A: b?\"\n"},
        {ONE("{qestion: q, answer: a}"), "3:6: unknown key “qestion” | did you mean “question”?\n"},
        {ONE("{question: q, answer: a, points: 2.5}"),
         "3:38: “points” needs a whole number from 0 to 1000000\n"},
        {ONE("{question: q, answer: a, points: three}"),
         "3:38: “points” needs a number | write it in digits: “points: 3”\n"},
        {ONE("{question: q, options: [Tom, Kiya], answer: B}"),
         "3:49: the answer “B” is not among the options | option B is “Kiya”: write “answer: "
         "Kiya”\n"},
        {ONE("{question: q, options: [Tom, Kiya], answer: Tomm}"),
         "3:49: the answer “Tomm” is not among the options | did you mean “Tom”?\n"},
        {0},
    };
    check(rows, LANGUAGE_EN, false);
}

/* All errors at once, in the order of their places, with what stands before a slip of YAML. */
static void test_all_at_once(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"title: T\npoints: many\nquestions:\n  - {question: q}\n  - {answer: a}\n"
         "  - {question: q, answer: \"a\" b}\n",
         "4:5: у вопроса нет ответа | добавьте «ответ: …»\n"
         "5:5: здесь нет текста вопроса | добавьте «вопрос: …»\n"
         "6:31: в скобках здесь нужна запятая | разделите значения запятыми; текст с кавычками "
         "внутри возьмите в кавычки целиком\n"},
        {"title: T\npoints: many\nquestions:\n  - {question: q}\n  - {answer: a}\n",
         "2:9: «очки»: здесь нужно число | напишите цифрами: «очки: 2»\n"
         "4:5: у вопроса нет ответа | добавьте «ответ: …»\n"
         "5:5: здесь нет текста вопроса | добавьте «вопрос: …»\n"},
        {0},
    };
    check(rows, LANGUAGE_RU, false);
}

static void test_printed(void **state)
{
    (void)state;
    static const char yaml[] =
        "title: Проба\n"
        "questions:\n"
        "  - question: Какой город до 1932 года назывался Щегловском, а до него был деревней, "
        "селом и станком на тракте? #1\n"
        "    options: [Кемерово, Новокузнецк, Юрга, Тайга, кемерово]\n"
        "    answer: Кемирово\n"
        "  - вопросс: \"\\e[31m\"\n"
        "    answer: 日本語, [x\n"
        "    about: \xE2\x80\xAE"
        "abc\n"
        "    time: скоро\n"
        "  - question: Кто: он?\n";
    struct load_options options = {.language = LANGUAGE_RU, .lint = true};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf out = {0};
    content_parse("папка/проба\033[31m.yaml", yaml, sizeof yaml - 1, &options, &arena, &complaints);
    complaints_print(&complaints, LANGUAGE_RU, &out);
    complaints_print(&complaints, LANGUAGE_EN, &out);
    expect_false(text_has_controls(buf_string(&out), out.length));
    expect_golden("content/complaints", buf_string(&out));
    buf_free(&out);
    complaints_free(&complaints);
    arena_free(&arena);
}

/* A caret stands under its character, also in a long line and beside wide characters. */
static void test_caret(void **state)
{
    (void)state;
    char yaml[4096] = "title: T\nquestions: [";
    for (int i = 0; i < 40; i++)
        strcat(yaml, "{question: 日本, answer: a}, ");
    strcat(yaml, "{question: q, answr: a}]\n");
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    struct complaints complaints = {0};
    content_parse("t.yaml", yaml, strlen(yaml), &options, &arena, &complaints);
    expect_int(complaints.count, 1);
    const char *at = complaints.items[0].excerpt;
    expect_true(text_width(at) <= 76);
    struct text_cluster cluster;
    for (int column = 0; column < complaints.items[0].caret; column += cluster.width)
        expect_true(text_next_cluster(&at, &cluster));
    expect_int(strncmp(at, "answr", 5), 0);
    complaints_free(&complaints);
    arena_free(&arena);
}

static void test_too_many_are_counted(void **state)
{
    (void)state;
    struct buf yaml = {0}, out = {0};
    buf_text(&yaml, "title: T\nquestions:\n");
    for (int i = 0; i < 1000; i++)
        buf_text(&yaml, "  - {question: q}\n");
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    struct complaints complaints = {0};
    expect_true(content_parse("t", yaml.data, yaml.length, &options, &arena, &complaints) == NULL);
    expect_int(complaints.count, COMPLAINTS_MAX);
    expect_int(complaints.errors, 1000);
    expect_int(complaints.dropped, 800);
    complaints_print(&complaints, LANGUAGE_RU, &out);
    expect_contains(buf_string(&out), "… и ещё 800\n");
    buf_free(&yaml);
    buf_free(&out);
    complaints_free(&complaints);
    arena_free(&arena);
}

/* Both languages of a complaint use the same arguments. */
static void test_table(void **state)
{
    (void)state;
    for (int i = 0; i < COMPLAINT_IDS; i++) {
        const struct complaint_rule *rule = &complaint_rules[i];
        for (int argument = 0; argument < 2; argument++) {
            const char *mark = argument == 0 ? "{a}" : "{b}";
            bool used[LANGUAGES];
            for (int language = 0; language < LANGUAGES; language++)
                used[language] = strstr(rule->text[language], mark) != NULL ||
                                 strstr(rule->advice[language], mark) != NULL;
            if (used[LANGUAGE_RU] != used[LANGUAGE_EN])
                fprintf(stderr, "%s\n", rule->text[LANGUAGE_EN]);
            expect_int(used[LANGUAGE_RU], used[LANGUAGE_EN]);
        }
        expect_int(rule->advice[LANGUAGE_RU][0] == '\0', rule->advice[LANGUAGE_EN][0] == '\0');
        expect_true(rule->text[LANGUAGE_RU][0] != '\0' && rule->text[LANGUAGE_EN][0] != '\0');
    }
}

const struct test_case tests_complaints[] = {
    TEST(test_yaml_slips),
    TEST(test_keys_and_values),
    TEST(test_questions),
    TEST(test_lists),
    TEST(test_labels),
    TEST(test_numbers_in_words),
    TEST(test_partial_points),
    TEST(test_warnings),
    TEST(test_projector),
    TEST(test_limits),
    TEST(test_english),
    TEST(test_all_at_once),
    TEST(test_printed),
    TEST(test_caret),
    TEST(test_too_many_are_counted),
    TEST(test_table),
    {0},
};
