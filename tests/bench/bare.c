/* bare: the least a curses program can be: it fills the screen, then echoes keys, one byte on
 * VOLNA_SYNC_FD after each frame. What the kiosk is compared with. */
#define _XOPEN_SOURCE_EXTENDED 1

#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

static void show(int sync)
{
    refresh();
    if (sync >= 0 && write(sync, ".", 1) != 1)
        abort();
}

int main(void)
{
    const char *number = getenv("VOLNA_SYNC_FD");
    int sync = number == NULL ? -1 : (int)strtol(number, NULL, 10);
    setlocale(LC_ALL, "");
    initscr();
    raw();
    noecho();
    start_color();
    curs_set(0);
    for (int row = 0; row < LINES; row++)
        for (int column = 0; column < COLS - (row == LINES - 1); column++)
            mvaddch(row, column, (chtype)('a' + (row + column) % 26));
    show(sync);
    for (int key; (key = getch()) != ERR;) {
        mvaddch(LINES / 2, COLS / 2, (chtype)key);
        show(sync);
    }
    endwin();
    return 0;
}
