#include "ui/theme.h"

#include <stddef.h>
#include <string.h>

#include "engine/state.h"

enum {
    BOLD = LOOK_BOLD,
    REVERSE = LOOK_REVERSE,
    UNDERLINE = LOOK_UNDERLINE,
    DIM = LOOK_DIM,
    BLACK = BASIC_BLACK,
    RED = BASIC_RED,
    GREEN = BASIC_GREEN,
    YELLOW = BASIC_YELLOW,
    BLUE = BASIC_BLUE,
    MAGENTA = BASIC_MAGENTA,
    CYAN = BASIC_CYAN,
    WHITE = BASIC_WHITE,
};

/* Grounds: the screen, a raised panel, what is selected, the key bar. */
enum {
    NIGHT = 0x0E1520,
    NIGHT_PANEL = 0x16212C,
    NIGHT_SELECTED = 0x24405A,
    NIGHT_BAR = 0x1C2A3A,
    DAY = 0xF7F9FB,
    DAY_PANEL = 0xE6EBF0,
    DAY_SELECTED = 0xCFE3F5,
    DAY_BAR = 0xDCE3EA,
    PURE = 0x000000,
    PURE_PANEL = 0x1C1C1C,
    PURE_WHITE = 0xFFFFFF,
    PURE_YELLOW = 0xFFE000,
};

/* A row a role: {ink, ground, ink of 8, ground of 8, attributes, attributes with 8}. The team roles
 * stand here with their ground and attributes; theme_look puts in the team's colour. */
#define NIGHT_ROWS(row)                                                                            \
    row(ROLE_TEXT, 0xE8EDF4, NIGHT, WHITE, BLACK, 0,                                               \
        0) row(ROLE_STRONG, 0xFFFFFF, NIGHT, WHITE, BLACK, BOLD,                                   \
               BOLD) row(ROLE_DIM, 0x7E8A99, NIGHT, CYAN, BLACK, 0,                                \
                         0) row(ROLE_FAINT, 0x3B4959, NIGHT, BLUE, BLACK, 0,                       \
                                0) row(ROLE_ACCENT, 0x4CC2FF, NIGHT, CYAN, BLACK, 0, BOLD)         \
        row(ROLE_RIGHT, 0x5FD38D, NIGHT, GREEN, BLACK, 0,                                          \
            BOLD) row(ROLE_WRONG, 0xFF6B6B, NIGHT, RED, BLACK, 0,                                  \
                      BOLD) row(ROLE_WARN, 0xFFB454, NIGHT, YELLOW, BLACK, 0, BOLD)                \
            row(ROLE_PANEL, 0xE8EDF4, NIGHT_PANEL, WHITE, BLUE, 0,                                 \
                BOLD) row(ROLE_PANEL_DIM, 0x8E9AA9, NIGHT_PANEL, WHITE, BLUE, 0,                   \
                          0) row(ROLE_PANEL_ACCENT, 0x4CC2FF, NIGHT_PANEL, CYAN, BLUE, 0, BOLD)    \
                row(ROLE_PANEL_RIGHT, 0x5FD38D, NIGHT_PANEL, GREEN, BLUE, 0,                       \
                    BOLD) row(ROLE_PANEL_WRONG, 0xFF7A7A, NIGHT_PANEL, RED, BLUE, 0, BOLD)         \
                    row(ROLE_BADGE, 0x0E1520, 0x4CC2FF, BLACK, CYAN, BOLD, 0)                      \
                        row(ROLE_SELECTED, 0xFFFFFF, NIGHT_SELECTED, BLACK, CYAN, 0, 0)            \
                            row(ROLE_BAR, 0xE8EDF4, NIGHT_BAR, BLACK, CYAN, 0, 0)                  \
                                row(ROLE_BAR_KEY, 0x4CC2FF, NIGHT_BAR, WHITE, BLACK, 0, BOLD)      \
                                    row(ROLE_TEAM, 0, NIGHT, 0, BLACK, 0, 0)                       \
                                        row(ROLE_TEAM_BAR, 0, NIGHT, 0, BLACK, 0, 0)               \
                                            row(ROLE_PANEL_TEAM, 0, NIGHT_PANEL, 0, BLUE, 0, 0)

