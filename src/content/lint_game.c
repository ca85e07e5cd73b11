/* What `volna check` says about a game that can be played and could be better. Static: what only
 * play can show is for the rehearsal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/game_loader.h"

enum {
    MS_A_MINUTE = 60 * 1000,
    OFF_PERCENT = 15, /* that the minutes may be off */
    TEAMS_FEW = 2,
    TEAMS_MANY = 8, /* where the game does not say */
};

/* --- the way through the stages */

static const struct item *choices(const struct step *step, int *count)
{
    *count = step->task == TASK_DECIDE ? step->stage->item_count : 0;
    return step->stage->items;
}

/* Calls for every stage that may follow; true when the next one may. */
static bool follows_on(const struct step *step)
{
    int count;
    const struct item *items = choices(step, &count);
    bool on = count == 0 || step->stage->when.length > 0; /* skipped: the next one */
    for (int i = 0; i < count; i++)
        on |= items[i].go < 0;
    return on;
}

static void lint_reach(struct game_draft *draft, bool *reached)
{
    struct loader *loader = draft->loader;
    uint32_t steps = loader->plan->step_count;
    reached[0] = true;
    for (uint32_t i = 0; i < steps; i++) {
        int count;
        const struct item *items = choices(loader->steps[i], &count);
        if (!reached[i]) {
            if (draft->notes[i].lap <= 1)
                complain(&loader->sink, draft->notes[i].at, COMPLAINT_STAGE_UNREACHABLE, NULL,
                         NULL);
            continue;
        }
        reached[i + 1] |= follows_on(loader->steps[i]);
        for (int j = 0; j < count; j++)
            if (items[j].go >= 0)
                reached[items[j].go - (int32_t)loader->step_base] = true;
    }
}

/* Every option of a decision says `next`, and it is the same. */
static void lint_branches(struct game_draft *draft)
{
    struct loader *loader = draft->loader;
    for (size_t i = 0; i < draft->go_count; i++) {
        const struct go_note *go = &draft->goes[i];
        int count, same = 0, said = 0;
        const struct item *items = choices(loader->steps[go->step], &count);
        int32_t next = (int32_t)(loader->step_base + go->step + 1);
        for (int j = 0; j < count; j++) {
            said += items[j].go >= 0;
            same += (items[j].go >= 0 ? items[j].go : next) == go->item->go;
        }
        bool first = i == 0 || draft->goes[i - 1].step != go->step;
        if (first && said > 0 && same == count && draft->notes[go->step].lap <= 1)
            complain(&loader->sink, go->at, COMPLAINT_NEXT_IDLE, NULL, NULL);
    }
}

/* No names in it: numbers, signs and the words and, or, not. */
static bool is_constant(const char *text)
{
    static const char *const words[] = {"and", "or", "not", "и", "или", "не"};
    for (const char *at = text; *at != '\0';) {
        size_t length = strcspn(at, " \t\n()0123456789+-*/%<>=,");
        bool known = length == 0;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            known |= strlen(words[i]) == length && memcmp(words[i], at, length) == 0;
        if (!known)
            return false;
        at += length == 0 ? 1 : length;
    }
    return true;
}

static void lint_conditions(struct game_draft *draft)
{
    struct loader *loader = draft->loader;
    for (uint32_t i = 0; i < loader->plan->step_count; i++) {
        const struct node *when = draft->notes[i].when;
        bool again = i > 0 && draft->notes[i - 1].when == when; /* steps of one stage */
        if (when != NULL && !again && draft->notes[i].lap <= 1 && is_constant(when->text))
            complain(&loader->sink, when->at, COMPLAINT_CONDITION_CONSTANT, when->text, NULL);
    }
}

/* --- minutes */

struct span {
    int64_t least, most; /* milliseconds */
};

static struct span step_span(const struct game *game, const struct step *step)
{
    int few = game != NULL && game->teams_most > 0 ? game->teams_least : TEAMS_FEW;
    int many = game != NULL && game->teams_most > 0 ? game->teams_most : TEAMS_MANY;
    bool each = step->task == TASK_PRESENT;
    return (struct span){
        .least = step->stage->when.length > 0 ? 0 : (int64_t)step->time_ms * (each ? few : 1),
        .most = (int64_t)step->time_ms * (each ? many : 1)};
}

/* The shortest and the longest way from the first stage to the end. `base`: the number of steps[0]
 * in the plan that the items' `go` counts in. */
