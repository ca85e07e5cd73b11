/* command: what somebody wants to happen, and why it may not. */
#ifndef VOLNA_ENGINE_COMMAND_H
#define VOLNA_ENGINE_COMMAND_H

#include <stdint.h>

enum command_kind {
    COMMAND_TEAM_ADD,     /* text: name */
    COMMAND_TEAM_RENAME,  /* team, text */
    COMMAND_TEAM_MEMBERS, /* team, text */
    COMMAND_TEAM_RETIRE,  /* team */
    COMMAND_TEAM_RETURN,  /* team */
    COMMAND_TEAM_READY,   /* team */
    COMMAND_ENTRY,        /* amount: enum entry_kind */
    COMMAND_NEXT,         /* what Space does: the one next thing, whatever the phase */
    COMMAND_OPEN,         /* from ready: open in the mode that `text` names: turns, paper */
    COMMAND_BACK,         /* to the step before, to look at it */
    COMMAND_CLOSE,        /* stop taking answers now, whatever turns are left */
    COMMAND_REOPEN,       /* take answers again, amount: time limit in ms (0: the step's own) */
    COMMAND_VOID,         /* the step does not count; from ready it is skipped */
    COMMAND_PAUSE,        /* stops or restarts the clock */
    COMMAND_EXTEND,       /* amount: ms */
    COMMAND_ANSWER,       /* team (-1: the room), text: canonical; "" takes it back */
    COMMAND_DRAFT,        /* team, text */
    COMMAND_JUDGE,        /* team, amount: 1, 0, -1 (see EVENT_ANSWER_JUDGED) */
    COMMAND_ADJUST,       /* team, amount: points, text: reason, may not be empty */
    COMMAND_INDICATOR,    /* team (-1: the room), amount: change, text: id of the indicator: the
                             host's word over the rules */
    COMMAND_GO,           /* amount: a step to go to: the programme, a branch the host chooses */
    COMMAND_FINISH,       /* straight to the final screen */
    COMMAND_TICK,         /* time has passed */
    COMMAND_INTERRUPTED,  /* amount: ms on the clock; given once when a session is taken up again */
    COMMAND_KINDS
};

struct command {
    enum command_kind kind;
    int team; /* 0-based, -1 when none */
    int64_t amount;
    const char *text;  /* NULL reads as "" */
    const char *actor; /* NULL reads as "host" */
};

/* Time as the engine sees it: given, never read. */
struct moment {
    int64_t wall_ms;
    int64_t mono_ns;
};

/* Why a command was refused. REFUSED_NOTHING: accepted, nothing to do (a tick before the deadline).
 */
enum refusal {
    REFUSED_NO,         /* accepted */
    REFUSED_NOTHING,    /* nothing to do */
    REFUSED_PHASE,      /* not at this moment */
    REFUSED_TEAM,       /* no such team */
    REFUSED_RETIRED,    /* the team has left */
    REFUSED_TIME,       /* the time is up */
    REFUSED_PAUSED,     /* the clock stands */
    REFUSED_TURN,       /* another team's turn */
    REFUSED_ANSWER,     /* not an answer to this task */
    REFUSED_TEAMS_FULL, /* TEAMS_MAX reached */
    REFUSED_NAME,       /* empty or too long */
    REFUSED_NAME_TAKEN, /* another team has it */
    REFUSED_LATE,       /* the quiz takes no late teams */
    REFUSED_NO_TEAMS,   /* nobody to play */
    REFUSED_AMOUNT,     /* out of range */
    REFUSED_REASON,     /* points need a reason */
    REFUSED_EDGE,       /* nothing before this */
    REFUSED_OPEN,       /* close the question first */
    REFUSALS
};

#endif
