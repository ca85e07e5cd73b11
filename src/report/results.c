#include "report/results.h"

/* Teams come by place; those of one place stand together. */
static void share_places(struct result_table *table)
{
    for (size_t first = 0; first < table->team_count;) {
        size_t last = first;
        while (last + 1 < table->team_count &&
               table->teams[last + 1].place == table->teams[first].place)
            last++;
        for (size_t i = first; i <= last; i++)
            if (table->teams[i].place > 0)
                table->teams[i].place_last = table->teams[i].place + (int)(last - first);
        first = last + 1;
    }
}

static void fill_teams(const struct review *review, struct result_table *table)
{
    for (size_t i = 0; i < review->team_count; i++) {
        const struct review_team *team = &review->teams[i];
        table->teams[i] = (struct result_team){.name = team->name,
                                               .members = team->members,
                                               .team = team->team,
                                               .place = team->place,
                                               .score = team->score,
                                               .other = review->other[i],
                                               .retired = team->retired};
        table->has_other |= review->other[i] != 0;
    }
    share_places(table);
}

static void fill_rows(const struct review *review, struct result_table *table)
{
    for (size_t i = 0; i < review->step_count; i++) {
        const struct review_step *step = &review->steps[i];
        const struct review_cell *cells = &review->cells[i * review->team_count];
        table->rows[i] = (struct result_row){.number = step->step + 1,
                                             .round = step->round,
                                             .round_title = step->round_title,
                                             .id = step->id,
                                             .task = step->task,
                                             .question = step->question,
                                             .options = step->options,
                                             .answer = step->answer,
                                             .explanation = step->explanation,
                                             .source = step->source,
                                             .points = step->points,
                                             .is_void = step->phase == REVIEW_VOID,
                                             .is_final = step->phase == REVIEW_SETTLED ||
                                                         step->phase == REVIEW_VOID,
                                             .cells = cells};
        for (size_t team = 0; team < review->team_count && step->phase == REVIEW_SETTLED; team++)
            table->teams[team].right += cells[team].verdict == REVIEW_RIGHT;
    }
}

bool result_table_load(struct store *store, int64_t session, struct arena *arena,
                       struct result_table *table, enum store_fault *fault, struct err *err)
{
    struct review review;
    *table = (struct result_table){0};
    if (!store_review(store, session, arena, &review, fault, err))
        return false;
    table->info = review.info;
    table->team_count = review.team_count;
    table->row_count = review.step_count;
    table->teams = arena_alloc(arena, (review.team_count + 1) * sizeof *table->teams);
    table->rows = arena_alloc(arena, (review.step_count + 1) * sizeof *table->rows);
    fill_teams(&review, table);
    fill_rows(&review, table);
    return true;
}
