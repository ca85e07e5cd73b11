/* options on the screen: panels with badges while the question is open; at reveal a row an option
 * with the teams that chose it. Places are as dealt, so that a shuffle looks the same everywhere.
 */
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "ui/phrases.h"
#include "ui/tasks/tasks.h"

const struct step_option *option_at(const struct view *view, int place)
{
    const struct step *step = view->plan->steps[view->state->step];
    const struct step_state *dealt = &view->state->steps[view->state->step];
    if (place < 0 || place >= dealt->option_count)
        return NULL;
    return &step->options[dealt->order[place]];
}

const char *option_text(const struct view *view, const struct step_option *option)
{
    if (option->text != NULL)
        return option->text;
    return VIEW_SAY(view, strcmp(option->id, "true") == 0 ? MSG_true : MSG_false);
}

const char *option_about(const struct view *view, const struct step_option *option)
{
    const struct step *step = view->plan->steps[view->state->step];
    const ptrdiff_t place = option - step->options; /* items and options go in step */
    return step->stage != NULL && place < step->stage->item_count ? step->stage->items[place].about
                                                                  : NULL;
}

/* Something is said of at least one of them. */
static bool any_about(const struct view *view)
{
    int count = view->state->steps[view->state->step].option_count;
    for (int place = 0; place < count; place++)
        if (option_about(view, option_at(view, place)) != NULL)
            return true;
    return false;
}

int options_rows(const struct view *view, int pitch)
{
    enum { ABOUT_PITCH = 3 }; /* the option, what it costs, a row of air */
    int count = view->state->steps[view->state->step].option_count;
    return any_about(view) ? count * (pitch < ABOUT_PITCH ? pitch : ABOUT_PITCH)
                           : (count + 1) / 2 * pitch;
}

bool options_by_digits(const struct view *view)
{
    const struct step_state *step = &view->state->steps[view->state->step];
    return step->mode != MODE_ALL || view->state->entry == ENTRY_HOST;
}

enum { BADGE_COLUMNS = 3, PANEL_GAP = 4, TEXT_INDENT = 8, PITCH_MOST = 6, BIG_PIXELS = 9 };

