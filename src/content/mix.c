/* The choice of a mix. Pure: the order of drawing comes from the seed, everything else from the
 * wish. */
#include "content/mix.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/rng.h"

enum { MIX_STREAM = 4, TASK_BITS = 32, POSITIONS = STEP_OPTIONS_MAX + 1, MINUTE_MS = 60000 };

_Static_assert((int)TASK_KINDS <= (int)TASK_BITS, "a bit a task");

struct choosing {
    const struct mix_index *index;
    const struct mix_wish *wish;
    struct mix *mix;
    struct rng rng;
    uint32_t *drawn; /* every question, in a drawn order */
    bool *out;       /* cannot be chosen (any more), by question */
    uint32_t difficulties[4], tasks[TASK_KINDS], positions[POSITIONS]; /* chosen so far */
    int64_t time_ms;
};

static bool is_keyed(const struct mix_question *question)
{
    return question->task == TASK_CHOICE || question->task == TASK_MULTI ||
           question->task == TASK_TRUEFALSE;
}

/* --- who may be chosen at all */

/* The bars a question does not pass, a bit each. */
static unsigned barred(const struct choosing *choosing, uint32_t at)
{
    const struct mix_question *question = &choosing->index->questions[at];
    const struct mix_wish *wish = choosing->wish;
    unsigned bars = 0;
    if (wish->places != NULL && (question->place == MIX_NOWHERE || !wish->places[question->place]))
        bars |= 1U << MIX_BY_PLACE;
    if (wish->sets != NULL && !wish->sets[question->set])
        bars |= 1U << MIX_BY_SET;
    if ((wish->least > 0 && question->difficulty < wish->least) ||
        (wish->most > 0 && question->difficulty > wish->most))
        bars |= 1U << MIX_BY_DIFFICULTY;
    if (wish->tasks != 0 && (wish->tasks >> question->task & 1) == 0)
        bars |= 1U << MIX_BY_TASK;
    if (wish->asked != NULL && wish->asked[at])
        bars |= 1U << MIX_BY_ASKED;
    return bars;
}

