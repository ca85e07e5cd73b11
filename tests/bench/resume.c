/* bench resume: a session of 10,000 events taken up again, in process and as the host sees it: from
 * Enter on «Продолжить» to the question in the terminal.
 *
 *     resume BUILD
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session.h"
#include "common/rows.h"
#include "common/terminal.h"

enum { EVENTS = 10000, TEAMS = 8, PATH_LENGTH = 512 };

#define RESUME_LIMIT 50.0 /* ms */

static struct moment now_of(int64_t event)
{
    return (struct moment){.wall_ms = 1718884800000 + event * 40, .mono_ns = event * 40000000};
}

static void command(struct session *session, struct command command)
{
    enum refusal refusal = REFUSED_NO;
    if (session_do(session, &command, now_of((int64_t)session->history.count), &refusal) ==
            SESSION_FAULT ||
        (refusal != REFUSED_NO && refusal != REFUSED_NOTHING))
        row_give_up("a session of many events");
}

/* An evening on a real quiz in which the teams change their minds all the time. */
static int64_t play(struct store *store, const char *quiz)
{
    static struct session session;
    struct complaints complaints = {0};
    struct session_info info = {.seed = 1};
    if (!session_start(&session, store, quiz, &info, LANGUAGE_RU, &complaints))
        row_give_up(quiz);
    complaints_free(&complaints);
    static const char *const names[TEAMS] = {"Томь", "Кия",   "Мрассу", "Иня",
                                             "Яя",   "Кондома", "Уса",   "Бельсу"};
    for (int i = 0; i < TEAMS; i++)
        command(&session, (struct command){.kind = COMMAND_TEAM_ADD, .team = -1, .text = names[i]});
    const struct command next = {.kind = COMMAND_NEXT, .team = -1};
    command(&session, next);
    command(&session, next);
    command(&session, (struct command){.kind = COMMAND_EXTEND, .team = -1, .amount = 3600000});
    const struct state *state = session.history.state;
    if (state_phase(state) != PHASE_OPEN)
        row_give_up("an open question");
    for (int i = 0; session.history.count < EVENTS; i++)
        command(&session, (struct command){.kind = COMMAND_ANSWER,
                                           .team = i % TEAMS,
                                           .text = i / TEAMS % 2 == 0 ? "a" : "b",
                                           .actor = "team"});
    int64_t id = session.id;
    session_end(&session);
    return id;
}
