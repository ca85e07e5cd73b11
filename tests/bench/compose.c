/* bench compose: the methodist's two days with eight teams, each with a day of its own made of the
 * fifty cards: what a key costs from the press to the drawn canvas, in processor time, while the
 * host enters and once all days stand side by side. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/rows.h"
#include "content/content.h"
#include "engine/history.h"
#include "ui/screen.h"

enum { TEAMS = 8, KEYS = 200, ROWS = 40, COLUMNS = 120 };

#define TIME_LIMIT 1.0

static struct history history;
static struct event_batch batch;
static struct moment now = {.wall_ms = 1718862000000, .mono_ns = 1000000000};
static const struct preferences preferences = {.language = LANGUAGE_RU};

static void do_command(const struct command *command)
{
    if (history_decide(&history, command, now, &batch) != REFUSED_NO)
        row_give_up("a refused command");
    history_adopt(&history, &batch, history_after(&history, &batch));
}

#define DO(...) do_command(&(const struct command){__VA_ARGS__})

/* Eleven cards after another, other ones for every team. */
static void enter_day(int team)
{
    char day[512];
    int minute = 9 * 60;
    size_t used = 0;
    for (int i = 0; i < 11; i++) {
        int card = 1 + (team * 7 + i * 5) % 50;
        used += (size_t)snprintf(day + used, sizeof day - used, "%sa%02d@%02d:%02d",
                                 i > 0 ? "," : "", card, minute / 60, minute % 60);
        minute += 45;
    }
    DO(.kind = COMMAND_ANSWER, .team = team, .text = day);
}

static struct view view_now(const struct plan *plan, struct arena *frame, struct bigtext *big,
                            struct layout_tracker *layout)
{
    return (struct view){.now = now,
                         .preferences = &preferences,
                         .big = big,
                         .frame = frame,
                         .layout = layout,
                         .rows = ROWS,
                         .columns = COLUMNS,
                         .plan = plan,
                         .state = history.state,
                         .history = &history};
}

static double processor_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* ms a key: KEYS of them, one after the other, each drawn. */
static double measure(const struct plan *plan, const enum key *keys, size_t count)
{
    struct arena frame = {0};
    struct layout_tracker layout = {0};
    struct bigtext *big = bigtext_open(NULL);
    struct canvas canvas = {0};
    canvas_resize(&canvas, ROWS, COLUMNS);
    struct view view = view_now(plan, &frame, big, &layout);
    struct screen *screen = screen_open(SCREEN_PLAY, &view, 0);
    screens_draw(&screen, 1, &view, &canvas); /* glyphs are drawn once */
    double start = processor_now();
    for (int i = 0; i < KEYS; i++) {
        const struct input input = {.kind = INPUT_KEY, .key = keys[(size_t)i % count]};
        arena_reset(&frame);
        screen_tick(screen, &view);
        screen_input(screen, &view, &input);
        screens_draw(&screen, 1, &view, &canvas);
    }
    double taken = (processor_now() - start) / KEYS;
    free(screen);
    canvas_free(&canvas);
    bigtext_close(big);
    arena_free(&frame);
    return taken;
}

int main(void)
{
    static const enum key entering[] = {PRESS_DOWN,  PRESS_DOWN, PRESS_UP,
                                        PRESS_RIGHT, PRESS_DOWN, PRESS_LEFT};
    static const enum key looking[] = {PRESS_RIGHT, PRESS_LEFT};
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    struct complaints complaints = {0};
    double entered[ROW_RUNS], looked[ROW_RUNS];
    const struct plan *plan =
        content_load("games/dva-dnya-metodista.yaml", &options, &arena, &complaints);
    if (plan == NULL)
        row_give_up("the game");
    history_start(&history, plan, 1);
    for (int team = 0; team < TEAMS; team++) {
        char name[32];
        snprintf(name, sizeof name, "Команда %d", team + 1);
        DO(.kind = COMMAND_TEAM_ADD, .team = -1, .text = name);
    }
    DO(.kind = COMMAND_NEXT, .team = -1);
    while (plan->steps[history.state->step]->task != TASK_COMPOSE)
        DO(.kind = COMMAND_NEXT, .team = -1);
    DO(.kind = COMMAND_OPEN, .team = -1, .text = "paper");
    for (int team = 0; team < TEAMS; team++)
        enter_day(team);
    for (int i = 0; i < ROW_RUNS; i++)
        entered[i] = measure(plan, entering, sizeof entering / sizeof *entering);
    DO(.kind = COMMAND_NEXT, .team = -1);
    DO(.kind = COMMAND_NEXT, .team = -1);
    for (int i = 0; i < ROW_RUNS; i++)
        looked[i] = measure(plan, looking, sizeof looking / sizeof *looking);
    bool fine = row_print("compose", " ms a key", entered, ROW_RUNS, TIME_LIMIT,
                          "50 cards, the host enters the days of 8 teams");
    fine &= row_print("compose, all days", " ms a key", looked, ROW_RUNS, TIME_LIMIT,
                      "8 boards side by side");
    history_free(&history);
    complaints_free(&complaints);
    arena_free(&arena);
    return !fine;
}
