/* point on the screen: a cross that the arrows carry over the map, faster while a key is held, and
 * a mark where Enter was pressed; or the tiles of the municipalities, when one of them is asked
 * for. */
#include "ui/tasks/point.h"

#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"
#include "ui/phrases.h"
#include "ui/tasks/tasks.h"
#include "ui/widget_map.h"

extern const struct stage_look desk_point;
extern const struct task_look look_point;

enum {
    STEPS_ACROSS = 160, /* plain steps from one end of the map to the other: 3 km of 500 */
    STRIDE_MOST = 4,    /* a held arrow goes 1, 2, then 4 steps at a time */
    HELD_MS = 300,
    NS_IN_MS = 1000000,
    SIDE_COLUMNS = 26, /* beside the map: the rule, the place, the scale */
    SIDE_LEAST = 64,   /* a narrower rect has no side */
    POINT_MAX = 64     /* bytes of an answer */
};

const struct map_target *point_target(const struct view *view)
{
    return stage_step(view)->target;
}

/* ---- words ---- */

static const char *decimal(const struct view *view, int64_t millionths)
{
    char text[32];
    text_format_decimal(text, sizeof text, millionths,
                        view_language(view) == LANGUAGE_RU ? ',' : '.');
    return arena_format(view->frame, "%s", text);
}

/* Tenths of a kilometre below a hundred: a rule says «до 10 км», and 10,4 is not within it. */
const char *point_distance(const struct view *view, int64_t metres)
{
    const int64_t tenths_end_m = 100000, tenth = 100000, kilometre = 1000000;
    int64_t shown =
        metres < tenths_end_m ? (metres + 50) / 100 * tenth : (metres + 500) / 1000 * kilometre;
    return VIEW_SAY(view, MSG_map_km, decimal(view, shown));
}

/* «53,71° с. ш., 87,81° в. д.» */
static const char *coordinates(const struct view *view, struct map_point at)
{
    enum { HUNDREDTH = 10000 };
    return VIEW_SAY(view, MSG_map_cross, decimal(view, at.latitude / HUNDREDTH * HUNDREDTH),
                    decimal(view, at.longitude / HUNDREDTH * HUNDREDTH));
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct map_target *target = view->plan->steps[step]->target;
    const struct map_place *place = map_place(target->map, answer, strlen(answer));
    if (target->tile)
        return place != NULL ? place->name : answer;
    int64_t off = point_error(target, answer);
    return off < 0 ? answer : VIEW_SAY(view, MSG_map_off, point_distance(view, off));
}

static const char *right(const struct view *view, int step)
{
    const struct map_target *target = view->plan->steps[step]->target;
    const struct map_place *place = target->place;
    if (place == NULL)
        return coordinates(view, target->at);
    return target->tile || place->centre == NULL ? place->name : place->centre; /* where it lies */
}

/* The rule of points: «до 5 км — 100 %, до 20 км — 50 %, дальше — ноль». */
static const char *terms(const struct view *view, int step)
{
    const struct map_target *target = view->plan->steps[step]->target;
    const char *words = "";
    if (target->tile)
        return VIEW_SAY(view, MSG_map_tile);
    if (target->band_count == 0)
        return VIEW_SAY(view, MSG_map_smooth, point_distance(view, target->full_m),
                        point_distance(view, target->zero_m));
    for (int i = 0; i < target->band_count; i++)
        words =
            sheet_join(view->frame, words, ", ",
                       VIEW_SAY(view, MSG_map_band, point_distance(view, target->bands[i].within_m),
                                (int)target->bands[i].percent));
    return sheet_join(view->frame, words, ", ", VIEW_SAY(view, MSG_map_beyond));
}

/* ---- keys ---- */

static struct map_point middle_of(const struct map *map)
{
    return (struct map_point){map->low.latitude + (map->high.latitude - map->low.latitude) / 2,
                              map->low.longitude + (map->high.longitude - map->low.longitude) / 2};
}

