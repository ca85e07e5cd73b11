#include "ui/scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "expect.h"

enum { MS = 1000000 };

/* ---- beginning and end ---- */

void scene_start(struct scene *scene)
{
    struct buf album = scene->album; /* one album may hold several evenings */
    memset(scene, 0, sizeof *scene);
    scene->album = album;
    setenv("TZ", "UTC", 1); /* dates stand on some screens */
    tzset();
    scene->plan = (struct plan){
        .title = "Гений места", .rounds = scene->rounds, .steps = scene->steps, .late = LATE_ZERO};
    scene->preferences =
        (struct preferences){.language = LANGUAGE_RU, .time_s = 30, .hide_typing = true};
    scene->now = (struct moment){.wall_ms = 1718892300000, .mono_ns = 1000LL * MS};
    scene->rows = 40;
    scene->columns = 120;
}

void scene_end(struct scene *scene)
{
    while (scene->depth > 0)
        free(scene->stack[--scene->depth]);
    if (scene->playing)
        history_free(&scene->history);
    bigtext_close(scene->big);
    canvas_free(&scene->canvas);
    arena_free(&scene->frame);
    arena_free(&scene->arena);
}

bool scene_use_font(struct scene *scene)
{
    scene->big = bigtext_open(NULL);
    bigtext_set_quadrants(scene->big, true);
    return scene->big != NULL;
}

/* ---- the plan ---- */

void scene_round(struct scene *scene, const char *title, const char *about)
{
    struct plan *plan = &scene->plan;
    assert_true(plan->round_count < SCENE_ROUNDS_MAX);
    scene->rounds[plan->round_count++] =
        (struct round){.title = title, .about = about, .first = plan->step_count};
}

static struct step *add_step(struct scene *scene, enum task_kind task, const char *question)
{
    struct plan *plan = &scene->plan;
    assert_true(plan->step_count < SCENE_STEPS_MAX && plan->round_count > 0);
    struct step *step = arena_alloc(&scene->arena, sizeof *step);
    *step = (struct step){.id = arena_format(&scene->arena, "q%u", plan->step_count + 1),
                          .question = question,
                          .points = 1,
                          .time_ms = 30000,
                          .round = (uint16_t)(plan->round_count - 1),
                          .task = (uint8_t)task,
                          .mode = MODE_ALL};
    scene->steps[plan->step_count++] = step;
    scene->rounds[plan->round_count - 1].count++;
    return step;
}

/* "a|b" as an array in the arena; "" is none. */
static const char **split(struct scene *scene, const char *list, uint8_t *count)
{
    const char **parts = arena_alloc(&scene->arena, STEP_VARIANTS_MAX * sizeof *parts);
    *count = 0;
    while (*list != '\0') {
        size_t length = strcspn(list, "|");
        parts[(*count)++] = arena_text(&scene->arena, list, length);
        list += length + (list[length] == '|');
    }
    return parts;
}

static struct step *with_options(struct scene *scene, enum task_kind task, const char *question,
                                 const char *list)
{
    struct step *step = add_step(scene, task, question);
    const char **texts = split(scene, list, &step->option_count);
    struct step_option *options = arena_alloc(&scene->arena, STEP_OPTIONS_MAX * sizeof *options);
    for (uint8_t i = 0; i < step->option_count; i++) {
        bool right = texts[i][0] == '*';
        options[i] =
            (struct step_option){.text = texts[i] + right, .id = {(char)('a' + i)}, .right = right};
    }
    step->options = options;
    return step;
}

struct step *scene_choice(struct scene *scene, const char *question, const char *options)
{
    return with_options(scene, TASK_CHOICE, question, options);
}

struct step *scene_multi(struct scene *scene, const char *question, const char *options)
{
    return with_options(scene, TASK_MULTI, question, options);
}

struct step *scene_truefalse(struct scene *scene, const char *question, bool right)
{
    struct step *step = add_step(scene, TASK_TRUEFALSE, question);
    struct step_option *options = arena_alloc(&scene->arena, 2 * sizeof *options);
    options[0] = (struct step_option){.id = "true", .right = right};
    options[1] = (struct step_option){.id = "false", .right = !right};
    step->options = options;
    step->option_count = 2;
    return step;
}

struct step *scene_text(struct scene *scene, const char *question, const char *accept,
                        const char *reject)
{
    struct step *step = add_step(scene, TASK_TEXT, question);
    step->accept = split(scene, accept, &step->accept_count);
    step->reject = split(scene, reject, &step->reject_count);
    return step;
}

