/* game_loader: what the parts of the loader of games and meetings share.
 * Private to the content layer.
 *
 * game.c reads the top of a game, cards.c its decks, stage.c what every stage
 * has, stage_kinds.c and stage_people.c what one kind has, items.c lists of
 * items, effects.c formulas, agenda.c a meeting, include.c the files they take
 * in, lint_game.c looks at the whole. Everything is read from nodes once the
 * file has ended; a name of what stands further down (`next`) waits in the
 * draft until all stages are there.
 */
#ifndef VOLNA_CONTENT_GAME_LOADER_H
#define VOLNA_CONTENT_GAME_LOADER_H

#include "content/loader.h"
#include "engine/game.h"

enum {
    STAGE_EFFECTS_MAX = 64, /* of a stage, an item or a card */
    GAME_ID_MAX = 24,       /* characters of an id that stands in answers */
    AGENDA_ITEMS_MAX = 120,
};

/* What is only needed while a game is read: where things stand, and what waits.
 */
struct stage_note {
    const char *id;    /* as written, without the number of the lap; NULL when derived */
    const char *board; /* compose: the name of its board */
    const struct node *when;
    struct place at;
    uint16_t lap;
};

struct go_note { /* `next` of an option */
    struct item *item;
    const char *name;
    struct place at;
    uint32_t step;
};

struct change_note { /* of a surprise, for the lint */
    const struct change *change;
    struct place at;
};

struct game_draft {
    struct loader *loader;
    struct game *game;
    struct indicator *indicators;
    struct place indicator_at[GAME_INDICATORS_MAX];
    struct place minutes_at, cards_at, categories_at;
    int16_t minutes;          /* announced, 0: not said */
    int mode;                 /* of stages where teams work */
    uint16_t lap;             /* of the repeat that is being read, 0 outside */
    bool alone;               /* cards without a game: what it gives them is not known */
    bool crowded;             /* too many steps: that has been said */
    struct stage *last;       /* of the stages so far */
    struct stage_note *notes; /* of the game's steps */
    size_t note_capacity;
    struct go_note *goes;
    size_t go_count, go_capacity;
    struct change_note *changes;
    size_t change_count, change_capacity;
};

/* --- names */

/* `text` in the plan's arena. */
const char *loader_keep(struct loader *loader, const char *text);
/* Complains that `name` is not known, with the nearest of `known` as advice.
 * The complaint that has advice follows the one that has none. */
void loader_refuse_name(struct loader *loader, struct place at, enum complaint_id id,
                        const char *name, const char *const *known, size_t count);

/* --- values.c and tree.c: each complains and leaves *out alone when it is not
 * what it should be */

/* The items of a list, `most` at most; complains when there are none, too many
 * or it is no list. */
size_t tree_list(struct loader *loader, int key, const struct node *node, const struct node **items,
                 size_t most);
/* "09:00" as minutes of the day. */
bool tree_clock(struct loader *loader, int key, const struct node *node, int16_t *minutes);
/* A duration as whole minutes, within the rule of its key. */
bool tree_minutes(struct loader *loader, const struct fields *fields, int key, int16_t *minutes);
/* The same where a bare number is of minutes. */
bool tree_length(struct loader *loader, const struct fields *fields, int key, int16_t *minutes);
/* An id that may stand in formulas and answers: letters, digits and _, not a
 * digit first. */
const char *tree_id(struct loader *loader, int key, const struct node *node);
/* «да» where a text may stand as well. */
bool tree_is_yes(struct loader *loader, const struct node *node);

/* --- game.c */

void loader_read_game(struct loader *loader, const struct fields *top);
/* An index into the game's, or -1 with a complaint. */
int game_find_category(struct loader *loader, const struct game *game, int key,
                       const struct node *node);
const struct deck *game_find_deck(struct loader *loader, const struct game *game, int key,
                                  const struct node *node);

/* --- cards.c */

/* The categories and decks of a mapping; `draft` has the indicators already. */
void cards_read_categories(struct loader *loader, struct game_draft *draft,
                           const struct node *node);
void cards_read(struct loader *loader, struct game_draft *draft, const struct fields *fields);
void loader_read_cards(struct loader *loader, const struct fields *top);

/* --- effects.c */

/* Complaints are made at the character they are about. */
bool formula_take(struct loader *loader, const struct node *node, const struct formula_names *names,
                  struct formula *out);
/* `{indicator: formula}`; room: computed once for the room when the indicator
 * is shared. Appends to out[*count]. */
void effects_take(struct loader *loader, const struct node *node, const struct game *game,
                  const struct stage *stage, bool room, bool sets, struct effect *out,
                  size_t *count);
/* One field of effects, kept. */
struct effects effects_field(struct loader *loader, const struct fields *fields,
                             const struct game *game, const struct stage *stage, bool room);

