#include "engine/wild.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "engine/scoring.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

int64_t wild_draw(struct wild *wild, uint32_t bound)
{
    return (int64_t)rng_below(&wild->rng, bound);
}

bool wild_one_in(struct wild *wild, uint32_t bound)
{
    return rng_below(&wild->rng, bound) == 0;
}

/* ---- plans ---- */

static const int32_t ranks[] = {7, 4, 2, 1};

static struct step *build_as(struct step *step, enum task_kind task)
{
    step->task = (uint8_t)task;
    return step;
}

static struct step *build_match(struct build *build)
{
    static const char *const pairs[] = {"Щегловск", "Кольчугино", "Ольжерас", "лишний"};
    struct step *step = build_as(build_choice(build, "Кемерово|Ленинск|Междуреченск"), TASK_MATCH);
    step->pairs = pairs;
    step->pair_count = COUNT(pairs);
    return step;
}

static struct step *build_point(struct build *build)
{
    static const struct map map = {
        .id = "kuzbass", .low = {52100000, 84400000}, .high = {56900000, 89500000}};
    static const struct map_target target = {
        .map = &map, .at = {53710000, 87810000}, .full_m = 5000, .zero_m = 100000};
    struct step *step = build_as(build_text(build, "", ""), TASK_POINT);
    step->target = &target;
    return step;
}

static struct step *random_task(struct wild *wild)
{
    struct build *build = &wild->build;
    switch (wild_draw(wild, 11)) {
    case 5:
        return build_as(build_choice(build, "a|b|c|d"), TASK_ORDER);
    case 6:
        return build_match(build);
    case 7:
        return build_point(build);
    case 8:
        return build_as(build_text(build, "да", ""), TASK_ORAL);
    case 0:
        return build_multi(build, "*a|b|*c|d|e|*f");
    case 1:
        return build_truefalse(build, wild_one_in(wild, 2));
    case 2:
        return build_text(build, "Междуреченск|Ольжерас", "Зареченск");
    case 3:
        return build_number(build, "1618", "5");
    case 4:
        return build_closest(build, "-3.5", ranks, (uint8_t)(1 + wild_draw(wild, 4)));
    default:
        return build_choice(build, "a|b|*c|d");
    }
}

static void add_questions(struct wild *wild, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        if (i > 0 && wild_one_in(wild, 3) && wild->build.plan.round_count < BUILD_ROUNDS_MAX)
            build_round(&wild->build);
        struct step *step = random_task(wild);
        step->points = (int32_t)(wild_one_in(wild, 5) ? PLAN_POINTS_MAX : wild_draw(wild, 100));
        step->penalty = (int32_t)(wild_one_in(wild, 2) ? wild_draw(wild, 50) : 0);
        step->time_ms = (int32_t)(wild_one_in(wild, 4) ? 0 : 1 + wild_draw(wild, 60000));
        step->speed = (uint8_t)wild_draw(wild, SPEED_RULES);
        step->mode = (uint8_t)wild_draw(wild, MODE_KINDS);
        step->partial = wild_one_in(wild, 2);
        step->shuffle = wild_one_in(wild, 2);
    }
}

static void begin(struct wild *wild)
{
    build_start(&wild->build);
    wild->build.plan.late = (uint8_t)wild_draw(wild, LATE_RULES);
    wild->build.plan.close_when_all = wild_one_in(wild, 2);
}

void wild_quiz(struct wild *wild)
{
    begin(wild);
    add_questions(wild, 1 + wild_draw(wild, 10));
}

/* Every round is an item of the programme. */
static void add_agenda(struct wild *wild)
{
    struct plan *plan = &wild->build.plan;
    for (uint32_t i = 0; i < plan->round_count; i++)
        wild->agenda[i] = (struct agenda_item){.title = "Пункт",
                                               .first = plan->rounds[i].first,
                                               .count = plan->rounds[i].count,
                                               .minutes = (int32_t)wild_draw(wild, 60),
                                               .start = -1,
                                               .begins_day = wild_one_in(wild, 3),
                                               .can_be_cut = wild_one_in(wild, 2)};
    plan->agenda = wild->agenda;
    plan->agenda_count = plan->round_count;
    plan->kind = PLAN_MEETING;
}

void wild_meeting(struct wild *wild)
{
    begin(wild);
    add_questions(wild, 1 + wild_draw(wild, 2));
    for (int64_t games = 1 + wild_draw(wild, WILD_GAMES_MAX); games > 0; games--)
        wild_game(wild);
    add_agenda(wild);
}

/* ---- commands ---- */

