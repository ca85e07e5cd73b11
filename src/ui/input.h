/* input: what a person did, as the terminal, a script or a test reports it. */
#ifndef VOLNA_UI_INPUT_H
#define VOLNA_UI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

enum key {
    KEY_NONE,
    KEY_CHARACTER, /* see codepoint */
    KEY_ENTER, KEY_ESCAPE, KEY_TAB, KEY_BACKTAB, KEY_BACKSPACE, KEY_DELETE, KEY_INSERT, KEY_SPACE,
    KEY_UP, KEY_DOWN, KEY_LEFT, KEY_RIGHT, KEY_HOME, KEY_END, KEY_PAGE_UP, KEY_PAGE_DOWN,
    KEY_F1, KEY_F2, KEY_F3, KEY_F4, KEY_F5, KEY_F6, KEY_F7, KEY_F8, KEY_F9, KEY_F10, KEY_F11, KEY_F12,
    KEY_CTRL_C, KEY_CTRL_L,
    KEYS_COUNT
};

enum input_kind { INPUT_NONE, INPUT_KEY, INPUT_PASTE, INPUT_RESIZE, INPUT_TICK, INPUT_HANGUP };

enum { INPUT_PASTE_MAX = 1024 };

struct input {
    enum input_kind kind;
    enum key key;
    uint32_t codepoint; /* KEY_CHARACTER: what was typed; KEY_SPACE: ' ' */
    int rows, columns;  /* INPUT_RESIZE */
};

/* Names for scripts, settings and the key bar: "Space", "F5", "Enter"; false when there is no such key. */
bool key_named(const char *name, enum key *key);
const char *key_name(enum key key);

#endif
