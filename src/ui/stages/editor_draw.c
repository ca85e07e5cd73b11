/* The look of the editor: the day on the left, the cards on the right, the sums below. */
#include <string.h>

#include "base/text.h"
#include "ui/stages/editor.h"

enum {
    GAP = 3,
    ROOMY_ROWS = 26,
    ABOUT_ROWS = 3,
    ABOUT_ROWS_ROOMY = 7,
    NARROW = 44,
    BIG_DIGITS = 20
};

static const char *title_of(const struct view *view)
{
    const struct step *step = stage_step(view);
    return step->title != NULL ? step->title : "";
}

/* ---- the cards ---- */

struct shelf_of_cards {
    struct entry *entries;
    int count, chosen;
    const struct day *day;
    bool focused;
};

static bool stands(const struct board *board, const struct entry *entry)
{
    for (int i = 0; i < board->count; i++) {
        const struct placed *item = &board->items[i];
        if (entry->offer == NULL
                ? item->kind == PLACED_CARD && item->card == entry->card
                : item->kind == PLACED_OWN && strcmp(item->title, entry_title(entry)) == 0)
            return true;
    }
    return false;
}

static void draw_entry(const struct view *view, struct canvas *canvas, struct rect row,
                       const struct shelf_of_cards *cards, int at)
{
    const struct entry *entry = &cards->entries[at];
    const struct day *day = cards->day;
    const char *number = entry_number(view, day, entry);
    bool wide = row.columns >= 40;
    const char *minutes = wide ? words_minutes(view, entry_minutes(entry))
                               : arena_format(view->frame, "%d", entry_minutes(entry));
    bool placed = stands(&day->board, entry);
    int left = text_width(number) + 4, right = wide ? 9 : 5;
    canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_ACCENT), number);
    canvas_text_in(canvas, row.row, row.column + left - 3, 1, -1,
                   signs_style(ROLE_TEAM, entry_category(entry)),
                   signs_letter(&day->signs, entry_category(entry)));
    canvas_text_in(canvas, row.row, row.column + left - 1, row.columns - left - right, -1,
                   STYLE(placed ? ROLE_DIM : ROLE_TEXT), entry_title(entry));
    canvas_text_in(canvas, row.row, row.column + row.columns - right, right, 1, STYLE(ROLE_DIM),
                   arena_format(view->frame, "%s%s", placed ? "✓ " : "", minutes));
    if (at == cards->chosen)
        canvas_restyle(canvas, (struct rect){row.row, row.column - 1, 1, row.columns + 1},
                       STYLE(cards->focused ? ROLE_SELECTED : ROLE_PANEL));
}

static void draw_entries(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct shelf_of_cards *cards)
{
    int most = cards->count - rect.rows, top = cards->chosen - rect.rows / 2;
    top = top > most ? most : top;
    top = top < 0 ? 0 : top;
    int right = rect.column + rect.columns;
    for (int i = 0; i < rect.rows && top + i < cards->count; i++)
        draw_entry(view, canvas, (struct rect){rect.row + i, rect.column, 1, rect.columns}, cards,
                   top + i);
    if (rect.rows > 0 && top > 0)
        canvas_text(canvas, rect.row, right, STYLE(ROLE_ACCENT), "▲");
    if (rect.rows > 0 && top + rect.rows < cards->count)
        canvas_text(canvas, rect.row + rect.rows - 1, right, STYLE(ROLE_ACCENT), "▼");
}

/* ---- under the list: the chosen card, the number being typed, an own card ---- */

