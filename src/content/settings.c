#include "content/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "content/loader.h"

void settings_default(struct settings *settings)
{
    *settings = (struct settings){.language = LANGUAGE_RU,
                                  .theme = "dark",
                                  .time_s = 30,
                                  .hide_typing = true,
                                  .double_press_ms = 400};
}

const char *settings_path(const char *given, struct arena *arena)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (given != NULL)
        return arena_text(arena, given, strlen(given));
    if (config != NULL && config[0] == '/')
        return arena_format(arena, "%s/volna/config.yaml", config);
    return arena_format(arena, "%s/.config/volna/config.yaml",
                        home == NULL || home[0] == '\0' ? "." : home);
}

/* --- reading */

static void use_text(char *out, size_t size, const char *text)
{
    if (text != NULL)
        text_copy(out, size, text);
}

static void use(struct loader *loader, const struct fields *fields, struct settings *settings)
{
    int chosen;
    int32_t whole;
    if (field_choice(loader, fields, KEY_SPEAK, &chosen))
        settings->language = (enum language)chosen;
    use_text(settings->theme, sizeof settings->theme, field_name(loader, fields, KEY_THEME));
    use_text(settings->venue, sizeof settings->venue, field_text(loader, fields, KEY_VENUE));
    use_text(settings->facilitator, sizeof settings->facilitator,
             field_text(loader, fields, KEY_FACILITATOR));
    if (field_whole(loader, fields, KEY_DEFAULT_TIME, &whole))
        settings->time_s = whole;
    field_yes_no(loader, fields, KEY_HIDE_TYPING, &settings->hide_typing);
    if (field_whole(loader, fields, KEY_DOUBLE_PRESS, &whole))
        settings->double_press_ms = whole;
}

bool settings_load(struct settings *settings, const char *path, struct complaints *complaints)
{
    struct load_options options = {.language = settings->language};
    struct arena arena = {0};
    struct loader loader = {.options = &options, .path = path, .arena = &arena};
    struct fields fields;
    sink_start(&loader.sink, complaints, path, settings->language, false);
    key_index_make(&loader.keys);
    enum source_fault fault = source_open_file(&loader.source, path, CONTENT_SIZE_MAX, false);
    if (fault != SOURCE_FINE) {
        source_close(&loader.source);
        if (fault == SOURCE_MISSING)
            return true;
        complain(&loader.sink, (struct place){0, 0}, COMPLAINT_FILE_UNREADABLE,
                 strerror(loader.source.error), NULL);
        return false;
    }
    if (reader_open(&loader.reader, &loader.source, &loader.sink, false)) {
        loader_collect(&loader, IN_SETTINGS, LEVEL_QUIZ, &fields, NULL);
        use(&loader, &fields, settings);
        reader_finish(&loader.reader);
    }
    reader_close(&loader.reader);
    sink_finish(&loader.sink, &loader.source);
    source_close(&loader.source);
    for (int i = 0; i < LEVELS; i++)
        arena_free(&loader.scratch[i]);
    arena_free(&arena);
    return loader.sink.errors == 0;
}

/* --- writing */

static void add_text(struct buf *out, const char *key, const char *text)
{
    buf_format(out, "%s: '", key);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\'')
            buf_char(out, '\'');
        buf_char(out, *at);
    }
    buf_text(out, "'\n");
}

static bool make_folders(const char *path)
{
    char folder[4096];
    if (!text_copy(folder, sizeof folder, path))
        return false;
    for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, 0777) != 0 && errno != EEXIST)
            return false;
        *slash = '/';
    }
    return true;
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return fsync(file) == 0;
}

/* A new file beside the old one takes its place only when it is whole. */
static bool replace_file(const char *path, const struct buf *text)
{
    struct arena arena = {0};
    const char *fresh = arena_format(&arena, "%s.new", path);
    int file =
        make_folders(path) ? open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666) : -1;
    bool fine = file >= 0 && write_all(file, text->data, text->length);
    int error = errno;
    if (file >= 0 && close(file) != 0 && fine) {
        error = errno;
        fine = false;
    }
    if (fine && rename(fresh, path) != 0) {
        error = errno;
        fine = false;
    }
    if (!fine && file >= 0)
        unlink(fresh);
    arena_free(&arena);
    errno = error;
    return fine;
}

bool settings_save(const struct settings *settings, const char *path, struct err *err)
{
    bool russian = settings->language == LANGUAGE_RU;
    struct arena arena = {0};
    struct buf out = {0};
    buf_text(&out, russian ? "# Настройки «Волны». Программа сама записывает этот файл.\n"
                           : "# Settings of Volna. The program writes this file itself.\n");
    buf_format(&out, "language: %s\n", russian ? "ru" : "en");
    add_text(&out, "theme", settings->theme);
    if (settings->venue[0] != '\0')
        add_text(&out, "venue", text_clean(&arena, settings->venue));
    if (settings->facilitator[0] != '\0')
        add_text(&out, "facilitator", text_clean(&arena, settings->facilitator));
    buf_format(&out, "time: %d\nhide_typing: %s\ndouble_press_ms: %d\n", settings->time_s,
               settings->hide_typing ? "yes" : "no", settings->double_press_ms);
    bool fine = replace_file(path, &out);
    if (!fine)
        err_set(err,
                russian ? "Настройки не записаны в %s: %s. До выхода они действуют."
                        : "The settings could not be written to %s: %s. They hold "
                          "until you leave.",
                path, strerror(errno));
    buf_free(&out);
    arena_free(&arena);
    return fine;
}
