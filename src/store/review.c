#include "store/review.h"

#include <stdlib.h>
#include <string.h>

#include "store/internal.h"

static const char *const phase_names[REVIEW_PHASES] = {
    [REVIEW_OPEN] = "open",       [REVIEW_CLOSED] = "closed", [REVIEW_REVEALED] = "revealed",
    [REVIEW_SETTLED] = "settled", [REVIEW_VOID] = "void",
};

static const char *const verdict_names[REVIEW_VERDICTS] = {[REVIEW_NONE] = "none",
                                                           [REVIEW_WRONG] = "wrong",
                                                           [REVIEW_PART] = "part",
                                                           [REVIEW_RIGHT] = "right",
                                                           [REVIEW_GIVEN] = "given"};

static size_t named(const char *const *names, size_t count, const unsigned char *name)
{
    for (size_t i = 0; name != NULL && i < count; i++)
        if (strcmp(names[i], (const char *)name) == 0)
            return i;
    return 0;
}

struct reader {
    struct store *store;
    struct arena *arena;
    struct review *review;
};

/* Grows an arena list by doubling; what is left behind is small and goes with the arena. */
static void *grown(struct arena *arena, void *list, size_t count, size_t size)
{
    if (count != 0 && (count < 16 || (count & (count - 1)) != 0))
        return list;
    void *larger = arena_alloc(arena, (count == 0 ? 16 : count * 2) * size);
    if (count > 0)
        memcpy(larger, list, count * size);
    return larger;
}

static void read_team(struct reader *reader, sqlite3_stmt *row)
{
    struct review *review = reader->review;
    review->teams = grown(reader->arena, review->teams, review->team_count, sizeof *review->teams);
    review->teams[review->team_count++] = (struct review_team){
        .team = sqlite3_column_int(row, 0),
        .name = store_column_text(row, 1, reader->arena),
        .members = store_column_text(row, 2, reader->arena),
        .retired = sqlite3_column_int(row, 3) != 0,
        .score = sqlite3_column_int64(row, 4),
        .place = sqlite3_column_int(row, 5),
    };
}

static void read_step(struct reader *reader, sqlite3_stmt *row)
{
    struct review *review = reader->review;
    review->steps = grown(reader->arena, review->steps, review->step_count, sizeof *review->steps);
    review->steps[review->step_count++] = (struct review_step){
        .step = sqlite3_column_int(row, 0),
        .id = store_column_text(row, 1, reader->arena),
        .round = sqlite3_column_int(row, 2),
        .round_title = store_column_text(row, 3, reader->arena),
        .task = store_column_text(row, 4, reader->arena),
        .question = store_column_text(row, 5, reader->arena),
        .options = store_column_text(row, 6, reader->arena),
        .answer = store_column_text(row, 7, reader->arena),
        .explanation = store_column_text(row, 8, reader->arena),
        .source = store_column_text(row, 9, reader->arena),
        .points = sqlite3_column_int(row, 10),
        .phase = (enum review_phase)named(phase_names, REVIEW_PHASES, sqlite3_column_text(row, 11)),
    };
}

static int compare_steps(const void *key, const void *element)
{
    int wanted = *(const int *)key, step = ((const struct review_step *)element)->step;
    return (wanted > step) - (wanted < step);
}

static size_t team_index(const struct review *review, int team)
{
    size_t at = 0;
    while (at < review->team_count && review->teams[at].team != team)
        at++;
    return at;
}

/* The cell of the step and team in the first two columns; NULL when there is none. */
static struct review_cell *cell_of(const struct review *review, sqlite3_stmt *row)
{
    int step = sqlite3_column_int(row, 0);
    size_t team = team_index(review, sqlite3_column_int(row, 1));
    const struct review_step *found = review->step_count == 0
                                          ? NULL
                                          : bsearch(&step, review->steps, review->step_count,
                                                    sizeof *review->steps, compare_steps);
    if (found == NULL || team == review->team_count)
        return NULL;
    return &review->cells[(size_t)(found - review->steps) * review->team_count + team];
}

static void read_answer(struct reader *reader, sqlite3_stmt *row)
{
    struct review_cell *cell = cell_of(reader->review, row);
    if (cell == NULL)
        return;
    cell->answer = store_column_text(row, 2, reader->arena);
    cell->elapsed_ms = sqlite3_column_int64(row, 3);
    cell->verdict =
        (enum review_verdict)named(verdict_names, REVIEW_VERDICTS, sqlite3_column_text(row, 4));
}

static void read_points(struct reader *reader, sqlite3_stmt *row)
{
    struct review *review = reader->review;
    struct review_cell *cell = cell_of(review, row);
    size_t team = team_index(review, sqlite3_column_int(row, 1));
    if (cell != NULL)
        cell->points = sqlite3_column_int64(row, 2);
    else if (team < review->team_count)
        review->other[team] += sqlite3_column_int64(row, 2);
}

static bool read_rows(struct reader *reader, enum statement which,
                      void (*read)(struct reader *, sqlite3_stmt *))
{
    sqlite3_stmt *rows = store_statement(reader->store, which);
    if (rows == NULL)
        return false;
    sqlite3_bind_int64(rows, 1, reader->review->info.id);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW)
        read(reader, rows);
    store_done(rows);
    return code == SQLITE_DONE;
}

bool store_review(struct store *store, int64_t session, struct arena *arena, struct review *review,
                  enum store_fault *fault, struct err *err)
{
    *review = (struct review){0};
    if (!store_session(store, session, arena, &review->info, fault, err))
        return false;
    struct reader reader = {store, arena, review};
    if (!read_rows(&reader, SQL_REVIEW_TEAMS, read_team) ||
        !read_rows(&reader, SQL_REVIEW_STEPS, read_step))
        return store_fail(store, fault, err);
    size_t cells = review->team_count * review->step_count;
    review->cells = arena_alloc(arena, (cells + 1) * sizeof *review->cells);
    review->other = arena_alloc(arena, (review->team_count + 1) * sizeof *review->other);
    for (size_t i = 0; i < cells; i++)
        review->cells[i].answer = "";
    return (read_rows(&reader, SQL_REVIEW_ANSWERS, read_answer) &&
            read_rows(&reader, SQL_REVIEW_POINTS, read_points)) ||
           store_fail(store, fault, err);
}
