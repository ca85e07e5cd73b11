/* The views: the journal made readable for people with any SQLite tool. `counted` is the base of
 * all others: the events that were not undone. Step and team numbers count from 0 as in the
 * events; `number` is what people say, from 1. */
#include "store/schema.h"

#include <stddef.h>

/* Stages of games: an answer is work, which is neither right nor wrong. */
#define WORK                                                                                       \
    "('compose', 'draw', 'rank', 'allocate', 'decide', 'judge', 'vote', 'write', 'debrief', "      \
    "'resolve')"

/* An answer to a stage, or one that is arranged or pointed at, cut at its commas, each piece with
 * the words for what it names: "books=300" is an item, "1:8.7" a team; whatever
 * it does not name stays as it is. */
#define PIECES_IN_WORDS                                                                            \
    "(WITH RECURSIVE cut(place, piece, rest) AS (\n"                                               \
    "    SELECT 0, '', g.canonical || ',' WHERE s.task IN ('order', 'point', 'oral', "             \
    "'rank', 'allocate', 'judge', 'vote')\n"                                                       \
    "    UNION ALL SELECT place + 1, substr(rest, 1, instr(rest, ',') - 1),\n"                     \
    "      substr(rest, instr(rest, ',') + 1) FROM cut WHERE rest <> ''),\n"                       \
    "  named(place, piece, id) AS (SELECT place, piece, substr(piece, 1,\n"                        \
    "      min(instr(piece || '@', '@'), instr(piece || '*', '*'), instr(piece || '=', '='),\n"    \
    "        instr(piece || '!', '!'), instr(piece || ':', ':')) - 1)\n"                           \
    "    FROM cut WHERE place > 0)\n"                                                              \
    "  SELECT group_concat(words, CASE s.task WHEN 'order' THEN ' → ' ELSE ', ' END)\n"          \
    "    FROM (SELECT coalesce(\n"                                                                 \
    "      (SELECT o.text FROM \"option\" AS o WHERE o.session = g.session AND o.step = g.step\n"  \
    "          AND o.id = named.id ORDER BY o.number LIMIT 1),\n"                                  \
    "      (SELECT n.name FROM team AS n WHERE s.task IN ('judge', 'vote')\n"                      \
    "          AND n.session = g.session AND n.team = CAST(named.id AS INTEGER)),\n"               \
    "      named.id) || substr(named.piece, length(named.id) + 1) AS words\n"                      \
    "    FROM named ORDER BY named.place))"

/* "a07@09:00,a01*45@11:00,e3!1*120@14:00,+60.2.-.Чай@16:00": what stands in a day, each with its
 * hour and, where they are not the card's own, its minutes. What is struck is called by what it
 * inserts ("e3!1"), else by its surprise; an own title has its signs coded. */
#define BOARD_IN_WORDS                                                                             \
    "(WITH RECURSIVE cut(place, piece, rest) AS (\n"                                               \
    "    SELECT 0, '', g.canonical || ',' WHERE s.task IN ('compose', 'draw')\n"                   \
    "    UNION ALL SELECT place + 1, substr(rest, 1, instr(rest, ',') - 1),\n"                     \
    "      substr(rest, instr(rest, ',') + 1) FROM cut WHERE rest <> ''),\n"                       \
    "  timed(place, body, time) AS (SELECT place, substr(piece, 1, length(piece) - 6),\n"          \
    "      substr(piece, -5) FROM cut WHERE place > 0),\n"                                         \
    "  parted(place, time, id, minutes, own) AS (SELECT place, time,\n"                            \
    "      substr(body, 1, instr(body || '*', '*') - 1),\n"                                        \
    "      substr(body, instr(body || '*', '*') + 1), '' FROM timed WHERE body NOT LIKE '+%'\n"    \
    "    UNION ALL SELECT place, time, '', substr(body, 2, instr(body, '.') - 2),\n"               \
    "      substr(body, instr(body, '.') + 1) FROM timed WHERE body LIKE '+%'),\n"                 \
    "  titled(place, time, id, minutes, own) AS (SELECT place, time, id, minutes,\n"               \
    "      substr(own, instr(own, '.') + 1) FROM parted)\n"                                        \
    "  SELECT group_concat(words, '; ') FROM (SELECT CASE WHEN id = '' THEN\n"                     \
    "      replace(replace(replace(replace(substr(own, instr(own, '.') + 1), '%2C', ','), '%2c', " \
    "','), '%40', '@'),\n"                                                                         \
    "        '%25', '%')\n"                                                                        \
    "      ELSE coalesce(\n"                                                                       \
    "        (SELECT o.text FROM \"option\" AS o WHERE o.session = g.session AND o.step = "        \
    "g.step\n"                                                                                     \
    "            AND o.id = titled.id ORDER BY o.number LIMIT 1),\n"                               \
    "        (SELECT o.text FROM \"option\" AS o WHERE o.session = g.session AND o.step = "        \
    "g.step\n"                                                                                     \
    "            AND o.id = substr(titled.id, 1, instr(titled.id || '!', '!') - 1)\n"              \
    "            ORDER BY o.number LIMIT 1),\n"                                                    \
    "        id) END || ' ' || time || CASE WHEN minutes = '' THEN '' ELSE ', ' || minutes || ' "  \
    "'\n"                                                                                          \
    "        || coalesce((SELECT o.text FROM \"option\" AS o WHERE o.session = g.session\n"        \
    "            AND o.step = g.step AND o.id = '*'), 'мин') END AS words\n"                    \
    "    FROM titled ORDER BY place))"

