/* debrief: one question to the room, in large letters; below it what was said, a line each, written
 * down by the host. The room's answer is the lines, joined by newlines. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "ui/phrases.h"
#include "ui/stages/stages.h"

extern const struct stage_look look_debrief;

enum { NOTES_MAX = 12, NOTE_CHARACTERS_MAX = 120, NOTES_LEAST = 2 };

static int list_notes(const struct view *view, const char *notes[NOTES_MAX])
{
    const char *at = stage_answer(view, ROOM);
    int count = 0;
    while (*at != '\0' && count < NOTES_MAX) {
        size_t length = strcspn(at, "\n");
        notes[count++] = arena_text(view->frame, at, length);
        at += length + (at[length] == '\n');
    }
    return count;
}

/* The notes without one (-1: with all) and with another at the end (NULL: none). */
static const char *joined(const struct view *view, int without, const char *with)
{
    const char *notes[NOTES_MAX + 1], *text = "";
    int count = list_notes(view, notes);
    if (with != NULL)
        notes[count++] = with;
    for (int i = 0; i < count; i++)
        if (i != without)
            text = arena_format(view->frame, "%s%s%s", text, *text != '\0' ? "\n" : "", notes[i]);
    return text;
}

static void begin(const struct view *view, struct desk *desk)
{
    const char *notes[NOTES_MAX];
    int count = list_notes(view, notes);
    desk->row = count > 0 ? count - 1 : 0;
}

static enum message label(const struct view *view, const struct desk *desk, enum action action)
{
    const char *notes[NOTES_MAX];
    int count = list_notes(view, notes);
    if (!stage_works(view, desk))
        return MSG_nothing;
    switch (action) {
    case ACTION_ENTER:
        return desk->typing || count < NOTES_MAX ? MSG_stage_note : MSG_nothing;
    case ACTION_UP:
    case ACTION_DOWN:
        return count > 1 ? MSG_stage_choose_line : MSG_nothing;
    case ACTION_REMOVE:
        return count > 0 ? MSG_stage_remove_line : MSG_nothing;
    default:
        return MSG_nothing;
    }
}

static void open_field(struct desk *desk)
{
    desk->typing = true;
    field_set(&desk->field, "");
}

static struct outcome act(const struct view *view, struct desk *desk, enum action action)
{
    const char *notes[NOTES_MAX];
    int count = list_notes(view, notes);
    struct list list = {.selected = desk->row};
    list_settle(&list, count, NOTES_MAX);
    switch (action) {
    case ACTION_ENTER:
        open_field(desk);
        return OUTCOME(STAY);
    case ACTION_REMOVE:
        desk->row = list.selected > 0 && list.selected == count - 1 ? count - 2 : list.selected;
        return stage_give(view, desk, joined(view, list.selected, NULL));
    default:
        list_key(&list, action == ACTION_UP ? PRESS_UP : PRESS_DOWN, count, NOTES_MAX);
        desk->row = list.selected;
        return OUTCOME(STAY);
    }
}

/* Enter writes the line down and waits for the next; on an empty line it is done. */
static struct outcome key(const struct view *view, struct desk *desk, const struct input *input)
{
    if (!desk->typing)
        return OUTCOME(STAY);
    if (input->key == PRESS_ESCAPE) {
        desk->typing = false;
        return OUTCOME(STAY);
    }
    if (input->key != PRESS_ENTER) {
        field_input(&desk->field, input, NOTE_CHARACTERS_MAX);
        return OUTCOME(STAY);
    }
    const char *notes[NOTES_MAX];
    int count = list_notes(view, notes);
    const char *line = text_clean(view->frame, desk->field.text);
    if (*line == '\0') {
        desk->typing = false;
        return OUTCOME(STAY);
    }
    if (count >= NOTES_MAX)
        return OUTCOME(NOT_NOW); /* the field stays: what is typed on must not become host's keys */
    desk->row = count;
    field_set(&desk->field, "");
    return stage_give(view, desk, joined(view, -1, line));
}

static void draw_field(const struct desk *desk, struct canvas *canvas, struct rect line)
{
    canvas_text(canvas, line.row, line.column, STYLE(ROLE_ACCENT), "›");
    field_draw(canvas, line.row, line.column + 2, line.columns - 2, STYLE(ROLE_PANEL), &desk->field,
               false, true);
}

/* The last ones, when not all have room: what has just been said is what the room looks at. The
 * field stands where its line will. */
static void draw_notes(const struct view *view, const struct desk *desk, struct canvas *canvas,
                       struct rect rect)
{
    const char *notes[NOTES_MAX];
    int count = list_notes(view, notes), lines = count + desk->typing;
    if (rect.rows < 1)
        return;
    int pitch = rect.rows >= 2 * lines ? 2 : 1;
    int room = rect.rows / pitch - desk->typing, shown = room < count ? room : count;
    int selected = desk->row < count ? desk->row : count - 1;
    int top = desk->typing || selected >= count - shown ? count - shown : selected;
    bool works = stage_works(view, desk) && !desk->typing;
    for (int i = 0; i < shown; i++) {
        int row = rect.row + i * pitch, at = top + i;
        bool chosen = works && at == selected;
        canvas_text(canvas, row, rect.column, STYLE(ROLE_ACCENT), chosen ? "▸" : "•");
        canvas_text_in(canvas, row, rect.column + 2, rect.columns - 2, -1,
                       STYLE(chosen ? ROLE_STRONG : ROLE_TEXT), notes[at]);
    }
    if (desk->typing)
        draw_field(desk, canvas,
                   (struct rect){rect.row + shown * pitch, rect.column, 1, rect.columns});
}

/* Every question stands in large letters: a long one takes rows from the notes, of which the last
 * are shown. Where it would not be large at all, the notes keep theirs. */
static int notes_rows(const struct view *view, struct rect rect, int rows, int gap)
{
    for (int fewer = rows; fewer >= NOTES_LEAST; fewer--) {
        struct rect question = rect;
        rect_take_bottom(&question, fewer + gap);
        if (bigtext_fits(view->big, question, stage_question(view), 0, view->frame))
            return fewer;
    }
    return rows;
}

static void draw(const struct view *view, const struct desk *desk, struct canvas *canvas,
                 struct rect rect)
{
    const char *notes[NOTES_MAX];
    int count = list_notes(view, notes) + desk->typing;
    bool roomy = rect.rows >= 20;
    rect = rect_inset(rect, 0, roomy ? 3 : 0);
    rect_take_top(&rect, roomy);
    int most = rect.rows * 3 / 5, wanted = roomy ? count * 2 : count + 1;
    int rows = wanted > most ? most : wanted;
    rows = rows < rect.rows / 3 ? rect.rows / 3 : rows; /* steps, so that a line moves nothing */
    rows = rows > rect.rows / 3 ? most : rows;
    struct rect below = rect_take_bottom(&rect, notes_rows(view, rect, rows, roomy));
    rect_take_bottom(&rect, roomy);
    stage_draw_big(view, canvas, rect, -1, STYLE(ROLE_STRONG), stage_question(view));
    draw_notes(view, desk, canvas, below);
}

static const char *readable(const struct view *view, int step, const char *answer)
{
    (void)step;
    char *line = arena_text(view->frame, answer, strlen(answer));
    for (char *at = line; *at != '\0'; at++)
        if (*at == '\n')
            *at = ';';
    return line;
}

const struct stage_look look_debrief = {.hint = MSG_hint_debrief,
                                        .begin = begin,
                                        .label = label,
                                        .act = act,
                                        .key = key,
                                        .draw = draw,
                                        .readable = readable};
