/* kiosk: the whole program in a terminal of its own, with a folder that is thrown away; and the
 * journal it leaves behind. Nothing sleeps: everything waits for what the screen shows, with a
 * deadline.
 */
#ifndef VOLNA_TESTS_APP_KIOSK_H
#define VOLNA_TESTS_APP_KIOSK_H

#include "store/store.h"
#include "term/pty.h"

/* What a terminal sends. */
#define KEY_F1 "\033OP"
#define KEY_F2 "\033OQ"
#define KEY_F3 "\033OR"
#define KEY_F4 "\033OS"
#define KEY_F5 "\033[15~"
#define KEY_F6 "\033[17~"
#define KEY_F7 "\033[18~"
#define KEY_F8 "\033[19~"
#define KEY_F9 "\033[20~"
#define KEY_F10 "\033[21~"
#define KEY_F11 "\033[23~"
#define KEY_F12 "\033[24~"
#define KEY_UP "\033[A"
#define KEY_DOWN "\033[B"
#define KEY_RIGHT "\033[C"
#define KEY_LEFT "\033[D"
#define KEY_END "\033[F"

/* Said while the clock of an open question stands: paused, or since the program went away or could
 * not write. */
#define CLOCK_STANDS "Пробел — продолжить"

/* The quiz of these tests, its title on the screen, and a game of it with three teams at its first
 * question. */
#define EVENING "tests/app/content/quizzes/evening.yaml"
#define EVENING_TITLE "Вечер на волне"

enum { SCREEN_TEXT_MAX = 1 << 17, KIOSK_PATH = 128, KIOSK_ARGUMENTS = 16 };

struct kiosk {
    char folder[KIOSK_PATH], db[KIOSK_PATH];
    struct pty pty;
    bool runs;
    const char *preload; /* a library to load first, NULL: none */
    int user;            /* whose rights it has; 0: ours */
    const char
        *arguments[KIOSK_ARGUMENTS]; /* after the usual ones, up to NULL; for the next start */
};

/* An empty folder, and in it the name of a database that is not there yet. */
void kiosk_make(struct kiosk *kiosk);
void kiosk_remove(struct kiosk *kiosk);

/* The program beside these tests: build/MODE/volna. */
const char *kiosk_program(char path[512]);

/* `volna --content … --db … --config …` and kiosk->arguments. */
void kiosk_start(struct kiosk *kiosk, int rows, int columns);
/* The same at 120×40 with `play` and three teams, up to the first question. */
void kiosk_start_question(struct kiosk *kiosk);
void kiosk_play(struct kiosk *kiosk, const char *teams); /* up to the roll-call */
/* Starts it again and continues the game on the first screen. */
void kiosk_continue(struct kiosk *kiosk);

void kiosk_type(struct kiosk *kiosk, const char *keys);
void kiosk_wait(struct kiosk *kiosk, const char *text);
/* Types, and waits for what must be on the screen then. */
void kiosk_do(struct kiosk *kiosk, const char *keys, const char *text);
/* Waits until a text is gone. */
void kiosk_wait_gone(struct kiosk *kiosk, const char *text);
bool kiosk_shows(struct kiosk *kiosk, const char *text);
/* The screen as text, a line a row. */
const char *kiosk_screen(struct kiosk *kiosk, char out[SCREEN_TEXT_MAX]);
/* Waits until it is there, then for the end; the exit status has to be this. */
void kiosk_expect_end(struct kiosk *kiosk, int status);
void kiosk_quit(struct kiosk *kiosk); /* by SIGTERM, cleanly */
void kiosk_kill(
    struct kiosk *kiosk); /* kill -9; the screen can still be looked at until kiosk_forget */
void kiosk_forget(struct kiosk *kiosk);

/* ---- the journal ---- */

enum { JOURNAL_MAX = 1024, JOURNAL_TEXT = 200 };

struct entry {
    enum event_kind kind;
    int64_t seq, cause, wall_ms, mono_ns, amount;
    int step, team;
    char text[JOURNAL_TEXT];
};

struct journal {
    int64_t session;
    size_t count;
    struct entry entries[JOURNAL_MAX];
};

/* The newest session of a database; the chain of hashes has to hold. */
void journal_read(const char *db, struct journal *journal);
/* How many events of a kind there are for a step and a team; -2: any. */
size_t journal_count(const struct journal *journal, enum event_kind kind, int step, int team);
const struct entry *journal_last(const struct journal *journal, enum event_kind kind);

#endif
