/* Snapshots: what a reader of the file needs without the loader. The steps as they were played,
 * written once; the teams and how far the session has come, written with each batch. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "engine/map.h"
#include "engine/modes/modes.h"
#include "engine/standings.h"
#include "engine/tasks/tasks.h"
#include "store/internal.h"

/* ---- the plan ---- */

static bool is_english(const struct plan *plan)
{
    return plan->language != NULL && strcmp(plan->language, "en") == 0;
}

/* The options of truefalse have no text of their own; the reader of the file gets words. */
static const char *option_words(const struct plan *plan, const struct step_option *option)
{
    bool yes = strcmp(option->id, "true") == 0;
    if (option->text != NULL)
        return option->text;
    if (is_english(plan))
        return yes ? "true" : "false";
    return yes ? "верно" : "неверно";
}

static void add_separated(struct buf *buf, const char *separator, const char *text)
{
    if (buf->length > 0)
        buf_text(buf, separator);
    buf_text(buf, text);
}

static void add_number(struct buf *buf, int64_t millionths, char sign)
{
    char number[64];
    text_format_decimal(number, sizeof number, millionths, sign);
    buf_text(buf, number);
}

static void describe_options(const struct plan *plan, const struct step *step, struct buf *options,
                             struct buf *answer, struct buf *canonical)
{
    for (size_t i = 0; i < step->option_count; i++) {
        const struct step_option *option = &step->options[i];
        add_separated(options, " / ", option_words(plan, option));
        if (!option->right || step->task == TASK_ORDER || step->task == TASK_MATCH)
            continue;
        add_separated(answer, ", ", option_words(plan, option));
        add_separated(canonical, ",", option->id);
    }
    for (size_t i = 0; i < step->pair_count; i++) /* of the right-hand side, decoys included */
        buf_format(options, "%s%s", i == 0 ? " — " : " / ", step->pairs[i]);
    for (size_t i = 0;
         step->option_count == 0 && step->stage != NULL && i < step->stage->item_count; i++)
        add_separated(options, " / ", store_or_empty(step->stage->items[i].text));
}

/* The author's order is the right one. */
static void describe_order(const struct plan *plan, const struct step *step, struct buf *answer,
                           struct buf *canonical)
{
    for (size_t i = 0; i < step->option_count; i++) {
        add_separated(answer, " → ", option_words(plan, &step->options[i]));
        add_separated(canonical, ",", step->options[i].id);
    }
}

static void describe_match(const struct plan *plan, const struct step *step, struct buf *answer,
                           struct buf *canonical)
{
    for (size_t i = 0; i < step->option_count && i < step->pair_count; i++) {
        add_separated(answer, "; ", option_words(plan, &step->options[i]));
        buf_format(answer, " — %s", step->pairs[i]);
        add_separated(canonical, ",", step->options[i].id);
        buf_format(canonical, "-%zu", i + 1);
    }
}

static void describe_number(const struct plan *plan, const struct step *step, struct buf *answer,
                            struct buf *canonical)
{
    char sign = is_english(plan) ? '.' : ',';
    add_number(canonical, step->number, '.');
    add_number(answer, step->number, sign);
    if (step->tolerance > 0) {
        buf_text(answer, " ± ");
        add_number(answer, step->tolerance, sign);
    }
    if (step->unit != NULL)
        add_separated(answer, " ", step->unit);
}

/* A place is called by its town, where the pin belongs; a tile by its whole name. */
static void describe_point(const struct step *step, struct buf *answer, struct buf *canonical)
{
    const struct map_target *target = step->target;
    const struct map_place *place = target->place;
    char point[64];
    point_write(target->at, point, sizeof point);
    if (place == NULL)
        buf_text(answer, point);
    else
        buf_text(answer, !target->tile && place->centre != NULL ? place->centre : place->name);
    buf_text(canonical, target->tile && place != NULL ? place->id : point);
}

