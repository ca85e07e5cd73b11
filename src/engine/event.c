#include "engine/event.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

const struct event_rule event_kinds[EVENT_KINDS] = {
    [EVENT_TEAM_JOINED] = {"team_joined", false},
    [EVENT_TEAM_RENAMED] = {"team_renamed", false},
    [EVENT_TEAM_MEMBERS] = {"team_members", false},
    [EVENT_TEAM_RETIRED] = {"team_retired", false},
    [EVENT_TEAM_RETURNED] = {"team_returned", false},
    [EVENT_TEAM_READY] = {"team_ready", true},
    [EVENT_ENTRY_CHOSEN] = {"entry_chosen", true},
    [EVENT_STEP_SHOWN] = {"step_shown", false},
    [EVENT_OPTIONS_DEALT] = {"options_dealt", false},
    [EVENT_TURNS_DEALT] = {"turns_dealt", false},
    [EVENT_STEP_OPENED] = {"step_opened", false},
    [EVENT_TURN_BEGUN] = {"turn_begun", false},
    [EVENT_TURN_ENDED] = {"turn_ended", false},
    [EVENT_ANSWER_GIVEN] = {"answer_given", false},
    [EVENT_DRAFT_KEPT] = {"draft_kept", true},
    [EVENT_STEP_EXTENDED] = {"step_extended", false},
    [EVENT_PAUSED] = {"paused", false},
    [EVENT_RESUMED] = {"resumed", false},
    [EVENT_INTERRUPTED] = {"interrupted", true},
    [EVENT_STEP_CLOSED] = {"step_closed", false},
    [EVENT_STEP_REVEALED] = {"step_revealed", false},
    [EVENT_ANSWER_JUDGED] = {"answer_judged", false},
    [EVENT_POINTS_AWARDED] = {"points_awarded", false},
    [EVENT_STEP_SETTLED] = {"step_settled", false},
    [EVENT_STEP_VOIDED] = {"step_voided", false},
    [EVENT_STEP_REOPENED] = {"step_reopened", false},
    [EVENT_STANDINGS_SHOWN] = {"standings_shown", false},
    [EVENT_FINISHED] = {"finished", false},
    [EVENT_UNDONE] = {"undone", true},
    [EVENT_CARDS_DEALT] = {"cards_dealt", false},
    [EVENT_INDICATOR_CHANGED] = {"indicator_changed", false},
    [EVENT_INDICATORS_KEPT] = {"indicators_kept", true},
    [EVENT_PATH_CHOSEN] = {"path_chosen", false},
};

bool event_kind_named(const char *name, enum event_kind *kind)
{
    for (size_t i = 0; i < EVENT_KINDS; i++)
        if (strcmp(event_kinds[i].name, name) == 0) {
            *kind = (enum event_kind)i;
            return true;
        }
    return false;
}

void batch_clear(struct event_batch *batch)
{
    batch->count = 0;
    batch->text_used = 0;
}

struct event *batch_add(struct event_batch *batch, enum event_kind kind, int step, int team,
                        int64_t amount, const char *text)
{
    assert(batch->count < EVENT_BATCH_MAX);
    char *room = batch->text + batch->text_used;
    size_t left = sizeof batch->text - batch->text_used;
    size_t limit = left < EVENT_TEXT_MAX ? left : EVENT_TEXT_MAX;
    assert(limit > strlen(text) || limit == EVENT_TEXT_MAX);
    text_copy(room, limit, text);
    batch->text_used += strlen(room) + 1;

    struct event *event = &batch->events[batch->count++];
    *event = (struct event){
        .kind = kind, .step = step, .team = team, .amount = amount, .text = room, .actor = "host"};
    return event;
}
