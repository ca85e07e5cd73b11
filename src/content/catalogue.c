#include "content/catalogue.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/text.h"

enum {
    FOLDERS_DEEP = 3,
    FILES_MAX = 5000, /* a content folder that is a whole disk by mistake ends here */
};

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

size_t content_roots(const char *given, struct arena *arena, const char *roots[CONTENT_ROOTS_MAX])
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    const char *own = NULL;
    if (data != NULL && data[0] == '/')
        own = arena_format(arena, "%s/volna", data);
    else if (home != NULL && home[0] != '\0')
        own = arena_format(arena, "%s/.local/share/volna", home);
    const char *candidates[CONTENT_ROOTS_MAX] = {given, ".", own, VOLNA_DATADIR};
    size_t count = 0;
    for (size_t i = 0; i < CONTENT_ROOTS_MAX; i++)
        if (candidates[i] != NULL && is_folder(candidates[i]))
            roots[count++] = arena_text(arena, candidates[i], strlen(candidates[i]));
    return count;
}

/* --- finding files */

struct found {
    const char *path;
    const char *name; /* below the root: what makes two files namesakes */
    size_t root;
};

struct search {
    struct arena *arena;
    struct found *files;
    size_t count, capacity, root;
};

static bool is_quiz_name(const char *name)
{
    size_t length = strlen(name);
    if (name[0] == '.' || strcmp(name, "region.yaml") == 0 || strcmp(name, "region.yml") == 0)
        return false;
    return (length > 5 && strcmp(name + length - 5, ".yaml") == 0) ||
           (length > 4 && strcmp(name + length - 4, ".yml") == 0);
}

static void add_file(struct search *search, const char *path, const char *name)
{
    if (search->count == search->capacity) {
        search->capacity = search->capacity == 0 ? 64 : search->capacity * 2;
        search->files = mem_realloc(search->files, search->capacity * sizeof *search->files);
    }
    search->files[search->count++] =
        (struct found){.path = path, .name = name, .root = search->root};
}

static void search_folder(struct search *search, const char *folder, size_t root_length, int depth)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;
    if (entries == NULL)
        return;
    while (search->count < FILES_MAX && (entry = readdir(entries)) != NULL) {
        struct stat about;
        if (entry->d_name[0] == '.')
            continue;
        const char *path = arena_format(search->arena, "%s/%s", folder, entry->d_name);
        if (is_quiz_name(entry->d_name)) {
            if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
                add_file(search, path, path + root_length);
        } else if (depth < FOLDERS_DEEP && stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
            search_folder(search, path, root_length, depth + 1);
        }
    }
    closedir(entries);
}

static int compare_found(const void *left, const void *right)
{
    const struct found *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    return a->root < b->root ? -1 : a->root > b->root;
}

static void search_roots(struct search *search, const char *const *roots, size_t count)
{
    for (search->root = 0; search->root < count; search->root++) {
        static const char *const folders[] = {"quizzes", "games"};
        const char *root = roots[search->root];
        for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
            search_folder(search, arena_format(search->arena, "%s/%s", root, folders[i]),
                          strlen(root) + 1, 1);
    }
    if (search->count > 1)
        qsort(search->files, search->count, sizeof *search->files, compare_found);
    size_t kept = 0;
    for (size_t i = 0; i < search->count; i++)
        if (i == 0 || strcmp(search->files[i].name, search->files[i - 1].name) != 0)
            search->files[kept++] = search->files[i];
    search->count = kept;
}

size_t catalogue_count_files(const char *const *roots, size_t root_count)
{
    struct arena arena = {0};
    struct search search = {.arena = &arena};
    search_roots(&search, roots, root_count);
    free(search.files);
    arena_free(&arena);
    return search.count;
}

static const char *const *keep_paths(struct search *search, size_t *count)
{
    const char **paths = arena_alloc(search->arena, (search->count + 1) * sizeof *paths);
    for (size_t i = 0; i < search->count; i++)
        paths[i] = search->files[i].path;
    *count = search->count;
    free(search->files);
    return paths;
}

const char *const *catalogue_files(const char *const *roots, size_t root_count, struct arena *arena,
                                   size_t *count)
{
    struct search search = {.arena = arena};
    search_roots(&search, roots, root_count);
    return keep_paths(&search, count);
}

const char *const *catalogue_files_of(const char *path, struct arena *arena, size_t *count)
{
    struct search search = {.arena = arena};
    if (is_folder(path))
        search_folder(&search, path, 0, 1);
    else
        add_file(&search, arena_text(arena, path, strlen(path)), path);
    if (search.count > 1)
        qsort(search.files, search.count, sizeof *search.files, compare_found);
    return keep_paths(&search, count);
}

/* --- reading them */

static const char *copy(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_text(arena, text, strlen(text));
}

/* False: it is not for the list. */
static bool read_entry(struct arena *arena, const struct found *file, enum language language,
                       struct catalogue_entry *entry)
{
    *entry = (struct catalogue_entry){.path = copy(arena, file->path)};
    struct load_options options = {.language = language};
    struct complaints complaints = {0};
    struct arena plan_arena = {0};
    const struct plan *plan = content_load(file->path, &options, &plan_arena, &complaints);
    bool listed = !complaints.cards_only;
    if (plan != NULL) {
        entry->title = copy(arena, plan->title);
        entry->kind = plan->kind;
        entry->stages = plan->kind == PLAN_GAME      ? (int)plan->step_count
                        : plan->kind == PLAN_MEETING ? (int)plan->agenda_count
                                                     : 0;
        entry->about = copy(arena, plan->about);
        entry->rounds = (int)plan->round_count;
        entry->questions = (int)plan->step_count;
        entry->minutes = plan_minutes(plan);
        entry->difficulty = plan_difficulty(plan);
        entry->too_long = plan->step_count > PLAN_STEPS_MAX;
    } else if (listed) {
        const struct complaint *first = &complaints.items[0];
        entry->title = text_clean(arena, strchr(file->name, '/') + 1);
        entry->complaint = first->line == 0 ? copy(arena, first->text)
                                            : arena_format(arena, "%d:%d: %s", first->line,
                                                           first->column, first->text);
    }
    complaints_free(&complaints);
    arena_free(&plan_arena);
    return listed;
}

static int compare_entries(const void *left, const void *right)
{
    const struct catalogue_entry *a = left, *b = right;
    int order = strcmp(a->title, b->title);
    return order != 0 ? order : strcmp(a->path, b->path);
}

void catalogue_scan(struct catalogue *catalogue, const char *const *roots, size_t root_count,
                    enum language language)
{
    struct arena arena = {0};
    struct search search = {.arena = &arena};
    *catalogue = (struct catalogue){0};
    search_roots(&search, roots, root_count);
    catalogue->entries = arena_alloc(&catalogue->arena, search.count * sizeof *catalogue->entries);
    for (size_t i = 0; i < search.count; i++)
        if (read_entry(&catalogue->arena, &search.files[i], language,
                       &catalogue->entries[catalogue->count]))
            catalogue->count++;
    if (catalogue->count > 1)
        qsort(catalogue->entries, catalogue->count, sizeof *catalogue->entries, compare_entries);
    free(search.files);
    arena_free(&arena);
}

void catalogue_free(struct catalogue *catalogue)
{
    arena_free(&catalogue->arena);
    *catalogue = (struct catalogue){0};
}
