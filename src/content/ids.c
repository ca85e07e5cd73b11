/* The steps of a file and their ids: derived where the author wrote none, and
 * no two the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/loader.h"
#include "content/scan.h"

enum { ID_HEX = 12 };

enum { ID_STEP_BITS = 24 }; /* 16 million questions */
#define ID_STEP_MASK ((UINT32_C(1) << ID_STEP_BITS) - 1)

/* Room for one more step. Beyond 16 million the ids could not be told apart. */
void loader_make_room(struct loader *loader)
{
    if (loader->plan->step_count < loader->step_capacity)
        return;
    size_t capacity = loader->step_capacity == 0 ? 64 : loader->step_capacity * 2;
    loader->steps = mem_realloc(loader->steps, capacity * sizeof *loader->steps);
    loader->notes = mem_realloc(loader->notes, capacity * sizeof *loader->notes);
    if (loader->options->lint)
        loader->places = mem_realloc(loader->places, capacity * sizeof *loader->places);
    loader->step_capacity = capacity;
}

static uint32_t id_slot(uint32_t hash, uint32_t step)
{
    return (hash & ~ID_STEP_MASK) | (step + 1);
}

static uint32_t id_step(uint32_t slot)
{
    return (slot & ID_STEP_MASK) - 1;
}

static uint32_t hash_id(const char *id)
{
    uint32_t hash = 2166136261U; /* FNV-1a */
    for (const char *at = id; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619U;
    return hash ^ hash >> 15;
}

/* The slot of an id, or the empty one where it belongs. Slots are small, so
 * that the table of a very large file still fits the processor's cache; a
 * step's id is only looked at when the part of the hash in its slot is the
 * same. */
static uint32_t *find_id(const struct loader *loader, const char *id, uint32_t hash)
{
    for (size_t at = hash;; at++) {
        uint32_t *slot = &loader->ids[at & (loader->id_slots - 1)];
        if (*slot == 0)
            return slot;
        if ((*slot ^ hash) >> ID_STEP_BITS == 0 &&
            strcmp(loader->steps[id_step(*slot)]->id, id) == 0)
            return slot;
    }
}

static void grow_ids(struct loader *loader)
{
    free(loader->ids);
    loader->id_slots = loader->id_slots == 0 ? 256 : loader->id_slots * 4;
    loader->ids = mem_zalloc(loader->id_slots, sizeof *loader->ids);
    for (uint32_t i = 0; i < loader->settled;
         i++) { /* all different: only an empty slot is needed */
        size_t at = loader->notes[i].id_hash;
        while (loader->ids[at & (loader->id_slots - 1)] != 0)
            at++;
        loader->ids[at & (loader->id_slots - 1)] = id_slot(loader->notes[i].id_hash, i);
    }
}

/* The set's name and the letters of the question: stays when questions are
 * moved, when others are edited, and when a comma of this one is. */
static const char *derive_id(struct loader *loader, const struct step *step)
{
    const char *letters = scan_fold(&loader->scratch[LEVEL_QUESTION], step->question);
    struct hash_short hash = hash_short(&loader->id_key, letters, strlen(letters));
    char hex[ID_HEX];
    for (size_t i = 0; i < ID_HEX; i++)
        hex[i] = "0123456789abcdef"[hash.bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15];
    return arena_text(loader->arena, hex, ID_HEX);
}

void loader_settle_id(struct loader *loader)
{
    if (loader->settled == loader->plan->step_count)
        return;
    if (loader->settled >= loader->id_slots / 4 * 3)
        grow_ids(loader);
    struct step *step = loader->steps[loader->settled];
    uint32_t hash = loader->notes[loader->settled].id_hash;
    uint32_t *slot = find_id(loader, step->id, hash);
    if (*slot != 0) {
        const char *first = step->id;
        char line[16];
        snprintf(line, sizeof line, "%u", (unsigned)loader->steps[id_step(*slot)]->line);
        if (loader->id_written)
            complain(&loader->sink, loader->id_at, COMPLAINT_ID_TWICE, first, line);
        else
            complain(&loader->sink, loader->id_at, COMPLAINT_QUESTION_TWICE, line, NULL);
        for (unsigned copy = 2; *slot != 0; slot = find_id(loader, step->id, hash)) {
            step->id = arena_format(loader->arena, "%s-%u", first, copy++);
            hash = hash_id(step->id);
        }
        loader->notes[loader->settled].id_hash = hash;
    }
    *slot = id_slot(hash, loader->settled++);
}

/* Whether it is taken is seen when the next question has been read: until then
 * the processor has fetched the slot, which in a file of 100,000 questions is a
 * tenth of the loader's own time. */
void loader_give_id(struct loader *loader, struct step *step, const struct node *node,
                    struct place question)
{
    const char *written = node == NULL ? NULL : value_name(loader, KEY_ID, node);
    step->id = written != NULL ? written : derive_id(loader, step);
    uint32_t hash = hash_id(step->id);
    loader_settle_id(loader);
    loader->notes[loader->plan->step_count].id_hash = hash;
    loader->id_written = written != NULL;
    loader->id_at = written != NULL ? node->at : question;
    if (loader->id_slots > 0)
        __builtin_prefetch(&loader->ids[hash & (loader->id_slots - 1)], 1);
}