static struct span game_span(struct step *const *steps, uint32_t count, int32_t base)
{
    struct span *from = mem_zalloc(count + 1, sizeof *from), all;
    for (uint32_t i = count; i-- > 0;) {
        const struct step *step = steps[i];
        struct span own = step_span(step->stage->game, step), rest = {INT64_MAX, 0};
        int options;
        const struct item *items = choices(step, &options);
        if (follows_on(step))
            rest = from[i + 1];
        for (int j = 0; j < options; j++) {
            if (items[j].go < 0)
                continue;
            const struct span *to = &from[items[j].go - base];
            rest.least = to->least < rest.least ? to->least : rest.least;
            rest.most = to->most > rest.most ? to->most : rest.most;
        }
        from[i] = (struct span){own.least + rest.least, own.most + rest.most};
    }
    all = from[0];
    free(from);
    return all;
}

static void complain_minutes(struct loader *loader, struct place at, enum complaint_id id,
                             struct span span, int minutes)
{
    int least = (int)(span.least / MS_A_MINUTE), most = (int)((span.most - 1) / MS_A_MINUTE + 1);
    char needed[32], given[16];
    if (minutes * 100 >= least * (100 - OFF_PERCENT) && minutes * 100 <= most * (100 + OFF_PERCENT))
        return;
    if (least == most)
        snprintf(needed, sizeof needed, "%d", least);
    else
        snprintf(needed, sizeof needed, "%d–%d", least, most);
    snprintf(given, sizeof given, "%d", minutes);
    complain(&loader->sink, at, id, needed, given);
}

void lint_agenda_item(struct loader *loader, struct place at, const struct agenda_item *item,
                      const struct plan *plan)
{
    struct span span;
    if (plan->kind == PLAN_GAME) {
        span = game_span(&loader->steps[item->first], item->count,
                         (int32_t)(loader->step_base + item->first));
    } else { /* with fewer rounds than the file has; slack is for the host to fill */
        int64_t whole = (int64_t)plan_minutes(plan) * MS_A_MINUTE;
        span.least = plan->step_count == 0 ? 0 : whole * item->count / plan->step_count;
        span.most = INT32_MAX;
    }
    if (plan->kind == PLAN_GAME || item->minutes * 100 < span.least / MS_A_MINUTE * 85)
        complain_minutes(loader, at, COMPLAINT_AGENDA_OFF,
                         plan->kind == PLAN_GAME ? span : (struct span){span.least, span.least},
                         item->minutes);
}

/* --- indicators */

static void mark(bool *changed, const struct effects *effects)
{
    for (int i = 0; i < effects->count; i++)
        changed[effects->items[i].indicator] = true;
}

static void lint_indicators(struct game_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct game *game = draft->game;
    bool changed[GAME_INDICATORS_MAX] = {false};
    for (int i = 0; i < game->deck_count; i++)
        for (int j = 0; j < game->decks[i].count; j++)
            mark(changed, &game->decks[i].cards[j].effects);
    for (uint32_t i = 0; i < loader->plan->step_count; i++) {
        const struct stage *stage = loader->steps[i]->stage;
        mark(changed, &stage->effects);
        for (int j = 0; j < stage->item_count; j++)
            mark(changed, &stage->items[j].effects);
    }
    for (int i = 0; i < game->indicator_count; i++) /* a hidden one may be a constant */
        if (!changed[i] && (!game->indicators[i].hidden || game->indicators[i].weight != 0))
            complain(&loader->sink, draft->indicator_at[i], COMPLAINT_INDICATOR_IDLE,
                     game->indicators[i].id, NULL);
}

/* From where it starts. One that starts at its limit is meant to be filled (or emptied) first. */
void lint_choice(struct loader *loader, const struct game *game, const struct node *effects)
{
    if (effects->kind != NODE_MAP)
        return;
    for (const struct node *child = effects->first; child != NULL; child = child->next) {
        int found = game_indicator(game, child->key->text, child->key->length);
        int64_t by;
        if (found < 0 || child->kind != NODE_SCALAR ||
            !text_parse_int(child->text, INDICATOR_MIN, INDICATOR_MAX, &by))
            continue;
        const struct indicator *indicator = &game->indicators[found];
        int64_t after = indicator->start + by;
        if ((after < indicator->least && indicator->start > indicator->least) ||
            (after > indicator->most && indicator->start < indicator->most))
            complain(&loader->sink, child->at, COMPLAINT_CHOICE_OVER, indicator->title, NULL);
    }
}

