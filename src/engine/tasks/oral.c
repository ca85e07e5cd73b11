/* oral: said aloud. The host hears it and says what it is worth; the answer is that word: right,
 * half, wrong. */
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_oral;

static const struct {
    const char *word;
    struct verdict verdict;
} words[] = {
    {"right", {.rule = RULE_HOST, .share = 2, .share_of = 2}},
    {"half", {.rule = RULE_PARTIAL, .share = 1, .share_of = 2}},
    {"wrong", {.rule = RULE_WRONG, .share = 0, .share_of = 2}},
};

static size_t answer_max(const struct step *step)
{
    (void)step;
    return sizeof "right";
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    (void)step;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, given) == 0)
            return text_copy(out, size, given);
    return false;
}

static struct verdict judge(const struct step *step, const char *answer)
{
    (void)step;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, answer) == 0)
            return words[i].verdict;
    return (struct verdict){.rule = RULE_WRONG, .share_of = 1};
}

static void draw_word(const struct plan *plan, const struct state *state, int at, int team,
                      struct rng *rng, char *out, size_t size)
{
    (void)plan, (void)state, (void)at, (void)team;
    text_copy(out, size, words[rng_below(rng, sizeof words / sizeof *words)].word);
}

const struct task_rule task_oral = {.name = "oral",
                                    .answer_max = answer_max,
                                    .canonical = canonical,
                                    .judge = judge,
                                    .random = draw_word};
