#include "engine/standings.h"

static void insert(struct standing *list, size_t count, struct standing one)
{
    size_t at = count;
    while (at > 0 && list[at - 1].score < one.score) {
        list[at] = list[at - 1];
        at--;
    }
    list[at] = one;
}

static void number_places(struct standing *list, size_t count)
{
    for (size_t first = 0; first < count;) {
        size_t last = first;
        while (last + 1 < count && list[last + 1].score == list[first].score)
            last++;
        for (size_t i = first; i <= last; i++) {
            list[i].place = (int)first + 1;
            list[i].place_last = (int)last + 1;
        }
        first = last + 1;
    }
}

size_t standings(const struct state *state, struct standing out[TEAMS_MAX])
{
    size_t count = 0;
    for (int team = 0; team < state->team_count; team++) {
        const struct team *at = &state->teams[team];
        if (!at->retired)
            insert(out, count++,
                   (struct standing){
                       .team = team, .score = at->score, .score_before = at->score_before});
    }
    number_places(out, count);
    /* On the screen of standings the last ones are these; at any other moment they are the last. */
    bool shown = state->stage == STAGE_STANDINGS || state->stage == STAGE_FINAL;
    for (size_t i = 0; i < count; i++) {
        const struct team *team = &state->teams[out[i].team];
        int before = shown ? team->place_before : team->place_now;
        out[i].moved = before > 0 ? before - out[i].place : 0;
    }
    for (int team = 0; team < state->team_count; team++) {
        const struct team *at = &state->teams[team];
        if (at->retired)
            out[count++] = (struct standing){
                .team = team, .score = at->score, .score_before = at->score_before};
    }
    return count;
}
