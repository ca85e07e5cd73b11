#include "ui/deskscene.h"

#include <stdio.h>
#include <string.h>

#include "expect.h"

enum { FIRST_LATITUDE = 60000000, FIRST_LONGITUDE = 40000000 };

/* ---- the region ---- */

static const struct map_point border[] = {
    {60000000, 40400000}, {60100000, 40000000}, {60500000, 40100000}, {60800000, 40000000},
    {61080000, 40500000}, {61000000, 41200000}, {60700000, 41600000}, {60600000, 41300000},
    {60250000, 41500000}, {60050000, 41000000}};
static const struct map_point river[] = {{61000000, 40500000}, {60800000, 40700000},
                                         {60650000, 40600000}, {60400000, 40900000},
                                         {60250000, 40800000}, {60020000, 40900000}};
static const struct map_point stream[] = {
    {60650000, 41400000}, {60550000, 41100000}, {60400000, 40900000}};

static const struct map_line outlines[] = {
    {.points = border, .count = sizeof border / sizeof *border}};
static const struct map_line rivers[] = {
    {.name = "Зарека", .points = river, .count = sizeof river / sizeof *river},
    {.name = "Зорька", .points = stream, .count = sizeof stream / sizeof *stream}};

static const struct map_place places[] = {
    {"istok", "Истокский округ", "Исток", "Исток", {60900000, 40600000}, 1, 0, NULL},
    {"bor", "Боровской округ", "Бор", "Бор", {60750000, 41200000}, 2, 1, NULL},
    {"ples", "Плёсский округ", "Плёс", "Плёс", {60500000, 40800000}, 1, 1, NULL},
    {"luga", "Луговской округ", "Луга", "Луга", {60400000, 40300000}, 0, 1, NULL},
    {"stepnoy", "Степной округ", "Степной", "Степное", {60200000, 41300000}, 2, 3, NULL},
    {"ustye", "Устьевский округ", "Устье", "Устье", {60080000, 40850000}, 1, 3, NULL},
    {"mill", "Старая мельница", NULL, NULL, {60550000, 41100000}, -1, -1, "ples"},
};

const struct map zarechye = {
    .id = "zarechye",
    .title = "Заречье",
    .outlines = outlines,
    .rivers = rivers,
    .places = places,
    .outline_count = 1,
    .river_count = 2,
    .place_count = 7,
    .municipality_count = 6,
    .low = {FIRST_LATITUDE, FIRST_LONGITUDE},
    .high = {61080000, 41600000},
    .columns = 3,
    .rows = 4,
};

/* ---- questions ---- */

void desk_quiz(struct scene *scene)
{
    scene_start(scene);
    scene_round(scene, "Карта и люди", NULL);
}

struct step *scene_order(struct scene *scene, const char *question, const char *options)
{
    struct step *step = scene_choice(scene, question, options);
    step->task = TASK_ORDER;
    step->shuffle = true;
    step->points = 3;
    step->partial = true;
    return step;
}

struct step *scene_match(struct scene *scene, const char *question, const char *pairs)
{
    char left[512] = "";
    const char **right = arena_alloc(&scene->arena, STEP_PAIRS_MAX * sizeof *right);
    uint8_t count = 0;
    while (*pairs != '\0') {
        size_t length = strcspn(pairs, "|"), cut = strcspn(pairs, "=");
        size_t used = strlen(left);
        if (cut > 0)
            snprintf(left + used, sizeof left - used, "%s%.*s", used > 0 ? "|" : "", (int)cut,
                     pairs);
        right[count++] = arena_text(&scene->arena, pairs + cut + 1, length - cut - 1);
        pairs += length + (pairs[length] == '|');
    }
    struct step *step = scene_choice(scene, question, arena_format(&scene->arena, "%s", left));
    step->task = TASK_MATCH;
    step->points = 3;
    step->partial = true;
    step->pairs = right;
    step->pair_count = count;
    return step;
}

struct map_target *scene_point(struct scene *scene, const char *question, const char *place)
{
    struct step *step = scene_choice(scene, question, "");
    struct map_target *target = arena_alloc(&scene->arena, sizeof *target);
    const struct map_place *at = map_place(&zarechye, place, strlen(place));
    assert_non_null(at);
    *target = (struct map_target){
        .map = &zarechye, .at = at->at, .place = at, .full_m = 5000, .zero_m = 50000};
    step->task = TASK_POINT;
    step->points = 10;
    step->target = target;
    return target;
}

struct step *scene_oral(struct scene *scene, const char *question, const char *accept,
                        const char *reject)
{
    struct step *step = scene_text(scene, question, accept, reject);
    step->task = TASK_ORAL;
    step->points = 2;
    return step;
}

/* ---- playing ---- */

void desk_open(struct scene *scene)
{
    scene_press(scene, "Space");
    if (scene->history.state->steps[scene->history.state->step].mode == MODE_TURNS)
        scene_press(scene, "Space");
    expect_int(state_phase(scene->history.state), PHASE_OPEN);
}

const char *desk_answer(const struct scene *scene, int team)
{
    const struct state *state = scene->history.state;
    const struct answer *answer = state_answer(state, state->step, team);
    return answer->given ? answer_text(answer) : "";
}

void desk_play_turns(struct scene *scene, const char *const *answers)
{
    while (state_phase(scene->history.state) == PHASE_OPEN) {
        int team = state_turn_team(scene->history.state);
        if (scene->history.state->clock.handover)
            SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
        if (*answers[team] != '\0')
            scene_give(scene, team, answers[team]);
        SCENE_DO(scene, .kind = COMMAND_NEXT, .team = -1);
    }
    scene_wait(scene, 0);
}

void desk_press_wildly(struct scene *scene, unsigned seed, int count)
{
    static const char *const keys[] = {
        "Enter",     "Enter", "Up", "Down", "Left", "Right", "Ins", "Del", "Home", "End", "Esc",
        "Backspace", "1",     "2",  "9",    "0",    "ж",     "=",   "Up",  "Down", "F5",  "-"};
    uint32_t chance = seed;
    for (int i = 0; i < count; i++) {
        chance = chance * 1664525u + 1013904223u;
        scene_press(scene, keys[(chance >> 16) % (sizeof keys / sizeof *keys)]);
        expect_true(scene->refusal == REFUSED_NO || scene->refusal == REFUSED_NOTHING);
        while (scene_kind(scene) != SCREEN_PLAY)
            scene_press(scene, "Esc");
        if (scene->history.state->steps[0].mode == MODE_PAPER && i % 40 == 39)
            scene_press(scene, "PgDn");
        if (i % 25 == 0)
            scene_draw(scene);
    }
    expect_int(state_phase(scene->history.state), PHASE_OPEN);
}
