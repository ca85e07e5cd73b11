#include "content/alike.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

void alike_free(struct alike *alike)
{
    free(alike->questions);
    arena_free(&alike->arena);
    *alike = (struct alike){0};
}

/* What is right, folded; of several in the order of the alphabet, so that theirs on the screen does
 * not matter. */
static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *join(struct arena *arena, const char **texts, size_t count)
{
    struct buf all = {0};
    if (count > 1)
        qsort(texts, count, sizeof *texts, by_text);
    for (size_t i = 0; i < count; i++)
        buf_format(&all, "%s%s", i == 0 ? "" : "/", texts[i]);
    const char *joined = count == 0 ? NULL : arena_text(arena, buf_string(&all), all.length);
    buf_free(&all);
    return joined;
}

static const char *answer_of(struct arena *arena, const struct step *step)
{
    const char *right[STEP_OPTIONS_MAX];
    size_t count = 0;
    char number[32];
    switch (step->task) {
    case TASK_CHOICE:
    case TASK_MULTI:
        for (int i = 0; i < step->option_count; i++)
            if (step->options[i].right)
                right[count++] = text_fold(arena, step->options[i].text);
        return join(arena, right, count);
    case TASK_ORDER:
    case TASK_MATCH:
        for (int i = 0; i < step->option_count; i++)
            right[count++] = text_fold(arena, step->options[i].text);
        return join(arena, right, count);
    case TASK_TEXT:
    case TASK_ORAL:
        return step->accept_count == 0 ? NULL : text_fold(arena, step->accept[0]);
    case TASK_NUMBER:
        text_format_decimal(number, sizeof number, step->number, '.');
        return arena_text(arena, number, strlen(number));
    case TASK_POINT:
        return step->target->place == NULL ? NULL : text_fold(arena, step->target->place->name);
    default:
        return NULL;
    }
}

static size_t percent_common(const struct prose_gist *a, const struct prose_gist *b)
{
    if (a->count < ALIKE_WORDS_MIN || b->count < ALIKE_WORDS_MIN)
        return 0;
    return (prose_common(a, b, PROSE_AKIN) + prose_common(b, a, PROSE_AKIN)) * 100 /
           (a->count + b->count);
}

static bool are_alike(const struct alike_question *a, const struct alike_question *b)
{
    if (prose_common(&a->names, &b->names, PROSE_AKIN) < a->names.count ||
        prose_common(&b->names, &a->names, PROSE_AKIN) < b->names.count)
        return false;
    if (percent_common(&a->words, &b->words) >= ALIKE_PERCENT)
        return true;
    return a->answer != NULL && b->answer != NULL && prose_near(a->answer, b->answer, PROSE_AKIN) &&
           percent_common(&a->telling, &b->telling) >= ALIKE_ANSWER_PERCENT;
}

const struct alike_question *alike_add(struct alike *alike, const char *path,
                                       const struct step *step)
{
    if (alike->count == alike->capacity) {
        alike->capacity = alike->capacity == 0 ? 256 : alike->capacity * 2;
        alike->questions =
            mem_realloc(alike->questions, alike->capacity * sizeof *alike->questions);
    }
    struct alike_question *added = &alike->questions[alike->count];
    *added =
        (struct alike_question){.path = arena_text(&alike->arena, path, strlen(path)),
                                .line = (int)step->line,
                                .answer = answer_of(&alike->arena, step),
                                .words = prose_gist(&alike->arena, step->question, PROSE_ALL),
                                .telling = prose_gist(&alike->arena, step->question, PROSE_TELLING),
                                .names = prose_gist(&alike->arena, step->question, PROSE_NAMES)};
    for (size_t i = 0; i < alike->count; i++)
        if (are_alike(&alike->questions[i], added)) {
            alike->count++;
            return &alike->questions[i];
        }
    alike->count++;
    return NULL;
}
