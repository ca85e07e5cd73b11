/* editor: a day made from cards, for compose and draw. What the desk's fields mean here:
 * row: the card chosen in the list; column: the own card's category, or the byte after which the
 * line of numbers went wrong, from 1; top: the placed item in hand, from 1, 0 for none; minute: the
 * time cursor; digits: a card's number, or the minutes of an own card.
 */
#ifndef VOLNA_UI_STAGES_EDITOR_H
#define VOLNA_UI_STAGES_EDITOR_H

#include "ui/stages/days.h"

enum pane { PANE_CARDS, PANE_DAY, PANE_SURPRISES };
enum typing { TYPING_NOTHING, TYPING_TITLE, TYPING_MINUTES, TYPING_CATEGORY, TYPING_NUMBERS };

/* A line of the list of cards: an activity, or what a surprise offers. */
struct entry {
    const struct card *card;
    const struct change *offer; /* NULL: an activity */
};

/* The cards a team may put, in the arena of the frame; those whose printed number begins with
 * `digits` when they are not empty. */
int entries_list(const struct view *view, const struct day *day, int team, const char *digits,
                 struct entry **out);
const char *entry_title(const struct entry *entry);
int entry_minutes(const struct entry *entry);
int entry_category(const struct entry *entry);
/* «07», as printed; "+" for what is offered. */
const char *entry_number(const struct view *view, const struct day *day, const struct entry *entry);
/* Which of `count` entries Enter would put; -1: none. */
int entries_chosen(const struct desk *desk, const struct entry *entries, int count);

/* The item in hand; -1 when none is. */
int desk_lifted(const struct desk *desk, const struct board *board);

void editor_begin(const struct view *view, struct desk *desk);
enum message editor_label(const struct view *view, const struct desk *desk, enum action action);
struct outcome editor_act(const struct view *view, struct desk *desk, enum action action);
struct outcome editor_key(const struct view *view, struct desk *desk, const struct input *input);
void editor_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect);

/* For the parts of the editor: the answer as a command; a card put at the cursor. */
struct outcome editor_give(const struct view *view, const struct desk *desk,
                           const struct board *board);
struct outcome editor_put(const struct view *view, struct desk *desk, struct day *day,
                          const struct placed *item);
void editor_stop_typing(struct desk *desk);

/* A card of the team's own (editor_own.c). */
struct outcome own_begin(struct desk *desk);
struct outcome own_key(const struct view *view, struct desk *desk, const struct input *input);

/* Digits being typed: '\0' when the key is none. */
char digit_of(const struct input *input);
void digits_add(char *digits, size_t most, char digit);
void digits_drop(char *digits);

/* The line of card numbers from paper: is it this step's way, its key, its look. */
bool numbers_are_entered(const struct view *view);
struct outcome numbers_key(const struct view *view, struct desk *desk, const struct input *input);
void numbers_draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                  struct rect row);

#endif
