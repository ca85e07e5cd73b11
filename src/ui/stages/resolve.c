/* resolve: the room adopts the final document. The host walks through it, item by item, and writes
 * down how many hands were raised; the last rows adopt it as a basis and in whole. Every vote is a
 * line more in the room's answer.
 */
#include <string.h>

#include "base/text.h"
#include "engine/event.h"
#include "ui/stages/document.h"
#include "ui/stages/sheet.h"

extern const struct stage_look look_resolve;

static const char section_letters[SECTIONS] = {'n', 'p', 'd'};

static const char *readable(const struct view *view, int step, const char *answer)
{
    (void)step;
    int votes = *answer != '\0';
    for (; *answer != '\0'; answer++)
        votes += *answer == '\n';
    return say_plural(view->frame, view_language(view), MSG_resolve_votes, votes);
}

/* The line under the cursor. */
static struct document_line line_now(const struct document *document, const struct desk *desk)
{
    int row = desk->row < document->count ? desk->row : document->count - 1;
    return row >= 0 ? document->lines[row] : (struct document_line){.kind = LINE_SECTION};
}

static bool stops_at(const struct document *document, int row)
{
    return row >= 0 && row < document->count && document->lines[row].kind != LINE_SECTION;
}

/* ---- keys of the list ---- */

static void begin(const struct view *view, struct desk *desk)
{
    struct document document;
    document_of(view, stage_works(view, desk), &document);
    while (desk->row < document.count && !stops_at(&document, desk->row))
        desk->row++;
}

/* How far an action moves the cursor; 0: it is another one. */
static int moves_by(enum action action)
{
    enum { PAGE = 8 };
    static const int far[ACTIONS] = {[ACTION_UP] = -1,
                                     [ACTION_DOWN] = 1,
                                     [ACTION_PAGE_UP] = -PAGE,
                                     [ACTION_PAGE_DOWN] = PAGE,
                                     [ACTION_FIRST] = -DOCUMENT_LINES_MAX,
                                     [ACTION_LAST] = DOCUMENT_LINES_MAX};
    return far[action];
}

static enum message enter_label(const struct desk *desk, const struct document_line *line)
{
    if (desk->pane == PANE_TEXT)
        return MSG_resolve_to_hands;
    if (desk->pane == PANE_WARNING)
        return MSG_resolve_still;
    if (desk->pane == PANE_HANDS)
        return document_hands_given(desk) ? MSG_resolve_record : MSG_resolve_agreed;
    static const enum message names[LINE_KINDS] = {[LINE_SECTION] = MSG_nothing,
                                                   [LINE_ITEM] = MSG_resolve_vote,
                                                   [LINE_ADD] = MSG_resolve_add,
                                                   [LINE_BASIS] = MSG_resolve_vote,
                                                   [LINE_WHOLE] = MSG_resolve_vote};
    return names[line->kind];
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    bool works = stage_works(view, desk);
    struct document document;
    document_of(view, works, &document);
    if (moves_by(action) != 0) {
        bool pages = action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN;
        return document.count < 2 ? MSG_nothing : pages ? MSG_key_page : MSG_sheet_choose;
    }
    if (!works || document.resolution.has_whole)
        return MSG_nothing;
    struct document_line line = line_now(&document, desk);
    switch (action) {
    case ACTION_ENTER:
        return enter_label(desk, &line);
    case ACTION_REMOVE:
        return line.kind == LINE_ITEM ? MSG_resolve_drop : MSG_nothing;
    case ACTION_INSERT:
        return line.kind == LINE_ITEM ? MSG_resolve_amend : MSG_nothing;
    default:
        return MSG_nothing;
    }
}

/* Headings are passed over; at either end it stays on the last line it found. */
static void move(const struct document *document, struct desk *desk, int by)
{
    int row = desk->row < document->count ? desk->row : document->count;
    for (int step = by < 0 ? -1 : 1; by != 0; by -= step) {
        do
            row += step;
        while (row >= 0 && row < document->count && !stops_at(document, row));
        if (!stops_at(document, row))
            return;
        desk->row = row;
    }
}

