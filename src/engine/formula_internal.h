/* formula_internal: what the reader of formulas and the one who computes them share. effects.c and
 * rehearse.c use formula_run; nobody else includes it. */
#ifndef VOLNA_ENGINE_FORMULA_INTERNAL_H
#define VOLNA_ENGINE_FORMULA_INTERNAL_H

#include "engine/game.h"
#include "engine/state.h"

/* What an instruction does. Operands are taken off the stack, the last one on top. */
enum operation {
    OP_NUMBER,    /* value */
    OP_INDICATOR, /* value: index */
    OP_ITEM,      /* value: index; what the team gave it */
    OP_LAP,
    OP_TEAMS,
    OP_NEGATE,
    OP_NOT,
    OP_ABS,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_REST,
    OP_LESS,
    OP_LESS_EQUAL,
    OP_GREATER,
    OP_GREATER_EQUAL,
    OP_EQUAL,
    OP_DIFFERENT,
    OP_AND,
    OP_OR,
    OP_MIN,
    OP_MAX,
    OP_CLAMP, /* value, low, high */
    OP_IF,    /* condition, then, else */
    OP_TOTAL, /* value: the length of the body that follows, computed for each team that plays */
    OP_AVERAGE,
    OP_LOWEST,
    OP_HIGHEST,
    OPERATIONS
};

/* Where a formula is computed. values: the game's indicators in place of the state's, while a step
 * is being settled; NULL: the state's. */
struct formula_scene {
    const struct plan *plan;
    const struct state *state;
    const int32_t (*values)[VOICES];
    int step, team; /* team: -1 the room */
};

int32_t formula_run(const struct formula *formula, const struct formula_scene *scene);

int32_t formula_held(int64_t value); /* within INDICATOR_MIN … INDICATOR_MAX */

#endif
