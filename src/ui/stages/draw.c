/* draw: surprises dealt to the teams, and the day they struck, mended in the editor. First the
 * surprises alone, large; then the editor with a line a surprise above and what is still ignored
 * below. On paper the room sees what everybody drew. */
#include "base/text.h"
#include "ui/stages/editor.h"

enum { CARD_LEAST = 24, TITLE_LEAST = 19, ROOMY_ROWS = 26 };

/* ---- what was dealt ---- */

struct dealt {
    const struct card *cards[STAGE_DEALT_MAX];
    int count;
};

static struct dealt dealt_to(const struct view *view, int team)
{
    uint8_t indexes[STAGE_DEALT_MAX];
    struct dealt dealt = {0};
    const struct deck *deck = stage_of(view)->deck;
    int count = team >= 0 && team < TEAMS_MAX
                    ? state_dealt(view->state, view->state->step, team, indexes)
                    : 0;
    for (int i = 0; i < count && deck != NULL; i++)
        if (indexes[i] < deck->count)
            dealt.cards[dealt.count++] = &deck->cards[indexes[i]];
    return dealt;
}

static const struct {
    const char *sign;
    enum role role, on_panel;
    enum message word;
} tones[] = {
    {"−", ROLE_WRONG, ROLE_PANEL_WRONG, MSG_tone_bad},
    {"±", ROLE_WARN, ROLE_PANEL_ACCENT, MSG_tone_mixed},
    {"+", ROLE_RIGHT, ROLE_PANEL_RIGHT, MSG_tone_good},
};

static size_t tone_of(const struct card *card)
{
    return card->tone < 0 ? 0 : card->tone > 0 ? 2 : 1;
}

/* ---- what is still ignored ---- */

/* Where a board has the card that a change inserted; -1 when it is not there. */
static int inserted_at(const struct board *board, const struct card *card, int change)
{
    for (int i = 0; i < board->count; i++)
        if (board->items[i].kind == PLACED_STRUCK && board->items[i].card == card &&
            board->items[i].change == change)
            return board->items[i].start;
    return -1;
}

/* What one surprise still asks for: its card in its place first, then what must not stand. */
static const char *ignored_words(const struct view *view, const struct board *struck,
                                 const struct board *board, const struct card *card)
{
    enum message words = MSG_ignored_remove;
    for (int i = 0; i < card->change_count; i++) {
        const struct change *change = &card->changes[i];
        int start = inserted_at(struck, card, i);
        if (change->kind == CHANGE_INSERT && start >= 0 && inserted_at(board, card, i) != start)
            return VIEW_SAY(view, MSG_ignored_insert,
                            change->title != NULL ? change->title : card->title,
                            words_clock(view, start));
        if (change->kind == CHANGE_BLOCK)
            words = MSG_ignored_block;
    }
    return VIEW_SAY(view, words, card->title);
}

/* All that is ignored, in a line; "" when all is well. */
static const char *all_ignored(const struct view *view, int team, const struct dealt *dealt)
{
    struct board board, struck;
    int points = 0, step = view->state->step;
    board_of(view->plan, view->state, step, team, &board);
    uint32_t ignores = board_ignores(view->plan, view->state, step, team, &board);
    if (ignores == 0)
        return "";
    board_strike(view->plan, view->state, step, team, &struck, &points);
    const char *words = "";
    for (int i = 0; i < dealt->count; i++)
        if (ignores >> i & 1)
            words = arena_format(view->frame, "%s%s%s", words, *words != '\0' ? "; " : "",
                                 ignored_words(view, &struck, &board, dealt->cards[i]));
    return words;
}

/* ---- the surprises alone ---- */

/* Where the title of a card stands, and what is under it. */
static struct rect card_title(struct rect card)
{
    struct rect inside = rect_inset(card, card.rows >= 6 ? 1 : 0, 2);
    rect_take_top(&inside, 1);
    inside.rows -= inside.rows >= 9 ? 4 : 0;
    return inside;
}

