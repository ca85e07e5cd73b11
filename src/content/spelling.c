#include "content/spelling.h"

#include <hunspell.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "content/content.h"
#include "content/source.h"

enum {
    WORD_BYTES_MAX = 200,
    ABBREVIATION_LETTERS = 3, /* «им.», «обл.» */
    ENDING_LETTERS = 4,       /* that a * stands for */
    LISTS_MAX = 64,           /* folders */
    FOLDERS_UP = 4,           /* that lists are looked for in */
    MEANT_MAX = 3,
    SEARCHES_MAX = 25, /* for what may have been meant */
};

/* A line of a list. */
struct entry {
    const char *word; /* without ё */
    bool stem;        /* a * stood behind it */
};

struct list {
    const char *folder;
    struct entry *entries;
    size_t count, capacity;
};

struct spelling {
    struct arena arena;
    Hunhandle *dictionary;
    iconv_t to, from; /* the dictionary's own encoding */
    bool converts;
    struct list lists[LISTS_MAX];
    size_t list_count;
    const struct list *here[FOLDERS_UP];
    size_t here_count;
    int searches;
};

/* --- the dictionary */

static bool open_in(struct spelling *spelling, const char *folder)
{
    const char *affixes = arena_format(&spelling->arena, "%s/ru_RU.aff", folder);
    const char *words = arena_format(&spelling->arena, "%s/ru_RU.dic", folder);
    if (access(affixes, R_OK) != 0 || access(words, R_OK) != 0)
        return false;
    spelling->dictionary = Hunspell_create(affixes, words);
    if (spelling->dictionary == NULL)
        return false;
    const char *encoding = Hunspell_get_dic_encoding(spelling->dictionary);
    spelling->converts = strcmp(encoding, "UTF-8") != 0;
    if (!spelling->converts)
        return true;
    spelling->to = iconv_open(encoding, "UTF-8");
    spelling->from = iconv_open("UTF-8", encoding);
    return spelling->to != (iconv_t)-1 && spelling->from != (iconv_t)-1;
}

struct spelling *spelling_open(const char *folder)
{
    static const char *const usual[] = {"/usr/share/hunspell", "/usr/share/myspell",
                                        "/usr/share/myspell/dicts", "/usr/local/share/hunspell"};
    struct spelling *spelling = mem_zalloc(1, sizeof *spelling);
    spelling->to = spelling->from = (iconv_t)-1;
    bool open = false;
    if (folder == NULL)
        folder = getenv("DICPATH");
    if (folder != NULL)
        open = open_in(spelling, folder);
    for (size_t i = 0; folder == NULL && !open && i < sizeof usual / sizeof *usual; i++)
        open = open_in(spelling, usual[i]);
    if (open)
        return spelling;
    spelling_close(spelling);
    return NULL;
}

void spelling_close(struct spelling *spelling)
{
    if (spelling == NULL)
        return;
    for (size_t i = 0; i < spelling->list_count; i++)
        free(spelling->lists[i].entries);
    if (spelling->dictionary != NULL)
        Hunspell_destroy(spelling->dictionary);
    if (spelling->to != (iconv_t)-1)
        iconv_close(spelling->to);
    if (spelling->from != (iconv_t)-1)
        iconv_close(spelling->from);
    arena_free(&spelling->arena);
    free(spelling);
}

/* False when the other encoding cannot say it, or it does not fit. */
static bool convert(iconv_t how, const char *word, char *out, size_t size)
{
    char copy[WORD_BYTES_MAX + 1], *in = copy;
    size_t left = strlen(word), room = size - 1;
    if (left > WORD_BYTES_MAX)
        return false;
    memcpy(copy, word, left + 1);
    iconv(how, NULL, NULL, NULL, NULL);
    if (iconv(how, &in, &left, &out, &room) == (size_t)-1)
        return false;
    *out = '\0';
    return true;
}

static bool in_dictionary(struct spelling *spelling, const char *word)
{
    char theirs[WORD_BYTES_MAX * 2];
    if (!spelling->converts)
        return Hunspell_spell(spelling->dictionary, word) != 0;
    return convert(spelling->to, word, theirs, sizeof theirs) &&
           Hunspell_spell(spelling->dictionary, theirs) != 0;
}

const char *spelling_meant(struct spelling *spelling, struct arena *arena, const char *word)
{
    char theirs[WORD_BYTES_MAX * 2], ours[WORD_BYTES_MAX * 2];
    struct buf meant = {0};
    char **found = NULL;
    if (++spelling->searches > SEARCHES_MAX)
        return NULL;
    if (spelling->converts) {
        if (!convert(spelling->to, word, theirs, sizeof theirs))
            return NULL;
        word = theirs;
    }
    int count = Hunspell_suggest(spelling->dictionary, &found, word);
    for (int i = 0; i < count && i < MEANT_MAX; i++) {
        const char *text = found[i];
        if (spelling->converts)
            text = convert(spelling->from, text, ours, sizeof ours) ? ours : "…";
        buf_format(&meant, "%s%s", i == 0 ? "" : ", ", text);
    }
    if (found != NULL)
        Hunspell_free_list(spelling->dictionary, &found, count);
    const char *kept =
        meant.length == 0 ? NULL : arena_text(arena, buf_string(&meant), meant.length);
    buf_free(&meant);
    return kept;
}

/* --- the lists */

