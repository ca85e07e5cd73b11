/* judge: the host's word over the rules, answer by answer. It stays open until Esc, so that several
 * can be looked at. */
#include "ui/phrases.h"
#include "ui/screens/screens.h"
#include "ui/tasks/tasks.h"
#include "ui/widgets.h"

struct judge {
    struct screen_head head;
    struct list list;
};

static struct judge *judge_of(struct screen *screen)
{
    return (struct judge *)(void *)screen;
}

/* Teams that could have answered this step. */
static int candidates(const struct view *view, int teams[TEAMS_MAX])
{
    int count = 0;
    for (int team = 0; team < view->state->team_count; team++)
        if (team_may_answer(view->state, view->state->step, team))
            teams[count++] = team;
    return count;
}

static int chosen(const struct judge *judge, const struct view *view)
{
    int teams[TEAMS_MAX], count = candidates(view, teams);
    return judge->list.selected < count ? teams[judge->list.selected] : -1;
}

static const struct binding bindings[] = {
    {PRESS_ENTER, ACTION_ENTER, false},     {PRESS_SPACE, ACTION_ENTER, true},
    {PRESS_BACKSPACE, ACTION_RETRY, false}, {PRESS_ESCAPE, ACTION_BACK, false},
    {PRESS_F7, ACTION_BACK, true},          {PRESS_NONE, ACTION_NONE, true},
};

static bool counts_as_right(const struct view *view, int team)
{
    struct verdict verdicts[TEAMS_MAX];
    score_step(view->plan, view->state, view->state->step, verdicts);
    return verdicts[team].share > 0;
}

static enum message label(const struct screen *screen, const struct view *view, enum action action)
{
    int team = chosen((const struct judge *)(const void *)screen, view);
    if (action == ACTION_BACK)
        return MSG_key_return;
    if (team < 0)
        return MSG_nothing;
    if (action == ACTION_RETRY)
        return state_answer(view->state, view->state->step, team)->judged >= 0 ? MSG_key_by_rules
                                                                               : MSG_nothing;
    return counts_as_right(view, team) ? MSG_key_reject : MSG_key_accept;
}

static struct outcome act(struct screen *screen, const struct view *view, enum action action)
{
    int team = chosen(judge_of(screen), view);
    if (action == ACTION_BACK)
        return OUTCOME(POP);
    int64_t word = action == ACTION_RETRY ? -1 : counts_as_right(view, team) ? 0 : 1;
    return OUTCOME_DO(.kind = COMMAND_JUDGE, .team = team, .amount = word);
}

static struct outcome key(struct screen *screen, const struct view *view, const struct input *input)
{
    int teams[TEAMS_MAX];
    list_key(&judge_of(screen)->list, input->key, candidates(view, teams), TEAMS_MAX);
    return OUTCOME(STAY);
}

static void draw(const struct screen *screen, const struct view *view, struct canvas *canvas)
{
    const struct judge *judge = (const struct judge *)(const void *)screen;
    int teams[TEAMS_MAX], count = candidates(view, teams);
    struct verdict verdicts[TEAMS_MAX];
    struct list_item items[TEAMS_MAX];
    score_step(view->plan, view->state, view->state->step, verdicts);
    for (int i = 0; i < count; i++) {
        const struct answer *answer = state_answer(view->state, view->state->step, teams[i]);
        const char *said =
            answer->given ? look_now(view)->readable(view, view->state->step, answer_text(answer))
            : answer->drafted ? VIEW_SAY(view, MSG_not_entered, answer_text(answer))
                              : VIEW_SAY(view, MSG_no_answer);
        const char *text =
            arena_format(view->frame, "%s — %s", view->state->teams[teams[i]].name, said);
        bool right = verdicts[teams[i]].share > 0;
        const char *mark = arena_format(view->frame, "%s %s", right ? "✓" : "✗",
                                        phrase_signed(view->frame, verdicts[teams[i]].points));
        items[i] = (struct list_item){text, mark, teams[i], !right};
    }
    struct rect within = rect_whole(canvas);
    rect_take_bottom(&within, 1);
    const char *const lines[] = {
        VIEW_SAY(view, MSG_right_answer, look_now(view)->right(view, view->state->step))};
    struct rect inside = widget_dialog(canvas, within, VIEW_SAY(view, MSG_judge_title), lines, 1,
                                       count, NULL, 0, view->frame);
    struct list list = judge->list;
    list_settle(&list, count, list_page(inside, 1));
    list_draw_on_panel(canvas, inside, &list, items, count, 1);
}

const struct screen_class screen_judge = {
    .size = sizeof(struct judge),
    .overlay = true,
    .bindings = bindings,
    .label = label,
    .act = act,
    .key = key,
    .draw = draw,
};
