/* A day from cards: the keys as a person presses them, and how the day looks. */
#include "ui/dayscene.h"

#include <string.h>

#include "expect.h"

static void begin(struct scene *scene, int teams)
{
    dayscene_start(scene);
    scene_play(scene, scene_teams_of(teams));
    scene_open_turns(scene);
}

static void begin_on_paper(struct scene *scene, int teams)
{
    dayscene_start(scene);
    scene_play(scene, scene_teams_of(teams));
    scene_open_paper(scene);
}

/* ---- keys ---- */

static void test_number_and_enter_put_cards_one_after_the_other(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "3 Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00");
    scene_press(&scene, "0 7 Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a07@09:30");
    scene_press(&scene, "5 0 Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a07@09:30,a50@11:00");
    scene_end(&scene);
}

static void test_no_such_number_puts_nothing(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "9 9");
    expect_contains(scene_print(&scene), "Карточки 99 нет");
    scene_press(&scene, "Enter");
    expect_text(dayscene_answer(&scene, 0), "");
    scene_press(&scene, "1 2 Backspace Enter"); /* a digit is taken back */
    expect_text(dayscene_answer(&scene, 0), "a01@09:00");
    scene_end(&scene);
}

static void test_arrows_choose_in_the_list_and_in_time(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "Down Down Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00");
    scene_press(&scene, "Left PgDn PgDn Down Right Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a03@11:45");
    scene_press(&scene, "End Enter Home Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a03@11:45,a50@12:15,a01@13:15");
    scene_end(&scene);
}

static void test_plus_and_minus_stretch_the_card_by_a_slot(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "3 Enter + +");
    expect_text(dayscene_answer(&scene, 0), "a03*60@09:00");
    scene_press(&scene, "4 Enter"); /* the cursor stayed behind the card */
    expect_text(dayscene_answer(&scene, 0), "a03*60@09:00,a04@10:00");
    scene_press(&scene, "- - -");
    expect_text(dayscene_answer(&scene, 0), "a03*60@09:00,a04*15@10:00");
    scene_end(&scene);
}

static void test_delete_and_backspace_take_the_card_under_the_cursor(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "3 Enter 4 Enter 5 Enter Backspace");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a04@09:30");
    scene_press(&scene, "Left Home Del");
    expect_text(dayscene_answer(&scene, 0), "a04@09:30");
    scene_press(&scene, "Del Del Del"); /* the time before it is free */
    expect_text(dayscene_answer(&scene, 0), "a04@09:30");
    scene_end(&scene);
}

static void test_last_card_can_be_taken_away(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "3 Enter Backspace");
    expect_int(scene.refusal, REFUSED_NO);
    struct board board;
    dayscene_look(&scene, 0, &board);
    expect_int(board.count, 0);
    scene_end(&scene);
}

static void test_card_is_picked_up_moved_and_dropped(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "3 Enter 4 Enter Left Home Enter Down Down");
    expect_text(dayscene_answer(&scene, 0), "a04@09:30,a03@09:30");
    scene_press(&scene, "Down Down");
    expect_text(dayscene_answer(&scene, 0), "a04@09:30,a03@10:00");
    scene_press(&scene, "Enter Up Up"); /* dropped: only the time moves */
    expect_text(dayscene_answer(&scene, 0), "a04@09:30,a03@10:00");
    scene_press(&scene, "Enter Up"); /* the other one */
    expect_text(dayscene_answer(&scene, 0), "a04@09:15,a03@10:00");
    scene_press(&scene, "Up Up Up Up Up"); /* not before the day begins */
    expect_text(dayscene_answer(&scene, 0), "a04@09:00,a03@10:00");
    scene_end(&scene);
}

static void test_own_card_has_title_minutes_and_category(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "Ins");
    scene_type(&scene, "Чай, 100% @ всех");
    scene_press(&scene, "Enter 4 5 Enter Down Down Right Enter");
    expect_text(dayscene_answer(&scene, 0), "+45.2.3.Чай%2C 100%25 %40 всех@09:00");
    expect_contains(scene_print(&scene), "Чай, 100% @ всех");
    scene_press(&scene, "7 Enter");
    expect_text(dayscene_answer(&scene, 0), "+45.2.3.Чай%2C 100%25 %40 всех@09:00,a07@09:45");
    scene_end(&scene);
}