/* Without stress marks; ё as е when asked. False when it is longer than any word. */
static bool simplify(const char *text, size_t length, bool io, char out[WORD_BYTES_MAX + 1])
{
    size_t used = 0;
    for (const char *at = text; at < text + length;) {
        uint32_t c = text_next(&at);
        char bytes[4];
        if (c == 0x301)
            continue;
        if (c == 0x2010 || c == 0x2011)
            c = '-';
        if (io && (c == 0x451 || c == 0x401))
            c = c == 0x451 ? 0x435 : 0x415;
        size_t size = text_encode(c, bytes);
        if (used + size > WORD_BYTES_MAX)
            return false;
        memcpy(out + used, bytes, size);
        used += size;
    }
    out[used] = '\0';
    return true;
}

static void add_entry(struct spelling *spelling, struct list *list, const char *line, size_t length)
{
    char word[WORD_BYTES_MAX + 1];
    struct entry entry = {0};
    const char *hash = memchr(line, '#', length);
    if (hash != NULL)
        length = (size_t)(hash - line);
    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL)
        length--;
    while (length > 0 && (*line == ' ' || *line == '\t'))
        line++, length--;
    if (length > 0 && line[length - 1] == '*') {
        entry.stem = true;
        length--;
    }
    if (length == 0 || !simplify(line, length, true, word))
        return;
    entry.word = arena_text(&spelling->arena, word, strlen(word));
    if (list->count == list->capacity) {
        list->capacity = list->capacity == 0 ? 128 : list->capacity * 2;
        list->entries = mem_realloc(list->entries, list->capacity * sizeof *list->entries);
    }
    list->entries[list->count++] = entry;
}

static void read_list(struct spelling *spelling, struct list *list)
{
    struct source source;
    struct buf text = {0};
    unsigned char bytes[4096];
    size_t got = 0;
    const char *path = arena_format(&spelling->arena, "%swords.txt", list->folder);
    if (source_open_file(&source, path, CONTENT_SIZE_MAX, false) == SOURCE_FINE)
        while (source_read(&source, bytes, sizeof bytes, &got) && got > 0)
            buf_add(&text, bytes, got);
    source_close(&source);
    for (const char *at = buf_string(&text); *at != '\0';) {
        size_t length = strcspn(at, "\n");
        add_entry(spelling, list, at, length);
        at += length + (at[length] == '\n');
    }
    buf_free(&text);
}

static const struct list *list_of(struct spelling *spelling, const char *path, size_t length)
{
    for (size_t i = 0; i < spelling->list_count; i++)
        if (strlen(spelling->lists[i].folder) == length &&
            memcmp(spelling->lists[i].folder, path, length) == 0)
            return &spelling->lists[i];
    if (spelling->list_count == LISTS_MAX)
        return NULL;
    struct list *list = &spelling->lists[spelling->list_count++];
    list->folder = arena_text(&spelling->arena, path, length);
    read_list(spelling, list);
    return list;
}

void spelling_go_to(struct spelling *spelling, const char *path)
{
    size_t length = strlen(path);
    spelling->here_count = 0;
    while (spelling->here_count < FOLDERS_UP) {
        while (length > 0 && path[length - 1] != '/')
            length--;
        const struct list *list = list_of(spelling, path, length);
        if (list != NULL)
            spelling->here[spelling->here_count++] = list;
        if (list == NULL || length == 0)
            return;
        length--; /* the slash */
    }
}

/* --- words */

static bool entry_fits(const struct entry *entry, const char *word)
{
    size_t length = strlen(entry->word);
    if (strncmp(entry->word, word, length) != 0)
        return false;
    return word[length] == '\0' || (entry->stem && text_length(word + length) <= ENDING_LETTERS);
}

static bool in_lists(const struct spelling *spelling, const char *word, const char *small)
{
    for (size_t i = 0; i < spelling->here_count; i++)
        for (size_t j = 0; j < spelling->here[i]->count; j++) {
            const struct entry *entry = &spelling->here[i]->entries[j];
            if (entry_fits(entry, word) || entry_fits(entry, small))
                return true;
        }
    return false;
}

/* `word` has no stress marks. */
static bool knows(struct spelling *spelling, const char *word)
{
    char plain[WORD_BYTES_MAX + 1];
    struct arena scratch = {0};
    if (in_dictionary(spelling, word))
        return true;
    if (!simplify(word, strlen(word), true, plain))
        return false;
    bool known = in_dictionary(spelling, plain) ||
                 in_lists(spelling, plain, text_fold_words(&scratch, plain));
    arena_free(&scratch);
    return known;
}

static bool knows_parts(struct spelling *spelling, const char *word)
{
    char part[WORD_BYTES_MAX + 1];
    for (const char *at = word; *at != '\0';) {
        size_t length = strcspn(at, "-");
        memcpy(part, at, length);
        part[length] = '\0';
        if (!knows(spelling, part))
            return false;
        at += length + (at[length] == '-');
    }
    return true;
}

bool spelling_knows(struct spelling *spelling, const struct prose_word *word)
{
    char text[WORD_BYTES_MAX + 1];
    if (word->foreign || word->letters == 1 ||
        (word->dotted && word->letters <= ABBREVIATION_LETTERS))
        return true;
    if (!simplify(word->text, word->length, false, text))
        return false;
    return knows(spelling, text) || (word->hyphen && knows_parts(spelling, text));
}
