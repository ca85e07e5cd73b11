/* fuzz content: any bytes as a quiz file. It must end in a plan or in complaints, all of them
 * printable.
 *
 * Built by `make fuzz` it is libFuzzer's target; otherwise a program that runs the files of the
 * folders it is given (tests/content/corpus.c does the same in `make test`).
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "content/content.h"
#include "content/rewrite.h"
#include "engine/game.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            abort();                                                                               \
        }                                                                                          \
    } while (false)

static void check_text(const char *text)
{
    if (text == NULL)
        return;
    CHECK(text_is_valid(text, strlen(text)));
    CHECK(!text_has_controls(text, strlen(text)));
}

static void check_step(const struct plan *plan, const struct step *step)
{
    int right = 0;
    CHECK(step->id != NULL && step->id[0] != '\0' && step->question != NULL);
    CHECK(step->task < TASK_KINDS && step->mode < MODE_KINDS && step->speed < SPEED_RULES);
    CHECK(step->points >= 0 && step->points <= PLAN_POINTS_MAX);
    CHECK(step->penalty >= 0 && step->penalty <= PLAN_POINTS_MAX);
    CHECK(step->time_ms >= 0 && step->time_ms <= PLAN_TIME_MAX_MS);
    CHECK(step->round < plan->round_count);
    CHECK(step->option_count <= STEP_OPTIONS_MAX && step->accept_count <= STEP_VARIANTS_MAX);
    CHECK(step->rank_count == 0 || step->rank_points != NULL);
    for (int i = 0; i < step->option_count; i++) {
        check_text(step->options[i].text);
        right += step->options[i].right;
    }
    bool chosen =
        step->task == TASK_CHOICE || step->task == TASK_MULTI || step->task == TASK_TRUEFALSE;
    CHECK(!chosen || (step->option_count >= 2 && right >= 1));
    CHECK(step->task == TASK_MULTI || right <= 1);
    CHECK(step->task != TASK_TEXT || step->accept_count > 0);
    for (int i = 0; i < step->accept_count; i++)
        check_text(step->accept[i]);
    for (int i = 0; i < step->reject_count; i++)
        check_text(step->reject[i]);
    check_text(step->question);
    check_text(step->title);
    check_text(step->explanation);
    check_text(step->id);
}

static void check_effects(const struct game *game, const struct effects *effects)
{
    CHECK(effects->count == 0 || game != NULL);
    for (int i = 0; i < effects->count; i++)
        CHECK(effects->items[i].indicator < game->indicator_count);
}

static void check_stage(const struct plan *plan, uint32_t at)
{
    const struct step *step = plan->steps[at];
    const struct stage *stage = step->stage;
    bool days = step->task == TASK_COMPOSE || step->task == TASK_DRAW;
    CHECK(step->task >= TASK_BRIEF && step->title != NULL);
    CHECK(stage->game == NULL || plan->games[stage->game->index] == stage->game);
    CHECK(!days || (stage->deck != NULL && stage->slot > 0 && stage->from < stage->to));
    CHECK(step->task != TASK_DRAW || (stage->base[0] >= 0 && stage->dealt > 0));
    CHECK(stage->item_count <= STAGE_ITEMS_MAX && stage->juror_count <= STAGE_JURORS_MAX);
    CHECK(step->task != TASK_DECIDE || step->option_count == stage->item_count);
    for (int i = 0; i < 2; i++)
        CHECK(stage->base[i] < (int32_t)at);
    check_effects(stage->game, &stage->effects);
    for (int i = 0; i < stage->item_count; i++) {
        const struct item *item = &stage->items[i];
        CHECK(item->go == -1 || (item->go > (int32_t)at && item->go < (int32_t)plan->step_count));
        CHECK(item->least <= item->most && item->step > 0);
        check_text(item->text);
        check_text(item->id);
        check_effects(stage->game, &item->effects);
    }
    check_text(stage->text);
    check_text(stage->speaker);
}

static void check_game(const struct game *game)
{
    for (int i = 0; i < game->deck_count; i++)
        for (int j = 0; j < game->decks[i].count; j++) {
            const struct card *card = &game->decks[i].cards[j];
            CHECK(card->category < game->category_count && card->number == j + 1);
            check_text(card->title);
            check_effects(game, &card->effects);
            for (int k = 0; k < card->change_count; k++) {
                CHECK(card->changes[k].kind < CHANGE_KINDS);
                CHECK(card->changes[k].where_category < game->category_count);
                check_text(card->changes[k].title);
            }
        }
    for (int i = 0; i < game->indicator_count; i++)
        CHECK(game->indicators[i].start >= game->indicators[i].least &&
              game->indicators[i].start <= game->indicators[i].most);
}

static void check_plan(const struct plan *plan)
{
    uint32_t steps = 0;
    CHECK(plan->title != NULL && plan->step_count > 0);
    check_text(plan->title);
    for (uint32_t i = 0; i < plan->round_count; i++) {
        CHECK(plan->rounds[i].first == steps);
        steps += plan->rounds[i].count;
    }
    CHECK(steps == plan->step_count);
    for (uint32_t i = 0; i < plan->step_count; i++) {
        check_step(plan, plan->steps[i]);
        if (plan->steps[i]->stage != NULL)
            check_stage(plan, i);
    }
    for (uint32_t i = 0; i < plan->game_count; i++)
        check_game(plan->games[i]);
    for (uint32_t i = 0; i < plan->agenda_count; i++)
        CHECK(plan->agenda[i].count > 0);
}

/* In the words of either language it loads as it did, and there is nothing left to change. */
static void check_rewritten(const struct plan *plan, const char *text, size_t length)
{
    for (int language = 0; language < LANGUAGES; language++) {
        struct load_options options = {.language = LANGUAGE_RU};
        struct arena arena = {0};
        struct complaints complaints = {0};
        struct buf once = {0}, twice = {0};
        content_rewrite(text, length, plan->kind, (enum language)language, &once);
        const struct plan *again = content_parse("fuzz.yaml", buf_string(&once), once.length,
                                                 &options, &arena, &complaints);
        CHECK(again != NULL && again->step_count == plan->step_count);
        CHECK(again->kind == plan->kind && strcmp(again->title, plan->title) == 0);
        for (uint32_t i = 0; i < plan->step_count; i++)
            CHECK(strcmp(again->steps[i]->id, plan->steps[i]->id) == 0);
        CHECK(content_rewrite(once.data, once.length, plan->kind, (enum language)language,
                              &twice) == 0);
        buf_free(&once);
        buf_free(&twice);
        complaints_free(&complaints);
        arena_free(&arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct load_options options = {.lint = size % 2 == 0, .keep_source = size % 3 == 0};
    options.language = size % 5 == 0 ? LANGUAGE_EN : LANGUAGE_RU;
    struct arena arena = {0};
    struct complaints complaints = {0};
    struct buf words = {0};
    const struct plan *plan =
        content_parse("fuzz.yaml", (const char *)bytes, size, &options, &arena, &complaints);
    CHECK(complaints.cards_only ? plan == NULL : (plan != NULL) == (complaints.errors == 0));
    if (plan != NULL) {
        check_plan(plan);
        check_rewritten(plan, (const char *)bytes, size);
    }
    complaints_print(&complaints, options.language, &words);
    if (words.length > 0)
        check_text(buf_string(&words));
    buf_free(&words);
    complaints_free(&complaints);
    arena_free(&arena);
    return 0;
}

#ifdef __has_feature
#if __has_feature(coverage_sanitizer)
#define FUZZER_HAS_MAIN
#endif
#endif

/* Every file of a folder; returns the count. */
size_t fuzz_run_folder(const char *folder);
size_t fuzz_run_folder(const char *folder)
{
    DIR *files = opendir(folder);
    struct dirent *entry;
    size_t count = 0;
    while (files != NULL && (entry = readdir(files)) != NULL) {
        char path[4096];
        struct buf bytes = {0};
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path, "rb");
        if (file == NULL)
            continue;
        char part[4096];
        size_t got;
        while ((got = fread(part, 1, sizeof part, file)) > 0)
            buf_add(&bytes, part, got);
        fclose(file);
        LLVMFuzzerTestOneInput((const uint8_t *)buf_string(&bytes), bytes.length);
        buf_free(&bytes);
        count++;
    }
    if (files != NULL)
        closedir(files);
    return count;
}

#if !defined FUZZER_HAS_MAIN && !defined FUZZ_WITHOUT_MAIN
int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        printf("%s: %zu files\n", argv[i], fuzz_run_folder(argv[i]));
    return 0;
}
#endif
