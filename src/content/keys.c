#include "content/keys.h"

#include <string.h>

#include "base/text.h"
#include "content/scan.h"
#include "content/settings.h"
#include "engine/game.h"

static const struct key_word type_words[] = {
    {"choice", "выбор", TASK_CHOICE},
    {"multi", "несколько", TASK_MULTI},
    {"truefalse", "верно-неверно", TASK_TRUEFALSE},
    {"text", "текст", TASK_TEXT},
    {"number", "число", TASK_NUMBER},
    {"order", "порядок", TASK_ORDER},
    {"match", "пары", TASK_MATCH},
    {"point", "точка", TASK_POINT},
    {"oral", "устно", TASK_ORAL},
    {0},
};

static const struct key_word mode_words[] = {
    {"all", "все", MODE_ALL},   {"turns", "по очереди", MODE_TURNS}, {"buzz", "кнопка", -1},
    {"board", "своя игра", -1}, {"territory", "территория", -1},     {0},
};

static const struct key_word speed_words[] = {
    {"none", "нет", SPEED_NONE},
    {"kahoot", "кахут", SPEED_KAHOOT},
    {"capped", "с пределом", SPEED_CAPPED},
    {0},
};

static const struct key_word late_words[] = {
    {"zero", "с нуля", LATE_ZERO},
    {"lowest", "как у последней", LATE_LOWEST},
    {"average", "среднее", LATE_AVERAGE},
    {"refused", "не принимать", LATE_REFUSED},
    {0},
};

static const struct key_word show_words[] = {
    {"all", "все", SHOW_ALL},
    {"top3", "три первых", SHOW_TOP3},
    {0},
};

static const struct key_word language_words[] = {
    {"ru", "русский", LANGUAGE_RU},
    {"en", "английский", LANGUAGE_EN},
    {0},
};

static const struct key_word work_mode_words[] = {
    {"turns", "по очереди", MODE_TURNS},
    {"paper", "на бумаге", MODE_PAPER},
    {0},
};

static const struct key_word scores_words[] = {
    {"through", "сквозной", false},
    {"each", "каждый отдельно", true},
    {0},
};

static const struct key_word tone_words[] = {
    {"bad", "плохой", TONE_BAD},
    {"mixed", "смешанный", TONE_MIXED},
    {"good", "хороший", TONE_GOOD},
    {0},
};

static const struct key_word judge_by_words[] = {
    {"peers", "команды", BY_PEERS}, {"jury", "жюри", BY_JURY}, {0}};

static const struct key_word decide_by_words[] = {
    {"teams", "команды", BY_TEAMS}, {"room", "зал", BY_ROOM}, {0}};

enum {
    QUIZ_ROUND = IN_QUIZ | IN_ROUND,
    ANYWHERE = IN_QUIZ | IN_ROUND | IN_QUESTION,
    PLAYED = IN_QUIZ | IN_GAME | IN_MEETING, /* the top of any file that is played */
};

#define HELP(ru, en) .help = {[LANGUAGE_RU] = (ru), [LANGUAGE_EN] = (en)}
#define NAMES(en, ru) .english = (en), .russian = (ru)
#define RANGE(low, high) .least = (low), .most = (high)
#define EXAMPLE(number) .example = (number)

