/* resolution: the final document as it grows out of the teams' cards and the room's votes.
 *
 * A `resolve` in a file becomes two steps: a write step with three prompts («мы заметили»,
 * «предлагаем кому: что», «сделаем сами: что — к какому сроку») and the resolve step proper, whose
 * room's answer is the record of the votes. Equal lines (letter for letter but for case, ё and
 * punctuation) are merged, and keep all their teams.
 *
 * The room's answer, a line each, in order of the votes: what, of which item, hands for, against,
 * abstained, and the text:
 *
 *   keep n1 31 2 0          the item stays
 *   drop p2 3 20 10         the item leaves the document
 *   basis 33 0 1            adopted as a basis
 *   edit p1 30 1 2 text     an amendment to an item: its new text
 *   add d 25 4 4 text       an amendment: a new item of a section (n, p, d)
 *   whole 33 0 0            adopted in whole
 *
 * "0 0 0": by agreement, hands were not counted. The hands of keep and drop are for and against the
 * item; drop is what became of it. Any other vote is carried by agreement or when for > against;
 * what was not carried is written all the same and changes nothing, so an item whose keep was not
 * carried is decided and does not stand. A vote taken again counts as it came out last.
 */
#ifndef VOLNA_ENGINE_RESOLUTION_H
#define VOLNA_ENGINE_RESOLUTION_H

#include "base/arena.h"
#include "engine/state.h"

enum resolution_section { SECTION_NOTED, SECTION_PROPOSED, SECTION_DONE, SECTIONS }; /* n, p, d */

enum { RESOLUTION_ITEMS_MAX = 96, RESOLUTION_LINES_MAX = 160, RESOLUTION_HANDS_MAX = 9999 };

enum motion_kind {
    MOTION_KEEP,
    MOTION_DROP,
    MOTION_BASIS,
    MOTION_EDIT,
    MOTION_ADD,
    MOTION_WHOLE,
    MOTION_KINDS
};

struct tally {
    int for_it, against, abstained;
    bool taken; /* hands were counted */
};

struct resolution_item {
    uint8_t section;   /* enum resolution_section */
    uint16_t number;   /* within its section, from 1: "p2" */
    const char *text;  /* as it stands now, amended or not */
    const char *what;  /* the same without whom and until */
    const char *whom;  /* proposed: what stands before the colon, NULL when nothing does */
    const char *until; /* done: what stands after the last dash, NULL when nothing does */
    uint16_t teams;    /* a bit a team */
    bool decided, kept, amended, added;
    struct tally tally;
};

struct resolution {
    struct resolution_item items[RESOLUTION_ITEMS_MAX];
    int count;
    int undecided; /* items nobody has voted on */
    struct tally basis, whole;
    bool has_basis, has_whole; /* carried */
};

/* A line of the record. `item` is 0 for a new item of the section. */
struct motion {
    enum motion_kind kind;
    uint8_t section; /* keep, drop, edit, add */
    uint16_t item;   /* number within the section, from 1 */
    struct tally tally;
    const char *text; /* edit, add: as it stands in the line, up to its end; NULL otherwise */
    size_t length;
};
/* Reads one line, `length` bytes of it; false when it is none of the above. Hands may be left out
 * where no text follows. */
bool motion_read(const char *line, size_t length, struct motion *out);
/* Is the motion carried: by agreement or with for > against. */
bool motion_carried(const struct tally *tally);

/* The document as the resolve step's votes have it; texts live in `arena`. */
void resolution_of(const struct plan *plan, const struct state *state, int at, struct arena *arena,
                   struct resolution *out);

/* Is the item part of the document: kept; while nothing is adopted in whole, also undecided. */
bool resolution_holds(const struct resolution *resolution, const struct resolution_item *item);

/* The room's answer with one motion more; item: NULL for basis and whole, "n" … for ADD; tally
 * NULL: by agreement. False when it does not fit an answer. */
bool resolution_move(const char *answer, enum motion_kind kind, const char *item,
                     const struct tally *tally, const char *text, char *out, size_t size);

#endif