/* --- stage.c */

/* A stage in the making. */
struct stage_draft {
    struct game_draft *game; /* NULL for a meeting's own items */
    struct loader *loader;
    const struct fields *fields;
    const struct stage_kind *kind;
    const struct node *value; /* of the key that says the kind; NULL when it is empty */
    struct step *step;
    struct stage *stage;
    struct item *items; /* stage->items */
    const char *board;  /* compose: the name of its board */
};

struct stage_kind {
    int key;
    uint8_t task;
    unsigned place; /* besides IN_STAGE */
    bool works;     /* teams give answers: by turns or on paper */
    bool empty;     /* it needs no value */
    bool bare;      /* it has none of the keys of any stage */
    void (*make)(struct stage_draft *draft);
    bool expands;   /* make adds the steps itself: there may be several */
    const int *own; /* keys besides those of any stage; ends with -1 */
    const char *title[LANGUAGES];
};

extern const struct stage_kind stage_kinds[]; /* ends with key -1 */

/* May a stage of this kind have the key? */
bool stage_key_is_own(const struct stage_kind *kind, int key);

/* The row for the key that says the kind in this mapping; NULL with a complaint
 * when there is more than one, and without when there is none. */
const struct stage_kind *stage_find_kind(struct loader *loader, unsigned place,
                                         const struct node *map, bool *none);
void stage_read_list(struct game_draft *game, const struct node *list);
/* Makes the step (or steps) of the fields and adds them. */
void stage_read(struct loader *loader, struct game_draft *game, const struct stage_kind *kind,
                const struct fields *fields);
/* For kinds that expand: begins one of its steps, and adds it. */
void stage_begin(struct stage_draft *draft, int task);
void stage_add(struct stage_draft *draft, const char *suffix);
void stage_read_common(struct stage_draft *draft);
/* Fills what waited for the later stages. */
void stage_resolve(struct game_draft *game);
/* The step of a board by its name, among those before; -1 with a complaint. */
int32_t stage_find_board(struct stage_draft *draft, int key, const struct node *node);
/* The last board before; -1 when there is none. */
int32_t stage_last_board(const struct stage_draft *draft);
struct stage_note *stage_note(const struct game_draft *game, uint32_t step);

/* --- stage_kinds.c, stage_people.c */

void stage_make_brief(struct stage_draft *draft);
void stage_make_compose(struct stage_draft *draft);
void stage_make_draw(struct stage_draft *draft);
void stage_make_compare(struct stage_draft *draft);
void stage_make_rank(struct stage_draft *draft);
void stage_make_allocate(struct stage_draft *draft);
void stage_make_decide(struct stage_draft *draft);
void stage_make_present(struct stage_draft *draft);
void stage_make_judge(struct stage_draft *draft);
void stage_make_vote(struct stage_draft *draft);
void stage_make_write(struct stage_draft *draft);
void stage_make_talk(struct stage_draft *draft);
void stage_make_break(struct stage_draft *draft);
void stage_expand_debrief(struct stage_draft *draft);
void stage_expand_resolve(struct stage_draft *draft);
void stage_expand_repeat(struct stage_draft *draft);

/* --- items.c */

/* The list as the stage's items: lines or mappings of `place` whose text is
 * `text_key`. Ids are the author's or "1", "2" …. Returns how many there are;
 * nodes[i] is that of item i. */
size_t items_read(struct stage_draft *draft, int key, const struct node *node, unsigned place,
                  int text_key, const struct node **nodes);
/* Their effects: formulas may name any of the items. */
void items_read_effects(struct stage_draft *draft, unsigned place, const struct node *const *nodes,
                        bool room);
/* One more; id: NULL for its number. STAGE_ITEMS_MAX at most. */
void items_add(struct stage_draft *draft, const char *id, const char *text);
bool items_has(const struct stage_draft *draft, const char *text);

/* --- include.c */

/* The plan of the file that `node` names, its steps made to follow those of
 * this loader; NULL with complaints. kinds: a bit an enum plan_kind. */
const struct plan *include_plan(struct loader *loader, int key, const struct node *node,
                                unsigned kinds);
/* Reads the cards that `node` names into the draft. */
void include_cards(struct loader *loader, struct game_draft *draft, const struct node *node);

/* --- agenda.c */

void loader_read_meeting(struct loader *loader, const struct fields *top);

/* --- lint_game.c */

void lint_game(struct game_draft *draft);
/* What needs nothing but the cards, at their places. */
void lint_cards(struct loader *loader, const struct game_draft *draft);
/* The effects `{indicator: formula}` of one option or item. */
void lint_choice(struct loader *loader, const struct game *game, const struct node *effects);
/* A quiz or game within the time it was given. */
void lint_agenda_item(struct loader *loader, struct place at, const struct agenda_item *item,
                      const struct plan *plan);

#endif