static void test_bell_puts_what_was_being_typed(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "0 7");
    scene_wait(&scene, (int)clock_left(&scene.history.state->clock, scene.now) - 100);
    expect_text(dayscene_answer(&scene, 0), "a07@09:00");
    scene_wait(&scene, 200);
    expect_int(state_turn_team(scene.history.state), 1);
    scene_wait(&scene, 3000); /* the bell has rung out */
    scene_press(&scene, "Space Ins");
    scene_type(&scene, "Чай");
    scene_wait(&scene, (int)clock_left(&scene.history.state->clock, scene.now) - 100);
    expect_text(dayscene_answer(&scene, 1), "+30.2.0.Чай@09:00");
    scene_end(&scene);
}

static void test_own_card_wants_a_title_and_can_be_left(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "Ins Enter Space Enter");
    scene_type(&scene, "Чай");
    scene_press(&scene, "Enter 0 Enter Esc");
    expect_text(dayscene_answer(&scene, 0), "");
    scene_press(&scene, "3 Enter"); /* the keys are the list's again */
    expect_text(dayscene_answer(&scene, 0), "a03@09:00");
    scene_end(&scene);
}

static void test_day_that_does_not_fit_says_by_how_much(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "1 9 Enter 2 5 Enter 9 Backspace 1 9 Enter 7 Enter");
    expect_text(dayscene_answer(&scene, 0), "a19@09:00,a25@12:00,a19@15:00,a07@18:00");
    expect_contains(scene_print(&scene), "не помещается 1 ч 30 мин");
    scene_shot(&scene, "overflow");
    scene_press(&scene, "Left Home Down Right 3 Enter");
    expect_contains(scene_print(&scene), "накладка 30 мин");
    scene_shot(&scene, "overflow and overlap");
    scene_album(&scene, "stages/compose-over");
    scene_end(&scene);
}

static void test_tab_ends_the_turn_and_space_does_not(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    scene_press(&scene, "3 Enter Space");
    expect_int(state_turn_team(scene.history.state), 0);
    scene_press(&scene, "Tab");
    expect_int(state_turn_team(scene.history.state), 1);
    scene_end(&scene);
}

/* Whatever is pressed: nothing breaks, and what stands is always a board of the step. */
static void test_wild_keys_leave_a_board(void **state)
{
    (void)state;
    static const char *const keys[] = {"Up",  "Down",  "Left", "Right",     "PgUp", "PgDn", "Home",
                                       "End", "Enter", "Del",  "Backspace", "0",    "1",    "2",
                                       "5",   "9",     "+",    "-",         "=",    "Ins",  "ж",
                                       ",",   "Esc",   "@",    "3",         "7",    "Enter"};
    struct scene scene = {0};
    begin(&scene, 2);
    uint32_t random = 12345;
    for (int i = 0; i < 3000; i++) {
        random = random * 1664525 + 1013904223;
        scene_press(&scene, keys[(random >> 16) % (sizeof keys / sizeof *keys)]);
        while (scene.depth > 3) /* a menu was opened */
            scene_press(&scene, "Esc");
        struct board board;
        const char *answer = dayscene_answer(&scene, 0);
        expect_true(*answer == '\0' || board_read(scene.steps[0], answer, &board));
        if (i % 100 == 0)
            scene_draw(&scene);
    }
    scene_end(&scene);
}

/* ---- paper ---- */

static void test_numbers_from_paper_make_the_day(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin_on_paper(&scene, 2);
    scene_type(&scene, "3 7 7*45 13:00 50");
    scene_press(&scene, "Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a07@09:30,a07*45@11:00,a50@13:00");
    scene_press(&scene, "PgDn");
    scene_type(&scene, "1");
    scene_press(&scene, "Enter");
    expect_text(dayscene_answer(&scene, 1), "a01@09:00");
    scene_end(&scene);
}

static void test_wrong_number_is_said_and_can_be_mended(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin_on_paper(&scene, 2);
    scene_type(&scene, "3 7 99 12");
    scene_press(&scene, "Enter");
    expect_text(dayscene_answer(&scene, 0), "");
    expect_contains(scene_print(&scene), "после «7» непонятно: 99 — такой карточки нет");
    scene_shot(&scene, "wrong number");
    scene_press(&scene, "Del Enter"); /* the cursor stands at the wrong number */
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a07@09:30,a09@11:00,a12@13:00");
    scene_type(&scene, "чай");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a07@09:30,a09@11:00,a12@13:00");
    scene_album(&scene, "stages/compose-numbers");
    scene_end(&scene);
}

/* Nothing of a day on paper is read in the room before it is shown; the host sees that it adds up,
 * may open the sheet, and no key works on what cannot be seen. */
