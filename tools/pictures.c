/* pictures: draws the README's pictures from the canvas, so that they cannot show what the program
 * does not.
 *
 * Usage: pictures FOLDER. Plays parts of shipped evenings with four teams and writes start.svg,
 * question.svg, reveal.svg, standings.svg, days.svg, compare.svg and map.svg.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/content.h"
#include "engine/history.h"
#include "ui/screen.h"
#include "ui/svg.h"

enum { ROWS = 40, COLUMNS = 120, SECOND = 1000 };

struct evening {
    const char *folder;
    const struct plan *plan;
    struct history history;
    struct preferences preferences;
    struct bigtext *big;
    struct arena frame;
    struct screen *screen;
    int64_t ms;
};

static struct view view_of(struct evening *evening)
{
    static const struct past no_past;
    return (struct view){.now = {.mono_ns = evening->ms * 1000000},
                         .preferences = &evening->preferences,
                         .big = evening->big,
                         .frame = &evening->frame,
                         .rows = ROWS,
                         .columns = COLUMNS,
                         .plan = evening->plan,
                         .state = evening->history.state,
                         .history = &evening->history,
                         .shelf_files = 2,
                         .past = &no_past};
}

static void give(struct evening *evening, const struct command *command)
{
    struct event_batch batch;
    struct moment now = {.mono_ns = evening->ms * 1000000};
    if (history_decide(&evening->history, command, now, &batch) != REFUSED_NO) {
        fprintf(stderr, "pictures: command %d was refused\n", (int)command->kind);
        exit(1);
    }
    history_adopt(&evening->history, &batch, history_after(&evening->history, &batch));
}

static void command(struct evening *evening, enum command_kind kind, int team, const char *text)
{
    const struct command command = {.kind = kind, .team = team, .text = text};
    give(evening, &command);
}

static void draw(struct evening *evening, enum screen_kind kind, const char *name)
{
    struct canvas canvas = {0};
    struct buf svg = {0};
    arena_reset(&evening->frame);
    canvas_resize(&canvas, ROWS, COLUMNS);
    struct view view = view_of(evening);
    struct screen *screen = screen_open(kind, &view, 0);
    evening->ms += SECOND; /* bars have grown */
    view = view_of(evening);
    screen_tick(screen, &view);
    screens_draw(&screen, 1, &view, &canvas);
    svg_write(&canvas, evening->preferences.theme, &svg);

    const char *path = arena_format(&evening->frame, "%s/%s.svg", evening->folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(svg.data, 1, svg.length, file) != svg.length || fclose(file) != 0) {
        fprintf(stderr, "pictures: %s: %s\n", path, strerror(errno));
        exit(1);
    }
    free(screen);
    buf_free(&svg);
    canvas_free(&canvas);
}

/* The right option, or the first that is wrong. */
static const char *option_id(const struct step *step, bool right)
{
    for (size_t i = 0; i < step->option_count; i++)
        if (step->options[i].right == right)
            return step->options[i].id;
    return "";
}

/* The teams answer one after the other: + right, - wrong, . not yet. */
static void play_step(struct evening *evening, const char *answers)
{
    const struct step *step = evening->plan->steps[evening->history.state->step];
    command(evening, COMMAND_NEXT, -1, NULL);
    for (int team = 0; answers[team] != '\0'; team++) {
        evening->ms += SECOND;
        if (answers[team] != '.')
            command(evening, COMMAND_ANSWER, team, option_id(step, answers[team] == '+'));
    }
}

/* ---- evenings ---- */

static const char *const teams[] = {"Томь", "Кия", "Мрассу", "Иня"};
enum { TEAMS = sizeof teams / sizeof *teams };

static void load(struct evening *evening, const char *path, struct arena *arena)
{
    struct complaints complaints = {0};
    struct load_options options = {.language = LANGUAGE_RU};
    evening->plan = content_load(path, &options, arena, &complaints);
    if (evening->plan == NULL) {
        fprintf(stderr, "pictures: %s cannot be loaded\n", path);
        exit(1);
    }
    complaints_free(&complaints);
    history_start(&evening->history, evening->plan, 1);
}

static void join(struct evening *evening)
{
    for (int team = 0; team < TEAMS; team++)
        command(evening, COMMAND_TEAM_ADD, -1, teams[team]);
    command(evening, COMMAND_NEXT, -1, NULL);
}

static void next(struct evening *evening, int times)
{
    for (int i = 0; i < times; i++)
        command(evening, COMMAND_NEXT, -1, NULL);
}

