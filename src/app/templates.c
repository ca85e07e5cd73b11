/* The templates: whole files that load without a remark, each line with a word on what it is for.
 */
#include "app/templates.h"

#include <string.h>

static const char *const quiz_ru[] = {
    "# Викторина для «Волны». Это обычный текст: меняйте слова после двоеточия.\n"
    "# Строка со знаком «#» в начале — пометка для себя, программа её пропускает.\n"
    "# Отступы делайте пробелами, как здесь, после двоеточия ставьте пробел.\n"
    "# Проверить: volna check ФАЙЛ.  Сыграть: volna play ФАЙЛ.\n"
    "\n",
    "название: Новая викторина\n"
    "описание: Пара слов о том, для кого она и о чём\n"
    "автор: Кто составил\n"
    "язык: ru\n"
    "\n",
    "# Для всех вопросов; в раунде и в вопросе можно указать своё.\n"
    "время: 30\n"
    "очки: 1\n"
    "\n",
    "раунды:\n"
    "  - название: Первый раунд\n"
    "    вопросы:\n"
    "      # Один верный ответ из вариантов, от двух до восьми.\n"
    "      - вопрос: Какая река течёт через Кемерово?\n"
    "        варианты: [Томь, Обь, Кондома]\n"
    "        ответ: Томь\n"
    "        пояснение: Что рассказать, когда ответ показан. Это запоминают лучше всего.\n"
    "        источник: Откуда это известно\n"
    "        сложность: 1\n"
    "\n",
    "      # Несколько верных: в ответе тоже список в скобках.\n"
    "      - вопрос: Что из этого хранят в библиотеке?\n"
    "        варианты: [книги, газеты, уголь, карты]\n"
    "        ответ: [книги, газеты, карты]\n"
    "        частично: да\n"
    "        очки: 3\n"
    "        источник: Словарь библиотечных терминов\n"
    "\n",
    "      # Верно или неверно.\n"
    "      - вопрос: Общероссийский день библиотек отмечают 27 мая.\n"
    "        ответ: верно\n"
    "        источник: Указ о дне библиотек от 27 мая 1995 года\n"
    "\n",
    "  - название: Второй раунд\n"
    "    # Отвечают по очереди, одна команда за другой.\n"
    "    # режим: по очереди\n"
    "    вопросы:\n"
    "      # Ответ набирают сами: перечислите всё, что можно засчитать.\n"
    "      - вопрос: Как называется список книг одной библиотеки?\n"
    "        ответ: [каталог, библиотечный каталог]\n"
    "        не принимать: [формуляр]\n"
    "        время: 45 с\n"
    "        источник: Словарь библиотечных терминов\n"
    "\n",
    "      # Число; «допуск» говорит, насколько можно ошибиться.\n"
    "      - вопрос: В каком году основана Императорская публичная библиотека?\n"
    "        ответ: 1795\n"
    "        допуск: 5\n"
    "        единица: год\n"
    "        очки: 2\n"
    "        источник: Энциклопедия\n"
    "        # Видит только ведущий:\n"
    "        заметка: Похвалите тех, кто ошибся меньше чем на год.\n",
    NULL};

