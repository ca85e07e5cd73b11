#include "app/words.h"

#include "ui/messages.h"

const char *words_fault(struct arena *arena, enum language language, enum store_fault fault,
                        const struct err *err)
{
    static const enum message words[STORE_FAULTS] = {
        [STORE_FOLDER] = MSG_fault_folder,   [STORE_READ_ONLY] = MSG_fault_read_only,
        [STORE_FULL] = MSG_fault_full,       [STORE_LOCKED] = MSG_fault_locked,
        [STORE_NOT_DB] = MSG_fault_not_db,   [STORE_NEWER] = MSG_fault_newer,
        [STORE_DAMAGED] = MSG_fault_damaged, [STORE_HOSTED] = MSG_fault_hosted,
        [STORE_IO] = MSG_fault_io,           [STORE_MISSING] = MSG_fault_missing,
    };
    return fault == STORE_FINE ? err->text : say(arena, language, words[fault], err->text);
}
