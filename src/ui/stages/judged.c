#include "ui/stages/judged.h"

#include <stdlib.h>

#include "engine/judging.h"
#include "ui/stages/sheet.h"
#include "ui/theme.h"

enum { NAMES_COLUMNS = 18, SUM_COLUMNS = 8, SPREAD_COLUMNS = 8, CELL_LEAST = 8, CELL_MOST = 18 };

const char *judged_juror(const struct view *view, int juror)
{
    const struct stage *stage = stage_of(view);
    const char *name =
        stage->jurors != NULL && juror < stage->juror_count ? stage->jurors[juror] : NULL;
    return name != NULL && *name != '\0' ? name : VIEW_SAY(view, MSG_judge_juror, juror + 1);
}

const char *judged_limits(const struct view *view, const struct item *criterion)
{
    const char *limits = arena_format(view->frame, "0–%d", (int)criterion->most);
    return criterion->weight > 1
               ? arena_format(view->frame, "%s ×%d", limits, (int)criterion->weight)
               : limits;
}

/* ---- columns ---- */

struct columns {
    int first, shown, cell; /* criteria */
};

static struct columns columns_of(int columns, int criteria, int page, int *pages)
{
    int room = columns - NAMES_COLUMNS - SUM_COLUMNS - SPREAD_COLUMNS;
    int fit = room / CELL_LEAST < 1 ? 1 : room / CELL_LEAST;
    fit = fit < criteria ? fit : criteria > 0 ? criteria : 1;
    *pages = (criteria + fit - 1) / fit > 0 ? (criteria + fit - 1) / fit : 1;
    page = page < *pages ? page : *pages - 1;
    struct columns out = {.first = page * fit};
    out.shown = criteria - out.first < fit ? criteria - out.first : fit;
    out.cell = room / fit < CELL_LEAST ? CELL_LEAST : room / fit;
    out.cell = out.cell < CELL_MOST ? out.cell : CELL_MOST;
    return out;
}

int judged_pages(const struct view *view)
{
    bool compact = view->rows < 30 || view->columns < 100;
    int pages;
    columns_of(view->columns - (compact ? 2 : 6), stage_of(view)->item_count, 0, &pages);
    return pages;
}

/* ---- rows ---- */

struct judged {
    int team, place;
    struct judging judging;
};

static int by_sum(const void *left, const void *right)
{
    const struct judged *a = left, *b = right;
    int any = (b->judging.voices > 0) - (a->judging.voices > 0);
    if (any != 0)
        return any;
    int more = (b->judging.sum > a->judging.sum) - (b->judging.sum < a->judging.sum);
    return more != 0 ? more : a->team - b->team;
}

static int list_judged(const struct view *view, struct judged out[TEAMS_MAX])
{
    int teams[TEAMS_MAX], count = stage_teams(view, teams);
    for (int i = 0; i < count; i++) {
        out[i] = (struct judged){.team = teams[i]};
        judging_of(view->plan, view->state, view->state->step, teams[i], &out[i].judging);
    }
    qsort(out, (size_t)count, sizeof *out, by_sum);
    for (int i = 0; i < count; i++)
        out[i].place =
            i > 0 && out[i].judging.sum == out[i - 1].judging.sum ? out[i - 1].place : i + 1;
    return count;
}

/* ---- whose points stand apart ---- */

/* The weighted sum a voice gave; -1 when it did not give all of it. */
static int64_t voice_sum(const struct view *view, int voice, int team)
{
    const struct stage *stage = stage_of(view);
    int64_t sum = 0;
    for (int i = 0; i < stage->item_count; i++) {
        int points = judging_points(view->plan, view->state, view->state->step, voice, team, i);
        if (points == POINTS_NONE)
            return -1;
        sum += (int64_t)points * stage->items[i].weight;
    }
    return sum;
}

