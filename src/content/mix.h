/* mix: an evening put together from the questions there are: by territory, set, difficulty, task,
 * number and time.
 *
 * Choosing is a pure function: the same index, wish and seed give the same mix on every machine.
 * A territory gets its second question only when each of the others has had one (or has none that
 * may be asked); no two questions are alike; within a round difficulty never falls. What is chosen
 * is written as an ordinary quiz file and read by the ordinary loader, so what is played is what
 * can be kept.
 */
#ifndef VOLNA_CONTENT_MIX_H
#define VOLNA_CONTENT_MIX_H

#include "base/err.h"
#include "content/content.h"

enum { MIX_QUESTIONS_USUAL = 20, MIX_MINUTES_MAX = 600, MIX_NOWHERE = UINT16_MAX };

/* A file questions are taken from. */
struct mix_set {
    const char *path, *title;
    const char *themes;      /* how it may be asked for: folded names of its folders, its file and
                                its title, each between two '/' */
    const struct plan *plan; /* with its source */
    uint32_t questions;      /* that are in the index */
};

/* What questions are about: a municipality mostly. */
struct mix_place {
    const char *id, *name;           /* the id when its region does not know it */
    const char *short_name, *centre; /* other names for it; NULL when there are none */
    uint32_t questions;
};

struct mix_question {
    const char *id;
    const char *answer; /* folded; NULL where equal answers do not make questions alike */
    const char *words;  /* the question, folded */
    const char *region; /* NULL when its set says none */
    uint32_t kin;       /* alike by their words: the same number; 0: none is */
    uint32_t set;       /* in the index */
    uint32_t step;      /* in the plan of its set */
    int32_t time_ms;    /* with the talk around it */
    uint16_t place;     /* in the index; MIX_NOWHERE */
    uint8_t task;       /* enum task_kind */
    uint8_t difficulty; /* 1..3; what is not rated counts as 2 */
    uint8_t position;   /* of the right option, from 1; 0: it has none */
};

struct mix_index {
    struct arena arena;
    struct mix_set *sets;
    struct mix_place *places; /* by name */
    struct mix_question *questions;
    uint32_t set_count, place_count, question_count;
    uint32_t broken; /* files that cannot be played, left out */
};

/* Reads the quizzes among the files; a question found twice (by its id) is taken once, from the
 * first. Games and meetings are passed over. */
void mix_index_make(struct mix_index *index, const char *const *paths, size_t count,
                    enum language language);
void mix_index_free(struct mix_index *index);

/* The map of the region of a set, read anew unless its questions point; NULL: none. */
const struct map *mix_map_of(const struct mix_set *set, struct arena *arena);

/* Marks the places whose id or name (or else short name, or else main town) this is, the sets of
 * this folder, file or title, the questions with one of these ids. Returns how many were marked. */
uint32_t mix_mark_place(const struct mix_index *index, const char *name, bool *places);
uint32_t mix_mark_theme(const struct mix_index *index, const char *name, bool *sets);
uint32_t mix_mark_asked(const struct mix_index *index, const char *const *ids, size_t count,
                        bool *asked);

/* What is wanted; {0} is an evening of the usual length from everything. */
struct mix_wish {
    const bool *places, *sets; /* one a place, one a set; NULL: any */
    const bool *asked;         /* one a question: asked of late, to be left out; NULL: none */
    unsigned tasks;            /* a bit an enum task_kind; 0: any */
    int least, most;           /* difficulty; 0: any */
    int questions;             /* at most; 0: as many as the minutes hold */
    int minutes;               /* at most; 0: any. With neither: MIX_QUESTIONS_USUAL questions */
    uint64_t seed;
};

/* What keeps questions out. */
enum mix_bar { MIX_BY_PLACE, MIX_BY_SET, MIX_BY_DIFFICULTY, MIX_BY_TASK, MIX_BY_ASKED, MIX_BARS };

struct mix {
    uint32_t *picks; /* of the index's questions, in order of play; in the arena given */
    uint32_t count;
    uint32_t keyed; /* the first round: answered with one key; the rest is the second */
    uint32_t places;
    int minutes;
    /* How many questions there would be without one of the wishes; for an empty mix. */
    uint32_t without[MIX_BARS];
};

void mix_choose(const struct mix_index *index, const struct mix_wish *wish, struct arena *arena,
                struct mix *mix);

/* The words of a mix's file. */
struct mix_words {
    const char *title, *keyed, *typed; /* of the evening and of its rounds */
};

/* Writes the mix as a quiz file, the text of each question as it stands in its own. False when
 * that could not be done faithfully: the file written would not give the same questions. */
bool mix_write(const struct mix_index *index, const struct mix *mix, const struct mix_words *words,
               struct buf *out, struct err *err);

#endif
