/* The wall clock is set in the middle of a game, an hour back and two days forward. Order, time
 * left and durations come from the other clock, so nothing of that can be seen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "kiosk.h"

enum { HOUR_S = 3600, DAY_S = 24 * HOUR_S };

static struct journal journal;

static void set_wall_clock(const struct kiosk *kiosk, int by_s)
{
    char path[2 * KIOSK_PATH];
    snprintf(path, sizeof path, "%s/wall", kiosk->folder);
    FILE *file = fopen(path, "w");
    fprintf(file, "%d", by_s);
    fclose(file);
    setenv("WALL_CLOCK", path, 1);
}

/* The library beside these tests. */
static const char *library(char path[512])
{
    ssize_t length = readlink("/proc/self/exe", path, 480);
    path[length > 0 ? length : 0] = '\0';
    if (strrchr(path, '/') != NULL)
        *strrchr(path, '/') = '\0';
    strcat(path, "/wall_clock.so");
    return path;
}

static void start_timed_question(struct kiosk *kiosk, char preload[512])
{
    kiosk_make(kiosk);
    kiosk->preload = library(preload);
    if (access(kiosk->preload, R_OK) != 0)
        expect_skip("tests/wall_clock.so is not built");
    set_wall_clock(kiosk, 0);
    kiosk_start_question(kiosk);
    kiosk_do(kiosk, " ", "Показать ответ");
    kiosk_do(kiosk, "  ", "Показать вопрос");
    kiosk_do(kiosk, " ", "Пауза");
}

static void test_wall_clock_is_set_in_a_question(void **state)
{
    (void)state;
    struct kiosk kiosk;
    char preload[512];
    start_timed_question(&kiosk, preload);
    kiosk_do(&kiosk, "1", "● Томь   ✓");
    set_wall_clock(&kiosk, -HOUR_S);
    kiosk_do(&kiosk, "8", "▲ Кия    ✓");
    set_wall_clock(&kiosk, 2 * DAY_S);
    kiosk_do(&kiosk, "z", "■ Мрассу ✓");
    kiosk_do(&kiosk, KEY_F4, "Пауза. Пробел");
    kiosk_quit(&kiosk);
    journal_read(kiosk.db, &journal);
    int64_t before_ms = 0, wall_ms[3] = {0};
    for (size_t i = 0; i < journal.count; i++) {
        const struct entry *at = &journal.entries[i];
        expect_int(at->seq, (int64_t)i + 1);
        if (at->kind != EVENT_ANSWER_GIVEN)
            continue;
        expect_true(at->amount >= before_ms); /* the time it took, by the other clock */
        expect_true(at->amount < 10000);
        before_ms = at->amount;
        wall_ms[at->team] = at->wall_ms;
    }
    expect_true(wall_ms[1] < wall_ms[0] - (HOUR_S - 60) * INT64_C(1000)); /* it was set indeed */
    expect_true(wall_ms[2] > wall_ms[0] + DAY_S * INT64_C(1000));
    expect_true(journal_last(&journal, EVENT_PAUSED)->amount < 10000);
    kiosk_remove(&kiosk);
}

/* Set between two runs, as when the battery of an old laptop is empty. */
static void test_wall_clock_is_set_between_runs(void **state)
{
    (void)state;
    struct kiosk kiosk;
    char preload[512];
    start_timed_question(&kiosk, preload);
    kiosk_do(&kiosk, "1", "● Томь   ✓");
    kiosk_kill(&kiosk);
    kiosk_forget(&kiosk);
    set_wall_clock(&kiosk, -400 * DAY_S);
    kiosk_continue(&kiosk);
    kiosk_wait(&kiosk, "Игра прерывалась");
    kiosk_do(&kiosk, " ", "Закрыть");
    kiosk_do(&kiosk, "8", "▲ Кия    ✓");
    kiosk_quit(&kiosk);
    journal_read(kiosk.db, &journal);
    expect_true(journal_last(&journal, EVENT_INTERRUPTED)->amount < 10000);
    expect_true(journal_last(&journal, EVENT_ANSWER_GIVEN)->amount < 10000);
    kiosk_continue(&kiosk); /* and it is still the one that is offered */
    kiosk_quit(&kiosk);
    kiosk_remove(&kiosk);
}

/* A second evening, begun on a clock that was set back, is still the last one. */
static void test_the_last_game_is_the_last_begun(void **state)
{
    (void)state;
    struct kiosk kiosk;
    char preload[512], path[512], command[2048], table[64] = "";
    start_timed_question(&kiosk, preload);
    kiosk_quit(&kiosk);
    set_wall_clock(&kiosk, -400 * DAY_S);
    kiosk_play(&kiosk, "Обь");
    kiosk_do(&kiosk, "1", "слышно");
    kiosk_quit(&kiosk);
    kiosk_continue(&kiosk);
    kiosk_wait(&kiosk, "1 команда");
    kiosk_quit(&kiosk);
    snprintf(command, sizeof command, "%s export --db %s --config %s/none | grep -o 'Обь: ответ'",
             kiosk_program(path), kiosk.db, kiosk.folder);
    FILE *pipe = popen(command, "r");
    expect_true(fgets(table, sizeof table, pipe) != NULL);
    pclose(pipe);
    expect_text(table, "Обь: ответ\n");
    kiosk_remove(&kiosk);
}

const struct test_case tests_clock[] = {
    TEST(test_wall_clock_is_set_in_a_question),
    TEST(test_wall_clock_is_set_between_runs),
    TEST(test_the_last_game_is_the_last_begun),
    {0},
};
