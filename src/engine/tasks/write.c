/* write: lines of text under prompts. The answer is "1: text", a line each, by the prompt's number;
 * it earns nothing. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/tasks/tasks.h"

extern const struct task_rule task_write;

enum { LINE_LETTERS_MAX = 120 };

static size_t answer_max(const struct step *step)
{
    (void)step;
    return ANSWER_MAX;
}

struct written {
    const char *text[STAGE_LINES_MAX];
    int prompt[STAGE_LINES_MAX]; /* from 0 */
    int count;
};

/* "2: text" of `length` bytes. False when it is none; an empty text is left out. */
static bool read_line(const struct stage *stage, struct arena *arena, const char *line,
                      size_t length, struct written *out)
{
    size_t digits = strspn(line, "0123456789");
    int number = 0, under = 0;
    for (size_t i = 0; i < digits && number <= STAGE_ITEMS_MAX; i++)
        number = number * 10 + (line[i] - '0');
    if (digits >= length || line[digits] != ':' || number < 1 || number > stage->item_count)
        return false;
    const char *text = text_clean(arena, arena_text(arena, line + digits + 1, length - digits - 1));
    if (*text == '\0')
        return true;
    for (int i = 0; i < out->count; i++)
        under += out->prompt[i] == number - 1;
    if (text_length(text) > LINE_LETTERS_MAX || out->count >= STAGE_LINES_MAX ||
        under >= (stage->lines > 0 ? stage->lines : 1))
        return false;
    out->prompt[out->count] = number - 1;
    out->text[out->count++] = text;
    return true;
}

static bool write_lines(const struct stage *stage, const struct written *written, char *out,
                        size_t size)
{
    size_t used = 0;
    for (int prompt = 0; prompt < stage->item_count; prompt++)
        for (int i = 0; i < written->count; i++) {
            if (written->prompt[i] != prompt)
                continue;
            int length = snprintf(out + used, size - used, "%s%d: %s", used > 0 ? "\n" : "",
                                  prompt + 1, written->text[i]);
            if (length < 0 || (size_t)length >= size - used)
                return false;
            used += (size_t)length;
        }
    return used > 0;
}

static bool canonical(const struct step *step, const char *given, char *out, size_t size)
{
    struct arena arena = {0};
    struct written written = {.count = 0};
    bool fine = true;
    while (fine && *given != '\0') {
        size_t length = strcspn(given, "\n");
        if (length > 0)
            fine = read_line(step->stage, &arena, given, length, &written);
        given += length + (given[length] == '\n');
    }
    fine = fine && write_lines(step->stage, &written, out, size);
    arena_free(&arena);
    return fine;
}

static void score(const struct plan *plan, const struct state *state, int at,
                  struct verdict out[TEAMS_MAX])
{
    (void)plan;
    for (int team = 0; team < state->team_count; team++)
        if (team_had_joined(state, at, team) && state_answer(state, at, team)->given)
            out[team] = (struct verdict){.rule = RULE_WORK, .share_of = 1};
}

static void random_lines(const struct plan *plan, const struct state *state, int at, int team,
                         struct rng *rng, char *out, size_t size)
{
    (void)state, (void)team;
    static const char *const texts[] = {"Отчёты съедают день", "Управлению: дать транспорт",
                                        "Методический час — к сентябрю", "Меньше бумаг"};
    const struct stage *stage = plan->steps[at]->stage;
    struct written written = {.count = 0};
    for (int prompt = 0; prompt < stage->item_count; prompt++) {
        if (written.count >= STAGE_LINES_MAX || rng_below(rng, 6) == 0)
            continue;
        written.prompt[written.count] = prompt;
        written.text[written.count++] = texts[rng_below(rng, sizeof texts / sizeof *texts)];
    }
    if (!write_lines(stage, &written, out, size))
        *out = '\0';
}

const struct task_rule task_write = {.name = "write",
                                     .flow = FLOW_WORK,
                                     .typed = true,
                                     .answer_max = answer_max,
                                     .canonical = canonical,
                                     .score = score,
                                     .random = random_lines};