static void draw_card(const struct view *view, struct canvas *canvas, struct rect rect,
                      const struct card *card, bool large)
{
    size_t tone = tone_of(card);
    canvas_fill(canvas, rect, STYLE(ROLE_PANEL), " ");
    canvas_fill(canvas, (struct rect){rect.row, rect.column, rect.rows, 1},
                STYLE(tones[tone].on_panel), "▌");
    struct rect inside = rect_inset(rect, rect.rows >= 6 ? 1 : 0, 2), title = card_title(rect);
    struct rect head = rect_take_top(&inside, 1);
    canvas_text_in(
        canvas, head.row, head.column, head.columns, -1, STYLE(tones[tone].on_panel),
        arena_format(view->frame, "%s  %s", tones[tone].sign, VIEW_SAY(view, tones[tone].word)));
    int used =
        large
            ? bigtext_fit(view->big, canvas, title, -1, STYLE(ROLE_PANEL), card->title, view->frame)
            : widget_paragraph(canvas, inside, -1, STYLE(ROLE_PANEL), card->title, view->frame);
    rect_take_top(&inside, used + (inside.rows > used + 3 ? 1 : 0));
    if (card->about != NULL)
        widget_paragraph(canvas, inside, -1, STYLE(ROLE_PANEL_DIM), card->about, view->frame);
}

static void draw_hand(const struct view *view, struct canvas *canvas, struct rect rect, int team)
{
    enum { HIGHEST = 18 };
    struct dealt dealt = dealt_to(view, team);
    struct rect places[STAGE_DEALT_MAX];
    bool roomy = rect.rows >= ROOMY_ROWS, large = view->big != NULL;
    rect = rect_inset(rect, roomy ? 2 : 0, roomy && rect.columns >= 100 ? 6 : 0);
    stage_draw_owner(view, canvas, rect_take_top(&rect, roomy ? 3 : 2), team,
                     VIEW_SAY(view, MSG_draw_hand));
    if (dealt.count == 0)
        return;
    int across = stage_columns(rect, dealt.count, CARD_LEAST);
    int lines = (dealt.count + across - 1) / across;
    int wide = rect.columns / across, high = rect.rows / lines;
    high = high < HIGHEST ? high : HIGHEST;
    for (int i = 0; i < dealt.count; i++) {
        places[i] = (struct rect){rect.row + i / across * high, rect.column + i % across * wide,
                                  high - 1, wide - 2};
        large = large && bigtext_fits(view->big, card_title(places[i]), dealt.cards[i]->title,
                                      BIG_CLEAR, view->frame);
    }
    for (int i = 0; i < dealt.count; i++) /* all large or none */
        draw_card(view, canvas, places[i], dealt.cards[i], large);
}

/* A surprise in a list: its sign and title, and below it what it says, in at most so many rows.
 * Returns the rows used. */
static int draw_line(const struct view *view, struct canvas *canvas, struct rect at,
                     const struct card *card, int about_rows)
{
    size_t tone = tone_of(card);
    struct rect row = rect_take_top(&at, 1);
    canvas_text_in(canvas, row.row, row.column + 2, 1, -1, STYLE(tones[tone].role),
                   tones[tone].sign);
    canvas_text_in(canvas, row.row, row.column + 4, row.columns - 4, -1, STYLE(ROLE_TEXT),
                   card->title);
    struct rect words = rect_take_top(&at, about_rows);
    rect_take_left(&words, 4);
    if (card->about == NULL || words.rows == 0)
        return row.rows;
    return row.rows +
           widget_paragraph(canvas, words, -1, STYLE(ROLE_DIM), card->about, view->frame);
}

/* Rows of a hand with everything it says. */
static int hand_rows(const struct view *view, int team, int columns)
{
    struct dealt dealt = dealt_to(view, team);
    int rows = 1 + dealt.count;
    const char **lines;
    for (int i = 0; i < dealt.count; i++)
        if (dealt.cards[i]->about != NULL)
            rows += (int)text_wrap(view->frame, dealt.cards[i]->about, columns - 4, &lines);
    return rows;
}

static void draw_one_hand(const struct view *view, const struct desk *desk, struct canvas *canvas,
                          struct rect at, int team, bool in_full)
{
    struct dealt dealt = dealt_to(view, team);
    bool chosen = desk->team == team && stage_works(view, desk);
    stage_draw_owner(view, canvas, rect_take_top(&at, 1), team,
                     chosen ? VIEW_SAY(view, MSG_draw_entered) : NULL);
    for (int i = 0; i < dealt.count && at.rows > 0; i++)
        rect_take_top(&at, draw_line(view, canvas, at, dealt.cards[i], in_full ? at.rows : 0));
}

