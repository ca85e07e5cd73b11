/* What a file of a game becomes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "content/content.h"
#include "engine/game.h"
#include "expect.h"

static char *read_text(const char *path)
{
    static char text[64 * 1024];
    FILE *file = fopen(path, "rb");
    expect_true(file != NULL);
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    return text;
}

static void say_effects(struct buf *out, const struct effects *effects)
{
    for (int i = 0; i < effects->count; i++)
        buf_format(out, " {%d %s %d}", effects->items[i].indicator,
                   effects->items[i].sets ? "=" : "+", effects->items[i].formula.length);
}

static void say_change(struct buf *out, const struct change *change)
{
    buf_format(out, "    change %d %s where %d %d %d %s", change->kind, change->title,
               change->where_category, change->where_internet, change->where_away,
               change->where_card);
    buf_format(out, " min %d at %d before %d limit %d cat %d value %d amount %d\n", change->minutes,
               change->at, change->before, change->limit, change->category, change->value,
               change->amount);
}

static void say_game(struct buf *out, const struct game *game)
{
    buf_format(out, "game %s|%s teams %d-%d steps %u+%u index %d\n", game->title, game->goal,
               game->teams_least, game->teams_most, game->first, game->count, game->index);
    for (int i = 0; i < game->role_count; i++)
        buf_format(out, "role %s|%s\n", game->roles[i].title, game->roles[i].about);
    for (int i = 0; i < game->indicator_count; i++) {
        const struct indicator *it = &game->indicators[i];
        buf_format(out, "indicator %s|%s|%s %d in %d..%d weight %lld shared %d hidden %d\n", it->id,
                   it->title, it->unit, it->start, it->least, it->most, (long long)it->weight,
                   it->shared, it->hidden);
    }
    for (int i = 0; i < game->category_count; i++)
        buf_format(out, "category %s\n", game->categories[i]);
    for (int i = 0; i < game->deck_count; i++) {
        buf_format(out, "deck %s|%s\n", game->decks[i].id, game->decks[i].title);
        for (int j = 0; j < game->decks[i].count; j++) {
            const struct card *card = &game->decks[i].cards[j];
            buf_format(out, "  card %d %s|%s|%s min %d cat %d value %d tone %d net %d away %d",
                       card->number, card->id, card->title, card->about, card->minutes,
                       card->category, card->value, card->tone, card->needs_internet, card->away);
            say_effects(out, &card->effects);
            buf_char(out, '\n');
            for (int k = 0; k < card->change_count; k++)
                say_change(out, &card->changes[k]);
        }
    }
}

static void say_step(struct buf *out, const struct step *step)
{
    const struct stage *stage = step->stage;
    buf_format(out, "%s task %d mode %d p%d t%d %s|%s|%s|%s", step->id, step->task, step->mode,
               step->points, step->time_ms / 1000, step->title, step->question, step->note,
               stage->text);
    buf_format(out, " deck %s day %d-%d/%d buffer %d:%d base %d %d dealt %d",
               stage->deck == NULL ? "-" : stage->deck->id, stage->from, stage->to, stage->slot,
               stage->buffer, stage->buffer_points, stage->base[0], stage->base[1], stage->dealt);
    buf_format(out,
               " total %d %s exact %d votes %d teams %d lines %d by %d lap %d final %d when %d",
               stage->total, stage->unit, stage->exact, stage->most_votes, stage->votes_teams,
               stage->lines, stage->by, stage->lap, stage->final, stage->when.length);
    for (int i = 0; i < stage->juror_count; i++)
        buf_format(out, " juror %s", stage->jurors[i]);
    say_effects(out, &stage->effects);
    for (int i = 0; i < step->option_count; i++)
        buf_format(out, " (%s %s)", step->options[i].id, step->options[i].text);
    buf_char(out, '\n');
    for (int i = 0; i < stage->item_count; i++) {
        const struct item *item = &stage->items[i];
        buf_format(out, "    %s|%s|%s %d..%d/%d weight %d place %d go %d", item->id, item->text,
                   item->about, item->least, item->most, item->step, item->weight, item->place,
                   item->go);
        say_effects(out, &item->effects);
        buf_char(out, '\n');
    }
}

static void say_plan(struct buf *out, const struct plan *plan)
{
    buf_format(out, "%s|%s kind %d\n", plan->title, plan->about, plan->kind);
    for (uint32_t i = 0; i < plan->round_count; i++)
        buf_format(out, "round %s|%s %u+%u plain %d\n", plan->rounds[i].title,
                   plan->rounds[i].about, plan->rounds[i].first, plan->rounds[i].count,
                   plan->rounds[i].plain);
    for (uint32_t i = 0; i < plan->game_count; i++)
        say_game(out, plan->games[i]);
    for (uint32_t i = 0; i < plan->step_count; i++)
        say_step(out, plan->steps[i]);
}

/* Loaded and put into words; complaints instead when there are any. */
static void load(const char *path, const char *yaml, struct buf *out)
{
    struct load_options options = {.language = LANGUAGE_RU};
    struct complaints complaints = {0};
    struct arena arena = {0};
    const struct plan *plan =
        yaml == NULL ? content_load(path, &options, &arena, &complaints)
                     : content_parse(path, yaml, strlen(yaml), &options, &arena, &complaints);
    if (plan != NULL)
        say_plan(out, plan);
    complaints_print(&complaints, LANGUAGE_RU, out);
    complaints_free(&complaints);
    arena_free(&arena);
}

