/* scoring: what the answers to a step are worth, as a pure function of plan and state. */
#ifndef VOLNA_ENGINE_SCORING_H
#define VOLNA_ENGINE_SCORING_H

#include "engine/state.h"

/* The rule that decided; shown at reveal ("принято: опечатка"). */
enum verdict_rule {
    RULE_NO_ANSWER,
    RULE_EXACT, /* the option, or the very words */
    RULE_WRONG,
    RULE_PARTIAL,    /* part of the right set */
    RULE_VARIANT,    /* an accepted variant */
    RULE_FOLDED,     /* the same but for case, ё, punctuation, spaces */
    RULE_LAYOUT,     /* typed in the other keyboard layout */
    RULE_TYPO,       /* within the typo tolerance */
    RULE_REJECTED,   /* on the reject list */
    RULE_TOLERANCE,  /* a number near enough */
    RULE_CLOSEST,    /* the nearest number, or among the paid places */
    RULE_HOST,       /* the host's word */
    RULE_INDICATORS, /* what the indicators of a game have come to */
    RULE_WORK,       /* the team's own work, by the rules of its task */
    RULE_JUDGED,     /* the mean of what the voices gave */
    RULE_VOTED,      /* most votes */
    RULE_DISTANCE,   /* near enough on the map for a share of the points */
    VERDICT_RULES
};

struct verdict {
    enum verdict_rule rule;
    int share;      /* of the points: 0 … share_of */
    int share_of;   /* ≥ 1 */
    int place;      /* closest: place by error, from 1; 0 otherwise */
    bool tied;      /* closest: shares that place */
    int32_t points; /* what the step gives this team: points, bonus, penalty */
};

/* Names of the rules as the ledger stores them: "exact", "typo", "host" …. */
extern const char *const verdict_rule_names[VERDICT_RULES];

/* Verdicts for every team on the step `at`, out[team]; teams that had not joined get RULE_NO_ANSWER
 * and 0 points, teams that have left since keep what they answered. */
void score_step(const struct plan *plan, const struct state *state, int at,
                struct verdict out[TEAMS_MAX]);

#endif
