/* The questions there are, gathered from many files for the choice of a mix. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "content/alike.h"
#include "content/mix.h"
#include "content/region.h"

enum { PLACES_MAX = MIX_NOWHERE - 1, DIFFICULTY_UNRATED = 2, NUMBER_MAX = 32 };

/* An index in the making: its lists grow by doubling and move into the arena at the end. */
struct gathering {
    struct mix_index *index;
    uint32_t question_capacity, set_capacity, place_capacity;
    struct alike alike;
    const char *region;    /* looked for last … */
    const struct map *map; /* … and its map; NULL: none */
};

static void *grown(void *list, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity)
        return list;
    *capacity = *capacity == 0 ? 64 : *capacity * 2;
    return mem_realloc(list, *capacity * size);
}

/* --- what makes questions alike */

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char *right_options(const struct step *step, struct arena *arena)
{
    const char *right[STEP_OPTIONS_MAX], *joined = "";
    size_t count = 0;
    for (uint8_t i = 0; i < step->option_count; i++)
        if (step->options[i].right && step->options[i].text != NULL)
            right[count++] = text_fold(arena, step->options[i].text);
    if (count > 1)
        qsort(right, count, sizeof *right, compare_texts);
    for (size_t i = 0; i < count; i++)
        joined = arena_format(arena, "%s%s%s", joined, i > 0 ? "+" : "", right[i]);
    return joined;
}

/* Who has heard one answer would know the other: that of an order or of pairs is never heard in
 * whole, and «верно» says nothing. */
static const char *answer_key(const struct step *step, struct arena *arena)
{
    char number[NUMBER_MAX];
    const char *answer = "";
    switch (step->task) {
    case TASK_CHOICE:
    case TASK_MULTI:
        answer = right_options(step, arena);
        break;
    case TASK_NUMBER:
        text_format_decimal(number, sizeof number, step->number, ',');
        answer = arena_text(arena, number, strlen(number));
        break;
    case TASK_POINT:
        if (step->task == TASK_POINT && step->target->place != NULL)
            answer = text_fold(arena, step->target->place->name);
        break;
    case TASK_TEXT:
    case TASK_ORAL:
        answer = step->accept_count > 0 ? text_fold(arena, step->accept[0]) : "";
        break;
    default:
        break;
    }
    return *answer == '\0' ? NULL : answer;
}

static uint8_t right_position(const struct step *step)
{
    for (uint8_t i = 0; step->task == TASK_CHOICE && !step->shuffle && i < step->option_count; i++)
        if (step->options[i].right)
            return (uint8_t)(i + 1);
    return 0;
}

/* --- gathering */

const struct map *mix_map_of(const struct mix_set *set, struct arena *arena)
{
    struct complaints unheard = {0};
    struct load_options options = {0};
    struct plan plan = {.region = set->plan->region};
    struct loader loader = {.options = &options, .path = set->path, .arena = arena, .plan = &plan};
    bool broken;
    if (set->plan->map != NULL)
        return set->plan->map;
    sink_start(&loader.sink, &unheard, set->path, options.language, false);
    const struct map *map = include_region_quietly(&loader, &broken);
    complaints_free(&unheard);
    return map;
}

static struct mix_place make_place(struct gathering *gathering, const struct mix_set *set,
                                   const char *id)
{
    const char *region = set->plan->region;
    if (region == NULL)
        return (struct mix_place){.id = id, .name = id};
    if (gathering->region == NULL || strcmp(gathering->region, region) != 0) {
        gathering->region = region;
        gathering->map = mix_map_of(set, &gathering->index->arena);
    }
    const struct map_place *place =
        gathering->map == NULL ? NULL : map_place(gathering->map, id, strlen(id));
    if (place == NULL) /* the region as a whole, or a place it does not know */
        return (struct mix_place){
            .id = id,
            .name = gathering->map != NULL && strcmp(id, region) == 0 ? gathering->map->title : id};
    return (struct mix_place){
        .id = id, .name = place->name, .short_name = place->short_name, .centre = place->centre};
}

static uint16_t place_of(struct gathering *gathering, const struct mix_set *set, const char *id)
{
    struct mix_index *index = gathering->index;
    if (id == NULL)
        return MIX_NOWHERE;
    for (uint32_t i = 0; i < index->place_count; i++)
        if (strcmp(index->places[i].id, id) == 0)
            return (uint16_t)i;
    if (index->place_count == PLACES_MAX)
        return MIX_NOWHERE;
    index->places =
        grown(index->places, index->place_count, &gathering->place_capacity, sizeof *index->places);
    index->places[index->place_count] = make_place(gathering, set, id);
    return (uint16_t)index->place_count++;
}

