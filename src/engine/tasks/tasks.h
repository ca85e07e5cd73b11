/* tasks: one row for each shape of answer. What an answer may look like and whether it is right; how it looks on the
 * screen is the other half, ui/tasks. */
#ifndef VOLNA_ENGINE_TASKS_H
#define VOLNA_ENGINE_TASKS_H

#include "engine/plan.h"
#include "engine/scoring.h"

struct task_rule {
    const char *name;                              /* as in YAML and the journal */
    bool typed;                                    /* letters and digits: by turns on one keyboard */
    size_t (*answer_max)(const struct step *step); /* bytes of the longest canonical answer, NUL included */
    /* Is this text an answer to the step? (Never empty.) */
    bool (*accepts)(const struct step *step, const char *text);
    /* Rule and share; points and places are scoring.c's. */
    struct verdict (*judge)(const struct step *step, const char *text);
};

extern const struct task_rule *const task_rules[TASK_KINDS];

#endif
