#include "engine/build.h"

#include <string.h>

#include "base/text.h"
#include "expect.h"

void build_start(struct build *build)
{
    memset(build, 0, sizeof *build);
    build->plan = (struct plan){.title = "Проба", .rounds = build->rounds, .steps = build->steps};
    build_round(build);
}

void build_free(struct build *build)
{
    arena_free(&build->arena);
}

void build_round(struct build *build)
{
    struct plan *plan = &build->plan;
    assert_true(plan->round_count < BUILD_ROUNDS_MAX);
    build->rounds[plan->round_count++] =
        (struct round){.title = "Раунд", .first = plan->step_count};
}

static struct step *add_step(struct build *build, enum task_kind task)
{
    struct plan *plan = &build->plan;
    assert_true(plan->step_count < BUILD_STEPS_MAX);
    struct step *step = arena_alloc(&build->arena, sizeof *step);
    *step = (struct step){.id = arena_format(&build->arena, "q%u", plan->step_count + 1),
                          .question = "Вопрос?",
                          .points = 1,
                          .time_ms = 30000,
                          .round = (uint16_t)(plan->round_count - 1),
                          .task = (uint8_t)task,
                          .mode = MODE_ALL};
    build->steps[plan->step_count++] = step;
    build->rounds[plan->round_count - 1].count++;
    return step;
}

/* "a|b" as an array in the arena; "" is none. */
static const char **split(struct build *build, const char *list, uint8_t *count)
{
    const char **parts = arena_alloc(&build->arena, STEP_VARIANTS_MAX * sizeof *parts);
    *count = 0;
    while (*list != '\0') {
        size_t length = strcspn(list, "|");
        parts[(*count)++] = arena_text(&build->arena, list, length);
        list += length + (list[length] == '|');
    }
    return parts;
}

static struct step *with_options(struct build *build, enum task_kind task, const char *list)
{
    struct step *step = add_step(build, task);
    const char **texts = split(build, list, &step->option_count);
    struct step_option *options = arena_alloc(&build->arena, STEP_OPTIONS_MAX * sizeof *options);
    for (uint8_t i = 0; i < step->option_count; i++) {
        bool right = texts[i][0] == '*';
        options[i] =
            (struct step_option){.text = texts[i] + right, .id = {(char)('a' + i)}, .right = right};
    }
    step->options = options;
    return step;
}

struct step *build_choice(struct build *build, const char *options)
{
    return with_options(build, TASK_CHOICE, options);
}

struct step *build_multi(struct build *build, const char *options)
{
    return with_options(build, TASK_MULTI, options);
}

struct step *build_truefalse(struct build *build, bool right)
{
    struct step *step = add_step(build, TASK_TRUEFALSE);
    struct step_option *options = arena_alloc(&build->arena, 2 * sizeof *options);
    options[0] = (struct step_option){.id = "true", .right = right};
    options[1] = (struct step_option){.id = "false", .right = !right};
    step->options = options;
    step->option_count = 2;
    return step;
}

struct step *build_text(struct build *build, const char *accept, const char *reject)
{
    struct step *step = add_step(build, TASK_TEXT);
    step->accept = split(build, accept, &step->accept_count);
    step->reject = split(build, reject, &step->reject_count);
    return step;
}

struct step *build_number(struct build *build, const char *number, const char *tolerance)
{
    struct step *step = add_step(build, TASK_NUMBER);
    assert_true(text_parse_decimal(number, &step->number));
    assert_true(text_parse_decimal(tolerance, &step->tolerance));
    return step;
}

struct step *build_closest(struct build *build, const char *number, const int32_t *points,
                           uint8_t count)
{
    struct step *step = build_number(build, number, "0");
    step->rank_points = points;
    step->rank_count = count;
    return step;
}

struct step *build_stage(struct build *build, enum task_kind task, const struct game *game,
                         struct stage **stage)
{
    struct step *step = add_step(build, task);
    *stage = arena_alloc(&build->arena, sizeof **stage);
    **stage = (struct stage){.game = game, .base = {-1, -1}};
    step->points = 0;
    step->stage = *stage;
    return step;
}

struct step *build_decide(struct build *build, const struct game *game, const char *options,
                          const int32_t *go, struct stage **stage)
{
    uint8_t count;
    const char **texts = split(build, options, &count);
    struct step *step = build_stage(build, TASK_DECIDE, game, stage);
    struct step_option *choices = arena_alloc(&build->arena, count * sizeof *choices);
    struct item *items = arena_alloc(&build->arena, count * sizeof *items);
    for (uint8_t i = 0; i < count; i++) {
        choices[i] = (struct step_option){.text = texts[i], .id = {(char)('a' + i)}};
        items[i] = (struct item){.id = choices[i].id, .text = texts[i], .go = go[i]};
    }
    step->options = choices;
    step->option_count = count;
    (*stage)->items = items;
    (*stage)->item_count = count;
    return step;
}
