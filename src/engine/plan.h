/* plan: what is going to be played. An immutable tree made by a loader (or a test), read by
 * everyone.
 *
 * A plan is rounds of steps. A step is a task played in a mode under a scoring rule: three
 * independent choices. A stage of a business game is a step that has a `stage` (engine/game.h); a
 * meeting is an agenda over the same steps. All texts are valid UTF-8 in NFC without control
 * characters; all memory belongs to the arena the plan was made in.
 */
#ifndef VOLNA_ENGINE_PLAN_H
#define VOLNA_ENGINE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "engine/map.h"

enum {
    PLAN_STEPS_MAX = 1000, /* steps in one session; a file may hold more, a session may not */
    PLAN_POINTS_MAX = 1000000,
    PLAN_TIME_MAX_MS = 24 * 60 * 60 * 1000,
    STEP_OPTIONS_MAX = 8,
    STEP_VARIANTS_MAX = 64,
    STEP_RANKS_MAX = 8,
    STEP_PAIRS_MAX = 12, /* decoys included */
    OPTION_ID_MAX = 8,   /* bytes, NUL included */
};

/* The shape of the answer. Each has a row in engine/tasks/tasks.c; questions have another one in
 * ui/tasks/tasks.c, stages and what is worked with at a desk in ui/stages/stages.c. */
enum task_kind {
    TASK_CHOICE,
    TASK_MULTI,
    TASK_TRUEFALSE,
    TASK_TEXT,
    TASK_NUMBER,
    TASK_ORDER, /* the options put in order; the author's order is the right one */
    TASK_MATCH, /* each option finds its pair */
    TASK_POINT, /* a place shown on the map */
    TASK_ORAL,  /* said aloud; the host judges by ear */
    /* stages of games and items of a meeting */
    TASK_BRIEF,    /* a text and the roles: nobody answers */
    TASK_TALK,     /* a speaker and a clock */
    TASK_BREAK,    /* a clock */
    TASK_COMPOSE,  /* a day built from cards */
    TASK_DRAW,     /* surprises dealt to the teams; each mends its board */
    TASK_COMPARE,  /* two boards side by side: nobody answers */
    TASK_RANK,     /* items in order of importance */
    TASK_ALLOCATE, /* amounts over items */
    TASK_DECIDE,   /* one of several, with consequences */
    TASK_PRESENT,  /* each team speaks in a drawn order */
    TASK_JUDGE,    /* criteria × points, by the jury or by the other teams */
    TASK_VOTE,     /* for teams or items, never for oneself */
    TASK_WRITE,    /* lines of text */
    TASK_DEBRIEF,  /* a question to the room, notes by the host */
    TASK_RESOLVE,  /* the room adopts the final document */
    TASK_KINDS
};

/* Who may answer and when. Each has a row in engine/modes/modes.c. PAPER: every team works at its
 * own table and the host enters what it made, for any team, until the step is revealed. */
enum mode_kind { MODE_ALL, MODE_TURNS, MODE_PAPER, MODE_KINDS };

/* What a quick right answer earns on top. SPEED_KAHOOT: round(P × (1 − (t/T)/2)), full points under
 * half a second (Kahoot's published formula). SPEED_CAPPED: whole-number bonuses, all of a quiz
 * together below one right answer. */
enum speed_rule { SPEED_NONE, SPEED_KAHOOT, SPEED_CAPPED, SPEED_RULES };

/* What a team that joins after the first question starts with. */
enum late_rule { LATE_ZERO, LATE_LOWEST, LATE_AVERAGE, LATE_REFUSED, LATE_RULES };

/* Which places the standings show at the end. */
enum show_rule { SHOW_ALL, SHOW_TOP3, SHOW_RULES };

struct step_option {
    const char *text;       /* NULL for truefalse: the screen has the words */
    char id[OPTION_ID_MAX]; /* stable within the step: "a", "b", …; "true" and "false" for truefalse
                             */
    bool right;
};

