/* loader: what the parts of the loader share. Private to the content layer.
 *
 * load.c finds out what kind of file it is. A quiz is read as it streams by:
 * quiz.c walks it and settles what a question inherits, question.c makes one
 * step (question.h), lint.c looks at the finished plan. A question's nodes live in a scratch
 * arena that is forgotten after it; its texts go straight into the plan's
 * arena. The parts of a game or a meeting refer to each other in any order, so
 * their nodes are kept until the file has ended (game_loader.h). collect.c
 * turns a mapping into fields, values.c a node into a value.
 */
#ifndef VOLNA_CONTENT_LOADER_H
#define VOLNA_CONTENT_LOADER_H

#include "content/content.h"
#include "content/keys.h"
#include "content/reader.h"

/* What a quiz, a round and a question may each set; -1 where nothing is said.
 */
struct rules {
    int32_t points, penalty, time_ms;
    int8_t mode, speed, partial, shuffle;
};

/* Where a step's parts stand; kept for the lint only. */
struct step_places {
    struct place step, question, options, answer, subject;
};

enum { FIELD_BITS = 64, FIELD_WORDS = (KEY_IDS + FIELD_BITS - 1) / FIELD_BITS };

/* The keys of one mapping that were there, with their values. Not cleared:
 * `given` says what holds.
 */
struct fields {
    struct place at;                   /* of the mapping */
    uint64_t given[FIELD_WORDS];       /* a bit a key */
    const struct node *value[KEY_IDS]; /* NULL: empty, or complained about */
    struct place key[KEY_IDS];
    bool strange; /* an unknown key was there: what is missing may be meant by it
                   */
};

static inline bool field_given(const struct fields *fields, int key)
{
    return (fields->given[key / FIELD_BITS] >> key % FIELD_BITS & 1) != 0;
}

/* NULL: not given, empty, or complained about. */
static inline const struct node *field_value(const struct fields *fields, int key)
{
    return field_given(fields, key) ? fields->value[key] : NULL;
}

enum { LEVEL_QUIZ, LEVEL_ROUND, LEVEL_QUESTION, LEVELS };

struct loader {
    const struct load_options *options;
    const char *path;
    struct arena *arena;          /* the plan's */
    struct arena scratch[LEVELS]; /* nodes of a level's fields */
    struct reader reader;
    struct sink sink;
    struct source source;
    struct key_index keys;
    struct plan *plan;
    struct step **steps;
    struct step_notes {
        struct rules rules;
        uint32_t id_hash;
    } * notes;                  /* of steps */
    struct step_places *places; /* of steps; NULL without lint */
    size_t step_capacity;
    struct rules *round_rules;
    size_t round_capacity;
    struct hash id_key; /* the set's name, hashed */
    uint32_t *ids;      /* open-addressed: a part of the id's hash above, step number +
                           1 below */
    size_t id_slots;
    uint32_t settled; /* steps whose id is known to be the only one */
    bool id_written;  /* of the step after them: by the author */
    struct place id_at;
    bool later;             /* something not yet supported was met: do not ask for questions */
    struct place region_at; /* {0}: not given */
    struct point_note {     /* a place on the map, until the region is known */
        struct map_target *target;
        const char *name; /* NULL: coordinates */
        struct place at;
    } * points;
    size_t point_count, point_capacity;

    /* of games and meetings */
    const struct loader *within;   /* the file that takes this one in, NULL for the first */
    const char *name;              /* as the journal knows it: relative to the first file */
    unsigned kinds;                /* a bit an enum plan_kind: what it may be … */
    unsigned found;                /* … and what it is; PLAN_KINDS: cards */
    struct game_draft *cards_for;  /* the game whose cards it is */
    struct map *region;            /* it is the file of a region: what to fill */
    uint32_t step_base, game_base; /* steps and games before it in the plan it will be part of */
    struct complaints elsewhere;   /* about the files it takes in */
    struct plan_source *parts;     /* of them */
    size_t part_capacity;
};

/* --- load.c */

/* Reads the file whose source is open. NULL when there was an error. The source
 * is closed. */
const struct plan *loader_load(struct loader *loader);

/* --- collect.c */

/* Reads the mapping that comes next into `fields`. Keys of VALUE_ITEMS are
 * handed to `items` as they come. False when it is no mapping or YAML broke
 * off: what is missing is then nobody's fault.
 */
