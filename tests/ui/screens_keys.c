/* The keys tell the truth: what the bar and the menu offer happens, and nothing else does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "ui/phrases.h"
#include "ui/scene.h"

static struct scene scene;

enum { OFFERS_MAX = 40 };

/* What a screen takes besides its bindings. */
enum free_keys {
    FREE_LIST = 1,  /* arrows, pages, Home, End */
    FREE_FIELD = 2, /* characters, Backspace and what else moves in a text */
    FREE_ZONES = 4, /* characters are the teams' */
    FREE_ANY = 8,   /* any key goes back */
};

/* ---- the states ---- */

static const char *const four = "Томь|Кия|Мрассу|Иня";

static void prepare(void)
{
    static const struct shelf_item items[] = {
        {.path = "quizzes/a.yaml", .title = "Гений места", .rounds = 2, .questions = 5},
        {.path = "quizzes/b.yaml", .title = "Ошибка", .complaint = "quizzes/b.yaml:1:1: ошибка"}};
    static const struct past_session past[] = {
        {.id = 7, .title = "Гений места", .leader = "Томь", .teams = 4, .round = 1, .rounds = 2},
        {.id = 3, .title = "Разминка", .leader = "Кия", .teams = 2, .finished = true}};
    scene_start(&scene);
    scene_evening(&scene);
    scene.shelf = (struct shelf){.items = items, .count = 2};
    scene.past = (struct past){.items = past, .count = 2};
    scene.last_teams[0] = "Томь";
    scene.last_team_count = 1;
}

static void played(const char *keys)
{
    prepare();
    scene_play(&scene, four);
    scene_press(&scene, keys);
}

static void opened(enum screen_kind kind)
{
    prepare();
    scene_open(&scene, SCREEN_START, 0);
    if (kind != SCREEN_START)
        scene_open(&scene, kind, 0);
    scene_wait(&scene, 0);
}

static void set_start(void)
{
    opened(SCREEN_START);
}
static void set_picker(void)
{
    opened(SCREEN_PICKER);
}
static void set_picker_broken(void)
{
    opened(SCREEN_PICKER), scene_press(&scene, "Down");
}
static void set_preview(void)
{
    opened(SCREEN_PICKER), scene_press(&scene, "Tab");
}
static void set_results(void)
{
    opened(SCREEN_RESULTS);
}
static void set_settings(void)
{
    opened(SCREEN_SETTINGS);
}
static void set_settings_text(void)
{
    opened(SCREEN_SETTINGS), scene_press(&scene, "Down Down Down Down");
}
static void set_teams_empty(void)
{
    prepare(), scene_teams(&scene, "");
}
static void set_teams(void)
{
    prepare(), scene_teams(&scene, four), scene_press(&scene, "Up");
}
static void set_teams_typing(void)
{
    prepare(), scene_teams(&scene, four), scene_press(&scene, "У р");
}
static void set_teams_rename(void)
{
    set_teams(), scene_press(&scene, "F2");
}
static void set_teams_midgame(void)
{
    played("Space F11");
}
static void set_rollcall(void)
{
    prepare(), scene_teams(&scene, four), scene_press(&scene, "Enter");
}
static void set_ready(void)
{
    played("");
}
static void set_open(void)
{
    played("Space 1");
}
static void set_paused(void)
{
    played("Space F4");
}
static void set_closed(void)
{
    played("Space 1 Space");
}
static void set_revealed(void)
{
    played("Space 1 Space Space");
}
static void set_settled(void)
{
    played("Space 1 Space Space Space Left");
}
static void set_void(void)
{
    played("Space 1 Space Space F6");
}
static void set_second_ready(void)
{
    played(""), scene_go(&scene, 1);
}
static void set_handover(void)
{
    played(""), scene_go(&scene, 3), scene_press(&scene, "Space");
}
static void set_typed(void)
{
    set_handover(), scene_press(&scene, "Enter");
}
static void set_typing(void)
{
    set_typed(), scene_press(&scene, "а б");
}
static void set_typed_paused(void)
{
    set_typing(), scene_press(&scene, "F4");
}
static void set_standings(void)
{
    played(""), scene_go(&scene, 2), scene_press(&scene, "Space Space Space Space");
}
static void set_looked_standings(void)
{
    played("F2");
}
static void set_final(void)
{
    played("F12");
}
static void set_menu(void)
{
    played("Space Esc");
}
static void set_undo(void)
{
    played("F3");
}
static void set_points(void)
{
    played("F8");
}
static void set_points_reason(void)
{
    played("F8 Down Down");
}
static void set_judge(void)
{
    played("Space 1 Space Space F7");
}
static void set_judged(void)
{
    played("Space 1 Space Space F7 Enter");
}
static void set_leave(void)
{
    set_teams(), scene_press(&scene, "Esc");
}
static void set_blank(void)
{
    played("F9");
}
static void set_fault(void)
{
    played(""), scene.fault = "Диск полон", scene_open(&scene, SCREEN_FAULT, 1);
}

