/* board: a day composed from cards, between its canonical text and the numbers that come of it.
 *
 * Canonical: the cards in order of their start, "mail@09:00,visit*120@10:30,+60.2.4.Чай@14:00":
 * card id, `*minutes` where the team gave it another length, `@` start; a card of the team's own
 * is `+minutes.value.category.title` with % before the hexadecimal code of a comma, an @ or a %
 * in the title. A card stands once or many times. Nothing is refused for overlapping or for
 * passing the end of the day: the board shows it, the sums count it.
 *
 * An event strikes (`now` of a change) at the first full slot after the middle of the day, moved
 * to where the board has a card, so that it always meets somebody at work.
 */
#ifndef VOLNA_ENGINE_BOARD_H
#define VOLNA_ENGINE_BOARD_H

#include "engine/game.h"
#include "engine/state.h"

enum {
    BOARD_CARDS_MAX = 48,
    BOARD_OWN_MAX = 12,      /* own cards among them */
    BOARD_TITLE_MAX = 161,   /* bytes of an own card's title, NUL included: 40 characters */
    BOARD_MINUTES_MAX = 720, /* of one card */
    CARD_VALUE_MAX = 5,
    BOARD_BREAK_MAX = 60, /* minutes of breaks that do not count as working time */
};

enum placed_kind { PLACED_CARD, PLACED_OWN, PLACED_STRUCK }; /* STRUCK: inserted by a surprise */

struct placed {
    const struct card *card; /* of the activities; the surprise for STRUCK; NULL for own */
    uint8_t change;          /* STRUCK: which change of the surprise */
    uint8_t kind;            /* enum placed_kind */
    int8_t category, value;
    int16_t start, minutes; /* minute of the day; length */
    char title[BOARD_TITLE_MAX];
};

struct board {
    struct placed items[BOARD_CARDS_MAX];
    int count;
};

/* Canonical text ↔ board; the items stand in order of start. STRUCK is written as the surprise's id
 * with a `!` and the number of the change from 1, always with its minutes: "e01!1*30@13:30". False
 * when the text is no board of this step; "" is an empty one. A board of cards whose ids are not
 * monstrous (40 bytes) always fits ANSWER_MAX; false: only the first cards did. */
bool board_read(const struct step *step, const char *text, struct board *board);
bool board_write(const struct board *board, char *out, size_t size);
/* The canonical form of an answer that is a board with a card on it: of compose and draw. */
bool board_canonical(const struct step *step, const char *given, char *out, size_t size);

/* Adding, moving, removing keep the order; false when there is no room or no such item. `at` is an
 * index into items; the new index comes back in *at where it is given. */
bool board_add(struct board *board, const struct placed *item, int *at);
bool board_move(struct board *board, int *at, int start);
bool board_resize(struct board *board, int at, int minutes);
bool board_remove(struct board *board, int at);

/* The start of the first free stretch from `from` on that holds `minutes`; the end of the last card
 * when there is none before the day's end. */
int board_free_from(const struct step *step, const struct board *board, int from, int minutes);

/* What the host enters from paper: card numbers in the order of the day, "3 7 7 12". A time
 * ("13:00") says where the next card goes, "-" leaves one slot free, "7*45" gives another length;
 * commas, semicolons and + count as spaces; at a draw "!3" is what surprise 3 inserts. Adds to the
 * board, after its last card where no time is written; what stands stays, but a card that stood
 * there once and is written right after a time moves to that time. False: *at is the byte where it
 * went wrong, and the board has what was before it. */
bool board_add_numbers(const struct step *step, const char *text, struct board *board, size_t *at);

struct board_sums {
    int minutes[GAME_CATEGORIES_MAX]; /* by category; overlapping cards count each */
    int total;                        /* of all cards, in minutes */
    int free;                         /* minutes of the day nobody has taken */
    int overlap;                      /* minutes taken more than once */
    int overflow;                     /* minutes outside the day */
    int64_t worth;  /* value × minutes of what stands within the day and is not covered twice */
    int useful;     /* worth in thousandths of what a day of working minutes could be worth:
                       CARD_VALUE_MAX × (to − from − breaks); breaks: cards worth 0, of which an
                       hour counts and no more, so that breaks do not make a day useful */
    int categories; /* how many different ones, breaks left out */
};
void board_sum(const struct step *step, const struct board *board, struct board_sums *sums);

/* The board a draw begins with: the board it changes after every surprise dealt to the team. The
 * inserted cards stand; what they cover stays and overlaps until the team mends it. `points`: what
 * the surprises give or take at once. */
void board_strike(const struct plan *plan, const struct state *state, int at, int team,
                  struct board *board, int *points);

/* What the team's board at a draw still ignores: a bit for each surprise in the order dealt (bit 0:
 * the first) with a change that does not stand as it must (an inserted card moved out or removed, a
 * removed one put back, a blocked stretch used). 0: all is well. */
uint32_t board_ignores(const struct plan *plan, const struct state *state, int at, int team,
                       const struct board *board);

/* The board a team stands with at a compose or draw step: its answer, else (draw) the struck one,
 * else empty. */
void board_of(const struct plan *plan, const struct state *state, int at, int team,
              struct board *board);

/* The words of a comparison: the categories that moved most between two steps' boards, mean minutes
 * a team of those that have both; positive: more in the second. Sorted by how far; returns how
 * many. team: -1 for all teams. */
struct shift {
    int category;
    int before, after;          /* minutes; means are rounded */
    int teams_less, teams_more; /* how many teams have less of it, more of it */
};
int board_shifts(const struct plan *plan, const struct state *state, int compare_step, int team,
                 struct shift out[GAME_CATEGORIES_MAX]);

#endif
