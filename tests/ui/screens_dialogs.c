/* What opens over the game: menu, help, undo, points, judge, leave, blank, fault, a notice. */
#include "engine/scoring.h"
#include "expect.h"
#include "ui/phrases.h"
#include "ui/scene.h"

static struct scene scene;

static const char *const four = "Томь|Кия|Мрассу|Иня";

static void evening(const char *teams)
{
    scene_start(&scene);
    scene_evening(&scene);
    scene_play(&scene, teams);
}

static void test_menu(void **state)
{
    (void)state;
    evening(four);
    scene_press(&scene, "Space Esc");
    scene_shot(&scene, "menu of an open question");
    scene_press(&scene, "Esc F1");
    scene_shot(&scene, "help in an open question");
    scene_press(&scene, "Esc Space Space F10 Down Down");
    scene_shot(&scene, "menu of a reveal");
    scene_end(&scene);
    scene_start(&scene);
    scene_open(&scene, SCREEN_START, 0);
    scene_press(&scene, "F1");
    scene_shot(&scene, "help on the first screen");
    scene_end(&scene);
    evening(four);
    scene.preferences.language = LANGUAGE_EN;
    scene_press(&scene, "F10");
    scene_shot(&scene, "in English");
    scene_album(&scene, "screens/menu");
    scene_end(&scene);
}

/* ---- undo ---- */

static void expect_undo(const char *words)
{
    struct view view = scene_view(&scene);
    expect_text(phrase_undo(&view), words);
}

/* Whatever can be taken back is said before it is. */
static void test_words_of_undo(void **state)
{
    (void)state;
    scene_start(&scene);
    scene_evening(&scene);
    scene_teams(&scene, "");
    expect_undo(NULL);
    SCENE_DO(&scene, .kind = COMMAND_TEAM_ADD, .team = -1, .text = "Томь");
    expect_undo("Команда «Томь» будет убрана.");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_ADD, .team = -1, .text = "Кия");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_RENAME, .team = 0, .text = "Обь");
    expect_undo("Команде «Обь» вернётся прежнее название.");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_MEMBERS, .team = 0, .text = "Анна");
    expect_undo("Команде «Обь» вернётся прежний список участников.");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_RETIRE, .team = 0);
    expect_undo("Команда «Обь» вернётся в игру.");
    SCENE_DO(&scene, .kind = COMMAND_TEAM_RETURN, .team = 0);
    expect_undo("Команда «Обь» снова выбудет.");
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    expect_undo("Вернётся экран, который был перед вопросом 1.");
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    expect_undo("Вопрос 1 снова будет скрыт.");
    SCENE_DO(&scene, .kind = COMMAND_ANSWER, .team = 1, .text = "a");
    expect_undo("Ответ команды «Кия» будет стёрт.");
    SCENE_DO(&scene, .kind = COMMAND_ANSWER, .team = 1, .text = "b");
    expect_undo("Ответ команды «Кия» вернётся к прежнему.");
    SCENE_DO(&scene, .kind = COMMAND_EXTEND, .team = -1, .amount = 30000);
    expect_undo("Добавленное время будет убрано.");
    SCENE_DO(&scene, .kind = COMMAND_PAUSE, .team = -1);
    expect_undo("Часы снова пойдут.");
    SCENE_DO(&scene, .kind = COMMAND_PAUSE, .team = -1);
    expect_undo("Часы снова остановятся.");
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    expect_undo("Вопрос 1 снова будет открыт, часы будут стоять.");
    SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
    expect_undo("Ответ на вопрос 1 снова будет скрыт.");
    SCENE_DO(&scene, .kind = COMMAND_JUDGE, .team = 0, .amount = 1);
    expect_undo("Решение ведущего о команде «Обь» будет снято.");
    SCENE_DO(&scene, .kind = COMMAND_ADJUST, .team = 1, .amount = -2, .text = "шум");
    expect_undo("Очки −2 команде «Кия» будут сняты.");
    SCENE_DO(&scene, .kind = COMMAND_REOPEN, .team = -1);
    expect_undo("Вопрос 1 снова будет закрыт.");
    SCENE_DO(&scene, .kind = COMMAND_VOID, .team = -1);
    expect_undo("Вопрос 1 снова будет считаться.");
    SCENE_DO(&scene, .kind = COMMAND_FINISH, .team = -1);
    expect_undo("Игра продолжится с последнего экрана.");
    scene_end(&scene);
}

