#include "report/document.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/document_internal.h"

/* ---- shared ---- */

bool document_played(const struct document *document, uint32_t step)
{
    uint8_t phase = document->state->steps[step].phase;
    return phase == PHASE_REVEALED || phase == PHASE_SETTLED;
}

static bool any_played(const struct document *document, uint32_t first, uint32_t count)
{
    for (uint32_t i = first; i < first + count; i++)
        if (document_played(document, i))
            return true;
    return false;
}

const char *document_team(struct document *document, int team)
{
    bool english = document->language == LANGUAGE_EN;
    return arena_format(&document->arena, english ? "“%s”" : "«%s»",
                        document->state->teams[team].name);
}

const char *document_teams(struct document *document, uint32_t bits)
{
    const char *names = "";
    for (int team = 0; team < document->state->team_count; team++)
        if (bits >> team & 1)
            names = arena_format(&document->arena, "%s%s%s", names, *names != '\0' ? ", " : "",
                                 document_team(document, team));
    return names;
}

void document_entry(struct document *document, const char *text, const char *aside)
{
    if (aside != NULL)
        text = arena_format(&document->arena, "%s —", text);
    markup_item(&document->markup, text, aside);
}

/* Without the full stop it may end in; one that ends a shortening or dots is no loss either. */
static const char *unstopped(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    bool stops = length > 1 && text[length - 1] == '.' && text[length - 2] != '.';
    return stops ? arena_text(arena, text, length - 1) : text;
}

void document_sentence(struct document *document, const char *text, const char *aside)
{
    struct arena *arena = &document->arena;
    const char *last = aside != NULL ? aside : text;
    size_t length = strlen(last);
    bool ends = length > 0 && strchr(".!?", last[length - 1]) != NULL;
    if (!ends)
        last = arena_format(arena, "%s.", last);
    if (aside != NULL)
        document_entry(document, unstopped(arena, text), last);
    else
        document_entry(document, last, NULL);
}

const char *document_step_title(const struct document *document, uint32_t step)
{
    const struct step *at = document->plan->steps[step];
    return at->title != NULL ? at->title : at->question != NULL ? at->question : "";
}

void document_cell_number(struct document *document, int64_t number)
{
    markup_cell(&document->markup, CELL_NUMBER,
                arena_format(&document->arena, "%lld", (long long)number));
}

/* ---- what was played ---- */

static enum agenda_kind kind_of(const struct plan *plan)
{
    return plan->kind == PLAN_GAME ? AGENDA_GAME : AGENDA_QUIZ;
}

static struct stretch *find_stretches(struct document *document, size_t *count)
{
    const struct plan *plan = document->plan;
    struct stretch *list =
        arena_alloc(&document->arena, ((size_t)plan->agenda_count + 1) * sizeof *list);
    *count = 0;
    if (plan->agenda_count == 0 && any_played(document, 0, plan->step_count))
        list[(*count)++] = (struct stretch){
            .title = plan->title, .count = plan->step_count, .kind = (uint8_t)kind_of(plan)};
    for (uint32_t i = 0; i < plan->agenda_count; i++) {
        const struct agenda_item *item = &plan->agenda[i];
        if (any_played(document, item->first, item->count))
            list[(*count)++] = (struct stretch){.title = item->title,
                                                .speaker = item->speaker,
                                                .first = item->first,
                                                .count = item->count,
                                                .kind = item->kind};
    }
    return list;
}

/* ---- the preamble ---- */

/* Two people joined by a word: "Анна и Пётр". */
static int joined_people(const char *text, size_t length)
{
    static const char *const words[] = {" и ", " and "};
    int count = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (const char *at = text; (at = strstr(at, words[i])) != NULL && at < text + length; at++)
            count++;
    return count;
}

/* People as they were typed: names parted by commas, semicolons, line breaks or "и"; or how many
 * there are: "5", "5 человек". */
static int count_people(const char *members)
{
    enum { DIGITS_MAX = 3 };
    size_t digits = strspn(members, "0123456789");
    if (digits > 0 && digits <= DIGITS_MAX && strpbrk(members, ",;\n") == NULL)
        return (int)strtol(members, NULL, 10);
    int count = 0;
    for (const char *at = members; *at != '\0';) {
        size_t length = strcspn(at, ",;\n");
        if (strspn(at, " \t") < length)
            count += 1 + joined_people(at, length);
        at += length + (at[length] != '\0');
    }
    return count;
}

static const char *when_and_where(struct document *document)
{
    const struct session_info *info = document->info;
    const char *day = report_day(&document->arena, document->language, info->started_ms);
    const char *last = report_day(&document->arena, document->language,
                                  info->last_ms > 0 ? info->last_ms : info->started_ms);
    const char *when =
        strcmp(day, last) == 0 ? day : arena_format(&document->arena, "%s – %s", day, last);
    const char *const parts[] = {info->venue, info->municipality, when};
    const char *line = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] != NULL && *parts[i] != '\0')
            line =
                arena_format(&document->arena, "%s%s%s", line, *line != '\0' ? ", " : "", parts[i]);
    return line;
}

