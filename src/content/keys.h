/* keys: every key a content file may use, once, with both its names, its
 * places, its value and its help.
 *
 * The loaders, the advice («возможно, вы имели в виду …»), the manual and the
 * JSON schema are all made from this table. A name may stand for different keys
 * in different places (`about` of a quiz and of a question), never in one.
 */
#ifndef VOLNA_CONTENT_KEYS_H
#define VOLNA_CONTENT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/language.h"

enum key_place {
    IN_QUIZ = 1 << 0,
    IN_ROUND = 1 << 1,
    IN_QUESTION = 1 << 2,
    IN_SETTINGS = 1 << 3,
    IN_REGION = 1 << 4,
    IN_REGION_PLACE = 1 << 5,
    IN_GAME = 1 << 6,
    IN_MEETING = 1 << 7,
    IN_CARDS = 1 << 8, /* a file of cards, or the cards within a game */
    IN_DECK = 1 << 9,
    IN_CARD = 1 << 10,
    IN_CHANGE = 1 << 11,
    IN_WHERE = 1 << 12,
    IN_INDICATOR = 1 << 13,
    IN_ROLE = 1 << 14,
    IN_STAGE = 1 << 15,
    IN_COMPOSE = 1 << 16, /* these five: also IN_STAGE */
    IN_DRAW = 1 << 17,
    IN_JUDGE = 1 << 18,
    IN_DECIDE = 1 << 19,
    IN_RESOLVE = 1 << 20,
    IN_ITEM = 1 << 21,
    IN_OPTION = 1 << 22,
    IN_CRITERION = 1 << 23,
    IN_AGENDA = 1 << 24,
    IN_RIVER = 1 << 25, /* these two: of a region */
    IN_LANDMARK = 1 << 26,
};

/* The kind of a file is known once all of it has been read: until then its top
 * may have the keys of any. */
enum {
    IN_QUIZZES = IN_QUIZ | IN_ROUND | IN_QUESTION,
    IN_TOP = IN_QUIZ | IN_GAME | IN_MEETING | IN_CARDS,
    IN_CONTENT = (IN_AGENDA * 2 - 1) & ~(IN_SETTINGS | IN_REGION | IN_REGION_PLACE),
};

enum key_id {
    KEY_TITLE,
    KEY_ABOUT,
    KEY_REGION,
    KEY_AUTHOR,
    KEY_LICENCE,
    KEY_LANGUAGE,
    KEY_LATE,
    KEY_SHOW,
    KEY_CLOSE_WHEN_ALL,
    KEY_TIME,
    KEY_POINTS,
    KEY_PENALTY,
    KEY_SPEED,
    KEY_MODE,
    KEY_PARTIAL,
    KEY_SHUFFLE,
    KEY_ROUNDS,
    KEY_QUESTIONS,
    KEY_QUESTION,
    KEY_ID,
    KEY_TYPE,
    KEY_OPTIONS,
    KEY_ANSWER,
    KEY_REJECT,
    KEY_EXPLANATION,
    KEY_SOURCE,
    KEY_SUBJECT,
    KEY_NOTE,
    KEY_DIFFICULTY,
    KEY_TOLERANCE,
    KEY_CLOSEST,
    KEY_UNIT,
    KEY_THEMES,
    KEY_ORDER,
    KEY_MATCH,
    KEY_DECOYS,
    KEY_POINT,
    KEY_TILE,
    KEY_FULL,
    KEY_ZERO,
    KEY_BANDS,
    KEY_PRICE,
    KEY_SPECIAL, /* later */
    KEY_THEME,
    KEY_VENUE,
    KEY_FACILITATOR,
    KEY_DEFAULT_TIME,
    KEY_HIDE_TYPING,
    KEY_DOUBLE_PRESS,
    KEY_SPEAK, /* settings */
    KEY_OUTLINE,
    KEY_RIVERS,
    KEY_PLACES,
    KEY_LANDMARKS,
    KEY_PLACE_ID,
    KEY_PLACE_NAME,
    KEY_SHORT,
    KEY_CENTRE,
    KEY_PLACE_AT,
    KEY_PLACE_TILE,
    KEY_PLACE_IN,
    KEY_LINE, /* region */
#define KEY(id, ...) KEY_##id,
#include "content/keys_game.def"
#undef KEY
    KEY_IDS
};

/* The tone of a surprise, as chosen from its words. */
enum { TONE_BAD, TONE_MIXED, TONE_GOOD };

/* What stands after the colon. */
enum key_value {
    VALUE_LINE,       /* text shown in one paragraph; `most` characters */
    VALUE_PARAGRAPHS, /* text whose line breaks are kept */
    VALUE_LINES,      /* one text or a list of them; `most` characters each */
    VALUE_NAME,       /* letters, digits, - _ . */
    VALUE_YES_NO,
    VALUE_WHOLE,  /* a whole number `least` … `most` */
    VALUE_NUMBER, /* a decimal number */
    VALUE_DURATION,
    VALUE_CHOICE,   /* one of `words` */
    VALUE_NEAREST,  /* yes, no, or a list of points */
    VALUE_ITEMS,    /* a list of mappings, read as they come */
    VALUE_TREE,     /* lists and mappings, read once the file has ended */
    VALUE_PAIRS,    /* {left: right, …}; `most` characters each */
    VALUE_POINT,    /* [latitude, longitude] */
    VALUE_PLACE,    /* the id of a place of the region, or a point */
    VALUE_DISTANCE, /* 10, 2,5 км, 500 м */
    VALUE_BANDS,    /* {distance: percent, …} */
    VALUE_FORMULA,  /* engine/formula.h */
    VALUE_LATER,    /* known, and not yet supported */
};

struct key_word {
    const char *english, *russian;
    int value; /* -1: known, and not yet supported */
};

struct key_rule {
    const char *english, *russian;
    unsigned places; /* enum key_place, together */
    enum key_value value;
    int32_t least, most;
    int32_t example;              /* of a number or a time in seconds, for advice */
    const struct key_word *words; /* ends with an empty row */
    const char *help[LANGUAGES];
};

extern const struct key_rule key_rules[KEY_IDS];

/* A quick way from a name to its keys; made once a file, it needs no memory of
 * its own. */
enum { KEY_SLOTS = 512 };
struct key_index {
    uint16_t slots[KEY_SLOTS]; /* key × 2 + language + 1, 0 for empty */
};
void key_index_make(struct key_index *index);

/* The key of this name in this place, or -1. */
int key_find(const struct key_index *index, unsigned place, const char *name, size_t length);

/* The name nearest to an unknown one in this place, or NULL when none is near.
 */
const char *key_nearest(unsigned place, const char *name, struct arena *scratch);

/* "в вопросе", "in a question": the places of a key, for advice. */
const char *key_places_text(unsigned places, enum language language);

/* True when the text is one of the two names of the row, whatever its case. */
bool key_word_is(const struct key_word *word, const char *text, struct arena *scratch);

#endif
