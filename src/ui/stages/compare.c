/* compare: two days of every team: by category for all together, team by team, and in words what
 * the teams want less and more of. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/stages/days.h"

enum { SIDES = 2, ROOMY_ROWS = 26, TEAM_ROWS = 2, NAME_COLUMNS = 20, SHIFTS_SHOWN = 4, ALL = -1 };

/* A team's two days, or the mean of all. */
struct pair {
    int minutes[SIDES][GAME_CATEGORIES_MAX], total[SIDES], useful[SIDES];
    bool both; /* there is something on either side */
};

static int side_step(const struct view *view, int side)
{
    int step = stage_of(view)->base[side];
    return step >= 0 && (uint32_t)step < view->plan->step_count ? step : -1;
}

static const char *side_title(const struct view *view, int side)
{
    int step = side_step(view, side);
    const char *title = step >= 0 ? view->plan->steps[step]->title : NULL;
    return title != NULL ? title : VIEW_SAY(view, side == 0 ? MSG_draw_before : MSG_draw_after);
}

static void gather(const struct view *view, int team, struct pair *pair)
{
    memset(pair, 0, sizeof *pair);
    pair->both = true;
    for (int side = 0; side < SIDES; side++) {
        struct board board;
        struct board_sums sums;
        int step = side_step(view, side);
        if (step < 0) {
            pair->both = false;
            continue;
        }
        board_of(view->plan, view->state, step, team, &board);
        board_sum(view->plan->steps[step], &board, &sums);
        memcpy(pair->minutes[side], sums.minutes, sizeof sums.minutes);
        pair->total[side] = sums.total;
        pair->useful[side] = sums.useful;
        pair->both = pair->both && board.count > 0;
    }
}

static int mean(int sum, int count)
{
    return count > 0 ? (sum + count / 2) / count : 0;
}

/* The mean of the teams that have both days; returns how many there are. */
static int gather_all(const struct view *view, struct pair *all)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), have = 0;
    memset(all, 0, sizeof *all);
    for (int i = 0; i < count; i++) {
        struct pair one;
        gather(view, teams[i], &one);
        if (!one.both)
            continue;
        have++;
        for (int side = 0; side < SIDES; side++) {
            for (int k = 0; k < GAME_CATEGORIES_MAX; k++)
                all->minutes[side][k] += one.minutes[side][k];
            all->useful[side] += one.useful[side];
        }
    }
    for (int side = 0; side < SIDES; side++) {
        for (int k = 0; k < GAME_CATEGORIES_MAX; k++) {
            all->minutes[side][k] = mean(all->minutes[side][k], have);
            all->total[side] += all->minutes[side][k];
        }
        all->useful[side] = mean(all->useful[side], have);
    }
    all->both = have > 0;
    return have;
}

static int whole_of(const struct pair *pair)
{
    return pair->total[0] > pair->total[1] ? pair->total[0] : pair->total[1];
}

/* ---- pages ---- */

/* Teams on a page, by the height of the screen less what the frame takes. */
static int teams_per_page(const struct view *view)
{
    bool compact = view->rows < 30 || view->columns < 100;
    int rows = (view->rows - (compact ? 8 : 14)) / (TEAM_ROWS + (compact ? 0 : 1));
    return rows > 0 ? rows : 1;
}

static int team_pages(const struct view *view)
{
    int teams[TEAMS_MAX], per = teams_per_page(view), count = stage_teams(view, teams);
    return count > 0 ? (count + per - 1) / per : 1;
}

static int pages(const struct view *view)
{
    return 1 + team_pages(view) + 1;
}

/* ---- all teams ---- */

static void draw_bars(const struct view *view, struct canvas *canvas, struct rect rect,
                      const struct signs *signs, const struct pair *pair, int gap)
{
    int name = rect.columns >= 100 ? NAME_COLUMNS + 4 : NAME_COLUMNS;
    for (int side = 0; side < SIDES && rect.rows > 0; side++) {
        struct rect row = rect_take_top(&rect, 1);
        canvas_text_in(canvas, row.row, row.column, name - 2, -1, STYLE(ROLE_DIM),
                       side_title(view, side));
        struct rect bar = {row.row, row.column + name, 1, row.columns - name - 7};
        days_draw_stack(canvas, bar, signs, pair->minutes[side], whole_of(pair));
        canvas_text_in(
            canvas, row.row, row.column + row.columns - 6, 6, 1, STYLE(ROLE_STRONG),
            arena_format(view->frame, "%d:%02d", pair->total[side] / 60, pair->total[side] % 60));
        rect_take_top(&rect, gap);
    }
}

static const char *share_words(const struct view *view, const struct pair *pair, int side,
                               int category)
{
    int minutes = pair->minutes[side][category], total = pair->total[side];
    return arena_format(view->frame, "%s %3d %%", words_minutes(view, minutes),
                        total > 0 ? (minutes * 100 + total / 2) / total : 0);
}