static void describe_answer(const struct plan *plan, const struct step *step, struct buf *answer,
                            struct buf *canonical)
{
    if (step->task == TASK_ORDER) {
        describe_order(plan, step, answer, canonical);
    } else if (step->task == TASK_MATCH) {
        describe_match(plan, step, answer, canonical);
    } else if (step->task == TASK_NUMBER) {
        describe_number(plan, step, answer, canonical);
    } else if (step->task == TASK_POINT) {
        describe_point(step, answer, canonical);
    } else if (step->accept_count > 0) {
        buf_text(answer, step->accept[0]);
        buf_text(canonical, step->task == TASK_ORAL ? "right" : step->accept[0]);
    }
}

/* ---- what an answer may name ---- */

struct naming {
    struct store *store;
    int64_t session;
    int step, number; /* number: of the next row */
};

static int add_name(struct naming *naming, const char *id, const char *text, bool is_right)
{
    sqlite3_stmt *add = store_statement(naming->store, SQL_ADD_OPTION);
    if (add == NULL)
        return sqlite3_errcode(naming->store->db);
    sqlite3_bind_int64(add, 1, naming->session);
    sqlite3_bind_int(add, 2, naming->step);
    sqlite3_bind_int(add, 3, naming->number++);
    store_bind_text(add, 4, store_or_empty(id));
    store_bind_text(add, 5, store_or_empty(text));
    sqlite3_bind_int(add, 6, is_right);
    return store_step_once(add);
}

/* What a surprise puts into a day, "e3!1", where it has a name of its own. */
static int add_inserts(struct naming *naming, const struct card *card)
{
    int code = SQLITE_OK;
    for (int i = 0; i < card->change_count && code == SQLITE_OK; i++) {
        const struct change *change = &card->changes[i];
        char id[128];
        if (change->kind != CHANGE_INSERT || change->title == NULL)
            continue;
        int length = snprintf(id, sizeof id, "%s!%d", card->id, i + 1);
        if (length > 0 && (size_t)length < sizeof id)
            code = add_name(naming, id, change->title, false);
    }
    return code;
}

static int add_deck(struct naming *naming, const struct deck *deck)
{
    int code = SQLITE_OK;
    for (int i = 0; i < deck->count && code == SQLITE_OK; i++) {
        code = add_name(naming, deck->cards[i].id, deck->cards[i].title, false);
        if (code == SQLITE_OK)
            code = add_inserts(naming, &deck->cards[i]);
    }
    return code;
}

/* A composed day is of its own deck; one that surprises have struck may hold cards of all. */
static int add_cards(struct naming *naming, const struct plan *plan, const struct step *step)
{
    const struct stage *stage = step->stage;
    int code = SQLITE_OK;
    if (step->task == TASK_COMPOSE || step->task == TASK_DRAW) /* what minutes are called */
        code = add_name(naming, "*", is_english(plan) ? "min" : "мин", false);
    if (code != SQLITE_OK)
        return code;
    if (step->task == TASK_COMPOSE && stage->deck != NULL)
        return add_deck(naming, stage->deck);
    for (int i = 0; step->task == TASK_DRAW && stage->game != NULL && i < stage->game->deck_count &&
                    code == SQLITE_OK;
         i++)
        code = add_deck(naming, &stage->game->decks[i]);
    return code;
}

static int add_pairs(struct naming *naming, const struct step *step)
{
    int code = SQLITE_OK;
    for (int i = 0; i < step->pair_count && code == SQLITE_OK; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", i + 1);
        code = add_name(naming, number, step->pairs[i], false);
    }
    return code;
}

static int add_tiles(struct naming *naming, const struct map_target *target)
{
    int code = SQLITE_OK;
    for (uint32_t i = 0; i < target->map->place_count && code == SQLITE_OK; i++) {
        const struct map_place *place = &target->map->places[i];
        if (place->column >= 0)
            code = add_name(naming, place->id, place->name, place == target->place);
    }
    return code;
}

/* What the host says of words that were said. */
static int add_judgements(struct naming *naming, const struct plan *plan)
{
    static const char *const words[][3] = {
        {"right", "верно", "right"}, {"half", "наполовину", "half"}, {"wrong", "неверно", "wrong"}};
    int code = SQLITE_OK;
    for (size_t i = 0; i < sizeof words / sizeof *words && code == SQLITE_OK; i++)
        code = add_name(naming, words[i][0], words[i][is_english(plan) ? 2 : 1], i == 0);
    return code;
}