static void set_cards(void)
{
    prepare();
    scene_teams(&scene, four);
    SCENE_DO(&scene, .kind = COMMAND_ENTRY, .team = -1, .amount = ENTRY_HOST);
    scene_press(&scene, "Enter Space Space 1");
}

static void set_turns(void)
{
    prepare();
    scene.steps[0]->mode = MODE_TURNS;
    scene_play(&scene, four);
    scene_press(&scene, "Space Enter 1");
}

static const struct situation {
    const char *name;
    void (*set)(void);
    enum screen_kind kind;
    int free;
} situations[] = {
    {"start", set_start, SCREEN_START, FREE_LIST},
    {"picker", set_picker, SCREEN_PICKER, FREE_LIST | FREE_FIELD},
    {"picker, broken", set_picker_broken, SCREEN_PICKER, FREE_LIST | FREE_FIELD},
    {"preview", set_preview, SCREEN_PICKER, FREE_LIST},
    {"results", set_results, SCREEN_RESULTS, FREE_LIST},
    {"settings", set_settings, SCREEN_SETTINGS, FREE_LIST},
    {"settings, text", set_settings_text, SCREEN_SETTINGS, FREE_LIST | FREE_FIELD},
    {"teams, none", set_teams_empty, SCREEN_TEAMS, FREE_LIST | FREE_FIELD},
    {"teams", set_teams, SCREEN_TEAMS, FREE_LIST | FREE_FIELD},
    {"teams, typing", set_teams_typing, SCREEN_TEAMS, FREE_LIST | FREE_FIELD},
    {"teams, renaming", set_teams_rename, SCREEN_TEAMS, FREE_FIELD},
    {"teams in the game", set_teams_midgame, SCREEN_TEAMS, FREE_LIST | FREE_FIELD},
    {"roll-call", set_rollcall, SCREEN_ROLLCALL, FREE_ZONES},
    {"ready", set_ready, SCREEN_PLAY, 0},
    {"open", set_open, SCREEN_PLAY, FREE_ZONES},
    {"open by cards", set_cards, SCREEN_PLAY, FREE_ZONES},
    {"open by turns", set_turns, SCREEN_PLAY, FREE_ZONES},
    {"paused", set_paused, SCREEN_PLAY, FREE_ZONES},
    {"closed", set_closed, SCREEN_PLAY, 0},
    {"revealed", set_revealed, SCREEN_PLAY, 0},
    {"settled", set_settled, SCREEN_PLAY, 0},
    {"void", set_void, SCREEN_PLAY, 0},
    {"second ready", set_second_ready, SCREEN_PLAY, 0},
    {"handover", set_handover, SCREEN_PLAY, 0},
    {"typed", set_typed, SCREEN_PLAY, FREE_FIELD},
    {"typing", set_typing, SCREEN_PLAY, FREE_FIELD},
    {"typed, paused", set_typed_paused, SCREEN_PLAY, 0},
    {"standings", set_standings, SCREEN_PLAY, 0},
    {"standings looked at", set_looked_standings, SCREEN_STANDINGS, 0},
    {"final", set_final, SCREEN_PLAY, 0},
    {"menu", set_menu, SCREEN_MENU, FREE_LIST | FREE_ANY},
    {"undo", set_undo, SCREEN_UNDO, 0},
    {"points", set_points, SCREEN_POINTS, FREE_LIST},
    {"points, reason", set_points_reason, SCREEN_POINTS, FREE_LIST | FREE_FIELD},
    {"judge", set_judge, SCREEN_JUDGE, FREE_LIST},
    {"judged", set_judged, SCREEN_JUDGE, FREE_LIST},
    {"leave", set_leave, SCREEN_LEAVE, 0},
    {"blank", set_blank, SCREEN_BLANK, FREE_ANY},
    {"fault", set_fault, SCREEN_FAULT, 0},
};

