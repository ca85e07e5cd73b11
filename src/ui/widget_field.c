#include <string.h>

#include "ui/widgets.h"

void field_set(struct field *field, const char *text)
{
    text_copy(field->text, sizeof field->text, text);
    field->cursor = strlen(field->text);
}

/* The boundary before the cursor; the start when there is none. */
static size_t previous(const struct field *field)
{
    const char *at = field->text, *before = at;
    struct text_cluster cluster;
    while ((size_t)(at - field->text) < field->cursor) {
        before = at;
        if (!text_next_cluster(&at, &cluster))
            break;
    }
    return (size_t)(before - field->text);
}

static size_t next(const struct field *field)
{
    const char *at = field->text + field->cursor;
    struct text_cluster cluster;
    return text_next_cluster(&at, &cluster) ? (size_t)(at - field->text) : strlen(field->text);
}

static void erase(struct field *field, size_t from, size_t to)
{
    memmove(field->text + from, field->text + to, strlen(field->text + to) + 1);
    field->cursor = from;
}

static void insert(struct field *field, uint32_t codepoint, size_t limit)
{
    char bytes[4];
    size_t size = text_encode(codepoint, bytes), length = strlen(field->text);
    if (codepoint < ' ' || text_has_controls(bytes, size) || length + size >= sizeof field->text)
        return;
    if (limit > 0 && text_length(field->text) >= limit)
        return;
    memmove(field->text + field->cursor + size, field->text + field->cursor,
            length - field->cursor + 1);
    memcpy(field->text + field->cursor, bytes, size);
    field->cursor += size;
}

bool field_input(struct field *field, const struct input *input, size_t limit)
{
    if (input->kind == INPUT_PASTE) {
        insert(field, input->codepoint, limit);
        return true;
    }
    if (input->kind != INPUT_KEY)
        return false;
    switch (input->key) {
    case PRESS_CHARACTER:
        insert(field, input->codepoint, limit);
        return true;
    case PRESS_SPACE:
        insert(field, ' ', limit);
        return true;
    case PRESS_BACKSPACE:
        erase(field, previous(field), field->cursor);
        return true;
    case PRESS_DELETE:
        erase(field, field->cursor, next(field));
        return true;
    case PRESS_LEFT:
        field->cursor = previous(field);
        return true;
    case PRESS_RIGHT:
        field->cursor = next(field);
        return true;
    case PRESS_HOME:
        field->cursor = 0;
        return true;
    case PRESS_END:
        field->cursor = strlen(field->text);
        return true;
    default:
        return false;
    }
}

/* Columns up to a byte, as drawn. */
static int columns_before(const struct field *field, size_t byte, bool masked)
{
    int columns = 0;
    struct text_cluster cluster;
    for (const char *at = field->text;
         (size_t)(at - field->text) < byte && text_next_cluster(&at, &cluster);)
        columns += masked ? 1 : cluster.width;
    return columns;
}

void field_draw(struct canvas *canvas, int row, int column, int columns, struct style style,
                const struct field *field, bool masked, bool focused)
{
    if (columns <= 0)
        return;
    canvas_fill(canvas, (struct rect){row, column, 1, columns}, style, " ");
    int all = columns_before(field, strlen(field->text), masked);
    int cursor = columns_before(field, field->cursor, masked);
    int start = 0; /* the column of the text at the left edge */
    if (all + 1 > columns) {
        start = cursor - columns * 2 / 3;
        start = start > all + 1 - columns ? all + 1 - columns : start;
        start = start < 0 ? 0 : start;
    }
    int place = 0;
    struct text_cluster cluster;
    for (const char *at = field->text; text_next_cluster(&at, &cluster);) {
        int width = masked ? 1 : cluster.width;
        if (place >= start && place + width <= start + columns)
            canvas_text(canvas, row, column + place - start, style, masked ? "•" : cluster.bytes);
        place += width;
    }
    if (start > 0 && cursor > start)
        canvas_text(canvas, row, column, style, "…");
    if (all > start + columns && cursor < start + columns - 1)
        canvas_text(canvas, row, column + columns - 1, style, "…");
    if (focused && canvas_at(canvas, row, column + cursor - start) != NULL) {
        canvas->cursor_row = row;
        canvas->cursor_column = column + cursor - start;
    }
}