#define DAY_ROWS(row)                                                                              \
    row(ROLE_TEXT, 0x18222D, DAY, BLACK, WHITE, 0,                                                 \
        0) row(ROLE_STRONG, 0x000000, DAY, BLACK, WHITE, BOLD,                                     \
               0) row(ROLE_DIM, 0x5B6876, DAY, BLUE, WHITE, 0,                                     \
                      0) row(ROLE_FAINT, 0xB9C4CF, DAY, CYAN, WHITE, 0,                            \
                             0) row(ROLE_ACCENT, 0x0A66B8, DAY, BLUE, WHITE, 0,                    \
                                    BOLD) row(ROLE_RIGHT, 0x1A7A3A, DAY, GREEN, WHITE, 0,          \
                                              0) row(ROLE_WRONG, 0xC0282D, DAY, RED, WHITE, 0, 0)  \
        row(ROLE_WARN, 0xA65A00, DAY, MAGENTA, WHITE,                                              \
            0, 0) row(ROLE_PANEL, 0x18222D, DAY_PANEL, WHITE, BLUE, 0,                             \
                      BOLD) row(ROLE_PANEL_DIM, 0x55616E, DAY_PANEL, WHITE, BLUE, 0, 0)            \
            row(ROLE_PANEL_ACCENT, 0x0A5FAE, DAY_PANEL, CYAN, BLUE, 0, BOLD)                       \
                row(ROLE_PANEL_RIGHT, 0x17703A, DAY_PANEL, GREEN, BLUE, 0, BOLD)                   \
                    row(ROLE_PANEL_WRONG, 0xB8252A, DAY_PANEL, RED, BLUE, 0, BOLD)                 \
                        row(ROLE_BADGE, 0xFFFFFF, 0x0A66B8, WHITE, BLACK, BOLD, BOLD)              \
                            row(ROLE_SELECTED, 0x0B1117, DAY_SELECTED, BLACK, CYAN, 0, 0)          \
                                row(ROLE_BAR, 0x18222D, DAY_BAR, BLACK, CYAN, 0, 0)                \
                                    row(ROLE_BAR_KEY, 0x0A5FAE, DAY_BAR, WHITE, BLACK, 0, BOLD)    \
                                        row(ROLE_TEAM, 0, DAY, 0, WHITE, 0, 0)                     \
                                            row(ROLE_TEAM_BAR, 0, DAY, 0, WHITE, 0, 0)             \
                                                row(ROLE_PANEL_TEAM, 0, DAY_PANEL, 0, BLUE, 0, 0)

#define CONTRAST_ROWS(row)                                                                         \
    row(ROLE_TEXT, PURE_WHITE, PURE, WHITE, BLACK, 0,                                              \
        BOLD) row(ROLE_STRONG, PURE_WHITE, PURE, WHITE, BLACK, BOLD,                               \
                  BOLD) row(ROLE_DIM, 0xD8D8D8, PURE, WHITE, BLACK, 0,                             \
                            0) row(ROLE_FAINT, 0x909090, PURE, CYAN, BLACK, 0, 0)                  \
        row(ROLE_ACCENT, PURE_YELLOW, PURE, YELLOW, BLACK, BOLD,                                   \
            BOLD) row(ROLE_RIGHT, 0x4DFF88, PURE, GREEN, BLACK, BOLD,                              \
                      BOLD) row(ROLE_WRONG, 0xFF7070, PURE, RED, BLACK, BOLD | UNDERLINE, BOLD)    \
            row(ROLE_WARN, 0xFFB020, PURE, YELLOW, BLACK, BOLD | REVERSE,                          \
                BOLD | REVERSE) row(ROLE_PANEL, PURE_WHITE, PURE_PANEL, WHITE, BLUE, 0, BOLD)      \
                row(ROLE_PANEL_DIM, 0xD8D8D8, PURE_PANEL, WHITE, BLUE, 0,                          \
                    0) row(ROLE_PANEL_ACCENT, PURE_YELLOW, PURE_PANEL, YELLOW, BLUE, BOLD, BOLD)   \
                    row(ROLE_PANEL_RIGHT, 0x4DFF88, PURE_PANEL, GREEN, BLUE, BOLD, BOLD)           \
                        row(ROLE_PANEL_WRONG, 0xFF7070, PURE_PANEL, RED, BLUE, BOLD | UNDERLINE,   \
                            BOLD) row(ROLE_BADGE, PURE, PURE_YELLOW, BLACK, YELLOW, BOLD, 0)       \
                            row(ROLE_SELECTED, PURE, PURE_WHITE, BLACK, WHITE, BOLD,               \
                                0) row(ROLE_BAR, PURE, PURE_WHITE, BLACK, WHITE, 0, 0)             \
                                row(ROLE_BAR_KEY, PURE_YELLOW, PURE, YELLOW, BLACK, BOLD,          \
                                    BOLD) row(ROLE_TEAM, 0, PURE, 0, BLACK, BOLD, BOLD)            \
                                    row(ROLE_TEAM_BAR, 0, PURE, 0, BLACK, 0, BOLD)                 \
                                        row(ROLE_PANEL_TEAM, 0, PURE_PANEL, 0, BLUE, BOLD, BOLD)

