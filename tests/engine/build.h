/* build: plans made by hand, for tests. A step gets 1 point, 30 s and mode all; the test changes
 * what it wants. */
#ifndef VOLNA_TESTS_ENGINE_BUILD_H
#define VOLNA_TESTS_ENGINE_BUILD_H

#include "base/arena.h"
#include "engine/game.h"

enum { BUILD_ROUNDS_MAX = 8, BUILD_STEPS_MAX = 64 };

struct build {
    struct arena arena;
    struct plan plan;
    struct round rounds[BUILD_ROUNDS_MAX];
    struct step *steps[BUILD_STEPS_MAX];
};

void build_start(struct build *build);
void build_free(struct build *build);

/* Steps added from now on belong to a new round. The first round is there from the start. */
void build_round(struct build *build);

/* Options "*Кемерово|Юрга": the starred are right, the ids are a, b, c …. */
struct step *build_choice(struct build *build, const char *options);
struct step *build_multi(struct build *build, const char *options);
struct step *build_truefalse(struct build *build, bool right);
/* Lists "Красная Горка|Горка"; reject may be "". */
struct step *build_text(struct build *build, const char *accept, const char *reject);
struct step *build_number(struct build *build, const char *number, const char *tolerance);
/* Number by rank of error; `points` of `count` places live as long as the build. */
struct step *build_closest(struct build *build, const char *number, const int32_t *points,
                           uint8_t count);
/* A stage with nothing but its game (NULL: none); the test fills the rest. */
struct step *build_stage(struct build *build, enum task_kind task, const struct game *game,
                         struct stage **stage);
/* decide: "Чинить|Ждать", items of the same ids; `go[i]`: the step it leads to, -1 the next. */
struct step *build_decide(struct build *build, const struct game *game, const char *options,
                          const int32_t *go, struct stage **stage);

#endif