enum { SITUATIONS = sizeof situations / sizeof *situations };

/* ---- what a key did ---- */

struct before {
    struct canvas canvas;
    size_t events, depth;
};

static void keep(struct before *before)
{
    scene_draw(&scene);
    *before = (struct before){.events = scene.history.count, .depth = scene.depth};
    canvas_resize(&before->canvas, scene.canvas.rows, scene.canvas.columns);
    canvas_blit(&before->canvas, 0, 0, &scene.canvas);
    before->canvas.cursor_row = scene.canvas.cursor_row;
    before->canvas.cursor_column = scene.canvas.cursor_column;
}

/* Something happened, and nothing was refused. */
static bool did_something(const struct before *before)
{
    bool changed = !canvas_equal(scene_draw(&scene), &before->canvas) ||
                   scene.history.count != before->events || scene.depth != before->depth;
    bool asked = scene.outcome.kind == OUTCOME_REQUEST || scene.outcome.kind == OUTCOME_QUIT;
    return (changed || asked) && scene.refusal <= REFUSED_NOTHING;
}

static void expect_did(bool did, const struct situation *at, const char *what)
{
    if (did)
        return;
    print_error("%s: %s\n%s", at->name, what, scene_print(&scene));
    fail();
}

static void press(enum key key)
{
    struct input input = {.kind = INPUT_KEY, .key = key, .codepoint = key == PRESS_SPACE ? ' ' : 0};
    scene_input(&scene, &input);
}

/* ---- tests ---- */

/* An arrow at the end of its list has nowhere to go; that is all that may do nothing. */
static bool may_rest(enum action action)
{
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN || action == ACTION_LEFT || action == ACTION_RIGHT;
}

static void test_offers_happen(void **state)
{
    (void)state;
    for (size_t s = 0; s < SITUATIONS; s++) {
        size_t count = 1;
        for (size_t i = 0; i < count; i++) {
            struct offer offers[OFFERS_MAX];
            struct before before;
            situations[s].set();
            expect_int(scene_kind(&scene), situations[s].kind);
            struct view view = scene_view(&scene);
            count = screen_offers(scene_top(&scene), &view, offers, OFFERS_MAX);
            keep(&before);
            if (offers[i].key != PRESS_NONE) {
                press(offers[i].key);
                bool did = did_something(&before) || may_rest(offers[i].action);
                expect_did(did, &situations[s],
                           arena_format(&scene.arena, "%s is offered as %s and does nothing",
                                        key_name(offers[i].key),
                                        message(LANGUAGE_RU, offers[i].label)));
            }
            canvas_free(&before.canvas);
            scene_end(&scene);
        }
    }
}

static bool is_free(const struct situation *at, enum key key)
{
    bool list =
        (key >= PRESS_UP && key <= PRESS_DOWN) || (key >= PRESS_HOME && key <= PRESS_PAGE_DOWN);
    bool field = key == PRESS_CHARACTER || key == PRESS_SPACE || key == PRESS_BACKSPACE ||
                 key == PRESS_DELETE || key == PRESS_LEFT || key == PRESS_RIGHT ||
                 key == PRESS_HOME || key == PRESS_END;
    bool menu = key == PRESS_F1 || key == PRESS_F10 || key == PRESS_ESCAPE || key == PRESS_CTRL_C;
    return menu || (at->free & FREE_ANY) || (list && (at->free & FREE_LIST)) ||
           (field && (at->free & FREE_FIELD)) ||
           (key == PRESS_CHARACTER && (at->free & FREE_ZONES));
}

static void test_nothing_else_happens(void **state)
{
    (void)state;
    for (size_t s = 0; s < SITUATIONS; s++)
        for (enum key key = PRESS_CHARACTER; key < PRESS_COUNT; key++) {
            struct offer offers[OFFERS_MAX];
            struct before before;
            situations[s].set();
            struct view view = scene_view(&scene);
            size_t count = screen_offers(scene_top(&scene), &view, offers, OFFERS_MAX);
            bool offered = is_free(&situations[s], key);
            for (size_t i = 0; i < count; i++)
                offered |= offers[i].key == key;
            keep(&before);
            if (!offered) {
                struct input input = {
                    .kind = INPUT_KEY, .key = key, .codepoint = key == PRESS_CHARACTER ? 'w' : ' '};
                scene_input(&scene, &input);
                bool quiet =
                    scene.outcome.kind == OUTCOME_STAY || scene.outcome.kind == OUTCOME_NOT_NOW;
                bool did = !quiet || did_something(&before);
                expect_did(!did, &situations[s],
                           arena_format(&scene.arena, "%s is not offered and does something",
                                        key_name(key)));
            }
            canvas_free(&before.canvas);
            scene_end(&scene);
        }
}

