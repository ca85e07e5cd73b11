/* vote: for teams, never for oneself, or for items. What a team marked is seen while it marks;
 * revealed are only the sums.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/judging.h"
#include "ui/stages/sheet.h"
#include "ui/theme.h"

extern const struct stage_look look_vote;

/* What can be voted for: team numbers or item indexes. The voter's own team stands in it too, so
 * that every ballot reads the same, but is not chosen.
 */
struct ballot {
    int of[STAGE_ITEMS_MAX];
    bool marked[STAGE_ITEMS_MAX]; /* by place in `of` */
    int count, marks;
    int own; /* the voter's place in `of`; -1: none */
};

static const char *id_of(const struct view *view, const struct stage *stage, int candidate)
{
    return stage->votes_teams ? arena_format(view->frame, "%d", candidate)
                              : stage->items[candidate].id;
}

static const char *name_of(const struct view *view, const struct stage *stage, int candidate)
{
    return stage->votes_teams ? view->state->teams[candidate].name : stage->items[candidate].text;
}

static bool names(const char *answer, const char *id)
{
    size_t wanted = strlen(id);
    while (*answer != '\0') {
        size_t length = strcspn(answer, ",");
        if (length == wanted && memcmp(answer, id, length) == 0)
            return true;
        answer += length + (answer[length] == ',');
    }
    return false;
}

/* The ballot of `team`; -1: everything that stands for choice. */
static void read_ballot(const struct view *view, int team, const char *answer, struct ballot *out)
{
    const struct stage *stage = stage_of(view);
    *out = (struct ballot){.own = -1};
    int teams[TEAMS_MAX];
    int count = stage->votes_teams ? stage_teams(view, teams) : stage->item_count;
    for (int i = 0; i < count; i++) {
        int candidate = stage->votes_teams ? teams[i] : i;
        bool own = stage->votes_teams && candidate == team;
        if (own)
            out->own = out->count;
        out->marked[out->count] = !own && names(answer, id_of(view, stage, candidate));
        out->marks += out->marked[out->count];
        out->of[out->count++] = candidate;
    }
}

/* The number that the room knows it by: a team's own, an item's place. */
static int number_of(const struct stage *stage, const struct ballot *ballot, int row)
{
    return 1 + (stage->votes_teams ? ballot->of[row] : row);
}

/* The row under the cursor, never the voter's own; -1: there is nothing to choose. */
static int row_now(const struct ballot *ballot, const struct desk *desk)
{
    int row = desk->row;
    if (row == ballot->own)
        row += row + 1 < ballot->count ? 1 : -1;
    return row < ballot->count ? row : -1;
}

static int most_votes(const struct stage *stage)
{
    return stage->most_votes > 1 ? stage->most_votes : 1;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct stage *stage = view->plan->steps[step]->stage;
    int count = stage->votes_teams ? view->state->team_count : stage->item_count;
    const char *words = "";
    for (int i = 0; i < count; i++)
        if (names(answer, id_of(view, stage, i)))
            words = sheet_join(view->frame, words, ", ", name_of(view, stage, i));
    return words;
}

/* ---- keys ---- */

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (!stage_works(view, desk))
        return MSG_nothing;
    if (desk->pane == SHEET_COVERED)
        return action == ACTION_ENTER ? MSG_sheet_uncover : MSG_nothing;
    if (action == ACTION_ENTER) {
        struct ballot ballot;
        read_ballot(view, desk->team, stage_answer(view, desk->team), &ballot);
        int row = row_now(&ballot, desk);
        return row < 0 ? MSG_nothing : ballot.marked[row] ? MSG_vote_unmark : MSG_vote_mark;
    }
    return action == ACTION_UP || action == ACTION_DOWN ? MSG_sheet_choose : MSG_nothing;
}

/* One vote goes over to the one marked now; of several the last may not be passed. */
static struct outcome mark(const struct view *view, struct desk *desk)
{
    const struct stage *stage = stage_of(view);
    struct ballot ballot;
    read_ballot(view, desk->team, stage_answer(view, desk->team), &ballot);
    int row = row_now(&ballot, desk);
    if (row < 0)
        return OUTCOME(STAY);
    bool marks = !ballot.marked[row];
    if (marks && most_votes(stage) == 1)
        memset(ballot.marked, 0, sizeof ballot.marked);
    else if (marks && ballot.marks >= most_votes(stage))
        return OUTCOME(STAY);
    ballot.marked[row] = marks;
    const char *answer = "";
    for (int i = 0; i < ballot.count; i++)
        if (ballot.marked[i])
            answer = sheet_join(view->frame, answer, ",", id_of(view, stage, ballot.of[i]));
    return stage_give(view, desk, answer);
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (sheet_uncover(desk))
        return OUTCOME(STAY);
    if (action == ACTION_ENTER)
        return mark(view, desk);
    struct ballot ballot;
    read_ballot(view, desk->team, "", &ballot);
    int row = row_now(&ballot, desk);
    desk->row = row < 0 ? 0 : row;
    sheet_move(desk, action, ballot.count);
    if (desk->row == ballot.own)
        sheet_move(desk, action, ballot.count); /* over it */
    if (desk->row == ballot.own)
        desk->row = row < 0 ? 0 : row;
    return OUTCOME(STAY);
}

