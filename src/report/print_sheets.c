/* A sheet for a team (or a juror) for each thing that is worked on. */
#include "report/print_internal.h"

enum { MINUTES_AN_HOUR = 60, ROWS_MAX = 48, TEAM_COLUMNS = 8 };

/* The head of every sheet: the game, the stage, whose it is. */
static void begin_sheet(struct print *print, const struct step *step, const char *whose,
                        const char *help)
{
    const struct game *game = step->stage->game;
    const char *over = game != NULL ? game->title : print->plan->title;
    print_page(print, over, step->title != NULL ? step->title : over);
    if (print_task(step) != NULL)
        print_paragraph(print, &print_plain, print_task(step), 2);
    print_paragraph(print, &print_small, help, 3);
    if (whose == NULL)
        return;
    paper_text(print->paper, &print_strong, PAPER_MARGIN, print->y, 30, whose);
    paper_line(print->paper, PAPER_MARGIN + 25, print->y + 5, PAPER_WIDTH - PAPER_MARGIN,
               print->y + 5, 0.25, INK_BLACK);
    print->y += 10;
}

/* ---- a day ---- */

static void day_row(struct print *print, double y, double height, int minute, bool hour)
{
    static const struct paper_style time = {.size = 8, .ink = INK_GREY};
    static const struct paper_style hour_time = {.size = 11, .bold = true};
    const double right = PAPER_WIDTH - PAPER_MARGIN;
    if (hour)
        paper_fill(print->paper, PAPER_MARGIN, y, 18, height, INK_TINT);
    paper_text(
        print->paper, hour ? &hour_time : &time, PAPER_MARGIN + 2,
        y + (height - (hour ? 4.6 : 3.4)) / 2, 18,
        arena_format(&print->arena, "%d:%02d", minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR));
    paper_line(print->paper, PAPER_MARGIN, y, right, y, hour ? 0.35 : 0.12,
               hour ? INK_GREY : INK_LIGHT);
}

static void day_sheet(struct print *print, const struct step *step)
{
    const struct stage *stage = step->stage;
    int slot = stage->slot > 0 ? stage->slot : 15, length = stage->to - stage->from;
    while (length > slot * ROWS_MAX)
        slot *= 2;
    int rows = (length + slot - 1) / slot;
    const double right = PAPER_WIDTH - PAPER_MARGIN;
    const double lines[] = {PAPER_MARGIN + 18, PAPER_MARGIN + 34, right - 16};
    static const enum report_word heads[] = {WORD_print_time, WORD_print_card, WORD_print_deed,
                                             WORD_print_min};
    begin_sheet(print, step, print_word(print, WORD_print_team),
                print_word(print, WORD_print_day_help));
    const double starts[] = {PAPER_MARGIN, lines[0], lines[1], lines[2]};
    for (int i = 0; i < 4; i++)
        paper_text(print->paper, &print_small, starts[i] + 2, print->y, 30,
                   print_word(print, heads[i]));
    print->y += 5;
    double top = print->y, height = rows > 0 ? (PRINT_BOTTOM - top) / rows : 0;
    if (height > 9)
        height = 9;
    for (int i = 0; i < rows; i++) {
        int minute = stage->from + i * slot;
        day_row(print, top + i * height, height, minute, minute % MINUTES_AN_HOUR == 0);
    }
    double bottom = top + rows * height;
    for (int i = 0; i < 3; i++)
        paper_line(print->paper, lines[i], top, lines[i], bottom, 0.2, INK_LIGHT);
    paper_box(print->paper, PAPER_MARGIN, top, PRINT_WIDTH, bottom - top, 0.4, INK_BLACK);
}

/* ---- rows of items ---- */

