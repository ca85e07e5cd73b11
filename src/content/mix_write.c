/* A mix as a quiz file. The text of a question is copied as it stands in its own file, between the
 * marks where the reader meets its beginning and its end; only its indentation changes. What it
 * inherited there and what it is known by are written before it. */
#include <string.h>

#include "base/text.h"
#include "content/meant.h"
#include "content/mix.h"
#include "content/reader.h"

enum { INDENT = 8, USUAL_POINTS = 1, USUAL_TIME_MS = 30000 };

/* Where a question stands in its file: code points as libyaml counts them, then bytes. */
struct block {
    size_t start, end;
    size_t column;
    bool flow; /* {question: …} */
    uint64_t given[(KEY_IDS + 63) / 64];
};

struct blocks {
    struct reader reader;
    struct key_index keys;
    struct block *items; /* room for every question of the plan */
    uint32_t count, room;
};

static bool is_given(const struct block *block, int key)
{
    return (block->given[key / 64] >> key % 64 & 1) != 0;
}

/* --- finding the blocks */

static void stretch(struct block *block, const yaml_event_t *event)
{
    if (event->end_mark.index > event->start_mark.index && event->end_mark.index > block->end)
        block->end = event->end_mark.index;
}

/* reader_more, for a list or a mapping that may end in a bracket. */
static bool walk_more(struct reader *reader, struct block *block)
{
    if (!reader->failed && (reader->event.type == YAML_MAPPING_END_EVENT ||
                            reader->event.type == YAML_SEQUENCE_END_EVENT))
        stretch(block, &reader->event);
    return reader_more(reader);
}

/* Reads over what comes next; the block ends with the last sign of it. The end of a list or a
 * mapping without brackets has no sign. */
static void walk(struct reader *reader, struct block *block)
{
    enum node_kind kind = reader_peek(reader);
    if (reader->failed)
        return;
    stretch(block, &reader->event);
    if (kind != NODE_MAP && kind != NODE_LIST) {
        reader_skip(reader);
        return;
    }
    reader_enter(reader);
    while (walk_more(reader, block))
        walk(reader, block);
}

static void find_block(struct blocks *blocks)
{
    struct reader *reader = &blocks->reader;
    struct block block = {.start = reader->event.start_mark.index,
                          .column = reader->event.start_mark.column};
    if (reader_peek(reader) != NODE_MAP || blocks->count == blocks->room) {
        blocks->room = 0; /* not as the loader saw it: refused in the end */
        reader_skip(reader);
        return;
    }
    block.flow = reader->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    block.end = block.start;
    reader_enter(reader);
    while (walk_more(reader, &block)) {
        int key;
        struct place at;
        if (reader_known_key(reader, &blocks->keys, IN_QUESTION, &key, &at))
            block.given[key / 64] |= UINT64_C(1) << key % 64;
        else
            walk(reader, &block);
        walk(reader, &block);
    }
    blocks->items[blocks->count++] = block;
}

/* The lists of questions, at the top or in rounds. */
static void find_blocks(struct blocks *blocks, unsigned place)
{
    struct reader *reader = &blocks->reader;
    int key;
    struct place at;
    if (reader_peek(reader) != NODE_MAP) {
        reader_skip(reader);
        return;
    }
    reader_enter(reader);
    while (reader_more(reader)) {
        bool known = reader_known_key(reader, &blocks->keys, place, &key, &at);
        if (!known)
            reader_skip(reader);
        bool questions = known && key == KEY_QUESTIONS, rounds = known && key == KEY_ROUNDS;
        if ((!questions && !rounds) || reader_peek(reader) != NODE_LIST) {
            reader_skip(reader);
            continue;
        }
        reader_enter(reader);
        while (reader_more(reader)) {
            if (questions)
                find_block(blocks);
            else
                find_blocks(blocks, IN_ROUND);
        }
    }
}

/* From code points to bytes; the blocks stand in order. */
static bool find_bytes(struct blocks *blocks, const char *text, size_t length)
{
    size_t at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, index = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        size_t *ends[] = {&blocks->items[i].start, &blocks->items[i].end};
        for (size_t j = 0; j < 2; j++) {
            for (; index < *ends[j] && at < length; index++)
                for (at++; at < length && ((unsigned char)text[at] & 0xC0) == 0x80;)
                    at++;
            if (index != *ends[j])
                return false;
            *ends[j] = at;
        }
    }
    return true;
}

