/* Answering: by a team's own keys, by digits in turns, by cards that the host enters, by typing. */
#include <string.h>

#include "expect.h"
#include "ui/scene.h"

static struct scene scene;

static void evening(const char *teams)
{
    scene_start(&scene);
    scene_evening(&scene);
    scene_play(&scene, teams);
}

static const char *answer_of(int team)
{
    const struct state *state = scene.history.state;
    const struct answer *answer = state_answer(state, state->step, team);
    return answer->given ? answer_text(answer) : "";
}

static const char *draft_of(int team)
{
    const struct state *state = scene.history.state;
    const struct answer *answer = state_answer(state, state->step, team);
    return answer->drafted ? answer_text(answer) : "";
}

/* One key in every layout, with Shift and with Caps Lock, is one option of one team. */
static void test_layouts(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        int team;
        const char *answer;
    } rows[] = {
        {"1", 0, "a"},       {"! 1", 0, "a"},     {"4 $", 0, "d"},     {"7 & ?", 1, "a"},
        {"0 )", 1, "d"},     {"z Z я Я", 2, "a"}, {"v V м М", 2, "d"}, {"n N т Т", 3, "a"},
        {"я , б Б", 3, "c"}, {"q Q й Й", 4, "a"}, {"r R к К", 4, "d"}, {"u U г Г", 5, "a"},
        {"p P з З", 5, "d"}, {"a A ф Ф", 6, "a"}, {"f F а А", 6, "d"}, {"j J о О", 7, "a"},
        {"; ж Ж :", 7, "d"}, {"ф ю", 3, "d"},     {"z .", 3, "d"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        evening("Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш");
        scene_press(&scene, "Space");
        scene_press(&scene, rows[i].keys);
        expect_text(answer_of(rows[i].team), rows[i].answer);
        scene_end(&scene);
    }
}

/* Letters and digits belong to the teams: whatever is pressed, nothing but an answer changes. */
static void test_characters_never_host(void **state)
{
    (void)state;
    evening("Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш");
    scene_press(&scene, "Space");
    for (uint32_t codepoint = '!'; codepoint < 0x460; codepoint++) {
        struct input input = {.kind = INPUT_KEY, .key = PRESS_CHARACTER, .codepoint = codepoint};
        if (codepoint == 0x7f)
            codepoint = 0x410; /* on to Cyrillic */
        scene_input(&scene, &input);
        bool answered =
            scene.outcome.kind == OUTCOME_COMMAND && scene.outcome.command.kind == COMMAND_ANSWER;
        expect_true(scene.outcome.kind == OUTCOME_STAY || answered);
        expect_int(scene_kind(&scene), SCREEN_PLAY);
        expect_int(state_phase(scene.history.state), PHASE_OPEN);
    }
    scene_end(&scene);
}

static void test_change_and_multi(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_press(&scene, "Space 1 3");
    expect_text(answer_of(0), "c");
    scene_go(&scene, 1);
    scene_press(&scene, "Space 1 3 4 3 5");
    expect_text(answer_of(0), "a,d");
    scene_press(&scene, "1 4");
    expect_text(answer_of(0), "");
    scene_end(&scene);
}

static void test_turns(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene.steps[0]->mode = MODE_TURNS;
    scene_press(&scene, "Space 1"); /* the keyboard is not there yet: nothing is taken */
    expect_int(scene.outcome.kind, OUTCOME_STAY);
    scene_press(&scene, "Space ё");
    expect_text(answer_of(0), "");
    scene_press(&scene, "1");
    expect_text(answer_of(0), "a");
    scene_press(&scene, "4 5 ф");
    expect_text(answer_of(0), "d");
    scene_press(&scene, "Enter 2 Enter 2");
    expect_text(answer_of(0), "d");
    expect_text(answer_of(1), "b");
    scene_press(&scene, "Enter");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "1");
    expect_text(answer_of(1), "b");
    scene_end(&scene);
}