const struct key_rule key_rules[KEY_IDS] = {
    [KEY_TITLE] = {NAMES("title", "название"),
                   .places = ANYWHERE | PLAYED | IN_DECK | IN_CARD | IN_INDICATOR | IN_STAGE |
                             IN_AGENDA | IN_REGION,
                   .value = VALUE_LINE, RANGE(1, 120),
                   HELP("название викторины, раунда или вопроса",
                        "title of the quiz, round or question")},
    [KEY_ABOUT] = {NAMES("about", "описание"),
                   .places = QUIZ_ROUND | PLAYED | IN_CARD | IN_ROLE | IN_ITEM | IN_OPTION |
                             IN_CRITERION | IN_STAGE | IN_AGENDA,
                   .value = VALUE_PARAGRAPHS, RANGE(1, 600),
                   HELP("пара слов о викторине или раунде", "a few words about the quiz or round")},
    [KEY_REGION] = {NAMES("region", "регион"), .places = PLAYED, .value = VALUE_NAME, RANGE(1, 64),
                    HELP("папка региона: kuzbass", "the region's folder: kuzbass")},
    [KEY_AUTHOR] = {NAMES("author", "автор"), .places = PLAYED, .value = VALUE_LINE, RANGE(1, 200),
                    HELP("кто составил", "who wrote it")},
    [KEY_LICENCE] = {NAMES("licence", "лицензия"), .places = PLAYED, .value = VALUE_LINE,
                     RANGE(1, 120),
                     HELP("на каких условиях можно брать", "on what terms it may be used")},
    [KEY_LANGUAGE] = {NAMES("language", "язык"), .places = PLAYED, .value = VALUE_NAME,
                      RANGE(1, 16), HELP("язык вопросов: ru", "language of the questions: ru")},
    [KEY_LATE] = {NAMES("late", "опоздавшие"), .places = PLAYED, .value = VALUE_CHOICE,
                  .words = late_words,
                  HELP("с чем вступает опоздавшая команда", "what a late team starts with")},
    [KEY_SHOW] = {NAMES("show", "показать"), .places = PLAYED, .value = VALUE_CHOICE,
                  .words = show_words,
                  HELP("какие места показать в конце", "which places are shown at the end")},
    [KEY_CLOSE_WHEN_ALL] = {NAMES("close_when_all", "закрыть когда все"), .places = PLAYED,
                            .value = VALUE_YES_NO,
                            HELP("закрывать вопрос, когда ответили все команды",
                                 "close a question once every team has answered")},
    [KEY_TIME] = {NAMES("time", "время"), .places = ANYWHERE | IN_STAGE | IN_AGENDA,
                  .value = VALUE_DURATION, RANGE(0, PLAN_TIME_MAX_MS), EXAMPLE(30),
                  HELP("время на ответ: 30, 45 с, 2 мин, 1:30, нет",
                       "time to answer: 30, 45s, 2m, 1:30, none")},
    [KEY_POINTS] = {NAMES("points", "очки"), .places = ANYWHERE | IN_STAGE, .value = VALUE_WHOLE,
                    RANGE(0, PLAN_POINTS_MAX), EXAMPLE(2),
                    HELP("очки за верный ответ", "points for a right answer")},
    [KEY_PENALTY] = {NAMES("penalty", "штраф"), .places = ANYWHERE, .value = VALUE_WHOLE,
                     RANGE(0, PLAN_POINTS_MAX), EXAMPLE(1),
                     HELP("сколько снять за неверный ответ", "points taken for a wrong answer")},
    [KEY_SPEED] = {NAMES("speed", "скорость"), .places = ANYWHERE, .value = VALUE_CHOICE,
                   .words = speed_words,
                   HELP("надбавка за быстрый ответ", "bonus for a quick answer")},
    [KEY_MODE] = {NAMES("mode", "режим"), .places = ANYWHERE | IN_GAME, .value = VALUE_CHOICE,
                  .words = mode_words,
                  HELP("кто отвечает: все сразу или по очереди",
                       "who answers: all at once or by turns")},
    [KEY_PARTIAL] =
        {NAMES("partial", "частично"), .places = ANYWHERE, .value = VALUE_YES_NO,
         HELP("часть очков за часть верного: варианты, порядок, пары",
              "a share of the points for a share of what is right: options, order, pairs")},
    [KEY_SHUFFLE] = {NAMES("shuffle", "перемешать"), .places = ANYWHERE, .value = VALUE_YES_NO,
                     HELP("показывать варианты в случайном порядке",
                          "show the options in a drawn order")},
    [KEY_ROUNDS] = {NAMES("rounds", "раунды"), .places = IN_QUIZ, .value = VALUE_ITEMS,
                    HELP("список раундов", "the rounds")},
    [KEY_QUESTIONS] = {NAMES("questions", "вопросы"), .places = QUIZ_ROUND, .value = VALUE_ITEMS,
                       HELP("список вопросов", "the questions")},
    [KEY_QUESTION] = {NAMES("question", "вопрос"), .places = IN_QUESTION, .value = VALUE_PARAGRAPHS,
                      RANGE(1, 600), HELP("текст вопроса", "the text of the question")},
    [KEY_ID] = {NAMES("id", "ид"),
                .places = IN_QUESTION | IN_REGION | IN_DECK | IN_CARD | IN_INDICATOR | IN_STAGE |
                          IN_ITEM | IN_OPTION,
                .value = VALUE_NAME, RANGE(1, 64),
                HELP("постоянное имя вопроса для статистики",
                     "a lasting name of the question, for statistics")},
    [KEY_TYPE] = {NAMES("type", "тип"), .places = IN_QUESTION, .value = VALUE_CHOICE,
                  .words = type_words,
                  HELP("тип, когда его не понять по ответу",
                       "the type, when the answer does not tell")},
    [KEY_OPTIONS] = {NAMES("options", "варианты"), .places = IN_QUESTION, .value = VALUE_LINES,
                     RANGE(1, 120), HELP("варианты ответа, от 2 до 8", "the options, 2 to 8")},
    [KEY_ANSWER] = {NAMES("answer", "ответ"), .places = IN_QUESTION, .value = VALUE_LINES,
                    RANGE(1, 120),
                    HELP("верный ответ или список верных; набираемый — до 60 знаков",
                         "the right answer or a list of them; a typed one has up to 60 "
                         "characters")},
    [KEY_REJECT] = {NAMES("reject", "не принимать"), .places = IN_QUESTION, .value = VALUE_LINES,
                    RANGE(1, 60),
                    HELP("похожие, но неверные ответы", "answers that look right and are wrong")},
    [KEY_EXPLANATION] = {NAMES("explanation", "пояснение"), .places = IN_QUESTION,
                         .value = VALUE_PARAGRAPHS, RANGE(1, 1500),
                         HELP("что рассказать после ответа", "what to tell after the answer")},
    [KEY_SOURCE] = {NAMES("source", "источник"), .places = IN_QUESTION, .value = VALUE_LINE,
                    RANGE(1, 500), HELP("откуда это известно", "where this is known from")},
    [KEY_SUBJECT] = {NAMES("about", "место"), .places = IN_QUESTION, .value = VALUE_NAME,
                     RANGE(1, 64),
                     HELP("о каком месте региона вопрос: kemerovo",
                          "the place of the region it is about: kemerovo")},
    [KEY_NOTE] = {NAMES("note", "заметка"), .places = IN_QUESTION | IN_STAGE | IN_AGENDA,
                  .value = VALUE_PARAGRAPHS, RANGE(1, 1500),
                  HELP("видит только ведущий", "only the host sees it")},
    [KEY_DIFFICULTY] = {NAMES("difficulty", "сложность"), .places = IN_QUESTION,
                        .value = VALUE_WHOLE, RANGE(1, 3), EXAMPLE(2),
                        HELP("1 легко, 3 трудно", "1 easy, 3 hard")},
    [KEY_TOLERANCE] = {NAMES("tolerance", "допуск"), .places = IN_QUESTION, .value = VALUE_NUMBER,
                       HELP("насколько можно ошибиться в числе", "how far off a number may be")},
    [KEY_CLOSEST] = {NAMES("closest", "ближайший"), .places = IN_QUESTION, .value = VALUE_NEAREST,
                     RANGE(0, PLAN_POINTS_MAX), EXAMPLE(3),
                     HELP("очки ближайшему числу: да или список очков по местам",
                          "points go to the nearest number: yes, or a list of "
                          "points by place")},
    [KEY_UNIT] = {NAMES("unit", "единица"), .places = IN_QUESTION | IN_INDICATOR | IN_STAGE,
                  .value = VALUE_LINE, RANGE(1, 20),
                  HELP("в чём число: км, год", "what the number counts: km, years")},
    [KEY_THEMES] = {NAMES("themes", "темы"), .places = QUIZ_ROUND, .value = VALUE_LATER,
                    HELP("темы своей игры", "themes of a board")},
    [KEY_ORDER] = {NAMES("order", "порядок"), .places = IN_QUESTION, .value = VALUE_LINES,
                   RANGE(1, 80),
                   HELP("что расставить: от 3 до 8 пунктов в верном порядке",
                        "what is put in order: 3 to 8 items in the right order")},
    [KEY_MATCH] = {NAMES("match", "пары"), .places = IN_QUESTION, .value = VALUE_PAIRS,
                   RANGE(1, 60),
                   HELP("что соединить: {Кемерово: Щегловск, …}, от 2 до 8 пар",
                        "what is matched: {left: right, …}, 2 to 8 pairs")},
    [KEY_DECOYS] = {NAMES("decoys", "лишние"), .places = IN_QUESTION, .value = VALUE_LINES,
                    RANGE(1, 60),
                    HELP("лишние правые части пар", "right-hand sides that belong to nothing")},
    [KEY_POINT] = {NAMES("point", "точка"), .places = IN_QUESTION, .value = VALUE_PLACE,
                   RANGE(1, 64),
                   HELP("что показать на карте: ид места региона или [широта, долгота]",
                        "what is shown on the map: the id of a place or [latitude, longitude]")},
    [KEY_TILE] = {NAMES("tile", "плитка"), .places = IN_QUESTION, .value = VALUE_NAME, RANGE(1, 64),
                  HELP("какую территорию назвать на карте из плиток: её ид",
                       "the municipality to be found on the map of tiles: its id")},
    [KEY_FULL] = {NAMES("full", "полные до"), .places = IN_QUESTION, .value = VALUE_DISTANCE,
                  RANGE(0, 20000), EXAMPLE(10),
                  HELP("до какого расстояния все очки: 10 км", "all points up to here: 10 km")},
    [KEY_ZERO] = {NAMES("zero", "ноль от"), .places = IN_QUESTION, .value = VALUE_DISTANCE,
                  RANGE(0, 20000), EXAMPLE(100),
                  HELP("с какого расстояния очков нет: 100 км", "no points from here on: 100 km")},
    [KEY_BANDS] = {NAMES("bands", "полосы"), .places = IN_QUESTION, .value = VALUE_BANDS,
                   RANGE(1, 100),
                   HELP("очки ступенями: {15: 100, 50: 50} — до 15 км все, до 50 км половина",
                        "points in steps: {15: 100, 50: 50} is all up to 15 km, half up to 50")},
    [KEY_PRICE] = {NAMES("price", "цена"), .places = IN_QUESTION, .value = VALUE_LATER,
                   HELP("цена в своей игре", "price on a board")},
    [KEY_SPECIAL] = {NAMES("special", "особый"), .places = IN_QUESTION, .value = VALUE_LATER,
                     HELP("особый вопрос своей игры", "a special question of a board")},
    [KEY_THEME] = {NAMES("theme", "оформление"), .places = IN_SETTINGS, .value = VALUE_NAME,
                   RANGE(1, 15),
                   HELP("цвета экрана: dark, light, contrast, mono",
                        "colours: dark, light, contrast, mono")},
    [KEY_VENUE] = {NAMES("venue", "площадка"), .places = IN_SETTINGS, .value = VALUE_LINE,
                   RANGE(1, 60), HELP("где проходит встреча", "where the evening is held")},
    [KEY_FACILITATOR] = {NAMES("facilitator", "ведущий"), .places = IN_SETTINGS,
                         .value = VALUE_LINE, RANGE(1, 60), HELP("кто ведёт", "who hosts")},
    [KEY_DEFAULT_TIME] = {NAMES("time", "время"), .places = IN_SETTINGS, .value = VALUE_WHOLE,
                          RANGE(5, 600), EXAMPLE(30),
                          HELP("секунд на вопрос, где время не указано",
                               "seconds for a question that has no time of its own")},
    [KEY_HIDE_TYPING] = {NAMES("hide_typing", "скрывать ввод"), .places = IN_SETTINGS,
                         .value = VALUE_YES_NO,
                         HELP("показывать точки вместо набираемых букв",
                              "show dots instead of the letters typed")},
    [KEY_DOUBLE_PRESS] = {NAMES("double_press_ms", "защита от двойного нажатия"),
                          .places = IN_SETTINGS, .value = VALUE_WHOLE,
                          RANGE(0, SETTINGS_DOUBLE_PRESS_MAX_MS), EXAMPLE(400),
                          HELP("за сколько тысячных секунды второе нажатие "
                               "ведущего не считается",
                               "presses of the host's keys nearer than this, "
                               "in milliseconds, are "
                               "taken for one")},
    [KEY_SPEAK] = {NAMES("language", "язык"), .places = IN_SETTINGS, .value = VALUE_CHOICE,
                   .words = language_words,
                   HELP("язык программы: ru, en", "language of the program: ru, en")},
    [KEY_OUTLINE] = {NAMES("outline", "контур"), .places = IN_REGION, .value = VALUE_TREE,
                     HELP("граница: точки [широта, долгота] или несколько таких линий",
                          "the border: points [latitude, longitude], or several such lines")},
    [KEY_RIVERS] = {NAMES("rivers", "реки"), .places = IN_REGION, .value = VALUE_TREE,
                    HELP("реки: {имя, линия}", "rivers: {name, line}")},
    [KEY_PLACES] = {NAMES("municipalities", "территории"), .places = IN_REGION, .value = VALUE_TREE,
                    HELP("места региона", "places of the region")},
    [KEY_LANDMARKS] = {NAMES("landmarks", "достопримечательности"), .places = IN_REGION,
                       .value = VALUE_TREE,
                       HELP("места, которые показывают на карте: {ид, имя, где, в}",
                            "other places to be shown on the map: {id, name, at, in}")},
    [KEY_PLACE_ID] = {NAMES("id", "ид"), .places = IN_REGION_PLACE | IN_LANDMARK,
                      .value = VALUE_NAME, RANGE(1, 64), HELP("ид места", "id of the place")},
    [KEY_PLACE_NAME] = {NAMES("name", "имя"), .places = IN_REGION_PLACE | IN_LANDMARK | IN_RIVER,
                        .value = VALUE_LINE, RANGE(1, 120),
                        HELP("имя места или реки", "name of the place or the river")},
    [KEY_SHORT] = {NAMES("short", "коротко"), .places = IN_REGION_PLACE, .value = VALUE_LINE,
                   RANGE(1, 8), HELP("что написать на плитке", "what stands on its tile")},
    [KEY_CENTRE] = {NAMES("centre", "центр"), .places = IN_REGION_PLACE, .value = VALUE_LINE,
                    RANGE(1, 60), HELP("главный город или посёлок", "its main town")},
    [KEY_PLACE_AT] = {NAMES("at", "где"), .places = IN_REGION_PLACE | IN_LANDMARK,
                      .value = VALUE_POINT,
                      HELP("координаты: [широта, долгота]", "where it is: [latitude, longitude]")},
    [KEY_PLACE_TILE] = {NAMES("tile", "плитка"), .places = IN_REGION_PLACE, .value = VALUE_TREE,
                        HELP("столбец и строка на карте из плиток, от 0 с северо-запада",
                             "column and row on the map of tiles, from 0 in the north-west")},
    [KEY_PLACE_IN] = {NAMES("in", "в"), .places = IN_LANDMARK, .value = VALUE_NAME, RANGE(1, 64),
                      HELP("ид территории, где это", "id of the municipality it is in")},
    [KEY_LINE] = {NAMES("line", "линия"), .places = IN_RIVER, .value = VALUE_TREE,
                  HELP("точки от истока к устью", "points from the source to the mouth")},
#define KEY(id, en, ru, where, what, low, high, sample, list, ru_help, en_help)                    \
    [KEY_##id] = {NAMES(en, ru),   .places = (where), .value = (what),       RANGE(low, high),     \
                  EXAMPLE(sample), .words = (list),   HELP(ru_help, en_help)},
#include "content/keys_game.def"
#undef KEY
};

