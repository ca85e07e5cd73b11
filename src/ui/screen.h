/* screen: one thing on the projector. It draws from the view and says what a key means; it never
 * blocks, never changes the state, never calls another screen. What should happen goes back to app
 * as an outcome.
 *
 * Keys are a table: a binding names a key, an action and nothing else. `label` says what the action
 * is called at this moment, or MSG_nothing when it is not there now. The function-key bar, the menu
 * behind Esc and F10, the help behind F1 and the meaning of the keys all come from that one table,
 * so they cannot disagree.
 *
 * A new screen is a file in screens/ and a row in screens/screens.c.
 */
#ifndef VOLNA_UI_SCREEN_H
#define VOLNA_UI_SCREEN_H

#include "engine/command.h"
#include "ui/canvas.h"
#include "ui/input.h"
#include "ui/view.h"

enum screen_kind {
    SCREEN_START,
    SCREEN_PICKER,
    SCREEN_TEAMS,
    SCREEN_ROLLCALL,
    SCREEN_PLAY,
    SCREEN_STANDINGS, /* looked at in the middle of a step */
    SCREEN_MENU,      /* the keys of the screen below; argument: 1 when asked for as help */
    SCREEN_UNDO,
    SCREEN_POINTS,
    SCREEN_JUDGE,
    SCREEN_LEAVE,
    SCREEN_BLANK, /* argument 1: says that there is a break */
    SCREEN_RESULTS,
    SCREEN_REVIEW,
    SCREEN_SETTINGS,
    SCREEN_FAULT,
    SCREEN_AGENDA,
    SCREEN_MIX,
    SCREEN_GO, /* argument: the step to go to: asks, when something would be skipped */
    SCREEN_KINDS
};

/* What a person can ask for; a binding ties one to a key. Meanings differ by screen, names do not.
 */
enum action {
    ACTION_NONE,
    ACTION_NEXT,
    ACTION_BACK,
    ACTION_ENTER,
    ACTION_LEAVE,
    ACTION_HELP,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_STANDINGS,
    ACTION_UNDO,
    ACTION_PAUSE,
    ACTION_EXTEND,
    ACTION_VOID,
    ACTION_REOPEN,
    ACTION_JUDGE,
    ACTION_POINTS,
    ACTION_TEAMS,
    ACTION_BLANK,
    ACTION_THEME,
    ACTION_LANGUAGE,
    ACTION_FINISH,
    ACTION_PEEK,
    ACTION_CLOSE,
    ACTION_HOME,
    ACTION_BREAK,
    ACTION_REMOVE,
    ACTION_RENAME,
    ACTION_MEMBERS,
    ACTION_LAST_TEAMS,
    ACTION_ENTRY,
    ACTION_PREVIEW,
    ACTION_EXPORT,
    ACTION_RETRY,
    ACTION_FRESH,
    ACTION_AGENDA,
    /* keys of a stage, named by where they are: what they do is the stage's */
    ACTION_TAB,
    ACTION_INSERT,
    ACTION_FIRST,  /* Home */
    ACTION_LAST,   /* End */
    ACTION_CANCEL, /* Esc while typing */
    ACTIONS
};

struct binding {
    enum key key;
    enum action action;
    bool hidden; /* works, but takes no room in the bar */
};

enum outcome_kind {
    OUTCOME_STAY,        /* nothing, or only the screen itself changed */
    OUTCOME_POP,         /* back to the screen below */
    OUTCOME_PUSH,        /* screen, argument */
    OUTCOME_COMMAND,     /* command; texts point into the frame or the screen */
    OUTCOME_COMMAND_POP, /* command, then back to the screen below */
    OUTCOME_REQUEST,     /* something only app can do */
    OUTCOME_ACT,         /* action: done by the screen below after this one has gone (the menu) */
    OUTCOME_NOT_NOW,     /* a key of this screen that means nothing at this moment */
    OUTCOME_QUIT,
};

