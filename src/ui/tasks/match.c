/* match on the screen: the options as dealt on the left, their pairs in the order of their letters
 * on the right, which gives nothing away, numbered. Revealed: a row a pair with who had it. */
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"
#include "ui/stages/sheet.h"
#include "ui/tasks/tasks.h"

extern const struct stage_look desk_match;
extern const struct task_look look_match;

enum { PAIRS = SHEET_COVERED + 1 }; /* desk->pane: the arrows are on the right, among the pairs */
enum { CELL_LEAST = 4, BADGE = 4, GAP = 4 };

/* The pairs of a step in the order of their letters: shown[place on the screen] = its number. */
static void sort_pairs(const struct view *view, uint8_t shown[STEP_PAIRS_MAX])
{
    const struct step *step = stage_step(view);
    const char *folded[STEP_PAIRS_MAX];
    memset(shown, 0, STEP_PAIRS_MAX);
    for (int i = 0; i < step->pair_count; i++) {
        int at = i;
        folded[i] = text_fold_words(view->frame, step->pairs[i]);
        for (; at > 0 && strcmp(folded[shown[at - 1]], folded[i]) > 0; at--)
            shown[at] = shown[at - 1];
        shown[at] = (uint8_t)i;
    }
}

static int place_of(const uint8_t *shown, int count, int8_t pair)
{
    for (int place = 0; place < count; place++)
        if (shown[place] == (uint8_t)pair)
            return place;
    return -1;
}

static int option_of(const int8_t pairs[STEP_OPTIONS_MAX], int count, int pair)
{
    for (int option = 0; option < count; option++)
        if (pairs[option] == pair)
            return option;
    return -1;
}

/* Which option stands at a place on the left. */
static int option_here(const struct view *view, int place)
{
    return view->state->steps[view->state->step].order[place];
}

static const char *in_words(const struct view *view, const struct step *step,
                            const int8_t pairs[STEP_OPTIONS_MAX])
{
    const char *words = "";
    for (int i = 0; i < step->option_count; i++)
        if (pairs[i] >= 0)
            words = sheet_join(
                view->frame, words, ", ",
                arena_format(view->frame, "%s — %s", step->options[i].text, step->pairs[pairs[i]]));
    return words;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    int8_t pairs[STEP_OPTIONS_MAX];
    bool read = match_read(view->plan->steps[step], answer, pairs);
    return read ? in_words(view, view->plan->steps[step], pairs) : answer;
}

static const char *right(const struct view *view, int step)
{
    int8_t pairs[STEP_OPTIONS_MAX];
    for (int i = 0; i < STEP_OPTIONS_MAX; i++)
        pairs[i] = (int8_t)i;
    return in_words(view, view->plan->steps[step], pairs);
}

/* ---- keys ---- */

static void read_own(const struct view *view, const struct desk *desk,
                     int8_t pairs[STEP_OPTIONS_MAX])
{
    match_read(stage_step(view), stage_answer(view, desk->team), pairs);
}

static struct outcome give(const struct view *view, const struct desk *desk,
                           const int8_t pairs[STEP_OPTIONS_MAX])
{
    enum { ROOM_FOR_ALL = STEP_OPTIONS_MAX * (OPTION_ID_MAX + 4) + 1 };
    char *answer = arena_alloc(view->frame, ROOM_FOR_ALL);
    match_write(stage_step(view), pairs, answer, ROOM_FOR_ALL);
    return stage_give(view, desk, answer);
}

/* The next option without a pair, from the one under the cursor on; stays where all have one. */
static void go_on(const struct view *view, struct desk *desk, const int8_t *pairs)
{
    int count = stage_step(view)->option_count;
    for (int by = 1; by < count; by++) {
        int place = (desk->row + by) % count;
        if (pairs[option_here(view, place)] < 0) {
            desk->row = place;
            return;
        }
    }
}

