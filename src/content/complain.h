/* complain: how the loaders say what is wrong with a file. Private to the
 * content layer.
 *
 * A sink gathers the complaints of one file; sink_finish puts them in the order
 * of their places and fetches the lines they speak about. The words are in
 * complaints.def, in both languages.
 */
#ifndef VOLNA_CONTENT_COMPLAIN_H
#define VOLNA_CONTENT_COMPLAIN_H

#include "content/content.h"
#include "content/source.h"

enum complaint_id {
#define COMPLAINT(id, severity, ru, en, ru_advice, en_advice) COMPLAINT_##id,
#include "content/complaints.def"
#undef COMPLAINT
    COMPLAINT_IDS
};

struct complaint_rule {
    enum severity severity;
    const char *text[LANGUAGES], *advice[LANGUAGES]; /* an empty advice: none */
};

extern const struct complaint_rule complaint_rules[COMPLAINT_IDS];

struct sink {
    struct complaints *to;
    const char *path; /* in to->arena */
    enum language language;
    bool warnings; /* false: warnings are not wanted */
    size_t first;  /* where this file's complaints begin */
    size_t errors; /* of this file */
};

void sink_start(struct sink *sink, struct complaints *to, const char *path, enum language language,
                bool warnings);

/* Sorts this file's complaints by place and, unless `source` is NULL, adds the
 * excerpts. */
void sink_finish(struct sink *sink, struct source *source);

/* Moves everything from `from` behind what `to` has, and frees it. */
void complaints_append(struct complaints *to, struct complaints *from);

/* One complaint. `a` and `b` are what the words need (any text from outside;
 * NULL when unused). */
void complain(struct sink *sink, struct place at, enum complaint_id id, const char *a,
              const char *b);

/* True when further complaints are only counted: searching for advice is no
 * longer worth its time.
 */
bool sink_full(const struct sink *sink);

#endif
