/* A plan as text, all of it that is played: equal texts, equal plans. */
#ifndef VOLNA_TESTS_CONTENT_PLANTEXT_H
#define VOLNA_TESTS_CONTENT_PLANTEXT_H

#include "base/buf.h"
#include "engine/plan.h"

void plan_text(struct buf *out, const struct plan *plan);

#endif
