/* compose: a day built from cards. The answer is a board (engine/board.h); its worth is the share
 * of useful time and the minutes left free for what nobody foresees. */
#include "engine/board.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_compose;

static size_t answer_max(const struct step *step)
{
    (void)step;
    return ANSWER_MAX;
}

/* Minutes taken twice and those outside the day are worth nothing already. */
static int32_t points_for(const struct step *step, const struct board_sums *sums)
{
    const struct stage *stage = step->stage;
    int64_t points = (int64_t)step->points * sums->useful / 1000;
    if (stage->buffer > 0) {
        int kept = sums->free < stage->buffer ? sums->free : stage->buffer;
        points += stage->buffer_points * kept / stage->buffer;
    }
    return (int32_t)points;
}

static void score(const struct plan *plan, const struct state *state, int at,
                  struct verdict out[TEAMS_MAX])
{
    const struct step *step = plan->steps[at];
    for (int team = 0; team < state->team_count; team++) {
        struct board board;
        struct board_sums sums;
        if (!team_had_joined(state, at, team))
            continue;
        board_of(plan, state, at, team, &board);
        if (board.count == 0)
            continue;
        board_sum(step, &board, &sums);
        out[team] = (struct verdict){.rule = RULE_WORK,
                                     .share = sums.useful,
                                     .share_of = 1000,
                                     .points = points_for(step, &sums)};
    }
}

/* Card after card until the day is full, with a free slot here and there. */
static void random_board(const struct plan *plan, const struct state *state, int at, int team,
                         struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    const struct step *step = plan->steps[at];
    const struct stage *stage = step->stage;
    struct board board = {.count = 0};
    int time = stage->from;
    while (stage->deck != NULL && stage->deck->count > 0 && time < stage->to) {
        const struct card *card = &stage->deck->cards[rng_below(rng, stage->deck->count)];
        struct placed item = {.card = card,
                              .kind = PLACED_CARD,
                              .category = card->category,
                              .value = card->value,
                              .start = (int16_t)time,
                              .minutes = card->minutes};
        if (!board_add(&board, &item, NULL))
            break;
        time += card->minutes + (rng_below(rng, 8) == 0 ? stage->slot : 0);
    }
    board_write(&board, out, size);
}

const struct task_rule task_compose = {.name = "compose",
                                       .flow = FLOW_WORK,
                                       .typed = true,
                                       .answer_max = answer_max,
                                       .canonical = board_canonical,
                                       .score = score,
                                       .random = random_board};
