#include "meeting.h"

#include <stdlib.h>

#include "engine/engine.h"

/* ---- the game ---- */

static const struct card deeds[] = {
    {.id = "a1",
     .title = "Консультация филиалу по телефону",
     .about = "Короткий вопрос из села — короткий ответ, и филиал работает дальше.",
     .number = 1,
     .minutes = 60,
     .category = 0,
     .value = 5},
    {.id = "a2",
     .title = "Отчёт в таблице",
     .about = "Таблица, которую никто не откроет.",
     .number = 2,
     .minutes = 240,
     .category = 1,
     .value = 2},
    {.id = "a3",
     .title = "Выезд в Усть-Кабырзу",
     .number = 3,
     .minutes = 120,
     .category = 2,
     .value = 4,
     .away = true},
    {.id = "a4", .title = "Обед", .number = 4, .minutes = 60, .category = 3},
};
static const struct change call[] = {{.kind = CHANGE_INSERT,
                                      .title = "Справка по звонку",
                                      .minutes = 30,
                                      .at = 780,
                                      .before = -1,
                                      .category = 1,
                                      .value = 1}};
static const struct card surprises[] = {
    {.id = "e1",
     .title = "Срочный звонок",
     .about = "Звонят из управления: справка нужна через полчаса.",
     .number = 1,
     .tone = -1,
     .changes = call,
     .change_count = 1},
    {.id = "e2", .title = "Гость <с тортом>", .number = 2, .tone = 1},
};
static const struct deck decks[] = {
    {.id = "d", .title = "Дела дня", .cards = deeds, .count = 4},
    {.id = "s", .title = "Сюрпризы", .cards = surprises, .count = 2}};
static const char *const categories[] = {"методическая помощь", "отчёты", "выезды", "перерыв"};
static const struct game_role roles[] = {
    {"Капитан", "Следит, чтобы высказались все, и решает спор, когда время вышло."},
    {"Счетовод", NULL}};
static const struct indicator indicators[] = {
    {.id = "t", .title = "Доверие", .start = 5, .most = 10},
    {.id = "b",
     .title = "Бюджет",
     .unit = "тыс. ₽",
     .start = 700,
     .most = 1000,
     .shared = true},
    {.id = "x", .title = "Тайный", .start = 1, .most = 9, .hidden = true}};
static const struct item books[] = {
    {.id = "k", .text = "Книги", .most = 700, .step = 50, .go = -1},
    {.id = "r",
     .text = "Ремонт | крыша",
     .about = "Протекает третий год.",
     .most = 700,
     .step = 50,
     .go = -1},
    {.id = "u", .text = "Учёба", .most = 700, .step = 50, .go = -1}};
static const struct item criteria[] = {
    {.id = "1",
     .text = "Правдивость",
     .about = "0 — так не бывает; 5 — половина из жизни; 10 — это мой вторник",
     .most = 10,
     .weight = 1},
    {.id = "2", .text = "Реализуемость", .most = 10, .weight = 2}};
static const struct item prompts[] = {{.id = "1", .text = "Перестать"},
                                      {.id = "2", .text = "Начать"}};
static const struct item sections[] = {{.id = "1", .text = "Мы заметили"},
                                       {.id = "2", .text = "Предлагаем (кому: что)"},
                                       {.id = "3", .text = "Сделаем сами (что — к какому сроку)"}};
static const struct step_option cities[] = {{"Кемерово", "a", true}, {"Юрга", "b", false}};
static const struct step_option ways[] = {{"Чинить крышу", "a", false},
                                          {"Строить *новое*", "b", false}};

static const struct game game = {.title = "Два дня методиста",
                                 .goal = "Увидеть, куда уходит день",
                                 .roles = roles,
                                 .indicators = indicators,
                                 .categories = categories,
                                 .decks = decks,
                                 .first = MEETING_BRIEF,
                                 .count = MEETING_DEBRIEF - MEETING_BRIEF + 1,
                                 .role_count = 2,
                                 .indicator_count = 3,
                                 .category_count = 4,
                                 .deck_count = 2};

