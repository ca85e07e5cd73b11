/* game: what the stages of a business game are made of: cards, indicators, formulas, items.
 *
 * A game adds nothing to the life of a step. A stage is a step whose `stage` says what there is to
 * work with; what a team makes of it is an answer in canonical text like any other. All of it is
 * part of the plan: immutable, in the plan's arena. Numbers are whole; an indicator never leaves
 * INDICATOR_MIN … INDICATOR_MAX.
 */
#ifndef VOLNA_ENGINE_GAME_H
#define VOLNA_ENGINE_GAME_H

#include "engine/formula.h"
#include "engine/plan.h"

enum {
    GAME_INDICATORS_MAX = 32, /* hidden ones included */
    GAME_CATEGORIES_MAX = 16,
    GAME_ROLES_MAX = 12,
    GAME_DECKS_MAX = 8,
    DECK_CARDS_MAX = 120,
    STAGE_ITEMS_MAX = 24,
    STAGE_LINES_MAX = 9, /* lines a team writes under all prompts together */
    STAGE_JURORS_MAX = 9,
    STAGE_DEALT_MAX = 6, /* surprises dealt to one team */
    CARD_CHANGES_MAX = 6,
    INDICATOR_MAX = 1000000000,
    INDICATOR_MIN = -1000000000,
    DAY_MINUTES = 24 * 60,
};

/* ---- indicators ---- */

struct indicator {
    const char *id, *title, *unit; /* unit: NULL when not given */
    int32_t start, least, most;    /* a change that would leave the limits stops at them */
    int64_t weight; /* millionths of a point for each unit at the end of the game; 0: not scored */
    bool shared;    /* one for the whole room; otherwise one a team */
    bool hidden;    /* not drawn: a store of the simulation */
};

/* An indicator changes by (or becomes) what a formula says at that moment. */
struct effect {
    uint8_t indicator; /* index into the game's */
    bool sets;         /* becomes; otherwise changes by */
    struct formula formula;
};

struct effects {
    const struct effect *items;
    uint8_t count;
};

/* ---- cards ---- */

/* What a surprise does to a day that was composed. `where` narrows remove, shorten, block and
 * value. */
enum change_kind {
    CHANGE_INSERT,  /* a card of `minutes` stands at `at` (or ends before `before`); it stays */
    CHANGE_REMOVE,  /* cards that match leave the day, `limit` at most (0: all) */
    CHANGE_SHORTEN, /* cards that match become shorter by `minutes`, `limit` at most */
    CHANGE_BLOCK,   /* cards that match may not stand in the `minutes` from `at` on */
    CHANGE_VALUE,   /* cards that match are worth `amount` more, 5 at most */
    CHANGE_POINTS,  /* the team gets `amount` points (may be negative) if a match stands, or always
                     */
    CHANGE_OFFER,   /* a card of its own may be used by the team */
    CHANGE_KINDS
};

struct change {
    uint8_t kind;                      /* enum change_kind */
    int8_t where_category;             /* index, -1: any */
    int8_t where_internet, where_away; /* 1 yes, 0 no, -1: any */
    const char *where_card;            /* card id, NULL: any */
    const char *title;                 /* of the card that is inserted or offered */
    int16_t minutes;
    int16_t at;     /* minute of the day; -1: now, where the event strikes (board.h says when) */
    int16_t before; /* minute of the day; -1: not given */
    int16_t limit;
    int8_t category, value; /* of the card that is inserted or offered */
    int16_t amount;
};

struct card {
    const char *id, *title, *about; /* about: NULL when not given */
    int16_t number;                 /* as printed on the card, from 1 within its deck */
    int16_t minutes;                /* 0 for surprises */
    int8_t category;                /* index into the game's categories, -1 none */
    int8_t value;                   /* 0..5: use for the network */
    int8_t tone;                    /* surprises: -1 bad, 0 mixed, 1 good */
    bool needs_internet, away;
    struct effects effects;       /* when it stands on a board that is settled */
    const struct change *changes; /* surprises */
    uint8_t change_count;
};

struct deck {
    const char *id, *title;
    const struct card *cards;
    uint8_t count;
};

struct game_role {
    const char *title, *about; /* about: NULL when not given */
};

struct game {
    const char *title, *goal; /* goal: NULL when not given */
    const struct game_role *roles;
    const struct indicator *indicators;
    const char *const *categories;
    const struct deck *decks;
    uint32_t first, count; /* its steps */
    uint16_t index;        /* in plan->games */
    uint8_t role_count, indicator_count, category_count, deck_count;
    uint8_t teams_least, teams_most; /* 0: not said */
};

/* ---- stages ---- */

/* What is ranked, paid for, chosen, judged by or written under. */
struct item {
    const char *id;            /* stable within the stage: written by the author or "1", "2" … */
    const char *text, *about;  /* about: NULL when not given */
    int32_t least, most, step; /* allocate: amounts; judge: points 0 … most */
    int32_t weight;            /* judge: of the criterion, 1 usually */
    int32_t place;             /* rank: the experts' place, from 1; 0 when they gave none */
    struct effects effects;    /* decide: of the choice; allocate: once settled */
    int32_t go;                /* decide: the step played next, -1: the one that follows */
};

enum judge_by { BY_PEERS, BY_JURY };
enum decide_by { BY_TEAMS, BY_ROOM };

struct stage {
    const struct game *game;   /* NULL in a meeting's own items */
    const char *text;          /* what to do; brief: all of it; NULL when not given */
    const char *speaker;       /* talk */
    const struct item *items;  /* rank, allocate, decide, judge (criteria), vote, write (prompts) */
    const char *const *jurors; /* judge by the jury: names */
    const struct deck *deck;   /* compose: of activities; draw: of surprises */
    struct effects effects;    /* once settled, for every team (shared ones: once), in order */
    struct formula when;       /* played only if not 0; length 0: always */
    const char *unit;          /* allocate */
    int32_t base[2];           /* compare: the two boards' steps; draw: [0] the board it changes;
                                  resolve: [0] the step that collected the cards; -1 none */
    int32_t total;             /* allocate: to be given out; 0: no total */
    int16_t from, to, slot;    /* compose, draw: minutes of the day; slot: minutes of a step of the
                                  cursor */
    int16_t buffer;            /* compose: minutes better left free */
    int16_t buffer_points;     /* for them */
    uint8_t item_count, juror_count;
    uint8_t dealt;      /* draw: surprises a team */
    uint8_t most_votes; /* vote: how many each may name; 1: plurality, more: approval */
    uint8_t lines;      /* write: lines under each prompt */
    uint8_t by;         /* enum judge_by, enum decide_by */
    uint16_t lap;       /* of a repeated stage, from 1; 0 when not repeated */
    bool exact;         /* allocate: all of the total has to be given out */
    bool votes_teams;   /* vote: for teams; otherwise for the items */
    bool final;         /* the last stage of its game: weighted indicators become points */
};

/* The item with this id (`length` bytes), or NULL. */
const struct item *stage_item(const struct stage *stage, const char *id, size_t length);

/* The indicator's index by its id (`length` bytes), or -1. */
int game_indicator(const struct game *game, const char *id, size_t length);

/* The card with this id in a deck, or NULL; by its printed number, or NULL. */
const struct card *deck_card(const struct deck *deck, const char *id, size_t length);
const struct card *deck_number(const struct deck *deck, int number);

#endif