struct step *scene_number(struct scene *scene, const char *question, const char *number,
                          const char *tolerance)
{
    struct step *step = add_step(scene, TASK_NUMBER, question);
    expect_true(text_parse_decimal(number, &step->number));
    expect_true(text_parse_decimal(tolerance, &step->tolerance));
    return step;
}

void scene_evening(struct scene *scene)
{
    scene_round(scene, "Разминка", "Три вопроса, чтобы размять пальцы.");
    struct step *step = scene_choice(scene, "Какой город до 1932 года назывался Щегловском?",
                                     "*Кемерово|Новокузнецк|Юрга|Тайга");
    step->points = 2;
    step->explanation = "Щегловск переименован в 1932 году; имя Кемерово пришло от деревни и "
                        "рудника за рекой.";
    step->source = "Национальный атлас России, т. 4";
    step = scene_multi(scene, "Какие реки текут в Кузбассе?", "*Томь|*Кия|Ангара|*Кондома");
    step->points = 3;
    step->partial = true;
    step = scene_truefalse(scene, "Мариинск стоит на реке Кие.", true);
    step->penalty = 1;
    step->explanation = "Город вырос из деревни Кийское на Сибирском тракте.";
    scene_round(scene, "Имена на карте", NULL);
    step = scene_text(scene, "Музей-заповедник на месте открытия кузнецкого угля",
                      "Красная Горка|Музей Красная Горка", "Зелёная Горка");
    step->source = "Сайт музея";
    step = scene_number(scene, "В каком году основан Кузнецкий острог?", "1618", "5");
    step->unit = "год";
}

/* ---- what app does ---- */

struct view scene_view(struct scene *scene)
{
    struct view view = {
        .now = scene->now,
        .audience = scene->audience,
        .preferences = &scene->preferences,
        .big = scene->big,
        .frame = &scene->frame,
        .layout = &scene->layout,
        .rows = scene->rows,
        .columns = scene->columns,
        .shelf = scene->shelf_scanned ? &scene->shelf : NULL,
        .shelf_files = scene->shelf.count,
        .past = &scene->past,
        .mix = scene->mix,
        .table = scene->table,
        .last_teams = scene->last_teams,
        .last_team_count = scene->last_team_count,
        .below = scene->depth > 1 ? scene->stack[scene->depth - 2] : NULL,
        .fault = scene->fault,
        .notice = scene->notice,
        .notice_is_bad = true,
    };
    if (scene->playing) {
        view.plan = &scene->plan;
        view.state = scene->history.state;
        view.history = &scene->history;
    }
    return view;
}

struct screen *scene_top(const struct scene *scene)
{
    return scene->stack[scene->depth - 1];
}

enum screen_kind scene_kind(const struct scene *scene)
{
    return screen_head(scene_top(scene))->kind;
}

void scene_open(struct scene *scene, enum screen_kind kind, int64_t argument)
{
    assert_true(scene->depth < SCENE_STACK_MAX);
    struct view view = scene_view(scene);
    view.below = scene->depth > 0 ? scene_top(scene) : NULL;
    scene->stack[scene->depth++] = screen_open(kind, &view, argument);
}

static void pop(struct scene *scene)
{
    if (scene->depth > 1)
        free(scene->stack[--scene->depth]);
}

static void home(struct scene *scene)
{
    while (scene->depth > 1)
        pop(scene);
}

static bool has(const struct scene *scene, enum screen_kind kind)
{
    for (size_t i = 0; i < scene->depth; i++)
        if (screen_head(scene->stack[i])->kind == kind)
            return true;
    return false;
}

static void settle_stack(struct scene *scene)
{
    bool lobby = scene->history.state->stage == STAGE_LOBBY;
    enum screen_kind wanted = lobby ? SCREEN_TEAMS : SCREEN_PLAY;
    if (has(scene, wanted) && !(lobby && has(scene, SCREEN_PLAY)))
        return;
    home(scene);
    scene_open(scene, wanted, 0);
}

static bool command(struct scene *scene, const struct command *command)
{
    struct event_batch batch;
    scene->refusal = history_decide(&scene->history, command, scene->now, &batch);
    if (scene->refusal == REFUSED_NO) {
        history_adopt(&scene->history, &batch, history_after(&scene->history, &batch));
        settle_stack(scene);
    }
    return scene->refusal == REFUSED_NO || scene->refusal == REFUSED_NOTHING;
}

