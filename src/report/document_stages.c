/* What each kind of stage leaves: a table or a list under its title. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/board.h"
#include "engine/judging.h"
#include "engine/tasks/allocate.h"
#include "report/document_internal.h"

struct stage_at {
    struct document *document;
    const struct step *step;
    const struct stage *stage;
    int at;
};

static const char *word(const struct stage_at *here, enum report_word id)
{
    return report_word(here->document->language, id);
}

static bool has_answer(const struct stage_at *here, int team)
{
    return state_answer(here->document->state, here->at, team)->given;
}

static int count_answers(const struct stage_at *here)
{
    int count = 0;
    for (int team = 0; team < here->document->state->team_count; team++)
        count += has_answer(here, team);
    return count;
}

/* A heading cell for each team that did the work. */
static void team_headings(const struct stage_at *here)
{
    for (int team = 0; team < here->document->state->team_count; team++)
        if (has_answer(here, team))
            markup_cell(&here->document->markup, CELL_NUMBER,
                        here->document->state->teams[team].name);
}

/* ---- days ---- */

static const char *category_name(const struct stage_at *here, int category)
{
    bool known = category >= 0 && category < here->stage->game->category_count;
    return known ? here->stage->game->categories[category] : word(here, WORD_no_category);
}

static void board_sums_of(const struct stage_at *here, int team, struct board_sums *sums)
{
    struct board board;
    board_of(here->document->plan, here->document->state, here->at, team, &board);
    board_sum(here->step, &board, sums);
}

static const char *minutes_and_share(const struct stage_at *here, int minutes)
{
    int day = here->stage->to - here->stage->from;
    return report_say(&here->document->arena, here->document->language, WORD_minutes_share, minutes,
                      day > 0 ? (minutes * 100 + day / 2) / day : 0);
}

static void write_minutes(const struct stage_at *here, const char *title,
                          const int minutes[TEAMS_MAX])
{
    struct document *document = here->document;
    markup_cell(&document->markup, CELL_TEXT, title);
    for (int team = 0; team < document->state->team_count; team++)
        if (has_answer(here, team))
            markup_cell(&document->markup, CELL_NUMBER, minutes_and_share(here, minutes[team]));
    markup_row_end(&document->markup);
}

static void write_useful(const struct stage_at *here, const struct board_sums *sums)
{
    struct document *document = here->document;
    markup_cell(&document->markup, CELL_TEXT, word(here, WORD_useful));
    for (int team = 0; team < document->state->team_count; team++)
        if (has_answer(here, team))
            markup_cell(&document->markup, CELL_NUMBER,
                        report_say(&document->arena, document->language, WORD_percent,
                                   sums[team].useful / 10, sums[team].useful % 10));
    markup_row_end(&document->markup);
}

static void write_days(const struct stage_at *here)
{
    struct document *document = here->document;
    int teams = document->state->team_count;
    if (count_answers(here) == 0 || here->stage->game == NULL)
        return;
    struct board_sums *sums = arena_alloc(&document->arena, TEAMS_MAX * sizeof *sums);
    for (int team = 0; team < teams; team++)
        board_sums_of(here, team, &sums[team]);
    markup_aside(&document->markup, word(here, WORD_minutes_note));
    markup_table_begin(&document->markup);
    markup_cell(&document->markup, CELL_TEXT, word(here, WORD_category));
    team_headings(here);
    markup_row_end(&document->markup);
    int minutes[TEAMS_MAX] = {0};
    for (int category = 0; category < here->stage->game->category_count; category++) {
        int total = 0;
        for (int team = 0; team < teams; team++) {
            minutes[team] = sums[team].minutes[category];
            total += has_answer(here, team) ? minutes[team] : 0;
        }
        if (total > 0)
            write_minutes(here, category_name(here, category), minutes);
    }
    for (int team = 0; team < teams; team++)
        minutes[team] = sums[team].free;
    write_minutes(here, word(here, WORD_free_time), minutes);
    write_useful(here, sums);
    markup_table_end(&document->markup);
}

