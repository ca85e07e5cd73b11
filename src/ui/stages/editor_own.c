/* A card of the team's own: a title, its minutes, its category, one after the other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/stages/editor.h"

enum { OWN_MINUTES = 30, OWN_VALUE = 2, OWN_CHARACTERS = 40, MINUTES_DIGITS = 3 };

void digits_add(char *digits, size_t most, char digit)
{
    size_t length = strlen(digits);
    if (length < most) {
        digits[length] = digit;
        digits[length + 1] = '\0';
    }
}

void digits_drop(char *digits)
{
    size_t length = strlen(digits);
    if (length > 0)
        digits[length - 1] = '\0';
}

char digit_of(const struct input *input)
{
    bool digit =
        input->key == PRESS_CHARACTER && input->codepoint >= '0' && input->codepoint <= '9';
    return digit ? (char)input->codepoint : '\0';
}

struct outcome own_begin(struct desk *desk)
{
    desk->typing = true;
    desk->typing_for = TYPING_TITLE;
    desk->digits[0] = '\0';
    desk->column = 0;
    desk->top = 0;
    field_set(&desk->field, "");
    return OUTCOME(STAY);
}

void editor_stop_typing(struct desk *desk)
{
    desk->typing = false;
    desk->typing_for = TYPING_NOTHING;
    desk->digits[0] = '\0';
    desk->column = 0;
}

static struct outcome put_own(const struct view *view, struct desk *desk)
{
    struct day day;
    day_gather(view, view->state->step, desk->team, &day);
    const struct game *game = day.step->stage->game;
    struct placed item = {
        .kind = PLACED_OWN,
        .category = (int8_t)(game != NULL && game->category_count > 0 ? desk->column : -1),
        .value = OWN_VALUE,
        .start = (int16_t)desk->minute,
        .minutes = (int16_t)strtol(desk->digits, NULL, 10)};
    text_copy(item.title, sizeof item.title, text_clean(view->frame, desk->field.text));
    editor_stop_typing(desk);
    return editor_put(view, desk, &day, &item);
}

static struct outcome enter_own(const struct view *view, struct desk *desk)
{
    long minutes = strtol(desk->digits, NULL, 10);
    switch (desk->typing_for) {
    case TYPING_TITLE:
        if (*text_clean(view->frame, desk->field.text) == '\0')
            return OUTCOME(STAY);
        desk->typing_for = TYPING_MINUTES;
        desk->untouched = true;
        snprintf(desk->digits, sizeof desk->digits, "%d", OWN_MINUTES);
        return OUTCOME(STAY);
    case TYPING_MINUTES:
        if (minutes >= 1 && minutes <= BOARD_MINUTES_MAX)
            desk->typing_for = TYPING_CATEGORY;
        return OUTCOME(STAY);
    default:
        return put_own(view, desk);
    }
}

static void type_minutes(const struct view *view, struct desk *desk, const struct input *input)
{
    int slot = stage_of(view)->slot > 0 ? stage_of(view)->slot : 1;
    int by = input->key == PRESS_UP ? slot : input->key == PRESS_DOWN ? -slot : 0;
    long minutes = strtol(desk->digits, NULL, 10) + by;
    if (by != 0 && minutes >= 1 && minutes <= BOARD_MINUTES_MAX)
        snprintf(desk->digits, sizeof desk->digits, "%d", (int)minutes);
    if (digit_of(input) != '\0' && desk->untouched)
        desk->digits[0] = '\0';
    if (digit_of(input) != '\0')
        digits_add(desk->digits, MINUTES_DIGITS, digit_of(input));
    if (input->key == PRESS_BACKSPACE && desk->digits[0] == '\0')
        desk->typing_for = TYPING_TITLE;
    if (input->key == PRESS_BACKSPACE)
        digits_drop(desk->digits);
    desk->untouched = false;
}

static void choose_category(const struct view *view, struct desk *desk, enum key key)
{
    const struct game *game = stage_of(view)->game;
    int count = game != NULL ? game->category_count : 0;
    int by = key == PRESS_UP || key == PRESS_LEFT      ? -1
             : key == PRESS_DOWN || key == PRESS_RIGHT ? 1
                                                       : 0;
    if (key == PRESS_BACKSPACE)
        desk->typing_for = TYPING_MINUTES;
    if (count > 0)
        desk->column = (desk->column + by + count) % count;
}

struct outcome own_key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (input->kind == INPUT_KEY && input->key == PRESS_ENTER)
        return enter_own(view, desk);
    if (input->kind == INPUT_KEY && input->key == PRESS_ESCAPE)
        editor_stop_typing(desk);
    else if (desk->typing_for == TYPING_TITLE)
        field_input(&desk->field, input, OWN_CHARACTERS);
    else if (input->kind == INPUT_KEY && desk->typing_for == TYPING_MINUTES)
        type_minutes(view, desk, input);
    else if (input->kind == INPUT_KEY)
        choose_category(view, desk, input->key);
    return OUTCOME(STAY);
}
