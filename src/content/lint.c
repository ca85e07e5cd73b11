/* What `volna check` says about a quiz that can be played and could be better.
 */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/region.h"
#include "engine/state.h"
#include "engine/tasks/tasks.h"

/* The question screen at 80×24: the header, its rule and a blank row above; a
 * blank row, a rule, the teams' lamps and the key bar below leave 16 rows.
 * Question: lines of 48 columns (large letters need more room and give way
 * first). Options: two columns of 34, or one when an option is longer than
 * that; a blank row between question and options. */
enum { SCREEN_ROWS = 16, QUESTION_COLUMNS = 48, OPTION_COLUMNS = 34, WIDE_OPTION_COLUMNS = 70 };
/* What is put in order has a row of its own; pairs stand in two columns. */
enum { ORDER_COLUMNS = 60, PAIR_COLUMNS = 32 };

static size_t wrapped(struct arena *scratch, const char *text, int columns)
{
    const char **lines;
    return text_wrap(scratch, text, columns, &lines);
}

static size_t option_rows(struct arena *scratch, const struct step *step)
{
    bool wide = false;
    size_t rows = 0;
    if (step->task == TASK_TRUEFALSE)
        return 1;
    if (step->task == TASK_ORDER || step->task == TASK_MATCH)
        return step->pair_count > step->option_count ? step->pair_count : step->option_count;
    for (int i = 0; i < step->option_count; i++)
        wide |= text_width(step->options[i].text) > OPTION_COLUMNS;
    if (!wide)
        return ((size_t)step->option_count + 1) / 2;
    for (int i = 0; i < step->option_count; i++)
        rows += wrapped(scratch, step->options[i].text, WIDE_OPTION_COLUMNS);
    return rows;
}

static void lint_size(struct loader *loader, const struct step *step,
                      const struct step_places *places, struct arena *scratch)
{
    size_t options = option_rows(scratch, step);
    size_t rows =
        wrapped(scratch, step->question, QUESTION_COLUMNS) + (options > 0 ? options + 1 : 0);
    if (rows <= SCREEN_ROWS)
        return;
    char needed[24], room[24];
    snprintf(needed, sizeof needed, "%zu", rows);
    snprintf(room, sizeof room, "%d", SCREEN_ROWS);
    complain(&loader->sink, places->question, COMPLAINT_PROJECTOR, needed, room);
}

static void lint_width(struct loader *loader, const char *text, int columns, struct place at)
{
    char most[16];
    if (text_width(text) <= columns)
        return;
    snprintf(most, sizeof most, "%d", columns);
    complain(&loader->sink, at, COMPLAINT_WIDE, text, most);
}

/* What takes part in order or pairs has one line. */
static void lint_arranged(struct loader *loader, const struct step *step,
                          const struct step_places *places)
{
    if (step->task != TASK_ORDER && step->task != TASK_MATCH)
        return;
    int columns = step->task == TASK_ORDER ? ORDER_COLUMNS : PAIR_COLUMNS;
    for (int i = 0; i < step->option_count; i++)
        lint_width(loader, step->options[i].text, columns, places->answer);
    for (int i = 0; i < step->pair_count; i++)
        lint_width(loader, step->pairs[i], columns, places->answer);
}

/* How many points it takes for a share to be one at all: a share is rounded down. */
static int points_to_share(const struct step *step, const struct rules *rules)
{
    const struct map_target *target = step->target;
    if (step->task == TASK_ORDER && step->partial)
        return 2;
    if (step->task == TASK_MATCH && rules->partial > 0) /* the author has asked for it */
        return step->option_count;
    if (step->task != TASK_POINT || target->tile)
        return 0;
    return target->band_count == 1 && target->bands[0].percent == 100 ? 0 : 2;
}