static void begin(const struct view *view, struct desk *desk)
{
    const struct map_target *target = point_target(view);
    const char *answer = desk->team >= 0 ? stage_answer(view, desk->team) : "";
    sheet_cover(view, desk);
    desk->spot = middle_of(target->map);
    if (target->tile)
        desk->row = tiles_start(target->map, answer);
    else
        point_read(answer, &desk->spot);
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (!stage_works(view, desk))
        return MSG_nothing;
    if (desk->pane == SHEET_COVERED)
        return action == ACTION_ENTER ? MSG_sheet_uncover : MSG_nothing;
    switch (action) {
    case ACTION_ENTER:
        return MSG_map_put;
    case ACTION_UP:
    case ACTION_DOWN:
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return MSG_map_move;
    case ACTION_FIRST:
        return MSG_map_centre;
    case ACTION_REMOVE:
        return *stage_answer(view, desk->team) != '\0' ? MSG_desk_clear : MSG_nothing;
    default:
        return MSG_nothing;
    }
}

/* Metres of the next step: the same arrow within a moment goes further each time. */
static int32_t stride(const struct view *view, struct desk *desk, enum action action)
{
    const struct map *map = point_target(view)->map;
    struct map_sheet sheet = map_sheet_in(map, (struct rect){0, 0, 1, 1});
    int64_t longer = sheet.wide_m > sheet.high_m ? sheet.wide_m : sheet.high_m;
    int32_t plain = longer < STEPS_ACROSS ? 1 : (int32_t)(longer / STEPS_ACROSS);
    bool held =
        desk->moved == action && view->now.mono_ns - desk->moved_ns <= (int64_t)HELD_MS * NS_IN_MS;
    int32_t next = held ? desk->stride_m * 2 : plain;
    desk->stride_m = next > plain * STRIDE_MOST ? plain * STRIDE_MOST : next;
    desk->moved = action;
    desk->moved_ns = view->now.mono_ns;
    return desk->stride_m;
}

static void move(const struct view *view, struct desk *desk, enum action action)
{
    const struct map *map = point_target(view)->map;
    if (point_target(view)->tile) {
        desk->row =
            action == ACTION_FIRST ? tiles_start(map, "") : tiles_moved(map, desk->row, action);
    } else if (action == ACTION_FIRST) {
        desk->spot = middle_of(map);
    } else {
        int32_t by = stride(view, desk, action);
        int32_t north = action == ACTION_UP ? by : action == ACTION_DOWN ? -by : 0;
        int32_t east = action == ACTION_RIGHT ? by : action == ACTION_LEFT ? -by : 0;
        desk->spot = map_moved(map, desk->spot, north, east);
    }
}

/* What Enter would give. */
static const char *pointed(const struct view *view, const struct desk *desk)
{
    const struct map_target *target = point_target(view);
    if (target->tile)
        return target->map->places[desk->row].id;
    char *answer = arena_alloc(view->frame, POINT_MAX);
    point_write(desk->spot, answer, POINT_MAX);
    return answer;
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (sheet_uncover(desk))
        return OUTCOME(STAY);
    if (action == ACTION_ENTER)
        return stage_give(view, desk, pointed(view, desk));
    if (action == ACTION_REMOVE)
        return stage_give(view, desk, "");
    move(view, desk, action);
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static int rows(const struct view *view, int all)
{
    enum { ROOMY = 24, FOR_BIG = 8, FOR_WORDS = 4, FOOT = 1 };
    const struct map_target *target = point_target(view);
    const struct map *map = target->map;
    int most = all - (all >= ROOMY ? FOR_BIG : FOR_WORDS);
    if (!target->tile || map->rows == 0 || most <= map->rows + FOOT)
        return most;
    int tall = (most - FOOT) / map->rows;
    return (tall < TILE_TALLEST ? tall : TILE_TALLEST) * map->rows + FOOT;
}

/* «├─────┤ 50 км» */
static void draw_scale(const struct view *view, struct canvas *canvas, struct rect row,
                       const struct map_sheet *sheet)
{
    enum { WORDS = 8 };
    int room = row.columns - WORDS, most = sheet->rect.columns / 2;
    int taken, kilometres = map_sheet_scale(sheet, room < most ? room : most, &taken);
    if (kilometres == 0 || row.rows < 1)
        return;
    canvas_hline(canvas, row.row, row.column, taken, STYLE(ROLE_DIM));
    canvas_text(canvas, row.row, row.column, STYLE(ROLE_DIM), "├");
    canvas_text(canvas, row.row, row.column + taken - 1, STYLE(ROLE_DIM), "┤");
    canvas_text_in(canvas, row.row, row.column + taken + 1, row.columns - taken - 1, -1,
                   STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_map_km, arena_format(view->frame, "%d", kilometres)));
}