/* The number of those alike, which is that of the first of them. */
static uint32_t kin_of(struct gathering *gathering, const struct mix_set *set,
                       const struct step *step)
{
    const struct alike_question *twin = alike_add(&gathering->alike, set->path, step);
    if (twin == NULL)
        return 0;
    size_t at = (size_t)(twin - gathering->alike.questions); /* gathered in the same order */
    struct mix_question *first = &gathering->index->questions[at];
    if (first->kin == 0)
        first->kin = (uint32_t)at + 1;
    return first->kin;
}

static void add_question(struct gathering *gathering, const struct mix_set *set, uint32_t number)
{
    struct mix_index *index = gathering->index;
    const struct step *step = set->plan->steps[number];
    index->questions = grown(index->questions, index->question_count, &gathering->question_capacity,
                             sizeof *index->questions);
    uint32_t kin = kin_of(gathering, set, step);
    index->questions[index->question_count++] = (struct mix_question){
        .id = step->id,
        .answer = answer_key(step, &index->arena),
        .words = text_fold(&index->arena, step->question),
        .region = set->plan->region,
        .kin = kin,
        .set = index->set_count,
        .step = number,
        .time_ms = (int32_t)plan_step_ms(step),
        .place = place_of(gathering, set, step->about),
        .task = step->task,
        .difficulty = step->difficulty == 0 ? DIFFICULTY_UNRATED : step->difficulty,
        .position = right_position(step),
    };
}

/* "/quizzes/kuzbass/temy/gerby/гербыисимволы/" */
static const char *themes_of(const char *path, const char *title, struct arena *arena)
{
    const char *themes = "/";
    for (const char *at = path; *at != '\0';) {
        size_t length = strcspn(at, "/");
        const char *part = arena_text(arena, at, length), *dot = strrchr(part, '.');
        at += length + (at[length] == '/');
        if (*at == '\0' && dot != NULL)
            part = arena_text(arena, part, (size_t)(dot - part));
        if (*text_fold(arena, part) != '\0')
            themes = arena_format(arena, "%s%s/", themes, text_fold(arena, part));
    }
    return arena_format(arena, "%s%s/", themes, text_fold(arena, title));
}

static void add_file(struct gathering *gathering, const char *path, enum language language)
{
    struct mix_index *index = gathering->index;
    struct complaints complaints = {0};
    struct load_options options = {.language = language, .keep_source = true};
    const struct plan *plan = content_load(path, &options, &index->arena, &complaints);
    if (plan == NULL)
        index->broken += !complaints.cards_only;
    complaints_free(&complaints);
    if (plan == NULL || plan->kind != PLAN_QUIZ)
        return;
    struct mix_set set = {.path = arena_text(&index->arena, path, strlen(path)),
                          .title = plan->title,
                          .themes = themes_of(path, plan->title, &index->arena),
                          .plan = plan};
    index->sets =
        grown(index->sets, index->set_count, &gathering->set_capacity, sizeof *index->sets);
    index->sets[index->set_count] = set;
    for (uint32_t i = 0; i < plan->step_count; i++)
        add_question(gathering, &set, i);
    index->set_count++;
}

/* --- putting in order */

static int compare_ids(const void *left, const void *right)
{
    const struct mix_question *a = *(const struct mix_question *const *)left,
                              *b = *(const struct mix_question *const *)right;
    int order = strcmp(a->id, b->id);
    return order != 0 ? order : (a > b) - (a < b);
}

/* A question kept in an evening saved before is the same question. */
static void drop_doubles(struct mix_index *index)
{
    uint32_t count = index->question_count, kept = 0;
    struct mix_question **sorted = mem_alloc((count + 1) * sizeof *sorted);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = &index->questions[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare_ids);
    const char *last = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const char *id = sorted[i]->id;
        if (last != NULL && strcmp(id, last) == 0)
            sorted[i]->id = NULL;
        last = id;
    }
    for (uint32_t i = 0; i < count; i++)
        if (index->questions[i].id != NULL)
            index->questions[kept++] = index->questions[i];
    index->question_count = kept;
    free(sorted);
}

struct named_place {
    struct mix_place place;
    uint16_t before;
};

static int compare_places(const void *left, const void *right)
{
    const struct mix_place *a = &((const struct named_place *)left)->place,
                           *b = &((const struct named_place *)right)->place;
    int order = strcmp(a->name, b->name);
    return order != 0 ? order : strcmp(a->id, b->id);
}

