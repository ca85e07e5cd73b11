#include "engine/modes/modes.h"

#include "engine/tasks/tasks.h"

extern const struct mode_rule mode_all, mode_turns, mode_paper;

const struct mode_rule *const mode_rules[MODE_KINDS] = {
    [MODE_ALL] = &mode_all,
    [MODE_TURNS] = &mode_turns,
    [MODE_PAPER] = &mode_paper,
};

enum mode_kind mode_for(const struct step *step, const struct state *state)
{
    if (task_rules[step->task]->typed)
        return MODE_TURNS;
    if (step->option_count > TEAM_KEYS && state->entry == ENTRY_ZONES)
        return MODE_TURNS;
    return (enum mode_kind)step->mode;
}
