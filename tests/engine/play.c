#include "engine/play.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"
#include "expect.h"

enum { COMMAND_WORDS_MAX = 512 };

static const char *const refusal_names[REFUSALS] = {
    [REFUSED_NO] = "no",           [REFUSED_NOTHING] = "nothing",
    [REFUSED_PHASE] = "phase",     [REFUSED_TEAM] = "team",
    [REFUSED_RETIRED] = "retired", [REFUSED_TIME] = "time",
    [REFUSED_PAUSED] = "paused",   [REFUSED_TURN] = "turn",
    [REFUSED_ANSWER] = "answer",   [REFUSED_TEAMS_FULL] = "teams_full",
    [REFUSED_NAME] = "name",       [REFUSED_NAME_TAKEN] = "name_taken",
    [REFUSED_LATE] = "late",       [REFUSED_NO_TEAMS] = "no_teams",
    [REFUSED_AMOUNT] = "amount",   [REFUSED_REASON] = "reason",
    [REFUSED_EDGE] = "edge",       [REFUSED_OPEN] = "open",
};

const char *refusal_name(enum refusal refusal)
{
    return refusal_names[refusal];
}

void play_start(struct play *play, const struct plan *plan)
{
    memset(play, 0, sizeof *play);
    play->now =
        (struct moment){.wall_ms = INT64_C(1718892300000), .mono_ns = INT64_C(100000000000)};
    history_start(&play->history, plan, 35);
}

void play_free(struct play *play)
{
    history_free(&play->history);
}

/* ---- commands ---- */

static enum refusal take(struct play *play, enum refusal refusal)
{
    if (refusal != REFUSED_NO) {
        expect_int(play->batch.count, 0);
        return refusal;
    }
    expect_true(play->batch.count > 0);
    history_adopt(&play->history, &play->batch, history_after(&play->history, &play->batch));
    return refusal;
}

enum refusal play_do(struct play *play, const struct command *command)
{
    return take(play, history_decide(&play->history, command, play->now, &play->batch));
}

enum refusal play_undo(struct play *play)
{
    return take(play, history_undo(&play->history, play->now, &play->batch));
}

static void load_all(struct history *fresh, const struct history *history)
{
    history_start(fresh, history->plan, history->state->seed);
    for (size_t i = 0; i < history->count; i++)
        expect_true(history_load(fresh, &history->events[i]));
    history_refold(fresh);
}

static void restart(struct play *play)
{
    struct history fresh;
    load_all(&fresh, &play->history);
    history_free(&play->history);
    play->history = fresh;
    play->now.mono_ns = 5000000000;
    play->now.wall_ms += 3600000;
}

/* ---- scripts ---- */

static const struct {
    const char *word;
    enum command_kind kind;
    bool team, amount, text;
} words[] = {
    {"team", COMMAND_TEAM_ADD, false, false, true},
    {"rename", COMMAND_TEAM_RENAME, true, false, true},
    {"members", COMMAND_TEAM_MEMBERS, true, false, true},
    {"retire", COMMAND_TEAM_RETIRE, true, false, false},
    {"return", COMMAND_TEAM_RETURN, true, false, false},
    {"ready", COMMAND_TEAM_READY, true, false, false},
    {"entry", COMMAND_ENTRY, false, false, true},
    {"next", COMMAND_NEXT, false, false, false},
    {"open", COMMAND_OPEN, false, false, true},
    {"indicator", COMMAND_INDICATOR, true, true, true},
    {"go", COMMAND_GO, false, true, false},
    {"back", COMMAND_BACK, false, false, false},
    {"close", COMMAND_CLOSE, false, false, false},
    {"reopen", COMMAND_REOPEN, false, true, false},
    {"void", COMMAND_VOID, false, false, false},
    {"pause", COMMAND_PAUSE, false, false, false},
    {"extend", COMMAND_EXTEND, false, true, false},
    {"give", COMMAND_ANSWER, true, false, true},
    {"draft", COMMAND_DRAFT, true, false, true},
    {"judge", COMMAND_JUDGE, true, true, false},
    {"adjust", COMMAND_ADJUST, true, true, true},
    {"finish", COMMAND_FINISH, false, false, false},
    {"tick", COMMAND_TICK, false, false, false},
    {"interrupted", COMMAND_INTERRUPTED, false, true, false},
};
_Static_assert(sizeof words / sizeof *words == COMMAND_KINDS, "a word for every command");