static void test_paper_is_hidden_from_the_room(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin_on_paper(&scene, 2);
    scene_press(&scene, "3");
    scene_type(&scene, " 7 12");
    scene_press(&scene, "Enter");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a07@09:30,a12@11:00");
    expect_true(strstr(scene_print(&scene), "Письменный ответ") == NULL);
    expect_contains(scene_print(&scene), "3 карточки");
    scene_press(&scene, "Enter Del Backspace + Down Ins");
    expect_text(dayscene_answer(&scene, 0), "a03@09:00,a07@09:30,a12@11:00");
    scene_press(&scene, "Tab");
    expect_contains(scene_print(&scene), "Письменный ответ");
    scene_press(&scene, "Tab");
    expect_true(strstr(scene_print(&scene), "Письменный ответ") == NULL);
    scene_until(&scene, PHASE_REVEALED);
    expect_contains(scene_print(&scene), "Письм");
    scene_end(&scene);
}

/* As a facilitator types what a table calls out, a line at a time. */
static void test_second_line_of_numbers_adds_to_the_day(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin_on_paper(&scene, 2);
    scene_type(&scene, "2 7");
    expect_contains(scene_print(&scene), "Номера карточек: 2 7");
    expect_contains(scene_print(&scene), "Enter Добавить");
    scene_press(&scene, "Enter");
    const char *first = arena_format(&scene.arena, "%s", dayscene_answer(&scene, 0));
    scene_type(&scene, "50");
    expect_contains(scene_print(&scene), "Добавить карточки: 50");
    scene_press(&scene, "Enter");
    expect_true(strncmp(dayscene_answer(&scene, 0), first, strlen(first)) == 0);
    expect_contains(dayscene_answer(&scene, 0), ",a50@");
    scene_type(&scene, "16:00 3");
    scene_press(&scene, "Enter");
    expect_true(strncmp(dayscene_answer(&scene, 0), first, strlen(first)) == 0);
    expect_contains(dayscene_answer(&scene, 0), ",a50@");
    expect_contains(dayscene_answer(&scene, 0), ",a03@16:00");
    scene_type(&scene, "17:00 3"); /* the one that stands moves */
    scene_press(&scene, "Enter");
    expect_contains(dayscene_answer(&scene, 0), ",a03@17:00");
    expect_true(strstr(dayscene_answer(&scene, 0), "a03@16:00") == NULL);
    scene_type(&scene, "99");
    scene_press(&scene, "Enter Esc"); /* nothing is lost by a wrong one */
    expect_true(strncmp(dayscene_answer(&scene, 0), first, strlen(first)) == 0);
    expect_contains(dayscene_answer(&scene, 0), ",a03@17:00");
    scene_end(&scene);
}

/* While tables work the room has their task and the clock before it, not an empty sheet. */
static void test_room_has_its_task_while_tables_work(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin_on_paper(&scene, 2);
    struct stage stage = *scene.steps[0]->stage;
    stage.text = "Не меньше четырёх категорий";
    scene.steps[0]->stage = &stage;
    expect_contains(scene_print(&scene), "Не меньше четырёх категорий");
    expect_contains(scene_print(&scene), "● Томь — вводим её день");
    expect_true(strstr(scene_print(&scene), "Пока пусто") == NULL);
    scene_shot(&scene, "tables work");
    scene_type(&scene, "3 7");
    scene_press(&scene, "Enter");
    expect_contains(scene_print(&scene), "вводим её день · 2 карточки · свободно 7 ч");
    expect_contains(scene_print(&scene), "Не меньше четырёх категорий");
    scene.notice = "Отменено";
    SCENE_DO(&scene, .kind = COMMAND_CLOSE, .team = -1);
    scene_wait(&scene, 0);
    expect_contains(scene_print(&scene), "Отменено");
    expect_true(strstr(scene_print(&scene), "ещё ввести") == NULL);
    scene.notice = NULL;
    expect_contains(scene_print(&scene), "ещё ввести");
    scene_press(&scene, "PgUp");
    expect_true(strstr(scene_print(&scene), "· свободно") == NULL); /* no line begins with a dot */
    expect_contains(scene_print(&scene), "свободно 7 ч");
    scene_shot(&scene, "time is up");
    scene_album(&scene, "stages/compose-at-work");
    scene_end(&scene);
}

static void test_own_card_stays_when_numbers_are_entered(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin_on_paper(&scene, 2);
    scene_give(&scene, 0, "a01@09:00,+30.2.3.Чай@12:00");
    scene_type(&scene, "3");
    scene_press(&scene, "Enter");
    expect_text(dayscene_answer(&scene, 0), "a01@09:00,+30.2.3.Чай@12:00,a03@12:30");
    scene_end(&scene);
}

/* ---- looks ---- */

