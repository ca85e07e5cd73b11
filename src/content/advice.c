/* libyaml says what its grammar missed; people make a dozen slips. Here its
 * words are brought back to the slips, with the help of the line itself.
 */
#include "content/advice.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* What is known about an error: the places, and the line it points at. */
struct slip {
    struct place at, from; /* where it was noticed, where the thing began */
    const char *line;      /* the line of `at` */
    const char *spot;      /* `at` within it */
    const char *value;     /* what follows the first `key: ` or `- ` of the line */
    const char *problem;
    struct source *source;
    struct sink *sink;
};

void advice_quote(struct buf *out, const char *text, size_t length)
{
    bool single = memchr(text, '"', length) != NULL || memchr(text, '\\', length) != NULL;
    buf_char(out, single ? '\'' : '"');
    for (size_t i = 0; i < length; i++) {
        if (single && text[i] == '\'')
            buf_char(out, '\'');
        buf_char(out, text[i]);
    }
    buf_char(out, single ? '\'' : '"');
}

static size_t trimmed(const char *text)
{
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return length;
}

/* The value of the line, in quotes. */
static void quote_value(const struct slip *slip, struct buf *out)
{
    advice_quote(out, slip->value, trimmed(slip->value));
}

/* The text that begins at a place of the line, in quotes: the rest of the line
 * or, within brackets, up to the next sign. */
static void quote_from(const struct slip *slip, const char *from, struct buf *out)
{
    size_t length = trimmed(from);
    if (from > slip->value && (*slip->value == '[' || *slip->value == '{'))
        length = strcspn(from, ",]}");
    advice_quote(out, from, length);
}

static const char *skip_columns(const char *line, int columns)
{
    while (columns-- > 0 && *line != '\0')
        text_next(&line);
    return line;
}

static const char *find_value(const char *line)
{
    line += strspn(line, " \t");
    while (line[0] == '-' && line[1] == ' ')
        line += 1 + strspn(line + 1, " ");
    const char *colon = strstr(line, ": ");
    return colon == NULL ? line : colon + 1 + strspn(colon + 1, " ");
}

static void say_colon(const struct slip *slip)
{
    if (slip->spot < slip->value) { /* the line's first colon: the line before ran
                                       on into it */
        complain(slip->sink, slip->at, COMPLAINT_YAML_INDENT, NULL, NULL);
        return;
    }
    struct buf quoted = {0};
    quote_value(slip, &quoted);
    complain(slip->sink, slip->at, COMPLAINT_YAML_COLON, buf_string(&quoted), NULL);
    buf_free(&quoted);
}

/* The grammar wanted a key or a dash: there is a stray end of line after quotes
 * or brackets, or the line is out of step. */
static void say_key(const struct slip *slip)
{
    const char *before = slip->spot;
    while (before > slip->line && (before[-1] == ' ' || before[-1] == '\t'))
        before--;
    char last = before > slip->line ? before[-1] : '\0';
    enum complaint_id id = COMPLAINT_YAML_INDENT;
    if (last == '"' || last == '\'')
        id = COMPLAINT_YAML_AFTER_QUOTE;
    if (last == ']' || last == '}')
        id = COMPLAINT_YAML_AFTER_BRACKET;
    struct buf quoted = {0};
    quote_value(slip, &quoted);
    complain(slip->sink, slip->at, id, buf_string(&quoted), NULL);
    buf_free(&quoted);
}

static void say_start(const struct slip *slip)
{
    if (*slip->spot == '\t') {
        complain(slip->sink, slip->at, COMPLAINT_YAML_TAB, NULL, NULL);
        return;
    }
    char sign[2] = {*slip->spot, '\0'};
    struct buf quoted = {0};
    quote_from(slip, slip->spot, &quoted);
    complain(slip->sink, slip->at, COMPLAINT_YAML_START, sign, buf_string(&quoted));
    buf_free(&quoted);
}

/* The thing began at `from`: look at that line. */
static void say_at_beginning(const struct slip *slip, enum complaint_id id)
{
    struct buf line = {0}, quoted = {0};
    source_line(slip->source, slip->from.line, &line);
    struct slip beginning = *slip;
    beginning.line = buf_string(&line);
    beginning.value = find_value(beginning.line);
    beginning.spot = skip_columns(beginning.line, slip->from.column - 1);
    char sign[2] = {*beginning.spot, '\0'};
    quote_from(&beginning, beginning.spot, &quoted);
    complain(slip->sink, slip->from, id, sign, buf_string(&quoted));
    buf_free(&quoted);
    buf_free(&line);
}

static void say_alias(const struct slip *slip)
{
    say_at_beginning(slip, COMPLAINT_YAML_ALIAS);
}

static void say_percent(const struct slip *slip)
{
    say_at_beginning(slip, COMPLAINT_YAML_START);
}

static void say_tag(const struct slip *slip)
{
    complain(slip->sink, slip->from, COMPLAINT_YAML_TAG, NULL, NULL);
}

