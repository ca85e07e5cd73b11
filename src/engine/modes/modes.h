/* modes: one row for each answer to "who may answer, and when". */
#ifndef VOLNA_ENGINE_MODES_H
#define VOLNA_ENGINE_MODES_H

#include "engine/engine.h"

struct mode_rule {
    const char *name; /* as in YAML and the journal */
    /* Adds what opening (or reopening) leads to after step_opened: the first turn … `limit_ms` is
     * of a turn. */
    void (*begin)(const struct plan *plan, const struct state *state, int64_t limit_ms,
                  struct event_batch *batch);
    /* May this team answer now? The step is open, the team plays, the clock runs. */
    enum refusal (*refuses)(const struct state *state, int team);
    /* Adds what follows an answer by `team`, which is not in `state` yet. */
    void (*answered)(const struct plan *plan, const struct state *state, int team,
                     struct event_batch *batch);
    /* Ends what is going on: the turn or the whole step. why: host | time | answer. */
    void (*end)(const struct plan *plan, const struct state *state, const char *why,
                struct event_batch *batch);
};

extern const struct mode_rule *const mode_rules[MODE_KINDS];

/* The mode of this name; false when there is none. */
bool mode_named(const char *name, enum mode_kind *mode);

/* The mode a step is played in unless the host says otherwise: typed answers, and more options than
 * a zone has keys, go by turns on one keyboard; the work of a game, orders, pairs and places on a
 * map on paper where the author says so, where the jury judges, and where the host enters
 * everything anyway. */
enum mode_kind mode_for(const struct step *step, const struct state *state);

/* May the host choose between turns and paper? The jury sits at no keyboard: its sheets are
 * entered.
 */
bool mode_may_be_chosen(const struct step *step);

/* Does everybody work on sheets that the host enters: no step takes a team's own keys or the
 * keyboard in its hands? */
bool mode_all_on_paper(const struct plan *plan, const struct state *state);

#endif