/* Here the colours are only what a picture of the screen is drawn in; a terminal gets its own two.
 */
#define MONO_ROWS(row)                                                                             \
    row(ROLE_TEXT, PURE_WHITE, PURE, WHITE, BLACK, 0, 0) row(                                      \
        ROLE_STRONG, PURE_WHITE, PURE, WHITE, BLACK, BOLD,                                         \
        BOLD) row(ROLE_DIM, PURE_WHITE, PURE, WHITE, BLACK, DIM,                                   \
                  DIM) row(ROLE_FAINT, PURE_WHITE, PURE, WHITE, BLACK, DIM,                        \
                           DIM) row(ROLE_ACCENT, PURE_WHITE, PURE, WHITE, BLACK, BOLD, BOLD)       \
        row(ROLE_RIGHT, PURE_WHITE, PURE, WHITE, BLACK, BOLD | UNDERLINE, BOLD | UNDERLINE) row(   \
            ROLE_WRONG, PURE_WHITE, PURE, WHITE, BLACK, UNDERLINE,                                 \
            UNDERLINE) row(ROLE_WARN, PURE_WHITE, PURE, WHITE, BLACK, BOLD | REVERSE,              \
                           BOLD | REVERSE) row(ROLE_PANEL, PURE_WHITE, PURE, WHITE, BLACK, 0, 0)   \
            row(ROLE_PANEL_DIM, PURE_WHITE, PURE, WHITE, BLACK, DIM,                               \
                DIM) row(ROLE_PANEL_ACCENT, PURE_WHITE, PURE, WHITE, BLACK, BOLD, BOLD)            \
                row(ROLE_PANEL_RIGHT, PURE_WHITE, PURE, WHITE, BLACK, BOLD | UNDERLINE,            \
                    BOLD | UNDERLINE) row(ROLE_PANEL_WRONG, PURE_WHITE, PURE, WHITE,               \
                                          BLACK, UNDERLINE, UNDERLINE)                             \
                    row(ROLE_BADGE, PURE_WHITE, PURE, WHITE, BLACK, BOLD | REVERSE,                \
                        BOLD | REVERSE)                                                            \
                        row(ROLE_SELECTED, PURE_WHITE, PURE, WHITE, BLACK, REVERSE, REVERSE)       \
                            row(ROLE_BAR, PURE_WHITE, PURE, WHITE, BLACK, REVERSE, REVERSE)        \
                                row(ROLE_BAR_KEY, PURE_WHITE, PURE, WHITE, BLACK, BOLD, BOLD)      \
                                    row(ROLE_TEAM, 0, PURE, 0, BLACK, BOLD, BOLD)                  \
                                        row(ROLE_TEAM_BAR, 0, PURE, 0, BLACK, 0, 0)                \
                                            row(ROLE_PANEL_TEAM, 0, PURE, 0, BLACK, BOLD, BOLD)

/* A role left out makes the count wrong, a role given twice is an overridden initialiser: neither
 * compiles. */
#define ROW_COUNT(...) +1
_Static_assert(0 NIGHT_ROWS(ROW_COUNT) == ROLES, "the dark theme has every role");
_Static_assert(0 DAY_ROWS(ROW_COUNT) == ROLES, "the light theme has every role");
_Static_assert(0 CONTRAST_ROWS(ROW_COUNT) == ROLES, "the contrast theme has every role");
_Static_assert(0 MONO_ROWS(ROW_COUNT) == ROLES, "the mono theme has every role");

