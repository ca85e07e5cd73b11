/* tasks: one row for each shape of answer. What an answer may look like and whether it is right;
 * how it looks on the screen is the other half, ui/tasks and ui/stages. */
#ifndef VOLNA_ENGINE_TASKS_H
#define VOLNA_ENGINE_TASKS_H

#include "base/rng.h"
#include "engine/plan.h"
#include "engine/scoring.h"

enum {
    TYPED_ANSWER_MAX = 60 * 4 + 1, /* bytes: sixty characters of any script, and the NUL */
    ANSWER_MAX = EVENT_TEXT_MAX,   /* of any task */
};

/* How a step of this task lives. */
enum task_flow {
    FLOW_QUESTION, /* ready, open, closed, revealed, settled */
    FLOW_WORK,     /* the same, but what is revealed is the teams' own work; by turns or on paper */
    FLOW_SHOWN,    /* nobody answers: ready, open, settled; its time is said and never rings */
    FLOW_ROOM,     /* the room answers, entered by the host: ready, open, settled */
};

struct event_batch;

struct task_rule {
    const char *name; /* as in YAML and the journal */
    enum task_flow flow;
    bool typed;  /* letters, digits, arrows: by turns on one keyboard, or on paper */
    bool speaks; /* every team has its turn, in a drawn order, though nobody answers */
    size_t (*answer_max)(
        const struct step *step); /* bytes of the longest canonical answer, NUL included */
    /* Writes the canonical form of what was typed or pressed; false when it is not an answer to
     * this step. `out` has answer_max bytes; `given` is never empty. NULL: nobody answers. */
    bool (*canonical)(const struct step *step, const char *given, char *out, size_t size);
    /* Rule and share for a canonical answer; points and places are scoring.c's. NULL: `score`. */
    struct verdict (*judge)(const struct step *step, const char *answer);

    /* The rest is optional. */

    /* May this team (ROOM: the room) give this canonical answer? For what depends on who gives it:
     * a vote for oneself. NULL: yes. */
    bool (*may_give)(const struct plan *plan, const struct state *state, int at, int team,
                     const char *answer);
    /* Verdicts and points of all teams together, in place of judge; out is all RULE_NO_ANSWER with
     * 0 points. */
    void (*score)(const struct plan *plan, const struct state *state, int at,
                  struct verdict out[TEAMS_MAX]);
    /* Adds what opening leads to, after step_opened: cards dealt, the speakers' order. */
    void (*open)(const struct plan *plan, const struct state *state, int at,
                 struct event_batch *batch);
    /* A random answer for rehearsals, canonical or not; "" when the team has nothing to say. */
    void (*random)(const struct plan *plan, const struct state *state, int at, int team,
                   struct rng *rng, char *out, size_t size);
};

/* Does the room answer this step, by the host's hand? Otherwise the teams do, or nobody. */
bool task_asks_room(const struct step *step);

/* How far a canonical number is from the right one, in millionths; false when it is not a number.
 */
bool number_error(const struct step *step, const char *answer, uint64_t *error);

/* order: pairs of options that stand the other way about than in the author's order; -1 when it is
 * no order of this step. */
int order_inversions(const struct step *step, const char *answer);

/* match: the pair of each option (-1: none), and back. "" reads as none at all; false when there is
 * nothing to write or it does not fit. */
bool match_read(const struct step *step, const char *text, int8_t pairs[STEP_OPTIONS_MAX]);
bool match_write(const struct step *step, const int8_t pairs[STEP_OPTIONS_MAX], char *out,
                 size_t size);

/* point: "53.71,87.81" and back; metres from the target (-1 when it is no answer); the share of the
 * points for that, in percent. */
bool point_read(const char *text, struct map_point *point);
void point_write(struct map_point point, char *out, size_t size);
int64_t point_error(const struct map_target *target, const char *answer);
int point_percent(const struct map_target *target, int64_t metres);

extern const struct task_rule *const task_rules[TASK_KINDS];

#endif
