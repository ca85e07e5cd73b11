/* looks: one row for each shape of answer, the other half of engine/tasks: how it is asked, entered
 * and shown. */
#ifndef VOLNA_UI_TASKS_H
#define VOLNA_UI_TASKS_H

#include "engine/scoring.h"
#include "ui/view.h"
#include "ui/widgets.h"

struct task_look {
    enum message hint; /* how to answer, said before the question opens */
    bool typed; /* a field to type in; otherwise keys stand for options, unless the task has a
                   desk (ui/stages): then draw_open and press are the desk's and NULL here */

    /* The options or the place to type, within `rect` under the question. typed: the text being
     * typed, or NULL. */
    void (*draw_open)(const struct view *view, struct canvas *canvas, struct rect rect,
                      const struct field *typed, bool hidden);
    /* What a key at this place of a zone makes of the answer so far; NULL when there is no such
     * option. */
    const char *(*press)(const struct view *view, const char *answer, int place);
    /* A canonical answer as people read it. */
    const char *(*readable)(const struct view *view, int step, const char *answer);
    /* The right answer, for the big letters of the reveal. */
    const char *(*right)(const struct view *view, int step);
    /* Who answered what, within `rect`. */
    void (*draw_answers)(const struct view *view, struct canvas *canvas, struct rect rect,
                         const struct verdict verdicts[TEAMS_MAX]);

    /* The rest is optional. */

    /* How points are counted, where that has to be said before the question opens. */
    const char *(*terms)(const struct view *view, int step);
    /* Rows for draw_answers out of those of the whole reveal; NULL: a row an option or a team. */
    int (*answer_rows)(const struct view *view, int rows);
    bool
        tells_right; /* draw_answers shows the right answer too, so it is not said in big letters */
};

extern const struct task_look *const task_looks[TASK_KINDS]; /* NULL for stages of games, except
                                                                  decide: teams answer it so */

/* The look of the step under the cursor; one that does nothing where there is none. */
const struct task_look *look_now(const struct view *view);

/* ---- shared by the rows ---- */

/* options.c: panels with badges in one or two columns, and rows of options with the teams that
 * chose them. */
void options_draw_open(const struct view *view, struct canvas *canvas, struct rect rect,
                       const struct field *typed, bool hidden);
void options_draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                          const struct verdict verdicts[TEAMS_MAX]);
const char *option_text(const struct view *view,
                        const struct step_option *option); /* truefalse gets its words here */
const struct step_option *option_at(const struct view *view,
                                    int place); /* as dealt; NULL beyond the last */
/* What a choice costs, as far as its author says so; NULL: nothing is said. */
const char *option_about(const struct view *view, const struct step_option *option);
/* Rows for options_draw_open where two options share `pitch` rows; what is said of them takes more.
 */
int options_rows(const struct view *view, int pitch);
/* True when options are named by digits, since one team at a time answers. */
bool options_by_digits(const struct view *view);

/* typed.c: a large field, and a row a team: answer, rule, points. */
void typed_draw_open(const struct view *view, struct canvas *canvas, struct rect rect,
                     const struct field *typed, bool hidden);
void teams_draw_answers(const struct view *view, struct canvas *canvas, struct rect rect,
                        const struct verdict verdicts[TEAMS_MAX]);

#endif