static void test_undo_and_leave(void **state)
{
    (void)state;
    evening(four);
    scene_press(&scene, "Space 1 F3");
    scene_shot(&scene, "undo");
    scene_press(&scene, "Esc");
    scene_open(&scene, SCREEN_LEAVE, 0);
    scene_shot(&scene, "leave");
    scene_press(&scene, "Esc Space F12");
    scene_wait(&scene, 1000);
    scene_open(&scene, SCREEN_LEAVE, 0);
    scene_shot(&scene, "leave a game that is over");
    scene_album(&scene, "screens/undo-leave");
    scene_end(&scene);
}

static void test_points(void **state)
{
    (void)state;
    evening(four);
    scene_press(&scene, "F8");
    scene_shot(&scene, "as it opens");
    scene_press(&scene, "Right Right Down Left Left Tab");
    scene_shot(&scene, "two points from the third team");
    scene_album(&scene, "screens/points");
    scene_press(&scene, "Enter");
    expect_int(scene.history.state->teams[2].score, -2);
    scene_press(&scene, "F8 Down Backspace Enter Enter");
    expect_int(scene.refusal, REFUSED_AMOUNT); /* it stays open, so that it can be mended */
    expect_int(scene_kind(&scene), SCREEN_POINTS);
    scene_end(&scene);
}

static void test_judge(void **state)
{
    (void)state;
    evening(four);
    scene_press(&scene, "Space 1 8 я Space Space F7");
    scene_shot(&scene, "choice");
    scene_press(&scene, "Down Enter");
    scene_shot(&scene, "the second is accepted");
    scene_press(&scene, "Backspace");
    scene_wait(&scene, 0);
    struct verdict verdicts[TEAMS_MAX];
    score_step(&scene.plan, scene.history.state, 0, verdicts);
    expect_int(verdicts[1].rule, RULE_WRONG);
    scene_end(&scene);
    evening("Томь|Кия|Мрассу|Иня|Яя|Кондома|Уса|Чумыш|Барзас|Тайдон|Тутуяс|Терсь|Кабырза|Бачат|Ур|"
            "Библиотечные волки из Прокопьевска");
    scene_press(&scene, "Space 1 2 3 4 1 1 1 1 1 1 1 1 1 1 1 1 Space Space F7 End");
    scene_shot(&scene, "sixteen teams, the last is chosen");
    scene_album(&scene, "screens/judge");
    scene_end(&scene);
}

static void test_blank_fault_notice(void **state)
{
    (void)state;
    evening(four);
    scene_press(&scene, "Space F9");
    scene_shot(&scene, "blank");
    scene_press(&scene, "ф");
    expect_int(scene_kind(&scene), SCREEN_PLAY);
    scene.notice = "Сначала закройте вопрос: Пробел";
    scene_shot(&scene, "a notice");
    scene.notice = NULL;
    scene.fault = "На диске нет места: /media/usb/volna/volna.db. Освободите место и "
                  "нажмите Enter.";
    scene_open(&scene, SCREEN_FAULT, 1);
    scene_shot(&scene, "a full disk");
    scene_album(&scene, "screens/blank-fault");
    scene_end(&scene);
}

const struct test_case tests_screens_dialogs[] = {
    TEST(test_menu),
    TEST(test_words_of_undo),
    TEST(test_undo_and_leave),
    TEST(test_points),
    TEST(test_judge),
    TEST(test_blank_fault_notice),
    {0},
};