static const char *const quiz_en[] = {
    "# A quiz for Volna. It is plain text: change the words after the colons.\n"
    "# A line that begins with “#” is a remark for yourself; the program skips it.\n"
    "# Indent with spaces, as here, and put a space after each colon.\n"
    "# To check it: volna check FILE.  To play it: volna play FILE.\n"
    "\n",
    "title: A new quiz\n"
    "about: A few words on whom it is for and what it is about\n"
    "author: Who wrote it\n"
    "language: en\n"
    "\n",
    "# For all questions; a round and a question may say their own.\n"
    "time: 30\n"
    "points: 1\n"
    "\n",
    "rounds:\n"
    "  - title: The first round\n"
    "    questions:\n"
    "      # One right answer among the options, two to eight of them.\n"
    "      - question: Which river flows through Kemerovo?\n"
    "        options: [the Tom, the Ob, the Kondoma]\n"
    "        answer: the Tom\n"
    "        explanation: What to tell once the answer is shown. People remember this best.\n"
    "        source: Where this is known from\n"
    "        difficulty: 1\n"
    "\n",
    "      # Several right ones: the answer is a list in brackets too.\n"
    "      - question: Which of these does a library keep?\n"
    "        options: [books, newspapers, coal, maps]\n"
    "        answer: [books, newspapers, maps]\n"
    "        partial: yes\n"
    "        points: 3\n"
    "        source: A glossary of librarianship\n"
    "\n",
    "      # True or false.\n"
    "      - question: A library card is the same thing as a catalogue.\n"
    "        answer: false\n"
    "        source: A glossary of librarianship\n"
    "\n",
    "  - title: The second round\n"
    "    # One team after another.\n"
    "    # mode: turns\n"
    "    questions:\n"
    "      # The answer is typed: list whatever should count.\n"
    "      - question: What is the list of a library’s books called?\n"
    "        answer: [catalogue, library catalogue]\n"
    "        reject: [register]\n"
    "        time: 45s\n"
    "        source: A glossary of librarianship\n"
    "\n",
    "      # A number; “tolerance” says how far off it may be.\n"
    "      - question: In what year was the Imperial Public Library founded?\n"
    "        answer: 1795\n"
    "        tolerance: 5\n"
    "        unit: year\n"
    "        points: 2\n"
    "        source: An encyclopedia\n"
    "        # Only the host sees it:\n"
    "        note: Praise those who were less than a year off.\n",
    NULL};

static const char *const game_ru[] = {
    "# Деловая игра для «Волны»: этапы идут сверху вниз.\n"
    "# Строка со знаком «#» в начале — пометка для себя; уберите знак, и она заработает.\n"
    "# Проверить: volna check ФАЙЛ.  Сыграть без людей, чтобы увидеть исходы: volna rehearse "
    "ФАЙЛ.\n"
    "# Напечатать листы командам: volna print ФАЙЛ.\n"
    "\n",
    "название: Новая игра\n"
    "описание: Пара слов о том, что произойдёт\n"
    "цель: Зачем играем, одной строкой\n"
    "автор: Кто составил\n"
    "язык: ru\n"
    "команды: [2, 6]\n"
    "минуты: 30\n"
    "# Как работают команды: «на бумаге» (ведущий вносит) или «по очереди» (у одной клавиатуры).\n"
    "режим: на бумаге\n"
    "\n",
    "роли:\n"
    "  - роль: Директор\n"
    "    описание: Отвечает за деньги и сроки.\n"
    "  - роль: Методист\n"
    "    описание: Помнит, ради кого всё это.\n"
    "\n",
    "# То, что меняется от решений. «вес» — очки за единицу в конце игры.\n"
    "показатели:\n"
    "  - {ид: бюджет, название: Бюджет, начало: 100, от: 0, до: 200, единица: тыс. "
    "₽}\n"
    "  - {ид: доверие, название: Доверие, начало: 5, от: 0, до: 10, вес: 1}\n"
    "\n",
    "этапы:\n"
    "  - ввод: |\n"
    "      Вам досталась библиотека, сто тысяч и один год.\n"
    "      Что останется после вас?\n"
    "    название: Ввод\n"
    "    время: 3 мин\n"
    "\n",
    "  # Что важнее всего; «эксперты» дают очки за близость к их порядку.\n"
    "  - расставить: [тишина, встречи, книги, интернет]\n"
    "    название: Что важнее\n"
    "    эксперты: [книги, встречи, интернет, тишина]\n"
    "    очки: 10\n"
    "    время: 5 мин\n"
    "\n",
    "  # Решение и его последствия. «далее» ведёт к этапу с таким «ид».\n"
    "  - решить: На что потратить первые деньги?\n"
    "    название: Первое решение\n"
    "    время: 5 мин\n"
    "    варианты:\n"
    "      - вариант: На ремонт читального зала\n"
    "        эффекты: {бюджет: -80, доверие: 2}\n"
    "      - вариант: На праздник для всего города\n"
    "        эффекты: {бюджет: -40, доверие: 1}\n"
    "      - вариант: Пока копим\n"
    "        эффекты: {доверие: -1}\n"
    "\n",
    "  # Этап по условию: только если у кого-то осталось мало.\n"
    "  # - ввод: Денег почти не осталось.\n"
    "  #   если: наименьшее(бюджет) < 30\n"
    "  #   время: 1 мин\n"
    "\n",
    "  - распределить: 100\n"
    "    название: Год вперёд\n"
    "    единица: часов\n"
    "    до конца: да\n"
    "    статьи: [новые читатели, сельские филиалы, отчёты]\n"
    "    время: 6 мин\n"
    "\n",
    "  - выбрать: Чьё решение вы взяли бы себе?\n"
    "    название: Голосование\n"
    "    очки: 5\n"
    "    время: 3 мин\n"
    "\n",
    "  - обсудить:\n"
    "      - Что изменилось бы, играй мы ещё раз?\n"
    "      - Что из этого можно сделать на работе в понедельник?\n"
    "    название: Разбор\n"
    "    время: 8 мин\n",
    NULL};

