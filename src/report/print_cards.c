/* Cards and roles: eight on a page, with marks where to cut. */
#include "report/print_internal.h"

enum { ACROSS = 2, DOWN = 4, ON_PAGE = ACROSS * DOWN };

static const double EDGE = 10, PAD = 5;
static const double CARD_WIDTH = (PAPER_WIDTH - 2 * 10.0) / ACROSS;
static const double CARD_HEIGHT = (PAPER_HEIGHT - 2 * 10.0) / DOWN;

/* Short marks outside the cards and a fine line between them. */
static void draw_cuts(struct paper *paper)
{
    double right = PAPER_WIDTH - EDGE, bottom = PAPER_HEIGHT - EDGE;
    for (int i = 0; i <= ACROSS; i++) {
        double x = EDGE + i * CARD_WIDTH;
        paper_line(paper, x, 3, x, EDGE - 1.5, 0.2, INK_BLACK);
        paper_line(paper, x, bottom + 1.5, x, PAPER_HEIGHT - 3, 0.2, INK_BLACK);
        paper_line(paper, x, EDGE, x, bottom, 0.1, INK_LIGHT);
    }
    for (int i = 0; i <= DOWN; i++) {
        double y = EDGE + i * CARD_HEIGHT;
        paper_line(paper, 3, y, EDGE - 1.5, y, 0.2, INK_BLACK);
        paper_line(paper, right + 1.5, y, PAPER_WIDTH - 3, y, 0.2, INK_BLACK);
        paper_line(paper, EDGE, y, right, y, 0.1, INK_LIGHT);
    }
}

/* Where the card of this place in the deck stands; begins the pages. */
static void place_card(struct print *print, int index, double *x, double *y)
{
    int at = index % ON_PAGE;
    if (at == 0) {
        paper_page(print->paper);
        draw_cuts(print->paper);
    }
    *x = EDGE + (at % ACROSS) * CARD_WIDTH;
    int row = at / ACROSS;
    *y = EDGE + row * CARD_HEIGHT;
}

static const char *category_of(const struct game *game, const struct card *card)
{
    bool known = card->category >= 0 && card->category < game->category_count;
    return known ? game->categories[card->category] : "";
}

/* What the card needs and how much use it is, along its lower edge. */
static void draw_foot(struct print *print, const struct game *game, const struct card *card,
                      double x, double y)
{
    static const struct paper_style left = {.size = 8.5, .ink = INK_GREY};
    static const struct paper_style right = {.size = 8.5, .ink = INK_GREY, .align = ALIGN_RIGHT};
    double width = CARD_WIDTH - 2 * PAD, foot = y + CARD_HEIGHT - PAD - 4;
    const char *needs = "";
    if (card->needs_internet)
        needs = print_word(print, WORD_print_internet);
    if (card->away)
        needs = arena_format(&print->arena, "%s%s%s", needs, *needs != '\0' ? ", " : "",
                             print_word(print, WORD_print_away));
    paper_line(print->paper, x + PAD, foot - 2, x + PAD + width, foot - 2, 0.15, INK_LIGHT);
    paper_text_fit(print->paper, &left, x + PAD, foot, width - 24, 4.5, category_of(game, card));
    for (int i = 0; i < 5 && card->value > 0; i++)
        paper_dot(print->paper, x + PAD + width - 18.5 + i * 4.2, foot + 2, 1.3, i < card->value,
                  INK_BLACK);
    if (*needs != '\0')
        paper_text_fit(print->paper, &right, x + PAD, foot - 7, width, 4.5, needs);
}

static const char *tone_of(const struct print *print, const struct card *card)
{
    enum report_word word = card->tone < 0   ? WORD_print_tone_bad
                            : card->tone > 0 ? WORD_print_tone_good
                                             : WORD_print_tone_mixed;
    return print_word(print, word);
}

static void draw_card(struct print *print, const struct game *game, const struct card *card,
                      double x, double y)
{
    static const struct paper_style number = {.size = 30, .bold = true};
    static const struct paper_style minutes = {.size = 15, .bold = true, .align = ALIGN_RIGHT};
    static const struct paper_style tone = {.size = 10, .ink = INK_GREY, .align = ALIGN_RIGHT};
    static const struct paper_style title = {.size = 14, .bold = true};
    static const struct paper_style about = {.size = 10.5, .ink = INK_BLACK};
    double width = CARD_WIDTH - 2 * PAD;
    bool surprise = card->minutes == 0;
    const char *label =
        surprise ? arena_format(&print->arena, "%s\n%s", print_word(print, WORD_print_surprise),
                                tone_of(print, card))
                 : report_say(&print->arena, print->language, WORD_print_minutes, card->minutes);
    if (surprise)
        paper_fill(print->paper, x + 2.5, y + 2.5, CARD_WIDTH - 5, 15, INK_TINT);
    paper_text(print->paper, &number, x + PAD, y + PAD - 1.5, width / 2,
               arena_format(&print->arena, "%d", card->number));
    paper_text(print->paper, surprise ? &tone : &minutes, x + PAD, y + PAD + (surprise ? 0 : 2),
               width, label);
    double top = y + PAD + 15, space = CARD_HEIGHT - 2 * PAD - 15 - (surprise ? 0 : 8);
    if (card->needs_internet || card->away)
        space -= 5;
    top += paper_text_fit(print->paper, &title, x + PAD, top, width, 17, card->title) + 1.5;
    space -= top - (y + PAD + 15);
    if (card->about != NULL)
        paper_text_fit(print->paper, &about, x + PAD, top, width, space, card->about);
    if (!surprise)
        draw_foot(print, game, card, x, y);
}

void print_deck(struct print *print, const struct game *game, const struct deck *deck)
{
    for (int i = 0; i < deck->count; i++) {
        double x, y;
        place_card(print, i, &x, &y);
        draw_card(print, game, &deck->cards[i], x, y);
    }
}

void print_roles(struct print *print, const struct game *game)
{
    static const struct paper_style small = {.size = 9, .ink = INK_GREY};
    static const struct paper_style title = {.size = 20, .bold = true};
    static const struct paper_style about = {.size = 12};
    double width = CARD_WIDTH - 2 * PAD;
    for (int i = 0; i < game->role_count; i++) {
        double x, y;
        place_card(print, i, &x, &y);
        paper_text(print->paper, &small, x + PAD, y + PAD, width,
                   print_word(print, WORD_print_role));
        double top = y + PAD + 7;
        top +=
            paper_text_fit(print->paper, &title, x + PAD, top, width, 18, game->roles[i].title) + 3;
        if (game->roles[i].about != NULL)
            paper_text_fit(print->paper, &about, x + PAD, top, width, y + CARD_HEIGHT - PAD - top,
                           game->roles[i].about);
    }
}
