/* The top of a game: whom it is for, its roles and indicators; and what is
 * known once its stages are there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/game_loader.h"

/* --- teams, roles */

static void read_teams(struct loader *loader, const struct node *node, struct game *game)
{
    const struct node *items[2];
    int32_t teams[2] = {0};
    size_t count = 1;
    if (node->kind == NODE_SCALAR)
        items[0] = node;
    else
        count = tree_list(loader, KEY_TEAMS, node, items, 2);
    for (size_t i = 0; i < count; i++)
        if (!value_whole(loader, KEY_TEAMS, items[i], &teams[i]))
            return;
    if (count == 0)
        return;
    if (count == 2 && teams[1] < teams[0]) {
        complain(&loader->sink, node->at, COMPLAINT_TEAMS_ORDER, NULL, NULL);
        return;
    }
    game->teams_least = (uint8_t)teams[0];
    game->teams_most = (uint8_t)teams[count - 1];
}

static void read_roles(struct loader *loader, const struct node *node, struct game *game)
{
    const struct node *items[GAME_ROLES_MAX];
    size_t count = tree_list(loader, KEY_ROLES, node, items, GAME_ROLES_MAX);
    struct game_role *roles = arena_alloc(loader->arena, (count + 1) * sizeof *roles);
    for (size_t i = 0; i < count; i++) {
        struct game_role role = {0};
        struct fields fields;
        if (items[i]->kind == NODE_SCALAR) {
            role.title = value_text(loader, KEY_ROLE, items[i]);
        } else if (loader_fields(loader, IN_ROLE, items[i], &fields)) {
            role.title = field_text(loader, &fields, KEY_ROLE);
            role.about = field_text(loader, &fields, KEY_ABOUT);
            if (field_value(&fields, KEY_ROLE) == NULL && !fields.strange)
                complain(&loader->sink, fields.at, COMPLAINT_ROLE_MISSING, NULL, NULL);
        }
        if (role.title != NULL)
            roles[game->role_count++] = role;
    }
    game->roles = roles;
}

/* --- indicators */

static void check_limits(struct loader *loader, const struct fields *fields,
                         const struct indicator *indicator)
{
    struct place at = fields->at;
    if (field_given(fields, KEY_START))
        at = fields->key[KEY_START];
    if (indicator->least > indicator->most)
        complain(&loader->sink, field_given(fields, KEY_MOST) ? fields->key[KEY_MOST] : at,
                 COMPLAINT_LIMITS_ORDER, indicator->id, NULL);
    else if (indicator->start < indicator->least || indicator->start > indicator->most)
        complain(&loader->sink, at, COMPLAINT_START_OUTSIDE, indicator->id, NULL);
}

/* A word of formulas (lap, and …) would not be read as the indicator. */
static bool is_free_name(struct loader *loader, const struct indicator *indicator)
{
    const struct game none = {0}, alone = {.indicators = indicator, .indicator_count = 1};
    struct formula formula;
    size_t at, length;
    return formula_read(indicator->id, &(struct formula_names){.game = &none}, loader->arena,
                        &formula, &at, &length) == FORMULA_NAME &&
           formula_read(indicator->id, &(struct formula_names){.game = &alone}, loader->arena,
                        &formula, &at, &length) == FORMULA_FINE;
}

static bool take_indicator_id(struct loader *loader, const struct fields *fields,
                              const struct game *game, struct indicator *indicator)
{
    const struct node *node = field_value(fields, KEY_ID);
    if (node == NULL) {
        if (!fields->strange)
            complain(&loader->sink, fields->at, COMPLAINT_INDICATOR_ID, NULL, NULL);
        return false;
    }
    indicator->id = tree_id(loader, KEY_ID, node);
    if (indicator->id == NULL)
        return false;
    if (game_indicator(game, indicator->id, strlen(indicator->id)) >= 0) {
        complain(&loader->sink, node->at, COMPLAINT_INDICATOR_TWICE, indicator->id, NULL);
        return false;
    }
    if (!is_free_name(loader, indicator)) {
        complain(&loader->sink, node->at, COMPLAINT_INDICATOR_WORD, indicator->id, NULL);
        return false;
    }
    return true;
}

static void read_indicator(struct game_draft *draft, const struct node *node)
{
    struct loader *loader = draft->loader;
    struct game *game = draft->game;
    struct fields fields;
    struct indicator indicator = {.least = INDICATOR_MIN, .most = INDICATOR_MAX};
    if (!loader_fields(loader, IN_INDICATOR, node, &fields))
        return;
    bool named = take_indicator_id(loader, &fields, game, &indicator);
    indicator.title = field_text(loader, &fields, KEY_TITLE);
    indicator.unit = field_text(loader, &fields, KEY_UNIT);
    field_whole(loader, &fields, KEY_LEAST, &indicator.least);
    field_whole(loader, &fields, KEY_MOST, &indicator.most);
    if (!field_whole(loader, &fields, KEY_START, &indicator.start) && indicator.least > 0)
        indicator.start = indicator.least;
    field_number(loader, &fields, KEY_WEIGHT, &indicator.weight);
    field_yes_no(loader, &fields, KEY_SHARED, &indicator.shared);
    field_yes_no(loader, &fields, KEY_HIDDEN, &indicator.hidden);
    if (!named)
        return;
    if (indicator.title == NULL)
        indicator.title = indicator.id;
    check_limits(loader, &fields, &indicator);
    draft->indicator_at[game->indicator_count] = fields.at;
    draft->indicators[game->indicator_count++] = indicator;
}

