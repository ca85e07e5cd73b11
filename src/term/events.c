#define _GNU_SOURCE /* ppoll */

#include "term/events.h"
#include "base/deadline.h"

#include <errno.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "term/term.h"

static const int ignored[EVENTS_IGNORED] = {SIGINT, SIGQUIT, SIGTSTP};
static const int64_t second_ns = 1000000000;
static const int64_t escape_ns =
    30000000; /* a sequence arrives at once; what stays alone for this long is the key */

bool events_open(struct events *events, int tty)
{
    *events = (struct events){.tty = tty, .signals = -1};
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGWINCH);
    sigaddset(&watched, SIGTERM);
    sigaddset(&watched, SIGHUP);
    sigaddset(&watched, SIGCONT);
    sigprocmask(SIG_BLOCK, &watched, &events->mask_before);
    events->signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (int i = 0; i < EVENTS_IGNORED; i++)
        sigaction(ignored[i], &ignore, &events->before[i]);
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
    return events->signals >= 0;
}

/* Takes all signals that are waiting; true when the screen has to be drawn anew. */
static bool read_signals(struct events *events)
{
    struct signalfd_siginfo info;
    bool redraw = false;
    while (read(events->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGHUP)
            events->hung_up = true;
        if (info.ssi_signo == SIGCONT)
            events->continued = true;
        redraw = redraw || info.ssi_signo == SIGWINCH || info.ssi_signo == SIGCONT;
    }
    return redraw;
}

void events_close(struct events *events)
{
    if (events->signals < 0)
        return;
    bool hung_up = events->hung_up;
    read_signals(events); /* who asks for the end now gets it anyway */
    close(events->signals);
    events->signals = -1;
    if (hung_up)
        return; /* the next SIGHUP must not kill while the session is being put away */
    for (int i = 0; i < EVENTS_IGNORED; i++)
        sigaction(ignored[i], &events->before[i], NULL);
    sigprocmask(SIG_SETMASK, &events->mask_before, NULL);
}

static void read_keys(struct events *events)
{
    size_t room;
    unsigned char *space = keys_space(&events->keys, &room);
    ssize_t count = read(events->tty, space, room);
    if (count > 0) {
        keys_added(&events->keys, (size_t)count);
        events->read_ns = term_monotonic_ns();
    }
    if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN))
        events->hung_up = true;
}

/* Waits at most `wait_ns` (-1: for ever); *redraw and what was read tell what came. False when
 * nothing did. */
static bool wait_once(struct events *events, int64_t wait_ns, bool *redraw)
{
    struct pollfd fds[] = {{.fd = events->tty, .events = POLLIN},
                           {.fd = events->signals, .events = POLLIN}};
    struct timespec time = {.tv_sec = (time_t)(wait_ns / second_ns),
                            .tv_nsec = (long)(wait_ns % second_ns)};
    int ready = ppoll(fds, 2, wait_ns < 0 ? NULL : &time, NULL);
    if (ready <= 0)
        return ready < 0; /* EINTR: look again */
    if (fds[1].revents)
        *redraw = read_signals(events);
    if (fds[0].revents & POLLIN)
        read_keys(events);
    else if (fds[0].revents)
        events->hung_up = true;
    return true;
}

static bool is_over(int64_t moment_ns)
{
    return moment_ns >= 0 && term_monotonic_ns() >= moment_ns;
}

struct input events_wait(struct events *events, int64_t deadline_ns)
{
    struct input input = {0};
    bool redraw = false;
    /* A storm of keys must not hold the deadline back, nor a deadline in the past the keys: they
     * take turns. */
    if (!events->ticked && is_over(deadline_ns)) {
        events->ticked = true;
        return (struct input){.kind = INPUT_TICK};
    }
    events->ticked = false;
    for (;;) {
        int64_t alone_ns = keys_unfinished(&events->keys) ? events->read_ns + escape_ns : -1;
        if (redraw)
            return (struct input){.kind = INPUT_RESIZE};
        if (keys_next(&events->keys, is_over(alone_ns), &input))
            return input;
        if (events->hung_up)
            return (struct input){.kind = INPUT_HANGUP};
        alone_ns = keys_unfinished(&events->keys) ? alone_ns : -1;
        int64_t until_ns = deadline_earlier(deadline_ns, alone_ns),
                wait_ns = until_ns < 0 ? -1 : until_ns - term_monotonic_ns();
        if (wait_once(events, until_ns >= 0 && wait_ns < 0 ? 0 : wait_ns, &redraw))
            continue;
        if (is_over(deadline_ns)) {
            events->ticked = true;
            return (struct input){.kind = INPUT_TICK};
        }
    }
}