static void sort_places(struct mix_index *index)
{
    uint32_t count = index->place_count;
    struct named_place *sorted = mem_alloc((count + 1) * sizeof *sorted);
    uint16_t *after = mem_alloc((count + 1) * sizeof *after);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = (struct named_place){.place = index->places[i], .before = (uint16_t)i};
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare_places);
    for (uint32_t i = 0; i < count; i++) {
        index->places[i] = sorted[i].place;
        after[sorted[i].before] = (uint16_t)i;
    }
    for (uint32_t i = 0; i < index->question_count; i++)
        if (index->questions[i].place != MIX_NOWHERE)
            index->questions[i].place = after[index->questions[i].place];
    free(after);
    free(sorted);
}

static void count_questions(struct mix_index *index)
{
    for (uint32_t i = 0; i < index->question_count; i++) {
        index->sets[index->questions[i].set].questions++;
        if (index->questions[i].place != MIX_NOWHERE)
            index->places[index->questions[i].place].questions++;
    }
}

static void *kept(struct arena *arena, void *list, uint32_t count, size_t size)
{
    void *copy = arena_alloc(arena, (count + 1) * size);
    if (count > 0)
        memcpy(copy, list, count * size);
    free(list);
    return copy;
}

void mix_index_make(struct mix_index *index, const char *const *paths, size_t count,
                    enum language language)
{
    *index = (struct mix_index){0};
    struct gathering gathering = {.index = index};
    for (size_t i = 0; i < count; i++)
        add_file(&gathering, paths[i], language);
    alike_free(&gathering.alike);
    drop_doubles(index);
    sort_places(index);
    count_questions(index);
    struct arena *arena = &index->arena;
    index->questions =
        kept(arena, index->questions, index->question_count, sizeof *index->questions);
    index->sets = kept(arena, index->sets, index->set_count, sizeof *index->sets);
    index->places = kept(arena, index->places, index->place_count, sizeof *index->places);
}

void mix_index_free(struct mix_index *index)
{
    arena_free(&index->arena);
    *index = (struct mix_index){0};
}

/* --- what a person names */

enum { PLACE_NAMES = 3 };

static bool is_called(const struct mix_place *place, int by, const char *wanted,
                      struct arena *scratch)
{
    const char *const names[PLACE_NAMES] = {place->name, place->short_name, place->centre};
    return (by == 0 && strcmp(text_fold(scratch, place->id), wanted) == 0) ||
           (names[by] != NULL && strcmp(text_fold(scratch, names[by]), wanted) == 0);
}

uint32_t mix_mark_place(const struct mix_index *index, const char *name, bool *places)
{
    struct arena scratch = {0};
    const char *wanted = text_fold(&scratch, name);
    uint32_t marked = 0;
    for (int by = 0; by < PLACE_NAMES && marked == 0 && *wanted != '\0'; by++)
        for (uint32_t i = 0; i < index->place_count; i++) {
            bool same = is_called(&index->places[i], by, wanted, &scratch);
            places[i] |= same;
            marked += same;
        }
    arena_free(&scratch);
    return marked;
}

/* «temy», «temy/gerby.yaml» and «Гербы и символы»; a part of a title when nothing has the name. */
uint32_t mix_mark_theme(const struct mix_index *index, const char *name, bool *sets)
{
    struct arena scratch = {0};
    const char *slash = strrchr(name, '/');
    bool is_path = slash != NULL && slash[1] != '\0';
    const char *last = is_path ? slash + 1 : name, *dot = strrchr(last, '.');
    size_t length = dot != NULL && strncmp(dot, ".y", 2) == 0 ? (size_t)(dot - last) : strlen(last);
    const char *wanted = text_fold(&scratch, arena_text(&scratch, last, length));
    uint32_t marked = 0;
    for (int loosely = 0; loosely < 2 && marked == 0 && *wanted != '\0'; loosely++)
        for (uint32_t i = 0; i < index->set_count; i++) {
            const char *part = arena_format(&scratch, "/%s/", wanted);
            bool same = loosely == 0
                            ? strstr(index->sets[i].themes, part) != NULL
                            : strstr(text_fold(&scratch, index->sets[i].title), wanted) != NULL;
            sets[i] |= same;
            marked += same;
        }
    arena_free(&scratch);
    return marked;
}

static int compare_key(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

uint32_t mix_mark_asked(const struct mix_index *index, const char *const *ids, size_t count,
                        bool *asked)
{
    uint32_t marked = 0;
    const char **sorted = mem_alloc((count + 1) * sizeof *sorted);
    if (count > 0)
        memcpy(sorted, ids, count * sizeof *sorted);
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare_texts);
    for (uint32_t i = 0; i < index->question_count; i++)
        if (count > 0 &&
            bsearch(index->questions[i].id, sorted, count, sizeof *sorted, compare_key) != NULL) {
            asked[i] = true;
            marked++;
        }
    free(sorted);
    return marked;
}
