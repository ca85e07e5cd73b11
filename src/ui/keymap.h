/* keymap: characters back to physical keys, whatever the layout and Caps Lock, and physical keys to
 * teams' zones.
 *
 * A terminal sends characters; the key that made them is found through the tables of QWERTY and
 * ЙЦУКЕН (Windows layout). Two characters are ambiguous: '.' is the key right of the comma in Latin
 * and the one right of it in Russian; the layout seen last decides, so the tracker remembers it.
 *
 * Zones are fixed by team number, so a late team moves nobody: 1 left and 2 right of the digit row,
 * 3 left and 4 right of the bottom row, then the rows between.
 */
#ifndef VOLNA_UI_KEYMAP_H
#define VOLNA_UI_KEYMAP_H

#include <stdbool.h>
#include <stdint.h>

/* A physical key, named by its place: row 0 digits … row 3 bottom, column from the left; -1 for
 * none. */
struct physical_key {
    int8_t row, column;
};

struct layout_tracker {
    bool cyrillic; /* the last character that only one layout has was of ЙЦУКЕН */
};

/* The key behind a character; remembers the layout of letters. */
struct physical_key keymap_find(struct layout_tracker *tracker, uint32_t codepoint);

/* Which team's zone a key is in and its place there (0..TEAM_KEYS-1); false when it is in none of
 * the first `team_count` zones. */
bool keymap_zone(struct physical_key key, int team_count, int *team, int *place);

/* The two characters on a zone's key, for the screen: Latin (or the digit) and Cyrillic (NULL when
 * the same). A team without a zone gets "". */
void keymap_caps(int team, int place, const char **latin, const char **cyrillic);

#endif