static void undo(struct scene *scene)
{
    struct event_batch batch;
    pop(scene);
    scene->refusal = history_undo(&scene->history, scene->now, &batch);
    if (scene->refusal != REFUSED_NO)
        return;
    history_adopt(&scene->history, &batch, history_after(&scene->history, &batch));
    settle_stack(scene);
}

static void request(struct scene *scene, const struct outcome *outcome)
{
    switch (outcome->request) {
    case REQUEST_SCAN:
        scene->shelf_scanned = true;
        break;
    case REQUEST_PREVIEW:
        scene->shelf.preview = &scene->plan;
        break;
    case REQUEST_UNDO:
        undo(scene);
        break;
    case REQUEST_PREFERENCES:
        scene->preferences = *outcome->preferences;
        break;
    case REQUEST_LEAVE:
        home(scene);
        break;
    case REQUEST_LAST_TEAMS:
        for (size_t i = 0; i < scene->last_team_count; i++)
            SCENE_DO(scene, .kind = COMMAND_TEAM_ADD, .team = -1, .text = scene->last_teams[i]);
        break;
    default:
        break; /* the outcome is there to be looked at */
    }
}

static void handle(struct scene *scene, const struct outcome *outcome)
{
    const struct command next = {.kind = COMMAND_NEXT, .team = -1};
    switch (outcome->kind) {
    case OUTCOME_STAY:
    case OUTCOME_NOT_NOW:
        break;
    case OUTCOME_POP:
        pop(scene);
        break;
    case OUTCOME_PUSH:
        scene_open(scene, outcome->screen, outcome->argument);
        break;
    case OUTCOME_COMMAND:
        if (command(scene, &outcome->command) && outcome->then_next)
            command(scene, &next);
        break;
    case OUTCOME_COMMAND_POP:
        if (command(scene, &outcome->command))
            pop(scene);
        break;
    case OUTCOME_REQUEST:
        request(scene, outcome);
        break;
    case OUTCOME_ACT:
        pop(scene);
        struct view view = scene_view(scene);
        scene->outcome = screen_act(scene_top(scene), &view, outcome->action);
        handle(scene, &scene->outcome);
        break;
    case OUTCOME_QUIT:
        scene->quit = true;
        break;
    }
}

/* What app does before it draws. */
static void frame(struct scene *scene)
{
    if (scene->playing && scene->history.state->clock.running) {
        enum refusal before = scene->refusal;
        command(scene, &(const struct command){.kind = COMMAND_TICK, .team = -1, .actor = "clock"});
        scene->refusal = before;
    }
    struct view view = scene_view(scene);
    struct outcome outcome = screen_tick(scene_top(scene), &view);
    handle(scene, &outcome);
}

void scene_input(struct scene *scene, const struct input *input)
{
    arena_reset(&scene->frame);
    frame(scene);
    struct view view = scene_view(scene);
    scene->refusal = REFUSED_NO;
    scene->outcome = screen_input(scene_top(scene), &view, input);
    handle(scene, &scene->outcome);
    frame(scene);
}

void scene_wait(struct scene *scene, int ms)
{
    arena_reset(&scene->frame);
    scene->now.mono_ns += (int64_t)ms * MS;
    scene->now.wall_ms += ms;
    frame(scene);
}

/* ---- playing ---- */

void scene_do(struct scene *scene, const struct command *what)
{
    command(scene, what);
    expect_int(scene->refusal, REFUSED_NO);
}

void scene_teams(struct scene *scene, const char *names)
{
    uint8_t count;
    const char **name = split(scene, names, &count);
    history_start(&scene->history, &scene->plan, 1);
    scene->playing = true;
    scene_open(scene, SCREEN_START, 0);
    scene_open(scene, SCREEN_TEAMS, 0);
    for (int i = 0; i < count; i++)
        SCENE_DO(scene, .kind = COMMAND_TEAM_ADD, .team = -1, .text = name[i]);
    frame(scene);
}

void scene_play(struct scene *scene, const char *names)
{
    scene_teams(scene, names);
    SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
    frame(scene);
}

void scene_go(struct scene *scene, int step)
{
    while (scene->history.state->step < step)
        if (state_phase(scene->history.state) == PHASE_READY &&
            scene->history.state->stage == STAGE_STEP)
            SCENE_DO(scene, .kind = COMMAND_VOID, .team = -1);
        else
            SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
    frame(scene);
}