static void test_everything(void **state)
{
    (void)state;
    struct buf words = {0};
    load("tests/content/games/day.yaml", NULL, &words);
    expect_golden("content/day", buf_string(&words));
    buf_free(&words);
}

/* The other names of all keys, the other spellings of values, every mapping in another order, the
 * cards in the file itself. */
static void test_english(void **state)
{
    (void)state;
    struct buf russian = {0}, english = {0};
    load("tests/content/games/day.yaml", NULL, &russian);
    load("tests/content/games/day.yaml", read_text("tests/content/games/day-en.yaml"), &english);
    expect_text(buf_string(&english), buf_string(&russian));
    buf_free(&russian);
    buf_free(&english);
}

struct loaded {
    struct arena arena;
    const struct plan *plan;
};

static struct loaded parse(const char *yaml)
{
    struct load_options options = {.language = LANGUAGE_RU};
    struct complaints complaints = {0};
    struct loaded loaded = {0};
    loaded.plan =
        content_parse("games/t.yaml", yaml, strlen(yaml), &options, &loaded.arena, &complaints);
    if (complaints.count > 0)
        expect_text(complaints.items[0].text, "no complaint");
    complaints_free(&complaints);
    return loaded;
}

/* Ids stay when stages are moved and when others come between. */
static void test_ids_stay(void **state)
{
    (void)state;
    struct loaded a = parse("title: T\nstages:\n  - {brief: Правила}\n  - {vote: Кто?}\n"
                            "  - {brief: Итог}\n");
    struct loaded b = parse("title: U\nstages:\n  - {brief: Итог, time: 5m}\n  - {talk: Речь}\n"
                            "  - {vote: Кто?, title: Голоса}\n  - {brief: Правила}\n");
    expect_text(b.plan->steps[0]->id, a.plan->steps[2]->id);
    expect_text(b.plan->steps[2]->id, a.plan->steps[1]->id);
    expect_text(b.plan->steps[3]->id, a.plan->steps[0]->id);
    expect_true(strcmp(a.plan->steps[0]->id, a.plan->steps[2]->id) != 0);
    arena_free(&a.arena);
    arena_free(&b.arena);
}

