/* mix: an evening built from all questions there are. A form of a few rows and a line that tells
 * what comes out; two of the rows open a list with marks. Every change asks app anew. */
#include "ui/screens/screens.h"
#include "ui/widgets.h"

enum row {
    ROW_QUESTIONS,
    ROW_MINUTES,
    ROW_DIFFICULTY,
    ROW_PLACES,
    ROW_SETS,
    ROW_TASKS,
    ROW_FRESH,
    ROWS
};

enum { QUESTIONS_MOST = 100, MINUTES_STEP = 5, MINUTES_MOST = 180, FRESH_MOST = 20 };
enum { QUESTIONS_USUAL = 20, FRESH_USUAL = 3, SEEDS = 9999 };

struct mix_screen {
    struct screen_head head;
    struct mix_form form;
    struct list rows, marks;
    bool begun;   /* the folders have been looked through for this screen */
    bool marking; /* the list of the selected row is open */
};

static struct mix_screen *mix_of(struct screen *screen)
{
    return (struct mix_screen *)(void *)screen;
}

static const struct mix_screen *const_mix_of(const struct screen *screen)
{
    return (const struct mix_screen *)(const void *)screen;
}

static const struct level {
    int least, most;
    enum message name;
} levels[] = {
    {0, 0, MSG_mix_level_any},         {1, 1, MSG_mix_level_easy},
    {1, 2, MSG_mix_level_easy_middle}, {2, 2, MSG_mix_level_middle},
    {2, 3, MSG_mix_level_middle_hard}, {3, 3, MSG_mix_level_hard},
};

enum { LEVELS = sizeof levels / sizeof *levels };

static int level_of(const struct mix_form *form)
{
    for (int i = 0; i < LEVELS; i++)
        if (levels[i].least == form->least && levels[i].most == form->most)
            return i;
    return 0;
}

static void open(struct screen *screen, const struct view *view, int64_t argument)
{
    (void)argument;
    mix_of(screen)->form = (struct mix_form){.questions = QUESTIONS_USUAL,
                                             .fresh = FRESH_USUAL,
                                             .seed = 1 + (uint64_t)view->now.wall_ms % SEEDS};
}

static struct outcome ask(const struct mix_screen *mix, enum request request)
{
    return (struct outcome){.kind = OUTCOME_REQUEST, .request = request, .mix = &mix->form};
}

/* --- the list of a row */

static bool has_list(const struct mix_screen *mix)
{
    return mix->rows.selected == ROW_PLACES || mix->rows.selected == ROW_SETS;
}

static int choices_of(const struct view *view, int row, const struct mix_choice **choices)
{
    if (view->mix == NULL)
        return 0;
    *choices = row == ROW_PLACES ? view->mix->places : view->mix->sets;
    return row == ROW_PLACES ? view->mix->place_count : view->mix->set_count;
}

static bool *marks_of(struct mix_form *form, int row)
{
    return row == ROW_PLACES ? form->places : form->sets;
}

static int count_marks(const bool *marks)
{
    int count = 0;
    for (int i = 0; i < MIX_MARKS_MAX; i++)
        count += marks[i];
    return count;
}

static int list_count(const struct mix_screen *mix, const struct view *view)
{
    const struct mix_choice *choices;
    return choices_of(view, mix->rows.selected, &choices);
}

/* --- keys */

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false},   {PRESS_SPACE, ACTION_INSERT, false},
    {PRESS_RIGHT, ACTION_RIGHT, false},   {PRESS_LEFT, ACTION_LEFT, true},
    {PRESS_F2, ACTION_RETRY, false},      {PRESS_F5, ACTION_EXPORT, false},
    {PRESS_DELETE, ACTION_REMOVE, false}, {PRESS_F1, ACTION_HELP, true},
    {PRESS_ESCAPE, ACTION_BACK, false},   {PRESS_NONE, ACTION_NONE, true},
};

static enum message label_marking(const struct mix_screen *mix, const struct view *view,
                                  enum action action)
{
    const bool *marks = mix->rows.selected == ROW_PLACES ? mix->form.places : mix->form.sets;
    switch (action) {
    case ACTION_ENTER:
    case ACTION_BACK:
        return MSG_key_ready;
    case ACTION_INSERT:
        return list_count(mix, view) > 0 ? MSG_key_mark : MSG_nothing;
    case ACTION_REMOVE:
        return count_marks(marks) > 0 ? MSG_key_clear_marks : MSG_nothing;
    case ACTION_HELP:
        return MSG_key_help;
    default:
        return MSG_nothing;
    }
}

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    const struct mix_screen *mix = const_mix_of(screen);
    bool comes_out = view->mix != NULL && view->mix->questions > 0;
    if (mix->marking)
        return label_marking(mix, view, action);
    switch (action) {
    case ACTION_ENTER:
        return comes_out ? MSG_key_play : MSG_nothing;
    case ACTION_EXPORT:
        return comes_out ? MSG_key_save : MSG_nothing;
    case ACTION_RETRY:
        return comes_out ? MSG_key_mix_again : MSG_nothing;
    case ACTION_INSERT:
        return has_list(mix) ? MSG_key_choose : MSG_nothing;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return has_list(mix) ? MSG_nothing : MSG_key_change;
    case ACTION_HELP:
        return MSG_key_help;
    case ACTION_BACK:
        return MSG_key_return;
    default:
        return MSG_nothing;
    }
}

