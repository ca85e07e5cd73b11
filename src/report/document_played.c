/* The appendix: each quiz and game that was played, with its standings, indicators and stages. */
#include <string.h>

#include "engine/standings.h"
#include "report/document_internal.h"

/* ---- standings ---- */

static const char *place_words(struct document *document, const struct standing *at)
{
    if (at->place == 0)
        return report_word(document->language, WORD_left);
    if (at->place == at->place_last)
        return arena_format(&document->arena, "%d", at->place);
    return arena_format(&document->arena, "%d–%d", at->place, at->place_last);
}

static void write_standings(struct document *document, const struct standing *list, size_t count)
{
    struct markup *markup = &document->markup;
    enum language language = document->language;
    markup_table_begin(markup);
    markup_cell(markup, CELL_TEXT, report_word(language, WORD_place));
    markup_cell(markup, CELL_TEXT, report_word(language, WORD_team));
    markup_cell(markup, CELL_NUMBER, report_word(language, WORD_points));
    markup_row_end(markup);
    for (size_t i = 0; i < count; i++) {
        markup_cell(markup, CELL_TEXT, place_words(document, &list[i]));
        markup_cell(markup, CELL_TEXT, document->state->teams[list[i].team].name);
        document_cell_number(document, list[i].score);
        markup_row_end(markup);
    }
    markup_table_end(markup);
}

/* The places by what the steps of one stretch gave, whatever was before or after. */
static size_t standings_of(const struct document *document, const struct stretch *stretch,
                           struct standing out[TEAMS_MAX], bool *scored)
{
    size_t count = 0;
    *scored = false;
    for (int team = 0; team < document->state->team_count; team++) {
        struct standing one = {.team = team};
        for (uint32_t i = stretch->first; i < stretch->first + stretch->count; i++)
            one.score += state_answer(document->state, (int)i, team)->award;
        *scored = *scored || one.score != 0;
        size_t at = count++;
        for (; at > 0 && out[at - 1].score < one.score; at--)
            out[at] = out[at - 1];
        out[at] = one;
    }
    for (size_t i = 0; i < count; i++) {
        out[i].place = i > 0 && out[i].score == out[i - 1].score ? out[i - 1].place : (int)i + 1;
        for (size_t j = i; j < count && out[j].score == out[i].score; j++)
            out[i].place_last = (int)j + 1;
    }
    return count;
}

static void write_stretch_standings(struct document *document, const struct stretch *stretch)
{
    struct standing list[TEAMS_MAX];
    bool scored;
    size_t count = standings_of(document, stretch, list, &scored);
    if (scored)
        write_standings(document, list, count);
}

/* Where each game counts alone there is no sum of all; where there is only one thing, its table is
 * this one. */
static bool has_overall(const struct document *document)
{
    for (uint32_t i = 0; i < document->plan->round_count; i++)
        if (document->plan->rounds[i].afresh)
            return false;
    for (int team = 0; team < document->state->team_count; team++)
        if (document->state->teams[team].score != 0)
            return true;
    return false;
}

static void write_overall(struct document *document)
{
    struct standing list[TEAMS_MAX];
    size_t count = standings(document->state, list);
    markup_heading(&document->markup, 3, report_word(document->language, WORD_whole_day));
    write_standings(document, list, count);
}

/* ---- indicators ---- */

static const char *indicator_title(struct document *document, const struct indicator *indicator)
{
    return indicator->unit == NULL
               ? indicator->title
               : arena_format(&document->arena, "%s, %s", indicator->title, indicator->unit);
}

static size_t count_indicators(const struct game *game, bool shared)
{
    size_t count = 0;
    for (int i = 0; i < game->indicator_count; i++)
        count += !game->indicators[i].hidden && game->indicators[i].shared == shared;
    return count;
}

static void write_indicators_of(struct document *document, const struct game *game, bool shared)
{
    struct markup *markup = &document->markup;
    enum language language = document->language;
    const struct state *state = document->state;
    int first = shared ? ROOM : 0, after = shared ? ROOM + 1 : state->team_count;
    if (count_indicators(game, shared) == 0)
        return;
    markup_table_begin(markup);
    markup_cell(markup, CELL_TEXT, report_word(language, WORD_indicator));
    markup_cell(markup, CELL_NUMBER, report_word(language, WORD_at_start));
    for (int voice = first; voice < after; voice++)
        markup_cell(markup, CELL_NUMBER,
                    shared ? report_word(language, WORD_at_end) : state->teams[voice].name);
    markup_row_end(markup);
    for (int i = 0; i < game->indicator_count; i++) {
        const struct indicator *indicator = &game->indicators[i];
        if (indicator->hidden || indicator->shared != shared)
            continue;
        markup_cell(markup, CELL_TEXT, indicator_title(document, indicator));
        document_cell_number(document, indicator->start);
        for (int voice = first; voice < after; voice++)
            document_cell_number(document, state_indicator(state, game, i, voice));
        markup_row_end(markup);
    }
    markup_table_end(markup);
}

static void write_indicators(struct document *document, const struct stretch *stretch)
{
    for (uint32_t i = 0; i < document->plan->game_count; i++) {
        const struct game *game = document->plan->games[i];
        bool is_here =
            game->first >= stretch->first && game->first < stretch->first + stretch->count;
        if (!is_here || count_indicators(game, true) + count_indicators(game, false) == 0)
            continue;
        markup_heading(&document->markup, 4, report_word(document->language, WORD_indicators));
        write_indicators_of(document, game, false);
        write_indicators_of(document, game, true);
    }
}

/* ---- a stretch ---- */

static int count_questions(const struct document *document, const struct stretch *stretch)
{
    int count = 0;
    for (uint32_t i = stretch->first; i < stretch->first + stretch->count; i++)
        count += document->plan->steps[i]->stage == NULL && document_played(document, i);
    return count;
}

static void write_stretch(struct document *document, const struct stretch *stretch, bool alone)
{
    struct markup *markup = &document->markup;
    enum language language = document->language;
    enum report_word title = stretch->kind == AGENDA_GAME ? WORD_game_title : WORD_quiz_title;
    markup_heading(markup, 3, report_say(&document->arena, language, title, stretch->title));
    int questions = count_questions(document, stretch);
    if (questions > 0)
        markup_paragraph(markup, report_say(&document->arena, language, WORD_played,
                                            report_count(&document->arena, language, WORD_questions,
                                                         questions)));
    if (!alone)
        write_stretch_standings(document, stretch);
    write_indicators(document, stretch);
    for (uint32_t i = stretch->first; i < stretch->first + stretch->count; i++)
        if (document_played(document, i))
            document_stage(document, i);
}

void document_appendix(struct document *document, const struct stretch *stretches, size_t count)
{
    size_t played = 0;
    for (size_t i = 0; i < count; i++)
        played += stretches[i].kind == AGENDA_GAME || stretches[i].kind == AGENDA_QUIZ;
    if (played == 0)
        return;
    bool overall = has_overall(document);
    markup_heading(&document->markup, 2, report_word(document->language, WORD_appendix));
    if (overall)
        write_overall(document);
    for (size_t i = 0; i < count; i++)
        if (stretches[i].kind == AGENDA_GAME || stretches[i].kind == AGENDA_QUIZ)
            write_stretch(document, &stretches[i], overall && played == 1);
}
