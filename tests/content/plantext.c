#include "plantext.h"

#include "engine/game.h"
#include "engine/map.h"

static void say(struct buf *out, const char *text)
{
    buf_format(out, " |%s", text == NULL ? "-" : text);
}

static void say_all(struct buf *out, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        say(out, texts[i]);
}

static void number(struct buf *out, int64_t value)
{
    buf_format(out, " %lld", (long long)value);
}

#define NUMBERS(out, ...) numbers(out, (const int64_t[]){__VA_ARGS__, INT64_MIN})
static void numbers(struct buf *out, const int64_t *values)
{
    for (; *values != INT64_MIN; values++)
        number(out, *values);
}

static void formula_text(struct buf *out, const struct formula *formula)
{
    const unsigned char *bytes = (const unsigned char *)formula->code;
    for (size_t i = 0; i < formula->length * sizeof *formula->code; i++)
        buf_format(out, "%02x", bytes[i]);
}

static void effects_text(struct buf *out, const struct effects *effects)
{
    for (size_t i = 0; i < effects->count; i++) {
        buf_format(out, " {%d %d ", effects->items[i].indicator, effects->items[i].sets);
        formula_text(out, &effects->items[i].formula);
        buf_text(out, "}");
    }
}

static void card_text(struct buf *out, const struct card *card)
{
    buf_text(out, "\n card");
    say_all(out, (const char *const[]){card->id, card->title, card->about}, 3);
    NUMBERS(out, card->number, card->minutes, card->category, card->value, card->tone,
            card->needs_internet, card->away);
    effects_text(out, &card->effects);
    for (size_t i = 0; i < card->change_count; i++) {
        const struct change *it = &card->changes[i];
        buf_text(out, "\n  change");
        say(out, it->where_card);
        say(out, it->title);
        NUMBERS(out, it->kind, it->where_category, it->where_internet, it->where_away, it->minutes,
                it->at, it->before, it->limit, it->category, it->value, it->amount);
    }
}

static void game_text(struct buf *out, const struct game *game)
{
    buf_text(out, "\ngame");
    say(out, game->title);
    say(out, game->goal);
    NUMBERS(out, game->first, game->count, game->teams_least, game->teams_most);
    say_all(out, game->categories, game->category_count);
    for (size_t i = 0; i < game->role_count; i++) {
        say(out, game->roles[i].title);
        say(out, game->roles[i].about);
    }
    for (size_t i = 0; i < game->indicator_count; i++) {
        const struct indicator *it = &game->indicators[i];
        say_all(out, (const char *const[]){it->id, it->title, it->unit}, 3);
        NUMBERS(out, it->start, it->least, it->most, it->weight, it->shared, it->hidden);
    }
    for (size_t i = 0; i < game->deck_count; i++) {
        say(out, game->decks[i].id);
        say(out, game->decks[i].title);
        for (size_t j = 0; j < game->decks[i].count; j++)
            card_text(out, &game->decks[i].cards[j]);
    }
}

static void stage_text(struct buf *out, const struct stage *stage)
{
    say(out, stage->text);
    say(out, stage->speaker);
    say(out, stage->unit);
    say(out, stage->deck == NULL ? NULL : stage->deck->id);
    say_all(out, stage->jurors, stage->juror_count);
    effects_text(out, &stage->effects);
    formula_text(out, &stage->when);
    NUMBERS(out, stage->base[0], stage->base[1], stage->total, stage->from, stage->to, stage->slot,
            stage->buffer, stage->buffer_points, stage->dealt, stage->most_votes, stage->lines,
            stage->by, stage->lap, stage->exact, stage->votes_teams, stage->final);
    for (size_t i = 0; i < stage->item_count; i++) {
        const struct item *it = &stage->items[i];
        say_all(out, (const char *const[]){it->id, it->text, it->about}, 3);
        NUMBERS(out, it->least, it->most, it->step, it->weight, it->place, it->go);
        effects_text(out, &it->effects);
    }
}

static void target_text(struct buf *out, const struct map_target *target)
{
    NUMBERS(out, target->at.latitude, target->at.longitude, target->tile, target->full_m,
            target->zero_m);
    for (size_t i = 0; i < target->band_count; i++)
        NUMBERS(out, target->bands[i].within_m, target->bands[i].percent);
}

static void step_text(struct buf *out, const struct step *step)
{
    buf_text(out, "\nstep");
    say_all(out,
            (const char *const[]){step->id, step->title, step->question, step->explanation,
                                  step->source, step->about, step->note, step->unit},
            8);
    say_all(out, step->accept, step->accept_count);
    say_all(out, step->reject, step->reject_count);
    say_all(out, step->pairs, step->pair_count);
    for (size_t i = 0; i < step->option_count; i++) {
        say(out, step->options[i].text);
        number(out, step->options[i].right);
    }
    for (size_t i = 0; i < step->rank_count; i++)
        number(out, step->rank_points[i]);
    NUMBERS(out, step->number, step->tolerance, step->points, step->penalty, step->time_ms,
            step->round, step->task, step->mode, step->speed, step->difficulty, step->partial,
            step->shuffle);
    if (step->task == TASK_POINT)
        target_text(out, step->target);
    if (step->stage != NULL)
        stage_text(out, step->stage);
}

void plan_text(struct buf *out, const struct plan *plan)
{
    say_all(out,
            (const char *const[]){plan->title, plan->about, plan->region, plan->author,
                                  plan->licence, plan->language},
            6);
    NUMBERS(out, plan->kind, plan->late, plan->show, plan->close_when_all);
    for (size_t i = 0; i < plan->round_count; i++) {
        say(out, plan->rounds[i].title);
        say(out, plan->rounds[i].about);
        NUMBERS(out, plan->rounds[i].first, plan->rounds[i].count, plan->rounds[i].plain,
                plan->rounds[i].afresh);
    }
    for (size_t i = 0; i < plan->step_count; i++)
        step_text(out, plan->steps[i]);
    for (size_t i = 0; i < plan->game_count; i++)
        game_text(out, plan->games[i]);
    for (size_t i = 0; i < plan->agenda_count; i++) {
        const struct agenda_item *it = &plan->agenda[i];
        buf_text(out, "\nitem");
        say_all(out, (const char *const[]){it->title, it->speaker, it->day}, 3);
        NUMBERS(out, it->first, it->count, it->minutes, it->start, it->kind, it->begins_day,
                it->can_be_cut);
    }
}