/* A pair is used once: what another option had, it loses. */
static struct outcome join(const struct view *view, struct desk *desk, int place)
{
    const struct step *step = stage_step(view);
    uint8_t shown[STEP_PAIRS_MAX];
    int8_t pairs[STEP_OPTIONS_MAX];
    if (place < 0 || place >= step->pair_count)
        return OUTCOME(STAY);
    sort_pairs(view, shown);
    read_own(view, desk, pairs);
    int before = option_of(pairs, step->option_count, shown[place]);
    if (before >= 0)
        pairs[before] = -1;
    pairs[option_here(view, desk->row)] = (int8_t)shown[place];
    struct outcome outcome = give(view, desk, pairs);
    desk->pane = SHEET_OPEN;
    go_on(view, desk, pairs);
    return outcome;
}

static struct outcome part(const struct view *view, struct desk *desk)
{
    int8_t pairs[STEP_OPTIONS_MAX];
    read_own(view, desk, pairs);
    pairs[option_here(view, desk->row)] = -1;
    return give(view, desk, pairs);
}

/* To the pairs: to the one the option has, else to the first that is free. */
static void go_to_pairs(const struct view *view, struct desk *desk)
{
    const struct step *step = stage_step(view);
    uint8_t shown[STEP_PAIRS_MAX];
    int8_t pairs[STEP_OPTIONS_MAX];
    sort_pairs(view, shown);
    read_own(view, desk, pairs);
    int8_t own = pairs[option_here(view, desk->row)];
    desk->pane = PAIRS;
    desk->column = 0;
    if (own >= 0)
        desk->column = place_of(shown, step->pair_count, own);
    else
        while (desk->column + 1 < step->pair_count &&
               option_of(pairs, step->option_count, shown[desk->column]) >= 0)
            desk->column++;
}

static bool has_pair(const struct view *view, const struct desk *desk)
{
    int8_t pairs[STEP_OPTIONS_MAX];
    read_own(view, desk, pairs);
    return pairs[option_here(view, desk->row)] >= 0;
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (!stage_works(view, desk))
        return MSG_nothing;
    if (desk->pane == SHEET_COVERED)
        return action == ACTION_ENTER ? MSG_sheet_uncover : MSG_nothing;
    switch (action) {
    case ACTION_ENTER:
        return desk->pane == PAIRS ? MSG_match_set : MSG_match_choose;
    case ACTION_UP:
    case ACTION_DOWN:
        return MSG_match_move;
    case ACTION_RIGHT:
        return desk->pane == PAIRS ? MSG_nothing : MSG_match_choose;
    case ACTION_LEFT:
        return desk->pane == PAIRS ? MSG_key_return : MSG_nothing;
    case ACTION_REMOVE:
        return has_pair(view, desk) ? MSG_desk_clear : MSG_nothing;
    default:
        return MSG_nothing;
    }
}

static void move(const struct view *view, struct desk *desk, enum action action)
{
    if (desk->pane != PAIRS) {
        sheet_move(desk, action, stage_step(view)->option_count);
        return;
    }
    int to = desk->column + (action == ACTION_UP ? -1 : 1);
    if (to >= 0 && to < stage_step(view)->pair_count)
        desk->column = to;
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (sheet_uncover(desk))
        return OUTCOME(STAY);
    switch (action) {
    case ACTION_ENTER:
        if (desk->pane == PAIRS)
            return join(view, desk, desk->column);
        go_to_pairs(view, desk);
        break;
    case ACTION_RIGHT:
        go_to_pairs(view, desk);
        break;
    case ACTION_LEFT:
        desk->pane = SHEET_OPEN;
        break;
    case ACTION_REMOVE:
        return part(view, desk);
    default:
        move(view, desk, action);
    }
    return OUTCOME(STAY);
}

/* The number of a pair, by the physical key, whatever the layout and Shift: 1 … 9, 0 for the tenth.
 */
static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!stage_works(view, desk) || desk->pane == SHEET_COVERED || input->kind != INPUT_KEY ||
        input->key != PRESS_CHARACTER)
        return OUTCOME(STAY);
    struct physical_key pressed = keymap_find(view->layout, input->codepoint);
    return pressed.row == 0 ? join(view, desk, pressed.column - 1) : OUTCOME(STAY);
}

/* ---- drawing ---- */

static int rows(const struct view *view, int all)
{
    const struct step *step = stage_step(view);
    int count = step->pair_count > step->option_count ? step->pair_count : (int)step->option_count;
    return 2 * count - 1 <= all * 3 / 5 ? 2 * count - 1 : count;
}