_Static_assert(KEY_IDS * 2 < KEY_SLOTS, "the index needs empty slots to end a search");

static const char *key_name(int slot)
{
    const struct key_rule *rule = &key_rules[slot / 2];
    return slot % 2 == 0 ? rule->english : rule->russian;
}

/* FNV-1a: names are short and few. */
static unsigned slot_of(const char *name, size_t length)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * 16777619U;
    return (hash ^ hash >> 16) % KEY_SLOTS;
}

void key_index_make(struct key_index *index)
{
    *index = (struct key_index){0};
    for (int i = 0; i < KEY_IDS * 2; i++) {
        const char *name = key_name(i);
        unsigned slot = slot_of(name, strlen(name));
        while (index->slots[slot] != 0)
            slot = (slot + 1) % KEY_SLOTS;
        index->slots[slot] = (uint16_t)(i + 1);
    }
}

int key_find(const struct key_index *index, unsigned place, const char *name, size_t length)
{
    for (unsigned slot = slot_of(name, length); index->slots[slot] != 0;
         slot = (slot + 1) % KEY_SLOTS) {
        int found = index->slots[slot] - 1;
        const char *known = key_name(found);
        if ((key_rules[found / 2].places & place) != 0 && strncmp(known, name, length) == 0 &&
            known[length] == '\0')
            return found / 2;
    }
    return -1;
}