static void draw_number(const struct view *view, const struct desk *desk, struct canvas *canvas,
                        struct rect rect, const struct shelf_of_cards *cards)
{
    bool large = view->big != NULL && rect.rows >= ABOUT_ROWS_ROOMY - 2;
    struct rect number = rect_take_left(&rect, large ? BIG_DIGITS : (int)strlen(desk->digits) + 4);
    number.columns -= 2;
    if (large)
        bigtext_fit(view->big, canvas, number, -1, STYLE(ROLE_ACCENT), desk->digits, view->frame);
    else
        canvas_text_in(canvas, number.row, number.column, number.columns - 1, -1, STYLE(ROLE_BADGE),
                       arena_format(view->frame, " %s ", desk->digits));
    const char *what = cards->chosen >= 0 ? entry_title(&cards->entries[cards->chosen])
                       : cards->count > 0 ? ""
                                          : VIEW_SAY(view, MSG_day_no_card, desk->digits);
    widget_paragraph(canvas, rect, -1, STYLE(cards->count > 0 ? ROLE_STRONG : ROLE_WRONG), what,
                     view->frame);
}

static void draw_about(const struct view *view, struct canvas *canvas, struct rect rect,
                       const struct shelf_of_cards *cards)
{
    if (cards->chosen < 0)
        return;
    const struct entry *entry = &cards->entries[cards->chosen];
    const struct game *game = cards->day->step->stage->game;
    int category = entry_category(entry);
    if (category >= 0 && game != NULL && category < game->category_count) {
        struct rect row = rect_take_top(&rect, 1);
        canvas_text_in(canvas, row.row, row.column, 1, -1, signs_style(ROLE_TEAM, category),
                       signs_letter(&cards->day->signs, category));
        canvas_text_in(canvas, row.row, row.column + 2, row.columns - 2, -1, STYLE(ROLE_TEXT),
                       game->categories[category]);
    }
    if (entry->offer == NULL && entry->card->about != NULL)
        widget_paragraph(canvas, rect, -1, STYLE(ROLE_DIM), entry->card->about, view->frame);
}

static void draw_own(const struct view *view, const struct desk *desk, struct canvas *canvas,
                     struct rect rect, const struct day *day)
{
    const struct game *game = day->step->stage->game;
    const char *name = VIEW_SAY(view, MSG_day_own);
    int wide = text_width(name) + 1;
    struct rect row = rect_take_top(&rect, 1);
    bool title = desk->typing_for == TYPING_TITLE;
    canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_ACCENT), name);
    field_draw(canvas, row.row, row.column + wide, row.columns - wide,
               STYLE(title ? ROLE_SELECTED : ROLE_PANEL), &desk->field, false, title);
    if (title)
        return;
    row = rect_take_top(&rect, 1);
    bool minutes = desk->typing_for == TYPING_MINUTES;
    int end = canvas_text_in(
        canvas, row.row, row.column, row.columns, -1, STYLE(minutes ? ROLE_SELECTED : ROLE_TEXT),
        arena_format(view->frame, " %s ", VIEW_SAY(view, MSG_day_minutes_typed, desk->digits)));
    canvas_text_in(canvas, row.row, end + 1, row.column + row.columns - end - 1, -1,
                   STYLE(ROLE_DIM), minutes ? "↑↓" : "");
    if (minutes || game == NULL || desk->column >= game->category_count)
        return;
    row = rect_take_top(&rect, 1);
    canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_SELECTED),
                   arena_format(view->frame, " ‹ %s  %s › ",
                                signs_letter(&day->signs, desk->column),
                                game->categories[desk->column]));
}

static void draw_cards(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect, const struct day *day, bool roomy)
{
    bool own = desk->typing && desk->typing_for != TYPING_NUMBERS;
    const char *digits = desk->typing ? "" : desk->digits;
    struct shelf_of_cards cards = {.day = day,
                                   .focused = desk->pane == PANE_CARDS && !desk->typing};
    cards.count = entries_list(view, day, desk->team, digits, &cards.entries);
    cards.chosen = entries_chosen(desk, cards.entries, cards.count);
    if (own && cards.count > 0)
        cards.chosen = desk->row < cards.count ? desk->row : cards.count - 1;
    struct rect head = rect_take_top(&rect, roomy ? 2 : 1);
    canvas_text_in(canvas, head.row, head.column, head.columns, -1,
                   STYLE(cards.focused ? ROLE_STRONG : ROLE_DIM),
                   arena_format(view->frame, "%s%s", VIEW_SAY(view, MSG_day_cards_title),
                                desk->pane == PANE_DAY ? "  →" : ""));
    struct rect about = rect_take_bottom(&rect, roomy ? ABOUT_ROWS_ROOMY : ABOUT_ROWS);
    if (roomy)
        rect_take_top(&about, 1);
    draw_entries(view, canvas, rect, &cards);
    if (own)
        draw_own(view, desk, canvas, about, day);
    else if (*digits != '\0')
        draw_number(view, desk, canvas, about, &cards);
    else
        draw_about(view, canvas, about, &cards);
}