/* What the menu does is what the key does: the same screen, the same journal. */
static void test_menu_does_what_keys_do(void **state)
{
    (void)state;
    for (size_t s = 0; s < SITUATIONS; s++) {
        if (situations[s].free & FREE_FIELD) /* Esc has its own meaning there */
            continue;
        size_t count = 1;
        for (size_t i = 0; i < count; i++) {
            struct offer offers[OFFERS_MAX];
            struct before before;
            situations[s].set();
            struct view view = scene_view(&scene);
            count = screen_offers(scene_top(&scene), &view, offers, OFFERS_MAX);
            bool plain = offers[i].key != PRESS_NONE && offers[i].key != PRESS_F1 &&
                         !offers[i].hidden && scene_kind(&scene) == SCREEN_PLAY;
            if (plain) {
                press(offers[i].key);
                keep(&before);
                scene_end(&scene);
                situations[s].set();
                press(PRESS_F10);
                expect_int(scene_kind(&scene), SCREEN_MENU);
                const char *name = message(LANGUAGE_RU, offers[i].label);
                for (int down = 0; down < OFFERS_MAX; down++) {
                    const char *row = strstr(scene_print(&scene), "▸");
                    if (row != NULL && strncmp(row + strlen("▸ "), name, strlen(name)) == 0)
                        break;
                    press(PRESS_DOWN);
                }
                press(PRESS_ENTER);
                expect_did(canvas_equal(scene_draw(&scene), &before.canvas) &&
                               scene.history.count == before.events,
                           &situations[s],
                           arena_format(&scene.arena, "the menu's %s is not its key's", name));
                canvas_free(&before.canvas);
            }
            scene_end(&scene);
        }
    }
}

/* The menu holds every action of the screen below, each once. */
static void test_menu_is_complete(void **state)
{
    (void)state;
    for (size_t s = 0; s < SITUATIONS; s++) {
        struct offer offers[OFFERS_MAX];
        situations[s].set();
        if (scene_kind(&scene) == SCREEN_PLAY || scene_kind(&scene) == SCREEN_ROLLCALL) {
            struct view view = scene_view(&scene);
            size_t count = screen_offers(scene_top(&scene), &view, offers, OFFERS_MAX);
            scene_open(&scene, SCREEN_MENU, 0);
            for (size_t i = 0; i < count; i++)
                if (offers[i].action != ACTION_HELP)
                    expect_contains(scene_print(&scene), message(LANGUAGE_RU, offers[i].label));
        }
        scene_end(&scene);
    }
}

/* A key has one meaning at a time. */
static void test_no_key_is_offered_twice(void **state)
{
    (void)state;
    for (size_t s = 0; s < SITUATIONS; s++) {
        struct offer offers[OFFERS_MAX];
        situations[s].set();
        struct view view = scene_view(&scene);
        size_t count = screen_offers(scene_top(&scene), &view, offers, OFFERS_MAX);
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < i && offers[i].key != PRESS_NONE; k++)
                expect_did(offers[i].key != offers[k].key, &situations[s],
                           arena_format(&scene.arena, "%s is offered as %s and as %s",
                                        key_name(offers[i].key),
                                        message(LANGUAGE_RU, offers[k].label),
                                        message(LANGUAGE_RU, offers[i].label)));
        scene_end(&scene);
    }
}

/* Names of keys on the bar never run into each other, and the last one is always there. */
static void test_bar_keeps_menu(void **state)
{
    (void)state;
    for (size_t s = 0; s < SITUATIONS; s++) {
        situations[s].set();
        bool has_menu = strstr(scene_print(&scene), "F10") != NULL;
        scene.rows = 24;
        scene.columns = 60;
        if (has_menu)
            expect_contains(scene_print(&scene), "F10");
        scene_end(&scene);
    }
}

const struct test_case tests_screens_keys[] = {
    TEST(test_offers_happen),
    TEST(test_nothing_else_happens),
    TEST(test_menu_does_what_keys_do),
    TEST(test_menu_is_complete),
    TEST(test_no_key_is_offered_twice),
    TEST(test_bar_keeps_menu),
    {0},
};