static const char *const texts[] = {
    "",
    "a",
    "b",
    "c",
    "a,c,f",
    "c,a",
    "f,f",
    "true",
    "false",
    "1618",
    "1620",
    "-3,5",
    "0",
    "9e12",
    "Зареченск",
    "ольжерас",
    "Междуриченск",
    "Vt;lehtxtycr",
    "\x1B[2J",
    "\xFF\xFE",
    "Томь",
    "за песню",
    "  ",
    "Кия",
    "Мрассу",
    "Иня",
    "Яя",
    "Уса",
    "\xF0\x9F\x8C\x8A",
    "-9000000000000",
};

static const char *any_text(struct wild *wild)
{
    return texts[wild_draw(wild, COUNT(texts))];
}

static int64_t any_amount(struct wild *wild)
{
    static const int64_t amounts[] = {INT64_MIN, INT64_MAX, -1000001, 1000001,
                                      -1000000,  1000000,   86400000, 86400001};
    if (wild_one_in(wild, 10))
        return amounts[wild_draw(wild, COUNT(amounts))];
    return wild_one_in(wild, 2) ? wild_draw(wild, 4) - 1 : wild_draw(wild, 40000);
}

/* The commands of an evening in about the shares they have there. */
static enum command_kind any_kind(struct wild *wild)
{
    static const enum command_kind often[] = {COMMAND_NEXT,   COMMAND_ANSWER, COMMAND_ANSWER,
                                              COMMAND_ANSWER, COMMAND_ANSWER, COMMAND_NEXT,
                                              COMMAND_TICK,   COMMAND_JUDGE};
    return wild_one_in(wild, 2) ? often[wild_draw(wild, COUNT(often))]
                                : (enum command_kind)wild_draw(wild, COMMAND_KINDS);
}

/* An answer that the step takes from this team (-1: the room), most of the time. */
static const char *fitting_text(struct wild *wild, int team)
{
    static const char *const by_task[TASK_KINDS][4] = {
        [TASK_CHOICE] = {"a", "b", "c", ""},
        [TASK_MULTI] = {"a,c,f", "a", "b,a", ""},
        [TASK_TRUEFALSE] = {"true", "false", "true", ""},
        [TASK_TEXT] = {"Междуреченск", "Томь", "междуриченск", ""},
        [TASK_NUMBER] = {"1618", "1 620", "-3,5", ""},
    };
    const struct state *state = wild->play.history.state;
    if (state->step < 0 || wild_one_in(wild, 5))
        return any_text(wild);
    enum task_kind task = (enum task_kind)wild->build.steps[state->step]->task;
    if (task_rules[task]->random == NULL)
        return by_task[task][0] != NULL ? by_task[task][wild_draw(wild, 4)] : "";
    int voice = team < 0 || team >= state->team_count ? ROOM : team;
    wild->text[0] = '\0';
    task_rules[task]->random(&wild->build.plan, state, state->step, voice, &wild->rng, wild->text,
                             sizeof wild->text);
    return wild->text;
}

static const char *any_indicator(struct wild *wild)
{
    if (wild->build.plan.game_count == 0)
        return any_text(wild);
    const struct game *game = &wild->games[wild_draw(wild, wild->build.plan.game_count)];
    return game->indicators[wild_draw(wild, game->indicator_count)].id;
}

static bool ends_the_fun(enum command_kind kind)
{
    return kind == COMMAND_FINISH || kind == COMMAND_TEAM_RETIRE || kind == COMMAND_PAUSE ||
           kind == COMMAND_INTERRUPTED || kind == COMMAND_VOID;
}

struct command wild_command(struct wild *wild)
{
    const struct state *state = wild->play.history.state;
    struct command command = {.kind = any_kind(wild), .amount = any_amount(wild)};
    if (!wild_one_in(wild, 6) && ends_the_fun(command.kind))
        command.kind = COMMAND_ANSWER;
    if (state->stage == STAGE_FINAL && !wild_one_in(wild, 3))
        command.kind = COMMAND_GO; /* there is little to do any more */
    command.team = (int)wild_draw(wild, TEAMS_MAX + 2) - 1;
    if (state->team_count > 0 && !wild_one_in(wild, 8))
        command.team = (int)wild_draw(wild, state->team_count);
    int turn = state_turn_team(state);
    if (turn >= 0 && !wild_one_in(wild, 4))
        command.team = turn;
    bool of_room = command.kind == COMMAND_ANSWER || command.kind == COMMAND_INDICATOR;
    if (of_room && wild->build.plan.game_count > 0 && wild_one_in(wild, 3))
        command.team = -1;
    if (command.kind == COMMAND_ANSWER)
        command.text = fitting_text(wild, command.team);
    else if (command.kind == COMMAND_INDICATOR)
        command.text = any_indicator(wild);
    else if (command.kind == COMMAND_OPEN)
        command.text = wild_one_in(wild, 2) ? "paper" : "turns";
    else
        command.text = any_text(wild);
    if (command.kind == COMMAND_GO && !wild_one_in(wild, 4))
        command.amount = wild_draw(wild, wild->build.plan.step_count);
    if (wild_one_in(wild, 20))
        command.text = NULL;
    return command;
}

