#include <stdio.h>
#include <string.h>

#include "engine/state.h"
#include "ui/keymap.h"
#include "ui/theme.h"
#include "ui/widgets.h"

/* How a state looks: its mark, the mark's style and the name's. */
static const struct {
    const char *mark;
    enum role mark_role, name_role;
} states[] = {
    [LAMP_WAITING] = {"…", ROLE_FAINT, ROLE_DIM},
    [LAMP_DONE] = {"✓", ROLE_RIGHT, ROLE_TEXT},
    [LAMP_ACTIVE] = {"◂", ROLE_ACCENT, ROLE_STRONG},
    [LAMP_OFF] = {" ", ROLE_FAINT, ROLE_FAINT},
};

/* Where everything stands in a slot. It follows from the names, notes and keys alone, never from a
 * state. */
struct lamps_layout {
    int per_row, rows, slot; /* teams a row, rows of teams, columns a team */
    int name, note, gain;    /* columns of each */
    bool keys_below, keys_beside;
    int keys; /* columns of the keys beside the name */
};

enum { SHAPE = 2, GAP = 2 };

static int widest(int columns, const char *text)
{
    int width = text ? text_width(text) : 0;
    return width > columns ? width : columns;
}

static int per_row_of(int count, int rows)
{
    return (count + rows - 1) / rows;
}

static struct lamps_layout lay_out(int columns, int height, const struct lamp *lamps, int count)
{
    enum {
        COMFORTABLE_SLOT = 18,
        SLOT_FOR_KEYS = 18,
        WIDEST_SLOT = 30,
        LEAST_NAME = 3, /* of a name, before another row of teams is begun */
        ROWS_MAX = 4
    };
    struct lamps_layout layout = {.note = 1};
    int name = 1, keys = 0;
    for (int i = 0; i < count; i++) {
        name = widest(name, lamps[i].name);
        keys = widest(keys, lamps[i].keys);
        layout.note = widest(layout.note, lamps[i].note);
        layout.gain = widest(layout.gain, lamps[i].gain);
    }
    int told = 1 + layout.note + (layout.gain ? layout.gain + 1 : 0);
    int least = SHAPE + LEAST_NAME + told + 1;
    layout.rows = columns / count >= COMFORTABLE_SLOT || count == 1 ? 1 : 2;
    while (layout.rows < ROWS_MAX && columns / per_row_of(count, layout.rows) < least)
        layout.rows++;
    layout.per_row = per_row_of(count, layout.rows);
    layout.slot = columns / layout.per_row;
    layout.slot = layout.slot < WIDEST_SLOT ? layout.slot : WIDEST_SLOT;
    if (keys > 0 && layout.slot >= SLOT_FOR_KEYS) {
        layout.keys_below = layout.rows == 1 || height >= 24;
        layout.keys_beside = !layout.keys_below && keys <= 5;
    }
    layout.keys = layout.keys_beside ? keys + 1 : 0;
    int tail = told + layout.keys;
    int room = layout.slot - SHAPE - tail - (layout.slot >= COMFORTABLE_SLOT ? GAP : 1);
    layout.name = name < room ? name : room > 1 ? room : 1;
    return layout;
}

static void draw_lamp(struct canvas *canvas, int row, int column, const struct lamps_layout *layout,
                      const struct lamp *lamp)
{
    bool off = lamp->state == LAMP_OFF;
    canvas_text(canvas, row, column, off ? STYLE(ROLE_FAINT) : STYLE_TEAM(lamp->team),
                team_shape(lamp->team));
    int at = column + SHAPE;
    canvas_text_in(canvas, row, at, layout->name, -1, STYLE(states[lamp->state].name_role),
                   lamp->name);
    at += layout->name + 1;
    if (lamp->keys && layout->keys_below)
        canvas_text_in(canvas, row + 1, column + SHAPE, layout->slot - SHAPE - 1, -1,
                       STYLE(ROLE_DIM), lamp->keys);
    if (lamp->keys && layout->keys_beside)
        canvas_text_in(canvas, row, at, layout->keys - 1, -1, STYLE(ROLE_DIM), lamp->keys);
    at += layout->keys;
    if (!lamp->note) {
        canvas_text_in(canvas, row, at, layout->note, 1, STYLE(states[lamp->state].mark_role),
                       states[lamp->state].mark);
    } else {
        canvas_text_in(canvas, row, at, layout->note, 1, STYLE(off ? ROLE_FAINT : ROLE_TEXT),
                       lamp->note);
    }
    if (lamp->gain) {
        enum role role = lamp->gain[0] == '+' ? ROLE_RIGHT : ROLE_WRONG;
        canvas_text_in(canvas, row, at + layout->note + 1, layout->gain, -1, STYLE(role),
                       lamp->gain);
    }
}

void widget_lamps(struct canvas *canvas, struct rect *rect, const struct lamp *lamps, size_t count)
{
    if (count == 0 || rect->columns <= 0)
        return;
    bool compact = widget_is_compact(canvas);
    int indent = compact ? 1 : 3;
    struct lamps_layout layout = lay_out(rect->columns - indent, canvas->rows, lamps, (int)count);
    int lines = layout.keys_below ? 2 : 1;
    struct rect place = rect_take_bottom(rect, 1 + layout.rows * lines);
    canvas_hline(canvas, place.row, place.column, place.columns, STYLE(ROLE_FAINT));
    for (int i = 0; i < (int)count; i++) {
        int row = place.row + 1 + i / layout.per_row * lines;
        draw_lamp(canvas, row, place.column + indent + i % layout.per_row * layout.slot, &layout,
                  &lamps[i]);
    }
}

void widget_zone_keys(char *out, size_t size, int team, int count)
{
    size_t length = 0;
    if (size > 0)
        out[0] = '\0';
    for (int place = 0; place < count && place < TEAM_KEYS; place++) {
        const char *latin, *cyrillic;
        keymap_caps(team, place, &latin, &cyrillic);
        int added = snprintf(out + length, size - length, "%s%s%s", place ? " " : "", latin,
                             cyrillic ? cyrillic : "");
        if (added < 0 || (size_t)added >= size - length)
            return;
        length += (size_t)added;
    }
}