static void write_draw(const struct stage_at *here)
{
    struct document *document = here->document;
    bool begun = false;
    for (int team = 0; team < document->state->team_count && here->stage->deck != NULL; team++) {
        uint8_t dealt[STAGE_DEALT_MAX];
        int count = state_dealt(document->state, here->at, team, dealt);
        const char *titles = "";
        for (int i = 0; i < count; i++)
            titles = arena_format(&document->arena, "%s%s%s", titles, i > 0 ? "; " : "",
                                  here->stage->deck->cards[dealt[i]].title);
        if (count == 0)
            continue;
        if (!begun)
            markup_list_begin(&document->markup, false);
        begun = true;
        markup_item(&document->markup,
                    arena_format(&document->arena, "%s: %s", document_team(document, team), titles),
                    NULL);
    }
    if (begun)
        markup_list_end(&document->markup);
    write_days(here);
}

static void write_compare(const struct stage_at *here)
{
    struct document *document = here->document;
    struct markup *markup = &document->markup;
    struct shift shifts[GAME_CATEGORIES_MAX];
    int count = board_shifts(document->plan, document->state, here->at, -1, shifts);
    if (count == 0)
        return;
    static const enum report_word headings[] = {WORD_mean_before, WORD_mean_after, WORD_more_less};
    markup_table_begin(markup);
    markup_cell(markup, CELL_TEXT, word(here, WORD_category));
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        markup_cell(markup, CELL_NUMBER, word(here, headings[i]));
    markup_row_end(markup);
    for (int i = 0; i < count; i++) {
        markup_cell(markup, CELL_TEXT, category_name(here, shifts[i].category));
        document_cell_number(document, shifts[i].before);
        document_cell_number(document, shifts[i].after);
        markup_cell(
            markup, CELL_NUMBER,
            arena_format(&document->arena, "%d / %d", shifts[i].teams_more, shifts[i].teams_less));
        markup_row_end(markup);
    }
    markup_table_end(markup);
}

/* ---- orders, amounts, choices ---- */

static void write_rank(const struct stage_at *here)
{
    struct document *document = here->document;
    struct markup *markup = &document->markup;
    struct arena *arena = &document->arena;
    struct ranking ranking;
    ranking_of(document->plan, document->state, here->at, &ranking);
    if (ranking.orders == 0)
        return;
    markup_table_begin(markup);
    markup_cell(markup, CELL_NUMBER, word(here, WORD_place));
    markup_cell(markup, CELL_TEXT, word(here, WORD_item));
    markup_cell(markup, CELL_NUMBER, word(here, WORD_mean_place));
    markup_row_end(markup);
    for (int i = 0; i < here->stage->item_count; i++) {
        int item = ranking.order[i];
        int64_t tenths = ((int64_t)ranking.sum[item] * 20 + ranking.orders) / (2 * ranking.orders);
        document_cell_number(document, i + 1);
        markup_cell(markup, CELL_TEXT, here->stage->items[item].text);
        markup_cell(markup, CELL_NUMBER, report_decimal(arena, document->language, tenths, 10));
        markup_row_end(markup);
    }
    markup_table_end(markup);
    markup_aside(
        markup, ranking.agreement < 0
                    ? report_say(arena, document->language, WORD_one_order, ranking.orders)
                    : report_say(arena, document->language, WORD_agreement,
                                 report_decimal(arena, document->language, ranking.agreement, 1000),
                                 ranking.orders));
}

static void write_allocate(const struct stage_at *here)
{
    struct document *document = here->document;
    struct markup *markup = &document->markup;
    if (count_answers(here) == 0)
        return;
    const char *unit = here->stage->unit;
    markup_table_begin(markup);
    markup_cell(markup, CELL_TEXT,
                unit == NULL
                    ? word(here, WORD_share_item)
                    : arena_format(&document->arena, "%s, %s", word(here, WORD_share_item), unit));
    team_headings(here);
    markup_row_end(markup);
    for (int i = 0; i < here->stage->item_count; i++) {
        markup_cell(markup, CELL_TEXT, here->stage->items[i].text);
        for (int team = 0; team < document->state->team_count; team++)
            if (has_answer(here, team))
                document_cell_number(
                    document,
                    allocate_amount(here->stage,
                                    answer_text(state_answer(document->state, here->at, team)), i));
        markup_row_end(markup);
    }
    markup_table_end(markup);
}

