/* Stages that are shown and talked about, in every phase: brief, talk, break, present, decide,
 * debrief; and the frame they share with all others. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static struct game *game_with_brief(void)
{
    static const struct game_role roles[] = {
        {"Методист", "Отвечает за содержание и видит всю сеть"},
        {"Заведующая филиалом", "Знает, что бывает в будний день"},
        {"Скептик", "Спрашивает, на какие деньги"},
        {"Секретарь", NULL},
    };
    scene_start(&scene);
    struct game *game =
        scene_game(&scene, "Два дня методиста", "Доверие 5 0 10|*Бюджет 700 0 1000");
    game->goal = "Понять, на что уходит день и что из него можно отдать";
    game->roles = roles;
    game->role_count = 4;
    struct stage *stage = scene_stage(&scene, TASK_BRIEF, "Правила игры");
    stage->text =
        "У каждой команды пятьдесят карточек с делами. Сначала соберите день таким, какой "
        "он бывает на самом деле.\nПотом придут сюрпризы, и день придётся чинить.";
    return game;
}

static void test_brief(void **state)
{
    (void)state;
    game_with_brief();
    scene_stage(&scene, TASK_TALK, "Зачем это всё");
    scene_play(&scene, scene_teams_of(2));
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space");
    scene_wait(&scene, 61000);
    scene_shot(&scene, "open");
    scene_press(&scene, "F4");
    scene_shot(&scene, "paused");
    scene_press(&scene, "Space Space");
    expect_int(scene.history.state->step, 1);
    scene_press(&scene, "Left");
    scene_shot(&scene, "looked at again");
    scene_album(&scene, "stages/brief");
    scene_end(&scene);
}

static void test_talk(void **state)
{
    (void)state;
    scene_start(&scene);
    struct stage *stage = scene_stage(&scene, TASK_TALK, "Библиотека и память места");
    stage->speaker = "Анна Сергеевна Иванова, директор";
    scene_stage(&scene, TASK_BREAK, "Кофе");
    scene_play(&scene, scene_teams_of(4));
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space");
    scene_wait(&scene, 20000);
    scene_shot(&scene, "nearly all of the time left");
    scene_wait(&scene, 470000);
    scene_shot(&scene, "a fifth left");
    scene_wait(&scene, 190000);
    scene_shot(&scene, "over");
    expect_contains(scene_print(&scene), "+1:20");
    scene_album(&scene, "stages/talk");
    scene_end(&scene);
}

static void test_break(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_stage(&scene, TASK_BREAK, "Кофе и чай в читальном зале");
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(2));
    scene_press(&scene, "Space");
    scene_wait(&scene, 90000);
    scene_shot(&scene, "on");
    scene_wait(&scene, 600000);
    scene_shot(&scene, "over");
    scene_album(&scene, "stages/break");
    scene_end(&scene);
}

static void present(int teams)
{
    scene_start(&scene);
    scene_game(&scene, "Два дня методиста", "");
    scene_stage(&scene, TASK_PRESENT, "Расскажите о своём идеальном дне");
    scene_last(&scene)->time_ms = 240000;
    scene_stage(&scene, TASK_DEBRIEF, "Что унесём с собой?");
    scene_play(&scene, scene_teams_of(teams));
}

static void test_present(void **state)
{
    (void)state;
    present(2);
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space");
    scene_shot(&scene, "the first gets ready");
    scene_press(&scene, "Space");
    scene_wait(&scene, 60000);
    scene_shot(&scene, "the first speaks");
    scene_press(&scene, "Space Space");
    scene_wait(&scene, 245000);
    scene_shot(&scene, "the last is over time");
    scene_press(&scene, "Space");
    scene_shot(&scene, "all have spoken");
    scene_press(&scene, "Space");
    expect_int(scene.history.state->step, 1);
    scene_end(&scene);
    present(8);
    scene_press(&scene, "Space Space Space Space");
    scene_wait(&scene, 230000);
    scene_shot(&scene, "eight teams, the second at its end");
    scene_album(&scene, "stages/present");
    scene_end(&scene);
}

/* What does not fit goes on over pages; the presenter's remote leaves the last one. */
static void test_long_brief(void **state)
{
    (void)state;
    struct game *game = game_with_brief();
    game->role_count = 4;
    struct stage *stage = scene_stage(&scene, TASK_BRIEF, "Правила подробно");
    stage->text =
        "Первое правило.\n\nВторое правило длиннее, и его читают вслух не торопясь, потому что на "
        "нём держится всё остальное.\n\nТретье правило.\n\nЧетвёртое правило: карточки не рвать, "
        "не прятать и не отдавать соседям.\n\nПятое правило.\n\nШестое правило.\n\nСедьмое.";
    scene_stage(&scene, TASK_TALK, "Зачем это всё");
    scene_play(&scene, scene_teams_of(2));
    scene_go(&scene, 1);
    scene.rows = 24;
    scene.columns = 80;
    scene_press(&scene, "Space");
    expect_contains(scene_print(&scene), "Первое правило.");
    expect_contains(scene_print(&scene), "страница 1 из 2");
    scene_press(&scene, "Up Down Down");
    expect_contains(scene_print(&scene), "страница 2 из 2");
    expect_contains(scene_print(&scene), "Спрашивает, на какие деньги");
    scene_press(&scene, "PgUp");
    expect_contains(scene_print(&scene), "Седьмое.");
    scene_press(&scene, "PgDn");
    expect_int(scene.history.state->step, 1);
    scene_press(&scene, "PgDn");
    expect_int(scene.history.state->step, 2);
    scene_end(&scene);
}