/* The blocks of a set, in the arena; NULL when they are not the questions of its plan. */
static struct block *blocks_of(const struct mix_set *set, struct arena *arena)
{
    struct complaints complaints = {0};
    struct sink sink;
    struct source source;
    const struct plan *plan = set->plan;
    struct blocks blocks = {.room = plan->step_count};
    blocks.items = arena_alloc(arena, (plan->step_count + 1) * sizeof *blocks.items);
    source_open_text(&source, plan->source, plan->source_length);
    sink_start(&sink, &complaints, set->path, LANGUAGE_RU, false);
    key_index_make(&blocks.keys);
    if (reader_open(&blocks.reader, &source, &sink, false))
        find_blocks(&blocks, IN_QUIZ);
    bool fine = !blocks.reader.failed && blocks.room > 0 && blocks.count == plan->step_count &&
                find_bytes(&blocks, plan->source, plan->source_length);
    reader_close(&blocks.reader);
    source_close(&source);
    complaints_free(&complaints);
    return fine ? blocks.items : NULL;
}

/* --- writing one */

/* A `key: value` of its own line, or within the brackets of a flow mapping. */
static void put_pair(struct buf *out, const struct block *block, int key, const char *value)
{
    buf_format(out, "%s: %s", key_rules[key].english, value);
    if (block->flow)
        buf_text(out, ", ");
    else
        buf_format(out, "\n%*s", INDENT, "");
}

static void put_number(struct buf *out, const struct block *block, int key, int64_t number,
                       int64_t usual)
{
    char digits[24];
    if (number == usual || is_given(block, key))
        return;
    text_format_decimal(digits, sizeof digits, number * 1000000, '.');
    put_pair(out, block, key, digits);
}

static void put_word(struct buf *out, const struct block *block, int key, int value, int usual)
{
    if (value == usual || is_given(block, key))
        return;
    for (const struct key_word *word = key_rules[key].words; word->english != NULL; word++)
        if (word->value == value) {
            put_pair(out, block, key, word->english);
            return;
        }
}

static void put_yes(struct buf *out, const struct block *block, int key, bool yes, bool usual)
{
    if (yes != usual && !is_given(block, key))
        put_pair(out, block, key, yes ? "yes" : "no");
}

/* What the file, the round or the name of the set gave it. */
static void put_inherited(struct buf *out, const struct block *block, const struct step *step)
{
    if (!is_given(block, KEY_ID))
        put_pair(out, block, KEY_ID, step->id);
    put_number(out, block, KEY_POINTS, step->points, USUAL_POINTS);
    put_number(out, block, KEY_PENALTY, step->penalty, 0);
    put_number(out, block, KEY_TIME, step->time_ms / 1000, USUAL_TIME_MS / 1000);
    put_word(out, block, KEY_MODE, step->mode, MODE_ALL);
    put_word(out, block, KEY_SPEED, step->speed, SPEED_NONE);
    put_yes(out, block, KEY_PARTIAL, step->partial, step->task == TASK_MATCH);
    put_yes(out, block, KEY_SHUFFLE, step->shuffle, step->task == TASK_ORDER);
}

/* The end of the block's last line: a remark may follow what the reader saw of it. */
static size_t end_of_line(const char *text, size_t length, size_t at)
{
    while (at < length && text[at] != '\n' && text[at] != '\r')
        at++;
    return at;
}

static size_t without_space(const char *text, size_t start, size_t end)
{
    while (end > start && strchr(" \n\r", text[end - 1]) != NULL)
        end--;
    return end;
}

