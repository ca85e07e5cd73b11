/* reader: libyaml's events as nodes with places, one small subtree at a time.
 * Private to the content layer.
 *
 * The loader walks mappings and lists with reader_enter and reader_more and
 * takes leaves with reader_node, so the tree of a whole file never exists. What
 * no content file may hold is refused here: aliases, tags, depth, control
 * characters, a second document. After an error of YAML itself
 * (`failed`) every call answers that there is nothing more.
 */
#ifndef VOLNA_CONTENT_READER_H
#define VOLNA_CONTENT_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

#include "base/arena.h"
#include "content/complain.h"
#include "content/keys.h"
#include "content/source.h"

enum node_kind {
    NODE_BAD,
    NODE_SCALAR,
    NODE_LIST,
    NODE_MAP
}; /* NODE_BAD: a complaint has been made */

struct node {
    uint8_t kind;    /* enum node_kind */
    uint8_t scan;    /* of a scalar: SCAN_… */
    uint32_t length; /* of a scalar's text */
    struct place at;
    char *text;             /* of a scalar: NFC, without controls other than newline and tab */
    const struct node *key; /* of a child of a mapping */
    const struct node *first, *next; /* children, siblings */
};

struct reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the next one */
    struct source *source;
    struct sink *sink;
    bool watch_hashes; /* say when ` #` swallows the rest of a text; needs
                          source->keep or a source in memory */
    bool failed;
    bool empty; /* there is no root */
    int depth;
    size_t nodes;       /* of the subtree being read */
    size_t nodes_most;  /* that it may have */
    int hash_line;      /* how far the kept source was walked: line … */
    size_t hash_offset; /* … and its first byte */
};

/* What a single scalar, a single subtree and the parts of a game may hold. Far
 * above any limit of a key. */
enum { READER_TEXT_MAX = 16 * 1024, READER_NODES_MAX = 1000, READER_TREE_MAX = 40000 };

/* Reads up to the root's first event. False when there is none: `empty`, or a
 * complaint has been made. Close it all the same. */
bool reader_open(struct reader *reader, struct source *source, struct sink *sink,
                 bool watch_hashes);
/* After the root: complains about anything that follows. */
void reader_finish(struct reader *reader);
void reader_close(struct reader *reader);

/* What comes next: NODE_BAD for an alias and after a failure. */
enum node_kind reader_peek(const struct reader *reader);
struct place reader_place(const struct reader *reader);

/* Steps into the mapping or list that comes next. */
void reader_enter(struct reader *reader);
/* True when it has another key or item; otherwise steps out of it. */
bool reader_more(struct reader *reader);

/* The next key as it stands in the file, without a copy: true when it is one of
 * `index` in this place; its value comes next. Otherwise nothing has been
 * taken. */
bool reader_known_key(struct reader *reader, const struct key_index *index, unsigned place,
                      int *key, struct place *at);
/* The next key: a scalar, or NULL (the key and its value are skipped, a
 * complaint has been made).
 */
const struct node *reader_key(struct reader *reader, struct arena *arena);
/* The next value, whole: its nodes in `arena`, its texts in `texts`. NULL only
 * after a failure. */
const struct node *reader_node(struct reader *reader, struct arena *arena, struct arena *texts);
void reader_skip(struct reader *reader);

#endif
