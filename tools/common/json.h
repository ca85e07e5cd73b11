/* json: writes JSON, a member a line. Every function takes the member's name, NULL within a list.
 */
#ifndef VOLNA_TOOLS_JSON_H
#define VOLNA_TOOLS_JSON_H

#include <stdbool.h>

#include "base/buf.h"

struct json {
    struct buf out; /* whoever began it frees it */
    int depth;
    bool first; /* nothing stands in this object or list yet */
};

void json_begin(struct json *json, const char *name, char bracket); /* { or [ */
void json_end(struct json *json, char bracket);
void json_text(struct json *json, const char *name, const char *text);
void json_number(struct json *json, const char *name, int number);
/* What is JSON already. */
void json_raw(struct json *json, const char *name, const char *raw);

/* Of JSON Schema: a reference to a definition; an object that needs a member. */
void json_refer(struct json *json, const char *name, const char *to);
void json_required(struct json *json, const char *name);

#endif