/* --- cards */

static bool matches(const struct change *change, const struct card *card)
{
    return card->minutes > 0 &&
           (change->where_category < 0 || change->where_category == card->category) &&
           (change->where_internet < 0 || (change->where_internet > 0) == card->needs_internet) &&
           (change->where_away < 0 || (change->where_away > 0) == card->away) &&
           (change->where_card == NULL || strcmp(change->where_card, card->id) == 0);
}

void lint_cards(struct loader *loader, const struct game_draft *draft)
{
    const struct game *game = draft->game;
    for (size_t i = 0; i < draft->change_count; i++) {
        const struct change *change = draft->changes[i].change;
        bool fits = change->kind == CHANGE_INSERT || change->kind == CHANGE_OFFER;
        for (int j = 0; j < game->deck_count && !fits; j++)
            for (int k = 0; k < game->decks[j].count && !fits; k++)
                fits = matches(change, &game->decks[j].cards[k]);
        if (!fits)
            complain(&loader->sink, draft->changes[i].at, COMPLAINT_CHANGE_IDLE, NULL, NULL);
    }
}

/* The first category whose cards are worth nothing is that of the breaks. */
static void lint_categories(struct game_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct game *game = draft->game;
    int cards[GAME_CATEGORIES_MAX] = {0}, worth[GAME_CATEGORIES_MAX] = {0}, breaks = 0;
    for (int i = 0; i < game->deck_count; i++)
        for (int j = 0; j < game->decks[i].count; j++) {
            const struct card *card = &game->decks[i].cards[j];
            if (card->category < 0)
                continue;
            cards[card->category]++;
            worth[card->category] += card->value;
        }
    for (size_t i = 0; i < draft->change_count; i++) {
        const struct change *change = draft->changes[i].change;
        if (change->category >= 0) {
            cards[change->category]++;
            worth[change->category] += change->value;
        }
    }
    for (int i = 0; i < game->category_count; i++) {
        if (cards[i] == 0)
            complain(&loader->sink, draft->cards_at, COMPLAINT_CATEGORY_IDLE, game->categories[i],
                     NULL);
        else if (worth[i] == 0 && breaks++ > 0)
            complain(&loader->sink, draft->cards_at, COMPLAINT_CATEGORY_WORTHLESS,
                     game->categories[i], NULL);
    }
}

static void lint_decks(struct game_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct game *game = draft->game;
    for (int i = 0; i < game->deck_count; i++) {
        const struct deck *deck = &game->decks[i];
        int total = 0, day = 0;
        bool used = false;
        for (int j = 0; j < deck->count; j++)
            total += deck->cards[j].minutes;
        for (uint32_t j = 0; j < loader->plan->step_count; j++) {
            const struct step *step = loader->steps[j];
            if (step->stage->deck != deck)
                continue;
            used = true;
            if (step->task == TASK_COMPOSE && step->stage->to - step->stage->from > day)
                day = step->stage->to - step->stage->from;
        }
        char minutes[16];
        snprintf(minutes, sizeof minutes, "%d", total);
        if (!used)
            complain(&loader->sink, draft->cards_at, COMPLAINT_DECK_IDLE, deck->id, NULL);
        else if (total < day)
            complain(&loader->sink, draft->cards_at, COMPLAINT_DECK_SHORT, deck->id, minutes);
    }
}

/* --- the whole */

void lint_game(struct game_draft *draft)
{
    struct loader *loader = draft->loader;
    uint32_t count = loader->plan->step_count;
    if (count == 0)
        return;
    bool *reached = mem_zalloc(count + 1, sizeof *reached);
    lint_reach(draft, reached);
    free(reached);
    lint_branches(draft);
    lint_conditions(draft);
    lint_indicators(draft);
    lint_categories(draft);
    lint_decks(draft);
    for (uint32_t i = 0; i < count; i++) {
        const struct step *step = loader->steps[i];
        if (step->task == TASK_JUDGE && step->stage->by == BY_JURY &&
            step->stage->juror_count == 0 && draft->notes[i].lap <= 1)
            complain(&loader->sink, draft->notes[i].at, COMPLAINT_JURY_NONE, NULL, NULL);
    }
    if (draft->minutes > 0)
        complain_minutes(loader, draft->minutes_at, COMPLAINT_MINUTES_OFF,
                         game_span(loader->steps, count, (int32_t)loader->step_base),
                         draft->minutes);
}
