#include "app/mixer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/catalogue.h"
#include "ui/messages.h"

/* ---- for both ---- */

const bool *mixer_asked(const struct mix_index *index, struct store *store, int sessions,
                        struct arena *arena)
{
    const char **ids;
    size_t count;
    if (store == NULL || sessions <= 0 ||
        !store_asked(store, sessions, arena, &ids, &count, NULL, NULL))
        return NULL;
    bool *asked = arena_alloc(arena, index->question_count + 1);
    mix_mark_asked(index, ids, count, asked);
    return asked;
}

const char *mixer_trouble(const struct mix_index *index, const struct mix *mix, struct arena *arena,
                          enum language language)
{
    static const enum message loosen[MIX_BARS] = {[MIX_BY_PLACE] = MSG_mix_loosen_places,
                                                  [MIX_BY_SET] = MSG_mix_loosen_sets,
                                                  [MIX_BY_DIFFICULTY] = MSG_mix_loosen_difficulty,
                                                  [MIX_BY_TASK] = MSG_mix_loosen_tasks,
                                                  [MIX_BY_ASKED] = MSG_mix_loosen_fresh};
    int best = 0;
    if (index->question_count == 0)
        return message(language, MSG_mix_no_files);
    for (int bar = 1; bar < MIX_BARS; bar++)
        if (mix->without[bar] > mix->without[best])
            best = bar;
    if (mix->without[best] == 0)
        return message(language, MSG_mix_none);
    return say(arena, language, MSG_mix_loosen, message(language, loosen[best]),
               (int)mix->without[best]);
}

const char *mixer_name(const struct mix_index *index, const struct mix *mix, uint64_t seed,
                       struct arena *arena)
{
    const char *path = "";
    for (uint32_t i = 0; i < mix->count; i++) {
        const struct mix_question *question = &index->questions[mix->picks[i]];
        if (*path == '\0' || question->region != NULL)
            path = index->sets[question->set].path;
    }
    const char *slash = strrchr(path, '/');
    return arena_format(arena, "%.*svecher-%llu.yaml", slash == NULL ? 0 : (int)(slash + 1 - path),
                        path, (unsigned long long)seed);
}

static bool reads_back(const struct mix *mix, const char *name, const struct buf *text)
{
    struct complaints complaints = {0};
    struct arena arena = {0};
    struct load_options options = {.no_size_limit = true};
    const struct plan *plan =
        content_parse(name, buf_string(text), text->length, &options, &arena, &complaints);
    bool fine = plan != NULL && plan->step_count == mix->count;
    complaints_free(&complaints);
    arena_free(&arena);
    return fine;
}

bool mixer_text(const struct mix_index *index, const struct mix *mix, uint64_t seed,
                enum language language, struct buf *out, struct err *err)
{
    struct arena arena = {0};
    const struct mix_words words = {
        .title = say(&arena, language, MSG_mix_title, (unsigned long long)seed),
        .keyed = message(language, MSG_mix_keyed),
        .typed = message(language, MSG_mix_typed)};
    buf_clear(out);
    bool fine = mix_write(index, mix, &words, out, NULL) &&
                reads_back(mix, mixer_name(index, mix, seed, &arena), out);
    arena_free(&arena);
    return fine || err_set(err, "%s", message(language, MSG_mix_failed));
}

