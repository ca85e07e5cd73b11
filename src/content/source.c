#include "content/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum source_fault fault_of(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
        return SOURCE_MISSING;
    case EACCES:
    case EPERM:
        return SOURCE_DENIED;
    case EISDIR:
        return SOURCE_NOT_A_FILE;
    default:
        return SOURCE_BROKEN;
    }
}

static enum source_fault fail(struct source *source, enum source_fault fault, int error)
{
    source->fault = fault;
    source->error = error;
    return fault;
}

enum source_fault source_open_file(struct source *source, const char *path, size_t limit, bool keep)
{
    *source = (struct source){.file = -1, .limit = limit, .keep = keep};
    hash_begin(&source->digest);
    /* O_NONBLOCK: a pipe without a writer must not hold the program; it is
     * refused below. */
    source->file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (source->file < 0)
        return fail(source, fault_of(errno), errno);
    struct stat about;
    if (fstat(source->file, &about) != 0)
        return fail(source, SOURCE_BROKEN, errno);
    if (!S_ISREG(about.st_mode))
        return fail(source, SOURCE_NOT_A_FILE, 0);
    if (limit != 0 && about.st_size > 0 && (size_t)about.st_size > limit)
        return fail(source, SOURCE_BIG, 0);
    return SOURCE_FINE;
}

void source_open_text(struct source *source, const char *text, size_t length)
{
    *source = (struct source){.file = -1, .text = text, .length = length};
    hash_begin(&source->digest);
}

void source_close(struct source *source)
{
    if (source->file >= 0)
        close(source->file);
    source->file = -1;
    buf_free(&source->kept);
}

static bool read_file(struct source *source, unsigned char *out, size_t size, size_t *got)
{
    ssize_t count;
    do {
        count = read(source->file, out, size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        fail(source, SOURCE_BROKEN, errno);
        return false;
    }
    *got = (size_t)count;
    return true;
}

bool source_read(struct source *source, unsigned char *out, size_t size, size_t *got)
{
    *got = 0;
    if (source->fault != SOURCE_FINE)
        return false;
    if (source->file >= 0) {
        if (!read_file(source, out, size, got))
            return false;
    } else {
        *got = source->length - source->at < size ? source->length - source->at : size;
        if (*got > 0)
            memcpy(out, source->text + source->at, *got);
    }
    source->at += *got;
    if (source->again)
        return true;
    if (source->limit != 0 && source->at > source->limit) { /* it has grown since it was opened */
        fail(source, SOURCE_BIG, 0);
        return false;
    }
    if (source->file < 0 || source->keep)
        hash_add(&source->digest, out, *got);
    if (source->keep)
        buf_add(&source->kept, out, *got);
    return true;
}

bool source_rewind(struct source *source)
{
    source->again = true;
    source->at = 0;
    if (source->fault == SOURCE_BROKEN)
        return false;
    source->fault = SOURCE_FINE;
    return source->file < 0 || lseek(source->file, 0, SEEK_SET) == 0;
}

/* Bytes one by one through a small window, with one byte pushed back at most
 * twice. */
struct bytes {
    struct source *source;
    unsigned char window[16 * 1024];
    size_t at, length, passed; /* passed: bytes before the window */
};

static int peek(struct bytes *bytes, size_t ahead)
{
    if (bytes->at + ahead >= bytes->length) {
        size_t rest = bytes->length - bytes->at, got = 0;
        memmove(bytes->window, bytes->window + bytes->at, rest);
        bytes->passed += bytes->at;
        bytes->at = 0;
        bytes->length = rest;
        if (source_read(bytes->source, bytes->window + rest, sizeof bytes->window - rest, &got))
            bytes->length += got;
    }
    return bytes->at + ahead < bytes->length ? bytes->window[bytes->at + ahead] : -1;
}

/* The length of the line end here, 0 when there is none. */
static size_t line_end(struct bytes *bytes)
{
    int c = peek(bytes, 0);
    if (c == '\n')
        return 1;
    if (c == '\r')
        return peek(bytes, 1) == '\n' ? 2 : 1;
    if (c == 0xC2)
        return peek(bytes, 1) == 0x85 ? 2 : 0;
    if (c == 0xE2 && peek(bytes, 1) == 0x80)
        return peek(bytes, 2) == 0xA8 || peek(bytes, 2) == 0xA9 ? 3 : 0;
    return 0;
}

static void skip_bom(struct bytes *bytes)
{
    if (peek(bytes, 0) == 0xEF && peek(bytes, 1) == 0xBB && peek(bytes, 2) == 0xBF)
        bytes->at += 3;
}

struct place source_place(struct source *source, size_t offset)
{
    struct place place = {1, 1};
    struct bytes bytes = {.source = source};
    if (!source_rewind(source))
        return (struct place){0, 0};
    skip_bom(&bytes);
    while (peek(&bytes, 0) >= 0 && bytes.passed + bytes.at < offset) {
        size_t end = line_end(&bytes);
        if (end > 0) {
            place.line++;
            place.column = 1;
            bytes.at += end;
        } else {
            bytes.at++;
            int next = peek(&bytes, 0);
            if ((next & 0xC0) != 0x80 || bytes.passed + bytes.at >= offset)
                place.column++;
        }
    }
    return place;
}

void source_lines(struct source *source, const struct source_line_walk *walk)
{
    struct bytes bytes = {.source = source};
    struct buf line = {0};
    if (!source_rewind(source))
        return;
    skip_bom(&bytes);
    for (int number = 1; peek(&bytes, 0) >= 0; number++) {
        bool wanted = walk->want(walk->data, number);
        size_t end = 0;
        buf_clear(&line);
        while (peek(&bytes, 0) >= 0 && (end = line_end(&bytes)) == 0) {
            if (wanted && line.length < SOURCE_LINE_MAX)
                buf_char(&line, (char)bytes.window[bytes.at]);
            bytes.at++;
        }
        bytes.at += end;
        if (wanted && !walk->each(walk->data, number, buf_string(&line), line.length))
            break;
    }
    buf_free(&line);
}

struct one_line {
    int number;
    struct buf *out;
};

static bool want_one(void *data, int line)
{
    return line == ((struct one_line *)data)->number;
}

static bool take_one(void *data, int line, const char *bytes, size_t length)
{
    (void)line;
    buf_add(((struct one_line *)data)->out, bytes, length);
    return false;
}

void source_line(struct source *source, int line, struct buf *out)
{
    struct one_line one = {.number = line, .out = out};
    buf_clear(out);
    source_lines(source,
                 &(struct source_line_walk){.data = &one, .want = want_one, .each = take_one});
}
