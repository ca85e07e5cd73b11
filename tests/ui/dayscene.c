#include "ui/dayscene.h"

#include "expect.h"

static const char *const categories[] = {
    "методическая помощь", "аналитика и отчёты", "выезды",    "обучение",
    "проекты и гранты",    "мероприятия",        "совещания", "переписка и звонки",
    "срочные поручения",   "саморазвитие",       "перерыв",
};

struct row {
    const char *title, *about;
    int16_t minutes;
    int8_t category, value;
    bool internet, away;
};

static const struct row activities[] = {
    {"Консультация филиалу по телефону",
     "Короткий вопрос из села — короткий ответ, и филиал работает дальше.", 15, 0, 4, false, false},
    {"Очная консультация у стола", "Коллега приехал с трудностью, а уехать должен с ответом.", 45,
     0, 5, false, false},
    {"Письменный ответ на запрос", "Ответить так, чтобы письмо пригодилось и остальным филиалам.",
     30, 0, 4, true, false},
    {"Правка сценария коллеги",
     "Две пометки на полях, которые спасают вечер, а автор остаётся автором.", 30, 0, 3, false,
     false},
    {"Разбор плана филиала", "Хватит ли дней и рук на обещанное? Что убрать, что усилить.", 45, 0,
     4, false, false},
    {"Отзыв на отчёт филиала", "Чтобы автор отчёта знал: его прочли, и прочли внимательно.", 45, 0,
     3, false, false},
    {"Методическое письмо по новой теме",
     "Новое правило простыми словами: кому, что и с какого числа делать.", 90, 0, 4, false, false},
    {"Памятка на одну страницу", "Шесть шагов крупным шрифтом: прочёл — сделал.", 60, 0, 4, false,
     false},
    {"Страницы методического пособия",
     "Два часа большой рукописи: по нормам на авторский лист — 255 часов.", 120, 0, 5, false,
     false},
    {"Подбор материалов к дате года", "Юбилей года в готовых ссылках, датах и книгах — всем сразу.",
     60, 0, 3, true, false},
    {"Свод 6-НК по филиалам", "Год жизни всей сети укладывается в одну большую форму.", 120, 1, 3,
     true, false},
    {"Сверка цифр с дневниками", "Дневник говорит одно, форма другое: выяснить, кто прав.", 60, 1,
     3, false, false},
    {"Текстовый отчёт за квартал", "Рассказать словами то, чего не видно в таблицах.", 90, 1, 2,
     false, false},
    {"Мониторинг по нацпроекту", "Общая таблица ждёт ваших чисел сегодня, а не завтра.", 45, 1, 2,
     true, false},
    {"Таблица для управления культуры", "Знакомые цифры просят перенести в новые столбцы.", 30, 1,
     1, true, false},
    {"Анализ: почему меньше посещений", "Не «насколько», а «отчего» — и что с этим можно сделать.",
     90, 1, 5, false, false},
    {"Обзор лучших практик филиалов",
     "Чужую удачу разобрать на шаги, чтобы её мог повторить любой.", 75, 1, 5, false, false},
    {"Обработка читательской анкеты", "Услышать за галочками, чего читателю не хватает.", 60, 1, 4,
     false, false},
    {"Работа в сельском филиале",
     "Три часа среди полок филиала: смотреть, спрашивать, делать вместе.", 180, 2, 5, false, true},
    {"Дорога в филиал и обратно",
     "Полтора часа туда и обратно: связи нет, зато есть время подумать.", 90, 2, 1, false, true},
    {"Справка о посещении филиала",
     "Что хорошо, что поправить, к какому сроку — на одной странице.", 45, 2, 4, false, false},
    {"Практикум на месте, в филиале", "Учимся не в актовом зале, а там, где завтра применять.", 90,
     2, 5, false, true},
    {"Школа молодого библиотекаря", "Первые годы в профессии: вопросы, которые стесняются задать.",
     90, 3, 5, false, false},
    {"Программа семинара", "Кто, о чём, сколько минут и что унесёт участник.", 60, 3, 4, false,
     false},
    {"Проведение семинара для сети", "Полдня, когда сеть учится у себя самой.", 180, 3, 5, false,
     false},
    {"Вебинар для филиалов", "Час у экранов вместо дня в автобусе; кто пропустил, досмотрит.", 60,
     3, 4, true, false},
    {"Час наставника с новичком",
     "Новичок спрашивает всё, что хотел, и первый отчёт уже не страшен.", 60, 3, 5, false, false},
    {"Заявка на грант: логика и смета", "Связать беду, людей, шаги и деньги в одну историю.", 120,
     4, 4, true, false},
    {"Консультация по заявке филиала",
     "Филиал придумал. Вместе решаем, для кого это и сколько стоит.", 60, 4, 5, false, false},
    {"Письма поддержки от партнёров", "Найти тех, кто поможет делом, и попросить написать об этом.",
     45, 4, 3, false, false},
    {"Отчёт по выигранному гранту", "Показать фонду: обещанное сделано, и деньги ушли на него.", 90,
     4, 2, true, false},
    {"Идея для «Гения места»", "Кто в округе умеет то, чего не умеет никто? С него и начать.", 60,
     4, 4, false, false},
    {"Заявка на модельную библиотеку",
     "Описать новую библиотеку так, чтобы в неё захотелось прийти.", 120, 4, 5, true, false},
    {"Подготовка профконкурса", "Придумать состязание, в котором не обидно и проиграть.", 60, 5, 4,
     false, false},
    {"Ведущая на городском празднике", "Праздник общий, голос ваш, а сеть два часа без методиста.",
     120, 5, 1, false, true},
    {"Встреча с писателем: подготовка", "Позвать людей, приготовить зал и первый вопрос гостю.", 75,
     5, 2, false, false},
    {"Репетиция Библионочи", "Обойти ночной праздник днём и найти, где споткнётся гость.", 60, 5, 2,
     false, false},
    {"Планёрка у директора", "Полчаса, после которых понятно, за что браться сегодня.", 30, 6, 3,
     false, false},
    {"Совещание в управлении культуры", "Полтора часа ради вопроса, который решился бы письмом.",
     90, 6, 1, false, true},
    {"Методический совет", "Договориться о новом всей сетью и выбрать, где проверим.", 60, 6, 5,
     false, false},
    {"Созвон с областной библиотекой", "Узнать, что уже сделала область, и не делать второй раз.",
     45, 6, 4, true, false},
    {"Разбор почты", "Рассортировать: ответить, передать, удалить.", 30, 7, 2, true, false},
    {"Чат филиалов: ответы", "Сегодня спросил один, завтра спросят все: ответ — в общий чат.", 30,
     7, 3, true, false},
    {"Обзвон: кто не сдал отчёт", "«Когда пришлёте?» — и так по списку до последнего филиала.", 30,
     7, 1, false, false},
    {"Новость о семинаре на сайт", "Рассказать городу, чему учились, и выложить, с чем работали.",
     30, 7, 2, true, false},
    {"Срочная справка «ещё вчера»", "Чужой доклад начинается через час, а числа в нём пока нет.",
     45, 8, 1, true, false},
    {"Подмена на абонементе", "Кафедра, очередь, улыбка. Методические дела подождут час.", 60, 8, 1,
     false, false},
    {"Чтение профессиональной прессы",
     "Узнать, как это решают другие, и выписать себе одну находку.", 30, 9, 4, false, false},
    {"Онлайн-курс повышения квалификации",
     "Урок за экраном, а домашнее задание — из жизни своих филиалов.", 60, 9, 4, true, false},
    {"Обед", "Неприкосновенный час. Есть и в реальном дне, и в идеальном.", 60, 10, 0, false,
     false},
};

