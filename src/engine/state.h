/* state: everything known at one moment, folded from the journal.
 *
 * One block of memory sized from the plan, with offsets instead of pointers: copy it with memcpy,
 * hash it, compare it. Padding is zero. Only evolve (evolve.c) writes to it.
 */
#ifndef VOLNA_ENGINE_STATE_H
#define VOLNA_ENGINE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "engine/command.h"
#include "engine/event.h"
#include "engine/game.h"
#include "engine/plan.h"

enum {
    TEAMS_MAX = 16,
    TEAM_NAME_MAX = 96,     /* bytes, NUL included */
    TEAM_MEMBERS_MAX = 512, /* bytes, NUL included */
    TEAM_KEYS = 5,          /* keys in a team's zone of one keyboard */
    TEAM_ZONES = 8,         /* zones on one keyboard */
    ROOM = TEAMS_MAX,       /* where the room's own answers and values stand, after the teams' */
    VOICES = TEAMS_MAX + 1, /* the teams and the room */
};

enum entry_kind {
    ENTRY_ZONES,
    ENTRY_HOST
}; /* teams press their own keys; or raise cards and the host enters them */

/* Where the session stands. Within STAGE_STEP the step has a phase. */
enum where { STAGE_LOBBY, STAGE_STEP, STAGE_STANDINGS, STAGE_FINAL };

enum phase { PHASE_READY, PHASE_OPEN, PHASE_CLOSED, PHASE_REVEALED, PHASE_SETTLED, PHASE_VOID };

struct team {
    char name[TEAM_NAME_MAX];
    char members[TEAM_MEMBERS_MAX];
    int64_t score;                   /* sum of the points_awarded that count */
    int64_t score_now;               /* at the standings shown last: what its bar grows to */
    int64_t score_before;            /* at the standings before those: what its bar grows from */
    int32_t place_now, place_before; /* the places there, 0 when it was not there */
    int32_t joined_step;             /* the step it first may answer; 0 for a team of the lobby */
    bool retired, ready;
    uint8_t padding[2];
};

/* One team's answer to one step (or the room's, entered by the host); its canonical text follows in
 * the block (answer_text). */
struct answer {
    uint32_t elapsed_ms; /* of the last change */
    int32_t award;       /* points of this step that are in the ledger */
    uint8_t given;       /* there is a text */
    int8_t judged;       /* the host's word: 1 right, 0 wrong, -1 none */
    uint8_t drafted;     /* the text is a draft, not given yet */
    uint8_t padding;
};

struct step_state {
    uint32_t answers;                /* offset of the first struct answer in the block */
    uint32_t answer_stride;          /* bytes from one team's answer to the next */
    int32_t limit_ms;                /* as opened, of the step or of each turn; 0: none */
    uint8_t phase;                   /* enum phase */
    uint8_t mode;                    /* enum mode_kind as opened */
    uint8_t turn, turn_count;        /* turn: index into turns */
    uint8_t option_count;            /* 0 until opened */
    uint8_t order[STEP_OPTIONS_MAX]; /* order[place on the screen] = index into step->options */
    uint8_t turns[TEAMS_MAX];        /* teams in the order they answer */
    uint8_t padding[3];
    uint32_t marks; /* offset of int32_t [2][indicator][VOICES]: the game's indicators once this
                       step was settled (state_mark), then what the step itself has changed
                       (state_step_change); 0: its game has none */
    uint32_t dealt; /* offset of uint8_t [TEAMS_MAX][STAGE_DEALT_MAX]: indexes into the deck + 1, 0
                       for none; 0: nothing is dealt in this step */
    int32_t next;   /* the step chosen to be played after this one; -1: not chosen */
};

/* The clock of the open step (or turn). Time on it = elapsed_ms + (now - since_ns) while running.
 */
struct clock {
    int64_t since_ns;
    int64_t elapsed_ms;
    int64_t limit_ms; /* 0: none */
    bool running;
    bool interrupted; /* stopped because the program went away, not by the host */
    bool handover;    /* stands because the turn has not been started: the keyboard changes hands */
    uint8_t padding[5];
};

struct state {
    uint64_t seed;
    int64_t last_seq; /* of the last event folded */
    struct clock clock;
    int32_t step;        /* the cursor; -1 in the lobby */
    int32_t round_shown; /* round whose standings were shown last, -1 none */
    uint32_t size;       /* of the whole block */
    uint32_t step_count;
    uint32_t
        indicators; /* offset of int32_t [game][indicator][VOICES], as they stand now; 0: none */
    uint8_t stage;  /* enum where */
    uint8_t entry;  /* enum entry_kind */
    uint8_t team_count;
    uint8_t padding[1];
    struct team teams[TEAMS_MAX];
    struct step_state
        steps[]; /* step_count of them, then answers, indicators, marks, dealt cards */
};

/* A fresh state for a plan of at most PLAN_STEPS_MAX steps; the caller frees it with free(). */
struct state *state_new(const struct plan *plan, uint64_t seed);
struct state *state_copy(const struct state *state);
struct hash state_digest(const struct state *state);

/* team: ROOM for the room's own. */
const struct answer *state_answer(const struct state *state, int step, int team);
const char *answer_text(const struct answer *answer); /* canonical, "" when none; also the draft */
/* The same for evolve alone. */
struct answer *state_answer_for_change(struct state *state, int step, int team);
int32_t *state_indicator_for_change(struct state *state, const struct game *game, int indicator,
                                    int team);

/* An indicator of a game as it stands now; team: ROOM for a shared one. */
int32_t state_indicator(const struct state *state, const struct game *game, int indicator,
                        int team);
/* The same once a step of that game was settled, for the line over the stages. False when it was
 * not yet. */
bool state_mark(const struct state *state, const struct plan *plan, int step, int indicator,
                int team, int32_t *value);
/* What a step has changed so far and not taken back, the host's own word left out: what voiding it
 * takes back. */
int32_t state_step_change(const struct state *state, const struct plan *plan, int step,
                          int indicator, int team);
/* The same for evolve alone; NULL where there is nothing to keep it in. */
int32_t *state_step_change_for_change(struct state *state, const struct plan *plan, int step,
                                      int indicator, int team);
/* The surprises dealt to a team in a step: indexes into the deck; returns how many. */
int state_dealt(const struct state *state, int step, int team, uint8_t out[STAGE_DEALT_MAX]);

/* ms on the clock at a moment, never negative, never beyond the limit when there is one. */
int64_t clock_elapsed(const struct clock *clock, struct moment now);
/* ms left, or -1 when there is no limit. */
int64_t clock_left(const struct clock *clock, struct moment now);

bool team_is_playing(const struct state *state, int team); /* exists and has not retired */
bool team_may_answer(const struct state *state, int step, int team); /* … and had joined by then */
/* Was there for the step, even if it has left since: what it answered counts. */
bool team_had_joined(const struct state *state, int step, int team);
int state_playing_count(const struct state *state);
int state_answered_count(const struct state *state, int step); /* of the teams that may answer */
/* The team whose turn it is in a step open by turns, -1 otherwise. */
int state_turn_team(const struct state *state);
/* The phase of the step under the cursor; PHASE_READY in the lobby. */
enum phase state_phase(const struct state *state);

#endif
