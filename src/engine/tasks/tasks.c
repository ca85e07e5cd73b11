#include "engine/tasks/tasks.h"

#include "engine/game.h"

extern const struct task_rule task_choice, task_multi, task_truefalse, task_text, task_number;
extern const struct task_rule task_order, task_match, task_point, task_oral;
extern const struct task_rule task_brief, task_talk, task_break, task_compare, task_present;
extern const struct task_rule task_compose, task_draw, task_rank, task_allocate, task_decide;
extern const struct task_rule task_judge, task_vote, task_write, task_debrief, task_resolve;

const struct task_rule *const task_rules[TASK_KINDS] = {
    [TASK_CHOICE] = &task_choice,       [TASK_MULTI] = &task_multi,
    [TASK_TRUEFALSE] = &task_truefalse, [TASK_TEXT] = &task_text,
    [TASK_NUMBER] = &task_number,       [TASK_ORDER] = &task_order,
    [TASK_MATCH] = &task_match,         [TASK_POINT] = &task_point,
    [TASK_ORAL] = &task_oral,           [TASK_BRIEF] = &task_brief,
    [TASK_TALK] = &task_talk,           [TASK_BREAK] = &task_break,
    [TASK_COMPOSE] = &task_compose,     [TASK_DRAW] = &task_draw,
    [TASK_COMPARE] = &task_compare,     [TASK_RANK] = &task_rank,
    [TASK_ALLOCATE] = &task_allocate,   [TASK_DECIDE] = &task_decide,
    [TASK_PRESENT] = &task_present,     [TASK_JUDGE] = &task_judge,
    [TASK_VOTE] = &task_vote,           [TASK_WRITE] = &task_write,
    [TASK_DEBRIEF] = &task_debrief,     [TASK_RESOLVE] = &task_resolve,
};

bool task_asks_room(const struct step *step)
{
    bool decides = step->task == TASK_DECIDE && step->stage->by == BY_ROOM;
    return decides || task_rules[step->task]->flow == FLOW_ROOM;
}
