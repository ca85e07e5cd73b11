/* The printed sheets: how many pages of what, and that what stands on them can be read. */
#include "report/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/game.h"
#include "expect.h"
#include "meeting.h"

static void print_plan(const struct plan *plan, struct buf *pdf, struct printed *printed)
{
    struct err err = {0};
    expect_ok(report_print(plan, pdf, printed, &err), &err);
}

static void test_pages_of_a_meeting(void **state)
{
    (void)state;
    struct buf pdf = {0};
    struct printed printed;
    print_plan(meeting_plan(), &pdf, &printed);
    expect_int(printed.host, 1);
    expect_int(printed.questions, 1);
    expect_int(printed.roles, 1);
    expect_int(printed.cards, 2);  /* a deck begins its own page */
    expect_int(printed.sheets, 7); /* two days, an order, amounts, points, two to write on */
    expect_int(printed.pages, 12);
    expect_true(pdf.length > 1000);
    expect_mem(pdf.data, "%PDF-", 5);
    expect_mem(pdf.data + pdf.length - 6, "%%EOF\n", 6);
    buf_free(&pdf);
}

static void test_the_same_again(void **state)
{
    (void)state;
    struct buf first = {0}, second = {0};
    struct printed printed;
    print_plan(meeting_plan(), &first, &printed);
    print_plan(meeting_plan(), &second, &printed);
    expect_int(first.length, second.length);
    expect_mem(first.data, second.data, first.length);
    buf_free(&first);
    buf_free(&second);
}

/* The text of a PDF as another program reads it. */
static void read_text(const struct buf *pdf, struct buf *text)
{
    char path[] = "/tmp/volna-print-XXXXXX", command[96], bytes[4096];
    int file = mkstemp(path);
    expect_true(file >= 0);
    expect_int(write(file, pdf->data, pdf->length), pdf->length);
    close(file);
    snprintf(command, sizeof command, "pdftotext -layout %s -", path);
    FILE *pipe = popen(command, "r");
    expect_true(pipe != NULL);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        buf_add(text, bytes, length);
    pclose(pipe);
    unlink(path);
}

static const char *const written[] = {
    "Лист ведущего",
    "Слово приветствия",
    "Кофе и разговоры о том, что изменилось", /* no note: one line */
    "Просите конкретный",                     /* the author's note */
    "Ответ: Кемерово",                        /* of the quiz in it */
    "Капитан",                                /* a role */
    "60 мин",                                 /* a card … */
    "методическая помощь",                    /* … and its category */
    "вне библиотеки",                         /* … and what it needs */
    "Срочный звонок",                         /* a surprise */
    "17:45",                                  /* the last row of a day */
    "Протекает третий год.",                  /* the words under an item */
    "Раздайте всё до конца.",                 /* amounts */
    "10 — это мой",                           /* an anchor of a criterion, broken over lines */
    "Предлагаем (кому: что)",
};

static void test_what_stands_on_the_sheets(void **state)
{
    (void)state;
    if (system("command -v pdftotext >/dev/null 2>&1") != 0)
        expect_skip("pdftotext is not here");
    struct buf pdf = {0}, text = {0};
    struct printed printed;
    print_plan(meeting_plan(), &pdf, &printed);
    read_text(&pdf, &text);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        expect_contains(buf_string(&text), written[i]);
    buf_free(&text);
    buf_free(&pdf);
}

/* A full deck of long texts: fifteen pages, and not one more for what does not fit. */
static void test_a_full_deck(void **state)
{
    (void)state;
    static char words[2000];
    for (size_t i = 0; i + 1 < sizeof words; i++)
        words[i] = i % 12 == 11 ? ' ' : 'w';
    struct card *cards = mem_zalloc(DECK_CARDS_MAX, sizeof *cards);
    for (int i = 0; i < DECK_CARDS_MAX; i++)
        cards[i] = (struct card){.id = "c",
                                 .title = words,
                                 .about = words,
                                 .number = (int16_t)(i + 1),
                                 .minutes = 30,
                                 .category = -1,
                                 .value = 5,
                                 .needs_internet = true,
                                 .away = true};
    const struct deck deck = {.id = "d", .title = "Deck", .cards = cards, .count = DECK_CARDS_MAX};
    const struct game game = {.title = "Game", .decks = &deck, .deck_count = 1};
    const struct game *const games[] = {&game};
    const struct plan plan = {
        .title = "Game", .language = "en", .games = games, .game_count = 1, .kind = PLAN_GAME};
    struct buf pdf = {0};
    struct printed printed;
    print_plan(&plan, &pdf, &printed);
    expect_int(printed.cards, 15);
    expect_int(printed.pages, 16);
    buf_free(&pdf);
    free(cards);
}

/* Stages of a repeat have one sheet; what needs no sheet has none. */
static void test_one_sheet_for_all_laps(void **state)
{
    (void)state;
    static const struct item prompt = {.id = "1", .text = "Prompt"};
    struct stage stages[3];
    struct step of[3], *steps[3];
    for (int i = 0; i < 3; i++) {
        stages[i] = (struct stage){
            .items = &prompt, .item_count = 1, .base = {-1, -1}, .lap = (uint16_t)(i + 1)};
        of[i] = (struct step){.title = "Lap", .task = TASK_WRITE, .stage = &stages[i]};
        steps[i] = &of[i];
    }
    const struct plan plan = {.title = "Game", .steps = steps, .step_count = 3, .kind = PLAN_GAME};
    struct buf pdf = {0};
    struct printed printed;
    print_plan(&plan, &pdf, &printed);
    expect_int(printed.sheets, 1);
    of[0].task = TASK_BREAK;
    buf_clear(&pdf);
    print_plan(&plan, &pdf, &printed);
    expect_int(printed.sheets, 0);
    buf_free(&pdf);
}

static void test_a_quiz_has_its_answers_alone(void **state)
{
    (void)state;
    struct step question = {.question = "2 + 2?", .number = 4000000, .task = TASK_NUMBER};
    struct step *steps[200];
    for (size_t i = 0; i < 200; i++)
        steps[i] = &question;
    struct round round = {.title = "Round", .count = 200};
    const struct plan plan = {
        .title = "Quiz", .rounds = &round, .steps = steps, .round_count = 1, .step_count = 200};
    struct buf pdf = {0};
    struct printed printed;
    print_plan(&plan, &pdf, &printed);
    expect_int(printed.host + printed.cards + printed.roles + printed.sheets, 0);
    expect_int(printed.questions, printed.pages);
    expect_true(printed.pages > 5 && printed.pages < 20);
    buf_free(&pdf);
}

const struct test_case tests_print[] = {
    TEST(test_pages_of_a_meeting),
    TEST(test_the_same_again),
    TEST(test_what_stands_on_the_sheets),
    TEST(test_a_full_deck),
    TEST(test_one_sheet_for_all_laps),
    TEST(test_a_quiz_has_its_answers_alone),
    {0},
};