/* An item with its explanation, a box at the right to write in. Returns nothing; goes on below. */
static void item_row(struct print *print, const struct step *step, int number,
                     const struct item *item, const char *under, double box)
{
    double width = PRINT_WIDTH - box - 16, height;
    height = paper_text_height(print->paper, &print_strong, width, item->text);
    if (item->about != NULL)
        height += paper_text_height(print->paper, &print_small, width, item->about) + 0.5;
    if (under != NULL)
        height += paper_text_height(print->paper, &print_small, width, under) + 0.5;
    if (height < 9)
        height = 9;
    print_need(print, height + 5, step->stage->game != NULL ? step->stage->game->title : "",
               step->title != NULL ? step->title : "");
    double y = print->y;
    paper_text(print->paper, &print_strong, PAPER_MARGIN, y, 10,
               arena_format(&print->arena, "%d", number));
    y += paper_text(print->paper, &print_strong, PAPER_MARGIN + 10, y, width, item->text) + 0.5;
    if (item->about != NULL)
        y += paper_text(print->paper, &print_small, PAPER_MARGIN + 10, y, width, item->about) + 0.5;
    if (under != NULL)
        paper_text(print->paper, &print_small, PAPER_MARGIN + 10, y, width, under);
    paper_box(print->paper, PAPER_WIDTH - PAPER_MARGIN - box, print->y, box, 10, 0.35, INK_BLACK);
    print->y += height + 2.5;
    paper_line(print->paper, PAPER_MARGIN, print->y, PAPER_WIDTH - PAPER_MARGIN - box - 3, print->y,
               0.1, INK_LIGHT);
    print->y += 2.5;
}

static void rank_sheet(struct print *print, const struct step *step)
{
    begin_sheet(print, step, print_word(print, WORD_print_team),
                print_word(print, WORD_print_rank_help));
    for (int i = 0; i < step->stage->item_count; i++)
        item_row(print, step, i + 1, &step->stage->items[i], NULL, 14);
}

static const char *limits_of(struct print *print, const struct item *item)
{
    if (item->most <= item->least)
        return NULL;
    return item->step > 1 ? report_say(&print->arena, print->language, WORD_print_limits_step,
                                       (int)item->least, (int)item->most, (int)item->step)
                          : report_say(&print->arena, print->language, WORD_print_limits,
                                       (int)item->least, (int)item->most);
}

static void allocate_sheet(struct print *print, const struct step *step)
{
    const struct stage *stage = step->stage;
    const char *unit = stage->unit != NULL ? stage->unit : "";
    const char *help = "";
    if (stage->total > 0)
        help = arena_format(
            &print->arena, "%s %s. %s",
            report_say(&print->arena, print->language, WORD_print_of_total, (int)stage->total),
            unit, stage->exact ? print_word(print, WORD_print_exact) : "");
    begin_sheet(print, step, print_word(print, WORD_print_team), help);
    for (int i = 0; i < stage->item_count; i++)
        item_row(print, step, i + 1, &stage->items[i], limits_of(print, &stage->items[i]), 32);
    print_need(print, 14, "", step->title != NULL ? step->title : "");
    static const struct paper_style total = {.size = 13, .bold = true, .align = ALIGN_RIGHT};
    paper_text(print->paper, &total, PAPER_MARGIN, print->y + 2, PRINT_WIDTH - 36,
               print_word(print, WORD_print_total));
    paper_box(print->paper, PAPER_WIDTH - PAPER_MARGIN - 32, print->y, 32, 11, 0.6, INK_BLACK);
}

/* ---- points by criteria ---- */

static void judge_heads(struct print *print, double left, double cell)
{
    static const struct paper_style head = {.size = 11, .bold = true, .align = ALIGN_CENTRE};
    paper_text(print->paper, &print_small, PAPER_MARGIN, print->y + 2, left - PAPER_MARGIN,
               print_word(print, WORD_print_criterion));
    for (int i = 0; i < TEAM_COLUMNS; i++)
        paper_text(print->paper, &head, left + i * cell, print->y + 1, cell,
                   arena_format(&print->arena, "%d", i + 1));
    print->y += 8;
}

