/* Places on a map and the region they are on: what they become, and every slip with its place. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "content/content.h"
#include "content/region.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

/* As if it lay beside tests/content/maps/narnia. */
#define QUIZ "tests/content/maps/t.yaml"
#define ONE(question)                                                                              \
    "title: T\nregion: narnia\nquestions:\n  - {question: q, source: s, explanation: e, " question \
    "}\n"

static struct load_options options = {.language = LANGUAGE_RU};

static void write_complaints(const struct complaints *complaints, struct buf *words)
{
    for (size_t i = 0; i < complaints->count; i++) {
        const struct complaint *item = &complaints->items[i];
        bool other = strcmp(item->path, QUIZ) != 0;
        buf_format(words, "%s%s%s%d:%d: %s%s%s\n", other ? item->path : "", other ? ":" : "",
                   item->severity == SEVERITY_WARNING ? "! " : "", item->line, item->column,
                   item->text, item->advice == NULL ? "" : " | ",
                   item->advice == NULL ? "" : item->advice);
    }
}

static char *said_about(const char *yaml, bool lint)
{
    static char out[4096];
    struct load_options how = {.language = LANGUAGE_RU, .lint = lint};
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf words = {0};
    const struct plan *plan = content_parse(QUIZ, yaml, strlen(yaml), &how, &arena, &complaints);
    expect_true((plan != NULL) == (complaints.errors == 0));
    write_complaints(&complaints, &words);
    snprintf(out, sizeof out, "%s", buf_string(&words));
    buf_free(&words);
    complaints_free(&complaints);
    arena_free(&arena);
    return out;
}

/* The target of a quiz of one question, in words. */
static char *made_of(const char *yaml)
{
    static char out[1024];
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf words = {0};
    const struct plan *plan =
        content_parse(QUIZ, yaml, strlen(yaml), &options, &arena, &complaints);
    if (complaints.count > 0)
        expect_text(complaints.items[0].text, "no complaint");
    expect_true(plan != NULL && plan->map != NULL);
    const struct map_target *target = plan->steps[0]->target;
    expect_int(plan->steps[0]->task, TASK_POINT);
    expect_true(target->map == plan->map);
    buf_format(&words, "%s%s %d,%d", target->place == NULL ? "-" : target->place->id,
               target->tile ? " tile" : "", target->at.latitude, target->at.longitude);
    if (target->band_count == 0)
        buf_format(&words, " %d..%d", target->full_m, target->zero_m);
    for (int i = 0; i < target->band_count; i++)
        buf_format(&words, " %d:%d%%", target->bands[i].within_m, target->bands[i].percent);
    snprintf(out, sizeof out, "%s", buf_string(&words));
    buf_free(&words);
    complaints_free(&complaints);
    arena_free(&arena);
    return out;
}

static void test_places(void **state)
{
    (void)state;
    expect_text(made_of(ONE("point: dam")), "dam 51500000,81000000 10000..100000");
    expect_text(made_of(ONE("точка: lamp")), "lamp 51900000,80100000 10000..100000");
    expect_text(made_of(ONE("point: [51.25, 80.5]")), "- 51250000,80500000 10000..100000");
    expect_text(made_of(ONE("point: [\"51,25\", 80]")), "- 51250000,80000000 10000..100000");
    expect_text(made_of(ONE("tile: anvard")), "anvard tile 50100000,82000000 0..0");
    expect_text(made_of(ONE("плитка: cair, тип: точка")), "cair tile 51000000,83900000 0..0");
}