static void draw_options(const struct view *view, const struct desk *desk, struct canvas *canvas,
                         struct rect rect, bool works, const int8_t *pairs)
{
    const struct step *step = stage_step(view);
    struct list_item items[STEP_OPTIONS_MAX];
    uint8_t shown[STEP_PAIRS_MAX];
    sort_pairs(view, shown);
    for (int i = 0; i < step->option_count; i++) {
        int option = option_here(view, i);
        int8_t pair = pairs[option];
        items[i] = (struct list_item){.text = step->options[option].text, .team = -1};
        if (pair >= 0)
            items[i].note =
                arena_format(view->frame, "→ %d", place_of(shown, step->pair_count, pair) + 1);
    }
    struct list list = {.selected = works ? desk->row : -1};
    list_draw(canvas, rect, &list, items, step->option_count, sheet_pitch(rect, step->pair_count));
}

static void draw_pairs(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect, bool works, const int8_t *pairs)
{
    const struct step *step = stage_step(view);
    struct list_item items[STEP_PAIRS_MAX];
    uint8_t shown[STEP_PAIRS_MAX];
    sort_pairs(view, shown);
    for (int place = 0; place < step->pair_count; place++)
        items[place] = (struct list_item){
            .text = arena_format(view->frame, "%2d  %s", place + 1, step->pairs[shown[place]]),
            .team = -1,
            .off = option_of(pairs, step->option_count, shown[place]) >= 0};
    struct list list = {.selected = works && desk->pane == PAIRS ? desk->column : -1};
    list_draw(canvas, rect, &list, items, step->pair_count, sheet_pitch(rect, step->pair_count));
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    bool works = stage_works(view, desk) && desk->pane != SHEET_COVERED;
    int8_t pairs[STEP_OPTIONS_MAX];
    memset(pairs, -1, sizeof pairs);
    if (works)
        read_own(view, desk, pairs);
    else if (stage_works(view, desk))
        sheet_note(view, canvas, &rect, ROLE_DIM, VIEW_SAY(view, MSG_sheet_covered));
    struct rect left = rect_take_left(&rect, (rect.columns - GAP) / 2);
    rect_take_left(&rect, GAP);
    draw_options(view, desk, canvas, left, works, pairs);
    draw_pairs(view, desk, canvas, rect, works, pairs);
}

static int answer_rows(const struct view *view, int all)
{
    enum { HEAD = 1 };
    return table_rows(stage_step(view)->option_count, HEAD, all);
}

static void draw_cell(const struct view *view, struct canvas *canvas, const struct table *table,
                      int row, int shown, int team, int option)
{
    int8_t pairs[STEP_OPTIONS_MAX];
    match_read(stage_step(view), stage_answer(view, team), pairs);
    bool had = pairs[option] == option;
    table_cell(canvas, table, row, shown,
               STYLE(had                 ? ROLE_RIGHT
                     : pairs[option] < 0 ? ROLE_DIM
                                         : ROLE_WRONG),
               had                 ? "✓"
               : pairs[option] < 0 ? "—"
                                   : "✗");
}

static void draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct verdict verdicts[TEAMS_MAX])
{
    (void)verdicts;
    const struct step *step = stage_step(view);
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    struct table table = table_layout(rect, count, CELL_LEAST, 0, 0);
    table_head(view, canvas, &table, teams);
    int pitch = sheet_pitch(table.rect, step->option_count);
    for (int option = 0; option < step->option_count && option * pitch < table.rect.rows;
         option++) {
        int row = table.rect.row + option * pitch;
        canvas_text_in(
            canvas, row, table.rect.column, table.names - 1, -1, STYLE(ROLE_RIGHT),
            arena_format(view->frame, "%s — %s", step->options[option].text, step->pairs[option]));
        for (int i = 0; i < table.shown; i++)
            draw_cell(view, canvas, &table, row, i, teams[table.first + i], option);
    }
}

const struct stage_look desk_match = {
    .question = true,
    .hint = MSG_hint_match,
    .rows = rows,
    .begin = sheet_cover,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};

const struct task_look look_match = {
    .hint = MSG_hint_match,
    .readable = readable,
    .right = right,
    .draw_answers = draw_answers,
    .answer_rows = answer_rows,
    .tells_right = true,
};
