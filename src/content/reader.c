#include "content/reader.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/advice.h"
#include "content/content.h"
#include "content/scan.h"

static int read_bytes(void *data, unsigned char *out, size_t size, size_t *got)
{
    return source_read(data, out, size, got) ? 1 : 0;
}

static struct place place_of(yaml_mark_t mark)
{
    return (struct place){.line = (int)mark.line + 1, .column = (int)mark.column + 1};
}

static void fail(struct reader *reader, enum complaint_id id, const char *a, const char *b)
{
    complain(reader->sink, reader_place(reader), id, a, b);
    reader->failed = true;
}

static void fail_source(struct reader *reader)
{
    static const struct place whole = {0, 0};
    reader->failed = true;
    if (reader->source->fault == SOURCE_BIG) {
        char limit[24];
        snprintf(limit, sizeof limit, "%d", CONTENT_SIZE_MAX / (1024 * 1024));
        complain(reader->sink, whole, COMPLAINT_FILE_BIG, limit, NULL);
    } else {
        complain(reader->sink, whole, COMPLAINT_FILE_UNREADABLE, strerror(reader->source->error),
                 NULL);
    }
}

static void advance(struct reader *reader)
{
    yaml_event_delete(&reader->event); /* leaves it YAML_NO_EVENT */
    if (reader->failed)
        return;
    if (!yaml_parser_parse(&reader->parser, &reader->event)) {
        if (reader->parser.error == YAML_MEMORY_ERROR)
            err_out_of_memory();
        if (reader->source->fault != SOURCE_FINE) {
            fail_source(reader);
        } else {
            reader->failed = true;
            advise(&reader->parser, reader->source, reader->sink);
        }
        return;
    }
    switch (reader->event.type) {
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        if (++reader->depth <= CONTENT_DEPTH_MAX)
            break;
        char limit[16];
        snprintf(limit, sizeof limit, "%d", CONTENT_DEPTH_MAX);
        fail(reader, COMPLAINT_YAML_DEPTH, limit, NULL);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        reader->depth--;
        break;
    default:
        break;
    }
}

bool reader_open(struct reader *reader, struct source *source, struct sink *sink, bool watch_hashes)
{
    *reader = (struct reader){.source = source,
                              .sink = sink,
                              .watch_hashes = watch_hashes,
                              .nodes_most = READER_NODES_MAX,
                              .hash_line = 1};
    if (!yaml_parser_initialize(&reader->parser))
        err_out_of_memory();
    yaml_parser_set_input(&reader->parser, read_bytes, source);
    advance(reader);
    if (reader->failed)
        return false;
    if (reader->parser.encoding == YAML_UTF16LE_ENCODING ||
        reader->parser.encoding == YAML_UTF16BE_ENCODING) {
        complain(sink, (struct place){0, 0}, COMPLAINT_FILE_UTF16, NULL, NULL);
        reader->failed = true;
        return false;
    }
    advance(reader);
    reader->empty = !reader->failed && reader->event.type == YAML_STREAM_END_EVENT;
    reader->failed |= reader->empty;
    advance(reader);
    return !reader->failed;
}

void reader_finish(struct reader *reader)
{
    advance(reader); /* past the end of the document */
    if (!reader->failed && reader->event.type != YAML_STREAM_END_EVENT)
        fail(reader, COMPLAINT_YAML_DOCUMENTS, NULL, NULL);
}

void reader_close(struct reader *reader)
{
    yaml_event_delete(&reader->event);
    yaml_parser_delete(&reader->parser);
}

enum node_kind reader_peek(const struct reader *reader)
{
    if (reader->failed)
        return NODE_BAD;
    switch (reader->event.type) {
    case YAML_SCALAR_EVENT:
        return NODE_SCALAR;
    case YAML_SEQUENCE_START_EVENT:
        return NODE_LIST;
    case YAML_MAPPING_START_EVENT:
        return NODE_MAP;
    default:
        return NODE_BAD;
    }
}

struct place reader_place(const struct reader *reader)
{
    return place_of(reader->event.start_mark);
}

/* Anchors and tags: said once each, the value itself is still read. */
static void refuse_properties(struct reader *reader, const yaml_char_t *anchor,
                              const yaml_char_t *tag)
{
    if (anchor != NULL)
        complain(reader->sink, reader_place(reader), COMPLAINT_YAML_ANCHOR, NULL, NULL);
    if (tag != NULL)
        complain(reader->sink, reader_place(reader), COMPLAINT_YAML_TAG, NULL, NULL);
}

