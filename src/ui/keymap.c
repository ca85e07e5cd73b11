#include "ui/keymap.h"

#include <stddef.h>

#include "base/text.h"
#include "engine/state.h"

enum { ROWS = 4, COLUMNS_MAX = 13 };

/* What a key types: plain and with Shift, in QWERTY and in ЙЦУКЕН. Row by row, as the keys lie. */
struct key_row {
    const char *plain, *shifted, *plain_cyrillic, *shifted_cyrillic;
};

static const struct key_row rows[ROWS] = {
    {"`1234567890-=", "~!@#$%^&*()_+", "ё1234567890-=", "Ё!\"№;%:?*()_+"},
    {"qwertyuiop[]\\", "QWERTYUIOP{}|", "йцукенгшщзхъ\\", "ЙЦУКЕНГШЩЗХЪ/"},
    {"asdfghjkl;'", "ASDFGHJKL:\"", "фывапролджэ", "ФЫВАПРОЛДЖЭ"},
    {"zxcvbnm,./", "ZXCVBNM<>?", "ячсмитьбю.", "ЯЧСМИТЬБЮ,"},
};

/* Where each team's zone begins; it is TEAM_KEYS wide. */
static const struct physical_key zones[] = {
    {0, 1}, {0, 7}, {3, 0}, {3, 5}, {1, 0}, {1, 6}, {2, 0}, {2, 6},
};
_Static_assert(sizeof zones / sizeof zones[0] == TEAM_ZONES, "a place for every zone");

static const struct physical_key none = {-1, -1};

static int place_in(const char *keys, uint32_t codepoint)
{
    for (int column = 0; *keys; column++)
        if (text_next(&keys) == codepoint)
            return column;
    return -1;
}

static struct physical_key find_in(bool cyrillic, uint32_t codepoint)
{
    for (int row = 0; row < ROWS; row++) {
        int column = place_in(cyrillic ? rows[row].plain_cyrillic : rows[row].plain, codepoint);
        if (column < 0)
            column = place_in(cyrillic ? rows[row].shifted_cyrillic : rows[row].shifted, codepoint);
        if (column >= 0)
            return (struct physical_key){(int8_t)row, (int8_t)column};
    }
    return none;
}

struct physical_key keymap_find(struct layout_tracker *tracker, uint32_t codepoint)
{
    if (codepoint == 0)
        return none;
    struct physical_key latin = find_in(false, codepoint), cyrillic = find_in(true, codepoint);
    if (latin.row >= 0 && cyrillic.row >= 0)
        return tracker->cyrillic ? cyrillic : latin;
    if (latin.row >= 0 || cyrillic.row >= 0)
        tracker->cyrillic = cyrillic.row >= 0;
    return tracker->cyrillic ? cyrillic : latin;
}

bool keymap_zone(struct physical_key key, int team_count, int *team, int *place)
{
    for (int i = 0; i < TEAM_ZONES && i < team_count; i++) {
        int from_start = key.column - zones[i].column;
        if (key.row == zones[i].row && from_start >= 0 && from_start < TEAM_KEYS) {
            *team = i;
            *place = from_start;
            return true;
        }
    }
    return false;
}

/* What is printed on the keys of the zones; Cyrillic where it differs. */
struct cap {
    const char *latin, *cyrillic;
};

static const struct cap caps[TEAM_ZONES][TEAM_KEYS] = {
    {{"1", NULL}, {"2", NULL}, {"3", NULL}, {"4", NULL}, {"5", NULL}},
    {{"7", NULL}, {"8", NULL}, {"9", NULL}, {"0", NULL}, {"-", NULL}},
    {{"Z", "Я"}, {"X", "Ч"}, {"C", "С"}, {"V", "М"}, {"B", "И"}},
    {{"N", "Т"}, {"M", "Ь"}, {",", "Б"}, {".", "Ю"}, {"/", "."}},
    {{"Q", "Й"}, {"W", "Ц"}, {"E", "У"}, {"R", "К"}, {"T", "Е"}},
    {{"U", "Г"}, {"I", "Ш"}, {"O", "Щ"}, {"P", "З"}, {"[", "Х"}},
    {{"A", "Ф"}, {"S", "Ы"}, {"D", "В"}, {"F", "А"}, {"G", "П"}},
    {{"J", "О"}, {"K", "Л"}, {"L", "Д"}, {";", "Ж"}, {"'", "Э"}},
};

void keymap_caps(int team, int place, const char **latin, const char **cyrillic)
{
    bool known = team >= 0 && team < TEAM_ZONES && place >= 0 && place < TEAM_KEYS;
    *latin = known ? caps[team][place].latin : "";
    *cyrillic = known ? caps[team][place].cyrillic : NULL;
}
