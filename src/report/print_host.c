/* The host's sheets: what comes when, with the author's notes; the questions with their answers. */
#include <string.h>

#include "base/text.h"
#include "engine/tasks/tasks.h"
#include "report/print_internal.h"

enum { MS_A_MINUTE = 60000, MINUTES_AN_HOUR = 60 };

/* ---- the run sheet ---- */

static const struct run_columns {
    double start, minutes, title, note;
    double title_width, note_width;
} columns = {.start = PAPER_MARGIN,
             .minutes = PAPER_MARGIN + 14,
             .title = PAPER_MARGIN + 34,
             .note = PAPER_MARGIN + 88,
             .title_width = 51,
             .note_width = PRINT_WIDTH - 88};

static const char *run_title(struct print *print)
{
    return print_word(print, WORD_print_run);
}

static void run_heads(struct print *print)
{
    double y = print->y;
    paper_text(print->paper, &print_small, columns.start, y, 14,
               print_word(print, WORD_print_starts));
    paper_text(print->paper, &print_small, columns.minutes, y, 18,
               print_word(print, WORD_print_min));
    paper_text(print->paper, &print_small, columns.title, y, columns.title_width,
               print_word(print, WORD_print_stage));
    paper_text(print->paper, &print_small, columns.note, y, columns.note_width,
               print_word(print, WORD_print_note));
    print->y += 5;
    paper_line(print->paper, PAPER_MARGIN, print->y, PAPER_WIDTH - PAPER_MARGIN, print->y, 0.4,
               INK_BLACK);
    print->y += 2;
}

struct row {
    int start; /* minutes from the beginning, or of the day */
    const char *minutes, *title, *about, *note;
    bool heads; /* an item of the programme over its stages */
};

/* Without a note beside it the title has all the room there is. */
static double title_width(const struct row *row)
{
    return row->note != NULL ? columns.title_width : PAPER_WIDTH - PAPER_MARGIN - columns.title;
}

static double row_height(struct print *print, const struct row *row)
{
    double left = paper_text_height(print->paper, &print_strong, title_width(row), row->title);
    if (row->about != NULL)
        left += 0.5 + paper_text_height(print->paper, &print_small, title_width(row), row->about);
    double right = row->note == NULL ? 0
                                     : paper_text_height(print->paper, &print_small,
                                                         columns.note_width, row->note);
    return left > right ? left : right;
}

static void write_row(struct print *print, const struct row *row)
{
    double height = row_height(print, row);
    if (print->y + height + 4 > PRINT_BOTTOM) {
        print_page(print, print->plan->title, run_title(print));
        run_heads(print);
    }
    if (row->heads)
        paper_fill(print->paper, PAPER_MARGIN - 2, print->y - 1.5, PRINT_WIDTH + 4, height + 3,
                   INK_TINT);
    double y = print->y;
    paper_text(print->paper, &print_plain, columns.start, y, 14,
               arena_format(&print->arena, "%d:%02d", row->start / MINUTES_AN_HOUR,
                            row->start % MINUTES_AN_HOUR));
    paper_text(print->paper, &print_plain, columns.minutes, y, 19, row->minutes);
    y += paper_text(print->paper, &print_strong, columns.title, y, title_width(row), row->title) +
         0.5;
    if (row->about != NULL)
        paper_text(print->paper, &print_small, columns.title, y, title_width(row), row->about);
    if (row->note != NULL)
        paper_text(print->paper, &print_small, columns.note, print->y, columns.note_width,
                   row->note);
    print->y += height + 2;
    paper_line(print->paper, PAPER_MARGIN, print->y, PAPER_WIDTH - PAPER_MARGIN, print->y, 0.1,
               INK_LIGHT);
    print->y += 2;
}

static const char *minutes_words(struct print *print, const struct step *step)
{
    char number[32];
    int64_t millionths = (int64_t)step->time_ms * 1000000 / MS_A_MINUTE;
    text_format_decimal(number, sizeof number, (millionths + 50000) / 100000 * 100000,
                        print->language == LANGUAGE_RU ? ',' : '.');
    if (step->time_ms == 0)
        return "";
    if (step->task == TASK_PRESENT)
        return report_say(&print->arena, print->language, WORD_print_each, number);
    return arena_format(&print->arena, "%s", number);
}