#define ANYWHERE .where_category = -1, .where_internet = -1, .where_away = -1
#define ANY_TIME .at = -1, .before = -1

static const struct change call[] = {{.kind = CHANGE_INSERT,
                                      .title = "Справка по звонку",
                                      .minutes = 30,
                                      .category = 8,
                                      .value = 1,
                                      ANYWHERE,
                                      ANY_TIME}};
static const struct change report[] = {{.kind = CHANGE_INSERT,
                                        .title = "Срочная форма",
                                        .minutes = 60,
                                        .category = 1,
                                        .value = 1,
                                        .at = -1,
                                        .before = 12 * 60,
                                        ANYWHERE}};
static const struct change no_internet[] = {{.kind = CHANGE_BLOCK,
                                             .where_category = -1,
                                             .where_internet = 1,
                                             .where_away = -1,
                                             .minutes = 90,
                                             ANY_TIME}};
static const struct change no_car[] = {
    {.kind = CHANGE_REMOVE, .where_category = 2, .where_internet = -1, .where_away = 1, ANY_TIME},
    {.kind = CHANGE_OFFER,
     .title = "Видеоконсультация филиалу",
     .minutes = 60,
     .category = 0,
     .value = 3,
     ANYWHERE,
     ANY_TIME}};
static const struct change newcomer[] = {{.kind = CHANGE_INSERT,
                                          .title = "Первый час новичка",
                                          .minutes = 45,
                                          .category = 3,
                                          .value = 5,
                                          .at = -1,
                                          .before = 18 * 60,
                                          ANYWHERE}};
