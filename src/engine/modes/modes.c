#include "engine/modes/modes.h"

#include <string.h>

#include "engine/tasks/tasks.h"

extern const struct mode_rule mode_all, mode_turns, mode_paper;

const struct mode_rule *const mode_rules[MODE_KINDS] = {
    [MODE_ALL] = &mode_all,
    [MODE_TURNS] = &mode_turns,
    [MODE_PAPER] = &mode_paper,
};

bool mode_named(const char *name, enum mode_kind *mode)
{
    for (size_t i = 0; i < MODE_KINDS; i++)
        if (strcmp(mode_rules[i]->name, name) == 0) {
            *mode = (enum mode_kind)i;
            return true;
        }
    return false;
}

static bool is_work_by_hand(const struct step *step)
{
    return task_rules[step->task]->flow == FLOW_WORK && task_rules[step->task]->typed;
}

static bool is_of_jury(const struct step *step)
{
    return step->task == TASK_JUDGE && step->stage->by == BY_JURY;
}

bool mode_may_be_chosen(const struct step *step)
{
    return is_work_by_hand(step) && !is_of_jury(step);
}

/* What a table can make on a sheet of its own, for the host to enter. */
static bool is_made_on_sheets(const struct step *step)
{
    bool quiz = step->task == TASK_ORDER || step->task == TASK_MATCH || step->task == TASK_POINT;
    return quiz || is_work_by_hand(step);
}

enum mode_kind mode_for(const struct step *step, const struct state *state)
{
    const struct task_rule *task = task_rules[step->task];
    if (task->speaks)
        return MODE_TURNS;
    if (task->flow == FLOW_SHOWN || task->flow == FLOW_ROOM)
        return MODE_ALL;
    if (is_made_on_sheets(step)) {
        bool paper = step->mode == MODE_PAPER || is_of_jury(step) || state->entry == ENTRY_HOST;
        return paper ? MODE_PAPER : MODE_TURNS;
    }
    if (step->task == TASK_DECIDE && step->stage->by == BY_ROOM)
        return MODE_PAPER;
    if (task->typed)
        return MODE_TURNS;
    if (step->task == TASK_ORAL)
        return step->mode == MODE_TURNS ? MODE_TURNS
                                        : MODE_PAPER; /* the host enters what is heard */
    bool fits = step->option_count <= TEAM_KEYS || step->mode == MODE_PAPER;
    if (!fits && state->entry == ENTRY_ZONES)
        return MODE_TURNS;
    return (enum mode_kind)step->mode;
}

bool mode_all_on_paper(const struct plan *plan, const struct state *state)
{
    bool works = false;
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct step *step = plan->steps[i];
        const struct task_rule *task = task_rules[step->task];
        if (task->speaks || task->flow == FLOW_SHOWN || task->flow == FLOW_ROOM)
            continue;
        if (mode_for(step, state) != MODE_PAPER)
            return false;
        works = true;
    }
    return works && plan->kind != PLAN_QUIZ;
}
