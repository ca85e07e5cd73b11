/* The settings file: written, read back, missing, wrong, unwritable. */
#include "content/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"

static char root[64], path[128];

static void make_root(void)
{
    snprintf(root, sizeof root, "/tmp/volna-settings-XXXXXX");
    expect_true(mkdtemp(root) != NULL);
    snprintf(path, sizeof path, "%s/a/b/config.yaml", root);
}

static void remove_root(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    expect_int(system(command), 0);
}

static void test_round_trip(void **state)
{
    (void)state;
    struct settings settings, read;
    struct complaints complaints = {0};
    struct err err = {0};
    make_root();
    settings_default(&settings);
    settings.language = LANGUAGE_EN;
    snprintf(settings.theme, sizeof settings.theme, "contrast");
    snprintf(settings.venue, sizeof settings.venue, "Библиотека №1: «Мыски», д. 5 #2 'а' \"б\" \\");
    snprintf(settings.facilitator, sizeof settings.facilitator, "- [Анна] & *Пётр*");
    settings.time_s = 45;
    settings.hide_typing = false;
    settings.double_press_ms = 0;
    expect_ok(settings_save(&settings, path, &err), &err);
    expect_ok(settings_save(&settings, path, &err), &err); /* over the old one */
    settings_default(&read);
    expect_true(settings_load(&read, path, &complaints));
    expect_int(complaints.count, 0);
    expect_int(read.language, LANGUAGE_EN);
    expect_text(read.theme, settings.theme);
    expect_text(read.venue, settings.venue);
    expect_text(read.facilitator, settings.facilitator);
    expect_int(read.time_s, 45);
    expect_false(read.hide_typing);
    expect_int(read.double_press_ms, 0);
    complaints_free(&complaints);
    remove_root();
}

static bool load_text(struct settings *settings, const char *text, struct complaints *complaints)
{
    snprintf(path, sizeof path, "%s/config.yaml", root);
    FILE *file = fopen(path, "w");
    expect_true(file != NULL);
    fputs(text, file);
    fclose(file);
    settings_default(settings);
    return settings_load(settings, path, complaints);
}

static void test_what_can_be_read_is_used(void **state)
{
    (void)state;
    struct settings settings;
    struct complaints complaints = {0};
    make_root();
    settings_default(&settings);
    expect_true(settings_load(&settings, path, &complaints)); /* missing: fine */
    expect_true(load_text(&settings, "", &complaints));
    expect_true(load_text(&settings, "# пусто\n", &complaints));
    expect_int(complaints.count, 0);
    expect_false(
        load_text(&settings, "время: 4\nплощадка: Юрга\nведуший: Я\nязык: english\n", &complaints));
    expect_text(settings.venue, "Юрга");
    expect_int(settings.time_s, 30);
    expect_int(complaints.count, 3);
    expect_text(complaints.items[0].text, "«время»: здесь нужно целое число от 5 до 600");
    expect_text(complaints.items[1].advice, "возможно, вы имели в виду «ведущий»");
    complaints_free(&complaints);
    expect_false(load_text(&settings, "venue: Юрга\ntheme: [\n", &complaints));
    expect_text(settings.venue, "Юрга");
    complaints_free(&complaints);
    expect_false(load_text(&settings, "- a\n", &complaints));
    complaints_free(&complaints);
    remove_root();
}

static void test_double_press(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int read;
        bool fine;
    } rows[] = {
        {"", 400, true},
        {"double_press_ms: 0\n", 0, true},
        {"защита от двойного нажатия: 2000\n", 2000, true},
        {"double_press_ms: 2001\n", 400, false},
        {"double_press_ms: -1\n", 400, false},
        {"double_press_ms: да\n", 400, false},
    };
    struct settings settings;
    make_root();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct complaints complaints = {0};
        expect_int(load_text(&settings, rows[i].text, &complaints), rows[i].fine);
        expect_int(settings.double_press_ms, rows[i].read);
        expect_int(complaints.count, !rows[i].fine);
        complaints_free(&complaints);
    }
    remove_root();
}

static void test_unwritable(void **state)
{
    (void)state;
    struct settings settings;
    struct err err = {0};
    make_root();
    settings_default(&settings);
    snprintf(path, sizeof path, "%s/file/config.yaml", root);
    char file_path[128];
    snprintf(file_path, sizeof file_path, "%s/file", root);
    FILE *file = fopen(file_path, "w");
    expect_true(file != NULL);
    fclose(file);
    expect_err(settings_save(&settings, path, &err), &err, "Настройки не записаны");
    err = (struct err){0};
    expect_err(settings_save(&settings, "/proc/volna/config.yaml", &err), &err,
               "Настройки не записаны");
    remove_root();
}

static void test_path(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *before = getenv("XDG_CONFIG_HOME");
    char *saved = before == NULL ? NULL : arena_text(&arena, before, strlen(before));
    setenv("XDG_CONFIG_HOME", "/x/y", 1);
    expect_text(settings_path(NULL, &arena), "/x/y/volna/config.yaml");
    expect_text(settings_path("z.yaml", &arena), "z.yaml");
    if (saved == NULL)
        unsetenv("XDG_CONFIG_HOME");
    else
        setenv("XDG_CONFIG_HOME", saved, 1);
    arena_free(&arena);
}

const struct test_case tests_settings[] = {
    TEST(test_round_trip),   TEST(test_what_can_be_read_is_used),
    TEST(test_double_press), TEST(test_unwritable),
    TEST(test_path),         {0},
};