static void read_indicators(struct game_draft *draft, const struct node *node)
{
    const struct node *items[GAME_INDICATORS_MAX];
    size_t count = tree_list(draft->loader, KEY_INDICATORS, node, items, GAME_INDICATORS_MAX);
    for (size_t i = 0; i < count; i++)
        read_indicator(draft, items[i]);
}

/* --- names of categories and decks */

int game_find_category(struct loader *loader, const struct game *game, int key,
                       const struct node *node)
{
    const char *text = value_text(loader, key, node);
    if (text == NULL)
        return -1;
    for (int i = 0; i < game->category_count; i++)
        if (strcmp(game->categories[i], text) == 0)
            return i;
    loader_refuse_name(loader, node->at, COMPLAINT_CATEGORY_UNKNOWN, text, game->categories,
                       game->category_count);
    return -1;
}

const struct deck *game_find_deck(struct loader *loader, const struct game *game, int key,
                                  const struct node *node)
{
    const char *text = value_name(loader, key, node), *known[GAME_DECKS_MAX];
    if (text == NULL)
        return NULL;
    for (int i = 0; i < game->deck_count; i++) {
        known[i] = game->decks[i].id;
        if (strcmp(known[i], text) == 0)
            return &game->decks[i];
    }
    loader_refuse_name(loader, node->at, COMPLAINT_DECK_UNKNOWN, text, known, game->deck_count);
    return NULL;
}

/* --- the whole */

static void read_cards(struct game_draft *draft, const struct fields *top)
{
    struct loader *loader = draft->loader;
    const struct node *cards = field_value(top, KEY_CARDS),
                      *categories = field_value(top, KEY_CATEGORIES);
    struct fields fields;
    if (categories != NULL)
        cards_read_categories(loader, draft, categories);
    if (cards == NULL)
        return;
    draft->cards_at = cards->at;
    if (cards->kind == NODE_SCALAR)
        include_cards(loader, draft, cards);
    else if (loader_fields(loader, IN_CARDS, cards, &fields))
        cards_read(loader, draft, &fields);
}

/* Can a team get points for anything in it? */
static bool scores(const struct game_draft *draft)
{
    const struct loader *loader = draft->loader;
    for (int i = 0; i < draft->game->indicator_count; i++)
        if (draft->indicators[i].weight != 0)
            return true;
    for (uint32_t i = 0; i < loader->plan->step_count; i++)
        if (loader->steps[i]->points > 0 || loader->steps[i]->stage->buffer_points > 0)
            return true;
    for (size_t i = 0; i < draft->change_count; i++)
        if (draft->changes[i].change->kind == CHANGE_POINTS)
            return true;
    return false;
}

static void finish(struct game_draft *draft)
{
    struct loader *loader = draft->loader;
    struct plan *plan = loader->plan;
    const struct game **games = arena_alloc(loader->arena, sizeof *games);
    games[0] = draft->game;
    plan->games = games;
    plan->game_count = 1;
    draft->game->count = plan->step_count;
    draft->game->title = plan->title;
    loader_add_round(loader, 0, plan->title, plan->about, NULL);
    plan->rounds[0].plain = !scores(draft);
}

void loader_read_game(struct loader *loader, const struct fields *top)
{
    struct game_draft draft = {.loader = loader, .mode = MODE_TURNS};
    draft.game = arena_alloc(loader->arena, sizeof *draft.game);
    draft.indicators = arena_alloc(loader->arena, GAME_INDICATORS_MAX * sizeof *draft.indicators);
    struct game *game = draft.game;
    game->indicators = draft.indicators;
    game->first = loader->step_base;
    game->index = (uint16_t)loader->game_base;
    game->goal = field_text(loader, top, KEY_GOAL);
    if (field_value(top, KEY_MODE) != NULL)
        value_choice(loader, KEY_WORK_MODE, field_value(top, KEY_MODE), &draft.mode);
    if (tree_length(loader, top, KEY_MINUTES, &draft.minutes))
        draft.minutes_at = field_value(top, KEY_MINUTES)->at;
    if (field_value(top, KEY_TEAMS) != NULL)
        read_teams(loader, field_value(top, KEY_TEAMS), game);
    if (field_value(top, KEY_ROLES) != NULL)
        read_roles(loader, field_value(top, KEY_ROLES), game);
    if (field_value(top, KEY_INDICATORS) != NULL)
        read_indicators(&draft, field_value(top, KEY_INDICATORS));
    read_cards(&draft, top);
    if (field_value(top, KEY_STAGES) != NULL)
        stage_read_list(&draft, field_value(top, KEY_STAGES));
    stage_resolve(&draft);
    finish(&draft);
    if (loader->options->lint && loader->sink.errors == 0)
        lint_game(&draft);
    free(draft.notes);
    free(draft.goes);
    free(draft.changes);
}