/* «Томь: Кия даёт 12, остальные в среднем 34»; NULL when nobody stands apart. */
static const char *outlier_words(const struct view *view, const struct judged *judged)
{
    const struct stage *stage = stage_of(view);
    int outlier = judged->judging.outlier;
    if (outlier < 0)
        return NULL;
    bool jury = stage->by == BY_JURY;
    int voices = jury ? stage->juror_count : view->state->team_count, others = 0;
    int64_t sum = 0;
    for (int voice = 0; voice < voices; voice++) {
        int64_t gave = voice != outlier ? voice_sum(view, voice, judged->team) : -1;
        if (gave < 0)
            continue;
        sum += gave;
        others++;
    }
    if (others == 0)
        return NULL;
    const char *who = jury ? judged_juror(view, outlier) : view->state->teams[outlier].name;
    return VIEW_SAY(view, MSG_judge_outlier, view->state->teams[judged->team].name, who,
                    (int)voice_sum(view, outlier, judged->team),
                    sheet_hundredths(view, (sum * 100 + others / 2) / others));
}

/* ---- drawing ---- */

static void draw_head(const struct view *view, struct canvas *canvas, struct rect head,
                      const struct columns *columns)
{
    const struct stage *stage = stage_of(view);
    int column = head.column + NAMES_COLUMNS;
    for (int i = 0; i < columns->shown; i++, column += columns->cell) {
        const struct item *item = &stage->items[columns->first + i];
        canvas_text_in(canvas, head.row, column, columns->cell - 1, 1, STYLE(ROLE_DIM), item->text);
        canvas_text_in(canvas, head.row + 1, column, columns->cell - 1, 1, STYLE(ROLE_FAINT),
                       judged_limits(view, item));
    }
    canvas_text_in(canvas, head.row, column, SUM_COLUMNS - 1, 1, STYLE(ROLE_STRONG),
                   VIEW_SAY(view, MSG_judge_total));
    canvas_text_in(canvas, head.row, column + SUM_COLUMNS, SPREAD_COLUMNS - 1, 1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_judge_spread));
}

static void draw_row(const struct view *view, struct canvas *canvas, struct rect row,
                     const struct columns *columns, const struct judged *judged)
{
    const struct judging *judging = &judged->judging;
    bool any = judging->voices > 0;
    if (any)
        canvas_text_in(canvas, row.row, row.column, 3, -1, STYLE(ROLE_DIM),
                       arena_format(view->frame, "%d.", judged->place));
    canvas_text(canvas, row.row, row.column + 4, STYLE_TEAM(judged->team),
                team_shape(judged->team));
    canvas_text_in(canvas, row.row, row.column + 6, NAMES_COLUMNS - 7, -1,
                   STYLE(any && judged->place == 1 ? ROLE_STRONG : ROLE_TEXT),
                   view->state->teams[judged->team].name);
    int column = row.column + NAMES_COLUMNS;
    for (int i = 0; i < columns->shown; i++, column += columns->cell)
        canvas_text_in(canvas, row.row, column, columns->cell - 1, 1, STYLE(ROLE_TEXT),
                       any ? sheet_hundredths(view, judging->mean[columns->first + i]) : "—");
    canvas_text_in(canvas, row.row, column, SUM_COLUMNS - 1, 1, STYLE(ROLE_STRONG),
                   any ? sheet_hundredths(view, judging->sum) : "—");
    canvas_text_in(canvas, row.row, column + SUM_COLUMNS, SPREAD_COLUMNS - 1, 1,
                   STYLE(judging->outlier >= 0 ? ROLE_WARN : ROLE_DIM),
                   any ? sheet_hundredths(view, judging->spread) : "—");
}

void judged_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    struct judged judged[TEAMS_MAX];
    int count = list_judged(view, judged), pages, notes = 0;
    struct columns columns =
        columns_of(rect.columns, stage_of(view)->item_count, desk->page, &pages);
    draw_head(view, canvas, rect_take_top(&rect, 2), &columns);
    const char *outliers[TEAMS_MAX];
    for (int i = 0; i < count; i++)
        if ((outliers[notes] = outlier_words(view, &judged[i])) != NULL)
            notes++;
    int room = rect.rows - count - 1; /* rows come first */
    notes = notes < room ? notes : room > 0 ? room : 0;
    struct rect below = rect_take_bottom(&rect, notes);
    for (int i = 0; i < notes; i++)
        canvas_text_in(canvas, below.row + i, below.column, below.columns, -1, STYLE(ROLE_WARN),
                       outliers[i]);
    rect_take_bottom(&rect, notes > 0);
    int pitch = sheet_pitch(rect, count);
    for (int i = 0; i < count && i * pitch < rect.rows; i++)
        draw_row(view, canvas, (struct rect){rect.row + i * pitch, rect.column, 1, rect.columns},
                 &columns, &judged[i]);
}
