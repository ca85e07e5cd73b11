/* An evening put together: what every choice keeps to, and that the file written is the evening. */
#include "content/mix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rng.h"
#include "content/catalogue.h"
#include "expect.h"

enum { PLACES = 7, SETS = 5, QUESTIONS = 120, TRIALS = 300 };

/* --- made up questions */

struct made {
    struct arena arena;
    struct mix_index index;
    struct mix_place places[PLACES];
    struct mix_set sets[SETS];
    struct mix_question questions[QUESTIONS];
    bool chosen_places[PLACES], chosen_sets[SETS], asked[QUESTIONS];
};

static void make(struct made *made, struct rng *rng, uint32_t answers)
{
    memset(made, 0, sizeof *made);
    for (uint32_t i = 0; i < QUESTIONS; i++) {
        uint32_t place = rng_below(rng, PLACES + 1);
        made->questions[i] = (struct mix_question){
            .id = arena_format(&made->arena, "q%u", (unsigned)i),
            .words = arena_format(&made->arena, "words %u", (unsigned)i),
            .answer = answers == 0
                          ? NULL
                          : arena_format(&made->arena, "a%u", (unsigned)rng_below(rng, answers)),
            .set = rng_below(rng, SETS),
            .time_ms = (int32_t)(30000 + 5000 * rng_below(rng, 12)),
            .place = place == PLACES ? MIX_NOWHERE : (uint16_t)place,
            .task = (uint8_t)rng_below(rng, TASK_ORAL + 1),
            .difficulty = (uint8_t)(1 + rng_below(rng, 3)),
        };
        if (made->questions[i].task == TASK_CHOICE)
            made->questions[i].position = (uint8_t)(1 + rng_below(rng, 4));
        made->asked[i] = rng_below(rng, 4) == 0;
    }
    for (uint32_t i = 0; i < PLACES; i++)
        made->chosen_places[i] = rng_below(rng, 3) > 0;
    for (uint32_t i = 0; i < SETS; i++)
        made->chosen_sets[i] = rng_below(rng, 4) > 0;
    made->index = (struct mix_index){.sets = made->sets,
                                     .places = made->places,
                                     .questions = made->questions,
                                     .set_count = SETS,
                                     .place_count = PLACES,
                                     .question_count = QUESTIONS};
}

static struct mix_wish make_wish(const struct made *made, struct rng *rng)
{
    struct mix_wish wish = {.seed = rng_next(rng)};
    if (rng_below(rng, 2) == 0)
        wish.places = made->chosen_places;
    if (rng_below(rng, 2) == 0)
        wish.sets = made->chosen_sets;
    if (rng_below(rng, 2) == 0)
        wish.asked = made->asked;
    if (rng_below(rng, 3) == 0)
        wish.tasks = 1U << TASK_CHOICE | 1U << TASK_TEXT;
    if (rng_below(rng, 3) == 0)
        wish.least = 2;
    if (rng_below(rng, 3) == 0)
        wish.most = 2;
    if (rng_below(rng, 2) == 0)
        wish.questions = (int)rng_below(rng, 60);
    if (rng_below(rng, 2) == 0)
        wish.minutes = 1 + (int)rng_below(rng, 60);
    return wish;
}

static bool passes(const struct made *made, const struct mix_wish *wish, uint32_t at)
{
    const struct mix_question *question = &made->questions[at];
    return (wish->places == NULL ||
            (question->place != MIX_NOWHERE && wish->places[question->place])) &&
           (wish->sets == NULL || wish->sets[question->set]) &&
           (wish->asked == NULL || !wish->asked[at]) &&
           (wish->tasks == 0 || (wish->tasks >> question->task & 1) != 0) &&
           (wish->least == 0 || question->difficulty >= wish->least) &&
           (wish->most == 0 || question->difficulty <= wish->most);
}

static bool is_keyed(const struct mix_question *question)
{
    return question->task <= TASK_TRUEFALSE;
}

static int64_t time_of(const struct made *made, const struct mix *mix)
{
    int64_t total = (mix->keyed > 0) * PLAN_ROUND_MS + (mix->keyed < mix->count) * PLAN_ROUND_MS;
    for (uint32_t i = 0; i < mix->count; i++)
        total += made->questions[mix->picks[i]].time_ms;
    return total;
}

