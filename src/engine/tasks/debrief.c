/* debrief: a question to the room; the answer is the host's notes, a line each. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_debrief;

static size_t answer_max(const struct step *step)
{
    (void)step;
    return ANSWER_MAX;
}

/* Lines as they were typed, each made clean; empty ones are left out. */
static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    (void)step;
    struct arena arena = {0};
    size_t used = 0;
    bool fits = true;
    *out = '\0';
    while (*given != '\0' && fits) {
        size_t length = strcspn(given, "\n");
        const char *line = text_clean(&arena, arena_text(&arena, given, length));
        size_t wanted = strlen(line) + (used > 0);
        fits = *line == '\0' || used + wanted < size;
        if (*line != '\0' && fits) {
            if (used > 0)
                out[used++] = '\n';
            text_copy(out + used, size - used, line);
            used += strlen(line);
        }
        given += length + (given[length] == '\n');
    }
    arena_free(&arena);
    return fits && used > 0;
}

static bool may_give(const struct plan *plan, const struct state *state, int at, int team,
                     const char *answer)
{
    (void)plan, (void)state, (void)at, (void)answer;
    return team == ROOM;
}

static void note(const struct plan *plan, const struct state *state, int at, int team,
                 struct rng *rng, char *out, size_t size)
{
    (void)plan, (void)state, (void)at, (void)team;
    text_copy(out, size, rng_below(rng, 2) == 0 ? "" : "Заметка ведущего");
}

const struct task_rule task_debrief = {.name = "debrief",
                                       .flow = FLOW_ROOM,
                                       .answer_max = answer_max,
                                       .canonical = canonical,
                                       .may_give = may_give,
                                       .random = note};