static void test_distances(void **state)
{
    (void)state;
    expect_text(made_of(ONE("point: dam, full: 5, zero: 20")), "dam 51500000,81000000 5000..20000");
    expect_text(made_of(ONE("point: dam, полные до: 500 м, ноль от: \"2,5 км\"")),
                "dam 51500000,81000000 500..2500");
    expect_text(made_of(ONE("point: dam, full: 30 km")), "dam 51500000,81000000 30000..300000");
    expect_text(made_of(ONE("point: dam, zero: 5")), "dam 51500000,81000000 500..5000");
    expect_text(made_of(ONE("point: dam, full: 0, zero: 5")), "dam 51500000,81000000 0..5000");
    expect_text(made_of(ONE("point: dam, bands: {15: 100, 50: 50}")),
                "dam 51500000,81000000 15000:100% 50000:50%");
    expect_text(made_of(ONE("point: dam, полосы: {500 м: 100, 1 км: 80, 5: 60 %, 10: 40%, 20: 20, "
                            "30: 1}")),
                "dam 51500000,81000000 500:100% 1000:80% 5000:60% 10000:40% 20000:20% 30000:1%");
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

static void test_slips_of_places(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("point: damm"),
         "4:53: места «damm» нет в файле региона | возможно, вы имели в виду «dam»\n"},
        {ONE("point: Плотина"),
         "4:53: места «Плотина» нет в файле региона | возможно, вы имели в виду «dam»\n"},
        {ONE("point: фонарный столб"),
         "4:53: в ид «фонарный столб» лишний знак | годятся буквы, цифры, «-», «_» и «.», до 64 "
         "знаков\n"},
        {ONE("point: london"), "4:53: места «london» нет в файле региона | назовите ид из него или "
                               "координаты [широта, долгота]\n"},
        {ONE("tile: lamp"),
         "4:52: у места «lamp» нет своей плитки | покажите его на карте: «точка: lamp»\n"},
        {ONE("point: [80.5, 51.2]"), "4:53: это место за краем карты «Нарния» | поменяйте числа "
                                     "местами: сначала широта, потом долгота\n"},
        {ONE("point: [10, 51.2]"),
         "4:53: это место за краем карты «Нарния» | проверьте координаты\n"},
        {ONE("point: [51,2, 80,5]"),
         "4:53: «точка»: здесь нужны координаты | пишите [широта, долгота] с точкой в дробях: "
         "[53.71, 87.81]\n"},
        {ONE("point: [91, 80]"),
         "4:53: «точка»: здесь нужны координаты | пишите [широта, долгота] с точкой в дробях: "
         "[53.71, 87.81]\n"},
        {ONE("point: {a: 80}"),
         "4:53: «точка»: здесь нужны координаты | пишите [широта, долгота] с точкой в дробях: "
         "[53.71, 87.81]\n"},
        {ONE("tile: [51, 80]"), "4:52: «плитка»: здесь нужен текст, а не список\n"},
        {ONE("point: "), "4:46: «точка»: пусто | впишите значение\n"},
        {ONE("point: dam, tile: dam"),
         "4:58: «точка» и «плитка» вместе не пишут | оставьте одно из двух\n"},
        {"title: T\nquestions:\n  - {question: q, point: dam}\n  - {question: p, point: dam}\n",
         "3:26: показывать не на чём: у викторины нет региона | добавьте в начало «регион: …», имя "
         "папки, в которой лежит region.yaml\n"},
        {"title: T\nquestions:\n  - {question: q, point: dam}\nregion: oz\n",
         "4:9: нет файла региона «oz»: показывать не на чём | положите его как "
         "quizzes/oz/region.yaml\n"},
        {"title: T\nquestions:\n  - {question: q, point: dam}\nregion: a/b\n",
         "4:9: в ид «a/b» лишний знак | годятся буквы, цифры, «-», «_» и «.», до 64 знаков\n"},
        {0},
    };
    check(rows, false);
}