/* ---- journals that nobody wrote ---- */

static int32_t near_or_far(struct wild *wild, int32_t near)
{
    static const int32_t far[] = {INT32_MIN, INT32_MAX, -2, 255, 256, 65536};
    return wild_one_in(wild, 10) ? far[wild_draw(wild, COUNT(far))]
                                 : (int32_t)wild_draw(wild, (uint32_t)near + 3) - 1;
}

int64_t wild_amount(struct wild *wild)
{
    static const int64_t far[] = {INT64_MIN, INT64_MAX,  INT32_MIN,
                                  INT32_MAX, 4294967296, -4294967297};
    return wild_one_in(wild, 3) ? far[wild_draw(wild, COUNT(far))] : wild_draw(wild, 100000) - 1000;
}

/* What a team could have said, with a byte changed, cut short, or said twice. */
static const char *bent_text(struct wild *wild, int team)
{
    size_t length = strlen(fitting_text(wild, team));
    text_copy(wild->bent, sizeof wild->bent, fitting_text(wild, team));
    length = strlen(wild->bent);
    if (length == 0)
        return wild->bent;
    size_t at = (size_t)wild_draw(wild, (uint32_t)length);
    if (wild_one_in(wild, 3))
        wild->bent[at] = '\0';
    else if (wild_one_in(wild, 2))
        wild->bent[at] = (char)(1 + wild_draw(wild, 127));
    else if (2 * length + 2 < sizeof wild->bent) {
        wild->bent[length] = ',';
        memcpy(wild->bent + length + 1, wild->bent, length);
        wild->bent[2 * length + 1] = '\0';
    }
    return wild->bent;
}

static const char *journal_text(struct wild *wild)
{
    static const char *const words[] = {"host",
                                        "zones",
                                        "all",
                                        "turns",
                                        "paper",
                                        "2,0,1",
                                        "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0",
                                        "99999999999999999999",
                                        "0,99,1",
                                        ",",
                                        "a,b,c,d",
                                        "d,d,d,d,d,d,d,d,d,d,d,d",
                                        "c,,a",
                                        "zzz,a",
                                        "answer",
                                        "call,net,guest",
                                        "guest,guest,guest,guest,guest,guest,guest,guest",
                                        "mail,call",
                                        "запас rules",
                                        "доверие host",
                                        "бюджет",
                                        " ",
                                        "mail@23:59,visit*720@23:58",
                                        "call!1*30@13:30,form!1*720@00:00,net!1*1@00:00",
                                        "+720.5.15.Чай@00:00,+1.0.-.%2C@23:59",
                                        "mail@24:00",
                                        "0:10.10,1:-.-,15:0.0",
                                        "1: а\n9: б\n2: в",
                                        "keep n1 9999 0 0\ndrop p96\nadd d 1 1 1 т — к маю\nwhole",
                                        "edit n1 1 0 0 \nbasis 99999 0 0"};
    return words[wild_draw(wild, COUNT(words))];
}

struct event wild_event(struct wild *wild)
{
    static char endless[EVENT_TEXT_MAX * 2];
    memset(endless, 'a', sizeof endless - 1);
    struct event event = {.kind = (enum event_kind)wild_draw(wild, EVENT_KINDS + 2),
                          .actor = "host"};
    event.step = near_or_far(wild, (int32_t)wild->build.plan.step_count);
    event.team = near_or_far(wild, wild->play.history.state->team_count);
    event.amount = wild_amount(wild);
    event.mono_ns = wild_amount(wild);
    event.wall_ms = wild_amount(wild);
    event.text = wild_one_in(wild, 30)  ? endless
                 : wild_one_in(wild, 3) ? any_text(wild)
                 : wild_one_in(wild, 2) ? bent_text(wild, event.team)
                                        : journal_text(wild);
    if (event.kind == EVENT_INDICATOR_CHANGED && !wild_one_in(wild, 4))
        event.text = any_indicator(wild);
    if (event.kind == EVENT_TEAM_JOINED && wild_one_in(wild, 2))
        event.team = wild->play.history.state->team_count;
    return event;
}
