/* scene: a screen in a test, without app and without a terminal.
 *
 * A scene holds what app would: a plan made by hand, its history, the stack of screens, a clock
 * that only the test moves. Keys go in by name, outcomes are applied as app applies them, and what
 * the room would see is drawn at three sizes into an album, which a golden file keeps.
 */
#ifndef VOLNA_TESTS_UI_SCENE_H
#define VOLNA_TESTS_UI_SCENE_H

#include "engine/history.h"
#include "ui/keymap.h"
#include "ui/screen.h"

enum { SCENE_STEPS_MAX = 16, SCENE_ROUNDS_MAX = 6, SCENE_STACK_MAX = 8 };

struct scene {
    struct arena arena, frame;
    struct plan plan;
    struct round rounds[SCENE_ROUNDS_MAX];
    struct step *steps[SCENE_STEPS_MAX];
    struct history history;
    bool playing; /* the history has been started */
    struct moment now;
    struct layout_tracker layout;

    struct preferences preferences;
    struct bigtext *big; /* NULL unless scene_use_font found one */
    struct shelf shelf;
    struct past past;
    const struct session_table *table;
    const struct mix_offer *mix;
    const char *last_teams[TEAMS_MAX];
    size_t last_team_count;
    const char *fault, *notice;
    enum audience audience;

    struct screen *stack[SCENE_STACK_MAX];
    size_t depth;
    bool shelf_scanned, quit;
    struct outcome outcome; /* of the last key */
    enum refusal refusal;   /* of the last command */
    int rows, columns;      /* of scene_draw */
    struct canvas canvas;   /* of scene_draw */
    struct buf album;
};

/* Russian, 120×40, no font, a plan without rounds. */
void scene_start(struct scene *scene);
void scene_end(struct scene *scene);
bool scene_use_font(struct scene *scene); /* false: there is none */

/* ---- the plan, before anything is played; a step gets 1 point, 30 s, mode all ---- */

void scene_round(struct scene *scene, const char *title, const char *about);
/* Options "*Кемерово|Юрга": the starred are right, the ids are a, b, c …. */
struct step *scene_choice(struct scene *scene, const char *question, const char *options);
struct step *scene_multi(struct scene *scene, const char *question, const char *options);
struct step *scene_truefalse(struct scene *scene, const char *question, bool right);
struct step *scene_text(struct scene *scene, const char *question, const char *accept,
                        const char *reject);
struct step *scene_number(struct scene *scene, const char *question, const char *number,
                          const char *tolerance);
/* Two rounds with one step of each task, in the order of enum task_kind; the second begins with
 * text. */
void scene_evening(struct scene *scene);

/* ---- playing ---- */

/* Starts the history with teams "Томь|Кия" and opens the teams' screen. */
void scene_teams(struct scene *scene, const char *names);
/* The same, through to the first question, which is ready. */
void scene_play(struct scene *scene, const char *names);
void scene_open(struct scene *scene, enum screen_kind kind, int64_t argument); /* on top */
/* A command, given past the screens; it must be accepted. */
void scene_do(struct scene *scene, const struct command *command);
#define SCENE_DO(scene, ...) scene_do((scene), &(const struct command){__VA_ARGS__})
/* From the step under the cursor to another one, which is ready. */
void scene_go(struct scene *scene, int step);

/* Keys by name, one after the other: "Space F3 ф". What is no name is a character. */
void scene_press(struct scene *scene, const char *keys);
void scene_type(struct scene *scene, const char *text); /* every character, spaces too */
void scene_input(struct scene *scene, const struct input *input);
void scene_wait(struct scene *scene, int ms); /* the clock goes on, then one frame */

/* ---- looking ---- */

struct view scene_view(struct scene *scene);
struct screen *scene_top(const struct scene *scene);
enum screen_kind scene_kind(const struct scene *scene);
const struct canvas *scene_draw(struct scene *scene); /* into scene->canvas */
const char *scene_print(struct scene *scene);         /* draws; the text, in the arena */
/* Puts text and styles at 80×24, 120×40 and 53×17 into the album, and draws at many other sizes,
 * from 1×1 on, where nothing may break. */
void scene_shot(struct scene *scene, const char *title);
/* Compares the album with tests/golden/ui/NAME.txt and empties it. */
void scene_album(struct scene *scene, const char *name);

#endif
