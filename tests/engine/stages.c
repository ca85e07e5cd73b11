/* A whole game of stages, played by nobody: what the tasks say at random is never refused. */
#include "engine/gamebuild.h"
#include "engine/rehearse.h"
#include "expect.h"

static struct gamebuild game;

static void test_rehearsal(void **state)
{
    (void)state;
    static const char *const jurors[] = {"Первый", "Второй"};
    struct rehearsal rehearsal;
    gamebuild_start(&game);
    int real = gamebuild_compose(&game);
    int draw = gamebuild_draw(&game, real);
    gamebuild_draw(&game, draw);
    struct stage *compare = gamebuild_stage(&game, TASK_COMPARE);
    compare->base[0] = real;
    compare->base[1] = draw;
    gamebuild_items(&game, gamebuild_stage(&game, TASK_RANK), "x|y|z");
    for (int by = BY_PEERS; by <= BY_JURY; by++) {
        struct stage *judge = gamebuild_stage(&game, TASK_JUDGE);
        gamebuild_items(&game, judge, "a|b");
        judge->by = (uint8_t)by;
        judge->jurors = jurors;
        judge->juror_count = 2;
    }
    gamebuild_stage(&game, TASK_VOTE)->votes_teams = true;
    gamebuild_items(&game, gamebuild_stage(&game, TASK_VOTE), "a|b|c");
    struct stage *write = gamebuild_stage(&game, TASK_WRITE);
    gamebuild_items(&game, write, "n|p|d");
    write->lines = 3;
    struct stage *resolve = gamebuild_stage(&game, TASK_RESOLVE);
    resolve->base[0] = (int)game.build.plan.step_count - 2;
    for (int teams = 2; teams <= 6; teams += 2) {
        rehearse(&game.build.plan, teams, 20, 5, &rehearsal);
        expect_int(rehearsal.plays, 20);
        expect_int(rehearsal.refused, 0);
        expect_int(rehearsal.reached[game.build.plan.step_count - 1], 20);
        rehearsal_free(&rehearsal);
    }
    gamebuild_free(&game);
}

const struct test_case tests_stages[] = {TEST(test_rehearsal), {0}};