static void expect_rules(const struct made *made, const struct mix_wish *wish,
                         const struct mix *mix)
{
    int most = wish->questions > 0 ? wish->questions
               : wish->minutes > 0 ? QUESTIONS
                                   : MIX_QUESTIONS_USUAL;
    expect_true((int)mix->count <= most);
    expect_true(wish->minutes == 0 || mix->count <= 1 ||
                time_of(made, mix) <= (int64_t)wish->minutes * 60000);
    expect_int(mix->minutes, (time_of(made, mix) + 30000) / 60000);
    for (uint32_t i = 0; i < mix->count; i++) {
        const struct mix_question *question = &made->questions[mix->picks[i]];
        expect_true(passes(made, wish, mix->picks[i]));
        expect_int(is_keyed(question), i < mix->keyed);
        if (i > 0 && i != mix->keyed)
            expect_true(made->questions[mix->picks[i - 1]].difficulty <= question->difficulty);
        for (uint32_t j = 0; j < i; j++) {
            const struct mix_question *other = &made->questions[mix->picks[j]];
            expect_true(question != other);
            expect_true(question->answer == NULL || strcmp(question->answer, other->answer) != 0);
        }
    }
}

/* A place has two more than another only when that one has no more to give. */
static void expect_balance(const struct made *made, const struct mix_wish *wish,
                           const struct mix *mix)
{
    uint32_t taken[PLACES + 1] = {0}, there[PLACES + 1] = {0};
    for (uint32_t i = 0; i < mix->count; i++) {
        uint16_t place = made->questions[mix->picks[i]].place;
        taken[place == MIX_NOWHERE ? PLACES : place]++;
    }
    for (uint32_t i = 0; i < QUESTIONS; i++) {
        uint16_t place = made->questions[i].place;
        there[place == MIX_NOWHERE ? PLACES : place] += passes(made, wish, i);
    }
    for (int a = 0; a <= PLACES; a++)
        for (int b = 0; b <= PLACES; b++)
            expect_true(taken[a] <= taken[b] + 1 || taken[b] == there[b]);
}

static void test_rules_hold(void **state)
{
    (void)state;
    static struct made made;
    struct rng rng = rng_start(20, 0);
    for (int trial = 0; trial < TRIALS; trial++) {
        bool alike = trial % 2 == 0;
        make(&made, &rng, alike ? 40 : 0);
        struct mix_wish wish = make_wish(&made, &rng);
        struct mix mix, again;
        mix_choose(&made.index, &wish, &made.arena, &mix);
        mix_choose(&made.index, &wish, &made.arena, &again);
        expect_int(again.count, mix.count);
        expect_mem(again.picks, mix.picks, mix.count * sizeof *mix.picks);
        expect_rules(&made, &wish, &mix);
        if (!alike)
            expect_balance(&made, &wish, &mix);
        arena_free(&made.arena);
    }
}

static void test_seeds_differ(void **state)
{
    (void)state;
    static struct made made;
    struct rng rng = rng_start(21, 0);
    make(&made, &rng, 0);
    struct mix first, second;
    mix_choose(&made.index, &(struct mix_wish){.seed = 1}, &made.arena, &first);
    mix_choose(&made.index, &(struct mix_wish){.seed = 2}, &made.arena, &second);
    expect_int(first.count, MIX_QUESTIONS_USUAL);
    expect_int(second.count, MIX_QUESTIONS_USUAL);
    expect_true(memcmp(first.picks, second.picks, first.count * sizeof *first.picks) != 0);
    arena_free(&made.arena);
}

/* Half of the right options stand first; of those chosen, as many as at any other place. */
static void test_positions_are_spread(void **state)
{
    (void)state;
    static struct made made;
    struct rng rng = rng_start(22, 0);
    make(&made, &rng, 0);
    for (uint32_t i = 0; i < QUESTIONS; i++) {
        made.questions[i].task = TASK_CHOICE;
        made.questions[i].position = (uint8_t)(i % 2 == 0 ? 1 : 2 + i / 2 % 3);
        made.questions[i].difficulty = 2;
    }
    uint32_t at[5] = {0};
    struct mix mix;
    mix_choose(&made.index, &(struct mix_wish){.seed = 3, .questions = 24}, &made.arena, &mix);
    for (uint32_t i = 0; i < mix.count; i++)
        at[made.questions[mix.picks[i]].position]++;
    for (int i = 1; i <= 4; i++)
        expect_int(at[i], 6);
    arena_free(&made.arena);
}

