/* Commands about teams: who plays, and who presses the keys. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/decide_internal.h"
#include "engine/modes/modes.h"

/* `own` is the team that may keep its name, -1 for a new one. */
static enum refusal clean_name(struct decision *decision, int own, char out[TEAM_NAME_MAX])
{
    struct arena arena = {0};
    const char *clean = text_clean(&arena, decision->text);
    const char *folded = text_fold_words(&arena, clean);
    enum refusal refusal = REFUSED_NO;
    if (*clean == '\0' || strlen(clean) >= TEAM_NAME_MAX || text_width(clean) == 0)
        refusal = REFUSED_NAME;
    for (int team = 0; refusal == REFUSED_NO && team < decision->state->team_count; team++) {
        const char *name = decision->state->teams[team].name;
        bool same = strcmp(name, clean) == 0 ||
                    (*folded != '\0' && strcmp(text_fold_words(&arena, name), folded) == 0);
        if (team != own && same)
            refusal = REFUSED_NAME_TAKEN;
    }
    text_copy(out, TEAM_NAME_MAX, clean);
    arena_free(&arena);
    return refusal;
}

static int64_t late_score(const struct plan *plan, const struct state *state)
{
    int64_t lowest = 0, sum = 0;
    int playing = 0;
    for (int team = 0; team < state->team_count; team++) {
        if (!team_is_playing(state, team))
            continue;
        int64_t score = state->teams[team].score;
        lowest = playing == 0 || score < lowest ? score : lowest;
        sum += score;
        playing++;
    }
    switch ((enum late_rule)plan->late) {
    case LATE_LOWEST:
        return lowest;
    case LATE_AVERAGE:
        return playing == 0 ? 0 : sum / playing;
    default:
        return 0;
    }
}

/* A team that comes before the first question has been shown is not late. */
static bool has_begun(const struct state *state)
{
    bool first_unseen = state->step == 0 && state_phase(state) == PHASE_READY;
    return state->stage != STAGE_LOBBY && !(state->stage == STAGE_STEP && first_unseen);
}

enum refusal decide_team_add(struct decision *decision)
{
    const struct state *state = decision->state;
    bool late = has_begun(state);
    char name[TEAM_NAME_MAX];
    if (state->team_count >= TEAMS_MAX)
        return REFUSED_TEAMS_FULL;
    if (late && decision->plan->late == LATE_REFUSED)
        return REFUSED_LATE;
    enum refusal refusal = clean_name(decision, -1, name);
    if (refusal != REFUSED_NO)
        return refusal;
    decide_add(decision, EVENT_TEAM_JOINED, -1, state->team_count, 0, name);
    int64_t score = late ? late_score(decision->plan, state) : 0;
    if (score != 0)
        decide_add(decision, EVENT_POINTS_AWARDED, -1, state->team_count, score, "late");
    if (state->stage != STAGE_LOBBY && state->entry == ENTRY_ZONES &&
        state->team_count + 1 > TEAM_ZONES)
        decide_add(decision, EVENT_ENTRY_CHOSEN, -1, -1, ENTRY_HOST, "host");
    return REFUSED_NO;
}

enum refusal decide_team_rename(struct decision *decision)
{
    char name[TEAM_NAME_MAX];
    enum refusal refusal = clean_name(decision, decision->command->team, name);
    if (refusal != REFUSED_NO)
        return refusal;
    if (strcmp(name, decision->state->teams[decision->command->team].name) == 0)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_TEAM_RENAMED, -1, decision->command->team, 0, name);
    return REFUSED_NO;
}

enum refusal decide_team_members(struct decision *decision)
{
    struct arena arena = {0};
    char members[TEAM_MEMBERS_MAX];
    text_copy(members, sizeof members, text_clean(&arena, decision->text));
    arena_free(&arena);
    if (strcmp(members, decision->state->teams[decision->command->team].members) == 0)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_TEAM_MEMBERS, -1, decision->command->team, 0, members);
    return REFUSED_NO;
}

/* A team that leaves in its own turn gives the turn on; one that all waited for is waited for no
 * longer. */
enum refusal decide_team_retire(struct decision *decision)
{
    const struct state *state = decision->state;
    int team = decision->command->team;
    if (state->teams[team].retired)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_TEAM_RETIRED, -1, team, 0, "");
    if (!decide_is_open(state) || !team_may_answer(state, state->step, team))
        return REFUSED_NO;
    const struct mode_rule *mode = mode_rules[state->steps[state->step].mode];
    if (state_turn_team(state) == team)
        mode->end(decision->plan, state, "host", decision->batch);
    else
        mode->answered(decision->plan, state, team, decision->batch);
    return REFUSED_NO;
}

enum refusal decide_team_return(struct decision *decision)
{
    if (!decision->state->teams[decision->command->team].retired)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_TEAM_RETURNED, -1, decision->command->team, 0, "");
    return REFUSED_NO;
}

enum refusal decide_team_ready(struct decision *decision)
{
    if (decision->state->teams[decision->command->team].ready)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_TEAM_READY, -1, decision->command->team, 0, "");
    return REFUSED_NO;
}

enum refusal decide_entry(struct decision *decision)
{
    int64_t entry = decision->command->amount;
    if (entry != ENTRY_ZONES && entry != ENTRY_HOST)
        return REFUSED_AMOUNT;
    if (entry == ENTRY_ZONES && decision->state->team_count > TEAM_ZONES)
        return REFUSED_TEAMS_FULL;
    if (decide_is_open(decision->state))
        return REFUSED_OPEN;
    if (entry == decision->state->entry)
        return REFUSED_NOTHING;
    decide_add(decision, EVENT_ENTRY_CHOSEN, -1, -1, entry, entry == ENTRY_HOST ? "host" : "zones");
    return REFUSED_NO;
}