/* What answers to questions name that is no option. */
static int add_named(struct naming *naming, const struct plan *plan, const struct step *step)
{
    if (step->task == TASK_MATCH)
        return add_pairs(naming, step);
    if (step->task == TASK_POINT && step->target->tile)
        return add_tiles(naming, step->target);
    return step->task == TASK_ORAL ? add_judgements(naming, plan) : SQLITE_OK;
}

static int add_options(struct store *store, int64_t session, const struct plan *plan, int at)
{
    const struct step *step = plan->steps[at];
    struct naming naming = {.store = store, .session = session, .step = at};
    int code = SQLITE_OK;
    for (int i = 0; i < step->option_count && code == SQLITE_OK; i++)
        code = add_name(&naming, step->options[i].id, option_words(plan, &step->options[i]),
                        step->options[i].right);
    if (code == SQLITE_OK)
        code = add_named(&naming, plan, step);
    if (step->stage == NULL)
        return code;
    /* A choice of a game has its options already; who judges is named, not by what. */
    bool has_items = step->option_count == 0 && step->task != TASK_JUDGE;
    for (int i = 0; has_items && i < step->stage->item_count && code == SQLITE_OK; i++)
        code = add_name(&naming, step->stage->items[i].id, step->stage->items[i].text, false);
    for (int i = 0; i < step->stage->juror_count && code == SQLITE_OK; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", i);
        code = add_name(&naming, number, step->stage->jurors[i], false);
    }
    return code == SQLITE_OK ? add_cards(&naming, plan, step) : code;
}

static int add_step(struct store *store, int64_t session, const struct plan *plan, int at)
{
    const struct step *step = plan->steps[at];
    struct buf options = {0}, answer = {0}, canonical = {0};
    describe_options(plan, step, &options, &answer, &canonical);
    describe_answer(plan, step, &answer, &canonical);

    int code = SQLITE_NOMEM;
    sqlite3_stmt *add = store_statement(store, SQL_ADD_STEP);
    if (add == NULL) {
        code = sqlite3_errcode(store->db);
        goto out;
    }
    const char *const texts[] = {
        [3] = store_or_empty(step->id),
        [5] =
            plan->round_count > step->round ? store_or_empty(plan->rounds[step->round].title) : "",
        [6] = step->title,
        [7] = task_rules[step->task]->name,
        [8] = mode_rules[step->mode]->name,
        [9] = store_or_empty(step->question),
        [10] = buf_string(&options),
        [11] = buf_string(&answer),
        [12] = buf_string(&canonical),
        [16] = step->explanation,
        [17] = step->source,
        [18] = step->about,
        [19] = step->unit,
    };
    for (int i = 3; i <= 19; i++)
        if (texts[i] != NULL)
            store_bind_text(add, i, texts[i]);
    sqlite3_bind_int64(add, 1, session);
    sqlite3_bind_int(add, 2, at);
    sqlite3_bind_int(add, 4, step->round + 1);
    sqlite3_bind_int(add, 13, step->points);
    sqlite3_bind_int(add, 14, step->penalty);
    sqlite3_bind_int(add, 15, step->time_ms);
    sqlite3_bind_int(add, 20, step->difficulty);
    code = store_step_once(add);
out:
    buf_free(&options);
    buf_free(&answer);
    buf_free(&canonical);
    return code;
}

uint32_t snapshot_source_count(const struct plan *plan)
{
    return plan->source == NULL ? 0 : 1 + plan->part_count;
}

struct plan_source snapshot_source(const struct plan *plan, uint32_t number)
{
    if (number > 0)
        return plan->parts[number - 1];
    return (struct plan_source){.path = plan->path,
                                .text = plan->source,
                                .length = plan->source_length,
                                .digest = plan->digest};
}