static void draw_category(const struct view *view, struct canvas *canvas, struct rect row,
                          const struct signs *signs, const struct pair *pair, int category)
{
    enum { SHARE = 16, DIFFERENCE = 8 };
    const struct game *game = stage_of(view)->game;
    int right = row.column + row.columns - DIFFERENCE, name = row.columns - 2 * SHARE - DIFFERENCE;
    int change = pair->minutes[1][category] - pair->minutes[0][category];
    canvas_text_in(canvas, row.row, row.column, 1, -1, signs_style(ROLE_TEAM, category),
                   signs_letter(signs, category));
    canvas_text_in(canvas, row.row, row.column + 2, name - 3, -1, STYLE(ROLE_TEXT),
                   game->categories[category]);
    for (int side = 0; side < SIDES; side++)
        canvas_text_in(canvas, row.row, row.column + name + side * SHARE, SHARE, 1,
                       STYLE(side == 0 ? ROLE_DIM : ROLE_TEXT),
                       share_words(view, pair, side, category));
    canvas_text_in(canvas, row.row, right, DIFFERENCE, 1,
                   STYLE(change == 0 ? ROLE_FAINT : ROLE_ACCENT),
                   change == 0 ? "·" : phrase_signed(view->frame, change));
}

static void draw_all(const struct view *view, struct canvas *canvas, struct rect rect,
                     const struct signs *signs)
{
    struct pair all;
    const struct game *game = stage_of(view)->game;
    bool roomy = rect.rows >= ROOMY_ROWS;
    int have = gather_all(view, &all);
    struct rect head = rect_take_top(&rect, roomy ? 3 : 1);
    canvas_text_in(
        canvas, head.row, head.column, head.columns, -1, STYLE(ROLE_STRONG),
        have > 0 ? VIEW_SAY(view, MSG_compare_all,
                            say_plural(view->frame, view_language(view), MSG_compare_all_of, have))
                 : VIEW_SAY(view, MSG_compare_nothing));
    if (have == 0)
        return;
    draw_bars(view, canvas, rect_take_top(&rect, roomy ? 5 : 3), signs, &all, roomy ? 1 : 0);
    int shown = 0, count = game != NULL ? game->category_count : 0;
    for (int i = 0; i < count; i++)
        shown += all.minutes[0][i] + all.minutes[1][i] > 0;
    int pitch = rect.rows >= 2 * shown ? 2 : 1;
    for (int i = 0; i < count && rect.rows > 0; i++)
        if (all.minutes[0][i] + all.minutes[1][i] > 0)
            draw_category(view, canvas, rect_take_top(&rect, pitch), signs, &all, i);
}

/* ---- team by team ---- */

static void draw_team(const struct view *view, struct canvas *canvas, struct rect rect, int team,
                      const struct signs *signs)
{
    struct pair pair;
    int name = rect.columns >= 100 ? 22 : 16;
    struct rect left = rect_take_left(&rect, name);
    stage_draw_owner(view, canvas, (struct rect){left.row, left.column, 1, name - 2}, team, NULL);
    gather(view, team, &pair);
    if (!pair.both) {
        canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_compare_team_nothing));
        return;
    }
    if (left.rows > 1)
        canvas_text_in(canvas, left.row + 1, left.column + 2, name - 3, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_compare_useful, words_percent(pair.useful[0]),
                                words_percent(pair.useful[1])));
    draw_bars(view, canvas, rect, signs, &pair, 0);
}

static void draw_teams(const struct view *view, struct canvas *canvas, struct rect rect, int page,
                       const struct signs *signs)
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams), per = teams_per_page(view);
    bool roomy = rect.rows >= ROOMY_ROWS;
    int spare = rect.rows - (count < per ? count : per) * TEAM_ROWS;
    struct rect head = rect_take_top(&rect, roomy || spare == 2 ? 2 : spare > 2 ? 3 : 1);
    days_draw_legend(canvas, head, stage_of(view)->game, signs);
    rect_take_top(&rect, roomy ? 1 : 0);
    for (int i = page * per; i < count && i < (page + 1) * per; i++) {
        struct rect at = rect_take_top(&rect, TEAM_ROWS);
        draw_team(view, canvas, at, teams[i], signs);
        rect_take_top(&rect, roomy ? 1 : 0);
    }
}

/* ---- in words ---- */

/* «обучение +40 мин», and who says so. */
static const char *shift_what(const struct view *view, const struct shift *shift)
{
    const struct game *game = stage_of(view)->game;
    return VIEW_SAY(view, MSG_compare_shift, game->categories[shift->category],
                    phrase_signed(view->frame, shift->after - shift->before));
}