static void test_slips_of_distances(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("point: dam, full: близко"),
         "4:64: «полные до»: непонятное расстояние | пишите 10, 2,5 км или 500 м\n"},
        {ONE("point: dam, zero: 5 миль"),
         "4:64: «ноль от»: непонятное расстояние | пишите 10, 2,5 км или 500 м\n"},
        {ONE("point: dam, zero: -5"),
         "4:64: «ноль от»: непонятное расстояние | пишите 10, 2,5 км или 500 м\n"},
        {ONE("point: dam, zero: 20001"),
         "4:64: «ноль от»: непонятное расстояние | пишите 10, 2,5 км или 500 м\n"},
        {ONE("point: dam, zero: 99999999999999999999"),
         "4:64: «ноль от»: непонятное расстояние | пишите 10, 2,5 км или 500 м\n"},
        {ONE("point: dam, full: [5]"),
         "4:64: «полные до»: непонятное расстояние | пишите 10, 2,5 км или 500 м\n"},
        {ONE("point: dam, full: 50, zero: 20"),
         "4:64: «полные до» должно быть меньше, чем «ноль от»\n"},
        {ONE("point: dam, zero: 0"), "4:64: «полные до» должно быть меньше, чем «ноль от»\n"},
        {ONE("point: dam, bands: 15"),
         "4:65: «полосы»: здесь нужны расстояния и проценты | пишите {15: 100, 50: 50}: до 15 км "
         "все очки, до 50 км половина\n"},
        {ONE("point: dam, bands: {}"),
         "4:65: «полосы»: здесь нужны расстояния и проценты | пишите {15: 100, 50: 50}: до 15 км "
         "все очки, до 50 км половина\n"},
        {ONE("point: dam, bands: {15: 0}"),
         "4:70: здесь нужна доля очков: от 1 до 100 процентов\n"},
        {ONE("point: dam, bands: {15: 101}"),
         "4:70: здесь нужна доля очков: от 1 до 100 процентов\n"},
        {ONE("point: dam, bands: {15: }"), "4:70: здесь нужна доля очков: от 1 до 100 процентов\n"},
        {ONE("point: dam, bands: {много: 10}"),
         "4:66: «полосы»: непонятное расстояние | пишите 10, 2,5 км или 500 м\n"},
        {ONE("point: dam, bands: {15: 100, 10: 50}"),
         "4:75: полосы идут не по порядку | каждая следующая дальше, а очков в ней меньше\n"},
        {ONE("point: dam, bands: {15: 100, 20: 100}"),
         "4:75: полосы идут не по порядку | каждая следующая дальше, а очков в ней меньше\n"},
        {ONE("point: dam, bands: {1: 9, 2: 8, 3: 7, 4: 6, 5: 5, 6: 4, 7: 3}"),
         "4:102: «полосы»: больше 6 | уберите лишнее\n"},
        {ONE("point: dam, bands: {15: 100}, full: 3"),
         "4:76: «полосы» и «полные до» вместе не пишут | оставьте одно из двух\n"},
        {ONE("answer: a, full: 3"),
         "4:57: «полные до» бывает только вместе с «точка» | добавьте «точка: …» или уберите "
         "«полные до»\n"},
        {0},
    };
    check(rows, false);
}

/* --- the region */

static const struct map *read_map(const char *yaml, struct arena *arena, struct buf *words)
{
    struct complaints complaints = {0};
    struct load_options how = {.language = LANGUAGE_RU};
    const struct plan_source part = {
        .path = "narnia/region.yaml", .text = yaml, .length = strlen(yaml)};
    how.parts = &part;
    how.part_count = 1;
    static const char quiz[] = ONE("point: [1.5, 1.5]");
    const struct plan *plan = content_parse(QUIZ, quiz, sizeof quiz - 1, &how, arena, &complaints);
    write_complaints(&complaints, words);
    complaints_free(&complaints);
    return plan == NULL ? NULL : plan->map;
}

static void test_region(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct complaints complaints = {0};
    static const char quiz[] = ONE("point: dam");
    const struct plan *plan =
        content_parse(QUIZ, quiz, sizeof quiz - 1, &options, &arena, &complaints);
    expect_int(complaints.count, 0);
    const struct map *map = plan->map;
    expect_text(map->id, "narnia");
    expect_text(map->title, "Нарния");
    expect_int(map->outline_count, 1);
    expect_int(map->outlines[0].count, 5); /* closed */
    expect_text(map->rivers[0].name, "Быстрая");
    expect_int(map->rivers[0].count, 3);
    expect_int(map->municipality_count, 3);
    expect_int(map->place_count, 4);
    expect_int(map->columns, 3);
    expect_int(map->rows, 2);
    expect_int(map->low.latitude, 50000000);
    expect_int(map->high.longitude, 84000000);
    expect_text(map->places[0].short_name, "Кэр-Пар.");
    expect_text(map->places[1].short_name, "Плотина"); /* the centre's name */
    expect_text(map->places[2].short_name, "Замок А…");
    expect_text(map->places[3].in, "dam");
    expect_int(map->places[3].column, -1);
    complaints_free(&complaints);
    arena_free(&arena);
}

