#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "store/internal.h"

static const char *home_folder(void)
{
    const char *home = getenv("HOME");
    if (home != NULL && home[0] == '/')
        return home;
    const struct passwd *user = getpwuid(getuid());
    return user != NULL && user->pw_dir != NULL && user->pw_dir[0] == '/' ? user->pw_dir : NULL;
}

const char *store_default_path(const char *given, struct arena *arena)
{
    if (given != NULL && *given != '\0')
        return arena_text(arena, given, strlen(given));
    /* The XDG base directory specification: a relative path there is to be ignored. */
    const char *data = getenv("XDG_DATA_HOME");
    if (data != NULL && data[0] == '/')
        return arena_format(arena, "%s/volna/volna.db", data);
    const char *home = home_folder();
    return home != NULL ? arena_format(arena, "%s/.local/share/volna/volna.db", home)
                        : "./volna.db";
}

/* A name beside others: volna-2.db is followed by volna-3.db, not by volna-2-2.db. */
struct numbered {
    const char *path;
    size_t stem;           /* bytes before "-2" */
    const char *extension; /* ".db" */
    int64_t number;        /* of the path itself; 1 when it has none */
};

static struct numbered take_apart(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(name, '.');
    size_t stem = dot == NULL || dot == name ? strlen(path) : (size_t)(dot - path);
    struct numbered numbered = {path, stem, path + stem, 1};
    size_t first = (size_t)(name - path), digits = stem;
    while (digits > first && path[digits - 1] >= '0' && path[digits - 1] <= '9')
        digits--;
    if (digits > first + 1 && path[digits - 1] == '-' && digits < stem &&
        text_parse_int(arena_text(arena, path + digits, stem - digits), 1, 1000000,
                       &numbered.number))
        numbered.stem = digits - 1;
    return numbered;
}

static const char *with_number(const struct numbered *numbered, int64_t number, struct arena *arena)
{
    return arena_format(arena, "%.*s-%lld%s", (int)numbered->stem, numbered->path,
                        (long long)number, numbered->extension);
}

static bool exists(const char *path)
{
    struct stat there;
    return lstat(path, &there) == 0;
}

const char *store_fresh_path(const char *path, struct arena *arena)
{
    struct numbered numbered = take_apart(path, arena);
    int64_t number = numbered.number + 1;
    while (exists(with_number(&numbered, number, arena)))
        number++;
    return with_number(&numbered, number, arena);
}

const char *store_latest_path(const char *path, struct arena *arena)
{
    struct numbered numbered = take_apart(path, arena);
    const char *latest = NULL;
    for (int64_t number = numbered.number + 1;; number++) {
        const char *next = with_number(&numbered, number, arena);
        if (!exists(next))
            return latest;
        latest = next;
    }
}

bool store_make_folders(const char *path)
{
    struct arena arena = {0};
    char *folder = arena_text(&arena, path, strlen(path));
    bool made = true;
    for (char *slash = strchr(folder + 1, '/'); slash != NULL && made;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        struct stat there;
        if (stat(folder, &there) != 0)
            made = mkdir(folder, S_IRWXU) == 0 || errno == EEXIST;
        *slash = '/';
    }
    arena_free(&arena);
    return made;
}