static int within(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static void change(struct mix_form *form, int row, int by)
{
    int level;
    switch (row) {
    case ROW_QUESTIONS:
        form->questions = within(form->questions + by, 0, QUESTIONS_MOST);
        break;
    case ROW_MINUTES:
        form->minutes = within(form->minutes + by * MINUTES_STEP, 0, MINUTES_MOST);
        break;
    case ROW_DIFFICULTY:
        level = (level_of(form) + by + LEVELS) % LEVELS;
        form->least = levels[level].least;
        form->most = levels[level].most;
        break;
    case ROW_TASKS:
        form->tasks = (enum mix_tasks)(((int)form->tasks + by + MIX_TASKS) % MIX_TASKS);
        break;
    case ROW_FRESH:
        form->fresh = within(form->fresh + by, 0, FRESH_MOST);
        break;
    default:
        break;
    }
}

static struct outcome act_marking(struct mix_screen *mix, const struct view *view,
                                  enum action action)
{
    bool *marks = marks_of(&mix->form, mix->rows.selected);
    switch (action) {
    case ACTION_INSERT:
        list_settle(&mix->marks, list_count(mix, view), view->rows);
        marks[mix->marks.selected] = !marks[mix->marks.selected];
        return ask(mix, REQUEST_MIX);
    case ACTION_REMOVE:
        for (int i = 0; i < MIX_MARKS_MAX; i++)
            marks[i] = false;
        return ask(mix, REQUEST_MIX);
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    default:
        mix->marking = false;
        return OUTCOME(STAY);
    }
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    struct mix_screen *mix = mix_of(screen);
    if (mix->marking)
        return act_marking(mix, view, action);
    switch (action) {
    case ACTION_ENTER:
        return ask(mix, REQUEST_MIX_PLAY);
    case ACTION_EXPORT:
        return ask(mix, REQUEST_MIX_SAVE);
    case ACTION_RETRY:
        mix->form.seed = mix->form.seed % SEEDS + 1;
        return ask(mix, REQUEST_MIX);
    case ACTION_INSERT:
        mix->marking = true;
        mix->marks = (struct list){0};
        return OUTCOME(STAY);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        change(&mix->form, mix->rows.selected, action == ACTION_LEFT ? -1 : 1);
        return ask(mix, REQUEST_MIX);
    case ACTION_HELP:
        return OUTCOME_TO(SCREEN_MENU, 1);
    default:
        return OUTCOME(POP);
    }
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    struct mix_screen *mix = mix_of(screen);
    if (mix->marking)
        list_key(&mix->marks, input->key, list_count(mix, view), view->rows / 2);
    else
        list_key(&mix->rows, input->key, ROWS, ROWS);
    return OUTCOME(STAY);
}

static struct outcome tick(struct screen *screen, const struct view *view)
{
    struct mix_screen *mix = mix_of(screen);
    if (mix->begun && view->mix != NULL)
        return OUTCOME(STAY);
    struct outcome outcome = ask(mix, REQUEST_MIX);
    outcome.number = !mix->begun;
    mix->begun = true;
    return outcome;
}

/* --- looks */

static const char *words_of_marks(const struct view *view, const struct mix_form *form, int row)
{
    const struct mix_choice *choices;
    int count = choices_of(view, row, &choices),
        marked = count_marks(row == ROW_PLACES ? form->places : form->sets);
    return marked == 0 ? VIEW_SAY(view, MSG_mix_all) : VIEW_SAY(view, MSG_mix_some, marked, count);
}

static const char *value_of(const struct view *view, const struct mix_form *form, int row)
{
    static const enum message tasks[MIX_TASKS] = {[MIX_TASKS_ALL] = MSG_mix_tasks_all,
                                                  [MIX_TASKS_KEYED] = MSG_mix_tasks_keyed,
                                                  [MIX_TASKS_TYPED] = MSG_mix_tasks_typed};
    switch (row) {
    case ROW_QUESTIONS:
        return form->questions > 0 ? VIEW_SAY(view, MSG_mix_up_to, form->questions)
                                   : VIEW_SAY(view, MSG_mix_as_time_allows);
    case ROW_MINUTES:
        return form->minutes > 0 ? VIEW_SAY(view, MSG_mix_up_to, form->minutes)
                                 : VIEW_SAY(view, MSG_mix_no_limit);
    case ROW_DIFFICULTY:
        return VIEW_SAY(view, levels[level_of(form)].name);
    case ROW_TASKS:
        return VIEW_SAY(view, tasks[form->tasks]);
    case ROW_FRESH:
        return form->fresh == 0
                   ? VIEW_SAY(view, MSG_mix_fresh_none)
                   : say_plural(view->frame, view_language(view), MSG_mix_fresh, form->fresh);
    default:
        return words_of_marks(view, form, row);
    }
}

/* «24 вопроса, 31 минута, 22 территории» */
static const char *result_of(const struct view *view)
{
    const struct mix_offer *offer = view->mix;
    enum language language = view_language(view);
    if (offer == NULL)
        return VIEW_SAY(view, MSG_mix_reading);
    if (offer->questions == 0)
        return offer->trouble != NULL ? offer->trouble : "";
    const char *text = arena_format(
        view->frame, "%s, %s", say_plural(view->frame, language, MSG_questions, offer->questions),
        say_plural(view->frame, language, MSG_mix_minutes, offer->minutes));
    return offer->territories == 0
               ? text
               : arena_format(
                     view->frame, "%s, %s", text,
                     say_plural(view->frame, language, MSG_mix_territories, offer->territories));
}

static void draw_form(const struct mix_screen *mix, const struct view *view, struct canvas *canvas,
                      struct rect content)
{
    static const enum message names[ROWS] = {
        [ROW_QUESTIONS] = MSG_mix_row_questions,
        [ROW_MINUTES] = MSG_mix_row_minutes,
        [ROW_DIFFICULTY] = MSG_mix_row_difficulty,
        [ROW_PLACES] = MSG_mix_row_places,
        [ROW_SETS] = MSG_mix_row_sets,
        [ROW_TASKS] = MSG_mix_row_tasks,
        [ROW_FRESH] = MSG_mix_row_fresh,
    };
    enum { NAME_COLUMNS = 28, WIDE = 76, RESULT_ROWS = 3 };
    bool none = view->mix != NULL && view->mix->questions == 0;
    int wide = content.columns < WIDE ? content.columns : WIDE;
    int pitch = content.rows >= ROWS * 2 + RESULT_ROWS ? 2 : 1;
    struct rect block = rect_centred(content, ROWS * pitch + RESULT_ROWS, wide);
    int name_columns = wide * NAME_COLUMNS / WIDE;
    for (int row = 0; row < ROWS; row++) {
        bool here = mix->rows.selected == row;
        int at = block.row + row * pitch;
        canvas_text_in(canvas, at, block.column, name_columns - 1, -1,
                       STYLE(here ? ROLE_ACCENT : ROLE_TEXT), VIEW_SAY(view, names[row]));
        const char *value = value_of(view, &mix->form, row);
        bool list = row == ROW_PLACES || row == ROW_SETS;
        const char *text =
            here ? arena_format(view->frame, list ? "%s …" : "◀ %s ▶", value) : value;
        canvas_text_in(canvas, at, block.column + name_columns, wide - name_columns, -1,
                       STYLE(here ? ROLE_STRONG : ROLE_DIM), text);
    }
    struct rect words = rect_take_bottom(&block, RESULT_ROWS);
    rect_take_top(&words, 1);
    widget_paragraph(canvas, words, -1, STYLE(none ? ROLE_WARN : ROLE_ACCENT), result_of(view),
                     view->frame);
}

static void draw_marks(const struct mix_screen *mix, const struct view *view, struct canvas *canvas,
                       struct rect content)
{
    const struct mix_choice *choices = NULL;
    int row = mix->rows.selected, count = choices_of(view, row, &choices);
    const bool *marks = row == ROW_PLACES ? mix->form.places : mix->form.sets;
    struct list_item *items = arena_alloc(view->frame, ((size_t)count + 1) * sizeof *items);
    for (int i = 0; i < count; i++)
        items[i] = (struct list_item){
            arena_format(view->frame, "%s %s", marks[i] ? "✓" : "·", choices[i].name),
            say_plural(view->frame, view_language(view), MSG_questions, choices[i].questions), -1,
            false};
    struct rect top = rect_take_top(&content, 2), foot = rect_take_bottom(&content, 2);
    canvas_text_in(canvas, top.row, top.column, top.columns, -1, STYLE(ROLE_DIM),
                   VIEW_SAY(view, MSG_mix_marks_hint));
    bool none = view->mix != NULL && view->mix->questions == 0;
    canvas_text_in(canvas, foot.row + 1, foot.column, foot.columns, -1,
                   STYLE(none ? ROLE_WARN : ROLE_ACCENT), result_of(view));
    struct list list = mix->marks;
    list_settle(&list, count, list_page(content, 1));
    list_draw(canvas, content, &list, items, count, 1);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct mix_screen *mix = const_mix_of(screen);
    const char *title = VIEW_SAY(view, !mix->marking                      ? MSG_item_mix
                                       : mix->rows.selected == ROW_PLACES ? MSG_mix_row_places
                                                                          : MSG_mix_row_sets);
    const char *number =
        mix->marking ? "" : VIEW_SAY(view, MSG_mix_title, (unsigned long long)mix->form.seed);
    struct rect content = widget_header(canvas, VIEW_SAY(view, MSG_brand), title, number);
    if (mix->marking)
        draw_marks(mix, view, canvas, content);
    else
        draw_form(mix, view, canvas, content);
}

const struct screen_class screen_mix = {
    .size = sizeof(struct mix_screen),
    .bindings = bindings,
    .open = open,
    .label = label,
    .act = act,
    .key = key,
    .tick = tick,
    .draw = draw,
};
