/* pictures: draws the README's pictures from the canvas, so that they cannot show what the program
 * does not.
 *
 * Usage: pictures FOLDER. Plays the beginning of a shipped quiz with four teams and writes
 * start.svg, question.svg, reveal.svg and standings.svg.
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

static void command(struct evening *evening, enum command_kind kind, int team, const char *text)
{
    const struct command command = {.kind = kind, .team = team, .text = text};
    struct event_batch batch;
    struct moment now = {.mono_ns = evening->ms * 1000000};
    if (history_decide(&evening->history, &command, now, &batch) != REFUSED_NO) {
        fprintf(stderr, "pictures: command %d was refused\n", (int)kind);
        exit(1);
    }
    history_adopt(&evening->history, &batch, history_after(&evening->history, &batch));
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

int main(int argc, char **argv)
{
    static const char *const teams[] = {"Томь", "Кия", "Мрассу", "Иня"};
    static const char *const answers[] = {"++-+", "+-+-", "-++.", "+-+."};
    enum { STEPS = sizeof answers / sizeof *answers, TEAMS = sizeof teams / sizeof *teams };
    struct evening evening = {.folder = argc == 2 ? argv[1] : ".", .ms = SECOND};
    struct complaints complaints = {0};
    struct load_options options = {.language = LANGUAGE_RU};
    struct arena arena = {0};
    evening.plan = content_load("quizzes/kuzbass-34.yaml", &options, &arena, &complaints);
    if (evening.plan == NULL) {
        fprintf(stderr, "pictures: quizzes/kuzbass-34.yaml cannot be loaded\n");
        return 1;
    }
    evening.big = bigtext_open(NULL);
    bigtext_set_quadrants(evening.big, true);
    history_start(&evening.history, evening.plan, 1);
    draw(&evening, SCREEN_START, "start");
    for (int team = 0; team < TEAMS; team++)
        command(&evening, COMMAND_TEAM_ADD, -1, teams[team]);
    command(&evening, COMMAND_NEXT, -1, NULL);
    for (int step = 0; step < STEPS; step++) {
        bool last = step + 1 == STEPS;
        play_step(&evening, answers[step]);
        if (last)
            draw(&evening, SCREEN_PLAY, "question");
        command(&evening, COMMAND_NEXT, -1, NULL);
        command(&evening, COMMAND_NEXT, -1, NULL);
        if (last)
            draw(&evening, SCREEN_PLAY, "reveal");
        command(&evening, COMMAND_NEXT, -1, NULL);
    }
    draw(&evening, SCREEN_STANDINGS, "standings");
    history_free(&evening.history);
    bigtext_close(evening.big);
    complaints_free(&complaints);
    arena_free(&evening.frame);
    arena_free(&arena);
    return 0;
}