static void press_character(struct scene *scene, uint32_t codepoint)
{
    struct input input = {.kind = INPUT_KEY,
                          .key = codepoint == ' ' ? PRESS_SPACE : PRESS_CHARACTER,
                          .codepoint = codepoint};
    scene_input(scene, &input);
}

void scene_press(struct scene *scene, const char *keys)
{
    for (keys += strspn(keys, " "); *keys != '\0'; keys += strspn(keys, " ")) {
        char name[32];
        size_t length = strcspn(keys, " ");
        assert_true(length < sizeof name);
        memcpy(name, keys, length);
        name[length] = '\0';
        keys += length;
        struct input input = {.kind = INPUT_KEY};
        const char *character = name;
        if (key_named(name, &input.key)) {
            input.codepoint = input.key == PRESS_SPACE ? ' ' : 0;
            scene_input(scene, &input);
        } else {
            press_character(scene, text_next(&character));
            expect_text(character, ""); /* a misspelt name is no character */
        }
    }
}

void scene_type(struct scene *scene, const char *text)
{
    while (*text != '\0')
        press_character(scene, text_next(&text));
}

/* ---- looking ---- */

/* Whatever is drawn: the right half of a wide cluster follows its left, no control is in a cell,
 * the cursor is hidden or on the grid. */
static void check_canvas(const struct canvas *canvas)
{
    for (int i = 0; i < canvas->rows * canvas->columns; i++) {
        const struct cell *cell = &canvas->cells[i];
        expect_true(cell->style.role < ROLES && cell->style.team < TEAMS_MAX);
        if (cell->width == 0)
            expect_true(i % canvas->columns > 0 && cell[-1].width == 2);
        else
            expect_false(text_has_controls(cell->bytes, strlen(cell->bytes)));
    }
    expect_true(canvas->cursor_row < canvas->rows && canvas->cursor_column < canvas->columns);
}

const struct canvas *scene_draw(struct scene *scene)
{
    canvas_resize(&scene->canvas, scene->rows, scene->columns);
    struct view view = scene_view(scene);
    screens_draw(scene->stack, scene->depth, &view, &scene->canvas);
    check_canvas(&scene->canvas);
    return &scene->canvas;
}

const char *scene_print(struct scene *scene)
{
    struct buf out = {0};
    canvas_print(scene_draw(scene), &out);
    const char *text = arena_text(&scene->arena, buf_string(&out), out.length);
    buf_free(&out);
    return text;
}

/* Equal lines one after the other are said once: «×4». */
static void add_styles(struct scene *scene)
{
    struct buf styles = {0};
    canvas_print_styles(&scene->canvas, &styles);
    const char *at = buf_string(&styles);
    while (*at != '\0') {
        size_t length = strcspn(at, "\n") + 1, times = 1;
        while (strncmp(at, at + times * length, length) == 0)
            times++;
        buf_add(&scene->album, at, length - 1);
        if (times > 1)
            buf_format(&scene->album, "%s×%zu", length > 1 ? "  " : "", times);
        buf_char(&scene->album, '\n');
        at += times * length;
    }
    buf_free(&styles);
}

static void add_page(struct scene *scene, const char *title, int rows, int columns)
{
    scene->rows = rows;
    scene->columns = columns;
    scene_draw(scene);
    buf_format(&scene->album, "==== %s, %d×%d ====\n", title, columns, rows);
    canvas_print(&scene->canvas, &scene->album);
    buf_text(&scene->album, "---- styles ----\n");
    add_styles(scene);
}

static void draw_at_all_sizes(struct scene *scene)
{
    static const int sides[] = {1, 2, 3, 4, 5, 6, 8, 11, 16, 23, 31, 44, 60, 61, 99, 133, 200};
    for (size_t r = 0; sides[r] < 61; r++)
        for (size_t c = 0; c < sizeof sides / sizeof *sides; c++) {
            scene->rows = sides[r];
            scene->columns = sides[c];
            arena_reset(&scene->frame);
            scene_draw(scene);
        }
}

void scene_shot(struct scene *scene, const char *title)
{
    int rows = scene->rows, columns = scene->columns;
    draw_at_all_sizes(scene);
    add_page(scene, title, 24, 80);
    add_page(scene, title, 40, 120);
    add_page(scene, title, 17, 53);
    scene->rows = rows;
    scene->columns = columns;
}

void scene_album(struct scene *scene, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "ui/%s", name);
    const char *text = arena_text(&scene->arena, buf_string(&scene->album), scene->album.length);
    buf_free(&scene->album); /* a failure ends the test, and the next one begins an album anew */
    expect_golden(path, text);
}
