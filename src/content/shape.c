#include "content/shape.h"

#include <stddef.h>

#include "content/game_loader.h"

enum { ITEMS_ANY = INT16_MAX };

#define MAPS(key, place, inside, most)                                                             \
    {                                                                                              \
        key, place, SHAPE_MAPS, key, key, inside, 1, most                                          \
    }
#define WHERE(key)                                                                                 \
    {                                                                                              \
        key, 0, SHAPE_MAP, key, key, IN_WHERE, 0, 0                                                \
    }
#define LISTED(key, more, item, inside, least, most)                                               \
    {                                                                                              \
        key, 0, SHAPE_LINES | (more), key, item, inside, least, most                               \
    }
#define EFFECTS(key)                                                                               \
    {                                                                                              \
        key, 0, SHAPE_NAMED | SHAPE_NAMEDS, KEY_IF, KEY_IF, 0, 1, STAGE_EFFECTS_MAX                \
    }

const struct shape key_shapes[] = {
    MAPS(KEY_ROUNDS, 0, IN_ROUND, ITEMS_ANY),
    MAPS(KEY_QUESTIONS, 0, IN_QUESTION, ITEMS_ANY),
    LISTED(KEY_OPTIONS, 0, KEY_OPTIONS, 0, 2, STEP_OPTIONS_MAX),
    LISTED(KEY_ANSWER, SHAPE_ALONE, KEY_ANSWER, 0, 1, STEP_VARIANTS_MAX),
    LISTED(KEY_ORDER, 0, KEY_ORDER, 0, 3, STEP_OPTIONS_MAX),
    LISTED(KEY_DECOYS, SHAPE_ALONE, KEY_DECOYS, 0, 0, STEP_PAIRS_MAX - 2),
    LISTED(KEY_REJECT, SHAPE_ALONE, KEY_REJECT, 0, 0, STEP_VARIANTS_MAX),

    {KEY_MODE, IN_GAME, SHAPE_ALONE, KEY_WORK_MODE, KEY_WORK_MODE, 0, 0, 0},
    LISTED(KEY_TEAMS, SHAPE_ALONE | SHAPE_WHOLE, KEY_TEAMS, 0, 1, 2),
    LISTED(KEY_ROLES, SHAPE_MAPS, KEY_ROLE, IN_ROLE, 1, GAME_ROLES_MAX),
    LISTED(KEY_CATEGORIES, 0, KEY_CATEGORIES, 0, 1, GAME_CATEGORIES_MAX),
    MAPS(KEY_CARDS, IN_DECK, IN_CARD, DECK_CARDS_MAX),
    {KEY_CARDS, 0, SHAPE_ALONE | SHAPE_MAP, KEY_CARDS, KEY_CARDS, IN_CARDS, 0, 0},
    MAPS(KEY_INDICATORS, 0, IN_INDICATOR, GAME_INDICATORS_MAX),
    MAPS(KEY_STAGES, 0, IN_STAGE, ITEMS_ANY),
    MAPS(KEY_DECKS, 0, IN_DECK, GAME_DECKS_MAX),
    MAPS(KEY_AGENDA, 0, IN_AGENDA, AGENDA_ITEMS_MAX),
    MAPS(KEY_CHANGES, 0, IN_CHANGE, CARD_CHANGES_MAX),
    WHERE(KEY_REMOVE),
    WHERE(KEY_SHORTEN),
    WHERE(KEY_BLOCK),
    WHERE(KEY_RAISE),
    WHERE(KEY_IF_HAS),

    LISTED(KEY_COMPARE, 0, KEY_COMPOSE, 0, 2, 2),
    LISTED(KEY_RANK, SHAPE_MAPS, KEY_ITEM, IN_ITEM, 2, STAGE_ITEMS_MAX),
    LISTED(KEY_EXPERTS, 0, KEY_ITEM, 0, 1, STAGE_ITEMS_MAX),
    {KEY_ALLOCATE, 0, SHAPE_ALONE | SHAPE_NO_TOTAL, KEY_ALLOCATE, KEY_ALLOCATE, 0, 0, 0},
    LISTED(KEY_ITEMS, SHAPE_MAPS, KEY_ITEM, IN_ITEM, 1, STAGE_ITEMS_MAX),
    {KEY_CHOICES, IN_DECIDE, SHAPE_LINES | SHAPE_MAPS, KEY_OPTION, KEY_OPTION, IN_OPTION, 2,
     STEP_OPTIONS_MAX},
    LISTED(KEY_CHOICES, SHAPE_MAPS, KEY_ITEM, IN_ITEM, 2, STAGE_ITEMS_MAX),
    LISTED(KEY_JUDGE, SHAPE_MAPS | SHAPE_NAMED | SHAPE_WHOLE, KEY_CRITERION, IN_CRITERION, 1,
           STAGE_ITEMS_MAX),
    LISTED(KEY_JURY, SHAPE_ALONE | SHAPE_WHOLE, KEY_SPEAKER, 0, 1, STAGE_JURORS_MAX),
    LISTED(KEY_WRITE, SHAPE_ALONE | SHAPE_MAPS, KEY_ITEM, IN_ITEM, 1, STAGE_ITEMS_MAX),
    LISTED(KEY_DEBRIEF, SHAPE_ALONE, KEY_DEBRIEF, 0, 1, STAGE_ITEMS_MAX),
    {KEY_RESOLVE, 0, SHAPE_ALONE | SHAPE_MAP, KEY_CAN_BE_CUT, KEY_CAN_BE_CUT, IN_RESOLVE, 0, 0},
    LISTED(KEY_WHOM, SHAPE_ALONE, KEY_WHOM, 0, 1, STAGE_ITEMS_MAX),
    EFFECTS(KEY_EFFECTS),
    EFFECTS(KEY_RULES),
    {.key = -1},
};

const struct shape *key_shape(int key, unsigned place)
{
    for (const struct shape *shape = key_shapes; shape->key >= 0; shape++)
        if (shape->key == key && (shape->place == 0 || (shape->place & place) != 0))
            return shape;
    return NULL;
}