static void test_debrief(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_game(&scene, "Два дня методиста", "");
    scene_stage(&scene, TASK_DEBRIEF, "Что из этого мы можем перестать делать уже завтра?");
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(2));
    scene_press(&scene, "Space");
    scene_shot(&scene, "nothing said");
    scene_press(&scene, "Enter");
    scene_type(&scene, "Отчёт, который никто не читает");
    scene_shot(&scene, "a line is typed");
    scene_press(&scene, "Enter");
    scene_type(&scene, "Вторая подпись");
    scene_press(&scene, "Enter");
    scene_type(&scene, "И");
    scene_press(&scene, "Esc");
    expect_text(answer_text(state_answer(scene.history.state, 0, ROOM)),
                "Отчёт, который никто не читает\nВторая подпись");
    scene_shot(&scene, "two lines");
    scene_press(&scene, "Up Del");
    expect_text(answer_text(state_answer(scene.history.state, 0, ROOM)), "Вторая подпись");
    scene_press(&scene, "Enter");
    for (int i = 0; i < 14; i++) { /* twelve lines are the most */
        scene_type(&scene, "Ещё одна мысль, сказанная вслух и достойная строки");
        scene_press(&scene, "Enter");
    }
    scene_shot(&scene, "twelve lines, and one more typed");
    expect_int(scene.outcome.kind, OUTCOME_NOT_NOW);
    scene_press(&scene, "Esc");
    scene_shot(&scene, "twelve lines");
    scene_press(&scene, "Space");
    expect_int(scene.history.state->step, 1);
    scene_album(&scene, "stages/debrief");
    scene_end(&scene);
}

static struct item *choices(enum decide_by by)
{
    static const char *const texts[] = {"Закрыть филиал на ремонт", "Работать, как есть",
                                        "Переехать в школу", "Открыть точку выдачи"};
    scene_start(&scene);
    scene_game(&scene, "Потоп в филиале", "Доверие 5 0 10|*Бюджет 700 0 1000");
    struct stage *stage = scene_stage(&scene, TASK_DECIDE, "Крыша течёт. Что делаем?");
    struct step *step = scene_last(&scene);
    struct step_option *options = arena_alloc(&scene.arena, 4 * sizeof *options);
    struct item *items = scene_items(&scene, stage, "Закрыть|Работать|Переехать|Открыть");
    scene_effect(&scene, &items[0].effects, 0, false, "-2");
    scene_effect(&scene, &items[2].effects, 0, false, "1");
    scene_effect(&scene, &stage->effects, 1, false, "-120");
    items[0].go = items[1].go = items[3].go = 1;
    items[2].go = 2;
    for (int i = 0; i < 4; i++)
        options[i] = (struct step_option){.text = texts[i], .id = {(char)('1' + i)}};
    step->options = options;
    step->option_count = 4;
    step->mode = MODE_ALL;
    stage->by = (uint8_t)by;
    scene_stage(&scene, TASK_TALK, "Ремонт");
    scene_stage(&scene, TASK_TALK, "Переезд");
    return items;
}

