/* entries: the list of cards a team may put into its day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/stages/editor.h"

static int digits_of(const struct day *day)
{
    return day->deck != NULL && day->deck->count >= 100 ? 3 : 2;
}

/* «7» and «07» both begin 7; «7» begins 70 too. */
static bool begins(const struct day *day, int number, const char *digits)
{
    char plain[16], printed[16];
    snprintf(plain, sizeof plain, "%d", number);
    snprintf(printed, sizeof printed, "%0*d", digits_of(day), number);
    return strncmp(plain, digits, strlen(digits)) == 0 ||
           strncmp(printed, digits, strlen(digits)) == 0;
}

static int add_offers(const struct view *view, const struct day *day, int team, struct entry *list)
{
    uint8_t dealt[STAGE_DEALT_MAX];
    const struct deck *surprises = day->step->stage->deck;
    int step = view->state->step, count = 0;
    if (day->step->task != TASK_DRAW || surprises == NULL)
        return 0;
    int cards = state_dealt(view->state, step, team, dealt);
    for (int i = 0; i < cards; i++) {
        const struct card *card = &surprises->cards[dealt[i]];
        for (int k = 0; k < card->change_count; k++)
            if (card->changes[k].kind == CHANGE_OFFER)
                list[count++] = (struct entry){card, &card->changes[k]};
    }
    return count;
}

int entries_list(const struct view *view, const struct day *day, int team, const char *digits,
                 struct entry **out)
{
    int cards = day->deck != NULL ? day->deck->count : 0, count = 0;
    *out = arena_alloc(view->frame,
                       (size_t)(cards + STAGE_DEALT_MAX * CARD_CHANGES_MAX) * sizeof **out);
    if (*digits == '\0')
        count = add_offers(view, day, team, *out);
    for (int i = 0; i < cards; i++)
        if (*digits == '\0' || begins(day, day->deck->cards[i].number, digits))
            (*out)[count++] = (struct entry){&day->deck->cards[i], NULL};
    return count;
}

const char *entry_title(const struct entry *entry)
{
    return entry->offer != NULL && entry->offer->title != NULL ? entry->offer->title
                                                               : entry->card->title;
}

int entry_minutes(const struct entry *entry)
{
    return entry->offer != NULL ? entry->offer->minutes : entry->card->minutes;
}

int entry_category(const struct entry *entry)
{
    return entry->offer != NULL ? entry->offer->category : entry->card->category;
}

const char *entry_number(const struct view *view, const struct day *day, const struct entry *entry)
{
    if (entry->offer != NULL)
        return "+";
    return arena_format(view->frame, "%0*d", digits_of(day), entry->card->number);
}

int entries_chosen(const struct desk *desk, const struct entry *entries, int count)
{
    if (count == 0)
        return -1;
    if (desk->digits[0] == '\0')
        return desk->row < count ? desk->row : count - 1;
    long number = strtol(desk->digits, NULL, 10);
    for (int i = 0; i < count; i++)
        if (entries[i].offer == NULL && entries[i].card->number == number)
            return i;
    return -1;
}
