/* Questions that ask the same in other words, and those that only look so. */
#include "content/alike.h"

#include <string.h>

#include "expect.h"

static struct step text_step(const char *question, const char *const *answer)
{
    return (struct step){
        .question = question, .task = TASK_TEXT, .accept = answer, .accept_count = 1, .line = 7};
}

static bool alike(const char *first, const char *first_answer, const char *second,
                  const char *second_answer)
{
    struct alike gathered = {0};
    struct step a = text_step(first, &first_answer), b = text_step(second, &second_answer);
    expect_true(alike_add(&gathered, "один.yaml", &a) == NULL);
    const struct alike_question *twin = alike_add(&gathered, "другой.yaml", &b);
    bool found = twin != NULL;
    if (found) {
        expect_text(twin->path, "один.yaml");
        expect_int(twin->line, 7);
    }
    alike_free(&gathered);
    return found;
}

static void test_same_question(void **state)
{
    (void)state;
    expect_true(
        alike("Какая река течёт через Мыски?", "Томь", "Какая река течёт через Мыски?", "Мрассу"));
    expect_true(
        alike("Какая река течёт через Мыски?", "Томь", "Через Мыски течёт какая река?!", "Томь"));
    /* other forms of the words, and most of them the same */
    expect_true(alike("Какой зверь изображён на гербе Тайги?", "Волк",
                      "Кто из зверей изображён на гербе города Тайга?", "волк"));
}

static void test_other_question(void **state)
{
    (void)state;
    expect_false(alike("В каком году Мыски стали городом?", "1956",
                       "В каком году Калтан стал городом?", "1959"));
    /* even with the same answer */
    expect_false(alike("В каком году Мыски стали городом?", "1956",
                       "В каком году Берёзовский стал городом?", "1956"));
    expect_false(alike("Ради чего поставили Каштакский острог?", "серебро",
                       "В каком году поставили Каштакский острог?", "1697"));
    expect_false(
        alike("Кто открыл писаницу?", "студент", "В каком году открыли писаницу?", "1967"));
    expect_false(alike("Что это?", "Томь", "Кто это?", "Томь"));
}

static void test_answers_of_tasks(void **state)
{
    (void)state;
    static const struct step_option right_first[] = {{"Томь", "a", true}, {"Кия", "b", false}};
    static const struct step_option right_last[] = {{"Иня", "a", false}, {"томь", "b", true}};
    static const struct step_option said[] = {{NULL, "true", true}, {NULL, "false", false}};
    const char *typed = "Томь";
    struct step steps[] = {
        {.question = "Главная река области с левым берегом Кемерова",
         .options = right_first,
         .option_count = 2,
         .task = TASK_CHOICE},
        {.question = "Река области, по левому берегу которой Кемерово",
         .options = right_last,
         .option_count = 2,
         .task = TASK_CHOICE},
        {.question = "Река области, по левому берегу которой Кемерово",
         .options = said,
         .option_count = 2,
         .task = TASK_TRUEFALSE},
        text_step("Левый берег какой реки области — Кемерово?", &typed),
    };
    const struct alike_question *twins[4];
    struct alike gathered = {0};
    for (size_t i = 0; i < 4; i++)
        twins[i] = alike_add(&gathered, "", &steps[i]);
    expect_true(twins[0] == NULL);
    expect_true(twins[1] != NULL);
    expect_true(twins[2] != NULL); /* word for word, whatever the answer */
    expect_true(twins[3] != NULL);
    alike_free(&gathered);
}

static void test_nearness(void **state)
{
    (void)state;
    expect_true(prose_near("томь", "томи", PROSE_FORMS));
    expect_true(prose_near("кемерово", "кемерове", PROSE_FORMS));
    expect_false(prose_near("кемерово", "кемеровскии", PROSE_FORMS));
    expect_true(prose_near("кемерово", "кемеровский", PROSE_AKIN));
    expect_false(prose_near("топки", "тополь", PROSE_FORMS));
    expect_false(prose_near("камыш", "камысла", PROSE_FORMS));
    expect_false(prose_near("гора", "город", PROSE_AKIN));
    expect_false(prose_near("1956", "1957", PROSE_AKIN));
    expect_false(prose_near("", "а", PROSE_AKIN));
}

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int letters;
        bool foreign, capital, hyphen, dotted;
    } rows[] = {
        {"Какой", 5, false, true, false, false},
        {"vse42.ru", 8 - 1, true, false, false, false},
        {"1,5", 2, true, false, false, false},
        {"кто-нибудь", 9, false, false, true, false},
        {"за\xCC\x81мок", 5, false, false, false, false},
        {"XX-й", 3, true, true, true, false},
        {"обл", 3, false, false, false, true},
    };
    const char *at = "— Какой vse42.ru, 1,5 кто-нибудь- «за\xCC\x81мок» XX-й; обл. - ";
    struct prose_word word;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_true(prose_next(&at, &word));
        expect_int(word.length, strlen(rows[i].text));
        expect_mem(word.text, rows[i].text, word.length);
        expect_int(word.letters, rows[i].letters);
        expect_int(word.foreign, rows[i].foreign);
        expect_int(word.capital, rows[i].capital);
        expect_int(word.hyphen, rows[i].hyphen);
        expect_int(word.dotted, rows[i].dotted);
    }
    expect_false(prose_next(&at, &word));
}

const struct test_case tests_alike[] = {
    TEST(test_same_question), TEST(test_other_question), TEST(test_answers_of_tasks),
    TEST(test_nearness),      TEST(test_words),          {0}};