static void test_decide(void **state)
{
    (void)state;
    choices(BY_TEAMS);
    scene_play(&scene, scene_teams_of(2));
    scene_shot(&scene, "ready");
    scene_press(&scene, "Space 1");
    scene_shot(&scene, "open, one has chosen");
    scene_press(&scene, "0 Space");
    scene_shot(&scene, "closed");
    scene_press(&scene, "Space");
    expect_int(state_phase(scene.history.state), PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_end(&scene);
    choices(BY_TEAMS);
    scene_play(&scene, scene_teams_of(8));
    scene_press(&scene, "Space 1 9 z я Space Space");
    scene_shot(&scene, "eight teams, revealed");
    scene_end(&scene);
    choices(BY_ROOM);
    scene_play(&scene, scene_teams_of(2));
    scene_press(&scene, "Space");
    scene_shot(&scene, "the room decides");
    scene_press(&scene, "3");
    expect_text(answer_text(state_answer(scene.history.state, 0, ROOM)), "3");
    scene_shot(&scene, "the room has decided");
    scene_press(&scene, "Space Space");
    scene_shot(&scene, "the room's decision revealed");
    scene_album(&scene, "stages/decide");
    scene_end(&scene);
}

/* What a choice costs stands under it; on paper the host enters team after team, and the room does
 * not read what was entered. */
static void test_decide_priced(void **state)
{
    static const char *const prices[] = {"Полгода без читателей, зато крыша новая", NULL,
                                         "Шесть дней и сто тысяч, зато вас видят", NULL};
    (void)state;
    for (int paper = 0; paper < 2; paper++) {
        struct item *items = choices(BY_TEAMS);
        for (int i = 0; i < 4; i++)
            items[i].about = prices[i];
        if (paper)
            scene.steps[0]->mode = MODE_PAPER;
        scene_play(&scene, scene_teams_of(4));
        scene_press(&scene, "Space");
        scene_shot(&scene, paper ? "on paper" : "all at once");
        expect_contains(scene_print(&scene), prices[0]);
        if (paper) {
            expect_contains(scene_print(&scene), "Томь — ведущий нажимает цифру");
            scene_press(&scene, "3");
            expect_text(answer_text(state_answer(scene.history.state, 0, 0)), "3");
            expect_contains(scene_print(&scene), "Кия — ведущий нажимает цифру");
            scene_press(&scene, "PgUp");
            expect_contains(scene_print(&scene), "Томь — введено");
            scene_press(&scene, "1");
            expect_text(answer_text(state_answer(scene.history.state, 0, 0)), "1");
        }
        scene_album(&scene, paper ? "stages/decide-paper" : "stages/decide-priced");
        scene_end(&scene);
    }
}

/* As on a projector. */
static void test_in_big_letters(void **state)
{
    (void)state;
    game_with_brief();
    if (!scene_use_font(&scene))
        expect_skip("no font");
    struct stage *stage = scene_stage(&scene, TASK_TALK, "Библиотека и память места");
    stage->speaker = "Анна Сергеевна Иванова, директор";
    scene_stage(&scene, TASK_BREAK, "Кофе");
    scene_stage(&scene, TASK_PRESENT, "Расскажите о своём идеальном дне");
    scene_stage(&scene, TASK_DEBRIEF, "Что из этого мы можем перестать делать уже завтра?");
    scene_play(&scene, scene_teams_of(8));
    scene_shot(&scene, "brief, ready");
    scene_press(&scene, "Space");
    scene_shot(&scene, "brief");
    scene_press(&scene, "Space Space");
    scene_wait(&scene, 20000);
    scene_shot(&scene, "talk");
    scene_wait(&scene, 660000);
    scene_shot(&scene, "talk, over");
    scene_press(&scene, "Space Space");
    scene_shot(&scene, "break");
    scene_press(&scene, "Space Space Space");
    scene_shot(&scene, "present");
    scene_go(&scene, 4);
    scene_press(&scene, "Space Enter");
    scene_type(&scene, "Отчёт, который никто не читает");
    scene_press(&scene, "Enter");
    scene_shot(&scene, "debrief");
    scene_album(&scene, "stages/big");
    scene_end(&scene);
}

/* However much has been said, a longer question stays large. */
static void test_long_question(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_game(&scene, "Два дня методиста", "");
    if (!scene_use_font(&scene))
        expect_skip("no font");
    scene_stage(&scene, TASK_DEBRIEF, "Кто или что мешает — и кого об этом попросить?");
    scene.steps[0]->title = "Два вопроса";
    scene_play(&scene, scene_teams_of(2));
    scene_press(&scene, "Space Enter");
    for (int i = 0; i < 12; i++) {
        expect_true(strstr(scene_print(&scene), "мешает") == NULL);
        scene_type(&scene, "Отчёт, который никто не читает");
        scene_press(&scene, "Enter");
    }
    scene_end(&scene);
}

const struct test_case tests_stages_shown[] = {
    TEST(test_brief),
    TEST(test_talk),
    TEST(test_break),
    TEST(test_present),
    TEST(test_long_brief),
    TEST(test_long_question),
    TEST(test_debrief),
    TEST(test_decide),
    TEST(test_decide_priced),
    TEST(test_in_big_letters),
    {0},
};