static void test_editor_looks(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 4);
    scene_shot(&scene, "empty");
    scene_give(&scene, 0, dayscene_board(0, false));
    scene_press(&scene, "1");
    scene_shot(&scene, "a number being typed");
    scene_press(&scene, "Backspace Left PgDn Enter");
    scene_shot(&scene, "a card in hand");
    scene_press(&scene, "Enter Ins");
    scene_type(&scene, "Чай");
    scene_press(&scene, "Enter");
    scene_shot(&scene, "an own card, its minutes");
    scene_press(&scene, "Enter");
    scene_shot(&scene, "an own card, its category");
    scene_album(&scene, "stages/compose-editor");
    scene_end(&scene);
}

static void look(int teams, const char *album)
{
    struct scene scene = {0};
    begin_on_paper(&scene, teams);
    scene_shot(&scene, "paper, empty");
    scene_give(&scene, 0, dayscene_board(0, false));
    scene_shot(&scene, "paper, one is in");
    for (int team = 1; team < teams; team++)
        scene_give(&scene, team, dayscene_board(team, false));
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_press(&scene, "PgDn");
    scene_shot(&scene, "revealed, after PgDn");
    scene_album(&scene, album);
    scene_end(&scene);
}

static void test_two_teams_look(void **state)
{
    (void)state;
    look(2, "stages/compose-2");
}

static void test_eight_teams_look(void **state)
{
    (void)state;
    look(8, "stages/compose-8");
}

static void test_closed_shows_who_is_in_and_no_day(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 8);
    scene_give(&scene, 0, dayscene_board(0, false));
    SCENE_DO(&scene, .kind = COMMAND_CLOSE, .team = -1);
    scene_wait(&scene, 0);
    scene_shot(&scene, "closed");
    scene_album(&scene, "stages/compose-closed");
    scene_end(&scene);
}

/* At 80 columns eight days are two pages; PgDn on the last one moves on, as a remote does. */
static void test_days_that_do_not_fit_are_pages(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin_on_paper(&scene, 8);
    for (int team = 0; team < 8; team++)
        scene_give(&scene, team, dayscene_board(team, false));
    scene_until(&scene, PHASE_REVEALED);
    scene.rows = 24;
    scene.columns = 80;
    expect_contains(scene_print(&scene), "1 из 2");
    scene_press(&scene, "PgDn");
    expect_contains(scene_print(&scene), "2 из 2");
    expect_contains(scene_print(&scene), "+ Украшаем"); /* a card of their own */
    scene_shot(&scene, "the second page");
    scene_press(&scene, "PgUp");
    expect_contains(scene_print(&scene), "1 из 2");
    scene_press(&scene, "PgDn PgDn");
    expect_int(scene.history.state->step, 1);
    scene_album(&scene, "stages/compose-pages");
    scene_end(&scene);
}

static void test_answer_in_words(void **state)
{
    (void)state;
    struct scene scene = {0};
    begin(&scene, 2);
    struct view view = scene_view(&scene);
    const struct stage_look *look = stage_looks[TASK_COMPOSE];
    expect_text(look->readable(&view, 0, "a03@09:00,a07@09:30"),
                "2 карточки · 2 ч · полезное время 18 %");
    expect_text(look->readable(&view, 0, "чай"), "чай");
    scene_end(&scene);
}

const struct test_case tests_stages_compose[] = {
    TEST(test_number_and_enter_put_cards_one_after_the_other),
    TEST(test_no_such_number_puts_nothing),
    TEST(test_arrows_choose_in_the_list_and_in_time),
    TEST(test_plus_and_minus_stretch_the_card_by_a_slot),
    TEST(test_delete_and_backspace_take_the_card_under_the_cursor),
    TEST(test_last_card_can_be_taken_away),
    TEST(test_card_is_picked_up_moved_and_dropped),
    TEST(test_own_card_has_title_minutes_and_category),
    TEST(test_bell_puts_what_was_being_typed),
    TEST(test_own_card_wants_a_title_and_can_be_left),
    TEST(test_day_that_does_not_fit_says_by_how_much),
    TEST(test_tab_ends_the_turn_and_space_does_not),
    TEST(test_wild_keys_leave_a_board),
    TEST(test_numbers_from_paper_make_the_day),
    TEST(test_wrong_number_is_said_and_can_be_mended),
    TEST(test_paper_is_hidden_from_the_room),
    TEST(test_second_line_of_numbers_adds_to_the_day),
    TEST(test_room_has_its_task_while_tables_work),
    TEST(test_own_card_stays_when_numbers_are_entered),
    TEST(test_editor_looks),
    TEST(test_two_teams_look),
    TEST(test_eight_teams_look),
    TEST(test_closed_shows_who_is_in_and_no_day),
    TEST(test_days_that_do_not_fit_are_pages),
    TEST(test_answer_in_words),
    {0},
};
