/* number: exact, within a tolerance, or (rank_points) the nearest of all, which needs every answer
 * and so is decided in scoring.c. The answer is a decimal with a point and nothing else: "1618",
 * "-3.5". */
#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_number;

enum { NUMBER_TEXT_MAX = 24 };

static size_t answer_max(const struct step *step)
{
    (void)step;
    return NUMBER_TEXT_MAX;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    (void)step;
    int64_t value;
    if (!text_parse_decimal(given, &value))
        return false;
    text_format_decimal(out, size, value, '.');
    return true;
}

bool number_error(const struct step *step, const char *answer, uint64_t *error)
{
    int64_t value;
    if (!text_parse_decimal(answer, &value))
        return false;
    uint64_t a = (uint64_t)value,
             b = (uint64_t)step->number; /* the difference of two may not fit int64_t */
    *error = value > step->number ? a - b : b - a;
    return true;
}

static struct verdict judge(const struct step *step, const char *answer)
{
    uint64_t error;
    if (!number_error(step, answer, &error))
        return (struct verdict){.rule = RULE_WRONG, .share_of = 1};
    enum verdict_rule rule = RULE_WRONG;
    if (error == 0)
        rule = RULE_EXACT;
    else if (error <= (uint64_t)step->tolerance)
        rule = RULE_TOLERANCE;
    return (struct verdict){.rule = rule, .share = rule != RULE_WRONG, .share_of = 1};
}

const struct task_rule task_number = {.name = "number",
                                      .typed = true,
                                      .answer_max = answer_max,
                                      .canonical = canonical,
                                      .judge = judge};