static void lint_shares(struct loader *loader, const struct step *step, const struct rules *rules,
                        const struct step_places *places)
{
    int least = points_to_share(step, rules);
    char points[16], needed[16];
    if (step->points == 0 || step->points >= least)
        return;
    snprintf(points, sizeof points, "%d", (int)step->points);
    snprintf(needed, sizeof needed, "%d", least);
    complain(&loader->sink, places->answer, COMPLAINT_SHARE_POINTS, points, needed);
}

static void lint_options(struct loader *loader, const struct step *step,
                         const struct step_places *places)
{
    int right = 0;
    for (int i = 0; i < step->option_count; i++)
        right += step->options[i].right;
    if (step->task == TASK_MULTI && right == step->option_count)
        complain(&loader->sink, places->answer, COMPLAINT_MULTI_ALL_RIGHT, NULL, NULL);
    if (step->task == TASK_MULTI && step->partial && step->points > 0 && step->points < right) {
        char points[16], needed[16];
        snprintf(points, sizeof points, "%d", (int)step->points);
        snprintf(needed, sizeof needed, "%d", right);
        complain(&loader->sink, places->answer, COMPLAINT_PARTIAL_POINTS, points, needed);
    }
    if (step->mode != MODE_ALL || step->option_count <= TEAM_KEYS || task_rules[step->task]->typed)
        return;
    char count[16], keys[16];
    snprintf(count, sizeof count, "%d", step->option_count);
    snprintf(keys, sizeof keys, "%d", TEAM_KEYS);
    complain(&loader->sink, places->options, COMPLAINT_KEYS_MANY, count, keys);
}

static void lint_variants(struct loader *loader, const struct step *step,
                          const struct step_places *places, struct arena *scratch)
{
    for (int i = 0; i < step->accept_count; i++) {
        const char *accepted = text_fold(scratch, step->accept[i]);
        for (int j = 0; j < step->reject_count; j++)
            if (strcmp(accepted, text_fold(scratch, step->reject[j])) == 0)
                complain(&loader->sink, places->answer, COMPLAINT_VARIANT_REJECTED, step->accept[i],
                         NULL);
    }
}

static void lint_subject(struct loader *loader, const struct map *map, const struct step *step,
                         const struct step_places *places, struct arena *scratch)
{
    if (step->about == NULL || map == NULL || map_place(map, step->about, strlen(step->about)))
        return;
    if (strcmp(step->about, loader->plan->region) == 0)
        return; /* the region as a whole */
    const char *near = region_meant(map, scratch, step->about);
    complain(&loader->sink, places->subject,
             near == NULL ? COMPLAINT_PLACE_UNKNOWN : COMPLAINT_PLACE_UNKNOWN_NEAR, step->about,
             near);
}

/* The map by which questions are checked for what they are about. */
static const struct map *find_map(struct loader *loader)
{
    const struct plan *plan = loader->plan;
    bool broken;
    if (plan->map != NULL || plan->region == NULL || loader->point_count > 0)
        return plan->map; /* where questions point, everything has been said */
    const struct map *map = include_region_quietly(loader, &broken);
    if (map == NULL)
        complain(&loader->sink, loader->region_at,
                 broken ? COMPLAINT_REGION_BROKEN : COMPLAINT_REGION_MISSING, plan->region, NULL);
    return map;
}

void lint_plan(struct loader *loader)
{
    const struct plan *plan = loader->plan;
    struct arena scratch = {0};
    const struct map *map = find_map(loader);
    for (uint32_t i = 0; i < plan->step_count && !sink_full(&loader->sink); i++) {
        const struct step *step = plan->steps[i];
        const struct step_places *at = &loader->places[i];
        arena_reset(&scratch);
        if (step->source == NULL)
            complain(&loader->sink, at->step, COMPLAINT_SOURCE_MISSING, NULL, NULL);
        lint_size(loader, step, at, &scratch);
        lint_options(loader, step, at);
        lint_arranged(loader, step, at);
        lint_shares(loader, step, &loader->notes[i].rules, at);
        lint_variants(loader, step, at, &scratch);
        lint_subject(loader, map, step, at, &scratch);
    }
    arena_free(&scratch);
}