static void make_folders(struct arena *arena, const char *path)
{
    for (const char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/'))
        mkdir(arena_text(arena, path, (size_t)(slash - path)), 0777); /* writing says what fails */
}

const char *mixer_path(uint64_t seed, struct arena *arena)
{
    enum { SAME_MOST = 1000 };
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    const char *folder =
        data != NULL && data[0] == '/'
            ? arena_format(arena, "%s/volna/quizzes", data)
            : arena_format(arena, "%s/.local/share/volna/quizzes", home != NULL ? home : "");
    const char *path = arena_format(arena, "%s/vecher-%llu.yaml", folder, (unsigned long long)seed);
    make_folders(arena, path);
    for (int copy = 2; access(path, F_OK) == 0 && copy < SAME_MOST; copy++)
        path =
            arena_format(arena, "%s/vecher-%llu-%d.yaml", folder, (unsigned long long)seed, copy);
    return path;
}

/* ---- the screen's ---- */

/* Sets all of whose questions stand in others have nothing to offer. */
static int offered_sets(const struct mix_index *index, uint32_t sets[MIX_MARKS_MAX])
{
    int count = 0;
    for (uint32_t i = 0; i < index->set_count && count < MIX_MARKS_MAX; i++)
        if (index->sets[i].questions > 0)
            sets[count++] = i;
    return count;
}

static int offered_places(const struct mix_index *index)
{
    return index->place_count < MIX_MARKS_MAX ? (int)index->place_count : MIX_MARKS_MAX;
}

static void offer_choices(struct mixer *mixer)
{
    const struct mix_index *index = &mixer->index;
    uint32_t sets[MIX_MARKS_MAX];
    int set_count = offered_sets(index, sets), place_count = offered_places(index);
    struct mix_choice *choices =
        arena_alloc(&mixer->arena, (size_t)(set_count + place_count + 1) * sizeof *choices);
    for (int i = 0; i < place_count; i++)
        choices[i] = (struct mix_choice){.name = index->places[i].name,
                                         .questions = (int)index->places[i].questions};
    for (int i = 0; i < set_count; i++)
        choices[place_count + i] = (struct mix_choice){
            .name = index->sets[sets[i]].title, .questions = (int)index->sets[sets[i]].questions};
    mixer->offer = (struct mix_offer){.places = choices,
                                      .place_count = place_count,
                                      .sets = choices + place_count,
                                      .set_count = set_count};
}

void mixer_open(struct mixer *mixer, const char *const *roots, size_t root_count,
                enum language language)
{
    struct arena arena = {0};
    size_t count;
    const char *const *paths = catalogue_files(roots, root_count, &arena, &count);
    mixer_close(mixer);
    mix_index_make(&mixer->index, paths, count, language);
    mixer->ready = true;
    arena_free(&arena);
}

void mixer_close(struct mixer *mixer)
{
    mix_index_free(&mixer->index);
    arena_free(&mixer->arena);
    buf_free(&mixer->text);
    *mixer = (struct mixer){0};
}

/* The marks of the form as the index counts; NULL when there is none. */
static const bool *chosen_places(const struct mixer *mixer, const struct mix_form *form,
                                 struct arena *arena)
{
    bool any = false, *places = arena_alloc(arena, mixer->index.place_count + 1);
    for (int i = 0; i < offered_places(&mixer->index); i++)
        any |= places[i] = form->places[i];
    return any ? places : NULL;
}

static const bool *chosen_sets(const struct mixer *mixer, const struct mix_form *form,
                               struct arena *arena)
{
    uint32_t offered[MIX_MARKS_MAX];
    int count = offered_sets(&mixer->index, offered);
    bool any = false, *sets = arena_alloc(arena, mixer->index.set_count + 1);
    for (int i = 0; i < count; i++)
        any |= sets[offered[i]] = form->sets[i];
    return any ? sets : NULL;
}

void mixer_choose(struct mixer *mixer, const struct mix_form *form, struct store *store,
                  enum language language)
{
    static const unsigned tasks[MIX_TASKS] = {
        [MIX_TASKS_KEYED] = MIXER_KEYED, [MIX_TASKS_TYPED] = (1U << TASK_BRIEF) - 1 - MIXER_KEYED};
    arena_reset(&mixer->arena);
    buf_clear(&mixer->text);
    offer_choices(mixer);
    struct arena *arena = &mixer->arena;
    const struct mix_wish wish = {
        .places = chosen_places(mixer, form, arena),
        .sets = chosen_sets(mixer, form, arena),
        .asked = mixer_asked(&mixer->index, store, form->fresh, arena),
        .tasks = tasks[form->tasks],
        .least = form->least,
        .most = form->most,
        .questions = form->questions == 0 && form->minutes == 0 ? PLAN_STEPS_MAX : form->questions,
        .minutes = form->minutes,
        .seed = form->seed};
    mix_choose(&mixer->index, &wish, arena, &mixer->mix);
    mixer->offer.questions = (int)mixer->mix.count;
    mixer->offer.minutes = mixer->mix.minutes;
    mixer->offer.territories = (int)mixer->mix.places;
    if (mixer->mix.count == 0)
        mixer->offer.trouble = mixer_trouble(&mixer->index, &mixer->mix, arena, language);
}

bool mixer_write(struct mixer *mixer, uint64_t seed, enum language language, struct err *err)
{
    return mixer_text(&mixer->index, &mixer->mix, seed, language, &mixer->text, err);
}
