/* agenda: a meeting's programme against what really happened. Pure: computed from the journal's
 * wall times, which may step back or jump; a stretch is never negative. */
#ifndef VOLNA_ENGINE_AGENDA_H
#define VOLNA_ENGINE_AGENDA_H

#include "engine/history.h"

enum agenda_phase { AGENDA_AHEAD, AGENDA_NOW, AGENDA_PAST, AGENDA_SKIPPED };

enum agenda_light {
    LIGHT_GREEN,
    LIGHT_ORANGE,
    LIGHT_RED
}; /* ORANGE: 20 % or less is left, RED: 5 % */

struct agenda_fact {
    uint8_t phase;    /* enum agenda_phase */
    uint8_t light;    /* of the item now */
    int64_t spent_ms; /* on it so far */
    int64_t began_ms; /* wall UTC, 0: not yet */
};

struct agenda_now {
    int item;          /* index; -1 before the first */
    int64_t left_ms;   /* of it; negative when over */
    int64_t behind_ms; /* of the whole day so far; negative: ahead */
    int64_t ends_ms;   /* forecast, wall UTC: when the day of the item ends if all the rest takes
                          what was planned; 0 before the first */
    int cut;           /* the next item that may be cut and would bring the day back, -1: none or
                          not needed */
};

/* facts: one an item, plan->agenda_count of them. A stretch of four hours without an event is not
 * counted: the night between two days, a clock set anew. */
void agenda_look(const struct history *history, int64_t now_wall_ms, struct agenda_fact *facts,
                 struct agenda_now *now);

enum agenda_light agenda_light(int64_t left_ms, int64_t planned_ms);

#endif
