/* The document proper: what the participants note, recommend and will do, and how they voted. */
#include <string.h>

#include "base/text.h"
#include "engine/resolution.h"
#include "report/document_internal.h"

int document_resolve_step(const struct document *document)
{
    int found = -1;
    for (uint32_t i = 0; i < document->plan->step_count; i++) {
        uint8_t phase = document->state->steps[i].phase;
        bool taken_up = phase != PHASE_READY && phase != PHASE_VOID;
        if (document->plan->steps[i]->task == TASK_RESOLVE && taken_up)
            found = (int)i;
    }
    return found;
}

bool document_adopted(struct document *document, int step)
{
    struct resolution *resolution = arena_alloc(&document->arena, sizeof *resolution);
    resolution_of(document->plan, document->state, step, &document->arena, resolution);
    return resolution->has_whole;
}

static bool has_section(const struct resolution *resolution, enum resolution_section section)
{
    for (int i = 0; i < resolution->count; i++)
        if (resolution->items[i].section == section &&
            resolution_holds(resolution, &resolution->items[i]))
            return true;
    return false;
}

static const char *teams_or_null(struct document *document, const struct resolution_item *item)
{
    const char *teams = document_teams(document, item->teams);
    return *teams != '\0' ? teams : NULL;
}

/* ---- the sections ---- */

static void write_noted(struct document *document, const struct resolution *resolution)
{
    markup_list_begin(&document->markup, false);
    for (int i = 0; i < resolution->count; i++) {
        const struct resolution_item *item = &resolution->items[i];
        if (item->section == SECTION_NOTED && resolution_holds(resolution, item))
            document_sentence(document, item->what, teams_or_null(document, item));
    }
    markup_list_end(&document->markup);
}

/* The first letter of a heading, in the two alphabets of the program. */
static const char *capitalised(struct arena *arena, const char *text)
{
    const char *rest = text;
    char bytes[4];
    uint32_t first = text_next(&rest);
    if ((first >= 'a' && first <= 'z') || (first >= 0x430 && first <= 0x44f))
        first -= 0x20;
    else if (first == 0x451)
        first = 0x401;
    else
        return text;
    return arena_format(arena, "%.*s%s", (int)text_encode(first, bytes), bytes, rest);
}

static const char *whom_key(struct document *document, const struct resolution_item *item)
{
    return item->whom != NULL ? text_fold(&document->arena, item->whom) : "";
}

static void write_addressee(struct document *document, const struct resolution *resolution,
                            const struct resolution_item *first)
{
    struct markup *markup = &document->markup;
    const char *key = whom_key(document, first);
    const char *whom =
        first->whom != NULL ? first->whom : report_word(document->language, WORD_to_all);
    markup_heading(markup, 3, capitalised(&document->arena, whom));
    markup_list_begin(markup, false);
    for (int i = 0; i < resolution->count; i++) {
        const struct resolution_item *item = &resolution->items[i];
        if (item->section == SECTION_PROPOSED && resolution_holds(resolution, item) &&
            strcmp(whom_key(document, item), key) == 0)
            document_sentence(document, item->what, teams_or_null(document, item));
    }
    markup_list_end(markup);
}

/* Addressees in the order they come; the same one, however written, once. */
static void write_proposed(struct document *document, const struct resolution *resolution)
{
    for (int i = 0; i < resolution->count; i++) {
        const struct resolution_item *item = &resolution->items[i];
        bool is_first = item->section == SECTION_PROPOSED && resolution_holds(resolution, item);
        const char *key = is_first ? whom_key(document, item) : "";
        for (int j = 0; is_first && j < i; j++)
            is_first = resolution->items[j].section != SECTION_PROPOSED ||
                       !resolution_holds(resolution, &resolution->items[j]) ||
                       strcmp(whom_key(document, &resolution->items[j]), key) != 0;
        if (is_first)
            write_addressee(document, resolution, item);
    }
}

