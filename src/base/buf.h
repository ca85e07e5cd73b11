/* buf: a byte string that grows. Always NUL-terminated once anything was appended; `{0}` is an
 * empty one. */
#ifndef VOLNA_BASE_BUF_H
#define VOLNA_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *data; /* owned; NULL while empty */
    size_t length, capacity;
};

void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vformat(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
void buf_clear(struct buf *buf); /* keeps the memory */
void buf_free(struct buf *buf);
const char *buf_string(const struct buf *buf); /* never NULL */

#endif