static const char *const game_en[] = {
    "# A business game for Volna: the stages go from top to bottom.\n"
    "# A line that begins with “#” is a remark; take the sign away and it works.\n"
    "# To check it: volna check FILE.  To see how it may end, without people: volna rehearse "
    "FILE.\n"
    "# To print sheets for the teams: volna print FILE.\n"
    "\n",
    "title: A new game\n"
    "about: A few words on what will happen\n"
    "goal: Why we play, in one line\n"
    "author: Who wrote it\n"
    "language: en\n"
    "teams: [2, 6]\n"
    "minutes: 30\n"
    "# How teams work: “paper” (the host enters it) or “turns” (at one keyboard).\n"
    "mode: paper\n"
    "\n",
    "roles:\n"
    "  - role: The director\n"
    "    about: Answers for money and dates.\n"
    "  - role: The adviser\n"
    "    about: Remembers whom all this is for.\n"
    "\n",
    "# What decisions change. “weight”: points for each unit at the end of the game.\n"
    "indicators:\n"
    "  - {id: budget, title: Budget, start: 100, from: 0, to: 200, unit: thousand}\n"
    "  - {id: trust, title: Trust, start: 5, from: 0, to: 10, weight: 1}\n"
    "\n",
    "stages:\n"
    "  - brief: |\n"
    "      You are given a library, a hundred thousand and one year.\n"
    "      What will be left after you?\n"
    "    title: Introduction\n"
    "    time: 3m\n"
    "\n",
    "  # What matters most; “experts” give points for being near their order.\n"
    "  - rank: [silence, meetings, books, internet]\n"
    "    title: What matters most\n"
    "    experts: [books, meetings, internet, silence]\n"
    "    points: 10\n"
    "    time: 5m\n"
    "\n",
    "  # A decision and its consequences. “next” leads to the stage of that “id”.\n"
    "  - decide: What will you spend the first money on?\n"
    "    title: The first decision\n"
    "    time: 5m\n"
    "    options:\n"
    "      - option: Mending the reading room\n"
    "        effects: {budget: -80, trust: 2}\n"
    "      - option: A feast for the whole town\n"
    "        effects: {budget: -40, trust: 1}\n"
    "      - option: Saving it for now\n"
    "        effects: {trust: -1}\n"
    "\n",
    "  # A stage with a condition: only if some team has little left.\n"
    "  # - brief: The money has almost run out.\n"
    "  #   if: lowest(budget) < 30\n"
    "  #   time: 1m\n"
    "\n",
    "  - allocate: 100\n"
    "    title: The year ahead\n"
    "    unit: hours\n"
    "    exact: yes\n"
    "    items: [new readers, branches in villages, reports]\n"
    "    time: 6m\n"
    "\n",
    "  - vote: Whose decision would you take home?\n"
    "    title: Vote\n"
    "    points: 5\n"
    "    time: 3m\n"
    "\n",
    "  - debrief:\n"
    "      - What would change if we played once more?\n"
    "      - Which of this can be done at work on Monday?\n"
    "    title: Debrief\n"
    "    time: 8m\n",
    NULL};