static void test_cards(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_evening(&scene);
    scene_teams(&scene, "1|2|3|4|5|6|7|8|9|10|11|12");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_RETIRE, .team = 2);
    scene_press(&scene, "Enter Space Space");
    expect_int(scene.history.state->entry, ENTRY_HOST);
    scene_press(&scene, "1 2 3 4");
    expect_text(answer_of(0), "a");
    expect_text(answer_of(1), "b");
    expect_text(answer_of(2), ""); /* has left: passed over */
    expect_text(answer_of(3), "c");
    expect_text(answer_of(4), "d");
    scene_press(&scene, "Left 1 Right Right 2");
    expect_text(answer_of(4), "a");
    expect_text(answer_of(7), "b");
    scene_press(&scene, "9 й");
    expect_text(answer_of(8), "");
    scene_go(&scene, 1);
    scene_press(&scene, "Space 1 2 Right 4"); /* several marks, so the cursor waits for the host */
    expect_text(answer_of(0), "a,b");
    expect_text(answer_of(1), "d");
    scene_end(&scene);
}

static void test_typing(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_go(&scene, 3);
    scene_press(&scene, "Space Enter");
    int team = state_turn_team(scene.history.state), other = 1 - team;
    scene_type(&scene, "Красная горка");
    expect_text(answer_of(team), "");
    scene_wait(&scene, 1900);
    expect_text(draft_of(team), "");
    scene_press(&scene, "Left Left Left Left Left Del Г");
    scene_wait(&scene, 1900);
    expect_text(draft_of(team), ""); /* the last key begins the two seconds anew */
    scene_wait(&scene, 200);
    expect_text(draft_of(team), "Красная Горка");
    scene_press(&scene, "Enter");
    expect_text(answer_of(team), "Красная Горка");
    expect_int(state_turn_team(scene.history.state), other);
    scene_press(&scene, "Space");
    scene_wait(&scene, 5000);
    expect_text(draft_of(other), ""); /* a field begins empty for every team */
    scene_press(&scene, "Enter");
    expect_text(answer_of(other), "");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_end(&scene);
}

/* When the clock ends a question or a turn, keys still being pressed are let go for a moment. */
static void test_the_bell(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_press(&scene, "Space");
    scene_wait(&scene, 30000);
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "Space Enter 1");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_wait(&scene, 1000);
    scene_press(&scene, "Space");
    expect_int(state_phase(scene.history.state), PHASE_REVEALED);
    scene_go(&scene, 3);
    scene_press(&scene, "Space Enter");
    int first = state_turn_team(scene.history.state);
    scene_type(&scene, "Красн");
    scene_wait(&scene, 29900); /* what is being typed is kept just before the end */
    scene_wait(&scene, 100);
    expect_int(state_turn_team(scene.history.state), 1 - first);
    expect_text(draft_of(first), "Красн");
    scene_type(&scene, "ая горка");
    scene_press(&scene, "Enter");
    expect_false(scene.history.state->clock.running); /* the late Enter starts nobody's time */
    scene_wait(&scene, 2000);
    scene_press(&scene, "Enter");
    expect_true(scene.history.state->clock.running);
    scene_wait(&scene, 3000);
    expect_int(state_turn_team(scene.history.state), 1 - first);
    expect_text(draft_of(1 - first), "");
    scene_end(&scene);
}

/* While the keyboard changes hands no time runs, no letter is taken, and none is left over. */
static void test_handover(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_go(&scene, 3);
    scene_press(&scene, "Space");
    int first = state_turn_team(scene.history.state);
    const char *to_first = first == 0 ? "Клавиатура — команде «Томь». Enter — начать"
                                      : "Клавиатура — команде «Кия». Enter — начать";
    expect_contains(scene_print(&scene), to_first);
    expect_contains(scene_print(&scene), "ход 1 из 2");
    scene_type(&scene, "рано");
    scene_wait(&scene, 100000);
    expect_contains(scene_print(&scene), to_first);
    expect_text(draft_of(first), "");
    scene_press(&scene, "Space");
    expect_true(strstr(scene_print(&scene), "Клавиатура") == NULL);
    expect_true(strstr(scene_print(&scene), "•") == NULL);
    scene_type(&scene, "пегас");
    expect_contains(scene_print(&scene), "•••••");
    scene_press(&scene, "F4");
    expect_contains(scene_print(&scene), "Пауза. Пробел — продолжить");
    expect_contains(scene_print(&scene), "•••••");
    scene_press(&scene, "Enter");
    expect_contains(scene_print(&scene), "•••••"); /* a pause keeps what is typed */
    scene_press(&scene, "Enter");
    expect_text(answer_of(first), "пегас");
    expect_contains(scene_print(&scene), "ход 2 из 2");
    expect_true(strstr(scene_print(&scene), "•") == NULL);
    scene_press(&scene, "Enter Tab");
    expect_true(strstr(scene_print(&scene), "пегас") == NULL);
    scene_press(&scene, "F3 Enter F3 Enter"); /* the start, then the end of the first turn */
    expect_int(state_turn_team(scene.history.state), first);
    expect_contains(scene_print(&scene), "Пауза. Пробел — продолжить");
    scene_end(&scene);
}

