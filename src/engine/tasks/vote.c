/* vote: for teams, never for oneself, or for items. The answer names what is voted for in the order
 * of the teams or of the file: "0,2", "b,d". The winners get the step's points, all of them when
 * there are several. */
#include <stdio.h>
#include <string.h>

#include "engine/judging.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_vote;

static int choices(const struct stage *stage)
{
    return stage->votes_teams ? TEAMS_MAX : stage->item_count;
}

/* What is voted for, as text. */
static const char *name_of(const struct stage *stage, int choice, char number[12])
{
    if (!stage->votes_teams)
        return stage->items[choice].id;
    snprintf(number, 12, "%d", choice);
    return number;
}

static size_t answer_max(const struct step *step)
{
    char number[12];
    size_t size = 1;
    for (int i = 0; i < choices(step->stage); i++)
        size += strlen(name_of(step->stage, i, number)) + 1;
    return size < ANSWER_MAX ? size : ANSWER_MAX;
}

/* Marks what is named; false for an unknown name, one that stands twice, or too many. */
static bool read_marks(const struct stage *stage, const char *text, bool marks[STAGE_ITEMS_MAX])
{
    int most = stage->most_votes > 0 ? stage->most_votes : 1, count = 0;
    memset(marks, 0, STAGE_ITEMS_MAX * sizeof *marks);
    for (;;) {
        size_t length = strcspn(text, ",");
        int choice = 0;
        for (; choice < choices(stage); choice++) {
            char number[12];
            const char *name = name_of(stage, choice, number);
            if (strlen(name) == length && memcmp(name, text, length) == 0)
                break;
        }
        if (choice == choices(stage) || marks[choice] || ++count > most)
            return false;
        marks[choice] = true;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

static bool write_marks(const struct stage *stage, const bool marks[STAGE_ITEMS_MAX], char *out,
                        size_t size)
{
    size_t used = 0;
    *out = '\0';
    for (int i = 0; i < choices(stage); i++) {
        char number[12];
        const char *name = name_of(stage, i, number);
        size_t length = strlen(name);
        if (!marks[i])
            continue;
        if (used + length + 2 > size)
            return false;
        if (used > 0)
            out[used++] = ',';
        memcpy(out + used, name, length + 1);
        used += length;
    }
    return true;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    bool marks[STAGE_ITEMS_MAX];
    return read_marks(step->stage, given, marks) && write_marks(step->stage, marks, out, size);
}

static bool may_give(const struct plan *plan, const struct state *state, int at, int team,
                     const char *answer)
{
    const struct stage *stage = plan->steps[at]->stage;
    bool marks[STAGE_ITEMS_MAX];
    if (team == ROOM || !read_marks(stage, answer, marks))
        return false;
    for (int i = 0; stage->votes_teams && i < TEAMS_MAX; i++)
        if (marks[i] && (i == team || !team_had_joined(state, at, i)))
            return false;
    return true;
}

static void score(const struct plan *plan, const struct state *state, int at,
                  struct verdict out[TEAMS_MAX])
{
    const struct step *step = plan->steps[at];
    int votes[STAGE_ITEMS_MAX];
    int most = votes_count(plan, state, at, votes);
    for (int team = 0; team < state->team_count; team++) {
        if (!team_had_joined(state, at, team))
            continue;
        bool won = step->stage->votes_teams && most > 0 && votes[team] == most;
        if (won)
            out[team] = (struct verdict){
                .rule = RULE_VOTED, .share = 1, .share_of = 1, .points = step->points};
        else if (state_answer(state, at, team)->given)
            out[team] = (struct verdict){.rule = RULE_WORK, .share_of = 1};
    }
}

static void random_votes(const struct plan *plan, const struct state *state, int at, int team,
                         struct rng *rng, char *out, size_t size)
{
    const struct stage *stage = plan->steps[at]->stage;
    uint8_t open[STAGE_ITEMS_MAX];
    bool marks[STAGE_ITEMS_MAX] = {false};
    int count = 0, votes = stage->most_votes > 0 ? stage->most_votes : 1;
    for (int i = 0; team != ROOM && i < choices(stage); i++)
        if (!stage->votes_teams || (i != team && team_may_answer(state, at, i)))
            open[count++] = (uint8_t)i;
    rng_shuffle(rng, open, (size_t)count);
    for (int i = 0; i < count && i < votes; i++)
        marks[open[i]] = true;
    if (!write_marks(stage, marks, out, size))
        *out = '\0';
}

const struct task_rule task_vote = {.name = "vote",
                                    .flow = FLOW_WORK,
                                    .typed = true,
                                    .answer_max = answer_max,
                                    .canonical = canonical,
                                    .may_give = may_give,
                                    .score = score,
                                    .random = random_votes};