static void test_several_outlines(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct complaints complaints = {0};
    static const char quiz[] =
        "title: T\nregion: islands\nquestions: [{question: q, point: one}]\n";
    const struct plan *plan =
        content_parse(QUIZ, quiz, sizeof quiz - 1, &options, &arena, &complaints);
    expect_int(complaints.count, 0);
    expect_text(plan->map->id, "islands");
    expect_int(plan->map->outline_count, 2);
    expect_int(plan->map->outlines[0].count, 4);
    expect_int(plan->map->outlines[1].count, 4);
    expect_int(plan->map->high.latitude, 4000000);
    complaints_free(&complaints);
    arena_free(&arena);
}

#define REGION "tests/content/maps/narnia/region.yaml"
#define LINE "outline: [[1, 1], [2, 1], [2, 2]]\n"
#define BROKEN "2:9: в файле «narnia/region.yaml» есть ошибки | они названы ниже\n"

static void test_slips_of_regions(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"title: N\n" LINE "municipalities: [{id: a, name: A, at: [1, 1]}]\n", ""},
        {"", BROKEN "narnia/region.yaml:0:0: в файле ничего нет | начните с «название: …» и "
                    "«вопросы:»\n"},
        {"title: N\n",
         BROKEN "narnia/region.yaml:1:1: нет «контур» | добавьте «контур: …»\n"
                "narnia/region.yaml:1:1: нет «территории» | добавьте «территории: …»\n"},
        {"title: N\noutline: [[1, 1], [2, 1]]\nmunicipalities: [{id: a, name: A, at: [1, 1]}]\n",
         BROKEN "narnia/region.yaml:2:10: «контур»: здесь нужна линия, не меньше 3 точек | пишите "
                "[[55.1, 87.2], [55.3, 87.4], …]\n"},
        {"title: N\noutline: [[1, 1], [2, x], [2, 2]]\nmunicipalities: [{id: a, name: A, at: [1, "
         "1]}]\n",
         BROKEN "narnia/region.yaml:2:19: «контур»: здесь нужны координаты | пишите [широта, "
                "долгота] с точкой в дробях: [53.71, 87.81]\n"},
        {"title: N\n" LINE "rivers: [{name: R, line: [[1, 1]]}]\n"
         "municipalities: [{id: a, name: A, at: [1, 1]}]\n",
         BROKEN "narnia/region.yaml:3:26: «линия»: здесь нужна линия, не меньше 2 точек | пишите "
                "[[55.1, 87.2], [55.3, 87.4], …]\n"},
        {"title: N\n" LINE "municipalities:\n  - {id: a, at: [1, 1]}\n  - {id: b, name: B}\n"
         "  - {name: C, at: [1, 1]}\n",
         BROKEN "narnia/region.yaml:4:5: нет «имя» | добавьте «имя: …»\n"
                "narnia/region.yaml:5:5: нет «где» | добавьте «где: …»\n"
                "narnia/region.yaml:6:5: нет «ид» | добавьте «ид: …»\n"},
        {"title: N\n" LINE "municipalities:\n  - {id: a, name: A, at: [1, 1], tile: [1, 1]}\n"
         "  - {id: a, name: B, at: [1, 1], tile: [1, 1]}\n  - {id: c, name: C, at: [1, 1], tile: "
         "[99, 0]}\n  - {id: d, name: D, at: [1, 1], short: слишком длинно}\n",
         BROKEN
         "narnia/region.yaml:5:10: ид «a» здесь уже есть | придумайте другой\n"
         "narnia/region.yaml:5:40: на этой плитке уже стоит «a» | выберите соседнюю\n"
         "narnia/region.yaml:6:40: «плитка»: здесь нужны столбец и строка | пишите [столбец, "
         "строка], от 0 с северо-запада: [2, 0]\n"
         "narnia/region.yaml:7:41: «коротко»: длиннее 8 знаков | сократите текст\n"},
        {"title: N\n" LINE "municipalities: [{id: abba, name: A, at: [1, 1]}]\n"
         "landmarks: [{id: x, name: X, at: [1, 1], in: abbba}, {id: y, name: Y, at: [1, 1], in: "
         "x}]\n",
         BROKEN
         "narnia/region.yaml:4:46: территории «abbba» в этом файле нет | возможно, вы имели в "
         "виду «abba»\n"
         "narnia/region.yaml:4:87: территории «x» в этом файле нет\n"},
        {"title: N\n" LINE "municipalities: [{id: a, name: A, at: [1, 1]}]\nriverz: []\n",
         BROKEN "narnia/region.yaml:4:1: неизвестный ключ «riverz» | возможно, вы имели в виду "
                "«rivers»\n"},
        {"title: N\n" LINE "municipalities: 5\n",
         BROKEN "narnia/region.yaml:3:17: «территории»: здесь нужен список | пишите [первый, "
                "второй] или с новой строки через «- »\n"},
        {0},
    };
    for (const struct row *row = rows; row->yaml != NULL; row++) {
        struct arena arena = {0};
        struct buf words = {0};
        const struct map *map = read_map(row->yaml, &arena, &words);
        if (strcmp(buf_string(&words), row->said) != 0)
            fprintf(stderr, "about:\n%s\n", row->yaml);
        expect_text(buf_string(&words), row->said);
        expect_true((map != NULL) == (row->said[0] == '\0'));
        buf_free(&words);
        arena_free(&arena);
    }
}

