/* kill -9 in the middle of a game made of two files, which then disappear: what was played is in
 * the journal, and so is what it was played from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "kiosk.h"

static const char game_text[] =
    "название: Маленькая игра\n"
    "язык: ru\n"
    "режим: на бумаге\n"
    "карточки: kolody.yaml\n"
    "этапы:\n"
    "  - {ввод: Складываем день., название: Начало, время: 1 мин}\n"
    "  - {составить: день, название: Наш день, время: 1 мин}\n"
    "  - {обсудить: [Что съело день?], название: Разбор, время: 1 мин}\n";

static const char cards_text[] =
    "категории: [дела, перерыв]\n"
    "колоды:\n"
    "  - ид: дела\n"
    "    название: Дела\n"
    "    карточки:\n"
    "      - {ид: a1, название: Письмо, минуты: 30, категория: дела, ценность: 2}\n"
    "      - {ид: a2, название: Обед, минуты: 60, категория: перерыв}\n";

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    expect_true(file != NULL);
    expect_int(fputs(text, file) >= 0, 1);
    expect_int(fclose(file), 0);
}

static void test_a_killed_game_goes_on_without_its_files(void **state)
{
    (void)state;
    static struct journal journal;
    char game[KIOSK_PATH + 16], cards[KIOSK_PATH + 16];
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    snprintf(game, sizeof game, "%s/igra.yaml", kiosk.folder);
    snprintf(cards, sizeof cards, "%s/kolody.yaml", kiosk.folder);
    write_file(game, game_text);
    write_file(cards, cards_text);

    static const char *const arguments[] = {"play", "", "--teams", "Томь,Кия"};
    for (size_t i = 0; i < 4; i++)
        kiosk.arguments[i] = i == 1 ? game : arguments[i];
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "перекличка");
    kiosk_do(&kiosk, " ", "этап 1 из 3");
    kiosk_do(&kiosk, " ", "Складываем день");
    kiosk_do(&kiosk, " ", "этап 2 из 3");
    kiosk_do(&kiosk, " ", "Номера карточек");
    kiosk_do(&kiosk, "\t", "Закрыть лист"); /* hidden from the room until then */
    kiosk_do(&kiosk, "1\r", "Свободно 8 ч 30 мин");
    kiosk_kill(&kiosk);
    kiosk_forget(&kiosk);
    expect_int(unlink(game), 0);
    expect_int(unlink(cards), 0);

    journal_read(kiosk.db, &journal);
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 1, 0), 1);
    expect_text(journal_last(&journal, EVENT_ANSWER_GIVEN)->text, "a1@09:00");
    kiosk_start(&kiosk, 40, 120);
    kiosk_wait(&kiosk, "Продолжить: «Маленькая игра»");
    kiosk_do(&kiosk, "\r", "этап 2 из 3");
    kiosk_do(&kiosk, "\t", "Письмо"); /* the deck came out of the journal */
    kiosk_do(&kiosk, " ", "Закончить");
    kiosk_do(&kiosk, "2\r", "Свободно 8 ч"); /* for the team that has none yet */
    kiosk_quit(&kiosk);
    journal_read(kiosk.db, &journal);
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 1, 0), 1);
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 1, 1), 1);
    expect_text(journal_last(&journal, EVENT_ANSWER_GIVEN)->text, "a2@09:00");
    kiosk_remove(&kiosk);
}

const struct test_case tests_game[] = {
    TEST(test_a_killed_game_goes_on_without_its_files),
    {0},
};