static void test_nothing_comes_out(void **state)
{
    (void)state;
    static struct made made;
    struct rng rng = rng_start(23, 0);
    struct mix mix;
    make(&made, &rng, 0);
    memset(made.chosen_places, 0, sizeof made.chosen_places);
    for (uint32_t i = 0; i < QUESTIONS; i++)
        made.questions[i].difficulty = i < 10 ? 3 : 1;
    struct mix_wish wish = {.places = made.chosen_places};
    mix_choose(&made.index, &wish, &made.arena, &mix);
    expect_int(mix.count, 0);
    expect_int(mix.keyed, 0);
    expect_int(mix.minutes, 0);
    expect_int(mix.without[MIX_BY_PLACE], QUESTIONS);
    expect_int(mix.without[MIX_BY_DIFFICULTY], 0);
    wish.least = 3;
    mix_choose(&made.index, &wish, &made.arena, &mix);
    expect_int(mix.without[MIX_BY_PLACE], 10);
    made.index.question_count = 0;
    mix_choose(&made.index, &wish, &made.arena, &mix);
    expect_int(mix.count, 0);
    expect_int(mix.without[MIX_BY_PLACE], 0);
    arena_free(&made.arena);
}

static void test_one_region_an_evening(void **state)
{
    (void)state;
    static struct made made;
    struct rng rng = rng_start(24, 0);
    make(&made, &rng, 0);
    for (uint32_t i = 0; i < QUESTIONS; i++)
        made.questions[i].region = i % 3 == 0 ? "altai" : i % 7 == 0 ? NULL : "kuzbass";
    struct mix mix;
    mix_choose(&made.index, &(struct mix_wish){.questions = 60}, &made.arena, &mix);
    expect_int(mix.count, 60);
    for (uint32_t i = 0; i < mix.count; i++) {
        const char *region = made.questions[mix.picks[i]].region;
        expect_true(region == NULL || strcmp(region, "kuzbass") == 0);
    }
    arena_free(&made.arena);
}

/* --- written and read again */

static const struct mix_words words = {"Вечер: проба", "Кнопки", "Слова"};

static void expect_same_step(const struct step *a, const struct step *b)
{
    expect_text(a->id, b->id);
    expect_text(a->question, b->question);
    expect_text(a->explanation, b->explanation);
    expect_text(a->source, b->source);
    expect_text(a->about, b->about);
    expect_text(a->note, b->note);
    expect_int(a->task, b->task);
    expect_int(a->points, b->points);
    expect_int(a->penalty, b->penalty);
    expect_int(a->time_ms, b->time_ms);
    expect_int(a->mode, b->mode);
    expect_int(a->speed, b->speed);
    expect_int(a->difficulty, b->difficulty);
    expect_int(a->partial, b->partial);
    expect_int(a->shuffle, b->shuffle);
    expect_int(a->number, b->number);
    expect_int(a->option_count, b->option_count);
    for (int i = 0; i < a->option_count; i++) {
        expect_text(a->options[i].text, b->options[i].text);
        expect_int(a->options[i].right, b->options[i].right);
    }
    expect_int(a->accept_count, b->accept_count);
    for (int i = 0; i < a->accept_count; i++)
        expect_text(a->accept[i], b->accept[i]);
    expect_int(a->pair_count, b->pair_count);
    for (int i = 0; i < a->pair_count; i++)
        expect_text(a->pairs[i], b->pairs[i]);
}

static void expect_round_trip(const struct mix_index *index, const struct mix *mix,
                              const char *path, bool lint)
{
    struct buf text = {0};
    struct err err = {0};
    struct arena arena = {0};
    struct complaints complaints = {0};
    expect_ok(mix_write(index, mix, &words, &text, &err), &err);
    struct load_options options = {.lint = lint, .keep_source = true};
    const struct plan *plan =
        content_parse(path, buf_string(&text), text.length, &options, &arena, &complaints);
    struct buf said = {0};
    complaints_print(&complaints, LANGUAGE_EN, &said);
    expect_text(buf_string(&said), "");
    expect_true(plan != NULL);
    expect_int(plan->step_count, mix->count);
    expect_int(plan_minutes(plan), mix->minutes);
    for (uint32_t i = 0; i < mix->count; i++) {
        const struct mix_question *question = &index->questions[mix->picks[i]];
        expect_same_step(plan->steps[i], index->sets[question->set].plan->steps[question->step]);
    }
    buf_free(&said);
    buf_free(&text);
    complaints_free(&complaints);
    arena_free(&arena);
}

