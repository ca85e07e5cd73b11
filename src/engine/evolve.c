/* evolve: one event at a time into the state. A table of kinds, each a few lines. An event from a
 * damaged or foreign journal must not do harm, so every number is checked before it is used. */
#include <string.h>

#include "base/text.h"
#include "engine/engine.h"
#include "engine/modes/modes.h"
#include "engine/standings.h"
#include "engine/tasks/tasks.h"

typedef void evolver(const struct plan *plan, struct state *state, const struct event *event);

static bool step_is_valid(const struct state *state, const struct event *event)
{
    return event->step >= 0 && (uint32_t)event->step < state->step_count;
}

static struct team *team_of(struct state *state, const struct event *event)
{
    return event->team >= 0 && event->team < state->team_count ? &state->teams[event->team] : NULL;
}

/* Whose slot an event of a game is about: a team's, or the room's; -1 when there is no such team.
 */
static int voice_of(const struct state *state, const struct event *event)
{
    if (event->team == -1)
        return ROOM;
    return event->team >= 0 && event->team < state->team_count ? event->team : -1;
}

static struct answer *answer_of(struct state *state, const struct event *event)
{
    if (!step_is_valid(state, event) || voice_of(state, event) < 0)
        return NULL;
    return state_answer_for_change(state, event->step, voice_of(state, event));
}

