/* indicators: what a game keeps count of, as bars with numbers and a line over its stages. */
#include <string.h>

#include "base/text.h"
#include "engine/effects.h"
#include "ui/phrases.h"
#include "ui/stages/stages.h"

enum { MARKS_MAX = 64 };

/* The game of the step under the cursor, or of the last step of a game before it. */
static const struct game *game_now(const struct view *view)
{
    for (int at = view->state->step; at >= 0; at--) {
        const struct stage *stage = view->plan->steps[at]->stage;
        if (stage != NULL && stage->game != NULL)
            return stage->game;
    }
    return NULL;
}

bool indicators_any(const struct view *view, int team)
{
    const struct game *game = game_now(view);
    for (int i = 0; game != NULL && i < game->indicator_count; i++)
        if (!game->indicators[i].hidden && game->indicators[i].shared == (team == ROOM))
            return true;
    return false;
}

/* The indicator after each settled stage of its game, the latest MARKS_MAX of them. */
static int collect_marks(const struct view *view, const struct game *game, int indicator, int team,
                         int32_t marks[MARKS_MAX])
{
    int count = 0;
    for (uint32_t at = game->first; at < game->first + game->count; at++) {
        int32_t value;
        if (!state_mark(view->state, view->plan, (int)at, indicator, team, &value))
            continue;
        if (count == MARKS_MAX) {
            memmove(marks, marks + 1, (MARKS_MAX - 1) * sizeof *marks);
            count--;
        }
        marks[count++] = value;
    }
    return count;
}

/* «▁▂▅▇» of the last `columns` marks, between the least and the most of them. */
static const char *sparkline(const struct view *view, const int32_t *marks, int count, int columns)
{
    static const char *const heights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    enum { HEIGHTS = sizeof heights / sizeof *heights };
    if (count < 2)
        return "";
    int from = count > columns ? count - columns : 0;
    int64_t low = marks[from], high = marks[from];
    for (int i = from; i < count; i++) {
        low = marks[i] < low ? marks[i] : low;
        high = marks[i] > high ? marks[i] : high;
    }
    const char *line = "";
    for (int i = from; i < count; i++) {
        int64_t height = high > low ? (marks[i] - low) * (HEIGHTS - 1) / (high - low) : HEIGHTS / 2;
        line = arena_format(view->frame, "%s%s", line, heights[height]);
    }
    return line;
}

static const char *amount_words(const struct view *view, const struct indicator *indicator,
                                int32_t value)
{
    const char *number = phrase_number(view->frame, value);
    return indicator->unit != NULL ? arena_format(view->frame, "%s %s", number, indicator->unit)
                                   : number;
}

struct layout {
    int name, bar, number, line;
};

static struct layout lay_out(int columns)
{
    struct layout out = {.name = columns / 4, .number = columns / 5, .line = columns / 6};
    out.name = out.name > 24 ? 24 : out.name;
    out.number = out.number > 16 ? 16 : out.number < 6 ? 6 : out.number;
    out.line = columns < 40 ? 0 : out.line > 24 ? 24 : out.line;
    out.bar = columns - out.name - out.number - out.line - 3;
    if (out.bar < 4) {
        out.name += out.bar > 0 ? out.bar : 0;
        out.bar = 0;
    }
    return out;
}

static void draw_row(const struct view *view, struct canvas *canvas, struct rect row,
                     const struct game *game, int at, int team)
{
    const struct indicator *indicator = &game->indicators[at];
    int32_t value = state_indicator(view->state, game, at, team), marks[MARKS_MAX];
    int count = collect_marks(view, game, at, team, marks);
    struct layout layout = lay_out(row.columns);
    int column = row.column;
    int64_t least = indicator->least, most = indicator->most;
    if (most >= INDICATOR_MAX) /* no limit was given: the largest so far fills the bar */
        most = value > indicator->start ? value : indicator->start;
    if (least <= INDICATOR_MIN)
        least = value < 0 ? value : 0;
    struct style style = team == ROOM ? STYLE(ROLE_ACCENT)
                                      : (struct style){.role = ROLE_TEAM_BAR, .team = (int8_t)team};
    canvas_text_in(canvas, row.row, column, layout.name, -1, STYLE(ROLE_TEXT), indicator->title);
    column += layout.name + 1;
    struct rect bar = {row.row, column, 1, layout.bar};
    canvas_fill(canvas, bar, STYLE(ROLE_FAINT), "░");
    widget_gauge(canvas, bar, style, value - least, most > least ? most - least : 1);
    column += layout.bar + 1;
    canvas_text_in(canvas, row.row, column, layout.number, -1, STYLE(ROLE_STRONG),
                   amount_words(view, indicator, value));
    column += layout.number + 1;
    canvas_text_in(canvas, row.row, column, layout.line, -1, STYLE(ROLE_DIM),
                   sparkline(view, marks, count, layout.line));
}