static void say_quote(const struct slip *slip)
{
    complain(slip->sink, slip->from, COMPLAINT_YAML_QUOTE, NULL, NULL);
}

static void say_bracket(const struct slip *slip)
{
    if (slip->at.line == slip->from.line && *slip->spot != '\0')
        complain(slip->sink, slip->at, COMPLAINT_YAML_COMMA, NULL, NULL);
    else
        say_at_beginning(slip, COMPLAINT_YAML_BRACKET);
}

static void say_no_colon(const struct slip *slip)
{
    complain(slip->sink, slip->from, COMPLAINT_YAML_NO_COLON, NULL, NULL);
}

static void say_dash(const struct slip *slip)
{
    complain(slip->sink, slip->at, COMPLAINT_YAML_DASH, NULL, NULL);
}

static void say_tab(const struct slip *slip)
{
    complain(slip->sink, slip->at, COMPLAINT_YAML_TAB, NULL, NULL);
}

static void say_escape(const struct slip *slip)
{
    complain(slip->sink, slip->at, COMPLAINT_YAML_ESCAPE, NULL, NULL);
}

static void say_block(const struct slip *slip)
{
    complain(slip->sink, slip->from, COMPLAINT_YAML_BLOCK, NULL, NULL);
}

static void say_value(const struct slip *slip)
{
    complain(slip->sink, slip->at, COMPLAINT_YAML_VALUE, NULL, NULL);
}

static void say_indent(const struct slip *slip)
{
    complain(slip->sink, slip->at, COMPLAINT_YAML_INDENT, NULL, NULL);
}

/* libyaml 0.2's own words, looked for in this order; "" fits anything. */
static const struct {
    const char *context, *problem;
    void (*say)(const struct slip *slip);
} slips[] = {
    {"while scanning an alias", "", say_alias},
    {"while scanning an anchor", "", say_alias},
    {"while scanning a tag", "", say_tag},
    {"while parsing a tag", "", say_tag},
    {"while parsing a node", "found undefined tag handle", say_tag},
    {"while scanning a directive", "", say_percent},
    {"while scanning a %", "", say_percent},
    {"while scanning a quoted scalar", "found unexpected", say_quote},
    {"while parsing a quoted scalar", "", say_escape},
    {"while scanning a block scalar", "found a tab character", say_tab},
    {"while scanning a block scalar", "", say_block},
    {"", "mapping values are not allowed", say_colon},
    {"", "block sequence entries are not allowed", say_dash},
    {"", "mapping keys are not allowed", say_start},
    {"", "found character that cannot start any token", say_start},
    {"", "found a tab character", say_tab},
    {"", "could not find expected ':'", say_no_colon},
    {"", "did not find expected ',' or", say_bracket},
    {"", "did not find expected key", say_key},
    {"", "did not find expected '-' indicator", say_key},
    {"", "did not find expected node content", say_value},
    {"", "did not find expected <document start>", say_indent},
};

static bool begins(const char *text, const char *with)
{
    return strncmp(text == NULL ? "" : text, with, strlen(with)) == 0;
}

static void advise_bytes(const yaml_parser_t *parser, struct source *source, struct sink *sink)
{
    bool control = begins(parser->problem, "control characters");
    struct place at = source_place(source, parser->problem_offset);
    if (control && parser->problem_value == 0 && parser->problem_offset < 4) {
        complain(sink, (struct place){0, 0}, COMPLAINT_FILE_UTF16, NULL, NULL);
    } else if (control) {
        char name[16];
        snprintf(name, sizeof name, "U+%04X", (unsigned)parser->problem_value);
        complain(sink, at, COMPLAINT_YAML_CONTROL, name, NULL);
    } else {
        complain(sink, at, COMPLAINT_YAML_UTF8, NULL, NULL);
    }
}

static struct place place_of(yaml_mark_t mark)
{
    return (struct place){.line = (int)mark.line + 1, .column = (int)mark.column + 1};
}

void advise(const yaml_parser_t *parser, struct source *source, struct sink *sink)
{
    if (parser->error == YAML_READER_ERROR) {
        advise_bytes(parser, source, sink);
        return;
    }
    struct buf line = {0};
    struct slip slip = {.at = place_of(parser->problem_mark),
                        .problem = parser->problem,
                        .source = source,
                        .sink = sink};
    slip.from = parser->context == NULL ? slip.at : place_of(parser->context_mark);
    source_line(source, slip.at.line, &line);
    slip.line = buf_string(&line);
    slip.spot = skip_columns(slip.line, slip.at.column - 1);
    slip.value = find_value(slip.line);
    size_t i = 0, count = sizeof slips / sizeof *slips;
    while (i < count && !(begins(parser->context, slips[i].context) &&
                          begins(parser->problem, slips[i].problem)))
        i++;
    if (i < count)
        slips[i].say(&slip);
    else
        complain(sink, slip.at, COMPLAINT_YAML_OTHER, parser->problem, NULL);
    buf_free(&line);
}
