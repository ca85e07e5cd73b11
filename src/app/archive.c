#include "app/archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "app/session.h"
#include "report/csv.h"
#include "report/document.h"

static struct past_session past_of(const struct session_info *info)
{
    return (struct past_session){.id = info->id,
                                 .started_ms = info->started_ms,
                                 .title = info->title,
                                 .venue = info->venue,
                                 .leader = info->leader,
                                 .leader_team = info->leader_team,
                                 .teams = info->teams,
                                 .round = info->round,
                                 .rounds = info->rounds,
                                 .finished = info->finished};
}

bool archive_past(struct store *store, struct arena *arena, struct past *past,
                  enum store_fault *fault, struct err *err)
{
    struct session_info *sessions;
    size_t count;
    *past = (struct past){0};
    if (!store_sessions(store, arena, &sessions, &count, fault, err))
        return false;
    struct past_session *items = arena_alloc(arena, (count + 1) * sizeof *items);
    for (size_t i = 0; i < count; i++)
        if (sessions[i].teams > 0) /* a quiz that was only looked at is nothing to review */
            items[past->count++] = past_of(&sessions[i]);
    past->items = items;
    return true;
}

static void fill_cells(const struct result_row *from, size_t team_count, struct table_cell *cells)
{
    for (size_t team = 0; team < team_count; team++)
        cells[team] = (struct table_cell){.answer = from->cells[team].answer,
                                          .points = from->cells[team].points,
                                          .elapsed_ms = (int32_t)from->cells[team].elapsed_ms,
                                          .given = from->cells[team].answer[0] != '\0',
                                          .right = from->cells[team].verdict == REVIEW_RIGHT};
}

static void fill_teams(const struct result_table *from, struct arena *arena,
                       struct session_table *table)
{
    size_t count = from->team_count;
    const char **names = arena_alloc(arena, (count + 1) * sizeof *names);
    int64_t *scores = arena_alloc(arena, (count + 1) * sizeof *scores);
    int *places = arena_alloc(arena, (count + 1) * sizeof *places);
    int *places_last = arena_alloc(arena, (count + 1) * sizeof *places_last);
    int *numbers = arena_alloc(arena, (count + 1) * sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        names[i] = from->teams[i].name;
        scores[i] = from->teams[i].score;
        places[i] = from->teams[i].place;
        places_last[i] = from->teams[i].place_last;
        numbers[i] = from->teams[i].team;
    }
    table->teams = names;
    table->scores = scores;
    table->places = places;
    table->places_last = places_last;
    table->numbers = numbers;
    table->team_count = count;
}

static void fill_rows(const struct result_table *from, struct arena *arena,
                      struct session_table *table)
{
    size_t teams = from->team_count;
    struct table_row *rows = arena_alloc(arena, (from->row_count + 1) * sizeof *rows);
    for (size_t i = 0; i < from->row_count; i++) {
        const struct result_row *row = &from->rows[i];
        struct table_cell *cells = arena_alloc(arena, (teams + 1) * sizeof *cells);
        fill_cells(row, teams, cells);
        rows[i] = (struct table_row){.number = row->number,
                                     .round = row->round_title,
                                     .question = row->question,
                                     .right_answer = row->answer,
                                     .voided = row->is_void,
                                     .played = row->is_final,
                                     .cells = cells};
    }
    table->rows = rows;
    table->row_count = from->row_count;
}

bool archive_table(struct store *store, int64_t session, struct arena *arena,
                   struct session_table *table, enum store_fault *fault, struct err *err)
{
    struct result_table results;
    if (!result_table_load(store, session, arena, &results, fault, err))
        return false;
    struct past_session *about = arena_alloc(arena, sizeof *about);
    *about = past_of(&results.info);
    *table = (struct session_table){.session = about};
    fill_teams(&results, arena, table);
    fill_rows(&results, arena, table);
    return true;
}

const char *archive_folder(void)
{
    static const char *const names[] = {"XDG_DOCUMENTS_DIR", "HOME"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *folder = getenv(names[i]);
        if (folder != NULL && *folder != '\0')
            return folder;
    }
    return ".";
}

static const char *const endings[ARCHIVE_FORMATS] = {
    [ARCHIVE_CSV] = "csv", [ARCHIVE_MARKDOWN] = "md", [ARCHIVE_HTML] = "html"};

bool archive_format_named(const char *name, enum archive_format *format)
{
    for (int i = 0; i < ARCHIVE_FORMATS; i++)
        if (strcmp(endings[i], name) == 0) {
            *format = (enum archive_format)i;
            return true;
        }
    return false;
}

const char *archive_path(int64_t session, int64_t started_ms, enum archive_format format,
                         struct arena *arena)
{
    char day[16] = "";
    time_t seconds = (time_t)(started_ms / 1000);
    struct tm local;
    if (localtime_r(&seconds, &local) != NULL)
        strftime(day, sizeof day, "%Y-%m-%d", &local);
    return arena_format(arena, "%s/volna-%s-%lld.%s", archive_folder(), day, (long long)session,
                        endings[format]);
}

static bool put(FILE *file, const struct buf *text)
{
    return fwrite(text->data, 1, text->length, file) == text->length && fflush(file) == 0;
}

/* A device, a pipe or a link is written to; a file is replaced, and only by one that is whole. */
bool archive_write(const char *path, const struct buf *text, struct err *err)
{
    struct arena arena = {0};
    struct stat there;
    bool to_stdout = strcmp(path, "-") == 0;
    bool replaces = !to_stdout && (lstat(path, &there) != 0 || S_ISREG(there.st_mode));
    const char *written = replaces ? arena_format(&arena, "%s.new", path) : path;
    FILE *file = to_stdout ? stdout : fopen(written, "wb");
    bool fine = file != NULL && put(file, text);
    int error = errno;
    if (file != NULL && !to_stdout && fclose(file) != 0 && fine) {
        fine = false;
        error = errno;
    }
    if (fine && replaces && rename(written, path) != 0) {
        fine = false;
        error = errno;
    }
    if (!fine && replaces && file != NULL)
        remove(written);
    arena_free(&arena);
    return fine || err_set(err, "%s: %s", path, strerror(error));
}

static bool document_text(struct store *store, int64_t id, enum language language,
                          enum markup_format format, struct buf *out, enum store_fault *fault,
                          struct err *err)
{
    struct session *session = mem_zalloc(1, sizeof *session);
    bool read = session_read(session, store, id, language);
    if (read)
        report_document(session->plan, session->history.state, &session->info, format, out);
    *fault = session->fault;
    *err = session->err;
    session_end(session);
    free(session);
    return read;
}

bool archive_export(struct store *store, int64_t session, enum language language,
                    enum archive_format format, const char *path, enum store_fault *fault,
                    struct err *err)
{
    struct buf text = {0};
    bool made = format == ARCHIVE_CSV
                    ? report_csv(store, session, language, NULL, &text, fault, err)
                    : document_text(store, session, language,
                                    format == ARCHIVE_HTML ? MARKUP_HTML : MARKUP_MARKDOWN, &text,
                                    fault, err);
    bool fine = made && archive_write(path, &text, err);
    buf_free(&text);
    return fine;
}

bool archive_has_document(struct store *store, int64_t session)
{
    struct arena arena = {0};
    struct session_info info;
    bool has =
        store_session(store, session, &arena, &info, NULL, NULL) && strcmp(info.kind, "quiz") != 0;
    arena_free(&arena);
    return has;
}