static const char *chosen(const struct stage_at *here, int voice)
{
    const char *answer = answer_text(state_answer(here->document->state, here->at, voice));
    const struct step_option *option = step_option(here->step, answer, strlen(answer));
    return option != NULL && option->text != NULL ? option->text : answer;
}

static void write_decide(const struct stage_at *here)
{
    struct document *document = here->document;
    struct markup *markup = &document->markup;
    const struct state *state = document->state;
    if (has_answer(here, ROOM))
        markup_paragraph(markup, report_say(&document->arena, document->language,
                                            WORD_choice_of_room, chosen(here, ROOM)));
    if (count_answers(here) > 0) {
        markup_list_begin(markup, false);
        for (int team = 0; team < state->team_count; team++)
            if (has_answer(here, team))
                markup_item(markup,
                            arena_format(&document->arena, "%s: %s", document_team(document, team),
                                         chosen(here, team)),
                            NULL);
        markup_list_end(markup);
    }
    int32_t next = state->steps[here->at].next;
    if (next >= 0 && (uint32_t)next < document->plan->step_count)
        markup_aside(markup, report_say(&document->arena, document->language, WORD_went_on,
                                        document_step_title(document, (uint32_t)next)));
}

/* ---- points and votes ---- */

static void write_judge_row(const struct stage_at *here, int team, const struct judging *judging)
{
    struct document *document = here->document;
    struct markup *markup = &document->markup;
    bool judged = judging->voices > 0;
    markup_cell(markup, CELL_TEXT, document->state->teams[team].name);
    for (int i = 0; i < here->stage->item_count; i++)
        markup_cell(
            markup, CELL_NUMBER,
            judged ? report_decimal(&document->arena, document->language, judging->mean[i], 100)
                   : "—");
    markup_cell(markup, CELL_NUMBER,
                judged ? report_decimal(&document->arena, document->language, judging->sum, 100)
                       : "—");
    document_cell_number(document, judging->voices);
    markup_row_end(markup);
}

static void write_judge(const struct stage_at *here)
{
    struct document *document = here->document;
    struct markup *markup = &document->markup;
    int teams = document->state->team_count, order[TEAMS_MAX];
    struct judging *judgings = arena_alloc(&document->arena, TEAMS_MAX * sizeof *judgings);
    if (count_answers(here) == 0)
        return;
    for (int team = 0; team < teams; team++) {
        judging_of(document->plan, document->state, here->at, team, &judgings[team]);
        int at = team;
        for (; at > 0 && judgings[order[at - 1]].sum < judgings[team].sum; at--)
            order[at] = order[at - 1];
        order[at] = team;
    }
    markup_table_begin(markup);
    markup_cell(markup, CELL_TEXT, word(here, WORD_team));
    for (int i = 0; i < here->stage->item_count; i++)
        markup_cell(markup, CELL_NUMBER, here->stage->items[i].text);
    markup_cell(markup, CELL_NUMBER, word(here, WORD_sum));
    markup_cell(markup, CELL_NUMBER, word(here, WORD_voices));
    markup_row_end(markup);
    for (int i = 0; i < teams; i++)
        write_judge_row(here, order[i], &judgings[order[i]]);
    markup_table_end(markup);
}