enum request {
    REQUEST_SCAN,        /* look through the content folders */
    REQUEST_PREVIEW,     /* text: path */
    REQUEST_PLAY,        /* text: path: start a session and go to the teams */
    REQUEST_RESUME,      /* number: session */
    REQUEST_REVIEW,      /* number: session: read it and go to the review */
    REQUEST_EXPORT,      /* number: session: write a CSV into the user's folder */
    REQUEST_UNDO,        /* take the last command back, then pop */
    REQUEST_LAST_TEAMS,  /* the teams of the last event join, one after the other */
    REQUEST_PREFERENCES, /* preferences: use and keep them */
    REQUEST_RETRY,       /* try the commit that failed again */
    REQUEST_FRESH,       /* go on in a new database beside the old one */
    REQUEST_MIX, /* mix: what comes out of this form; number 1: look through the folders first */
    REQUEST_MIX_PLAY, /* mix: play it at once */
    REQUEST_MIX_SAVE, /* mix: write it into the user's folder of quizzes */
    REQUEST_LEAVE,    /* leave the session (it can be continued) and go home */
};

struct outcome {
    enum outcome_kind kind;
    enum screen_kind screen;
    int64_t argument;
    struct command command;
    bool then_next; /* when the command is accepted, NEXT follows (Enter: the answer, then the turn
                       ends) */
    bool then_pop;  /* after the request: back to the screen below */
    enum request request;
    int64_t number;
    const char *text;
    const struct preferences *preferences;
    const struct mix_form *mix;
    enum action action;
};

#define OUTCOME(k) ((struct outcome){.kind = OUTCOME_##k})
#define OUTCOME_TO(s, a) ((struct outcome){.kind = OUTCOME_PUSH, .screen = (s), .argument = (a)})
#define OUTCOME_DO(...) ((struct outcome){.kind = OUTCOME_COMMAND, .command = {__VA_ARGS__}})

struct screen; /* a screen's own struct begins with struct screen_head */

struct screen_class {
    size_t size;
    const struct binding *bindings; /* up to one with ACTION_NONE */
    bool overlay;                   /* the screen below stays visible */
    bool lets_through; /* an overlay that takes no letters: teams go on answering in the game below
                          it */
    bool bare;         /* no key bar: nothing at all on the projector */
    void (*open)(struct screen *screen, const struct view *view,
                 int64_t argument); /* may be NULL */
    enum message (*label)(const struct screen *screen, const struct view *view, enum action action);
    struct outcome (*act)(struct screen *screen, const struct view *view, enum action action);
    /* Keys that no binding takes: letters, digits, what a text field wants. May be NULL. */
    struct outcome (*key)(struct screen *screen, const struct view *view,
                          const struct input *input);
    /* Before every frame: follow the state, keep drafts. May be NULL. */
    struct outcome (*tick)(struct screen *screen, const struct view *view);
    void (*draw)(const struct screen *screen, const struct view *view, struct canvas *canvas);
    /* The next moment (monotonic ns) something must be drawn or ticked without a key; -1: none. May
     * be NULL. */
    int64_t (*wake)(const struct screen *screen, const struct view *view);
};

struct screen_head {
    const struct screen_class *class;
    enum screen_kind kind;
    int64_t argument;
    int64_t opened_ns;
};

/* screens/screens.c: the table of classes. */
struct screen *screen_open(enum screen_kind kind, const struct view *view,
                           int64_t argument); /* freed with free() */
struct screen_head *screen_head(struct screen *screen);

/* What a key leads to: a binding whose action is there now, else the screen's `key`. F1, F10 and
 * Esc open the menu where the screen has no binding of its own for them. */
struct outcome screen_input(struct screen *screen, const struct view *view,
                            const struct input *input);
struct outcome screen_act(struct screen *screen, const struct view *view, enum action action);
struct outcome screen_tick(struct screen *screen, const struct view *view);
int64_t screen_wake(const struct screen *screen, const struct view *view);

/* Draws the stack from the lowest screen that shows: overlays on what is below them, the bar and
 * the notice last. */
void screens_draw(struct screen *const *stack, size_t count, const struct view *view,
                  struct canvas *canvas);

/* The bindings with a label now, in table order; at most `max`. For the bar and the menu. */
struct offer {
    enum key key;
    enum action action;
    enum message label;
    bool hidden;
};
size_t screen_offers(const struct screen *screen, const struct view *view, struct offer *offers,
                     size_t max);

#endif
