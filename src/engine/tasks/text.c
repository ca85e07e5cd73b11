/* text: a typed answer, judged kindly. People type in a hurry, in the wrong layout, with and
 * without «ё» and quotes; what they meant counts, and the rule that let it pass is named at reveal.
 *
 * In order: the reject list; the words themselves; the words without case, ё, punctuation and
 * spaces; the same typed in the other keyboard layout; a typo. A typo never changes a digit and
 * never comes as near to a rejected answer as to a right one.
 */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_text;

static size_t answer_max(const struct step *step)
{
    (void)step;
    return TYPED_ANSWER_MAX;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    (void)step;
    struct arena arena = {0};
    const char *clean = text_clean(&arena, given);
    bool fits = *clean != '\0' && strlen(clean) < size;
    if (fits)
        memcpy(out, clean, strlen(clean) + 1);
    arena_free(&arena);
    return fits;
}

/* Letters a typo may touch, by the length of the right answer in letters. */
static size_t typo_tolerance(size_t length)
{
    static const struct {
        size_t from, tolerance;
    } steps[] = {{15, 3}, {9, 2}, {5, 1}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (length >= steps[i].from)
            return steps[i].tolerance;
    return 0;
}

/* A digit is never a typo: both texts must hold the same digits in the same order. */
static bool same_digits(const char *a, const char *b)
{
    for (;;) {
        a += strcspn(a, "0123456789");
        b += strcspn(b, "0123456789");
        if (*a != *b)
            return false;
        if (*a == '\0')
            return true;
        a++;
        b++;
    }
}

struct typed {
    const char *folded, *swapped;
};

static bool is_rejected(const struct step *step, const char *answer, const struct typed *typed,
                        struct arena *arena)
{
    for (size_t i = 0; i < step->reject_count; i++) {
        const char *reject = text_fold(arena, step->reject[i]);
        bool signs = *reject == '\0'; /* of signs alone, and so rejected only to the letter */
        if (signs ? strcmp(answer, step->reject[i]) == 0
                  : strcmp(typed->folded, reject) == 0 || strcmp(typed->swapped, reject) == 0)
            return true;
    }
    return false;
}

static size_t distance_to_rejected(const struct step *step, const char *folded, struct arena *arena)
{
    size_t nearest = SIZE_MAX;
    for (size_t i = 0; i < step->reject_count; i++) {
        size_t distance = text_distance(folded, text_fold(arena, step->reject[i]), 3);
        if (distance < nearest)
            nearest = distance;
    }
    return nearest;
}

static bool is_typo(const struct step *step, const struct typed *typed, const char *right,
                    struct arena *arena)
{
    size_t tolerance = typo_tolerance(text_length(right));
    if (tolerance == 0 || !same_digits(typed->folded, right))
        return false;
    size_t distance = text_distance(typed->folded, right, tolerance);
    return distance <= tolerance && distance < distance_to_rejected(step, typed->folded, arena);
}

static enum verdict_rule rule_for(const struct step *step, const char *answer, struct arena *arena)
{
    struct typed typed = {text_fold(arena, answer),
                          text_fold(arena, text_swap_layout(arena, answer))};
    if (is_rejected(step, answer, &typed, arena))
        return RULE_REJECTED;
    enum verdict_rule best = RULE_WRONG;
    for (size_t i = 0; i < step->accept_count; i++) {
        const char *right = text_fold(arena, step->accept[i]);
        if (strcmp(answer, step->accept[i]) == 0)
            return i == 0 ? RULE_EXACT : RULE_VARIANT;
        if (*right == '\0')
            continue; /* an answer of signs alone is right only to the letter */
        if (strcmp(typed.folded, right) == 0)
            best = RULE_FOLDED;
        else if (best != RULE_FOLDED && strcmp(typed.swapped, right) == 0)
            best = RULE_LAYOUT;
        else if (best == RULE_WRONG && is_typo(step, &typed, right, arena))
            best = RULE_TYPO;
    }
    return best;
}

static struct verdict judge(const struct step *step, const char *answer)
{
    struct arena arena = {0};
    enum verdict_rule rule = rule_for(step, answer, &arena);
    arena_free(&arena);
    bool right = rule != RULE_WRONG && rule != RULE_REJECTED;
    return (struct verdict){.rule = rule, .share = right, .share_of = 1};
}

const struct task_rule task_text = {.name = "text",
                                    .typed = true,
                                    .answer_max = answer_max,
                                    .canonical = canonical,
                                    .judge = judge};