/* A file taken in twice, or by two sessions, is kept once. */
static int add_source(struct store *store, int64_t session, uint32_t number,
                      const struct plan_source *file)
{
    sqlite3_stmt *source = store_statement(store, SQL_ADD_SOURCE);
    sqlite3_stmt *bond = store_statement(store, SQL_ADD_SESSION_SOURCE);
    if (source == NULL || bond == NULL)
        return sqlite3_errcode(store->db);
    store_bind_hash(source, 1, &file->digest);
    sqlite3_bind_text64(source, 2, file->text, file->length, SQLITE_STATIC, SQLITE_UTF8);
    int code = store_step_once(source);
    if (code != SQLITE_OK)
        return code;
    sqlite3_bind_int64(bond, 1, session);
    sqlite3_bind_int64(bond, 2, number);
    store_bind_text(bond, 3, store_or_empty(file->path));
    store_bind_hash(bond, 4, &file->digest);
    return store_step_once(bond);
}

int snapshot_plan(struct store *store, int64_t session, const struct plan *plan)
{
    int code = SQLITE_OK;
    for (uint32_t i = 0; i < snapshot_source_count(plan) && code == SQLITE_OK; i++) {
        struct plan_source source = snapshot_source(plan, i);
        code = add_source(store, session, i, &source);
    }
    for (int at = 0; (uint32_t)at < plan->step_count && code == SQLITE_OK; at++) {
        code = add_step(store, session, plan, at);
        if (code == SQLITE_OK)
            code = add_options(store, session, plan, at);
    }
    return code;
}

/* ---- the state ---- */

static int put_team(struct store *store, int64_t session, const struct state *state, int team)
{
    sqlite3_stmt *put = store_statement(store, SQL_PUT_TEAM);
    if (put == NULL)
        return sqlite3_errcode(store->db);
    sqlite3_bind_int64(put, 1, session);
    sqlite3_bind_int(put, 2, team);
    store_bind_text(put, 3, state->teams[team].name);
    store_bind_text(put, 4, state->teams[team].members);
    sqlite3_bind_int(put, 5, state->teams[team].retired);
    sqlite3_bind_int64(put, 6, state->teams[team].score);
    return store_step_once(put);
}

/* A team whose joining was undone is no team any more. */
static int drop_teams(struct store *store, int64_t session, int first)
{
    sqlite3_stmt *drop = store_statement(store, SQL_DROP_TEAMS);
    if (drop == NULL)
        return sqlite3_errcode(store->db);
    sqlite3_bind_int64(drop, 1, session);
    sqlite3_bind_int(drop, 2, first);
    return store_step_once(drop);
}

/* The first of the standings, when it has points at all. */
static int leader_of(const struct state *state)
{
    struct standing list[TEAMS_MAX];
    size_t count = standings(state, list);
    return count > 0 && list[0].place > 0 && list[0].score > 0 ? list[0].team : -1;
}

int snapshot_state(struct store *store, int64_t session, const struct plan *plan,
                   const struct state *state, const struct event *last)
{
    int code = SQLITE_OK;
    for (int team = 0; team < state->team_count && code == SQLITE_OK; team++)
        code = put_team(store, session, state, team);
    if (code == SQLITE_OK)
        code = drop_teams(store, session, state->team_count);
    if (code != SQLITE_OK)
        return code;

    bool begun = state->step >= 0 && (uint32_t)state->step < plan->step_count;
    sqlite3_stmt *put = store_statement(store, SQL_PUT_PROGRESS);
    if (put == NULL)
        return sqlite3_errcode(store->db);
    sqlite3_bind_int64(put, 1, session);
    sqlite3_bind_int64(put, 2, last->seq);
    sqlite3_bind_int64(put, 3, last->wall_ms);
    sqlite3_bind_int(put, 4, state->step);
    sqlite3_bind_int(put, 5, begun ? plan->steps[state->step]->round + 1 : 0);
    sqlite3_bind_int(put, 6, state->team_count);
    sqlite3_bind_int(put, 7, leader_of(state));
    sqlite3_bind_int(put, 8, state->stage == STAGE_FINAL);
    return store_step_once(put);
}
