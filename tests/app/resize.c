/* Storms of window sizes, from one cell to 300 columns by 100 rows, on every screen and every
 * dialog: nothing crashes, and what is there afterwards is what was there before.
 */
#include <stdio.h>
#include <string.h>

#include "expect.h"
#include "kiosk.h"

/* The way through the screens; each is stormed once its text is there. */
static const struct station {
    const char *keys, *shows;
    enum motion {
        STILL,
        GROWS, /* bars, for a moment */
        RUNS,  /* a clock */
    } motion;
} stations[] = {
    {"", "F8 English", STILL},
    {KEY_F1, "Клавиши", STILL},
    {"\033\033OF\033[A\r", "Где проходит встреча", STILL}, /* the row before the last */
    {"\033\033OH\r", "Выберите викторину", STILL},
    {EVENING_TITLE, "Поиск: " EVENING_TITLE, STILL},
    {"\t", "Какая река", STILL},
    {"\t\r", "Новая команда:", STILL},
    {"Томь\r", "1 команда", STILL},
    {"Кия\r", "2 команды", STILL},
    {"Очень длинное название команды 漢字 e\xcc\x81\r", "3 команды", STILL},
    {KEY_F3, "Отменить последнее действие?", STILL},
    {"\033" KEY_F1, "Клавиши", STILL},
    {"\033\r", "перекличка", STILL},
    {"1", "слышно", STILL},
    {" ", "Показать вопрос", STILL},
    {" ", "Закрыть", STILL},
    {"1", "✓", STILL},
    {"\003", "Что сделать?", STILL},
    {"\033" KEY_F2, "счёт сейчас", STILL},
    {" " KEY_F3, "Отменить последнее действие?", STILL},
    {"\033" KEY_F8, "Очки от ведущего", STILL},
    {"\033" KEY_F11, "Новая команда:", STILL},
    {"\033" KEY_F4, "Пауза. Пробел", STILL},
    {"  ", "Показать ответ", STILL},
    {" ", "Карта области", STILL},
    {KEY_F7, "Засчитать или нет?", STILL},
    {"\033 ", "Показать вопрос", STILL},
    {" ", "Закрыть", RUNS},
    {"  ", "Карта области", STILL},
    {"  ", "Закрыть", STILL},
    {"   ", "после раунда", GROWS},
    {"  ", "Клавиатура — команде", STILL},
    {"\r", "Отвечает", STILL},
    {"Маяк", "Enter Ответить", STILL},
    {"\r\r\r\r\r ", "Дальше", STILL},
    {KEY_F12, "Победила команда", GROWS},
    {"\003" KEY_END "\r", "Выйти из игры?", STILL},
    {"\r", "F8 English", STILL},
    {"\033OF\033[A\033[A\r", EVENING_TITLE, STILL},
    {"\r", "Какая река", STILL},
};

static const int sizes[][2] = {{1, 1},   {100, 300}, {1, 300}, {100, 1}, {2, 3},
                               {24, 80}, {5, 17},    {60, 40}, {3, 200}};

/* The names of what is drawn may be cut, the whole must come back. */
static void storm(struct kiosk *kiosk, const struct station *station)
{
    static char before[SCREEN_TEXT_MAX], after[SCREEN_TEXT_MAX];
    struct pty *pty = &kiosk->pty;
    while (station->motion == GROWS && !pty_is_silent(pty, 250))
        ;
    pty_settle(pty);
    kiosk_screen(kiosk, before);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        int frames = pty->frames;
        pty_resize_blindly(pty, sizes[i][0], sizes[i][1]);
        if (i % 3) /* sometimes let it draw, sometimes overtake it */
            pty_wait_frames(pty, frames + 1);
    }
    pty_resize(pty, 100, 300);
    kiosk_wait(kiosk, station->shows);
    pty_resize(pty, 24, 80);
    kiosk_wait(kiosk, station->shows);
    if (station->motion == RUNS)
        return;
    for (int i = 0; i < 250 && strcmp(kiosk_screen(kiosk, after), before) != 0; i++)
        pty_is_silent(pty, 20); /* the rest of the frame */
    expect_text(after, before);
}

static void test_storm_on_every_screen(void **state)
{
    (void)state;
    struct kiosk kiosk;
    kiosk_make(&kiosk);
    kiosk_start(&kiosk, 24, 80);
    for (size_t i = 0; i < sizeof stations / sizeof stations[0]; i++) {
        kiosk_type(&kiosk, stations[i].keys);
        kiosk_wait(&kiosk, stations[i].shows);
        storm(&kiosk, &stations[i]);
    }
    kiosk_quit(&kiosk);
    kiosk_remove(&kiosk);
}

const struct test_case tests_resize[] = {
    TEST(test_storm_on_every_screen),
    {0},
};
