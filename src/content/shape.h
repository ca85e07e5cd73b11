/* shape: what stands within the value of a key: texts, lists, mappings of which place. The rest of
 * the key table, for those who go through a file without loading it: the JSON schemas, the
 * rewriting of keys. Private to the content layer and to tools/.
 */
#ifndef VOLNA_CONTENT_SHAPE_H
#define VOLNA_CONTENT_SHAPE_H

#include "content/keys.h"

enum shape_form {
    SHAPE_ALONE = 1 << 0,    /* one value, as the rule of `alone` says */
    SHAPE_LINES = 1 << 1,    /* a list of values, as the rule of `item` says */
    SHAPE_MAPS = 1 << 2,     /* a list of mappings of `inside`; both: some are, some are not */
    SHAPE_MAP = 1 << 3,      /* a mapping of `inside` */
    SHAPE_NAMED = 1 << 4,    /* a mapping whose keys are the author's words, its values `alone` */
    SHAPE_NAMEDS = 1 << 5,   /* a list of them */
    SHAPE_WHOLE = 1 << 6,    /* a value by a rule of VALUE_TREE is a whole number, else a line */
    SHAPE_NO_TOTAL = 1 << 7, /* besides a number: «без итога», none */
};

struct shape {
    int key;             /* -1: the end of the table */
    unsigned place;      /* where it holds; 0: anywhere */
    unsigned forms;      /* enum shape_form, together */
    int alone, item;     /* keys whose rules hold for single values */
    unsigned inside;     /* enum key_place of its mappings */
    int16_t least, most; /* items of a list */
};

extern const struct shape key_shapes[];

/* The first row that holds for a key in this place. NULL: its rule says it all. */
const struct shape *key_shape(int key, unsigned place);

#endif
