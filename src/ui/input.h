/* input: what a person did, as the terminal, a script or a test reports it. */
#ifndef VOLNA_UI_INPUT_H
#define VOLNA_UI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

enum key {
    PRESS_NONE,
    PRESS_CHARACTER, /* see codepoint */
    PRESS_ENTER,
    PRESS_ESCAPE,
    PRESS_TAB,
    PRESS_BACKTAB,
    PRESS_BACKSPACE,
    PRESS_DELETE,
    PRESS_INSERT,
    PRESS_SPACE,
    PRESS_UP,
    PRESS_DOWN,
    PRESS_LEFT,
    PRESS_RIGHT,
    PRESS_HOME,
    PRESS_END,
    PRESS_PAGE_UP,
    PRESS_PAGE_DOWN,
    PRESS_F1,
    PRESS_F2,
    PRESS_F3,
    PRESS_F4,
    PRESS_F5,
    PRESS_F6,
    PRESS_F7,
    PRESS_F8,
    PRESS_F9,
    PRESS_F10,
    PRESS_F11,
    PRESS_F12,
    PRESS_CTRL_C,
    PRESS_CTRL_L,
    PRESS_COUNT
};

/* INPUT_PASTE is one pasted character: a text field takes it, to everyone else it is no key press.
 */
enum input_kind { INPUT_NONE, INPUT_KEY, INPUT_PASTE, INPUT_RESIZE, INPUT_TICK, INPUT_HANGUP };

enum { INPUT_PASTE_MAX = 1024 }; /* characters of one paste; the rest is dropped */

struct input {
    enum input_kind kind;
    enum key key;
    uint32_t
        codepoint; /* PRESS_CHARACTER, INPUT_PASTE: what was typed or pasted; PRESS_SPACE: ' ' */
    int rows, columns; /* INPUT_RESIZE */
};

/* Names for scripts, settings and the key bar: "Space", "F5", "Enter"; false when there is no such
 * key. */
bool key_named(const char *name, enum key *key);
const char *key_name(enum key key);

#endif
