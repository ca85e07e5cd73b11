/* bench rehearse: the methodist's two days with four teams, as many plays as a scenario is looked
 * through with. */
#include <stdlib.h>
#include <time.h>

#include "common/rows.h"
#include "content/content.h"
#include "engine/rehearse.h"

enum { TEAMS = 4, PLAYS = 10000, SAMPLE = 1000 }; /* of the plays; they are alike */

#define TIME_LIMIT 10.0

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(void)
{
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    struct complaints complaints = {0};
    double seconds[ROW_RUNS];
    const struct plan *plan =
        content_load("games/dva-dnya-metodista.yaml", &options, &arena, &complaints);
    if (plan == NULL)
        row_give_up("the game");
    for (int i = 0; i < ROW_RUNS; i++) {
        struct rehearsal rehearsal;
        double start = now();
        rehearse(plan, TEAMS, SAMPLE, (uint64_t)i * SAMPLE, &rehearsal);
        seconds[i] = (now() - start) * PLAYS / SAMPLE;
        if (rehearsal.refused > 0)
            row_give_up("a refused command");
        rehearsal_free(&rehearsal);
    }
    bool fine = row_print("rehearse", " s", seconds, ROW_RUNS, TIME_LIMIT, "%d plays, %u steps",
                          PLAYS, plan->step_count);
    complaints_free(&complaints);
    arena_free(&arena);
    return !fine;
}