int indicators_draw(const struct view *view, struct canvas *canvas, struct rect rect, int team)
{
    const struct game *game = game_now(view);
    int rows = 0;
    for (int i = 0; game != NULL && i < game->indicator_count && rows < rect.rows; i++) {
        const struct indicator *indicator = &game->indicators[i];
        if (indicator->hidden || indicator->shared != (team == ROOM))
            continue;
        draw_row(view, canvas, (struct rect){rect.row + rows++, rect.column, 1, rect.columns}, game,
                 i, team);
    }
    return rows;
}

const char *indicators_line(const struct view *view, int team)
{
    const struct game *game = game_now(view);
    const char *line = "";
    for (int i = 0; game != NULL && i < game->indicator_count; i++) {
        const struct indicator *indicator = &game->indicators[i];
        if (indicator->hidden || indicator->shared != (team == ROOM))
            continue;
        int32_t value = state_indicator(view->state, game, i, team);
        line = arena_format(view->frame, "%s%s%s %s", line, *line != '\0' ? " · " : "",
                            indicator->title, amount_words(view, indicator, value));
    }
    return line;
}

/* ---- everybody's ---- */

bool indicators_are_kept(const struct view *view)
{
    return indicators_any(view, ROOM) || indicators_any(view, 0);
}

static int count_shown(const struct view *view, bool shared)
{
    const struct game *game = game_now(view);
    int count = 0;
    for (int i = 0; game != NULL && i < game->indicator_count; i++)
        count += !game->indicators[i].hidden && game->indicators[i].shared == shared;
    return count;
}

static int playing_teams(const struct view *view, int out[TEAMS_MAX])
{
    int count = 0;
    for (int team = 0; team < view->state->team_count; team++)
        if (team_is_playing(view->state, team))
            out[count++] = team;
    return count;
}

int indicators_rows(const struct view *view)
{
    int teams[TEAMS_MAX], count = playing_teams(view, teams);
    return count_shown(view, true) + (count_shown(view, false) > 0 ? count : 0);
}

/* A team's name over its bars, in as many columns as fit. False when they do not. */
static bool draw_blocks(const struct view *view, struct canvas *canvas, struct rect rect)
{
    enum { BLOCK_COLUMNS = 38, GAP = 3 };
    int teams[TEAMS_MAX], count = playing_teams(view, teams);
    int columns = stage_columns(rect, count, BLOCK_COLUMNS);
    int lines = (count + columns - 1) / columns, tall = count_shown(view, false) + 2;
    if (count == 0 || rect.columns < BLOCK_COLUMNS || lines * tall - 1 > rect.rows)
        return false;
    int wide = (rect.columns + GAP) / columns;
    for (int i = 0; i < count; i++) {
        struct rect block = {rect.row + i / columns * tall, rect.column + i % columns * wide,
                             tall - 1, wide - GAP};
        stage_draw_owner(view, canvas, rect_take_top(&block, 1), teams[i], NULL);
        indicators_draw(view, canvas, block, teams[i]);
    }
    return true;
}

void indicators_draw_all(const struct view *view, struct canvas *canvas, struct rect rect)
{
    int teams[TEAMS_MAX], count = playing_teams(view, teams);
    rect_take_top(&rect, indicators_draw(view, canvas, rect, ROOM));
    if (count_shown(view, false) == 0)
        return;
    struct rect blocks = rect;
    rect_take_top(&blocks, count_shown(view, true) > 0);
    if (draw_blocks(view, canvas, blocks))
        return;
    for (int i = 0; i < count && i < rect.rows; i++)
        stage_draw_owner(view, canvas, (struct rect){rect.row + i, rect.column, 1, rect.columns},
                         teams[i], indicators_line(view, teams[i]));
}

/* ---- what a step has changed ---- */

const char *indicators_changed(const struct view *view, int step, int team)
{
    const struct stage *stage = view->plan->steps[step]->stage;
    const struct state *state = view->state;
    if (stage == NULL || stage->game == NULL)
        return "";
    const struct game *game = stage->game;
    int64_t changes[GAME_INDICATORS_MAX] = {0};
    bool revealed =
        step == state->step && state->stage == STAGE_STEP && state_phase(state) == PHASE_REVEALED;
    if (revealed) /* the journal does not have it yet, but the room looks at it now */
        effects_ahead(view->plan, state, step, team, changes);
    for (int i = 0; i < game->indicator_count; i++)
        if (game->indicators[i].shared == (team == ROOM))
            changes[i] += state_step_change(state, view->plan, step, i, team);
    const char *words = "";
    for (int i = 0; i < game->indicator_count; i++)
        if (changes[i] != 0 && !game->indicators[i].hidden)
            words = arena_format(view->frame, "%s%s%s %s", words, *words != '\0' ? ", " : "",
                                 game->indicators[i].title, phrase_signed(view->frame, changes[i]));
    return words;
}
