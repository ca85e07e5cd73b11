#include "ui/stages/carry.h"

enum { HELD = SHEET_COVERED + 1 }; /* desk->pane: neither open nor covered, in the hand */

enum message carry_label(const struct desk *desk, enum action action)
{
    switch (action) {
    case ACTION_ENTER:
        return carry_holds(desk) ? MSG_rank_put_down : MSG_rank_pick_up;
    case ACTION_UP:
    case ACTION_DOWN:
        return carry_holds(desk) ? MSG_rank_carry : MSG_sheet_choose;
    default:
        return MSG_nothing;
    }
}

bool carry_act(struct desk *desk, enum action action, uint8_t *order, int count, bool given)
{
    int from = desk->row;
    if (action == ACTION_ENTER) {
        desk->pane = carry_holds(desk) ? SHEET_OPEN : HELD;
        return !given;
    }
    sheet_move(desk, action, count);
    if (!carry_holds(desk) || desk->row == from)
        return false;
    uint8_t carried = order[from];
    order[from] = order[desk->row];
    order[desk->row] = carried;
    return true;
}

bool carry_holds(const struct desk *desk)
{
    return desk->pane == HELD;
}

void carry_put_down(struct desk *desk)
{
    desk->pane = SHEET_OPEN;
}