static const char *title_of(const struct step *step)
{
    return step->title != NULL ? step->title : step->question != NULL ? step->question : "";
}

/* Teams speak one after the other: as many as the game is meant for in the middle. */
static int step_minutes(const struct print *print, const struct step *step)
{
    int teams = 1;
    if (step->task == TASK_PRESENT) {
        const struct game *game = step->stage->game;
        bool said = game != NULL && game->teams_most > 0;
        teams = said ? (game->teams_least + game->teams_most + 1) / 2 : 5;
    }
    (void)print;
    return (int)(((int64_t)step->time_ms * teams + MS_A_MINUTE / 2) / MS_A_MINUTE);
}

/* Stages one after the other; returns the minute they end at. */
static int write_stages(struct print *print, uint32_t first, uint32_t count, int minute)
{
    for (uint32_t i = first; i < first + count; i++) {
        const struct step *step = print->plan->steps[i];
        if (step->stage == NULL)
            continue;
        const struct step *before = i > first ? print->plan->steps[i - 1] : NULL;
        bool same_note = before != NULL && before->note != NULL && step->note != NULL &&
                         strcmp(before->note, step->note) == 0;
        struct row row = {.start = minute,
                          .minutes = minutes_words(print, step),
                          .title = title_of(step),
                          /* what is read out at the beginning is on the screen */
                          .about = step->task == TASK_BRIEF ? NULL : print_task(step),
                          .note = same_note ? NULL : step->note};
        write_row(print, &row);
        minute += step_minutes(print, step);
    }
    return minute;
}

static void write_agenda(struct print *print)
{
    int minute = 0;
    for (uint32_t i = 0; i < print->plan->agenda_count; i++) {
        const struct agenda_item *item = &print->plan->agenda[i];
        if (item->begins_day)
            minute = 0;
        if (item->begins_day && item->day != NULL) {
            print_need(print, 20, print->plan->title, run_title(print));
            print_paragraph(print, &print_strong, item->day, 3);
        }
        if (item->start >= 0)
            minute = item->start;
        const struct step *only = item->count == 1 ? print->plan->steps[item->first] : NULL;
        struct row row = {.start = minute,
                          .minutes = arena_format(&print->arena, "%d", item->minutes),
                          .title = item->title,
                          .about = item->speaker,
                          .note = only != NULL ? only->note : NULL,
                          .heads = item->kind == AGENDA_GAME || item->kind == AGENDA_QUIZ};
        write_row(print, &row);
        if (item->kind == AGENDA_GAME)
            write_stages(print, item->first, item->count, minute);
        minute += item->minutes;
    }
}

void print_run_sheet(struct print *print)
{
    const struct plan *plan = print->plan;
    print_page(print, plan->title, run_title(print));
    if (plan->about != NULL)
        print_paragraph(print, &print_plain, plan->about, 4);
    run_heads(print);
    if (plan->agenda_count > 0) {
        write_agenda(print);
        return;
    }
    int minutes = write_stages(print, 0, plan->step_count, 0);
    print_need(print, 8, plan->title, run_title(print));
    print_paragraph(print, &print_strong,
                    report_say(&print->arena, print->language, WORD_print_together,
                               arena_format(&print->arena, "%d", minutes)),
                    0);
}

/* ---- questions ---- */

static const char *option_words(const struct print *print, const struct step_option *option)
{
    if (option->text != NULL)
        return option->text;
    return print_word(print, strcmp(option->id, "true") == 0 ? WORD_print_true : WORD_print_false);
}

/* Options that stand in a row, those of the right answer alone or all of them. */
static const char *options_line(struct print *print, const struct step *step, bool right_only)
{
    const char *line = "", *between = step->task == TASK_ORDER ? " → "
                                      : right_only             ? ", "
                                                               : "  ·  ";
    for (int i = 0; i < step->option_count; i++) {
        const struct step_option *option = &step->options[i];
        if (right_only && step->task != TASK_ORDER && !option->right)
            continue;
        line = arena_format(&print->arena, "%s%s%s", line, *line != '\0' ? between : "",
                            option_words(print, option));
    }
    return line;
}

