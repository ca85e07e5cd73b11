/* allocate: the amounts in an answer. */
#ifndef VOLNA_ENGINE_TASKS_ALLOCATE_H
#define VOLNA_ENGINE_TASKS_ALLOCATE_H

#include "engine/game.h"

/* Reads "books=300 repair=500" (items that are not named stand at their least) or "300 500 0" in
 * the order of the items. False when it is neither, whatever the limits say. */
bool allocate_read(const struct stage *stage, const char *text, int32_t amounts[STAGE_ITEMS_MAX]);

/* The sum, and whether every amount is what the stage allows and the sum within the total. Less
 * than the total is allowed even where all has to be given out: an amount is set at a time, and
 * what was set is kept; allocate_complete says whether the work is done. */
int64_t allocate_sum(const struct stage *stage, const int32_t amounts[STAGE_ITEMS_MAX]);
bool allocate_allowed(const struct stage *stage, const int32_t amounts[STAGE_ITEMS_MAX]);
bool allocate_complete(const struct stage *stage, const int32_t amounts[STAGE_ITEMS_MAX]);

/* What a canonical answer gives to one item. */
int32_t allocate_amount(const struct stage *stage, const char *answer, int index);

#endif