static void test_shipped_content(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char *const roots[] = {"."};
    size_t count;
    const char *const *paths = catalogue_files(roots, 1, &arena, &count);
    struct mix_index index;
    struct mix mix;
    mix_index_make(&index, paths, count, LANGUAGE_RU);
    expect_true(index.question_count > 100);
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct mix_wish wish = {.seed = seed, .questions = 40};
        mix_choose(&index, &wish, &arena, &mix);
        expect_int(mix.count, 40);
        expect_round_trip(&index, &mix, "quizzes/vecher.yaml", true);
    }
    struct mix_wish all = {.questions = PLAN_STEPS_MAX};
    mix_choose(&index, &all, &arena, &mix);
    expect_true(mix.count > 100);
    expect_round_trip(&index, &mix, "quizzes/vecher.yaml", true);
    mix_index_free(&index);
    arena_free(&arena);
}

static char root[64];

static const char *put(struct arena *arena, const char *name, const char *text)
{
    const char *path = arena_format(arena, "%s/%s", root, name);
    FILE *file = fopen(path, "w");
    expect_true(file != NULL);
    fputs(text, file);
    fclose(file);
    return path;
}

static void make_root(void)
{
    snprintf(root, sizeof root, "/tmp/volna-mix-XXXXXX");
    expect_true(mkdtemp(root) != NULL);
}

static void remove_root(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    expect_int(system(command), 0);
}

/* Every way a question may be written, and everything it may inherit. */
static const char *const hands[] = {
    "название: По-русски\nочки: 3\nвремя: 45\nвопросы:\n"
    "- вопрос: >-\n    Длинный вопрос,\n    в две строки?\n  ответ:\n  - Юрга\n  - г. Юрга # так "
    "тоже\n  пояснение: |\n    Первая строка.\n\n      С отступом.\n"
    "- ид: свой-ид\n  вопрос: Второй?\n  варианты: [раз,\n   два, три]\n  ответ: два   # "
    "запомнить\n"
    "  # замечание без места\n\n"
    "# ещё одно\n- вопрос: Третий?\n  ответ: 1 618\n  время: нет\n  заметка:\n",

    "title: Flow # about\nspeed: kahoot\nshuffle: yes\npenalty: 1\nrounds:\n"
    "  - {title: One, questions: [{question: \"Who, {you}?\", options: [a, b], answer: b},\n"
    "      {question: 'It''s\n   folded?', answer: yes}, # said\n"
    "      {answer: [x, y], question: Which?,\n       options: [x, y, z], partial: yes}]}\n"
    "  - title: Two\n    mode: turns\n    partial: yes\n    questions:\n"
    "        -\n          question: \"Bent\n  to the left\"\n          answer: there\n"
    "        -   question: Far\n            order:\n            - a\n            - b\n            "
    "- c\n"
    "        - match: {a: 1, b: 2}\n          question: Pairs?\n"
    "        - {question: Not shared?, match: {a: 1, b: 2}, partial: no}\n",

    "\xEF\xBB\xBFtitle: \"Windows: файл\"\r\nlate: lowest\r\nquestions:\r\n  - question: "
    "Первый?\r\n"
    "    answer: |\r\n      слово\r\n\r\n\r\n  - question: ёж — «да»?\r\n    type: oral\r\n"
    "    answer: ёжик\r\n    difficulty: 3\r\n\r\n",
};