void reader_enter(struct reader *reader)
{
    if (reader->event.type == YAML_MAPPING_START_EVENT)
        refuse_properties(reader, reader->event.data.mapping_start.anchor,
                          reader->event.data.mapping_start.tag);
    else if (reader->event.type == YAML_SEQUENCE_START_EVENT)
        refuse_properties(reader, reader->event.data.sequence_start.anchor,
                          reader->event.data.sequence_start.tag);
    advance(reader);
}

bool reader_more(struct reader *reader)
{
    if (reader->failed)
        return false;
    if (reader->event.type != YAML_SEQUENCE_END_EVENT &&
        reader->event.type != YAML_MAPPING_END_EVENT)
        return true;
    advance(reader);
    return false;
}

/* Is there ` #` and more after a plain scalar? One space before it: swallowed
 * by accident. Two: a remark for oneself, unless a letter or digit follows at
 * once, as in `Рейс  #1`. The source is walked once, from place to place. */
static void watch_hash(struct reader *reader)
{
    const struct source *source = reader->source;
    const char *bytes = source->file < 0 ? source->text : source->kept.data;
    size_t length = source->file < 0 ? source->length : source->kept.length;
    int line = (int)reader->event.end_mark.line + 1, column = (int)reader->event.end_mark.column;
    if (reader->hash_offset == 0 && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        reader->hash_offset = 3;
    size_t at = reader->hash_offset;
    for (; reader->hash_line < line && at < length; at++) {
        if (bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n')
            continue;
        bool end = bytes[at] == '\n' || bytes[at] == '\r' ||
                   (bytes[at] == '\x85' && at > 0 && bytes[at - 1] == '\xC2') ||
                   ((bytes[at] == '\xA8' || bytes[at] == '\xA9') && at > 1 &&
                    memcmp(bytes + at - 2, "\xE2\x80", 2) == 0);
        if (end) {
            reader->hash_line++;
            reader->hash_offset = at + 1;
        }
    }
    if (reader->hash_line != line)
        return;
    at = reader->hash_offset;
    for (; column > 0 && at < length; at++)
        if (at + 1 >= length || ((unsigned char)bytes[at + 1] & 0xC0) != 0x80)
            column--;
    size_t spaces = 0;
    while (at + spaces < length && bytes[at + spaces] == ' ')
        spaces++;
    size_t hash = at + spaces;
    if (spaces == 0 || hash + 1 >= length || bytes[hash] != '#')
        return;
    bool word =
        (unsigned char)bytes[hash + 1] > ' ' && bytes[hash + 1] != '#' && bytes[hash + 1] != '-';
    if (spaces > 1 && !word)
        return;
    struct place place = {.line = line,
                          .column = (int)reader->event.end_mark.column + (int)spaces + 1};
    complain(reader->sink, place, COMPLAINT_HASH_SWALLOWED, NULL, NULL);
}

static void name_control(char out[16], const char *text, size_t length)
{
    const char *at = text;
    while (at < text + length) {
        const char *from = at;
        uint32_t codepoint = *at == '\0' ? 0 : text_next(&at);
        if (codepoint == 0 || text_has_controls(from, (size_t)(at - from))) {
            snprintf(out, 16, "U+%04X", (unsigned)codepoint);
            return;
        }
    }
    snprintf(out, 16, "U+FFFD");
}

/* Fills a scalar node from the event. */
static void take_scalar(struct reader *reader, struct arena *texts, struct node *node)
{
    const char *text = (const char *)reader->event.data.scalar.value;
    size_t length = reader->event.data.scalar.length;
    node->kind = NODE_BAD;
    if (length > READER_TEXT_MAX) {
        complain(reader->sink, node->at, COMPLAINT_VALUE_HUGE, NULL, NULL);
        return;
    }
    node->scan = (uint8_t)scan_text(text, length);
    if ((node->scan & SCAN_CONTROL) != 0 ||
        ((node->scan & SCAN_RARE) != 0 && text_has_controls(text, length))) {
        char name[16];
        name_control(name, text, length);
        complain(reader->sink, node->at, COMPLAINT_YAML_CONTROL, name, NULL);
        return;
    }
    node->kind = NODE_SCALAR;
    if ((node->scan & SCAN_RARE) != 0) {
        text = text_nfc(texts, text);
        length = strlen(text);
    }
    node->text = arena_text(texts, text, length);
    node->length = (uint32_t)length;
}

static struct node *new_scalar(struct reader *reader, struct arena *arena, struct arena *texts,
                               bool value)
{
    struct node *node = arena_alloc(arena, sizeof *node);
    node->at = reader_place(reader);
    bool plain = reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    refuse_properties(reader, reader->event.data.scalar.anchor, reader->event.data.scalar.tag);
    take_scalar(reader, texts, node);
    if (value && plain && reader->watch_hashes && node->length > 0)
        watch_hash(reader);
    return node;
}

bool reader_known_key(struct reader *reader, const struct key_index *index, unsigned place,
                      int *key, struct place *at)
{
    if (reader_peek(reader) != NODE_SCALAR)
        return false;
    if (reader->event.data.scalar.anchor != NULL || reader->event.data.scalar.tag != NULL)
        return false;
    *key = key_find(index, place, (const char *)reader->event.data.scalar.value,
                    reader->event.data.scalar.length);
    if (*key < 0)
        return false;
    *at = reader_place(reader);
    advance(reader);
    return true;
}

const struct node *reader_key(struct reader *reader, struct arena *arena)
{
    if (reader_peek(reader) != NODE_SCALAR) {
        if (!reader->failed)
            complain(reader->sink, reader_place(reader), COMPLAINT_KEY_NOT_TEXT, NULL, NULL);
        reader_skip(reader);
        reader_skip(reader);
        return NULL;
    }
    const struct node *key = new_scalar(reader, arena, arena, false);
    advance(reader);
    if (key->kind == NODE_SCALAR)
        return reader->failed ? NULL : key;
    reader_skip(reader);
    return NULL;
}

void reader_skip(struct reader *reader)
{
    int depth = reader->depth;
    if (reader->failed)
        return;
    if (reader->event.type == YAML_SEQUENCE_START_EVENT ||
        reader->event.type == YAML_MAPPING_START_EVENT)
        for (depth--; !reader->failed && reader->depth > depth;)
            advance(reader);
    advance(reader);
}

static struct node *read_node(struct reader *reader, struct arena *arena, struct arena *texts);

static void read_children(struct reader *reader, struct arena *arena, struct arena *texts,
                          struct node *parent)
{
    const struct node **link = &parent->first;
    reader_enter(reader);
    while (reader_more(reader)) {
        const struct node *key = NULL;
        if (reader->nodes >= reader->nodes_most) {
            if (reader->nodes++ == reader->nodes_most)
                complain(reader->sink, parent->at, COMPLAINT_YAML_CROWDED, NULL, NULL);
            reader_skip(reader);
            if (parent->kind == NODE_MAP)
                reader_skip(reader);
            continue;
        }
        if (parent->kind == NODE_MAP && (key = reader_key(reader, arena)) == NULL)
            continue;
        struct node *child = read_node(reader, arena, texts);
        if (child == NULL)
            return;
        child->key = key;
        *link = child;
        link = &child->next;
    }
}

static struct node *read_node(struct reader *reader, struct arena *arena, struct arena *texts)
{
    struct node *node;
    if (reader->failed)
        return NULL;
    reader->nodes++;
    switch (reader_peek(reader)) {
    case NODE_SCALAR:
        node = new_scalar(reader, arena, texts, true);
        break;
    case NODE_LIST:
    case NODE_MAP:
        node = arena_alloc(arena, sizeof *node);
        node->kind = (uint8_t)reader_peek(reader);
        node->at = reader_place(reader);
        read_children(reader, arena, texts, node);
        return node;
    default: /* an alias: the only other event that stands for a value */
        node = arena_alloc(arena, sizeof *node);
        node->at = reader_place(reader);
        complain(reader->sink, node->at, COMPLAINT_YAML_ANCHOR, NULL, NULL);
        break;
    }
    advance(reader);
    return node;
}

const struct node *reader_node(struct reader *reader, struct arena *arena, struct arena *texts)
{
    reader->nodes = 0;
    return read_node(reader, arena, texts);
}