bool loader_collect(struct loader *loader, unsigned place, int level, struct fields *fields,
                    void (*items)(struct loader *loader, int key, struct fields *fields));
/* The same from a node that was kept. */
bool loader_fields(struct loader *loader, unsigned place, const struct node *map,
                   struct fields *fields);

/* --- quiz.c */

/* Reads a round or question list of the top as it comes. */
void loader_read_quiz_items(struct loader *loader, int key, struct fields *fields);
/* What the top says once the file has ended. */
void loader_finish_quiz(struct loader *loader, const struct fields *fields);
void loader_add_round(struct loader *loader, uint32_t first, const char *title, const char *about,
                      const struct rules *rules);
void loader_read_rules(struct loader *loader, const struct fields *fields, struct rules *rules);

/* --- question.c */

/* Reads the question that comes next and adds its step to the plan. */
void loader_read_question(struct loader *loader);

/* --- pointing.c */

/* Looks up the places that questions point at: the region is known by now. */
void loader_settle_points(struct loader *loader);

/* --- ids.c */

void loader_make_room(struct loader *loader); /* for one more step */

/* Gives the step that is about to be kept its id: what `node` (may be NULL)
 * says, or a derived one.
 */
void loader_give_id(struct loader *loader, struct step *step, const struct node *node,
                    struct place question);
/* Sees that the id given last is the only one; once more after the last
 * question. */
void loader_settle_id(struct loader *loader);

/* --- lint.c */
void lint_plan(struct loader *loader);

/* --- strict.c */

/* A text that has been read. Nothing unless strict. */
void strict_text(struct loader *loader, int key, struct place at, const char *text);
/* After a file without errors; and after any file. */
void strict_file(struct loader *loader);
void strict_forget(struct loader *loader);

/* --- values.c: each complains at the value and leaves *out alone when it is
 * not what it should be
 */

/* NULL when it is not a text, is empty or too long; value_name also when it has
 * signs no id may have. */
const char *value_text(struct loader *loader, int key, const struct node *node);
const char *value_name(struct loader *loader, int key, const struct node *node);
bool value_whole(struct loader *loader, int key, const struct node *node, int32_t *out);
bool value_yes_no(struct loader *loader, int key, const struct node *node, bool *out);
bool value_choice(struct loader *loader, int key, const struct node *node, int *out);
bool value_duration(struct loader *loader, int key, const struct node *node, int32_t *ms);
/* [latitude, longitude] in degrees. */
bool value_point(struct loader *loader, int key, const struct node *node, struct map_point *point);

/* The same for a field of a mapping; NULL or false, and no complaint, when it
 * is not given. */
const char *field_text(struct loader *loader, const struct fields *fields, int key);
const char *field_name(struct loader *loader, const struct fields *fields, int key);
bool field_yes_no(struct loader *loader, const struct fields *fields, int key, bool *out);
bool field_whole(struct loader *loader, const struct fields *fields, int key, int32_t *out);
bool field_number(struct loader *loader, const struct fields *fields, int key, int64_t *millionths);
bool field_duration(struct loader *loader, const struct fields *fields, int key, int32_t *ms);
bool field_choice(struct loader *loader, const struct fields *fields, int key, int *out);

/* The items of a list, or the one scalar itself, at most `most` (the rest is
 * left out); 0 when it is neither. */
size_t value_items(struct loader *loader, int key, const struct node *node,
                   const struct node **items, size_t most);
/* The scalar's own text, made fit to be shown: white space in order,
 * `paragraphs` keeps line breaks. */
const char *value_clean(const struct node *node, bool paragraphs);

/* Yes and no in both languages; also what a true-or-false answer may be. */
bool value_truth(struct arena *scratch, const char *text, bool *truth);

/* Are two answers of a list the same to a person: letter for letter but for
 * case, ё and punctuation? Texts with digits or signs of arithmetic are
 * compared as they stand (1,5 and 15; C and C++). */
bool value_same(struct arena *scratch, const char *a, const char *b);
/* The text that is written nearly like this one, or NULL; also for a text of
 * one or two characters or of digits alone, to which anything is near. */
const char *value_nearest(struct arena *scratch, const char *text, const char *const *from,
                          size_t count);

/* The file's own language: what the program adds is said in it. */
enum language loader_file_language(const struct loader *loader);

/* The name of a key as a person of this language would write it. */
const char *loader_key_name(const struct loader *loader, int key);

#endif