static bool same_region(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* An evening has one map: the region most of the questions belong to (Boyer and Moore's vote).
 * Questions of no region go with any. */
static const char *main_region(const struct choosing *choosing)
{
    const char *region = NULL;
    uint32_t votes = 0;
    for (uint32_t i = 0; i < choosing->index->question_count; i++) {
        const char *own = choosing->index->questions[i].region;
        if (choosing->out[i] || own == NULL)
            continue;
        if (votes == 0)
            region = own;
        votes = same_region(own, region) ? votes + 1 : votes - 1;
    }
    return region;
}

static void sift(struct choosing *choosing)
{
    uint32_t count = choosing->index->question_count;
    for (uint32_t i = 0; i < count; i++) {
        unsigned bars = barred(choosing, i);
        choosing->out[i] = bars != 0;
        for (int bar = 0; bar < MIX_BARS; bar++)
            choosing->mix->without[bar] += (bars & ~(1U << bar)) == 0;
    }
    const char *region = main_region(choosing);
    for (uint32_t i = 0; i < count; i++) {
        const char *own = choosing->index->questions[i].region;
        choosing->out[i] |= own != NULL && !same_region(own, region);
    }
}

static void shuffle(struct rng *rng, uint32_t *items, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        items[i] = i;
    for (uint32_t left = count; left > 1; left--) {
        uint32_t other = rng_below(rng, left), item = items[left - 1];
        items[left - 1] = items[other];
        items[other] = item;
    }
}

/* --- one after the other */

/* How much more often than the rarest place the right option has stood at this one. */
static uint32_t position_excess(const struct choosing *choosing, uint8_t position)
{
    enum { USUAL_OPTIONS = 4 };
    uint32_t least = UINT32_MAX;
    if (position == 0)
        return 0;
    for (int i = 1; i <= USUAL_OPTIONS; i++)
        if (choosing->positions[i] < least)
            least = choosing->positions[i];
    uint32_t here = choosing->positions[position];
    return here > least ? here - least : 0;
}

/* The less an evening has of its difficulty, its right position and its task so far, the better. */
static bool is_better(const struct choosing *choosing, const struct mix_question *a,
                      const struct mix_question *b)
{
    uint32_t first = choosing->difficulties[a->difficulty],
             second = choosing->difficulties[b->difficulty];
    if (first == second) {
        first = position_excess(choosing, a->position);
        second = position_excess(choosing, b->position);
    }
    if (first == second) {
        first = choosing->tasks[a->task];
        second = choosing->tasks[b->task];
    }
    return first < second;
}

static bool best_of(const struct choosing *choosing, uint16_t place, uint32_t *best)
{
    const struct mix_question *questions = choosing->index->questions;
    bool found = false;
    for (uint32_t i = 0; i < choosing->index->question_count; i++) {
        uint32_t at = choosing->drawn[i];
        if (choosing->out[at] || questions[at].place != place)
            continue;
        if (!found || is_better(choosing, &questions[at], &questions[*best]))
            *best = at;
        found = true;
    }
    return found;
}

static bool is_alike(const struct mix_question *a, const struct mix_question *b)
{
    return (a->kin != 0 && a->kin == b->kin) || strcmp(a->words, b->words) == 0 ||
           (a->answer != NULL && b->answer != NULL && strcmp(a->answer, b->answer) == 0);
}

/* False: it no longer fits the time, and the evening is full. */
static bool take(struct choosing *choosing, uint32_t at)
{
    const struct mix_question *question = &choosing->index->questions[at];
    struct mix *mix = choosing->mix;
    bool keyed = is_keyed(question);
    bool begins = keyed ? mix->keyed == 0 : mix->keyed == mix->count;
    int64_t time = choosing->time_ms + question->time_ms + (begins ? PLAN_ROUND_MS : 0);
    if (choosing->wish->minutes > 0 && time > (int64_t)choosing->wish->minutes * MINUTE_MS &&
        mix->count > 0)
        return false;
    choosing->time_ms = time;
    mix->picks[mix->count++] = at;
    mix->keyed += keyed;
    choosing->difficulties[question->difficulty]++;
    choosing->tasks[question->task]++;
    choosing->positions[question->position]++;
    for (uint32_t i = 0; i < choosing->index->question_count; i++)
        choosing->out[i] |= is_alike(&choosing->index->questions[i], question);
    return true;
}

static uint32_t most_questions(const struct choosing *choosing)
{
    const struct mix_wish *wish = choosing->wish;
    uint32_t most = choosing->index->question_count;
    uint32_t wanted = wish->questions > 0 ? (uint32_t)wish->questions
                      : wish->minutes > 0 ? PLAN_STEPS_MAX
                                          : MIX_QUESTIONS_USUAL;
    wanted = wanted > PLAN_STEPS_MAX ? PLAN_STEPS_MAX : wanted;
    return most < wanted ? most : wanted;
}

/* Each pass gives every place one question, in an order drawn anew; what is about no place counts
 * as one place more. */
static void choose(struct choosing *choosing, uint32_t *order)
{
    uint32_t places = choosing->index->place_count, most = most_questions(choosing), at = 0;
    struct mix *mix = choosing->mix;
    for (bool more = true; more;) {
        more = false;
        shuffle(&choosing->rng, order, places + 1);
        for (uint32_t i = 0; i <= places && mix->count < most; i++) {
            uint16_t place = order[i] == places ? MIX_NOWHERE : (uint16_t)order[i];
            if (!best_of(choosing, place, &at))
                continue;
            if (!take(choosing, at))
                return;
            more = true;
        }
    }
}

/* --- the order of play */

/* Would `a` go better after `last` than `b`? Easy ones first; then, if it can be, another place,
 * another position of the right option, another task. */
static bool goes_before(const struct mix_question *a, const struct mix_question *b,
                        const struct mix_question *last)
{
    if (a->difficulty != b->difficulty)
        return a->difficulty < b->difficulty;
    if (last == NULL)
        return false;
    int first = (a->place == last->place) * 4 + (a->position == last->position) * 2 +
                (a->task == last->task),
        second = (b->place == last->place) * 4 + (b->position == last->position) * 2 +
                 (b->task == last->task);
    return first < second;
}

static void arrange(const struct mix_index *index, uint32_t *picks, uint32_t count)
{
    const struct mix_question *last = NULL;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t best = i;
        for (uint32_t j = i + 1; j < count; j++)
            if (goes_before(&index->questions[picks[j]], &index->questions[picks[best]], last))
                best = j;
        uint32_t pick = picks[best];
        memmove(&picks[i + 1], &picks[i], (best - i) * sizeof *picks);
        picks[i] = pick;
        last = &index->questions[pick];
    }
}

static void split_rounds(const struct choosing *choosing, struct arena *arena)
{
    struct mix *mix = choosing->mix;
    const struct mix_index *index = choosing->index;
    uint32_t *sorted = arena_alloc(arena, (mix->count + 1) * sizeof *sorted);
    uint32_t keyed = 0, typed = mix->keyed;
    for (uint32_t i = 0; i < mix->count; i++) {
        uint32_t pick = mix->picks[i];
        sorted[is_keyed(&index->questions[pick]) ? keyed++ : typed++] = pick;
    }
    mix->picks = sorted;
    arrange(index, sorted, mix->keyed);
    arrange(index, sorted + mix->keyed, mix->count - mix->keyed);
}

static uint32_t count_places(const struct choosing *choosing, bool *seen)
{
    uint32_t places = 0;
    for (uint32_t i = 0; i < choosing->mix->count; i++) {
        uint16_t place = choosing->index->questions[choosing->mix->picks[i]].place;
        if (place == MIX_NOWHERE || seen[place])
            continue;
        seen[place] = true;
        places++;
    }
    return places;
}

void mix_choose(const struct mix_index *index, const struct mix_wish *wish, struct arena *arena,
                struct mix *mix)
{
    struct arena scratch = {0};
    uint32_t count = index->question_count;
    *mix = (struct mix){0};
    mix->picks = arena_alloc(&scratch, (count + 1) * sizeof *mix->picks);
    struct choosing choosing = {.index = index,
                                .wish = wish,
                                .mix = mix,
                                .rng = rng_start(wish->seed, MIX_STREAM),
                                .drawn = arena_alloc(&scratch, (count + 1) * sizeof(uint32_t)),
                                .out = arena_alloc(&scratch, count + 1)};
    sift(&choosing);
    shuffle(&choosing.rng, choosing.drawn, count);
    choose(&choosing, arena_alloc(&scratch, (index->place_count + 1) * sizeof(uint32_t)));
    split_rounds(&choosing, arena);
    mix->places = count_places(&choosing, arena_alloc(&scratch, index->place_count + 1));
    mix->minutes = (int)((choosing.time_ms + MINUTE_MS / 2) / MINUTE_MS);
    arena_free(&scratch);
}