/* Who drew what, side by side: in full where all of them fit, otherwise titles. */
static void draw_hands(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect, const int *teams, int count)
{
    int across = count > 4 || rect.rows < 5 * count ? 2 : 1;
    if (rect.rows < 4 * ((count + across - 1) / across) && rect.columns >= 4 * TITLE_LEAST)
        across = 4;
    int lines = (count + across - 1) / across;
    int wide = rect.columns / across, high = lines > 0 ? rect.rows / lines : 0;
    bool in_full = true;
    for (int i = 0; i < count; i++)
        in_full &= hand_rows(view, teams[i], wide - 2) <= high;
    for (int i = 0; i < count && high > 0; i++) {
        struct rect at = {rect.row + i % lines * high, rect.column + i / lines * wide, high,
                          wide - 2};
        draw_one_hand(view, desk, canvas, at, teams[i], in_full);
    }
}

/* All hands; where they do not fit in full, that of the team in hand does, above the others. */
static void draw_all_hands(const struct view *view, const struct desk *desk, struct canvas *canvas,
                           struct rect rect)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), others = 0;
    rect = rect_inset(rect, rect.rows >= ROOMY_ROWS ? 1 : 0, rect.columns >= 100 ? 3 : 0);
    int columns = rect.columns / 2 - 2, lines = (count + 1) / 2;
    bool fit = true;
    for (int i = 0; i < count; i++)
        fit &= hand_rows(view, teams[i], columns) <= rect.rows / lines;
    if (!fit && stage_works(view, desk)) {
        int rows = hand_rows(view, desk->team, rect.columns);
        draw_one_hand(view, desk, canvas, rect_take_top(&rect, rows), desk->team, true);
        rect_take_top(&rect, 1);
        for (int i = 0; i < count; i++)
            if (teams[i] != desk->team)
                teams[others++] = teams[i];
        count = others;
    }
    draw_hands(view, desk, canvas, rect, teams, count);
}

/* ---- the editor between them ---- */

static void draw_strip(struct canvas *canvas, struct rect row, const struct dealt *dealt)
{
    int wide = dealt->count > 0 ? row.columns / dealt->count : 0;
    for (int i = 0; i < dealt->count; i++) {
        size_t tone = tone_of(dealt->cards[i]);
        int column = row.column + i * wide;
        canvas_text_in(canvas, row.row, column, wide, -1, STYLE(tones[tone].role),
                       tones[tone].sign);
        canvas_text_in(canvas, row.row, column + 2, wide - 3, -1, STYLE(ROLE_TEXT),
                       dealt->cards[i]->title);
    }
}

static void draw_mending(const struct view *view, const struct desk *desk, struct canvas *canvas,
                         struct rect rect)
{
    struct dealt dealt = dealt_to(view, desk->team);
    bool roomy = rect.rows >= ROOMY_ROWS;
    struct rect strip = rect_take_top(&rect, roomy ? 2 : 1);
    strip = rect_inset(strip, 0, roomy && rect.columns >= 100 ? 3 : 0);
    strip.row += roomy ? 1 : 0;
    draw_strip(canvas, strip, &dealt);
    struct rect foot = rect_inset(rect_take_bottom(&rect, 1), 0, strip.column - rect.column);
    const char *ignored = all_ignored(view, desk->team, &dealt);
    if (*ignored != '\0')
        canvas_text_in(canvas, foot.row, foot.column, foot.columns, -1, STYLE(ROLE_WARN),
                       VIEW_SAY(view, MSG_draw_ignored, ignored));
    else
        canvas_text_in(canvas, foot.row, foot.column, foot.columns, -1, STYLE(ROLE_RIGHT),
                       VIEW_SAY(view, MSG_draw_mended));
    editor_draw(view, desk, canvas, rect);
}

/* ---- the stage ---- */

static bool works(const struct view *view, const struct desk *desk)
{
    return stage_works(view, desk) && desk->team < TEAMS_MAX;
}

static bool is_shown(const struct view *view)
{
    return state_phase(view->state) == PHASE_REVEALED || state_phase(view->state) == PHASE_SETTLED;
}

static int pages(const struct view *view)
{
    int teams[TEAMS_MAX];
    return days_pages(view, stage_teams(view, teams), 2);
}

static void begin(const struct view *view, struct desk *desk)
{
    struct day day;
    if (desk->team < 0 || desk->team >= TEAMS_MAX)
        return;
    editor_begin(view, desk);
    desk->pane = PANE_SURPRISES;
    day_gather(view, view->state->step, desk->team, &day);
    for (int i = day.board.count - 1; i >= 0; i--)
        if (day.board.items[i].kind == PLACED_STRUCK)
            desk->minute = day.board.items[i].start;
}

