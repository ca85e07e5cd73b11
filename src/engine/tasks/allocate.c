/* allocate: amounts over items, out of a total or without one. The answer is every item in its
 * order: "books=300,repair=500". */
#include "engine/tasks/allocate.h"

#include <stdio.h>
#include <string.h>

#include "engine/tasks/tasks.h"

extern const struct task_rule task_allocate;

enum { AMOUNT_TEXT_MAX = 11, RANDOM_STEPS_MAX = 1000 }; /* a sign and ten digits */

#define SEPARATORS " ,;"

static size_t answer_max(const struct step *step)
{
    size_t size = 1;
    for (size_t i = 0; i < step->stage->item_count; i++)
        size += strlen(step->stage->items[i].id) + AMOUNT_TEXT_MAX + 2;
    return size < ANSWER_MAX ? size : ANSWER_MAX;
}

/* ---- reading ---- */

/* Moves *text past a whole number that ends with a separator or the text. */
static bool read_amount(const char **text, int32_t *amount)
{
    const char *at = *text;
    bool negative = *at == '-';
    int64_t value = 0;
    at += negative;
    if (*at < '0' || *at > '9')
        return false;
    for (; *at >= '0' && *at <= '9'; at++)
        value = value > INDICATOR_MAX ? value : value * 10 + (*at - '0');
    if (value > INDICATOR_MAX || (*at != '\0' && strchr(SEPARATORS, *at) == NULL))
        return false;
    *amount = (int32_t)(negative ? -value : value);
    *text = at;
    return true;
}

bool allocate_read(const struct stage *stage, const char *text, int32_t amounts[STAGE_ITEMS_MAX])
{
    bool seen[STAGE_ITEMS_MAX] = {false};
    int named = 0, plain = 0;
    for (size_t i = 0; i < stage->item_count; i++)
        amounts[i] = stage->items[i].least;
    for (text += strspn(text, SEPARATORS); *text != '\0'; text += strspn(text, SEPARATORS)) {
        size_t length = strcspn(text, "=" SEPARATORS);
        ptrdiff_t index = plain;
        if (text[length] == '=') {
            const struct item *item = stage_item(stage, text, length);
            if (item == NULL)
                return false;
            index = item - stage->items;
            text += length + 1;
            named++;
        } else {
            plain++;
        }
        if (index >= stage->item_count || seen[index] || !read_amount(&text, &amounts[index]))
            return false;
        seen[index] = true;
    }
    return (named > 0) != (plain > 0);
}

int64_t allocate_sum(const struct stage *stage, const int32_t amounts[STAGE_ITEMS_MAX])
{
    int64_t sum = 0;
    for (size_t i = 0; i < stage->item_count; i++)
        sum += amounts[i];
    return sum;
}

static int64_t step_of(const struct item *item)
{
    return item->step > 0 ? item->step : 1;
}

bool allocate_allowed(const struct stage *stage, const int32_t amounts[STAGE_ITEMS_MAX])
{
    for (size_t i = 0; i < stage->item_count; i++) {
        const struct item *item = &stage->items[i];
        if (amounts[i] < item->least || amounts[i] > item->most ||
            ((int64_t)amounts[i] - item->least) % step_of(item) != 0)
            return false;
    }
    return stage->total == 0 || allocate_sum(stage, amounts) <= stage->total;
}

bool allocate_complete(const struct stage *stage, const int32_t amounts[STAGE_ITEMS_MAX])
{
    bool any_sum = stage->total == 0 || !stage->exact;
    return any_sum || allocate_sum(stage, amounts) == stage->total;
}

int32_t allocate_amount(const struct stage *stage, const char *answer, int index)
{
    int32_t amounts[STAGE_ITEMS_MAX];
    bool known = index >= 0 && index < stage->item_count && allocate_read(stage, answer, amounts);
    return known ? amounts[index] : 0;
}

/* ---- the row ---- */

static bool write_amounts(const struct stage *stage, const int32_t amounts[STAGE_ITEMS_MAX],
                          char *out, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; i < stage->item_count; i++) {
        int length = snprintf(out + used, size - used, "%s%s=%d", i > 0 ? "," : "",
                              stage->items[i].id, amounts[i]);
        if (length < 0 || (size_t)length >= size - used)
            return false;
        used += (size_t)length;
    }
    return used > 0;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    int32_t amounts[STAGE_ITEMS_MAX];
    return allocate_read(step->stage, given, amounts) && allocate_allowed(step->stage, amounts) &&
           write_amounts(step->stage, amounts, out, size);
}

/* Points, where the author gives any, are for having shared out, all of it where that is asked:
 * there is no right way. */
static struct verdict judge(const struct step *step, const char *answer)
{
    int32_t amounts[STAGE_ITEMS_MAX];
    bool done =
        allocate_read(step->stage, answer, amounts) && allocate_complete(step->stage, amounts);
    return (struct verdict){.rule = done ? RULE_EXACT : RULE_PARTIAL, .share = done, .share_of = 1};
}

/* How many steps of the item fit over what it has, into what is left of the total. */
static int64_t room_for(const struct stage *stage, size_t index, int32_t amount, int64_t left)
{
    const struct item *item = &stage->items[index];
    int64_t room = ((int64_t)item->most - amount) / step_of(item);
    if (stage->total != 0 && left / step_of(item) < room)
        room = left / step_of(item);
    return room > 0 ? room : 0;
}

/* Items in a drawn order take a drawn share; where all has to be given out, whoever can takes what
 * is left. */
static void random_answer(const struct plan *plan, const struct state *state, int at, int team,
                          struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    const struct stage *stage = plan->steps[at]->stage;
    int32_t amounts[STAGE_ITEMS_MAX];
    uint8_t order[STAGE_ITEMS_MAX];
    for (uint8_t i = 0; i < stage->item_count; i++) {
        amounts[i] = stage->items[i].least;
        order[i] = i;
    }
    rng_shuffle(rng, order, stage->item_count);
    int64_t left = stage->total - allocate_sum(stage, amounts);
    for (size_t pass = 0; pass < (stage->exact ? 2 : 1); pass++)
        for (size_t i = 0; i < stage->item_count; i++) {
            int64_t steps = room_for(stage, order[i], amounts[order[i]], left);
            int64_t few = steps < RANDOM_STEPS_MAX ? steps : RANDOM_STEPS_MAX;
            if (pass == 0)
                steps = rng_below(rng, (uint32_t)few + 1);
            int64_t more = steps * step_of(&stage->items[order[i]]);
            amounts[order[i]] += (int32_t)more;
            left -= more;
        }
    if (!allocate_allowed(stage, amounts) || !allocate_complete(stage, amounts) ||
        !write_amounts(stage, amounts, out, size))
        *out = '\0';
}

const struct task_rule task_allocate = {.name = "allocate",
                                        .flow = FLOW_WORK,
                                        .typed = true,
                                        .answer_max = answer_max,
                                        .canonical = canonical,
                                        .judge = judge,
                                        .random = random_answer};