/* To the next step of this task. */
static void go(struct evening *evening, enum task_kind task)
{
    uint32_t at = (uint32_t)evening->history.state->step;
    while (at < evening->plan->step_count && evening->plan->steps[at]->task != task)
        at++;
    if ((int)at == evening->history.state->step)
        return;
    const struct command there = {.kind = COMMAND_GO, .team = -1, .amount = at};
    give(evening, &there);
}

static void play_quiz(struct evening *evening, struct arena *arena)
{
    static const char *const answers[] = {"++-+", "+-+-", "-++.", "+-+."};
    enum { STEPS = sizeof answers / sizeof *answers };
    load(evening, "quizzes/kuzbass-34.yaml", arena);
    draw(evening, SCREEN_START, "start");
    join(evening);
    for (int step = 0; step < STEPS; step++) {
        bool last = step + 1 == STEPS;
        play_step(evening, answers[step]);
        if (last)
            draw(evening, SCREEN_PLAY, "question");
        next(evening, 2);
        if (last)
            draw(evening, SCREEN_PLAY, "reveal");
        next(evening, 1);
    }
    draw(evening, SCREEN_STANDINGS, "standings");
    history_free(&evening->history);
}

/* Real days, ideal days, and what lies between them. */
static void play_game(struct evening *evening, struct arena *arena)
{
    static const char *const days[2][TEAMS] = {
        {"a42@09:00,a46@09:30,a15@10:15,a39@10:45,a50@13:00,a11@14:00,a44@16:00,a43@16:30",
         "a42@09:00,a01@09:30,a38@10:00,a47@10:30,a35@14:00,a50@13:00,a46@16:00,a44@17:00",
         "a39@09:00,a42@10:30,a14@11:00,a50@13:00,a13@14:00,a46@15:30,a36@16:15",
         "a42@09:00,a46@09:30,a10@10:30,a50@13:00,a15@14:00,a44@14:30,a31@15:00,a45@17:00"},
        {"a01@09:00,a27@09:30,a40@10:45,a50@13:00,a16@14:00,a02@15:45,a48@17:00",
         "a20@09:00,a19@10:30,a50@13:30,a21@14:30,a17@15:30,a49@17:00",
         "a42@09:00,a23@09:30,a27@11:15,a50@13:00,a29@14:00,a41@15:15,a48@16:15",
         "a02@09:00,a26@10:00,a40@11:15,a50@13:00,a08@14:00,a17@15:15,a01@17:00"}};
    load(evening, "games/dva-dnya-metodista.yaml", arena);
    join(evening);
    for (int day = 0; day < 2; day++) {
        go(evening, TASK_COMPOSE);
        command(evening, COMMAND_OPEN, -1, "paper");
        for (int team = 0; team < TEAMS; team++)
            command(evening, COMMAND_ANSWER, team, days[day][team]);
        next(evening, 2);
        if (day == 1)
            draw(evening, SCREEN_PLAY, "days");
        next(evening, 1);
    }
    go(evening, TASK_COMPARE);
    next(evening, 1);
    draw(evening, SCREEN_PLAY, "compare");
    history_free(&evening->history);
}

static void play_map(struct evening *evening, struct arena *arena)
{
    static const char *const pins[TEAMS] = {"53.7,87.9", "54.6,87.2", "53.2,88.3", "55.3,86.1"};
    load(evening, "quizzes/najdi-na-karte.yaml", arena);
    join(evening);
    while (evening->plan->steps[evening->history.state->step]->task != TASK_POINT ||
           evening->plan->steps[evening->history.state->step]->target->tile) {
        const struct command there = {
            .kind = COMMAND_GO, .team = -1, .amount = evening->history.state->step + 1};
        give(evening, &there);
    }
    const struct command cards = {.kind = COMMAND_ENTRY, .team = -1, .amount = ENTRY_HOST};
    give(evening, &cards);
    next(evening, 1);
    for (int team = 0; team < TEAMS; team++)
        command(evening, COMMAND_ANSWER, team, pins[team]);
    next(evening, 2);
    draw(evening, SCREEN_PLAY, "map");
    history_free(&evening->history);
}

int main(int argc, char **argv)
{
    struct evening evening = {.folder = argc == 2 ? argv[1] : ".", .ms = SECOND};
    struct arena arena = {0};
    evening.big = bigtext_open(NULL);
    bigtext_set_quadrants(evening.big, true);
    play_quiz(&evening, &arena);
    play_game(&evening, &arena);
    play_map(&evening, &arena);
    bigtext_close(evening.big);
    arena_free(&evening.frame);
    arena_free(&arena);
    return 0;
}
