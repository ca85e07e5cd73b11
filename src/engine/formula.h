/* formula: whole-number expressions for effects, rules and conditions. A small language on purpose:
 * no loops, no names of its own, nothing that can fail once it has been read.
 *
 *   numbers 0 … 1000000000, names of indicators and of the stage's items (what the team gave them),
 *   lap (which time a repeated stage is played, from 1), teams (how many play)
 *   + - * / %        whole numbers; / rounds towards zero; by zero is 0
 *   < <= > >= = <>   1 or 0;  and or not
 *   min(a, b, …) max(a, b, …) abs(a) clamp(a, low, high) if(condition, then, else)
 *   total(x) average(x) lowest(x) highest(x)   over the teams that play, of a team's indicator or
 * of any formula of it; the only way to read teams' values where the whole room is meant
 *
 * Russian names of the functions and words are read as well (formula.c has the one table). Every
 * value on the way is held within INDICATOR_MIN … INDICATOR_MAX, so nothing overflows. A formula
 * has at most FORMULA_LENGTH_MAX instructions and needs at most FORMULA_DEPTH_MAX values at once.
 */
#ifndef VOLNA_ENGINE_FORMULA_H
#define VOLNA_ENGINE_FORMULA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { FORMULA_LENGTH_MAX = 200, FORMULA_DEPTH_MAX = 32 };

struct game;
struct plan;
struct stage;
struct state;

/* Postfix code; private to formula.c and formula_value.c. */
struct instruction {
    uint8_t operation;
    int32_t value;
};

struct formula {
    const struct instruction *code;
    uint16_t length; /* 0: none */
};

enum formula_fault {
    FORMULA_FINE,
    FORMULA_EMPTY,
    FORMULA_SIGN,      /* a character that means nothing here */
    FORMULA_NAME,      /* no such indicator, item or function */
    FORMULA_NUMBER,    /* too large */
    FORMULA_EXPECTED,  /* a value is missing here */
    FORMULA_BRACKET,   /* a bracket is not closed, or one too many */
    FORMULA_ARGUMENTS, /* too few or too many in a function */
    FORMULA_LONG,      /* over the limits */
    FORMULA_TEAMS,     /* a team's value where the whole room is meant */
    FORMULA_NESTED,    /* total(…) within total(…) */
    FORMULA_FAULTS
};

/* What the names may mean. items: of the stage the formula stands in, NULL when it has none. room:
 * it is computed once for the room, not for a team. */
struct formula_names {
    const struct game *game;
    const struct stage *stage;
    bool room;
};

/* Reads a formula into `arena`. Otherwise the fault, its byte offset in *at and how many bytes it
 * is about in *length. */
enum formula_fault formula_read(const char *text, const struct formula_names *names,
                                struct arena *arena, struct formula *out, size_t *at,
                                size_t *length);

/* Its value in a state: for `team`, -1 for the room; `step` gives the amounts of the items. An
 * empty formula is 0. Never fails. */
int32_t formula_value(const struct formula *formula, const struct plan *plan,
                      const struct state *state, int step, int team);

#endif