static void judge_row(struct print *print, const struct item *item, double left, double cell)
{
    const char *range =
        report_say(&print->arena, print->language, WORD_print_upto, (int)item->most);
    if (item->weight > 1)
        range = arena_format(
            &print->arena, "%s, %s", range,
            report_say(&print->arena, print->language, WORD_print_weight, (int)item->weight));
    double width = left - PAPER_MARGIN - 4, y = print->y + 2;
    y += paper_text(print->paper, &print_strong, PAPER_MARGIN, y, width, item->text) + 0.5;
    y += paper_text(print->paper, &print_small, PAPER_MARGIN, y, width, range) + 0.5;
    if (item->about != NULL)
        y += paper_text(print->paper, &print_small, PAPER_MARGIN, y, width, item->about);
    double height = y + 2 - print->y < 15 ? 15 : y + 2 - print->y;
    for (int i = 0; i < TEAM_COLUMNS; i++)
        paper_box(print->paper, left + i * cell, print->y, cell, height, 0.25, INK_GREY);
    paper_line(print->paper, PAPER_MARGIN, print->y, left, print->y, 0.25, INK_GREY);
    print->y += height;
    paper_line(print->paper, PAPER_MARGIN, print->y, left, print->y, 0.25, INK_GREY);
}

static void judge_sheet(struct print *print, const struct step *step)
{
    bool jury = step->stage->by == BY_JURY;
    const double cell = 12.5, left = PAPER_WIDTH - PAPER_MARGIN - TEAM_COLUMNS * cell;
    begin_sheet(print, step, jury ? NULL : print_word(print, WORD_print_team),
                print_word(print, jury ? WORD_print_judge_jury : WORD_print_judge_peers));
    judge_heads(print, left, cell);
    for (int i = 0; i < step->stage->item_count; i++) {
        if (print->y > PRINT_BOTTOM - 30) {
            print_page(print, "", step->title != NULL ? step->title : "");
            judge_heads(print, left, cell);
        }
        judge_row(print, &step->stage->items[i], left, cell);
    }
}

/* ---- lines to write on ---- */

static void write_sheet(struct print *print, const struct step *step)
{
    static const struct paper_style prompt = {.size = 13, .bold = true};
    const struct stage *stage = step->stage;
    int lines = stage->lines > 0 ? stage->lines : 1;
    begin_sheet(print, step, print_word(print, WORD_print_team), "");
    /* Writing by hand takes two ruled lines for each that is typed, where there is room. */
    double room = (PRINT_BOTTOM - print->y) / (stage->item_count > 0 ? stage->item_count : 1) - 14;
    int ruled = (int)(room / 9);
    if (ruled > lines * 2 + 1)
        ruled = lines * 2 + 1;
    if (ruled < lines)
        ruled = lines;
    for (int i = 0; i < stage->item_count; i++) {
        print_need(print, 12 + ruled * 9.0, "", step->title != NULL ? step->title : "");
        print_paragraph(print, &prompt, stage->items[i].text, 1);
        if (stage->items[i].about != NULL)
            print_paragraph(print, &print_small, stage->items[i].about, 1);
        for (int line = 0; line < ruled; line++) {
            print->y += 9;
            paper_line(print->paper, PAPER_MARGIN, print->y, PAPER_WIDTH - PAPER_MARGIN, print->y,
                       0.2, INK_LIGHT);
        }
        print->y += 6;
    }
}

static void (*const sheets[TASK_KINDS])(struct print *print, const struct step *step) = {
    [TASK_COMPOSE] = day_sheet, [TASK_RANK] = rank_sheet,   [TASK_ALLOCATE] = allocate_sheet,
    [TASK_JUDGE] = judge_sheet, [TASK_WRITE] = write_sheet,
};

bool print_sheet(struct print *print, const struct step *step)
{
    if (step->stage == NULL || sheets[step->task] == NULL)
        return false;
    sheets[step->task](print, step);
    return true;
}
