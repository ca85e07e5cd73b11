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

static const char quiz[] = "quizzes/kuzbass-34.yaml"; /* from the current folder */

/* What teams answer, one thing and then the other. */
static const char *const answers[TASK_KINDS][2] = {
    [TASK_CHOICE] = {"a", "b"},           [TASK_MULTI] = {"a", "a,b"},
    [TASK_TRUEFALSE] = {"true", "false"}, [TASK_TEXT] = {"Томь", "Кия"},
    [TASK_NUMBER] = {"1618", "1721"},
};

static const char *const names[TEAMS] = {"Томь", "Кия",     "Мрассу", "Иня",
                                         "Яя",   "Кондома", "Уса",    "Бельсу"};

/* ---- a long evening ---- */

static void command(struct session *session, struct command command)
{
    enum refusal refusal;
    int64_t event = (int64_t)session->history.count;
    struct moment now = {.wall_ms = 1718884800000 + event, .mono_ns = event * 1000000};
    if (session_do(session, &command, now, &refusal) == SESSION_FAULT)
        row_give_up(session->err.text);
}

static bool is_open(const struct state *state)
{
    return state->stage == STAGE_STEP && state_phase(state) == PHASE_OPEN;
}

/* One press of a key: the teams change their minds all the time, or wait for their turn. */
static void press(struct session *session, int number)
{
    const struct state *state = session->history.state;
    int turn = state_turn_team(state);
    const char *answer = answers[session->plan->steps[state->step]->task][number / TEAMS % 2];
    command(session, (struct command){.kind = COMMAND_ANSWER,
                                      .team = turn >= 0 ? turn : number % TEAMS,
                                      .text = answer,
                                      .actor = "team"});
}

/* The whole of a real quiz up to its last question, which is left open. */
static void play(struct session *session)
{
    const struct command next = {.kind = COMMAND_NEXT, .team = -1};
    int32_t last = (int32_t)session->plan->step_count - 1;
    int presses_each = EVENTS / (last + 1), pressed = 0;
    for (int i = 0; i < TEAMS; i++)
        command(session, (struct command){.kind = COMMAND_TEAM_ADD, .team = -1, .text = names[i]});
    for (int i = 0; session->history.count < EVENTS; i++) {
        if (i > EVENTS * 4)
            row_give_up("a session of many events");
        const struct state *state = session->history.state;
        bool more = pressed < presses_each || state->step == last;
        if (is_open(state) && state->clock.running && more)
            press(session, pressed++);
        else
            command(session, next);
        if (!is_open(session->history.state))
            pressed = 0;
    }
}

static struct store *open_store(const char *path)
{
    struct err err = {0};
    struct store *store = store_open(path, false, NULL, &err);
    if (store == NULL)
        row_give_up(err.text);
    return store;
}

static int64_t make_session(const char *path)
{
    static struct session session;
    struct complaints complaints = {0};
    struct session_info info = {.venue = "", .facilitator = "", .seed = 1};
    const struct load_options options = {.language = LANGUAGE_RU};
    struct store *store = open_store(path);
    if (!session_start(&session, store, quiz, &info, &options, &complaints))
        row_give_up(quiz);
    complaints_free(&complaints);
    play(&session);
    int64_t id = session.id;
    session_end(&session);
    store_close(store);
    return id;
}

/* Commits cost nothing in memory; what is measured lies on the disk. */
static void copy_file(const char *from, const char *to)
{
    char block[65536];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    if (in == NULL || out == NULL)
        row_give_up(to);
    for (size_t count; (count = fread(block, 1, sizeof block, in)) > 0;)
        fwrite(block, 1, count, out);
    if (ferror(in) || fclose(out) != 0)
        row_give_up(to);
    fclose(in);
}

static int64_t make_database(const char *path)
{
    bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    char folder[64], played[80], sidecar[96];
    snprintf(folder, sizeof folder, "%s/volna-bench-XXXXXX", memory ? "/dev/shm" : "/tmp");
    if (mkdtemp(folder) == NULL)
        row_give_up(folder);
    snprintf(played, sizeof played, "%s/volna.db", folder);
    snprintf(sidecar, sizeof sidecar, "%s-host", played);
    int64_t id = make_session(played);
    copy_file(played, path);
    unlink(played);
    unlink(sidecar);
    rmdir(folder);
    return id;
}

/* ---- taking it up ---- */

static double resume_once(struct store *store, int64_t id)
{
    static struct session session;
    struct moment now = {.wall_ms = 1718889900000, .mono_ns = 1};
    double start = row_now();
    if (!session_resume(&session, store, id, LANGUAGE_RU, now))
        row_give_up(session.err.text);
    double seconds = row_now() - start;
    if (session.history.count < EVENTS)
        row_give_up("a resumed session");
    session_end(&session);
    return seconds;
}

/* From Enter on «Продолжить» to the question, and from the start of the program to that Enter. */
static void resume_in_terminal(const char *volna, const char *path, const char *folder,
                               double *start, double *enter)
{
    const char *const argv[] = {volna, "--db", path, NULL};
    struct terminal terminal;
    terminal_start(&terminal, argv, folder);
    *start = terminal_frame(&terminal) - terminal.started;
    *enter = terminal_key(&terminal, "\r");
    terminal_stop(&terminal);
}

int main(int argc, char **argv)
{
    char path[PATH_LENGTH], volna[PATH_LENGTH];
    const char *folder = getenv("TMPDIR");
    folder = folder == NULL ? "/tmp" : folder;
    snprintf(path, sizeof path, "%.400s/resume.db", folder);
    snprintf(volna, sizeof volna, "%.400s/volna", argc > 1 ? argv[1] : "build/release");
    int64_t id = make_database(path);
    double ms[ROW_RUNS], start_ms[ROW_RUNS], enter_ms[ROW_RUNS];
    for (int run = 0; run < ROW_RUNS; run++) {
        struct store *store = open_store(path);
        ms[run] = resume_once(store, id) * 1000;
        store_close(store);
        resume_in_terminal(volna, path, folder, &start_ms[run], &enter_ms[run]);
        start_ms[run] *= 1000;
        enter_ms[run] *= 1000;
    }
    return !row_print("resume of 10,000 events", " ms", ms, ROW_RUNS, RESUME_LIMIT,
                      "in a terminal %.1f ms from the start of the program, %.1f ms from Enter",
                      row_median(start_ms, ROW_RUNS), row_median(enter_ms, ROW_RUNS));
}