static void ask_hands(struct desk *desk, enum motion_kind kind)
{
    desk->typing = true;
    desk->typing_for = (int)kind;
    desk->pane = PANE_HANDS;
    desk->column = 0;
    desk->untouched = true;
    for (int i = 0; i < HANDS; i++)
        desk->hands[i] = HANDS_NONE;
}

static void ask_text(struct desk *desk, enum motion_kind kind, const char *text)
{
    desk->typing = true;
    desk->typing_for = (int)kind;
    desk->pane = PANE_TEXT;
    desk->untouched = true;
    field_set(&desk->field, text);
}

/* A document with points nobody decided, or that was no basis yet, is not voted on by the way. */
static void ask_whole(struct desk *desk, const struct resolution *resolution)
{
    ask_hands(desk, MOTION_WHOLE);
    if (resolution->undecided > 0 || !resolution->has_basis)
        desk->pane = PANE_WARNING;
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    struct document document;
    document_of(view, stage_works(view, desk), &document);
    struct document_line line = line_now(&document, desk);
    const struct resolution_item *item = &document.resolution.items[line.index];
    if (moves_by(action) != 0) {
        move(&document, desk, moves_by(action));
        return OUTCOME(STAY);
    }
    switch (action) {
    case ACTION_REMOVE:
        ask_hands(desk, MOTION_DROP);
        break;
    case ACTION_INSERT:
        ask_text(desk, MOTION_EDIT, item->text);
        break;
    default:
        if (line.kind == LINE_ADD)
            ask_text(desk, MOTION_ADD, "");
        else if (line.kind == LINE_WHOLE)
            ask_whole(desk, &document.resolution);
        else
            ask_hands(desk, line.kind == LINE_BASIS ? MOTION_BASIS : MOTION_KEEP);
    }
    return OUTCOME(STAY);
}

/* ---- the dialog ---- */

static void close_dialog(struct desk *desk)
{
    desk->typing = false;
    desk->pane = PANE_LIST;
    desk->top = 0;
}

/* The hands of an item are for and against it, whoever asked: what became of it says the kind. */
static enum motion_kind outcome_of(const struct desk *desk, const struct tally *tally)
{
    enum motion_kind asked = (enum motion_kind)desk->typing_for;
    if (tally->taken && (asked == MOTION_KEEP || asked == MOTION_DROP))
        return tally->for_it > tally->against ? MOTION_KEEP : MOTION_DROP;
    return asked;
}

/* Where the cursor goes once a vote is written down: to the next item that waits; past the new item
 * to the row that adds; to the first line of what has been adopted. */
static void go_on(const struct document *document, struct desk *desk, enum motion_kind kind,
                  const struct tally *tally)
{
    if (kind == MOTION_ADD && motion_carried(tally))
        desk->row++;
    if (kind == MOTION_WHOLE && motion_carried(tally))
        desk->row = 1;
    for (int row = desk->row + 1; row < document->count; row++) {
        const struct document_line *line = &document->lines[row];
        bool waits = line->kind == LINE_ITEM && !document->resolution.items[line->index].decided;
        if ((kind == MOTION_KEEP || kind == MOTION_DROP) && waits) {
            desk->row = row;
            return;
        }
    }
}

static struct outcome record(const struct view *view, struct desk *desk)
{
    struct document document;
    document_of(view, true, &document);
    struct document_line line = line_now(&document, desk);
    bool given = document_hands_given(desk);
    struct tally tally = {.taken = given};
    if (given)
        tally = (struct tally){.for_it = desk->hands[0] < 0 ? 0 : desk->hands[0],
                               .against = desk->hands[1] < 0 ? 0 : desk->hands[1],
                               .abstained = desk->hands[2] < 0 ? 0 : desk->hands[2],
                               .taken = true};
    enum motion_kind kind = outcome_of(desk, &tally);
    const char *item = NULL, *text = NULL;
    if (line.kind == LINE_ITEM) {
        const struct resolution_item *at = &document.resolution.items[line.index];
        item = arena_format(view->frame, "%c%d", section_letters[at->section], (int)at->number);
    } else if (line.kind == LINE_ADD) {
        item = arena_format(view->frame, "%c", section_letters[line.index]);
    }
    if (kind == MOTION_EDIT || kind == MOTION_ADD)
        text = text_clean(view->frame, desk->field.text);
    char answer[EVENT_TEXT_MAX];
    if (!resolution_move(stage_answer(view, ROOM), kind, item, &tally, text, answer,
                         sizeof answer)) {
        desk->top = DIALOG_FULL;
        return OUTCOME(STAY);
    }
    close_dialog(desk);
    go_on(&document, desk, kind, &tally);
    return stage_give(view, desk, arena_text(view->frame, answer, strlen(answer)));
}

