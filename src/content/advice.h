/* advice: libyaml's errors in words that help a person. Private to the content
 * layer. */
#ifndef VOLNA_CONTENT_ADVICE_H
#define VOLNA_CONTENT_ADVICE_H

#include <yaml.h>

#include "content/complain.h"
#include "content/source.h"

/* Complains about the parser's error. Reads the source again; nothing can be
 * parsed from it afterwards. */
void advise(const yaml_parser_t *parser, struct source *source, struct sink *sink);

/* The text in quotes: double, or single when it has double ones or a backslash.
 */
void advice_quote(struct buf *out, const char *text, size_t length);

#endif