#define DAY .game = &game, .from = 540, .to = 1080, .slot = 15
static const struct stage stages[MEETING_STEPS] = {
    [MEETING_TALK] = {.speaker = "директор А. Б. Петрова", .base = {-1, -1}},
    [MEETING_BRIEF] = {.game = &game,
                       .text = "Сегодня мы честно посмотрим на свой рабочий день.",
                       .base = {-1, -1}},
    [MEETING_DAY] = {DAY, .deck = &decks[0], .base = {-1, -1}},
    [MEETING_DRAW] = {DAY, .deck = &decks[1], .base = {MEETING_DAY, -1}, .dealt = 1},
    [MEETING_IDEAL] = {DAY, .deck = &decks[0], .base = {-1, -1}, .buffer = 30, .buffer_points = 5},
    [MEETING_COMPARE] = {.game = &game, .base = {MEETING_DAY, MEETING_IDEAL}},
    [MEETING_RANK] = {.game = &game, .items = books, .item_count = 3, .base = {-1, -1}},
    [MEETING_SHARE] = {.game = &game,
                       .items = books,
                       .item_count = 3,
                       .total = 700,
                       .unit = "тыс. ₽",
                       .base = {-1, -1},
                       .exact = true},
    [MEETING_CHOICE] = {.game = &game, .base = {-1, -1}},
    [MEETING_SKIPPED] = {.game = &game, .base = {-1, -1}},
    [MEETING_JUDGE] = {.game = &game, .items = criteria, .item_count = 2, .base = {-1, -1}},
    [MEETING_VOTE] = {.game = &game, .votes_teams = true, .most_votes = 1, .base = {-1, -1}},
    [MEETING_WRITE] =
        {.game = &game, .items = prompts, .item_count = 2, .lines = 2, .base = {-1, -1}},
    [MEETING_DEBRIEF] = {.game = &game, .base = {-1, -1}, .final = true},
    [MEETING_BREAK] = {.base = {-1, -1}},
    [MEETING_CARDS] = {.items = sections, .item_count = 3, .lines = 2, .base = {-1, -1}},
    [MEETING_RESOLVE] = {.text = "Методист нового времени", .base = {MEETING_CARDS, -1}},
};

enum { MINUTE_MS = 60000 };
#define STAGE(at) .stage = &stages[at]
static struct step steps_of[MEETING_STEPS] = {
    [MEETING_TALK] = {.title = "Слово приветствия",
                      .task = TASK_TALK,
                      .time_ms = 10 * MINUTE_MS,
                      STAGE(MEETING_TALK)},
    [MEETING_QUESTION] = {.question = "Какой город называли Щегловском?",
                          .explanation = "Переименован в 1932 году.",
                          .source = "Атлас",
                          .options = cities,
                          .option_count = 2,
                          .points = 2,
                          .time_ms = 30000,
                          .round = 1,
                          .task = TASK_CHOICE},
    [MEETING_BRIEF] = {.title = "Зачем мы здесь",
                       .task = TASK_BRIEF,
                       .time_ms = 10 * MINUTE_MS,
                       .round = 2,
                       STAGE(MEETING_BRIEF)},
    [MEETING_DAY] = {.title = "Реальный день",
                     .question = "Соберите день, который у вас был на прошлой неделе.",
                     .note = "Просите конкретный: вторник, когда сдавали отчёт.",
                     .task = TASK_COMPOSE,
                     .time_ms = 20 * MINUTE_MS,
                     .round = 2,
                     STAGE(MEETING_DAY)},
    [MEETING_DRAW] = {.title = "Сюрпризы",
                      .task = TASK_DRAW,
                      .time_ms = 10 * MINUTE_MS,
                      .round = 2,
                      STAGE(MEETING_DRAW)},
    [MEETING_IDEAL] = {.title = "Идеальный день",
                       .task = TASK_COMPOSE,
                       .points = 10,
                       .time_ms = 20 * MINUTE_MS,
                       .round = 2,
                       STAGE(MEETING_IDEAL)},
    [MEETING_COMPARE] = {.title = "Два дня рядом",
                         .task = TASK_COMPARE,
                         .round = 2,
                         STAGE(MEETING_COMPARE)},
    [MEETING_RANK] = {.title = "Что важнее", .task = TASK_RANK, .round = 2, STAGE(MEETING_RANK)},
    [MEETING_SHARE] = {.title = "Смета", .task = TASK_ALLOCATE, .round = 2, STAGE(MEETING_SHARE)},
    [MEETING_CHOICE] = {.title = "Развилка",
                        .question = "Что с крышей?",
                        .options = ways,
                        .option_count = 2,
                        .task = TASK_DECIDE,
                        .round = 2,
                        STAGE(MEETING_CHOICE)},
    [MEETING_SKIPPED] = {.title = "Этого не было",
                         .question = "Совсем?",
                         .task = TASK_DEBRIEF,
                         .round = 2,
                         STAGE(MEETING_SKIPPED)},
    [MEETING_JUDGE] = {.title = "Голос соседей",
                       .points = 30,
                       .task = TASK_JUDGE,
                       .round = 2,
                       STAGE(MEETING_JUDGE)},
    [MEETING_VOTE] = {.title = "Приз зала", .task = TASK_VOTE, .round = 2, STAGE(MEETING_VOTE)},
    [MEETING_WRITE] = {.title = "Два слова", .task = TASK_WRITE, .round = 2, STAGE(MEETING_WRITE)},
    [MEETING_DEBRIEF] = {.title = "Разбор",
                         .question = "Какая карточка съела день?",
                         .task = TASK_DEBRIEF,
                         .time_ms = 15 * MINUTE_MS,
                         .round = 2,
                         STAGE(MEETING_DEBRIEF)},
    [MEETING_BREAK] = {.title = "Кофе", .task = TASK_BREAK, .round = 3, STAGE(MEETING_BREAK)},
    [MEETING_CARDS] = {.title = "Карточки документа",
                       .task = TASK_WRITE,
                       .round = 3,
                       STAGE(MEETING_CARDS)},
    [MEETING_RESOLVE] = {.title = "Итоговый документ",
                         .task = TASK_RESOLVE,
                         .round = 3,
                         STAGE(MEETING_RESOLVE)},
};

