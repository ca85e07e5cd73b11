/* What `volna check` says about a game that can be played and could be better.
 */
#include "content/game_loader.h"

void lint_game(struct game_draft *draft)
{
    (void)draft;
}

void lint_cards(struct loader *loader, struct game_draft *draft)
{
    (void)loader, (void)draft;
}

void lint_agenda_item(struct loader *loader, struct place at, const struct agenda_item *item)
{
    (void)loader, (void)at, (void)item;
}