static const char *pairs_line(struct print *print, const struct step *step)
{
    const char *line = "";
    for (int i = 0; i < step->option_count && i < step->pair_count; i++)
        line = arena_format(&print->arena, "%s%s%s — %s", line, i > 0 ? "; " : "",
                            option_words(print, &step->options[i]), step->pairs[i]);
    return line;
}

static const char *number_line(struct print *print, const struct step *step)
{
    char number[48], tolerance[48];
    char sign = print->language == LANGUAGE_RU ? ',' : '.';
    text_format_decimal(number, sizeof number, step->number, sign);
    text_format_decimal(tolerance, sizeof tolerance, step->tolerance, sign);
    return arena_format(&print->arena, "%s%s%s%s%s", number, step->tolerance > 0 ? " ± " : "",
                        step->tolerance > 0 ? tolerance : "", step->unit != NULL ? " " : "",
                        step->unit != NULL ? step->unit : "");
}

/* A place by its town, a tile by its whole name, anything else by its coordinates. */
static const char *place_line(struct print *print, const struct map_target *target)
{
    const struct map_place *place = target->place;
    char point[64];
    if (place != NULL)
        return !target->tile && place->centre != NULL ? place->centre : place->name;
    point_write(target->at, point, sizeof point);
    return arena_format(&print->arena, "%s", point);
}

static const char *right_answer(struct print *print, const struct step *step)
{
    if (step->task == TASK_NUMBER)
        return number_line(print, step);
    if (step->task == TASK_MATCH)
        return pairs_line(print, step);
    if (step->task == TASK_POINT)
        return place_line(print, step->target);
    if (step->accept_count > 0)
        return step->accept[0];
    return options_line(print, step, true);
}

static void write_question(struct print *print, const struct step *step, int number)
{
    static const struct paper_style numeral = {.size = 11, .bold = true, .ink = INK_GREY};
    struct paper *paper = print->paper;
    const double left = PAPER_MARGIN + 10, width = PRINT_WIDTH - 10;
    const char *answer = right_answer(print, step);
    const struct {
        const struct paper_style *style;
        const char *text;
    } lines[] = {
        {&print_strong, step->question != NULL ? step->question : ""},
        {&print_small, step->option_count > 0 && step->task != TASK_TRUEFALSE
                           ? options_line(print, step, false)
                           : ""},
        {&print_plain, *answer != '\0'
                           ? report_say(&print->arena, print->language, WORD_print_right, answer)
                           : ""},
        {&print_small, step->explanation != NULL ? step->explanation : ""},
        {&print_small, step->source != NULL ? report_say(&print->arena, print->language,
                                                         WORD_print_source, step->source)
                                            : ""},
        {&print_small, step->note != NULL ? step->note : ""},
    };
    double height = 0;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (*lines[i].text != '\0')
            height += paper_text_height(paper, lines[i].style, width, lines[i].text) + 0.6;
    print_need(print, height, print->plan->title, print_word(print, WORD_print_answers));
    paper_text(paper, &numeral, PAPER_MARGIN, print->y, 10,
               arena_format(&print->arena, "%d", number));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (*lines[i].text != '\0')
            print->y +=
                paper_text(paper, lines[i].style, left, print->y, width, lines[i].text) + 0.6;
    print->y += 3.5;
}

void print_questions(struct print *print)
{
    const struct plan *plan = print->plan;
    const char *title = print_word(print, WORD_print_answers);
    int number = 0;
    print_page(print, plan->title, title);
    for (uint32_t round = 0; round < plan->round_count; round++) {
        const struct round *at = &plan->rounds[round];
        if (at->count == 0 || plan->steps[at->first]->stage != NULL)
            continue;
        static const struct paper_style head = {.size = 14, .bold = true};
        print_need(print, 30, plan->title, title);
        if (at->title != NULL)
            print_paragraph(print, &head, at->title, 3);
        for (uint32_t i = at->first; i < at->first + at->count; i++)
            if (plan->steps[i]->stage == NULL)
                write_question(print, plan->steps[i], ++number);
    }
}