static void test_every_hand(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *paths[4];
    make_root();
    paths[0] = put(&arena, "russian.yaml", hands[0]);
    paths[1] = put(&arena, "flow.yaml", hands[1]);
    paths[2] = put(&arena, "windows.yaml", hands[2]);
    paths[3] = put(&arena, "broken.yaml", "title: x\nquestions: [\n");
    struct mix_index index;
    struct mix mix;
    mix_index_make(&index, paths, 4, LANGUAGE_RU);
    expect_int(index.broken, 1);
    expect_int(index.set_count, 3);
    expect_int(index.question_count, 12);
    for (uint64_t seed = 0; seed < 10; seed++) {
        mix_choose(&index, &(struct mix_wish){.seed = seed}, &arena, &mix);
        expect_int(mix.count, 12);
        expect_round_trip(&index, &mix, "vecher.yaml", false);
    }
    struct buf text = {0};
    struct err err = {0};
    expect_ok(mix_write(&index, &mix, &words, &text, &err), &err);
    expect_contains(buf_string(&text), "title: \"Вечер: проба\"\n");
    expect_contains(buf_string(&text), "      # Windows: файл (windows.yaml)\n      - id: ");
    expect_contains(buf_string(&text), "ответ: два   # запомнить\n");
    buf_free(&text);
    mix_index_free(&index);
    arena_free(&arena);
    remove_root();
}

/* What was saved and lies among the quizzes is not asked twice, and keeps its ids. */
static void test_saved_evening(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct mix_index index, again;
    struct mix mix;
    struct buf text = {0};
    struct err err = {0};
    const char *paths[2];
    make_root();
    paths[0] = put(&arena, "a.yaml", hands[0]);
    mix_index_make(&index, paths, 1, LANGUAGE_RU);
    mix_choose(&index, &(struct mix_wish){0}, &arena, &mix);
    expect_ok(mix_write(&index, &mix, &words, &text, &err), &err);
    paths[1] = put(&arena, "vecher.yaml", buf_string(&text));
    mix_index_make(&again, paths, 2, LANGUAGE_RU);
    expect_int(again.set_count, 2);
    expect_int(again.question_count, index.question_count);
    expect_int(again.sets[0].questions, 3);
    expect_int(again.sets[1].questions, 0);
    buf_free(&text);
    mix_index_free(&again);
    mix_index_free(&index);
    arena_free(&arena);
    remove_root();
}

/* --- what a person names */

static void test_names(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char *const roots[] = {"."};
    size_t count;
    const char *const *paths = catalogue_files(roots, 1, &arena, &count);
    struct mix_index index;
    mix_index_make(&index, paths, count, LANGUAGE_RU);
    bool *places = arena_alloc(&arena, index.place_count), *sets = arena_alloc(&arena, 1000),
         *asked = arena_alloc(&arena, index.question_count);
    expect_int(mix_mark_place(&index, "kemerovo", places), 1);
    expect_int(mix_mark_place(&index, "юрга", places), 1);
    expect_int(mix_mark_place(&index, "Москва", places), 0);
    expect_int(mix_mark_place(&index, "", places), 0);
    uint32_t marked = 0;
    for (uint32_t i = 0; i < index.place_count; i++)
        if (places[i]) {
            expect_true(strcmp(index.places[i].id, "kemerovo") == 0 ||
                        strcmp(index.places[i].id, "yurga") == 0);
            marked++;
        }
    expect_int(marked, 2);
    expect_true(mix_mark_theme(&index, "kuzbass", sets) > 30);
    expect_int(mix_mark_theme(&index, "kuzbass/myski.yaml", sets), 1);
    expect_int(mix_mark_theme(&index, "МЫСКИ", sets), 1);
    expect_int(mix_mark_theme(&index, "нет такой", sets), 0);
    expect_int(mix_mark_theme(&index, "/", sets), 0);
    const char *ids[] = {"nope", index.questions[5].id, index.questions[2].id};
    expect_int(mix_mark_asked(&index, ids, 3, asked), 2);
    expect_true(asked[5] && asked[2] && !asked[0]);
    expect_int(mix_mark_asked(&index, NULL, 0, asked), 0);
    mix_index_free(&index);
    arena_free(&arena);
}

const struct test_case tests_mix[] = {TEST(test_rules_hold),
                                      TEST(test_seeds_differ),
                                      TEST(test_positions_are_spread),
                                      TEST(test_nothing_comes_out),
                                      TEST(test_one_region_an_evening),
                                      TEST(test_shipped_content),
                                      TEST(test_every_hand),
                                      TEST(test_saved_evening),
                                      TEST(test_names),
                                      {0}};
