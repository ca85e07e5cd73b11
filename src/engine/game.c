#include "engine/game.h"

#include <string.h>

static bool is_id(const char *id, const char *text, size_t length)
{
    return strncmp(id, text, length) == 0 && id[length] == '\0';
}

const struct item *stage_item(const struct stage *stage, const char *id, size_t length)
{
    for (size_t i = 0; i < stage->item_count; i++)
        if (is_id(stage->items[i].id, id, length))
            return &stage->items[i];
    return NULL;
}

int game_indicator(const struct game *game, const char *id, size_t length)
{
    for (int i = 0; i < game->indicator_count; i++)
        if (is_id(game->indicators[i].id, id, length))
            return i;
    return -1;
}

const struct card *deck_card(const struct deck *deck, const char *id, size_t length)
{
    for (size_t i = 0; i < deck->count; i++)
        if (is_id(deck->cards[i].id, id, length))
            return &deck->cards[i];
    return NULL;
}

const struct card *deck_number(const struct deck *deck, int number)
{
    for (size_t i = 0; i < deck->count; i++)
        if (deck->cards[i].number == number)
            return &deck->cards[i];
    return NULL;
}
