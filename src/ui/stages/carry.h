/* carry: a list that is put in order with three keys. Enter picks an item up and puts it down,
 * the arrows choose an item or carry it. Shared by the stage rank and the question order; neither
 * the items nor the answer are its business.
 */
#ifndef VOLNA_UI_CARRY_H
#define VOLNA_UI_CARRY_H

#include "ui/stages/sheet.h"

/* What Enter, Up and Down are called; MSG_nothing for the rest. */
enum message carry_label(const struct desk *desk, enum action action);

/* Does one of them. `order` holds `count` items from the first place down; true when it is to be
 * given: an item has moved, or nothing was given yet and the first Enter says that it stands. */
bool carry_act(struct desk *desk, enum action action, uint8_t *order, int count, bool given);

/* The item at the cursor is carried. */
bool carry_holds(const struct desk *desk);

/* Puts a carried item down. */
void carry_put_down(struct desk *desk);

#endif
