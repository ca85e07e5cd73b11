/* The kinds of stages: one row each; and those that are about days, texts and
 * clocks. */
#include <stdio.h>
#include <string.h>

#include "content/game_loader.h"

enum { DAY_FROM = 9 * 60, DAY_TO = 18 * 60, DAY_SLOT = 15, DAY_BUFFER = 30 };

#define OWN(...)                                                                                   \
    .own = (const int[])                                                                           \
    {                                                                                              \
        __VA_ARGS__, -1                                                                            \
    }
#define TITLE(ru, en) .title = {[LANGUAGE_RU] = (ru), [LANGUAGE_EN] = (en)}

const struct stage_kind stage_kinds[] = {
    {KEY_BRIEF, TASK_BRIEF, .make = stage_make_brief, OWN(-1), TITLE("Введение", "Introduction")},
    {KEY_COMPOSE, TASK_COMPOSE, .place = IN_COMPOSE, .works = true, .make = stage_make_compose,
     OWN(KEY_DAY_FROM, KEY_DAY_TO, KEY_SLOT, KEY_DECK, KEY_USEFUL, KEY_BUFFER, KEY_BUFFER_POINTS),
     TITLE("Составляем день", "Composing the day")},
    {KEY_DRAW, TASK_DRAW, .place = IN_DRAW, .works = true, .make = stage_make_draw,
     OWN(KEY_DRAW_FROM, KEY_DRAW_ON), TITLE("Сюрпризы", "Surprises")},
    {KEY_COMPARE, TASK_COMPARE, .make = stage_make_compare, OWN(-1),
     TITLE("Сравниваем", "Comparing")},
    {KEY_RANK, TASK_RANK, .works = true, .make = stage_make_rank, OWN(KEY_EXPERTS),
     TITLE("Расставляем по важности", "In order of importance")},
    {KEY_ALLOCATE, TASK_ALLOCATE, .works = true, .make = stage_make_allocate,
     OWN(KEY_ITEMS, KEY_UNIT, KEY_EXACT), TITLE("Распределяем", "Giving out")},
    {KEY_DECIDE, TASK_DECIDE, .place = IN_DECIDE, .works = true, .make = stage_make_decide,
     OWN(KEY_CHOICES, KEY_DECIDE_BY), TITLE("Решение", "Decision")},
    {KEY_PRESENT, TASK_PRESENT, .make = stage_make_present, OWN(-1),
     TITLE("Выступления команд", "The teams speak")},
    {KEY_JUDGE, TASK_JUDGE, .place = IN_JUDGE, .works = true, .make = stage_make_judge,
     OWN(KEY_JUDGE_BY, KEY_JURY), TITLE("Оценки", "Judging")},
    {KEY_VOTE, TASK_VOTE, .works = true, .make = stage_make_vote,
     OWN(KEY_CHOICES, KEY_ITEMS, KEY_VOTES), TITLE("Голосование", "Vote")},
    {KEY_WRITE, TASK_WRITE, .works = true, .make = stage_make_write, OWN(KEY_LINES),
     TITLE("Записываем", "Writing down")},
    {KEY_DEBRIEF, TASK_DEBRIEF, .expands = true, .make = stage_expand_debrief, OWN(-1),
     TITLE("Обсуждение", "Debrief")},
    {KEY_RESOLVE, TASK_RESOLVE, .expands = true, .make = stage_expand_resolve,
     OWN(KEY_TOPIC, KEY_WORK_MODE), TITLE("Итоговый документ", "Final document")},
    {KEY_TALK, TASK_TALK, .make = stage_make_talk, OWN(KEY_SPEAKER), TITLE("Выступление", "Talk")},
    {KEY_BREAK, TASK_BREAK, .make = stage_make_break, OWN(-1), TITLE("Перерыв", "Break")},
    {KEY_REPEAT, TASK_KINDS, .expands = true, .bare = true, .make = stage_expand_repeat,
     OWN(KEY_STAGES), TITLE("Повтор", "Repeat")},
    {.key = -1},
};

/* --- texts and clocks */

void stage_make_brief(struct stage_draft *draft)
{
    draft->stage->text = value_text(draft->loader, KEY_BRIEF, draft->value);
}

void stage_make_talk(struct stage_draft *draft)
{
    draft->step->title = value_text(draft->loader, KEY_TALK, draft->value);
    draft->stage->speaker = field_text(draft->loader, draft->fields, KEY_SPEAKER);
}

void stage_make_break(struct stage_draft *draft)
{
    if (!tree_is_yes(draft->loader, draft->value))
        draft->step->title = value_text(draft->loader, KEY_BREAK, draft->value);
}

void stage_make_present(struct stage_draft *draft)
{
    if (!tree_is_yes(draft->loader, draft->value))
        draft->stage->text = value_text(draft->loader, KEY_PRESENT, draft->value);
}

/* --- days */

static bool deck_has(const struct deck *deck, bool surprises)
{
    for (int i = 0; i < deck->count; i++)
        if (surprises ? deck->cards[i].change_count > 0 : deck->cards[i].minutes > 0)
            return true;
    return false;
}

