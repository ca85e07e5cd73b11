/* Whatever ends the program from outside ends it cleanly; whatever must not end it does not. */
#define _GNU_SOURCE

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "expect.h"
#include "kiosk.h"

static bool is_cooked(int fd)
{
    struct termios mode;
    return tcgetattr(fd, &mode) == 0 && (mode.c_lflag & ICANON) && (mode.c_lflag & ECHO) &&
           (mode.c_lflag & ISIG);
}

/* One answer given, one question open, and then the end comes; all of it is there again afterwards.
 */
static void expect_game_is_kept(struct kiosk *kiosk)
{
    static struct journal journal;
    journal_read(kiosk->db, &journal);
    expect_int(journal_count(&journal, EVENT_TEAM_JOINED, -2, -2), 3);
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 0, 0), 1);
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 0, 1), 0);
    kiosk_continue(kiosk);
    kiosk_wait(kiosk, "Игра прерывалась");
    kiosk_wait(kiosk, "вопрос 1 из 3");
    kiosk_do(kiosk, " ", "Закрыть");
    kiosk_do(kiosk, "7", "▲ Кия    ✓");
    kiosk_quit(kiosk);
    journal_read(kiosk->db, &journal);
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 0, 0), 1);
    expect_int(journal_count(&journal, EVENT_ANSWER_GIVEN, 0, 1), 1);
}

static void start_answered(struct kiosk *kiosk)
{
    kiosk_make(kiosk);
    kiosk_start_question(kiosk);
    kiosk_do(kiosk, "1", "● Томь   ✓");
}

static void test_sigterm_and_sighup(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct kiosk kiosk;
        start_answered(&kiosk);
        int terminal =
            dup(kiosk.pty.master); /* its mode can be asked for as long as somebody looks */
        expect_false(is_cooked(terminal));
        kill(kiosk.pty.child, numbers[i]);
        kiosk_expect_end(&kiosk, 0);
        expect_false(kiosk.pty.alternate);
        expect_true(kiosk.pty.cursor_visible);
        expect_true(is_cooked(terminal));
        close(terminal);
        kiosk_forget(&kiosk);
        expect_game_is_kept(&kiosk);
        kiosk_remove(&kiosk);
    }
}

static void test_terminal_goes_away(void **state)
{
    (void)state;
    struct kiosk kiosk;
    start_answered(&kiosk);
    pty_hang_up(&kiosk.pty);
    kiosk_expect_end(&kiosk, 0);
    kiosk_forget(&kiosk);
    expect_game_is_kept(&kiosk);
    kiosk_remove(&kiosk);
}

static void test_signals_while_it_starts_and_ends(void **state)
{
    (void)state;
    for (int frames = 0; frames < 3; frames++) {
        struct kiosk kiosk;
        kiosk_make(&kiosk);
        kiosk.arguments[0] = "play";
        kiosk.arguments[1] = EVENING;
        kiosk_start(&kiosk, 24, 80);
        pty_wait_frames(&kiosk.pty, 1);
        for (int i = 0; i < frames; i++)
            kiosk_type(&kiosk, "Т");
        pty_wait_frames(&kiosk.pty, 1 + frames);
        kill(kiosk.pty.child, SIGTERM);
        kill(kiosk.pty.child, SIGTERM);
        kill(kiosk.pty.child, SIGHUP);
        kiosk_expect_end(&kiosk, 0);
        expect_false(kiosk.pty.alternate);
        kiosk_forget(&kiosk);
        kiosk_remove(&kiosk);
    }
}

/* The keys, and the signals that the same keys send in other programs. */
static void test_ctrl_keys_never_end_a_game(void **state)
{
    (void)state;
    struct kiosk kiosk;
    start_answered(&kiosk);
    kiosk_type(&kiosk, "\x1a\x1c\x13\x11\x04\x1a");
    static const int numbers[] = {SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGXFSZ};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        kill(kiosk.pty.child, numbers[i]);
    kiosk_do(&kiosk, "8", "▲ Кия    ✓");
    kiosk_do(&kiosk, "\x03", "Что сделать?");
    kiosk_do(&kiosk, "\x03\x03\x1a\x1c", "Что сделать?");
    kiosk_do(&kiosk, "\033", "■ Мрассу");
    kiosk_wait_gone(&kiosk, "Что сделать?");
    kiosk_do(&kiosk, "\xd1\x8f", "■ Мрассу ✓"); /* я */
    kiosk_quit(&kiosk);
    kiosk_remove(&kiosk);
}

static void test_leaving_asks_once(void **state)
{
    (void)state;
    struct kiosk kiosk;
    start_answered(&kiosk);
    kiosk_do(&kiosk, "\x03", "Выйти из игры");
    kiosk_do(&kiosk, KEY_END "\r", "Выйти из игры?");
    kiosk_do(&kiosk, "\033", "Закрыть");
    kiosk_wait_gone(&kiosk, "Выйти из игры?");
    kiosk_do(&kiosk, "\x03" KEY_END "\r", "Выйти из игры?");
    kiosk_do(&kiosk, "\r", "Продолжить: «" EVENING_TITLE "»");
    kiosk_type(&kiosk, KEY_F10);
    kiosk_expect_end(&kiosk, 0);
    kiosk_forget(&kiosk);
    expect_game_is_kept(&kiosk);
    kiosk_remove(&kiosk);
}

static void test_two_hosts_on_one_session(void **state)
{
    (void)state;
    struct kiosk first, second;
    start_answered(&first);
    second = (struct kiosk){0};
    memcpy(second.folder, first.folder, sizeof first.folder);
    memcpy(second.db, first.db, sizeof first.db);
    kiosk_start(&second, 40, 120);
    kiosk_wait(&second, "Продолжить: «" EVENING_TITLE "»");
    kiosk_do(&second, "\r", "уже ведёт другая «Волна»");
    kiosk_do(&first, "8", "▲ Кия    ✓"); /* the first does not notice */
    kiosk_do(&second, "\r", "Викторина");
    kiosk_wait_gone(&second, "уже ведёт другая");
    kiosk_quit(&first);
    kiosk_do(&second, "\r", "Игра прерывалась"); /* now it is free */
    kiosk_quit(&second);
    kiosk_remove(&first);
}

/* Teams go on pressing keys when the host has quit; the shell must not get them. */
static void test_late_keys_are_not_for_the_shell(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_start(&kiosk, 24, 80);
    kiosk_wait(&kiosk, "Викторина");
    int terminal = open(ptsname(kiosk.pty.master), O_RDWR | O_NOCTTY | O_NONBLOCK);
    char keys[3000] = KEY_F10; /* more than is read at once, less than the line holds back */
    memset(keys + strlen(KEY_F10), '\r', sizeof keys - strlen(KEY_F10) - 1);
    kiosk_type(&kiosk, keys);
    kiosk_expect_end(&kiosk, 0);
    char left[64];
    expect_int(read(terminal, left, sizeof left), -1);
    close(terminal);
    kiosk_forget(&kiosk);
    kiosk_remove(&kiosk);
}

const struct test_case tests_signals[] = {
    TEST(test_sigterm_and_sighup),
    TEST(test_terminal_goes_away),
    TEST(test_signals_while_it_starts_and_ends),
    TEST(test_ctrl_keys_never_end_a_game),
    TEST(test_leaving_asks_once),
    TEST(test_two_hosts_on_one_session),
    TEST(test_late_keys_are_not_for_the_shell),
    {0},
};
