/* decide_internal: what the files of decide share. Nobody else includes it. */
#ifndef VOLNA_ENGINE_DECIDE_INTERNAL_H
#define VOLNA_ENGINE_DECIDE_INTERNAL_H

#include "engine/engine.h"
#include "engine/scoring.h"

struct decision {
    const struct plan *plan;
    const struct state *state;
    const struct command *command;
    const char *text; /* of the command, never NULL */
    struct moment now;
    struct event_batch *batch;
};

void decide_add(struct decision *decision, enum event_kind kind, int step, int team, int64_t amount,
                const char *text);
bool decide_is_open(const struct state *state);

/* Adds what the ledger lacks for each team to stand as `due` says for this step; NULL: at nothing.
 * The reason is the rule's name unless one is given. */
void decide_awards(struct decision *decision, int step, const struct verdict due[TEAMS_MAX],
                   const char *reason);

/* decide_path.c: what settles a step, and where it leads. `after`: the state with what has been
 * decided so far folded in. */
void decide_settle_revealed(struct decision *decision); /* a host who leaves a revealed step,
                                                           whichever way, leaves it in the ledger */
void decide_settle_and_go(struct decision *decision);
void decide_go_on(struct decision *decision, const struct state *after);
enum refusal decide_next_after_standings(struct decision *decision);
enum refusal decide_back(struct decision *decision);
enum refusal decide_go(struct decision *decision);
enum refusal decide_indicator(struct decision *decision);

/* decide_teams.c */
enum refusal decide_team_add(struct decision *decision);
enum refusal decide_team_rename(struct decision *decision);
enum refusal decide_team_members(struct decision *decision);
enum refusal decide_team_retire(struct decision *decision);
enum refusal decide_team_return(struct decision *decision);
enum refusal decide_team_ready(struct decision *decision);
enum refusal decide_entry(struct decision *decision);

/* decide_answers.c */
enum refusal decide_answer(struct decision *decision);
enum refusal decide_draft(struct decision *decision);
enum refusal decide_judge(struct decision *decision);
enum refusal decide_adjust(struct decision *decision);

#endif