static int widest_option(const struct view *view, int count)
{
    int widest = 0;
    for (int place = 0; place < count; place++) {
        int width = text_width(option_text(view, option_at(view, place)));
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* One size for all: a large option beside a small one would look like a hint. */
static bool all_fit_big(const struct view *view, int count, int rows, int columns)
{
    int capitals = bigtext_cap_rows(view->big, BIG_PIXELS, BIG_QUADRANT);
    if (capitals == 0 || capitals >= rows)
        return false;
    for (int place = 0; place < count; place++)
        if (bigtext_width(view->big, option_text(view, option_at(view, place)), BIG_PIXELS,
                          BIG_QUADRANT) > columns)
            return false;
    return true;
}

/* Capitals stand in the middle of the panel, so that options in a row share a line. */
static void draw_big(const struct view *view, struct canvas *canvas, struct rect words,
                     const char *text)
{
    int capitals = bigtext_cap_rows(view->big, BIG_PIXELS, BIG_QUADRANT);
    int row = words.row + (words.rows - capitals) / 2 -
              bigtext_cap_top(view->big, BIG_PIXELS, BIG_QUADRANT);
    bigtext_draw(view->big, canvas, row, words.column, BIG_PIXELS, BIG_QUADRANT, STYLE(ROLE_PANEL),
                 text);
}

/* What a choice costs stands dim under it, or after it where there is a row alone. */
static void draw_priced(const struct view *view, struct canvas *canvas, struct rect words,
                        const char *text, const char *about)
{
    if (words.rows == 1) {
        int end = canvas_text_in(canvas, words.row, words.column, words.columns, -1,
                                 STYLE(ROLE_PANEL), text);
        canvas_text_in(canvas, words.row, end, words.column + words.columns - end, -1,
                       STYLE(ROLE_PANEL_DIM), arena_format(view->frame, " — %s", about));
        return;
    }
    words.row += (words.rows - 2) / 2;
    canvas_text_in(canvas, words.row, words.column, words.columns, -1, STYLE(ROLE_PANEL), text);
    words = (struct rect){words.row + 1, words.column, words.rows / 2, words.columns};
    widget_paragraph(canvas, words, -1, STYLE(ROLE_PANEL_DIM), about, view->frame);
}

static void draw_panel(const struct view *view, struct canvas *canvas, struct rect panel, int place,
                       bool big)
{
    const char *text = option_text(view, option_at(view, place));
    const char *badge = arena_format(
        view->frame, " %s ", phrase_badge(view_language(view), place, options_by_digits(view)));
    canvas_fill(canvas, panel, STYLE(ROLE_PANEL), " ");
    int middle = panel.row + (panel.rows - 1) / 2; /* the upper of two rows */
    canvas_text(canvas, middle, panel.column + 2, STYLE(ROLE_BADGE), badge);
    struct rect words = {panel.row, panel.column + TEXT_INDENT, panel.rows,
                         panel.columns - TEXT_INDENT - 2};
    const char *about = option_about(view, option_at(view, place));
    if (about != NULL) {
        draw_priced(view, canvas, words, text, about);
        return;
    }
    if (big) {
        draw_big(view, canvas, words, text);
        return;
    }
    if (text_width(text) <= words.columns)
        words.row = middle;
    words.rows = panel.row + panel.rows - words.row;
    widget_paragraph(canvas, words, -1, STYLE(ROLE_PANEL), text, view->frame);
}

void options_draw_open(const struct view *view, struct canvas *canvas, struct rect rect,
                       const struct field *typed, bool hidden)
{
    (void)typed, (void)hidden;
    int count = view->state->steps[view->state->step].option_count;
    if (count == 0 || rect.rows < 1)
        return;
    int half = (rect.columns - PANEL_GAP) / 2;
    bool priced = any_about(view);
    bool one_column =
        (priced || widest_option(view, count) > 2 * (half - TEXT_INDENT - 2)) && rect.rows >= count;
    int columns = one_column ? 1 : 2;
    int lines = (count + columns - 1) / columns;
    int pitch = rect.rows / lines;
    pitch = pitch > PITCH_MOST ? PITCH_MOST : pitch < 1 ? 1 : pitch;
    int tall = pitch > 2 ? pitch - 1 : pitch; /* a row of air between panels */
    int wide = one_column ? rect.columns : half;
    bool big = !priced && all_fit_big(view, count, tall, wide - TEXT_INDENT - 2);
    for (int place = 0; place < count; place++) {
        struct rect panel = {rect.row + place / columns * pitch,
                             rect.column + place % columns * (wide + PANEL_GAP), tall, wide};
        draw_panel(view, canvas, panel, place, big);
    }
}

/* Teams that chose an option, from `column` on, names cut so that all of them fit. */
static void draw_choosers(const struct view *view, struct canvas *canvas, int row, int column,
                          int columns, const struct step_option *option)
{
    int teams[TEAMS_MAX], count = 0;
    for (int team = 0; team < view->state->team_count; team++) {
        const struct answer *answer = state_answer(view->state, view->state->step, team);
        if (answer->given && strcmp(answer_text(answer), option->id) == 0)
            teams[count++] = team;
    }
    if (count == 0)
        return;
    enum { WIDEST = 20, LEAST = 7, SHAPE = 2 };
    int wide = columns / count;
    wide = wide > WIDEST  ? WIDEST
           : wide < LEAST ? SHAPE
                          : wide; /* names cut to nothing say nothing */
    for (int i = 0; i < count; i++) {
        int at = column + i * wide;
        canvas_text(canvas, row, at, STYLE_TEAM(teams[i]), team_shape(teams[i]));
        if (wide >= LEAST)
            canvas_text_in(canvas, row, at + 2, wide - 3, -1, STYLE(ROLE_TEXT),
                           view->state->teams[teams[i]].name);
    }
}

static const char *gain_words(const struct view *view, const struct step_option *option,
                              const struct verdict verdicts[TEAMS_MAX])
{
    int32_t points = 0;
    bool any = false;
    for (int team = 0; team < view->state->team_count; team++) {
        const struct answer *answer = state_answer(view->state, view->state->step, team);
        if (!answer->given || strcmp(answer_text(answer), option->id) != 0)
            continue;
        if (any && verdicts[team].points != points)
            return ""; /* speed or the host's word made them differ: the lamps say who got what */
        points = verdicts[team].points;
        any = true;
    }
    return points == 0 ? "" : phrase_signed(view->frame, points);
}

void options_draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                          const struct verdict verdicts[TEAMS_MAX])
{
    int count = view->state->steps[view->state->step].option_count;
    int label = widest_option(view, count);
    int gain_columns = 6, most = rect.columns / 3;
    if (label > most)
        label = most;
    for (int place = 0; place < count && place < rect.rows; place++) {
        const struct step_option *option = option_at(view, place);
        int row = rect.row + place;
        enum role role = option->right ? ROLE_RIGHT : ROLE_DIM;
        const char *badge = phrase_badge(view_language(view), place, options_by_digits(view));
        canvas_text(canvas, row, rect.column, STYLE(role), option->right ? "✓" : " ");
        canvas_text(canvas, row, rect.column + 2, STYLE(role), badge);
        canvas_text_in(canvas, row, rect.column + 5, label, -1, STYLE(role),
                       option_text(view, option));
        int at = rect.column + 5 + label + 3;
        draw_choosers(view, canvas, row, at, rect.column + rect.columns - gain_columns - at,
                      option);
        const char *gain = gain_words(view, option, verdicts);
        canvas_text_in(canvas, row, rect.column + rect.columns - gain_columns, gain_columns, 1,
                       STYLE(option->right ? ROLE_RIGHT : ROLE_WRONG), gain);
    }
}
