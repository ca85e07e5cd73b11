/* resolve: the room adopts the final document. The answer is the room's, the record of the votes
 * (engine/resolution.h). */
#include <string.h>

#include "base/text.h"
#include "engine/resolution.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_resolve;

enum { LINE_LETTERS_MAX = 120 };

static size_t answer_max(const struct step *step)
{
    (void)step;
    return ANSWER_MAX;
}

static bool add_motion(struct arena *arena, const struct motion *motion, char *out, size_t size)
{
    static const char letters[SECTIONS + 1] = "npd";
    const char *so_far = arena_text(arena, out, strlen(out)), *item = NULL, *text = NULL;
    if (motion->kind == MOTION_ADD)
        item = arena_format(arena, "%c", letters[motion->section]);
    else if (motion->item > 0)
        item = arena_format(arena, "%c%d", letters[motion->section], motion->item);
    if (motion->text != NULL) {
        text = text_clean(arena, arena_text(arena, motion->text, motion->length));
        if (*text == '\0' || text_length(text) > LINE_LETTERS_MAX)
            return false;
    }
    return resolution_move(so_far, motion->kind, item, &motion->tally, text, out, size);
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    (void)step;
    struct arena arena = {0};
    bool fine = true;
    int lines = 0;
    *out = '\0';
    while (fine && *given != '\0') {
        size_t length = strcspn(given, "\n");
        struct motion motion;
        if (length > 0)
            fine = ++lines <= RESOLUTION_LINES_MAX && motion_read(given, length, &motion) &&
                   add_motion(&arena, &motion, out, size);
        given += length + (given[length] == '\n');
    }
    arena_free(&arena);
    return fine && lines > 0;
}

static bool may_give(const struct plan *plan, const struct state *state, int at, int team,
                     const char *answer)
{
    (void)plan, (void)state, (void)at, (void)answer;
    return team == ROOM;
}

/* Everything the teams wrote is voted on, then the whole. */
static void random_record(const struct plan *plan, const struct state *state, int at, int team,
                          struct rng *rng, char *out, size_t size)
{
    struct arena arena = {0};
    struct resolution *document = arena_alloc(&arena, sizeof *document);
    bool fits = true;
    *out = '\0';
    if (team == ROOM)
        resolution_of(plan, state, at, &arena, document);
    for (int i = 0; i <= document->count + 1 && team == ROOM && fits; i++) {
        struct motion motion = {.kind = i == document->count ? MOTION_BASIS : MOTION_WHOLE};
        motion.tally = (struct tally){.for_it = (int)rng_below(rng, 40),
                                      .against = (int)rng_below(rng, 20),
                                      .abstained = (int)rng_below(rng, 5)};
        motion.tally.taken = true;
        if (i < document->count) {
            const struct resolution_item *item = &document->items[i];
            if (item->added)
                continue;
            bool kept = motion_carried(&motion.tally);
            motion.kind = kept ? MOTION_KEEP : MOTION_DROP;
            motion.section = item->section;
            motion.item = item->number;
        }
        fits = add_motion(&arena, &motion, out, size);
    }
    if (!fits)
        *out = '\0';
    arena_free(&arena);
}

const struct task_rule task_resolve = {.name = "resolve",
                                       .flow = FLOW_ROOM,
                                       .answer_max = answer_max,
                                       .canonical = canonical,
                                       .may_give = may_give,
                                       .random = random_record};
