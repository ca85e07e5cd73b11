/* volna doctor: is this machine ready for the evening? A line a thing, with advice where something
 * is wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/cli.h"
#include "app/words.h"
#include "base/buf.h"
#include "base/text.h"
#include "content/catalogue.h"
#include "term/term.h"
#include "ui/bigtext.h"
#include "ui/messages.h"

struct doctor {
    struct cli *cli;
    int problems;
};

enum { ROWS_AT_LEAST = 24, COLUMNS_AT_LEAST = 80 };

static void report(struct doctor *doctor, bool fine, enum message what, const char *found,
                   enum message advice)
{
    enum language language = doctor->cli->language;
    printf("%s %s: %s\n", fine ? "✓" : "✗", message(language, what), found);
    if (fine)
        return;
    printf("  %s\n", message(language, advice));
    doctor->problems++;
}

static void examine_locale(struct doctor *doctor)
{
    bool fine = term_locale();
    report(doctor, fine, MSG_doctor_utf8, fine ? "UTF-8" : "—", MSG_doctor_utf8_advice);
}

static void examine_terminal(struct doctor *doctor)
{
    struct winsize size = {0};
    const char *name = getenv("TERM");
    bool terminal = isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    struct arena *arena = &doctor->cli->arena;
    report(doctor, terminal, MSG_doctor_terminal, name != NULL && terminal ? name : "—",
           MSG_doctor_terminal_advice);
    if (!terminal)
        return;
    bool large = size.ws_row >= ROWS_AT_LEAST && size.ws_col >= COLUMNS_AT_LEAST;
    report(doctor, large, MSG_doctor_size, arena_format(arena, "%d×%d", size.ws_col, size.ws_row),
           MSG_doctor_size_advice);
    int colours = term_known_colours();
    report(doctor, colours >= 8, MSG_doctor_colours, arena_format(arena, "%d", colours),
           MSG_doctor_colours_advice);
}

static void examine_font(struct doctor *doctor)
{
    struct bigtext *big = bigtext_open(NULL);
    report(doctor, big != NULL, MSG_doctor_font, big != NULL ? bigtext_font(big) : "—",
           MSG_doctor_font_advice);
    bigtext_close(big);
}

static void examine_content(struct doctor *doctor)
{
    const char *roots[CONTENT_ROOTS_MAX];
    struct arena *arena = &doctor->cli->arena;
    size_t count = content_roots(doctor->cli->content, arena, roots);
    size_t files = catalogue_count_files(roots, count);
    report(doctor, files > 0, MSG_doctor_content,
           say_plural(arena, doctor->cli->language, MSG_sets, (int64_t)files), MSG_no_quizzes);
}

/* Lines about the database may hold names from it. */
static void print_lines(struct arena *arena, const char *lines)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n");
        printf("  %s\n", text_clean(arena, arena_text(arena, lines, length)));
        lines += length + (lines[length] == '\n');
    }
}

static void examine_database(struct doctor *doctor)
{
    struct arena *arena = &doctor->cli->arena;
    enum language language = doctor->cli->language;
    const char *path = store_default_path(doctor->cli->db, arena);
    if (access(path, F_OK) != 0) {
        report(doctor, true, MSG_doctor_database, message(language, MSG_doctor_no_database),
               MSG_nothing);
        return;
    }
    enum store_fault fault = STORE_FINE;
    struct err err = {0};
    struct buf out = {0};
    int problems = 0;
    struct store *store = store_open(path, true, &fault, &err);
    bool fine =
        store != NULL && store_health(store, &out, &problems, &fault, &err) && problems == 0;
    report(doctor, fine, MSG_doctor_database, path, MSG_doctor_database_advice);
    if (!fine && fault != STORE_FINE)
        printf("  %s\n", text_clean(arena, words_fault(arena, language, fault, &err)));
    print_lines(arena, buf_string(&out));
    buf_free(&out);
    store_close(store);
}

int cli_doctor(struct cli *cli)
{
    struct doctor doctor = {.cli = cli};
    examine_locale(&doctor);
    examine_terminal(&doctor);
    examine_font(&doctor);
    examine_content(&doctor);
    examine_database(&doctor);
    puts(message(cli->language, doctor.problems == 0 ? MSG_doctor_fine : MSG_doctor_problems));
    return doctor.problems == 0 ? CLI_FINE : CLI_PROBLEMS;
}
