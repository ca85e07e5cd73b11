#include "ui/input.h"

#include <string.h>

static const char *const names[PRESS_COUNT] = {
    [PRESS_NONE] = "",
    [PRESS_CHARACTER] = "Character",
    [PRESS_ENTER] = "Enter",
    [PRESS_ESCAPE] = "Esc",
    [PRESS_TAB] = "Tab",
    [PRESS_BACKTAB] = "BackTab",
    [PRESS_BACKSPACE] = "Backspace",
    [PRESS_DELETE] = "Del",
    [PRESS_INSERT] = "Ins",
    [PRESS_SPACE] = "Space",
    [PRESS_UP] = "Up",
    [PRESS_DOWN] = "Down",
    [PRESS_LEFT] = "Left",
    [PRESS_RIGHT] = "Right",
    [PRESS_HOME] = "Home",
    [PRESS_END] = "End",
    [PRESS_PAGE_UP] = "PgUp",
    [PRESS_PAGE_DOWN] = "PgDn",
    [PRESS_F1] = "F1",
    [PRESS_F2] = "F2",
    [PRESS_F3] = "F3",
    [PRESS_F4] = "F4",
    [PRESS_F5] = "F5",
    [PRESS_F6] = "F6",
    [PRESS_F7] = "F7",
    [PRESS_F8] = "F8",
    [PRESS_F9] = "F9",
    [PRESS_F10] = "F10",
    [PRESS_F11] = "F11",
    [PRESS_F12] = "F12",
    [PRESS_CTRL_C] = "Ctrl-C",
    [PRESS_CTRL_L] = "Ctrl-L",
};

bool key_named(const char *name, enum key *key)
{
    for (int i = PRESS_ENTER; i < PRESS_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            *key = (enum key)i;
            return true;
        }
    }
    return false;
}

const char *key_name(enum key key)
{
    return (unsigned)key < PRESS_COUNT ? names[key] : "";
}
