/* rank: a list in order of importance. An item is picked up, carried, put down; or the order is
 * typed by the numbers that stand on paper. Revealed: the room's order, every team's places, how
 * far they agree.
 */
#include <string.h>

#include "engine/judging.h"
#include "ui/stages/carry.h"

extern const struct stage_look look_rank;

enum { ORDER, MISTAKEN }; /* desk->typing_for */
enum { CELL_LEAST = 4, SUM_COLUMNS = 8, EXPERT_COLUMNS = 10 };

/* Items as the answer has them; those it does not name follow in the author's order. */
static void read_order(const struct stage *stage, const char *answer,
                       uint8_t order[STAGE_ITEMS_MAX])
{
    bool taken[STAGE_ITEMS_MAX] = {false};
    int count = 0;
    memset(order, 0, STAGE_ITEMS_MAX * sizeof *order);
    while (*answer != '\0') {
        size_t length = strcspn(answer, ",");
        const struct item *item = stage_item(stage, answer, length);
        if (item != NULL && !taken[item - stage->items]) {
            taken[item - stage->items] = true;
            order[count++] = (uint8_t)(item - stage->items);
        }
        answer += length + (answer[length] == ',');
    }
    for (int i = 0; i < stage->item_count; i++)
        if (!taken[i])
            order[count++] = (uint8_t)i;
}

static const char *write_order(const struct view *view, const uint8_t order[STAGE_ITEMS_MAX])
{
    const struct stage *stage = stage_of(view);
    const char *answer = "";
    for (int i = 0; i < stage->item_count; i++)
        answer = sheet_join(view->frame, answer, ",", stage->items[order[i]].id);
    return answer;
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    const struct stage *stage = view->plan->steps[step]->stage;
    uint8_t order[STAGE_ITEMS_MAX];
    read_order(stage, answer, order);
    const char *words = "";
    for (int i = 0; i < stage->item_count; i++)
        words = sheet_join(view->frame, words, " → ", stage->items[order[i]].text);
    return words;
}

static bool has_experts(const struct stage *stage)
{
    return stage->item_count > 0 && stage->items[0].place > 0;
}

static int extra_columns(const struct stage *stage)
{
    return SUM_COLUMNS + (has_experts(stage) ? EXPERT_COLUMNS : 0);
}

static int pages(const struct view *view)
{
    int teams[TEAMS_MAX];
    return table_pages(view, stage_teams(view, teams), CELL_LEAST, extra_columns(stage_of(view)));
}

/* ---- keys ---- */

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (sheet_is_revealed(view))
        return sheet_page_label(desk, action, pages(view));
    if (!stage_works(view, desk))
        return MSG_nothing;
    if (desk->hidden && !desk->typing)
        return MSG_nothing;
    return desk->typing && action == ACTION_ENTER ? MSG_sheet_enter : carry_label(desk, action);
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (sheet_is_revealed(view)) {
        sheet_turn(desk, action, pages(view));
        return OUTCOME(STAY);
    }
    const char *answer = stage_answer(view, desk->team);
    uint8_t order[STAGE_ITEMS_MAX];
    read_order(stage_of(view), answer, order);
    if (carry_act(desk, action, order, stage_of(view)->item_count, *answer != '\0'))
        return stage_give(view, desk, write_order(view, order));
    return OUTCOME(STAY);
}