struct step {
    const char
        *id; /* stable for years: written by the author or derived from the set and the text */
    const char *title, *question, *explanation, *source, *about, *note,
        *unit;                         /* NULL when not given */
    const struct step_option *options; /* choice, multi, truefalse, order, match, decide */
    const char *const *accept;         /* text: the first is shown as the answer, all are right */
    const char *const *reject;         /* text: never right, looked at first */
    int64_t number, tolerance;         /* number: millionths */
    union {                            /* by task: a hundred thousand questions are kept at once */
        const char *const
            *pairs; /* match: pairs[i] belongs to options[i]; beyond them are decoys */
        const struct map_target *target; /* point */
        const int32_t *rank_points; /* number: rank_count points, for the nearest, the next, … */
    };
    int32_t points,
        penalty; /* 0..PLAN_POINTS_MAX; the penalty is taken for a wrong answer, never for none */
    int32_t time_ms; /* 0: no limit */
    uint32_t line;   /* in the source file, 0 when unknown */
    uint16_t round;
    uint8_t option_count, accept_count, reject_count, rank_count, pair_count;
    uint8_t task;       /* enum task_kind */
    uint8_t mode;       /* enum mode_kind */
    uint8_t speed;      /* enum speed_rule */
    uint8_t difficulty; /* 1..3, 0 when not given */
    bool partial;       /* multi, order, match: a share of the points for what is right of it */
    bool shuffle;       /* options are dealt in a drawn order */
    const struct stage *stage; /* of a game or meeting (engine/game.h); NULL for a quiz question */
};

struct round {
    const char *title, *about; /* NULL when not given */
    uint32_t first, count;     /* steps of the round: plan->steps[first .. first + count - 1] */
    bool plain;                /* nothing is scored in it: no standings after it */
    bool afresh; /* scores start from zero here (a meeting that counts each game alone) */
};

/* An item of a meeting's programme: a stretch of steps with the minutes it was given. */
enum agenda_kind {
    AGENDA_TALK,
    AGENDA_QUIZ,
    AGENDA_GAME,
    AGENDA_BREAK,
    AGENDA_RESOLVE,
    AGENDA_KINDS
};

struct agenda_item {
    const char *title, *speaker,
        *day;              /* speaker: NULL when none; day: title of its day, NULL: one */
    uint32_t first, count; /* steps */
    int32_t minutes;       /* planned */
    int16_t start;         /* minute of the day it was planned to begin, -1 unknown */
    uint8_t kind;          /* enum agenda_kind */
    bool begins_day;       /* the first item of a day: the plan's clock starts here anew */
    bool can_be_cut;       /* the author says it may be left out when time runs short */
};

enum plan_kind { PLAN_QUIZ, PLAN_GAME, PLAN_MEETING, PLAN_KINDS };

/* A file the plan was made of: the journal keeps them all. */
struct plan_source {
    const char *path; /* as named by the file that takes it in; the first: as named by the user */
    const char *text; /* NULL when the loader was not asked to keep it */
    size_t length;
    struct hash digest; /* of its bytes */
};

struct plan {
    const char *title, *about, *region, *author, *licence, *language; /* title is never NULL */
    const char *path;   /* where it was loaded from, NULL when from the journal or a test */
    const char *source; /* the text of the file, kept by the journal; NULL when the loader was not
                           asked to keep it */
    size_t source_length;
    struct hash digest;              /* of the source's bytes */
    const struct plan_source *parts; /* the other files it was made of: cards, quizzes, games */
    struct round *rounds;
    struct step **steps;
    const struct game *const *games;  /* every game in it, in order of play */
    const struct agenda_item *agenda; /* of a meeting */
    const struct map *map;            /* of its region; NULL when it has none */
    uint32_t round_count, step_count, part_count, game_count, agenda_count;
    uint8_t kind;        /* enum plan_kind */
    uint8_t late;        /* enum late_rule */
    uint8_t show;        /* enum show_rule */
    bool close_when_all; /* a step closes by itself once every team has answered */
};

/* Whole minutes an evening with this plan takes, talk and reveals included. A quiz: answer times
 * plus 25 s a step, 60 s a round, an estimate of our own from rehearsals of the shipped sets. A
 * game: its stages, with as many speakers as teams usually play; a
 * meeting: its programme. */
int plan_minutes(const struct plan *plan);

/* What a step adds to that, and a round of a quiz. */
int64_t plan_step_ms(const struct step *step);
enum { PLAN_ROUND_MS = 60000 };

/* The mean difficulty of the steps that have one, in tenths (10..30); 0 when none has. */
int plan_difficulty(const struct plan *plan);

/* The option of a step with this id (`length` bytes), or NULL. */
const struct step_option *step_option(const struct step *step, const char *id, size_t length);

#endif
