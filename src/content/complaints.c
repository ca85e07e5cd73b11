/* Gathering, sorting and printing of complaints. */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/complain.h"

enum {
    ARGUMENT_COLUMNS = 48, /* of a text from the file within a sentence */
    EXCERPT_COLUMNS = 72,
    EXCERPT_BEFORE = 44, /* columns kept before the caret when a line is cut */
};

const struct complaint_rule complaint_rules[COMPLAINT_IDS] = {
#define COMPLAINT(id, sort, ru, en, ru_advice, en_advice)                                          \
    [COMPLAINT_##id] = {.severity = SEVERITY_##sort,                                               \
                        .text = {[LANGUAGE_RU] = ru, [LANGUAGE_EN] = en},                          \
                        .advice = {[LANGUAGE_RU] = ru_advice, [LANGUAGE_EN] = en_advice}},
#include "content/complaints.def"
#undef COMPLAINT
};

void complaints_free(struct complaints *complaints)
{
    free(complaints->items);
    arena_free(&complaints->arena);
    *complaints = (struct complaints){0};
}

void sink_start(struct sink *sink, struct complaints *to, const char *path, enum language language,
                bool warnings)
{
    if (path == NULL)
        path = "";
    *sink = (struct sink){.to = to, .language = language, .warnings = warnings, .first = to->count};
    sink->path = arena_text(&to->arena, path, strlen(path));
}

bool sink_full(const struct sink *sink)
{
    return sink->to->count >= COMPLAINTS_MAX;
}

static void add_argument(struct buf *out, const char *argument)
{
    char shown[ARGUMENT_COLUMNS * (TEXT_CLUSTER_MAX + 1)];
    text_fit(shown, sizeof shown, argument == NULL ? "" : argument, ARGUMENT_COLUMNS);
    buf_text(out, shown);
}

static const char *fill(struct arena *arena, const char *words, const char *a, const char *b)
{
    struct buf out = {0};
    for (const char *at = words; *at != '\0';) {
        bool first = strncmp(at, "{a}", 3) == 0;
        if (first || strncmp(at, "{b}", 3) == 0) {
            add_argument(&out, first ? a : b);
            at += 3;
        } else {
            buf_char(&out, *at++);
        }
    }
    const char *filled = arena_text(arena, buf_string(&out), out.length);
    buf_free(&out);
    return filled;
}

static void add_item(struct complaints *complaints, struct complaint item)
{
    if (complaints->count == complaints->capacity) {
        complaints->capacity = complaints->capacity == 0 ? 16 : complaints->capacity * 2;
        complaints->items = mem_realloc(complaints->items, complaints->capacity * sizeof item);
    }
    complaints->items[complaints->count++] = item;
}

void complain(struct sink *sink, struct place at, enum complaint_id id, const char *a,
              const char *b)
{
    const struct complaint_rule *rule = &complaint_rules[id];
    if (rule->severity == SEVERITY_WARNING && !sink->warnings)
        return;
    if (rule->severity == SEVERITY_ERROR) {
        sink->errors++;
        sink->to->errors++;
    }
    if (sink_full(sink)) {
        sink->to->dropped++;
        return;
    }
    const char *advice = rule->advice[sink->language];
    add_item(sink->to, (struct complaint){
                           .severity = rule->severity,
                           .path = sink->path,
                           .line = at.line,
                           .column = at.column,
                           .text = fill(&sink->to->arena, rule->text[sink->language], a, b),
                           .advice = *advice == '\0' ? NULL : fill(&sink->to->arena, advice, a, b),
                       });
}

static const char *copy(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_text(arena, text, strlen(text));
}

void complaints_append(struct complaints *to, struct complaints *from)
{
    to->errors += from->errors;
    to->dropped += from->dropped;
    for (size_t i = 0; i < from->count; i++) {
        struct complaint item = from->items[i];
        if (to->count >= COMPLAINTS_MAX) {
            to->dropped++;
            continue;
        }
        item.path = copy(&to->arena, item.path);
        item.text = copy(&to->arena, item.text);
        item.advice = copy(&to->arena, item.advice);
        item.excerpt = copy(&to->arena, item.excerpt);
        add_item(to, item);
    }
    complaints_free(from);
}

static int compare(const void *left, const void *right)
{
    const struct complaint *a = left, *b = right;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    if (a->severity != b->severity)
        return a->severity < b->severity ? -1 : 1;
    return strcmp(a->text, b->text);
}

/* Writes the line without anything a terminal would act on; returns the byte
 * where `column` (from 0) stands. */