static void write_vote(const struct stage_at *here)
{
    struct document *document = here->document;
    struct markup *markup = &document->markup;
    int counts[STAGE_ITEMS_MAX] = {0}, order[STAGE_ITEMS_MAX];
    bool teams = here->stage->votes_teams;
    int choices = teams ? document->state->team_count : here->stage->item_count;
    if (votes_count(document->plan, document->state, here->at, counts) == 0)
        return;
    for (int i = 0; i < choices; i++) {
        int at = i;
        for (; at > 0 && counts[order[at - 1]] < counts[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    markup_table_begin(markup);
    markup_cell(markup, CELL_TEXT, word(here, teams ? WORD_team : WORD_item));
    markup_cell(markup, CELL_NUMBER, word(here, WORD_votes));
    markup_row_end(markup);
    for (int i = 0; i < choices; i++) {
        markup_cell(markup, CELL_TEXT,
                    teams ? document->state->teams[order[i]].name
                          : here->stage->items[order[i]].text);
        document_cell_number(document, counts[order[i]]);
        markup_row_end(markup);
    }
    markup_table_end(markup);
}

/* ---- lines ---- */

/* The lines of an answer one after the other; NULL after the last. */
static const char *next_line(struct arena *arena, const char **at)
{
    if (**at == '\0')
        return NULL;
    size_t length = strcspn(*at, "\n");
    const char *line = arena_text(arena, *at, length);
    *at += length + ((*at)[length] == '\n');
    return line;
}

/* "2: text" under prompt 2; NULL when the line belongs to another. */
static const char *under_prompt(const char *line, int prompt)
{
    char *end;
    long number = strtol(line, &end, 10);
    if (end == line || *end != ':' || number != prompt + 1)
        return NULL;
    return end + 1 + (end[1] == ' ');
}

static void write_prompt(const struct stage_at *here, int prompt)
{
    struct document *document = here->document;
    bool begun = false;
    for (int team = 0; team < document->state->team_count; team++) {
        const char *at = answer_text(state_answer(document->state, here->at, team));
        for (const char *line; (line = next_line(&document->arena, &at)) != NULL;) {
            const char *text = has_answer(here, team) ? under_prompt(line, prompt) : NULL;
            if (text == NULL)
                continue;
            if (!begun) {
                markup_paragraph(&document->markup, arena_format(&document->arena, "%s:",
                                                                 here->stage->items[prompt].text));
                markup_list_begin(&document->markup, false);
            }
            begun = true;
            document_sentence(document, text, document_team(document, team));
        }
    }
    if (begun)
        markup_list_end(&document->markup);
}

/* Cards that the final document is made of stand there. */
static bool is_collected(const struct stage_at *here)
{
    const struct plan *plan = here->document->plan;
    for (uint32_t i = (uint32_t)here->at + 1; i < plan->step_count; i++)
        if (plan->steps[i]->task == TASK_RESOLVE && plan->steps[i]->stage->base[0] == here->at &&
            here->document->state->steps[i].phase != PHASE_READY)
            return true;
    return false;
}

static void write_lines(const struct stage_at *here)
{
    if (count_answers(here) == 0)
        return;
    for (int prompt = 0; prompt < here->stage->item_count; prompt++)
        write_prompt(here, prompt);
}

static void write_debrief(const struct stage_at *here)
{
    struct document *document = here->document;
    if (here->step->title != NULL && here->step->question != NULL &&
        strcmp(here->step->title, here->step->question) != 0)
        markup_paragraph(&document->markup, here->step->question);
    const char *at = answer_text(state_answer(document->state, here->at, ROOM));
    markup_list_begin(&document->markup, false);
    for (const char *line; (line = next_line(&document->arena, &at)) != NULL;)
        markup_item(&document->markup, line, NULL);
    markup_list_end(&document->markup);
}

/* ---- the table of kinds ---- */

static void (*const writers[TASK_KINDS])(const struct stage_at *here) = {
    [TASK_COMPOSE] = write_days,   [TASK_DRAW] = write_draw,         [TASK_COMPARE] = write_compare,
    [TASK_RANK] = write_rank,      [TASK_ALLOCATE] = write_allocate, [TASK_DECIDE] = write_decide,
    [TASK_JUDGE] = write_judge,    [TASK_VOTE] = write_vote,         [TASK_WRITE] = write_lines,
    [TASK_DEBRIEF] = write_debrief};

static bool leaves_something(const struct stage_at *here)
{
    uint8_t task = here->step->task;
    if (writers[task] == NULL || here->stage == NULL)
        return false;
    if (task == TASK_WRITE && is_collected(here))
        return false;
    return task == TASK_COMPARE || task == TASK_DRAW || count_answers(here) > 0 ||
           has_answer(here, ROOM);
}

void document_stage(struct document *document, uint32_t step)
{
    const struct stage_at here = {.document = document,
                                  .step = document->plan->steps[step],
                                  .stage = document->plan->steps[step]->stage,
                                  .at = (int)step};
    if (!leaves_something(&here))
        return;
    markup_heading(&document->markup, 4, document_step_title(document, step));
    writers[here.step->task](&here);
}
