#include "report/print.h"

#include <string.h>

#include "report/print_internal.h"

const struct paper_style print_small = {.size = 8.5, .ink = INK_GREY};
const struct paper_style print_plain = {.size = 10.5};
const struct paper_style print_strong = {.size = 11, .bold = true};
const struct paper_style print_head = {.size = 20, .bold = true};

const char *print_word(const struct print *print, enum report_word word)
{
    return report_word(print->language, word);
}

const char *print_task(const struct step *step)
{
    if (step->question != NULL && step->title != NULL && strcmp(step->question, step->title) != 0)
        return step->question;
    return step->stage != NULL ? step->stage->text : NULL;
}

static void write_footer(struct print *print)
{
    static const struct paper_style left = {.size = 7.5, .ink = INK_GREY};
    static const struct paper_style right = {.size = 7.5, .ink = INK_GREY, .align = ALIGN_RIGHT};
    double y = PAPER_HEIGHT - 10;
    paper_text_fit(print->paper, &left, PAPER_MARGIN, y, PRINT_WIDTH - 20, 4, print->plan->title);
    paper_text(print->paper, &right, PAPER_WIDTH - PAPER_MARGIN - 20, y, 20,
               arena_format(&print->arena, "%d", paper_pages(print->paper)));
}

void print_page(struct print *print, const char *over, const char *title)
{
    paper_page(print->paper);
    write_footer(print);
    print->y = PAPER_MARGIN;
    print->y +=
        paper_text_fit(print->paper, &print_small, PAPER_MARGIN, print->y, PRINT_WIDTH, 5, over) +
        1;
    print->y +=
        paper_text_fit(print->paper, &print_head, PAPER_MARGIN, print->y, PRINT_WIDTH, 18, title) +
        4;
}

void print_need(struct print *print, double height, const char *over, const char *title)
{
    if (print->y + height > PRINT_BOTTOM)
        print_page(print, over, title);
}

void print_paragraph(struct print *print, const struct paper_style *style, const char *text,
                     double after)
{
    print->y += paper_text(print->paper, style, PAPER_MARGIN, print->y, PRINT_WIDTH, text) + after;
}

/* ---- what goes into the file ---- */

static void print_games(struct print *print, struct printed *printed)
{
    const struct plan *plan = print->plan;
    for (uint32_t i = 0; i < plan->game_count; i++) {
        int before = paper_pages(print->paper);
        print_roles(print, plan->games[i]);
        printed->roles += paper_pages(print->paper) - before;
        before = paper_pages(print->paper);
        for (int deck = 0; deck < plan->games[i]->deck_count; deck++)
            print_deck(print, plan->games[i], &plan->games[i]->decks[deck]);
        printed->cards += paper_pages(print->paper) - before;
    }
}

/* A stage that is repeated has one sheet: the paper is turned over, or taken anew. */
static void print_sheets(struct print *print, struct printed *printed)
{
    int before = paper_pages(print->paper);
    for (uint32_t i = 0; i < print->plan->step_count; i++) {
        const struct step *step = print->plan->steps[i];
        if (step->stage != NULL && step->stage->lap <= 1)
            print_sheet(print, step);
    }
    printed->sheets = paper_pages(print->paper) - before;
}

static bool has_questions(const struct plan *plan)
{
    for (uint32_t i = 0; i < plan->step_count; i++)
        if (plan->steps[i]->stage == NULL)
            return true;
    return false;
}

bool report_print(const struct plan *plan, struct buf *out, struct printed *printed,
                  struct err *err)
{
    struct print print = {.plan = plan, .language = report_language(plan)};
    *printed = (struct printed){0};
    print.paper = paper_begin(plan->title, out);
    if (plan->kind != PLAN_QUIZ) {
        print_run_sheet(&print);
        printed->host = paper_pages(print.paper);
    }
    if (has_questions(plan)) {
        print_questions(&print);
        printed->questions = paper_pages(print.paper) - printed->host;
    }
    print_games(&print, printed);
    print_sheets(&print, printed);
    arena_free(&print.arena);
    return paper_end(print.paper, &printed->pages, err);
}
