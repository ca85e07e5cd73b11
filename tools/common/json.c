#include "json.h"

#include <stdio.h>

static void quote(struct json *json, const char *text)
{
    buf_char(&json->out, '"');
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\')
            buf_char(&json->out, '\\');
        buf_char(&json->out, *at);
    }
    buf_char(&json->out, '"');
}

/* A new line and the name, NULL within a list. */
static void member(struct json *json, const char *name)
{
    if (json->depth > 0)
        buf_format(&json->out, "%s\n%*s", json->first ? "" : ",", json->depth * 2, "");
    json->first = false;
    if (name != NULL) {
        quote(json, name);
        buf_text(&json->out, ": ");
    }
}

void json_begin(struct json *json, const char *name, char bracket)
{
    member(json, name);
    buf_char(&json->out, bracket);
    json->depth++;
    json->first = true;
}

void json_end(struct json *json, char bracket)
{
    json->depth--;
    if (!json->first)
        buf_format(&json->out, "\n%*s", json->depth * 2, "");
    buf_char(&json->out, bracket);
    json->first = false;
}

void json_text(struct json *json, const char *name, const char *text)
{
    member(json, name);
    quote(json, text);
}

void json_raw(struct json *json, const char *name, const char *raw)
{
    member(json, name);
    buf_text(&json->out, raw);
}

void json_number(struct json *json, const char *name, int number)
{
    char raw[16];
    snprintf(raw, sizeof raw, "%d", number);
    json_raw(json, name, raw);
}

void json_refer(struct json *json, const char *name, const char *to)
{
    member(json, name);
    buf_format(&json->out, "{\"$ref\": \"#/definitions/%s\"}", to);
}

void json_required(struct json *json, const char *name)
{
    member(json, NULL);
    buf_format(&json->out, "{\"required\": [\"%s\"]}", name);
}