/* What the journal keeps is enough to play on without the files. */
static void test_region_from_the_journal(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct load_options keep = {.language = LANGUAGE_RU, .keep_source = true};
    static const char quiz[] = ONE("point: dam");
    const struct plan *plan =
        content_parse(QUIZ, quiz, sizeof quiz - 1, &keep, &arena, &complaints);
    expect_int(plan->part_count, 1);
    expect_text(plan->parts[0].path, "narnia/region.yaml");
    expect_contains(plan->parts[0].text, "Быстрая");
    struct load_options again = {.language = LANGUAGE_RU, .keep_source = true};
    again.parts = plan->parts;
    again.part_count = plan->part_count;
    const struct plan *resumed = content_parse("/nonexistent/t.yaml", plan->source,
                                               plan->source_length, &again, &arena, &complaints);
    expect_int(complaints.count, 0);
    expect_text(resumed->steps[0]->target->place->name, "Бобровая плотина");
    expect_int(resumed->part_count, 1);
    again.part_count = 0;
    expect_true(content_parse(QUIZ, plan->source, plan->source_length, &again, &arena,
                              &complaints) == NULL);
    expect_contains(complaints.items[0].text, "нет файла региона «narnia»");
    complaints_free(&complaints);
    arena_free(&arena);
}

/* A region that no question points at is not loaded, and not kept. */
static void test_region_is_loaded_when_needed(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct load_options keep = {.language = LANGUAGE_RU, .keep_source = true};
    static const char quiz[] = ONE("answer: a, about: dam");
    const struct plan *plan =
        content_parse(QUIZ, quiz, sizeof quiz - 1, &keep, &arena, &complaints);
    expect_true(plan->map == NULL);
    expect_int(plan->part_count, 0);
    complaints_free(&complaints);
    arena_free(&arena);
}

static void test_subjects(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("answer: a, about: cair"), ""},
        {ONE("answer: a, about: lamp"), ""},
        {ONE("answer: a, about: cairo"),
         "! 4:64: места «cairo» нет в файле региона | возможно, вы имели в виду «cair»\n"},
        {ONE("answer: a, about: london"), "! 4:64: места «london» нет в файле региона\n"},
        {ONE("points: 5, point: dam, about: london"),
         "! 4:76: места «london» нет в файле региона\n"},
        {0},
    };
    check(rows, true);
}