/* The theme the author gave the document, else what the game or the meeting is for. */
static const char *theme_of(const struct document *document, int resolve, enum report_word *word)
{
    const struct plan *plan = document->plan;
    const struct step *step = resolve >= 0 ? plan->steps[resolve] : NULL;
    *word = WORD_topic;
    if (step != NULL && step->stage->text != NULL && *step->stage->text != '\0')
        return step->stage->text;
    if (plan->game_count > 0 && plan->kind == PLAN_GAME && plan->games[0]->goal != NULL) {
        *word = WORD_goal;
        return plan->games[0]->goal;
    }
    return plan->about;
}

static void write_participants(struct document *document)
{
    const struct state *state = document->state;
    struct arena *arena = &document->arena;
    enum language language = document->language;
    int people = 0;
    bool all_named = state->team_count > 0;
    for (int team = 0; team < state->team_count; team++) {
        int named = count_people(state->teams[team].members);
        all_named = all_named && named > 0;
        people += named;
    }
    const char *teams = report_count(arena, language, WORD_teams, state->team_count);
    const char *named = report_count(arena, language, WORD_people, people);
    markup_paragraph(&document->markup,
                     all_named ? report_say(arena, language, WORD_present_members, teams, named)
                               : report_say(arena, language, WORD_present, teams));
    if (state->team_count == 0)
        return;
    markup_list_begin(&document->markup, false);
    for (int team = 0; team < state->team_count; team++) {
        const char *members = state->teams[team].members;
        document_entry(document, document_team(document, team), *members != '\0' ? members : NULL);
    }
    markup_list_end(&document->markup);
}

static void write_host(struct document *document)
{
    const char *host = document->info->facilitator;
    if (host != NULL && *host != '\0')
        markup_paragraph(&document->markup,
                         report_say(&document->arena, document->language, WORD_host, host));
}

static void write_preamble(struct document *document, const char *heading, int resolve)
{
    struct markup *markup = &document->markup;
    enum report_word word;
    const char *theme = theme_of(document, resolve, &word);
    markup_heading(markup, 1, heading);
    if (heading != document->plan->title)
        markup_lead(markup, document->plan->title);
    markup_lead(markup, when_and_where(document));
    if (theme != NULL && *theme != '\0')
        markup_paragraph(markup, report_say(&document->arena, document->language, word, theme));
    write_host(document);
    write_participants(document);
}

/* ---- heard and discussed ---- */

static const struct {
    bool listed;
    enum report_word word;
} heard[AGENDA_KINDS] = {[AGENDA_TALK] = {true, WORD_heard_talk},
                         [AGENDA_QUIZ] = {true, WORD_heard_quiz},
                         [AGENDA_GAME] = {true, WORD_heard_game}};

static void write_heard_one(struct document *document, const struct stretch *stretch)
{
    document_entry(
        document,
        report_say(&document->arena, document->language, heard[stretch->kind].word, stretch->title),
        stretch->speaker);
}

/* Talks within a game were heard too. */
static void write_talks(struct document *document, const struct stretch *stretch)
{
    for (uint32_t i = stretch->first; i < stretch->first + stretch->count; i++) {
        const struct step *step = document->plan->steps[i];
        if (step->task != TASK_TALK || !document_played(document, i))
            continue;
        const struct stretch talk = {.title = document_step_title(document, i),
                                     .speaker = step->stage != NULL ? step->stage->speaker : NULL,
                                     .kind = AGENDA_TALK};
        write_heard_one(document, &talk);
    }
}

static void write_heard(struct document *document, const struct stretch *stretches, size_t count)
{
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        if (!heard[stretches[i].kind].listed)
            continue;
        if (!begun) {
            markup_heading(&document->markup, 2, report_word(document->language, WORD_heard));
            markup_list_begin(&document->markup, false);
        }
        begun = true;
        write_heard_one(document, &stretches[i]);
        if (stretches[i].kind != AGENDA_TALK)
            write_talks(document, &stretches[i]);
    }
    if (begun)
        markup_list_end(&document->markup);
}

static void write_signatures(struct document *document)
{
    struct markup *markup = &document->markup;
    write_host(document);
    markup_paragraph(markup, report_word(document->language, WORD_editors));
    markup_paragraph(markup, report_word(document->language, WORD_date));
}

void report_document(const struct plan *plan, const struct state *state,
                     const struct session_info *info, enum markup_format format, struct buf *out)
{
    struct document document = {
        .plan = plan, .state = state, .info = info, .language = report_language(plan)};
    int resolve = document_resolve_step(&document);
    enum report_word heading = resolve < 0                            ? WORD_results
                               : document_adopted(&document, resolve) ? WORD_document
                                                                      : WORD_draft;
    size_t count;
    const struct stretch *stretches = find_stretches(&document, &count);
    markup_begin(&document.markup, out, format, document.language, plan->title);
    write_preamble(&document, report_word(document.language, heading), resolve);
    if (resolve >= 0) {
        write_heard(&document, stretches, count);
        document_resolution(&document, resolve);
        write_signatures(&document);
    }
    document_appendix(&document, stretches, count);
    markup_end(&document.markup);
    arena_free(&document.arena);
}