static void type_text(struct desk *desk, const struct input *input)
{
    enum { ITEM_CHARACTERS_MAX = 120 };
    if (input->kind == INPUT_KEY && input->key == PRESS_ESCAPE)
        close_dialog(desk);
    else if (input->kind == INPUT_KEY && input->key == PRESS_ENTER) {
        if (strspn(desk->field.text, " ") < strlen(desk->field.text))
            ask_hands(desk, (enum motion_kind)desk->typing_for);
    } else
        desk->untouched = !field_input(&desk->field, input, ITEM_CHARACTERS_MAX) && desk->untouched;
}

static void erase_digit(struct desk *desk)
{
    int *hands = &desk->hands[desk->column];
    if (*hands == HANDS_NONE)
        desk->column -= desk->column > 0;
    else
        *hands = *hands < 10 ? HANDS_NONE : *hands / 10;
}

static struct outcome count_hands(const struct view *view, struct desk *desk,
                                  const struct input *input)
{
    int digit = sheet_digit(input), *hands = &desk->hands[desk->column];
    if (digit >= 0 && (*hands < 0 || *hands * 10 + digit <= RESOLUTION_HANDS_MAX))
        *hands = *hands < 0 ? digit : *hands * 10 + digit;
    if (input->kind != INPUT_KEY)
        return OUTCOME(STAY);
    switch (input->key) {
    case PRESS_ESCAPE:
        close_dialog(desk);
        break;
    case PRESS_ENTER:
        return record(view, desk);
    case PRESS_BACKSPACE:
        erase_digit(desk);
        break;
    case PRESS_DELETE:
        *hands = HANDS_NONE;
        break;
    case PRESS_UP:
    case PRESS_LEFT:
    case PRESS_BACKTAB:
        desk->column = (desk->column + HANDS - 1) % HANDS;
        break;
    case PRESS_DOWN:
    case PRESS_RIGHT:
    case PRESS_TAB:
        desk->column = (desk->column + 1) % HANDS;
        break;
    default:
        break;
    }
    return OUTCOME(STAY);
}

static void heed(struct desk *desk, const struct input *input)
{
    if (input->kind == INPUT_KEY && input->key == PRESS_ESCAPE)
        close_dialog(desk);
    else if (input->kind == INPUT_KEY && input->key == PRESS_ENTER)
        ask_hands(desk, MOTION_WHOLE);
}

static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!desk->typing || !stage_works(view, desk))
        return OUTCOME(STAY);
    if (desk->pane == PANE_HANDS)
        return count_hands(view, desk, input);
    if (desk->pane == PANE_WARNING) {
        heed(desk, input);
        return OUTCOME(STAY);
    }
    type_text(desk, input);
    return OUTCOME(STAY);
}

/* ---- drawing ---- */

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    struct document document;
    bool works = stage_works(view, desk);
    document_of(view, works, &document);
    struct rect inside = sheet_head(view, desk, canvas, rect);
    document_draw(view, desk, canvas, inside, &document);
    if (works && desk->typing) {
        struct document_line line = line_now(&document, desk);
        document_draw_dialog(view, desk, canvas, rect, &document, &line);
    }
}

const struct stage_look look_resolve = {
    .hint = MSG_hint_resolve,
    .begin = begin,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
    .readable = readable,
};