const char *key_nearest(unsigned place, const char *name, struct arena *scratch)
{
    const char *wanted = text_fold_words(scratch, name);
    size_t length = text_length(wanted),
           limit = length <= 3   ? 1
                   : length <= 6 ? 2
                                 : 3,
           best = limit + 1;
    const char *nearest = NULL;
    for (int i = 0; i < KEY_IDS * 2; i++) {
        if ((key_rules[i / 2].places & place) == 0 || key_rules[i / 2].value == VALUE_LATER)
            continue;
        size_t distance = text_distance(wanted, text_fold_words(scratch, key_name(i)), limit);
        if (distance < best) {
            best = distance;
            nearest = key_name(i);
        }
    }
    return nearest;
}

const char *key_places_text(unsigned places, enum language language)
{
    static const struct {
        unsigned place;
        const char *words[LANGUAGES];
    } rows[] = {
        {IN_QUESTION, {[LANGUAGE_RU] = "в вопросе", [LANGUAGE_EN] = "in a question"}},
        {IN_ROUND, {[LANGUAGE_RU] = "в раунде", [LANGUAGE_EN] = "in a round"}},
        {IN_QUIZ, {[LANGUAGE_RU] = "в начале файла", [LANGUAGE_EN] = "at the top of the file"}},
        {IN_SETTINGS, {[LANGUAGE_RU] = "в настройках", [LANGUAGE_EN] = "in the settings"}},
        {IN_GAME, {"в начале файла игры", "at the top of a game"}},
        {IN_MEETING, {"в начале файла заседания", "at the top of a meeting"}},
        {IN_CARDS, {"рядом с колодами", "beside the decks"}},
        {IN_STAGE, {"в этапе игры", "in a stage of a game"}},
        {IN_COMPOSE, {"в этапе «составить»", "in a stage “compose”"}},
        {IN_DRAW, {"в этапе «вытянуть»", "in a stage “draw”"}},
        {IN_JUDGE, {"в этапе «оценить»", "in a stage “judge”"}},
        {IN_DECIDE, {"в этапе «решить»", "in a stage “decide”"}},
        {IN_RESOLVE, {"в итоговом документе", "in a final document"}},
        {IN_CARD, {"в карточке", "in a card"}},
        {IN_CHANGE, {"в переменах сюрприза", "in the changes of a surprise"}},
        {IN_WHERE, {"в условии перемены", "in what a change is about"}},
        {IN_DECK, {"в колоде", "in a deck"}},
        {IN_INDICATOR, {"в показателе", "in an indicator"}},
        {IN_ROLE, {"в роли", "in a role"}},
        {IN_ITEM, {"в пункте этапа", "in an item of a stage"}},
        {IN_OPTION, {"в варианте решения", "in an option of a decision"}},
        {IN_CRITERION, {"в критерии", "in a criterion"}},
        {IN_AGENDA, {"в программе заседания", "in the agenda of a meeting"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if ((places & rows[i].place) != 0)
            return rows[i].words[language];
    return language == LANGUAGE_RU ? "в файле региона" : "in a region file";
}

bool key_word_is(const struct key_word *word, const char *text, struct arena *scratch)
{
    if (strcmp(text, word->english) == 0 || strcmp(text, word->russian) == 0)
        return true;
    const char *folded = scan_fold(scratch, text);
    return strcmp(folded, scan_fold(scratch, word->english)) == 0 ||
           strcmp(folded, scan_fold(scratch, word->russian)) == 0;
}
