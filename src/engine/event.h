/* event: what happened. The journal is a list of these and nothing else is the truth.
 *
 * Names and meanings are for ever: a journal written today is replayed by every later version. A
 * new meaning is a new kind. `event_kinds[]` in event.c is the one table of names; the database
 * stores the name, never the number.
 */
#ifndef VOLNA_ENGINE_EVENT_H
#define VOLNA_ENGINE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What `step`, `team`, `amount` and `text` hold for each kind; -1, -1, 0 and "" where nothing is
 * said. */
enum event_kind {
    EVENT_TEAM_JOINED,   /* team, text: name */
    EVENT_TEAM_RENAMED,  /* team, text: name */
    EVENT_TEAM_MEMBERS,  /* team, text: members, as typed */
    EVENT_TEAM_RETIRED,  /* team */
    EVENT_TEAM_RETURNED, /* team */
    EVENT_TEAM_READY,    /* team: its keys were seen at roll-call */
    EVENT_ENTRY_CHOSEN,  /* text: zones | host — who presses the keys */
    EVENT_STEP_SHOWN,    /* step: the cursor is on it; one not yet played shows its title, not its
                            question */
    EVENT_OPTIONS_DEALT, /* step, text: option ids in the order shown, "c,a,d,b" */
    EVENT_TURNS_DEALT,   /* step, text: team numbers in the order they answer, "2,0,1" */
    EVENT_STEP_OPENED,   /* step, amount: time limit in ms (0: none), text: all | turns | paper */
    EVENT_TURN_BEGUN,    /* step, team, amount: time limit in ms */
    EVENT_TURN_ENDED,    /* step, team, text: answer | time | host */
    EVENT_ANSWER_GIVEN,  /* step, team (-1: the room), amount: ms since opening or since the turn
                            began, text: canonical, "" withdrawn */
    EVENT_DRAFT_KEPT,    /* step, team, text: letters typed and not yet entered */
    EVENT_STEP_EXTENDED, /* step, amount: ms added to the limit */
    EVENT_PAUSED,        /* step, amount: ms on the clock when it stopped, text: "", undo or
                            handover (the keyboard goes to the team whose turn begins) */
    EVENT_RESUMED,       /* step */
    EVENT_INTERRUPTED, /* step, amount: ms on the clock when the program went away; the first event
                          of a later run */
    EVENT_STEP_CLOSED, /* step, text: host | time | all | turns */
    EVENT_STEP_REVEALED, /* step */
    EVENT_ANSWER_JUDGED, /* step, team, amount: 1 right, 0 wrong, -1 as the rules say — the host's
                            word over the rules */
    EVENT_POINTS_AWARDED,  /* step (or -1), team, amount: points, may be negative, text: reason
                              (award_reasons below or words) */
    EVENT_STEP_SETTLED,    /* step: its awards are in the ledger */
    EVENT_STEP_VOIDED,     /* step: does not count, awards taken back before it */
    EVENT_STEP_REOPENED,   /* step, amount: time limit in ms; awards taken back before it */
    EVENT_STANDINGS_SHOWN, /* amount: round just ended */
    EVENT_FINISHED,        /* the final screen */
    EVENT_UNDONE, /* amount: the `cause` whose events no longer count; itself never undone */
    /* games and meetings; team -1 is the room in these and in answer_given */
    EVENT_CARDS_DEALT,       /* step, team, text: ids of the surprises, "e03,e07" */
    EVENT_INDICATOR_CHANGED, /* step, team, amount: change, text: id of the indicator, a space, what
                                changed it: "budget b", "trust a12,a07", "stock rules", "readers
                                host" */
    EVENT_INDICATORS_KEPT,   /* step: the indicators as they stand now are this step's mark */
    EVENT_PATH_CHOSEN, /* step, amount: the step played next, text: why: "choice b", "lot b" */
    EVENT_KINDS
};

/* What one event may award: more than every point of the longest session, twice (a penalty on top
 * of what is taken back), and so more than any team can have to give a late one. */
enum { EVENT_POINTS_MAX = 2000000000 };

#define PAUSED_HANDOVER "handover"

enum {
    EVENT_TEXT_MAX = 4096,
    EVENT_BATCH_MAX = 640, /* settling a stage: every indicator of every team, and the awards */
    EVENT_BATCH_TEXT = 80 * 1024, /* … by ids of 24 letters of four bytes, with their causes */
    EVENT_ACTOR_MAX = 64
};

struct event {
    int64_t seq;     /* 1, 2, 3 … within the session; 0 until appended */
    int64_t cause;   /* seq of the first event of the same command: what undo takes back as one */
    int64_t wall_ms; /* UTC, milliseconds since 1970; may step back, nothing is computed from it */
    int64_t mono_ns; /* monotonic within one run of the program */
    int64_t amount;
    int32_t step;
    int32_t team;
    enum event_kind kind;
    const char *text;  /* never NULL */
    const char *actor; /* who: "host", "team", "clock", "program"; never NULL */
};

struct event_rule {
    const char *name; /* as stored */
    bool quiet; /* by itself nothing the host would undo: roll-call lamps, drafts, interruptions,
                   the indicators' marks */
};

extern const struct event_rule event_kinds[EVENT_KINDS];

/* The kind with this name; false when there is none (a journal of a later version). */
bool event_kind_named(const char *name, enum event_kind *kind);

/* The events of one command, in order. Texts live in the batch. Start with batch_clear. */
struct event_batch {
    size_t count, text_used;
    struct event events[EVENT_BATCH_MAX];
    char text[EVENT_BATCH_TEXT];
};

void batch_clear(struct event_batch *batch);

/* Adds an event and returns it, for the caller to fill further. Too many or too long is a bug
 * (assert); text is cut at EVENT_TEXT_MAX. */
struct event *batch_add(struct event_batch *batch, enum event_kind kind, int step, int team,
                        int64_t amount, const char *text);

#endif
