#include "ui/screens/screens.h"

#include "base/err.h"

static const struct screen_class *const classes[SCREEN_KINDS] = {
    [SCREEN_START] = &screen_start,       [SCREEN_PICKER] = &screen_picker,
    [SCREEN_TEAMS] = &screen_teams,       [SCREEN_ROLLCALL] = &screen_rollcall,
    [SCREEN_PLAY] = &screen_play,         [SCREEN_STANDINGS] = &screen_standings,
    [SCREEN_MENU] = &screen_menu,         [SCREEN_UNDO] = &screen_undo,
    [SCREEN_POINTS] = &screen_points,     [SCREEN_JUDGE] = &screen_judge,
    [SCREEN_LEAVE] = &screen_leave,       [SCREEN_BLANK] = &screen_blank,
    [SCREEN_RESULTS] = &screen_results,   [SCREEN_REVIEW] = &screen_review,
    [SCREEN_SETTINGS] = &screen_settings, [SCREEN_FAULT] = &screen_fault,
    [SCREEN_AGENDA] = &screen_agenda,     [SCREEN_GO] = &screen_go,
    [SCREEN_MIX] = &screen_mix,
};

struct outcome screens_next_theme(const struct view *view)
{
    struct preferences *changed = arena_alloc(view->frame, sizeof *changed);
    *changed = *view->preferences;
    changed->theme = (enum theme_kind)(((int)changed->theme + 1) % THEMES);
    return (struct outcome){
        .kind = OUTCOME_REQUEST, .request = REQUEST_PREFERENCES, .preferences = changed};
}

struct screen *screen_open(enum screen_kind kind, const struct view *view, int64_t argument)
{
    const struct screen_class *class = classes[kind];
    struct screen *screen = mem_zalloc(1, class->size);
    *screen_head(screen) = (struct screen_head){
        .class = class, .kind = kind, .argument = argument, .opened_ns = view->now.mono_ns};
    if (class->open != NULL)
        class->open(screen, view, argument);
    return screen;
}