/* Surprises, day, cards, and round again. */
static enum pane pane_beside(int pane, enum action action)
{
    static const enum pane left[] = {
        [PANE_SURPRISES] = PANE_CARDS, [PANE_DAY] = PANE_SURPRISES, [PANE_CARDS] = PANE_DAY};
    static const enum pane right[] = {
        [PANE_SURPRISES] = PANE_DAY, [PANE_DAY] = PANE_CARDS, [PANE_CARDS] = PANE_SURPRISES};
    return action == ACTION_LEFT ? left[pane] : right[pane];
}

static const enum message pane_names[] = {[PANE_SURPRISES] = MSG_draw_key_hand,
                                          [PANE_DAY] = MSG_day_key_to_day,
                                          [PANE_CARDS] = MSG_day_key_to_cards};

static bool is_arrow(enum action action)
{
    return action == ACTION_LEFT || action == ACTION_RIGHT;
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    if (!works(view, desk))
        return is_shown(view) && (action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN)
                   ? days_page_label(desk->page, pages(view), action)
                   : MSG_nothing;
    if (is_arrow(action))
        return pane_names[pane_beside(desk->pane, action)];
    if (desk->pane == PANE_SURPRISES)
        return action == ACTION_ENTER ? MSG_draw_key_mend : MSG_nothing;
    return editor_label(view, desk, action);
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    if (!works(view, desk)) {
        if (is_shown(view))
            days_turn_page(desk, pages(view), action);
        return OUTCOME(STAY);
    }
    if (is_arrow(action) || desk->pane == PANE_SURPRISES) {
        desk->pane = is_arrow(action) ? (int)pane_beside(desk->pane, action) : (int)PANE_DAY;
        desk->top = 0;
        return OUTCOME(STAY);
    }
    return editor_act(view, desk, action);
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!works(view, desk))
        return OUTCOME(STAY);
    bool number = digit_of(input) != '\0' && numbers_are_entered(view);
    if (desk->pane == PANE_SURPRISES && !number)
        return OUTCOME(STAY);
    return editor_key(view, desk, input);
}

static void draw_pairs(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), all = pages(view), shown = 0;
    int page = desk->page < all ? desk->page : all - 1, per = days_per_page(view, count, 2);
    struct day_column columns[2 * TEAMS_MAX];
    for (int i = page * per; i < count && i < (page + 1) * per; i++) {
        struct day *days = arena_alloc(view->frame, 2 * sizeof *days);
        int base = stage_of(view)->base[0];
        day_gather(view, base >= 0 ? base : view->state->step, teams[i], &days[0]);
        day_gather(view, view->state->step, teams[i], &days[1]);
        columns[shown++] = (struct day_column){teams[i], VIEW_SAY(view, MSG_draw_before), &days[0]};
        columns[shown++] = (struct day_column){teams[i], VIEW_SAY(view, MSG_draw_after), &days[1]};
    }
    days_draw(view, canvas, rect, columns, shown);
    days_draw_page(view, canvas,
                   (struct rect){rect.row + rect.rows - 1, rect.column, 1, rect.columns}, page,
                   all);
}

static void draw_hands_on_paper(const struct view *view, const struct desk *desk,
                                struct canvas *canvas, struct rect rect)
{
    struct rect line = rect_take_bottom(&rect, 1);
    if (works(view, desk))
        numbers_draw(view, desk, canvas, line);
    draw_all_hands(view, desk, canvas, rect);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    bool open = state_phase(view->state) == PHASE_OPEN;
    bool somebody = desk->team >= 0 && desk->team < view->state->team_count;
    if (is_shown(view))
        draw_pairs(view, desk, canvas, rect);
    else if (numbers_are_entered(view) && desk->pane == PANE_SURPRISES && (open || somebody))
        draw_hands_on_paper(view, desk, canvas, rect);
    else if (!somebody || !(open || stage_works(view, desk)))
        days_draw_waiting(view, canvas, rect);
    else if (desk->pane == PANE_SURPRISES)
        draw_hand(view, canvas, rect, desk->team);
    else
        draw_mending(view, desk, canvas, rect);
}

extern const struct stage_look look_draw;
const struct stage_look look_draw = {
    .hint = MSG_hint_draw,
    .covers = true,
    .begin = begin,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = day_in_words,
};
