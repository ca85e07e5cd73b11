/* A quiz file becomes a plan. Keys may stand in any order, so what a question
 * inherits is settled once the file has ended. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/loader.h"

enum { DEFAULT_TIME_MS = 30 * 1000, DEFAULT_POINTS = 1 };

#define BIT(key) (UINT64_C(1) << (key))
#define RULE_KEYS                                                                                  \
    (BIT(KEY_POINTS) | BIT(KEY_PENALTY) | BIT(KEY_TIME) | BIT(KEY_MODE) | BIT(KEY_SPEED) |         \
     BIT(KEY_PARTIAL) | BIT(KEY_SHUFFLE))

_Static_assert(KEY_POINTS < 64 && KEY_SHUFFLE < 64, "in the first word");

static const struct rules nothing_said = {-1, -1, -1, -1, -1, -1, -1};

/* --- what is inherited */

void loader_read_rules(struct loader *loader, const struct fields *fields, struct rules *rules)
{
    int chosen;
    bool yes;
    *rules = nothing_said;
    if ((fields->given[0] & RULE_KEYS) == 0)
        return;
    field_whole(loader, fields, KEY_POINTS, &rules->points);
    field_whole(loader, fields, KEY_PENALTY, &rules->penalty);
    field_duration(loader, fields, KEY_TIME, &rules->time_ms);
    if (field_choice(loader, fields, KEY_MODE, &chosen))
        rules->mode = (int8_t)chosen;
    if (field_choice(loader, fields, KEY_SPEED, &chosen))
        rules->speed = (int8_t)chosen;
    if (field_yes_no(loader, fields, KEY_PARTIAL, &yes))
        rules->partial = yes;
    if (field_yes_no(loader, fields, KEY_SHUFFLE, &yes))
        rules->shuffle = yes;
}

#define INHERIT(field)                                                                             \
    if (rules.field < 0)                                                                           \
    rules.field = from->field

static struct rules inherit(struct rules rules, const struct rules *from)
{
    INHERIT(points);
    INHERIT(penalty);
    INHERIT(time_ms);
    INHERIT(mode);
    INHERIT(speed);
    INHERIT(partial);
    INHERIT(shuffle);
    return rules;
}
#undef INHERIT

static void settle_step(struct loader *loader, struct step *step, const struct rules *rules)
{
    step->points = rules->points;
    step->penalty = rules->penalty;
    step->time_ms = rules->time_ms;
    step->mode = (uint8_t)rules->mode;
    step->speed = (uint8_t)rules->speed;
    /* A pair found is worth its share unless the author says otherwise. */
    step->partial = step->task == TASK_MATCH ? rules->partial != 0
                                             : rules->partial > 0 && (step->task == TASK_MULTI ||
                                                                      step->task == TASK_ORDER);
    step->shuffle = step->task == TASK_ORDER || /* as written it would be the answer */
                    (rules->shuffle > 0 && (step->task == TASK_CHOICE || step->task == TASK_MULTI ||
                                            step->task == TASK_MATCH));
    if (step->rank_count > 0 && step->rank_points == NULL) {
        int32_t *ranks = arena_alloc(loader->arena, sizeof *ranks);
        *ranks = step->points;
        step->rank_points = ranks;
    }
}

static void settle_steps(struct loader *loader, const struct rules *quiz)
{
    int time_ms = loader->options->time_s > 0 ? loader->options->time_s * 1000 : DEFAULT_TIME_MS;
    const struct rules usual = {DEFAULT_POINTS, 0, time_ms, MODE_ALL, SPEED_NONE, -1, false};
    const struct rules top = inherit(*quiz, &usual);
    for (uint32_t i = 0; i < loader->plan->round_count; i++) {
        const struct round *round = &loader->plan->rounds[i];
        const struct rules rules = inherit(loader->round_rules[i], &top);
        for (uint32_t j = round->first; j < round->first + round->count; j++) {
            const struct rules own = inherit(loader->notes[j].rules, &rules);
            settle_step(loader, loader->steps[j], &own);
            loader->notes[j].rules = own;
        }
    }
}

/* --- rounds and questions */