static const char *const meeting_ru[] = {
    "# Программа встречи для «Волны»: выступления, викторины, игры и перерывы по порядку.\n"
    "# Строка со знаком «#» в начале — пометка для себя; уберите знак, и она заработает.\n"
    "# Проверить: volna check ФАЙЛ.  Провести: volna play ФАЙЛ.\n"
    "\n",
    "название: Новое заседание\n"
    "описание: Где и для кого\n"
    "автор: Кто составил\n"
    "язык: ru\n"
    "# «сквозной»: очки всех игр складываются; «каждый отдельно»: каждая игра с нуля.\n"
    "счёт: сквозной\n"
    "\n",
    "программа:\n"
    "  - день: День первый\n"
    "    начало: \"10:00\"\n"
    "\n",
    "  - выступление: Слово приветствия\n"
    "    выступает: Имя и должность\n"
    "    время: 10 мин\n"
    "\n",
    "  # Файл викторины или игры, если смотреть из папки этого файла.\n"
    "  # - викторина: viktorina.yaml\n"
    "  #   время: 20 мин\n"
    "  #   раунды: 1\n"
    "  # - игра: igra.yaml\n"
    "  #   время: 60 мин\n"
    "\n",
    "  - перерыв: Кофе\n"
    "    время: 15 мин\n"
    "    можно сократить: да\n"
    "\n",
    "  - выступление: Что мы попробовали за год\n"
    "    выступает: Имя и должность\n"
    "    время: 20 мин\n"
    "    # Видит только ведущий:\n"
    "    заметка: Микрофон у окна.\n"
    "\n",
    "  # Команды пишут предложения, зал голосует; документ потом печатает volna export --format "
    "md.\n"
    "  - итоговый документ:\n"
    "      кому: [Министерству культуры, Областной библиотеке, Себе]\n"
    "    тема: О чём мы договорились\n"
    "    время: 30 мин\n",
    NULL};

static const char *const meeting_en[] = {
    "# The programme of a meeting for Volna: talks, quizzes, games and breaks in order.\n"
    "# A line that begins with “#” is a remark; take the sign away and it works.\n"
    "# To check it: volna check FILE.  To hold it: volna play FILE.\n"
    "\n",
    "title: A new meeting\n"
    "about: Where and for whom\n"
    "author: Who wrote it\n"
    "language: en\n"
    "# “through”: the points of all games add up; “each”: every game starts from zero.\n"
    "scores: through\n"
    "\n",
    "agenda:\n"
    "  - day: The first day\n"
    "    start: \"10:00\"\n"
    "\n",
    "  - talk: Words of welcome\n"
    "    speaker: Name and post\n"
    "    time: 10m\n"
    "\n",
    "  # The file of a quiz or game, as seen from the folder of this file.\n"
    "  # - quiz: quiz.yaml\n"
    "  #   time: 20m\n"
    "  #   rounds: 1\n"
    "  # - game: game.yaml\n"
    "  #   time: 60m\n"
    "\n",
    "  - break: Coffee\n"
    "    time: 15m\n"
    "    can_be_cut: yes\n"
    "\n",
    "  - talk: What we have tried this year\n"
    "    speaker: Name and post\n"
    "    time: 20m\n"
    "    # Only the host sees it:\n"
    "    note: The microphone is by the window.\n"
    "\n",
    "  # Teams write proposals, the room votes; volna export --format md then writes the "
    "document.\n"
    "  - resolve:\n"
    "      whom: [The ministry, The regional library, Ourselves]\n"
    "    theme: What we agreed upon\n"
    "    time: 30m\n",
    NULL};

static const struct {
    const char *names[LANGUAGES];
    const char *const *parts[LANGUAGES];
} templates[] = {
    {{[LANGUAGE_RU] = "викторина", [LANGUAGE_EN] = "quiz"},
     {[LANGUAGE_RU] = quiz_ru, [LANGUAGE_EN] = quiz_en}},
    {{[LANGUAGE_RU] = "игра", [LANGUAGE_EN] = "game"},
     {[LANGUAGE_RU] = game_ru, [LANGUAGE_EN] = game_en}},
    {{[LANGUAGE_RU] = "заседание", [LANGUAGE_EN] = "meeting"},
     {[LANGUAGE_RU] = meeting_ru, [LANGUAGE_EN] = meeting_en}},
};

bool template_text(const char *name, enum language language, struct buf *out)
{
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        if (strcmp(name, templates[i].names[LANGUAGE_RU]) != 0 &&
            strcmp(name, templates[i].names[LANGUAGE_EN]) != 0)
            continue;
        for (const char *const *part = templates[i].parts[language]; *part != NULL; part++)
            buf_text(out, *part);
        return true;
    }
    return false;
}
