/* values: what stands after the colon, as a JSON Schema sees it. Each adds its members to the
 * object that was begun. */
#ifndef VOLNA_TOOLS_VALUES_H
#define VOLNA_TOOLS_VALUES_H

#include "content/shape.h"
#include "json.h"

/* The definition of the mappings of a place: question, stage … */
const char *schema_object(unsigned place);

/* A single value by the rule of a key; forms: enum shape_form of whatever it stands in. */
void schema_single(struct json *json, int key, unsigned forms);
/* Any of the forms that the shape has. */
void schema_shaped(struct json *json, const struct shape *shape);

#endif