/* The same stage twice: the second gets a number. */
static void test_ids_differ(void **state)
{
    (void)state;
    struct loaded a = parse("title: T\nstages:\n  - {break: да}\n  - {break: да}\n"
                            "  - {break: yes}\n  - {debrief: [а, б], id: х}\n");
    char second[32], third[32];
    snprintf(second, sizeof second, "%s-2", a.plan->steps[0]->id);
    snprintf(third, sizeof third, "%s-3", a.plan->steps[0]->id);
    expect_text(a.plan->steps[1]->id, second);
    expect_text(a.plan->steps[2]->id, third);
    expect_text(a.plan->steps[3]->id, "х");
    expect_text(a.plan->steps[4]->id, "х-2");
    arena_free(&a.arena);
}

/* A name further on within a repeat is that of the same lap, or the next one that comes. */
static void test_next_in_laps(void **state)
{
    (void)state;
    struct loaded a = parse("title: T\nstages:\n"
                            "  - repeat: 2\n    stages:\n"
                            "      - decide: Куда?\n        id: д\n        options:\n"
                            "          - {option: В конец, next: конец}\n"
                            "          - {option: Дальше, next: к}\n"
                            "          - {option: По порядку}\n"
                            "      - {brief: Середина}\n"
                            "      - {brief: Край, id: к}\n"
                            "  - {brief: Всё, id: конец}\n");
    expect_int(a.plan->step_count, 7);
    const struct item *first = a.plan->steps[0]->stage->items;
    const struct item *second = a.plan->steps[3]->stage->items;
    expect_int(first[0].go, 6);
    expect_int(first[1].go, 2);
    expect_int(first[2].go, -1);
    expect_int(second[0].go, 6);
    expect_int(second[1].go, 5);
    expect_text(a.plan->steps[3]->id, "д-2");
    expect_int(a.plan->steps[3]->stage->lap, 2);
    expect_int(a.plan->steps[6]->stage->lap, 0);
    expect_true(a.plan->steps[6]->stage->final && !a.plan->steps[5]->stage->final);
    arena_free(&a.arena);
}

/* What is written where the file's own language is English, and what needs no points. */
static void test_language_and_plain(void **state)
{
    (void)state;
    struct loaded a = parse("title: T\nlanguage: en\nstages:\n  - {resolve: yes}\n"
                            "  - {judge: {use: 10}, jury: 2, points: 0}\n");
    expect_text(a.plan->steps[0]->stage->items[0].text, "We have noticed…");
    expect_text(a.plan->steps[0]->title, "Final document");
    expect_text(a.plan->steps[2]->stage->jurors[1], "Juror 2");
    expect_true(a.plan->rounds[0].plain);
    expect_int(a.plan->steps[1]->stage->base[0], 0);
    arena_free(&a.arena);
    a = parse("title: T\nindicators: [{id: x, weight: 1}]\nstages:\n  - {break: yes}\n");
    expect_false(a.plan->rounds[0].plain);
    arena_free(&a.arena);
}

/* Every file that ships loads, and `volna check` has nothing to say about it. */
static void test_shipped(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "games/beer-game.yaml",
        "games/dva-dnya-korotko.yaml",
        "games/dva-dnya-metodista.yaml",
        "games/grant-i-nozhnicy.yaml",
        "games/marshrut-mesta.yaml",
        "games/methodist-day.yaml",
        "games/modelnaya-8-millionov.yaml",
        "games/zasedanie.yaml",
        "games/zayavka-genij-mesta.yaml",
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct load_options options = {.language = LANGUAGE_RU, .lint = true};
        struct complaints complaints = {0};
        struct arena arena = {0};
        struct buf words = {0};
        content_load(paths[i], &options, &arena, &complaints);
        complaints_print(&complaints, LANGUAGE_RU, &words);
        expect_text(buf_string(&words), "");
        buf_free(&words);
        complaints_free(&complaints);
        arena_free(&arena);
    }
}

const struct test_case tests_game[] = {
    TEST(test_everything),   TEST(test_english),
    TEST(test_ids_stay),     TEST(test_ids_differ),
    TEST(test_next_in_laps), TEST(test_language_and_plain),
    TEST(test_shipped),      {0},
};
