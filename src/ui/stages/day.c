/* One day: its signs, its words, its cards. */
#include <string.h>

#include "base/text.h"
#include "ui/stages/days.h"

/* ---- signs ---- */

static uint32_t capital(uint32_t letter)
{
    if ((letter >= 'a' && letter <= 'z') || (letter >= 0x430 && letter <= 0x44F))
        return letter - 0x20;
    return letter == 0x451 ? 0x401 : letter;
}

/* Fit to stand alone: no hard or soft sign, no ы. */
static bool is_letter(uint32_t letter)
{
    return (letter >= 'A' && letter <= 'Z') || letter == 0x401 ||
           (letter >= 0x410 && letter <= 0x42F && (letter < 0x42A || letter > 0x42C));
}

static bool is_taken(const struct signs *signs, int count, const char *letter)
{
    for (int i = 0; i < count; i++)
        if (strcmp(signs->letters[i], letter) == 0)
            return true;
    return false;
}

/* A letter of the name that no category before it has; initials: the first of each long word. */
static bool choose_letter(const char *title, struct signs *signs, int category, bool initials)
{
    char *out = signs->letters[category];
    bool begins = true;
    for (uint32_t codepoint; (codepoint = text_next(&title)) != 0;) {
        uint32_t letter = capital(codepoint);
        bool initial = begins && *title != ' ' && *title != '\0';
        begins = codepoint == ' ';
        if (!is_letter(letter) || (initials && !initial))
            continue;
        out[text_encode(letter, out)] = '\0';
        if (!is_taken(signs, category, out))
            return true;
    }
    return false;
}

static void choose_other(struct signs *signs, int category)
{
    static const char *const others[GAME_CATEGORIES_MAX] = {"·", "1", "2", "3", "4", "5", "6", "7",
                                                            "8", "9", "+", "=", "*", "#", "&", "%"};
    for (int i = 0; i < GAME_CATEGORIES_MAX; i++) {
        text_copy(signs->letters[category], sizeof signs->letters[category], others[i]);
        if (!is_taken(signs, category, others[i]))
            return;
    }
}

void signs_make(const struct game *game, struct signs *signs)
{
    memset(signs, 0, sizeof *signs);
    for (int i = 0; game != NULL && i < game->category_count; i++)
        if (!choose_letter(game->categories[i], signs, i, true) &&
            !choose_letter(game->categories[i], signs, i, false))
            choose_other(signs, i);
}

const char *signs_letter(const struct signs *signs, int category)
{
    bool known = category >= 0 && category < GAME_CATEGORIES_MAX;
    return known && signs->letters[category][0] != '\0' ? signs->letters[category] : "·";
}

struct style signs_style(enum role role, int category)
{
    if (category >= 0 && category < TEAMS_MAX)
        return (struct style){.role = (uint8_t)role, .team = (int8_t)category};
    return STYLE(role == ROLE_PANEL_TEAM ? ROLE_PANEL_DIM : ROLE_DIM);
}

/* ---- words ---- */

const char *words_clock(const struct view *view, int minute)
{
    return arena_format(view->frame, "%02d:%02d", minute / 60, minute % 60);
}

const char *words_minutes(const struct view *view, int minutes)
{
    return VIEW_SAY(view, MSG_day_minutes, minutes);
}

const char *words_duration(const struct view *view, int minutes)
{
    if (minutes < 60)
        return words_minutes(view, minutes);
    if (minutes % 60 == 0)
        return VIEW_SAY(view, MSG_day_hours, minutes / 60);
    return VIEW_SAY(view, MSG_day_hours_minutes, minutes / 60, minutes % 60);
}

int words_percent(int thousandths)
{
    return (thousandths + 5) / 10;
}

const char *placed_title(const struct placed *item)
{
    if (item->kind == PLACED_OWN)
        return item->title;
    if (item->kind == PLACED_STRUCK && item->card != NULL &&
        item->change < item->card->change_count && item->card->changes[item->change].title != NULL)
        return item->card->changes[item->change].title;
    return item->card != NULL ? item->card->title : "";
}

const char *placed_mark(const struct placed *item)
{
    return item->kind == PLACED_STRUCK ? "! " : item->kind == PLACED_OWN ? "+ " : "";
}

/* ---- one team's day ---- */

const struct step *day_base(const struct plan *plan, const struct step *step)
{
    int32_t base = step->stage->base[0];
    bool changes = step->task == TASK_DRAW && base >= 0 && (uint32_t)base < plan->step_count;
    return changes ? plan->steps[base] : step;
}

void day_gather(const struct view *view, int step, int team, struct day *day)
{
    day->step = view->plan->steps[step];
    day->deck = day_base(view->plan, day->step)->stage->deck;
    signs_make(day->step->stage->game, &day->signs);
    board_of(view->plan, view->state, step, team, &day->board);
    board_sum(day->step, &day->board, &day->sums);
}

int day_item_at(const struct board *board, int minute)
{
    int before = -1;
    for (int i = board->count - 1; i >= 0; i--) {
        int end = board->items[i].start + board->items[i].minutes;
        if (board->items[i].start <= minute && minute < end)
            return i;
        if (end == minute && before < 0)
            before = i;
    }
    return before;
}

int day_end(const struct day *day)
{
    int end = day->step->stage->to;
    for (int i = 0; i < day->board.count; i++) {
        int till = day->board.items[i].start + day->board.items[i].minutes;
        end = till > end ? till : end;
    }
    return end < DAY_MINUTES ? end : DAY_MINUTES - 1;
}

const char *day_in_words(const struct view *view, int step, const char *answer)
{
    struct board board;
    struct board_sums sums;
    if (*answer == '\0' || !board_read(view->plan->steps[step], answer, &board))
        return answer;
    board_sum(view->plan->steps[step], &board, &sums);
    return arena_format(view->frame, "%s · %s · %s",
                        say_plural(view->frame, view_language(view), MSG_day_cards, board.count),
                        words_duration(view, sums.total),
                        VIEW_SAY(view, MSG_day_useful_is, words_percent(sums.useful)));
}
