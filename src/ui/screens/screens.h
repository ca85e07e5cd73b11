/* screens: what the screens share, and the list of their classes. */
#ifndef VOLNA_UI_SCREENS_H
#define VOLNA_UI_SCREENS_H

#include "ui/screen.h"

enum { TYPED_CHARACTERS_MAX = 60, NAME_CHARACTERS_MAX = 40 };

/* The preferences with the next theme, for a key that changes it anywhere. */
struct outcome screens_next_theme(const struct view *view);

extern const struct screen_class screen_start, screen_picker, screen_teams, screen_rollcall,
    screen_play, screen_standings, screen_menu, screen_undo, screen_points, screen_judge,
    screen_leave, screen_blank, screen_results, screen_review, screen_settings, screen_fault,
    screen_agenda, screen_go, screen_mix;

#endif