static struct step *steps[MEETING_STEPS];
static struct round rounds[] = {
    {.title = "Открытие", .count = 1, .plain = true},
    {.title = "Разминка", .first = MEETING_QUESTION, .count = 1},
    {.title = "Два дня", .first = MEETING_BRIEF, .count = MEETING_BREAK - MEETING_BRIEF},
    {.title = "Документ", .first = MEETING_BREAK, .count = 3, .plain = true}};
static const struct agenda_item agenda[] = {
    {.title = "Слово приветствия",
     .speaker = "директор А. Б. Петрова",
     .count = 1,
     .minutes = 10,
     .kind = AGENDA_TALK},
    {.title = "Разминка",
     .first = MEETING_QUESTION,
     .count = 1,
     .minutes = 20,
     .kind = AGENDA_QUIZ},
    {.title = "Два дня методиста",
     .first = MEETING_BRIEF,
     .count = MEETING_BREAK - MEETING_BRIEF,
     .minutes = 110,
     .kind = AGENDA_GAME},
    {.title = "Кофе и разговоры о том, что изменилось",
     .first = MEETING_BREAK,
     .count = 1,
     .minutes = 15,
     .kind = AGENDA_BREAK},
    {.title = "Документ",
     .first = MEETING_CARDS,
     .count = 2,
     .minutes = 40,
     .kind = AGENDA_RESOLVE},
};
static const struct game *const games[] = {&game};

static void fill_steps(void)
{
    for (size_t i = 0; i < MEETING_STEPS; i++) {
        steps[i] = &steps_of[i];
        steps[i]->id = "s";
    }
}

const struct plan *meeting_plan(void)
{
    static const struct plan plan = {.title = "Заседание клуба «Методист»",
                                     .language = "ru",
                                     .rounds = rounds,
                                     .steps = steps,
                                     .games = games,
                                     .agenda = agenda,
                                     .round_count = 4,
                                     .step_count = MEETING_STEPS,
                                     .game_count = 1,
                                     .agenda_count = 5,
                                     .kind = PLAN_MEETING};
    fill_steps();
    return &plan;
}

const struct plan *meeting_game_plan(void)
{
    static struct round one = {.title = "Два дня", .count = MEETING_BREAK};
    static const struct plan plan = {.title = "Two days",
                                     .language = "en",
                                     .rounds = &one,
                                     .steps = steps,
                                     .games = games,
                                     .round_count = 1,
                                     .step_count = MEETING_BREAK,
                                     .game_count = 1,
                                     .kind = PLAN_GAME};
    fill_steps();
    return &plan;
}

/* ---- the evening ---- */

void meeting_event(struct state *state, enum event_kind kind, int step, int team, int64_t amount,
                   const char *text)
{
    const struct event event = {.seq = state->last_seq + 1,
                                .cause = state->last_seq + 1,
                                .amount = amount,
                                .step = step,
                                .team = team,
                                .kind = kind,
                                .text = text,
                                .actor = "host"};
    evolve(meeting_plan(), state, &event);
}

static void play_step(struct state *state, int step, const char *const answers[3], const char *room)
{
    meeting_event(state, EVENT_STEP_OPENED, step, -1, 0, "paper");
    for (int team = 0; team < 3 && answers != NULL; team++)
        if (answers[team] != NULL)
            meeting_event(state, EVENT_ANSWER_GIVEN, step, team, 1000, answers[team]);
    if (room != NULL)
        meeting_event(state, EVENT_ANSWER_GIVEN, step, -1, 0, room);
    meeting_event(state, EVENT_STEP_SETTLED, step, -1, 0, "");
}