static size_t make_harmless(struct buf *out, const char *bytes, size_t length, int column)
{
    size_t caret = 0;
    bool found = false;
    int passed = 0;
    for (const char *at = bytes; at < bytes + length; passed++) {
        if (passed == column) {
            caret = out->length;
            found = true;
        }
        const char *from = at;
        if (*at == '\0') {
            at++;
            buf_text(out, "\xEF\xBF\xBD");
            continue;
        }
        uint32_t codepoint = text_next(&at);
        if (codepoint == '\t') {
            buf_char(out, ' ');
        } else if (codepoint == 0xFFFD || text_has_controls(from, (size_t)(at - from))) {
            buf_text(out, "\xEF\xBF\xBD");
        } else {
            buf_add(out, from, (size_t)(at - from));
        }
    }
    return found ? caret : out->length;
}

/* Cuts a long line so that the caret is seen; the text stays as it is when it
 * is short. */
static void cut_excerpt(struct arena *arena, struct complaint *item, char *line, size_t caret)
{
    char kept = line[caret];
    line[caret] = '\0';
    int before = text_width(line);
    line[caret] = kept;
    const char *at = line;
    const char *mark = "";
    if (before > EXCERPT_COLUMNS - 8) {
        struct text_cluster cluster;
        mark = "…";
        while (before > EXCERPT_BEFORE && text_next_cluster(&at, &cluster))
            before -= cluster.width;
        before += 1;
    }
    char shown[EXCERPT_COLUMNS * (TEXT_CLUSTER_MAX + 1)];
    text_fit(shown, sizeof shown, at, EXCERPT_COLUMNS);
    item->excerpt = arena_format(arena, "%s%s", mark, shown);
    item->caret = before;
}

struct excerpts {
    struct complaints *complaints;
    size_t next, end; /* complaints that still need their line, in order */
};

static bool excerpt_wanted(void *data, int line)
{
    struct excerpts *excerpts = data;
    return excerpts->next < excerpts->end &&
           excerpts->complaints->items[excerpts->next].line == line;
}

static bool excerpt_take(void *data, int line, const char *bytes, size_t length)
{
    struct excerpts *excerpts = data;
    struct complaints *complaints = excerpts->complaints;
    for (; excerpts->next < excerpts->end && complaints->items[excerpts->next].line == line;
         excerpts->next++) {
        struct complaint *item = &complaints->items[excerpts->next];
        if (item->column < 1 || length >= SOURCE_LINE_MAX)
            continue;
        struct buf harmless = {0};
        size_t caret = make_harmless(&harmless, bytes, length, item->column - 1);
        if (harmless.length > 0)
            cut_excerpt(&complaints->arena, item, harmless.data, caret);
        buf_free(&harmless);
    }
    return excerpts->next < excerpts->end;
}

void sink_finish(struct sink *sink, struct source *source)
{
    struct complaints *complaints = sink->to;
    struct excerpts excerpts = {
        .complaints = complaints, .next = sink->first, .end = complaints->count};
    if (excerpts.next == excerpts.end)
        return;
    qsort(complaints->items + sink->first, complaints->count - sink->first,
          sizeof *complaints->items, compare);
    while (excerpts.next < excerpts.end && complaints->items[excerpts.next].line == 0)
        excerpts.next++;
    if (source == NULL || excerpts.next == excerpts.end)
        return;
    source_lines(source, &(struct source_line_walk){
                             .data = &excerpts, .want = excerpt_wanted, .each = excerpt_take});
}

static void print_harmless(struct buf *out, const char *text)
{
    make_harmless(out, text, strlen(text), -1);
}

void complaints_print(const struct complaints *complaints, enum language language, struct buf *out)
{
    static const char *const words[][LANGUAGES] = {
        [SEVERITY_ERROR] = {[LANGUAGE_RU] = "ошибка", [LANGUAGE_EN] = "error"},
        [SEVERITY_WARNING] = {[LANGUAGE_RU] = "предупреждение", [LANGUAGE_EN] = "warning"},
    };
    for (size_t i = 0; i < complaints->count; i++) {
        const struct complaint *item = &complaints->items[i];
        print_harmless(out, item->path);
        if (item->line > 0)
            buf_format(out, ":%d:%d", item->line, item->column);
        buf_format(out, "%s%s: %s\n", *item->path == '\0' ? "" : ": ",
                   words[item->severity][language], item->text);
        if (item->excerpt != NULL)
            buf_format(out, "%6d | %s\n       | %*s^\n", item->line, item->excerpt, item->caret,
                       "");
        if (item->advice != NULL)
            buf_format(out, "       = %s\n", item->advice);
    }
    if (complaints->dropped > 0)
        buf_format(out, language == LANGUAGE_RU ? "… и ещё %zu\n" : "… and %zu more\n",
                   complaints->dropped);
}