/* «3 1 4 2 5»: the printed numbers from the first place to the last, each of them once. */
static struct outcome enter_numbers(const struct view *view, struct desk *desk)
{
    const struct stage *stage = stage_of(view);
    int32_t numbers[STAGE_ITEMS_MAX];
    uint8_t order[STAGE_ITEMS_MAX] = {0};
    bool taken[STAGE_ITEMS_MAX] = {false};
    bool right = sheet_numbers(desk->field.text, numbers, STAGE_ITEMS_MAX) == stage->item_count;
    for (int i = 0; right && i < stage->item_count; i++) {
        right = numbers[i] >= 1 && numbers[i] <= stage->item_count && !taken[numbers[i] - 1];
        if (right)
            taken[numbers[i] - 1] = true;
        order[i] = (uint8_t)(numbers[i] - 1);
    }
    if (!right) {
        desk->typing_for = MISTAKEN;
        return OUTCOME(STAY);
    }
    desk->typing = false;
    carry_put_down(desk);
    return stage_give(view, desk, write_order(view, order));
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!stage_works(view, desk))
        return OUTCOME(STAY);
    if (!desk->typing && sheet_digit(input) > 0)
        sheet_open_field(desk, ORDER, "");
    if (!desk->typing)
        return OUTCOME(STAY);
    if (sheet_type(desk, input, 3 * STAGE_ITEMS_MAX))
        return enter_numbers(view, desk);
    desk->typing_for = ORDER;
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static void draw_list(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect rect)
{
    const struct stage *stage = stage_of(view);
    bool works = stage_works(view, desk);
    uint8_t order[STAGE_ITEMS_MAX];
    works = works && !desk->hidden;
    read_order(stage, works ? stage_answer(view, desk->team) : "", order);
    struct list_item items[STAGE_ITEMS_MAX];
    for (int i = 0; i < stage->item_count; i++) {
        bool held = works && carry_holds(desk) && i == desk->row;
        const char *text = stage->items[order[i]].text;
        const char *number = VIEW_SAY(view, MSG_sheet_number, order[i] + 1);
        items[i] = (struct list_item){
            .text = works ? arena_format(view->frame, "%d. %s", i + 1, text) : text,
            .note = held ? arena_format(view->frame, "↕ %s", number) : number,
            .team = -1};
    }
    struct list list = {.selected = works ? desk->row : -1};
    sheet_list(view, canvas, rect, &list, items, stage->item_count);
}

static void draw_open(const struct view *view, const struct desk *desk, struct canvas *canvas,
                      struct rect rect)
{
    const struct stage *stage = stage_of(view);
    if (desk->typing)
        sheet_field(view, desk, canvas, &rect, VIEW_SAY(view, MSG_rank_numbers),
                    desk->typing_for == MISTAKEN
                        ? VIEW_SAY(view, MSG_rank_mistaken, (int)stage->item_count)
                        : NULL);
    else if (desk->hidden && *stage_answer(view, desk->team) != '\0')
        sheet_note(view, canvas, &rect, ROLE_DIM, VIEW_SAY(view, MSG_sheet_hidden));
    else if (stage_works(view, desk) && !desk->hidden) {
        uint8_t order[STAGE_ITEMS_MAX];
        read_order(stage, stage_answer(view, desk->team), order);
        const char *about =
            desk->row < stage->item_count ? stage->items[order[desk->row]].about : NULL;
        if (about != NULL)
            sheet_note(view, canvas, &rect, ROLE_DIM, about);
    }
    draw_list(view, desk, canvas, rect);
}

/* How far the teams agree, large, and what that means below. */
static void draw_agreement(const struct view *view, struct canvas *canvas, struct rect *rect,
                           int thousandths)
{
    static const struct {
        int from;
        enum message level, meaning;
    } levels[] = {
        {700, MSG_rank_high, MSG_rank_high_means},
        {400, MSG_rank_middle, MSG_rank_middle_means},
        {0, MSG_rank_low, MSG_rank_low_means},
    };
    if (thousandths < 0) {
        sheet_note(view, canvas, rect, ROLE_DIM, VIEW_SAY(view, MSG_rank_too_few));
        return;
    }
    int level = 0;
    while (thousandths < levels[level].from)
        level++;
    struct rect meaning = rect_take_bottom(rect, 1);
    canvas_text_in(canvas, meaning.row, meaning.column, meaning.columns, -1, STYLE(ROLE_TEXT),
                   VIEW_SAY(view, levels[level].meaning));
    sheet_big(view, canvas, rect, 2 * stage_of(view)->item_count + 3, ROLE_ACCENT,
              VIEW_SAY(view, MSG_rank_agreement, sheet_hundredths(view, (thousandths + 5) / 10),
                       VIEW_SAY(view, levels[level].level)));
}