static const struct {
    int step;
    const char *answers[3];
    const char *room;
} evening[] = {
    {MEETING_TALK, {NULL}, NULL},
    {MEETING_QUESTION, {"a", "b", "a"}, NULL},
    {MEETING_BRIEF, {NULL}, NULL},
    {MEETING_DAY, {"a1@09:00,a2@10:00,a4@14:00,a2*180@15:00", "a2@09:00,a4@13:00", NULL}, NULL},
    {MEETING_DRAW, {"a1@09:00,a2@10:00,e1!1*30@14:00", NULL, NULL}, NULL},
    {MEETING_IDEAL, {"a3@09:00,a1@11:00,a4@13:00", "a1@09:00,a1@10:00", NULL}, NULL},
    {MEETING_COMPARE, {NULL}, NULL},
    {MEETING_RANK, {"k,r,u", "k,u,r", "r,k,u"}, NULL},
    {MEETING_SHARE, {"k=300,r=400,u=0", "k=700,r=0,u=0", NULL}, NULL},
    {MEETING_CHOICE, {"a", "b", "b"}, NULL},
    {MEETING_JUDGE, {"1:8.7,2:6.5", "0:9.9,2:7.5", "0:10.8,1:9.4"}, NULL},
    {MEETING_VOTE, {"1", "0", "0"}, NULL},
    {MEETING_WRITE,
     {"1: Отчёты, которых никто не читает\n2: Звонить <первыми>", NULL,
      "1: [x](http://evil.example)\n1: `rm -rf`"},
     NULL},
    {MEETING_DEBRIEF, {NULL}, "Отчёт *съел* день\n# не заголовок\n+ не список"},
    {MEETING_BREAK, {NULL}, NULL},
    {MEETING_CARDS,
     {"1: Методист пишет больше, чем учит\n2: Органам культуры: сократить отчётность\n3: Завести "
      "день без отчётов — до 1 сентября",
      "1: методист пишет больше, чем учит!\n2: органам  культуры: закрепить день учёбы\n3: "
      "Делиться "
      "сценариями",
      "2: Областной библиотеке: общий банк сценариев\n2: Всё хорошо\n3: <img src=x "
      "onerror=alert(1)> "
      "— к маю"},
     NULL},
    {MEETING_RESOLVE,
     {NULL},
     "keep n1 0 0 0\nkeep d1 0 0 0\nkeep d2 0 0 0\nkeep d3 0 0 0\nkeep p1 31 2 0\ndrop p4 3 20 "
     "10\nbasis 33 0 1\nedit p2 30 1 2 Органам "
     "культуры: "
     "закрепить день учёбы в плане\nadd d 25 4 4 Собраться через год — 20 июня\nwhole 33 0 0"},
};

struct state *meeting_played(void)
{
    static const char *const names[] = {"Томь", "<script>alert(1)</script>|*x*", "#Кия+=`[a](b)"};
    struct state *state = state_new(meeting_plan(), 1);
    for (int team = 0; team < 3; team++)
        meeting_event(state, EVENT_TEAM_JOINED, -1, team, 0, names[team]);
    meeting_event(state, EVENT_TEAM_MEMBERS, -1, 0, 0, "Анна, Пётр; Ольга");
    meeting_event(state, EVENT_TEAM_MEMBERS, -1, 1, 0, "2 <b>человека</b>");
    meeting_event(state, EVENT_TEAM_MEMBERS, -1, 2, 0, "Мария и Лев");
    meeting_event(state, EVENT_CARDS_DEALT, MEETING_DRAW, 0, 0, "e1");
    meeting_event(state, EVENT_CARDS_DEALT, MEETING_DRAW, 1, 0, "e2");
    for (size_t i = 0; i < sizeof evening / sizeof *evening; i++)
        play_step(state, evening[i].step, evening[i].answers, evening[i].room);
    meeting_event(state, EVENT_POINTS_AWARDED, MEETING_QUESTION, 0, 2, "right");
    meeting_event(state, EVENT_POINTS_AWARDED, MEETING_QUESTION, 2, 2, "right");
    meeting_event(state, EVENT_POINTS_AWARDED, MEETING_JUDGE, 0, 18, "jury");
    meeting_event(state, EVENT_POINTS_AWARDED, MEETING_JUDGE, 1, 15, "jury");
    meeting_event(state, EVENT_POINTS_AWARDED, -1, 1, 3, "за песню");
    meeting_event(state, EVENT_INDICATOR_CHANGED, MEETING_DAY, 0, 3, "t a1");
    meeting_event(state, EVENT_INDICATOR_CHANGED, MEETING_DAY, -1, -150, "b rules");
    return state;
}
