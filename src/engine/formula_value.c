/* formula_value: a formula computed. The reader has checked that the stack is deep enough and that
 * every operand is there, so nothing here can fail. */
#include <assert.h>

#include "engine/formula_internal.h"
#include "engine/path.h"
#include "engine/tasks/allocate.h"

int32_t formula_held(int64_t value)
{
    if (value < INDICATOR_MIN)
        return INDICATOR_MIN;
    return value > INDICATOR_MAX ? INDICATOR_MAX : (int32_t)value;
}

static const struct stage *stage_of(const struct formula_scene *scene)
{
    bool known = scene->step >= 0 && (uint32_t)scene->step < scene->plan->step_count;
    return known ? scene->plan->steps[scene->step]->stage : NULL;
}

static int32_t indicator_value(const struct formula_scene *scene, int index)
{
    const struct stage *stage = stage_of(scene);
    if (stage == NULL || stage->game == NULL || index >= stage->game->indicator_count)
        return 0;
    int voice = stage->game->indicators[index].shared ? ROOM : scene->team;
    if (voice < 0)
        return 0;
    return scene->values != NULL ? scene->values[index][voice]
                                 : state_indicator(scene->state, stage->game, index, voice);
}

/* What the team gave an item: an amount; of choices, 1 for the one it made. Nothing given is 0. */
static int32_t item_value(const struct formula_scene *scene, int index)
{
    const struct stage *stage = stage_of(scene);
    if (stage == NULL || index >= stage->item_count)
        return 0;
    const struct step *step = scene->plan->steps[scene->step];
    bool of_room = scene->team < 0 || (step->task == TASK_DECIDE && stage->by == BY_ROOM);
    const struct answer *answer =
        state_answer(scene->state, scene->step, of_room ? ROOM : scene->team);
    if (!answer->given)
        return 0;
    if (step->task == TASK_ALLOCATE)
        return allocate_amount(stage, answer_text(answer), index);
    return step->task == TASK_DECIDE && path_option(step, answer_text(answer)) == index;
}

static int32_t leaf(const struct formula_scene *scene, const struct instruction *instruction)
{
    const struct stage *stage = stage_of(scene);
    switch (instruction->operation) {
    case OP_INDICATOR:
        return indicator_value(scene, instruction->value);
    case OP_ITEM:
        return item_value(scene, instruction->value);
    case OP_LAP:
        return stage != NULL ? stage->lap : 0;
    case OP_TEAMS:
        return state_playing_count(scene->state);
    default:
        return instruction->value;
    }
}

static int64_t unary(enum operation operation, int64_t a)
{
    if (operation == OP_NOT)
        return a == 0;
    return operation == OP_NEGATE || a < 0 ? -a : a;
}

static int64_t binary(enum operation operation, int64_t a, int64_t b)
{
    switch (operation) {
    case OP_ADD:
        return a + b;
    case OP_SUBTRACT:
        return a - b;
    case OP_MULTIPLY:
        return a * b;
    case OP_DIVIDE:
        return b == 0 ? 0 : a / b;
    case OP_REST:
        return b == 0 ? 0 : a % b;
    case OP_LESS:
        return a < b;
    case OP_LESS_EQUAL:
        return a <= b;
    case OP_GREATER:
        return a > b;
    case OP_GREATER_EQUAL:
        return a >= b;
    case OP_EQUAL:
        return a == b;
    case OP_DIFFERENT:
        return a != b;
    case OP_AND:
        return a != 0 && b != 0;
    case OP_OR:
        return a != 0 || b != 0;
    case OP_MIN:
        return a < b ? a : b;
    default:
        return a > b ? a : b; /* OP_MAX */
    }
}

/* A low limit above the high one wins. */
static int64_t ternary(enum operation operation, const int32_t at[3])
{
    if (operation == OP_IF)
        return at[0] != 0 ? at[1] : at[2];
    return binary(OP_MAX, binary(OP_MIN, at[0], at[2]), at[1]);
}

static int32_t run(const struct instruction *code, int length, const struct formula_scene *scene);

/* One value from the body's values for all teams that play; 0 when nobody does. */
static int32_t over_teams(enum operation operation, const struct instruction *body, int length,
                          const struct formula_scene *scene)
{
    struct formula_scene of_team = *scene;
    int64_t sum = 0, lowest = 0, highest = 0;
    int count = 0;
    for (int team = 0; team < scene->state->team_count; team++) {
        if (!team_is_playing(scene->state, team))
            continue;
        of_team.team = team;
        int32_t value = run(body, length, &of_team);
        lowest = count == 0 || value < lowest ? value : lowest;
        highest = count == 0 || value > highest ? value : highest;
        sum += value;
        count++;
    }
    switch (operation) {
    case OP_TOTAL:
        return formula_held(sum);
    case OP_AVERAGE:
        return count == 0 ? 0 : formula_held(sum / count);
    case OP_LOWEST:
        return formula_held(lowest);
    default:
        return formula_held(highest);
    }
}

static int32_t run(const struct instruction *code, int length, const struct formula_scene *scene)
{
    int32_t stack[FORMULA_DEPTH_MAX] = {0};
    int depth = 0;
    for (int i = 0; i < length; i++) {
        enum operation operation = (enum operation)code[i].operation;
        if (operation >= OP_TOTAL) {
            assert(depth < FORMULA_DEPTH_MAX);
            stack[depth++] = over_teams(operation, code + i + 1, code[i].value, scene);
            i += code[i].value;
        } else if (operation >= OP_CLAMP) {
            assert(depth >= 3);
            depth -= 2;
            stack[depth - 1] = formula_held(ternary(operation, stack + depth - 1));
        } else if (operation >= OP_ADD) {
            assert(depth >= 2);
            depth--;
            stack[depth - 1] = formula_held(binary(operation, stack[depth - 1], stack[depth]));
        } else if (operation >= OP_NEGATE) {
            assert(depth >= 1);
            stack[depth - 1] = formula_held(unary(operation, stack[depth - 1]));
        } else {
            assert(depth < FORMULA_DEPTH_MAX);
            stack[depth++] = leaf(scene, &code[i]);
        }
    }
    return depth > 0 ? stack[depth - 1] : 0;
}

int32_t formula_run(const struct formula *formula, const struct formula_scene *scene)
{
    return run(formula->code, formula->length, scene);
}

int32_t formula_value(const struct formula *formula, const struct plan *plan,
                      const struct state *state, int step, int team)
{
    struct formula_scene scene = {.plan = plan, .state = state, .step = step, .team = team};
    return formula_run(formula, &scene);
}
