/* mixer: evenings built from all the content there is, for the screen and for the command line. */
#ifndef VOLNA_APP_MIXER_H
#define VOLNA_APP_MIXER_H

#include "base/buf.h"
#include "base/language.h"
#include "content/mix.h"
#include "store/store.h"
#include "ui/mix.h"

/* The screen's: what there is, and the evening chosen last. */
struct mixer {
    struct mix_index index; /* as read when the screen was opened */
    struct arena arena;     /* of the offer and the mix */
    struct mix_offer offer;
    struct mix mix;
    struct buf text; /* the mix as a quiz file */
    bool ready;      /* the index has been read */
};

void mixer_open(struct mixer *mixer, const char *const *roots, size_t root_count,
                enum language language);
void mixer_close(struct mixer *mixer);

/* Chooses by the form; the offer says what comes out. `store`: where past sessions are; NULL when
 * there are none. */
void mixer_choose(struct mixer *mixer, const struct mix_form *form, struct store *store,
                  enum language language);
/* Writes the mix chosen last into mixer->text. */
bool mixer_write(struct mixer *mixer, uint64_t seed, enum language language, struct err *err);

/* ---- for both ---- */

/* Marks what the last `sessions` sessions asked; NULL when nothing is to be left out. */
const bool *mixer_asked(const struct mix_index *index, struct store *store, int sessions,
                        struct arena *arena);
/* Why a mix is empty, and what to change. */
const char *mixer_trouble(const struct mix_index *index, const struct mix *mix, struct arena *arena,
                          enum language language);
/* The mix as a quiz file, read once to be sure. */
bool mixer_text(const struct mix_index *index, const struct mix *mix, uint64_t seed,
                enum language language, struct buf *out, struct err *err);
/* Where an evening is saved: a name of its own in the user's folder of quizzes, which is made. */
const char *mixer_path(uint64_t seed, struct arena *arena);
/* The name it is played under when it is not saved: beside a set it is made of, so that their
 * region is found. */
const char *mixer_name(const struct mix_index *index, const struct mix *mix, uint64_t seed,
                       struct arena *arena);

enum { MIXER_KEYED = 1 << TASK_CHOICE | 1 << TASK_MULTI | 1 << TASK_TRUEFALSE };

#endif