static int64_t limited(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* Texts are compared and hashed as bytes, so nothing may be left over of a longer one. */
static void set_text(char *out, size_t size, const char *text)
{
    memset(out, 0, size);
    text_copy(out, size, text);
}

/* The clock is the open step's, and an undo may have left an event of the clock without its step.
 */
static bool is_open(const struct state *state, const struct event *event)
{
    return state->stage == STAGE_STEP && state->step == event->step &&
           state_phase(state) == PHASE_OPEN;
}

static void clock_start(struct state *state, const struct event *event, int64_t limit_ms)
{
    state->clock = (struct clock){.since_ns = event->mono_ns,
                                  .limit_ms = limited(limit_ms, 0, PLAN_TIME_MAX_MS),
                                  .running = true};
}

static void clock_stop(struct state *state, int64_t elapsed_ms)
{
    struct clock *clock = &state->clock;
    int64_t limit = clock->limit_ms > 0 ? clock->limit_ms : PLAN_TIME_MAX_MS;
    *clock =
        (struct clock){.limit_ms = clock->limit_ms, .elapsed_ms = limited(elapsed_ms, 0, limit)};
}

/* ---- teams ---- */

static void team_joined(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (event->team != state->team_count || state->team_count >= TEAMS_MAX)
        return;
    struct team *team = &state->teams[state->team_count++];
    set_text(team->name, sizeof team->name, event->text);
    if (state->step >= 0)
        team->joined_step = state->step + (state->steps[state->step].phase != PHASE_READY);
}

static void team_renamed(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    struct team *team = team_of(state, event);
    if (team != NULL)
        set_text(team->name, sizeof team->name, event->text);
}

static void team_members(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    struct team *team = team_of(state, event);
    if (team != NULL)
        set_text(team->members, sizeof team->members, event->text);
}

static void team_retired(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    struct team *team = team_of(state, event);
    if (team != NULL)
        team->retired = event->kind == EVENT_TEAM_RETIRED;
}

static void team_ready(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    struct team *team = team_of(state, event);
    if (team != NULL)
        team->ready = true;
}

static void entry_chosen(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    state->entry = strcmp(event->text, "host") == 0 ? ENTRY_HOST : ENTRY_ZONES;
}

/* ---- the life of a step ---- */

static void step_shown(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (!step_is_valid(state, event))
        return;
    state->stage = STAGE_STEP;
    state->step = event->step;
}

static void options_dealt(const struct plan *plan, struct state *state, const struct event *event)
{
    if (!step_is_valid(state, event))
        return;
    const struct step *step = plan->steps[event->step];
    struct step_state *at = &state->steps[event->step];
    at->option_count = 0;
    for (const char *id = event->text; at->option_count < step->option_count;) {
        size_t length = strcspn(id, ",");
        const struct step_option *option = step_option(step, id, length);
        if (option != NULL)
            at->order[at->option_count++] = (uint8_t)(option - step->options);
        if (id[length] == '\0')
            break;
        id += length + 1;
    }
}

static void turns_dealt(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (!step_is_valid(state, event))
        return;
    struct step_state *step = &state->steps[event->step];
    step->turn = step->turn_count = 0;
    for (const char *at = event->text; *at >= '0' && *at <= '9' && step->turn_count < TEAMS_MAX;) {
        int team = 0;
        for (; *at >= '0' && *at <= '9'; at++)
            team = team > TEAMS_MAX ? team : team * 10 + (*at - '0');
        if (team < state->team_count)
            step->turns[step->turn_count++] = (uint8_t)team;
        if (*at == ',')
            at++;
    }
}

static void step_opened(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (!step_is_valid(state, event))
        return;
    struct step_state *step = &state->steps[event->step];
    state->stage = STAGE_STEP;
    state->step = event->step;
    step->phase = PHASE_OPEN;
    enum mode_kind mode;
    if (mode_named(event->text, &mode))
        step->mode = (uint8_t)mode;
    step->next = -1;
    clock_start(state, event, event->amount);
    step->limit_ms = (int32_t)state->clock.limit_ms;
}

static void turn_begun(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (!step_is_valid(state, event))
        return;
    struct step_state *step = &state->steps[event->step];
    for (uint8_t turn = 0; turn < step->turn_count; turn++)
        if (step->turns[turn] == event->team)
            step->turn = turn;
    clock_start(state, event, event->amount);
}

static void turn_ended(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan, (void)state,
        (void)event; /* the turn that begins, or the close, follows in the same batch */
}

static void put_answer(struct state *state, const struct event *event, bool given)
{
    struct answer *answer = answer_of(state, event);
    if (answer == NULL)
        return;
    size_t size = state->steps[event->step].answer_stride - sizeof *answer;
    set_text((char *)(answer + 1), size, event->text);
    answer->given = given && *event->text != '\0';
    answer->drafted = !given && *event->text != '\0';
    answer->elapsed_ms = given ? (uint32_t)limited(event->amount, 0, PLAN_TIME_MAX_MS) : 0;
    if (given)
        answer->judged = -1; /* the host's word was about the answer before */
}

static void answer_given(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    put_answer(state, event, true);
}

static void draft_kept(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    const struct answer *answer = answer_of(state, event);
    if (answer != NULL && !answer->given && is_open(state, event))
        put_answer(state, event, false);
}

static void step_extended(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (is_open(state, event) && state->clock.limit_ms > 0)
        state->clock.limit_ms =
            limited(state->clock.limit_ms + limited(event->amount, 0, PLAN_TIME_MAX_MS), 0,
                    PLAN_TIME_MAX_MS);
}

static void paused(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (!is_open(state, event))
        return;
    clock_stop(state, event->amount);
    state->clock.handover = strcmp(event->text, PAUSED_HANDOVER) == 0;
}

static void resumed(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (!is_open(state, event))
        return;
    state->clock.interrupted = state->clock.handover = false;
    state->clock.running = true;
    state->clock.since_ns = event->mono_ns;
}

static void interrupted(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (!is_open(state, event))
        return;
    if (state->clock.running)
        clock_stop(state, event->amount);
    state->clock.interrupted = true;
}

static void set_phase(struct state *state, const struct event *event, enum phase phase)
{
    if (!step_is_valid(state, event))
        return;
    state->steps[event->step].phase = (uint8_t)phase;
    if (event->step == state->step)
        memset(&state->clock, 0, sizeof state->clock);
}

static void step_closed(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    set_phase(state, event, PHASE_CLOSED);
}

static void step_revealed(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    set_phase(state, event, PHASE_REVEALED);
}

static void step_settled(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    set_phase(state, event, PHASE_SETTLED);
}

static void step_voided(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    set_phase(state, event, PHASE_VOID);
}

static void answer_judged(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    struct answer *answer = answer_of(state, event);
    if (answer != NULL)
        answer->judged = (int8_t)limited(event->amount, -1, 1);
}

static void points_awarded(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    struct team *team = team_of(state, event);
    if (team == NULL)
        return;
    int64_t amount = limited(event->amount, -EVENT_POINTS_MAX, EVENT_POINTS_MAX);
    team->score += amount;
    struct answer *answer = answer_of(state, event);
    if (answer != NULL)
        answer->award =
            (int32_t)limited(answer->award + amount, -EVENT_POINTS_MAX, EVENT_POINTS_MAX);
}

/* ---- games ---- */

static void cards_dealt(const struct plan *plan, struct state *state, const struct event *event)
{
    const struct team *team = team_of(state, event);
    if (team == NULL || !step_is_valid(state, event) || state->steps[event->step].dealt == 0)
        return;
    const struct deck *deck = plan->steps[event->step]->stage->deck;
    uint8_t *dealt =
        (uint8_t *)state + state->steps[event->step].dealt + event->team * STAGE_DEALT_MAX;
    memset(dealt, 0, STAGE_DEALT_MAX);
    int count = 0;
    for (const char *id = event->text; deck != NULL && count < STAGE_DEALT_MAX;) {
        size_t length = strcspn(id, ",");
        const struct card *card = deck_card(deck, id, length);
        if (card != NULL)
            dealt[count++] = (uint8_t)(card - deck->cards + 1);
        if (id[length] == '\0')
            break;
        id += length + 1;
    }
}

static const struct game *game_of(const struct plan *plan, const struct state *state,
                                  const struct event *event)
{
    const struct stage *stage =
        step_is_valid(state, event) ? plan->steps[event->step]->stage : NULL;
    return stage != NULL ? stage->game : NULL;
}

static void indicator_changed(const struct plan *plan, struct state *state,
                              const struct event *event)
{
    const struct game *game = game_of(plan, state, event);
    int voice = voice_of(state, event);
    int at = game != NULL ? game_indicator(game, event->text, strcspn(event->text, " ")) : -1;
    if (at < 0 || voice < 0)
        return;
    const struct indicator *indicator = &game->indicators[at];
    int32_t *value = state_indicator_for_change(state, game, at, voice);
    int64_t change =
        limited(event->amount, -2 * (int64_t)INDICATOR_MAX, 2 * (int64_t)INDICATOR_MAX);
    *value = (int32_t)limited(*value + change, indicator->least, indicator->most);
    int32_t *of_step = state_step_change_for_change(state, plan, event->step, at, voice);
    if (of_step != NULL && strcmp(event->text + strcspn(event->text, " "), " host") != 0)
        *of_step = (int32_t)limited(*of_step + change, -INT32_MAX, INT32_MAX);
}

static void indicators_kept(const struct plan *plan, struct state *state, const struct event *event)
{
    const struct game *game = game_of(plan, state, event);
    if (game == NULL || state->steps[event->step].marks == 0)
        return;
    unsigned char *marks = (unsigned char *)state + state->steps[event->step].marks;
    memcpy(marks, state_indicator_for_change(state, game, 0, 0),
           game->indicator_count * VOICES * sizeof(int32_t));
}

static void path_chosen(const struct plan *plan, struct state *state, const struct event *event)
{
    (void)plan;
    if (step_is_valid(state, event) && event->amount > event->step &&
        event->amount < (int64_t)state->step_count)
        state->steps[event->step].next = (int32_t)event->amount;
}

/* ---- between steps ---- */

static void standings_shown(const struct plan *plan, struct state *state, const struct event *event)
{
    struct standing places[TEAMS_MAX];
    size_t count = standings(state, places);
    for (size_t i = 0; i < count; i++) {
        struct team *team = &state->teams[places[i].team];
        team->place_before = team->place_now;
        team->score_before = team->score_now;
        team->place_now = places[i].place;
        team->score_now = team->score;
    }
    state->stage = STAGE_STANDINGS;
    state->round_shown = (int32_t)limited(event->amount, -1, plan->round_count);
}

static void finished(const struct plan *plan, struct state *state, const struct event *event)
{
    int32_t round_shown = state->round_shown;
    standings_shown(plan, state, event);
    state->round_shown = round_shown;
    state->stage = STAGE_FINAL;
}

static evolver *const evolvers[EVENT_KINDS] = {
    [EVENT_TEAM_JOINED] = team_joined,
    [EVENT_TEAM_RENAMED] = team_renamed,
    [EVENT_TEAM_MEMBERS] = team_members,
    [EVENT_TEAM_RETIRED] = team_retired,
    [EVENT_TEAM_RETURNED] = team_retired,
    [EVENT_TEAM_READY] = team_ready,
    [EVENT_ENTRY_CHOSEN] = entry_chosen,
    [EVENT_STEP_SHOWN] = step_shown,
    [EVENT_OPTIONS_DEALT] = options_dealt,
    [EVENT_TURNS_DEALT] = turns_dealt,
    [EVENT_STEP_OPENED] = step_opened,
    [EVENT_TURN_BEGUN] = turn_begun,
    [EVENT_TURN_ENDED] = turn_ended,
    [EVENT_ANSWER_GIVEN] = answer_given,
    [EVENT_DRAFT_KEPT] = draft_kept,
    [EVENT_STEP_EXTENDED] = step_extended,
    [EVENT_PAUSED] = paused,
    [EVENT_RESUMED] = resumed,
    [EVENT_INTERRUPTED] = interrupted,
    [EVENT_STEP_CLOSED] = step_closed,
    [EVENT_STEP_REVEALED] = step_revealed,
    [EVENT_ANSWER_JUDGED] = answer_judged,
    [EVENT_POINTS_AWARDED] = points_awarded,
    [EVENT_STEP_SETTLED] = step_settled,
    [EVENT_STEP_VOIDED] = step_voided,
    [EVENT_STEP_REOPENED] = step_opened,
    [EVENT_STANDINGS_SHOWN] = standings_shown,
    [EVENT_FINISHED] = finished,
    [EVENT_UNDONE] = NULL, /* history.c's: it takes the whole journal */
    [EVENT_CARDS_DEALT] = cards_dealt,
    [EVENT_INDICATOR_CHANGED] = indicator_changed,
    [EVENT_INDICATORS_KEPT] = indicators_kept,
    [EVENT_PATH_CHOSEN] = path_chosen,
};

void evolve(const struct plan *plan, struct state *state, const struct event *event)
{
    if (event->seq > 0)
        state->last_seq = event->seq;
    evolver *apply = event->kind < EVENT_KINDS ? evolvers[event->kind] : NULL;
    if (apply != NULL)
        apply(plan, state, event);
}