/* Whether there is a mark, and what Enter would do to it. */
static enum message state_of_pin(const struct view *view, const struct desk *desk)
{
    const char *answer = stage_answer(view, desk->team);
    if (*answer == '\0')
        return MSG_map_put_how;
    if (strcmp(answer, pointed(view, desk)) != 0)
        return MSG_map_moved;
    bool turns = view->state->steps[view->state->step].mode == MODE_TURNS;
    return turns ? MSG_map_is_put : MSG_map_is_entered;
}

static void draw_side(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect side, const struct map_sheet *sheet, bool works)
{
    if (sheet != NULL)
        draw_scale(view, canvas, rect_take_bottom(&side, 1), sheet);
    int used = widget_paragraph(canvas, side, -1, STYLE(ROLE_DIM), terms(view, view->state->step),
                                view->frame);
    rect_take_top(&side, used + 1);
    if (desk->pane == SHEET_COVERED)
        widget_paragraph(canvas, side, -1, STYLE(ROLE_ACCENT), VIEW_SAY(view, MSG_sheet_covered),
                         view->frame);
    if (!works)
        return;
    const struct map *map = point_target(view)->map;
    const char *where = sheet != NULL ? coordinates(view, desk->spot) : map->places[desk->row].name;
    used = widget_paragraph(canvas, side, -1, STYLE(ROLE_STRONG), where, view->frame);
    rect_take_top(&side, used + 1);
    widget_paragraph(canvas, side, -1, STYLE(ROLE_ACCENT), VIEW_SAY(view, state_of_pin(view, desk)),
                     view->frame);
}

/* One row in place of the side: «Беловский городской округ · Enter — поставить отметку». */
static void draw_foot(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect foot, const struct map_sheet *sheet, bool works)
{
    if (stage_works(view, desk) && !works)
        canvas_text_in(canvas, foot.row, foot.column, foot.columns, 0, STYLE(ROLE_ACCENT),
                       VIEW_SAY(view, MSG_sheet_covered));
    else if (sheet != NULL)
        draw_scale(view, canvas, foot, sheet);
    else
        canvas_text_in(canvas, foot.row, foot.column, foot.columns, 0, STYLE(ROLE_ACCENT),
                       works ? arena_format(view->frame, "%s · %s",
                                            point_target(view)->map->places[desk->row].name,
                                            VIEW_SAY(view, state_of_pin(view, desk)))
                             : terms(view, view->state->step));
}

static void draw_map(const struct view *view, const struct desk *desk, struct canvas *canvas,
                     const struct map_sheet *sheet, bool works)
{
    struct map_pin pin = {.style = STYLE_TEAM(desk->team)};
    widget_map(canvas, sheet, works ? &desk->spot : NULL, view->frame);
    if (!works || !point_read(stage_answer(view, desk->team), &pin.at))
        return;
    pin.mark = team_shape(desk->team);
    widget_map_pins(canvas, sheet, &pin, 1);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    const struct map_target *target = point_target(view);
    bool works = stage_works(view, desk) && desk->pane != SHEET_COVERED;
    struct rect side = {0}, foot = {0};
    int least = target->tile ? target->map->columns * TILE_NAMED + SIDE_COLUMNS + 2 : 0;
    if (rect.columns >= (least > SIDE_LEAST ? least : SIDE_LEAST)) {
        side = rect_take_right(&rect, SIDE_COLUMNS);
        rect_take_right(&rect, 2);
    } else {
        foot = rect_take_bottom(&rect, 1);
    }
    struct map_sheet sheet = map_sheet_in(target->map, rect);
    if (target->tile)
        tiles_draw(view, canvas, rect, works ? desk->row : -1,
                   works ? stage_answer(view, desk->team) : "", false);
    else
        draw_map(view, desk, canvas, &sheet, works);
    if (side.columns > 0)
        draw_side(view, desk, canvas, side, target->tile ? NULL : &sheet, works);
    else
        draw_foot(view, desk, canvas, foot, target->tile ? NULL : &sheet, works);
}

const struct stage_look desk_point = {
    .question = true,
    .hint = MSG_hint_point,
    .rows = rows,
    .begin = begin,
    .label = label,
    .act = act,
    .draw = draw,
    .readable = readable,
};

const struct task_look look_point = {
    .hint = MSG_hint_point,
    .readable = readable,
    .right = right,
    .draw_answers = point_draw_answers,
    .terms = terms,
    .answer_rows = point_answer_rows,
};