static void write_done(struct document *document, const struct resolution *resolution)
{
    struct arena *arena = &document->arena;
    enum language language = document->language;
    markup_list_begin(&document->markup, true);
    for (int i = 0; i < resolution->count; i++) {
        const struct resolution_item *item = &resolution->items[i];
        if (item->section != SECTION_DONE || !resolution_holds(resolution, item))
            continue;
        const char *teams = teams_or_null(document, item), *aside = NULL;
        if (teams != NULL && item->until != NULL)
            aside = report_say(arena, language, WORD_responsible_until, teams, item->until);
        else if (teams != NULL)
            aside = report_say(arena, language, WORD_responsible, teams);
        else if (item->until != NULL)
            aside = report_say(arena, language, WORD_until, item->until);
        document_sentence(document, item->what, aside);
    }
    markup_list_end(&document->markup);
}

static const struct {
    enum report_word heading;
    void (*write)(struct document *document, const struct resolution *resolution);
} sections[SECTIONS] = {
    [SECTION_NOTED] = {WORD_noted, write_noted},
    [SECTION_PROPOSED] = {WORD_recommend, write_proposed},
    [SECTION_DONE] = {WORD_decided, write_done},
};

/* ---- the votes ---- */

static const char *outcome(struct document *document, const struct tally *tally, bool carried)
{
    enum language language = document->language;
    if (!tally->taken)
        return report_word(language, carried ? WORD_carried : WORD_lost);
    return report_say(&document->arena, language, carried ? WORD_carried_hands : WORD_lost_hands,
                      tally->for_it, tally->against, tally->abstained);
}

/* Whatever the room decided on, by hands or by consent. */
static void write_item_vote(struct document *document, const struct resolution_item *item)
{
    struct arena *arena = &document->arena;
    if (!item->decided || !item->kept)
        return;
    const char *text = item->text;
    if (item->added)
        text = report_say(arena, document->language, WORD_added, item->text);
    else if (item->amended)
        text = report_say(arena, document->language, WORD_amendment, item->text);
    document_sentence(document, text, outcome(document, &item->tally, true));
}

static void write_votes(struct document *document, const struct resolution *resolution)
{
    struct markup *markup = &document->markup;
    enum language language = document->language;
    bool has_basis = resolution->has_basis || resolution->basis.taken;
    bool has_whole = resolution->has_whole || resolution->whole.taken;
    if (!has_basis && !has_whole)
        return;
    markup_heading(markup, 2, report_word(language, WORD_adoption));
    markup_list_begin(markup, false);
    if (has_basis)
        document_sentence(document, report_word(language, WORD_basis),
                          outcome(document, &resolution->basis, resolution->has_basis));
    for (int i = 0; i < resolution->count; i++)
        write_item_vote(document, &resolution->items[i]);
    if (has_whole)
        document_sentence(document, report_word(language, WORD_whole),
                          outcome(document, &resolution->whole, resolution->has_whole));
    markup_list_end(markup);
}

/* Items that are not in the document: those the room did not want, those nobody decided. */
static void write_out(struct document *document, const struct resolution *resolution, bool decided)
{
    enum report_word heading = decided ? WORD_left_out : WORD_unsettled;
    bool begun = false;
    for (int i = 0; i < resolution->count; i++) {
        const struct resolution_item *item = &resolution->items[i];
        if (resolution_holds(resolution, item) || item->decided != decided)
            continue;
        if (!begun) {
            markup_heading(&document->markup, 2, report_word(document->language, heading));
            markup_list_begin(&document->markup, false);
        }
        begun = true;
        document_sentence(document, item->text,
                          decided ? outcome(document, &item->tally, false)
                                  : teams_or_null(document, item));
    }
    if (begun)
        markup_list_end(&document->markup);
}

void document_resolution(struct document *document, int step)
{
    struct resolution *resolution = arena_alloc(&document->arena, sizeof *resolution);
    resolution_of(document->plan, document->state, step, &document->arena, resolution);
    for (int i = 0; i < SECTIONS; i++)
        if (has_section(resolution, (enum resolution_section)i)) {
            markup_heading(&document->markup, 2,
                           report_word(document->language, sections[i].heading));
            sections[i].write(document, resolution);
        }
    write_votes(document, resolution);
    write_out(document, resolution, true);
    write_out(document, resolution, false);
}