static const struct change quiet[] = {{.kind = CHANGE_VALUE,
                                       .where_category = 4,
                                       .where_internet = -1,
                                       .where_away = -1,
                                       .amount = 1,
                                       ANY_TIME}};

#define CHANGES(list) .changes = (list), .change_count = sizeof(list) / sizeof *(list)

static const struct card surprises[] = {
    {.id = "e01",
     .number = 1,
     .title = "Срочный звонок",
     .tone = -1,
     .category = -1,
     .about = "Управление просит число по всей сети — и не кладёт трубку.",
     CHANGES(call)},
    {.id = "e02",
     .number = 2,
     .title = "Отчёт к обеду",
     .tone = -1,
     .category = -1,
     .about = "Форма пришла утром, вернуть её надо до двенадцати.",
     CHANGES(report)},
    {.id = "e03",
     .number = 3,
     .title = "Отключили интернет",
     .tone = -1,
     .category = -1,
     .about = "Полтора часа без связи: дела, которым нужна сеть, подвиньте.",
     CHANGES(no_internet)},
    {.id = "e04",
     .number = 4,
     .title = "Сломалась машина",
     .tone = 0,
     .category = -1,
     .about = "Поездки отменяются. Можно помочь филиалу по видеосвязи.",
     CHANGES(no_car)},
    {.id = "e05",
     .number = 5,
     .title = "Вышел новый сотрудник",
     .tone = 1,
     .category = -1,
     .about = "Первый день в профессии: найдите ему 45 минут, когда удобно.",
     CHANGES(newcomer)},
    {.id = "e06",
     .number = 6,
     .title = "Директор сказал: «Пишите»",
     .tone = 1,
     .category = -1,
     .about = "Сегодня проекты важнее всего остального.",
     CHANGES(quiet)},
};

/* ---- the game ---- */

static struct deck *add_activities(struct scene *scene)
{
    struct deck *deck = scene_deck(scene, "Дела дня", "");
    for (size_t i = 0; i < sizeof activities / sizeof *activities; i++) {
        const struct row *row = &activities[i];
        deck->count++;
        *scene_card(deck, (int)i + 1) = (struct card){
            .id = arena_format(&scene->arena, "a%02zu", i + 1),
            .title = row->title,
            .about = row->about,
            .number = (int16_t)(i + 1),
            .minutes = row->minutes,
            .category = row->category,
            .value = row->value,
            .needs_internet = row->internet,
            .away = row->away,
        };
    }
    return deck;
}

