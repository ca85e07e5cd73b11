/* rank: the items in order of importance. The answer is their ids from the first place to the last,
 * "c,a,b"; typed from paper it may be printed numbers or letters, "3 1 2" or "ваб". */
#include <string.h>

#include "base/text.h"
#include "engine/judging.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_rank;

static const char separators[] = " \t\n,;.";

static size_t answer_max(const struct step *step)
{
    size_t size = 1;
    for (int i = 0; i < step->stage->item_count; i++)
        size += strlen(step->stage->items[i].id) + 1;
    return size < ANSWER_MAX ? size : ANSWER_MAX;
}

static int by_id(const struct stage *stage, const char *word, size_t length)
{
    const struct item *item = stage_item(stage, word, length);
    return item != NULL ? (int)(item - stage->items) : -1;
}

/* As printed before the items, from 1. */
static int by_number(const struct stage *stage, const char *word, size_t length)
{
    int number = 0;
    for (size_t i = 0; i < length; i++) {
        if (word[i] < '0' || word[i] > '9' || number > STAGE_ITEMS_MAX)
            return -1;
        number = number * 10 + (word[i] - '0');
    }
    return number >= 1 && number <= stage->item_count ? number - 1 : -1;
}

/* The alphabet of the screen: Russian without ё and й, or Latin, either case. */
static int by_letter(const struct stage *stage, const char *word, size_t length)
{
    static const char *const alphabets[] = {
        "абвгдежзиклмнопрстуфхцчшщ", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩ", "abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ"};
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
        const char *at = alphabets[i];
        for (int place = 0; place < stage->item_count && *at != '\0'; place++) {
            const char *letter = at;
            text_next(&at);
            if ((size_t)(at - letter) == length && memcmp(letter, word, length) == 0)
                return place;
        }
    }
    return -1;
}

typedef int find_item(const struct stage *stage, const char *word, size_t length);

/* Every item exactly once, as `find` reads the words; letters may stand without separators. */
static bool read_order(const struct stage *stage, const char *given, find_item *find,
                       uint8_t order[STAGE_ITEMS_MAX])
{
    bool seen[STAGE_ITEMS_MAX] = {false};
    int count = 0;
    given += strspn(given, separators);
    while (*given != '\0') {
        size_t length = strcspn(given, separators);
        if (find == by_letter) {
            const char *end = given;
            text_next(&end);
            length = (size_t)(end - given);
        }
        int item = find(stage, given, length);
        if (item < 0 || seen[item])
            return false;
        seen[item] = true;
        order[count++] = (uint8_t)item;
        given += length;
        given += strspn(given, separators);
    }
    return count > 0 && count == stage->item_count;
}

static bool write_order(const struct stage *stage, const uint8_t order[STAGE_ITEMS_MAX], char *out,
                        size_t size)
{
    size_t used = 0;
    for (int i = 0; i < stage->item_count; i++) {
        const char *id = stage->items[order[i]].id;
        size_t length = strlen(id);
        if (used + length + 2 > size)
            return false;
        if (i > 0)
            out[used++] = ',';
        memcpy(out + used, id, length);
        used += length;
    }
    out[used] = '\0';
    return true;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    static find_item *const ways[] = {by_id, by_number, by_letter};
    uint8_t order[STAGE_ITEMS_MAX];
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (read_order(step->stage, given, ways[i], order))
            return write_order(step->stage, order, out, size);
    return false;
}

static void score(const struct plan *plan, const struct state *state, int at,
                  struct verdict out[TEAMS_MAX])
{
    const struct step *step = plan->steps[at];
    for (int team = 0; team < state->team_count; team++) {
        const struct answer *answer = state_answer(state, at, team);
        if (!team_had_joined(state, at, team) || !answer->given)
            continue;
        int nearness = ranking_nearness(step, answer_text(answer));
        out[team] = (struct verdict){.rule = RULE_WORK, .share_of = 1000};
        if (nearness < 0)
            continue;
        out[team].share = nearness;
        out[team].points = (int32_t)((int64_t)step->points * nearness / 1000);
    }
}

static void random_order(const struct plan *plan, const struct state *state, int at, int team,
                         struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    const struct stage *stage = plan->steps[at]->stage;
    uint8_t order[STAGE_ITEMS_MAX];
    for (int i = 0; i < stage->item_count; i++)
        order[i] = (uint8_t)i;
    rng_shuffle(rng, order, stage->item_count);
    if (stage->item_count == 0 || !write_order(stage, order, out, size))
        *out = '\0';
}

const struct task_rule task_rank = {.name = "rank",
                                    .flow = FLOW_WORK,
                                    .typed = true,
                                    .answer_max = answer_max,
                                    .canonical = canonical,
                                    .score = score,
                                    .random = random_order};