/* Cuts the next word off *rest; "" at the end. */
static char *next_word(char **rest)
{
    char *word = *rest + strspn(*rest, " \n");
    char *end = word + strcspn(word, " \n");
    *rest = end + (*end != '\0');
    *end = '\0';
    return word;
}

static int64_t next_number(char **rest)
{
    return strtoll(next_word(rest), NULL, 10);
}

static enum refusal run_command(struct play *play, const char *word, char *rest)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, word) != 0)
            continue;
        struct command command = {.kind = words[i].kind, .team = -1};
        if (words[i].team)
            command.team = (int)next_number(&rest);
        if (words[i].amount)
            command.amount = next_number(&rest);
        if (words[i].text)
            command.text = rest;
        if (command.kind == COMMAND_ENTRY)
            command.amount = strcmp(rest, "host") == 0 ? ENTRY_HOST : ENTRY_ZONES;
        return play_do(play, &command);
    }
    print_error("no such command in a script: %s\n", word);
    fail();
    return REFUSED_NOTHING;
}

enum refusal play_try(struct play *play, const char *command)
{
    char line[COMMAND_WORDS_MAX];
    expect_true(text_copy(line, sizeof line, command));
    char *rest = line;
    const char *word = next_word(&rest);
    enum refusal refusal = REFUSED_NO;
    if (strcmp(word, "wait") == 0)
        play->now.mono_ns += next_number(&rest) * 1000000;
    else if (strcmp(word, "restart") == 0)
        restart(play);
    else if (strcmp(word, "undo") == 0)
        refusal = play_undo(play);
    else
        refusal = run_command(play, word, rest);
    play_check(play);
    return refusal;
}

static void run_line(struct play *play, char *line)
{
    const char *expected = "no";
    char *bang = strrchr(line, '!');
    if (bang != NULL) {
        expected = bang + 1;
        for (*bang = '\0'; bang > line && bang[-1] == ' ';)
            *--bang = '\0';
    }
    enum refusal refusal = play_try(play, line);
    if (strcmp(refusal_names[refusal], expected) == 0)
        return;
    print_error("%s: refused: %s, expected %s\n", line, refusal_names[refusal], expected);
    fail();
}

void play_run(struct play *play, const char *script)
{
    while (*script != '\0') {
        char line[COMMAND_WORDS_MAX];
        size_t length = strcspn(script, ";");
        const char *start = script + strspn(script, " \n");
        script += length + (script[length] == ';');
        size_t left = (size_t)(script - start) - (script[-1] == ';');
        expect_true(left < sizeof line);
        memcpy(line, start, left);
        line[left] = '\0';
        if (left > 0)
            run_line(play, line);
    }
}

/* ---- looking ---- */

static void put(struct play *play, size_t *used, const char *text)
{
    expect_true(*used + strlen(text) < sizeof play->text);
    memcpy(play->text + *used, text, strlen(text) + 1);
    *used += strlen(text);
}

const char *play_events(struct play *play)
{
    size_t used = 0;
    play->text[0] = '\0';
    for (size_t i = 0; i < play->batch.count; i++) {
        const struct event *event = &play->batch.events[i];
        char number[32];
        put(play, &used, i > 0 ? ", " : "");
        put(play, &used, event_kinds[event->kind].name);
        snprintf(number, sizeof number, " s%d", event->step);
        put(play, &used, event->step >= 0 ? number : "");
        snprintf(number, sizeof number, " t%d", event->team);
        put(play, &used, event->team >= 0 ? number : "");
        snprintf(number, sizeof number, " %" PRId64, event->amount);
        put(play, &used, event->amount != 0 ? number : "");
        put(play, &used, *event->text != '\0' ? " " : "");
        put(play, &used, event->text);
    }
    return play->text;
}