/* Digits are the numbers on the ballot, the same on everybody's: up to nine. */
static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    int digit = sheet_digit(input);
    struct ballot ballot;
    read_ballot(view, desk->team, "", &ballot);
    if (!stage_works(view, desk) || digit < 1)
        return OUTCOME(STAY);
    for (int row = 0; row < ballot.count; row++) {
        if (row == ballot.own || number_of(stage_of(view), &ballot, row) != digit)
            continue;
        if (sheet_uncover(desk))
            break;
        desk->row = row;
        return mark(view, desk);
    }
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static void draw_ballot(const struct view *view, const struct desk *desk, struct canvas *canvas,
                        struct rect rect)
{
    const struct stage *stage = stage_of(view);
    bool works = stage_works(view, desk) && desk->pane != SHEET_COVERED;
    struct ballot ballot;
    if (stage_works(view, desk) && !works)
        sheet_note(view, canvas, &rect, ROLE_DIM, VIEW_SAY(view, MSG_sheet_covered));
    read_ballot(view, works ? desk->team : -1, works ? stage_answer(view, desk->team) : "",
                &ballot);
    if (works && most_votes(stage) > 1)
        sheet_note(view, canvas, &rect, ballot.marks < most_votes(stage) ? ROLE_DIM : ROLE_ACCENT,
                   VIEW_SAY(view, MSG_vote_marked, ballot.marks, most_votes(stage)));
    struct list_item items[STAGE_ITEMS_MAX];
    for (int i = 0; i < ballot.count; i++) {
        const char *box = i == ballot.own ? " ✗ " : ballot.marked[i] ? "[✓]" : "[ ]";
        const char *name = name_of(view, stage, ballot.of[i]);
        items[i] =
            (struct list_item){.text = works ? arena_format(view->frame, "%s %d. %s", box,
                                                            number_of(stage, &ballot, i), name)
                                             : name,
                               .team = stage->votes_teams ? ballot.of[i] : -1,
                               .off = i == ballot.own};
    }
    struct list list = {.selected = works ? row_now(&ballot, desk) : -1};
    sheet_list(view, canvas, rect, &list, items, ballot.count);
}

struct standing {
    int candidate, votes, place;
};

static int by_votes(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    return a->votes != b->votes ? b->votes - a->votes : a->place - b->place;
}

static void draw_bar(const struct view *view, struct canvas *canvas, struct rect row,
                     const struct standing *standing, int most, int grown)
{
    enum { VOTES_COLUMNS = 5, FULL = 1000 };
    const struct stage *stage = stage_of(view);
    bool wins = standing->votes == most && most > 0;
    struct rect name = rect_take_left(&row, row.columns / 3);
    if (stage->votes_teams)
        canvas_text(canvas, name.row, name.column, STYLE_TEAM(standing->candidate),
                    team_shape(standing->candidate));
    if (stage->votes_teams)
        rect_take_left(&name, 2);
    canvas_text_in(canvas, name.row, name.column, name.columns - 2, -1,
                   STYLE(wins ? ROLE_STRONG : ROLE_TEXT),
                   name_of(view, stage, standing->candidate));
    row.columns -= VOTES_COLUMNS;
    struct style ink = stage->votes_teams ? (struct style){.role = ROLE_TEAM_BAR,
                                                           .team = (int8_t)standing->candidate}
                                          : STYLE(wins ? ROLE_ACCENT : ROLE_DIM);
    int end =
        widget_gauge(canvas, row, ink, (int64_t)standing->votes * grown, (int64_t)most * FULL);
    canvas_text(canvas, row.row + (row.rows - 1) / 2, end + 1, STYLE(wins ? ROLE_STRONG : ROLE_DIM),
                arena_format(view->frame, "%d", standing->votes));
}

static void draw_revealed(const struct view *view, const struct desk *desk, struct canvas *canvas,
                          struct rect rect)
{
    int grown = state_phase(view->state) == PHASE_REVEALED
                    ? widget_grown(desk->since_ns, view->now.mono_ns)
                    : 1000;
    const struct stage *stage = stage_of(view);
    int votes[STAGE_ITEMS_MAX];
    int most = votes_count(view->plan, view->state, view->state->step, votes);
    struct ballot ballot;
    read_ballot(view, -1, "", &ballot);
    struct standing standings[STAGE_ITEMS_MAX];
    const char *winners = "";
    for (int i = 0; i < ballot.count; i++)
        standings[i] = (struct standing){ballot.of[i], votes[ballot.of[i]], i};
    qsort(standings, (size_t)ballot.count, sizeof *standings, by_votes);
    for (int i = 0; i < ballot.count && most > 0 && standings[i].votes == most; i++)
        winners =
            sheet_join(view->frame, winners, ", ", name_of(view, stage, standings[i].candidate));
    sheet_big(view, canvas, &rect, 2 * ballot.count, ROLE_ACCENT,
              most > 0 ? VIEW_SAY(view, MSG_vote_winner, winners)
                       : VIEW_SAY(view, MSG_vote_nobody));
    int pitch = ballot.count > 0 ? rect.rows / ballot.count : 1;
    pitch = pitch > 3 ? 3 : pitch < 1 ? 1 : pitch;
    for (int i = 0; i < ballot.count && i * pitch < rect.rows; i++) {
        struct rect row = {rect.row + i * pitch, rect.column, 1, rect.columns};
        draw_bar(view, canvas, row, &standings[i], most, grown);
    }
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    rect = sheet_head(view, desk, canvas, rect);
    if (sheet_is_revealed(view))
        draw_revealed(view, desk, canvas, rect);
    else
        draw_ballot(view, desk, canvas, rect);
}

const struct stage_look look_vote = {
    .hint = MSG_hint_vote,
    .grows = true,
    .begin = sheet_cover,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};