static void test_warnings_of_places(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {ONE("points: 3, point: dam"), ""},
        {ONE("tile: dam"), ""},
        {ONE("point: dam, bands: {15: 100}"), ""},
        {ONE("point: dam"), "! 4:53: очков 1: на доли их не разделить | доля очков округляется "
                            "вниз: напишите «очки: 2» или больше\n"},
        {ONE("tile: dam, full: 10"), "! 4:57: ключ «полные до» у вопроса этого типа ничего не "
                                     "меняет | уберите его или задайте тип\n"},
        {0},
    };
    check(rows, true);
}

static void test_where_a_region_is(void **state)
{
    (void)state;
    struct arena arena = {0};
    expect_text(region_path("tests/content/maps/t.yaml", "narnia", &arena), REGION);
    expect_text(region_path("tests/content/maps/narnia/t.yaml", "narnia", &arena), REGION);
    expect_text(region_path("tests/content/maps/deep/deeper/t.yaml", "narnia", &arena), REGION);
    expect_text(region_path("tests/content/maps/t.yaml", "oz", &arena), NULL);
    expect_text(region_path("tests/content/maps/t.yaml", "../narnia", &arena), NULL);
    expect_text(region_path("tests/content/maps/t.yaml", "..", &arena), NULL);
    expect_text(region_path("tests/content/maps/t.yaml", "", &arena), NULL);
    expect_text(region_path(NULL, "oz", &arena), NULL);
    arena_free(&arena);
}

/* A region is looked through by `volna check` and never played. */
static void test_region_alone(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct load_options lint = {.language = LANGUAGE_RU, .lint = true};
    expect_true(content_load(REGION, &lint, &arena, &complaints) == NULL);
    expect_int(complaints.count, 0);
    expect_true(complaints.cards_only);
    complaints_free(&complaints);
    expect_true(content_load(REGION, &options, &arena, &complaints) == NULL);
    expect_int(complaints.count, 1);
    expect_text(complaints.items[0].text, "это файл региона: сам по себе он не играется");
    complaints_free(&complaints);
    arena_free(&arena);
}

/* The shipped region: complete, and every place where it should be. */
static void test_shipped_region(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct complaints complaints = {0};
    static const char quiz[] =
        "title: T\nregion: kuzbass\nquestions: [{question: q, point: myski}]\n";
    const struct plan *plan =
        content_parse("quizzes/t.yaml", quiz, sizeof quiz - 1, &options, &arena, &complaints);
    expect_int(complaints.count, 0);
    const struct map *map = plan->map;
    expect_text(map->id, "kuzbass");
    expect_int(map->municipality_count, 34);
    expect_true(map->place_count >= 34 + 24);
    expect_int(map->river_count, 6);
    expect_int(map->columns, 7);
    expect_int(map->rows, 8);
    for (uint32_t i = 0; i < map->municipality_count; i++)
        expect_true(map->places[i].column >= 0 && map->places[i].centre != NULL);
    for (uint32_t i = map->municipality_count; i < map->place_count; i++)
        expect_true(map->places[i].in != NULL);
    expect_int(map_distance(plan->steps[0]->target->at, map_place(map, "mezhdurechensk", 14)->at) /
                   1000,
               17);
    complaints_free(&complaints);
    arena_free(&arena);
}

const struct test_case tests_placed[] = {
    TEST(test_places),
    TEST(test_distances),
    TEST(test_slips_of_places),
    TEST(test_slips_of_distances),
    TEST(test_region),
    TEST(test_several_outlines),
    TEST(test_slips_of_regions),
    TEST(test_region_from_the_journal),
    TEST(test_region_is_loaded_when_needed),
    TEST(test_subjects),
    TEST(test_warnings_of_places),
    TEST(test_where_a_region_is),
    TEST(test_region_alone),
    TEST(test_shipped_region),
    {0},
};