/* The place from 1 that an answer gives an item; 0 when there is no answer. */
static int place_of(const struct stage *stage, const char *answer, int item)
{
    uint8_t order[STAGE_ITEMS_MAX];
    if (*answer == '\0')
        return 0;
    read_order(stage, answer, order);
    for (int i = 0; i < stage->item_count; i++)
        if (order[i] == item)
            return i + 1;
    return 0;
}

static void draw_row(const struct view *view, struct canvas *canvas, const struct table *table,
                     int row, const struct ranking *ranking, int place, const int *teams)
{
    const struct stage *stage = stage_of(view);
    int item = ranking->order[place];
    canvas_text_in(canvas, row, table->rect.column, table->names - 1, -1,
                   STYLE(place == 0 ? ROLE_STRONG : ROLE_TEXT),
                   arena_format(view->frame, "%2d. %s", place + 1, stage->items[item].text));
    for (int i = 0; i < table->shown; i++) {
        int given = place_of(stage, stage_answer(view, teams[table->first + i]), item);
        table_cell(canvas, table, row, i, STYLE(given == place + 1 ? ROLE_RIGHT : ROLE_DIM),
                   given > 0 ? arena_format(view->frame, "%d", given) : "—");
    }
    int column = table_column(table, table->shown);
    canvas_text_in(canvas, row, column, SUM_COLUMNS - 1, 1, STYLE(ROLE_STRONG),
                   arena_format(view->frame, "%d", (int)ranking->sum[item]));
    if (has_experts(stage))
        canvas_text_in(canvas, row, column + SUM_COLUMNS, EXPERT_COLUMNS - 1, 1, STYLE(ROLE_ACCENT),
                       arena_format(view->frame, "%d", (int)stage->items[item].place));
}

static void draw_nearness(const struct view *view, struct canvas *canvas, const struct table *table,
                          int row, const int *teams)
{
    canvas_text_in(canvas, row, table->rect.column, table->names - 1, -1, STYLE(ROLE_ACCENT),
                   VIEW_SAY(view, MSG_rank_nearness));
    for (int i = 0; i < table->shown; i++) {
        const char *answer = stage_answer(view, teams[table->first + i]);
        int near = *answer == '\0' ? -1 : ranking_nearness(stage_step(view), answer);
        table_cell(canvas, table, row, i, STYLE(ROLE_ACCENT),
                   near < 0 ? "—" : arena_format(view->frame, "%d", (near + 5) / 10));
    }
}

static void draw_revealed(const struct view *view, const struct desk *desk, struct canvas *canvas,
                          struct rect rect)
{
    const struct stage *stage = stage_of(view);
    struct ranking ranking;
    ranking_of(view->plan, view->state, view->state->step, &ranking);
    draw_agreement(view, canvas, &rect, ranking.agreement);
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    struct table table = table_layout(rect, count, CELL_LEAST, extra_columns(stage), desk->page);
    int head = table.rect.row, column = table_column(&table, table.shown);
    table_head(view, canvas, &table, teams);
    canvas_text_in(canvas, head, column, SUM_COLUMNS - 1, 1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_rank_sum));
    if (has_experts(stage)) {
        canvas_text_in(canvas, head, column + SUM_COLUMNS, EXPERT_COLUMNS - 1, 1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_rank_experts));
        draw_nearness(view, canvas, &table, rect_take_bottom(&table.rect, 1).row, teams);
    }
    int pitch = sheet_pitch(table.rect, stage->item_count);
    for (int place = 0; place < stage->item_count && place * pitch < table.rect.rows; place++)
        draw_row(view, canvas, &table, table.rect.row + place * pitch, &ranking, place, teams);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    rect = sheet_head(view, desk, canvas, rect);
    if (sheet_is_revealed(view))
        draw_revealed(view, desk, canvas, rect);
    else
        draw_open(view, desk, canvas, rect);
}

const struct stage_look look_rank = {
    .hint = MSG_hint_rank,
    .covers = true,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};