/* ---- the sums ---- */

static const char *buffer_words(const struct view *view, const struct day *day)
{
    int wanted = day_base(view->plan, day->step)->stage->buffer;
    if (wanted <= 0)
        return "";
    return day->sums.free >= wanted ? VIEW_SAY(view, MSG_day_buffer_there)
                                    : VIEW_SAY(view, MSG_day_buffer_short,
                                               words_duration(view, wanted - day->sums.free));
}

static void draw_gauge(const struct view *view, struct canvas *canvas, struct rect row,
                       const struct day *day)
{
    const char *name = VIEW_SAY(view, MSG_day_useful);
    int wide = text_width(name) + 2, gauge = row.columns - wide - 8;
    gauge = gauge < 60 ? gauge : 60;
    canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_DIM), name);
    if (gauge <= 0)
        return;
    struct rect bar = {row.row, row.column + wide, 1, gauge};
    canvas_fill(canvas, bar, STYLE(ROLE_FAINT), "░");
    widget_gauge(canvas, bar, STYLE(ROLE_RIGHT), day->sums.useful, 1000);
    canvas_text_in(canvas, row.row, bar.column + gauge + 2, 6, -1, STYLE(ROLE_STRONG),
                   arena_format(view->frame, "%d %%", words_percent(day->sums.useful)));
}

/* What does not fit: overlapping cards, the end of the day. "" when all does. */
static const char *wrong_words(const struct view *view, const struct board_sums *sums)
{
    const char *over = sums->overflow > 0
                           ? VIEW_SAY(view, MSG_day_overflow, words_duration(view, sums->overflow))
                           : "";
    if (sums->overlap == 0)
        return over;
    return arena_format(view->frame, "%s%s%s",
                        VIEW_SAY(view, MSG_day_overlap, words_duration(view, sums->overlap)),
                        *over != '\0' ? " · " : "", over);
}

static void draw_sums(const struct view *view, struct canvas *canvas, struct rect rect,
                      const struct day *day)
{
    draw_gauge(view, canvas, rect_take_top(&rect, 1), day);
    const char *wrong = wrong_words(view, &day->sums);
    bool both = *wrong == '\0' || rect.columns >= 100;
    const char *buffer = both ? buffer_words(view, day) : "";
    const char *plain = arena_format(
        view->frame, "%s%s%s", VIEW_SAY(view, MSG_day_free, words_duration(view, day->sums.free)),
        *buffer != '\0' ? " · " : "", buffer);
    int end =
        canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_DIM), plain);
    canvas_text_in(canvas, rect.row, end + 3, rect.column + rect.columns - end - 3, -1,
                   STYLE(ROLE_WRONG), wrong);
}

/* ---- closed to the room ---- */

/* «5 карточек», `between`, «свободно 2 ч»; "" for an empty day. */
static const char *summary(const struct view *view, const struct day *day, const char *between)
{
    int count = day->board.count;
    if (count == 0)
        return "";
    return arena_format(view->frame, "%s%s%s",
                        say_plural(view->frame, view_language(view), MSG_day_cards, count), between,
                        VIEW_SAY(view, MSG_day_free_short, words_duration(view, day->sums.free)));
}

/* Tables work: for the room it is what they have to do and how long; below, for the host, whose
 * sheet is entered. */
