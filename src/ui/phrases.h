/* phrases: the words for what the engine says in numbers: refusals, rules, next things, what undo
 * would take back. */
#ifndef VOLNA_UI_PHRASES_H
#define VOLNA_UI_PHRASES_H

#include "engine/scoring.h"
#include "ui/input.h"
#include "ui/view.h"

/* What NEXT is called now; MSG_nothing when there is nothing next. */
enum message phrase_next(const struct view *view);

/* Why a command was refused, for the notice; MSG_nothing when it is better to say nothing. */
enum message phrase_refusal(const struct view *view, enum refusal refusal);

/* The rule that decided, for reveal: «опечатка», «ближе всех, поровну»; "" for plain right and
 * wrong. */
const char *phrase_rule(const struct view *view, const struct verdict *verdict);

/* What undo would take back, as a question: «Вернуть вопрос 3 открытым?» NULL when there is
 * nothing. */
const char *phrase_undo(const struct view *view);

/* What to say once a command of the host has been carried out, as things stand before it; NULL when
 * the screen itself says enough. */
const char *phrase_done(const struct view *view, const struct command *command);

/* "+2", "−1", "0" with the true minus. */
const char *phrase_signed(struct arena *arena, int64_t number);

/* "5", "−5" with the true minus; and with its word: «−5 очков». */
const char *phrase_number(struct arena *arena, int64_t number);
const char *phrase_points(const struct view *view, int64_t points);

/* "1", "2–3", "—" for a retired team. */
const char *phrase_place(struct arena *arena, int place, int place_last);

/* «раунд 1 из 4 · вопрос 3 из 12», «этап 2 из 8» of the step under the cursor. */
const char *phrase_position(const struct view *view);

/* The key's name on the screen: «Пробел», "F5", "←". */
const char *view_key_name(const struct view *view, enum key key);

/* "20 июня 2024, 14:05" in local time. */
const char *phrase_date(const struct view *view, int64_t unix_ms);

/* «пункт 2 из 21» of a meeting's programme, "" elsewhere. */
const char *phrase_item(const struct view *view);

/* «1 ч 20 мин», «20 мин», «45 с». */
const char *phrase_duration(const struct view *view, int64_t ms);

/* «программа: −7 мин» in a meeting, "" elsewhere. */
const char *phrase_programme(const struct view *view);

/* "17:40" in local time. */
const char *phrase_time(const struct view *view, int64_t unix_ms);

/* The letter on an option's badge: А Б В Г … in Russian, A B C D … in English; digits when
 * `digits`. */
const char *phrase_badge(enum language language, int place, bool digits);

#endif