/* "a-2,b-1": what stands on the left and its pair. */
#define PAIRS_IN_WORDS                                                                             \
    "(WITH RECURSIVE cut(place, piece, rest) AS (\n"                                               \
    "    SELECT 0, '', g.canonical || ',' WHERE s.task = 'match'\n"                                \
    "    UNION ALL SELECT place + 1, substr(rest, 1, instr(rest, ',') - 1),\n"                     \
    "      substr(rest, instr(rest, ',') + 1) FROM cut WHERE rest <> '')\n"                        \
    "  SELECT group_concat(words, '; ') FROM (SELECT\n"                                            \
    "      (SELECT o.text FROM \"option\" AS o WHERE o.session = g.session AND o.step = g.step\n"  \
    "          AND o.id = substr(piece, 1, instr(piece, '-') - 1)) || ' — ' ||\n"                \
    "      (SELECT o.text FROM \"option\" AS o WHERE o.session = g.session AND o.step = g.step\n"  \
    "          AND o.id = substr(piece, instr(piece, '-') + 1)) AS words\n"                        \
    "    FROM cut WHERE place > 0 ORDER BY place))"

const struct schema_view schema_views[] = {
    /* An event is undone when its command (cause) is named by an `undone`, itself never undone. */
    {"counted", "CREATE VIEW counted AS\n"
                "SELECT * FROM event AS e\n"
                "WHERE e.kind <> 'undone' AND NOT EXISTS (\n"
                "  SELECT 1 FROM event AS u\n"
                "  WHERE u.session = e.session AND u.kind = 'undone' AND u.amount = e.cause)"},

    {"journal", "CREATE VIEW journal AS\n"
                "SELECT e.session, e.seq, strftime('%Y-%m-%d %H:%M:%S', e.wall_ms / 1000, "
                "'unixepoch') AS utc, e.kind,\n"
                "  CASE WHEN e.step >= 0 THEN e.step + 1 END AS number, t.name AS team, e.amount, "
                "e.text, e.actor,\n"
                "  EXISTS (SELECT 1 FROM event AS u\n"
                "    WHERE u.session = e.session AND u.kind = 'undone' AND u.amount = e.cause)\n"
                "    AND e.kind <> 'undone' AS undone\n"
                "FROM event AS e LEFT JOIN team AS t ON t.session = e.session AND t.team = e.team"},

    {"ledger",
     "CREATE VIEW ledger AS\n"
     "SELECT c.session, c.seq, c.step, c.team, t.name AS name, c.amount AS points, c.text AS "
     "reason, c.actor,\n"
     "  strftime('%Y-%m-%d %H:%M:%S', c.wall_ms / 1000, 'unixepoch') AS utc\n"
     "FROM counted AS c LEFT JOIN team AS t ON t.session = c.session AND t.team = c.team\n"
     "WHERE c.kind = 'points_awarded'"},

    {"standings", /* equal scores share a place and the next place is counted on: 1, 2, 2, 4 */
     "CREATE VIEW standings AS\n"
     "SELECT session, CASE WHEN retired = 0 THEN\n"
     "    rank() OVER (PARTITION BY session, retired ORDER BY score DESC) END AS place,\n"
     "  team, name, members, score, retired\n"
     "FROM (SELECT t.session, t.team, t.name, t.members, t.retired, coalesce((\n"
     "      SELECT sum(c.amount) FROM counted AS c\n"
     "      WHERE c.session = t.session AND c.team = t.team AND c.kind = 'points_awarded'), 0) AS "
     "score\n"
     "  FROM team AS t)"},

    {"phases", /* how far each step that was played has come */
     "CREATE VIEW phases AS\n"
     "SELECT session, step, CASE kind WHEN 'step_voided' THEN 'void' WHEN 'step_settled' THEN "
     "'settled'\n"
     "    WHEN 'step_revealed' THEN 'revealed' WHEN 'step_closed' THEN 'closed' ELSE 'open' END AS "
     "phase\n"
     "FROM (SELECT session, step, kind, max(seq) FROM counted\n"
     "  WHERE step >= 0 AND kind IN ('step_opened', 'step_reopened', 'step_closed', "
     "'step_revealed',\n"
     "    'step_settled', 'step_voided')\n"
     "  GROUP BY session, step)"},

    {"given", /* the last answer of each team to each step, as the journal writes it */
     "CREATE VIEW given AS\n"
     "SELECT session, step, team, text AS canonical, amount AS ms, seq FROM (\n"
     "  SELECT session, step, team, text, amount, max(seq) AS seq FROM counted WHERE kind = "
     "'answer_given'\n"
     "  GROUP BY session, step, team)\n"
     "WHERE text <> ''"},

    {"boards", /* days as they were given */
     "CREATE VIEW boards AS\n"
     "SELECT g.session, g.step, g.step + 1 AS number, g.team, " BOARD_IN_WORDS " AS words\n"
     "FROM given AS g JOIN step AS s USING (session, step) WHERE s.task IN ('compose', 'draw')"},

    {"answers", /* of teams; what the room said is in notes */
     "CREATE VIEW answers AS\n"
     "SELECT session, step, step + 1 AS number, team, name, question, answer, canonical, ms, "
     "points,\n"
     "  CASE WHEN judged = 1 THEN 'right' WHEN judged = 0 THEN 'wrong'\n"
     "    WHEN task IN " WORK " THEN 'given'\n"
     "    WHEN canonical = right_canonical THEN 'right'\n"
     "    WHEN task = 'oral' AND canonical = 'half' THEN 'part'\n"
     "    WHEN points > 0 THEN CASE WHEN task IN ('multi', 'order', 'match', 'oral')\n"
     "      OR why = 'distance' THEN 'part' ELSE 'right' END\n"
     "    ELSE 'wrong' END AS verdict\n"
     "FROM (SELECT g.session, g.step, g.team, t.name, s.task,\n"
     "    CASE WHEN s.question = '' THEN coalesce(s.title, '') ELSE s.question END AS question,\n"
     "    g.canonical, g.ms, s.canonical AS right_canonical,\n"
     "    CASE s.task WHEN 'number' THEN replace(g.canonical, '.', ',')\n"
     "      WHEN 'text' THEN g.canonical\n"
     "      WHEN 'write' THEN replace(g.canonical, char(10), ' / ')\n"
     "      ELSE coalesce((SELECT group_concat(text, ', ') FROM (SELECT o.text FROM \"option\" AS "
     "o\n"
     "        WHERE o.session = g.session AND o.step = g.step AND s.task IN ('choice', 'multi', "
     "'truefalse', 'decide')\n"
     "          AND instr(',' || g.canonical || ',', ',' || o.id || ',') > 0 ORDER BY o.number)),\n"
     "      (SELECT b.words FROM boards AS b WHERE b.session = g.session AND b.step = g.step\n"
     "        AND b.team = g.team),\n"
     "      " PIECES_IN_WORDS ", " PAIRS_IN_WORDS ",\n"
     "      g.canonical) END AS answer,\n"
     "    coalesce((SELECT sum(p.amount) FROM counted AS p WHERE p.session = g.session AND p.step "
     "= g.step\n"
     "      AND p.team = g.team AND p.kind = 'points_awarded'), 0) AS points,\n"
     "    (SELECT p.text FROM counted AS p WHERE p.session = g.session AND p.step = g.step\n"
     "      AND p.team = g.team AND p.kind = 'points_awarded' ORDER BY p.seq DESC LIMIT 1) AS "
     "why,\n"
     "    (SELECT j.amount FROM counted AS j WHERE j.session = g.session AND j.step = g.step\n"
     "      AND j.team = g.team AND j.kind = 'answer_judged' AND j.seq > g.seq\n"
     "      ORDER BY j.seq DESC LIMIT 1) AS "
     "judged\n"
     "  FROM given AS g JOIN step AS s USING (session, step) JOIN team AS t USING (session, "
     "team))"},

    {"notes", /* what the host wrote down for the room: a discussion, the votes on a document */
     "CREATE VIEW notes AS\n"
     "SELECT g.session, g.step, g.step + 1 AS number, s.task,\n"
     "  CASE WHEN s.question = '' THEN coalesce(s.title, '') ELSE s.question END AS question,\n"
     "  coalesce((SELECT o.text FROM \"option\" AS o WHERE s.task = 'decide' AND o.session = "
     "g.session\n"
     "      AND o.step = g.step AND o.id = g.canonical), g.canonical) AS text,\n"
     "  strftime('%Y-%m-%d %H:%M:%S', e.wall_ms / 1000, 'unixepoch') AS utc\n"
     "FROM given AS g JOIN step AS s USING (session, step) JOIN event AS e USING (session, seq)\n"
     "WHERE g.team = -1"},

    {"indicators", /* every change; team is empty where it is the whole room's */
     "CREATE VIEW indicators AS\n"
     "SELECT c.session, c.step, CASE WHEN c.step >= 0 THEN c.step + 1 END AS number, t.name AS "
     "team,\n"
     "  substr(c.text, 1, instr(c.text || ' ', ' ') - 1) AS indicator, c.amount AS change,\n"
     "  substr(c.text, instr(c.text || ' ', ' ') + 1) AS cause,\n"
     "  strftime('%Y-%m-%d %H:%M:%S', c.wall_ms / 1000, 'unixepoch') AS utc\n"
     "FROM counted AS c LEFT JOIN team AS t ON t.session = c.session AND t.team = c.team\n"
     "WHERE c.kind = 'indicator_changed'"},

    {"questions", "CREATE VIEW questions AS\n"
                  "SELECT s.session, s.step + 1 AS number, s.round, s.round_title, s.id, s.task, "
                  "s.question, s.options,\n"
                  "  s.answer, s.points, s.explanation, s.source, s.about, s.difficulty,\n"
                  "  coalesce(p.phase, 'not played') AS phase\n"
                  "FROM step AS s LEFT JOIN phases AS p USING (session, step)"},

    {"question_stats", /* over all sessions in the file; a question is known by its id */
     "CREATE VIEW question_stats AS\n"
     "SELECT s.id, max(s.question) AS question, count(DISTINCT s.session) AS sessions,\n"
     "  count(a.team) AS answers, coalesce(sum(a.verdict = 'right'), 0) AS right_answers,\n"
     "  CASE WHEN count(a.team) > 0 THEN 100 * sum(a.verdict = 'right') / count(a.team) END\n"
     "    AS right_percent,\n"
     "  CASE WHEN count(a.team) > 0 THEN sum(a.ms) / count(a.team) END AS mean_ms\n"
     "FROM step AS s JOIN phases AS p USING (session, step)\n"
     "LEFT JOIN answers AS a USING (session, step)\n"
     "WHERE p.phase IN ('revealed', 'settled') AND s.task NOT IN " WORK "\n"
     "  AND s.task NOT IN ('brief', 'talk', 'break', 'compare', 'present') GROUP BY s.id"},

    {"sessions", "CREATE VIEW sessions AS\n"
                 "SELECT s.id, strftime('%Y-%m-%d %H:%M:%S', s.started_ms / 1000, 'unixepoch') AS "
                 "started_utc,\n"
                 "  s.title, s.kind, s.venue, s.municipality, s.facilitator, p.teams, p.round, "
                 "s.rounds, p.events,\n"
                 "  t.name AS leader, t.score AS leader_score, p.finished\n"
                 "FROM session AS s JOIN progress AS p ON p.session = s.id\n"
                 "LEFT JOIN team AS t ON t.session = s.id AND t.team = p.leader"},

    {NULL, NULL},
};
