/* What a file of a meeting becomes, and how it is made again from the journal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "content/content.h"
#include "engine/game.h"
#include "expect.h"

static const char programme[] =
    "название: Заседание\n"
    "счёт: каждый отдельно\n"
    "программа:\n"
    "  - день: День первый\n"
    "    начало: \"10:00\"\n"
    "  - {выступление: Слово, выступает: Директор, время: 10 мин}\n"
    "  - {викторина: ../../../quizzes/razminka.yaml, время: 20 мин, раунды: 1}\n"
    "  - {перерыв: Кофе, время: 15 мин, можно сократить: да}\n"
    "  - {игра: day.yaml, время: 100 мин, название: Наша игра}\n"
    "  - день: День второй\n"
    "  - {начало: \"09:30\"}\n"
    "  - {перерыв: да}\n"
    "  - {игра: day.yaml}\n"
    "  - {итоговый документ: да, тема: Кадры, время: 41 мин}\n";

struct meeting {
    struct arena arena;
    const struct plan *plan;
};

static struct meeting load(const char *yaml, const struct load_options *options)
{
    struct complaints complaints = {0};
    struct meeting meeting = {0};
    struct buf words = {0};
    meeting.plan = content_parse("tests/content/games/m.yaml", yaml, strlen(yaml), options,
                                 &meeting.arena, &complaints);
    complaints_print(&complaints, LANGUAGE_RU, &words);
    expect_text(buf_string(&words), "");
    buf_free(&words);
    complaints_free(&complaints);
    return meeting;
}

static void say(struct buf *out, const struct plan *plan)
{
    for (uint32_t i = 0; i < plan->agenda_count; i++) {
        const struct agenda_item *item = &plan->agenda[i];
        buf_format(out, "item %d %s|%s|%s %u+%u %d min at %d begins %d cut %d\n", item->kind,
                   item->title, item->speaker, item->day, item->first, item->count, item->minutes,
                   item->start, item->begins_day, item->can_be_cut);
    }
    for (uint32_t i = 0; i < plan->round_count; i++)
        buf_format(out, "round %s %u+%u plain %d afresh %d\n", plan->rounds[i].title,
                   plan->rounds[i].first, plan->rounds[i].count, plan->rounds[i].plain,
                   plan->rounds[i].afresh);
    for (uint32_t i = 0; i < plan->game_count; i++)
        buf_format(out, "game %s %u+%u index %d\n", plan->games[i]->title, plan->games[i]->first,
                   plan->games[i]->count, plan->games[i]->index);
}

static void test_agenda(void **state)
{
    (void)state;
    struct load_options options = {.language = LANGUAGE_RU};
    struct meeting meeting = load(programme, &options);
    struct buf words = {0};
    say(&words, meeting.plan);
    expect_golden("content/meeting", buf_string(&words));
    expect_int(meeting.plan->kind, PLAN_MEETING);
    expect_int(meeting.plan->part_count, 0);
    buf_free(&words);
    arena_free(&meeting.arena);
}

static const struct step *find_step(const struct plan *plan, const char *id)
{
    for (uint32_t i = 0; i < plan->step_count; i++)
        if (strcmp(plan->steps[i]->id, id) == 0)
            return plan->steps[i];
    return NULL;
}

/* Steps know their places in the whole meeting, and no two have one id. */
static void test_places(void **state)
{
    (void)state;
    struct load_options options = {.language = LANGUAGE_RU};
    struct meeting meeting = load(programme, &options);
    const struct plan *plan = meeting.plan;
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct step *step = plan->steps[i];
        const struct round *round = &plan->rounds[step->round];
        expect_true(i >= round->first && i < round->first + round->count);
        for (uint32_t j = 0; j < i; j++)
            expect_true(strcmp(plan->steps[j]->id, step->id) != 0);
        if (step->stage == NULL || step->stage->game == NULL)
            continue;
        const struct game *game = step->stage->game;
        expect_true(i >= game->first && i < game->first + game->count);
        expect_true(plan->games[game->index] == game);
        expect_true(step->stage->final == (i == game->first + game->count - 1));
        for (int j = 0; j < 2; j++)
            if (step->stage->base[j] >= 0) {
                expect_true(step->stage->base[j] >= (int32_t)game->first);
                expect_true(step->stage->base[j] < (int32_t)i);
            }
        for (int j = 0; j < step->stage->item_count; j++)
            if (step->stage->items[j].go >= 0)
                expect_text(plan->steps[step->stage->items[j].go]->stage->items[0].text,
                            "перестать");
    }
    expect_true(find_step(plan, "реальный") != NULL);
    expect_true(find_step(plan, "реальный-2") != NULL);
    arena_free(&meeting.arena);
}

/* The parts in the journal are enough: no file is looked for. */
static void test_from_journal(void **state)
{
    (void)state;
    struct load_options keep = {.language = LANGUAGE_RU, .keep_source = true};
    struct meeting first = load(programme, &keep);
    static const char *const names[] = {"../../../quizzes/razminka.yaml", "day.yaml", "cards.yaml"};
    expect_int(first.plan->part_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct plan_source *part = &first.plan->parts[i];
        expect_text(part->path, names[i]);
        expect_int(strlen(part->text), part->length);
        struct hash digest = hash_bytes(part->text, part->length);
        expect_mem(part->digest.bytes, digest.bytes, HASH_SIZE);
    }
    struct load_options again = {.language = LANGUAGE_EN,
                                 .keep_source = true,
                                 .parts = first.plan->parts,
                                 .part_count = first.plan->part_count};
    struct complaints complaints = {0};
    struct arena arena = {0};
    const struct plan *plan = content_parse("/nowhere/m.yaml", first.plan->source,
                                            first.plan->source_length, &again, &arena, &complaints);
    expect_true(plan != NULL);
    struct buf before = {0}, after = {0};
    say(&before, first.plan);
    say(&after, plan);
    expect_text(buf_string(&after), buf_string(&before));
    expect_mem(plan->digest.bytes, first.plan->digest.bytes, HASH_SIZE);
    expect_int(plan->part_count, 3);
    for (uint32_t i = 0; i < plan->step_count; i++)
        expect_text(plan->steps[i]->id, first.plan->steps[i]->id);
    again.part_count = 2; /* the cards are lost: not looked for on the disk either */
    struct arena other = {0};
    expect_true(content_parse("tests/content/games/m.yaml", first.plan->source,
                              first.plan->source_length, &again, &other, &complaints) == NULL);
    expect_contains(complaints.items[0].text, "day.yaml");
    buf_free(&before);
    buf_free(&after);
    complaints_free(&complaints);
    arena_free(&other);
    arena_free(&arena);
    arena_free(&first.arena);
}

/* A meeting may be as long as a session, and no longer. */
static void test_too_long(void **state)
{
    (void)state;
    struct load_options options = {.language = LANGUAGE_RU};
    struct complaints complaints = {0};
    struct arena arena = {0};
    struct buf yaml = {0};
    buf_text(&yaml, "title: T\nagenda:\n");
    for (int i = 0; i < 60; i++)
        buf_text(&yaml, "  - {game: day.yaml}\n");
    expect_true(content_parse("tests/content/games/m.yaml", buf_string(&yaml), yaml.length,
                              &options, &arena, &complaints) == NULL);
    expect_int(complaints.count, 1);
    expect_text(complaints.items[0].text, "в заседании больше 1000 шагов");
    buf_free(&yaml);
    complaints_free(&complaints);
    arena_free(&arena);
}

const struct test_case tests_meeting[] = {
    TEST(test_agenda), TEST(test_places), TEST(test_from_journal), TEST(test_too_long), {0},
};