static void refuse_items(struct loader *loader, int key)
{
    int first = key == KEY_QUESTIONS ? KEY_QUESTION : KEY_TITLE;
    if (!loader->reader.failed)
        complain(&loader->sink, reader_place(&loader->reader), COMPLAINT_ITEMS_NOT_LIST,
                 loader_key_name(loader, key), loader_key_name(loader, first));
    reader_skip(&loader->reader);
}

static void read_questions(struct loader *loader, int key, struct fields *fields)
{
    struct reader *reader = &loader->reader;
    (void)fields;
    if (reader_peek(reader) != NODE_LIST) {
        refuse_items(loader, key);
        return;
    }
    struct place at = reader_place(reader);
    size_t errors = loader->sink.errors;
    uint32_t before = loader->plan->step_count;
    reader_enter(reader);
    while (reader_more(reader))
        loader_read_question(loader);
    if (!reader->failed && loader->plan->step_count == before && loader->sink.errors == errors)
        complain(&loader->sink, at, COMPLAINT_QUESTIONS_MISSING, NULL, NULL);
}

void loader_add_round(struct loader *loader, uint32_t first, const char *title, const char *about,
                      const struct rules *rules)
{
    struct plan *plan = loader->plan;
    if (plan->round_count == loader->round_capacity) {
        loader->round_capacity = loader->round_capacity == 0 ? 16 : loader->round_capacity * 2;
        plan->rounds = mem_realloc(plan->rounds, loader->round_capacity * sizeof *plan->rounds);
        loader->round_rules =
            mem_realloc(loader->round_rules, loader->round_capacity * sizeof *loader->round_rules);
    }
    loader->round_rules[plan->round_count] = rules == NULL ? nothing_said : *rules;
    plan->rounds[plan->round_count++] = (struct round){
        .title = title, .about = about, .first = first, .count = plan->step_count - first};
}

static void read_round(struct loader *loader)
{
    struct fields fields;
    uint32_t first = loader->plan->step_count;
    bool later = loader->later;
    loader->later = false;
    arena_reset(&loader->scratch[LEVEL_ROUND]);
    if (loader_collect(loader, IN_ROUND, LEVEL_ROUND, &fields, read_questions)) {
        struct rules rules;
        loader_read_rules(loader, &fields, &rules);
        const char *title = field_text(loader, &fields, KEY_TITLE),
                   *about = field_text(loader, &fields, KEY_ABOUT);
        if (!field_given(&fields, KEY_QUESTIONS) && !loader->later && !fields.strange)
            complain(&loader->sink, fields.at, COMPLAINT_QUESTIONS_MISSING, NULL, NULL);
        loader_add_round(loader, first, title, about, &rules);
    }
    loader->later |= later;
}

void loader_read_quiz_items(struct loader *loader, int key, struct fields *fields)
{
    struct reader *reader = &loader->reader;
    if (field_given(fields, KEY_ROUNDS) && field_given(fields, KEY_QUESTIONS)) {
        complain(&loader->sink, fields->key[key], COMPLAINT_QUESTIONS_BOTH, NULL, NULL);
        reader_skip(reader);
    } else if (key == KEY_QUESTIONS) {
        read_questions(loader, key, fields);
        loader_add_round(loader, 0, NULL, NULL, &nothing_said);
    } else if (reader_peek(reader) != NODE_LIST) {
        refuse_items(loader, key);
    } else {
        struct place at = reader_place(reader);
        reader_enter(reader);
        while (reader_more(reader)) {
            if (loader->plan->round_count == UINT16_MAX) {
                if (!loader->later)
                    complain(&loader->sink, reader_place(reader), COMPLAINT_YAML_CROWDED, NULL,
                             NULL);
                loader->later = true;
                reader_skip(reader);
                continue;
            }
            read_round(loader);
        }
        if (!reader->failed && loader->plan->round_count == 0 && loader->sink.errors == 0)
            complain(&loader->sink, at, COMPLAINT_QUESTIONS_MISSING, NULL, NULL);
    }
}

/* --- the quiz */

void loader_finish_quiz(struct loader *loader, const struct fields *fields)
{
    struct rules rules;
    loader_read_rules(loader, fields, &rules);
    loader_settle_id(loader);
    settle_steps(loader, &rules);
    loader_settle_points(loader);
}