static const char *shift_who(const struct view *view, const struct shift *shift, int have)
{
    bool less = shift->after < shift->before;
    return VIEW_SAY(view, MSG_compare_agree, less ? shift->teams_less : shift->teams_more,
                    say_plural(view->frame, view_language(view), MSG_compare_of_teams, have));
}

/* The farthest of a direction: what moved in large letters where there is room. */
static void draw_first(const struct view *view, struct canvas *canvas, struct rect *rect,
                       const struct shift *shift, int have)
{
    const char *what = shift_what(view, shift), *who = shift_who(view, shift, have);
    struct rect title = *rect;
    title.rows = rect->rows - SHIFTS_SHOWN - 2;
    if (title.rows < 3 || !bigtext_fits(view->big, title, what, 0, view->frame)) {
        struct rect row = rect_take_top(rect, 1);
        canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_STRONG),
                       arena_format(view->frame, "%s — %s", what, who));
        return;
    }
    rect_take_top(rect,
                  bigtext_fit(view->big, canvas, title, -1, STYLE(ROLE_STRONG), what, view->frame));
    struct rect row = rect_take_top(rect, 2);
    canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_TEXT), who);
}

static void draw_direction(const struct view *view, struct canvas *canvas, struct rect rect,
                           const struct shift *shifts, int count, bool less, int have)
{
    int shown = 0;
    struct rect head = rect_take_top(&rect, 1);
    canvas_text_in(canvas, head.row, head.column, head.columns, -1,
                   STYLE(less ? ROLE_WARN : ROLE_RIGHT),
                   VIEW_SAY(view, less ? MSG_compare_less : MSG_compare_more));
    for (int i = 0; i < count && shown < SHIFTS_SHOWN && rect.rows > 0; i++) {
        int change = shifts[i].after - shifts[i].before;
        if ((less && change >= 0) || (!less && change <= 0))
            continue;
        if (shown++ == 0) {
            draw_first(view, canvas, &rect, &shifts[i], have);
            continue;
        }
        struct rect row = rect_take_top(&rect, 1);
        canvas_text_in(canvas, row.row, row.column, row.columns, -1, STYLE(ROLE_TEXT),
                       arena_format(view->frame, "%s — %s", shift_what(view, &shifts[i]),
                                    shift_who(view, &shifts[i], have)));
    }
    if (shown == 0)
        canvas_text_in(canvas, rect.row, rect.column, rect.columns, -1, STYLE(ROLE_DIM),
                       VIEW_SAY(view, MSG_compare_same));
}

static void draw_shifts(const struct view *view, struct canvas *canvas, struct rect rect)
{
    struct shift shifts[GAME_CATEGORIES_MAX];
    struct pair all;
    int count = board_shifts(view->plan, view->state, view->state->step, ALL, shifts);
    int have = gather_all(view, &all);
    bool roomy = rect.rows >= ROOMY_ROWS;
    struct rect head = rect_take_top(&rect, roomy ? 2 : 1);
    canvas_text_in(
        canvas, head.row, head.column, head.columns, -1, STYLE(ROLE_DIM),
        have > 0 ? arena_format(view->frame, "%s → %s", side_title(view, 0), side_title(view, 1))
                 : VIEW_SAY(view, MSG_compare_nothing));
    if (have == 0)
        return;
    struct rect upper = rect_take_top(&rect, rect.rows / 2);
    draw_direction(view, canvas, upper, shifts, count, true, have);
    draw_direction(view, canvas, rect, shifts, count, false, have);
}

/* ---- the stage ---- */

static bool is_there(const struct view *view)
{
    return state_phase(view->state) != PHASE_READY && state_phase(view->state) != PHASE_VOID;
}

static bool turns(enum action action)
{
    return action == ACTION_LEFT || action == ACTION_RIGHT || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN;
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    return is_there(view) && turns(action) ? days_page_label(desk->page, pages(view), action)
                                           : MSG_nothing;
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    days_turn_page(desk, pages(view), action);
    return OUTCOME(STAY);
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    struct signs signs;
    int all = pages(view), page = desk->page < all ? desk->page : all - 1;
    signs_make(stage_of(view)->game, &signs);
    bool roomy = rect.rows >= ROOMY_ROWS;
    rect = rect_inset(rect, roomy ? 1 : 0, roomy && rect.columns >= 100 ? 3 : 0);
    days_draw_page(view, canvas, rect_take_bottom(&rect, 1), page, all);
    if (page == 0)
        draw_all(view, canvas, rect, &signs);
    else if (page == all - 1)
        draw_shifts(view, canvas, rect);
    else
        draw_teams(view, canvas, rect, page - 1, &signs);
}

extern const struct stage_look look_compare;
const struct stage_look look_compare = {
    .hint = MSG_hint_compare,
    .label = label,
    .act = act,
    .draw = draw,
};