#define ROW_LOOK(role, ink, ground, ink8, ground8, attributes, attributes8)                        \
    [role] = {ink, ground, ink8, ground8, attributes, attributes8},
static const struct look looks[THEMES][ROLES] = {
    [THEME_DARK] = {NIGHT_ROWS(ROW_LOOK)},
    [THEME_LIGHT] = {DAY_ROWS(ROW_LOOK)},
    [THEME_CONTRAST] = {CONTRAST_ROWS(ROW_LOOK)},
    [THEME_MONO] = {MONO_ROWS(ROW_LOOK)},
};

/* Far enough apart in CIE Lab to be told apart, and readable on their ground; tests/ui/theme.c
 * measures both. With eight colours some repeat: then the shape decides. */
struct team_look {
    uint32_t on_dark, on_light;
    uint8_t ink8, bold8;
    char shape[4];
};

static const struct team_look teams[] = {
    {0xE69F00, 0xA86400, YELLOW, BOLD, "●"}, {0x56B4E9, 0x1F74C0, CYAN, BOLD, "▲"},
    {0x2EC4A0, 0x00806A, GREEN, BOLD, "■"},  {0xF0E442, 0x7A6C00, WHITE, BOLD, "◆"},
    {0xFF7A5C, 0xC8401E, RED, BOLD, "★"},    {0xE58AD8, 0xB03AA0, MAGENTA, BOLD, "✚"},
    {0xFF4B6E, 0xC2103C, RED, 0, "♥"},       {0x86E05A, 0x2E7D1E, GREEN, 0, "♣"},
    {0x7F8CFF, 0x3F4BD8, BLUE, BOLD, "♠"},   {0xF4F1EA, 0x1E2630, WHITE, 0, "▼"},
    {0xC08A5A, 0x7A4A1E, YELLOW, 0, "◀"},    {0xB06CFF, 0x7A22D0, MAGENTA, 0, "▶"},
    {0x4FE3F2, 0x007A8C, CYAN, 0, "✖"},      {0xA9BF3A, 0x8E5A7A, YELLOW, BOLD, "♪"},
    {0x9FB0C4, 0x5C6B7A, WHITE, 0, "☂"},     {0xFF9FB0, 0xD8407A, RED, BOLD, "✿"},
};
_Static_assert(sizeof teams / sizeof teams[0] == TEAMS_MAX, "a colour and a shape for every team");

static bool has_team(enum role role)
{
    return role == ROLE_TEAM || role == ROLE_TEAM_BAR || role == ROLE_PANEL_TEAM;
}

struct look theme_look(enum theme_kind theme, struct style style)
{
    enum role role = style.role < ROLES ? (enum role)style.role : ROLE_TEXT;
    struct look look = looks[theme][role];
    if (!has_team(role))
        return look;
    if (style.team < 0 || style.team >= TEAMS_MAX)
        return looks[theme][role == ROLE_PANEL_TEAM ? ROLE_PANEL : ROLE_TEXT];
    const struct team_look *team = &teams[style.team];
    look.ink = theme == THEME_LIGHT  ? team->on_light
               : theme == THEME_MONO ? PURE_WHITE
                                     : team->on_dark;
    if (theme == THEME_MONO) {
        look.ink8 = WHITE;
        return look;
    }
    look.ink8 = team->ink8;
    look.attributes8 |= team->bold8;
    if (look.ink8 == look.ground8) {
        look.ink8 = look.ground8 == WHITE ? BLACK : WHITE;
        look.attributes8 &= (uint8_t)~BOLD;
    }
    return look;
}

static const char *const theme_names[THEMES] = {
    [THEME_DARK] = "dark",
    [THEME_LIGHT] = "light",
    [THEME_CONTRAST] = "contrast",
    [THEME_MONO] = "mono",
};

const char *theme_name(enum theme_kind theme)
{
    return theme_names[theme];
}

bool theme_named(const char *name, enum theme_kind *theme)
{
    for (int i = 0; i < THEMES; i++) {
        if (strcmp(theme_names[i], name) == 0) {
            *theme = (enum theme_kind)i;
            return true;
        }
    }
    return false;
}

const char *team_shape(int team)
{
    return team >= 0 && team < TEAMS_MAX ? teams[team].shape : " ";
}