/* A team that has left takes no turn and is not counted among them. */
static void test_order_of_turns(void **state)
{
    (void)state;
    evening("Томь|Кия|Мрассу|Иня");
    scene_go(&scene, 3); /* begins with the fourth team */
    scene_press(&scene, "Space");
    expect_contains(scene_print(&scene), "Клавиатура — команде «Иня»");
    expect_contains(scene_print(&scene), "ход 1 из 4");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_RETIRE, .team = 0);
    scene_press(&scene, "Enter Enter");
    expect_contains(scene_print(&scene), "Клавиатура — команде «Кия»");
    expect_contains(scene_print(&scene), "ход 2 из 3");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_RETIRE, .team = 1);
    expect_contains(scene_print(&scene), "Клавиатура — команде «Мрассу»");
    expect_contains(scene_print(&scene), "ход 2 из 2");
    scene_end(&scene);
}

static void test_peek(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_go(&scene, 3);
    scene_press(&scene, "Space Enter");
    scene_type(&scene, "пегас");
    expect_true(strstr(scene_print(&scene), "пегас") == NULL);
    expect_contains(scene_print(&scene), "•••••");
    scene_press(&scene, "Tab");
    expect_contains(scene_print(&scene), "пегас");
    scene_press(&scene, "Tab");
    expect_true(strstr(scene_print(&scene), "пегас") == NULL);
    scene.preferences.hide_typing = false;
    expect_contains(scene_print(&scene), "пегас");
    scene_end(&scene);
}

/* What is no number stays in the field, and the turn does not end. */
static void test_refused_number(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_go(&scene, 4);
    scene_press(&scene, "Space Enter");
    int team = state_turn_team(scene.history.state);
    scene_type(&scene, "не помню");
    scene_press(&scene, "Enter");
    expect_int(scene.refusal, REFUSED_ANSWER);
    expect_int(state_turn_team(scene.history.state), team);
    scene_press(&scene, "Tab");
    expect_contains(scene_print(&scene), "не помню");
    scene_end(&scene);
}

/* A nervous hand: what is pressed twice, or held down, moves on once. Letters are not the host's.
 */
static void test_double_press(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene.preferences.double_press_ms = 400;
    scene_press(&scene, "Space Space Space");
    expect_int(state_phase(scene.history.state), PHASE_OPEN);
    for (int held = 0; held < 20; held++) {
        scene_wait(&scene, 35);
        scene_press(&scene, "Space");
    }
    expect_int(state_phase(scene.history.state), PHASE_OPEN);
    scene_press(&scene, "1 7");
    expect_text(answer_of(0), "a");
    expect_text(answer_of(1), "a");
    scene_wait(&scene, 450);
    scene_press(&scene, "Space");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "Enter");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_end(&scene);
}

/* Enter is a team's key as well: it closes nothing while all may answer. */
static void test_enter_closes_nothing(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_press(&scene, "Enter 1 Enter");
    expect_int(state_phase(scene.history.state), PHASE_OPEN);
    scene_press(&scene, "Space Enter");
    expect_int(state_phase(scene.history.state), PHASE_REVEALED);
    scene_end(&scene);
}

