#include "engine/judging.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- points ---- */

/* Digits at *at, moved past; -1 when there are none or the number is beyond `high`. */
static int32_t take_number(const char **at, int32_t high)
{
    int64_t value = 0;
    if (**at < '0' || **at > '9')
        return -1;
    while (**at >= '0' && **at <= '9') {
        value = value * 10 + (**at - '0');
        if (value > high)
            return -1;
        ++*at;
    }
    return (int32_t)value;
}

static int number_limit(const struct stage *stage)
{
    return stage->by == BY_JURY ? stage->juror_count : TEAMS_MAX;
}

/* "8.7.-": one for each criterion. */
static bool read_row(const struct stage *stage, const char **at, int32_t row[STAGE_ITEMS_MAX])
{
    for (int i = 0; i < stage->item_count; i++) {
        if (i > 0 && *(*at)++ != '.')
            return false;
        if (**at == '-') {
            ++*at;
        } else {
            row[i] = take_number(at, stage->items[i].most);
            if (row[i] < 0)
                return false;
        }
    }
    return true;
}

bool judging_read(const struct step *step, const char *answer,
                  int32_t points[TEAMS_MAX][STAGE_ITEMS_MAX])
{
    const struct stage *stage = step->stage;
    bool seen[TEAMS_MAX] = {false};
    for (int i = 0; i < TEAMS_MAX; i++)
        for (int j = 0; j < STAGE_ITEMS_MAX; j++)
            points[i][j] = POINTS_NONE;
    while (*answer != '\0') {
        int32_t number = take_number(&answer, number_limit(stage) - 1);
        if (number < 0 || seen[number] || *answer++ != ':' ||
            !read_row(stage, &answer, points[number]))
            return false;
        seen[number] = true;
        if (*answer != '\0' && (*answer++ != ',' || *answer == '\0'))
            return false;
    }
    return true;
}

static bool is_blank(const struct stage *stage, const int32_t row[STAGE_ITEMS_MAX])
{
    for (int i = 0; i < stage->item_count; i++)
        if (row[i] != POINTS_NONE)
            return false;
    return true;
}

bool judging_write(const struct step *step, int32_t points[TEAMS_MAX][STAGE_ITEMS_MAX], char *out,
                   size_t size)
{
    const struct stage *stage = step->stage;
    size_t used = 0;
    *out = '\0';
    for (int i = 0; i < number_limit(stage); i++) {
        if (is_blank(stage, points[i]))
            continue;
        for (int j = -1; j < stage->item_count; j++) {
            char cell[16];
            if (j < 0)
                snprintf(cell, sizeof cell, "%s%d:", used > 0 ? "," : "", i);
            else if (points[i][j] == POINTS_NONE)
                snprintf(cell, sizeof cell, "%s-", j > 0 ? "." : "");
            else
                snprintf(cell, sizeof cell, "%s%d", j > 0 ? "." : "", (int)points[i][j]);
            size_t length = strlen(cell);
            if (used + length >= size)
                return false;
            memcpy(out + used, cell, length + 1);
            used += length;
        }
    }
    return true;
}

void judging_put(const struct step *step, const char *answer, int number, int criterion, int points,
                 char *out, size_t size)
{
    int32_t table[TEAMS_MAX][STAGE_ITEMS_MAX];
    *out = '\0';
    if (!judging_read(step, answer, table) || number < 0 || number >= number_limit(step->stage) ||
        criterion < 0 || criterion >= step->stage->item_count)
        return;
    int most = step->stage->items[criterion].most;
    table[number][criterion] = points < 0 ? POINTS_NONE : points > most ? most : points;
    if (!judging_write(step, table, out, size))
        *out = '\0';
}

/* What a voice gave a team, by criterion. */
static void row_of(const struct plan *plan, const struct state *state, int at, int voice, int team,
                   int32_t row[STAGE_ITEMS_MAX])
{
    const struct step *step = plan->steps[at];
    bool jury = step->stage->by == BY_JURY;
    int giver = jury ? team : voice, number = jury ? voice : team;
    int32_t table[TEAMS_MAX][STAGE_ITEMS_MAX];
    for (int i = 0; i < STAGE_ITEMS_MAX; i++)
        row[i] = POINTS_NONE;
    if (giver < 0 || giver >= TEAMS_MAX || number < 0 || number >= TEAMS_MAX ||
        (!jury && voice == team) || !team_had_joined(state, at, giver))
        return;
    const struct answer *answer = state_answer(state, at, giver);
    if (answer->given && judging_read(step, answer_text(answer), table))
        memcpy(row, table[number], sizeof table[number]);
}