/* Lines after the first lose the indentation they had and get ours. */
static void put_lines(struct buf *out, const char *text, size_t length, size_t column)
{
    for (size_t at = 0; at < length;) {
        size_t end = end_of_line(text, length, at), spaces = 0;
        for (; at > 0 && spaces < column && at + spaces < end && text[at + spaces] == ' ';)
            spaces++;
        if (at > 0 && at + spaces < end)
            buf_format(out, "%*s", INDENT, "");
        buf_add(out, text + at + spaces, end - at - spaces);
        if (end < length)
            buf_char(out, '\n');
        at = end + (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
    }
}

static void put_block(struct buf *out, const struct block *block, const struct step *step,
                      const struct plan *plan)
{
    const char *text = plan->source;
    size_t start = block->start, end = block->end;
    buf_format(out, "%*s- ", INDENT - 2, "");
    if (block->flow)
        buf_char(out, '{');
    start += block->flow;
    end = without_space(text, start, end); /* the reader takes empty lines with a text in lines */
    if (!block->flow)
        end = without_space(text, start, end_of_line(text, plan->source_length, end));
    put_inherited(out, block, step);
    put_lines(out, text + start, end - start, block->column);
    buf_char(out, '\n');
}

/* --- the whole */

struct writing {
    const struct mix_index *index;
    const struct mix *mix;
    struct buf *out;
    struct arena scratch;
    struct block **blocks; /* one a set; NULL until needed */
};

/* What all the sets that are used say alike. */
static const char *shared(const struct writing *writing, size_t offset, bool all)
{
    const char *text = NULL;
    for (uint32_t i = 0; i < writing->mix->count; i++) {
        const struct mix_question *question = &writing->index->questions[writing->mix->picks[i]];
        const char *own;
        memcpy(&own, (const char *)writing->index->sets[question->set].plan + offset, sizeof own);
        if (own == NULL ? all : text != NULL && strcmp(own, text) != 0)
            return NULL;
        if (own != NULL)
            text = own;
    }
    return text;
}

static void put_shared(struct writing *writing, int key, size_t offset, bool all)
{
    const char *text = shared(writing, offset, all);
    if (text != NULL)
        buf_format(writing->out, "%s: %s\n", key_rules[key].english,
                   meant_text(&writing->scratch, text));
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static bool put_round(struct writing *writing, const char *title, uint32_t first, uint32_t count)
{
    struct arena *scratch = &writing->scratch;
    if (count == 0)
        return true;
    buf_format(writing->out, "  - %s: %s\n    %s:\n", key_rules[KEY_TITLE].english,
               meant_text(scratch, title), key_rules[KEY_QUESTIONS].english);
    for (uint32_t i = first; i < first + count; i++) {
        const struct mix_question *question = &writing->index->questions[writing->mix->picks[i]];
        const struct mix_set *set = &writing->index->sets[question->set];
        struct block **blocks = &writing->blocks[question->set];
        if (*blocks == NULL && (*blocks = blocks_of(set, scratch)) == NULL)
            return false;
        buf_format(writing->out, "%s%*s# %s (%s)\n", i > first ? "\n" : "", INDENT - 2, "",
                   text_clean(scratch, set->title), text_clean(scratch, file_name(set->path)));
        put_block(writing->out, &(*blocks)[question->step], set->plan->steps[question->step],
                  set->plan);
    }
    return true;
}

bool mix_write(const struct mix_index *index, const struct mix *mix, const struct mix_words *words,
               struct buf *out, struct err *err)
{
    struct writing writing = {.index = index, .mix = mix, .out = out};
    writing.blocks = arena_alloc(&writing.scratch, (index->set_count + 1) * sizeof(struct block *));
    buf_format(out, "%s: %s\n", key_rules[KEY_TITLE].english,
               meant_text(&writing.scratch, words->title));
    put_shared(&writing, KEY_REGION, offsetof(struct plan, region), false);
    put_shared(&writing, KEY_AUTHOR, offsetof(struct plan, author), true);
    put_shared(&writing, KEY_LICENCE, offsetof(struct plan, licence), true);
    put_shared(&writing, KEY_LANGUAGE, offsetof(struct plan, language), false);
    buf_format(out, "\n%s:\n", key_rules[KEY_ROUNDS].english);
    bool fine = put_round(&writing, words->keyed, 0, mix->keyed) &&
                put_round(&writing, words->typed, mix->keyed, mix->count - mix->keyed);
    arena_free(&writing.scratch);
    return fine || err_set(err, "mix");
}