/* F4 is a pause while a question is open, and a break between questions. */
static void test_break(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_press(&scene, "F4");
    expect_int(scene_kind(&scene), SCREEN_BLANK);
    expect_contains(scene_print(&scene), "Перерыв");
    scene_press(&scene, "Space Space F4");
    expect_int(scene_kind(&scene), SCREEN_PLAY);
    expect_false(scene.history.state->clock.running);
    scene_end(&scene);
}

/* The menu closes a question for all, where Space ends only a turn. */
static void test_close_for_all(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_go(&scene, 4);
    scene_press(&scene, "Space");
    struct view view = scene_view(&scene);
    struct outcome outcome = screen_act(scene_top(&scene), &view, ACTION_CLOSE);
    expect_int(outcome.kind, OUTCOME_COMMAND);
    scene_do(&scene, &outcome.command);
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_end(&scene);
}

/* Cards raised in time are entered when the host gets to them, until the answer is shown. */
static void test_cards_after_the_bell(void **state)
{
    (void)state;
    evening("Томь|Кия");
    const struct command cards = {.kind = COMMAND_ENTRY, .team = -1, .amount = ENTRY_HOST};
    scene_do(&scene, &cards);
    scene_press(&scene, "Space 1");
    scene_wait(&scene, 61000);
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "2 1");
    expect_text(answer_of(0), "b");
    expect_text(answer_of(1), "a");
    scene_wait(&scene, 3000);
    scene_press(&scene, "Space 2");
    expect_int(state_phase(scene.history.state), PHASE_REVEALED);
    expect_text(answer_of(0), "b");
    scene_end(&scene);
}

/* The host looks into the menu; the teams go on. */
static void test_answers_below_the_menu(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_press(&scene, "Space Esc 2 9");
    expect_int(scene_kind(&scene), SCREEN_MENU);
    expect_text(answer_of(0), "b");
    expect_text(answer_of(1), "c");
    scene_end(&scene);
}

/* A team that still types when its time is over must not show the answer to all with its Enter. */
static void test_enter_after_the_last_turn(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_go(&scene, 4);
    scene_press(&scene, "Space Enter");
    scene_wait(&scene, 31000);
    scene_wait(&scene, 3000);
    scene_press(&scene, "Enter");
    scene_wait(&scene, 31000);
    scene_wait(&scene, 3000);
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_type(&scene, "1618");
    scene_press(&scene, "Enter Enter");
    expect_int(state_phase(scene.history.state), PHASE_CLOSED);
    scene_press(&scene, "Space");
    expect_int(state_phase(scene.history.state), PHASE_REVEALED);
    scene_end(&scene);
}

/* What the lamps say and what F2 says is the same number. */
static void test_standings_count_what_is_shown(void **state)
{
    (void)state;
    evening("Томь|Кия");
    scene_press(&scene, "Space");
    const struct step *step = scene.plan.steps[0];
    for (size_t i = 0; i < step->option_count; i++)
        if (step->options[i].right) {
            const struct command right = {
                .kind = COMMAND_ANSWER, .team = 0, .text = step->options[i].id};
            scene_do(&scene, &right);
        }
    scene_press(&scene, "Space Space F2");
    expect_int(scene.history.state->teams[0].score, 0);
    const char *screen = scene_print(&scene);
    expect_contains(screen, "1     ● Томь");
    expect_contains(screen, "2     ▲ Кия");
    scene_end(&scene);
}

const struct test_case tests_screens_answers[] = {
    TEST(test_layouts),
    TEST(test_characters_never_host),
    TEST(test_change_and_multi),
    TEST(test_turns),
    TEST(test_cards),
    TEST(test_typing),
    TEST(test_the_bell),
    TEST(test_handover),
    TEST(test_order_of_turns),
    TEST(test_peek),
    TEST(test_refused_number),
    TEST(test_double_press),
    TEST(test_enter_closes_nothing),
    TEST(test_break),
    TEST(test_close_for_all),
    TEST(test_cards_after_the_bell),
    TEST(test_answers_below_the_menu),
    TEST(test_enter_after_the_last_turn),
    TEST(test_standings_count_what_is_shown),
    {0},
};