int judging_points(const struct plan *plan, const struct state *state, int at, int voice, int team,
                   int criterion)
{
    int32_t row[STAGE_ITEMS_MAX];
    if (criterion < 0 || criterion >= plan->steps[at]->stage->item_count)
        return POINTS_NONE;
    row_of(plan, state, at, voice, team, row);
    return row[criterion];
}

static bool is_complete(const struct stage *stage, const int32_t row[STAGE_ITEMS_MAX])
{
    for (int i = 0; i < stage->item_count; i++)
        if (row[i] == POINTS_NONE)
            return false;
    return stage->item_count > 0;
}

static int64_t weighted(const struct stage *stage, const int32_t row[STAGE_ITEMS_MAX])
{
    int64_t sum = 0;
    for (int i = 0; i < stage->item_count; i++)
        sum += (int64_t)row[i] * stage->items[i].weight;
    return sum;
}

static int voice_limit(const struct stage *stage, const struct state *state)
{
    return stage->by == BY_JURY ? stage->juror_count : state->team_count;
}

/* Twice the median of all but one, so that it stays whole. */
static int64_t median_of_others(const int64_t *sums, int count, int but)
{
    int64_t others[TEAMS_MAX] = {0};
    int held = 0;
    for (int i = 0; i < count; i++) {
        if (i == but)
            continue;
        int place = held++;
        for (; place > 0 && others[place - 1] > sums[i]; place--)
            others[place] = others[place - 1];
        others[place] = sums[i];
    }
    return others[(held - 1) / 2] + others[held / 2];
}

static int find_outlier(const int64_t *sums, int count, int64_t most)
{
    int farthest = -1;
    int64_t distance = 0;
    for (int i = 0; count >= 3 && i < count; i++) {
        int64_t apart = llabs(2 * sums[i] - median_of_others(sums, count, i));
        if (apart == distance)
            farthest = -1;
        if (apart > distance) {
            distance = apart;
            farthest = i;
        }
    }
    return 2 * distance >= most ? farthest : -1; /* the distance is doubled */
}

static int64_t most_of(const struct stage *stage)
{
    int64_t most = 0;
    for (int i = 0; i < stage->item_count; i++)
        most += (int64_t)stage->items[i].most * stage->items[i].weight;
    return most;
}

void judging_of(const struct plan *plan, const struct state *state, int at, int team,
                struct judging *out)
{
    const struct stage *stage = plan->steps[at]->stage;
    int64_t sums[TEAMS_MAX] = {0}, total = 0, least = 0, largest = 0,
            by_item[STAGE_ITEMS_MAX] = {0};
    int voices[TEAMS_MAX] = {0};
    *out = (struct judging){.outlier = -1};
    for (int voice = 0; voice < voice_limit(stage, state); voice++) {
        int32_t row[STAGE_ITEMS_MAX];
        row_of(plan, state, at, voice, team, row);
        if (!is_complete(stage, row))
            continue;
        int64_t sum = weighted(stage, row);
        least = out->voices == 0 || sum < least ? sum : least;
        largest = out->voices == 0 || sum > largest ? sum : largest;
        total += sum;
        for (int i = 0; i < stage->item_count; i++)
            by_item[i] += row[i];
        voices[out->voices] = voice;
        sums[out->voices++] = sum;
    }
    if (out->voices == 0)
        return;
    out->sum = total * 100 / out->voices;
    out->spread = (int)((largest - least) * 100);
    for (int i = 0; i < stage->item_count; i++)
        out->mean[i] = (int)(by_item[i] * 100 / out->voices);
    int outlier = find_outlier(sums, out->voices, most_of(stage));
    out->outlier = outlier < 0 ? -1 : voices[outlier];
}

/* Has the voice given all its points to every team that is there. */
static bool voice_complete(const struct plan *plan, const struct state *state, int at, int voice)
{
    const struct stage *stage = plan->steps[at]->stage;
    int judged = 0;
    for (int team = 0; team < state->team_count; team++) {
        int32_t row[STAGE_ITEMS_MAX];
        if (!team_may_answer(state, at, team) || (stage->by == BY_PEERS && team == voice))
            continue;
        row_of(plan, state, at, voice, team, row);
        if (!is_complete(stage, row))
            return false;
        judged++;
    }
    return judged > 0;
}

int judging_complete(const struct plan *plan, const struct state *state, int at, int *of)
{
    const struct stage *stage = plan->steps[at]->stage;
    int complete = 0;
    *of = 0;
    for (int voice = 0; voice < voice_limit(stage, state); voice++) {
        if (stage->by == BY_PEERS && !team_may_answer(state, at, voice))
            continue;
        ++*of;
        complete += voice_complete(plan, state, at, voice);
    }
    return complete;
}

