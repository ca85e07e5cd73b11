/* tasks: one row for each shape of answer. What an answer may look like and whether it is right;
 * how it looks on the screen is the other half, ui/tasks. */
#ifndef VOLNA_ENGINE_TASKS_H
#define VOLNA_ENGINE_TASKS_H

#include "engine/plan.h"
#include "engine/scoring.h"

enum { TYPED_ANSWER_MAX = 60 * 4 + 1 }; /* bytes: sixty characters of any script, and the NUL */

struct task_rule {
    const char *name; /* as in YAML and the journal */
    bool typed;       /* letters and digits: by turns on one keyboard */
    size_t (*answer_max)(
        const struct step *step); /* bytes of the longest canonical answer, NUL included */
    /* Writes the canonical form of what was typed or pressed; false when it is not an answer to
     * this step. `out` has answer_max bytes; `given` is never empty. */
    bool (*canonical)(const struct step *step, const char *given, char *out, size_t size);
    /* Rule and share for a canonical answer; points and places are scoring.c's. */
    struct verdict (*judge)(const struct step *step, const char *answer);
};

/* How far a canonical number is from the right one, in millionths; false when it is not a number.
 */
bool number_error(const struct step *step, const char *answer, uint64_t *error);

extern const struct task_rule *const task_rules[TASK_KINDS];

#endif