static void draw_at_work(const struct view *view, const struct desk *desk, struct canvas *canvas,
                         struct rect rect, const struct day *day)
{
    const char *task = stage_of(view)->text, *made = summary(view, day, " · ");
    bool roomy = rect.rows >= ROOMY_ROWS - 4;
    struct rect wrong = rect_take_bottom(&rect, roomy ? 2 : 1);
    struct rect owner = rect_take_bottom(&rect, 1);
    canvas_text_in(canvas, wrong.row, wrong.column, wrong.columns, -1, STYLE(ROLE_WRONG),
                   wrong_words(view, &day->sums));
    stage_draw_owner(view, canvas, owner, desk->team,
                     arena_format(view->frame, "%s%s%s", VIEW_SAY(view, MSG_draw_entered),
                                  *made != '\0' ? " · " : "", made));
    rect_take_bottom(&rect, 1);
    struct rect clock = rect_take_bottom(&rect, rect.rows * 2 / 5);
    rect_take_bottom(&rect, 1);
    stage_draw_big(view, canvas, rect, 0, STYLE(ROLE_STRONG),
                   task != NULL ? task : stage_question(view));
    stage_draw_clock(view, canvas, clock, 0);
}

/* Time is up: whose sheet is entered and whether it adds up, nothing of what stands on it. */
static void draw_covered(const struct view *view, const struct desk *desk, struct canvas *canvas,
                         struct rect rect, const struct day *day)
{
    struct rect head = rect_take_top(&rect, 2);
    stage_draw_owner(view, canvas, head, desk->team, title_of(view));
    struct rect foot = rect_take_bottom(&rect, 2);
    canvas_text_in(canvas, foot.row, foot.column, foot.columns, -1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_sheet_hidden));
    struct rect wrong = rect_take_bottom(&rect, 2);
    canvas_text_in(canvas, wrong.row, wrong.column, wrong.columns, -1, STYLE(ROLE_WRONG),
                   wrong_words(view, &day->sums));
    bool empty = day->board.count == 0;
    stage_draw_big(view, canvas, rect, -1, STYLE(empty ? ROLE_DIM : ROLE_STRONG),
                   empty ? VIEW_SAY(view, MSG_day_hidden_empty) : summary(view, day, "\n"));
}

/* ---- all of it ---- */

void editor_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    struct day day;
    bool roomy = rect.rows >= ROOMY_ROWS, works = stage_works(view, desk);
    day_gather(view, view->state->step, desk->team, &day);
    if (roomy)
        rect = rect_inset(rect, 1, rect.columns >= 100 ? 3 : 0);
    if (numbers_are_entered(view) && works) {
        numbers_draw(view, desk, canvas, rect_take_bottom(&rect, 1));
        if (roomy)
            rect_take_bottom(&rect, 1);
    }
    if (desk->hidden) {
        bool open = state_phase(view->state) == PHASE_OPEN;
        (open ? draw_at_work : draw_covered)(view, desk, canvas, rect, &day);
        return;
    }
    struct rect sums = rect_take_bottom(&rect, 2);
    if (rect.rows > 8)
        rect_take_bottom(&rect, 1);
    draw_sums(view, canvas, sums, &day);

    bool both = rect.columns >= NARROW + GAP;
    struct rect cards = rect_take_right(&rect, both ? (rect.columns - GAP) * 9 / 20 : 0);
    rect_take_right(&rect, both ? GAP : 0);
    if (!both && desk->pane == PANE_CARDS && works)
        cards = rect_take_right(&rect, rect.columns);
    rect_take_right(&cards, 1); /* for ▲ ▼ */
    if (cards.columns > 4)
        draw_cards(view, desk, canvas, cards, &day, roomy);
    struct rect head = rect_take_top(&rect, roomy ? 2 : 1);
    stage_draw_owner(view, canvas, head, desk->team,
                     arena_format(view->frame, "%s%s", title_of(view),
                                  works && desk->pane == PANE_CARDS ? "  ←" : ""));
    struct timeline timeline = {.cursor = works ? desk->minute : -1,
                                .focused = works && desk->pane == PANE_DAY && !desk->typing,
                                .lifted = works ? desk_lifted(desk, &day.board) : -1};
    timeline_draw(view, canvas, rect, &day, &timeline);
}