/* ---- votes ---- */

/* Which team or item a vote is for, -1 when it is for none that stands to be chosen. */
static int vote_index(const struct stage *stage, const struct state *state, const char *text,
                      size_t length)
{
    if (!stage->votes_teams) {
        const struct item *item = stage_item(stage, text, length);
        return item != NULL ? (int)(item - stage->items) : -1;
    }
    const char *end = text;
    int32_t team = take_number(&end, TEAMS_MAX - 1);
    return end == text + length && team < state->team_count ? team : -1;
}

int votes_count(const struct plan *plan, const struct state *state, int at,
                int out[STAGE_ITEMS_MAX])
{
    const struct stage *stage = plan->steps[at]->stage;
    int most = 0;
    memset(out, 0, STAGE_ITEMS_MAX * sizeof *out);
    for (int team = 0; team < state->team_count; team++) {
        const struct answer *answer = state_answer(state, at, team);
        if (!team_had_joined(state, at, team) || !answer->given)
            continue;
        for (const char *text = answer_text(answer); *text != '\0';) {
            size_t length = strcspn(text, ",");
            int index = vote_index(stage, state, text, length);
            if (index >= 0 && !(stage->votes_teams && index == team))
                out[index]++;
            text += length + (text[length] == ',');
        }
    }
    for (int i = 0; i < STAGE_ITEMS_MAX; i++)
        most = out[i] > most ? out[i] : most;
    return most;
}

/* ---- orders ---- */

/* The place of each item by its index, from 1; false when the text is no order of all of them. */
static bool read_order(const struct stage *stage, const char *text, int places[STAGE_ITEMS_MAX])
{
    memset(places, 0, STAGE_ITEMS_MAX * sizeof *places);
    for (int place = 1; place <= stage->item_count; place++) {
        size_t length = strcspn(text, ",");
        const struct item *item = stage_item(stage, text, length);
        if (item == NULL || places[item - stage->items] != 0)
            return false;
        places[item - stage->items] = place;
        text += length + (text[length] == ',');
    }
    return *text == '\0' && stage->item_count > 0;
}

/* W = 12·S / (m²·(n³ − n)), S the squares of the sums' distances from their mean m·(n + 1)/2; with
 * twice the distances, to keep them whole, 12·S is 3 times their squares. */
static int concordance(const struct ranking *ranking, int64_t items)
{
    int64_t orders = ranking->orders, squares = 0;
    int64_t all = orders * orders * (items * items * items - items);
    if (orders < 2 || all == 0)
        return -1;
    for (int64_t i = 0; i < items; i++) {
        int64_t distance = 2 * (int64_t)ranking->sum[i] - orders * (items + 1);
        squares += distance * distance;
    }
    return (int)((2 * 3 * 1000 * squares + all) / (2 * all));
}

void ranking_of(const struct plan *plan, const struct state *state, int at, struct ranking *out)
{
    const struct stage *stage = plan->steps[at]->stage;
    *out = (struct ranking){.agreement = -1};
    for (int team = 0; team < state->team_count; team++) {
        const struct answer *answer = state_answer(state, at, team);
        int places[STAGE_ITEMS_MAX];
        if (!team_had_joined(state, at, team) || !answer->given ||
            !read_order(stage, answer_text(answer), places))
            continue;
        out->orders++;
        for (int i = 0; i < stage->item_count; i++)
            out->sum[i] += places[i];
    }
    for (int i = 0; i < stage->item_count; i++) {
        int place = i;
        for (; place > 0 && out->sum[out->order[place - 1]] > out->sum[i]; place--)
            out->order[place] = out->order[place - 1];
        out->order[place] = (uint8_t)i;
    }
    out->agreement = concordance(out, stage->item_count);
}

int ranking_nearness(const struct step *step, const char *answer)
{
    const struct stage *stage = step->stage;
    const struct item *items = stage->items;
    int places[STAGE_ITEMS_MAX], pairs = 0, turned = 0;
    bool is_order = read_order(stage, answer, places);
    for (int i = 0; i < stage->item_count; i++)
        for (int j = i + 1; j < stage->item_count; j++) {
            if (items[i].place <= 0 || items[j].place <= 0 || items[i].place == items[j].place)
                continue;
            pairs++;
            turned += (items[i].place < items[j].place) != (places[i] < places[j]);
        }
    if (pairs == 0)
        return -1;
    return is_order ? (2 * 1000 * (pairs - turned) + pairs) / (2 * pairs) : 0;
}
