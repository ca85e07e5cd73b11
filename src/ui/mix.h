/* mix: what the screen of a built evening asks for, and what app answers. The choice itself is the
 * content layer's. */
#ifndef VOLNA_UI_MIX_H
#define VOLNA_UI_MIX_H

#include <stdbool.h>
#include <stdint.h>

enum { MIX_MARKS_MAX = 256 };

enum mix_tasks { MIX_TASKS_ALL, MIX_TASKS_KEYED, MIX_TASKS_TYPED, MIX_TASKS };

struct mix_form {
    int questions, minutes; /* at most; 0: no limit */
    int least, most;        /* difficulty; 0: any */
    int fresh;              /* how many of the last sessions are not repeated */
    enum mix_tasks tasks;
    uint64_t seed;
    bool places[MIX_MARKS_MAX], sets[MIX_MARKS_MAX]; /* none marked: any */
};

/* A territory or a set that can be marked. */
struct mix_choice {
    const char *name;
    int questions;
};

struct mix_offer {
    const struct mix_choice *places, *sets; /* MIX_MARKS_MAX at most */
    int place_count, set_count;
    /* what comes out of the form asked for last */
    int questions, minutes, territories;
    const char *trouble; /* why nothing does, and what to change; NULL */
};

#endif
