#include "ui/screens/picker_preview.h"

#include "engine/game.h"
#include "ui/phrases.h"

enum { MINUTE_MS = 60000 };

struct lines {
    struct list_item *items;
    int count;
};

static void add_heading(struct lines *lines, const char *text, const char *note)
{
    lines->items[lines->count++] = (struct list_item){text, note, -1, true};
}

static void add_line(struct lines *lines, const char *text, const char *note)
{
    lines->items[lines->count++] = (struct list_item){text, note, -1, false};
}

int picker_preview_lines(const struct plan *plan)
{
    enum { GAME_HEADINGS = 3 };
    uint32_t lines = plan->round_count + plan->step_count + 2 * plan->agenda_count;
    for (uint32_t i = 0; i < plan->game_count; i++)
        lines += plan->games[i]->role_count + (uint32_t)GAME_HEADINGS;
    return (int)lines;
}

static void add_quiz(const struct view *view, const struct plan *plan, struct lines *lines)
{
    for (uint32_t r = 0; r < plan->round_count; r++) {
        const struct round *round = &plan->rounds[r];
        const char *title = round->title != NULL ? round->title
                                                 : VIEW_SAY(view, MSG_round_number, (int)r + 1,
                                                            (int)plan->round_count);
        add_heading(lines, title,
                    say_plural(view->frame, view_language(view), MSG_questions, round->count));
        for (uint32_t i = 0; i < round->count; i++)
            add_line(
                lines,
                arena_format(view->frame, "%u. %s", i + 1, plan->steps[round->first + i]->question),
                NULL);
    }
}

static const char *step_title(const struct step *step)
{
    return step->title != NULL ? step->title : step->question != NULL ? step->question : "";
}

static void add_game(const struct view *view, const struct plan *plan, const struct game *game,
                     struct lines *lines)
{
    if (game->goal != NULL)
        add_line(lines, game->goal, NULL);
    add_heading(lines,
                say_plural(view->frame, view_language(view), MSG_stages, (int64_t)game->count),
                NULL);
    for (uint32_t i = 0; i < game->count; i++) {
        const struct step *step = plan->steps[game->first + i];
        add_line(lines, arena_format(view->frame, "%u. %s", i + 1, step_title(step)),
                 step->time_ms > 0 ? phrase_duration(view, step->time_ms) : NULL);
    }
    if (game->role_count > 0)
        add_heading(lines, VIEW_SAY(view, MSG_stage_roles), NULL);
    for (int i = 0; i < game->role_count; i++) {
        const struct game_role *role = &game->roles[i];
        add_line(lines,
                 role->about != NULL
                     ? arena_format(view->frame, "%s — %s", role->title, role->about)
                     : role->title,
                 NULL);
    }
}

static void add_meeting(const struct view *view, const struct plan *plan, struct lines *lines)
{
    for (uint32_t i = 0; i < plan->agenda_count; i++) {
        const struct agenda_item *item = &plan->agenda[i];
        if (item->begins_day && item->day != NULL)
            add_heading(lines, item->day, NULL);
        add_line(lines,
                 item->speaker != NULL
                     ? arena_format(view->frame, "%u. %s — %s", i + 1, item->title, item->speaker)
                     : arena_format(view->frame, "%u. %s", i + 1, item->title),
                 phrase_duration(view, (int64_t)item->minutes * MINUTE_MS));
    }
}

void picker_draw_preview(const struct view *view, struct canvas *canvas, struct rect rect, int top)
{
    const struct plan *plan = view->shelf->preview;
    size_t most = (size_t)picker_preview_lines(plan) + 1;
    struct lines lines = {.items = arena_alloc(view->frame, most * sizeof(struct list_item))};
    if (plan->kind == PLAN_MEETING)
        add_meeting(view, plan, &lines);
    else if (plan->kind == PLAN_GAME && plan->game_count > 0)
        add_game(view, plan, plan->games[0], &lines);
    else
        add_quiz(view, plan, &lines);
    struct list list = {.selected = top < lines.count ? top : lines.count - 1};
    list.top = list.selected;
    list_settle(&list, lines.count, list_page(rect, 1));
    list_draw(canvas, rect, &list, lines.items, lines.count, 1);
}