const char *play_scores(struct play *play)
{
    const struct state *state = play->history.state;
    size_t used = 0;
    play->text[0] = '\0';
    for (int team = 0; team < state->team_count; team++) {
        char number[32];
        snprintf(number, sizeof number, "%s%" PRId64, team > 0 ? " " : "",
                 state->teams[team].score);
        put(play, &used, number);
    }
    return play->text;
}

const char *play_clock(struct play *play)
{
    static const char *const phases[] = {"ready", "open", "closed", "revealed", "settled", "void"};
    const struct state *state = play->history.state;
    snprintf(play->text, sizeof play->text, "%s %" PRId64 "/%" PRId64 "%s%s%s",
             phases[state_phase(state)], clock_elapsed(&state->clock, play->now),
             state->clock.limit_ms, state->clock.running ? " running" : "",
             state->clock.interrupted ? " interrupted" : "",
             state->clock.handover ? " handover" : "");
    return play->text;
}

/* ---- invariants ---- */

/* The causes that were undone, worked out here once more and in another way than history.c does. */
static bool is_undone(const struct history *history, const struct event *event)
{
    for (size_t i = (size_t)event->seq; i < history->count; i++)
        if (history->events[i].kind == EVENT_UNDONE && history->events[i].amount == event->cause)
            return event->kind != EVENT_UNDONE;
    return false;
}

static void check_ledger(const struct history *history)
{
    int64_t sums[TEAMS_MAX] = {0};
    for (size_t i = 0; i < history->count; i++) {
        const struct event *event = &history->events[i];
        if (event->kind == EVENT_POINTS_AWARDED && !is_undone(history, event))
            sums[event->team] += event->amount;
    }
    for (int team = 0; team < history->state->team_count; team++)
        expect_int(history->state->teams[team].score, sums[team]);
}

/* Every indicator is what the changes that count have made of it, one after the other. */
static void check_indicators(const struct history *history, const struct game *game, int indicator)
{
    const struct indicator *rule = &game->indicators[indicator];
    int64_t values[VOICES];
    for (int voice = 0; voice < VOICES; voice++)
        values[voice] = rule->start;
    for (size_t i = 0; i < history->count; i++) {
        const struct event *event = &history->events[i];
        if (event->kind != EVENT_INDICATOR_CHANGED ||
            history->plan->steps[event->step]->stage->game != game ||
            game_indicator(game, event->text, strcspn(event->text, " ")) != indicator ||
            is_undone(history, event))
            continue;
        int64_t *value = &values[event->team < 0 ? ROOM : event->team];
        *value += event->amount;
        *value = *value < rule->least ? rule->least : *value > rule->most ? rule->most : *value;
    }
    for (int voice = 0; voice < VOICES; voice++)
        if (rule->shared == (voice == ROOM))
            expect_int(state_indicator(history->state, game, indicator, voice), values[voice]);
}

static void check_games(const struct history *history)
{
    for (uint32_t i = 0; i < history->plan->game_count; i++)
        for (int j = 0; j < history->plan->games[i]->indicator_count; j++)
            check_indicators(history, history->plan->games[i], j);
}

static void check_answers(const struct history *history)
{
    const struct state *state = history->state;
    for (uint32_t at = 0; at < state->step_count; at++) {
        const struct step *step = history->plan->steps[at];
        for (int voice = 0; voice < VOICES; voice++) {
            const struct answer *answer = state_answer(state, (int)at, voice);
            char canonical[ANSWER_MAX] = "";
            if (!answer->given)
                continue;
            expect_true(task_rules[step->task]->canonical(
                step, answer_text(answer), canonical, task_rules[step->task]->answer_max(step)));
            expect_text(answer_text(answer), canonical);
        }
    }
}

void play_check(const struct play *play)
{
    const struct history *history = &play->history;
    struct history fresh;
    load_all(&fresh, history);
    struct hash live = state_digest(history->state), replayed = state_digest(fresh.state);
    history_free(&fresh);
    expect_mem(&live, &replayed, sizeof live);
    check_ledger(history);
    check_games(history);
    check_answers(history);
    const struct clock *clock = &history->state->clock;
    if (clock->handover) /* it stands at the beginning of somebody's turn */
        expect_true(!clock->running && clock->elapsed_ms == 0 &&
                    state_turn_team(history->state) >= 0);
}