static struct stage *add_stage(struct scene *scene, enum task_kind task, const char *title)
{
    struct stage *stage = scene_stage(scene, task, title);
    stage->from = 9 * 60;
    stage->to = 18 * 60;
    stage->slot = 15;
    return stage;
}

void dayscene_start(struct scene *scene)
{
    scene_start(scene);
    struct game *game = scene_game(scene, "Два дня методиста", "");
    game->categories = categories;
    game->category_count = sizeof categories / sizeof *categories;
    struct deck *deck = add_activities(scene), *dealt = scene_deck(scene, "Сюрпризы", "");
    dealt->cards = surprises;
    dealt->count = sizeof surprises / sizeof *surprises;

    struct stage *real = add_stage(scene, TASK_COMPOSE, "Реальный день");
    struct stage *draw = add_stage(scene, TASK_DRAW, "Сюрпризы");
    struct stage *ideal = add_stage(scene, TASK_COMPOSE, "Идеальный день");
    struct stage *compare = add_stage(scene, TASK_COMPARE, "Что изменилось");
    real->deck = ideal->deck = deck;
    real->buffer = ideal->buffer = 30;
    draw->deck = dealt;
    draw->dealt = 2;
    draw->base[0] = 0;
    compare->base[0] = 0;
    compare->base[1] = 2;
}

const char *dayscene_board(int team, bool ideal)
{
    static const char *const real[] = {
        "a38@09:00,a42@09:30,a46@10:00,a15@10:45,a11@11:15,a50@13:15,a39@14:15,a35@15:45,a44@17:45",
        "a42@09:00,a43@09:30,a12@10:00,a13@11:00,a50@12:30,a20@13:30,a19@15:00",
        "a01@09:00,a01@09:15,a44@09:30,a15@10:00,a46@10:30,a50@13:00,a11@14:00,a39@16:00",
        "a38@09:00,a20@09:30,a19@11:00,a50@14:00,a21@15:00,a42@15:45,a47@16:15",
        "a42@09:00,a46@09:30,a46@10:15,a46@11:00,a50@12:00,a47@13:00,a31@14:00,a39@15:30",
        "a38@09:00,a11@09:30,a12@11:30,a50@12:30,a13@13:30,a14@15:00,a15@15:45,a46@16:15",
        "a42@09:00,+90.2.5.Украшаем ёлку@09:30,a50@11:00,a35@12:00,a37@14:00,a36@15:00",
        "a44@09:00,a45@09:30,a50@10:00",
    };
    static const char *const better[] = {
        "a01@09:00,a02@09:15,a16@10:00,a50@12:00,a28@13:00,a33@15:00,a48@17:00",
        "a02@09:00,a23@09:45,a50@12:00,a20@13:00,a22@14:30,a48@16:00",
        "a05@09:00,a24@09:45,a25@10:45,a50@13:45,a27@14:45,a49@15:45",
        "a20@09:00,a19@10:30,a50@13:30,a21@14:30,a48@15:15",
        "a16@09:00,a17@10:30,a50@12:00,a33@13:00,a29@15:00,a40@16:00",
        "a02@09:00,a27@09:45,a50@12:00,a09@13:00,a28@15:00",
        "a42@09:00,a23@09:30,a50@12:00,a32@13:00,a28@14:00,a36@16:00",
        "a01@09:00,a50@12:00,a25@13:00",
    };
    assert_true(team >= 0 && team < 8);
    return (ideal ? better : real)[team];
}

void dayscene_fill(struct scene *scene, int step, bool ideal)
{
    scene_go(scene, step);
    scene_open_paper(scene);
    for (int team = 0; team < scene->history.state->team_count; team++)
        scene_give(scene, team, dayscene_board(team, ideal));
    scene_until(scene, PHASE_REVEALED);
}

void dayscene_look(struct scene *scene, int team, struct board *board)
{
    const struct state *state = scene->history.state;
    board_of(&scene->plan, state, state->step, team, board);
}

const char *dayscene_answer(struct scene *scene, int team)
{
    const struct state *state = scene->history.state;
    return answer_text(state_answer(state, state->step, team));
}
