/* judge on the screen: a matrix of points, sealed until all is opened. */
#include <string.h>

#include "expect.h"
#include "ui/stagescene.h"

static struct scene scene;

static struct item *prepare(const char *criteria)
{
    scene_start(&scene);
    scene_game(&scene, "Два дня методиста", "");
    struct stage *stage = scene_stage(&scene, TASK_JUDGE, "Голос соседей");
    stage->text = "Верите ли вы реальному дню соседей? Себя не оценивают.";
    return scene_items(&scene, stage, criteria);
}

static struct stage *start(int teams)
{
    struct item *items = prepare("Правдивость|Реализуемость|Защита");
    items[0].about = "0 — так не бывает; 5 — половина из жизни; 10 — это мой вторник";
    items[1].weight = 2;
    items[2].most = 5;
    struct stage *stage = (struct stage *)(uintptr_t)scene_last(&scene)->stage;
    scene_last(&scene)->points = 35;
    scene_stage(&scene, TASK_TALK, "Дальше");
    scene_play(&scene, scene_teams_of(teams));
    return stage;
}

static const char *answer(int team)
{
    return answer_text(state_answer(scene.history.state, 0, team));
}

static void test_peers_by_turns(void **state)
{
    (void)state;
    start(3);
    scene_open_turns(&scene);
    scene_shot(&scene, "the first team begins");
    scene_press(&scene, "1");
    expect_text(answer(0), "1:1.-.-");
    scene_press(&scene, "0");
    expect_text(answer(0), "1:10.-.-"); /* two digits are one number as long as it may be given */
    scene_press(&scene, "7");
    expect_text(answer(0), "1:7.-.-");
    scene_press(&scene, "Enter 8 Right 9");
    expect_text(answer(0), "1:7.8.-"); /* five is the most here */
    scene_press(&scene, "4 Enter 1 Left 1 0 Del 9 Right 1 0 Right 5");
    expect_text(answer(0), "1:7.8.4,2:9.10.5");
    scene_shot(&scene, "the first has given all");
    scene_press(&scene, "Backspace Tab Space");
    expect_text(answer(0), "1:7.8.4,2:9.10.-");
    expect_false(strstr(scene_print(&scene), "29") != NULL); /* a sum of the first */
    scene_shot(&scene, "the second sees only its own");
    scene_album(&scene, "stages/judge-turns");
    scene_end(&scene);
}

static void test_peers_on_paper(void **state)
{
    (void)state;
    start(8);
    scene_open_paper(&scene);
    for (int team = 0; team < 8; team++) {
        struct buf text = {0};
        for (int other = 0; other < 8; other++)
            if (other != team)
                buf_format(&text, "%s%d:%d.%d.%d", text.length > 0 ? "," : "", other,
                           team == 1 && other == 0 ? 1 : 10 - other % 4,
                           team == 1 && other == 0 ? 2 : 9 - other % 3,
                           team == 1 && other == 0 ? 0 : 5 - other % 2);
        if (team < 7)
            scene_give(&scene, team, buf_string(&text));
        buf_free(&text);
    }
    scene_press(&scene, "PgUp");
    scene_shot(&scene, "the sheet of the last team is empty");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed, one voice stands apart");
    scene_album(&scene, "stages/judge-paper");
    scene_end(&scene);
}

static void test_jury(void **state)
{
    (void)state;
    static const char *const names[] = {"Анна Иванова", "", "Пётр Сергеев"};
    struct stage *stage = start(2);
    stage->by = BY_JURY;
    stage->jurors = names;
    stage->juror_count = 3;
    scene_open_paper(&scene);
    scene_type(&scene, "10");
    scene_press(&scene, "Down 8 Down 9 Enter 8 Enter 5 Enter");
    expect_text(answer(0), "0:10.-.-,1:8.-.-,2:9.8.5");
    scene_shot(&scene, "jurors judge the first team");
    scene_press(&scene, "Right 9 Right 4 Down 4 Left 9 PgDn");
    expect_text(answer(0), "0:10.9.4,1:8.9.4,2:9.8.5");
    scene_give(&scene, 1, "0:1.2.3,1:2.3.4,2:3.4.5");
    scene_press(&scene, "Space");
    scene_shot(&scene, "closed, all is in and covered");
    scene_press(&scene, "5");
    expect_text(answer(0), "0:10.9.4,1:8.9.4,2:9.8.5"); /* the key has only opened the sheet */
    expect_contains(scene_print(&scene), "Анна Иванова");
    scene_until(&scene, PHASE_REVEALED);
    scene_shot(&scene, "revealed");
    scene_album(&scene, "stages/judge-jury");
    scene_end(&scene);
}

/* Five criteria with long names: no name is cut; numbers and a line that tells them apart. */
static void test_many_criteria(void **state)
{
    static const char *const names[] = {
        "Проблема|Связь шагов|Смета|Команда|Открытость",
        "Актуальность|Реализуемость|Смета|Партнёрство|Устойчивость"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        prepare(names[i])[1].about = "0 — разрыв; 10 — шаг ведёт к шагу";
        scene_play(&scene, scene_teams_of(4));
        scene_open_turns(&scene);
        scene_press(&scene, "7 Enter");
        scene_shot(&scene, i == 0 ? "short names" : "numbers");
        expect_contains(scene_print(&scene), i == 0 ? "Открытость" : "Устойчивость");
        SCENE_DO(&scene, .kind = COMMAND_CLOSE, .team = -1);
        SCENE_DO(&scene, .kind = COMMAND_NEXT, .team = -1);
        scene_shot(&scene, i == 0 ? "short names, revealed" : "numbers, revealed");
        expect_contains(scene_print(&scene), i == 0 ? "Открытость" : "Устойчивость");
        scene_album(&scene, i == 0 ? "stages/judge-five" : "stages/judge-numbers");
        scene_end(&scene);
    }
}

const struct test_case tests_stages_judge[] = {TEST(test_peers_by_turns),
                                               TEST(test_peers_on_paper),
                                               TEST(test_jury),
                                               TEST(test_many_criteria),
                                               {0}};