/* The one that is named, else the first that has what the stage needs. */
static void take_deck(struct stage_draft *draft, int key, bool surprises)
{
    struct loader *loader = draft->loader;
    const struct game *game = draft->game->game;
    const struct node *node = field_value(draft->fields, key);
    const struct deck *deck = NULL;
    if (node != NULL)
        deck = game_find_deck(loader, game, key, node);
    for (int i = 0; node == NULL && deck == NULL && i < game->deck_count; i++)
        if (deck_has(&game->decks[i], surprises))
            deck = &game->decks[i];
    draft->stage->deck = deck;
    if (loader->sink.errors > 0)
        return; /* what is missing may be among what was refused */
    if (deck == NULL)
        complain(&loader->sink, draft->fields->at,
                 surprises ? COMPLAINT_NO_SURPRISES : COMPLAINT_NO_ACTIVITIES, NULL, NULL);
    else if (!deck_has(deck, surprises))
        complain(&loader->sink, node != NULL ? node->at : draft->fields->at,
                 surprises ? COMPLAINT_DECK_NO_CHANGES : COMPLAINT_DECK_NO_MINUTES, deck->id, NULL);
}

static void take_clock(struct stage_draft *draft, int key, int16_t *out)
{
    if (field_value(draft->fields, key) != NULL)
        tree_clock(draft->loader, key, field_value(draft->fields, key), out);
}

void stage_make_compose(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    struct stage *stage = draft->stage;
    const struct fields *fields = draft->fields;
    int32_t points;
    draft->board = value_name(loader, KEY_COMPOSE, draft->value);
    stage->from = DAY_FROM;
    stage->to = DAY_TO;
    stage->slot = DAY_SLOT;
    take_clock(draft, KEY_DAY_FROM, &stage->from);
    take_clock(draft, KEY_DAY_TO, &stage->to);
    tree_minutes(loader, fields, KEY_SLOT, &stage->slot);
    tree_minutes(loader, fields, KEY_BUFFER, &stage->buffer);
    if (stage->to - stage->from < stage->slot)
        complain(&loader->sink, fields->at, COMPLAINT_DAY_ORDER, NULL, NULL);
    take_deck(draft, KEY_DECK, false);
    field_whole(loader, fields, KEY_USEFUL, &draft->step->points);
    if (field_whole(loader, fields, KEY_BUFFER_POINTS, &points))
        stage->buffer_points = (int16_t)points;
    if (stage->buffer_points > 0 && !field_given(fields, KEY_BUFFER))
        stage->buffer = DAY_BUFFER;
}

/* The day is that of the board it changes. */
void stage_make_draw(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    struct stage *stage = draft->stage;
    const struct node *on = field_value(draft->fields, KEY_DRAW_ON);
    int32_t dealt = 1;
    field_whole(loader, draft->fields, KEY_DRAW, &dealt);
    stage->dealt = (uint8_t)dealt;
    take_deck(draft, KEY_DRAW_FROM, true);
    if (stage->deck != NULL && stage->deck->count < dealt)
        complain(&loader->sink, draft->value->at, COMPLAINT_DECK_SMALL, stage->deck->id, NULL);
    int32_t board = on != NULL ? stage_find_board(draft, KEY_DRAW_ON, on) : stage_last_board(draft);
    if (on == NULL && board < 0)
        complain(&loader->sink, draft->fields->at, COMPLAINT_BOARD_MISSING, NULL, NULL);
    if (board < 0)
        return;
    const struct stage *base = loader->steps[board - (int32_t)loader->step_base]->stage;
    stage->base[0] = board;
    stage->from = base->from;
    stage->to = base->to;
    stage->slot = base->slot;
    stage->buffer = base->buffer;
}

void stage_make_compare(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    const struct node *items[2];
    size_t count = tree_list(loader, KEY_COMPARE, draft->value, items, 2);
    if (count == 1)
        complain(&loader->sink, draft->value->at, COMPLAINT_COMPARE_TWO, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        draft->stage->base[i] = stage_find_board(draft, KEY_COMPARE, items[i]);
    if (count == 2 && draft->stage->base[0] >= 0 && draft->stage->base[0] == draft->stage->base[1])
        complain(&loader->sink, items[1]->at, COMPLAINT_COMPARE_TWO, NULL, NULL);
}

/* --- repetition */

/* What is wrong in the first lap would be wrong in every one. */
void stage_expand_repeat(struct stage_draft *draft)
{
    struct loader *loader = draft->loader;
    struct game_draft *game = draft->game;
    const struct node *stages = field_value(draft->fields, KEY_STAGES);
    int32_t laps = 0;
    if (game->lap > 0) {
        complain(&loader->sink, draft->fields->at, COMPLAINT_REPEAT_NESTED, NULL, NULL);
        return;
    }
    if (!field_whole(loader, draft->fields, KEY_REPEAT, &laps))
        laps = 1;
    if (stages == NULL) {
        if (!draft->fields->strange)
            complain(&loader->sink, draft->fields->at, COMPLAINT_REPEAT_EMPTY, NULL, NULL);
        return;
    }
    size_t errors = loader->sink.errors;
    for (int32_t lap = 1; lap <= laps && loader->sink.errors == errors; lap++) {
        game->lap = (uint16_t)lap;
        stage_read_list(game, stages);
    }
    game->lap = 0;
}
