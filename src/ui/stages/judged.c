#include "ui/stages/judged.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/judging.h"
#include "ui/stages/sheet.h"
#include "ui/theme.h"

enum { LEGEND_ROWS = 5 }; /* the names, the limits, the legend in two rows and air */

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

/* ---- names of criteria ---- */

/* In two rows at most, no word broken. */
static bool wraps(const struct view *view, const char *text, int columns, int *rows)
{
    const char **lines;
    size_t count = text_wrap(view->frame, text, columns, &lines);
    *rows = (int)count > *rows ? (int)count : *rows;
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        if (text_width(arena_text(view->frame, text, length)) > columns)
            return false;
        text += length + (text[length] == ' ');
    }
    return count <= 2;
}

struct headings judged_headings(const struct view *view, int first, int shown, int columns)
{
    struct headings headings = {.rows = 1};
    for (int i = first; i < first + shown; i++)
        if (!wraps(view, stage_of(view)->items[i].text, columns, &headings.rows))
            return (struct headings){.rows = 1, .numbered = true};
    return headings;
}

void judged_draw_heading(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct headings *headings, int criterion, int align,
                         struct style style)
{
    const char *text = stage_of(view)->items[criterion].text;
    const char **lines;
    if (headings->numbered)
        text = arena_format(view->frame, "%d", criterion + 1);
    int count = (int)text_wrap(view->frame, text, rect.columns, &lines);
    if (count > headings->rows) {
        canvas_text_in(canvas, rect.row, rect.column, rect.columns, align, style, text);
        return;
    }
    rect.row += headings->rows - count; /* on the row over the limits */
    rect.rows = count;
    widget_paragraph(canvas, rect, align, style, text, view->frame);
}

const char *judged_legend(const struct view *view, const struct headings *headings, int first,
                          int shown)
{
    const char *words = "";
    for (int i = first; headings->numbered && i < first + shown; i++)
        words =
            sheet_join(view->frame, words, " · ",
                       arena_format(view->frame, "%d %s", i + 1, stage_of(view)->items[i].text));
    return words;
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
                      const struct columns *columns, const struct headings *headings)
{
    const struct stage *stage = stage_of(view);
    int column = head.column + NAMES_COLUMNS;
    for (int i = 0; i < columns->shown; i++, column += columns->cell) {
        struct rect name = {head.row, column, headings->rows, columns->cell - 1};
        judged_draw_heading(view, canvas, name, headings, columns->first + i, 1, STYLE(ROLE_DIM));
        canvas_text_in(canvas, head.row + headings->rows, column, columns->cell - 1, 1,
                       STYLE(ROLE_FAINT), judged_limits(view, &stage->items[columns->first + i]));
    }
    head.row += headings->rows - 1;
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
    struct headings headings =
        judged_headings(view, columns.first, columns.shown, columns.cell - 1);
    const char *legend = judged_legend(view, &headings, columns.first, columns.shown);
    if (headings.numbered && rect.rows < count + LEGEND_ROWS)
        headings.numbered = false; /* names that are cut say more than bare numbers */
    else if (headings.numbered)
        sheet_note(view, canvas, &rect, ROLE_DIM, legend);
    draw_head(view, canvas, rect_take_top(&rect, headings.rows + 1), &columns, &headings);
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
