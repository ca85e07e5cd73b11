/* point revealed: every team's mark and the right place on one map, and a list from the nearest to
 * the farthest. */
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"
#include "ui/phrases.h"
#include "ui/tasks/point.h"
#include "ui/widget_map.h"

enum { LIST_ROOMY = 34, LIST_WIDEST = 52 };

int point_answer_rows(const struct view *view, int all)
{
    enum { ROOMY = 24, FOR_WORDS = 6 };
    (void)view;
    return all >= ROOMY ? all * 2 / 3 : all - FOR_WORDS;
}

/* Metres off; -1 when there is no answer. */
static int64_t off(const struct view *view, int team)
{
    const char *answer = stage_answer(view, team);
    return *answer == '\0' ? -1 : point_error(point_target(view), answer);
}

static bool is_before(int64_t a, int64_t b)
{
    return b < 0 ? a >= 0 : a >= 0 && a < b;
}

/* The nearest first, those without an answer last; equal ones as they sit. */
static int sort_teams(const struct view *view, int teams[TEAMS_MAX])
{
    int count = stage_teams(view, teams);
    for (int i = 1; i < count; i++)
        for (int at = i; at > 0 && is_before(off(view, teams[at]), off(view, teams[at - 1]));
             at--) {
            int team = teams[at];
            teams[at] = teams[at - 1];
            teams[at - 1] = team;
        }
    return count;
}

/* «12,4 км», «Мыски»; and the share that gives, «80 %» */
static const char *place_words(const struct view *view, int team)
{
    const struct map_target *target = point_target(view);
    int64_t metres = off(view, team);
    if (metres < 0)
        return VIEW_SAY(view, MSG_no_answer);
    if (!target->tile)
        return point_distance(view, metres);
    const char *answer = stage_answer(view, team);
    const struct map_place *place = map_place(target->map, answer, strlen(answer));
    return place->short_name != NULL ? place->short_name : place->name;
}

static void draw_team(const struct view *view, struct canvas *canvas, struct rect cell, int team,
                      const struct verdict *verdict)
{
    enum { GAIN = 6, SHARE = 6, WORDS = 10, SHAPE = 2 };
    struct rect gain = rect_take_right(&cell, cell.columns >= SHAPE + WORDS + GAIN ? GAIN : 0);
    struct rect share = rect_take_right(&cell, cell.columns + GAIN >= LIST_ROOMY ? SHARE : 0);
    struct rect words = rect_take_right(&cell, WORDS);
    bool none = verdict->rule == RULE_NO_ANSWER;
    enum role role = none ? ROLE_DIM : verdict->share > 0 ? ROLE_RIGHT : ROLE_TEXT;
    canvas_text(canvas, cell.row, cell.column, STYLE_TEAM(team), team_shape(team));
    canvas_text_in(canvas, cell.row, cell.column + 2, cell.columns - 3, -1, STYLE(ROLE_TEXT),
                   view->state->teams[team].name);
    canvas_text_in(canvas, words.row, words.column, words.columns, 1, STYLE(role),
                   place_words(view, team));
    if (!none)
        canvas_text_in(canvas, share.row, share.column, share.columns, 1, STYLE(ROLE_DIM),
                       arena_format(view->frame, "%d %%", sheet_percent(verdict)));
    if (verdict->points != 0)
        canvas_text_in(canvas, gain.row, gain.column, gain.columns, 1,
                       STYLE(verdict->points > 0 ? ROLE_RIGHT : ROLE_WRONG),
                       phrase_signed(view->frame, verdict->points));
}

/* In one column, in more where there are more teams than rows. */
static void draw_list(const struct view *view, struct canvas *canvas, struct rect rect,
                      const struct verdict verdicts[TEAMS_MAX])
{
    enum { GAP = 2 };
    int teams[TEAMS_MAX], count = sort_teams(view, teams);
    if (count == 0 || rect.rows < 1)
        return;
    int columns = (count + rect.rows - 1) / rect.rows;
    int each = (count + columns - 1) / columns,
        wide = (rect.columns - GAP * (columns - 1)) / columns;
    int pitch = rect.rows >= 2 * each - 1 ? 2 : 1;
    for (int i = 0; i < count; i++) {
        struct rect cell = {rect.row + i % each * pitch, rect.column + i / each * (wide + GAP), 1,
                            wide};
        if (cell.row < rect.row + rect.rows)
            draw_team(view, canvas, cell, teams[i], &verdicts[teams[i]]);
    }
}

static void draw_map(const struct view *view, struct canvas *canvas, struct rect rect)
{
    const struct map_target *target = point_target(view);
    struct map_pin pins[TEAMS_MAX + 1];
    int teams[TEAMS_MAX], count = stage_teams(view, teams), used = 0;
    pins[used++] = (struct map_pin){target->at, STYLE(ROLE_RIGHT), "✓"};
    for (int i = 0; i < count; i++) {
        struct map_pin pin = {.style = STYLE_TEAM(teams[i]), .mark = team_shape(teams[i])};
        if (point_read(stage_answer(view, teams[i]), &pin.at))
            pins[used++] = pin;
    }
    struct map_sheet sheet = map_sheet_in(target->map, rect);
    widget_map(canvas, &sheet, NULL, view->frame);
    widget_map_pins(canvas, &sheet, pins, used);
}

/* Cuts the list's place off. Tiles need their width for the names: where none is left beside them,
 * the list stands below, and where no rows are left either, the shapes on the tiles have to do. */
static struct rect take_list(const struct map_target *target, struct rect *rect)
{
    enum { LIST_LEAST = 30, GAP = 2 };
    int half = rect->columns / 2, tiles = target->tile ? target->map->columns * TILE_NAMED : 0;
    if (tiles > half && tiles + LIST_LEAST + GAP > rect->columns)
        return rect_take_bottom(rect, rect->rows - target->map->rows);
    int wide = tiles > half ? rect->columns - tiles - GAP : half;
    struct rect list = rect_take_right(rect, wide < LIST_WIDEST ? wide : LIST_WIDEST);
    rect_take_right(rect, GAP);
    return list;
}

void point_draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct verdict verdicts[TEAMS_MAX])
{
    const struct map_target *target = point_target(view);
    struct rect list = take_list(target, &rect);
    if (target->tile)
        tiles_draw(view, canvas, rect, -1, "", true);
    else
        draw_map(view, canvas, rect);
    draw_list(view, canvas, list, verdicts);
}
